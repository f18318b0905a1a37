"""What another tracker recorded, as entries of the log.

What an event is, its project or one of its tags says, where that is the name of a category, by path, alias or last
part: somebody has said so when it was recorded. Else the first rule that takes it does, and before that one that looks
at the project or the tags (`calendar`, `categories`), for it was written about them. Else its project, or its first
tag, is an unknown category, which the import refuses and lists or, with --new, declares; or it is what `otherwise`
says.

Conventions: times are taken to the nearest minute, each by itself, so that what joined still joins. Of
`client/project` the whole is tried, then its last part. The project is asked before the tags, and these in their order;
where a tag names a part of what the project names, it is the more exact one. A tag `unit:schools/elineberg` is the
unit, `people:12` the people, `name:value` the code of a dimension of that name, and `tag:x` the tag x, whatever
category it may be the name of; `=` is as good as `:`. A tag that became one of those, or the category, is no tag any
more; all the others stay, and so does a project that says nothing of a category.

The source key is made of what the tracker said, not of what the rules made of it: `watson:` and 12 hex digits.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from leadtime.model.budget import Budget
from leadtime.model.entry import Entry
from leadtime.model.event import Event, Reason
from leadtime.model.path import fault_in_path, is_within
from leadtime.model.proposal import Skipped
from leadtime.model.rule import Rule
from leadtime.reckoning.category_names import known_by_name
from leadtime.reckoning.imports.importing import source_key

Take = Callable[[Event], Rule | None]


class Tracked(NamedTuple):
    """Every event in exactly one of three: an entry, skipped, or `nameless`: nothing says what it was."""

    entries: tuple[Entry, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    nameless: tuple[Event, ...] = ()


class _Words(NamedTuple):
    """What the tags of an event say: a unit, people, codes, free tags, and the `labels` that are no category's name."""

    unit: str
    people: int | None
    codes: tuple[tuple[str, str], ...]
    tags: tuple[str, ...]
    labels: tuple[str, ...]


def entries_of(events: Sequence[Event], take: Take, budget: Budget, kind: str, otherwise: str = "") -> Tracked:
    """The entries of a tracker's events, without ids, in their order; `kind` begins the source keys.

    `otherwise`, when it is not empty, is the category of all that no rule and no name of a category takes. An event
    that still runs, or has no length, is skipped.
    """
    entries: list[Entry] = []
    skipped: list[Skipped] = []
    nameless: list[Event] = []
    times: Counter[str] = Counter()
    for event in events:
        source = _key(event, kind, times)
        rule = _rule(event, take, budget)
        event = _to_the_minute(event)
        if reason := _left_out(event):
            skipped.append(Skipped(event, reason))
        elif rule and rule.skip:
            skipped.append(Skipped(event, Reason.BY_RULE, rule.skip, rule))
        elif entry := _entry(event, rule, budget, otherwise):
            entries.append(entry._replace(source=source))
        else:
            nameless.append(event)
    return Tracked(tuple(entries), tuple(skipped), tuple(nameless))


def recoded(entries: Sequence[Entry], take: Take, budget: Budget) -> Tracked:
    """Entries of a spreadsheet, whose categories are the words of its owner, with the categories of the budget.

    A word that names no category is shown to the rules, among an event's categories and before the note in its
    summary. An entry without an id gets the source key of its row as it stood.
    """
    found: list[Entry] = []
    skipped: list[Skipped] = []
    nameless: list[Event] = []
    times: Counter[str] = Counter()
    for entry in entries:
        word = entry.category
        at = Event("", start=entry.start, end=entry.end, date=entry.date, minutes=entry.minutes)
        event = at._replace(summary=f"{word} {entry.note}".strip(), categories=(word,))
        known = _named([word], budget)[0]
        rule = None if known else take(event)
        keyed = entry if entry.id else entry._replace(source=_counted(source_key(entry, 1, "csv"), times))
        if rule and rule.skip:
            skipped.append(Skipped(event, Reason.BY_RULE, rule.skip, rule))
        elif rule:
            found.append(_by_rule(keyed._replace(category=rule.category), rule))
        elif category := known or as_path(word):
            found.append(keyed._replace(category=category))
        else:
            nameless.append(event)
    return Tracked(tuple(found), tuple(skipped), tuple(nameless))


def as_path(text: str) -> str:
    """The text as a path that a category may have: signs it may not have become spaces; empty when nothing is left."""
    parts = ["".join(sign if sign.isalnum() or sign in "-_.& " else " " for sign in part) for part in text.split("/")]
    path = "/".join(filter(None, (_from_first_letter(" ".join(part.split())) for part in parts)))
    return "" if fault_in_path(path) else path


def _from_first_letter(part: str) -> str:
    return part.lstrip("-_.& ")


