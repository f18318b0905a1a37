"""The words of `log`, its codes and its tags."""

from datetime import time

import pytest

from leadtime.formats.typed_entry import read_code_changes, read_codes, read_tags, read_words
from leadtime.formats.typed_time import ClockRange
from leadtime.model.budget import Budget, Dimension
from leadtime.model.duration import Duration
from leadtime.model.errors import LeadtimeError, Refused, Usage

BUDGET = Budget(dimensions=(Dimension("audience", ("staff", "Public")), Dimension("mode", ("remote",))))
HOUR_AND_HALF, MORNING = Duration(90), ClockRange(time(9), time(10, 30))


@pytest.mark.parametrize(
    ("words", "when", "note"),
    [
        ("", None, ""),
        ("Elineberg school", None, "Elineberg school"),
        ("1h30m Elineberg school", HOUR_AND_HALF, "Elineberg school"),
        ("9-10:30 two classes", MORNING, "two classes"),
        ("1 h 30 m two classes", HOUR_AND_HALF, "two classes"),
        ("1 H 30 min", HOUR_AND_HALF, ""),
        ("90 min two", HOUR_AND_HALF, "two"),
        ("1 h two", Duration(60), "two"),
        # only what follows a number is its unit
        ("1 h 30 classes", Duration(60), "30 classes"),
        ("1h 30m", Duration(60), "30m"),
        ("90 m/s wind", HOUR_AND_HALF, "m/s wind"),
        ("7b and 7c", None, "7b and 7c"),
        # numbers in a note are no times
        ("met 3 classes", None, "met 3 classes"),
        ("room 1.5 or 25:00", None, "room 1.5 or 25:00"),
        ("45m at 9-10:30", Duration(45), "at 9-10:30"),
    ],
)
def test_words(words: str, when: Duration | ClockRange | None, note: str) -> None:
    """A WHEN, where the first word is one, and the rest is the note."""
    assert read_words(words.split()) == (when, note)


def test_a_note_in_quotes_is_one_word() -> None:
    """What stands inside it is the writer's own."""
    assert read_words(["Elineberg school 1h30m"]) == (None, "Elineberg school 1h30m")


@pytest.mark.parametrize("words", ["Elineberg 1h30m", "two classes 9-10:30", "talk 1:30 long"])
def test_a_time_behind_the_note_is_refused(words: str) -> None:
    """Taken for a part of the note, another time would be logged than the one that was typed."""
    with pytest.raises(Usage, match="stands behind the note"):
        read_words(words.split())


@pytest.mark.parametrize("words", ["25h", "-30m", "1.5 two", "9-9", "2026-11-23"])
def test_a_time_that_can_t_be_is_refused_and_is_no_note(words: str) -> None:
    """The reader of times says why."""
    with pytest.raises(Usage):
        read_words(words.split())


def test_codes() -> None:
    """In the budget's spelling, in the order they are typed."""
    assert read_codes([], BUDGET) == ()
    assert read_codes(["Mode = Remote", "audience=public"], BUDGET) == (("mode", "remote"), ("audience", "Public"))
    assert read_codes(["mode=remote", "mode=REMOTE"], BUDGET) == (("mode", "remote"),)
    assert read_code_changes(["mode=", "audience=staff"], BUDGET) == (("mode", ""), ("audience", "staff"))


@pytest.mark.parametrize(
    ("codes", "kind", "message", "hint"),
    [
        (["staff"], Usage, '"staff" is not a code', "a code is a dimension and one of its values: audience=staff"),
        (["=staff"], Usage, '"=staff" is not a code', "a code is a dimension and one of its values: audience=staff"),
        (["mode="], Usage, '"mode=" is not a code', "a code is a dimension and one of its values: audience=staff"),
        (["place=home"], Refused, 'there is no dimension "place"', "there is audience, mode"),
        (["audience=press"], Refused, 'audience has no value "press"', "there is staff, Public"),
        (
            ["audience=staff", "audience=public"],
            Usage,
            "audience is given twice",
            "an entry has one value of each dimension",
        ),
    ],
)
def test_codes_that_are_refused(codes: list[str], kind: type[LeadtimeError], message: str, hint: str) -> None:
    """With the words there are."""
    with pytest.raises(kind) as refused:
        read_codes(codes, BUDGET)
    assert (refused.value.message, refused.value.hint) == (message, hint)


def test_a_code_to_take_away_needs_its_dimension() -> None:
    """A slip in its name is told."""
    with pytest.raises(Refused, match="there is no dimension"):
        read_code_changes(["place="], BUDGET)


def test_tags() -> None:
    """Each once, without the sign that some write before it."""
    assert read_tags(["autumn", " #school ", "autumn"]) == ("autumn", "school")
    with pytest.raises(Usage, match="a tag is empty"):
        read_tags(["autumn", "#"])
