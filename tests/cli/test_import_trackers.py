"""`leadtime import timewarrior|watson|klog|toggl`: another tracker's records come in, once, by the rules."""

import json

import pytest
from tests.cli.program import Program

from leadtime.cli.import_trackers import TRACKERS
from leadtime.formats.log_toml import NEW_LOG, parse_log
from leadtime.model.entry import Entry

WATSON = """[
 [1795420800, 1795426200, "visits", "c4bda22e", ["autumn", "unit:schools/elineberg"], 1795571776],
 [1795429800, 1795431600, "communication", "6e1ebbf0", ["social"], 1795571776]
]
"""
# The same two records, as each of the four writes them; Toggl has no units.
FILES = {
    "watson": WATSON,
    "timewarrior": """[
{"id":2,"start":"20261123T080000Z","end":"20261123T093000Z","tags":["autumn","unit:schools/elineberg","visits"]},
{"id":1,"start":"20261123T103000Z","end":"20261123T110000Z","tags":["communication/social"]}
]
""",
    "klog": """2026-11-23
    9:00 - 10:30 #visits #autumn #unit="schools/elineberg"
    11:30 - 12:00 #social
""",
    "toggl": """Client,Project,Description,Start date,Start time,End date,End time,Duration,Tags
Kommunen,visits,,2026-11-23,09:00:00,2026-11-23,10:30:00,01:30:00,"autumn, unit:schools/elineberg"
,communication,,2026-11-23,11:30:00,2026-11-23,12:00:00,00:30:00,social
""",
}


def written(program: Program, text: str, name: str) -> str:
    """The path of a file with this text."""
    path = program.root / name
    path.write_text(text, encoding="utf-8", newline="")
    return str(path)


def entries_of(program: Program) -> list[Entry]:
    """What the log says."""
    return list(parse_log(program.text(), "", ("audience", "mode")).entries)


def rule(program: Program, text: str) -> None:
    """Put a rule before all others of the budget."""
    budget = program.budget.read_text(encoding="utf-8")
    at = budget.find("\n[[rule]]")
    at = len(budget) if at < 0 else at
    program.budget.write_text(f"{budget[:at]}\n[[rule]]\n{text}\n{budget[at:]}", encoding="utf-8")


def test_every_tracker_has_a_file_here() -> None:
    """The table of trackers and the files below, by which each is tried, are the same."""
    assert set(FILES) == set(TRACKERS)


@pytest.mark.parametrize("kind", FILES)
def test_each_tracker(leadtime: Program, kind: str) -> None:
    """Two records become the same two entries; the second time nothing is added, and one undo takes both back."""
    path = written(leadtime, FILES[kind], "records")
    answer = "2 entries added, 0 already there; 120 minutes (2 h), Monday 23 November 2026.\n"
    assert leadtime("import", kind, path) == (0, answer, "")
    found = [
        (e.category, e.unit, e.tags, e.start and e.start.isoformat(), e.length().minutes) for e in entries_of(leadtime)
    ]
    assert found == [
        ("visits", "schools/elineberg", ("autumn",), "2026-11-23T09:00:00+01:00", 90),
        ("communication/social", "", (), "2026-11-23T11:30:00+01:00", 30),
    ]
    assert all(entry.source.startswith(f"{kind}:") for entry in entries_of(leadtime))
    after = leadtime.text()
    assert leadtime("import", kind, path) == (0, "Nothing to add: all 2 entries are already there.\n", "")
    assert leadtime("import", kind, path, path).out == "Nothing to add: all 4 entries are already there.\n"
    assert leadtime.text() == after
    assert leadtime("undo").code == 0
    assert leadtime.text() == NEW_LOG


def test_the_other_form_of_a_record_is_the_same_record(leadtime: Program) -> None:
    """Watson's file, and then its log."""
    frames = [
        {
            "id": "c4bda22e",
            "project": "visits",
            "start": "2026-11-23T08:00:00Z",
            "stop": "2026-11-23T09:30:00Z",
            "tags": [],
        }
    ]
    leadtime("import", "watson", written(leadtime, WATSON, "frames"))
    result = leadtime("import", "watson", "-", input=json.dumps(frames))
    assert result.out == "Nothing to add: the entry is already there.\n"


