"""Entries, absences and promises by name: the shortest beginning that names one, and the one that a name means."""

from datetime import date, datetime, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtime.model.absence import Absence, AbsenceKind
from leadtime.model.entry import Entry
from leadtime.model.errors import Refused
from leadtime.model.promise import Promise
from leadtime.model.recognition import Recognition
from leadtime.reckoning.naming import named, named_absence, named_promise, named_recognition, short_ids


def with_ids(*ids: str) -> list[Entry]:
    """Entries that differ in their ids."""
    return [Entry(identifier, "visits", date=date(2026, 11, 20), minutes=1) for identifier in ids]


@pytest.mark.parametrize(
    ("ids", "short"),
    [
        ([], []),
        (["k7d2m9qa"], ["k7"]),
        (["k7d2m9qa", "p3x8r4tz"], ["k7", "p3"]),
        (["k7d2m9qa", "p3x8r4tz", "k7dx"], ["k7d2", "p3", "k7dx"]),
        # written by hand: of one character, one that another begins with, capitals
        (["a", "ab", "abc"], ["a", "ab", "abc"]),
        (["K7d", "k7x"], ["K7d", "k7x"]),
        # `last` is a word
        (["lasa2222", "last2222"], ["lasa", "last2"]),
    ],
)
def test_short_ids(ids: list[str], short: list[str]) -> None:
    """Two characters at least, and as many as tell it from every other."""
    assert list(short_ids(with_ids(*ids)).items()) == sorted(zip(ids, short, strict=True), key=lambda p: p[0].lower())


@given(st.lists(st.text("abkl27sT", min_size=1, max_size=6), unique_by=str.lower, max_size=12))
def test_what_is_shown_names_its_entry(ids: list[str]) -> None:
    """Whatever the ids, as long as no two are the same but for capitals."""
    entries = with_ids(*ids)
    for identifier, short in short_ids(entries).items():
        if identifier.lower() != "last":
            assert named(entries, short).id == identifier


def test_several_are_told_apart() -> None:
    """By category and day, the latest first, in five lines at most."""
    night = datetime(2026, 11, 21, 22, 0, tzinfo=timezone.utc)
    with pytest.raises(Refused) as refused:
        named([*with_ids("k7d2"), Entry("k7x8", "office", night, night)], "k7")
    assert refused.value.hint == "k7x8 is office on 2026-11-21 at 22:00\nk7d2 is visits on 2026-11-20"
    for number in (5, 6, 9):
        with pytest.raises(Refused) as refused:
            named(with_ids(*(f"a{n}" for n in range(number))), "a")
        lines = refused.value.hint.split("\n")
        assert len(lines) == 5
        assert (lines[-1] == f"and {number - 4} more") is (number > 5)


def test_absences_are_told_apart() -> None:
    """By their kind and first day."""
    absences = [Absence(f"away{n}", AbsenceKind.SICK, date(2026, 11, n), date(2026, 11, n)) for n in (2, 3)]
    with pytest.raises(Refused) as refused:
        named_absence(absences, "away")
    assert refused.value.hint == "away3 is sick from 2026-11-03\naway2 is sick from 2026-11-02"


def test_promises_are_named_by_the_same_rules() -> None:
    """And told apart by what was promised, to whom and when; a long one is cut in the hint."""
    day = date(2026, 11, 2)
    promises = [Promise("pro1", day, "raus", "New chairs"), Promise("pro2", day, "raus", "An answer " * 5)]
    assert named_promise(promises, " PRO1").what == "New chairs"
    assert named_promise(promises, "last").id == "pro2"
    with pytest.raises(Refused) as refused:
        named_promise(promises, "pro")
    assert refused.value.hint == (
        'pro2 is "An answer An answer An answer An answer…", promised to raus on 2026-11-02\n'
        'pro1 is "New chairs", promised to raus on 2026-11-02'
    )
    with pytest.raises(Refused) as refused:
        named_promise([], "last")
    assert (refused.value.message, refused.value.hint) == (
        "there are no promises",
        'leadtime promise add UNIT "what was promised" enters one',
    )
    assert short_ids(promises) == {"pro1": "pro1", "pro2": "pro2"}


def test_recognitions_are_named_by_the_same_rules() -> None:
    """And told apart by what they did, who and when."""
    day = date(2026, 11, 2)
    lifts = [Recognition("rec1", day, "raus", "Sang"), Recognition("rec2", day, "raus", "Built a garden")]
    assert named_recognition(lifts, " REC1").what == "Sang"
    assert named_recognition(lifts, "last").id == "rec2"
    with pytest.raises(Refused) as refusal:
        named_recognition(lifts, "rec")
    assert 'rec1 is "Sang", a lift of raus on 2026-11-02' in refusal.value.hint
    with pytest.raises(Refused, match='no recognition has the id "zz"'):
        named_recognition(lifts, "zz")
    with pytest.raises(Refused, match="there are no recognitions"):
        named_recognition([], "last")


def test_last_is_the_one_written_last() -> None:
    """Not the one with the latest day."""
    assert named(with_ids("k7", "p3"), " LAST ").id == "p3"


@pytest.mark.parametrize(
    ("ids", "name", "message"),
    [
        ([], "last", "there are no entries yet"),
        (["k7"], "p", 'no entry has the id "p"'),
        (["k7"], "", 'no entry has the id ""'),
        (["k7d2", "k7x8"], "k7", '2 entries have an id that begins with "k7"; type more of it'),
        (["k7", "k7"], "k7", '2 entries have the id "k7"'),
    ],
)
def test_what_names_none_or_several_is_refused(ids: list[str], name: str, message: str) -> None:
    """With the ids in question."""
    with pytest.raises(Refused) as refused:
        named(with_ids(*ids), name)
    assert refused.value.message == message
