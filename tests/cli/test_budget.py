"""`leadtime budget`: shown, checked, and changed from a day on without rewriting the weeks before."""

import json

import pytest
from tests.cli.program import Program

from leadtime.formats.templates import template

TABLE = """\
40 h of work a week, Monday to Friday, 8 h a day.

category       target       label          also
office         ≤ 45 %       Office work    desk, email, kontor, mejl
meetings                    Meetings       meeting, möte, möten
visits         ≥ 25 %       Visits         visit, besök
               ≥ 3 a week
communication               Communication  kommunikation
  social       ≥ 20 %       Social media   lift, lyft
travel                      Travel         trip, resa
lunch          not counted  Lunch          break, rast
"""


@pytest.mark.parametrize("words", [("budget",), ("budget", "show")])
def test_the_whole_budget(leadtime: Program, words: tuple[str, ...]) -> None:
    """Categories as a tree, the targets in force, labels and aliases."""
    assert leadtime(*words) == (0, TABLE, "")


def test_before_there_is_a_file(newcomer: Program) -> None:
    """The budget that everyone begins with is shown, and that it is not written down yet."""
    result = newcomer("budget")
    assert (result.code, result.out) == (0, TABLE)
    assert result.err == ("This is what you begin with; leadtime init, or the first entry, makes it a file of yours.\n")


def test_json(leadtime: Program) -> None:
    """Each target with its first and last day in force."""
    leadtime("budget", "target", "office", "--at-most", "40%")
    found = json.loads(leadtime("budget", "--json").out)
    assert found == json.loads(leadtime("budget", "show", "--json").out)
    assert list(found) == [
        "schema", "week_minutes", "working_days", "week_starts", "least_coverage", "categories", "targets", "dimensions"
    ]  # fmt: skip
    assert (found["schema"], found["week_minutes"], found["week_starts"]) == ("leadtime.budget/1", 2400, "monday")
    assert found["categories"][-1] == {
        "path": "lunch",
        "label": "Lunch",
        "aliases": ["break", "rast"],
        "counts": False,
        "visits": False,
    }
    old = {"category": "office", "at_least": None, "at_most": "45%", "per": "week", "of": "logged", "from": None}
    old["visit_every"] = None
    assert found["targets"][:2] == [
        old | {"until": "2026-11-22", "stage": "ended"},
        old | {"at_most": "40%", "from": "2026-11-23", "until": None, "stage": "running"},
    ]


def test_a_target_from_this_week_on(leadtime: Program) -> None:
    """The file gets one block more, and undo takes it away again."""
    assert leadtime("budget", "target", "kontor", "--at-most", "40%") == (
        0,
        "From Monday 23 November 2026 office gets at most 40 %, and before that at most 45 %.\n",
        "",
    )
    block = '\n[[target]]\ncategory = "office"\nat_most = "40%"\nfrom = 2026-11-23\n'
    assert leadtime.budget.read_bytes().decode() == template("municipal-director") + block
    assert leadtime("budget", "target", "office", "--at-most", "40%").out == (
        "office gets at most 40 % already; nothing was changed.\n"
    )
    assert leadtime("undo").out == "Undone: budget target office at most 40 %, made on 27 November at 13:00.\n"
    assert leadtime.budget.read_bytes().decode() == template("municipal-director")


def test_old_weeks_keep_the_old_target(leadtime: Program) -> None:
    """That is what the day is for."""
    leadtime("log", "office", "9-11", "--date", "2026-11-20")
    leadtime("log", "office", "9-11", "--date", "2026-11-27")
    leadtime("budget", "target", "office", "--at-most", "30%")
    for week, bound in (("last-week", "45%"), ("week", "30%")):
        rows = json.loads(leadtime("report", week, "--json").out)["rows"]
        assert rows[0]["targets"][0]["at_most"] == bound


def test_a_target_for_a_while(leadtime: Program) -> None:
    """When it ends, the one before holds again; `budget` shows all of them with their days."""
    words = ("--at-most", "60%", "--from", "2026-12-14", "--until", "2026-12-31")
    assert leadtime("budget", "target", "office", *words).out == (
        "From Monday 14 December 2026 to Thursday 31 December 2026 office gets at most 60 %, and before that at most "
        "45 %; from Friday 1 January 2027 on at most 45 % again.\n"
    )
    assert leadtime("budget").out == TABLE + (
        "\nEnding\noffice  ≤ 45 %  until 13 December 2026\n"
        "\nLater\noffice  ≤ 60 %  from 14 December 2026 until 31 December 2026\n"
        "office  ≤ 45 %  from 1 January 2027\n"
    )
    assert (
        "Earlier\noffice  ≤ 45 %  until 13 December 2026\n" in leadtime("budget", now="2027-02-01T12:00:00+01:00").out
    )


