"""`leadtime rules`: the rules listed, and tried on a calendar without anything being logged."""

import json
from pathlib import Path

import pytest
from tests.cli.program import Program

BUDGET = """\
version = 1

[[category]]
path = "visits"

[[rule]]
summary = "visit"
category = "visits"
unit = "schools"

[[rule]]
summary = '/^private$/'
skip = "private"
"""
LIST = """\
2 rules; the first that fits an event takes it.

1  visits at schools  line 6
   summary "visit"
2  left out: private  line 11
   summary /^private$/

Try them: leadtime rules test calendar.ics
"""
EVENT = """\
BEGIN:VEVENT
UID:{uid}
DTSTART:{start}Z
DTEND:{end}Z
SUMMARY:{summary}
END:VEVENT
"""


@pytest.fixture
def leader(leadtime: Program) -> Program:
    """One who has two rules."""
    leadtime.budget.write_text(BUDGET)
    return leadtime


@pytest.fixture
def calendar(leader: Program) -> Path:
    """Five events of the last weeks, and one of the year before."""
    events = [
        ("20261123T080000", "20261123T093000", "School visit"),
        ("20261124T080000", "20261124T090000", "Private"),
        ("20261124T100000", "20261124T110000", "Budget"),
        ("20261125T100000", "20261125T130000", "budget"),
        ("20260830T100000", "20260830T130000", "Ninety days ago"),
        ("20260829T100000", "20260829T130000", "A day too early"),
    ]
    blocks = [
        EVENT.format(uid=number, start=start, end=end, summary=text) for number, (start, end, text) in enumerate(events)
    ]
    path = leader.root / "calendar.ics"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//leadtime//test//EN", "".join(blocks) + "END:VCALENDAR", ""]
    path.write_text("\n".join(lines).replace("\n", "\r\n"), newline="")
    return path


def test_the_list(leader: Program) -> None:
    """In the order in which they are tried."""
    assert leader("rules") == (0, LIST, "")


def test_the_list_as_json(leader: Program) -> None:
    """The same for another program."""
    found = json.loads(leader("rules", "--json").out)
    assert (found["schema"], found["trial"]) == ("leadtime.rules/1", None)
    assert [(rule["number"], rule["line"], rule["category"]) for rule in found["rules"]] == [
        (1, 6, "visits"),
        (2, 11, None),
    ]


def test_before_there_is_a_budget(newcomer: Program) -> None:
    """The rules that everyone begins with, and that they are not written down yet."""
    result = newcomer("rules")
    assert result.code == 0
    assert result.out.startswith("10 rules; the first that fits an event takes it.\n")
    assert result.err == (
        "These are what you begin with; leadtime init, or the first entry, makes them a file of yours.\n"
    )
    assert not newcomer.budget.exists()


def test_a_budget_from_before_there_were_rules(leader: Program) -> None:
    """It has none, and is shown what one looks like."""
    leader.budget.write_text('version = 1\n[[category]]\npath = "visits"\n')
    result = leader("rules")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("There are no rules. In budget.toml one looks like this:\n[[rule]]\n")


def test_a_faulty_rule_stops_only_what_needs_it(leader: Program) -> None:
    """`rules` says what is wrong and where; logging and reporting go on, without a word."""
    with leader.budget.open("a") as budget:
        budget.write('\n[[rule]]\nsumary = "x"\ncategory = "vists"\n')
    result = leader("rules")
    assert (result.code, result.out) == (3, "")
    assert result.err == (
        f'leadtime: {leader.budget}:16: "sumary" is not a key that leadtime knows here\n'
        "  hint: did you mean summary?\n  `leadtime budget check` shows 1 more\n"
    )
    assert leader("log", "visits", "45m").code == 0
    done = leader("report")
    assert (done.code, done.err) == (0, "")


def test_a_trial(leader: Program, calendar: Path) -> None:
    """The last ninety days, today among them: each rule with what it took, and what no rule took, most time first."""
    assert leader("rules", "test", str(calendar)) == (
        0,
        """\
30 August - 27 November 2026: 5 events, 9 h 30 m.

rule  events  time  gives              took
   1       1  1:30  visits at schools  School visit
   2       1  1:00  left out: private  Private

No rule took 3 events, 7 h:
events  time  summary
     2  4:00  Budget
     1  3:00  Ninety days ago

Not tried: 1 outside the period.

The next rule, for budget.toml; its category is for you to say:
[[rule]]
summary = "Budget"
category = "..."
""",
        "",
    )
    assert leader.text() == ""


def test_a_trial_of_a_period(leader: Program, calendar: Path) -> None:
    """As everywhere: the period stands last. JSON has every figure."""
    found = json.loads(leader("rules", "test", str(calendar), "2026-11-24", "--json").out)["trial"]
    assert found["period"] == {"start": "2026-11-24", "end": "2026-11-25", "label": "Tuesday 24 November 2026"}
    assert [(one["rule"], one["events"]) for one in found["taken"]] == [(1, 0), (2, 1)]
    assert found["untaken"] == [{"summary": "Budget", "events": 1, "minutes": 60}]
    assert found["outside"] == 4


def test_the_suggested_rule_takes_what_it_was_made_from(leader: Program, calendar: Path) -> None:
    """Copied below the others, with a category, it sorts what no rule took."""
    suggested = leader("rules", "test", str(calendar)).out.partition("to say:\n")[2]
    with leader.budget.open("a") as budget:
        budget.write("\n" + suggested.replace('"..."', '"visits"'))
    found = json.loads(leader("rules", "test", str(calendar), "--json").out)["trial"]
    assert found["taken"][2] | {"summaries": []} == {
        "rule": 3,
        "events": 2,
        "minutes": 240,
        "summaries": [],
        "more_summaries": 0,
    }


def test_without_a_file(leader: Program) -> None:
    """It says what is missing."""
    result = leader("rules", "test")
    assert result.code == 2
    assert result.out == ""
    assert "FILE" in result.err
