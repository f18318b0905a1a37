"""`leadtime doctor --restore`: a file that is gone or damaged is again as the last change left it (R17)."""

import json
import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.program import Program
from tests.reliability.torture import many, seed

from leadtime.formats.templates import template

HISTORIES = many(range(10), range(seed(), seed() + 100))
LATER = "2026-11-28T09:00:00+01:00"

ENTRY = """
[[entry]]
id = "aaaaaaaa"
date = 2026-11-23
minutes = 60
category = "visits"   # by hand
"""


def _commands(chance: random.Random) -> list[tuple[str, ...]]:
    """What a leader may type in some days, some of it refused."""
    number = chance.randrange(1, 500)
    any_of: list[tuple[str, ...]] = [
        ("log", "visits", f"{1 + number % 7}m", f"note {number}", "--parallel"),
        ("log", f"new{number % 3}", "5m", "--new", "--parallel"),
        ("log", "office", "3m", "--date", "yesterday", "--parallel", "--unit", f"schools/{number}"),
        ("edit", "last", "--note", f"another {number}"),
        ("edit", "last", "--when", f"{1 + number % 9}m", "--parallel"),
        ("remove", "last"),
        ("undo",),
        ("undo", "2"),
        ("redo",),
        ("recognise", "schools/oak", f"sang {number}"),
        ("promise", "add", "schools/oak", f"a lift {number}"),
        ("absence", "add", "sick", f"2026-10-{1 + number % 28:02}"),
        ("budget", "add", f"extra{number}"),
        ("start", "visits"),
        ("stop",),
        ("cancel",),
        ("purge", "--before", "2026-11-27", "--yes"),
    ]
    return [chance.choice(any_of) for _ in range(12)]


@pytest.mark.parametrize("number", HISTORIES)
def test_whatever_was_done_what_was_deleted_comes_back(leadtime: Program, number: int) -> None:
    """R17: after any commands, on several days, both files deleted: every byte of them is there again."""
    chance = random.Random(number)
    if chance.random() < 0.5:
        leadtime.log.write_text(f"# mine\nversion = 1\n{ENTRY}")
    leadtime("log", "visits", "1m", now="2026-11-25T13:00:00+01:00")
    for hour, words in enumerate(_commands(chance)):
        day, time = 26 + hour // 6, 8 + hour % 6
        leadtime(*words, now=f"2026-11-{day}T{time:02}:00:00+01:00")
    kept = {path: path.read_bytes() for path in (leadtime.log, leadtime.budget)}
    leadtime.log.unlink()
    if "budget" in (leadtime.state / "journal.jsonl").read_text():
        leadtime.budget.unlink()

    done = leadtime("doctor", "--restore", "--yes", now=LATER)

    assert done.code == 0, done
    assert {path: path.read_bytes() for path in kept} == kept
    assert leadtime("doctor", now=LATER).code == 0


def _gone(path: Path) -> None:
    path.unlink()


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-3])


