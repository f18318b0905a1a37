"""A director's week 48 of 2026 as a calendar had it, and as it was logged."""

from tests.cli.program import Program

PLANNED = (
    "23 08:00 09:30 meetings                             | Executive team",
    "23 13:00 15:00 visits        schools/elineberg      | Elineberg school: the new timetable",
    "24 09:00 11:00 visits        care/rosenhill         | Rosenhill: the night shift",
    "24 12:00 13:00 lunch",
    "24 13:00 14:00 communication/social                 | The week in pictures",
    "25 08:30 10:30 visits        technical/roads        | Snow clearing, the depot",
    "25 13:00 15:00 meetings                             | Budget group",
    "26 09:00 11:30 visits        schools/adult-education | Teachers on the new groups",
    "26 13:00 14:00 communication/press                  | Radio",
    "27 09:00 11:00 visits        libraries/main         | The main library",
    "27 14:00 16:00 office                               | Letters",
)
LOGGED = (
    "23 08:00 09:45 meetings",
    "23 10:00 12:00 office",
    "23 13:00 15:15 visits schools/elineberg",
    "24 09:00 11:30 meetings | Budget group, called at short notice",
    "24 12:00 12:40 lunch",
    "24 13:00 13:45 communication/social",
    "24 14:00 17:00 office",
    "25 08:00 12:00 office | The union's letter",
    "25 13:00 15:00 meetings",
    "26 09:00 10:00 visits schools/adult-education",
    "26 13:00 13:40 communication/press",
    "26 14:00 17:30 office",
    "27 09:00 11:30 visits libraries/main",
)


def text_of(lines: tuple[str, ...]) -> str:
    """The lines as a file: the day of November, from when to when, the category, perhaps the unit and a note."""
    found = ["version = 1\n"]
    for number, line in enumerate(lines):
        words, _, note = line.partition("|")
        day, start, end, category, *unit = words.split()
        keys = [f'id = "a{number}"', *(f"{key} = 2026-11-{day}T{at}:00+01:00" for key, at in _both(start, end))]
        keys += [f'category = "{category}"'] + [f'unit = "{name}"' for name in unit]
        keys += [f'note = "{note.strip()}"'] if note else []
        found.append("\n".join(["", "[[entry]]", *keys, ""]))
    return "".join(found)


def _both(start: str, end: str) -> tuple[tuple[str, str], tuple[str, str]]:
    return ("start", start), ("end", end)


def planned_week(program: Program) -> None:
    """Put both files in the program's folder."""
    (program.folder / "plan.toml").write_text(text_of(PLANNED))
    program.log.write_text(text_of(LOGGED))
