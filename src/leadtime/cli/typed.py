"""The parameters of `log`, `start` and `switch` as one typed entry: parsed strictly here, and nowhere further in."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, time

from leadtime.cli.session import Session
from leadtime.formats.typed_entry import read_codes, read_tags, read_words, shown, words_of_when
from leadtime.formats.typed_time import looks_like_when
from leadtime.model.entry import Entry
from leadtime.model.errors import Refused, Usage
from leadtime.storage.entries import Typed


def typed_entry(
    session: Session,
    category: str,
    words: Sequence[str],
    *,
    units: Sequence[str],
    tags: Sequence[str],
    codes: Sequence[str],
    note: str,
    new: bool,
    day: str = "",
    at: str = "",
    people: str = "",
    promises: Sequence[str] = (),
    with_when: bool = True,
) -> Typed:
    """What was typed, understood; Usage or Refused, with what to type, where it can't be."""
    if looks_like_when(category):
        raise Usage(f'"{category}" is a time, and the category comes before it', f"leadtime log CATEGORY {category}")
    command = f"leadtime log {shown(category)}"
    when, said = read_words(words, command) if with_when else (None, " ".join(words))
    if not with_when:
        _refuse_when(command, words)
    if at and when is None and with_when:
        raise Usage("--at says when it began, and not how long it was", f"{command} 45m --at {at}")
    if day and when is None and with_when:
        raise Usage("--date names a day, and not how long it was", f"{command} 45m --date {day}")
    found = known_or_new(session, category, new)
    on = read_day(session, day)
    return Typed(
        found,
        when,
        on,
        read_clock(at),
        known_units(session, units, on),
        read_tags(tags),
        one_note(said, note),
        read_codes(codes, session.budget),
        read_people(people),
        tuple(text for text in map(str.strip, promises) if text),
    )


def one_note(said: str, note: str) -> str:
    """The note, by its words or by --note; Usage when it is given both ways."""
    if note and said:
        raise Usage(f'the note is given twice: "{said}" and --note "{note}"', "leave one of them out")
    return note or said


def _refuse_when(command: str, words: Sequence[str]) -> None:
    """Usage for a timer with a WHEN in place of its note: how long it will be is not known yet."""
    if count := words_of_when(words):
        when = " ".join(words[:count])
        raise Usage(
            f'"{when}" is a time, and the timer measures it',
            f"{command} {shown(when)} logs it; --at 9:00 says when the timer began; or --note TEXT",
        )


def known_or_new(session: Session, category: str, new: bool) -> str:
    """The category that is meant; with `new`, the one that is typed, if none has that name."""
    from leadtime.formats.typed_category import find_category
    from leadtime.model.path import fault_in_path
    from leadtime.reckoning.category_names import known_by_name

    if not new:
        return find_category(category, session.budget)
    if known := known_by_name(category, session.budget):
        return known
    path = category.strip().strip("/")
    if fault := fault_in_path(path):
        raise Usage(f'"{category}" can\'t be a category: it {fault}', "a category is a path such as visits/schools")
    return path


def known_units(session: Session, units: Sequence[str], day: date) -> str:
    """The units that are meant, of those there are on a day, as an entry has them; empty for none typed.

    Refused when one is none of the budget's; where that has no units, any path is one, and Usage for what is no path.
    """
    typed = ",".join(unit for unit in units if unit.strip(" ,/"))
    if not typed:
        return ""
    from leadtime.formats.typed_unit import find_units

    return find_units(typed, session.units(day, as_far_as_good=True))


def read_people(people: str) -> int | None:
    """How many people; None for nothing typed, Usage for what is no whole number."""
    if not people:
        return None
    if not (people.isascii() and people.isdigit() and len(people) < 7):
        raise Usage(f'"{people}" is not a number of people', "leadtime log visits 1h --people 12")
    return int(people)


def read_day(session: Session, day: str) -> date:
    """The day typed; today without one."""
    from leadtime.formats.typed_day import parse_day

    return parse_day(day, session.now.date()) if day else session.now.date()


