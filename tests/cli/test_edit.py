"""`leadtime edit` and `leadtime remove`: what is given changes, and nothing else."""

import pytest
from tests.cli.program import Program

LOG = """\
version = 1

[[entry]] # by hand
id = "k7d2m9qa"
start = 2026-11-27T09:00:00+01:00
end = 2026-11-27T10:30:00+01:00
category = "visits"
unit = "schools/elineberg"
tags = ["autumn", "school"]
note = "Two classes" # and the staff
mood = "good"

[[entry]]
id = "p3x8r4tz"
date = 2026-11-26
minutes = 45
category = "communication/social"
"""


@pytest.fixture
def two(leadtime: Program) -> Program:
    """A visit with all there can be, and an entry with a date and minutes."""
    with leadtime.budget.open("a") as budget:
        budget.write('\n[[dimension]]\nname = "audience"\nvalues = ["staff", "public"]\n')
    leadtime.log.write_text(LOG)
    return leadtime


VISIT = {
    "start": 'start = 2026-11-27T09:00:00+01:00\n',
    "end": 'end = 2026-11-27T10:30:00+01:00\n',
    "unit": 'unit = "schools/elineberg"\n',
    "tags": 'tags = ["autumn", "school"]\n',
    "note": 'note = "Two classes" # and the staff\n',
}  # fmt: skip  # lines of the file


@pytest.mark.parametrize(
    ("words", "said", "old", "new"),
    [
        ("--note Three", 'note "Two classes" → "Three"', VISIT["note"], 'note = "Three" # and the staff\n'),
        ('--note ""', 'note "Two classes" → none', VISIT["note"], ""),
        ("--unit hall", "unit schools/elineberg → hall", VISIT["unit"], 'unit = "hall"\n'),
        ('--unit ""', "unit schools/elineberg → none", VISIT["unit"], ""),
        ("--tag late", "tags autumn, school → late", VISIT["tags"], 'tags = ["late"]\n'),
        ('--tag ""', "tags autumn, school → none", VISIT["tags"], ""),
        ("--category meet", "category visits → meetings", 'category = "visits"', 'category = "meetings"'),
        (
            "--when 45m",
            "time 1 h 30 m today 09:00-10:30 → 45 m today 09:00-09:45",
            VISIT["end"],
            "end = 2026-11-27T09:45:00+01:00\n",
        ),
        (
            "--when 1_timme_15_min",
            "time 1 h 30 m today 09:00-10:30 → 1 h 15 m today 09:00-10:15",
            VISIT["end"],
            "end = 2026-11-27T10:15:00+01:00\n",
        ),
        (
            "--when 8_-_9",
            "time 1 h 30 m today 09:00-10:30 → 1 h today 08:00-09:00",
            VISIT["start"] + VISIT["end"],
            "start = 2026-11-27T08:00:00+01:00\nend = 2026-11-27T09:00:00+01:00\n",
        ),
        (
            "--when 8-9",
            "time 1 h 30 m today 09:00-10:30 → 1 h today 08:00-09:00",
            VISIT["start"] + VISIT["end"],
            "start = 2026-11-27T08:00:00+01:00\nend = 2026-11-27T09:00:00+01:00\n",
        ),
        (
            "--at 8:15",
            "time 1 h 30 m today 09:00-10:30 → 1 h 30 m today 08:15-09:45",
            VISIT["start"] + VISIT["end"],
            "start = 2026-11-27T08:15:00+01:00\nend = 2026-11-27T09:45:00+01:00\n",
        ),
        (
            "--at 8 --when 2h --date monday",
            "time 1 h 30 m today 09:00-10:30 → 2 h on Monday 23 November 08:00-10:00",
            VISIT["start"] + VISIT["end"],
            "start = 2026-11-23T08:00:00+01:00\nend = 2026-11-23T10:00:00+01:00\n",
        ),
        (
            "--date yesterday",
            "time 1 h 30 m today 09:00-10:30 → 1 h 30 m yesterday 09:00-10:30",
            VISIT["start"] + VISIT["end"],
            "start = 2026-11-26T09:00:00+01:00\nend = 2026-11-26T10:30:00+01:00\n",
        ),
        (
            # into summer time: the same time on the clock, in another offset
            "--date 2026-08-03",
            "time 1 h 30 m today 09:00-10:30 → 1 h 30 m on Monday 3 August 09:00-10:30",
            VISIT["start"] + VISIT["end"],
            "start = 2026-08-03T09:00:00+02:00\nend = 2026-08-03T10:30:00+02:00\n",
        ),
        (
            '--at ""',
            "time 1 h 30 m today 09:00-10:30 → 1 h 30 m today",
            VISIT["start"] + VISIT["end"],
            "date = 2026-11-27\nminutes = 90\n",
        ),
        (
            "--code audience=STAFF",
            "audience none → staff",
            'mood = "good"\n',
            'audience = "staff"\nmood = "good"\n',
        ),
    ],
)
def test_one_field_changes_and_every_other_byte_stays(two: Program, words: str, said: str, old: str, new: str) -> None:
    """The answer says before and after; comments, unknown keys and the other entry are as they were."""
    done = two("edit", "k7", *[word.replace('""', "").replace("_", " ") for word in words.split(" ")])
    assert (done.code, done.err) == (0, "")
    category = "meetings" if "meet" in words else "visits"
    assert done.out.startswith(f"Changed {category} (k7d2m9qa): {said}. {category.title()} ")
    assert two.text() == LOG.replace(old, new)
    assert two("undo").out == "Undone: edit visits 1 h 30 m on 2026-11-27 09:00-10:30, made on 27 November at 13:00.\n"
    assert two.text() == LOG


