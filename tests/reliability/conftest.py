"""What the tests of many runs share."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.reliability.torture import IS_LONG, seed

_MEMORY = Path("/dev/shm")

if os.name == "nt":  # no fork, no limits, no modes, no such streams: these tests speak of other systems
    collect_ignore_glob = ["test_*.py"]


def pytest_report_header() -> str:
    """The seed, in the long form; a failing test of the fast one names its own."""
    return f"torture: the long form, with the seed {seed()}" if IS_LONG else "torture: the fast form"


@pytest.fixture
def swift_path(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where the system has one, else on the disk: hundreds of flushes take no time there.

    What a killed process leaves is the same on both; only a power cut tells them apart.
    """
    if not (_MEMORY.is_dir() and os.access(_MEMORY, os.W_OK)):
        yield tmp_path
        return
    path = Path(tempfile.mkdtemp(prefix="leadtime-", dir=_MEMORY))
    yield path
    shutil.rmtree(path, ignore_errors=True)
