"""`leadtime doctor --mend`: what asks for no decision is mended, and what is decided by nobody else is told."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.program import Program

BOM = "\ufeff"
ENTRY = """
[[entry]]
id = "aaaaaaaa"
date = 2026-11-23
minutes = 60
category = "visits"
"""
TWICE = f"""{BOM}version = 1
{ENTRY}
# by hand
[[entry]]
  id="aaaaaaaa"   # the same
date = 2026-11-24
minutes = 30
category = "visits"

[[promise]]
date = 2026-11-24
id = 'aaaaaaaa'
unit = "schools/oak"
what = "A lift"
entry = "aaaaaaaa"
"""


def test_nothing_to_mend(leadtime: Program) -> None:
    """Is said, also where nothing was ever kept."""
    assert leadtime("doctor", "--mend").out == "There is nothing to mend that asks for no decision.\n"


def test_ids_given_twice_and_a_mark(leadtime: Program) -> None:
    """The second gets another id, its line else as it was; the mark goes; one change, which undo takes back."""
    leadtime.log.write_text(TWICE, "utf-8")
    budget = BOM + leadtime.budget.read_text()
    leadtime.budget.write_text(budget, "utf-8")
    said = (
        "This can be mended:\n"
        f"  take the byte-order mark out of {leadtime.budget}\n"
        f"  take the byte-order mark out of {leadtime.log}\n"
        f"  give the entry in line 11 of {leadtime.log} an id of its own: aaaaaaaa is taken\n"
        f"  give the promise in line 18 of {leadtime.log} an id of its own: aaaaaaaa is taken\n"
    )
    assert leadtime("doctor", "--mend", "--dry-run") == (0, f"{said}Nothing was changed.\n", "")
    assert leadtime("doctor", "--mend").code == 1
    assert leadtime.text() == TWICE

    done = leadtime("doctor", "--mend", "--yes")

    assert done == (0, f"{said}Mended 4 things. `leadtime undo` takes the marks and ids back.\n", "")
    text = leadtime.text()
    lines = list(zip(TWICE.removeprefix(BOM).splitlines(), text.splitlines(), strict=True))
    changed = [(old, new) for old, new in lines if old != new]
    assert [old for old, _ in changed] == ['  id="aaaaaaaa"   # the same', "id = 'aaaaaaaa'"]
    first, second = (new.replace("'", '"').split('"')[1] for _, new in changed)
    assert changed[0][1] == f'  id="{first}"   # the same'
    assert len({"aaaaaaaa", first, second}) == 3
    assert leadtime.budget.read_text("utf-8") == budget.removeprefix(BOM)
    assert leadtime("doctor").out.endswith("No faults found in 2 entries.\n")
    leadtime("undo")
    assert (leadtime.text(), leadtime.budget.read_text("utf-8")) == (TWICE, budget)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such terminals")
def test_what_was_mended_meanwhile(leadtime: Program) -> None:
    """While it asked, by hand: then it says what it still did, or that there was nothing left."""

    def answered(text: str) -> Iterator[str]:
        leadtime.log.write_text(text, "utf-8")
        yield "y"

    wide = {"COLUMNS": "300"}
    between = "\nThe files have changed in between, and "
    leadtime.log.write_text(TWICE, "utf-8")
    first = TWICE.partition("\n# by hand")[0]
    done = leadtime.terminal("doctor", "--mend", answers=answered(first), env=wide).out
    mark = f"take the byte-order mark out of {leadtime.log}"
    assert f"{between}this was mended:\n  {mark}\nMended 1 thing. `leadtime undo` takes" in done
    leadtime.log.write_text(TWICE, "utf-8")
    done = leadtime.terminal("doctor", "--mend", answers=answered("version = 1\n"), env=wide).out
    assert done.endswith(f"{between}nothing was mended: leadtime doctor says how they are.\n")


def test_absences_have_ids_of_their_own(leadtime: Program) -> None:
    """One with an entry's id is no fault, and stays; one with another absence's id is doubted, and gets its own."""
    absence = '\n[[absence]]\nid = "aaaaaaaa"\nfrom = 2026-11-16\nto = 2026-11-16\nkind = "vacation"\n'
    leadtime.log.write_text(f"version = 1\n{absence}{ENTRY}")
    assert leadtime("doctor").out == "No faults found in 1 entry.\n"
    assert leadtime("doctor", "--mend").out == "There is nothing to mend that asks for no decision.\n"
    leadtime.log.write_text(f"version = 1\n{absence}{ENTRY}{absence.replace('16', '17')}")
    assert ":15: warning: another absence has the id aaaaaaaa too\n" in leadtime("doctor").out
    assert "give the absence in line 16" in leadtime("doctor", "--mend", "--yes").out
    assert leadtime.text().count('"aaaaaaaa"') == 2
    assert leadtime("doctor").out == "No faults found in 1 entry.\n"


def test_the_same_entry_twice(leadtime: Program) -> None:
    """Asks for a decision: mending it would make a double hour for good. It is told, with both lines, and it counts."""
    timed = ENTRY.replace("date = 2026-11-23\nminutes = 60", "start = 2026-11-23T09:00:00Z\nend = 2026-11-23T10:00:00Z")
    leadtime.log.write_text(f"version = 1\n{timed}\n# pasted\n{timed}")
    hint = "both count; take one of the two out in an editor, or give it another id if it happened twice"
    found = leadtime("doctor")
    assert found.code == 3
    assert found.out.startswith(
        f"{leadtime.log}:12: the same entry, with the id 'aaaaaaaa', stands in line 4 too\n  hint: {hint}\n"
    )
    assert (
        "\n  hint: if both happened, leave them, each with an id of its own; else take one of them out in an editor\n"
    ) in found.out
    assert leadtime("doctor", "--mend").out == "There is nothing to mend that asks for no decision.\n"
    assert leadtime("remove", "aaa") == (
        1,
        "",
        'leadtime: 2 entries have the id "aaaaaaaa"\n'
        "  hint: they are the same: take one of them out in an editor, or give it another if it happened twice\n",
    )
    assert leadtime().err == (
        "leadtime: 1 fault in the log; what can't be understood is not counted above\n"
        f"  hint: {leadtime.log}:12: the same entry, with the id 'aaaaaaaa', stands in line 4 too ({hint})\n"
    )


def test_an_id_given_twice_names_the_way_out(leadtime: Program) -> None:
    """Whether it is typed in full or not."""
    leadtime.log.write_text(TWICE.replace("[[promise]]", "[[other]]"), "utf-8")
    for typed in ("aaaaaaaa", "aa"):
        assert leadtime("edit", typed, "--note", "x").err.endswith(
            'leadtime: 2 entries have the id "aaaaaaaa"\n  hint: `leadtime doctor --mend` gives one of them another\n'
        )


def test_nuls_that_hide_nothing(leadtime: Program) -> None:
    """Go, at the end and in the middle; the file with them is kept."""
    leadtime("log", "visits", "45m")
    leadtime("budget", "add", "garden")
    for path in (leadtime.log, leadtime.budget):
        whole = path.read_bytes()
        spoilt = whole.replace(b"minutes", b"\0\0minutes") + b"\0" * 1000
        path.write_bytes(spoilt)
        done = leadtime("doctor", "--mend", "--yes")
        number = spoilt.count(b"\0")
        assert done.out.startswith(f"This can be mended:\n  take {number:,} NUL bytes out of {path}\n")
        assert path.read_bytes() == whole
        assert (path.parent / f"{path.name}.damaged-1").read_bytes() == spoilt


def test_nuls_in_the_place_of_an_entry(leadtime: Program) -> None:
    """Are a matter of what is lost: mending would seem to be all there is to do."""
    leadtime("log", "visits", "45m")
    whole = leadtime.log.read_bytes()
    start = whole.index(b"\n[[entry]]")
    spoilt = whole[:start] + b"\0" * (len(whole) - start)
    leadtime.log.write_bytes(spoilt)
    done = leadtime("doctor", "--mend", "--yes")
    assert done.code == 3
    assert "the file can't be read: there are NUL bytes in the file, and comes first\n" in done.err
    assert "hint: leadtime doctor --restore brings it back\n" in done.err
    assert leadtime.log.read_bytes() == spoilt
    leadtime("doctor", "--restore", "--yes")
    assert leadtime.log.read_bytes() == whole


def test_what_dead_processes_left(leadtime: Program) -> None:
    """Goes; an index that is none goes too, and one that was begun stays."""
    leadtime("log", "visits", "45m")
    strays = [
        leadtime.folder / ".leadtime.toml.new",
        leadtime.state / "journal.jsonl.new",
        leadtime.state / "backups" / ".leadtime-2026-11-27.toml.new",
    ]
    for path in strays:
        path.write_text("x")
    index = leadtime.root / "cache" / "leadtime" / leadtime.state.name / "index.sqlite"
    index.parent.mkdir(parents=True)
    index.write_bytes(b"")
    assert "the index is damaged" not in leadtime("doctor").out
    index.write_bytes(b"no index" * 1000)
    assert (
        f"{index}: warning: the index is damaged\n"
        "  hint: it is passed over; leadtime doctor --mend removes it, and it is made anew\n"
    ) in leadtime("doctor").out
    log = leadtime.text()
    done = leadtime("doctor", "--mend", "--yes")
    assert done.out.endswith("Mended 4 things.\n")
    assert [path for path in (*strays, index) if path.exists()] == []
    assert leadtime.text() == log


def test_an_index_that_lacks_rows(leadtime: Program) -> None:
    """Is damaged; one of an older state of the log is not."""
    always = {"LEADTIME_INDEX": "always"}
    leadtime("log", "visits", "45m", env=always)
    leadtime("report", env=always)
    leadtime("log", "visits", "45m", env=always | {"LEADTIME_INDEX": "off"})
    index = leadtime.root / "cache" / "leadtime" / leadtime.state.name / "index.sqlite"
    assert index.exists()
    assert "index" not in leadtime("doctor").out
    import sqlite3

    with sqlite3.connect(index) as rows:
        rows.execute("DELETE FROM stretch")
    rows.close()
    assert "the index is damaged" in leadtime("doctor").out
    assert leadtime("doctor", "--mend", "--yes").code == 0
    assert not index.exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_modes(leadtime: Program) -> None:
    """Nobody else may change a file; who may read it its owner has chosen (R10)."""
    leadtime("log", "visits", "45m")
    for mode, becomes in ((0o666, 0o664), (0o642, 0o640), (0o640, 0o640), (0o644, 0o644)):
        leadtime.log.chmod(mode)
        leadtime("doctor", "--mend", "--yes")
        assert leadtime.log.stat().st_mode & 0o777 == becomes


def test_a_second_name(leadtime: Program) -> None:
    """Is told: leadtime changes one of the two, and the other stays as it was."""
    leadtime("log", "visits", "45m")
    other = leadtime.root / "other.toml"
    os.link(leadtime.log, other)
    before = other.read_bytes()
    assert leadtime("doctor").out == (
        f"{leadtime.log}: warning: the file has 1 other name (hard links), which keep it as it is\n"
        "  hint: what leadtime changes is in this one alone; for one file in two places, make a symbolic link: ln -s\n"
        "No faults found in 1 entry; 1 warning.\n"
    )
    leadtime("log", "office", "45m")
    assert other.read_bytes() == before
    assert "other name" not in leadtime("doctor").out


def test_an_overlap_is_told_and_never_mended(leadtime: Program) -> None:
    """With the two entries, and the commands that mend either."""
    leadtime("log", "visits", "9-10")
    leadtime("log", "office", "9:30-10:30", "--parallel")
    first, second = (line[6:-1] for line in leadtime.text().splitlines() if line.startswith("id"))
    assert leadtime("doctor").out == (
        f"{leadtime.log}:9: warning: office ({second}) takes some of the time of visits ({first}) too\n"
        f"  hint: if both happened, leave them; else leadtime edit {second} --when ... or leadtime remove {second}, or "
        f"the same with {first}\n"
        "No faults found in 2 entries; 1 warning.\n"
    )
    assert leadtime("doctor", "--mend").out == "There is nothing to mend that asks for no decision.\n"


def test_a_file_that_is_gone_comes_first(leadtime: Program) -> None:
    """What a dead process left may be what brings it back."""
    leadtime("log", "visits", "45m")
    stray = leadtime.folder / ".leadtime.toml.new"
    Path(leadtime.log).rename(stray)
    assert leadtime("doctor", "--mend", "--yes") == (
        3,
        "",
        f"leadtime: {leadtime.log}: the file is gone, and comes first\n"
        "  hint: leadtime doctor --restore brings it back\n",
    )
    assert stray.exists()
