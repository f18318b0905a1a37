"""`leadtime doctor`: every fault with its place and how to mend it; suspicious things are warnings."""

import json
import os

import pytest
from tests.cli.program import Program

HEALTHY = """\
version = 1

[[entry]]
id = "aaaaaaaa"
start = 2026-11-23T09:00:00+01:00
end = 2026-11-23T10:00:00+01:00
category = "visits"
"""


def entry(identifier: str, *rest: str) -> str:
    """One more entry."""
    return "".join(f"{line}\n" for line in ("", "[[entry]]", f'id = "{identifier}"', *rest))


def test_nothing_to_find(leadtime: Program) -> None:
    """Good news is one sentence; also where nothing was ever kept."""
    assert leadtime("doctor") == (0, "No faults found in 0 entries.\n", "")
    leadtime("log", "visits", "45m")
    assert leadtime("doctor") == (0, "No faults found in 1 entry.\n", "")


def test_faults_of_both_files(leadtime: Program) -> None:
    """All at once, the budget's first, and exit code 3."""
    leadtime.log.write_text(HEALTHY + entry("aaaaaaaa", 'category = "visits"', "date = 2026-11-23", "minutes = 5"))
    leadtime.budget.write_text('version = 1\n[[category]]\npth = "visits"\n')
    assert leadtime("doctor") == (
        3,
        f'{leadtime.budget}:2: the category has no path\n  hint: write path = "..." below [[category]]\n'
        f'{leadtime.budget}:3: "pth" is not a key that leadtime knows here\n  hint: did you mean path?\n'
        f"{leadtime.log}:10: another entry has the id 'aaaaaaaa' too\n  hint: both count; give one of "
        "them another id: in your own files leadtime doctor --mend does\n"
        "3 faults found in 2 entries.\n",
        "",
    )


def test_faults_of_rules(leadtime: Program) -> None:
    """They are in the budget, so they are told too."""
    with leadtime.budget.open("a") as budget:
        budget.write('\n[[rule]]\nsummary = ""\nskip = "x"\n')
    line = leadtime.budget.read_text().splitlines().index('summary = ""') + 1
    assert leadtime("doctor") == (
        3,
        f"{leadtime.budget}:{line}: a text to look for is empty, so every event fits\n"
        "  hint: take it out, or say what is to be in the text\n"
        "1 fault found in 0 entries.\n",
        "",
    )


def test_json(leadtime: Program) -> None:
    """The same for another program, with the same exit code."""
    leadtime.log.write_text(HEALTHY + entry("bbbbbbbb", 'category = "visits"'))
    result = leadtime("doctor", "--json")
    assert (result.code, json.loads(result.out)) == (
        3,
        {
            "schema": "leadtime.doctor/1",
            "entries": 1,
            "faults": [
                {
                    "path": str(leadtime.log),
                    "line": 9,
                    "message": "the entry has no time",
                    "hint": "an entry has start and end, or date and minutes",
                }
            ],
            "warnings": [],
            "lost": [],
        },
    )


@pytest.mark.parametrize(
    ("added", "line", "message"),
    [
        (
            entry(
                "bbbbbbbb",
                "start = 2026-11-23T09:30:00+01:00",
                "end = 2026-11-23T11:00:00+01:00",
                'category = "office"',
            ),
            9,
            "office (bbbbbbbb) takes some of the time of visits (aaaaaaaa) too",
        ),
        (
            entry("bbbbbbbb", "date = 2026-12-24", "minutes = 5", 'category = "visits"'),
            9,
            "visits (bbbbbbbb) on 2026-12-24 lies in the future",
        ),
        (
            entry("bbbbbbbb", "date = 2026-11-24", "minutes = 5", 'category = "vists"'),
            9,
            "the budget does not know the category vists of this entry",
        ),
        (
            entry("bbbbbbbb", "date = 2026-11-23", "minutes = 1400", 'category = "office"'),
            9,
            "with this entry 2026-11-23 has more than 24 hours",
        ),
        (
            entry("bbbbbbbb", "date = 2026-11-24", "minutes = 1000", 'category = "office"'),
            9,
            "office (bbbbbbbb) on 2026-11-24 is longer than 16 hours",
        ),
        (
            '\n[[absence]]\nid = "cccccccc"\nkind = "sick"\nfrom = 2026-11-20\n'
            '\n[[absence]]\nid = "cccccccc"\nkind = "sick"\nfrom = 2026-11-24\n',
            14,
            "another absence has the id cccccccc too",
        ),
        (
            '\n[[absence]]\nid = "cccccccc"\nkind = "sick"\nfrom = 2026-11-20\n'
            '\n[[absence]]\nid = "dddddddd"\nkind = "vacation"\nfrom = 2026-11-16\nuntil = 2026-11-20\n',
            14,
            "a day of this absence is sick already",
        ),
    ],
)
def test_what_is_suspicious(leadtime: Program, added: str, line: int, message: str) -> None:
    """Is a warning at its line, and no failure."""
    leadtime.log.write_text(HEALTHY + added)
    code, out, err = leadtime("doctor")
    assert (code, err) == (0, "")
    told = [line for line in out.splitlines() if "warning: " in line]
    assert f"{leadtime.log}:{line}: warning: {message}" in told
    if "1400" not in added:  # which is also longer than 16 hours
        assert len(told) == 1
        assert out.endswith("; 1 warning.\n")


