"""The index of a long log: what is read through it is what the text says, whatever was done to either."""

import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tests.storage.kept import LOG, NOW, kept, logged, text_of

from leadtime.formats.log_pieces import stretches
from leadtime.formats.log_toml import Log
from leadtime.formats.toml_text import appended
from leadtime.model.duration import Duration
from leadtime.model.entry import Entry
from leadtime.model.errors import LeadtimeError
from leadtime.model.period import Period
from leadtime.storage import entries, history
from leadtime.storage.entries import Typed
from leadtime.storage.index import _keep, indexed, update_index
from leadtime.storage.log_file import read_log
from leadtime.storage.new_text import NewText
from leadtime.storage.places import Places

WEEK = Period(date(2026, 11, 23), date(2026, 11, 30))
BLOCK = '\n[[entry]]\nid = "{}"\ndate = {}\nminutes = 30\ncategory = "visits"\n'
ABSENCE = '\n[[absence]]\nid = "{}"\nkind = "sick"\nfrom = {}\nto = {}\n'


@contextmanager
def index_is(said: str) -> Iterator[None]:
    """LEADTIME_INDEX for a while: `always` makes one for a short log too."""
    before = os.environ.get("LEADTIME_INDEX")
    os.environ["LEADTIME_INDEX"] = said
    try:
        yield
    finally:
        os.environ.pop("LEADTIME_INDEX")
        if before is not None:
            os.environ["LEADTIME_INDEX"] = before


def with_cache(root: Path, log: str | None = LOG) -> Places:
    """The places of a folder with a log, and a cache folder that is made when it is needed."""
    return kept(root, log)._replace(cache=str(root / "cache"))


def of(log: Log, period: Period) -> tuple[list[Entry], object]:
    """What a log has of a period, in its order: the entries that touch it, a running timer, and every absence."""
    found = [entry for entry in log.entries if entry.is_running or _touches(entry, period)]
    return sorted(found, key=lambda entry: entry.id), sorted(log.absences)


def _touches(entry: Entry, period: Period) -> bool:
    last = entry.end.date() if entry.end else entry.day
    return entry.day < period.end and last >= period.start


def read(places: Places, period: Period, said: str) -> object:
    """What a period has, read with the index or without; the error where the log can't be read."""
    with index_is(said):
        try:
            return of(read_log(places).touching(period), period)
        except LeadtimeError as error:
            return type(error), error.message


def long_log(number: int) -> str:
    """A log with an entry on each of so many days, the last one in the week."""
    days = (date(2026, 11, 27) - timedelta(days=number - 1 - count) for count in range(number))
    return "version = 1\n" + "".join(BLOCK.format(f"e{count:07d}", day) for count, day in enumerate(days))


def is_of_the_log(places: Places) -> bool:
    """True when the index is of the log as it stands."""
    log = read_log(places)
    with index_is("always"):
        return indexed(places, log.file.data, log.file.fingerprint) is not None


