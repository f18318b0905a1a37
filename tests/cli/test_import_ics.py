"""`leadtime import ics`: a calendar's events are proposed by rules, looked at, and logged as one change."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.program import Program

from leadtime.formats.log_toml import NEW_LOG, parse_log
from leadtime.model.entry import Entry

WEEK_48 = Path(__file__).parents[2] / "examples" / "week-48.ics"
FRIDAY_FOUR = "2026-11-27T16:00:00+01:00"
SUM = re.compile(r"([\d,]+) events?: ([\d,]+) proposed, ([\d,]+) skipped, ([\d,]+) already there\.")


def event(uid: str, when: str, summary: str, *more: str, day: int = 24) -> str:
    """An event of a day in November 2026, by the clock of Stockholm: `event("a", "9:00-10:30", "Lunch")`."""
    start, end = (f"202611{day:02}T{clock.replace(':', '').zfill(4)}00" for clock in when.split("-"))
    lines = [f"UID:{uid}", f"DTSTART;TZID=Europe/Stockholm:{start}", f"DTEND;TZID=Europe/Stockholm:{end}"]
    return "\n".join(["BEGIN:VEVENT", *lines, f"SUMMARY:{summary}", *more, "END:VEVENT"])


def calendar(program: Program, *events: str, name: str = "calendar.ics") -> str:
    """The path of a calendar with these events."""
    path = program.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *events, "END:VCALENDAR", ""]), encoding="utf-8")
    return str(path)


def entries_of(program: Program) -> list[Entry]:
    """What the log says."""
    return list(parse_log(program.text(), "").entries)


def in_short(program: Program) -> list[str]:
    """Each entry of the log as its times and category."""
    return [f"{one.start:%d %H:%M}-{one.end:%H:%M} {one.category}" for one in entries_of(program) if one.start]


VISIT = event("visit", "9:00-10:30", "Visit to the depot")
MEETING = event("meeting", "13:00-14:00", "Board meeting")


def test_a_calendar_is_logged_once(newcomer: Program) -> None:
    """By the rules every leader begins with; the second time nothing is added (R40), and one undo takes all back."""
    path = calendar(newcomer, VISIT, MEETING)
    first = newcomer("import", "ics", path, "--yes")
    assert (first.code, first.out.splitlines()) == (
        0,
        [
            "Tuesday 24 November 2026  2 h 30 m",
            " ✓  1  09:00-10:30  visits    Visit to the depot  rule 5",
            " ✓  2  13:00-14:00  meetings  Board meeting       rule 10",
            "",
            "2 events: 2 proposed, 0 skipped, 0 already there.",
            "Logged 2 entries, 2 h 30 m, Tuesday 24 November 2026. `leadtime undo` takes all of it back.",
        ],
    )
    assert in_short(newcomer) == ["24 09:00-10:30 visits", "24 13:00-14:00 meetings"]
    assert [one.note for one in entries_of(newcomer)] == ["Visit to the depot", "Board meeting"]
    text = newcomer.text()
    assert newcomer("import", "ics", path, "--yes") == (0, "2 events: 0 proposed, 0 skipped, 2 already there.\n", "")
    assert newcomer.text() == text
    assert newcomer("undo").out == "Undone: import ics: 2 entries, made on 27 November at 13:00.\n"
    assert newcomer.text() == NEW_LOG


def test_a_dry_run_changes_nothing(newcomer: Program) -> None:
    """It shows the same, and begins neither a log nor a budget."""
    done = newcomer("import", "ics", calendar(newcomer, VISIT), "--dry-run")
    assert done.code == 0
    assert done.out.endswith("1 event: 1 proposed, 0 skipped, 0 already there.\nNothing was changed.\n")
    assert list(newcomer.folder.iterdir()) == []


def test_nobody_is_asked_in_a_pipe(newcomer: Program) -> None:
    """Then nothing is logged, unless --yes says so; what would be is shown."""
    done = newcomer("import", "ics", calendar(newcomer, VISIT))
    assert (done.code, done.err.splitlines()) == (
        1,
        ["leadtime: nothing was imported", "  hint: --yes accepts what has a tick, --dry-run only shows it"],
    )
    assert "Visit to the depot" in done.out
    assert entries_of(newcomer) == []


SKIPPED = {
    "cancelled": event("a", "9:00-10:00", "Board meeting", "STATUS:CANCELLED"),
    "declined": event("a", "9:00-10:00", "Board meeting", "ATTENDEE;PARTSTAT=DECLINED:mailto:anna@example.org"),
    "tentative": event("a", "9:00-10:00", "Board meeting", "STATUS:TENTATIVE"),
    "free": event("a", "9:00-10:00", "Board meeting", "TRANSP:TRANSPARENT"),
    "all-day": "BEGIN:VEVENT\nUID:a\nDTSTART;VALUE=DATE:20261124\nSUMMARY:Visit to the depot\nEND:VEVENT",
}


@pytest.mark.parametrize("reason", SKIPPED)
def test_what_is_skipped_can_be_included(reason: str, newcomer: Program) -> None:
    """Each kind is counted with its reason, and proposed when it is asked for."""
    path = calendar(newcomer, SKIPPED[reason])
    title = "Visit to the depot" if reason == "all-day" else "Board meeting"
    assert newcomer("import", "ics", path, "--yes").out == (
        f"1 event: 0 proposed, 1 skipped, 0 already there.\nSkipped: 1 {reason} ({title}).\n"
    )
    included = newcomer("import", "ics", path, "--yes", "--include", reason)
    assert "1 event: 1 proposed, 0 skipped, 0 already there." in included.out
    assert [one.length().minutes for one in entries_of(newcomer)] == [480 if reason == "all-day" else 60]
    again = newcomer("import", "ics", path, "--yes", "--include", reason).out
    assert again == "1 event: 0 proposed, 0 skipped, 1 already there.\n"


def test_the_same_event_in_two_calendars_is_one(newcomer: Program) -> None:
    """With the same identity always; with another one, but the same time and title, unless both are asked for."""
    mine, shared = calendar(newcomer, VISIT, name="mine.ics"), calendar(newcomer, VISIT, name="shared.ics")
    assert "2 events: 1 proposed, 1 skipped" in newcomer("import", "ics", mine, shared, "--dry-run").out
    copied = calendar(newcomer, VISIT.replace("UID:visit", "UID:copy"), name="copied.ics")
    done = newcomer("import", "ics", mine, copied, "--dry-run").out
    assert "2 events: 1 proposed, 1 skipped" in done
    assert "Skipped: 1 duplicate." in done
    both = newcomer("import", "ics", mine, copied, "--include", "duplicate", "--parallel", "--yes").out
    assert "Logged 2 entries, 3 h" in both


def test_what_has_not_happened_is_not_logged(newcomer: Program) -> None:
    """An event of this afternoon waits until it is over, one of next week is outside the period."""
    later = event("later", "14:00-15:00", "Board meeting", day=27)
    path = calendar(newcomer, VISIT, later, event("next", "9:00-10:00", "Board meeting", day=30))
    assert newcomer("import", "ics", path, "--yes").out.splitlines()[3:5] == [
        "3 events: 1 proposed, 2 skipped, 0 already there.",
        "Skipped: 1 not over yet, 1 outside the period.",
    ]
    at_four = newcomer("import", "ics", path, "--yes", now=FRIDAY_FOUR).out
    assert "3 events: 1 proposed, 1 skipped, 1 already there." in at_four


def test_a_taken_time_is_not_taken_twice(newcomer: Program) -> None:
    """What overlaps with the log, or with an event before it, is left out, and both are taken with --parallel."""
    newcomer("log", "office", "9-10", "--date", "2026-11-24")
    path = calendar(newcomer, VISIT, MEETING, event("late", "13:30-14:30", "Lunch", day=24))
    done = newcomer("import", "ics", path, "--yes", env={"COLUMNS": "120"})
    assert done.out.splitlines()[:6] == [
        "Tuesday 24 November 2026  1 h",
        " ·  1  09:00-10:30  visits    Visit to the depot (overlaps office 09:00-10:00)  rule 5",
        " ✓  2  13:00-14:00  meetings  Board meeting                                     rule 10",
        " ·  3  13:30-14:30  lunch     Lunch (overlaps meetings 13:00-14:00)             rule 3",
        "",
        "3 events: 3 proposed, 0 skipped, 0 already there.",
    ]
    assert "Of those proposed 2 (2 h 30 m) overlap with other entries." in done.out
    assert "Logged 2 entries" in newcomer("import", "ics", path, "--yes", "--parallel").out
    assert len(entries_of(newcomer)) == 4


def test_what_no_rule_takes_needs_a_category(newcomer: Program) -> None:
    """It is shown with a question mark and not logged; --category gives it one, and so does a rule."""
    path = calendar(newcomer, event("a", "9:00-10:00", "Thinking"))
    done = newcomer("import", "ics", path, "--yes")
    assert done.out.splitlines() == [
        "Tuesday 24 November 2026  nothing ticked",
        " ·  1  09:00-10:00  ?  Thinking  no rule",
        "",
        "1 event: 1 proposed, 0 skipped, 0 already there.",
        "Of those proposed 1 (1 h) was taken by no rule.",
        "Nothing was logged.",
    ]
    assert done.err.endswith(f"`leadtime rules test {path}` shows what no rule takes, and where the next rule pays.\n")
    assert "Logged 1 entry, 1 h" in newcomer("import", "ics", path, "--yes", "--category", "off").out
    assert in_short(newcomer) == ["24 09:00-10:00 office"]


def test_rules_of_ones_own(newcomer: Program) -> None:
    """The first that fits gives category, unit and tags; a fault in one stops the import and says where."""
    newcomer.budget.write_text(
        'version = 1\n[[category]]\npath = "visits"\n\n[[rule]]\nsummary = "secret"\nskip = "not for the log"\n\n'
        '[[rule]]\nlocation = "elineberg"\ncategory = "visits"\nunit = "schools/elineberg"\ntags = ["school"]\n',
        encoding="utf-8",
    )
    school = event("a", "9:00-10:00", "Morning", "LOCATION:Elineberg school")
    path = calendar(newcomer, school, event("b", "11:00-12:00", "Secret", "LOCATION:Elineberg"))
    done = newcomer("import", "ics", path, "--yes").out
    assert "Skipped: 1 left out by a rule (Secret)." in done
    (made,) = entries_of(newcomer)
    assert (made.category, made.unit, made.tags) == ("visits", "schools/elineberg", ("school",))
    newcomer.budget.write_text(newcomer.budget.read_text() + '\n[[rule]]\nsumary = "x"\ncategory = "visits"\n')
    refused = newcomer("import", "ics", path, "--yes")
    assert refused.code == 3
    assert refused.err.startswith(f"leadtime: {newcomer.budget}:16: ")
    assert newcomer("log", "visits", "45m").code == 0  # which needs no rules


MOVED = event("visit", "10:00-11:30", "Visit to the depot", "SEQUENCE:1")


def test_an_entry_follows_its_event(newcomer: Program) -> None:
    """Moved in the calendar, it moves; its category and note stay as they were made, and undo takes it back."""
    newcomer("import", "ics", calendar(newcomer, VISIT), "--yes")
    newcomer("edit", "last", "--category", "travel", "--note", "By bus")
    done = newcomer("import", "ics", calendar(newcomer, MOVED), "--yes")
    assert done.out.splitlines() == [
        "1 event: 0 proposed, 0 skipped, 1 already there.",
        "Moved in the calendar since:",
        "  travel (By bus): Tuesday 24 November 09:00-10:30 → Tuesday 24 November 10:00-11:30",
        "Moved 1 entry. `leadtime undo` takes it back.",
    ]
    (made,) = entries_of(newcomer)
    assert (in_short(newcomer), made.note) == (["24 10:00-11:30 travel"], "By bus")
    older = newcomer("import", "ics", calendar(newcomer, VISIT), "--yes").out
    assert older == "1 event: 0 proposed, 0 skipped, 1 already there.\n"
    newcomer("undo")
    assert in_short(newcomer) == ["24 09:00-10:30 travel"]


def test_an_entry_that_its_owner_changed_stays(newcomer: Program) -> None:
    """Whose time was edited follows no event, moved or cancelled; it is told."""
    newcomer("import", "ics", calendar(newcomer, VISIT), "--yes")
    newcomer("edit", "last", "--when", "9-11")
    moved = newcomer("import", "ics", calendar(newcomer, MOVED), "--yes").out
    assert "10:00-11:30; it stays, for you have changed it yourself" in moved
    cancelled = VISIT.replace("SUMMARY", "SEQUENCE:2\nSTATUS:CANCELLED\nSUMMARY")
    gone = newcomer("import", "ics", calendar(newcomer, cancelled), "--yes", "--remove").out
    assert "cancelled; it stays, for you have changed it yourself" in gone
    assert in_short(newcomer) == ["24 09:00-11:00 visits"]


def test_an_entry_with_a_note_of_ones_own_is_not_removed(newcomer: Program) -> None:
    """The meeting was cancelled, and says its owner, mail was written instead: that is no event of the calendar's."""
    newcomer("import", "ics", calendar(newcomer, VISIT), "--yes")
    newcomer("edit", "last", "--category", "office", "--note", "Wrote mail instead")
    cancelled = VISIT.replace("SUMMARY:", "STATUS:CANCELLED\nSUMMARY:Canceled: ")
    newcomer("import", "ics", calendar(newcomer, cancelled), "--yes", "--remove")
    assert in_short(newcomer) == ["24 09:00-10:30 office"]
    newcomer("edit", "last", "--note", "Visit to the depot")
    newcomer("import", "ics", calendar(newcomer, cancelled), "--yes", "--remove")
    assert entries_of(newcomer) == []