def test_a_forgotten_timer_beside_another(leadtime: Program) -> None:
    """Both are said, the older one twice."""
    leadtime.log.write_text(
        HEALTHY
        + entry("bbbbbbbb", "start = 2026-11-26T09:00:00+01:00", 'category = "visits"')
        + entry("cccccccc", "start = 2026-11-27T12:00:00+01:00", 'category = "office"')
    )
    out = leadtime("doctor").out
    assert f"{leadtime.log}:9: warning: this timer runs beside another one\n" in out
    assert "has been running since 2026-11-26 at 09:00, for more than 12 hours\n" in out


def test_a_log_that_is_no_log(leadtime: Program) -> None:
    """NUL bytes, an unknown version, a byte-order mark."""
    leadtime.log.write_bytes(b"\0" * 100)
    assert leadtime("doctor").out == (
        f"{leadtime.log}:1: the file is filled with NUL bytes\n"
        "  hint: a disk or a sync service spoiled it: take a backup\n"
        "1 fault found; the entries can't be read.\n"
    )
    leadtime.log.write_text(HEALTHY.replace("= 1", "= 7", 1))
    assert leadtime("doctor").out == (
        f"{leadtime.log}:1: the log has the version 7, and this leadtime writes only version 1\n"
        "  hint: take a newer leadtime\n"
        "1 fault found in 1 entry.\n"
    )
    leadtime.log.write_text("\ufeff" + HEALTHY, "utf-8")
    assert leadtime("doctor") == (
        0,
        f"{leadtime.log}:1: warning: the file begins with a byte-order mark\n"
        "  hint: it does no harm; leadtime doctor --mend takes it out\n"
        "No faults found in 1 entry; 1 warning.\n",
        "",
    )


def test_a_log_that_is_gone(leadtime: Program) -> None:
    """Is a fault while a backup or the journal knows of one."""
    leadtime("log", "visits", "45m")
    leadtime.log.unlink()
    code, out, _ = leadtime("doctor")
    assert code == 3
    assert out.startswith(f"{leadtime.log}: the log is gone, and a log was kept here; nothing was changed\n")


def test_what_could_not_be_saved(leadtime: Program) -> None:
    """Each file with its command, so that it is not forgotten."""
    leadtime.log.write_text("x\n")
    leadtime("log", "visits", "45m", "Elineberg school")
    leadtime.log.write_text(HEALTHY)
    (kept,) = (leadtime.state / "unsaved").iterdir()
    assert leadtime("doctor").out == (
        f"{kept}: warning: this could not be saved when it was typed: leadtime log visits 45m 'Elineberg school'\n"
        "  hint: log it, and then delete the file\n"
        "No faults found in 1 entry; 1 warning.\n"
    )


