"""A change within an entry's own piece, against the same change with the whole log read."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.formats.hand_written import hand_written

from leadtime.formats import log_edit
from leadtime.formats.log_pieces import is_plain, log_whole
from leadtime.formats.log_text import format_item
from leadtime.formats.log_toml import Item, parse_log
from leadtime.formats.piece_edit import changing
from leadtime.formats.toml_text import apply, apply_all
from leadtime.model.absence import Absence, AbsenceKind
from leadtime.model.entry import Entry
from leadtime.model.promise import Promise
from leadtime.model.recognition import Recognition

NINE = datetime(2026, 11, 23, 9, tzinfo=timezone(timedelta(hours=1)))
ENTRY = Entry("k7d2m9qa", "visits", NINE, NINE + timedelta(hours=1), unit="schools/elineberg", note="Möte – ✓")
TIMER = Entry("timer", "office", NINE + timedelta(hours=2))
LIFT = Recognition("r1", date(2026, 11, 24), "care/seaview", 'Sang for "all"')
PROMISE = Promise("p1", date(2026, 11, 24), "care/seaview", "A chair", due=date(2026, 12, 1))
SICK = Absence("s", AbsenceKind.SICK, date(2020, 1, 1), date(2020, 1, 2))
ITEMS = st.lists(st.sampled_from([ENTRY, TIMER, LIFT, PROMISE, SICK]), min_size=1, max_size=8)


def same_as_in_full(text: str, old: Entry, new: Entry | None) -> bool:
    """True where the piece was found; the result is then the same to the byte as that of the whole log."""
    log = parse_log(text, "")
    found = changing(text, old, new, ())
    if found is None:
        return False
    splices = [log_edit.replacing(text, log, old, new, "")] if new else log_edit.removing(text, log, [old], "")
    splice, fault = found
    assert (apply(text, splice), fault) == (apply_all(text, splices), "")
    return True


def changes_of(old: Entry) -> list[Entry | None]:
    """To take it out, to leave it, and to change what stands first, in the middle and last in it."""
    longer = old._replace(end=old.start + timedelta(hours=3)) if old.start else old._replace(minutes=7)
    return [None, old, longer, old._replace(category="travel"), old._replace(note="", source="by hand", people=3)]


@given(ITEMS, st.sampled_from(["\n", "\r\n"]), st.booleans(), st.booleans())
def test_logs_as_leadtime_writes_them(items: list[Item], newline: str, spaced: bool, ends: bool) -> None:
    """Whatever stands beside the entry, with a blank line between or not, and with a newline at the end or not."""
    numbered = [item._replace(id=f"{item.id}{number}") for number, item in enumerate(items)]
    text = "version = 1\n" + "".join(("\n" if spaced else "") + format_item(item) for item in numbered)
    text = (text if ends else text.rstrip("\n")).replace("\n", newline)
    assert repr(log_whole(text)) == repr(parse_log(text, ""))
    for old in parse_log(text, "").entries:
        for new in changes_of(old):
            assert same_as_in_full(text, old, new)


@pytest.mark.parametrize("seeds", [range(start, start + 50) for start in range(0, 200, 50)], ids=str)
def test_hand_written_logs(seeds: range) -> None:
    """The same beside what is written in every style, and with comments and a table of its own below the entry."""
    found = 0
    for seed in seeds:
        text = hand_written(seed).text
        for below in (
            "",
            "  # about it\n\n# and more\n",
            "\n[entry.more]\ny = 1\n# of that\n",
            "[[reminder]]\nx = 1\n",
        ):
            text = apply(text, log_edit.adding(text, [ENTRY._replace(id=f"own{len(text)}")])) + below
        log = parse_log(text, "")
        if (whole := log_whole(text)) is not None:
            assert repr(whole) == repr(log)
        if is_plain(text) and not log.problems:
            own = [entry for entry in log.entries if entry.id.startswith("own")]
            found += sum(same_as_in_full(text, old, new) for old in own for new in changes_of(old))
    assert found


@pytest.mark.parametrize(
    "text",
    [
        "version = 1\n\n[[entry]]\nid = 'k7d2m9qa'\ndate = 2026-11-23\nminutes = 5\ncategory = \"visits\"\n",
        'version = 1\n\n[[ entry ]]\nid = "k7d2m9qa"\ndate = 2026-11-23\nminutes = 5\ncategory = "visits"\n',
    ],
    ids=["an id in other quotes", "a header with blanks"],
)
def test_what_is_written_otherwise_is_left_to_a_full_reading(text: str) -> None:
    """Only an entry that begins as leadtime writes it is looked for."""
    (old,) = parse_log(text, "").entries
    assert changing(text, old, None, ()) is None


def test_a_piece_with_a_fault_is_left_to_a_full_reading() -> None:
    """It says so there, and nothing is proved of it."""
    text = f'version = 1\n\n{format_item(ENTRY)}people = "many"\n'
    old = parse_log(text, "").entries[0]
    assert parse_log(text, "").problems
    assert changing(text, old, old._replace(note="other"), ()) is None


def test_an_id_that_two_have_names_no_piece() -> None:
    """Nor does one that no entry has, nor an entry that is not what stands there."""
    block = "\n" + format_item(ENTRY)
    assert changing(f"version = 1\n{block}{block}", ENTRY, None, ()) is None
    assert changing("version = 1\n", ENTRY, None, ()) is None
    assert changing(f"version = 1\n{block}", ENTRY._replace(note="other"), None, ()) is None
    assert changing(f"version = 1\n{block}", ENTRY, ENTRY._replace(id="other"), ()) is None
