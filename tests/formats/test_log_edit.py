"""Changes to a log that its owner formatted by hand: the entry changes, and not one byte beside it."""

import re
from datetime import date, datetime, timedelta, timezone
from random import Random

import pytest
from tests.formats.hand_written import Written, hand_written

from leadtime.formats.log_edit import adding, fault_in_change, removing, replacing
from leadtime.formats.log_text import format_item
from leadtime.formats.log_toml import Log, parse_log
from leadtime.formats.toml_text import Splice, apply
from leadtime.model.absence import Absence, AbsenceKind
from leadtime.model.entry import Entry
from leadtime.model.errors import BadData

CET = timezone(timedelta(hours=1))
NEW = Entry(
    "new",
    "communication/social",
    start=datetime(2026, 11, 27, 13, 0, tzinfo=CET),
    end=datetime(2026, 11, 27, 14, 0, tzinfo=CET),
    tags=("thanks", 'a "quoted" one'),
    note="Lifted the night shift",
)
SICK = Absence("sick1", AbsenceKind.SICK, date(2026, 11, 26), date(2026, 11, 27), note="flu")
HEAD = "version = 1\n\n"
ENTRY = '[[entry]]\nid = "a"\ndate = 2026-11-23\nminutes = 45\ncategory = "visits"\n'
ADDED = '[[entry]]\nid = "b"\ndate = 2026-11-24\nminutes = 30\ncategory = "lunch"\n'
CHANGES: tuple[dict[str, object], ...] = (
    {"note": "Another note"},
    {"note": ""},
    {"category": "office"},
    {"unit": "care/south"},
    {"unit": "", "people": None},
    {"people": 3, "tags": ("one", "two")},
    {"tags": ()},
    {"start": None, "end": None, "date": date(2026, 11, 30), "minutes": 90},
    {"start": datetime(2026, 11, 30, 8, tzinfo=CET), "end": None, "date": None, "minutes": None},
    {"id": "other"},
)


def parsed(text: str) -> Log:
    """The log of a text that has no fault."""
    log = parse_log(text, "log.toml")
    assert log.problems == ()
    return log


def changed(text: str, splice: Splice) -> str:
    """The text with a splice, of which it is known that taking it back gives the old text."""
    new = apply(text, splice)
    assert apply(new, splice.reversed()) == text
    return new


@pytest.mark.parametrize("seeds", [range(start, start + 250) for start in range(0, 2000, 250)], ids=str)
def test_hand_written_logs(seeds: range) -> None:
    """2,000 logs, each with an entry added, one removed and one edited: 0 bytes change outside the entry (R14).

    The proof says so too, and it does not when the result is held against what was there before.
    """
    for seed in seeds:
        written = hand_written(seed)
        log = parsed(written.text)
        number = Random(seed).randrange(len(log.entries))
        assert_adds(written, log)
        assert_removes(written, log, number)
        assert_edits(written, log, number, Random(seed).choice(CHANGES))


def assert_adds(written: Written, log: Log) -> None:
    """Every byte of the old text stays, and the new entry and absence follow."""
    new = changed(written.text, adding(written.text, [NEW, SICK]))
    assert new.startswith(written.text)
    added = new[len(written.text) :].replace("\r\n", "\n")
    assert added.strip("\n") + "\n" == f"{format_item(NEW)}\n{format_item(SICK)}"
    assert fault_in_change(log, new, log._replace(entries=(*log.entries, NEW), absences=(*log.absences, SICK))) == ""
    assert fault_in_change(log, new, log._replace(entries=log.entries)) != ""


def assert_removes(written: Written, log: Log, number: int) -> None:
    """What goes is the block, from its header to its last key, and at most the blank line above it."""
    start, end = written.spans[number]
    new = changed(written.text, removing(written.text, log, [log.entries[number]], "")[0])
    above = [length for length in (1, 2) if written.text.endswith(("", "\n\n", "\n\r\n")[length], 0, start)]
    assert new in [written.text[: start - length] + written.text[end:] for length in (0, *above)]
    left = log.entries[:number] + log.entries[number + 1 :]
    assert fault_in_change(log, new, log._replace(entries=left)) == ""
    assert fault_in_change(log, new, log._replace(entries=log.entries)) != ""