def test_what_a_dead_process_left(leadtime: Program) -> None:
    """A temporary file, half a line of the journal, and a change that was begun."""
    leadtime("log", "visits", "45m")
    before = leadtime.log.read_bytes()
    leadtime("log", "office", "45m")
    identifier = leadtime.text().rpartition('id = "')[2].partition('"')[0]
    leadtime.log.write_bytes(before)
    journal = leadtime.state / "journal.jsonl"
    journal.write_text(journal.read_text() + '{"n": 3, "at"')
    stray = leadtime.folder / ".leadtime.toml.new"
    stray.write_text("version = 1\n")
    assert leadtime("doctor").out == (
        f"{leadtime.log}: warning: office 45 m on 2026-11-27 ({identifier}), written on 2026-11-27 at 13:00, is not "
        "in the log\n"
        f"  hint: leadtime doctor --restore {identifier} brings it back; --forget {identifier} says that it is gone on "
        "purpose\n"
        f"{journal}:3: warning: the line can't be read\n"
        "  hint: it is passed over; what it tells of can't be undone\n"
        f"{stray}: warning: a temporary file that a process left when it died\n"
        "  hint: the next change takes it away, and so does leadtime doctor --mend\n"
        "1 entry is lost. No faults found in 1 entry; 3 warnings.\n"
    )


def test_a_change_that_was_begun_and_took_something_out(leadtime: Program) -> None:
    """Names what is there all the same; another change after it does not make it silent."""
    leadtime("log", "visits", "45m")
    before = leadtime.log.read_bytes()
    identifier = leadtime.text().rpartition('id = "')[2].partition('"')[0]
    leadtime("remove", "last")
    leadtime.log.write_bytes(before)
    told = (
        f"{leadtime.log}: warning: visits 45 m on 2026-11-27 ({identifier}) was removed on 2026-11-27 at 13:00, and is "
        "in the log again\n"
        f"  hint: leadtime doctor --restore {identifier} takes it out again; --forget {identifier} says that it is "
        "right as it is\n"
    )
    assert leadtime("doctor").out == f"{told}No faults found in 1 entry; 1 warning.\n"
    leadtime("log", "visits", "5m")
    assert leadtime("doctor").out == f"{told}No faults found in 2 entries; 1 warning.\n"
    assert leadtime("doctor", "--restore", identifier).out == (
        f"{identifier}  visits 45 m on 2026-11-27 was removed on 2026-11-27 at 13:00, and is in the log again\n"
        "Brought 1 item back to what the journal knows. `leadtime undo` undoes it.\n"
    )
    assert leadtime("doctor").out == "No faults found in 1 entry.\n"
    leadtime("undo")
    assert leadtime("doctor", "--forget", identifier).out.endswith(
        "Accepted 1 item: `leadtime doctor` speaks of it no more.\n"
    )
    assert leadtime("doctor").out == "No faults found in 2 entries.\n"


def test_a_budget_that_was_saved_over(leadtime: Program) -> None:
    """Is no matter of items: the change is named."""
    leadtime("init")
    before = leadtime.budget.read_bytes()
    leadtime("budget", "add", "garden")
    leadtime.budget.write_bytes(before)
    assert (
        f"{leadtime.budget}: warning: the last change, “budget add garden”, was begun and not made, or an older state "
        "was saved over it\n  hint: do it again\n"
    ) in leadtime("doctor").out


def test_a_backup_that_is_of_no_use(leadtime: Program) -> None:
    """Is known before it is needed."""
    leadtime("log", "visits", "45m", now="2026-11-26T13:00:00+01:00")
    leadtime("log", "visits", "45m")
    (backup,) = (leadtime.state / "backups").glob("leadtime-2026-11-27*")
    backup.write_bytes(b"\0\0")
    assert f"{backup}: warning: " not in leadtime("doctor").out  # it has a line
    assert f"{backup}:1: warning: the file is filled with NUL bytes\n" in leadtime("doctor").out
    backup.write_bytes(b"")
    assert f"{backup}: warning: the newest backup is empty\n" in leadtime("doctor").out


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_file_that_everyone_may_change(leadtime: Program) -> None:
    """Is told; that others may read it is their owner's choice."""
    leadtime.log.write_text(HEALTHY)
    leadtime.log.chmod(0o644)
    assert leadtime("doctor").out == "No faults found in 1 entry.\n"
    leadtime.log.chmod(0o646)
    assert leadtime("doctor").out == (
        f"{leadtime.log}: warning: everyone on this computer may change the file\n"
        f'  hint: leadtime doctor --mend, or: chmod o-w "{leadtime.log}"\nNo faults found in 1 entry; 1 warning.\n'
    )


