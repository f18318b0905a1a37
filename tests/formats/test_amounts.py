"""What a budget says as an amount: a share, a time or a number of entries."""

from contextlib import suppress
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtime.formats.amounts import AMOUNT_FORMS, parse_amount, parse_cadence, spell_amount, spell_cadence
from leadtime.model.errors import Usage
from leadtime.model.period import Interval
from leadtime.model.target import Amount, Measure
from leadtime.model.unit import Cadence

SHARE, TIME, COUNT = Measure.SHARE, Measure.TIME, Measure.COUNT


@pytest.mark.parametrize(
    ("text", "measure", "value", "spelled"),
    [
        ("20%", SHARE, Fraction(1, 5), "20%"),
        ("20 %", SHARE, Fraction(1, 5), "20%"),
        (" 20% ", SHARE, Fraction(1, 5), "20%"),
        ("12.5%", SHARE, Fraction(1, 8), "12.5%"),
        ("12,5%", SHARE, Fraction(1, 8), "12.5%"),
        ("33.3%", SHARE, Fraction(333, 1000), "33.3%"),  # what was typed, not a third
        ("0.000000001%", SHARE, Fraction(1, 10**11), "0.000000001%"),
        ("0%", SHARE, Fraction(0), "0%"),
        ("100%", SHARE, Fraction(1), "100%"),
        ("100.0%", SHARE, Fraction(1), "100%"),
        ("6h", TIME, Fraction(360), "6h"),
        ("1h30m", TIME, Fraction(90), "1h30m"),
        ("1h05", TIME, Fraction(65), "1h05m"),
        ("1.5h", TIME, Fraction(90), "1h30m"),
        ("1,5 h", TIME, Fraction(90), "1h30m"),
        ("45m", TIME, Fraction(45), "45m"),
        ("45 min", TIME, Fraction(45), "45m"),
        ("90m", TIME, Fraction(90), "1h30m"),
        ("200h", TIME, Fraction(12000), "200h"),
        ("1:30", TIME, Fraction(90), "1h30m"),
        ("0h", TIME, Fraction(0), "0m"),
        ("3x", COUNT, Fraction(3), "3x"),
        ("3X", COUNT, Fraction(3), "3x"),
        ("3 x", COUNT, Fraction(3), "3x"),
        ("3×", COUNT, Fraction(3), "3x"),
        ("0x", COUNT, Fraction(0), "0x"),
    ],
)
def test_accepted_amounts(text: str, measure: Measure, value: Fraction, spelled: str) -> None:
    """The unit decides what is counted, the value is exact, and each has one shortest spelling."""
    assert parse_amount(text) == Amount(measure, value)
    assert spell_amount(parse_amount(text)) == spelled


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("", "the amount is empty", AMOUNT_FORMS),
        (" ", "the amount is empty", AMOUNT_FORMS),
        (
            "20",
            '"20" has no unit: a share, time or a number of entries?',
            "say 20% for a share, 20h for time, 20x for a number of entries",
        ),
        (
            "0,2",
            '"0,2" has no unit: a share, time or a number of entries?',
            "say 0,2% for a share, 0,2h for time",
        ),
        ("120%", '"120%" is more than the whole', "a share is 0% to 100%"),
        ("100.1%", '"100.1%" is more than the whole', "a share is 0% to 100%"),
        ("-5%", '"-5%" is negative', AMOUNT_FORMS),
        ("−5h", '"−5h" is negative', AMOUNT_FORMS),
        ("2.5x", '"2.5x" is not a whole number of entries', AMOUNT_FORMS),
        ("1,5 x", '"1,5 x" is not a whole number of entries', AMOUNT_FORMS),
        ("20 percent", '"20 percent" is not an amount', AMOUNT_FORMS),
        ("%", '"%" is not an amount', AMOUNT_FORMS),
        ("x", '"x" is not an amount', AMOUNT_FORMS),
        ("x3", '"x3" is not an amount', AMOUNT_FORMS),
        ("20%%", '"20%%" is not an amount', AMOUNT_FORMS),
        (".5%", '".5%" is not an amount', AMOUNT_FORMS),
        ("1e1%", '"1e1%" is not an amount', AMOUNT_FORMS),
        ("1h90m", '"1h90m" is not an amount', AMOUNT_FORMS),
        ("٣x", '"٣x" is not an amount', AMOUNT_FORMS),
        ("nan%", '"nan%" is not an amount', AMOUNT_FORMS),
        ("9" * 10 + "x", '"9999999999x" is not an amount', AMOUNT_FORMS),
        ("9" * 5000, f'"{"9" * 39}…" is not an amount', AMOUNT_FORMS),
    ],
)
def test_refused_amounts(text: str, message: str, hint: str) -> None:
    """An amount without a unit is not guessed at, and a refusal says what to write."""
    with pytest.raises(Usage) as refusal:
        parse_amount(text)
    assert (refusal.value.message, refusal.value.hint) == (message, hint)


@given(
    st.builds(Amount, st.just(SHARE), st.integers(0, 10**11).map(lambda number: Fraction(number, 10**11)))
    | st.builds(Amount, st.just(TIME), st.integers(0, 10**7).map(Fraction))
    | st.builds(Amount, st.just(COUNT), st.integers(0, 10**9 - 1).map(Fraction))
)
def test_what_is_spelled_is_read_back(amount: Amount) -> None:
    """A target that leadtime writes into the budget is the target that was set, to the last digit."""
    assert parse_amount(spell_amount(amount)) == amount


def test_a_share_without_an_end_is_spelled_to_nine_decimals() -> None:
    """A third cannot be typed as a per cent, so no amount in a budget is one; spelled, it is as near as can be read."""
    assert spell_amount(Amount(SHARE, Fraction(1, 3))) == "33.333333333%"


@given(st.text(alphabet="0123456789hmin:.,%x× -٣", max_size=12) | st.text(max_size=20))
def test_any_text_is_an_amount_or_a_usage_error(text: str) -> None:
    """Nothing written ends in a traceback, and no amount is below nothing."""
    with suppress(Usage):
        assert parse_amount(text).value >= 0


@pytest.mark.parametrize(
    ("text", "number", "interval"),
    [
        ("6 weeks", 6, Interval.WEEK),
        ("6w", 6, Interval.WEEK),
        (" 6 W ", 6, Interval.WEEK),
        ("10d", 10, Interval.DAY),
        ("10 Days", 10, Interval.DAY),
        ("week", 1, Interval.WEEK),
        ("2months", 2, Interval.MONTH),
        ("1 quarter", 1, Interval.QUARTER),
        ("2 years", 2, Interval.YEAR),
    ],
)
def test_a_cadence(text: str, number: int, interval: Interval) -> None:
    """As a day to come is typed: days and weeks by their letter too."""
    cadence = parse_cadence(text)
    assert cadence == Cadence(number, interval)
    assert parse_cadence(spell_cadence(cadence)) == cadence


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("2m", "m is minutes: for months say 2 months"),
        ("w", "how often is 6 weeks or 6w, 10 days or 10d"),
        ("0w", "how often is"),
        ("-6w", "how often is"),
        ("1.5w", "how often is"),
        ("6 wks", "how often is"),
        ("", "how often is"),
    ],
)
def test_what_is_no_cadence(text: str, hint: str) -> None:
    """It is refused with what to say."""
    with pytest.raises(Usage) as refused:
        parse_cadence(text)
    assert refused.value.hint.startswith(hint)
