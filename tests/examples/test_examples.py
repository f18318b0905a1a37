"""The examples are data that the README and `make demo` show: what they hold is stated here, to the minute."""

import runpy
from collections import Counter
from datetime import date, datetime, timedelta, timezone
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest

from leadtime.formats.budget_toml import parse_budget
from leadtime.formats.entries_csv import read_csv
from leadtime.formats.log_text import format_item
from leadtime.formats.log_toml import KINDS, Log, parse_log
from leadtime.formats.templates import template
from leadtime.model.absence import AbsenceKind
from leadtime.model.budget import Budget
from leadtime.model.entry import Entry
from leadtime.model.period import Interval, interval_containing
from leadtime.reckoning.report import reckon
from leadtime.reckoning.values import Report, Stage, StepKind, Verdict
from leadtime.view.next_step import sentence

EXAMPLES = Path(__file__).parents[2] / "examples"
WINTER = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 27, 13, tzinfo=WINTER)
OFFICE, MEETINGS, VISITS, SOCIAL = "office", "meetings", "visits", "communication/social"
PRESS, TRAVEL, LUNCH = "communication/press", "travel", "lunch"


@pytest.fixture(scope="module")
def budget() -> Budget:
    """The director's budget, which has no problems."""
    found, problems = parse_budget((EXAMPLES / "director" / "budget.toml").read_text(encoding="utf-8"), "budget.toml")
    assert problems == ()
    return found


@pytest.fixture(scope="module")
def log() -> Log:
    """The director's log, which has no problems."""
    found = parse_log((EXAMPLES / "director" / "leadtime.toml").read_text(encoding="utf-8"), "leadtime.toml")
    assert found.problems == ()
    return found


def report_of(budget: Budget, log: Log, monday: str) -> Report:
    """The report of one week, as it stands on Friday of the last one."""
    week = interval_containing(date.fromisoformat(monday), Interval.WEEK)
    return reckon(budget, log.entries, log.absences, week, NOW)


def test_generator_writes_what_is_committed() -> None:
    """The log is the generator's output, byte for byte, with LF on every system."""
    made = runpy.run_path(str(EXAMPLES / "make_examples.py"))["log_text"]()
    assert (EXAMPLES / "director" / "leadtime.toml").read_bytes() == made.encode()


def test_log_has_the_form_that_leadtime_writes(log: Log) -> None:
    """A comment, the version, then each block as `leadtime log` would have added it, one blank line between."""
    text = (EXAMPLES / "director" / "leadtime.toml").read_text(encoding="utf-8")
    head, *blocks = text.split("\n\n")
    assert head == "# Thirteen invented weeks of a municipal director, 31 August to 26 November 2026.\nversion = 1"
    written = [format_item(item) for kind in KINDS for item in log.of(kind)]
    assert sorted(f"{block.rstrip()}\n" for block in blocks) == sorted(written)


# Minutes of each week: office, meetings, visits, social, press, travel; lunch stands apart, since it does not count.
WEEKS = {
    "2026-08-31": (1030, 170, 585, 485, 20, 40, 205),
    "2026-09-07": (1050, 150, 580, 460, 0, 50, 225),
    "2026-09-14": (1170, 450, 360, 355, 30, 40, 220),
    "2026-09-21": (1010, 135, 590, 455, 0, 60, 225),
    "2026-09-28": (1010, 150, 540, 460, 30, 80, 235),
    "2026-10-05": (765, 120, 475, 370, 0, 40, 180),
    "2026-10-12": (1540, 660, 210, 120, 45, 0, 210),
    "2026-10-19": (1045, 180, 480, 465, 0, 60, 220),
    "2026-10-26": (0, 0, 0, 0, 0, 0, 0),
    "2026-11-02": (960, 150, 575, 455, 20, 50, 215),
    "2026-11-09": (1015, 150, 600, 475, 0, 50, 215),
    "2026-11-16": (1005, 225, 570, 315, 45, 90, 235),
    "2026-11-23": (825, 210, 495, 270, 30, 90, 175),
}