def test_one_occurrence_alone_says_nothing_of_its_series(newcomer: Program) -> None:
    """An invitation to one meeting of a series, sent on its own, is no series without the others."""
    newcomer("import", "ics", calendar(newcomer, WEEKLY), "--yes")
    recurrence = "RECURRENCE-ID;TZID=Europe/Stockholm:20261124T110000\nSUMMARY"
    one = event("weekly", "11:00-12:00", "Board meeting").replace("SUMMARY", recurrence)
    done = newcomer("import", "ics", calendar(newcomer, one), "--yes", "--remove")
    assert done.out == "1 event: 0 proposed, 0 skipped, 1 already there.\n"
    assert len(entries_of(newcomer)) == 3


def test_a_reader_that_goes_away_stops_no_import(newcomer: Program) -> None:
    """With --yes the log is changed before the table is shown: `| head -1` imports all of it."""
    command = f'"{sys.executable}" -m leadtime import ics "{WEEK_48}" week --yes | head -1'
    environment = {**newcomer.environment, "LEADTIME_NOW": FRIDAY_FOUR}
    done = subprocess.run(["sh", "-c", command], env=environment, capture_output=True, text=True, timeout=60)
    assert (done.stdout.count("\n"), len(entries_of(newcomer))) == (1, 27)


