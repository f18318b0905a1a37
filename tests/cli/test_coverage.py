"""`leadtime coverage` and `next`: whom one has met and whom not, on the screen and for other programs."""

import csv
import io
import json
from pathlib import Path

import pytest
from tests.cli.made_units import LOG, with_units
from tests.cli.program import Program
from tests.view.golden_text import compare

from leadtime.formats.coverage_csv import COLUMNS

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def leader(leadtime: Program) -> Program:
    """leadtime with five units and half a year of visits; it is Friday 27 November 2026."""
    return with_units(leadtime)


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("coverage", ["coverage"]),
        ("coverage-unit", ["coverage", "--unit", "care"]),
        ("coverage-ended", ["coverage", "2026-Q3"]),
        ("coverage-to-come", ["coverage", "2027-Q1"]),
        ("next", ["next"]),
        ("next-one", ["next", "1"]),
    ],
)
def test_the_screen(leader: Program, name: str, words: list[str], columns: int) -> None:
    """Whom one has not met is seen first; nothing is wider than the page, and nothing is changed."""
    done = leader(*words, env={"COLUMNS": str(columns)})
    assert (done.code, done.err) == (0, "")
    assert max(len(line) for line in done.out.splitlines()) <= columns
    compare(GOLDEN / f"{name}-{columns}.txt", done.out)
    assert leader.text() == LOG


@pytest.mark.parametrize("form", ["json", "csv"])
def test_other_forms(leader: Program, form: str) -> None:
    """The same value for other programs: a key or a column that changes is seen here."""
    done = leader("coverage", "--format", form)
    assert (done.code, done.err) == (0, "")
    compare(GOLDEN / f"coverage.{form}", done.out)


def test_json_and_csv_have_the_same_figures(leader: Program) -> None:
    """Row by row, and --json is the short form."""
    found = json.loads(leader("coverage", "--json").out)
    assert found["schema"] == "leadtime.coverage/1"
    rows = list(csv.DictReader(io.StringIO(leader("coverage", "--format", "csv").out)))
    for line, row in zip(rows, found["rows"], strict=True):
        for key in COLUMNS:
            value = row[key]
            said = {True: "true", False: "false"}[value] if isinstance(value, bool) else value
            said = ", ".join(value) if isinstance(value, list) else said
            assert line[key] == ("" if said is None else str(said)), key


def test_next_as_json(leader: Program) -> None:
    """The trips with their units and why."""
    found = json.loads(leader("next", "2", "--json").out)
    assert (found["schema"], found["as_of"]) == ("leadtime.next/1", "2026-11-27")
    assert [[(unit["name"], unit["why"]) for unit in trip["units"]] for trip in found["trips"]] == [
        [("schools/mill-hill", ["never visited"])],
        [("care/birch-court", ["never visited"])],
    ]
    assert [trip["also_due"] for trip in found["trips"]] == [["schools/oak-lane"], ["care/seaview"]]


@pytest.mark.parametrize("words", [("coverage", "--json"), ("coverage", "2026-Q3"), ("next", "--json"), ("next",)])
def test_a_log_that_leadtime_wrote_is_read_as_one_edited_by_hand(leader: Program, words: tuple[str, ...]) -> None:
    """The short way to the visits of all years gives what a full reading does."""
    for when, unit in (("8-9", "oak-lane"), ("19-20", "seaview, elineberg"), ("45m", "mill-hill")):
        leader("log", "visits", when, "--date", "2026-11-26", "--unit", unit, "--people", "9", "--parallel")
    leader("log", "visits", "1h", 'A "quoted" note\nof two lines', "--unit", "birch-court", "--promise", "A map")
    known_good = leader(*words).out
    with leader.log.open("a", encoding="utf-8") as file:
        file.write("# a word of the owner's\n")
    assert leader(*words) == (0, known_good, "")


def test_faults_in_the_log(leader: Program) -> None:
    """What is good is shown, and the fault is told with its line, for either command."""
    with leader.log.open("a", encoding="utf-8") as file:
        file.write('\n[[entry]]\nid = "b0"\ncategory = "visits"\nunit = "schools/mill-hill"\n')
    for words in (("coverage",), ("next",)):
        done = leader(*words)
        assert (done.code, "Oak Lane school" in done.out) == (3, True)
        assert done.err.startswith("leadtime: 1 fault in the log; what can't be understood is not counted above\n")


def test_faults_in_the_units(leader: Program) -> None:
    """Figures by half of the units would mislead: there are none."""
    with leader.budget.open("a", encoding="utf-8") as file:
        file.write('\n[[unit]]\nname = "a//b"\n')
    for words in (("coverage",), ("coverage", "--json"), ("next",)):
        done = leader(*words)
        assert (done.code, done.out) == (3, "")
        assert str(leader.budget) in done.err


