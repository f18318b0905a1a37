"""Faults in the tables of a TOML text, and the lines they are on.

Lines are looked for only when there is a fault: almost every file has none, and the search takes longer than the rest.
"""

from collections.abc import Iterable
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from leadtime.model.errors import Problem

if TYPE_CHECKING:
    from leadtime.formats.toml_text import Statement


class Fault(NamedTuple):
    """A fault in a key (none: in the whole) of the table number `number`, from 0, of those with this name."""

    table: str  # "" = the file's own keys, above the first header
    number: int
    key: str
    message: str
    hint: str = ""


def problems(text: str, path: str, faults: Iterable[Fault]) -> tuple[Problem, ...]:
    """The faults with their lines, in the order of the lines.

    The line is that of the key, else of the table: its header, or its opening brace when it stands in a list of inline
    tables. A key that the file itself lacks is missed on line 1.
    """
    top, tables = _places(text)
    found = []
    for fault in faults:
        here = tables.get(fault.table, [])
        if not fault.table:
            line = top.get(fault.key, 1)
        elif fault.number < len(here):
            line = here[fault.number][1].get(fault.key, here[fault.number][0])
        else:
            line = top.get(fault.table, 0)
        found.append(Problem(path, line, fault.message, fault.hint))
    return tuple(sorted(found, key=lambda problem: problem.line))


def table_lines(text: str, name: str) -> tuple[int, ...]:
    """The lines of the tables of this name, in their order: of the header, or of the opening brace of an inline one."""
    return tuple(line for line, _ in _places(text)[1].get(name, []))


def _places(text: str) -> tuple[dict[str, int], dict[str, list[tuple[int, dict[str, int]]]]]:
    """The line of each key of the file, and for the tables of each name the line of the table and of each key."""
    from leadtime.formats.toml_text import blocks, statements

    tables: dict[str, list[tuple[int, dict[str, int]]]] = {}
    top: dict[str, int] = {}
    line = 1
    for statement in takewhile(lambda statement: not statement.header, statements(text)):
        if statement.key:
            top.setdefault(statement.key, line)
            tables.setdefault(statement.key, []).extend(_inline_tables(text, statement, line))
        line += text.count("\n", statement.start, statement.end)
    for block in blocks(text):
        top.setdefault(block.name.partition(".")[0], block.line)
        tables.setdefault(block.name, []).append((block.line, _key_lines(text, block.statements, block.line)))
    return top, tables


def _inline_tables(text: str, statement: "Statement", line: int) -> Iterable[tuple[int, dict[str, int]]]:
    """The line of each table in a list of inline tables, `entry = [ {...}, {...} ]`."""
    from leadtime.formats.toml_text import patterns

    depth = 0
    for token in patterns()[0].finditer(text, statement.start, statement.end):
        if token[0] == "{" and depth == 1:
            yield line + text.count("\n", statement.start, token.start()), {}
        depth += (token[0] in "[{") - (token[0] in "]}")


def _key_lines(text: str, lines: "Iterable[Statement]", line: int) -> dict[str, int]:
    """The line of each key; `line` is that of the first statement. A table in the table is a key, its own are not."""
    found: dict[str, int] = {}
    part = ""
    for number, statement in enumerate(lines):
        part = statement.header.split(".")[1] if number and "." in statement.header else part
        if part or statement.key:
            found.setdefault(part or statement.key, line)
        line += text.count("\n", statement.start, statement.end)
    return found