def test_minutes_of_each_week(log: Log) -> None:
    """The thirteen weeks hold these minutes and no others."""
    found: dict[str, Counter[str]] = {monday: Counter() for monday in WEEKS}
    for entry in log.entries:
        monday = entry.day - timedelta(days=entry.day.weekday())
        found[monday.isoformat()][entry.category] += entry.length().minutes
    order = (OFFICE, MEETINGS, VISITS, SOCIAL, PRESS, TRAVEL, LUNCH)
    assert {monday: tuple(minutes[name] for name in order) for monday, minutes in found.items()} == WEEKS
    assert {name for minutes in found.values() for name in minutes} <= set(order)


# Office, visits and social: the budget is hard to keep, and five weeks of the thirteen meet all of it.
VERDICTS = {
    "2026-08-31": ("met", "met", "met"),
    "2026-09-07": ("over", "met", "met"),
    "2026-09-14": ("over", "short", "short"),
    "2026-09-21": ("met", "met", "met"),
    "2026-09-28": ("met", "short", "met"),
    "2026-10-05": ("met", "met", "met"),
    "2026-10-12": ("over", "short", "short"),
    "2026-10-19": ("over", "short", "met"),
    "2026-10-26": ("no target", "no target", "no target"),
    "2026-11-02": ("met", "met", "met"),
    "2026-11-09": ("met", "met", "met"),
    "2026-11-16": ("met", "met", "short"),
    "2026-11-23": ("on track", "on track", "short"),
}


@pytest.mark.parametrize(("monday", "verdicts"), VERDICTS.items())
def test_verdicts_of_each_week(monday: str, verdicts: tuple[str, ...], budget: Budget, log: Log) -> None:
    """Office, visits and social stand so; nothing in the data is suspicious."""
    report = report_of(budget, log, monday)
    rows = {row.category: row.verdict.value for row in report.rows}
    assert (rows[OFFICE], rows[VISITS], rows[SOCIAL]) == verdicts
    assert report.warnings == ()


def test_budget_is_that_of_a_newcomer(budget: Budget) -> None:
    """The director's targets are those of `leadtime init`, with a day to begin on, and press has a category besides."""
    newcomer, _ = parse_budget(template("municipal-director"), "budget.toml")
    assert tuple(target._replace(start=None) for target in budget.targets) == newcomer.targets
    assert {target.start for target in budget.targets} == {date(2026, 8, 31)}
    kinds = {category.path: category.counts for category in newcomer.categories}
    assert {category.path: category.counts for category in budget.categories} == {**kinds, PRESS: True}


def test_absences(budget: Budget, log: Log) -> None:
    """One sick day takes 8 hours off its week, and the autumn break takes all 40; neither has entries."""
    assert [(absence.kind, absence.first, absence.last, absence.per_day) for absence in log.absences] == [
        (AbsenceKind.SICK, date(2026, 10, 7), date(2026, 10, 7), None),
        (AbsenceKind.VACATION, date(2026, 10, 26), date(2026, 10, 30), None),
    ]
    assert report_of(budget, log, "2026-10-05").capacity.minutes == 32 * 60
    assert report_of(budget, log, "2026-10-26").capacity.minutes == 0
    away = {date(2026, 10, 7), *(date(2026, 10, 26 + number) for number in range(5))}
    assert not away & {entry.day for entry in log.entries}


def test_week_47(budget: Budget, log: Log) -> None:
    """The week that `make demo` shows: 37 h 30 m; office just below 45 %, visits met, social short at 14 %."""
    report = report_of(budget, log, "2026-11-16")
    rows = {row.category: row for row in report.rows}
    assert (report.stage, report.logged.minutes, report.unbudgeted.minutes) == (Stage.ENDED, 2250, 225 + 45 + 90)
    assert report.coverage == Fraction(2250, 2400)
    assert rows[OFFICE].share == Fraction(1005, 2250)  # 44.7 %
    assert rows[VISITS].share == Fraction(570, 2250)  # 25.3 %
    assert rows[VISITS].entries == 4
    assert rows[SOCIAL].share == Fraction(14, 100)
    assert rows[SOCIAL].targets[0].variance == -135  # 20 % of 37 h 30 m is 7 h 30 m; 5 h 15 m was logged
    assert rows["communication"].minutes.minutes == 315 + 45
    assert (report.next_step.kind, report.next_step.category) == (StepKind.ENDED_SHORT, SOCIAL)


