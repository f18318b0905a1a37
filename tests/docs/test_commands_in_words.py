"""A command that help, an error or a page mentions can be typed: it is there, with the options it is shown with."""

import re
import shlex
from collections.abc import Iterator
from typing import Any

import pytest
from tests.docs.console import ROOT
from typer.main import get_command

from leadtime.cli.app import COMMANDS, Asked, app
from leadtime.model.errors import Usage

SOURCE = ROOT / "src" / "leadtime"
PAGES = [path for folder in ("", "docs", "examples") for path in sorted((ROOT / folder).glob("*.md"))]
# What stands for something of the reader's, and what to put there so that the line can be parsed.
STANDS_FOR = {"CATEGORY": "office", "FILE": "file.csv", "FOLDER": "folder", "ID": "last", "PERIOD": "week", "TEXT": "x"}
_IN_TICKS = re.compile(r"`(leadtime(?: [^`\n]+)?)`")


def mentioned() -> Iterator[tuple[str, str]]:
    """Each command line between backticks, in the pages and in the source's own sentences, with where it stands.

    The name of a file that begins like one is none.
    """
    for path in [*PAGES, *sorted(SOURCE.rglob("*.py"))]:
        text = path.read_text(encoding="utf-8")
        for found in _IN_TICKS.finditer(text):
            if found[1].endswith(".toml"):
                continue
            yield f"{path.relative_to(ROOT)}:{1 + text.count(chr(10), 0, found.start())}", found[1]


LINES = sorted({(line, where) for where, line in mentioned() if "{" not in line and "..." not in line})


@pytest.mark.parametrize(("line", "where"), LINES, ids=[f"{where} {line}" for line, where in LINES])
def test_a_mentioned_command_can_be_typed(line: str, where: str) -> None:
    """Parsed as the shell would hand it over, and not run; `[PERIOD]` and the like may be left out."""
    words = [word for word in shlex.split(line.replace("[", "").replace("]", ""))[1:] if "|" not in word]
    words = [STANDS_FOR.get(word, word) for word in words]
    if not words:
        return
    group: Any = get_command(app)
    context = group.make_context("leadtime", list(words), obj=Asked(()), resilient_parsing=True)
    rest = [*context._protected_args, *context.args]
    if not rest:
        return
    name, command, left = group.resolve_command(context, rest)
    assert name in COMMANDS, where
    while left and hasattr(command, "commands") and command.commands:
        inner = command.make_context(name, left, parent=context, resilient_parsing=True)
        if not inner._protected_args:
            return
        name, command, left = command.resolve_command(inner, [*inner._protected_args, *inner.args])
    if not left:  # a command's name alone, in a sentence about it
        return
    # Not resilient, so that an option that is not there is an error; the callback is not called.
    command.make_context(name, left, parent=context)


def test_there_is_something_to_check() -> None:
    """Pages and source mention commands in plenty, and one that is not there would be found."""
    assert len(LINES) > 30
    group: Any = get_command(app)
    context = group.make_context("leadtime", ["reprot"], obj=Asked(()), resilient_parsing=True)
    with pytest.raises(Usage, match="there is no command"):
        group.resolve_command(context, ["reprot"])


@pytest.mark.parametrize("name", COMMANDS)
def test_help(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Every command has help that says what it does, without an option that belongs to the whole program."""
    from leadtime.cli import main

    assert main([name, "--help"]) == 0
    said = capfd.readouterr().out
    assert said.startswith(f"Usage: leadtime {name} ")
    assert "--install-completion" not in said
    assert all(len(line) <= 80 for line in said.splitlines())


def test_the_whole_help(capfd: pytest.CaptureFixture[str]) -> None:
    """The list of commands says of each what it does, in the order of a day."""
    from leadtime.cli import main

    assert main(["--help"]) == 0
    said = capfd.readouterr().out
    assert [name for name in COMMANDS if f"\n  {name} " in said] == list(COMMANDS)
    assert all(" ".join(said.split()).count(text.split(":")[0]) for _, text in COMMANDS.values())