def test_what_was_changed_since_stays_changed(leadtime: Program) -> None:
    """The owner's version counts, and so does a rule that is written later: nothing comes in twice."""
    path = written(leadtime, WATSON, "frames")
    leadtime("import", "watson", path)
    assert leadtime("edit", "last", "--note", "mine").code == 0
    rule(leadtime, 'calendar = "visits"\ncategory = "office"')
    after = leadtime.text()
    assert leadtime("import", "watson", path).out == "Nothing to add: all 2 entries are already there.\n"
    assert leadtime.text() == after
    more = WATSON.replace("\n]", ',\n [1795435200, 1795437000, "office", "aaaa", [], 1]\n]')
    assert leadtime("import", "watson", written(leadtime, more, "frames")).out.startswith(
        "1 entry added, 2 already there;"
    )


def test_a_rule_sorts_and_a_rule_leaves_out(leadtime: Program) -> None:
    """What is left out is counted, with the rule's words; what still runs is not over."""
    rule(leadtime, 'calendar = "visits"\ncategory = "office"\ntags = ["ruled"]')
    rule(leadtime, 'categories = "lunch"\nskip = "private"')
    text = FILES["timewarrior"].replace("\n]", ',\n{"id":3,"start":"20261127T110000Z","tags":["visits"]}\n]')
    text = text.replace("communication/social", "lunch")
    assert leadtime("import", "timewarrior", written(leadtime, text, "a.json")) == (
        0,
        "1 entry added, 0 already there; 90 minutes (1 h 30 m), Monday 23 November 2026.\n"
        "2 left out: 1 not over yet, 1 left out by a rule (private).\n",
        "",
    )
    leadtime("undo")
    assert leadtime("import", "watson", written(leadtime, WATSON, "frames")).code == 0
    assert [(entry.category, entry.tags) for entry in entries_of(leadtime)] == [
        ("office", ("autumn", "ruled")),
        ("communication/social", ()),
    ]


UNKNOWN = WATSON.replace("visits", "Golf: club")


def test_unknown_categories(leadtime: Program) -> None:
    """Are listed and refused; --new declares them in the same change, and --category says what they are."""
    path = written(leadtime, UNKNOWN, "frames")
    refused = leadtime("import", "watson", path)
    assert (refused.code, refused.out, refused.err.splitlines()[1:]) == (
        1,
        "",
        [
            "leadtime: the budget does not know 1 category; nothing was imported",
            "  hint: --new declares them; or say what they are: a [[rule]] or an alias in budget.toml, or --category",
        ],
    )
    assert refused.err.startswith("Golf club: there is office, ")
    assert leadtime.text() == ""
    assert leadtime("import", "watson", path, "--new").out.endswith("Declared in the budget: Golf club.\n")
    leadtime("undo")
    assert leadtime("import", "watson", path, "--category", "kontor").code == 0
    assert [(entry.category, entry.tags) for entry in entries_of(leadtime)] == [
        ("office", ("Golf: club", "autumn")),
        ("communication/social", ()),
    ]


def test_what_has_neither_project_nor_tag(leadtime: Program) -> None:
    """Is listed with its place, and refused with what to do."""
    text = "2026-11-23\n    45m\n    9:00 - 10:00 Hello\n    30m #visits\n"
    path = written(leadtime, text, "a.klg")
    assert leadtime("import", "klog", path) == (
        1,
        "",
        f'{path}:2: 2026-11-23, 45 m\n{path}:3: 2026-11-23, 09:00-10:00 "Hello"\n'
        "leadtime: 2 events without anything that could be a category; nothing was imported\n"
        "  hint: write a [[rule]] into budget.toml that takes them, or say what they are with --category\n",
    )
    assert leadtime("import", "klog", path, "--category", "office").code == 0
    assert [entry.category for entry in entries_of(leadtime)] == ["office", "office", "visits"]