def assert_edits(written: Written, log: Log, number: int, change: dict[str, object]) -> None:
    """Outside the block nothing changes; in it only the lines of the keys whose value does."""
    old = log.entries[number]
    new_entry = old._replace(**change)  # type: ignore[arg-type]  # a table of fields has values of any type
    new = changed(written.text, replacing(written.text, log, old, new_entry, ""))
    start, end = written.spans[number]
    assert new.startswith(written.text[:start]) and new.endswith(written.text[end:])
    keys = {key for key in change if getattr(old, key) != getattr(new_entry, key)}
    assert_parts_stay(written, number, keys, new[start : len(new) - len(written.text) + end])
    entries = tuple(new_entry if entry is old else entry for entry in log.entries)
    assert fault_in_change(log, new, log._replace(entries=entries)) == ""
    if keys:
        assert fault_in_change(log, new, log._replace(entries=log.entries)) != ""
    else:
        assert new == written.text


def assert_parts_stay(written: Written, number: int, changing: set[str], block: str) -> None:
    """Every part of the block that is none of the changing keys is in the new block, in the old order."""
    position = 0
    for key, part in written.keys[number]:
        if key not in changing:
            found = block.find(part, position)
            assert found >= 0, (part, block)
            position = found + len(part)


@pytest.mark.parametrize("seed", range(40))
def test_a_wrong_result_is_not_let_through(seed: int) -> None:
    """A text that was cut, doubled, or changed beside the entry is refused whatever it looks like."""
    written = hand_written(seed)
    log = parsed(written.text)
    splice = adding(written.text, [NEW])
    new = apply(written.text, splice)
    entries = (*log.entries, NEW)
    wrong = {
        "twice": new + splice.new,
        "cut": new[:-3],
        "further table": new + "\n[further]\n",
        "further key": re.sub('"?version', r"further = 1\n\g<0>", new, count=1),
        "no longer TOML": new + "\n???\n",
        "empty": "",
        "another version": re.sub(r'(version"?\s*=\s*)1', r"\g<1>2", new),
        "offset": new.replace("13:00:00+01:00", "12:00:00Z"),
    }
    faults = {name: fault_in_change(log, text, log._replace(entries=entries)) for name, text in wrong.items()}
    assert all(faults.values()), faults


def test_old_faults_may_stay_and_new_ones_may_not() -> None:
    """A log with a fault can be added to; a change that brings another fault is refused with its words."""
    text = 'version = 1\n[[entry]]\nid = "a"\ndate = 2026-11-23\nminutes = 5\ncategory = "x"\npeople = "two"\n'
    log = parse_log(text, "log.toml")
    assert len(log.problems) == 1
    assert fault_in_change(log, apply(text, adding(text, [NEW])), log._replace(entries=(*log.entries, NEW))) == ""
    twin = NEW._replace(id="a")
    assert fault_in_change(log, apply(text, adding(text, [twin])), log._replace(entries=(*log.entries, twin))) == (
        "the log would have a new fault: another entry has the id 'a' too"
    )


def test_a_first_entry_makes_the_log() -> None:
    """An empty text gets its version; a mark or blank lines are as good as empty and stay."""
    block = format_item(NEW)
    assert apply("", adding("", [NEW])) == f"version = 1\n\n{block}"
    assert apply("\ufeff", adding("\ufeff", [NEW])) == f"\ufeffversion = 1\n\n{block}"
    text = apply("\r\n", adding("\r\n", [NEW]))
    assert text == "\r\n" + f"version = 1\n\n{block}".replace("\n", "\r\n")
    assert fault_in_change(parse_log("\r\n", ""), text, Log(entries=(NEW,))) == ""


def test_stopping_the_timer() -> None:
    """The end stands below the start, indented as it is."""
    text = HEAD + '[[entry]]\n  id = "a"\n  start = 2026-11-23 09:00:00+01:00\n  category = "visits"\n'
    log = parsed(text)
    stopped = log.entries[0]._replace(end=datetime(2026, 11, 23, 10, tzinfo=CET))
    assert apply(text, replacing(text, log, log.entries[0], stopped, "")) == text.replace(
        "  category", "  end = 2026-11-23T10:00:00+01:00\n  category"
    )


def test_the_same_hour_in_another_offset_is_a_change() -> None:
    """Date-times are equal when they are the same instant; which hour the clock showed is the entry's day."""
    text = HEAD + '[[entry]]\nid = "a"\nstart = 2026-11-23T23:30:00Z\nend = 2026-11-23T23:45:00Z\ncategory = "x"\n'
    log = parsed(text)
    start = datetime(2026, 11, 24, 0, 30, tzinfo=CET)
    new = log.entries[0]._replace(start=start)
    becomes = apply(text, replacing(text, log, log.entries[0], new, ""))
    assert becomes == text.replace("start = 2026-11-23T23:30:00Z", "start = 2026-11-24T00:30:00+01:00")
    assert fault_in_change(log, becomes, log._replace(entries=(new,))) == ""
    assert fault_in_change(log, text, log._replace(entries=(new,))) != ""


