"""Posts that were published, as recognitions: which unit each lifts, and for which behaviour. Never minutes.

Conventions. A post's unit is one of those there are on its day: a name that was given up means the unit that carries it
on by then, and one that ended means none. A unit is named by its path, the last part of it, its label and its aliases.
A hashtag or an @mention outweighs plain words, among which the last part of a path only makes a unit likely. A group,
which only holds units together, is likely at most, by a hashtag: "our schools" is about no unit Schools, and
#helsingborg stands below every post of the town. Of a unit and one that it is part of the lower one is meant. Where
what is found may be several units, or is only likely, the post is open: a person is asked, and is told which. A
behaviour is what the first hashtag that names one says, else what plain words do, if they name only one; no behaviour
is fine.

A post that says the same as another (see `told`) is open too, with the unit it may be about: one of them is enough.
Of two in one import it is the later one, unless only that one's unit is known.

A post that the log has already, one without any words, one still to come and one outside the period are counted, and
nothing is made of them; so is one that comes twice. What they did is the beginning of the post, never its whole text.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from enum import Enum
from typing import NamedTuple

from leadtime.model.path import ancestors, is_within
from leadtime.model.period import Period
from leadtime.model.post import Post
from leadtime.model.recognition import Recognition
from leadtime.model.unit import Behaviour, Organisation
from leadtime.reckoning.imports.mentions import LONGEST, Mention, Name, Names
from leadtime.reckoning.imports.told import AllTold, Told
from leadtime.reckoning.imports.what_they_did import has_letters, what_of
from leadtime.reckoning.units import UnitsThen


class Left(Enum):
    """Why nothing is made of a post, in the words of the sum."""

    THERE = "already there"
    TWICE = "twice in the export"
    OUTSIDE = "outside the period"
    TO_COME = "still to come"
    WORDLESS = "without words"


class Line(NamedTuple):
    """A post on its way: its unit, empty while nobody knows it, and which words said so.

    `is_tag` is True when that was a hashtag or an @mention. `may_be` are the units that an open post may be about, and
    `same` is where the same was told.
    `is_settled` is True once a person has said which unit it is, or that it is to be left out.
    """

    number: int
    post: Post
    what: str
    unit: str = ""
    behaviour: str = ""
    said: str = ""
    is_tag: bool = False
    may_be: tuple[str, ...] = ()
    same: Told | None = None
    is_settled: bool = False

    @property
    def day(self) -> date:
        """The day it was published, by the local clock."""
        return self.post.at.date()


class Sorted(NamedTuple):
    """Every post in exactly one of three; `matched` and `open` are numbered through, the oldest of each first."""

    matched: tuple[Line, ...]
    open: tuple[Line, ...]
    left: tuple[tuple[Post, Left], ...]

    @property
    def posts(self) -> int:
        """How many there were."""
        return len(self.matched) + len(self.open) + len(self.left)

    @property
    def number_same(self) -> int:
        """How many of the open ones say the same as another."""
        return sum(line.same is not None for line in self.open)

    def number_left(self, why: Left) -> int:
        """How many posts were left for this reason."""
        return Counter(reason for _, reason in self.left)[why]


def sort_posts(
    posts: Sequence[Post],
    organisation: Organisation,
    made: Collection[Recognition],
    now: datetime,
    period: Period | None = None,
) -> Sorted:
    """The posts by what becomes of them; `made` are the recognitions of the log. `period` None takes all days."""
    left: list[tuple[Post, Left]] = []
    lines: list[Line] = []
    units, behaviours = _UnitNames(organisation), Names(_names_of_behaviours(organisation.behaviours))
    seen: set[str] = set()
    there = {one.source for one in made if one.source}
    for post in sorted(posts, key=lambda one: (one.at, one.source)):
        if why := _why_left(post, there, seen, now, period):
            left.append((post, why))
        else:
            lines.append(_line(post, units.on(post.at.date()), behaviours))
        seen.add(post.source)
    lines = _once_told(lines, made)
    in_order = [line for line in lines if line.unit] + [line for line in lines if not line.unit]
    numbers = {line.post.source: number for number, line in enumerate(in_order, 1)}
    numbered = [
        line._replace(number=number, same=line.same and line.same._replace(number=numbers.get(line.same.source, 0)))
        for number, line in enumerate(in_order, 1)
    ]
    matched = tuple(line for line in numbered if line.unit)
    return Sorted(matched, tuple(numbered[len(matched) :]), tuple(left))


def _once_told(lines: Sequence[Line], made: Collection[Recognition]) -> list[Line]:
    """The lines, in their order, where those that say the same as another are open, and say as which."""
    told, found = AllTold(made), list(lines)
    for at in sorted(range(len(found)), key=lambda at: not found[at].unit):  # those with a unit first
        line = found[at]
        units = (line.unit,) if line.unit else line.may_be
        if same := told.same(line.what, line.day, units):
            found[at] = line._replace(unit="", may_be=units, same=same)
        else:
            told.add(line.what, Told(line.day, line.post.channel, units, source=line.post.source))
    return found


def is_of_another(line: Line, unit: str) -> bool:
    """True when a line names units and a person says another one: none of these, no part of one, and not their whole.

    What a person has said before is no name of the line's.
    """
    named = line.may_be or ((line.unit,) if line.unit and not line.is_settled else ())
    is_one = any(is_within(unit, one) for one in named) or all(is_within(one, unit) for one in named)
    return bool(unit and named) and not is_one


def recognition(line: Line) -> Recognition:
    """What is entered for a post whose unit is known; its id is given when it is saved."""
    post = line.post
    return Recognition("", line.day, line.unit, line.what, line.behaviour, post.channel, post.url, source=post.source)


def _why_left(
    post: Post, there: Collection[str], seen: Collection[str], now: datetime, period: Period | None
) -> Left | None:
    if post.source in seen:
        return Left.TWICE
    if post.source in there:
        return Left.THERE
    if period is not None and post.at.date() not in period:
        return Left.OUTSIDE
    if post.at > now:
        return Left.TO_COME
    return None if has_letters(post.text[:LONGEST]) else Left.WORDLESS


def _line(post: Post, units: Names, behaviours: Names) -> Line:
    """A post as a line, whose unit is settled, or asked about, by the first of these that fits:

    | tags say      | sure words say             | plain words say a part of it | the unit is                    |
    |---------------|----------------------------|------------------------------|--------------------------------|
    | nothing       | one unit                   |                              | that one                       |
    | nothing       | several, or nothing        |                              | asked: those, else likely ones |
    | several units | one that each tag may mean |                              | that one                       |
    | one unit      |                            | one, for sure                | that part                      |
    | one unit      |                            | several, or a likely one     | asked: these, and the unit     |
    | one, for sure |                            | none                         | that one                       |
    | anything else |                            |                              | asked: all that are said       |
    """
    line = Line(0, post, what_of(post.text), behaviour=_behaviour(behaviours.mentions(post.text)))
    mentions = units.mentions(post.text)
    tags, plain = ([one for one in mentions if one.is_tag is is_tag] for is_tag in (True, False))
    sure = [one for one in plain if one.is_sure]
    by_words = _lowest(sure or plain)
    if not tags:
        return _settled(line, by_words, plain, is_sure=bool(sure))
    meant = _lowest(tags)
    if len(meant) > 1 and sure and len(by_words) == 1 and all(by_words[0] in one.meanings for one in tags):
        return _settled(line, by_words, plain, is_sure=True)
    finer = [unit for unit in _lowest(plain) if len(meant) == 1 and is_within(unit, meant[0]) and unit != meant[0]]
    if finer:
        is_sure = any(one.is_sure for one in plain if finer[0] in one.meanings)
        return _settled(line, finer if is_sure and len(finer) == 1 else [*finer, *meant], plain, is_sure=is_sure)
    is_sure = len(meant) == 1 and any(one.is_sure for one in tags if meant[0] in one.meanings)
    return _settled(line, meant if is_sure else list(dict.fromkeys([*meant, *by_words])), tags, is_sure=is_sure)


def _settled(line: Line, meant: Sequence[str], mentions: Sequence[Mention], *, is_sure: bool) -> Line:
    """The line with the one unit that is meant for sure; else with those that may be."""
    if len(meant) != 1 or not is_sure:
        return line._replace(may_be=tuple(meant))
    first = next(one for one in mentions if meant[0] in one.meanings)
    return line._replace(unit=meant[0], said=first.said, is_tag=first.is_tag)


def _lowest(mentions: Sequence[Mention]) -> list[str]:
    """The units that are meant, without those that another of them is part of, in the order of the text.

    A word that means several means those alone that others, which mean one, say already, or say the whole of.
    """
    sure = {one.meanings[0] for one in mentions if len(one.meanings) == 1}
    found: dict[str, None] = {}
    for one in mentions:
        narrowed = [unit for unit in one.meanings if any(whole in sure for whole in ancestors(unit))]
        found |= dict.fromkeys(narrowed or one.meanings)
    return [unit for unit in found if not any(other != unit and is_within(other, unit) for other in found)]


def _behaviour(mentions: Sequence[Mention]) -> str:
    """What the first hashtag that names one behaviour says, else the one that plain words name; empty for none."""
    if by_tag := [one.meanings[0] for one in mentions if one.is_tag and len(one.meanings) == 1]:
        return by_tag[0]
    by_word = {meaning for one in mentions if one.is_sure for meaning in one.meanings}
    return by_word.pop() if len(by_word) == 1 else ""


def _names_of_behaviours(behaviours: Sequence[Behaviour]) -> Iterator[Name]:
    for one in behaviours:
        for text in (one.name, one.label, *one.aliases):
            yield Name(text, one.name)


class _UnitNames:
    """The names of units on any day; made ready once for all the days between two on which something changes."""

    def __init__(self, organisation: Organisation) -> None:
        self._organisation = organisation
        turns = {day for unit in organisation.units for day in (unit.start, unit.end) if day}
        self._turns = sorted(turns)
        self._names: dict[int, Names] = {}

    def on(self, day: date) -> Names:
        """The names on a day."""
        span = bisect_right(self._turns, day)
        if span not in self._names:
            self._names[span] = Names(_names_of_units(self._organisation, UnitsThen(self._organisation, day)))
        return self._names[span]


def _names_of_units(organisation: Organisation, units: UnitsThen) -> Iterator[Name]:
    groups = {unit.name for unit in units.units.values() if not unit.can_be_visited}
    for unit in units.units.values():
        yield from _names(unit.name, unit.label, unit.aliases, unit.name, unit.name in groups)
    followers: dict[str, list[str]] = {}
    for old in organisation.units:
        for name in old.was if old.name in units.units else ():
            followers.setdefault(name, []).append(old.name)
    for old in organisation.units:
        if old.name not in units.units:
            for meant in dict.fromkeys((*followers.get(old.name, ()), units.meant(old.name))):
                yield from _names(old.name, old.label, old.aliases, meant, meant in groups)


def _names(name: str, label: str, aliases: Sequence[str], meant: str, is_group: bool) -> Iterator[Name]:
    """The ways to name a unit; nothing for one that there is none of."""
    if not meant:
        return
    yield Name(name.rpartition("/")[2], meant, is_group, is_likely=True)
    for text in (label, *aliases, *([name] if "/" in name else [])):
        yield Name(text, meant, is_group)
