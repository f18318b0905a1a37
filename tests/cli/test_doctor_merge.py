"""`leadtime doctor --merge FILE`: what only a copy has comes into the log, and nothing of the log goes."""

from pathlib import Path

import pytest
from tests.cli.program import Program

COPY = "leadtime (Eva's conflicted copy 2026-11-27).toml"
ON_THE_TRAIN = """
# on the train
[[entry]]
id = "zzzz2222"
start = 2026-11-27T11:30:00+01:00
end = 2026-11-27T12:15:00+01:00
category = "communication/social"

[[recognition]]
id = "rrrr2222"
date = 2026-11-27
unit = "care/birch-court"
what = "Baked for the whole house"
"""
LOG = """\
version = 1

[[entry]]
id = "k7d2m9qa"
start = 2026-11-27T09:00:00+01:00
end = 2026-11-27T10:30:00+01:00
category = "visits"
unit = "schools/elineberg"
note = "Morning meeting, two classes"

[[entry]]
id = "p3x8r4tz"
start = 2026-11-27T11:00:00+01:00
end = 2026-11-27T12:00:00+01:00
category = "office"
"""


@pytest.fixture
def copied(leadtime: Program) -> Program:
    """A log, and a copy of it that a sync service has made: two items more, and one that was changed there."""
    leadtime.log.write_bytes(LOG.encode())
    theirs = LOG.replace("Morning meeting, two classes", "Morning meeting, two classes and the kitchen")
    (leadtime.folder / COPY).write_bytes(f"{theirs}{ON_THE_TRAIN}".encode())
    assert leadtime("log", "meetings", "1h").code == 0
    return leadtime


def copy_of(program: Program) -> str:
    """The path of the copy."""
    return str(program.folder / COPY)


def test_what_only_the_copy_has_comes_in(copied: Program) -> None:
    """To the byte, at the end; what differs stays, side by side; the copy is as it was, and undo takes it back."""
    before, copy = copied.text(), (copied.folder / COPY).read_bytes()
    done = copied("doctor", "--merge", copy_of(copied), "--yes")
    assert done.code == 1  # something differs, and nobody has decided
    assert done.out == (
        f"""\
The copy has 1 entry and 1 lift that the log lacks, 1 that is the same and 1 that differs; 1 is only in the log, \
and stays.
  zzzz2222  communication/social 45 m on 2026-11-27 11:30-12:15
  rrrr2222  the lift of care/birch-court on 2026-11-27 “Baked for the whole house”
       the log                      the copy
entry k7d2m9qa, visits on 2026-11-27
  note Morning meeting, two classes Morning meeting, two classes and the kitchen

What differs stays as the log has it. To decide, merge with --take theirs (what the copy says) or --take ours (what \
the log says).
Added 1 entry and 1 lift. `leadtime undo` takes it back.
The copy is as it was, and yours to delete: {copy_of(copied)}
"""
    )
    assert done.err == (
        "! office 1 h today 11:00-12:00 (p3x8r4tz) and communication/social 45 m today 11:30-12:15 (zzzz2222) share "
        "time.\n"
    )
    assert copied.text() == before + ON_THE_TRAIN
    assert (copied.folder / COPY).read_bytes() == copy
    assert copied("undo").code == 0
    assert copied.text() == before


def test_merging_twice_adds_nothing(copied: Program) -> None:
    """R18, and nothing is written the second time."""
    assert copied("doctor", "--merge", copy_of(copied), "--yes", "--take", "ours").code == 0
    after = copied.text()
    done = copied("doctor", "--merge", copy_of(copied), "--take", "ours")
    assert done.code == 0
    assert "The copy has nothing that the log lacks, 3 that are the same and 1 that differs" in done.out
    assert done.out.endswith("The log stays as it is; the copy has nothing more to give and can be deleted.\n")
    assert copied.text() == after
    hint = f'leadtime doctor --merge "{copy_of(copied)}" shows them side by side; delete it where the log is right\n'
    assert f": 1 differs\n  hint: {hint}" in copied("doctor").out


def test_theirs_is_taken_in_its_place(copied: Program) -> None:
    """Then the two say the same."""
    before = copied.text()
    done = copied("doctor", "--merge", copy_of(copied), "--yes", "--take", "theirs")
    assert done.code == 0
    assert "Added 1 entry and 1 lift and took 1 that differs from the copy." in done.out
    assert "visits" not in done.err  # it takes the place of its own old self, and shares no time with that
    assert copied.text() == before.replace("two classes", "two classes and the kitchen") + ON_THE_TRAIN
    again = copied("doctor", "--merge", copy_of(copied), "--take", "theirs")
    assert again.out.endswith("There is nothing to merge.\n")


