"""A coverage in words: what counts, what the rows come to, and what the budget lacks for it."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction

from leadtime.reckoning.coverage_values import Coverage, CoverageRow, ended_within
from leadtime.view import spell
from leadtime.view.findings import counted

FEW = 5  # unknown or ended units that are named


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
    """What a visit is, by the budget, and the order of the rows."""
    of = f"of {listed(value.visit_categories, 'or')} " if value.visit_categories else ""
    worst = " The worst come first." if len(value.rows) > 1 else ""
    return f"Visits are entries {of}that name a unit; one that names two units is two visits.{worst}"


def rest(others: Sequence[CoverageRow]) -> str:
    """What stands in the place of units that are left out: `115 more: 80 never visited, 20 overdue, 15 in time`.

    The never visited may be overdue as well, so beside them it is said that these are others.
    """
    never = sum(row.never for row in others)
    overdue = sum(row.overdue + row.not_yet for row in others) - never
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
        yield _cycle(value.pace, value.cycle_weeks, value.units) + _since(value)
    most = len(value.most_visited)
    is_even = value.most_is_tied and value.most_visited[0][1] == value.most_visited[-1][1]
    if value.concentration is not None and most < value.visits and most < value.units and not is_even:
        yield _most_visited(value.concentration, value)
    if value.open_promises:
        if value.as_of < value.period.end - timedelta(days=1):
            are = "is" if value.open_promises == 1 else "are"
            yield f"{counted(value.open_promises, 'promise')} {are} open; `leadtime promises` shows them."
        else:
            yield f"Open promises on {spell.day(value.as_of)}: {value.open_promises:,}."


def _visited(value: Coverage) -> str:
    """`26 of 500 units were visited in the quarter (5 %); 466 are overdue, 335 of them never visited.`"""
    late, word = _overdue(value.overdue, value.never, value.not_yet), spell.period_word(value.period)
    if value.never == value.units and not value.overdue:
        none = "The one unit" if value.units == 1 else f"None of the {value.units:,} units"
        return f"{none} has {'not ' * (value.units == 1)}been visited yet."
    if not value.visited:
        none = "The one unit was not" if value.units == 1 else f"None of the {value.units:,} units was"
        return f"{none} visited in the {word}; {late}."
    were = "was" if value.visited == 1 else "were"
    share = spell.share(Fraction(value.visited, value.units), 0)
    return f"{value.visited:,} of {counted(value.units, 'unit')} {were} visited in the {word} ({share}); {late}."


def _overdue(overdue: int, never: int, not_yet: int) -> str:
    """How many are late, those never visited among them, and how many still have time for their first visit."""
    never -= not_yet
    waits = f"; {not_yet:,} {'is' if not_yet == 1 else 'are'} not yet visited" if not_yet else ""
    if not overdue:
        return f"none is overdue{waits}"
    if overdue == 1:
        return f"1 is overdue{': it was never visited' if never else ''}{waits}"
    if never == overdue:
        return f"{overdue:,} are overdue: they were never visited{waits}"
    return f"{overdue:,} are overdue{f', {never:,} of them never visited' if never else ''}{waits}"


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


def _since(value: Coverage) -> str:
    """From when on the pace counts, where the visits began within the period."""
    if value.weeks_from <= value.period.start:
        return ""
    day = spell.weekday(value.weeks_from).removesuffix(f" {value.as_of.year}")
    return f" The pace counts from {day}, the week of the first visit."


def _weeks(number: Fraction, noun: str) -> str:
    return _decimals(number, noun) if number < 10 else f"{spell.rounded(number):,} {noun}s"


def _decimals(number: Fraction, noun: str) -> str:
    text = spell.decimal(number)
    return f"{text} {noun}{'s' * (text != '1')}"


def _most_visited(share: Fraction, value: Coverage) -> str:
    names = listed([name for name, _ in value.most_visited], "and")
    if share == 1:
        return f"All {value.visits:,} visits went to {names}."
    if value.most_is_tied:  # nobody could say which three
        return f"The three most visited units got {spell.share(share, 0)} of the visits."
    return f"Three units got {spell.share(share, 0)} of the visits: {names}."


def ended(value: Coverage, within: str = "") -> str:
    """The units that are over and what counts of them, `Ended since: care/mill, 1 visit.`; empty without any."""
    found = ended_within(value, within)
    told = [
        ", ".join(
            [one.name]
            + ([counted(one.visits, "visit")] if one.visits else [])
            + ([counted(one.open_promises, "open promise")] if one.open_promises else [])
        )
        for one in found[:FEW]
    ]
    more = [f"{len(found) - FEW:,} more"] if len(found) > FEW else []
    return f"Ended since: {'; '.join([*told, *more])}." if found else ""


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
