"""Timewarrior's export and data files as events: every interval, or a fault with its line."""

import json
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtime.formats.trackers.timewarrior import read_timewarrior
from leadtime.model.event import Event, Reading

READING = Reading(ZoneInfo("Europe/Stockholm"))
EXPORT = """\
[
{"id":3,"start":"20261123T080000Z","end":"20261123T093000Z","tags":["two words","visits"],"annotation":"Två klasser"},
{"id":2,"start":"20261123T093000Z","end":"20261123T100000Z"},
{"id":1,"start":"20261127T100000Z","tags":["office"]}
]
"""
DATA = """\
inc 20261123T080000Z - 20261123T093000Z # "two words" visits # "Två klasser"
inc 20261123T093000Z - 20261123T100000Z

inc 20261127T100000Z # office
"""


def moment(text: str) -> datetime:
    """A moment of November, by Stockholm's clock."""
    return datetime.fromisoformat(f"2026-11-{text}:00+01:00")


def read(text: str) -> list[Event]:
    """The events of a text without faults."""
    events, problems = read_timewarrior(text, "x", READING)
    assert not problems
    return list(events)


def test_an_export() -> None:
    """Tags are categories, the annotation is the summary, times are local, and the place is the file's line."""
    visit, plain, timer = read(EXPORT)
    assert visit == Event(
        "",
        start=moment("23T09:00"),
        end=moment("23T10:30"),
        summary="Två klasser",
        categories=("two words", "visits"),
        place="x:2",
    )
    assert visit.start and visit.start.isoformat() == "2026-11-23T09:00:00+01:00"
    assert plain == Event("", start=moment("23T10:30"), end=moment("23T11:00"), place="x:3")
    assert timer == Event("", start=moment("27T11:00"), categories=("office",), place="x:4")


def test_a_data_file() -> None:
    """Says the same."""
    assert [event._replace(place="") for event in read(DATA)] == [event._replace(place="") for event in read(EXPORT)]
    assert [event.place for event in read(DATA.replace("\n", "\r\n"))] == ["x:1", "x:2", "x:4"]


@pytest.mark.parametrize("text", ["", "\n", "[\n]\n", "[]", "\ufeff", " \n\n"])
def test_nothing_in_it(text: str) -> None:
    """Is no fault: Timewarrior makes such files."""
    assert read(text) == []


@pytest.mark.parametrize(
    ("words", "categories", "summary"),
    [
        ("", (), ""),
        (" # a b", ("a", "b"), ""),
        (r' # "a\"b" "c d" e\f "g\\h"', ('a"b', "c d", r"e\f", r"g\h"), ""),
        (" # # note", (), "note"),
        (' # a # "one # \\"two\\" ; \\n three"', ("a",), 'one # "two" ; \n three'),
        (" # a # two words", ("a",), "two words"),
        (' # "open', ('"open',), ""),
        (r' # "\q" # "\u00e9\/"', ("q",), "é/"),
        (" # unit:schools/elineberg it's #x", ("unit:schools/elineberg", "it's", "#x"), ""),
        (" # tag:a visits tag:b", ("visits", "tag:a", "tag:b"), ""),
    ],
)
def test_words_of_a_line(words: str, categories: tuple[str, ...], summary: str) -> None:
    """In quotation marks and out of them; a tag that is marked as one comes last."""
    (event,) = read(f"inc 20261123T080000Z - 20261123T093000Z{words}")
    assert (event.categories, event.summary) == (categories, summary)


def test_a_duration_only() -> None:
    """Has a date and minutes, the day by the local clock."""
    assert read("inc 20261123T233000Z - 20261124T010030Z # duration-only visits") == [
        Event("", date=date(2026, 11, 24), minutes=90, categories=("visits",), place="x:1")
    ]


def test_half_a_sign() -> None:
    """JSON can hold one; a log can't, and gets the sign that stands for what can't be read."""
    (event,) = read('[{"start":"20261123T080000Z","annotation":"a \\ud83d b"}]')
    assert event.summary == "a \ufffd b"


INTERVAL = '"start":"20261123T080000Z","end":"20261123T093000Z"'


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("[\n{", 2, "this is not JSON"),
        ("[\n{}\n{}\n]", 3, "this is not JSON"),
        ('{"visits":{"count":1}}', 1, "this is not a list of intervals"),
        ("[" * 100_000, 1, "this is not a list of intervals"),
        ("[" + "9" * 5000 + "]", 1, "this is not a list of intervals"),
        (f"[{{{INTERVAL}}},\n 7]", 2, "this is not an interval"),
        (f"[\n{{{INTERVAL}}},\n\n{{}}]", 4, "the interval has no start"),
        (f'[{{{INTERVAL},"tags":"a"}}]', 1, "the tags are not a list of texts"),
        (f'[{{{INTERVAL},"tags":[1]}}]', 1, "the tags are not a list of texts"),
        (f'[{{{INTERVAL},"annotation":1}}]', 1, "the annotation is not a text"),
        ('[{"start":7}]', 1, "start it is not a time of Timewarrior"),
        ('[{"start":"2026-11-23"}]', 1, 'start "2026-11-23" is not a time of Timewarrior'),
        ("inc 20261123T080000Z - 20261123T073000Z", 1, "the interval ends before it starts"),
        ("\ninc 20261332T080000Z", 2, 'start "20261332T080000Z" is in no calendar'),
        ("inc 20261123T080000Z - 99991231T235959Z", 1, 'end "99991231T235959Z" is in no calendar'),
        ("inc 18261123T080000Z", 1, "start is in the year 1826"),
        ("inc", 1, "this is not an interval of Timewarrior"),
        ("inc 20261123T080000Z -", 1, "this is not an interval of Timewarrior"),
        ("inc 20261123T080000Z + 20261123T093000Z", 1, "this is not an interval of Timewarrior"),
        ("exc monday", 1, "this is not an interval of Timewarrior"),
    ],
)
def test_faults(text: str, line: int, message: str) -> None:
    """Each is told with its line and how to mend it."""
    _, problems = read_timewarrior(text, "x", READING)
    assert [(problem.path, problem.line, problem.message) for problem in problems] == [("x", line, message)]
    assert problems[0].hint


def test_a_fault_costs_no_other_interval() -> None:
    """And all are told at once."""
    events, problems = read_timewarrior(f"x\n{DATA}y\n", "x", READING)
    assert (len(events), [problem.line for problem in problems]) == (3, [1, 6])


@given(st.sampled_from([EXPORT, DATA]), st.data())
def test_whatever_stands_there(whole: str, data: st.DataObject) -> None:
    """A part of the file replaced by any text: events and faults, and each fault's line is in the file."""
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(whole))] * 2)))
    text = whole[:start] + data.draw(st.text(st.sampled_from('"[]{},:#-\\ \nincZT019') | st.characters())) + whole[end:]
    events, problems = read_timewarrior(text, "x", READING)
    assert all(1 <= problem.line <= text.count("\n") + 1 for problem in problems)
    assert all(event.start or event.date for event in events)


@given(st.lists(st.text(), max_size=4), st.text())
def test_any_texts_in_an_export(tags: list[str], note: str) -> None:
    """Come through as they are."""
    interval = {"start": "20261123T080000Z", "end": "20261123T093000Z", "tags": tags, "annotation": note}
    for indent in (None, 2):
        (event,) = read(json.dumps([interval], indent=indent))
        assert set(event.categories) == {*tags} - {"duration-only"}
        assert event.summary == note
