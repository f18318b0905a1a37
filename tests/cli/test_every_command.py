"""A new command is in every list that goes through the commands: forgotten nowhere, or a reason is given.

A command is told by its words, as `("import", "linkedin")`; a group that does something alone is one too.
"""

import re
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from tests.cli.test_pipes import COMMANDS as PIPED
from tests.cli.test_reading_changes_nothing import READING
from tests.cli.test_unsafe_text import COMMANDS as UNSAFE
from typer.main import get_command

from leadtime.cli.app import COMMANDS

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")

Command = tuple[str, ...]


def loaded(name: str) -> Any:
    """The command that the table has under this name."""
    return get_command(import_module(f"leadtime.cli.{COMMANDS[name][0]}").app)


def parts(name: str) -> dict[str, Any]:
    """The commands of a group; none of another."""
    return dict(getattr(loaded(name), "commands", {}))


def every() -> Iterator[tuple[Command, Any]]:
    """Each command with what it is, those of the groups too."""
    for name in COMMANDS:
        yield (name,), loaded(name)
        for part, found in parts(name).items():
            yield (name, part), found


ALL = [command for command, _ in every()]
WITH_DRY_RUN = [command for command, found in every() if any("--dry-run" in option.opts for option in found.params)]
# Those that change something; every other command reads.
CHANGING = {"log", "start", "switch", "stop", "cancel", "edit", "remove", "undo", "redo", "init", "import"} | {
    "recognise",
    "lift",
    "promise",
    "purge",
    "merge",
}
PARTS_CHANGING = {
    ("absence", "add"),
    ("absence", "remove"),
    ("budget", "add"),
    ("budget", "target"),
    ("unit", "add"),
    ("unit", "rename"),
    ("unit", "end"),
    ("unit", "import"),
}
READS = [command for command in ALL if command[0] not in CHANGING and command not in PARTS_CHANGING]
# Tables of what would be changed, which may be long.
PROPOSING = [("import", kind) for kind in ("ics", "outlook-csv", "instagram", "linkedin")]
# Answers of one sentence, whose texts from people are tested where they are changed.
ONE_LINE = {("status",)}


def covered(lines: Sequence[Sequence[str]]) -> set[Command]:
    """The commands that a list of command lines goes through."""
    found = set()
    for line in lines:
        if line and line[0] in COMMANDS:
            found.add(tuple(line[:2] if line[1:] and line[1] in parts(line[0]) else line[:1]))
    return found


@pytest.mark.parametrize("name", COMMANDS)
def test_the_readme_names_it(name: str) -> None:
    """What a leader can do is in the README."""
    assert re.search(rf"leadtime {name}\b", README)


def test_a_group_is_taken_apart() -> None:
    """Else its parts would be in no list, and nobody would know."""
    assert {("import", "linkedin"), ("promise", "drop"), ("unit", "end"), ("absence",), ("budget", "check")} <= {*ALL}
    assert {*PARTS_CHANGING, *PROPOSING} <= {*ALL}
    assert covered([("unit", "list", "--json"), ("unit", "--json"), ("unit",), ()]) == {("unit", "list"), ("unit",)}


@pytest.mark.parametrize("command", READS, ids=" ".join)
def test_a_reading_command_is_shown_to_change_nothing(command: Command) -> None:
    """R19 has all of them."""
    assert command in covered(READING)


@pytest.mark.parametrize("command", WITH_DRY_RUN, ids=" ".join)
def test_a_dry_run_is_shown_to_change_nothing(command: Command) -> None:
    """It reads, whatever the command does without."""
    assert command in covered([line for line in READING if "--dry-run" in line])


@pytest.mark.parametrize("command", [one for one in [*READS, *PROPOSING] if one not in ONE_LINE], ids=" ".join)
def test_a_command_with_a_table_is_piped(command: Command) -> None:
    """R38 has all of them."""
    assert command in covered(PIPED)


@pytest.mark.parametrize("command", ALL, ids=" ".join)
def test_a_command_is_fed_unsafe_text(command: Command) -> None:
    """R31 has all of them."""
    assert command in covered(UNSAFE)