def test_a_dry_run_only_says_it(copied: Program) -> None:
    """And where nobody can be asked, nothing is done without --yes."""
    before = copied.text()
    assert "Nothing was changed." in copied("doctor", "--merge", copy_of(copied), "--dry-run").out
    assert copied("doctor", "--merge", copy_of(copied)).err.startswith("! office")
    assert copied("doctor", "--merge", copy_of(copied)).code == 1
    assert copied.text() == before


def test_it_asks_in_a_terminal(copied: Program) -> None:
    """A no leaves everything as it was."""
    before = copied.text()
    assert "nothing was merged" in copied.terminal("doctor", "--merge", copy_of(copied), answers=["n"]).out
    assert copied.text() == before
    assert "Added 1 entry" in copied.terminal("doctor", "--merge", copy_of(copied), answers=["y"]).out
    assert copied.text() == before + ON_THE_TRAIN


def test_it_is_shown_before_it_is_asked(copied: Program) -> None:
    """What comes in, and what becomes of what differs."""
    for words, differs in (([], "stays as the log has it. To"), (["--take", "theirs"], "is taken from the copy.")):
        said = copied.terminal("doctor", "--merge", copy_of(copied), *words, answers=["n"]).out
        shown, _, _ = said.partition("Merge it?")
        assert "  zzzz2222  communication/social 45 m on 2026-11-27 11:30-12:15" in shown
        assert f"What differs {differs}" in " ".join(shown.split())


def test_the_first_ten_are_shown(copied: Program) -> None:
    """And how many more there are."""
    more = "".join(ON_THE_TRAIN.partition("\n[[rec")[0].replace("zzzz2222", f"zz{number}") for number in range(12))
    (copied.folder / COPY).write_text(LOG + more)
    lines = copied("doctor", "--merge", copy_of(copied), "--dry-run").out.splitlines()
    assert [line.split()[0] for line in lines[1:12]] == [*(f"zz{number}" for number in range(10)), "and"]
    assert lines[11] == "  and 2 more"


def test_what_was_removed_here_says_so(copied: Program) -> None:
    """It would come back; one that was only edited, or is there again, is not meant."""
    copied("edit", "k7d2m9qa", "--note", "again")
    assert copied("remove", "p3x8r4tz", "--yes").code == 0
    said = "  p3x8r4tz  office 1 h on 2026-11-27 11:00-12:00; you removed it on 2026-11-27, and it comes back\n"
    assert said in copied("doctor", "--merge", copy_of(copied), "--dry-run").out
    copied("undo")
    assert "you removed" not in copied("doctor", "--merge", copy_of(copied), "--dry-run").out


@pytest.mark.parametrize(
    ("there", "shown"),
    [
        ("2026-11-27T12:15:00+01:00", "  end  12:00    12:15\n"),
        ("2026-11-28T00:15:00+01:00", "  end  2026-11-27T12:00:00+01:00  2026-11-28T00:15:00+01:00\n"),
        ("2026-11-27T12:15:00+02:00", "  end  2026-11-27T12:00:00+01:00  2026-11-27T12:15:00+02:00\n"),
    ],
)
def test_times_that_differ(copied: Program, there: str, shown: str) -> None:
    """By the clock alone where day and offset are the same."""
    (copied.folder / COPY).write_text(LOG.replace("2026-11-27T12:00:00+01:00", there))
    assert shown in copied.process("doctor", "--merge", copy_of(copied), "--dry-run").out


def test_wide_terminals_have_room(copied: Program) -> None:
    """At 120 columns nothing of it is folded, and in a pipe never."""
    for columns in ("120", ""):
        done = copied.process("doctor", "--merge", copy_of(copied), "--dry-run", env={"COLUMNS": columns})
        assert "  note  Morning meeting, two classes  Morning meeting, two classes and the kitchen\n" in done.out


@pytest.mark.parametrize(
    "name",
    [
        "plan (conflicted copy 2026-11-27 101500).toml",
        "plan.sync-conflict-20261127-101500-ABCDEFG.toml",
        "plan-LAPTOP.toml",
        "plan 2.toml",
        "plan (1).toml",
    ],
)
def test_a_copy_of_the_plan_goes_to_the_plan(leadtime: Program, name: str) -> None:
    """Told by its name; there need not be a plan yet."""
    copy = leadtime.folder / name
    copy.write_text(LOG)
    done = leadtime("doctor", "--merge", str(copy), "--yes")
    assert done.out.startswith("The copy has 2 entries that the plan lacks.\n  k7d2m9qa  visits 1 h 30 m")
    assert "\nAdded 2 entries." in done.out
    assert (leadtime.folder / "plan.toml").read_text() == LOG
    assert not leadtime.log.exists()