def test_removing_an_absence() -> None:
    """An absence goes as an entry does, and the entries around it stay."""
    text = HEAD + ENTRY + '\n[[absence]]\nid = "s"\nkind = "sick"\nfrom = 2026-11-24\n\n' + ADDED
    log = parsed(text)
    new = changed(text, removing(text, log, [log.absences[0]], "")[0])
    assert new == HEAD + ENTRY + "\n" + ADDED
    assert fault_in_change(log, new, log._replace(absences=())) == ""


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2)])
def test_removing_all_one_by_one(order: tuple[int, ...]) -> None:
    """In whatever order the entries go, what is left is a log without entries."""
    text = HEAD + "\n".join(ENTRY.replace('"a"', f'"{name}"') for name in "abc")
    entries = parsed(text).entries
    for number in order:
        text = apply(text, removing(text, parsed(text), [entries[number]], "")[0])
    assert text == "version = 1\n"


INLINE = 'version = 1\n\nentry = [\n  { id = "a", date = 2026-11-23, minutes = 5, category = "x" },\n]\n'


def test_entries_in_one_inline_list() -> None:
    """They are read and counted; a change to them is refused, in words that say how to write them instead."""
    log = parsed(INLINE)
    assert len(log.entries) == 1
    with pytest.raises(BadData, match="nothing can be added") as refused:
        adding(INLINE, [NEW], "log.toml")
    assert refused.value.place == "log.toml:3"
    assert refused.value.hint == "write each entry under a line [[entry]] of its own, in an editor"
    with pytest.raises(BadData, match="not written under a line"):
        removing(INLINE, log, [log.entries[0]], "log.toml")
    with pytest.raises(BadData, match="not written under a line"):
        replacing(INLINE, log, log.entries[0], NEW, "log.toml")
    new = apply(INLINE, adding(INLINE, [SICK]))
    assert fault_in_change(log, new, log._replace(entries=log.entries, absences=(SICK,))) == ""


def test_an_empty_inline_list() -> None:
    """`entry = []` cannot be added to either, and the proof would catch it if it was tried."""
    text = "version = 1\nentry = []\n"
    with pytest.raises(BadData, match="nothing can be added"):
        adding(text, [NEW])
    assert fault_in_change(parsed(text), f"{text}\n{format_item(NEW)}", Log(entries=(NEW,))) != ""


def test_a_part_of_an_entry_that_stands_elsewhere() -> None:
    """Removing such an entry would give its part to the entry above; it is refused, and the others can go."""
    text = HEAD + ENTRY + "\n[place]\nx = 1\n\n[entry.sub]\ny = 2\n\n" + ADDED
    log = parsed(text)
    with pytest.raises(BadData, match=r"has a part, \[entry.sub\]"):
        removing(text, log, [log.entries[0]], "")[0]
    assert apply(text, removing(text, log, [log.entries[1]], "")[0]) == text[: -len(ADDED) - 1]


def test_a_table_that_only_sounds_like_a_part() -> None:
    """`["entry.x"]` is a table of its own and stays when the entry above goes."""
    text = HEAD + ENTRY + '\n["entry.x"]\ny = 2\n'
    log = parsed(text)
    new = apply(text, removing(text, log, [log.entries[0]], "")[0])
    assert new == 'version = 1\n\n["entry.x"]\ny = 2\n'
    assert fault_in_change(log, new, log._replace(entries=())) == ""


def test_a_value_that_is_not_equal_to_itself() -> None:
    """`nan` in a key of the owner's does not stand in the way of a change."""
    text = HEAD + ENTRY + "limit = nan\n\n[mine]\nlimit = nan\n"
    log = parsed(text)
    assert fault_in_change(log, apply(text, adding(text, [NEW])), log._replace(entries=(*log.entries, NEW))) == ""


def test_an_entry_with_a_key_of_every_other_kind() -> None:
    """What cannot be written at all, such as a number beyond counting in hexadecimal, is not touched by an edit."""
    text = HEAD + ENTRY + f"huge = 0x{'f' * 5000}\ndeep = {'[' * 90}{']' * 90}\n"
    log = parsed(text)
    new = log.entries[0]._replace(note="N")
    becomes = apply(text, replacing(text, log, log.entries[0], new, ""))
    assert becomes == text.replace("huge", 'note = "N"\nhuge')
    assert fault_in_change(log, becomes, log._replace(entries=(new,))) == ""