def read_clock(at: str) -> time | None:
    """The time of day typed; None without one."""
    from leadtime.formats.typed_time import parse_clock

    return parse_clock(at) if at else None


def read_count(text: str, verb: str) -> int:
    """How many changes; Usage for what is no number from 1."""
    if not (text.isascii() and text.isdigit() and len(text) < 10 and int(text)):
        raise Usage(f'"{text}" is not a number of changes', f"leadtime {verb} 3 is for the last three")
    return int(text)


def category_of_log(session: Session, text: str) -> str:
    """The category that is meant, of the budget's or of those that the log alone has; Refused when none is."""
    from leadtime.formats.typed_category import find_category
    from leadtime.model.budget import Category

    budget = session.budget
    declared = {category.path for category in budget.categories}
    logged = dict.fromkeys(entry.category for entry in session.log.parsed().entries)
    more = tuple(Category(path) for path in logged if path not in declared)
    return find_category(text, budget._replace(categories=(*budget.categories, *more)))


def known_behaviour(session: Session, typed: str) -> str:
    """The budget's behaviour that is meant; empty for none typed, Refused for one that it does not list.

    Where it lists none, any name is one; of one that no lift has yet it is said how names are held to a list.
    """
    if not typed.strip():
        return ""
    from leadtime.formats.typed_behaviour import find_behaviour

    known = session.organisation.behaviours
    found = find_behaviour(typed, known)
    if not known and all(one.behaviour != found for one in session.log.of_units().recognitions):
        from leadtime.cli.streams import note
        from leadtime.view.recognised import unlisted

        note(unlisted(found))
    return found


def day_of_lift(session: Session, day: date) -> date:
    """The day; Refused for one to come, or that no log can hold."""
    from leadtime.formats.log_items import FIRST_YEAR

    if day > session.now.date():
        raise Refused(f"{day} has not come yet", "a recognition is entered when it was given; look at the date")
    if day.year < FIRST_YEAR:
        raise Refused(f"{day} is before the year {FIRST_YEAR}", "look at the year")
    return day


def typed_changes(
    session: Session, fields: Mapping[str, str | None], tags: Sequence[str], codes: Sequence[str], new: bool
) -> "Callable[[Entry], Entry]":
    """What makes of an entry what the options of `edit` say; a field that is None is not given, one of nothing emptied.

    The fields are category, when, date, at, note, unit and people; a unit is one of the entry's day, as that becomes.
    Usage when nothing is given at all.
    """
    from leadtime.formats.typed_entry import read_code_changes
    from leadtime.formats.typed_time import parse_when
    from leadtime.storage.editing import Changes, changed

    if not (tags or codes) and all(value is None for value in fields.values()):
        raise Usage(
            "nothing was given to change",
            "--category, --when (45m, 9-10:30), --date, --at, --note, --unit, --people, --tag and --code change one",
        )
    for name in ("category", "when", "date"):
        value = fields[name]
        if value is not None and not value.strip():
            raise Usage(f"--{name} is empty, and an entry can't be without one", "leave it out, or say what it becomes")
    category, when, day, at, unit = (fields[name] for name in ("category", "when", "date", "at", "unit"))
    people = fields["people"]
    typed = Changes(
        None if category is None else known_or_new(session, category, new),
        None if when is None else parse_when(when),
        None if day is None else read_day(session, day),
        read_clock(at or ""),
        at is not None and not at.strip(),
        None,
        None if not tags else read_tags([tag for tag in tags if tag.strip() or len(tags) > 1]),
        fields["note"],
        read_code_changes([code for code in codes if code.strip()], session.budget) if codes else (),
        any(not code.strip() for code in codes),
        None if people is None else read_people(people.strip()),
        people is not None and not people.strip(),
    )

    def becomes(entry: Entry) -> Entry:
        on = typed.day or entry.day
        return changed(entry, typed._replace(unit=None if unit is None else known_units(session, [unit], on)))

    return becomes
