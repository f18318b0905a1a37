"""What is exported and imported again is what it was: every entry, in every dialect."""

from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cli.program import Program
from tests.formats.made_entries import logs, said

from leadtime.formats.log_edit import adding
from leadtime.formats.log_toml import parse_log
from leadtime.formats.toml_text import apply
from leadtime.model.entry import Entry

ZONES = [timezone(timedelta(hours=hours)) for hours in (-5, 0, 1, 2)]
RICH = [
    Entry(
        "aaaaaaaa", "visits", datetime(2026, 3, 1, 9, tzinfo=ZONES[2]), datetime(2026, 3, 1, 9, 45, 30, tzinfo=ZONES[2])
    ),
    Entry("bbbbbbbb", "a/b c", date=date(2026, 3, 1), minutes=0, unit="skolor/Ängen", people=12, tags=("x, y", "=1+1")),
    Entry("cccccccc", "office", datetime(2026, 3, 2, 23, tzinfo=ZONES[0]), datetime(2026, 3, 3, 8, tzinfo=ZONES[3])),
    Entry(
        "dddddddd", "visits", date=date(2026, 3, 1), minutes=45, note="'=SUM(A1)\r\n\t\x1b[0m \u202e", source="diary:1"
    ),
    Entry("eeeeeeee", "visits", date=date(2026, 3, 1), minutes=45, dimensions=(("audience", "staff"),)),
    Entry("ffffffff", "office", datetime(2026, 11, 27, 12, tzinfo=ZONES[2])),
]
BUDGET = 'version = 1\n\n[[dimension]]\nname = "audience"\nvalues = ["staff", "press"]\n'


def moved(first: Program, second: Program, entries: list[Entry], *words: str) -> list[Entry]:
    """The entries of the second log, into which an export of the first was imported."""
    for program in (first, second):
        program.budget.write_text(BUDGET)
    first.log.write_bytes(apply("", adding("", entries)).encode())
    path = str(first.root / "all.csv")
    exported = first("export", *words, "-o", path, "--force")
    assert exported.code == 0, exported
    done = second("import", "csv", path, "--new", "--parallel")
    assert done.code == 0, done
    again = second("import", "csv", path, "--new", "--parallel")
    assert again.out.startswith("Nothing to add: "), again
    return list(parse_log(second.text(), "", ("audience",)).entries)


@pytest.mark.parametrize("words", [("--raw",), (), ("--excel",), ("--excel", "--locale", "sv")])
def test_export_and_import_give_equal_entries(tmp_path: Path, words: tuple[str, ...]) -> None:
    """In an empty folder, from every dialect, in the same order."""
    found = moved(Program(tmp_path / "one"), Program(tmp_path / "two"), RICH, *words)
    assert [said(entry) for entry in found] == [said(entry) for entry in RICH]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(logs.filter(bool), st.sampled_from([("--raw",), ("--excel",)]))
def test_any_log_survives_the_way(
    tmp_path_factory: pytest.TempPathFactory, log: list[Entry], words: tuple[str, ...]
) -> None:
    """Notes that look like formulas, line ends, all offsets: what was written comes back.

    But for the NUL character, which no one can type: a file with one is refused as spoiled.
    """
    entries = [
        entry._replace(
            id=entry.id or f"n{number}xx",
            dimensions=(),
            note=entry.note.replace("\0", ""),
            source=entry.source.replace("\0", ""),
            tags=tuple(tag.replace("\0", "") for tag in entry.tags),
        )
        for number, entry in enumerate(log)
    ]
    root = tmp_path_factory.mktemp("way")
    found = moved(Program(root / "one"), Program(root / "two"), entries, *words)
    assert [said(entry) for entry in found] == [said(entry) for entry in entries]
