"""Standard streams that are closed, that nobody reads to the end, or that can't show every letter; odd arguments."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.program import FRIDAY, Program
from tests.reliability.running import LOG, begun, run

_READING = (("report", "--json"), ("report", "--by", "tag"), ("list",), ("list", "--json"), ("export",))
_SWEDISH = LOG.replace("Morning meeting", "Möte på Älvsborg — två klasser ✓")


def _long(root: Path) -> Program:
    """A log that no pipe takes at once: 1,500 entries in a week."""
    entry = LOG.removeprefix("version = 1\n")
    return begun(root, "version = 1\n" + "".join(entry.replace("k7d2m9qa", f"k{number}") for number in range(1500)))


@pytest.mark.parametrize("words", _READING, ids=" ".join)
def test_a_reader_that_goes_early(tmp_path: Path, words: tuple[str, ...]) -> None:
    """R36: `| head -1`: the first line, and no complaint: no traceback, nothing on standard error, exit code 0."""
    result = run(_long(tmp_path), *words, shell='"$@" | head -1; exit ${PIPESTATUS[0]}')

    assert result.code in (0, 3), result  # 3: the entries lie on each other, where the command says so
    assert len(result.out.splitlines()) == 1
    assert "Traceback" not in result.err
    assert "Broken" not in result.err
    assert "Exception" not in result.err


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("words", [("log", "visits", "1m", "new"), ("report",), ("nonsense",)])
def test_closed_streams(tmp_path: Path, words: tuple[str, ...], closed: str) -> None:
    """R36: with standard output, error or input closed the work is done, nothing is said where nobody listens, and no
    file of ours is opened in the place of a stream.
    """
    program = begun(tmp_path)

    result = run(program, *words, shell=f'"$@" {closed}')

    assert result.code == (2 if words == ("nonsense",) else 0), result
    assert "Traceback" not in result.err
    assert "Exception" not in result.err
    assert program.text().startswith(LOG)
    assert ('note = "new"' in program.text()) is (words[0] == "log")
    assert "Logged visits" not in program.text() + program.budget.read_text()


@pytest.mark.parametrize(
    "settings",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp1252"},
        {"PYTHONIOENCODING": "", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
    ids=["ascii", "cp1252", "C"],
)
def test_a_terminal_that_lacks_letters(tmp_path: Path, settings: dict[str, str]) -> None:
    """R37: what the terminal's encoding lacks is replaced, and no command fails for it; data stays UTF-8."""
    program = begun(tmp_path, _SWEDISH)

    for words in (("log", "visits", "1m", "new"), ("report",), ("list",), ("log", "brödbak", "1m")):
        result = run(program, *words, env=settings)

        assert result.code in ((1, 2) if words[1:2] == ("brödbak",) else (0,)), result
        assert "Traceback" not in result.err
        assert "UnicodeE" not in result.err
    data = subprocess.run(
        [sys.executable, "-m", "leadtime", "list", "--json"],
        env=program.environment | {"LEADTIME_NOW": FRIDAY} | settings,
        capture_output=True,
        check=True,
    )
    assert "Älvsborg — två klasser ✓".encode() in data.stdout or rb"\u00c4lvsborg" in data.stdout
    assert program.text().startswith(_SWEDISH)


@pytest.mark.parametrize("utf8", ["0", "1"])
def test_arguments_that_are_no_text(tmp_path: Path, utf8: str) -> None:
    """R37: bytes that are no UTF-8 are refused as they were typed, exit code 2, and nothing is saved."""
    program = begun(tmp_path)
    done = subprocess.run(
        [os.fsencode(sys.executable), b"-m", b"leadtime", b"log", b"visits", b"1m", b"M\xf6te"],
        env=program.environment | {"LEADTIME_NOW": FRIDAY, "PYTHONUTF8": utf8},
        capture_output=True,
        check=False,
    )

    assert done.returncode == 2, done.stderr
    assert b"Traceback" not in done.stderr
    assert b"holds bytes that are not UTF-8 text, and nothing was saved" in done.stderr
    assert program.text() == LOG
