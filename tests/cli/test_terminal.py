"""On a terminal a sentence is folded between words; in a pipe it is one line, however long."""

import pytest
from tests.cli.program import Program

NOTE = "Morning meeting with two classes and the pupils' council"


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize(
    "words",
    [
        ("log", "visits", "9-10:30", NOTE, "--unit", "schools/elineberg"),
        ("log", "vistis", "45m"),
        ("log", "office"),
        ("log", "office", "17-18"),
        ("absence", "add", "vacation", "2026-12-21", "2027-01-05"),
        ("budget", "target", "office", "--at-most", "40%", "--from", "2027-01-01"),
        ("start", "office"),
        ("report", "10/11/2026"),
    ],
    ids=" ".join,
)
def test_no_word_is_broken(newcomer: Program, words: tuple[str, ...], columns: int) -> None:
    """No line is wider than the terminal, and the words are those of the pipe, in their order."""
    piped = newcomer.process(*words)
    said = piped.out + piped.err
    newcomer.log.unlink(missing_ok=True)
    fresh = Program(newcomer.root / "second")
    shown = fresh.terminal(*words, env={"COLUMNS": str(columns)}).out
    longest = max(len(word) for word in said.replace(str(newcomer.root), str(fresh.root)).split())
    assert max(len(line) for line in shown.splitlines()) <= max(columns, longest + len("  hint: "))
    ids = sorted({*shown.split()} ^ {*said.replace(str(newcomer.root), str(fresh.root)).split()})
    assert all("(" in word for word in ids), ids  # only the id of what was added is another


def test_a_pipe_gets_one_line(leadtime: Program) -> None:
    """A script that reads the answer of `log` reads a line."""
    done = leadtime.process("log", "visits", "9-10:30", NOTE, env={"COLUMNS": "40"})
    assert done.out.count("\n") == 1
