"""Calendars that are hostile, broken or enormous: each is told apart and summed up, at a bounded cost (row R39)."""

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import islice

import pytest
from tests.cli.program import FRIDAY, Program, Result
from tests.cli.test_unsafe_text import NASTY, RAW

from leadtime.model.event import Reason

MOST_SECONDS = 5.0  # of the processor
MOST_MEMORY = 300  # MiB
WEEK = "2026-W48"
LONG = "1990..2035"
ALL = [f"--include={reason}" for reason in ("all-day", "cancelled", "declined", "free", "tentative")]
SUM = re.compile(r"^([\d,]+) events?: ([\d,]+) proposed, ([\d,]+) skipped, ([\d,]+) already there\.$", re.MULTILINE)
REASON = re.compile(rf"([\d,]+) ({'|'.join(re.escape(reason.value) for reason in Reason)})")
OFTEN = "repeating without end or too often"
TOO_OFTEN = "it repeats too often, or for too long, to follow (Visit); it is left out"
TOO_MUCH = "the file holds more than can be followed (Visit); it is left out"
BEYOND = "its time is beyond what a calendar can hold (Visit); it is left out"
CUT = "it has no end: the file is cut off, or damaged; it is left out"
LINE = 5_000_000


def calendar(*lines: str) -> str:
    """A calendar whose first component begins on line 3."""
    return "\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *lines, "END:VCALENDAR", ""])


def event(
    *more: str, uid: str = "a", start: str = ":20261124T080000Z", end: str = ":20261124T090000Z", summary: str = "Visit"
) -> str:
    """An event, by default of an hour on the Tuesday at 9; `start` and `end` are what stands behind the name."""
    lines = ["BEGIN:VEVENT", f"UID:{uid}", f"DTSTART{start}", f"DTEND{end}" if end else "", f"SUMMARY:{summary}"]
    return "\n".join([line for line in lines if line] + [*more, "END:VEVENT"])


def series(rule: str, start: str = ":20261124T080000Z", end: str = ":20261124T081000Z", *more: str) -> str:
    """A calendar with one event that repeats."""
    return calendar(event(f"RRULE:{rule}", *more, start=start, end=end))


def zone(name: str, *parts: str) -> str:
    """A time zone that the calendar defines."""
    return "\n".join(["BEGIN:VTIMEZONE", f"TZID:{name}", *parts, "END:VTIMEZONE"])


def part(*more: str, start: str = "19700101T000000", before: str = "-0500", after: str = "-0500") -> str:
    """A part of it: by default New York's winter since 1970."""
    offsets = [f"TZOFFSETFROM:{before}"] * bool(before) + [f"TZOFFSETTO:{after}"]
    return "\n".join(["BEGIN:STANDARD", f"DTSTART:{start}", *offsets, *more, "END:STANDARD"])


def nine_in(name: str, uid: str = "a") -> str:
    """An event from 9 to 10 by the clocks of a zone."""
    return event(uid=uid, start=f";TZID={name}:20261124T090000", end=f";TZID={name}:20261124T100000")


def hours(since: datetime = datetime(2026, 6, 1, 8)) -> Iterator[str]:
    """Every hour from a time on, as a calendar writes it."""
    while True:
        yield since.strftime("%Y%m%dT%H%M%SZ")
        since += timedelta(hours=1)


YEAR_1, YEAR_1601 = (":00010101T000000Z", ":00010101T001000Z"), (":16010101T000000Z", ":16010101T001000Z")
SECOND = (":20261124T080000Z", ":20261124T080001Z")
DAYS_9999 = (";VALUE=DATE:20200101", ";VALUE=DATE:20470518")
ALL_HOURS, ALL_SIXTY = ",".join(map(str, range(24))), ",".join(map(str, range(60)))