def test_running_week(budget: Budget, log: Log) -> None:
    """On Friday of week 48, 8 h are left, and social needs 20 % of 40 h less the 4 h 30 m it has."""
    report = report_of(budget, log, "2026-11-23")
    assert (report.stage, report.logged.minutes, report.capacity_left.minutes) == (Stage.RUNNING, 1920, 480)
    social = next(row for row in report.rows if row.category == SOCIAL)
    assert (social.verdict, social.targets[0].to_go) == (Verdict.SHORT, Fraction(210))
    assert sentence(report) == "3 h 30 m of the 8 h left on communication/social, and the week ends at 20 %."


def test_entries_are_told_apart(log: Log) -> None:
    """Ids are unique, eight characters, and begin with a letter, so none looks like a number."""
    ids = [entry.id for entry in log.entries] + [absence.id for absence in log.absences]
    assert len(set(ids)) == len(ids)
    assert all(len(identifier) == 8 and identifier[0].isalpha() and identifier.isalnum() for identifier in ids)


def test_no_overlaps(log: Log) -> None:
    """Of the entries with clock times, each ends before the next begins, on the day it began."""
    timed = [(entry.start, entry.end) for entry in log.entries if entry.start and entry.end]
    assert len(timed) + sum(entry.date is not None for entry in log.entries) == len(log.entries)
    assert all(start < end and start.date() == end.date() for start, end in timed)
    assert all(end <= start for (_, end), (start, _) in pairwise(timed))


def test_offsets_follow_the_clocks(log: Log) -> None:
    """+02:00 until 25 October, +01:00 after, as clocks in Sweden have it."""
    offsets = {
        (entry.day < date(2026, 10, 25), entry.start.utcoffset()) for entry in log.entries if entry.start is not None
    }
    assert offsets == {(True, timedelta(hours=2)), (False, timedelta(hours=1))}


def test_entries_use_the_whole_format(log: Log) -> None:
    """Units on every visit, some people and tags, some entries without clock times, some without a note."""

    def some(entries: list[Entry]) -> bool:
        return 0 < len(entries) < len(log.entries)

    assert all(entry.unit for entry in log.entries if entry.category == VISITS)
    assert some([entry for entry in log.entries if entry.people])
    assert some([entry for entry in log.entries if entry.tags])
    assert some([entry for entry in log.entries if entry.date])
    assert some([entry for entry in log.entries if not entry.note])


def test_bristol_sums() -> None:
    """The real diary: 41 entries, 2,085 minutes, all in the categories of its budget."""
    text = (EXAMPLES / "bristol-mayor-2017-04.csv").read_text(encoding="utf-8")
    entries, problems = read_csv(text, "bristol-mayor-2017-04.csv", timezone.utc, ())
    assert (len(entries), problems) == (41, ())
    minutes: Counter[str] = Counter()
    for entry in entries:
        minutes[entry.category] += entry.length().minutes
    assert minutes == {"meetings": 1020, "office": 615, "visits": 180, "communication": 165, "travel": 105}
    assert minutes.total() == 2085
    budget, faults = parse_budget((EXAMPLES / "bristol-budget.toml").read_text(encoding="utf-8"), "budget.toml")
    assert faults == ()
    assert {category.path for category in budget.categories} == set(minutes)
    report = reckon(budget, entries, (), interval_containing(date(2017, 4, 3), Interval.WEEK), NOW)
    assert (report.logged.minutes, report.capacity.minutes) == (2085, 2400)
