"""The other programs that keep time on a command line: what each is asked to do, if it is on this machine.

Each has its usual files and its usual command. What is asked of all is one entry logged, and the totals of a week and
of ten years. hledger has no command that logs: one writes a line by hand, so it is left out there. Timewarrior has no
totals by tag: its summary lists the intervals of the time asked for, with their total.
"""

import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from measuring import PROJECT, outside

WATSON = PROJECT / "build" / "watson"
DAY, START, END = "2026-11-27", "18:15", "18:30"  # of the entry that is logged, which is office


class Days(NamedTuple):
    """Days from the first to the last, both included."""

    first: date
    last: date

    @property
    def after(self) -> date:
        """The day after the last."""
        return self.last + timedelta(days=1)


WEEK = Days(date(2026, 11, 23), date(2026, 11, 29))
TEN_YEARS = Days(date(2017, 1, 1), date(2026, 12, 31))


class Peer(NamedTuple):
    """A program on this machine. `folder` is where its files are; `log` is empty where it has no such command.

    `asks` makes the command for the totals of some days, and `exports` one whose output `reads` turns into the exact
    minutes of each category, for the comparison.
    """

    name: str
    version: str
    folder: str
    environment: Mapping[str, str]
    log: tuple[str, ...]
    asks: Callable[[Days], tuple[str, ...]]
    exports: Callable[[Days], tuple[str, ...]]
    reads: Callable[[str], dict[str, int]]


def install_watson() -> None:
    """Make an environment for Watson alone, if there is none and pip can be reached; else it will be told as absent."""
    if not (WATSON / "bin" / "watson").exists():
        for words in ((sys.executable, "-m", "venv", WATSON), (WATSON / "bin/pip", "install", "-q", "td-watson")):
            if subprocess.run(words, env=outside(), capture_output=True).returncode:
                break


def find_peers(files: Path) -> tuple[list[Peer], list[str]]:
    """Those that are here, with their files below the folder, and a sentence about each that is not."""
    here, absent = [], []
    for name, program, hint, make in (
        ("Timewarrior", shutil.which("timew"), "`apt install timewarrior`", _timewarrior),
        (
            "Watson",
            shutil.which("watson", path=WATSON / "bin"),
            "`pip install td-watson` in build/watson",
            _watson,
        ),
        ("hledger", shutil.which("hledger"), "`apt install hledger`", _hledger),
        ("klog", shutil.which("klog"), "https://klog.jotaen.net", _klog),
    ):
        if program is None:
            absent.append(f"{name} is not on this machine ({hint}).")
        else:
            here += make(program, files)
    return here, absent


def _timewarrior(program: str, files: Path) -> list[Peer]:
    def asks(days: Days) -> tuple[str, ...]:
        return program, "summary", str(days.first), "-", str(days.after)

    def exports(days: Days) -> tuple[str, ...]:
        return program, "export", str(days.first), "-", str(days.after)

    log = (program, "track", f"{DAY}T{START}", "-", f"{DAY}T{END}", "office")
    environment = outside() | {"TIMEWARRIORDB": str(files / "timewarrior")}
    version = _said(program, "--version")
    return [Peer("Timewarrior", version, "timewarrior", environment, log, asks, exports, _of_timewarrior)]


def _of_timewarrior(text: str) -> dict[str, int]:
    """The seconds of each interval, by the tag that is a category: the one that its order of tags puts anywhere."""
    seconds: Counter[str] = Counter()
    for interval in json.loads(text):
        began, ended = (_utc_seconds(interval[name]) for name in ("start", "end"))
        seconds[next(tag for tag in interval["tags"] if tag not in _NO_CATEGORY)] += ended - began
    return _minutes(seconds)


_NO_CATEGORY = {"budget", "schools/elineberg", "care/seaview"}  # the tag and the units of the history


def _utc_seconds(text: str) -> int:
    """Seconds since the year 1 of 20261127T120000Z."""
    day = date(int(text[:4]), int(text[4:6]), int(text[6:8])).toordinal()
    return ((day * 24 + int(text[9:11])) * 60 + int(text[11:13])) * 60 + int(text[13:15])


def _watson(program: str, files: Path) -> list[Peer]:
    def asks(days: Days) -> tuple[str, ...]:
        return program, "report", "--no-pager", "--from", str(days.first), "--to", str(days.last)

    def exports(days: Days) -> tuple[str, ...]:
        return *asks(days), "--json"

    def reads(text: str) -> dict[str, int]:
        return _minutes({project["name"]: round(project["time"]) for project in json.loads(text)["projects"]})

    log = (program, "add", "--from", f"{DAY} {START}", "--to", f"{DAY} {END}", "office")
    environment = outside() | {"WATSON_DIR": str(files / "watson")}
    return [Peer("Watson", _said(program, "--version"), "watson", environment, log, asks, exports, reads)]


def _hledger(program: str, files: Path) -> list[Peer]:
    """Its journal and its timedot file: the first is what it is made for, the second what it reads fastest."""
    return [_hledger_with(program, files, name) for name in ("journal", "timedot")]


def _hledger_with(program: str, files: Path, form: str) -> Peer:
    def asks(days: Days) -> tuple[str, ...]:
        file = str(files / "hledger" / f"time.{form}")
        return program, "--file", file, "balance", "--begin", str(days.first), "--end", str(days.after)

    def exports(days: Days) -> tuple[str, ...]:
        return *asks(days), "--no-total", "--output-format", "csv"

    def reads(text: str) -> dict[str, int]:
        rows = [line.strip('"').split('","') for line in text.splitlines()[1:]]
        unit = 1 if form == "journal" else 60  # the amounts of a timedot file are hours
        return {account.replace(":", "/"): round(unit * float(amount.rstrip("m"))) for account, amount in rows}

    return Peer(f"hledger, {form}", _said(program, "--version"), "hledger", outside(), (), asks, exports, reads)


def _klog(program: str, files: Path) -> list[Peer]:
    file = str(files / "klog" / "time.klg")

    def asks(days: Days) -> tuple[str, ...]:
        return program, "tags", "--no-style", "--since", str(days.first), "--until", str(days.last), file

    log = (program, "track", "--no-style", "--date", DAY, f"{START} - {END} #office", file)
    environment = outside() | {"KLOG_CONFIG_HOME": str(files / "klog")}
    version = _said(program, "version", "--quiet")
    return [Peer("klog", version, "klog", environment, log, asks, asks, _of_klog)]


def _of_klog(text: str) -> dict[str, int]:
    """Lines such as `#office  12h30m`."""
    lines = re.findall(r"^#(\S+) +(?:([0-9]+)h)?(?:([0-9]+)m)? *$", text, re.MULTILINE)
    return {name.replace("_", "/"): 60 * int(hours or 0) + int(minutes or 0) for name, hours, minutes in lines}


def _minutes(seconds: Mapping[str, int]) -> dict[str, int]:
    return {name: found // 60 for name, found in seconds.items()}


def _said(*words: str) -> str:
    """The version in what a program says of itself; nothing when it does not say."""
    said = subprocess.run(words, env=outside(), capture_output=True, text=True).stdout
    version = re.search(r"[0-9]+(\.[0-9]+)+", said)
    return version.group() if version else ""
