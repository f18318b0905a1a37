"""What people type as a duration or a clock time: the accepted forms, and the refused ones with their words."""

from contextlib import suppress
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtime.formats.typed_time import (
    ClockRange,
    is_spaced_when,
    looks_like_when,
    parse_clock,
    parse_clock_range,
    parse_duration,
    parse_when,
    read_minutes,
)
from leadtime.model.duration import Duration
from leadtime.model.errors import Usage


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("45m", 45),
        ("45minuter", 45),
        ("45 minuter", 45),
        ("1 minut", 1),
        ("1 minute", 1),
        ("2 minutes", 2),
        ("2 mins", 2),
        ("1 timme", 60),
        ("2timmar", 120),
        ("2 tim", 120),
        ("1 hour", 60),
        ("2 hours", 120),
        ("1 hr", 60),
        ("2hrs", 120),
        ("1,5 timmar", 90),
        ("1.5 hours", 90),
        ("1 timme 30 minuter", 90),
        ("1hour30minutes", 90),
        ("1 Tim 30 Min", 90),
        ("10", 10),
        ("9m", 9),
        ("45min", 45),
        ("45 min", 45),
        ("90", 90),
        ("1h", 60),
        ("1h30m", 90),
        ("1h30", 90),
        ("1h5", 65),
        ("1 h 30 m", 90),
        ("1h 30min", 90),
        ("1H30M", 90),
        (" 1h ", 60),
        ("1.5h", 90),
        ("1,5h", 90),
        ("1,5 h", 90),
        ("0.33h", 20),  # 19.8 minutes
        ("0.325h", 20),  # 19.5 minutes: a half goes up
        ("0.32h", 19),  # 19.2 minutes
        ("1:30", 90),
        ("0:45", 45),
        ("24h", 1440),
        ("1440", 1440),
        ("007m", 7),
    ],
)
def test_accepted_durations(text: str, minutes: int) -> None:
    """Every form of the manual means these minutes, comma or point."""
    assert parse_duration(text) == Duration(minutes)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("0", "no time at all"),
        ("0h", "no time at all"),
        ("0:00", "no time at all"),
        ("0.001h", "no time at all"),
        ("-30m", "negative"),
        ("-1h30m", "negative"),
        ("−5", "negative"),
        ("25h", "more than 24 hours"),
        ("24h1m", "more than 24 hours"),
        ("1441", "more than 24 hours"),
        ("9" * 9, "more than 24 hours"),
        ("9" * 5000, "more than 24 hours"),
        ("9" * 5000 + "h", "more than 24 hours"),
        ("1h90m", "90 minutes after the hours"),
        ("1h60", "60 minutes after the hours"),
        ("1:75", "75 minutes after the hours"),
        ("1", "has no unit"),
        ("9", "has no unit"),
        ("007", "has no unit"),
        ("1.5", "has no unit"),
        ("1,5", "has no unit"),
        ("1.5m", "is not a duration"),
        ("2t", "is not a duration"),
        ("1:5", "is not a duration"),
        ("1 30", "is not a duration"),
        ("30m1h", "is not a duration"),
        ("h", "is not a duration"),
        ("1 timmes", "is not a duration"),
        ("2 t", "is not a duration"),
        ("2 days", "is not a duration"),
        ("one hour", "is not a duration"),
        ("1h30m extra", "is not a duration"),
        ("١h", "is not a duration"),
        ("１h", "is not a duration"),
        ("½h", "is not a duration"),
        ("1e3", "is not a duration"),
        ("1_0", "is not a duration"),
        ("+30m", "is not a duration"),
    ],
)
def test_refused_durations(text: str, words: str) -> None:
    """A refusal says what is wrong with the word and always how to say it instead."""
    with pytest.raises(Usage, match=words) as refusal:
        parse_duration(text)
    assert refusal.value.hint
    assert len(refusal.value.message) < 120