def test_a_taken_new_time_is_told(newcomer: Program) -> None:
    """An event that moves onto another entry leaves its own where it is, until --parallel is said."""
    newcomer("import", "ics", calendar(newcomer, VISIT), "--yes")
    newcomer("log", "office", "11-12", "--date", "2026-11-24")
    done = newcomer("import", "ics", calendar(newcomer, MOVED), "--yes")
    assert "it stays, for that time is taken by office 1 h on Tuesday 24 November 11:00-12:00" in done.out
    assert in_short(newcomer)[0] == "24 09:00-10:30 visits"
    newcomer("import", "ics", calendar(newcomer, MOVED), "--yes", "--parallel")
    assert in_short(newcomer)[0] == "24 10:00-11:30 visits"


def test_a_new_event_has_the_time_that_a_moved_one_left(newcomer: Program) -> None:
    """In one import: the old time is free, and the new one is taken."""
    newcomer("import", "ics", calendar(newcomer, VISIT), "--yes")
    early, late = event("e", "9:00-10:00", "Board meeting"), event("l", "11:00-12:00", "Board meeting")
    newcomer("import", "ics", calendar(newcomer, MOVED, early, late), "--yes")
    assert sorted(in_short(newcomer)) == ["24 09:00-10:00 meetings", "24 10:00-11:30 visits"]


