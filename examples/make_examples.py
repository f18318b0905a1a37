"""Writes director/leadtime.toml: thirteen invented weeks of a municipal director, in the form leadtime writes.

    python examples/make_examples.py

Nobody's diary: the plan below fixes what was done when, so that the figures can be checked by hand, and a seeded
generator picks the units, notes (of director_notes.toml) and ids. The same seed gives the same bytes.
"""

import random
from collections import deque
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta, timezone
from itertools import cycle
from pathlib import Path
from typing import Any, NamedTuple

import tomli

from leadtime.formats.log_edit import adding
from leadtime.formats.log_toml import NEW_LOG, Item
from leadtime.model.absence import Absence, AbsenceKind
from leadtime.model.entry import Entry
from leadtime.model.promise import Promise
from leadtime.model.recognition import Recognition

HERE = Path(__file__).parent
SEED = 20260831
HEADER = f"# Thirteen invented weeks of a municipal director, 31 August to 26 November 2026.\n{NEW_LOG}"
SUMMER_TIME_ENDS = date(2026, 10, 25)
# No 0, 1, i, l or o, which are easily taken for each other; an id begins with a letter and so never is a number.
LETTERS = "abcdefghjkmnpqrstuvwxyz"
LETTERS_AND_DIGITS = LETTERS + "23456789"

CATEGORIES = {
    "o": "office",
    "m": "meetings",
    "v": "visits",
    "s": "communication/social",
    "p": "communication/press",
    "t": "travel",
    "l": "lunch",
}

