"""Undo and redo over a long history (R16): every byte comes back, and every byte comes again."""

import os
import random
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from tests.reliability.torture import many, seed

from leadtime.formats.templates import template
from leadtime.formats.typed_time import ClockRange
from leadtime.model.absence import Absence, AbsenceKind
from leadtime.model.budget import Category
from leadtime.model.duration import Duration
from leadtime.model.errors import LeadtimeError, Refused
from leadtime.model.target import Amount, Measure, Target
from leadtime.storage import absences, budget_change, entries, history
from leadtime.storage.editing import Changes, changed
from leadtime.storage.entries import Typed
from leadtime.storage.journal import Record
from leadtime.storage.places import Places

OPERATIONS = 200
FEWER = many(25, 200)  # with other seeds and line ends
MORE = [(seed() + number, "\n", OPERATIONS) for number in range(many(0, 4))]
NOW = datetime.fromisoformat("2026-11-27T18:00:00+01:00")

BY_HAND = """\
# my log
version = 1

[[ entry ]] # the first
  id = 'handmade'
  start = 2026-11-02 09:00:00+01:00
  end   = 2026-11-02T10:30:00+01:00
  category = "visits"
  note = \"\"\"
[[entry]]
is no header here\"\"\"


[[absence]]
id = "away2222"
kind = "sick"
from = 2026-11-03
[[entry]]
"id" = "p3x8r4tz"
date = 2026-11-04
minutes = 45
category = "communication/social"
mood = { is = "good" }
# the end"""


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    """A folder with a budget and no log yet, on a disk that is never flushed: no power is cut here."""
    monkeypatch.setattr(os, "fsync", lambda handle: None)
    made = Places(str(tmp_path / "folder"), str(tmp_path / "leadtime-state"))
    Path(made.folder).mkdir()
    Path(made.budget).write_bytes(template("municipal-director").encode())
    return made


def files(places: Places) -> tuple[bytes, bytes]:
    """The log and the budget, every byte of them."""
    return Path(places.log).read_bytes(), Path(places.budget).read_bytes()


class Hand:
    """A leader at work, whose every move is chance, with a seed."""

    def __init__(self, places: Places, seed: int) -> None:
        self.places = places
        self.chance = random.Random(seed)
        self.number = 0

    def works(self) -> None:
        """One change of the log or the budget that was not refused."""
        moves: tuple[Callable[[], object], ...] = (
            self.logs, self.logs, self.logs, self.logs, self.edits, self.edits, self.removes,
            self.starts, self.stops, self.cancels, self.goes_away, self.comes_back, self.sets_a_budget,
        )  # fmt: skip  # one line reads better
        before = files(self.places) if Path(self.places.log).exists() else None
        while True:
            try:
                self.chance.choice(moves)()
            except Refused:
                continue
            if files(self.places) != before:
                return

    def day(self) -> date:
        """A day of the last seven weeks."""
        return NOW.date() - timedelta(days=self.chance.randrange(50))

    def when(self) -> Duration | ClockRange:
        """How long, or from when to when."""
        hour = self.chance.randrange(7, 17)
        if self.chance.random() < 0.5:
            return Duration(self.chance.randrange(1, 300))
        return ClockRange(time(hour, 15), time(hour + 1, self.chance.randrange(40)))

    def typed(self) -> Typed:
        """An entry; now and then of a category that is made with it."""
        self.number += 1
        new = f"new {self.number}"
        category = self.chance.choice(("visits", "office", "communication/social", "meetings", "travel", new))
        note = self.chance.choice(("", f"Note {self.number}", '"""\n[[entry]]\n', "åäö \\ 'x'"))
        return Typed(category, self.when(), self.day(), note=note, tags=self.chance.choice(((), ("a", "b"))))

    def one(self) -> str:
        """The id of some entry."""
        if not Path(self.places.log).exists():
            raise Refused("there is no log")
        ids = re.findall(r"^\s*\"?id\"? *= *[\"'](\w+)", Path(self.places.log).read_text("utf-8"), re.MULTILINE)
        if not ids:
            raise Refused("there are none")
        return str(self.chance.choice(ids))

    def logs(self) -> None:
        """One entry more."""
        entries.add(self.places, self.typed(), NOW)

    def edits(self) -> None:
        """Some fields of an entry."""
        note = self.chance.choice((None, "", f"Other {self.chance.random()}"))
        changes = Changes(
            category=self.chance.choice((None, "office", "golf")),
            when=self.chance.choice((None, self.when())),
            day=self.chance.choice((None, self.day())),
            unit=self.chance.choice((None, "", "schools/elineberg")),
            note=note,
        )
        entries.edit(self.places, self.one(), lambda entry: changed(entry, changes), NOW)

    def removes(self) -> None:
        """One entry, or several."""
        entries.remove(self.places, [self.one() for _ in range(self.chance.randrange(1, 3))], NOW)

    def starts(self) -> None:
        """The timer, or another one in its place."""
        at = NOW - timedelta(minutes=self.chance.randrange(5, 300))
        entries.start(self.places, self.typed(), at, switch=self.chance.random() < 0.3)

    def stops(self) -> None:
        """The timer."""
        entries.stop(self.places, NOW, note=self.chance.choice(("", "Done")))

    def cancels(self) -> None:
        """The timer."""
        entries.cancel(self.places, NOW)

    def goes_away(self) -> None:
        """For some days."""
        kind, first = self.chance.choice(list(AbsenceKind)), self.day()
        absence = Absence("", kind, first, first + timedelta(days=self.chance.randrange(3)), note="åäö")
        absences.add_absence(self.places, absence, NOW)

    def comes_back(self) -> None:
        """An absence that was none."""
        absences.remove_absence(self.places, self.one(), NOW)

    def sets_a_budget(self) -> None:
        """A new category, or another share for one."""
        self.number += 1
        if self.chance.random() < 0.5:
            budget_change.add_category(self.places, Category(f"category {self.number}"), NOW)
            return
        amount = Amount(Measure.SHARE, Fraction(self.chance.randrange(1, 60), 100))
        start = date(2027, 1, 1) + timedelta(days=self.number)
        budget_change.set_target(self.places, Target("visits", at_least=amount, start=start), NOW)


