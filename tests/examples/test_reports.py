"""The examples' reports, whole, as the program prints them at the widths people have (golden texts in golden/)."""

import shutil
from pathlib import Path

import pytest
from tests.cli.program import Program
from tests.view.golden_text import compare

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def director(tmp_path: Path) -> Program:
    """The thirteen weeks, on a scratch copy."""
    program = Program(tmp_path / "director")
    for file in ("leadtime.toml", "budget.toml"):
        shutil.copy(ROOT / "examples" / "director" / file, program.folder)
    return program


@pytest.fixture
def bristol(tmp_path: Path) -> Program:
    """The four days of the Mayor of Bristol, brought in by the command."""
    program = Program(tmp_path / "bristol")
    shutil.copy(ROOT / "examples" / "bristol-budget.toml", program.budget)
    program.environment["TZ"] = "Europe/London"
    assert program("import", "csv", str(ROOT / "examples" / "bristol-mayor-2017-04.csv")).code == 0
    return program


@pytest.mark.parametrize("columns", [80, 100, 120, 160])
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("week-47", ["report", "2026-W47"]),
        ("running-week", ["report"]),
        ("glance", []),
        ("by-day", ["report", "--by", "day"]),
        ("by-unit", ["report", "2026-W47", "--by", "unit"]),
        ("autumn-break", ["report", "2026-W44"]),
        ("quarter", ["report", "2026-Q4"]),
    ],
)
def test_the_director(director: Program, name: str, words: list[str], columns: int) -> None:
    """It is Friday of week 48, 13:00."""
    done = director(*words, env={"COLUMNS": str(columns)})
    assert (done.code, done.err) == (0, "")
    assert max(len(line) for line in done.out.splitlines()) <= columns
    compare(GOLDEN / f"{name}-{columns}.txt", done.out)


@pytest.mark.parametrize("columns", [80, 120])
def test_bristol(bristol: Program, columns: int) -> None:
    """3-6 April 2017: 2,085 minutes; meetings 1,020, office 615, visits 180, communication 165, travel 105."""
    done = bristol("report", "2017-04-03..2017-04-06", now="2017-04-07T09:00:00+01:00", env={"COLUMNS": str(columns)})
    assert done.code == 0
    for figure in ("34 h 45 m", "17:00", "10:15", "3:00", "2:45", "1:45"):
        assert figure in done.out
    compare(GOLDEN / f"bristol-{columns}.txt", done.out)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("week-47.json", ["report", "2026-W47", "--json"]),
        ("week-47.csv", ["report", "2026-W47", "--format", "csv"]),
        ("week-47.md", ["report", "2026-W47", "--format", "md"]),
        ("thursday.csv", ["export", "2026-11-26"]),
        ("thursday.json", ["list", "2026-11-26", "--json"]),
        ("gaps.json", ["gaps", "2026-W47", "--json"]),
    ],
)
def test_the_director_for_other_programs(director: Program, name: str, words: list[str]) -> None:
    """What other programs read is pinned too: a key or a column that changes is seen here."""
    done = director(*words)
    assert (done.code, done.err) == (0, "")
    compare(GOLDEN / name, done.out)