WEEKLY = event("weekly", "11:00-12:00", "Board meeting", "RRULE:FREQ=DAILY;COUNT=3", day=23)


def test_what_was_cancelled_is_offered_for_removal(newcomer: Program) -> None:
    """An event with that status, and an occurrence that was taken out of its series; --remove takes them out."""
    newcomer("import", "ics", calendar(newcomer, VISIT, WEEKLY), "--yes")
    assert len(entries_of(newcomer)) == 4
    less = WEEKLY.replace("SUMMARY", "EXDATE;TZID=Europe/Stockholm:20261125T110000\nSUMMARY")
    cancelled = VISIT.replace("SUMMARY", "STATUS:CANCELLED\nSUMMARY")
    path = calendar(newcomer, cancelled, less)
    offered = newcomer("import", "ics", path, "--yes")
    assert offered.out.splitlines()[-4:] == [
        "Not in the calendar any more:",
        "  1  visits (Visit to the depot): Tuesday 24 November 09:00-10:30; cancelled",
        "  2  meetings (Board meeting): Wednesday 25 November 11:00-12:00; not in its series any more, or moved out of"
        " the period",
        "--remove removes them from the log too.",
    ]
    assert len(entries_of(newcomer)) == 4
    removed = newcomer("import", "ics", path, "--yes", "--remove").out
    assert removed.endswith("Removed 2 entries. `leadtime undo` takes all of it back.\n")
    assert in_short(newcomer) == ["23 11:00-12:00 meetings", "24 11:00-12:00 meetings"]