DAMAGE: dict[str, tuple[Callable[[Path], object], str]] = {
    "gone": (_gone, "is gone"),
    "empty": (lambda path: path.write_bytes(b""), "is empty"),
    "blank": (lambda path: path.write_bytes(b"\xef\xbb\xbf\r\n"), "is empty"),
    "zeros": (lambda path: path.write_bytes(b"\0" * 300), "can't be read: the file is filled with NUL bytes"),
    "cut": (_cut, "can't be read: this is not TOML: a text is opened with a quote and never closed"),
    "latin-1": (lambda path: path.write_bytes(b"# \xf6\n" + path.read_bytes()), "can't be read: the byte 0xf6"),
    "no version": (lambda path: path.write_text(path.read_text()[12:]), "has lost its version"),
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_log(leadtime: Program, kind: str) -> None:
    """R17: what is wrong and what comes back is said; the damaged file is kept beside, and undo goes on from there."""
    leadtime("log", "visits", "45m")
    leadtime("log", "visits", "1h", "The school")
    before = leadtime.log.read_bytes()
    damage, words = DAMAGE[kind]
    damage(leadtime.log)
    damaged = leadtime.log.read_bytes() if leadtime.log.exists() else b""

    tried = leadtime("doctor", "--restore", "--dry-run")
    assert (tried.code, tried.err) == (0, "")
    assert words in tried.out
    assert (leadtime.log.read_bytes() if leadtime.log.exists() else b"") == damaged
    refused = leadtime("doctor", "--restore")
    assert refused.code == 1
    assert "nothing was restored: nobody can be asked here" in refused.err
    assert (leadtime.log.read_bytes() if leadtime.log.exists() else b"") == damaged

    done = leadtime("doctor", "--restore", "--yes")

    assert (done.code, done.err) == (0, "")
    assert leadtime.log.read_bytes() == before
    kept = leadtime.folder / "leadtime.toml.damaged-1"
    assert kept.exists() is bool(damaged.strip(b"\xef\xbb\xbf\r\n"))
    if kept.exists():
        assert kept.read_bytes() == damaged
        assert f"What stood there before is kept in {kept}\n" in done.out
    assert leadtime("undo").out.startswith("Undone: log visits 1 h on 2026-11-27")


def test_the_answer(leadtime: Program) -> None:
    """Is the file, what is wrong, how it will be, and what nobody can know."""
    leadtime("log", "visits", "45m")
    leadtime.log.write_text(leadtime.text() + "# by hand\n= x\n")
    log = leadtime.log
    could = leadtime("doctor", "--restore", "--dry-run").out
    assert could == (
        f"{log}:9 can't be read: this is not TOML: the line is neither `key = value` nor a table's header.\n"
        "  It can be brought back, 1 entry in it, as the last change left it (log visits 45 m on 2026-11-27, made on "
        "27 November at 13:00).\n"
        "  What was edited by hand after that is not known.\n"
        "  2 lines of what stands there now are not in that, and would be kept beside it.\n"
        "Nothing was changed.\n"
    )
    done = leadtime("doctor", "--restore", "--yes")
    assert done.out == could.partition("  ")[0] + (
        f"Brought back {log}, 1 entry in it, as the last change left it (log visits 45 m on 2026-11-27, made on "
        "27 November at 13:00).\n"
        "What was edited by hand after that is not known.\n"
        f"What stood there before is kept in {log}.damaged-1\n"
    )
    assert leadtime("doctor", "--restore", "--yes") == (
        0,
        "Nothing is lost: every file is there, and the log has all that the journal knows.\n",
        "",
    )


def test_a_damaged_file_is_never_overwritten(leadtime: Program) -> None:
    """The next one gets the next number, also where somebody has a file of that name."""
    leadtime("log", "visits", "45m")
    (leadtime.folder / "leadtime.toml.damaged-2").write_text("mine")
    for text in ("x", "y"):
        leadtime.log.write_text(text)
        assert leadtime("doctor", "--restore", "--yes").code == 0
    kept = {path.name[-1]: path.read_text() for path in leadtime.folder.glob("*.damaged-*")}
    assert kept == {"1": "x", "2": "mine", "3": "y"}


@pytest.mark.skipif(os.name == "nt", reason="there is no such terminal")
def test_a_terminal_is_asked(leadtime: Program) -> None:
    """No is no, yes is yes."""
    leadtime("log", "visits", "45m")
    before = leadtime.log.read_bytes()
    leadtime.log.unlink()
    no = leadtime.terminal("doctor", "--restore", answers=["n"])
    assert (no.code, leadtime.log.exists()) == (1, False)
    assert "nothing was restored\n" in no.out
    assert leadtime.terminal("doctor", "--restore", answers=["y"]).code == 0
    assert leadtime.log.read_bytes() == before


def test_after_the_journal_was_purged(leadtime: Program) -> None:
    """The backup of the first change after it and what was done since lead there; what was purged stays away."""
    leadtime("log", "visits", "45m", "zebra", "--date", "2026-11-02")
    leadtime("log", "visits", "45m")
    leadtime("purge", "--before", "2026-11-20", "--yes")
    leadtime("purge", "--journal", "--yes")
    leadtime.log.rename(leadtime.folder / "moved")
    nothing = leadtime("doctor", "--restore", "--yes")
    assert nothing.code == 3
    assert "Neither the journal nor a backup knows what it was.\n" in nothing.out
    assert "nothing can be brought back, and nothing was changed\n" in nothing.err
    (leadtime.folder / "moved").rename(leadtime.log)
    leadtime("log", "visits", "15m", now=LATER)
    leadtime("log", "office", "15m", now=LATER)
    before = leadtime.log.read_bytes()
    leadtime.log.unlink()
    assert leadtime("doctor", "--restore", "--yes", now=LATER).code == 0
    assert leadtime.log.read_bytes() == before
    assert b"zebra" not in before


def test_after_an_edit_by_hand_between_changes_of_a_day(leadtime: Program) -> None:
    """The journal has no words of it: the changes after it are made item by item, and that is said."""
    leadtime.log.write_text(f"version = 1\n{ENTRY}")
    leadtime("log", "visits", "45m", "first")
    leadtime.log.write_text(leadtime.log.read_text().replace('"first"', '"by hand"') + "\n# more by hand\n")
    leadtime("log", "office", "15m", "second")
    leadtime("edit", "aaaaaaaa", "--when", "20m")
    leadtime("remove", "last")
    leadtime("log", "meetings", "5m", "third")
    leadtime.log.unlink()
    done = leadtime("doctor", "--restore", "--yes")
    assert (
        f"Brought back {leadtime.log}, 3 entries in it, up to the last change (log meetings 5 m on 2026-11-27, made on "
        "27 November at 13:00).\n"
        "What was edited by hand after that and between the changes is not known.\n"
    ) in done.out
    text = leadtime.text()
    assert [line for line in text.splitlines() if line.startswith(("note", "minutes"))] == [
        "minutes = 20",
        "minutes = 45",
        'note = "first"',
        "minutes = 5",
        'note = "third"',
    ]
    assert 'category = "visits"   # by hand\n' in text
    assert leadtime("doctor").code == 0


def test_what_was_removed_before_the_edit_by_hand_stays_removed(leadtime: Program) -> None:
    """Of an entry that a change took out nothing comes back, whatever the hand had made of it before."""
    leadtime.log.write_text(f"version = 1\n{ENTRY}")
    leadtime("log", "visits", "45m")
    leadtime.log.write_text(leadtime.text().replace("minutes = 60", "minutes = 61"))
    leadtime("purge", "--before", "2026-11-25", "--yes")
    leadtime.log.unlink()
    assert leadtime("doctor", "--restore", "--yes").code == 0
    assert "aaaaaaaa" not in leadtime.text()
    assert leadtime.text().count("[[entry]]") == 1


def test_a_restored_entry_that_was_taken_out_again_stays_out(leadtime: Program) -> None:
    """Also where the changes are made again item by item."""
    leadtime.log.write_text(f"version = 1\n{ENTRY}")
    leadtime("log", "visits", "45m")
    stale = leadtime.text()
    leadtime("log", "office", "15m")
    leadtime.log.write_text(f"{stale}# by hand\n")
    leadtime("doctor", "--restore", "--yes")
    leadtime("undo")
    leadtime.log.unlink()
    assert leadtime("doctor", "--restore", "--yes").code == 0
    assert [line for line in leadtime.text().splitlines() if line.startswith("category")] == [
        'category = "visits"   # by hand',
        'category = "visits"',
    ]


def test_a_change_that_was_not_made_and_of_which_the_journal_says_nothing(leadtime: Program) -> None:
    """Is no step on the way to what the last change left."""
    leadtime("log", "visits", "45m")
    before = leadtime.log.read_bytes()
    leadtime("log", "office", "15m")
    leadtime.log.write_bytes(before)
    leadtime("log", "meetings", "5m")
    journal = leadtime.state / "journal.jsonl"
    journal.write_text("".join(line for line in journal.read_text().splitlines(True) if "dropped" not in line))
    left = leadtime.log.read_bytes()
    leadtime.log.unlink()
    assert "as the last change left it" in leadtime("doctor", "--restore", "--yes").out
    assert leadtime.log.read_bytes() == left


def test_with_the_journal_alone(leadtime: Program) -> None:
    """Where the beginning is unknown, what the journal has comes back, and the rest is not passed over in silence."""
    leadtime.log.write_text(f"version = 1\n{ENTRY}")
    leadtime("log", "visits", "45m")
    for backup in (leadtime.state / "backups").iterdir():
        backup.unlink()
    leadtime.log.unlink()
    done = leadtime("doctor", "--restore", "--yes")
    assert "The journal does not reach back to the beginning: what was there before it is not known.\n" in done.out
    assert leadtime.text().count("[[entry]]") == 1


def test_with_a_backup_alone(leadtime: Program) -> None:
    """Is as old as the backup, which is said."""
    leadtime.log.write_text(f"version = 1\n{ENTRY}")
    leadtime("log", "visits", "45m")
    (leadtime.state / "journal.jsonl").unlink()
    leadtime.log.unlink()
    done = leadtime("doctor", "--restore", "--yes")
    assert (
        f"Brought back {leadtime.log}, 1 entry in it, as it was before the first change of 2026-11-27.\n"
        "What was changed since then is not known.\n"
    ) in done.out
    assert leadtime.text() == f"version = 1\n{ENTRY}"


def test_a_budget_edited_by_hand_between_changes(leadtime: Program) -> None:
    """Has the changes since whose place is certain, and says which it lacks."""
    leadtime("budget", "add", "garden")
    leadtime.budget.write_text(leadtime.budget.read_text().replace("hours = ", "hours  = "))
    leadtime("budget", "add", "kitchen")
    leadtime.budget.unlink()
    assert leadtime("report").err == (
        f"leadtime: {leadtime.budget}: the budget is gone, and one was kept here; nothing is judged without it\n"
        "  hint: leadtime doctor --restore brings it back\n"
    )
    done = leadtime("doctor", "--restore", "--yes")
    assert f"Brought back {leadtime.budget}, up to the last change (budget add kitchen, made on" in done.out
    text = leadtime.budget.read_text()
    assert text.startswith(template("municipal-director"))
    assert 'path = "garden"' in text
    assert 'path = "kitchen"' in text


def test_links_and_modes_stay(leadtime: Program) -> None:
    """R10: a log behind a link is written where the link leads, with the mode that it had."""
    if os.name == "nt":
        return
    real = leadtime.root / "synced.toml"
    leadtime("log", "visits", "45m")
    leadtime.log.rename(real)
    leadtime.log.symlink_to(real)
    before = real.read_bytes()
    real.write_bytes(b"\0\0\0")
    real.chmod(0o640)
    assert leadtime("doctor", "--restore", "--yes").code == 0
    assert (leadtime.log.is_symlink(), real.read_bytes()) == (True, before)
    assert real.stat().st_mode & 0o777 == 0o640


def test_what_is_damaged_is_kept_once(leadtime: Program) -> None:
    """However often it is restored, the same bytes are kept in one copy, and other bytes in another."""
    leadtime("log", "office", "10m")
    for damage in ("no log\n", "no log\n", "no log either\n"):
        leadtime.log.write_text(damage)
        assert leadtime("doctor", "--restore", "--yes").code == 0

    kept = {path.name: path.read_text() for path in leadtime.folder.glob("*.damaged-*")}
    assert kept == {"leadtime.toml.damaged-1": "no log\n", "leadtime.toml.damaged-2": "no log either\n"}


def test_a_day_that_comes_twice(leadtime: Program) -> None:
    """A change after midnight, and then others where it is still the day before: what was made last comes back."""
    leadtime("log", "office", "10m", "--date", "2026-10-01", now="2026-11-27T01:00:00+01:00")
    leadtime("log", "office", "5m", now="2026-11-28T00:30:00+01:00")
    west = "2026-11-27T22:30:00-05:00"
    assert leadtime("purge", "--before", "2026-11-01", "--yes", now=west).code == 0
    assert leadtime("log", "visits", "1h", now=west).code == 0
    before = leadtime.log.read_bytes()
    leadtime.log.unlink()

    assert leadtime("doctor", "--restore", "--yes", now=west).code == 0

    assert leadtime.log.read_bytes() == before


@pytest.mark.parametrize("spoilt", [b"", b"no log\n", b"\xff\xfe"])
def test_a_newer_backup_that_is_of_no_use(leadtime: Program, spoilt: bytes) -> None:
    """The history goes on from what is sound, and no older backup takes its place."""
    leadtime("log", "office", "10m", now="2026-11-26T09:00:00+01:00")
    leadtime("log", "office", "5m")
    before = leadtime.log.read_bytes()
    (folder,) = leadtime.root.rglob("backups")
    (folder / "leadtime-2026-11-29.toml").write_bytes(spoilt)
    leadtime.log.unlink()

    assert leadtime("doctor", "--restore", "--yes").code == 0

    assert leadtime.log.read_bytes() == before


def test_an_id_is_for_a_log_that_can_be_read(leadtime: Program) -> None:
    """First things first."""
    leadtime("log", "visits", "45m")
    leadtime.log.unlink()
    assert leadtime("doctor", "--restore", "aaaaaaaa") == (
        3,
        "",
        f"leadtime: {leadtime.log}: the file is gone, and comes first\n"
        "  hint: leadtime doctor --restore, without an id\n",
    )
    assert leadtime("doctor", "--yes").code == 2


def test_what_shares_time_with_what_was_logged_since(leadtime: Program) -> None:
    """Is said before it is brought back, as in a merge, an entry that gets its times back too."""
    leadtime("log", "visits", "8-9")
    stale = leadtime.text()
    leadtime("edit", "last", "--when", "9-10")
    leadtime("log", "visits", "10-11", "The school")
    ids = [line[6:-1] for line in leadtime.text().splitlines() if line.startswith("id = ")]
    leadtime.log.write_text(f"{stale}# an edit\n")
    leadtime("log", "office", "9:30-10:30")
    new = leadtime.text().rpartition('id = "')[2].partition('"')[0]
    tried = leadtime("doctor", "--restore", "--dry-run")
    assert tried.err == (
        f"! visits 1 h today 09:00-10:00 ({ids[0]}) and office 1 h today 09:30-10:30 ({new}) share time.\n"
        f"! office 1 h today 09:30-10:30 ({new}) and visits 1 h today 10:00-11:00 ({ids[1]}) share time.\n"
    )
    assert leadtime("doctor", "--restore", "--yes").code == 0
    assert leadtime("doctor").out.endswith("No faults found in 3 entries; 2 warnings.\n")


def test_what_an_editor_saved_over(leadtime: Program) -> None:
    """Is listed, comes back with its id or with all, as one change, and is forgotten when it was meant."""
    leadtime("log", "visits", "45m", "The school")
    stale = leadtime.text()
    leadtime("log", "office", "30m", "A note")
    leadtime("recognise", "schools/oak", "Sang for everybody in the square")
    leadtime("promise", "add", "schools/oak", "A lift")
    leadtime("absence", "add", "sick", "2026-10-01", "2026-10-02")
    text = leadtime.text()
    ids = [line[6:-1] for line in text.splitlines() if line.startswith("id = ")][1:]
    leadtime.log.write_text(f"{stale}# an edit\n")
    found = leadtime("doctor")
    assert found.code == 0
    assert [line for line in found.out.splitlines() if "is not in the log" in line] == [
        f"{leadtime.log}: warning: {what} ({one}), written on 2026-11-27 at 13:00, is not in the log"
        for what, one in zip(
            (
                "office 30 m on 2026-11-27 “A note”",
                "the lift of schools/oak on 2026-11-27 “Sang for everybody in the square”",
                "the promise to schools/oak on 2026-11-27 “A lift”",
                "sick from 2026-10-01 to 2026-10-02",
            ),
            ids,
            strict=True,
        )
    ]
    assert (
        "  hint: leadtime doctor --restore brings all of them back, and with their ids some; --forget, in the same "
        "way, says that they are gone on purpose\n"
    ) in found.out
    lost = json.loads(leadtime("doctor", "--json").out)["lost"]
    assert lost[0] == {
        "kind": "entry",
        "id": ids[0],
        "day": "2026-11-27",
        "category": "office",
        "note": "A note",
        "written": "2026-11-27T13:00:00+01:00",
        "state": "missing",
        "changed": None,
    }
    assert [one["kind"] for one in lost] == ["entry", "recognition", "promise", "absence"]

    assert leadtime("doctor", "--restore", ids[0]) == (
        0,
        f"{ids[0]}  office 30 m on 2026-11-27 “A note”\nBrought back 1 item. `leadtime undo` takes it out again.\n",
        "",
    )
    assert leadtime("doctor", "--forget", ids[1]) == (
        0,
        f"{ids[1]}  the lift of schools/oak on 2026-11-27 “Sang for everybody in the square”\n"
        "Forgotten 1 item: `leadtime doctor` misses it no more.\n",
        "",
    )
    assert leadtime("doctor", "--restore").code == 1
    assert leadtime("doctor", "--forget").code == 1
    assert leadtime("doctor", "--restore", "--dry-run").out.endswith("Nothing was changed.\n")
    assert leadtime("doctor", "--restore", "--yes").out.endswith(
        "Brought back 2 items. `leadtime undo` takes them out again.\n"
    )
    assert leadtime("doctor").out == "No faults found in 2 entries.\n"
    assert leadtime.text().startswith(f"{stale}# an edit\n\n[[entry]]\n")
    assert leadtime("undo").out.startswith("Undone: doctor --restore 2 items, made on 27 November at 13:00.\n")
    assert leadtime("doctor", "--forget", "--yes").code == 0
    assert leadtime("doctor").out == "No faults found in 2 entries.\n"
    assert leadtime("doctor", "--forget").out == "Nothing is lost that could be forgotten.\n"
    assert leadtime("doctor", "--forget", "--restore").code == 2


def test_an_id_that_was_there_twice(leadtime: Program) -> None:
    """Two entries with one id, mended, and the first edited: each comes back as it was, and none as the other."""
    second = ENTRY.replace("60", "30").replace("by hand", "SECOND")
    leadtime.log.write_text(f"version = 1\n{ENTRY}{second}")
    leadtime("doctor", "--mend", "--yes")
    leadtime("edit", "aaaaaaaa", "--note", "first")
    with leadtime.log.open("a") as file:
        file.write("# by hand\n")
    leadtime("log", "office", "5m")
    kept = leadtime.text()
    leadtime.log.unlink()

    leadtime("doctor", "--restore", "--yes")

    assert leadtime.text() == kept.replace("# by hand\n\n", "\n")
    assert "SECOND" in leadtime.text()
    assert leadtime("doctor").out.endswith("No faults found in 3 entries.\n")
