"""A coverage in words: what counts, what the rows come to, and what the budget lacks for it."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction

from leadtime.reckoning.coverage_values import Coverage, CoverageRow
from leadtime.view import spell
from leadtime.view.findings import counted

FEW = 5  # unknown units that are named


def no_units(day: date) -> str:
    """What to type where neither the budget nor the log knows a unit."""
    return (
        f"There are no units on {spell.day(day)}. To bring in a whole organisation: `leadtime unit import FILE.csv`; "
        "to add one: `leadtime unit add schools/elineberg --headcount 45`."
    )


def by_log(day: date) -> str:
    """What is unknown where the units of the log stand in for those of the budget."""
    return (
        f"The budget has no units on {spell.day(day)}, so these are those of the log, and nobody knows whom you have "
        "not met: `leadtime unit add NAME`, or `leadtime unit import FILE.csv` for all of them."
    )


def title(value: Coverage) -> str:
    """The period, and the day of the figures where that is not its last."""
    name, day = spell.period(value.period), spell.weekday(value.as_of)
    if value.as_of < value.period.start:
        return f"{name} has not begun; how it stands on {day}"
    is_over = value.as_of == value.period.end - timedelta(days=1)
    return name if is_over else f"{name}, as of {day.removesuffix(f' {value.as_of.year}')}"


def what_counts(value: Coverage) -> str:
    """What a visit is, by the budget."""
    if not value.visit_categories:
        return "Every entry that names a unit counts as a visit."
    return f"Visits are entries of {listed(value.visit_categories, 'or')} that name a unit."


def rest(others: Sequence[CoverageRow]) -> str:
    """What stands in the place of units that are left out: `115 more: 80 never visited, 20 overdue, 15 in time`.

    The never visited are overdue as well, so beside them it is said that these are others.
    """
    never = sum(row.never for row in others)
    overdue = sum(row.overdue for row in others) - never
    in_time = len(others) - never - overdue
    parts = ((never, "never visited"), (overdue, "others overdue" if never else "overdue"), (in_time, "in time"))
    return f"{len(others):,} more: " + ", ".join(f"{number:,} {what}" for number, what in parts if number)


def figures(value: Coverage) -> list[str]:
    """What the rows come to, a sentence or two for each figure; nothing that could not be known."""
    if not value.units:
        return [no_units(value.as_of)]
    return list(_figures(value)) if value.as_of >= value.period.start else []


def _figures(value: Coverage) -> Iterator[str]:
    yield _visited(value)
    word = spell.period_word(value.period)
    if value.headcount and value.visited:
        reach = spell.share(Fraction(value.headcount_visited, value.headcount), 0)
        met = f"; {_met(value)}" if value.people_met else ""
        yield f"Reach: {reach} of {value.headcount:,} people work in a unit visited in the {word}{met}."
    elif value.people_met:
        yield f"{_met(value)}."
    if value.pace and value.cycle_weeks:
        yield _cycle(value.pace, value.cycle_weeks, value.units)
    most = len(value.most_visited)
    if value.concentration is not None and most < value.visits and most < value.units:
        yield _most_visited(value.concentration, value)
    if value.open_promises:
        if value.as_of < value.period.end - timedelta(days=1):
            are = "is" if value.open_promises == 1 else "are"
            yield f"{counted(value.open_promises, 'promise')} {are} open; `leadtime promises` shows them."
        else:
            yield f"Open promises on {spell.day(value.as_of)}: {value.open_promises:,}."


def _visited(value: Coverage) -> str:
    """`26 of 500 units were visited in the quarter (5 %); 466 are overdue, 335 of them never visited.`"""
    late, word = _overdue(value.overdue, value.never), spell.period_word(value.period)
    if not value.visited:
        none = "The one unit was not" if value.units == 1 else f"None of the {value.units:,} units was"
        return f"{none} visited in the {word}; {late}."
    were = "was" if value.visited == 1 else "were"
    share = spell.share(Fraction(value.visited, value.units), 0)
    return f"{value.visited:,} of {counted(value.units, 'unit')} {were} visited in the {word} ({share}); {late}."


def _overdue(overdue: int, never: int) -> str:
    if not overdue:
        return "none is overdue"
    if overdue == 1:
        return "1 is overdue: it was never visited" if never else "1 is overdue"
    if never == overdue:
        return f"{overdue:,} are overdue: they were never visited"
    return f"{overdue:,} are overdue" + (f", {never:,} of them never visited" if never else "")


def _met(value: Coverage) -> str:
    """`447 people met (2 %), some perhaps more than once`: those of several visits may be the same."""
    people = counted(value.people_met, "person", "people")
    share = f" ({spell.share(Fraction(value.people_met, value.headcount), 0)})" if value.headcount else ""
    again = ", some perhaps more than once" if value.visits > 1 and value.people_met > 1 else ""
    return f"{people} met{share}{again}"


def _cycle(pace: Fraction, cycle: Fraction, units: int) -> str:
    """`At 3 visits a working week all 200 units take 67 weeks.`; below one a week, in how many weeks it is one."""
    take = f"all {units:,} units take" if units > 1 else "the one unit takes"
    if pace < 1:
        often = f"one visit in {_weeks(1 / pace, 'working week')}"
    else:
        often = f"{_decimals(pace, 'visit')} a working week"
    return f"At {often} {take} {_weeks(cycle, 'week')}."


def _weeks(number: Fraction, noun: str) -> str:
    return _decimals(number, noun) if number < 10 else f"{spell.rounded(number):,} {noun}s"


def _decimals(number: Fraction, noun: str) -> str:
    text = spell.decimal(number)
    return f"{text} {noun}{'s' * (text != '1')}"


def _most_visited(share: Fraction, value: Coverage) -> str:
    names = listed([name for name, _ in value.most_visited], "and")
    if share == 1:
        return f"All {value.visits:,} visits went to {names}."
    return f"Three units got {spell.share(share, 0)} of the visits: {names}."


def remarks(value: Coverage) -> list[str]:
    """What the budget lacks for these figures, with what to type."""
    found = [by_log(value.as_of)] if value.is_by_log and value.units else []
    if value.unknown:
        shown = [f"{name} ({number:,})" for name, number in value.unknown[:FEW]]
        more = len(value.unknown) - FEW
        named = f"{', '.join(shown)} and {more:,} more" if more > 0 else listed(shown, "and")
        found.append(
            f"Visits to units that the budget does not know are not counted: {named}. "
            "`leadtime unit add NAME` makes one known."
        )
    return found


def listed(names: Sequence[str], word: str) -> str:
    """`a, b and c`."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {word} {names[-1]}"