# Name: the calendar, how many are proposed, why others are skipped, and the first line on standard error.
SMALL: dict[str, tuple[str, int, str, str]] = {
    "every second": (
        series("FREQ=SECONDLY"),
        0,
        f"1 {OFTEN}",
        "3: it repeats by the second without end (Visit); it is left out",
    ),
    "every minute": (
        series("FREQ=MINUTELY"),
        0,
        f"1 {OFTEN}",
        "3: it repeats by the minute without end (Visit); it is left out",
    ),
    "every second, often": (series("FREQ=SECONDLY;COUNT=100000000", *SECOND), 0, f"1 {OFTEN}", f"3: {TOO_OFTEN}"),
    "every second, for years": (
        series("FREQ=SECONDLY;UNTIL=20301231T000000Z", *SECOND),
        0,
        f"1 {OFTEN}",
        f"3: {TOO_OFTEN}",
    ),
    "every second, on no day": (
        series("FREQ=SECONDLY;UNTIL=99991230T000000Z;BYMONTH=2;BYMONTHDAY=30", *SECOND),
        0,
        f"1 {OFTEN}",
        f"3: {TOO_OFTEN}",
    ),
    "every minute since 1601": (
        series("FREQ=MINUTELY;COUNT=300000000", *YEAR_1601),
        0,
        f"1 {OFTEN}",
        f"3: {TOO_OFTEN}",
    ),
    "every hour since year 1, counted": (
        series("FREQ=HOURLY;COUNT=99999999", *YEAR_1),
        0,
        f"1 {OFTEN}",
        f"3: {TOO_OFTEN}",
    ),
    "every hour since year 1": (series("FREQ=HOURLY", *YEAR_1), 109, "59 not over yet", ""),
    "every day since 1601, counted": (
        series("FREQ=DAILY;COUNT=999999", *YEAR_1601),
        0,
        f"1 {OFTEN}",
        f"3: {TOO_OFTEN}",
    ),
    "every second of every day": (
        series(f"FREQ=DAILY;BYHOUR={ALL_HOURS};BYMINUTE={ALL_SIXTY};BYSECOND={ALL_SIXTY}"),
        0,
        f"1 {OFTEN}",
        "3: it repeats more than 288 times a day (Visit); it is left out",
    ),
    "the last of a year's every five minutes": (
        series(f"FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR={ALL_HOURS};BYMINUTE=0,5,10,15;BYSETPOS=-1", *YEAR_1601),
        0,
        "1 outside the period",
        "",
    ),
    "the 30th of February": (series("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"), 1, "", ""),
    "the 30th of February, five times": (series("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30;COUNT=5"), 1, "", ""),
    "week 60": (
        series("FREQ=YEARLY;BYWEEKNO=60"),
        0,
        "1 broken",
        '3: its rule "FREQ=YEARLY;BYWEEKNO=60" can\'t be followed (Visit); it is left out',
    ),
    **{
        f"a rule that is none: {rule[:20]}": (
            series(rule),
            0,
            "1 broken",
            f'3: its rule "{rule[:60]}" can\'t be followed (Visit); it is left out',
        )
        for rule in (
            "FREQ=DAILY;INTERVAL=0",
            "FREQ=DAILY;INTERVAL=-1",
            "FREQ=YEARLY;INTERVAL=99999999999999999999",
            "FREQ=DAILY;COUNT=0",
            f"FREQ=DAILY;COUNT={'9' * 900}",
            "FREQ=DAILY;UNTIL=never",
            "FREQ=FORTNIGHTLY",
            "COUNT=3",
            "=;=;;;,,,",
        )
    },
    "a rule of 5,000 digits": (
        series(f"FREQ=DAILY;COUNT={'9' * 5000}"),
        0,
        f"1 {OFTEN}",
        "3: its rule is longer than can be followed (Visit); it is left out",
    ),
    "an empty rule": (series(""), 1, "", ""),
    "until before it starts": (series("FREQ=DAILY;UNTIL=19990101T000000Z"), 1, "", ""),
    "a hundred rules": (
        calendar(event(*["RRULE:FREQ=HOURLY"] * 100)),
        0,
        f"1 {OFTEN}",
        "3: it has more properties than can be followed (Visit); it is left out",
    ),
    "9,999 days": (calendar(event(start=DAYS_9999[0], end=DAYS_9999[1])), 0, "7 all-day", ""),
    "9,999 days, every day": (series("FREQ=DAILY", *DAYS_9999), 0, "7 all-day", ""),
    "9,999 days with times": (calendar(event(end=":20540410T080000Z")), 0, "1 longer than a day", ""),
    "a long DURATION": (calendar(event("DURATION:P999999999D", end="")), 0, "1 broken", f"3: {BEYOND}"),
    "a longer DURATION": (
        calendar(event("DURATION:P99999999999999999D", end="")),
        0,
        "1 broken",
        "3: it can't be read: Impractical iCalendar duration: P99999999999999999D (Visit); it is left out",
    ),
    "a negative DURATION": (
        calendar(event("DURATION:-P1D", end="")),
        0,
        "1 broken",
        "3: it ends before it starts (Visit); it is left out",
    ),
    "an end before the start": (
        calendar(event(end=":20261124T075959Z")),
        0,
        "1 broken",
        "3: it ends before it starts (Visit); it is left out",
    ),
    "the end of 9999": (
        calendar(event(start=":99991231T235959Z", end=":99991231T235959Z")),
        0,
        "1 outside the period",
        "",
    ),
    "until the end of 9999": (calendar(event(end=":99991231T235959Z")), 0, "1 broken", f"3: {BEYOND}"),
    "every day from 9999 on": (
        series("FREQ=DAILY", ":99991230T000000Z", ":99991230T010000Z"),
        0,
        "1 outside the period",
        "",
    ),
    "the first day of all": (calendar(event(start=";VALUE=DATE:00010101", end="")), 0, "1 outside the period", ""),
    "every year since 1601": (series("FREQ=YEARLY", ";VALUE=DATE:16011124", ""), 0, "1 all-day", ""),
    "the year 0": (
        calendar(event(start=":00000101T000000Z")),
        0,
        "1 broken",
        "3: it can't be read: Wrong datetime format: 00000101T000000Z (Visit); it is left out",
    ),
    "the 13th month": (
        calendar(event(start=":20261324T080000Z")),
        0,
        "1 broken",
        "3: it can't be read: Wrong datetime format: 20261324T080000Z (Visit); it is left out",
    ),
    "the week's first minute": (calendar(event(start=":20261122T230000Z", end=":20261122T231500Z")), 1, "", ""),
    "a minute before the week": (
        calendar(event(start=":20261122T225900Z", end=":20261123T000000Z")),
        0,
        "1 outside the period",
        "",
    ),
    "an event without its end": (
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20261124T080000Z\n",
        0,
        "1 broken",
        f"2: {CUT}",
    ),
    "ends that nobody began": (
        calendar("END:VEVENT", event(), "END:VCALENDAR", "BEGIN:VEVENT", event(uid="b"), "END:VTODO"),
        1,
        "1 duplicate, 1 broken",
        f"11: {CUT}",
    ),
    "no calendar": ("hello\n", 0, "", "no calendar in it"),
    "nothing at all": ("", 0, "", "no calendar in it"),
    "a zone by the second": (
        calendar(zone("Z", part("RRULE:FREQ=SECONDLY")), nine_in("Z")),
        0,
        "1 in an unknown time zone",
        '12: the file\'s own definition of the time zone "Z" is broken (Visit); it is left out',
    ),
    "a zone without an offset": (
        calendar(zone("Z", part(before="")), nine_in("Z")),
        0,
        "1 in an unknown time zone",
        '10: the file\'s own definition of the time zone "Z" is broken (Visit); it is left out',
    ),
    "a zone 99 hours away": (
        calendar(zone("Z", part(after="+9900")), nine_in("Z")),
        0,
        "1 in an unknown time zone",
        '11: the file\'s own definition of the time zone "Z" is broken (Visit); it is left out',
    ),
    **{
        f"a zone that nobody knows: {name}": (
            calendar(nine_in(name)),
            0,
            "1 in an unknown time zone",
            f'3: nobody knows the time zone "{name}" (Visit); it is left out',
        )
        for name in ("Mars/Olympus", "../../../etc/passwd", "/etc/localtime", "localtime", "Europe")
    },
    "a zone of another calendar": (
        calendar(zone("Z", part())) + calendar(nine_in("Z")),
        0,
        "1 in an unknown time zone",
        '14: nobody knows the time zone "Z" (Visit); it is left out',
    ),
    "a change of itself": (
        series("FREQ=DAILY;COUNT=3", *SECOND, "RECURRENCE-ID:20261124T080000Z"),
        0,
        "3 without length",
        "",
    ),
    "a change of nothing": (
        calendar(event("RRULE:FREQ=DAILY;COUNT=2"), event("RECURRENCE-ID:20301124T080000Z", summary="Changed visit")),
        3,
        "",
        "",
    ),
    "a change of no day": (
        calendar(event("RRULE:FREQ=DAILY;COUNT=2"), event("RECURRENCE-ID:yesterday")),
        2,
        "1 broken",
        "10: it can't be read: RECURRENCE-ID:yesterday is no date (Visit); it is left out",
    ),
    "a change of all that follows, to 9999": (
        calendar(
            event("RRULE:FREQ=DAILY"),
            event("RECURRENCE-ID;RANGE=THISANDFUTURE:20261125T080000Z", start=":99991231T000000Z", end=""),
        ),
        0,
        "1 outside the period, 1 broken",
        f"3: {BEYOND}",
    ),
    "two series of one UID": (
        calendar(event("RRULE:FREQ=DAILY;COUNT=2"), event("RRULE:FREQ=DAILY;COUNT=3", "SEQUENCE:1")),
        3,
        "1 duplicate",
        "3: the file has a newer version of this series, or the same one again (Visit); it is left out",
    ),
    "a SEQUENCE of 5,000 digits": (calendar(event(f"SEQUENCE:{'9' * 5000}")), 1, "", ""),
    "lone carriage returns": (calendar(event()).replace("\n", "\r"), 1, "", ""),
    "a mark, and one more": ("\ufeff" + calendar(event(summary="\ufeffVisit")), 1, "", ""),
}


