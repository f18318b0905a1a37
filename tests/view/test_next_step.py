"""The report's sentences: what was logged, where a category stands, and the one useful next step."""

from datetime import date
from fractions import Fraction

import pytest
from tests.view.made_reports import (
    OFFICE,
    SOCIAL,
    THREE_VISITS,
    THURSDAY,
    empty_week,
    ended_week,
    hard_week,
    hours,
    least,
    most,
    percent,
    result,
    row,
    running_week,
    times,
)

from leadtime.model.duration import ZERO, Duration
from leadtime.model.period import Interval, Period, interval_containing
from leadtime.model.target import Of
from leadtime.reckoning.values import NextStep, Report, Stage, StepKind, TargetResult, Verdict
from leadtime.view.next_step import logged_lines, running_line, sentence
from leadtime.view.standing import standing

SHORT_SHARE = result(SOCIAL, 270, 408, Verdict.SHORT, 210)
SHORT_VISITS = result(THREE_VISITS, 1, 3, Verdict.SHORT, 2)
SHORT_TALKS = result(least("talks", times(3)), 2, Fraction(9, 5), Verdict.SHORT, 1)
SHORT_PRESS = result(least("press", hours(6)), 120, 360, Verdict.SHORT, 240)
SHORT_OF_CAPACITY = result(least("press", percent(10), of=Of.CAPACITY), 120, 240, Verdict.SHORT, 120)
OVER_OFFICE = result(OFFICE, 620, 540, Verdict.OVER, room=-20, dilution=180)
OVER_TIME = result(most("office", hours(10)), 680, 600, Verdict.OVER)
LOST_SHARE = result(SOCIAL, 60, 384, Verdict.OUT_OF_REACH, 310, least_time=310)
LOST_VISITS = result(THREE_VISITS, 0, 3, Verdict.OUT_OF_REACH, 3)
LOST_OFFICE = result(OFFICE, 1400, 1000, Verdict.OVER, dilution=300)


def step(kind: StepKind, found: TargetResult, minutes: int = 0, count: int = 0, left: int = 0) -> NextStep:
    """A step about a result's category."""
    return NextStep(kind, found.target.category, found, Duration(minutes), count, Duration(left))


@pytest.mark.parametrize(
    ("next_step", "text"),
    [
        (
            step(StepKind.SPEND, SHORT_SHARE, 210, left=360),
            "3 h 30 m of the 6 h left on communication/social, and the week ends at 20 %.",
        ),
        (step(StepKind.SPEND, SHORT_PRESS, 240, left=540), "4 h of the 9 h left on press, and the week has its 6 h."),
        (
            step(StepKind.SPEND, SHORT_OF_CAPACITY, 120, left=540),
            "2 h of the 9 h left on press, and the week ends at 10 % of capacity.",
        ),
        (
            step(StepKind.SPEND, SHORT_VISITS, count=2, left=540),
            "2 more visits in the 9 h left, and the week has its 3.",
        ),
        (
            step(StepKind.SPEND, SHORT_VISITS, count=1, left=540),
            "1 more visit in the 9 h left, and the week has its 3.",
        ),
        # a week of three working days asks for 1.8 talks, which is two
        (step(StepKind.SPEND, SHORT_TALKS, count=1, left=60), "1 more talk in the 1 h left, and the week has its 2."),
        (
            step(StepKind.HOLD_BACK, OVER_OFFICE, 80, left=180),
            "office is 1 h 20 m over 45 %; 3 h of other work, and the week is back at 45 %.",
        ),
        (
            step(StepKind.HOLD_BACK, OVER_TIME, 80),
            "office is 1 h 20 m over 10 h a week: no more of it this week.",
        ),
        (
            step(StepKind.LOST, LOST_SHARE, 480, left=120),
            "20 % on communication/social can't be reached this week any more (5 h 10 m needed, 6 h left). "
            "Next week: 8 h.",
        ),
        (
            step(StepKind.LOST, LOST_VISITS, count=3, left=120),
            "3 a week on visits can't be reached this week any more (3 needed, 6 h left). Next week: 3 visits.",
        ),
        (
            step(StepKind.LOST, LOST_OFFICE, 1080, left=120),
            "office can't come back to 45 % this week (5 h of other work needed, 6 h left). Next week: at most 18 h.",
        ),
        (
            NextStep(StepKind.FILL_GAPS, minutes=Duration(270)),
            ("4 h 30 m of the working time before today is not logged yet; `leadtime gaps` shows where."),
        ),
        (NextStep(StepKind.ALL_ON_TRACK), "Every target is on track with 6 h of the week left."),
        (
            NextStep(StepKind.NO_TARGETS),
            "There are no targets for this time; `leadtime budget` shows how to set one.",
        ),
    ],
)
def test_a_running_week(next_step: NextStep, text: str) -> None:
    """Plain words, the hours first, and what the week then comes to."""
    assert sentence(running_week(next_step=next_step)) == text