def test_a_calendar_that_has_less_removes_nothing(newcomer: Program) -> None:
    """An event that is in no file of an import may be in another calendar: it is told, where it may be the same one."""
    newcomer("import", "ics", calendar(newcomer, VISIT, MEETING), "--yes")
    done = newcomer("import", "ics", calendar(newcomer, MEETING), "--yes", "--remove")
    visit = entries_of(newcomer)[0]
    assert done.out.splitlines() == [
        "1 event: 0 proposed, 0 skipped, 1 already there.",
        "In none of these files any more; if one did not happen, leadtime remove takes it out:",
        f"  {visit.id}  visits (Visit to the depot): Tuesday 24 November 09:00-10:30",
    ]
    other = calendar(newcomer, event("other", "16:00-17:00", "Lunch"), name="other.ics")
    assert "In none of these files" not in newcomer("import", "ics", other, "--yes").out
    assert len(entries_of(newcomer)) == 3


def test_a_category_that_is_none_is_answered_with_what_helps_here(newcomer: Program) -> None:
    """There is no --new: what a calendar could be taken for is the budget's to say."""
    done = newcomer("import", "ics", calendar(newcomer, VISIT), "--category", "offce", "--yes")
    assert done.err.splitlines()[1] == "  hint: did you mean office? A new category is made by leadtime budget add"


def test_one_broken_event_costs_no_other(newcomer: Program) -> None:
    """It is told with its file and line, and counted."""
    broken = "BEGIN:VEVENT\nUID:broken\nSUMMARY:No start\nEND:VEVENT"
    unknown = event("z", "11:00-12:00", "Board meeting").replace("Europe/Stockholm", "Mars/Olympus")
    path = calendar(newcomer, broken, VISIT, unknown)
    done = newcomer("import", "ics", path, "--yes")
    assert done.code == 0
    assert (
        "3 events: 1 proposed, 2 skipped, 0 already there.\nSkipped: 1 in an unknown time zone, 1 broken." in done.out
    )
    assert f"{path}:3: " in done.err
    assert "Mars/Olympus" in done.err
    assert "--tz" in done.err
    named = newcomer("import", "ics", path, "--yes", "--tz", "Mars/Olympus=Europe/London").out
    assert "1 proposed, 1 skipped, 1 already there" in named
    assert in_short(newcomer) == ["24 09:00-10:30 visits", "24 12:00-13:00 meetings"]


