"""A table of the budget's text, read key by key; what is wrong with it is noted, and found in the text later."""

from collections.abc import Collection, Iterable
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from leadtime.formats.amounts import parse_amount
from leadtime.formats.toml_load import load_toml
from leadtime.formats.typed_time import quoted
from leadtime.model.errors import Usage
from leadtime.model.path import fault_in_path
from leadtime.model.target import Amount

if TYPE_CHECKING:
    from leadtime.formats.toml_faults import Fault

PATH_FORM = "a path is letters, digits, - _ . & and spaces inside, with / between its parts"

T = TypeVar("T", str, bool, int, date)
Choice = TypeVar("Choice")
_FORMS: dict[type, tuple[str, str]] = {
    str: ("text in quotes", 'such as {} = "..."'),
    bool: ("true or false", "without quotes and in small letters: {} = false"),
    int: ("a whole number", "without quotes: {} = 1"),
    date: ("a day", "without quotes and without a time: {} = 2026-09-01"),
}
_MOST_NAMES = 12
# The text of a budget is read for its targets, for its units and for its rules; none of them changes what is read.
load_budget = lru_cache(maxsize=1)(load_toml)


class Table(NamedTuple):
    """A table's values; what is wrong with them goes to `faults`, which all tables of a text share."""

    name: str
    number: int
    values: dict[str, Any]
    faults: "list[Fault]"

    def fault(self, key: str, message: str, hint: str = "") -> None:
        """Note a fault in the key's line, or in the table's when there is no such key."""
        from leadtime.formats.toml_faults import Fault

        self.faults.append(Fault(self.name, self.number, key, message, hint))

    def know(self, keys: Collection[str], above: Collection[str] = ()) -> None:
        """Note each key that is not one of these; `above` are the keys that stand above the first header."""
        for key in self.values:
            if key in keys:
                continue
            if key in above:
                hint = "put the line above the first one that begins with ["
                self.fault(key, f"{key} is a key of the whole file, and stands in a table here", hint)
            else:
                self.fault(key, f"{quoted(key)} is not a key that leadtime knows here", nearest(key, keys))

    def get(self, key: str, kind: type[T]) -> T | None:
        """The value; None when it is not there or, which is a fault, of another type."""
        value = self.values.get(key)
        if type(value) is kind:  # and not isinstance: true is an int to it, and a date-time a date
            return value
        if key in self.values:
            form, hint = _FORMS[kind]
            self.fault(key, f"{key} should be {form}", hint.format(key))
        return None

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts of a list; empty when it is not there or, which is a fault, is not one."""
        values = self.values.get(key, [])
        if isinstance(values, list) and all(isinstance(value, str) for value in values):
            return tuple(values)
        self.fault(key, f"{key} should be a list of texts", f'such as {key} = ["one", "two"]')
        return ()

    def choice(self, key: str, choices: dict[str, Choice], default: Choice) -> Choice:
        """What a word stands for; the default when it is not there or, which is a fault, stands for nothing."""
        word = self.get(key, str)
        if word is not None and word not in choices:
            self.fault(key, f"{key} cannot be {quoted(word)}", nearest(word, choices))
        return default if word is None else choices.get(word, default)

    def amount(self, key: str) -> Amount | None:
        """The amount; None when it is not there or, which is a fault, is none. A number without a unit is a fault."""
        value = self.values.get(key)
        if isinstance(value, (int, float)) and not isinstance(value, bool) and -(10**9) < value < 10**9:
            word: str | None = str(value)  # so that it is refused by the sentence about units, not the one about types
        else:
            word = self.get(key, str)
        try:
            return None if word is None else parse_amount(word)
        except Usage as refused:
            self.fault(key, f"{key}: {refused.message}", refused.hint)
            return None


def nearest(word: str, known: Iterable[str]) -> str:
    """The hint for a word that is none of the known ones: the nearest, else all of them as far as a line goes."""
    import difflib

    names = tuple(known)
    if found := difflib.get_close_matches(word.lower(), names, 1):
        return f"did you mean {found[0]}?"
    if len(names) > _MOST_NAMES:
        return f"it may be {', '.join(names[:_MOST_NAMES])} and {len(names) - _MOST_NAMES} more"
    return f"it may be {', '.join(names)}" if names else ""


def named(table: Table, key: str) -> str:
    """A path that must be there; empty when it is not, or is none."""
    if key not in table.values:
        table.fault("", f"the {table.name} has no {key}", f'write {key} = "..." below [[{table.name}]]')
    name = table.get(key, str)
    if name is None:
        return ""
    if wrong := fault_in_path(name):
        table.fault(key, f"the {key} {quoted(name)} {wrong}", PATH_FORM)
        return ""
    return name
