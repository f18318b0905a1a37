"""What a report says in sentences: what was logged, where a category stands, and the one useful next step.

Every sentence starts with the hours where it can, names the category by its path, and calls the period what it is.
"""

from fractions import Fraction

from leadtime.model.duration import Duration
from leadtime.model.target import Measure, Of
from leadtime.reckoning.values import Bound, NextStep, Report, Stage, StepKind, Verdict
from leadtime.view import spell
from leadtime.view.standing import quantity, this_period


def sentence(report: Report) -> str:
    """The next step in plain words with the hours in it; it ends with a full stop and is not wrapped."""
    step = report.next_step
    word = spell.period_word(report.period)
    match step.kind:
        case StepKind.START:
            return _start(report, word)
        case StepKind.FILL_GAPS:
            return f"{_of_so_far(step, report, word)} is not logged yet; `leadtime gaps` shows where."
        case StepKind.SPEND:
            return _spend(step, word)
        case StepKind.HOLD_BACK:
            return _hold_back(step, word)
        case StepKind.LOST:
            return _lost(step, report, word)
        case StepKind.ENDED_SHORT:
            return _ended(step, report, "short")
        case StepKind.ENDED_OVER:
            return _ended(step, report, "over")
        case StepKind.VISIT:
            return _visit(step, report)
        case StepKind.ALL_ON_TRACK:
            return _on_track(report, word)
        case StepKind.ALL_MET:
            return f"The {word} ended with every target met."
        case StepKind.NO_TARGETS:
            if not report.capacity:
                return f"Nothing is judged in a {word} without working time."
            return "There are no targets for this time; `leadtime budget` shows how to set one."


def lead(report: Report) -> str:
    """What stands before the sentence: `Next:`, and nothing where an ended period leaves nothing to do."""
    told = (StepKind.START, StepKind.ENDED_SHORT, StepKind.ENDED_OVER, StepKind.ALL_MET, StepKind.VISIT)
    return "" if report.stage is Stage.ENDED and report.next_step.kind in told else "Next:"


def logged_lines(report: Report) -> list[str]:
    """Two sentences for a report's head: logged time against capacity with the coverage, and the denominator."""
    logged = f"{spell.spoken(report.logged)} logged"
    away = f", {spell.spoken(report.absence)} of absence taken off" if report.absence else ""
    if not report.capacity:
        return [f"{logged}; there is no working time in this {spell.period_word(report.period)}{away}.", DENOMINATOR]
    found = f"{logged} of {spell.spoken(report.capacity)}"
    coverage = spell.share(report.coverage, 0)
    if report.stage is Stage.ENDED:
        return [f"{found} ({coverage}){away}.", DENOMINATOR]
    found += f", {spell.spoken(report.capacity_left)} of it still ahead" if report.stage is Stage.RUNNING else ""
    covered = f" (coverage so far {coverage})" if report.coverage is not None else ""
    return [f"{found}{covered}{away}.", DENOMINATOR]


DENOMINATOR = "Shares are of the logged time."


def running_line(report: Report) -> str:
    """The mark of a running timer, empty when none counts in the period."""
    return f"▸ A timer runs since {report.running:%H:%M} and is counted up to now." if report.running else ""


def _start(report: Report, word: str) -> str:
    if report.stage is Stage.ENDED:
        return f"Nothing was logged in this {word}." if report.capacity else f"This {word} had no working time."
    if report.stage is Stage.FUTURE:
        return f"This {word} has not begun; {spell.spoken(report.capacity)} of working time lie ahead."
    return f"Nothing is logged {this_period(report)} yet. Log what you did last: `leadtime log CATEGORY 45m`."


def _of_so_far(step: NextStep, report: Report, word: str) -> str:
    if report.stage is Stage.ENDED:
        return f"{spell.spoken(step.minutes)} of the {word}'s {spell.spoken(report.capacity)}"
    return f"{spell.spoken(step.minutes)} of the working time before today"


def _spend(step: NextStep, word: str) -> str:
    left = f"the {spell.spoken(step.left)} left"
    if step.count:
        more = spell.counted(step.count, step.category)
        number, _, noun = more.partition(" ")
        if noun in ("entry", "entries"):
            noun = f"{noun} of {step.category}"
        return f"{number} more {noun} in {left}, and {_reached(step, word)}."
    return f"{spell.spoken(step.minutes)} of {left} on {step.category}, and {_reached(step, word)}."