def test_a_zone_that_is_none(newcomer: Program) -> None:
    """It is refused with the nearest."""
    done = newcomer("import", "ics", calendar(newcomer, VISIT), "--tz", "Europe/Stokholm")
    assert (done.code, done.err.splitlines()[0]) == (2, 'leadtime: there is no time zone "Europe/Stokholm"')
    assert "Europe/Stockholm" in done.err


def test_folders_and_standard_input(newcomer: Program) -> None:
    """A folder is all its calendars, and a pipe is one."""
    calendar(newcomer, VISIT, name="work/a.ics")
    calendar(newcomer, MEETING, name="work/more/b.ics")
    assert "2 events: 2 proposed" in newcomer("import", "ics", str(newcomer.root / "work"), "--dry-run").out
    text = Path(calendar(newcomer, VISIT)).read_text()
    assert "1 event: 1 proposed" in newcomer("import", "ics", "-", "week", "--yes", input=text).out
    assert len(entries_of(newcomer)) == 1


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), 2, "leadtime: there is no file to read"),
        (("none.ics",), 4, "leadtime: none.ics: there is no such file, and nothing was imported"),
        (("CALENDAR", "none.ics"), 4, "leadtime: none.ics: there is no such file, and nothing was imported"),
        (("CALENDAR", "wek"), 2, 'leadtime: "wek" is not a period'),
        (("CALENDAR", "10/11/2026"), 2, 'leadtime: "10/11/2026" is not a period: days are written year-month-day'),
        (("CALENDAR", "--category", "offce"), 1, 'leadtime: there is no category "offce"'),
        (("CALENDAR", "--include", "lunch"), 2, "leadtime: invalid value for '--include'"),
    ],
)
def test_what_is_typed_wrong(words: tuple[str, ...], code: int, said: str, newcomer: Program) -> None:
    """It is refused before anything is done, and says what is wrong."""
    path = calendar(newcomer, VISIT)
    done = newcomer("import", "ics", *(path if word == "CALENDAR" else word for word in words), "--dry-run")
    assert (done.code, done.err[: len(said)]) == (code, said)
    assert done.out == ""


@pytest.mark.parametrize("period", ["monday..friday", "2026-11", "2026", "next-week", "2020"])
@pytest.mark.parametrize("flags", [(), ("--include", "all-day", "--include", "cancelled"), ("--as-plan",)])
def test_the_sum_adds_up(period: str, flags: tuple[str, ...], newcomer: Program) -> None:
    """Events in = proposed + skipped + already there, before and after; the reasons add up to the skipped."""
    for _ in range(2):
        done = newcomer("import", "ics", str(WEEK_48), period, "--yes", *flags)
        found = SUM.search(done.out)
        assert found, done
        events, proposed, skipped, there = (int(number.replace(",", "")) for number in found.groups())
        assert events == proposed + skipped + there
        named = re.sub(r" \([^)]*\)", "", done.out.partition("Skipped: ")[2].partition("\n")[0])
        reasons = re.findall(r"([\d,]+) [a-z]", named)
        assert sum(int(number.replace(",", "")) for number in reasons) == skipped
    assert period != "2026-11" or there >= 28


def test_a_plan_is_kept_beside_the_log(newcomer: Program) -> None:
    """What is to come is planned; the log stays what happened, and the plan follows the calendar too."""
    path = calendar(newcomer, event("a", "9:00-10:00", "Board meeting", day=30))
    done = newcomer("import", "ics", path, "next-week", "--as-plan", "--yes")
    assert "Planned 1 entry, 1 h, Monday 30 November 2026." in done.out
    assert entries_of(newcomer) == []
    assert len(parse_log((newcomer.folder / "plan.toml").read_text(), "").entries) == 1
    again = newcomer("import", "ics", path, "next-week", "--as-plan", "--yes").out
    assert again == "1 event: 0 proposed, 0 skipped, 1 already there.\n"