def _rule(event: Event, take: Take, budget: Budget) -> Rule | None:
    """The rule that says what an event is; None where its project or a tag says so, and the rule looks at neither."""
    rule = take(event)
    if rule is None or rule.calendar or rule.categories:
        return rule
    is_named = bool(_named((event.calendar, *_words(event.categories, budget).tags), budget)[0])
    return None if is_named else rule


def _to_the_minute(event: Event) -> Event:
    return event._replace(
        start=event.start and _rounded(event.start),
        end=event.end and _rounded(event.end),
    )


def _rounded(moment: datetime) -> datetime:
    if not (moment.second or moment.microsecond):
        return moment
    return (moment + timedelta(seconds=30)).replace(second=0, microsecond=0)


def _left_out(event: Event) -> Reason | None:
    if event.start is not None:
        if event.end is None:
            return Reason.TO_COME
        return Reason.NO_LENGTH if event.end <= event.start else None
    return None if event.minutes else Reason.NO_LENGTH


def _entry(event: Event, rule: Rule | None, budget: Budget, otherwise: str) -> Entry | None:
    """The entry of an event, None when nothing says what it was."""
    said = _words(event.categories, budget)
    category, tags = (rule.category, said.tags) if rule else _category(event.calendar, said.tags, budget, otherwise)
    if not category:
        return None
    has_clock = event.start is not None
    entry = Entry(
        "",
        category,
        event.start,
        event.end,
        None if has_clock else event.date,
        None if has_clock else event.minutes,
        unit=said.unit,
        people=said.people,
        tags=tuple(dict.fromkeys((*tags, *said.labels))),
        note=event.summary,
        dimensions=said.codes,
    )
    return _by_rule(entry, rule) if rule else entry


def _category(project: str, tags: tuple[str, ...], budget: Budget, otherwise: str) -> tuple[str, tuple[str, ...]]:
    """The category that a project and tags stand for, and the tags that are left; an empty text when there is none.

    A project that stands for none is a tag then: nothing of what was recorded is dropped.
    """
    words = (project, *tags) if project else tags
    category, used = _named(words, budget)
    if project and used == project:
        parts = ((path, tag) for tag in tags if (path := known_by_name(tag, budget)) and path != category)
        category, exact = next(((path, tag) for path, tag in parts if is_within(path, category)), (category, ""))
        return category, tuple(tag for tag in tags if tag != exact)
    if not category and otherwise:
        category = otherwise
    elif not category:
        used = next((word for word in words if as_path(word)), "")
        category = as_path(used)
    return category, tuple(tag for tag in words if tag != used)


def _by_rule(entry: Entry, rule: Rule) -> Entry:
    """The entry with what a rule says of it besides its category: its word is the stronger one."""
    return entry._replace(
        unit=rule.unit or entry.unit,
        tags=tuple(dict.fromkeys((*entry.tags, *rule.tags))),
        dimensions=tuple((dict(entry.dimensions) | dict(rule.dimensions)).items()),
    )


def _words(tags: Iterable[str], budget: Budget) -> _Words:
    names = {dimension.name.lower(): dimension.name for dimension in budget.dimensions}
    unit, people, codes, free, labels = "", None, dict[str, str](), list[str](), list[str]()
    for tag in tags:
        name, value = _split(tag)
        if name == "unit" and not unit and not fault_in_path(value):
            unit = value
        elif name == "people" and people is None and re.fullmatch("[0-9]{1,6}", value):
            people = int(value)
        elif name in names and value and names[name] not in codes:
            codes[names[name]] = value
        elif name == "tag" and value:
            labels.append(value)
        elif tag.strip():
            free.append(tag.strip())
    return _Words(unit, people, tuple(codes.items()), tuple(free), tuple(labels))


def _split(tag: str) -> tuple[str, str]:
    """A tag `name:value` or `name=value` as its two halves, the name in small letters; else two empty texts."""
    at = min((at for sign in ":=" if (at := tag.find(sign)) > 0), default=0)
    return (tag[:at].strip().lower(), tag[at + 1 :].strip()) if at else ("", "")


def _named(words: Iterable[str], budget: Budget) -> tuple[str, str]:
    """The category that the first of the words that is a name of one names, and that word; else two empty texts."""
    paths = ((known_by_name(word, budget) or known_by_name(word.rpartition("/")[2], budget), word) for word in words)
    return next(((path, word) for path, word in paths if path), ("", ""))


def _key(event: Event, kind: str, times: Counter[str]) -> str:
    """What tells an event from every other one of its tracker: its id there, else all that it says."""
    if event.uid:
        identity = f"{event.uid}\n{event.original}"
    else:
        at = (event.start, event.end, event.date, event.minutes)
        identity = repr((*(str(one) for one in at), event.summary, event.calendar, event.categories))
    import hashlib

    return _counted(f"{kind}:{hashlib.sha256(identity.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}", times)


def _counted(key: str, times: Counter[str]) -> str:
    """The key, the second time and later with a number: what is there twice is two entries."""
    times[key] += 1
    return f"{key}-{times[key]}" if times[key] > 1 else key
