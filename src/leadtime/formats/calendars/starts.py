"""The days and times that a recurrence rule falls on, inside a span and at a bounded cost.

dateutil, which the libraries ask, walks a rule from its first day on and, where it falls on no day any more, to the
year 9999: a 30 February takes seconds, and a file can hold thousands of such rules. Here only the periods (days, weeks,
months, years) that touch the span are looked at; a rule with COUNT is counted from its first day. Everything is wall
time of the series' own zone. RFC 5545, 3.3.10; a part limits or adds as in its table, and what the table leaves open is
as dateutil has it: a day is one of the rule's when every part that speaks of days holds for it.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import product

from leadtime.formats.calendars.recurrence import STEP, Repetition
from leadtime.formats.calendars.refusal import DAY, OCCURRENCE, Work

_LAST = date.max.toordinal()


def starts(rule: Repetition, start: datetime, first: datetime, last: datetime, work: Work) -> Iterator[datetime]:
    """The wall times of a series that begins at `start`, from `first` on and before `last`, in order, each once.

    `start` itself is among them only when it is one of the rule's. Unusable when that is more work than there is left.
    """
    rule = _with_defaults(rule, start)
    since = max(start, first) if rule.limit is None else start
    end = last if rule.until is None else min(last, rule.until + timedelta(seconds=1))
    found = 0
    for moments in _by_period(rule, start, since, end, work):
        if rule.positions:
            chosen = {at - (at > 0) for at in rule.positions if -len(moments) <= at - (at > 0) < len(moments)}
            moments = sorted({moments[at] for at in chosen})
        for moment in moments:
            if moment < start:
                continue
            if moment >= end:
                return
            found += 1
            if moment >= first:
                work.spend(OCCURRENCE)
                yield moment
            if found == rule.limit:
                return


def _with_defaults(rule: Repetition, start: datetime) -> Repetition:
    """The rule with what its series' start says where the rule itself says nothing of days."""
    if rule.weeks and not (rule.weekdays or rule.month_days or rule.year_days):
        return rule._replace(weekdays=((0, start.weekday()),))
    if rule.weekdays or rule.month_days or rule.year_days:
        return rule
    if rule.frequency == "WEEKLY":
        return rule._replace(weekdays=((0, start.weekday()),))
    if rule.frequency == "MONTHLY":
        return rule._replace(month_days=(start.day,))
    if rule.frequency == "YEARLY":
        return rule._replace(month_days=(start.day,), months=rule.months or (start.month,))
    return rule


def _by_period(
    rule: Repetition, start: datetime, since: datetime, end: datetime, work: Work
) -> Iterator[list[datetime]]:
    """What falls into each period of the rule, from that of `since` to that of `end`."""
    if end <= since:
        return
    if rule.frequency in STEP:
        yield from _clock_periods(rule, start, since, end, work)
        return
    clocks = [
        time(*clock)
        for clock in product(
            rule.hours or (start.hour,), rule.minutes or (start.minute,), rule.seconds or (start.second,)
        )
    ]
    for days in _day_periods(rule, start.date(), since.date(), end.date()):
        work.spend(1 + len(days) * max(DAY, len(clocks)))
        yield [datetime.combine(day, clock) for day in days if _holds(rule, day) for clock in clocks]


