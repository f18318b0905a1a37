"""Changes of the budget as they are wanted: categories and targets added, a template in its place, each with its proof.

Every function reads the budget under the lock and refuses by what it finds there. `at` is the time now.
"""

from collections.abc import Sequence
from datetime import datetime

from leadtime.formats.budget_edit import adding_category, adding_target, fault_in_budget_change
from leadtime.formats.budget_toml import parse_budget
from leadtime.formats.entry_words import target_in_words
from leadtime.formats.templates import template
from leadtime.formats.toml_text import Splice, apply
from leadtime.model.budget import Budget, Category
from leadtime.model.errors import Refused
from leadtime.model.target import Target
from leadtime.reckoning.versions import Setting, setting
from leadtime.storage.budget_file import good_budget
from leadtime.storage.change import Current, Plan, Wanted, change
from leadtime.storage.files import FileText
from leadtime.storage.places import BUDGET, Places


def set_target(places: Places, target: Target, at: datetime) -> Setting:
    """Add a target with a first day, and what it means for the versions of it that are there.

    When it is already what the budget says, nothing is added. Refused when another version begins on the same day.
    """

    def plan(current: Current) -> tuple[Plan, Setting]:
        budget = good_budget(current.budget)
        found = setting(budget.targets, target)
        did = f"budget target {target_in_words(target)}"
        if found.before and found.before._replace(start=target.start) == target:
            return Plan(did, []), found._replace(added=())
        _refuse_same_day(budget, target)
        return Plan(did, [_adding(current, (), found.added)]), found

    return change(places, at, plan)


def _refuse_same_day(budget: Budget, target: Target) -> None:
    for other in budget.targets:
        if other.kind == target.kind and other.start == target.start:
            raise Refused(
                f"{target.category} has a target of this kind from {target.start} already",
                f"if it was a slip, leadtime undo takes it back; else give another --from, or change it in {BUDGET}",
            )


def add_category(places: Places, category: Category, at: datetime) -> None:
    """Declare a category; Refused when it is there already, or one of its names stands for another."""

    def plan(current: Current) -> tuple[Plan, None]:
        budget = good_budget(current.budget)
        twin = next((one.path for one in budget.categories if one.path.lower() == category.path.lower()), "")
        if twin:
            raise Refused(f"there is a category {twin} already", f"change it in {current.budget.file.path}")
        return Plan(f"budget add {category.path}", [_adding(current, (category,), ())]), None

    change(places, at, plan)


def declaring(current: Current, paths: Sequence[str]) -> list[Wanted]:
    """The change that declares categories the budget does not know yet; none for none."""
    return [_adding(current, tuple(Category(path) for path in paths), ())] if paths else []


def _adding(current: Current, categories: Sequence[Category], targets: Sequence[Target]) -> Wanted:
    """Put categories and targets at the end; Refused when a fault would come of it, which is then a slip in a name."""
    file = current.budget.file
    budget = current.budget.budget
    splices: list[Splice] = []
    text = file.text
    for category in categories:
        splices.append(adding_category(text, *category))
        text = apply(text, splices[-1])
    for target in targets:
        splices.append(adding_target(text, target))
        text = apply(text, splices[-1])
    known = {problem.message for problem in current.budget.problems}
    fresh = [problem for problem in parse_budget(text, file.path)[1] if problem.message not in known]
    if fresh:
        raise Refused(fresh[0].message, fresh[0].hint)
    expected = budget._replace(categories=(*budget.categories, *categories), targets=(*budget.targets, *targets))
    return Wanted(BUDGET, tuple(splices), lambda new: fault_in_budget_change(file.text, new.text, expected))


def replace_budget(places: Places, name: str, at: datetime) -> bool:
    """Put a template in the place of the budget, which the journal keeps; False when it is that template already."""

    def plan(current: Current) -> tuple[Plan, bool]:
        wanted = _replacing(current.budget.file, template(name))
        return Plan(f"init --template {name} --replace", wanted), bool(wanted)

    return change(places, at, plan)


def _replacing(file: FileText, text: str) -> list[Wanted]:
    if file.text == text:
        return []
    splice = Splice(0, file.text, text)
    return [Wanted(BUDGET, (splice,), lambda new: "" if new.text == text else "the budget would not be the template")]