@pytest.mark.parametrize(
    ("text", "hint"),
    [("1.5", "say 1.5h for 90 minutes, or give the minutes: 90m"), ("2", "say 2h or 2m"), (" 9 ", "say 9h or 9m")],
)
def test_a_number_that_may_be_hours_is_told_both_ways(text: str, hint: str) -> None:
    """`1.5` and `2` are refused rather than guessed, and the hint is what to type."""
    with pytest.raises(Usage) as refusal:
        parse_duration(text)
    assert refusal.value.hint == hint


@given(st.integers(1, 1440))
def test_every_spelling_of_the_same_minutes_agrees(minutes: int) -> None:
    """Hours and minutes, minutes alone and h:mm are one duration."""
    hours, rest = divmod(minutes, 60)
    bare = [f"{minutes}"] if minutes >= 10 else []
    for text in (*bare, f"{minutes}m", f"{hours}h{rest}m", f"{hours} timmar {rest}", f"{hours}:{rest:02}"):
        assert parse_duration(text) == Duration(minutes)


@given(st.text(alphabet="0123456789hmin:.,- +٣", max_size=12))
def test_any_text_is_a_duration_or_a_usage_error(text: str) -> None:
    """Nothing typed ends in a traceback, and what is accepted is between one minute and a day."""
    with suppress(Usage):
        assert 1 <= parse_duration(text).minutes <= 1440


def test_read_minutes_has_no_upper_limit() -> None:
    """A target of 200 hours a year is read by the same grammar."""
    assert (read_minutes("200h"), read_minutes("0"), read_minutes("x")) == (12000, 0, None)


@pytest.mark.parametrize(
    ("word", "is_when"),
    [
        ("90", True),
        ("3", True),
        ("1h30m", True),
        ("1,5h", True),
        ("1:30", True),
        ("45min", True),
        ("45minuter", True),
        ("1timme", True),
        ("2hours", True),
        ("2timmarna", False),
        ("9-10:30", True),
        ("9:00–10:30", True),
        ("9—10:30", True),
        ("09.00-10.30", True),
        ("22-1", True),
        ("25:00-26", True),
        ("1h90m", True),
        ("1.5", True),
        ("-30m", True),
        ("2026-11-23", True),
        ("", False),
        ("classes", False),
        ("3 classes", False),
        ("3rd", False),
        ("7b", False),
        ("2-day", False),
        ("2nd-graders", False),
        ("5G", False),
        ("24/7", False),
        ("h", False),
        ("-", False),
        ("today", False),
        ("tuesday", False),
    ],
)
def test_which_words_are_a_when(word: str, is_when: bool) -> None:
    """A word that tries to be a time is never kept as a note, and a note's word is never eaten as a time."""
    assert looks_like_when(word) is is_when


