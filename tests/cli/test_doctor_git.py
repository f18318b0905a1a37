"""Git's own conflict in the log, left by a git that knows nothing of leadtime: `doctor --mend` takes both sides."""

import pytest
from tests.cli.program import Program
from tests.cli.test_merge import Repository, entry

BASE = "version = 1\n" + entry("aaaa")


@pytest.fixture
def repository(newcomer: Program) -> Repository:
    """One in which git merges by lines."""
    found = Repository(newcomer)
    (found.folder / ".gitattributes").unlink()
    (found.folder / ".gitignore").write_text(".leadtime.lock\n*.damaged-*\n")
    return found


def in_conflict(repository: Repository, ours: str, theirs: str, name: str = "leadtime.toml") -> str:
    """The text that git leaves of two sides."""
    repository.two_sides(BASE, ours, theirs, name)
    repository("merge", "other", code=1)
    text = (repository.folder / name).read_text()
    assert "<<<<<<< HEAD" in text
    return text


@pytest.mark.parametrize("name", ["leadtime.toml", "plan.toml"])
def test_one_entry_on_each_side(repository: Repository, newcomer: Program, name: str) -> None:
    """Both are needed, and both are there; what git left is kept, and the merge can go on."""
    path = repository.folder / name
    left = in_conflict(repository, BASE + entry("bbbb"), BASE + entry("cccc", "Met all"), name)
    said = (
        f"git left a conflict in {path}: theirs has 1 entry that ours lacks, 1 that is the same, and ours has 1 that "
        "theirs lacks.\n  cccc  office 45 m on 2026-11-23 “Met all”\n"
    )
    assert newcomer("doctor", "--mend", "--dry-run") == (0, f"{said}Nothing was changed.\n", "")
    assert newcomer("doctor", "--mend").code == 1
    assert path.read_text() == left
    done = newcomer("doctor", "--mend", "--yes")
    assert done.out == (
        f"{said}{path} has both sides now, 3 entries in all; `leadtime undo` does not know of it.\n"
        f"As git left it, it is kept in {path}.damaged-1\nGit waits for you to `git add` it.\n"
    )
    assert path.read_text() == BASE + entry("bbbb") + entry("cccc", "Met all")
    assert (repository.folder / f"{name}.damaged-1").read_text() == left
    repository("add", "-A")
    repository("commit", "-q", "-m", "both")
    assert newcomer("doctor", "--mend").out == "There is nothing to mend that asks for no decision.\n"


def test_the_hint_in_every_command(repository: Repository, newcomer: Program) -> None:
    """Nobody is told to keep one of the two."""
    in_conflict(repository, BASE + entry("bbbb"), BASE + entry("cccc"))
    for words in (["report"], ["log", "office", "45m"], ["list"]):
        done = newcomer(*words)
        assert done.code == 3
        assert "  hint: leadtime doctor --mend takes both, entry by entry; then `git add` the file\n" in done.err


def test_the_same_entry_on_both_sides_asks_for_a_decision(repository: Repository, newcomer: Program) -> None:
    """Side by side; nothing is written before somebody says whose it is, and then all else is there too."""
    ours, theirs = (BASE.replace(entry("aaaa"), entry("aaaa", note)) for note in ("x", "y"))
    left = in_conflict(repository, ours + entry("bbbb"), theirs + entry("cccc"))
    done = newcomer("doctor", "--mend", "--yes")
    assert done.code == 1
    assert "  cccc  office 45 m on 2026-11-23\n" in done.out
    assert "entry aaaa, office on 2026-11-23\n  note  x     y\n" in done.out
    assert "1 conflict is for you to decide: leadtime doctor --mend --take ours" in done.out
    assert done.out.endswith("Nothing was changed.\n")
    assert repository.log.read_text() == left
    assert newcomer("doctor", "--mend", "--take", "both").code == 2
    for take, side in (("theirs", theirs), ("ours", ours)):
        repository.log.write_text(left)
        assert newcomer("doctor", "--mend", "--take", take, "--yes").code == 0
        assert repository.log.read_text() == side + entry("bbbb") + entry("cccc")
    assert newcomer("doctor", "--mend", "--take", "ours").code == 2


def test_restore_says_what_it_would_throw_away(leadtime: Program) -> None:
    """The journal knows this computer's side alone."""
    leadtime("log", "office", "45m")
    ours = leadtime.text()
    leadtime.log.write_text(f"{ours}<<<<<<< HEAD\n=======\n{entry('cccc')}>>>>>>> other\n")
    said = "That is this computer's side alone, without 1 entry of the other: leadtime doctor --mend takes both.\n"
    assert said in leadtime("doctor", "--restore", "--dry-run").out
    found = leadtime("doctor").out
    assert "leadtime doctor --restore brings this computer's side back, without 1 entry of the other" in found
    assert said in leadtime("doctor", "--restore", "--yes").out
    assert leadtime.text() == ours


def test_what_can_not_be_merged_is_left_alone(leadtime: Program) -> None:
    """A side that is no log, or a table that leadtime does not know: by hand, and not by forgetting one side."""
    left = f"{BASE}\n<<<<<<< HEAD\n[mine]\nx = 1\n=======\n>>>>>>> other\n"
    leadtime.log.write_text(left)
    done = leadtime("doctor", "--mend", "--yes")
    assert done.code == 3
    assert done.err.startswith(f"leadtime: {leadtime.log}:9: the two sides that git left can't be merged, and nothing")
    assert leadtime.text() == left