def test_a_fault_in_the_log_is_told(newcomer: Program) -> None:
    """Nothing is imported into a log that can't be read; one with a faulty entry takes the others."""
    newcomer("log", "office", "45m")
    path = calendar(newcomer, VISIT)
    good = newcomer.text()
    newcomer.log.write_text(good + "\n[[entry\n")
    assert newcomer("import", "ics", path, "--yes").code == 3
    newcomer.log.write_text(good + '\n[[entry]]\nid = "x"\ncategory = "visits"\n')
    done = newcomer("import", "ics", path, "--yes")
    assert done.code == 3
    assert "the entry has no time" in done.err
    assert len(entries_of(newcomer)) == 2


def test_a_plan_may_have_two_things_at_once(newcomer: Program) -> None:
    """It is what is meant to be; the log can't have been in two places."""
    path = calendar(newcomer, MEETING, event("late", "13:30-14:30", "Lunch"))
    assert "Planned 2 entries" in newcomer("import", "ics", path, "--as-plan", "--yes").out
    assert "Logged 1 entry" in newcomer("import", "ics", path, "--yes").out


def test_a_rule_may_speak_of_the_files_name(newcomer: Program) -> None:
    """A calendar that says no name itself is called as its file is."""
    newcomer.budget.write_text(
        'version = 1\n[[category]]\npath = "visits"\n\n[[rule]]\ncalendar = "depots"\ncategory = "visits"\n',
        encoding="utf-8",
    )
    newcomer("import", "ics", calendar(newcomer, MEETING, name="my depots.ics"), "--yes")
    assert in_short(newcomer) == ["24 13:00-14:00 visits"]


# In a terminal


def test_a_week_is_accepted_with_one_key(newcomer: Program) -> None:
    """`a` at the first day takes all of them."""
    done = newcomer.terminal("import", "ics", str(WEEK_48), answers=["a"], now=FRIDAY_FOUR)
    assert done.code == 0
    assert done.out.count("q quits:") == 1
    said = " ".join(done.out.split())
    assert "Logged 27 entries, 22 h 20 m and 4 h not counted, 23-27 November 2026." in said
    assert len(entries_of(newcomer)) == 27


def test_days_are_skipped_and_lines_changed(newcomer: Program) -> None:
    """A line gets a category, a time, a unit; it is left out or kept; what can't be is told and asked again."""
    thinking = event("t", "15:00-16:00", "Thinking", day=25)
    path = calendar(newcomer, VISIT, MEETING, event("late", "13:30-14:30", "Lunch"), thinking)
    answers = [
        "1 @depots/north 9:30-10:30",
        "9 visits",
        "1",
        "1 vists",
        "what",
        "e",
        "2 skip",
        "",
        "s",
    ]
    done = newcomer.terminal("import", "ics", path, answers=answers)
    assert done.code == 0, done.out
    assert [said for said in done.out.splitlines() if said.startswith("leadtime:")] == [
        'leadtime: there is no line "9"',
        'leadtime: "1" says which, and not what it is',
        'leadtime: there is no category "vists"',
    ]
    assert '"what" is none of the answers' in done.out
    assert in_short(newcomer) == ["24 09:30-10:30 visits", "24 13:30-14:30 lunch"]
    assert entries_of(newcomer)[0].unit == "depots/north"


def test_what_was_left_out_can_be_wanted_after_all(newcomer: Program) -> None:
    """A category or a time is as good as `keep`; a length alone counts from where the event began."""
    path = calendar(newcomer, VISIT, event("night", "22:00-23:00", "Council meeting", day=23))
    answers = ["1 skip", "1 meetings 2h", "", "1 skip", "1 45m", ""]
    done = newcomer.terminal("import", "ics", path, answers=answers)
    assert in_short(newcomer) == ["23 22:00-00:00 meetings", "24 09:00-09:45 visits"]
    assert " ✓  1  22:00-24:00" in re.sub("\x1b[^m]*m", "", done.out)


