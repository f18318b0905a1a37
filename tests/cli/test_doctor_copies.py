"""R18: the copies that sync services make are found by their names, told with what only they have, and lose nothing."""

from pathlib import Path

import pytest
from tests.cli.program import Program

from leadtime.storage.doctor.conflict_copies import copied
from leadtime.storage.places import BUDGET, LOG, PLAN

COPIES = {
    "Dropbox": "leadtime (Ann's conflicted copy 2026-11-23).toml",
    "Dropbox, an older one": "leadtime (DESKTOP-1's conflicted copy 2026-11-23 (1)).toml",
    "Dropbox in Swedish": "leadtime (Anns motstridiga kopia 2026-11-23).toml",
    "Dropbox and capitals": "leadtime (Case Conflict).toml",
    "Nextcloud": "leadtime (conflicted copy 2026-11-23 101500).toml",
    "ownCloud": "leadtime_conflict-20261123-101500.toml",
    "Syncthing": "leadtime.sync-conflict-20261123-101500-ABCDEFG.toml",
    "Syncthing, an older one": "leadtime.sync-conflict-20261123-101500.toml",
    "Resilio": "leadtime.Conflict.toml",
    "OneDrive": "leadtime-DESKTOP-AB12CD3.toml",
    "OneDrive, again": "leadtime-Anns-MacBook-Pro-2.toml",
    "iCloud": "leadtime 2.toml",
    "Google Drive": "leadtime (1).toml",
    "Synology": "leadtime_Ann_Nov-23-101500-2026_Conflict.toml",
    "pCloud": "leadtime [conflicted].toml",
    "Windows": "leadtime - Copy.toml",
    "Windows in Swedish, again": "leadtime - Kopia (2).toml",
    "macOS": "leadtime copy 2.toml",
    "Google Drive in Swedish": "Kopia av leadtime.toml",
    "others": "leadtime_conf(1).toml",
    "git": "leadtime_LOCAL_4711.toml",
    "git, afterwards": "leadtime.toml.orig",
}
OTHERS = [
    "leadtime.toml",
    "budget.toml",
    ".leadtime.toml.new",
    ".leadtime.lock",
    "leadtime.toml.damaged-1",
    "leadtime-2025.toml",
    "leadtime-2026-11-27.toml",
    "leadtimes.toml",
    "leadtime.toml~",
    "leadtime (1).csv",
    "leadtime - archive.toml",
    "leadtime - copyright.toml",
    "my leadtime.toml",
    "notes.toml",
]
ENTRY = '\n[[entry]]\nid = "{}"\ndate = 2026-11-23\nminutes = {}\ncategory = "visits"\n'


@pytest.mark.parametrize("name", COPIES.values(), ids=COPIES)
def test_the_name_of_a_copy(name: str) -> None:
    """Is told from the name of the file it is a copy of."""
    assert copied(name) == LOG
    assert copied(name.replace("leadtime", "budget")) == BUDGET
    assert copied(name.replace("leadtime", "plan")) == PLAN


def test_a_copy_of_the_plan_is_merged_into_the_plan(leadtime: Program) -> None:
    """Also where the system puts the word for it before the name."""
    copy = leadtime.folder / "Kopia av plan.toml"
    copy.write_text("version = 1\n" + ENTRY.format("aaaaaaaa", 60))
    assert leadtime("doctor", "--merge", str(copy), "--yes").code == 0
    assert "aaaaaaaa" in (leadtime.folder / "plan.toml").read_text()
    assert not leadtime.log.exists()


def test_what_else_holds_what_was_logged(leadtime: Program) -> None:
    """A damaged file that was kept is told by doctor; a purge of the journal names it, and copies, and leaves them."""
    leadtime("log", "visits", "45m")
    leadtime.log.write_text("= x\n")
    leadtime("doctor", "--restore", "--yes")
    kept, copy = leadtime.folder / "leadtime.toml.damaged-1", leadtime.folder / "leadtime (1).toml"
    assert leadtime("doctor").out == (
        f"{kept}: warning: a damaged file that was kept when what it was came back\n"
        "  hint: it can be deleted when nothing that only it has is needed any more\n"
        "No faults found in 1 entry; 1 warning.\n"
    )
    copy.write_text(leadtime.text())
    said = leadtime("purge", "--journal", "--yes").err
    for path in (kept, copy):
        assert f"Left alone, a copy beside your files that may hold what was logged: {path}\n" in said
        assert path.exists()


@pytest.mark.parametrize("name", OTHERS)
def test_the_name_of_another_file(name: str) -> None:
    """Our own files, those of editors, and a year that somebody put aside are no copies."""
    assert copied(name) == ""


