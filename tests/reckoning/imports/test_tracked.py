"""What another tracker recorded, as entries: by rule, by name, or as an unknown category."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtime.model.budget import Budget, Category, Dimension
from leadtime.model.entry import Entry
from leadtime.model.event import Event, Reason
from leadtime.model.path import fault_in_path
from leadtime.model.rule import Rule
from leadtime.reckoning.imports.importing import sort_out
from leadtime.reckoning.imports.rules import first_rule
from leadtime.reckoning.imports.tracked import as_path, entries_of, recoded

WINTER = timezone(timedelta(hours=1))
NINE, TEN = datetime(2026, 11, 23, 9, tzinfo=WINTER), datetime(2026, 11, 23, 10, tzinfo=WINTER)
MONDAY = date(2026, 11, 23)
BUDGET = Budget(
    categories=(
        Category("office", aliases=("kontor",)),
        Category("visits", aliases=("besök",)),
        Category("communication"),
        Category("communication/social"),
        Category("communication/press"),
    ),
    dimensions=(Dimension("audience", ("staff", "press")),),
)
NONE = first_rule(())


def event(calendar: str = "", *categories: str, **more: object) -> Event:
    """An hour of Monday morning."""
    return Event("", start=NINE, end=TEN, calendar=calendar, categories=categories)._replace(**more)  # type: ignore[arg-type]  # any field


@pytest.mark.parametrize(
    ("project", "tags", "category", "kept"),
    [
        ("visits", (), "visits", ()),
        ("Besök", ("autumn",), "visits", ("autumn",)),
        ("", ("autumn", "besök"), "visits", ("autumn",)),
        ("", ("social", "office"), "communication/social", ("office",)),
        ("", ("communication", "social"), "communication", ("social",)),
        ("communication", ("autumn", "social"), "communication/social", ("autumn",)),
        ("communication", ("office",), "communication", ("office",)),
        ("Kommunen/Besök", (), "visits", ()),
        ("mystery", ("office", "x"), "office", ("mystery", "x")),
        ("mystery", ("x",), "mystery", ("x",)),
        ("", ("x", "y"), "x", ("y",)),
        ("off", (), "off", ()),
        ("Möte: internt", (), "Möte internt", ()),
        ("!!!", ("x",), "x", ("!!!",)),
        ("", ("tag:office", "x"), "x", ("office",)),
        ("", ("visits", "tag:visits"), "visits", ("visits",)),
    ],
)
def test_by_name(project: str, tags: tuple[str, ...], category: str, kept: tuple[str, ...]) -> None:
    """The table of the module's conventions; what names no category is an unknown one, and no word is dropped."""
    (entry,) = entries_of([event(project, *tags)], NONE, BUDGET, "watson").entries
    assert (entry.category, entry.tags) == (category, kept)


def test_units_people_and_codes() -> None:
    """Tags that our own export writes; a second unit, and what is no dimension, are tags as they stand."""
    tags = ("visits", "unit:schools/a", "people=12", "Audience=staff", "mode:alone", "unit:b", "audience:press", " x ")
    (entry,) = entries_of([event("", *tags, summary="Elineberg")], NONE, BUDGET, "klog").entries
    assert entry._replace(source="") == Entry(
        "",
        "visits",
        NINE,
        TEN,
        unit="schools/a",
        people=12,
        tags=("mode:alone", "unit:b", "audience:press", "x"),
        note="Elineberg",
        dimensions=(("audience", "staff"),),
    )


def test_a_record_without_clock_times() -> None:
    """Has its day and its minutes."""
    (entry,) = entries_of([Event("", date=MONDAY, minutes=45, calendar="visits")], NONE, BUDGET, "klog").entries
    assert (entry.start, entry.date, entry.minutes) == (None, MONDAY, 45)


@pytest.mark.parametrize(
    ("rule", "project", "tags", "category"),
    [
        (Rule(1, summary=("lunch",), category="office"), "visits", (), "visits"),
        (Rule(1, summary=("lunch",), category="office"), "", ("visits",), "visits"),
        (Rule(1, summary=("lunch",), skip="private"), "", ("visits",), "visits"),
        (Rule(1, summary=("lunch",), category="office"), "", ("autumn",), "office"),
        (Rule(1, summary=("lunch",), category="office"), "Autumn", (), "office"),
        (Rule(1, summary=("lunch",), calendar=("visits",), category="office"), "visits", (), "office"),
        (Rule(1, categories=("visits",), category="office"), "", ("visits",), "office"),
    ],
)
def test_what_was_said_when_it_was_recorded_stands(
    rule: Rule, project: str, tags: tuple[str, ...], category: str
) -> None:
    """The name of a category is stronger than a rule on the note, and a rule on the project or the tags than both."""
    found = event(project, *tags, summary="Lunch with the night team")
    (entry,) = entries_of([found], first_rule((rule,)), BUDGET, "klog").entries
    assert entry.category == category


def test_times_are_taken_to_the_nearest_minute() -> None:
    """Each by itself: what joined still joins, and no entry shows other times than it is long."""
    between, after = TEN.replace(second=29), TEN + timedelta(minutes=10, seconds=29)
    first = event("visits", summary="a", start=NINE.replace(second=31), end=between)
    one, two = entries_of([first, first._replace(start=between, end=after)], NONE, BUDGET, "toggl").entries
    assert (one.start, one.end, two.start) == (NINE + timedelta(minutes=1), TEN, TEN)
    assert two.length().minutes == 10


