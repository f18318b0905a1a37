"""Reports made by hand, as the reckoning would hand them out, for the tests of the views."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone
from fractions import Fraction

from leadtime.model.duration import Duration
from leadtime.model.period import Interval, Period
from leadtime.model.target import Amount, Measure, Of, Target
from leadtime.reckoning.values import Bound, NextStep, Report, Row, Stage, StepKind, TargetResult, Verdict

WEEK = Period(date(2026, 11, 16), date(2026, 11, 23))
THURSDAY = date(2026, 11, 19)
HOUR = 60
SWEDEN = timezone(timedelta(hours=1))


def percent(value: int | str) -> Amount:
    """A share as an amount."""
    return Amount(Measure.SHARE, Fraction(value) / 100)


def times(value: int) -> Amount:
    """A number of entries as an amount."""
    return Amount(Measure.COUNT, Fraction(value))


def hours(value: int | str) -> Amount:
    """A time as an amount."""
    return Amount(Measure.TIME, Fraction(value) * 60)


def least(category: str, amount: Amount, per: Interval = Interval.WEEK, of: Of = Of.LOGGED) -> Target:
    """A target of at least `amount`."""
    return Target(category, at_least=amount, per=per, of=of)


def most(category: str, amount: Amount, per: Interval = Interval.WEEK, of: Of = Of.LOGGED) -> Target:
    """A target of at most `amount`."""
    return Target(category, at_most=amount, per=per, of=of)


def result(
    target: Target,
    actual: int | Fraction,
    required: int | Fraction,
    verdict: Verdict,
    to_go: int | None = None,
    bound: Bound | None = None,
    room: int | None = None,
    least_time: int | Fraction | None = None,
    dilution: int | Fraction | None = None,
) -> TargetResult:
    """One bound of a target (its only one, unless `bound` says which), with the variance taken here."""
    bound = bound or (Bound.AT_LEAST if target.at_least else Bound.AT_MOST)
    amount = target.at_least if bound is Bound.AT_LEAST else target.at_most
    assert amount is not None
    return TargetResult(
        target,
        bound,
        amount,
        Fraction(actual),
        Fraction(required),
        Fraction(actual) - Fraction(required),
        verdict,
        None if to_go is None else Fraction(to_go),
        None if room is None else Fraction(room),
        None if least_time is None else Fraction(least_time),
        None if dilution is None else Fraction(dilution),
    )


def row(
    category: str,
    minutes: int,
    logged: int,
    entries: int = 1,
    targets: Sequence[TargetResult] = (),
    counts: bool = True,
) -> Row:
    """A row whose verdict is the worst of its targets'."""
    order = list(Verdict)
    worst = min((found.verdict for found in targets), key=order.index, default=Verdict.NO_TARGET)
    share = Fraction(minutes, logged) if logged and counts else None
    return Row(category, Duration(minutes), entries, share, counts, tuple(targets), worst)


OFFICE = most("office", percent(45))
VISITS = least("visits", percent(25))
THREE_VISITS = least("visits", times(3))
SOCIAL = least("communication/social", percent(20))


def running_week(**changes: object) -> Report:
    """A week in which all goes well but one: 34 hours logged by Thursday evening, 6 hours left, social 3 h 30 m to go.

    social: 20 % of (34 h + 6 h) = 8 h, 4 h 30 m done, so 3 h 30 m of the 6 h left.
    """
    logged = 34 * HOUR
    social = result(SOCIAL, 270, Fraction(logged, 5), Verdict.SHORT, 210)
    rows = (
        row("office", 870, logged, 11, [result(OFFICE, 870, 918, Verdict.MET, room=210)]),
        row("meetings", 315, logged, 4),
        row(
            "visits",
            540,
            logged,
            4,
            [result(VISITS, 540, 510, Verdict.MET, 60), result(THREE_VISITS, 4, 3, Verdict.MET)],
        ),
        row("communication", 315, logged, 5),
        row("communication/social", 270, logged, 4, [social]),
        row("communication/press", 0, logged, 0),
        row("travel", 0, logged, 0),
    )
    step = NextStep(StepKind.SPEND, "communication/social", social, Duration(210), 0, Duration(360))
    report = Report(
        WEEK,
        THURSDAY,
        Stage.RUNNING,
        Duration(logged),
        Duration(0),
        Duration(360),
        Duration(40 * HOUR),
        Duration(6 * HOUR),
        Fraction(34, 32),
        rows,
        step,
    )
    return report._replace(**changes)  # type: ignore[arg-type]  # any field, checked by NamedTuple at run time