def steps(places: Places, number: int, do: Callable[[Places, datetime], Record]) -> Iterator[tuple[bytes, bytes]]:
    """The files after each of so many undos or redos."""
    for _ in range(number):
        do(places, NOW)
        yield files(places)


@pytest.mark.parametrize(
    ("start", "newline", "operations"), [(16, "\n", OPERATIONS), (17, "\r\n", FEWER), (18, "\n", FEWER), *MORE]
)
def test_all_undone_and_all_made_again(places: Places, start: int, newline: str, operations: int) -> None:
    """Not only at both ends: each step there and each step back has the bytes that were there then."""
    Path(places.log).write_bytes(BY_HAND.replace("\n", newline).encode())
    hand = Hand(places, start)
    states = [files(places)]
    for _ in range(operations):
        hand.works()
        states.append(files(places))
    number = len(states) - 1
    assert list(steps(places, number, history.undo)) == states[-2::-1]
    with pytest.raises(Refused, match="no change to undo"):
        history.undo(places, NOW)
    assert list(steps(places, number, history.redo)) == states[1:]
    with pytest.raises(Refused, match="nothing to redo"):
        history.redo(places, NOW)


def test_a_log_that_was_begun_here_is_left_with_its_version(places: Places) -> None:
    """An empty log is a log, and not a file that is gone."""
    hand = Hand(places, 19)
    for _ in range(10):
        hand.works()
    before = files(places)
    assert list(steps(places, 10, history.undo))[-1] == (
        b"version = 1\n", template("municipal-director").encode()
    )  # fmt: skip  # both files in a line
    assert list(steps(places, 10, history.redo))[-1] == before


def test_undo_and_redo_at_random_are_where_counting_says(places: Places) -> None:
    """Back, forth and on: a new change cuts off what was undone."""
    Path(places.log).write_bytes(BY_HAND.encode())
    hand, chance = Hand(places, 7), random.Random(7)
    states, at = [files(places)], 0
    for _ in range(40):
        move = chance.choice(("work", "undo", "undo", "redo"))
        if move == "work":
            hand.works()
            states[at + 1 :] = [files(places)]
            at += 1
        else:
            step = -1 if move == "undo" else 1
            try:
                (history.undo if move == "undo" else history.redo)(places, NOW)
                at += step
            except LeadtimeError:
                assert not 0 <= at + step < len(states)
        assert files(places) == states[at]
