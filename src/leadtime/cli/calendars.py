"""What `import` and `rules` share: calendar files are read and merged, the rules are read, a zone is named."""

from collections.abc import Callable, Sequence
from datetime import tzinfo
from typing import TYPE_CHECKING

from leadtime.cli import streams
from leadtime.cli.session import Session
from leadtime.model.errors import BadData, LeadtimeError, Usage
from leadtime.model.event import Calendar, Reading
from leadtime.model.period import Period

if TYPE_CHECKING:
    from leadtime.model.rule import Sorting

SUPPOSED = "! {} is not in UTF-8, and was read as Windows-1252: look whether å, ä and ö are right."
ReadOne = Callable[[str, str, Period, Reading], Calendar]


def files_and_period(session: Session, words: Sequence[str], default: str) -> tuple[list[str], Period]:
    """The words `FILE... [PERIOD]` told apart: a last word that names no file is the period. Usage without a file."""
    from leadtime.storage.calendar_files import is_file

    files = list(words)
    typed = default
    if files and not is_file(files[-1]):
        try:
            typed, period = files[-1], session.period(files[-1])
        except LeadtimeError:
            if len(files) > 1 and not _looks_like_file(files[-1]):
                raise
        else:
            return _some(files[:-1]), period
        typed = default
    return _some(files), session.period(typed)


def _looks_like_file(word: str) -> bool:
    return any(sign in word.replace("..", "") for sign in "/\\.") and any(letter.isalpha() for letter in word)


def _some(files: list[str]) -> list[str]:
    if not files:
        raise Usage("there is no file to read", "leadtime import ics calendar.ics week, or - for standard input")
    return files


def sorting(session: Session) -> "Sorting":
    """The rules of the budget, or of the one that every leader begins with; BadData with every fault in them."""
    from leadtime.formats.budget_rules import parse_rules
    from leadtime.formats.templates import template
    from leadtime.storage.budget_file import FIRST_TEMPLATE

    file = session.budget_file.file
    text = file.text if file.is_there else template(FIRST_TEMPLATE)
    found, problems = parse_rules(text, session.places.budget, session.budget)
    if problems:
        first, more = problems[0], len(problems) - 1
        hint = f"{first.hint}\n`leadtime budget check` shows {more} more" if more else first.hint
        raise BadData(first.message, hint, first.place, problems)
    return found


def read_calendars(
    session: Session, files: Sequence[str], days: Period, tz: Sequence[str], read: ReadOne | None = None
) -> Calendar:
    """The events of all the files, as one calendar; `read` is the reader of a file's text, without it that of .ics.

    How they were understood, where that was not certain, is told on standard error, as is that it takes its time.
    """
    from leadtime.storage.calendar_files import calendar_files, name_of_calendar
    from leadtime.storage.clock import LocalZone
    from leadtime.storage.foreign import read_foreign

    reading = Reading(LocalZone(), _zones(tz), sorting(session).me)
    paths = calendar_files(files)
    found: list[Calendar] = []
    with streams.progress("Reading") as progress:
        for number, path in enumerate(paths):
            progress(f"{number:,} of {len(paths):,} files" if len(paths) > 1 else path)
            file, name = read_foreign(path, lenient=True), name_of_calendar(path)
            if file.is_supposed:
                streams.note(SUPPOSED.format(file.name))
            one = (read or _ics_reader(progress))(file.text, file.name, days, reading)
            named = tuple(event if event.calendar else event._replace(calendar=name) for event in one.events)
            found.append(one._replace(events=named))
    for note in dict.fromkeys(note for one in found for note in one.notes):
        streams.note(f"! {note}")
    return Calendar(
        events=tuple(event for one in found for event in one.events),
        outside=sum(one.outside for one in found),
        unread=tuple(unread for one in found for unread in one.unread),
        series=frozenset(uid for one in found for uid in one.series),
    )


def _ics_reader(progress: Callable[[str], None]) -> ReadOne:
    from leadtime.formats.calendars.ics import read_calendar

    def read(text: str, path: str, days: Period, reading: Reading) -> Calendar:
        return read_calendar(text, path, days, reading, lambda done: progress(f"{path}, {done:,} events"))

    return read


def _zones(words: Sequence[str]) -> dict[str, tzinfo]:
    """The zones of `--tz ZONE` (for all that are unknown) and `--tz NAME=ZONE`; Usage for one that nobody knows."""
    zones: dict[str, tzinfo] = {}
    for word in words:
        name, _, zone = word.rpartition("=")
        zones[name.strip()] = zone_named(zone)
    return zones


def zone_named(zone: str) -> tzinfo:
    """The time zone of a name such as Europe/Stockholm; Usage for one that nobody knows."""
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(zone.strip())
    except (KeyError, ValueError, OSError):  # unknown; no name at all; the name of a folder
        raise _no_zone(zone) from None


def _no_zone(zone: str) -> Usage:
    import difflib
    from zoneinfo import available_timezones

    known = available_timezones()
    close = difflib.get_close_matches(zone, known, 2) or [name for name in known if name.endswith(f"/{zone}")][:2]
    hint = f"did you mean {' or '.join(close)}?" if close else "a time zone is a name such as Europe/Stockholm"
    return Usage(f'there is no time zone "{zone}"', hint)
