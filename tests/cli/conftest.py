"""What every test of a command begins with."""

from pathlib import Path

import pytest
from tests.cli.program import Program

from leadtime.formats.templates import template


@pytest.fixture
def newcomer(tmp_path: Path) -> Program:
    """leadtime where nothing was ever kept: an empty folder, no budget, no log."""
    return Program(tmp_path / "newcomer")


@pytest.fixture
def leadtime(tmp_path: Path) -> Program:
    """leadtime with the budget of a municipal director and no log yet; it is Friday, 27 November 2026, 13:00."""
    program = Program(tmp_path / "leader")
    program.budget.write_bytes(template("municipal-director").encode())
    return program
