"""What every command begins with: where the files are, what time it is, and what the budget says."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

import typer

from leadtime.model.budget import Budget
from leadtime.model.entry import Entry
from leadtime.model.errors import BadData, LeadtimeError, Problem
from leadtime.model.period import Interval, Period, interval_containing
from leadtime.storage import clock
from leadtime.storage.budget_file import BudgetFile, begin_budget, good_budget, read_budget
from leadtime.storage.log_file import SEE_DOCTOR, LogFile, read_log, read_plan
from leadtime.storage.places import Places, find_places

if TYPE_CHECKING:
    from leadtime.formats.log_toml import Log
    from leadtime.model.target import Target
    from leadtime.model.unit import Organisation
    from leadtime.reckoning.units import UnitsThen
    from leadtime.reckoning.values import Report, TargetResult
    from leadtime.storage.entries import Added


class Session:
    """One command's view of the files; each is read when it is first asked for."""

    def __init__(self, ctx: typer.Context) -> None:
        self.words: tuple[str, ...] = ctx.obj.words
        self.places: Places = find_places(ctx.obj.folder)
        self.now: datetime = clock.now()

    @cached_property
    def budget_file(self) -> BudgetFile:
        """The budget's file, faults and all."""
        return read_budget(self.places)

    @property
    def budget(self) -> Budget:
        """The budget; BadData when it has a fault."""
        return good_budget(self.budget_file)

    @cached_property
    def organisation(self) -> "Organisation":
        """The budget's units, shifts and behaviours; BadData when one has a fault: figures by half would mislead."""
        found, problems = self._units
        if problems:
            first, more = problems[0], len(problems) - 1
            others = f"{first.hint}; `leadtime budget check` shows {more} more" if more else first.hint
            raise BadData(first.message, others, first.place, problems)
        return found

    @cached_property
    def _units(self) -> "tuple[Organisation, tuple[Problem, ...]]":
        from leadtime.formats.budget_units import parse_units
        from leadtime.model.unit import Organisation

        file = self.budget_file.file
        return parse_units(file.text, file.path) if file.is_there else (Organisation(), ())

    def units(self, day: date, *, as_far_as_good: bool = False) -> "UnitsThen":
        """The units on a day; BadData as above, unless a fault in one is no reason not to take another."""
        from leadtime.reckoning.units import UnitsThen

        organisation = self._units[0] if as_far_as_good else self.organisation
        return UnitsThen(organisation, day, self.budget_file.budget.visit_every(day))

    @cached_property
    def log(self) -> LogFile:
        """The log as it is now; a change reads it again under the lock. BadData for one that is no TOML."""
        return _readable(read_log(self.places, self.budget_file.dimensions))

    @cached_property
    def plan(self) -> LogFile:
        """The plan, which most folders have none of; BadData as for the log."""
        return _readable(read_plan(self.places, self.budget_file.dimensions))

    @property
    def week(self) -> Period:
        """This week."""
        return self.week_of(self.now.date())

    def period(self, typed: str) -> Period:
        """The period typed; Usage with the accepted forms."""
        from leadtime.formats.typed_day import parse_period

        return parse_period(typed, self.now.date(), self.budget.week_starts)[0]

    def week_of(self, day: date) -> Period:
        """The week of a day, by the day the budget begins weeks on."""
        return interval_containing(day, Interval.WEEK, self.budget.week_starts)

    @contextmanager
    def keeping(self) -> Iterator[None]:
        """Keep what was typed where a file makes it impossible to save it."""
        from leadtime.storage.unsaved import keeping

        with keeping(self.places, self.words, self.now):
            yield

    def report(self, period: Period) -> "Report":
        """The report of a period by the log as it is now, faulty entries left out."""
        from leadtime.reckoning.report import reckon

        found = self.log.touching(period)
        if not self.budget_file.file.is_there and not self.log.is_new:
            from leadtime.cli.streams import note

            note("There is no budget.toml here: this is by the targets that leadtime begins with; see leadtime init.")
        judge = self._of_units(found, period) if any(one.is_of_units for one in self.budget.targets) else None
        return reckon(self.budget, found.entries, found.absences, period, self.now, judge)

    def _of_units(self, found: "Log", period: Period) -> "Callable[[Target], TargetResult]":
        """What judges the targets about units, for which the visits of all years are read."""
        from leadtime.reckoning.unit_targets import judge_of_units

        entries = self.log.of_units(with_recognitions=False).entries
        return judge_of_units(self.budget, self.organisation, entries, found.absences, period, self.now)

    def answer(self, did: str, entry: Entry) -> str:
        """One line that says what was understood, and where its week now stands for that category."""
        from leadtime.view.answer import told

        return f"{did} {told(entry, self.now)}. {self.standing(entry)}".rstrip()

    def added(self, made: "Added") -> str:
        """The same for an entry just logged, whose week was read when it was saved."""
        from leadtime.reckoning.report import figures
        from leadtime.view.answer import stands, told

        entries = (*made.others, made.entry)
        report = figures(self.budget, entries, made.absences, made.week, self.now)
        return f"Logged {told(made.entry, self.now)}. {stands(report, made.entry.category)}"

    def standing(self, entry: Entry) -> str:
        """Where an entry's week now stands for its category, as a sentence.

        It is told when the change is made: a fault that hides it goes to standard error, and fails nothing.
        """
        from leadtime.view.answer import stands

        self.__dict__.pop("log", None)
        try:
            return stands(self.report(self.week_of(entry.day)), entry.category)
        except LeadtimeError as error:
            from leadtime.cli.boundary import tell

            tell(error)
            return ""

    def begin(self) -> None:
        """Make sure that there is a budget to log by; the first time, say which, and how to change it."""
        if self.budget_file.file.is_there or not begin_budget(self.places):
            return
        from leadtime.cli.streams import note
        from leadtime.view.changed import budget_held

        self.__dict__.pop("budget_file", None)
        note(f"Your budget is a municipal director's to begin with, {budget_held(self.budget)}")
        note(f"It is yours to change: {self.places.budget}")


def _readable(found: LogFile) -> LogFile:
    if not found.is_known_good and found.parsed().is_unreadable:
        first = found.parsed().problems[0]
        raise BadData(first.message, f"{first.hint}\n{SEE_DOCTOR}".strip(), first.place, found.parsed().problems)
    return found


def problems_told(problems: tuple[Problem, ...], file: str = "log") -> None:
    """Raise BadData for the problems of the log, or of `file`, once what is good in it was shown; nothing for none."""
    if not problems:
        return
    first, more = problems[0], len(problems) - 1
    number = "1 fault" if not more else f"{more + 1} faults"
    counted = f"{number} in the {file}; what can't be understood is not counted above"
    hint = f"{first.place}: {first.message}" + (f" ({first.hint})" if first.hint else "")
    raise BadData(counted, hint + (f"\n`leadtime doctor` shows {more} more" if more else ""), problems=problems)