def test_rules_come_first() -> None:
    """One on the project decides, whatever its project is the name of; tags stay, and its own come in."""
    rule = Rule(
        1,
        calendar=("visits",),
        summary=("desk",),
        category="office",
        unit="hall",
        tags=("ruled", "a"),
        dimensions=(("audience", "press"),),
    )
    found = event("visits", "a", "unit:x", "audience:staff", "social", summary="At the Desk")
    (entry,) = entries_of([found], first_rule((rule,)), BUDGET, "watson").entries
    assert (entry.category, entry.unit, entry.tags) == ("office", "hall", ("a", "social", "ruled"))
    assert entry.dimensions == (("audience", "press"),)
    bare = rule._replace(unit="", tags=(), dimensions=())
    (entry,) = entries_of([found], first_rule((bare,)), BUDGET, "watson").entries
    assert (entry.unit, entry.dimensions) == ("x", (("audience", "staff"),))


def test_every_event_is_in_exactly_one_list() -> None:
    """What is left out has its reason, and what has neither project nor tag is nameless."""
    events = [
        event("visits"),
        event("lunch"),
        event("visits", end=None),
        event("visits", end=NINE),
        event("", start=None, end=None, date=MONDAY, minutes=0),
        event("", summary="who knows"),
    ]
    rule = Rule(1, calendar=("lunch",), skip="private")
    found = entries_of(events, first_rule((rule,)), BUDGET, "watson")
    assert [entry.category for entry in found.entries] == ["visits"]
    assert [(one.reason, one.words) for one in found.skipped] == [
        (Reason.BY_RULE, "private"),
        (Reason.TO_COME, ""),
        (Reason.NO_LENGTH, ""),
        (Reason.NO_LENGTH, ""),
    ]
    assert found.nameless == (events[5],)


def test_otherwise() -> None:
    """Takes what no rule and no name of a category does; the words of an unknown project are kept as a tag."""
    events = [event("visits"), event("mystery", "x"), event("", summary="who knows")]
    found = entries_of(events, NONE, BUDGET, "watson", "office")
    assert [(entry.category, entry.tags) for entry in found.entries] == [
        ("visits", ()),
        ("office", ("mystery", "x")),
        ("office", ()),
    ]


def test_source_keys() -> None:
    """Of what the tracker said: an id there, else all of it; the second of two equal ones has a number."""
    events = [event("a"), event("a"), event("b"), Event("17", start=NINE, end=TEN, calendar="a")]
    keys = [entry.source for entry in entries_of(events, NONE, BUDGET, "watson").entries]
    assert len(set(keys)) == 4
    assert keys[1] == f"{keys[0]}-2"
    assert all(key.startswith("watson:") and len(key.partition("-")[0]) == len("watson:") + 12 for key in keys)
    rule = Rule(1, calendar=("a",), category="office", tags=("x",))
    again = entries_of(events, first_rule((rule,)), BUDGET, "watson").entries
    assert [entry.source for entry in again] == keys
    moved = [Event("17", start=TEN, end=TEN + timedelta(hours=1), calendar="b")]
    assert entries_of(moved, NONE, BUDGET, "watson").entries[0].source == keys[3]


def test_a_changed_rule_brings_nothing_in_twice() -> None:
    """The import knows an entry by its key, whatever it has become since."""
    events = [event("a"), event("a"), event("b")]
    first = sort_out(entries_of(events, NONE, BUDGET, "watson").entries, [], "watson", keyed=True)
    assert len(first.added) == 3
    rule = Rule(1, calendar=("a",), category="office")
    again = sort_out(
        entries_of(events, first_rule((rule,)), BUDGET, "watson").entries, first.added, "watson", keyed=True
    )
    assert (again.added, len(again.already_there)) == ((), 3)


def row(category: str, **more: object) -> Entry:
    """A row of a spreadsheet."""
    return Entry("", category, date=MONDAY, minutes=45)._replace(**more)  # type: ignore[arg-type]  # any field


def test_the_words_of_a_spreadsheet() -> None:
    """A category's name, else a rule's, else an unknown one; one that a rule leaves out, and one that is nothing."""
    rules = (
        Rule(1, categories=("internt",), summary=("board",), category="communication", tags=("ruled",)),
        Rule(2, categories=("lunch",), skip="private"),
        Rule(3, summary=("kontor",), category="visits"),
    )
    rows = [
        row("Kontor", note="visits"),
        row("Internt", note="The board"),
        row("Lunch: long"),
        row("Nytt!", tags=("a",)),
        row("!!!"),
    ]
    found = recoded(rows, first_rule(rules), BUDGET)
    assert [(entry.category, entry.tags) for entry in found.entries] == [
        ("office", ()),
        ("communication", ("ruled",)),
        ("Nytt", ("a",)),
    ]
    assert [one.words for one in found.skipped] == ["private"]
    assert [one.categories for one in found.nameless] == [("!!!",)]


def test_the_keys_of_a_spreadsheet() -> None:
    """Are made of its rows as they stand; a row with an id is known by that."""
    rows = [row("Kontor"), row("Kontor"), row("Kontor", id="k1", source="mine")]
    sources = [entry.source for entry in recoded(rows, NONE, BUDGET).entries]
    assert sources[1:] == [f"{sources[0]}-2", "mine"]
    other = BUDGET._replace(categories=(Category("desk", aliases=("kontor",)),))
    assert [entry.source for entry in recoded(rows, NONE, other).entries] == sources


@given(st.text(max_size=20))
def test_a_path_of_any_text(text: str) -> None:
    """Is one that a category may have, or none; a legal path is left as it is."""
    path = as_path(text)
    assert not path or not fault_in_path(path)
    assert as_path(path) == path