@pytest.mark.parametrize(
    ("words", "said", "new"),
    [
        ("--when 1h", "time 45 m yesterday → 1 h yesterday", "date = 2026-11-26\nminutes = 60\n"),
        ("--date monday", "time 45 m yesterday → 45 m on Monday 23 November", "date = 2026-11-23\nminutes = 45\n"),
        (
            "--at 9",
            "time 45 m yesterday → 45 m yesterday 09:00-09:45",
            "start = 2026-11-26T09:00:00+01:00\nend = 2026-11-26T09:45:00+01:00\n",
        ),
        (
            "--when 22-1",
            "time 45 m yesterday → 3 h yesterday 22:00-01:00 the next day",
            "start = 2026-11-26T22:00:00+01:00\nend = 2026-11-27T01:00:00+01:00\n",
        ),
    ],
)
def test_an_entry_with_a_date_and_minutes(two: Program, words: str, said: str, new: str) -> None:
    """It gets clock times where they are given, and keeps its day and length where not."""
    done = two("edit", "last", *words.split())
    assert done.out.startswith(f"Changed communication/social (p3x8r4tz): {said}. Communication/social ")
    assert two.text() == LOG.replace("date = 2026-11-26\nminutes = 45\n", new)


def test_codes_are_set_and_taken_away(two: Program) -> None:
    """One at a time by its name, and all of them by an empty one."""
    for words, said in (
        ("audience=staff", "audience none → staff"),
        ("audience=public", "audience staff → public"),
        ("audience=", "audience public → none"),
        ("audience=staff", "audience none → staff"),
        ("", "audience staff → none"),
    ):
        assert said in two("edit", "k7", "--code", words).out
    assert "audience" not in two.text()


@pytest.mark.parametrize(
    ("words", "code", "error"),
    [
        (
            "k7",
            2,
            "nothing was given to change\n  hint: --category, --when (45m, 9-10:30), --date, --at, --note, --unit, "
            "--people, --tag and --code change one",
        ),
        (
            "zz --note x",
            1,
            'no entry has the id "zz"\n  hint: leadtime list shows the ids; last is the latest one',
        ),
        (
            'k7 --when ""',
            2,
            "--when is empty, and an entry can't be without one\n  hint: leave it out, or say what it becomes",
        ),
        (
            'k7 --category ""',
            2,
            "--category is empty, and an entry can't be without one\n  hint: leave it out, or say what it becomes",
        ),
        ("k7 --when 2", 2, '"2" has no unit: hours or minutes?\n  hint: say 2h or 2m'),
        (
            "k7 --when 9-10 --at 9",
            2,
            "a clock range says when it began, and so does --at\n  hint: leave one of them out",
        ),
        (
            'k7 --when 9-10 --at ""',
            2,
            "a clock range gives clock times, and an empty --at takes them away\n  hint: leave one of them out",
        ),
        (
            "k7 --when 14-15",
            1,
            "14:00 on 2026-11-27 has not come yet\n"
            "  hint: for another day add --date yesterday, or --date 2026-11-23; the log is for what was done",
        ),
        (
            "last --date today --at 10",
            1,
            "10:00-10:45 overlaps with visits 09:00-10:30 (k7d2m9qa)\n  hint: leadtime edit k7d2m9qa --when ... "
            "changes the other; or add --parallel, if both happened at once",
        ),
        (
            "k7 --category visist",
            1,
            'there is no category "visist"\n  hint: did you mean visits? A new category is made with --new',
        ),
    ],
)
def test_what_can_t_be_is_refused(two: Program, words: str, code: int, error: str) -> None:
    """One sentence, what to type, and a log as it was."""
    assert two("edit", *[word.replace('""', "") for word in words.split(" ")]) == (code, "", f"leadtime: {error}\n")
    assert two.text() == LOG


def test_an_entry_does_not_stand_in_its_own_way(two: Program) -> None:
    """What it takes of its day, and of the clock, is free for what it becomes."""
    assert two("edit", "k7", "--when", "9:30-10").code == 0
    assert two("edit", "p3", "--when", "13h").code == 0
    assert two("edit", "p3", "--when", "14h").code == 0


def test_parallel_and_new_do_what_they_do_for_log(two: Program) -> None:
    """A new category and the change are one change of the log."""
    assert two("edit", "last", "--date", "today", "--at", "10", "--parallel").code == 0
    assert two("edit", "last", "--category", "golf", "--new").code == 0
    assert 'path = "golf"' in two.budget.read_text()
    two("undo")
    assert 'path = "golf"' not in two.budget.read_text()


