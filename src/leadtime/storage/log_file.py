"""The log as it stands in its file. `touching` is the one door for "the entries in this period".

The plan has the form of the log and the same care: what is said of a log here is true of it too.
"""

import os
import time
from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from leadtime.formats.log_pieces import Stretch, days_to_read, is_plain, log_of_units, log_touching, log_whole
from leadtime.formats.log_toml import NEW_LOG, Log, parse_log
from leadtime.formats.toml_load import BYTE_ORDER_MARK, load_toml
from leadtime.model.errors import BadData, LeadtimeError
from leadtime.model.period import Period
from leadtime.storage import journal
from leadtime.storage.backups import newest_backup, was_kept
from leadtime.storage.files import QUIET, FileText, read_file
from leadtime.storage.index import indexed, make_index
from leadtime.storage.places import LOG, PLAN, Places

if TYPE_CHECKING:  # which only a merge needs
    from leadtime.formats.log_parts import Parts

_WORDS = {LOG: "log", PLAN: "plan"}
SEE_DOCTOR = "leadtime doctor says what can be saved"  # of what is no TOML


class LogFile:
    """The log's text with what it says, parsed once and only as far as it is asked for.

    `dimensions` are the budget's names for further keys of an entry. `name` is LOG, or PLAN for the plan.
    """

    def __init__(self, places: Places, file: FileText, dimensions: Sequence[str], name: str = LOG) -> None:
        self.places = places
        self.name = name
        self.file = file
        self.dimensions = tuple(dimensions)
        self._parsed: Log | None = None
        self._part: tuple[Period, Log] | None = None
        self._is_known_good: bool | None = None

    @property
    def word(self) -> str:
        """What the file is called."""
        return _WORDS[self.name]

    @property
    def is_new(self) -> bool:
        """True when none was ever begun here."""
        return self.file.is_blank

    @property
    def is_known_good(self) -> bool:
        """True when this very text was found without a fault before, so that it need not be proved again.

        The journal knows of it where leadtime wrote it, and the index where it was read.
        """
        if self._is_known_good is None:
            self._is_known_good = not self.is_new and (
                journal.is_known_good(self.places, self.file.fingerprint, self.name) or bool(self.stretches)
            )
        return self._is_known_good

    @cached_property
    def stretches(self) -> list[Stretch] | None:
        """Those of the index; None for the plan, and for a log that has none of this text."""
        if self.name != LOG:
            return None
        found = indexed(self.places, self.file.data, self.file.fingerprint)
        if found:
            self.file.length = sum(one.characters for one in found)
        return found

    @property
    def is_plain(self) -> bool:
        """True when an entry at the end of the text, if that has no fault, is all there is to prove."""
        if self._is_indexed_by_days:  # of a text that is not plain there are no such stretches
            return self.file.data.endswith(b"\n")
        return is_plain(self.file.text)

    @property
    def end(self) -> str:
        """As much of the end of the text as tells how an entry is added to it; of a long log that is plain, little."""
        if self.stretches and self._is_indexed_by_days:
            last = next(one for one in reversed(self.stretches) if one.first)
            return self.file.data[last.start :].decode()
        return self.file.text

    @property
    def _is_indexed_by_days(self) -> bool:
        return any(one.first for one in self.stretches or ())

    def parsed(self) -> Log:
        """All that the log says, with every problem found."""
        if self._parsed is None and self.is_known_good:
            self._parsed = log_whole(self.file.text, self.dimensions)
        if self._parsed is None:
            text = NEW_LOG if self.is_new else self.file.text
            self._parsed = parse_log(text, self.file.path, self.dimensions)
        return self._parsed

    def doubted(self) -> "LogFile":
        """The log, from now on with nothing taken on trust: it is read in full, though it was found good before."""
        self._is_known_good, self._parsed = False, None
        return self

    def in_parts(self) -> "tuple[Parts, bool]":
        """The log item by item, and whether that is all of it: False where an item has no block of its own."""
        from leadtime.formats.log_parts import parts_of

        found, is_split = parts_of(self.file.text, self.file.path, self.dimensions)
        if self._parsed is None and not self.is_new:
            self._parsed = found.log
        return found, is_split

    def touching(self, period: Period) -> Log:
        """At least the entries that touch a period, the running timer and every absence; of a faulty log, all of it.

        The cost for a log that leadtime wrote last does not grow with its parsing, only with reading it.
        """
        if self._parsed is None and self.is_known_good:
            if self._part and self._part[0].start <= period.start and period.end <= self._part[0].end:
                return self._part[1]
            found = log_touching(self._text_touching(period), period, self.dimensions)
            if found is not None:
                self._part = period, found
                return found
        parsed = self.parsed()
        if self.name == LOG and not parsed.problems:  # it was edited by hand; the next time that is known
            self.stretches = make_index(self.places, self.file.text, self.file.fingerprint)
        return parsed

    def _text_touching(self, period: Period) -> str:
        """The text, of a long log only as much of it as has the days of a period and what is always read."""
        if self.stretches is None and self.name == LOG:
            self.stretches = make_index(self.places, self.file.text, self.file.fingerprint)
        if self.stretches is None:
            return self.file.text
        data, (first, last) = self.file.data, days_to_read(period)
        wanted = (one for one in self.stretches if not one.first or (one.first <= last and one.last >= first))
        return b"".join([data[one.start : one.end] for one in wanted]).decode()

    def of_units(self, *, with_recognitions: bool = True) -> Log:
        """Every entry that names a unit, every absence, promise and, if asked for, recognition; of a faulty log, all.

        The entries may lack what is not about the visit, and stand in another order. Nothing else is parsed.
        """
        if self._parsed is None and self.is_known_good:
            found = log_of_units(self.file.text, with_recognitions=with_recognitions)
            if found is not None:
                return found
        return self.parsed()


