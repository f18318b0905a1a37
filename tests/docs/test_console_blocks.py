"""Documentation is run: every console block answers exactly what it shows."""

import re
from pathlib import Path

import pytest
from tests.docs.console import ROOT, Block, Folders, blocks

from leadtime.formats.budget_toml import VERSION, parse_budget
from leadtime.formats.budget_units import parse_units

PAGES = [
    ROOT / "README.md",
    ROOT / "docs" / "importing.md",
    ROOT / "docs" / "privacy.md",
    ROOT / "docs" / "promises.md",
    ROOT / "docs" / "sync.md",
    ROOT / "docs" / "units.md",
    ROOT / "examples" / "README.md",
    ROOT / "CONTRIBUTING.md",
]
# What sets leadtime up, and is proved by making a fresh clone, is not run again inside the suite.
_SETS_UP = re.compile(r"(git clone|cd|make|\. \.venv|pipx?|uv|cp|mkdir) ?")


def is_run(block: Block) -> bool:
    """False for the few blocks that say how to set leadtime up."""
    return bool(block.name)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_block_answers_what_it_shows(page: Path, tmp_path: Path) -> None:
    """A reader who types the commands in order sees what the page shows, to the letter."""
    folders = Folders(tmp_path)
    for block in blocks(page):
        if is_run(block):
            assert folders.run(block) == block.text, f"{page.name}:{block.line}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_block_that_is_not_run_only_sets_up(page: Path) -> None:
    """No command of leadtime's escapes the test above; what `make` is asked for is there."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for block in blocks(page):
        if is_run(block):
            continue
        for command in block.commands:
            assert _SETS_UP.match(command), f"{page.name}:{block.line}: {command}"
            for target in re.findall(r"^make (\w+)", command):
                assert f"\n{target}:" in makefile, command


def test_the_readme_has_blocks_to_run() -> None:
    """The check above has something to look at: the first week alone is five commands."""
    assert sum(len(block.commands) for block in blocks(ROOT / "README.md") if is_run(block)) >= 15


def test_the_budget_that_is_shown_is_one() -> None:
    """Whoever copies it has no fault."""
    page = (ROOT / "docs" / "units.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    text = f"version = {VERSION}\n\n{shown}"
    assert parse_budget(text, "budget.toml")[1] == ()
    assert parse_units(text, "budget.toml")[1] == ()
