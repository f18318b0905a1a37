"""The page on reliability and the tests say the same: no row is promised without a test, nor tried in silence."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.docs.console import ROOT

PAGE = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
ROW = re.compile(r"\bR[0-9]{2}\b")
PROMISED, _, REST = PAGE.partition("## What was measured last")
ROWS = re.findall(r"^\| (R[0-9]{2}) \|", PROMISED, re.MULTILINE)
MEASURED = REST.partition("\n## ")[0]


def _tests() -> Iterator[tuple[Path, str]]:
    """Each test with its text, but for this one."""
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        if path.name != Path(__file__).name:
            yield path, path.read_text(encoding="utf-8")


def test_every_row_of_the_page_has_a_test_that_names_it() -> None:
    """And every test that names a row has one on the page; each row stands there once."""
    named = {row for _, text in _tests() for row in ROW.findall(text)}
    assert sorted(named) == sorted(ROWS)


def test_the_page_has_every_row() -> None:
    """R01 to R42; R30 and R35 were never given."""
    assert sorted(ROWS) == [f"R{number:02}" for number in range(1, 43) if number not in (30, 35)]


def test_every_long_form_is_run_by_make_torture() -> None:
    """Each file that has a long form is in the Makefile's list, or in a folder there."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8").replace("\\\n", " ")
    listed = re.findall(r"^TORTURED = (.*)", makefile, re.MULTILINE)[0].split()
    have = [path.relative_to(ROOT).as_posix() for path, text in _tests() if re.search(r"\bmany\(", text)]
    assert [name for name in have if not any(name.startswith(one) for one in listed)] == []
    assert [one for one in listed if not any(name.startswith(one) for name in have)] == []


def test_every_row_with_a_long_form_was_measured() -> None:
    """What the long form found stands on the page, with the seed that brings it again."""
    long = [
        cells[1].strip() for line in PROMISED.splitlines() if len(cells := line.split("|")) == 6 and cells[3].strip()
    ]
    long = [row for row in long if ROW.fullmatch(row)]
    assert [row for row in long if row not in ROW.findall(MEASURED)] == []
    assert re.search(r"make torture SEED=[0-9]+", MEASURED)