@pytest.mark.parametrize(
    ("words", "said", "block"),
    [
        (
            ("visits", "--at-least", "4x", "--per", "month"),
            "visits gets at least 4 a month.",
            'category = "visits"\nat_least = "4x"\nper = "month"\n',
        ),
        (
            ("social", "--at-least", "15%", "--at-most", "22,5%"),
            "communication/social gets 15 to 22.5 %.",
            'category = "communication/social"\nat_least = "15%"\nat_most = "22.5%"\n',
        ),
        (
            ("visits", "--at-least", "20%", "--of", "capacity"),
            "visits gets at least 20 % of capacity.",
            'category = "visits"\nat_least = "20%"\nof = "capacity"\n',
        ),
        (
            ("lunch", "--at-most", "5h"),
            "lunch gets at most 5 h a week.",
            'category = "lunch"\nat_most = "5h"\n',
        ),
    ],
)
def test_every_kind_of_target(leadtime: Program, words: tuple[str, ...], said: str, block: str) -> None:
    """Only what differs from the default is written."""
    assert leadtime("budget", "target", *words).out == f"From Monday 23 November 2026 {said}\n"
    assert leadtime.budget.read_text("utf-8").endswith(f"\n[[target]]\n{block}from = 2026-11-23\n")


@pytest.mark.parametrize(
    ("words", "code", "message", "hint"),
    [
        (("office",), 2, "a target says how much: --at-least, --at-most or both", "an amount is 20% (a share), 6h or"),
        (("office", "--at-most", "45"), 2, '"45" has no unit: a share, time or a number of entries?', "say 45% for a"),
        (
            ("office", "--at-least", "10%", "--at-most", "6h"),
            2,
            "--at-least is a share and --at-most a time",
            "set two targets",
        ),
        (
            ("office", "--at-least", "50%", "--at-most", "10%"),
            2,
            "--at-least 50% is more than --at-most 10%",
            "turn the two round",
        ),
        (
            ("office", "--at-most", "45%", "--per", "month"),
            2,
            "--per is not for a share, which is of whatever",
            "leave",
        ),
        (
            ("visits", "--at-least", "3x", "--of", "capacity"),
            2,
            "--of is for a share, and this is a number of",
            "leave",
        ),
        (("lunch", "--at-most", "5%"), 1, "lunch does not count, so it has no share", "give a time"),
        (
            ("office", "--at-most", "5%", "--until", "2026-11-22"),
            2,
            "--until 2026-11-22 is before --from 2026-11-23",
            "--until is the last day",
        ),
        (("offsite", "--at-most", "5%"), 1, 'there is no category "offsite"', "did you mean"),
    ],
)
def test_a_target_that_cannot_be(leadtime: Program, words: tuple[str, ...], code: int, message: str, hint: str) -> None:
    """A sentence, a hint, and the file as it was."""
    result = leadtime("budget", "target", *words)
    lines = result.err.splitlines()
    assert (result.code, result.out, len(lines)) == (code, "", 2)
    assert lines[0].startswith(f"leadtime: {message}")
    assert lines[1].startswith(f"  hint: {hint}")
    assert leadtime.budget.read_bytes().decode() == template("municipal-director")


def test_two_targets_from_one_day(leadtime: Program) -> None:
    """The second one is refused: which of them holds would be anybody's guess."""
    leadtime("budget", "target", "office", "--at-most", "40%")
    assert leadtime("budget", "target", "office", "--at-most", "35%") == (
        1,
        "",
        "leadtime: office has a target of this kind from 2026-11-23 already\n"
        "  hint: if it was a slip, leadtime undo takes it back; "
        "else give another --from, or change it in budget.toml\n",
    )


def test_a_category_is_added(leadtime: Program) -> None:
    """With everything that it can have."""
    words = ("communication/press", "--label", "Press", "--alias", "media", "--alias", "tidning", "--not-counted")
    assert leadtime("budget", "add", *words) == (
        0,
        "Added the category communication/press. To log under it: leadtime log communication/press 45m\n",
        "",
    )
    assert leadtime.budget.read_text("utf-8").endswith(
        '\n[[category]]\npath = "communication/press"\nlabel = "Press"\n'
        'aliases = ["media", "tidning"]\ncounts = false\n'
    )
    assert "  press        not counted  Press          media, tidning\n" in leadtime("budget").out


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("Visits",), 1, "there is a category visits already"),
        (("press", "--alias", "mejl"), 1, 'the alias "mejl" also stands for "office"'),
        (("press", "--alias", "a#b"), 1, "the alias \"a#b\" contains '#'"),
        (("a//b",), 2, '"a//b" can\'t be a category: it has an empty part'),
    ],
)
def test_a_category_that_cannot_be(leadtime: Program, words: tuple[str, ...], code: int, message: str) -> None:
    """Is refused, and the budget stays without a fault."""
    result = leadtime("budget", "add", *words)
    assert (result.code, result.err.splitlines()[0]) == (code, f"leadtime: {message}")
    assert leadtime.budget.read_bytes().decode() == template("municipal-director")


def test_the_first_change_begins_the_budget(newcomer: Program) -> None:
    """With the template, which the change is then added to."""
    result = newcomer("budget", "add", "press")
    assert result.code == 0
    assert result.err.startswith("Your budget is a municipal director's")
    assert newcomer.budget.read_text("utf-8") == template("municipal-director") + '\n[[category]]\npath = "press"\n'


