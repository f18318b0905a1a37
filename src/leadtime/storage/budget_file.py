"""The budget as it stands in its file; where there is none yet, the one that every leader begins with."""

from functools import lru_cache
from typing import NamedTuple

from leadtime.formats.budget_toml import parse_budget
from leadtime.formats.templates import template
from leadtime.model.budget import Budget
from leadtime.model.errors import BadData, Problem, Refused
from leadtime.storage.backups import was_kept
from leadtime.storage.files import FileText, read_file, read_text
from leadtime.storage.folders import make_folder
from leadtime.storage.lock import locked
from leadtime.storage.places import BUDGET, Places
from leadtime.storage.replacing import begin

FIRST_TEMPLATE = "municipal-director"


class BudgetFile(NamedTuple):
    """The budget, as far as it is good, with every problem in it and the file it came from."""

    budget: Budget
    problems: tuple[Problem, ...]
    file: FileText

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The names of the dimensions."""
        return tuple(dimension.name for dimension in self.budget.dimensions)


def read_budget(places: Places) -> BudgetFile:
    """The budget of a folder; the first template's where none was ever kept. Problems are for the caller to show.

    BadData, saying what brings it back, for a budget that is gone although the journal or a backup knows of one.
    """
    file = read_text(places.budget)
    if not file.is_there and was_kept(places, BUDGET):
        hint = "leadtime doctor --restore brings it back"
        raise BadData("the budget is gone, and one was kept here; nothing is judged without it", hint, file.path)
    budget, problems = _parsed(file.text if file.is_there else template(FIRST_TEMPLATE), places.budget)
    return BudgetFile(budget, problems, file)


# A change reads the budget twice: to understand what was typed, and again under the lock, where it mostly is the same.
_parsed = lru_cache(maxsize=1)(parse_budget)


def good_budget(found: BudgetFile) -> Budget:
    """The budget; BadData, with every problem, when there is one: figures by half a budget would mislead."""
    if not found.problems:
        return found.budget
    first, more = found.problems[0], len(found.problems) - 1
    others = f"{first.hint}; `leadtime budget check` shows {more} more" if more else first.hint
    raise BadData(first.message, others, first.place, found.problems)


def begin_budget(places: Places, name: str = FIRST_TEMPLATE, *, anew: bool = False) -> bool:
    """Put a template in the place of a budget that is not there yet; False, and nothing done, when there is one.

    It takes the lock: several processes may begin at once. Refused, unless `anew`, where one was kept and is gone.
    """
    make_folder(places.folder)
    with locked(places.lock):
        now = read_file(places.budget)
        if not now.is_there and not anew and was_kept(places, BUDGET):
            raise Refused(
                "the budget is gone, and one was kept here; nothing was changed",
                "leadtime doctor --restore brings it back; leadtime init --replace begins another, without your units "
                "and targets",
                now.path,
            )
        if not now.is_there:
            begin(now, template(name))
        return not now.is_there
