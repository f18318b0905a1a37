"""What is wrong with a file, as lines of text: `path:line: message`, with the hint below it."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from leadtime.model.errors import Problem

if TYPE_CHECKING:  # what each `log` loads speaks of no events
    from leadtime.model.event import Unread
    from leadtime.model.recovery import Lost


def findings(faults: Iterable[Problem], warnings: Iterable[Problem]) -> list[str]:
    """Each fault, and then each warning, which says that it is one; an indented line for what to do."""
    found = [line for problem in faults for line in told(problem)]
    return found + [line for problem in warnings for line in told(problem, "warning: ")]


def told(problem: Problem, kind: str = "") -> list[str]:
    """A problem and its hint, in the form that every error has."""
    lines = problem.hint.splitlines()
    hint = [f"  hint: {line}" if not number else f"  {line}" for number, line in enumerate(lines)]
    return [f"{problem.place}: {kind}{problem.message}", *hint]


def unread_lines(found: "Sequence[Unread]") -> list[str]:
    """What is wrong with the events that can't be used, each fault once, with the first place where it is."""
    alike: dict[tuple[str, str], list[Unread]] = {}
    for one in found:
        alike.setdefault((one.message, one.hint), []).append(one)
    lines = []
    for (message, hint), group in alike.items():
        more = f", and so {'is' if len(group) == 2 else 'are'} {len(group) - 1:,} more" if len(group) > 1 else ""
        summary = f" ({group[0].summary})" if group[0].summary else ""
        lines += told(Problem(group[0].place, 0, f"{message}{summary}; it is left out{more}", hint))
    return lines


def missed(lost: "Sequence[Lost]") -> str:
    """`13 entries are lost. `; empty where the log has all, be it as before a change."""
    missing = [one.kind for one in lost if not one.there]
    entries = missing.count("entry")
    others = len(missing) - entries
    parts = [counted(entries, "entry", "entries")] * bool(entries) + [counted(others, "other item")] * bool(others)
    said = " and ".join(parts) if entries else counted(others, "item")
    return f"{said} {'is' if len(missing) == 1 else 'are'} lost. " if missing else ""


def verdict(faults: int, warnings: int, entries: int | None = None, *, is_read: bool = True) -> str:
    """The sum: `No faults found in 412 entries; 3 warnings.`

    Without `entries` they are not spoken of; that they can't be read is a fault.
    """
    where = "" if entries is None else f" in {counted(entries, 'entry', 'entries')}"
    where = where if is_read else "; the entries can't be read"
    more = f"; {counted(warnings, 'warning')}" if warnings else ""
    if not faults:
        return f"No faults found{where}{more}." if where else f"No faults{more}."
    return f"{counted(faults, 'fault')} found{where}{more}." if where else f"{counted(faults, 'fault')}{more}."


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: `1 entry`, `2,085 entries`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def where_lines(places: Iterable[tuple[str, str, bool]]) -> list[str]:
    """Each place on a line: its name, whether something is there, and last its path, which may have spaces."""
    found = list(places)
    width = max(len(name) for name, _, _ in found)
    lines = []
    for name, path, is_there in found:
        state = "there" if is_there else "not yet" if path else "nowhere"
        lines.append(f"{name:{width}}  {state:7}  {path}".rstrip())
    return lines