def read_log(places: Places, dimensions: Sequence[str] = ()) -> LogFile:
    """The log; one that is not there, or has nothing in it, is a new one only where none was ever kept.

    BadData, saying what brings it back, for a log that is gone, empty or without its version although the journal or a
    backup knows of one.
    """
    return _read(places, places.log, dimensions, LOG)


def read_plan(places: Places, dimensions: Sequence[str] = ()) -> LogFile:
    """The plan, by the rules of the log; mostly there is none yet, which is a new one."""
    return _read(places, places.plan, dimensions, PLAN)


def _read(places: Places, path: str, dimensions: Sequence[str], name: str) -> LogFile:
    try:
        return _as_it_stands(places, path, dimensions, name)
    except BadData:
        time.sleep(QUIET)  # an editor that is saving has emptied the file, or moved it away, for this very moment
    try:
        return _as_it_stands(places, path, dimensions, name)
    except BadData as error:
        if was_kept(places, name):
            error.hint = f"{error.hint}\n{_way_back(places, path, name)}".strip()
        raise


def _as_it_stands(places: Places, path: str, dimensions: Sequence[str], name: str) -> LogFile:
    found = LogFile(places, read_file(path), dimensions, name)
    if found.is_known_good:  # and so text, with its version
        return found
    _ = found.file.text
    if _says_version(found) or not was_kept(places, name):
        return found
    if not found.is_new:
        state, place = "has lost its version", f"{path}:1"
    else:
        state, place = "is empty" if found.file.is_there else "is gone", path
    message = f"the {found.word} {state}, and a {found.word} was kept here; nothing was changed"
    raise BadData(message, "", place)


def _says_version(log: LogFile) -> bool:
    """True where the log has a version, and where that can't be told: what is no TOML has a fault of its own."""
    if log.is_new:
        return False
    text = log.file.text.removeprefix(BYTE_ORDER_MARK)
    first_header = 0 if text.startswith("[") else text.find("\n[")
    head = text[:first_header] if first_header >= 0 else text
    if "\nversion" in f"\n{head}":  # almost always, and then nothing is read
        return True
    table, fault = load_toml(log.file.text, log.file.path)
    return fault is not None or "version" in table


def _way_back(places: Places, path: str, name: str) -> str:
    """How to come back to a log: by its history; from the newest backup where that is no help; or to a new one."""
    from leadtime.storage.doctor.rebuilding import rebuilt

    with suppress(LeadtimeError):
        if made := rebuilt(places, name):
            how = "as the last change left it" if made.is_exact else "as far as it is known"
            how = f"as it was before the first change of {made.backup}" if made.backup else how
            return f"leadtime doctor --restore brings the {_WORDS[name]} back, {how}"
    if backup := newest_backup(places, name):
        day = os.path.splitext(os.path.basename(backup))[0].partition("-")[2]
        copy = "copy" if os.name == "nt" else "cp"
        return f'the newest backup is from before the first change of {day}: {copy} "{backup}" "{path}"'
    if name == PLAN:  # which shares its history with the log
        return f"to begin anew, write the one line `{NEW_LOG.strip()}` into it"
    return f'to begin anew, move its history away: mv "{places.state}" "{places.state}.old"'