def test_an_overlap_is_kept_on_purpose(newcomer: Program) -> None:
    """Both were at once, says the one who was there."""
    path = calendar(newcomer, MEETING, event("late", "13:30-14:30", "Lunch"))
    newcomer.terminal("import", "ics", path, answers=["2 keep", ""])
    assert in_short(newcomer) == ["24 13:00-14:00 meetings", "24 13:30-14:30 lunch"]


def test_a_time_that_is_to_come_is_refused(newcomer: Program) -> None:
    """What happened can't be moved to this evening."""
    path = calendar(newcomer, event("a", "9:00-10:00", "Board meeting", day=27))
    done = newcomer.terminal("import", "ics", path, answers=["1 19-20", "q"])
    assert "19:00 on 2026-11-27 has not come yet" in " ".join(done.out.split())


def test_the_one_who_quits_has_changed_nothing(newcomer: Program) -> None:
    """`q`, and the end of what is typed, leave no log behind."""
    for answers, code in ((["s", "q"], 1), (["", "\x04"], 130)):
        done = newcomer.terminal("import", "ics", str(WEEK_48), answers=answers, now=FRIDAY_FOUR)
        assert done.code == code, done.out
        assert "nothing was imported" in done.out
        assert "quits: leadtime" not in done.out  # on a line of its own
        assert list(newcomer.folder.iterdir()) == []


def test_the_days_before_one_quits_can_be_kept(newcomer: Program) -> None:
    """It is asked: no leaves nothing, and yes logs the days that were accepted, and no other."""
    for answer, logged in (("n", 0), ("", 8)):
        newcomer.terminal("import", "ics", str(WEEK_48), answers=["", "s", "q", answer], now=FRIDAY_FOUR)
        assert len(entries_of(newcomer)) == logged
    assert {one.day.day for one in entries_of(newcomer)} == {23}


def test_the_numbers_of_a_day_stay(newcomer: Program) -> None:
    """A line that gets another time keeps its number, so that the next change is of the line that was meant."""
    path = calendar(newcomer, VISIT, MEETING)
    done = newcomer.terminal("import", "ics", path, answers=["2 8-9", "2 8-8:30", "1 skip", ""])
    assert " ✓  2  08:00-08:30  meetings" in re.sub("\x1b[^m]*m", "", done.out)
    assert in_short(newcomer) == ["24 08:00-08:30 meetings"]


def test_a_change_shows_what_it_changes(newcomer: Program) -> None:
    """The line itself, and those whose time it takes or frees, whole; the others are not shown again."""
    late = event("late", "13:30-14:30", "Lunch with all who were at the long meeting about next year's budget")
    path = calendar(newcomer, VISIT, MEETING, late)
    done = newcomer.terminal("import", "ics", path, answers=["2 skip", ""], env={"COLUMNS": "80"})
    shown = re.sub("\x1b[^m]*m", "", done.out).partition("2 skip\n")[2].partition("Tuesday: Enter")[0]
    assert shown.splitlines() == [
        "Tuesday 24 November 2026  1 h 30 m and 1 h not counted",
        " ·  2 13:00-14:00 meetings Board meeting                                left out",
        " ✓  3 13:30-14:30 lunch    Lunch with all who were at the long meeting  rule 3",
        "                           about next year's budget",
        "",
    ]


def test_a_removal_is_asked_for(newcomer: Program) -> None:
    """None is what Enter says; else all of them, or those whose numbers are typed."""
    newcomer("import", "ics", calendar(newcomer, VISIT, MEETING), "--yes")
    cancelled = [one.replace("SUMMARY", "STATUS:CANCELLED\nSUMMARY") for one in (VISIT, MEETING)]
    path = calendar(newcomer, *cancelled)
    newcomer.terminal("import", "ics", path, answers=[""])
    assert len(entries_of(newcomer)) == 2
    done = newcomer.terminal("import", "ics", path, answers=["7", "2"])
    assert 'leadtime: there is no line "7"' in done.out
    assert in_short(newcomer) == ["24 09:00-10:30 visits"]
    newcomer.terminal("import", "ics", path, answers=["a"])
    assert entries_of(newcomer) == []