def ended_week(**changes: object) -> Report:
    """A week that ended with social short and office over; private time is logged and does not count."""
    logged = 35 * HOUR + 30
    social = result(SOCIAL, 285, Fraction(logged, 5), Verdict.SHORT)
    office = result(OFFICE, 1005, Fraction(logged * 9, 20), Verdict.OVER)
    rows = (
        row("office", 1005, logged, 14, [office]),
        row("meetings", 285, logged, 5),
        row(
            "visits",
            495,
            logged,
            2,
            [
                result(VISITS, 495, Fraction(logged, 4), Verdict.SHORT),
                result(THREE_VISITS, 2, 3, Verdict.SHORT),
            ],
        ),
        row("communication", 345, logged, 6),
        row("communication/social", 285, logged, 5, [social]),
        row("private", 150, logged, 2, counts=False),
    )
    step = NextStep(StepKind.ENDED_SHORT, "communication/social", social, Duration(141))
    report = Report(
        WEEK,
        date(2026, 11, 27),
        Stage.ENDED,
        Duration(logged),
        Duration(150),
        Duration(345),
        Duration(40 * HOUR),
        Duration(0),
        Fraction(logged, 2400),
        rows,
        step,
    )
    return report._replace(**changes)  # type: ignore[arg-type]  # any field, checked by NamedTuple at run time


def hard_week() -> Report:
    """Names of 24 letters, a band, targets in time and of capacity, lost causes, a running timer and a warning."""
    logged = 20 * HOUR
    band = Target("strategy", at_least=percent(10), at_most=percent(20))
    press = least("communication/press", hours(4))
    dialogue = least("communication/dialogue", percent(30), of=Of.CAPACITY)
    lost = result(SOCIAL, 0, 240, Verdict.OUT_OF_REACH, 264, least_time=300)
    rows = (
        row("abcdefghijklmnopqrstuvwx", 560, logged, 9),
        row("communication", 100, logged, 3),
        row("communication/dialogue", 100, logged, 2, [result(dialogue, 100, 360, Verdict.ON_TRACK, 90)]),
        row("communication/press", 0, logged, 0, [result(press, 0, 240, Verdict.TOO_LITTLE_LOGGED, 240)]),
        row("communication/social", 0, logged, 0, [lost]),
        row(
            "strategy",
            540,
            logged,
            6,
            [
                result(band, 540, 120, Verdict.MET, bound=Bound.AT_LEAST),
                result(band, 540, 240, Verdict.OVER, bound=Bound.AT_MOST, dilution=1500),
            ],
        ),
    )
    return Report(
        WEEK,
        THURSDAY,
        Stage.RUNNING,
        Duration(logged),
        Duration(0),
        Duration(560),
        Duration(40 * HOUR),
        Duration(120),
        Fraction(20, 32),
        rows,
        NextStep(StepKind.LOST, "communication/social", lost, Duration(480), 0, Duration(120)),
        datetime(2026, 11, 19, 9, 40, tzinfo=SWEDEN),
        ("abc overlaps with \x1b[31mdef on 17 November 2026 from 09:00 to 09:30, and both are counted as they are.",),
    )


def empty_week() -> Report:
    """Nothing logged yet, on a Monday."""
    office = result(OFFICE, 0, 0, Verdict.ON_TRACK)
    return Report(
        WEEK,
        WEEK.start,
        Stage.RUNNING,
        Duration(0),
        Duration(0),
        Duration(0),
        Duration(2400),
        Duration(2400),
        None,
        (row("office", 0, 0, 0, [office]), row("meetings", 0, 0, 0)),
        NextStep(StepKind.START),
    )
