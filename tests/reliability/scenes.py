"""Each kind of change as a scene: what is there before, and the command that meets a fault in the middle."""

from pathlib import Path
from typing import NamedTuple

from tests.cli.program import Program
from tests.reliability.running import begun

_THURSDAY = "2026-11-26T13:00:00+01:00"  # the change comes a day later, and begins with the day's backup
_ONE = ("log", "visits", "30m", "the one before", "--parallel")
_CSV = "date,minutes,category,note\n2026-11-20,45,visits,typed\n2026-11-21,30,office,typed too\n"
_UNITS = "name,label,headcount\nschools,Schools,\nschools/elineberg,Elineberg,60\nhealth,Health,\n"
_ICS = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//
BEGIN:VEVENT
UID:one@example.org
DTSTAMP:20261101T120000Z
SUMMARY:typed
DTSTART:20261124T090000Z
DTEND:20261124T100000Z
END:VEVENT
END:VCALENDAR
"""


class Scene(NamedTuple):
    """The command, what was done on the day before it, and what other files there are."""

    words: tuple[str, ...]
    before: tuple[tuple[str, ...], ...] = (_ONE,)
    files: tuple[tuple[str, str], ...] = ()
    kept: tuple[str, ...] = ("budget.toml", "leadtime.toml")
    """The files that are there at the very beginning; without any there is no folder either."""
    can_be_undone: bool = True


SCENES = {
    "log": Scene(("log", "visits", "45m", "typed", "--parallel")),
    "first": Scene(("log", "visits", "45m", "typed"), (), kept=("budget.toml",)),
    "newcomer": Scene(("log", "visits", "45m", "typed"), (), kept=()),
    "new": Scene(("log", "gardening", "45m", "typed", "--new", "--parallel")),
    "edit": Scene(("edit", "last", "--note", "typed")),
    "remove": Scene(("remove", "last", "--yes")),
    "undo": Scene(("undo",), (_ONE, _ONE)),
    "redo": Scene(("redo",), (_ONE, _ONE, ("undo",))),
    "csv": Scene(("import", "csv", "entries.csv"), files=(("entries.csv", _CSV),)),
    "ics": Scene(("import", "ics", "calendar.ics", "--category", "visits", "--yes"), files=(("calendar.ics", _ICS),)),
    "plan": Scene(
        ("import", "ics", "calendar.ics", "--category", "visits", "--as-plan", "--yes"), files=(("calendar.ics", _ICS),)
    ),
    "target": Scene(("budget", "target", "office", "--at-most", "40%")),
    "units": Scene(("unit", "import", "units.csv", "--yes"), files=(("units.csv", _UNITS),)),
    "purge": Scene(
        ("purge", "--before", "2026-11-25", "--yes"),
        (_ONE, ("import", "ics", "calendar.ics", "--category", "visits", "--as-plan", "--yes")),
        files=(("calendar.ics", _ICS),),
    ),
    "journal": Scene(("purge", "--journal", "--yes"), can_be_undone=False),
    "export": Scene(("export", "-o", "week.csv")),
}


def set_up(root: Path, scene: Scene) -> Program:
    """The program before the command; its words name the other files by their paths."""
    program = begun(root)
    for path in (program.log, program.budget):
        if path.name not in scene.kept:
            path.unlink()
    if not scene.kept:
        program.folder.rmdir()
    for name, text in scene.files:
        (root / "work").mkdir(exist_ok=True)
        (root / "work" / name).write_text(text, encoding="utf-8")
    for words in scene.before:
        result = program(*placed(root, words), now=_THURSDAY)
        assert result.code == 0, result
    return program


def placed(root: Path, words: tuple[str, ...]) -> list[str]:
    """The words with the other files' paths."""
    folder = root / "work"
    folder.mkdir(exist_ok=True)
    return [str(folder / word) if word.endswith((".csv", ".ics")) else word for word in words]