@pytest.mark.parametrize("name", COPIES.values(), ids=COPIES)
def test_merging_what_doctor_names_loses_nothing(leadtime: Program, name: str) -> None:
    """What the hint says to type brings all that only the copy has into the log; then doctor says it can be deleted."""
    ours = "version = 1\n" + ENTRY.format("aaaaaaaa", 60) + ENTRY.format("bbbbbbbb", 30)
    leadtime.log.write_text(ours)
    copy = leadtime.folder / name
    copy.write_text("version = 1\n" + ENTRY.format("aaaaaaaa", 60) + ENTRY.format("cccccccc", 15))
    looks = f"{copy}: warning: this looks like a conflict copy of the log, as a sync service makes it"
    assert leadtime("doctor") == (
        0,
        f'{looks}: only it has 1 entry\n  hint: leadtime doctor --merge "{copy}"\n'
        "No faults found in 2 entries; 1 warning.\n",
        "",
    )
    assert leadtime("doctor", "--merge", str(copy), "--yes").code == 0
    assert leadtime.text() == ours + ENTRY.format("cccccccc", 15)
    assert leadtime("doctor").out == (
        f"{looks}: the log has all its entries, lifts, promises and absences\n  hint: it can be deleted\n"
        "No faults found in 3 entries; 1 warning.\n"
    )


def test_a_copy_with_words_of_its_own(leadtime: Program) -> None:
    """Is not said to be of no use: how many lines of comments and tables only it has, and how to look at them."""
    first, second = ENTRY.format("aaaaaaaa", 60), ENTRY.format("bbbbbbbb", 30)
    leadtime.log.write_text(f"# mine\nversion = 1\n{first}\n# both\n")
    copy = leadtime.folder / "leadtime (1).toml"
    written = first.replace("\n[[", "\n# typed there\n[[").replace("= 60", "=  60  # or so")
    copy.write_text(f"version = 1\n{written}\n# comes\n{second.lstrip()}\n# both\n\n[mine]\nkey = 1\n")
    assert (
        leadtime("doctor")
        .out.splitlines()[0]
        .endswith("makes it: only it has 1 entry, and 4 lines of comments or tables are only in it")
    )
    done = leadtime("doctor", "--merge", str(copy), "--yes")
    assert done.err == (
        "! [mine] in the copy is nothing that leadtime knows, and not merged.\n"
        "! 4 lines of comments or tables are only in the copy, and not merged.\n"
    )
    assert "# comes" in leadtime.text()
    said, hint = leadtime("doctor").out.splitlines()[:2]
    assert said.endswith(
        "makes it: the log has all its entries, lifts, promises and absences, and 4 lines of comments or tables are "
        "only in it"
    )
    assert hint == f'  hint: look at the two side by side: diff "{leadtime.log}" "{copy}"'
    copy.write_text(copy.read_text().replace("=  60", "=  61"))
    taken = leadtime("doctor", "--merge", str(copy), "--take", "theirs", "--dry-run")
    assert "! 3 lines of comments or tables are only in the copy, and not merged.\n" in taken.err
    assert leadtime("doctor", "--merge", str(copy), "--take", "ours").out.endswith(
        "The log stays as it is; the copy has nothing more to give but for those lines, and is yours to delete.\n"
    )


def test_what_a_copy_has(leadtime: Program) -> None:
    """Entries, other items, and what is different there; or why it can't be merged."""
    leadtime.log.write_text("version = 1\n" + ENTRY.format("aaaaaaaa", 60))
    lift = '\n[[recognition]]\nid = "rrrrrrrr"\ndate = 2026-11-23\nunit = "schools/oak"\nwhat = "Sang"\n'
    texts = {
        "leadtime (1).toml": "version = 1\n" + ENTRY.format("bbbbbbbb", 60) + ENTRY.format("cccccccc", 60) + lift,
        "leadtime (2).toml": "version = 1\n" + ENTRY.format("aaaaaaaa", 90),
        "leadtime (3).toml": "= x\n",
        "budget (1).toml": "version = 1\n",
        "budget (2).toml": leadtime.budget.read_text(),
        "plan (1).toml": "version = 1\n" + ENTRY.format("pppppppp", 60),
    }
    for name, text in texts.items():
        (leadtime.folder / name).write_text(text)
    told = leadtime("doctor").out
    said = [line.rpartition("makes it: ")[2] for line in told.splitlines() if "conflict copy" in line]
    assert said == [
        "only one of the two is read",
        "it is the same",
        "only it has 2 entries and 1 other item",
        "1 differs",
        "it can't be merged: this is not TOML: the line is neither `key = value` nor a table's header; nothing was "
        "merged",
        "only it has 1 entry",
    ]
    leadtime.log.write_text("= x\n")
    assert "makes it: the log itself can't be read\n" in leadtime("doctor").out


@pytest.mark.skipif(not hasattr(Path, "symlink_to"), reason="there are no such links")
def test_a_copy_beside_the_file_that_a_link_leads_to(leadtime: Program) -> None:
    """Is where the sync service is at work."""
    synced = leadtime.root / "synced"
    synced.mkdir()
    (synced / "leadtime.toml").write_text("version = 1\n")
    (synced / "leadtime 2.toml").write_text("version = 1\n" + ENTRY.format("aaaaaaaa", 60))
    leadtime.log.symlink_to(synced / "leadtime.toml")
    (leadtime.folder / "leadtime-LAPTOP.toml").symlink_to(synced / "leadtime.toml")
    told = leadtime("doctor").out
    assert told.count("conflict copy") == 1
    assert f"{synced / 'leadtime 2.toml'}: warning: this looks like" in told
