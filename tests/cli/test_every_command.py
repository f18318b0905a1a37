"""A new command is in every list that goes through the commands: forgotten nowhere, or a reason is given."""

import re
from pathlib import Path

import pytest
from tests.cli.test_pipes import COMMANDS as PIPED
from tests.cli.test_reading_changes_nothing import READING
from tests.cli.test_unsafe_text import COMMANDS as UNSAFE

from leadtime.cli.app import COMMANDS

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
# Those that change something; every other command reads.
CHANGING = {"log", "start", "switch", "stop", "cancel", "edit", "remove", "undo", "redo", "init", "import"} | {
    "recognise",
    "lift",
    "promise",
    "purge",
}
# Answers of one sentence, whose texts from people are tested where they are changed.
ONE_LINE = CHANGING | {"status"}


def first_words(lines: list[list[str]] | list[tuple[str, ...]]) -> set[str]:
    """The commands that a list of command lines goes through."""
    return {next((word for word in line if word in COMMANDS), "") for line in lines}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_readme_names_it(name: str) -> None:
    """What a leader can do is in the README."""
    assert re.search(rf"leadtime {name}\b", README)


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in CHANGING])
def test_a_reading_command_is_shown_to_change_nothing(name: str) -> None:
    """R19 has all of them."""
    assert name in first_words([tuple(line) for line in READING])


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in ONE_LINE])
def test_a_command_with_a_table_is_piped(name: str) -> None:
    """R38 has all of them."""
    assert name in first_words(PIPED)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_fed_unsafe_text(name: str) -> None:
    """R31 has all of them."""
    assert name in first_words(UNSAFE)