def repeated(text: str, times: int, between: str = "") -> str:
    """A text many times over."""
    return between.join([text] * times)


def changes(parameter: str = "") -> Iterator[str]:
    """Changed occurrences of a series that has one every hour."""
    return (event(f"RECURRENCE-ID{parameter}:{at}", start=f":{at}", end="") for at in hours())


# Name: a way to make the calendar, how many are proposed, and why others are skipped.
LARGE: dict[str, tuple[Callable[[], str], int, str]] = {
    "a summary of 5 MB": (lambda: calendar(event(summary="x" * LINE)), 1, ""),
    "a summary of 5 MB of escapes": (lambda: calendar(event(summary=repeated("\\n\\,", LINE // 4))), 1, ""),
    "a description of 5 MB": (lambda: calendar(event(f"DESCRIPTION:{'x' * LINE}")), 1, ""),
    "a UID of 5 MB": (lambda: calendar(event(uid="x" * LINE)), 1, ""),
    "categories of 5 MB": (lambda: calendar(event(f"CATEGORIES:{repeated('x', LINE // 2, ',')}")), 1, ""),
    "a parameter of 5 MB": (lambda: calendar(event(f'ATTENDEE;CN="{repeated("x;", LINE // 2)}":mailto:a')), 1, ""),
    "quotation marks of 5 MB": (lambda: calendar(event(f"ATTENDEE;{chr(34) * LINE}:mailto:a")), 1, ""),
    "a name of 5 MB": (lambda: calendar(event("X" * LINE + ":a")), 1, ""),
    "a TZID of 5 MB": (lambda: calendar(event(start=f";TZID={'x' * LINE}:20261124T080000")), 0, "1 broken"),
    "a start of 5 MB": (lambda: calendar(event(start=":" + "2" * LINE)), 0, "1 broken"),
    "a rule of 5 MB": (lambda: series("FREQ=DAILY;" + repeated("BYDAY=MO;", LINE // 9)), 0, f"1 {OFTEN}"),
    "RDATEs of 5 MB": (
        lambda: calendar(event(f"RDATE:{repeated('20261124T080000Z', LINE // 17, ',')}")),
        0,
        f"1 {OFTEN}",
    ),
    "EXDATEs of 5 MB": (
        lambda: calendar(event("RRULE:FREQ=DAILY", f"EXDATE:{repeated('20261124T080000Z', LINE // 17, ',')}")),
        0,
        f"1 {OFTEN}",
    ),
    "50,000 EXDATEs": (
        lambda: calendar(event("RRULE:FREQ=DAILY", *["EXDATE:20261124T080000Z"] * 50_000)),
        0,
        f"1 {OFTEN}",
    ),
    "50,000 people": (
        lambda: calendar(event(*[f"ATTENDEE:mailto:{number}@example.org" for number in range(50_000)])),
        0,
        f"1 {OFTEN}",
    ),
    "one line of 5 MB": (lambda: "x" * LINE, 0, ""),
    "a line of a million folds": (lambda: calendar(event(summary="x" + "\n x" * 1_000_000)), 1, ""),
    "10,000 components in one another": (
        lambda: calendar(event(*["BEGIN:X"] * 10_000, "SUMMARY:in", *["END:X"] * 10_000)),
        1,
        "",
    ),
    "10,000 events in one another": (
        lambda: calendar(*["BEGIN:VEVENT"] * 10_000, *["END:VEVENT"] * 10_000),
        0,
        "10,000 broken",
    ),
    "10,000 calendars in one another": (
        lambda: "BEGIN:VCALENDAR\n" * 10_000 + event() + "\nEND:VCALENDAR" * 10_000,
        1,
        "",
    ),
    "100,000 ends": (lambda: "END:VEVENT\n" * 100_000 + calendar(event()), 1, ""),
    "50,000 begun, 50,000 others ended": (
        lambda: calendar(*["BEGIN:A"] * 50_000, *["END:B"] * 50_000, event()),
        1,
        "",
    ),
    "20,000 time zones": (
        lambda: calendar(*[zone(f"Z{number}", part()) for number in range(20_000)], nine_in("Z19999")),
        1,
        "",
    ),
    "5,000 changes that were made to one": (
        lambda: calendar(
            event("RRULE:FREQ=DAILY;COUNT=3"),
            *[event("RECURRENCE-ID:20261124T080000Z", f"SEQUENCE:{number}") for number in range(3000)],
        ),
        3,
        "",
    ),
}


def read(program: Program, text: str | bytes, *words: str) -> Result:
    """What an import would do with a calendar."""
    path = program.root / "bomb.ics"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return program("import", "ics", str(path), *words, "--dry-run")


def summed(done: Result) -> tuple[int, str]:
    """How many events are proposed, and the reasons for the others; the sum has to hold, and no fault shows itself."""
    assert done.code == 0, done.err[-2000:]
    assert "Traceback" not in done.err
    found = SUM.search(done.out)
    assert found, done.out[-2000:]
    events, proposed, skipped, there = (int(number.replace(",", "")) for number in found.groups())
    assert events == proposed + skipped + there
    said = re.search(r"^Skipped: .*$", done.out, re.MULTILINE)
    reasons = REASON.findall(said[0]) if said else []
    assert sum(int(number.replace(",", "")) for number, _ in reasons) == skipped
    return proposed, ", ".join(f"{number} {word}" for number, word in reasons)


def first_note(program: Program, done: Result) -> str:
    """The first thing said on standard error that is no progress, without the name of the file."""
    lines = [line for line in done.err.splitlines() if not line.startswith(("Reading", "`"))]
    path = str(program.root / "bomb.ics")
    return lines[0].removeprefix(f"{path}:").removeprefix(f"! {path} has ") if lines else ""


@pytest.mark.parametrize("name", SMALL)
def test_a_small_bomb_is_told_apart(name: str, leadtime: Program) -> None:
    """What can be used is proposed, the rest is skipped with its reason, and what is broken told with its line."""
    text, proposed, skipped, said = SMALL[name]
    done = read(leadtime, text, WEEK)
    assert (*summed(done), first_note(leadtime, done)) == (proposed, skipped, said)
    tried = leadtime("rules", "test", str(leadtime.root / "bomb.ics"), WEEK)
    assert tried.code == 0, tried.err


@pytest.mark.parametrize("name", LARGE)
def test_a_large_bomb_is_summed_up(name: str, leadtime: Program) -> None:
    """Its size buys it nothing: what can be used is, at a cost that grows with the file and no faster."""
    make, proposed, skipped = LARGE[name]
    text, began = make(), time.process_time()
    assert summed(read(leadtime, text, WEEK)) == (proposed, skipped)
    assert time.process_time() - began <= MOST_SECONDS


def every_five_minutes(uid: str, since: str) -> str:
    """A series that has 288 occurrences a day, from a start on."""
    rule = "RRULE:FREQ=MINUTELY;INTERVAL=5;COUNT=15000"
    return event(rule, "DURATION:PT5M", uid=uid, start=f":{since}", end="", summary=uid)


# What costs most for its size, in a period of 46 years and with all that can be asked for.
HEAVY: dict[str, Callable[[], str]] = {
    "1,000 times every hour since 1601": lambda: calendar(
        *[event("RRULE:FREQ=HOURLY", uid=f"{number}", start=YEAR_1601[0], end=YEAR_1601[1]) for number in range(1000)]
    ),
    "300 times the 30th of February, counted since 1601": lambda: calendar(
        *[
            event(
                "RRULE:FREQ=MINUTELY;COUNT=9;BYMONTH=2;BYMONTHDAY=30",
                uid=f"{number}",
                start=YEAR_1601[0],
                end=YEAR_1601[1],
            )
            for number in range(300)
        ]
    ),
    "14 times 9,999 days": lambda: calendar(
        *[event(uid=f"{number}", summary=f"{number}", start=DAYS_9999[0], end=DAYS_9999[1]) for number in range(14)]
    ),
    "9,999 days, every day": lambda: series("FREQ=DAILY", *DAYS_9999),
    "10 times every five minutes": lambda: calendar(
        *[every_five_minutes(f"{number}", f"2026011{number}T000000Z") for number in range(10)]
    ),
    "19,000 more dates, each its own": lambda: calendar(event(*[f"RDATE:{at}" for at in islice(hours(), 19_000)])),
    "5,000 changes from here on": lambda: calendar(
        event("RRULE:FREQ=HOURLY", start=":20260601T080000Z", end=":20260601T081000Z"),
        *islice(changes(";RANGE=THISANDFUTURE"), 5000),
    ),
    "200 zones of 40 rules": lambda: calendar(
        *[
            "\n".join(
                [
                    zone(f"Z{number}", *[part("RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR,SA,SU")] * 40),
                    nine_in(f"Z{number}", uid=f"{number}"),
                ]
            )
            for number in range(200)
        ]
    ),
    "a summary of 5 MB": LARGE["a summary of 5 MB"][0],
    "a line of a million folds": LARGE["a line of a million folds"][0],
    "10,000 components in one another": LARGE["10,000 components in one another"][0],
}

# It runs the words after the first and writes what that took, in seconds and MiB, to the file that is the first. A
# process counts the memory of the one that started it as its own: this one has next to none.
MEASURE = """\
import json, pathlib, resource, subprocess, sys
done = subprocess.run(sys.argv[2:], check=False)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
peak = used.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
pathlib.Path(sys.argv[1]).write_text(json.dumps([used.ru_utime + used.ru_stime, peak]))
sys.exit(done.returncode)
"""


def measured(program: Program, *words: str) -> tuple[Result, float, float]:
    """What a process says, its seconds of the processor, and the most memory it had, in MiB."""
    used = program.root / "used.json"
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(used), sys.executable, "-m", "leadtime", *words],
        capture_output=True,
        env=program.environment | {"LEADTIME_NOW": FRIDAY},
        check=False,
    )
    seconds, peak = json.loads(used.read_text())
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode()), seconds, peak


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not say what a process has used")
@pytest.mark.parametrize("name", HEAVY)
def test_no_bomb_takes_more_than_5_seconds_or_300_mib(name: str, leadtime: Program) -> None:
    """R39: of the processor and of memory, in the longest period and with all that can be asked for."""
    path = leadtime.root / "bomb.ics"
    path.write_text(HEAVY[name](), encoding="utf-8")
    done, seconds, peak = measured(leadtime, "import", "ics", str(path), LONG, "--dry-run", *ALL)
    summed(done)
    assert seconds <= MOST_SECONDS
    assert peak <= MOST_MEMORY
    places = [line for line in done.err.splitlines() if "left out" in line]
    assert all(re.match(rf"{re.escape(str(path))}:\d+: ", line) for line in places)


def test_no_text_of_a_calendar_is_obeyed(leadtime: Program) -> None:
    """R31: whatever its texts hold, no raw control character reaches the terminal; markup is shown as it is."""
    nasty = NASTY.replace("\x00", "") + " [red]x[/red] [link=y]z[/] :smile: \\[b]"
    texts = ("LOCATION", "CATEGORIES", "STATUS", "TRANSP", "CLASS", "DESCRIPTION", "SEQUENCE", "LAST-MODIFIED")
    people = (f'ORGANIZER;CN="{nasty}":mailto:{nasty}', f'ATTENDEE;PARTSTAT="{nasty}":mailto:{nasty}')
    whole = event(*[f"{name}:{nasty}" for name in texts], *people, uid=nasty, summary=f"Visit {nasty}")
    broken = [
        event(uid=nasty, start=f":{nasty}", summary=nasty),
        event(uid=nasty, start=f":20261124{nasty}", summary=nasty),
        event(f"RRULE:FREQ={nasty}", summary=nasty),
        event(f"RRULE:{nasty}", summary=nasty),
        event(f"DURATION:{nasty}", end="", summary=nasty),
        event(f"RECURRENCE-ID:{nasty}", summary=nasty),
        nine_in(f'"{nasty}"'),
    ]
    names = (f"X-WR-CALNAME:{nasty}", f"X-WR-TIMEZONE:{nasty}", f"METHOD:{nasty}")
    text = calendar(*names, whole, *broken, event(start=":20261125T080000", end=":20261125T090000", uid="floating"))
    done = read(leadtime, text, WEEK)
    assert summed(done) == (2, "1 in an unknown time zone, 6 broken")
    assert "[red]x[/red] [link=y]z[/] :smile: \\[b]" in done.out
    path = str(leadtime.root / "bomb.ics")
    for shown in (done, leadtime("rules", "test", path, WEEK), leadtime("rules", "test", path, WEEK, "--json")):
        assert shown.code == 0
        assert not RAW.findall(shown.out)
        assert not RAW.findall(shown.err)
    seen = leadtime.terminal("import", "ics", path, WEEK, "--dry-run").out
    assert not RAW.findall(re.sub(r"\x1b\[[0-9;]*m", "", seen))


SWEDISH = calendar(event(summary="Visit to Råå förskola"))
ENCODED: dict[str, bytes] = {
    "UTF-8": SWEDISH.encode(),
    "UTF-8 with a mark": SWEDISH.encode("utf-8-sig"),
    "latin-1": SWEDISH.encode("latin-1"),
    "UTF-16 with a mark": SWEDISH.encode("utf-16"),
    "UTF-16, the other way round": b"\xfe\xff" + SWEDISH.encode("utf-16-be"),
}


@pytest.mark.parametrize("name", ENCODED)
def test_every_usual_encoding_is_read(name: str, leadtime: Program) -> None:
    """R22: one that is only supposed is told of."""
    done = read(leadtime, ENCODED[name], WEEK)
    assert summed(done) == (1, "")
    assert "Visit to Råå förskola" in done.out
    supposed = f"! {leadtime.root / 'bomb.ics'} is not in UTF-8, and was read as Windows-1252"
    assert done.err.startswith(supposed) == (name == "latin-1")


NO_TEXT: dict[str, tuple[bytes, int, str]] = {
    "UTF-16 without a mark": (SWEDISH.encode("utf-16-le"), 1, "there are NUL bytes in the file"),
    "more NULs than letters": (b"BEGIN:VCALENDAR\n" + b"\0" * 1000, 2, "there are NUL bytes in the file"),
    "bytes that are no letters": (SWEDISH.encode() + b"\n\n\x81\x8d", 12, "the byte 0x81 is no text in UTF-8"),
}


@pytest.mark.parametrize("name", NO_TEXT)
def test_what_is_no_text_is_refused(name: str, leadtime: Program) -> None:
    """R22: with the file and the line, and nothing is done."""
    data, line, said = NO_TEXT[name]
    done = read(leadtime, data, WEEK)
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith(f"leadtime: {leadtime.root / 'bomb.ics'}:{line}: {said}")


def test_a_few_nuls_cost_no_more_than_themselves(leadtime: Program) -> None:
    """A damaged letter is shown as one that could not be read."""
    done = read(leadtime, calendar(event(summary="Vi\0sit"), event(uid="b", start=":202611\x0024")), WEEK)
    assert summed(done) == (1, "1 broken")
    assert "Vi\N{REPLACEMENT CHARACTER}sit" in done.out


ZONED: dict[str, tuple[str, str]] = {
    "one that the world knows is the world's": (
        calendar(zone("Europe/Stockholm", part()), nine_in("Europe/Stockholm")),
        "09:00-10:00",
    ),
    "defined before its use": (calendar(zone("Z", part()), nine_in("Z")), "15:00-16:00"),
    "defined after its use": (calendar(nine_in("Z"), zone("Z", part())), "15:00-16:00"),
    "defined since the year 1": (
        calendar(zone("Z", part(start="00010101T000000", before="+0100", after="+0100")), nine_in("Z")),
        "09:00-10:00",
    ),
    "defined twice: the first": (
        calendar(zone("Z", part()), zone("Z", part(before="+0100", after="+0100")), nine_in("Z")),
        "15:00-16:00",
    ),
    "one of Windows": (calendar(nine_in("Eastern Standard Time")), "15:00-16:00"),
    "a path that ends in one": (calendar(nine_in("/example.org/20260101_1/America/New_York")), "15:00-16:00"),
    "in UTC, whatever it says": (
        calendar(event(start=";TZID=Mars:20261124T080000Z", end=";TZID=Mars:20261124T090000Z")),
        "09:00-10:00",
    ),
}


@pytest.mark.parametrize("name", ZONED)
def test_a_zone_is_never_guessed(name: str, leadtime: Program) -> None:
    """R39: a time is that of the zone that is named, and the clock of Stockholm shows it."""
    text, shown = ZONED[name]
    done = read(leadtime, text, WEEK)
    assert summed(done) == (1, "")
    assert f" {shown}  visits" in done.out
    assert done.err == ""


def test_a_time_without_a_zone_is_told_of(leadtime: Program) -> None:
    """R39: it is local time, and that is said; one of a calendar with a zone of its own is in that."""
    floating = event(start=":20261124T090000", end=":20261124T100000")
    done = read(leadtime, calendar(floating), WEEK)
    assert " 09:00-10:00  visits" in done.out
    assert done.err == "! 1 event names no time zone: taken as local time\n"
    done = read(leadtime, calendar("X-WR-TIMEZONE:America/New_York", floating), WEEK)
    assert " 15:00-16:00  visits" in done.out
    assert done.err == "! 1 event names no time zone: taken as America/New_York, the calendar's own\n"