def test_a_unit_is_one_of_the_day_of_the_entry(two: Program) -> None:
    """An old entry can be given a unit that has ended since; with another day it is one of that."""
    with two.budget.open("a") as budget:
        budget.write(
            '\n[[unit]]\nname = "schools/harbour"\nuntil = 2026-11-26\n'
            '\n[[unit]]\nname = "care/new"\nfrom = 2026-11-27\n'
        )
    assert two("edit", "p3", "--unit", "harbour").out.startswith(
        "Changed communication/social (p3x8r4tz): unit none → schools/harbour. "
    )
    assert two("edit", "k7", "--unit", "new").code == 0
    before = two.text()
    for words in (("k7", "--unit", "harbour"), ("p3", "--unit", "new"), ("p3", "--unit", "harbour", "-d", "today")):
        done = two("edit", *words)
        assert (done.code, done.out) == (1, "")
    assert two.text() == before
    assert two("edit", "k7", "--unit", "harbour", "--date", "yesterday").code == 0


def test_a_change_of_nothing_is_none(two: Program) -> None:
    """There is nothing to undo then."""
    done = two("edit", "k7", "--note", "Two classes")
    assert done.out.startswith("Left visits as it was (k7d2m9qa): nothing is different.")
    assert two("undo").code == 1


def test_the_running_timer(leadtime: Program) -> None:
    """--at says when it began; it has no length and no end to change."""
    leadtime("start", "office", now="2026-11-27T12:00:00+01:00")
    done = leadtime("edit", "last", "--at", "9:30")
    assert "time today from 12:00 → today from 09:30. " in done.out
    assert "start = 2026-11-27T09:30:00+01:00\ncategory" in leadtime.text()
    assert leadtime("edit", "last", "--when", "45m") == (
        1,
        "",
        "leadtime: the timer still runs\n  hint: leadtime stop ends it first; --at 9:00 changes when it began\n",
    )


def test_a_note_does_not_declare_a_category_that_the_budget_lacks(two: Program) -> None:
    """A category written by hand stays as the hand left it."""
    two.log.write_text(LOG.replace('"visits"', '"board"'))
    budget = two.budget.read_bytes()
    assert two("edit", "k7", "--note", "x").code == 0
    assert two.budget.read_bytes() == budget


def test_removing_one_says_what_went(two: Program) -> None:
    """And how it comes back; no question is asked."""
    assert two("remove", "k7") == (
        0,
        "Removed visits 1 h 30 m today 09:00-10:30 at schools/elineberg. `leadtime undo` brings it back.\n",
        "",
    )
    assert two.text().count("[[entry]]") == 1
    undone = two("undo").out
    assert undone == "Undone: remove visits 1 h 30 m on 2026-11-27 09:00-10:30, made on 27 November at 13:00.\n"
    assert two.text() == LOG


def test_removing_several_needs_a_yes(two: Program) -> None:
    """All or none: one id that names nothing, and nothing goes."""
    shown = (
        "k7d2m9qa  visits 1 h 30 m today 09:00-10:30 at schools/elineberg\n"
        "p3x8r4tz  communication/social 45 m yesterday\n"
    )
    assert two("remove", "k7", "p3", "k7d2m9qa") == (
        1,
        shown,
        "leadtime: several entries are removed only with --yes\n  hint: --dry-run shows what would go\n",
    )
    assert two("remove", "k7", "p3", "--dry-run") == (
        0,
        shown + "Would remove 2 entries, 2 h 15 m. Nothing was changed.\n",
        "",
    )
    assert two("remove", "k7", "zz", "--yes").code == 1
    assert two.text() == LOG
    assert two("remove", "k7", "last", "--yes") == (
        0,
        shown + "Removed 2 entries, 2 h 15 m. `leadtime undo` brings them back.\n",
        "",
    )
    assert two("list").out == "No entries.\n"
    assert two("undo").out == "Undone: remove 2 entries, 2 h 15 m, made on 27 November at 13:00.\n"
    assert two.text() == LOG


def test_an_entry_from_abroad_keeps_its_own_clock(leadtime: Program) -> None:
    """Logged in New York, with its offset; a new length is counted from there."""
    leadtime.log.write_text(
        'version = 1\n[[entry]]\nid = "k7d2m9qa"\nstart = 2026-11-24T09:00:00-05:00\n'
        'end = 2026-11-24T10:00:00-05:00\ncategory = "meetings"\n'
    )
    assert leadtime("edit", "k7", "--when", "90m").code == 0
    assert "end = 2026-11-24T10:30:00-05:00\n" in leadtime.text()


@pytest.mark.parametrize("words", ["edit last --note x", "remove last", "remove last --dry-run", "stop", "cancel"])
def test_a_log_that_is_no_toml_is_said_to_be_so(leadtime: Program, words: str) -> None:
    """And not to have no entries: exit 3, with the line."""
    leadtime.log.write_text("version = 1\n[[entry]]\nid =\n")
    done = leadtime(*words.split())
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith(f"leadtime: {leadtime.log}:3: ")