# The days of each week from its Monday: clock times with the letter of what was done between them (`-` is a pause).
# Behind `;` stands what was logged without clock times, in minutes.
WEEKS = {
    "2026-08-31": (
        "8:00 o 9:15 m 10:15 s 11:00 o 12:00 l 12:45 t 13:05 v 15:30 t 15:50 s 16:50",
        "7:45 o 9:30 s 10:15 o 11:45 l 12:30 m 13:20 v 15:10 s 15:50 o 16:45",
        "8:15 v 11:00 s 12:00 l 12:40 o 14:15 s 15:20 o 16:15",
        "8:00 o 10:00 m 11:00 o 12:00 l 12:30 v 15:15 s 16:00 o 16:45 ; s20",
        "8:00 o 11:00 s 12:00 l 12:45 s 13:30 o 15:00 p 15:20",
    ),
    "2026-09-07": (
        "8:00 o 9:00 m 10:30 s 11:30 o 12:00 l 12:45 v 15:00 o 16:30",
        "8:10 o 9:40 s 10:40 o 12:00 l 13:00 t 13:25 v 15:40 t 16:05 ; s30",
        "8:00 m 9:00 o 11:30 l 12:15 s 13:15 o 15:00 s 15:45 o 16:20",
        "7:30 v 10:30 o 12:00 l 12:30 s 13:45 o 15:30 s 16:15",
        "8:00 o 9:20 s 10:20 v 12:30 l 13:15 o 15:30 ; s25",
    ),
    "2026-09-14": (
        "8:00 o 10:00 m 12:00 l 12:45 o 15:00 s 16:15 o 17:00",
        "7:45 o 9:15 m 11:15 o 12:15 l 13:00 v 15:00 s 15:45 o 16:45",
        "8:00 o 10:00 s 11:15 o 12:00 l 12:45 m 14:45 o 16:30 s 17:15",
        "8:00 m 9:30 o 12:00 l 12:40 t 13:00 v 15:30 t 15:50 s 16:45",
        "8:00 o 10:30 v 12:00 l 12:45 s 13:45 o 15:15 p 15:45",
    ),
    "2026-09-21": (
        "8:00 o 9:00 m 10:30 o 12:00 l 12:50 v 15:20 s 16:20",
        "8:00 s 9:15 o 11:00 m 11:45 l 12:30 o 14:00 s 15:15 o 16:30",
        "7:50 t 8:20 v 11:40 t 12:10 l 12:50 s 13:40 o 15:50 ; s20",
        "8:00 o 10:30 s 11:15 o 12:00 l 12:45 v 14:45 o 16:00 s 16:40",
        "8:20 o 9:30 v 11:30 s 12:15 l 13:00 o 15:00 s 15:45",
    ),
    "2026-09-28": (
        "8:00 o 9:00 m 10:30 o 12:00 l 12:45 s 13:45 o 16:00 s 16:45",
        "8:00 t 8:40 v 12:00 l 13:00 v 16:20 t 17:00",
        "8:00 o 10:00 s 11:00 o 12:00 l 12:45 o 14:00 s 15:10 o 16:15",
        "8:15 o 9:30 m 10:30 s 12:00 l 12:45 o 15:15 p 15:45 s 16:30",
        "8:00 o 9:40 v 12:00 l 12:40 s 14:10 o 15:30",
    ),
    "2026-10-05": (
        "8:00 o 9:15 m 10:15 s 11:30 o 12:00 l 12:45 v 15:15 o 16:30",
        "8:00 o 10:00 s 11:00 o 12:00 l 12:45 t 13:05 v 15:45 t 16:05 s 16:45",
        "",
        "8:15 o 10:30 s 12:00 l 12:45 o 14:00 m 15:00 o 16:00 ; s15",
        "8:00 v 10:45 s 11:45 l 12:30 o 14:45 s 15:15",
    ),
    "2026-10-12": (
        "7:45 o 9:30 m 11:45 l 12:15 o 16:30",
        "8:00 o 10:30 m 12:00 l 12:45 o 15:00 s 15:30 o 17:15",
        "8:00 o 9:00 m 11:00 o 12:00 l 12:45 v 14:30 o 16:45",
        "8:00 m 10:00 o 12:00 l 12:45 o 14:45 p 15:30 o 16:40 - 17:30 m 20:45",
        "8:30 o 10:45 s 11:45 l 12:30 v 14:15 o 15:45 s 16:15",
    ),
    "2026-10-19": (
        "8:00 o 9:15 m 10:15 o 11:30 l 12:15 v 15:00 s 16:15",
        "8:00 o 10:15 s 11:30 l 12:15 m 13:15 o 14:30 s 15:30 o 16:30",
        "7:45 t 8:15 v 11:15 t 11:45 l 12:30 o 15:00 s 16:00",
        "8:00 o 9:30 m 10:30 s 11:45 l 12:30 v 14:45 o 16:45",
        "8:00 s 9:15 o 12:00 l 12:40 o 14:20 s 15:05",
    ),
    "2026-10-26": (),
    "2026-11-02": (
        "8:00 o 9:30 m 10:45 o 12:00 l 12:45 v 15:00 s 16:15",
        "8:00 o 10:20 s 11:40 l 12:20 o 14:45 s 15:50 o 16:30",
        "8:05 v 11:05 s 12:00 l 12:45 o 14:45 s 15:30",
        "8:00 o 9:30 m 10:45 o 12:00 l 12:45 t 13:10 v 15:40 t 16:05 s 16:35",
        "8:00 s 9:45 o 11:50 l 12:30 v 14:20 o 15:20 p 15:40",
    ),
    "2026-11-09": (
        "8:00 o 9:00 m 10:30 s 11:30 o 12:15 l 13:00 v 15:30 o 16:20",
        "7:40 v 10:40 o 12:00 l 12:45 s 13:45 o 16:30",
        "8:00 o 9:45 s 11:00 o 12:00 l 12:45 m 13:45 o 15:00 s 16:15",
        "8:00 o 10:00 v 12:00 l 12:40 s 13:55 o 16:10 ; s20",
        "8:00 t 8:25 v 10:55 t 11:20 s 12:10 l 12:50 o 14:50 s 15:50",
    ),
    "2026-11-16": (
        "8:00 o 9:00 m 10:30 o 12:00 l 12:45 t 13:05 v 15:30 t 15:50 s 16:20",
        "7:50 o 9:35 s 10:20 o 11:50 l 12:30 v 14:45 o 16:00",
        "8:00 o 9:15 m 10:30 s 11:30 l 12:15 o 14:30 p 15:15 s 16:15",
        "8:00 t 8:25 v 11:15 t 11:40 o 12:00 l 12:45 o 15:00 s 15:55 o 16:25",
        "8:00 o 9:15 v 11:15 s 11:45 l 12:45 o 14:20 m 15:20 ; o20 s35",
    ),
    "2026-11-23": (
        "8:00 o 9:15 m 10:45 o 12:00 l 12:45 v 15:30 s 16:15 o 16:45",
        "8:00 o 10:00 s 11:00 o 12:00 l 12:40 o 14:40 m 15:40 p 16:10 o 16:30",
        "7:45 t 8:15 v 11:00 t 11:30 s 12:15 l 13:00 o 16:05",
        "8:00 o 9:30 s 10:30 m 11:30 l 12:15 t 12:45 v 15:30 o 16:20 ; s60",
    ),
}
ABSENCES = (
    (AbsenceKind.SICK, date(2026, 10, 7), date(2026, 10, 7), "A cold"),
    (AbsenceKind.VACATION, date(2026, 10, 26), date(2026, 10, 30), "Autumn break"),
)


