"""Nothing is read or written outside the named paths, whatever a file points at (R42)."""

import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from tests.cli.program import FRIDAY, Program

# Every file that is opened or changed, and every way out of the process, told by Python itself.
WATCHED = """
import json, os, sys
seen = []
def watch(event, arguments):
    if event == "open":
        path, mode, flags = arguments
        writes = bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND))
        seen.append(["write" if writes else "read", path])
    elif event in ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate"):
        seen.extend(["write", path] for path in arguments[:2] if isinstance(path, (str, bytes)))
    elif event in ("os.listdir", "os.scandir"):
        seen.append(["read", arguments[0]])
    elif event.partition(".")[0] in ("socket", "subprocess", "ftplib", "urllib", "http") or event in (
        "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork",
    ):
        seen.append(["leave", event])
sys.addaudithook(watch)
from leadtime.cli import main
code = main(sys.argv[2:])
told = [[kind, os.fsdecode(path)] for kind, path in seen if isinstance(path, (str, bytes))]
with open(sys.argv[1], "w") as file:
    json.dump(told, file)
sys.exit(code)
"""

CALENDAR = """BEGIN:VCALENDAR
X-WR-CALNAME:../../etc/passwd
BEGIN:VTIMEZONE
TZID:/etc/../secret
TZURL:http://127.0.0.1:9/zone.ics
BEGIN:STANDARD
DTSTART:16010101T000000
TZOFFSETFROM:+0100
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:file:///etc/passwd
DTSTART;TZID=/etc/../secret:20261124T090000
DTEND;TZID=/etc/../secret:20261124T100000
SUMMARY:Ledningsgrupp $(touch stolen) `touch stolen` ../../../stolen
ATTACH:file:///etc/passwd
ATTACH;ALTREP="file:///etc/hostname":http://127.0.0.1:9/a
URL:http://127.0.0.1:9/
IMAGE;VALUE=URI:file:///etc/hosts
LOCATION:\\\\\\\\127.0.0.1\\\\share
END:VEVENT
BEGIN:VEVENT
UID:elsewhere
DTSTART;TZID=../../../../etc/hostname:20261124T110000
DTEND;TZID=../../../../etc/hostname:20261124T120000
SUMMARY:In a zone that is a path
END:VEVENT
END:VCALENDAR
"""


def opened(program: Program, *words: str) -> list[tuple[str, str]]:
    """What a run of the program reads, writes or leaves by."""
    told = program.root / "told.json"
    environment = {**program.environment, "LEADTIME_NOW": FRIDAY, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-P", "-c", WATCHED, str(told), *words],
        env=environment,
        cwd=program.root,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert "Traceback" not in done.stderr, done.stderr
    assert done.returncode == 0, done.stderr
    return [(kind, str(program.root / path)) for kind, path in json.loads(told.read_text())]


def is_below(path: str, *folders: str) -> bool:
    """True for a path in one of the folders, or one itself; by its real place."""
    real = os.path.realpath(path)
    return any(real == os.path.realpath(one) or real.startswith(os.path.realpath(one) + os.sep) for one in folders)


# What Python itself reads: its libraries, the packages (this one too), and the system's time zones.
PYTHONS_OWN = (
    *{path for name, path in sysconfig.get_paths().items() if name in ("stdlib", "platstdlib", "purelib", "platlib")},
    sys.prefix,
    sys.base_prefix,
    str(Path(__file__).parents[2] / "src"),
    *[path for path in sys.path if path.endswith("src")],
)
SYSTEMS_OWN = ("/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/etc/localtime", "/etc/zoneinfo", "/dev")


KLOG = "2026-11-24\n    9:00 - 10:00 #visits ../../etc/passwd file:///etc/passwd $(touch stolen)\n"
CSV = "date,minutes,category,note,source\n2026-11-24,45,visits,=cmd|' /C touch stolen'!A0,file:///etc/passwd\n"
ZONE = ("--tz", "Europe/Stockholm")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (CALENDAR, ("import", "ics", "FILE", "week", "--yes", *ZONE)),
        (CALENDAR, ("import", "ics", "FILE", "week", "--yes", "--as-plan", *ZONE)),
        (CALENDAR, ("import", "ics", "FILE", "week", "--dry-run", *ZONE)),
        (CALENDAR, ("rules", "test", "FILE", "week", *ZONE)),
        (KLOG, ("import", "klog", "FILE")),
        (CSV, ("import", "csv", "FILE")),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_file_leads_nowhere(text: str, words: tuple[str, ...], newcomer: Program) -> None:
    """Its links, zones, names and attachments are texts: only the file, the folder and the state are opened."""
    named = newcomer.root / "file"
    named.write_text(text, encoding="utf-8")
    seen = opened(newcomer, *(str(named) if word == "FILE" else word for word in words))
    assert ("read", str(named)) in seen  # the watch sees what it looks for
    assert [event for kind, event in seen if kind == "leave"] == []
    state, cache = str(newcomer.root / "state"), str(newcomer.root / "cache")
    written = [path for kind, path in seen if kind == "write" and not is_below(path, "/dev")]
    assert [path for path in written if not is_below(path, str(newcomer.folder), state, cache)] == []
    mine = (str(named), str(newcomer.folder), state, cache)
    # The folders that a file is begun in, and those above them, are opened to flush their names to the disk.
    flushed = {str(folder) for folder in newcomer.folder.parents}
    read = [path for kind, path in seen if kind == "read" and path not in flushed]
    assert [path for path in read if not is_below(path, *mine, *PYTHONS_OWN, *SYSTEMS_OWN)] == []
    assert not list(newcomer.root.rglob("stolen"))