def test_a_copy_without_a_log_of_ours(newcomer: Program) -> None:
    """A new computer: all of it comes in."""
    copy = newcomer.root / "old.toml"
    copy.write_text(LOG + ON_THE_TRAIN)
    assert newcomer("doctor", "--merge", str(copy), "--yes").code == 0
    assert newcomer.text() == LOG + ON_THE_TRAIN


def test_what_is_no_item_is_told(leadtime: Program) -> None:
    """A table that leadtime does not know stays in the copy."""
    leadtime.log.write_text(LOG)
    copy = leadtime.folder / COPY
    copy.write_text(f'{LOG}{ON_THE_TRAIN}\n[mine]\nx = 1\n\n[[reminder]]\nwho = "night"\n')
    done = leadtime("doctor", "--merge", str(copy), "--yes")
    assert "! [mine] and [reminder] in the copy are nothing that leadtime knows, and not merged." in done.err
    assert leadtime.text() == LOG + ON_THE_TRAIN


BUDGET = 'version = 1\n\n[[target]]\ncategory = "office"\nat_most = "45%"\n'


@pytest.mark.parametrize(
    ("name", "text", "code", "place", "words"),
    [
        ("gone.toml", None, 4, "", "there is no such file"),
        ("budget (1).toml", "version = 1\n", 1, "", "this is a budget"),
        ("copy.toml", BUDGET, 1, "", "this is a budget"),
        ("copy.toml", "", 3, ":1", "does not say its version; nothing was merged"),
        ("copy.toml", "\0" * 20, 3, ":1", "filled with NUL bytes"),
        ("copy.toml", "version = 2\n", 3, "", "version 2"),
        ("copy.toml", "version = 1\n\nentry\n", 3, ":3", "this is not TOML"),
        ("copy.toml", "BEGIN:VCALENDAR\n", 3, ":1", "this is not TOML"),
        ("copy.toml", 'version = 1\nentry = [{id = "a"}]\n', 3, "", "can't be told apart"),
        ("copy.toml", f'{LOG}\n[[entry]]\nid = "x"\n', 3, ":17", "the entry has no category"),
        (
            "copy.toml",
            f"{LOG}\n{ON_THE_TRAIN}\n{ON_THE_TRAIN}",
            3,
            ":34",
            "the same entry, with the id 'zzzz2222'",
        ),
    ],
)
def test_what_can_not_be_merged(
    leadtime: Program, name: str, text: str | None, code: int, place: str, words: str
) -> None:
    """Refused with its place, what to do and what became of the files; no byte is changed."""
    leadtime.log.write_text(LOG)
    copy = leadtime.folder / name
    if text is not None:
        copy.write_text(text)
    done = leadtime("doctor", "--merge", str(copy), "--yes")
    assert done.code == code
    assert done.err.startswith(f"leadtime: {copy}{place}: ")
    assert words in done.err
    assert "\n  hint: " in done.err
    assert leadtime.text() == LOG


def test_our_own_files_are_no_copies(copied: Program, tmp_path: Path) -> None:
    """Nor is a link to one."""
    link = tmp_path / "link.toml"
    link.symlink_to(copied.log)
    for path in (copied.log, copied.budget, link):
        assert copied("doctor", "--merge", str(path), "--yes").code == 1


@pytest.mark.parametrize(
    "words",
    [
        ["--take", "theirs"],
        ["--merge", "x.toml", "--take", "both"],
        ["--merge", " "],
        ["--merge", "x.toml", "--json"],
    ],
)
def test_what_is_not_understood(copied: Program, words: list[str]) -> None:
    """Said before anything is read."""
    assert copied("doctor", *words).code == 2


def test_a_log_with_a_fault_is_merged_into_all_the_same(leadtime: Program) -> None:
    """What is wrong with ours is no reason to leave out what the copy has; a log that is no TOML refuses."""
    bad = f'{LOG}\n[[entry]]\nid = "x"\n'
    leadtime.log.write_text(bad)
    copy = leadtime.folder / COPY
    copy.write_text(LOG + ON_THE_TRAIN)
    assert leadtime("doctor", "--merge", str(copy), "--yes").code == 0
    assert leadtime.text() == bad + ON_THE_TRAIN
    leadtime.log.write_text(f"{LOG}\nentry\n")
    done = leadtime("doctor", "--merge", str(copy), "--yes")
    assert done.code == 3
    assert done.err.startswith(f"leadtime: {leadtime.log}:17: ")