def _clock_periods(
    rule: Repetition, start: datetime, since: datetime, end: datetime, work: Work
) -> Iterator[list[datetime]]:
    step = timedelta(seconds=STEP[rule.frequency] * rule.interval)
    base = start
    if rule.frequency == "HOURLY":  # the parts below an hour add to it, those of the others only limit
        base = start.replace(minute=0, second=0)
    moment = base + max(0, (since - base) // step) * step
    while moment < end:
        work.spend(DAY)
        if _holds(rule, moment.date()) and (not rule.hours or moment.hour in rule.hours):
            yield _within(rule, moment, start)
        moment += step


def _within(rule: Repetition, moment: datetime, start: datetime) -> list[datetime]:
    """The moments of one step of a rule that goes by the clock."""
    minutes: tuple[int, ...] = (moment.minute,)
    if rule.frequency == "HOURLY":
        minutes = rule.minutes or (start.minute,)
    elif rule.minutes and moment.minute not in rule.minutes:
        return []
    seconds: tuple[int, ...] = (moment.second,)
    if rule.frequency != "SECONDLY":
        seconds = rule.seconds or (start.second,)
    elif rule.seconds and moment.second not in rule.seconds:
        return []
    return [moment.replace(minute=minute, second=second) for minute in minutes for second in seconds]


def _day_periods(rule: Repetition, start: date, since: date, end: date) -> Iterator[list[date]]:
    """The days of each period that has any from `since` to `end`; of a year, those of the rule's months alone."""
    if rule.frequency == "DAILY":
        skipped = -(-(since - start).days // rule.interval)
        for number in range(start.toordinal() + skipped * rule.interval, end.toordinal() + 1, rule.interval):
            yield [date.fromordinal(number)]
    elif rule.frequency == "WEEKLY":
        step = 7 * rule.interval
        week = start.toordinal() - (start.weekday() - rule.week_starts) % 7
        week += (since.toordinal() - week) // step * step
        wanted = sorted({(weekday - rule.week_starts) % 7 for _, weekday in rule.weekdays} or range(7))
        for first in range(week, end.toordinal() + 1, step):
            yield [date.fromordinal(first + at) for at in wanted if 1 <= first + at <= _LAST]
    elif rule.frequency == "MONTHLY":
        month = start.year * 12 + start.month - 1
        month += (since.year * 12 + since.month - 1 - month) // rule.interval * rule.interval
        for number in range(month, end.year * 12 + end.month, rule.interval):
            yield _month(number // 12, number % 12 + 1) if _is_in(rule.months, number % 12 + 1) else []
    else:
        year = start.year + (since.year - start.year) // rule.interval * rule.interval
        for number in range(year, end.year + 1, rule.interval):
            yield [day for month in rule.months or range(1, 13) for day in _month(number, month)]


def _month(year: int, month: int) -> list[date]:
    return [date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1)]


def _is_in(held: tuple[int, ...], *numbers: int) -> bool:
    """True when a part of the rule holds for one of the numbers that a day has, or is not there."""
    return not held or any(number in held for number in numbers)


def _holds(rule: Repetition, day: date) -> bool:
    """True when every part of the rule that speaks of days holds for this one."""
    if rule.weekdays and day.weekday() not in [weekday for _, weekday in rule.weekdays]:
        return False
    if rule.months and day.month not in rule.months:
        return False
    if rule.month_days and day.day not in rule.month_days:
        from_end = rule.month_days[0] < 0  # they are sorted
        if not from_end or day.day - monthrange(day.year, day.month)[1] - 1 not in rule.month_days:
            return False
    if rule.year_days:
        number = day.timetuple().tm_yday
        if not _is_in(rule.year_days, number, number - _length(day.year) - 1):
            return False
    if rule.weeks and not _is_in(rule.weeks, *_week(day, rule.week_starts)):
        return False
    if rule.frequency not in ("MONTHLY", "YEARLY") or not any(nth for nth, _ in rule.weekdays):
        return True
    return _is_nth(rule, day)


def _is_nth(rule: Repetition, day: date) -> bool:
    """True when a day is the weekday, and the how manieth of its month, that the rule asks for; of its year for a
    yearly rule without months."""
    if rule.frequency == "MONTHLY" or rule.months:
        number, of = day.day, monthrange(day.year, day.month)[1]
    else:
        number, of = day.timetuple().tm_yday, _length(day.year)
    forward, backward = (number - 1) // 7 + 1, -((of - number) // 7 + 1)
    return any(weekday == day.weekday() and nth in (0, forward, backward) for nth, weekday in rule.weekdays)


def _length(year: int) -> int:
    return 365 + (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))


def _week(day: date, week_starts: int) -> tuple[int, int]:
    """A day's week of the year, from the front and from the back; the first has at least four days in the year."""
    fourth = day.toordinal() - (day.weekday() - week_starts) % 7 + 3  # the day that decides the week's year
    year = date.fromordinal(min(max(fourth, 1), _LAST)).year
    number = (fourth - date(year, 1, 1).toordinal()) // 7 + 1
    last = date(year, 12, 31)
    of_last = last.toordinal() - (last.weekday() - week_starts) % 7 + 3
    weeks = (min(of_last, last.toordinal()) - date(year, 1, 1).toordinal()) // 7 + 1
    if of_last > last.toordinal():  # that week is the next year's first
        weeks = (of_last - 7 - date(year, 1, 1).toordinal()) // 7 + 1
    return number, number - weeks - 1