@pytest.mark.parametrize(
    ("text", "is_one", "is_one_at_the_end"),
    [
        ("1 h 30 m", True, True),
        ("1h 30m", True, True),
        ("1 timme", True, True),
        ("1 h 30", False, True),  # before a note the minutes need their unit: 1 h 30 classes
        ("17 - 17:30", True, True),
        ("9 -10:30", True, True),
        ("9- 10:30", True, True),
        ("9 – 10", True, True),
        ("45 - 3", True, True),  # a range that cannot be
        ("1 30", False, False),
        ("1h 90m", False, False),
        ("9-10 11", False, False),
        ("9 - ten", False, False),
        ("", False, False),
    ],
)
def test_words_that_are_one_when(text: str, is_one: bool, is_one_at_the_end: bool) -> None:
    """Put together they are a duration, or a range; at the end of the line the last unit may be left out."""
    assert is_spaced_when(text, is_all=False) is is_one
    assert is_spaced_when(text, is_all=True) is is_one_at_the_end


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("9-10:30", time(9), time(10, 30)),
        ("13:15-14", time(13, 15), time(14)),
        ("9:00–10:30", time(9), time(10, 30)),
        ("9—10:30", time(9), time(10, 30)),
        ("9 - 10", time(9), time(10)),
        ("09.00-10.30", time(9), time(10, 30)),
        ("22-1", time(22), time(1)),
        ("13-24", time(13), time(0)),
        ("13-24:00", time(13), time(0)),
        ("23:59-0", time(23, 59), time(0)),
        ("0-24", time(0), time(0)),  # a whole day: the end is the next midnight
        ("18-6", time(18), time(6)),  # twelve hours, the longest across midnight
    ],
)
def test_accepted_clock_ranges(text: str, start: time, end: time) -> None:
    """Colon or the Swedish point, hyphen or dash; an end at or before the start is the next day's."""
    assert parse_clock_range(text) == ClockRange(start, end)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("25:00-26", '"25:00" in "25:00-26" is not a time of day'),
        ("9:60-10", '"9:60" in "9:60-10" is not a time of day'),
        ("9-10:5", '"10:5"'),
        ("9-24:01", '"24:01"'),
        ("9-9", "starts where it ends"),
        ("9:00-9", "starts where it ends"),
        ("24-1", "24:00 can only be an end"),
        ("9-", "one side of"),
        ("-9", "one side of"),
        ("9-10-11", "is not a clock range"),
        ("", "is not a clock range"),
        ("9", "is not a clock range"),
        ("９-10", "is not a time of day"),
        ("0900-1030", "is not a time of day"),
        ("9-5", "would last until 05:00 the next day"),
        ("10:30-9", "would last until 09:00 the next day"),
    ],
)
def test_refused_clock_ranges(text: str, words: str) -> None:
    """A range that cannot be, or would be far longer than meant, is refused with the forms."""
    with pytest.raises(Usage) as refusal:
        parse_clock_range(text)
    assert words in refusal.value.message
    assert refusal.value.hint


def test_a_range_in_the_twelve_hour_way_is_told_the_afternoon() -> None:
    """`9-5` is what an English-speaker types for an office day."""
    with pytest.raises(Usage) as refusal:
        parse_clock_range("9-5")
    assert refusal.value.hint == "for the afternoon say 9-17:00"


@pytest.mark.parametrize(("text", "clock"), [("13:15", time(13, 15)), ("13.15", time(13, 15)), ("9", time(9))])
def test_clock_times(text: str, clock: time) -> None:
    """`--at` takes a time of day with or without its minutes."""
    assert parse_clock(text) == clock


@pytest.mark.parametrize("text", ["", "24:00", "25", "9:60", "9:5", "13:15:00", "1315", "noon", "-9", "９"])
def test_refused_clock_times(text: str) -> None:
    """A time of day is 0:00 to 23:59, in digits 0-9."""
    with pytest.raises(Usage, match="is not a time of day"):
        parse_clock(text)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("90", Duration(90)),
        ("1:30", Duration(90)),
        ("5:59", Duration(359)),
        ("9-10:30", ClockRange(time(9), time(10, 30))),
        ("9:00 – 10:30", ClockRange(time(9), time(10, 30))),
        ("9—10:30", ClockRange(time(9), time(10, 30))),
    ],
)
def test_a_when_is_a_duration_or_a_range(text: str, when: Duration | ClockRange) -> None:
    """A dash inside decides."""
    assert parse_when(text) == when


@pytest.mark.parametrize(
    ("text", "words", "hint"),
    [
        ("6:00", "may be a time of day or a duration", "say 6h00m for the duration, --at 6:00"),
        ("13:15", "may be a time of day or a duration", "say 13h15m for the duration, --at 13:15"),
        ("2026-11-23", "is a day", "--date 2026-11-23"),
        ("-30m", "is negative", "a duration is"),
        ("1h90m", "90 minutes after the hours", "a duration is"),
        ("25:00-26", "is not a time of day", "a clock range is"),
    ],
)
def test_a_when_that_cannot_be_is_refused(text: str, words: str, hint: str) -> None:
    """What tries to be a WHEN gets the words that fit what it tried to be."""
    with pytest.raises(Usage) as refusal:
        parse_when(text)
    assert words in refusal.value.message
    assert hint in refusal.value.hint
