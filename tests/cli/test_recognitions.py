"""`leadtime recognitions`: the figures of a period as a table, CSV and JSON, and the recognitions one by one."""

import json

import pytest
from tests.cli.program import Program

BUDGET = """
[[unit]]
name = "schools/elineberg"
label = "Elineberg"
headcount = 60

[[unit]]
name = "schools/seaview"
label = "Seaview"
headcount = 20

[[behaviour]]
name = "helps others"
"""
LOG = """\
version = 1

[[entry]]
id = "k7d2m9qa"
date = 2026-11-23
minutes = 90
category = "visits"
unit = "schools/elineberg"

[[entry]]
id = "p3x8r4tz"
date = 2026-11-02
minutes = 90
category = "visits"
unit = "schools/seaview"

[[recognition]]
id = "rqxha2h7"
date = 2026-11-24
unit = "schools/elineberg"
what = "Built a garden"
behaviour = "helps others"
channel = "instagram"
entry = "k7d2m9qa"

[[recognition]]
id = "sqxha2h7"
date = 2026-08-24
unit = "schools/elineberg"
what = "Sang [b]"
"""
TABLE = """\
Quarter 4 2026, as of Friday 27 November
1 lift of 1 unit; 1 of 2 units had none.

unit         lifts  of lifts  of people  0%                100%  last lift  days
schools          1   100.0 %    100.0 %  █████████████████████┃     24 Nov     3
  Elineberg      1   100.0 %     75.0 %  ████████████████┃█████     24 Nov     3
  Seaview        ·               25.0 %       ┃                      never
The bar is the share of the lifts, ┃ that of the people.

behaviour     lifts  of lifts
helps others      1   100.0 %

1 of 2 visits led to no lift within 14 days.

visit  unit                       entry
2 Nov  Seaview (schools/seaview)  p3x8r4tz
`leadtime recognise UNIT "what they did" --entry ID` tells of one.
"""


@pytest.fixture
def program(leadtime: Program) -> Program:
    """Two schools, each visited, one of them lifted for it."""
    with leadtime.budget.open("a", encoding="utf-8") as budget:
        budget.write(BUDGET)
    leadtime.log.write_bytes(LOG.encode())
    return leadtime


def test_the_table(program: Program) -> None:
    """Units, behaviours, figures and the visits nobody told of, of the running quarter."""
    assert program("recognitions") == (0, TABLE, "")


def test_a_past_period(program: Program) -> None:
    """Is as of its last day."""
    out = program("recognitions", "2026-Q3").out
    assert out.startswith("Quarter 3 2026\n1 lift of 1 unit; 1 of 2 units had none.\n")
    assert "24 Aug    37\n" in out


def test_one_by_one(program: Program) -> None:
    """With the ids; text from people is data."""
    assert program("recognitions", "2026", "--list") == (
        0,
        "id        day     unit               what they did\n"
        "sqxha2h7  24 Aug  schools/elineberg  Sang [b]\n"
        "rqxha2h7  24 Nov  schools/elineberg  Built a garden\n"
        "\n"
        "2 lifts. `leadtime edit ID` changes one, `leadtime remove ID` takes it out.\n",
        "",
    )


def test_json_and_csv(program: Program) -> None:
    """The same figures for other programs."""
    found = json.loads(program("recognitions", "--json").out)
    assert found["schema"] == "leadtime.recognitions/1"
    assert (found["lifts"], found["visits_without_lift"], found["effective_units"]) == (1, 1, 1.0)
    assert [one["id"] for one in found["recognitions"]] == ["rqxha2h7"]
    assert program("recognitions", "--format", "json").out == program("recognitions", "--json").out
    lines = program("recognitions", "--format", "csv", "--locale", "sv").out.splitlines()
    assert lines[2] == "2026-10-01;2027-01-01;2026-11-27;unit;schools/elineberg;Elineberg;1;1;1,0;60;0,75;2026-11-24;3"


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("--excel", "--format", "table"), "leadtime: --excel and --locale are for CSV\n"),
        (("--list", "--format", "csv"), "leadtime: --list is a table, and --format csv has the figures\n"),
        (("10/11/2026",), 'leadtime: "10/11/2026" is not a period'),
    ],
)
def test_what_is_refused(program: Program, words: tuple[str, ...], error: str) -> None:
    """With what to type instead."""
    result = program("recognitions", *words)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(error)
    assert "hint: " in result.err


def test_a_faulty_recognition(program: Program) -> None:
    """Is told of after the good ones, with its line."""
    program.log.write_text(LOG + '\n[[recognition]]\nid = "x2222222"\ndate = 2026-11-25\nwhat = "x"\n')
    result = program("recognitions", "--list")
    last = "1 lift. `leadtime edit ID` changes one, `leadtime remove ID` takes it out."
    assert (result.code, result.out.splitlines()[-1]) == (3, last)
    assert "the recognition has no unit" in result.err


def test_a_newcomer(newcomer: Program) -> None:
    """Is told how to begin."""
    assert newcomer("recognitions").out == (
        "Quarter 4 2026, as of Friday 27 November\n"
        'No lifts in this time. `leadtime recognise UNIT "what they did"` enters one.\n'
    )


def test_a_terminal_and_all(program: Program) -> None:
    """On a terminal many units are cut down to those worth naming, and --all shows each; a pipe has all."""
    units = "".join(f'\n[[unit]]\nname = "depots/d{number}"\nheadcount = 2\n' for number in range(60))
    with program.budget.open("a", encoding="utf-8") as budget:
        budget.write(units)
    assert "60 more" in program.terminal("recognitions").out
    assert "d59" not in program.terminal("recognitions").out
    assert "d59" in program.terminal("recognitions", "--all").out
    assert "d59" in program("recognitions").out


def test_it_changes_nothing(program: Program) -> None:
    """Reading leaves the files as they are."""
    program("recognitions")
    program("recognitions", "--list")
    assert program.text() == LOG