def _reached(step: NextStep, word: str) -> str:
    """How the period ends when the step is done: at its share, or with the time or number it should have."""
    result = step.result
    if result is None:
        return f"the {word} is on target"
    if result.amount.measure is Measure.SHARE:
        return f"the {word} ends at {_goal(step)}"
    return f"the {word} has its {quantity(result, result.required)}"


def _hold_back(step: NextStep, word: str) -> str:
    over = f"{step.category} is {_missed(step)} over {_goal(step)}"
    if not step.left:
        return f"{over}: no more of it this {word}."
    return f"{over}; {spell.spoken(step.left)} of other work, and the {word} is back at {_goal(step)}."


def _lost(step: NextStep, report: Report, word: str) -> str:
    """What can't be had any more, by how much, and what the next period needs."""
    result = step.result
    left = f"{spell.spoken(report.capacity_left)} left"
    if result is not None and result.bound is Bound.AT_MOST:
        other = f"{quantity(result, result.dilution)} of other work needed, " if result.dilution else ""
        lost = f"{step.category} can't come back to {_goal(step)} {this_period(report)} ({other}{left})"
    else:
        need = result and (result.least_time or result.to_go)
        needed = f"{quantity(result, need)} needed, " if result and need else ""
        lost = f"{_goal(step)} on {step.category} can't be reached {this_period(report)} any more ({needed}{left})"
    return f"{lost}. {_next_time(step, word)}"


def _ended(step: NextStep, report: Report, how: str) -> str:
    """By how much a target was missed, and of a share what it comes to: the reader can do the sum."""
    result = step.result
    missed = f"{step.category} ended {_missed(step)} {how}"
    if result is None or result.amount.measure is not Measure.SHARE:
        return f"{missed} {'of ' if how == 'short' else ''}{_goal(step)}."
    whole, name = (report.capacity, "of capacity") if result.target.of is Of.CAPACITY else (report.logged, "logged")
    if result.required != result.amount.value * whole.minutes:  # the target changed within the period
        return f"{missed} {'of ' if how == 'short' else ''}{_goal(step)}."
    asked = f"{spell.amount(result.amount)} of the {spell.spoken(whole)} {name} is {_time(result.required)}"
    return f"{missed}: {asked}, and {_time(result.actual) if result.actual else 'nothing'} went there."


def _time(minutes: Fraction) -> str:
    return spell.spoken(Duration(spell.rounded(minutes)))


def _next_time(step: NextStep, word: str) -> str:
    most = "at most " if step.result and step.result.bound is Bound.AT_MOST else ""
    if step.count:
        return f"Next {word}: {most}{spell.counted(step.count, step.category)}."
    return f"Next {word}: {most}{spell.spoken(step.minutes)}."


def _on_track(report: Report, word: str) -> str:
    met = all(row.verdict in (Verdict.MET, Verdict.NO_TARGET) for row in report.rows)
    state = "Every target is met" if met else "Every target is on track"
    left = f" with {spell.spoken(report.capacity_left)} of the {word} left" if report.capacity_left else ""
    return f"{state}{left}."


def _visit(step: NextStep, report: Report) -> str:
    """Which units lack a visit, and what says whom to visit first."""
    result = step.result
    units = f"{step.count} unit{'s' if step.count > 1 else ''}"
    if result is None or result.by is None:
        return f"{units} {'are' if step.count > 1 else 'is'} overdue for a visit; `leadtime next` says whom to visit."
    if result.to_go is None:
        return f"{units} fewer than {_goal(step)} were visited by {spell.day(result.by)}."
    return f"{units} more by {spell.day(result.by)} for {_goal(step)}; `leadtime next` says whom to visit."


def _missed(step: NextStep) -> str:
    """How far from the target, without its sign."""
    result = step.result
    if result is None:
        return spell.spoken(step.minutes)
    return quantity(result, abs(result.variance))


def _goal(step: NextStep) -> str:
    """The bound as the user wrote it: `20 %`, `20 % of capacity`, `6 h a week`, `3 a week`."""
    result = step.result
    if result is None:
        return "its target"
    text = spell.amount(result.amount)
    if result.amount.measure is Measure.UNITS:
        return f"{text} of all {result.whole}"
    if result.amount.measure is not Measure.SHARE:
        return f"{text} a {result.target.per.value}"
    return f"{text} of capacity" if result.target.of is Of.CAPACITY else text