def test_check_finds_every_fault(leadtime: Program) -> None:
    """Each with its line and how to mend it; the faults are the answer, so they are data."""
    assert leadtime("budget", "check") == (0, "No faults.\n", "")
    leadtime.budget.write_text(
        'version = 1\n\n[[category]]\npath = "office"\n\n[[target]]\ncategory = "ofice"\nat_most = "45"\n'
    )
    assert leadtime("budget", "check") == (
        3,
        f'{leadtime.budget}:7: there is no category "ofice"\n'
        "  hint: did you mean office?\n"
        f'{leadtime.budget}:8: at_most: "45" has no unit: a share, time or a number of entries?\n'
        "  hint: say 45% for a share, 45h for time, 45x for a number of entries\n"
        "2 faults.\n",
        "",
    )
    found = json.loads(leadtime("budget", "check", "--json").out)
    assert (found["schema"], [fault["line"] for fault in found["faults"]]) == ("leadtime.budget-check/1", [7, 8])


def test_check_finds_the_faults_of_rules_too(leadtime: Program) -> None:
    """By their lines among the others; what a rule says wrongly hides no warning about the targets."""
    leadtime.budget.write_text(
        'version = 1\nme = "anna"\n\n[[category]]\npath = "visits"\n\n'
        "[[rule]]\nsummary = '/(/'\ncategory = \"vists\"\n\n"
        '[[target]]\ncategory = "visits"\nat_least = "50h"\n\n[[dimension]]\nname = "mode"\n'
    )
    result = leadtime("budget", "check")
    assert result.code == 3
    assert [line for line in result.out.splitlines() if line.startswith(str(leadtime.budget))] == [
        f'{leadtime.budget}:2: "anna" is not a mail address',
        f'{leadtime.budget}:8: the regular expression "/(/" is wrong: missing ) at position 1',
        f'{leadtime.budget}:9: there is no category "vists"',
        f"{leadtime.budget}:15: the dimension has no values",
    ]
    leadtime.budget.write_text(leadtime.budget.read_text().partition("[[dimension]]")[0])
    assert leadtime("budget", "check").out.endswith("3 faults; 1 warning.\n")


def test_check_warns_of_what_no_week_can_meet(leadtime: Program) -> None:
    """A warning alone is no failure."""
    leadtime("budget", "target", "office", "--at-least", "60%")
    assert leadtime("budget", "check") == (
        0,
        f"{leadtime.budget}: warning: the at-least shares add up to 105 %, so no week can meet them all\n"
        "  hint: leadtime budget shows the targets\n"
        f"{leadtime.budget}: warning: office gets at most 45 %, and at least 60 % by another target\n"
        "  hint: leadtime budget shows the targets\n"
        "No faults; 2 warnings.\n",
        "",
    )


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("visits", "--at-most", "2x"), "visits gets at most 2, and at least 3 by another target"),
        (("office", "--at-least", "50%"), "office gets at most 45 %, and at least 50 % by another target"),
    ],
)
def test_targets_of_one_category_that_exclude_each_other(
    leadtime: Program, options: tuple[str, ...], sentence: str
) -> None:
    """Shares and numbers alike are looked at."""
    leadtime("budget", "target", *options)
    assert sentence in leadtime("budget", "check").out


def test_a_budget_that_is_gone_is_not_replaced_in_silence(leadtime: Program) -> None:
    """Nothing is judged by targets that nobody chose: --restore brings it back, and init --replace begins another."""
    leadtime("budget", "target", "office", "--at-most", "20%")
    leadtime("log", "office", "45m")
    leadtime.budget.unlink()
    for words in (("report",), ("log", "office", "5m"), ("budget",), ("undo",), ()):
        done = leadtime(*words)
        assert done.code == 3, words
        assert "the budget is gone, and one was kept here" in done.err
        assert "leadtime doctor --restore brings it back" in done.err
    assert not leadtime.budget.exists()
    assert leadtime("init", "--replace").code == 0
    assert leadtime("report").code == 0


def test_a_faulty_budget_is_not_changed(leadtime: Program) -> None:
    """What was typed is kept, and the file is as it was."""
    leadtime.budget.write_text("version = 1\nweek = 3\n")
    result = leadtime("budget", "target", "office", "--at-most", "40%")
    assert result.code == 3
    assert "what you typed is kept in" in result.err
    assert leadtime.budget.read_text() == "version = 1\nweek = 3\n"


def test_a_report_without_a_budget_says_so(newcomer: Program) -> None:
    """A log that was copied without its budget is judged by no targets in silence."""
    newcomer.log.write_text(
        'version = 1\n\n[[entry]]\nid = "k7d2m9qa"\ndate = 2026-11-27\nminutes = 45\ncategory = "visits"\n'
    )
    assert "There is no budget.toml here" in newcomer("report").err
    assert not newcomer.budget.exists()
