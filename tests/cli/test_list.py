"""`leadtime list` and `leadtime gaps`: what is logged, and what is not."""

import json

import pytest
from tests.cli.program import Program

LOG = """\
version = 1

[[entry]]
id = "k7d2m9qa"
start = 2026-11-23T09:00:00+01:00
end = 2026-11-23T11:30:00+01:00
category = "visits"
unit = "schools/elineberg"
tags = ["Autumn"]
note = "Two classes"

[[entry]]
id = "k7x8r4tz"
start = 2026-11-23T12:15:00+01:00
end = 2026-11-23T16:00:00+01:00
category = "communication/social"

[[entry]]
id = "p3aaaaaa"
date = 2026-11-24
minutes = 480
category = "board"
unit = "schools"

[[entry]]
id = "b2aaaaaa"
start = 2026-11-22T23:00:00+01:00
end = 2026-11-23T01:00:00+01:00
category = "office"
"""


@pytest.fixture
def week(leadtime: Program) -> Program:
    """Four entries, one of them on the Sunday before; Wednesday to Friday have none."""
    leadtime.log.write_text(LOG)
    return leadtime


def listed(program: Program, *words: str) -> list[str]:
    """The ids of the entries, as JSON has them."""
    return [entry["id"] for entry in json.loads(program("list", "--json", *words).out)["entries"]]


def test_the_whole_list(week: Program) -> None:
    """This week, unless another period is named; the ids are as short as they can be, in all of the log."""
    assert week("list") == (
        0,
        "Monday 23 November 2026  6 h 15 m\n"
        "  k7d  09:00-11:30  2:30  visits  schools/elineberg  Two classes  #Autumn\n"
        "  k7x  12:15-16:00  3:45  communication/social\n"
        "\n"
        "Tuesday 24 November 2026  8 h\n"
        "  p3                8:00  board  schools\n"
        "\n"
        "3 entries, 14 h 15 m\n",
        "",
    )


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("", ["k7d2m9qa", "k7x8r4tz", "p3aaaaaa"]),
        ("monday", ["k7d2m9qa", "k7x8r4tz"]),
        ("last-week", ["b2aaaaaa"]),
        ("2026-11", ["k7d2m9qa", "k7x8r4tz", "p3aaaaaa", "b2aaaaaa"]),
        ("2026-11-22..2026-11-23", ["k7d2m9qa", "k7x8r4tz", "b2aaaaaa"]),
        ("--category comm", ["k7x8r4tz"]),
        # a category that only the log has
        ("--category board", ["p3aaaaaa"]),
        ("--unit schools", ["k7d2m9qa", "p3aaaaaa"]),
        ("--unit Schools/Elineberg", ["k7d2m9qa"]),
        ("--unit school", []),
        ("--tag autumn", ["k7d2m9qa"]),
        ("--tag #autumn", ["k7d2m9qa"]),
        ("--tag autumn --category office", []),
    ],
)
def test_which_entries_are_listed(week: Program, words: str, ids: list[str]) -> None:
    """Those that began in the period; a category and a unit have their parts with them."""
    assert listed(week, *words.split()) == ids


def test_every_id_that_is_shown_names_its_entry(week: Program) -> None:
    """What `list` prints can be typed to `edit` and `remove`."""
    for short, category in (("k7d", "visits"), ("K7X", "communication/social"), ("p3", "board"), ("last", "office")):
        assert week("remove", short, "--dry-run").out.splitlines()[0].split()[1] == category


def test_nothing_to_list(leadtime: Program) -> None:
    """A sentence, as a list and no error as JSON."""
    assert leadtime("list") == (0, "No entries.\n", "")
    assert listed(leadtime) == []


def test_good_entries_are_shown_before_a_fault(week: Program) -> None:
    """Exit 3, with the line to mend."""
    with week.log.open("a") as log:
        log.write('\n[[entry]]\nid = "x9aaaaaa"\ndate = 2026-11-23\nminutes = 5\n')
    done = week("list", "monday")
    assert (done.code, done.out.splitlines()[-1]) == (3, "2 entries, 6 h 15 m")
    assert f"{week.log}:31: the entry has no category" in done.err


def test_a_period_that_can_be_read_in_two_ways_is_refused(week: Program) -> None:
    """Exit 2, with the forms there are."""
    done = week("list", "10/11/2026")
    assert done.code == 2
    assert done.err.startswith('leadtime: "10/11/2026" is not a period: days are written')


def test_the_whole_of_gaps(week: Program) -> None:
    """The working days up to today with too little on them, and a command ready to type."""
    assert week("gaps") == (
        0,
        "Week 48, 23-29 November 2026\n"
        "16 h 45 m not logged on 3 days.\n"
        "\n"
        "day                         logged    of  missing  holes\n"
        "Monday 23 November 2026       7:15  8:00     0:45  11:30-12:15\n"
        "Wednesday 25 November 2026    0:00  8:00     8:00\n"
        "Thursday 26 November 2026     0:00  8:00     8:00\n"
        "\n"
        "To fill one: leadtime log CATEGORY 11:30-12:15 --date 2026-11-23\n",
        "",
    )


def test_gaps_of_another_period_and_as_json(week: Program) -> None:
    """The schema names itself."""
    assert week("gaps", "tuesday").out == (
        "Tuesday 24 November 2026\nNo gaps: every working day so far has its hours.\n"
    )
    found = json.loads(week("gaps", "monday", "--json").out)
    assert found["schema"] == "leadtime.gaps/1"
    assert found["gaps"] == [
        {
            "date": "2026-11-23",
            "capacity_minutes": 480,
            "logged_minutes": 435,
            "missing_minutes": 45,
            "holes": [{"start": "2026-11-23T11:30:00+01:00", "end": "2026-11-23T12:15:00+01:00"}],
        }
    ]


def test_the_command_that_gaps_names_fills_the_hole(week: Program) -> None:
    """Typed with a category, it is logged as it stands."""
    command = week("gaps").out.splitlines()[-1].partition("leadtime ")[2].replace("CATEGORY", "meetings")
    assert week(*command.split()).code == 0
    assert "Monday" not in week("gaps").out


@pytest.mark.parametrize("words", ["list", "list --json", "gaps", "status", "status --json"])
def test_reading_changes_nothing_on_the_disk(leadtime: Program, words: str) -> None:
    """R19: not even a folder is made."""
    leadtime.log.write_text(LOG)
    before = {path: path.stat().st_mtime_ns for path in leadtime.root.rglob("*")}
    assert leadtime(*words.split()).code == 0
    assert {path: path.stat().st_mtime_ns for path in leadtime.root.rglob("*")} == before


def test_nothing_is_missing_before_the_log_was_begun(week: Program) -> None:
    """Someone who begins today has not forgotten the month before."""
    whole = json.loads(week("gaps", "2026-11", "--json").out)
    assert whole["period"]["start"] == "2026-11-22"
    assert [gap["date"] for gap in whole["gaps"]] == ["2026-11-23", "2026-11-25", "2026-11-26"]
    assert json.loads(week("gaps", "2026-10", "--json").out)["gaps"] == []
