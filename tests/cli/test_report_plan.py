"""`leadtime report --plan`: what was planned against what was logged, on the screen and for other programs."""

import csv
import io
import json
from pathlib import Path

import pytest
from tests.cli.made_plan import PLANNED, planned_week, text_of
from tests.cli.program import Program
from tests.view.golden_text import compare

GOLDEN = Path(__file__).parent / "golden"
MONDAY_AFTER = "2026-11-30T09:00:00+01:00"
SUNDAY_BEFORE = "2026-11-22T18:00:00+01:00"


@pytest.fixture
def planned(leadtime: Program) -> Program:
    """A week with a plan, of which some happened; it is Friday, 13:00."""
    planned_week(leadtime)
    return leadtime


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize(
    ("name", "words", "now"),
    [
        ("plan-running", ["report", "--plan"], ""),
        ("plan-ended", ["report", "last-week", "--plan"], MONDAY_AFTER),
        ("plan-to-come", ["report", "2026-W48", "--plan"], SUNDAY_BEFORE),
        ("plan-day", ["report", "2026-11-24", "--plan"], ""),
    ],
)
def test_the_screen(planned: Program, name: str, words: list[str], now: str, columns: int) -> None:
    """Which planned visits became meetings is read at a glance; nothing is wider than the page."""
    if name == "plan-to-come":
        planned.log.unlink()
    done = planned(*words, env={"COLUMNS": str(columns)}, **({"now": now} if now else {}))
    assert (done.code, done.err) == (0, "")
    assert max(len(line) for line in done.out.splitlines()) <= columns
    compare(GOLDEN / f"{name}-{columns}.txt", done.out)


@pytest.mark.parametrize("form", ["json", "csv", "md"])
def test_other_forms(planned: Program, form: str) -> None:
    """The same value for other programs: a key or a column that changes is seen here."""
    done = planned("report", "last-week", "--plan", "--format", form, now=MONDAY_AFTER)
    assert (done.code, done.err) == (0, "")
    compare(GOLDEN / f"plan-ended.{form}", done.out)


def test_json_and_csv_have_the_same_figures(planned: Program) -> None:
    """Row by row, and --json is the short form."""
    found = json.loads(planned("report", "--plan", "--json").out)
    assert found["schema"] == "leadtime.plan/1"
    rows = list(csv.DictReader(io.StringIO(planned("report", "--plan", "--format", "csv").out)))
    for line, row in zip(rows, found["rows"], strict=True):
        for key, value in row.items():
            said = {True: "true", False: "false"}[value] if isinstance(value, bool) else value
            assert line[key] == "" if value is None else str(said) == line[key] or float(line[key]) == value


def test_more_than_ten_are_summed_up(leadtime: Program) -> None:
    """A screen of missed entries would be read by nobody: the sums stay, and how to see each."""
    (leadtime.folder / "plan.toml").write_text(
        text_of(
            tuple(
                f"{day} {hour} {hour[:3]}50 visits" for day in (24, 25) for hour in map("{:02}:00".format, range(8, 14))
            )
        )
    )
    out = leadtime("report", "--plan").out
    assert out.endswith("Instead of 10 h of visits: nothing else 12 times.\nA shorter period shows each of them.\n")
    assert "Planned, and did not happen" not in out
    assert leadtime("report", "2026-11-24", "--plan").out.count("nothing logged") == 6


def test_one_missed_entry_is_said_once(leadtime: Program) -> None:
    """Its line says what came instead, and a sum of one would only repeat it."""
    (leadtime.folder / "plan.toml").write_text(text_of(PLANNED[:1]))
    leadtime("log", "office", "8-9:30", "--date", "2026-11-23")
    assert leadtime("report", "--plan").out.endswith(
        "Planned, and did not happen:\n"
        "                     planned   instead\n"
        "Mon 23  08:00-09:30  meetings  office   Executive team\n"
    )


@pytest.mark.parametrize("words", [(), ("--json",), ("--format", "csv")])
def test_without_a_plan(leadtime: Program, words: tuple[str, ...]) -> None:
    """It says so, and how to make one; no file is made by asking."""
    assert leadtime("report", "--plan", *words) == (
        1,
        "",
        "leadtime: Week 48, 23-29 November 2026: nothing is planned\n"
        "  hint: leadtime import ics calendar.ics week --as-plan keeps a calendar's events as the plan\n",
    )
    assert not (leadtime.folder / "plan.toml").exists()


def test_with_a_plan_for_other_weeks(planned: Program) -> None:
    """The file is named: there is one, and it says nothing of this week."""
    done = planned("report", "last-week", "--plan")
    assert (done.code, done.err.splitlines()[0]) == (
        1,
        f"leadtime: {planned.folder}/plan.toml: Week 47, 16-22 November 2026: nothing is planned",
    )


def test_reading_changes_nothing(planned: Program) -> None:
    """R19: no file is made or touched, with a plan and without one."""
    before = {path: path.stat().st_mtime_ns for path in planned.root.rglob("*")}
    assert planned("report", "--plan").code == 0
    assert planned("report", "last-week", "--plan").code == 1
    assert {path: path.stat().st_mtime_ns for path in planned.root.rglob("*")} == before


def test_not_with_a_grid(planned: Program) -> None:
    """--by is another report."""
    done = planned("report", "--plan", "--by", "day")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("leadtime: --plan and --by are two different reports\n")


def test_faults_in_the_plan(planned: Program) -> None:
    """What is good is shown, the fault is told with its line, and a report without the plan does not look at it."""
    plan = planned.folder / "plan.toml"
    plan.write_text(plan.read_text() + '\n[[entry]]\nid = "b0"\ncategory = "visits"\n')
    line = len(plan.read_text().splitlines()) - 2
    done = planned("report", "--plan")
    assert done.out.startswith("Week 48, 23-29 November 2026: planned against actual\n")
    assert (done.code, done.err) == (
        3,
        "leadtime: 1 fault in the plan; what can't be understood is not counted above\n"
        f"  hint: {plan}:{line}: the entry has no time (an entry has start and end, or date and minutes)\n",
    )
    assert planned("report").code == 0
    plan.write_text("version = \n")
    done = planned("report", "--plan")
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith(f"leadtime: {plan}:1: ")
    assert planned("report").code == 0
    assert planned("log", "office", "5m").code == 0


def test_what_people_write_is_data(leadtime: Program) -> None:
    """An escape code in an event's summary is shown and not obeyed, and markup is not markup."""
    line = "24 09:00 11:00 visits | [red]x[/red]"
    (leadtime.folder / "plan.toml").write_text(text_of((line,)).replace("[red]x", "\\u001b[31m[red]x"))
    for form in ("table", "md", "csv"):
        assert "\x1b" not in leadtime("report", "--plan", "--format", form).out
    assert "\\x1b[31m[red]x[/red]" in leadtime("report", "--plan").out
