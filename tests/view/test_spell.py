"""How a duration, a share, a date, a target and a text from people are spelled."""

import unicodedata
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.view.made_reports import hours, least, most, percent, times

from leadtime.model.duration import Duration
from leadtime.model.period import Interval, Period, interval_containing
from leadtime.model.target import Amount, Measure, Of, Target
from leadtime.view import spell


@pytest.mark.parametrize(
    ("minutes", "in_table", "in_sentence", "on_command_line"),
    [
        (0, "0:00", "0 m", "0m"),
        (5, "0:05", "5 m", "5m"),
        (60, "1:00", "1 h", "1h"),
        (210, "3:30", "3 h 30 m", "3h30m"),
        (870, "14:30", "14 h 30 m", "14h30m"),
        (6015, "100:15", "100 h 15 m", "100h15m"),
        (-210, "-3:30", "-3 h 30 m", "-3h30m"),
        (-5, "-0:05", "-5 m", "-5m"),
    ],
)
def test_durations(minutes: int, in_table: str, in_sentence: str, on_command_line: str) -> None:
    """A column wants figures under each other, a sentence wants words, and a command what `log` reads."""
    length = Duration(minutes)
    assert (spell.duration(length), spell.spoken(length), spell.typed(length)) == (
        in_table,
        in_sentence,
        on_command_line,
    )


@pytest.mark.parametrize(
    ("share", "digits", "text"),
    [
        (Fraction(29, 68), 1, "42.6 %"),
        (Fraction(1), 1, "100.0 %"),
        (Fraction(0), 1, "0.0 %"),
        (Fraction(1, 3), 1, "33.3 %"),
        (Fraction(2005, 10000), 1, "20.1 %"),  # 20.05: half up, where floats give 20.1 or 20.0 by luck
        (Fraction(1245, 100000), 1, "1.2 %"),
        (Fraction(1250, 100000), 1, "1.3 %"),
        (Fraction(17, 20), 0, "85 %"),
        (Fraction(1, 200), 0, "1 %"),
        (None, 1, "–"),
    ],
)
def test_shares(share: Fraction | None, digits: int, text: str) -> None:
    """Rounded half up from the exact fraction, so that the shown figure never depends on a float."""
    assert spell.share(share, digits) == text


@pytest.mark.parametrize(
    ("value", "measure", "text"),
    [
        (Fraction(80), Measure.SHARE, "+1:20"),
        (Fraction(-210), Measure.TIME, "-3:30"),
        (Fraction(-5, 2), Measure.SHARE, "-0:03"),
        (Fraction(5, 2), Measure.SHARE, "+0:03"),
        (Fraction(-1, 3), Measure.SHARE, "0:00"),
        (Fraction(1), Measure.COUNT, "+1"),
        (Fraction(-2), Measure.COUNT, "-2"),
        (Fraction(-9, 5), Measure.COUNT, "-1.8"),
        (Fraction(1, 5), Measure.COUNT, "+0.2"),
        (Fraction(0), Measure.COUNT, "0"),
    ],
)
def test_variances(value: Fraction, measure: Measure, text: str) -> None:
    """The sign says on which side of the target; what rounds to nothing is on neither."""
    assert spell.signed(value, measure) == text


BAND = Target("strategy", at_least=percent(10), at_most=percent(20))


@pytest.mark.parametrize(
    ("target", "in_table", "in_sentence"),
    [
        (least("a", percent(20)), "≥ 20 %", "at least 20 %"),
        (most("a", percent(45)), "≤ 45 %", "at most 45 %"),
        (least("a", percent("12.5")), "≥ 12.5 %", "at least 12.5 %"),
        (least("a", Amount(Measure.SHARE, Fraction(1, 3))), "≥ 33.3 %", "at least 33.3 %"),
        (least("a", percent(30), of=Of.CAPACITY), "≥ 30 % of capacity", "at least 30 % of capacity"),
        (least("a", times(3)), "≥ 3 a week", "at least 3 a week"),
        (least("a", hours(6)), "≥ 6 h a week", "at least 6 h a week"),
        (most("a", hours("1.5"), Interval.MONTH), "≤ 1 h 30 m a month", "at most 1 h 30 m a month"),
        (BAND, "10-20 %", "10 to 20 %"),
        (Target("a", times(3), times(5)), "3-5 a week", "3 to 5 a week"),
        (Target("a", hours(4), hours(6)), "4 h - 6 h a week", "4 h to 6 h a week"),
    ],
)
def test_targets(target: Target, in_table: str, in_sentence: str) -> None:
    """A target says its side, its amount as it was written, and its period where the amount depends on it."""
    assert (spell.target(target), spell.target_in_words(target)) == (in_table, in_sentence)


@pytest.mark.parametrize(
    ("number", "category", "text"),
    [
        (4, "visits", "4 visits"),
        (1, "visits", "1 visit"),
        (0, "office/meetings", "0 meetings"),
        (1, "office", "1 entry"),
        (2, "business", "2 entries"),
        (2, "besök", "2 entries"),
    ],
)
def test_numbers_of_entries(number: int, category: str, text: str) -> None:
    """`4 visits` is what a leader says; where the category is no plural, they are entries."""
    assert spell.counted(number, category) == text