def test_without_units_it_says_how_to_begin(leadtime: Program) -> None:
    """The units of the log stand in for those of the budget, and what to type is said; with none there is no table."""
    none = (
        "There are no units on 27 November 2026. To bring in a whole organisation:\n"
        "`leadtime unit import FILE.csv`; to add one: `leadtime unit add\n"
        "schools/elineberg --headcount 45`.\n"
    )
    assert leadtime("coverage") == (0, f"Quarter 4 2026, as of Friday 27 November\n{none}", "")
    assert leadtime("next") == (0, none, "")
    leadtime("log", "visits", "9-10", "--unit", "schools/elineberg")
    by_log = "! The budget has no units on 27 November 2026, so these are those of the log,"
    assert "1 of 1 unit was visited" in leadtime("coverage").out
    assert by_log in leadtime("coverage").out
    assert leadtime("next").out.splitlines()[:3] == [
        "Nobody waits for a visit: every unit was visited in time, and no promise is",
        "open.",
        by_log,
    ]
    assert "schools" in leadtime("coverage", "--unit", "schools").out
    assert leadtime("coverage", "--unit", "care") == (
        1,
        "",
        'leadtime: no visit names the unit "care"\n  hint: leadtime coverage shows those that are named\n',
    )


def test_one_part_in_every_form(leader: Program) -> None:
    """--unit takes a name as it is typed elsewhere, and leaves the other rows out wherever they would be."""
    rows = json.loads(leader("coverage", "--unit", "care homes", "--json").out)["rows"]
    assert [row["name"] for row in rows] == ["care", "care/birch-court", "care/seaview"]
    lines = leader("coverage", "--unit", "care", "--format", "csv").out.splitlines()
    assert [line.split(",")[4] for line in lines[1:]] == ["care", "care/birch-court", "care/seaview"]
    assert leader("coverage", "--unit", "elinebergsskolan").out.splitlines()[5].startswith("Elineberg school  25 Nov")


def test_unknown_units_are_named(leader: Program) -> None:
    """A visit to a unit that the budget does not know is in no figure, and is said."""
    leader.log.write_text(LOG.replace("schools/oak-lane", "schools/oaklane").replace("2026-08-12", "2026-10-12"))
    assert "! Visits to units that the budget does not know are not counted: schools/oaklane" in leader("coverage").out


@pytest.mark.parametrize(
    ("words", "code", "error"),
    [
        (["next", "0"], 2, '"0" is not a number of units'),
        (["next", "many"], 2, '"many" is not a number of units'),
        (["coverage", "--unit", "nowhere"], 1, 'there is no unit "nowhere"'),
        (["coverage", "--json", "--excel"], 2, "--excel and --locale are for CSV"),
        (["coverage", "10/11/2026"], 2, '"10/11/2026"'),
    ],
)
def test_what_can_t_be_is_refused(leader: Program, words: list[str], code: int, error: str) -> None:
    """In one sentence, and with nothing on standard output."""
    done = leader(*words)
    assert (done.code, done.out) == (code, "")
    assert error in done.err


def test_five_hundred_units_are_one_screen_of_each_group(leadtime: Program) -> None:
    """On a terminal each group has its five worst units and what the others come to; --all and a pipe have all."""
    units = "".join(f'\n[[unit]]\nname = "g{n % 5}/u{n:03}"\nheadcount = 10\n' for n in range(500))
    with leadtime.budget.open("a") as file:
        file.write(units)
    leadtime("log", "visits", "1h", "--date", "2026-01-07", "--unit", "g0")
    short = leadtime.terminal("coverage")
    assert short.code == 0
    assert short.out.count("▼ never visited") == 5 * 5
    assert short.out.count("95 more: 95 never visited") == 5
    for whole in (leadtime.terminal("coverage", "--all"), leadtime("coverage")):
        assert whole.out.count("▼ never visited") == 500


def test_budget_check_and_doctor_look_at_the_units(leader: Program) -> None:
    """A fault in a unit is one of the budget; a unit that the log names and the budget does not know is a doubt."""
    assert leader("budget", "check").out == "No faults.\n"
    leader.log.write_text(LOG.replace('unit = "schools/oak-lane"', 'unit = "schools/oaklane"'))
    done = leader("doctor")
    assert done.code == 0
    assert "the budget does not know the unit schools/oaklane, named once" in done.out
    with leader.budget.open("a") as file:
        file.write('\n[[unit]]\nname = "care//x"\n')
    done = leader("budget", "check")
    assert done.code == 3
    assert "has an empty part" in done.out
