"""The forms of tables: a dialect of CSV means CSV wherever nothing else is said, in every command that has one."""

import pytest
from tests.cli.made_units import with_units
from tests.cli.program import Program

TABLES = [
    ("report",),
    ("report", "--by", "day"),
    ("coverage",),
    ("recognitions",),
    ("promises",),
    ("unit", "list"),
]


@pytest.fixture
def leader(leadtime: Program) -> Program:
    """leadtime with units, visits, lifts and promises."""
    return with_units(leadtime)


@pytest.mark.parametrize("dialect", [("--excel",), ("--locale", "sv"), ("--excel", "--locale", "sv")], ids=" ".join)
@pytest.mark.parametrize("words", TABLES, ids=" ".join)
def test_a_dialect_is_enough(leader: Program, words: tuple[str, ...], dialect: tuple[str, ...]) -> None:
    """Whoever asks for Excel, or for a language, gets CSV of it, to the letter as with --format csv."""
    short = leader(*words, *dialect)
    assert (short.code, short.err) == (0, "")
    assert short == leader(*words, "--format", "csv", *dialect)
    assert short != leader(*words, "--format", "csv")


@pytest.mark.parametrize("words", TABLES, ids=" ".join)
def test_without_one_it_is_a_table(leader: Program, words: tuple[str, ...]) -> None:
    """As with --format table."""
    assert leader(*words) == leader(*words, "--format", "table")
    assert leader(*words).out != leader(*words, "--format", "csv").out


@pytest.mark.parametrize("other", [("--json",), ("--format", "json"), ("--format", "table")], ids=" ".join)
@pytest.mark.parametrize("dialect", [("--excel",), ("--locale", "sv")], ids=" ".join)
@pytest.mark.parametrize("words", TABLES, ids=" ".join)
def test_a_contradiction_is_refused(
    leader: Program, words: tuple[str, ...], dialect: tuple[str, ...], other: tuple[str, ...]
) -> None:
    """Another form that is asked for in so many words is not CSV."""
    done = leader(*words, *dialect, *other)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("leadtime: --excel and --locale are for CSV\n  hint: leadtime ")


def test_a_report_in_markdown_is_no_csv(leader: Program) -> None:
    """It is a form of reports alone."""
    assert leader("report", "--format", "md", "--excel").err == (
        "leadtime: --excel and --locale are for CSV\n  hint: leadtime report --excel\n"
    )
