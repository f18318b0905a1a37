"""The words of `log`, its codes and its tags."""

from datetime import time

import pytest

from leadtime.formats.typed_entry import read_code_changes, read_codes, read_tags, read_words, shown
from leadtime.formats.typed_time import ClockRange
from leadtime.model.budget import Budget, Dimension
from leadtime.model.duration import Duration
from leadtime.model.errors import LeadtimeError, Refused, Usage

BUDGET = Budget(dimensions=(Dimension("audience", ("staff", "Public")), Dimension("mode", ("remote",))))
LOG = "leadtime log visits"
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
        ("1 timme två klasser", Duration(60), "två klasser"),
        ("2 hours", Duration(120), ""),
        ("1,5 timmar två", HOUR_AND_HALF, "två"),
        ("1 tim 30 min", HOUR_AND_HALF, ""),
        ("1h 30m", HOUR_AND_HALF, ""),
        ("1h 30 m two", HOUR_AND_HALF, "two"),
        ("1 h 30m two", HOUR_AND_HALF, "two"),
        ("9 - 10:30 two", MORNING, "two"),
        ("9 -10:30", MORNING, ""),
        ("9- 10:30 two", MORNING, "two"),
        ("9 – 10:30", MORNING, ""),
        # nobody writes a note of minutes alone
        ("1h 30", HOUR_AND_HALF, ""),
        ("1 h 30", HOUR_AND_HALF, ""),
        # only what follows a number is its unit
        ("1 h 30 classes", Duration(60), "30 classes"),
        ("90 m/s wind", HOUR_AND_HALF, "m/s wind"),
        ("7b and 7c", None, "7b and 7c"),
        ("45m 30 guests", Duration(45), "30 guests"),
        ("45m -ish", Duration(45), "-ish"),
        ("1h and 3 guests", Duration(60), "and 3 guests"),
        ("45m to 3 schools", Duration(45), "to 3 schools"),
        # numbers in a note are no times
        ("met 3 classes", None, "met 3 classes"),
        ("room 1.5 or 25:00", None, "room 1.5 or 25:00"),
        ("45m at 9-10:30", Duration(45), "at 9-10:30"),
    ],
)
def test_words(words: str, when: Duration | ClockRange | None, note: str) -> None:
    """A WHEN, where the first word is one, and the rest is the note."""
    assert read_words(words.split(), LOG) == (when, note)


def test_a_note_in_quotes_is_one_word() -> None:
    """What stands inside it is the writer's own."""
    assert read_words(["Elineberg school 1h30m"], LOG) == (None, "Elineberg school 1h30m")


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        (
            "Elineberg 1h30m",
            'the time comes before the note, and "1h30m" comes after "Elineberg"',
            "leadtime log visits 1h30m Elineberg\n"
            'or, to keep it in the note: leadtime log visits --note "Elineberg 1h30m"',
        ),
        (
            "two classes 9 - 10:30 each",
            'the time comes before the note, and "9 - 10:30" comes after "two classes"',
            'leadtime log visits "9 - 10:30" two classes each\n'
            'or, to keep it in the note: leadtime log visits --note "two classes 9 - 10:30 each"',
        ),
        (
            "talk 1:30 long",
            'the time comes before the note, and "1:30" comes after "talk"',
            "leadtime log visits 1:30 talk long\n"
            'or, to keep it in the note: leadtime log visits --note "talk 1:30 long"',
        ),
        # a second time, right behind the first
        (
            "45m 9-10:30",
            '"45m" and "9-10:30" are two times, and an entry has one',
            "leadtime log visits 9-10:30; or leadtime log visits 45m --note 9-10:30",
        ),
        (
            "1h 90m",
            '"1h" and "90m" are two times, and an entry has one',
            "leadtime log visits 90m; or leadtime log visits 1h --note 90m",
        ),
        (
            "9-10 1 timme two",
            '"9-10" and "1 timme" are two times, and an entry has one',
            'leadtime log visits 1 timme two; or leadtime log visits 9-10 --note "1 timme two"',
        ),
        (
            "45m 9:30 two",
            '"45m" and "9:30" are two times, and an entry has one',
            'leadtime log visits 45m --at 9:30; or leadtime log visits 45m --note "9:30 two"',
        ),
        (
            "17 17:30",
            '"17" and "17:30" are two times, and an entry has one',
            "leadtime log visits 17-17:30; or leadtime log visits 17 --note 17:30",
        ),
        (
            "45m - two",
            '"-" stands behind "45m", and they are no clock range',
            'a clock range is 9-10:30; to keep the dash in the note: leadtime log visits 45m --note "- two"',
        ),
        (
            "17 – two",
            '"–" stands behind "17", and they are no clock range',
            'a clock range is 9-10:30; to keep the dash in the note: leadtime log visits 17 --note "– two"',
        ),
        (
            "1 hour and 30 minutes",
            '"and" stands behind "1 hour", and the two times are not read as one',
            "a duration is 1h30m, a clock range 9-10:30; to keep the words in the note: "
            'leadtime log visits "1 hour" --note "and 30 minutes"',
        ),
        (
            "13 till 14",
            '"till" stands behind "13", and the two times are not read as one',
            "a duration is 1h30m, a clock range 9-10:30; to keep the words in the note: "
            'leadtime log visits 13 --note "till 14"',
        ),
        (
            "45m –10:30",
            '"–10:30" stands behind "45m", and they are no clock range',
            "a clock range is 9-10:30; to keep the dash in the note: leadtime log visits 45m --note –10:30",
        ),
    ],
)
def test_a_time_in_the_wrong_place_is_refused(words: str, message: str, hint: str) -> None:
    """Taken for a part of the note, another time would be logged than the one that was typed."""
    with pytest.raises(Usage) as refused:
        read_words(words.split(), LOG)
    assert (refused.value.message, refused.value.hint) == (message, hint)


@pytest.mark.parametrize(
    ("text", "as_typed"),
    [
        ("visits", "visits"),
        ("communication/social", "communication/social"),
        ("9-10:30", "9-10:30"),
        ("möte", "möte"),
        ("Golf & golf", '"Golf & golf"'),
        ("it's", '"it\'s"'),
        ("", '""'),
        ('say "hi"', "'say \"hi\"'"),
        ("$HOME", "'$HOME'"),
    ],
)
def test_a_word_in_a_hint_can_be_pasted(text: str, as_typed: str) -> None:
    """In quotes where the shell would take it apart."""
    assert shown(text) == as_typed


@pytest.mark.parametrize(
    "words", ["25h", "-30m", "1.5 two", "2", "2 classes", "9-9", "17 - 17", "45 - 3", "2026-11-23"]
)
def test_a_time_that_can_t_be_is_refused_and_is_no_note(words: str) -> None:
    """The reader of times says why."""
    with pytest.raises(Usage):
        read_words(words.split(), LOG)


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