def read_a_week(places: Places, said: str = "always") -> None:
    """Read the week, and make the index if there is none."""
    with index_is(said):
        read_log(places).touching(WEEK)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A log of 500 entries that leadtime has written last, without an index."""
    found = with_cache(tmp_path, long_log(500))
    logged(found)
    return found


def test_the_first_reading_makes_it_and_a_change_keeps_it(places: Places) -> None:
    """For its owner alone; what comes in at the end, or near it, and what is taken back is in it at once."""
    read_a_week(places)
    assert is_of_the_log(places)
    assert stat.S_IMODE(Path(places.index_file).stat().st_mode) == 0o600
    assert stat.S_IMODE(Path(places.cache).stat().st_mode) == 0o700
    with index_is("always"):
        for change in (logged, history.undo, history.redo):
            change(places, *(() if change is logged else (NOW,)))
            assert is_of_the_log(places)
        entries.start(places, Typed("office", None, NOW.date()), NOW)
        assert is_of_the_log(places)
        entries.stop(places, NOW + timedelta(minutes=5))
        assert is_of_the_log(places)
        entries.remove(places, ["e0000250"], NOW)
        assert is_of_the_log(places)


def test_a_hand_edit_makes_it_anew(places: Places) -> None:
    """Once: whoever reads next knows that the text is good, though the journal knows nothing of it."""
    read_a_week(places)
    Path(places.log).write_bytes(text_of(places.log).encode() + BLOCK.format("byhand", "2026-11-24").encode())
    assert not is_of_the_log(places)
    with index_is("always"):
        first = read_log(places)
        assert not first.is_known_good
        assert "byhand" in [entry.id for entry in first.touching(WEEK).entries]
        second = read_log(places)
        assert second.is_known_good
        assert len(second.touching(WEEK).entries) < 100


def test_an_index_of_another_text_is_left_alone(places: Places) -> None:
    """Also where its stretches were read before somebody put that of another log in its place."""
    read_a_week(places)
    log = read_log(places)
    with index_is("always"):
        known = indexed(places, log.file.data, log.file.fingerprint)
        _keep(places, stretches("version = 1\n") or [], "of another")
        before = Path(places.index_file).read_bytes()
        new = NewText(log.file, [appended(log.file.text, BLOCK.format("later", "2026-11-27").lstrip("\n"))])
        update_index(places, known, new, log.file.fingerprint, new.fingerprint)
    assert known and Path(places.index_file).read_bytes() == before


def test_a_log_with_a_fault_has_none(places: Places) -> None:
    """Its faults are to be told each time."""
    Path(places.log).write_bytes(text_of(places.log).encode() + b'\n[[entry]]\nid = "b"\n')
    read_a_week(places)
    assert not Path(places.index_file).exists()
    with index_is("always"):
        logged(places)
        assert read_log(places).touching(WEEK).problems
        assert not Path(places.index_file).exists()


def test_off_and_short(places: Places) -> None:
    """LEADTIME_INDEX=off makes none and looks at none, and a short log needs none."""
    for said in ("off", ""):
        read_a_week(places, said)
        assert not Path(places.index_file).exists()
    Path(places.log).write_bytes(
        text_of(places.log).replace("version = 1\n", "version = 1\n" + f"# {300_000 * 'long'}\n").encode()
    )
    with index_is("off"):
        logged(places)
    read_a_week(places, "off")
    assert not Path(places.index_file).exists()
    read_a_week(places, "")
    assert Path(places.index_file).exists()


def test_it_is_used_for_what_it_says(places: Places) -> None:
    """Days that are wrong in it, with a proof that fits, hide entries; with any other proof it is passed over."""
    log = read_log(places)
    wrong = [
        one._replace(first=one.first and "2019-01-01", last=one.last and "2019-01-01")
        for one in stretches(log.file.text) or ()
    ]
    _keep(places, wrong, log.file.fingerprint)
    with index_is("always"):
        assert not read_log(places).touching(WEEK).entries
    _change_within(Path(places.index_file), "day", 300)
    assert read(places, WEEK, "always") == read(places, WEEK, "off")


@pytest.mark.parametrize("cache", ["", "file", "folder"])
def test_where_there_is_no_place_for_it(places: Places, cache: str, tmp_path: Path) -> None:
    """No home, a file where its folder should be, a folder in its own place: the log is read and written without."""
    if cache == "file":
        Path(places.cache).write_text("in the way")
    elif cache == "folder":
        Path(places.index_file).mkdir(parents=True)
    else:
        places = places._replace(cache="")
    before = sorted(tmp_path.rglob("*"))
    read_a_week(places)
    assert read(places, WEEK, "always") == read(places, WEEK, "off")
    with index_is("always"):
        logged(places)
    assert sorted(tmp_path.rglob("*")) == before


def test_nobody_waits_for_it(places: Places) -> None:
    """While another process writes the index, this one does without; neither says a word."""
    read_a_week(places)
    with closing(sqlite3.connect(places.index_file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert read(places, WEEK, "always") == read(places, WEEK, "off")
        with index_is("always"):
            logged(places)
        other.execute("ROLLBACK")
    read_a_week(places)
    assert is_of_the_log(places)


@given(
    st.lists(st.tuples(st.sampled_from([BLOCK, ABSENCE, "# ett möte – och ✓\n"]), st.integers(0, 700)), max_size=300),
    st.data(),
)
def test_stretches_are_the_whole_text(items: list[tuple[str, int]], data: st.DataObject) -> None:
    """They follow each other without a gap, counted in bytes, and from where one of them begins come the same."""
    days = [(kind, date(2025, 1, 1) + timedelta(days=after)) for kind, after in items]
    text = "version = 1\n" + "".join(kind.format(f"i{n:06d}", day, day) for n, (kind, day) in enumerate(days))
    found = stretches(text) or []
    assert [one.start for one in found] == [0, *(one.end for one in found[:-1])] and found[-1].end == len(text.encode())
    assert sum(one.characters for one in found) == len(text)
    place = data.draw(st.integers(0, len(found) - 1))
    assert stretches(text.encode()[found[place].start :].decode(), found[place].start) == found[place:]


class ADiary(RuleBasedStateMachine):
    """A leader logs, mends, undoes and edits by hand, and the index is spoiled in between."""

    def __init__(self) -> None:
        super().__init__()
        self.scratch = TemporaryDirectory()
        self.number = 0

    @initialize(days=st.integers(0, 200), crlf=st.booleans())
    def begin(self, days: int, crlf: bool) -> None:
        """A log with some history, found good once."""
        text = long_log(days) if days else "version = 1\n"
        self.places = with_cache(Path(self.scratch.name), text.replace("\n", "\r\n") if crlf else text)
        self.log(0, 1)

    def _id(self) -> str:
        self.number += 1
        return f"h{self.number:07d}"

    def _do(self, change: Callable[[], object]) -> None:
        """A change with the index on; one that is refused is none."""
        with index_is("always"):
            try:
                change()
            except LeadtimeError:
                return

    @rule(back=st.integers(0, 40), minutes=st.integers(1, 300), note=st.sampled_from(["", "Möte – ✓"]))
    def log(self, back: int, minutes: int, note: str = "") -> None:
        """Log an entry of some day."""
        typed = Typed("visits", Duration(minutes), NOW.date() - timedelta(days=back), note=note)
        self._do(lambda: entries.add(self.places, typed, NOW, parallel=True))

    @rule(hours=st.integers(1, 60))
    def start(self, hours: int) -> None:
        """Start the timer, some of them days ago."""
        at = NOW - timedelta(hours=hours)
        self._do(lambda: entries.start(self.places, Typed("visits", None, at.date()), at))

    @rule()
    def stop(self) -> None:
        """Stop it."""
        self._do(lambda: entries.stop(self.places, NOW))

    @rule(place=st.integers(0, 400))
    def remove(self, place: int) -> None:
        """Remove an entry, wherever it stands."""
        found = read_log(self.places).parsed().entries
        if found:
            self._do(lambda: entries.remove(self.places, [found[place % len(found)].id], NOW))

    @rule()
    def undo(self) -> None:
        """Take the last change back."""
        self._do(lambda: history.undo(self.places, NOW))

    @rule()
    def redo(self) -> None:
        """Make it again."""
        self._do(lambda: history.redo(self.places, NOW))

    @rule(back=st.integers(0, 300), kind=st.sampled_from([BLOCK, ABSENCE]), in_the_middle=st.booleans())
    def by_hand(self, back: int, kind: str, in_the_middle: bool) -> None:
        """Write an entry or an absence into the file, at its end or between two others."""
        day = NOW.date() - timedelta(days=back)
        new = kind.format(self._id(), day, day)
        text = text_of(self.places.log)
        at = text.find("\n[[entry]]", len(text) // 2) if in_the_middle else len(text)
        at = len(text) if at < 0 else at
        self._write(text[:at] + ("" if text[:at].endswith("\n") else "\n") + new + text[at:])

    @rule(
        text=st.sampled_from(
            ["\n# a note\n", "\nthis is no TOML\n", '\n[[entry]]\nid = "b"\n', '\nx = """\n[[entry]]\n"""\n']
        )
    )
    def spoil(self, text: str) -> None:
        """Write something else into it: a comment, a fault, a string that looks like an entry; undone by hand at once
        or left there.
        """
        before = text_of(self.places.log)
        self._write(before + text)
        self.check()
        if "no TOML" in text:
            self._write(before)

    def _write(self, text: str) -> None:
        Path(self.places.log).write_bytes(text.encode())
        os.utime(self.places.log, (1, 1))  # nobody is waited for: the save is long past

    @precondition(lambda self: Path(self.places.index_file).exists())
    @rule(
        how=st.sampled_from(["gone", "empty", "text", "cut", "row", "day", "moved", "other"]), at=st.integers(0, 10_000)
    )
    def spoil_the_index(self, how: str, at: int) -> None:
        """Delete the index, cut it, overwrite it, or change what it says by its own means."""
        path = Path(self.places.index_file)
        if how == "gone":
            path.unlink()
        elif how in ("empty", "text"):
            path.write_bytes(b"" if how == "empty" else b"this is no index\n" * 100)
        elif how == "cut":
            path.write_bytes(path.read_bytes()[: at % (path.stat().st_size + 1)])
        elif how == "moved":
            data = bytearray(path.read_bytes() or b"none")
            data[at % len(data)] ^= 0xFF
            path.write_bytes(data)
        else:
            _change_within(path, how, at)

    @invariant()
    def check(self) -> None:
        """What is read with the index is what is read without, of the week and of all."""
        if hasattr(self, "places"):
            for period in (
                WEEK,
                Period(date(2026, 11, 3), date(2026, 11, 4)),
                Period(date(2020, 1, 1), date(2027, 1, 1)),
            ):
                assert read(self.places, period, "always") == read(self.places, period, "off")

    def teardown(self) -> None:
        """Nothing is left."""
        self.scratch.cleanup()


def _change_within(path: Path, how: str, at: int) -> None:
    """Change the rows of an index, as a fault of ours or of the disk might."""
    statements = {
        "row": "DELETE FROM stretch WHERE start = (SELECT start FROM stretch ORDER BY start LIMIT 1 OFFSET {})",
        "day": "UPDATE stretch SET first = '2019-01-01', last = '2019-01-02' WHERE start >= {}",
        "other": "UPDATE log SET fingerprint = substr(fingerprint, 2) || '{}'",
    }
    with closing(sqlite3.connect(path, timeout=0)) as opened:
        try:
            opened.execute(statements[how].format(at % 10))
            opened.commit()
        except sqlite3.Error:  # it was spoiled before
            return


TestADiary = ADiary.TestCase
TestADiary.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