class Slot(NamedTuple):
    """One piece of a day of the plan: with a start and an end, or with neither and its minutes."""

    day: date
    category: str
    start: datetime | None
    end: datetime | None
    minutes: int | None


class Teller:
    """Tells what each piece of the plan was about: its unit, note, tags and people."""

    def __init__(self, rng: random.Random, notes: Mapping[str, Any]) -> None:
        self._rng = rng
        self._notes = {category: cycle(rng.sample(texts, len(texts))) for category, texts in notes["notes"].items()}
        self._notes["communication/press"] = cycle(notes["told"]["press"])
        self._units = cycle(rng.sample(sorted(notes["visits"]), len(notes["visits"])))
        self._visits = {unit: cycle(texts) for unit, texts in notes["visits"].items()}
        self._lifts = deque(notes["told"]["lifts"])
        self._ids: set[str] = set()

    def identifier(self) -> str:
        """An id that was not given before."""
        while True:
            rest = "".join(self._rng.choice(LETTERS_AND_DIGITS) for _ in range(7))
            identifier = self._rng.choice(LETTERS) + rest
            if identifier not in self._ids:
                self._ids.add(identifier)
                return identifier

    def entry(self, slot: Slot) -> Entry:
        """The entry that a piece of the plan becomes."""
        unit, people = "", None
        if slot.category == "visits":
            unit = next(self._units)
            text = next(self._visits[unit])
            people = self._rng.choice((None, 6, 8, 12, 14, 20, 25, 40))
        elif slot.category == "communication/social" and self._lifts and self._rng.random() < 0.28:
            unit, text = self._lifts.popleft()
        else:
            text = self._note(slot)
        words = text.split()
        return Entry(
            id=self.identifier(),
            category=slot.category,
            start=slot.start,
            end=slot.end,
            date=slot.day if slot.start is None else None,
            minutes=slot.minutes,
            unit=unit,
            people=people,
            tags=tuple(word[1:] for word in words if word.startswith("#")),
            note=" ".join(word for word in words if not word.startswith("#")),
        )

    def _note(self, slot: Slot) -> str:
        if slot.category == "meetings" and slot.start and slot.start.hour >= 17:
            return "Council meeting"
        if slot.category == "meetings" and slot.day.weekday() == 0:
            return "Management group"
        return next(self._notes[slot.category]) if slot.category in self._notes else ""


def slots(day: date, plan: str) -> Iterator[Slot]:
    """The pieces of a day of the plan, in its order."""
    clock, _, loose = plan.partition(";")
    words = clock.split()
    for start, letter, end in zip(words[::2], words[1::2], words[2::2], strict=False):
        if letter != "-":
            yield Slot(day, CATEGORIES[letter], _at(day, start), _at(day, end), None)
    for word in loose.split():
        yield Slot(day, CATEGORIES[word[0]], None, None, int(word[1:]))


def _at(day: date, clock: str) -> datetime:
    hour, minute = clock.split(":")
    offset = timezone(timedelta(hours=2 if day < SUMMER_TIME_ENDS else 1))
    return datetime(day.year, day.month, day.day, int(hour), int(minute), tzinfo=offset)


def items() -> Iterator[Item]:
    """Everything in the log: entries and absences in the order of the days, then lifts and promises in theirs."""
    notes = tomli.loads((HERE / "director_notes.toml").read_text(encoding="utf-8"))
    teller = Teller(random.Random(SEED), notes)
    for monday, days in WEEKS.items():
        for number in range(5):
            day = date.fromisoformat(monday) + timedelta(days=number)
            for kind, first, last, note in [absence for absence in ABSENCES if absence[1] == day]:
                yield Absence(teller.identifier(), kind, first, last, None, note)
            for slot in slots(day, days[number] if number < len(days) else ""):
                yield teller.entry(slot)
    for lift in notes["recognition"]:
        yield Recognition(id=teller.identifier(), **lift)
    for promise in notes["promise"]:
        yield Promise(id=teller.identifier(), **promise)


def log_text() -> str:
    """The log of the thirteen weeks."""
    return HEADER + adding(HEADER, list(items())).new


def main() -> None:
    """Write the log beside this file, with LF on every system."""
    path = HERE / "director" / "leadtime.toml"
    text = log_text()
    path.write_text(text, encoding="utf-8", newline="\n")
    print(f"{path}: {text.count('[[entry]]')} entries")


if __name__ == "__main__":
    main()