def test_a_dry_run_changes_nothing(newcomer: Program) -> None:
    """Not even a budget is begun; a first import begins one."""
    path = written(newcomer, WATSON, "frames")
    assert newcomer("import", "watson", path, "--dry-run").out == (
        "2 entries would be added, 0 already there; 120 minutes (2 h), Monday 23 November 2026.\nNothing was changed.\n"
    )
    assert list(newcomer.folder.iterdir()) == []
    assert newcomer("import", "watson", path).code == 0
    assert newcomer.budget.exists()


def test_overlaps(leadtime: Program) -> None:
    """Are refused, unless --parallel."""
    leadtime("log", "office", "9-10", "--date", "2026-11-23")
    path = written(leadtime, WATSON, "frames")
    refused = leadtime("import", "watson", path)
    assert (refused.code, refused.err.splitlines()[1]) == (
        1,
        "leadtime: 1 overlap with other entries; nothing was imported",
    )
    assert leadtime("import", "watson", path, "--parallel").code == 0


@pytest.mark.parametrize("kind", FILES)
def test_faults(leadtime: Program, kind: str) -> None:
    """Every one with its line and a hint, and nothing is imported; no file at all is told too."""
    path = written(leadtime, FILES[kind] + '\n"\x1b[31m', "records")
    result = leadtime("import", kind, path)
    assert (result.code, result.out) == (3, "")
    assert result.err.startswith(f"{path}:")
    assert "\x1b" not in result.err
    assert leadtime.text() == ""
    assert leadtime("import", kind).err.startswith(f"leadtime: import {kind} needs a file\n")
    assert leadtime("import", kind, "none").code == 4


def test_a_file_from_windows(leadtime: Program) -> None:
    """Is read, and the doubt about its letters told."""
    path = leadtime.root / "toggl.csv"
    path.write_bytes(FILES["toggl"].replace("autumn", "höst").encode("cp1252"))
    result = leadtime("import", "toggl", str(path))
    assert (result.code, result.err) == (
        0,
        f"! {path} is not in UTF-8, and was read as Windows-1252: look whether å, ä and ö are right.\n",
    )
    assert entries_of(leadtime)[0].tags == ("höst",)


@pytest.mark.parametrize("kind", ["timewarrior", "klog"])
def test_our_own_export_comes_back(leadtime: Program, newcomer: Program, kind: str) -> None:
    """Into the same log it brings nothing, into another the same time in the same categories."""
    leadtime("log", "communication/social", "45m", "lift", "--tag", "office", "--unit", "schools/a")
    leadtime("log", "visits", "9-10:30", "Elineberg", "--tag", "autumn")
    path = str(leadtime.root / "exported")
    assert leadtime("export", "--format", kind, "-o", path).code == 0
    assert leadtime("import", kind, path).out == "Nothing to add: all 2 entries are already there.\n"
    assert newcomer("import", kind, path).code == 0
    assert sorted((e.category, e.length().minutes, e.unit, e.note, e.tags) for e in entries_of(newcomer)) == [
        ("communication/social", 45, "schools/a", "lift", ("office",)),
        ("visits", 90, "", "Elineberg", ("autumn",)),
    ]


def test_the_real_program(leadtime: Program) -> None:
    """As a process, from standard input."""
    result = leadtime.process("import", "watson", "-", input=WATSON)
    assert (result.code, result.err) == (0, "")
    assert len(entries_of(leadtime)) == 2


def test_a_record_that_was_changed_is_told(newcomer: Program) -> None:
    """It comes in beside the entry of the old one, which nobody can tell from another: so that entry is named."""
    path = newcomer.root / "week.klg"
    path.write_text("2026-11-24\n    1h #visits mail\n    2h #office post\n", encoding="utf-8")
    assert newcomer("import", "klog", str(path)).code == 0
    path.write_text("2026-11-24\n    1h #visits mail and papers\n    2h #office post\n", encoding="utf-8")
    done = newcomer("import", "klog", str(path))
    old = parse_log(newcomer.text(), "").entries[0]
    assert done.out.startswith("1 entry added, 1 already there")
    assert done.err.splitlines()[-2:] == [
        "! The file has no record any more of these entries; if one was changed there, it came in again:",
        f"  {old.id}  visits 1 h on Tuesday 24 November",
    ]
    assert "no record any more" not in newcomer("import", "klog", str(path)).err