def test_escape_codes_in_what_people_wrote(leadtime: Program) -> None:
    """Are shown, never obeyed (R31)."""
    leadtime.log.write_text(
        HEALTHY + entry("b\\u001b[31m", "date = 2026-12-24", "minutes = 5", 'category = "visits"'), "utf-8"
    )
    out = leadtime("doctor").out
    assert "\x1b" not in out
    assert "visits (b\\x1b[31m) on 2026-12-24 lies in the future" in out


UNITS = """
[[unit]]
name = "schools"
headcount = 105

[[unit]]
name = "schools/elineberg"
headcount = 45

[[unit]]
name = "schools/oak-lane"
headcount = 60

[[behaviour]]
name = "helps others"
aliases = ["kind"]
"""
TOLD = """
[[recognition]]
id = "rrrrrrrr"
date = 2026-11-24
unit = "schools/elineberg"
what = "Sang"
behaviour = "kind"
entry = "aaaaaaaa"

[[promise]]
id = "pppppppp"
date = 2026-11-24
unit = "schools/oak-lane"
what = "A lift"
entry = "aaaaaaaa"
"""


def at_line(text: str, line: str) -> int:
    """The number of the last line that is this one."""
    return len(text.splitlines()) - text.splitlines()[::-1].index(line)


def test_a_sound_organisation(leadtime: Program) -> None:
    """Lifts and promises that name what is there, an alias too, and a group with people of its own."""
    with leadtime.budget.open("a") as budget:
        budget.write(UNITS.replace("105", "5"))
    leadtime.log.write_text(HEALTHY + TOLD)
    assert leadtime("doctor") == (0, "No faults found in 1 entry.\n", "")
    assert leadtime("budget", "check").out == "No faults.\n"


@pytest.mark.parametrize(
    ("old", "new", "warning", "hint"),
    [
        (
            '"kind"',
            '"help other"',
            'the budget does not list the behaviour "help other" of this recognition',
            "did you mean helps others? A new one is a [[behaviour]] of budget.toml",
        ),
        (
            'entry = "aaaaaaaa"\n\n',
            'entry = "bbbbbbbb"\n\n',
            "no entry has the id bbbbbbbb, which this recognition came of",
            "take the line out, or name an entry by the id that leadtime list shows",
        ),
        (
            '"A lift"\nentry = "aaaaaaaa"',
            '"A lift"\nentry = "bbbbbbbb"',
            "no entry has the id bbbbbbbb, which this promise came of",
            "take the line out, or name an entry by the id that leadtime list shows",
        ),
        (
            'unit = "schools/elineberg"',
            'unit = "schools/elinebreg"',
            "the budget does not know the unit schools/elinebreg, named once",
            'leadtime unit add "schools/elinebreg", or mend it in the log',
        ),
        (
            'unit = "schools/oak-lane"',
            'unit = "school/oak-lane"',
            "the budget does not know the unit school/oak-lane, named once",
            'leadtime unit add "school/oak-lane", or mend it in the log',
        ),
    ],
)
def test_a_lift_or_a_promise_that_names_what_is_not_there(
    leadtime: Program, old: str, new: str, warning: str, hint: str
) -> None:
    """Is a warning in the line of the name, and says how to mend it."""
    with leadtime.budget.open("a") as budget:
        budget.write(UNITS.replace("105", "5"))
    text = HEALTHY + TOLD.replace(old, new)
    leadtime.log.write_text(text)
    line = next(number for number, line in enumerate(text.splitlines(), 1) if line not in (HEALTHY + TOLD).splitlines())
    assert leadtime("doctor") == (
        0,
        f"{leadtime.log}:{line}: warning: {warning}\n  hint: {hint}\nNo faults found in 1 entry; 1 warning.\n",
        "",
    )


