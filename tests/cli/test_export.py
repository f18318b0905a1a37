"""`leadtime export`: entries as CSV and JSON, whole, in the log's order."""

import csv
import json
import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest
from tests.cli.program import Program

HEADER = "id,date,start,end,minutes,hours,category,unit,people,tags,note,source"
LOG = """\
version = 1

[[entry]]
id = "aaaaaaaa"
date = 2026-11-24
minutes = 45
category = "visits"
unit = "schools/elineberg"
note = "=1+1"
audience = "staff"

[[entry]]
id = "bbbbbbbb"
start = 2026-11-22T23:00:00+01:00
end = 2026-11-23T00:30:00+01:00
category = "office"
tags = ["late", "a, b"]

[[entry]]
id = "cccccccc"
start = 2026-11-27T12:00:00+01:00
category = "visits"
people = 12
"""
ROWS = [
    "aaaaaaaa,2026-11-24,,,45,0.7500,visits,schools/elineberg,,,'=1+1,,staff",
    'bbbbbbbb,2026-11-22,2026-11-22T23:00:00+01:00,2026-11-23T00:30:00+01:00,90,1.5000,office,,,"late,""a, b""",,,',
    "cccccccc,2026-11-27,2026-11-27T12:00:00+01:00,,60,1.0000,visits,,12,,,,",
]


@pytest.fixture
def kept(leadtime: Program) -> Program:
    """Three entries: a duration, a night, and the running timer; the budget has a dimension."""
    leadtime.log.write_text(LOG)
    budget = leadtime.budget.read_text("utf-8")
    leadtime.budget.write_text(budget + '\n[[dimension]]\nname = "audience"\nvalues = ["staff"]\n', "utf-8")
    return leadtime


def lines(*rows: str) -> str:
    """A file of these rows, with the header and a column for the dimension."""
    return "".join(f"{row}\n" for row in (f"{HEADER},audience", *rows))


def test_everything_by_default(kept: Program) -> None:
    """In the order of the log; the timer has its minutes up to now and no end."""
    assert kept("export") == (0, lines(*ROWS), "")


def test_an_entry_belongs_to_the_day_it_began(kept: Program) -> None:
    """So exports of two weeks after one another have it once."""
    assert kept("export", "week").out == lines(ROWS[0], ROWS[2])
    assert kept("export", "last-week").out == lines(ROWS[1])
    assert kept("export", "2026-10").out == lines()


def test_the_dialects(kept: Program) -> None:
    """For Excel, for Swedish, and without the guard for a program."""
    text = kept("export", "--excel", "--locale", "sv").out
    assert text.startswith("\ufeff" + HEADER.replace(",", ";"))
    assert "aaaaaaaa;2026-11-24;;;45;0,7500;visits;schools/elineberg;;;'=1+1;;staff\r\n" in text
    assert ",=1+1," in kept("export", "--raw").out


def test_json(kept: Program) -> None:
    """The same entries, with the file's keys."""
    found = json.loads(kept("export", "--format", "json").out)
    assert found["schema"] == "leadtime.entries/1"
    assert [entry["id"] for entry in found["entries"]] == ["aaaaaaaa", "bbbbbbbb", "cccccccc"]
    assert kept("export", "--json").out == kept("export", "-f", "json").out


def test_to_a_file(kept: Program) -> None:
    """Byte for byte what standard output has; for its owner's eyes; and not over a file that is there, unasked."""
    path = kept.root / "week.csv"
    assert kept("export", "week", "-o", str(path)) == (0, f"Wrote 2 entries to {path}\n", "")
    assert path.read_bytes().decode() == lines(ROWS[0], ROWS[2])
    if os.name != "nt":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert kept("export", "-o", str(path)) == (
        1,
        "",
        f"leadtime: {path}: the file is there already, and was left as it is\n"
        "  hint: give another name, or add --force\n",
    )
    path.chmod(0o640)
    assert kept("export", "last-week", "-o", str(path), "--force", "--excel").code == 0
    assert path.read_bytes().startswith(b"\xef\xbb\xbfid,date,")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert sorted(found.name for found in kept.root.iterdir()) == ["folder", "week.csv"]


def test_never_over_our_own_files(kept: Program) -> None:
    """Not even with --force, nor over a link."""
    link = kept.root / "innocent.csv"
    link.symlink_to(kept.log)
    for path in (kept.log, kept.budget, kept.folder / ".leadtime.lock", link):
        result = kept("export", "-o", str(path), "--force")
        assert (result.code, result.err.splitlines()[0]) == (
            1,
            f"leadtime: {path}: leadtime keeps its own data there",
        )
    assert kept.text() == LOG
    elsewhere = kept.root / "synced.toml"
    kept.log.rename(elsewhere)
    kept.log.symlink_to(elsewhere)
    assert kept("export", "-o", str(elsewhere), "--force").code == 1
    assert kept.text() == LOG