@pytest.mark.parametrize(
    ("first", "end", "name", "word"),
    [
        ("2026-11-16", "2026-11-23", "Week 47, 16-22 November 2026", "week"),
        ("2026-11-30", "2026-12-07", "Week 49, 30 November - 6 December 2026", "week"),
        ("2026-12-28", "2027-01-04", "Week 53, 28 December 2026 - 3 January 2027", "week"),
        ("2025-12-29", "2026-01-05", "Week 1, 29 December 2025 - 4 January 2026", "week"),
        ("2026-11-15", "2026-11-22", "15-21 November 2026", "week"),  # a week that starts on Sunday has no number
        ("2026-11-01", "2026-12-01", "November 2026", "month"),
        ("2026-10-01", "2027-01-01", "Quarter 4 2026", "quarter"),
        ("2026-01-01", "2027-01-01", "2026", "year"),
        ("2026-11-23", "2026-11-24", "Monday 23 November 2026", "day"),
        ("2026-11-02", "2026-11-18", "2-17 November 2026", "period"),
        ("2026-10-30", "2026-11-18", "30 October - 17 November 2026", "period"),
    ],
)
def test_periods(first: str, end: str, name: str, word: str) -> None:
    """A period is called what it is; the days in its name are both in it."""
    value = Period(date.fromisoformat(first), date.fromisoformat(end))
    assert (spell.period(value), spell.period_word(value)) == (name, word)


@pytest.mark.parametrize(
    ("first", "end", "within", "name"),
    [
        ("2026-11-16", "2026-11-17", ("2026-11-16", "2026-11-23"), "Mon 16"),
        ("2026-11-30", "2026-12-01", ("2026-11-30", "2026-12-07"), "30 Nov"),
        ("2026-11-16", "2026-11-23", ("2026-11-01", "2026-12-01"), "W47"),
        ("2026-12-28", "2027-01-04", ("2026-12-01", "2027-02-01"), "2026-W53"),
        ("2026-11-30", "2026-12-01", ("2026-11-01", "2026-12-01"), "Mon 30"),
        ("2026-11-28", "2026-12-01", ("2026-11-01", "2026-12-01"), "28-30 Nov"),
        ("2026-11-01", "2026-12-01", ("2026-01-01", "2027-01-01"), "Nov"),
        ("2026-11-01", "2026-12-01", ("2025-11-01", "2026-12-01"), "Nov 2026"),
        ("2026-10-01", "2027-01-01", ("2026-01-01", "2027-01-01"), "Q4"),
    ],
)
def test_heads_of_columns(first: str, end: str, within: tuple[str, str], name: str) -> None:
    """A column's head is as short as it can be without being the same as another's."""
    whole = Period(date.fromisoformat(within[0]), date.fromisoformat(within[1]))
    assert spell.period_short(Period(date.fromisoformat(first), date.fromisoformat(end)), whole) == name


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.sampled_from(Interval))
def test_every_interval_has_its_word(day: date, interval: Interval) -> None:
    """The word in a sentence is the interval's own, whatever the date."""
    assert spell.period_word(interval_containing(day, interval)) == interval.value


@pytest.mark.parametrize(
    ("text", "visible"),
    [
        ("\x1b[31mred", "\\x1b[31mred"),
        ("a\nb\tc\rd", "a\\nb\\tc\\rd"),
        ("\x00\x07\x7f\x9b", "\\x00\\x07\\x7f\\x9b"),
        ("\u202egnp.exe", "\\u202egnp.exe"),
        ("\u2066a\u2069", "\\u2066a\\u2069"),
        ("a\u200bb\u2028c", "a\\u200bb\\u2028c"),
        ("\udcff", "\\udcff"),
        ("\U000e0041", "\\U000e0041"),
        ("[bold]not[/bold] :smile: C:\\temp åäö 学校 ✓", "[bold]not[/bold] :smile: C:\\temp åäö 学校 ✓"),
    ],
)
def test_texts_from_people(text: str, visible: str) -> None:
    """What a terminal would obey or hide is shown; everything else stays as it was written."""
    assert spell.safe(text) == visible


@given(st.text(st.characters(exclude_categories=())))
def test_nothing_that_steers_a_terminal_passes(text: str) -> None:
    """No control, override, separator or surrogate is left, and the text is one line that any encoding takes."""
    found = spell.safe(text)
    assert not [c for c in found if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")]
    assert not [c for c in found if unicodedata.bidirectional(c) in ("RLO", "LRO", "RLE", "LRE", "PDF", "RLI", "LRI")]
    assert len(found.splitlines()) <= 1
    found.encode()


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp"))))
def test_harmless_texts_are_unaltered(text: str) -> None:
    """Markup of any kind is text like any other."""
    for written in (text, f"[bold]{text}[/]", f":smile:{text}\\[link=x]"):
        assert spell.safe(written) == written