@pytest.mark.parametrize(
    ("next_step", "text"),
    [
        (
            step(StepKind.ENDED_SHORT, result(SOCIAL, 270, 480, Verdict.SHORT), 210),
            "communication/social ended 3 h 30 m short of 20 %.",
        ),
        (
            step(StepKind.ENDED_SHORT, result(SOCIAL, 270, 426, Verdict.SHORT), 156),
            "communication/social ended 2 h 36 m short: "
            "20 % of the 35 h 30 m logged is 7 h 6 m, and 4 h 30 m went there.",
        ),
        (
            step(StepKind.ENDED_SHORT, result(SOCIAL, 0, 426, Verdict.SHORT), 426),
            "communication/social ended 7 h 6 m short: "
            "20 % of the 35 h 30 m logged is 7 h 6 m, and nothing went there.",
        ),
        (
            step(StepKind.ENDED_SHORT, result(THREE_VISITS, 2, 3, Verdict.SHORT), count=1),
            "visits ended 1 short of 3 a week.",
        ),
        (step(StepKind.ENDED_OVER, OVER_OFFICE, 80), "office ended 1 h 20 m over 45 %."),
        (NextStep(StepKind.ALL_MET), "The week ended with every target met."),
        (
            NextStep(StepKind.FILL_GAPS, minutes=Duration(1500)),
            "25 h of the week's 40 h is not logged yet; `leadtime gaps` shows where.",
        ),
        (NextStep(StepKind.START), "Nothing was logged in this week."),
    ],
)
def test_an_ended_week(next_step: NextStep, text: str) -> None:
    """Honest about what happened; nothing can be done in it any more."""
    assert sentence(ended_week(next_step=next_step)) == text


def test_before_the_first_entry() -> None:
    """What to type, while the period runs; how much time there is, before it has begun."""
    assert (
        sentence(empty_week()) == "Nothing is logged this week yet. Log what you did last: `leadtime log CATEGORY 45m`."
    )
    future = empty_week()._replace(stage=Stage.FUTURE)
    assert sentence(future) == "This week has not begun; 40 h of working time lie ahead."


def test_every_kind_of_step_has_a_sentence() -> None:
    """None is forgotten, with or without a result."""
    for kind in StepKind:
        for report in (running_week(), ended_week()):
            bare = sentence(report._replace(next_step=NextStep(kind, "visits", minutes=Duration(60))))
            assert bare.endswith(".")
            assert "None" not in bare


@pytest.mark.parametrize(("interval", "word"), [(kind, kind.value) for kind in Interval])
def test_the_period_is_called_what_it_is(interval: Interval, word: str) -> None:
    """A month that ends at 20 % is no week."""
    report = running_week(period=interval_containing(THURSDAY, interval))
    assert sentence(report).endswith(f"and the {word} ends at 20 %.")


def test_a_span_without_a_name_is_a_period() -> None:
    """Any other span of days is simply a period."""
    report = running_week(period=Period(date(2026, 11, 2), date(2026, 11, 21)))
    assert sentence(report).endswith("and the period ends at 20 %.")


@pytest.mark.parametrize(
    ("report", "category", "text"),
    [
        (
            running_week(),
            "communication/social",
            "communication/social 4 h 30 m of 34 h this week (13.2 %), target at least 20 %: short, 3 h 30 m to go",
        ),
        (running_week(), "office", "office 14 h 30 m of 34 h this week (42.6 %), target at most 45 %: met"),
        (
            running_week(),
            "office/mail",
            "office 14 h 30 m of 34 h this week (42.6 %), target at most 45 %: met",
        ),
        (running_week(), "meetings", "meetings 5 h 15 m this week (15.4 %)"),
        (running_week(), "never seen", "never seen 0 m this week"),
        (
            hard_week(),
            "communication/press",
            "communication/press 0 m this week, target at least 4 h a week",
        ),
        (hard_week(), "strategy", "strategy 9 h of 20 h this week (45.0 %), target 10 to 20 %: over"),
        (ended_week(), "private", "private 2 h 30 m in week 47"),
        (
            running_week(rows=(row("visits", 60, 600, 1, [SHORT_VISITS]),)),
            "visits",
            "visits 1 h, 1 visit this week, target at least 3 a week: short, 2 to go",
        ),
    ],
)
def test_where_a_category_stands(report: Report, category: str, text: str) -> None:
    """What `log` answers: the category's own target, else that of the nearest one it is part of, else its total."""
    assert standing(report, category) == text


def test_today_is_today() -> None:
    """A report of the running day does not say `this day`."""
    today = running_week(period=interval_containing(THURSDAY, Interval.DAY))
    assert standing(today, "meetings") == "meetings 5 h 15 m today (15.4 %)"


@pytest.mark.parametrize(
    ("report", "text"),
    [
        (running_week(), "34 h logged of 40 h, 6 h of it still ahead (coverage so far 106 %)."),
        (ended_week(), "35 h 30 m logged of 40 h (89 %)."),
        (empty_week(), "0 m logged of 40 h, 40 h of it still ahead."),
        (ended_week(capacity=ZERO, coverage=None), "35 h 30 m logged; there is no working time in this week."),
    ],
)
def test_the_head_names_capacity_coverage_and_denominator(report: Report, text: str) -> None:
    """No verdict without its coverage, no share without its whole."""
    assert logged_lines(report) == [text, "Shares are of the logged time."]


def test_a_running_timer_is_marked() -> None:
    """Figures that are still growing say so."""
    assert running_line(hard_week()) == "▸ A timer runs since 09:40 and is counted up to now."
    assert running_line(running_week()) == ""


def test_the_head_says_what_absences_took() -> None:
    """A week of 28 hours is no mistake: twelve were away."""
    week = ended_week(capacity=Duration(28 * 60), absence=Duration(12 * 60), coverage=Fraction(6, 5))
    assert logged_lines(week)[0] == "35 h 30 m logged of 28 h (120 %), 12 h of absence taken off."


def test_nothing_is_judged_without_working_time() -> None:
    """A sick day has targets, and none of them is said to be missing."""
    step_of_none = NextStep(StepKind.NO_TARGETS)
    day = ended_week(capacity=Duration(0), next_step=step_of_none)
    assert sentence(day) == "Nothing is judged in a week without working time."