@pytest.mark.parametrize("where", ["", "none/week.csv"])
def test_where_nothing_can_be_written(kept: Program, where: str) -> None:
    """A folder, or one that is not there: a sentence with the path, and no file."""
    path = kept.root / where
    result = kept("export", "-o", str(path), "--force")
    assert result.code == 4
    assert result.out == ""
    assert result.err.startswith(f"leadtime: {path}: ")
    assert [found.name for found in kept.root.iterdir()] == ["folder"]


@pytest.mark.parametrize(
    "words", [("--json", "--excel"), ("--json", "--raw"), ("--format", "json", "--locale", "sv"), ("--output", "")]
)
def test_options_that_do_not_go_together(kept: Program, words: tuple[str, ...]) -> None:
    """Are refused, not passed over."""
    assert kept("export", *words).code == 2


def test_a_fault_in_the_log(kept: Program) -> None:
    """What is good is exported, and the fault is told, with exit code 3."""
    kept.log.write_text(LOG + '\n[[entry]]\nid = "dddddddd"\ncategory = "visits"\n')
    result = kept("export")
    assert (result.code, result.out) == (3, lines(*ROWS))
    assert f"{kept.log}:25: the entry has no time" in result.err


def test_an_empty_log(leadtime: Program) -> None:
    """Is a header, and no fault."""
    assert leadtime("export") == (0, f"{HEADER}\n", "")


def test_in_a_pipe(kept: Program, tmp_path: Path) -> None:
    """The real program's bytes, line ends and all."""
    assert kept.process("export", "--excel").out.count("\r\n") == 4


TRACKERS = {
    "timeclock": """\
i 2026-11-22 23:00:00 office
o 2026-11-23 00:00:00 office
i 2026-11-23 00:00:00 office
o 2026-11-23 00:30:00 office
i 2026-11-24 08:00:00 visits  =1+1
o 2026-11-24 08:45:00 visits
i 2026-11-27 12:00:00 visits
""",
    "timewarrior": """\
inc 20261122T220000Z - 20261122T233000Z # "a, b" late office
inc 20261124T070000Z - 20261124T074500Z # audience:staff "duration-only" "unit:schools/elineberg" visits # "=1+1"
inc 20261127T110000Z # people:12 visits
""",
    "klog": """\
2026-11-22
    23:00 - 0:30> #office #tag=late #tag="a, b"

2026-11-24
    45m #visits #unit="schools/elineberg" #audience=staff =1+1

2026-11-27
    12:00 - ? #visits #people=12
""",
}


@pytest.mark.parametrize("form", TRACKERS)
def test_other_trackers(kept: Program, form: str) -> None:
    """The same entries as other programs read them; a period takes those that began in it, and -o writes a file."""
    assert kept("export", "--format", form) == (0, TRACKERS[form], "")
    assert kept("export", "2026-10", "--format", form) == (0, "", "")
    path = kept.root / "time"
    assert kept("export", "-f", form, "-o", str(path)) == (0, f"Wrote 3 entries to {path}\n", "")
    assert path.read_bytes().decode() == TRACKERS[form]


@pytest.mark.parametrize("form", TRACKERS)
@pytest.mark.parametrize("option", [("--excel",), ("--raw",), ("--locale", "sv")])
def test_csv_options_are_for_csv(kept: Program, form: str, option: tuple[str, ...]) -> None:
    """Another tracker's file has no dialects."""
    result = kept("export", "--format", form, *option)
    assert (result.code, result.err.splitlines()[0]) == (2, "leadtime: --excel, --locale and --raw are for CSV")


@pytest.mark.skipif(
    shutil.which("hledger") is None, reason="hledger is not installed, and its totals can't be asked for"
)
def test_hledger_and_the_report_say_the_same(leadtime: Program) -> None:
    """By category, of the entries that a week has: times by the clock and durations, one of them across midnight."""
    for words in (
        ("visits", "9-10:20", "--date", "2026-11-23"),
        ("visits", "20m", "--date", "2026-11-23"),
        ("visits", "20m", "--date", "2026-11-24"),
        ("communication/social", "50m", "--date", "2026-11-24"),
        ("office", "22-1:10", "--date", "2026-11-25"),
    ):
        assert leadtime("log", *words).code == 0
    path = leadtime.root / "week.timeclock"
    assert leadtime("export", "week", "-f", "timeclock", "-o", str(path)).code == 0
    asked = ["hledger", "-f", f"timeclock:{path}", "balance", "--flat", "-N", "-O", "csv"]
    rows = csv.reader(subprocess.run(asked, capture_output=True, check=True, text=True).stdout.splitlines()[1:])
    theirs = {account.replace(":", "/"): round(float(amount.removesuffix("h")) * 60) for account, amount in rows}
    report = json.loads(leadtime("report", "week", "--json").out)
    parts = {row["category"]: row["minutes"] for row in report["rows"] if row["category"] != "communication"}
    assert theirs == {category: minutes for category, minutes in parts.items() if minutes}