def test_what_many_name_is_said_once(leadtime: Program) -> None:
    """A behaviour and a unit with how many name them, in the first line that does."""
    with leadtime.budget.open("a") as budget:
        budget.write(UNITS.replace("105", "5"))
    lifts = "".join(
        f'\n[[recognition]]\nid = "r{number}"\ndate = 2026-11-24\nunit = "school"\nwhat = "x"\nbehaviour = "cares"\n'
        for number in range(1200)
    )
    leadtime.log.write_text(HEALTHY + lifts)
    assert leadtime("doctor").out == (
        f"{leadtime.log}:12: warning: the budget does not know the unit school, named 1,200 times\n"
        '  hint: leadtime unit add "school", or mend it in the log\n'
        f'{leadtime.log}:14: warning: the budget does not list the behaviour "cares" of this recognition, '
        "nor of 1,199 more\n"
        "  hint: there is helps others; a new one is a [[behaviour]] of budget.toml\n"
        "No faults found in 1 entry; 2 warnings.\n"
    )


def test_people_who_may_count_twice(leadtime: Program) -> None:
    """A warning of both commands in the line of the headcount; none while a unit is at fault, which may be a part."""
    with leadtime.budget.open("a") as budget:
        budget.write(UNITS)
    line = at_line(leadtime.budget.read_text(), "headcount = 105")
    said = (
        f"{leadtime.budget}:{line}: warning: schools has as many people (105) as its parts together\n"
        "  hint: it may count people twice: a headcount is without the unit's parts\n"
    )
    assert leadtime("budget", "check") == (0, f"{said}No faults; 1 warning.\n", "")
    assert leadtime("doctor").out == f"{said}No faults found in 0 entries; 1 warning.\n"
    with leadtime.budget.open("a") as budget:
        budget.write('\n[[unit]]\nname = "schools//x"\n')
    assert "as many people" not in leadtime("budget", "check").out


def test_what_a_fault_may_hide_is_not_called_unknown(leadtime: Program) -> None:
    """The entry that a lift names may be the one at fault, and so may the unit and the behaviour."""
    with leadtime.budget.open("a") as budget:
        budget.write(UNITS.replace("105", "5") + '[[behaviour]]\nnam = "cares"\n')
    text = HEALTHY + TOLD.replace("kind", "cares").replace("aaaaaaaa", "bbbbbbbb").replace("oak-lane", "elm")
    leadtime.log.write_text(text + entry("bbbbbbbb", "minutes = 5", 'category = "visits"'))
    code, out, _ = leadtime("doctor")
    assert code == 3
    assert "warning" not in out


def test_a_promise_closed_before_it_was_given(leadtime: Program) -> None:
    """Is a fault, and not only a doubt: nobody knows when it was kept."""
    leadtime.log.write_text(HEALTHY + TOLD + "done = 2026-11-23\n")
    code, out, _ = leadtime("doctor")
    assert code == 3
    assert "the promise was done on a day before it was given\n  hint: mend one of the days\n" in out


def test_where_a_log_is_still_good(leadtime: Program) -> None:
    """The fault has its line, the last good entry before it, and what would bring the log back at what cost."""
    leadtime("log", "visits", "9-10:30", "Morning meeting")
    leadtime("log", "office", "45m")
    first, second = (line[6:-1] for line in leadtime.text().splitlines() if line.startswith("id"))
    whole = leadtime.text()
    leadtime.log.write_text(whole.replace("minutes = 45\n", "minutes = 45\nnote = Budget\n# mine\n"))
    code, out, _ = leadtime("doctor")
    assert (code, out.partition("1 fault")[0]) == (
        3,
        f"{leadtime.log}:14: this is not TOML: the value is neither text in quotes nor a number, a date, true or "
        "false\n"
        '  hint: a text has quotes, note = "...", a day is 2026-11-23, and a comment begins with #\n'
        f"  the last good entry before that is visits 1 h 30 m on 2026-11-27 09:00-10:30 “Morning meeting” ({first}), "
        "in line 3\n"
        "  or: leadtime doctor --restore brings 2 entries back, as the last change left them\n"
        "  the damaged file is then kept as leadtime.toml.damaged-1, with 2 lines that only it has\n",
    )
    for fault, good in (("[entry\n", second), ("\n= x\n", second), ("# mine\n= x\n", second), ("note = x\n", first)):
        leadtime.log.write_text(whole + fault)
        assert f"({good}), in line" in leadtime("doctor").out
    leadtime.log.write_bytes(whole.encode() + b"\0\0\0")
    assert "  leadtime doctor --mend takes the NUL bytes out, which hide nothing\n" in leadtime("doctor").out
