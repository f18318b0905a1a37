"""How a CSV file that is not ours is laid out: which of its columns is which of ours, and how it spells its cells.

`start=Datum+Starttid,category=Typ` says that our `start` is the file's columns Datum and Starttid with a space between
them, and our `category` its column Typ. A column that has one of our names already needs no word; `note=` says that a
column of that name is not ours. With such a map all other columns of the file are left alone.

A date format is one of `strptime`. When it is that of a day alone, a date-time has a time of day behind it, such as
09:00; when it has one too, a day is read by the part before it. A start or an end without a time of day is none: it is
not taken for midnight.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, tzinfo
from fractions import Fraction
from typing import NamedTuple, NoReturn, TypeVar

from leadtime.formats.csv_cells import in_zone, read_date_time, read_day, read_number
from leadtime.formats.misread import Misread
from leadtime.formats.typed_time import quoted
from leadtime.formats.wall_clock import read_clock
from leadtime.model.errors import Usage

Read = TypeVar("Read", date, datetime)

_TAB = ("tab", "\\t", "\t")
_PROBE = datetime(2026, 11, 23, 14, 5)  # noqa: DTZ001  # only printed and read again; no two parts of it are alike
_CLOCK_PART = re.compile(r"\s*(?:T\s*)?%-?[HIMSpTXRrc]")


class Layout(NamedTuple):
    """`columns` are ours, each with the file's that make it; the rest is as it was typed, empty where nothing was."""

    columns: tuple[tuple[str, tuple[str, ...]], ...] = ()
    delimiter: str = ""
    decimal: str = ""
    date_format: str = ""

    def said(self, column: str) -> str:
        """What the file calls one of our columns."""
        return "+".join(dict(self.columns).get(column, ())) or column

    def number(self, cell: str, column: str) -> Fraction:
        """The number in a cell; Misread, also for a decimal mark other than the one that was named."""
        other = {",": ".", ".": ","}.get(self.decimal, "")
        if other and other in cell:
            raise Misread(f"{column} {quoted(cell.strip())} has a {quoted(other)}", f"the decimal is {self.decimal}")
        return read_number(cell, column)

    def day(self, cell: str, column: str) -> date:
        """The day in a cell, of which a time of day behind it is left out; Misread."""
        if not self.date_format:
            return _with_hint(lambda: read_day(cell, column))
        text, form = cell.strip(), _day_part(self.date_format)
        found = _by_format(text, form) or _with_clock(text, form) or _by_format(text, self.date_format)
        return (found or self._refuse(text, column, form)).date()

    def date_time(self, cell: str, column: str, zone: tzinfo) -> datetime:
        """The date-time in a cell, with the offset of `zone` where the cell has none; Misread, also for a day alone."""
        text, form = cell.strip(), self.date_format
        if not form:
            return _with_hint(lambda: read_date_time(_with_zero(text), column, zone))
        is_day_alone = _day_part(form) == form
        found = _with_clock(text, form) if is_day_alone else _by_format(text, form)
        moment = found or self._refuse(text, column, f"{form} %H:%M" if is_day_alone else form)
        try:
            return moment if moment.tzinfo else in_zone(moment, text, column, zone)
        except OverflowError:
            raise Misread(f"{column} {quoted(text)} is in no calendar", "mend it") from None

    def _refuse(self, text: str, column: str, form: str) -> NoReturn:
        hint = f"--date-format is {self.date_format}, by which one is {_PROBE.strftime(form)}"
        raise Misread(f"{column} {quoted(text)} is not written as {form}", hint)


def _with_hint(read: Callable[[], Read]) -> Read:
    """What is read; a Misread because of the order of a day's parts says how the order can be told."""
    try:
        return read()
    except Misread as fault:
        if "first?" not in fault.message:
            raise
        raise Misread(fault.message, f"{fault.hint}; or say the order, as in --date-format '%d/%m/%Y %H:%M'") from None


def _with_zero(text: str) -> str:
    """`2026-11-23 9:00` with the zero that ISO 8601 wants."""
    return re.sub(r"^([0-9-]{10}[T ])([0-9]:)", r"\g<1>0\2", text)


def _by_format(text: str, form: str) -> datetime | None:
    """The text by a format; None when it is not so written."""
    try:
        return datetime.strptime(text, form)  # noqa: DTZ007  # the zone comes in by the caller
    except ValueError:
        return None


def _with_clock(text: str, form: str) -> datetime | None:
    """A day by a format, and a time of day behind it, which may have its AM or PM apart; None for anything else."""
    found = re.fullmatch(r"(.*?)\s+([0-9]{1,2}[:.][0-9.:]+(?:\s*[AaPp]\.?[Mm]\.?)?)", text, re.DOTALL)
    clock = read_clock(found[2]) if found else None
    day = _by_format(found[1], form) if found and clock else None
    return datetime.combine(day, clock) if day and clock is not None else None


def _day_part(form: str) -> str:
    """The part of a format before the time of day; all of it when there is none, or the time comes first."""
    found = _CLOCK_PART.search(form)
    return form[: found.start()].rstrip(" ,") or form if found else form


def checked_format(form: str) -> str:
    """A format of `--date-format` that tells year, month and day; Usage for any other."""
    import warnings

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # of a format without a year, which is refused below
            again = datetime.strptime(_PROBE.strftime(form), form)  # noqa: DTZ007  # only its day is looked at
    except (ValueError, re.error):  # re.error: a part that is there twice
        raise Usage(f"{quoted(form)} is not a date format", _FORM_HINT) from None
    if again.date() != _PROBE.date():
        raise Usage(f"{quoted(form)} does not say year, month and day", _FORM_HINT)
    return form


_FORM_HINT = "a format is made of %d, %m, %Y, %H and %M, such as '%d/%m/%Y %H:%M'"


def layout_typed(maps: Sequence[str], delimiter: str, decimal: str, date_format: str, ours: Sequence[str]) -> Layout:
    """The layout that is typed on a command line; `ours` are the names that may be mapped. Usage when it is none."""
    columns: dict[str, tuple[str, ...]] = {}
    for name, theirs in (pair for words in maps for pair in _pairs(words, ours)):
        if name in columns:
            raise Usage(f"{name} is mapped twice", "join two columns with a plus: start=Day+Time")
        columns[name] = tuple(part.strip() for part in theirs.split("+")) if theirs.strip() else ()
        if columns[name] and not all(columns[name]):
            raise Usage(f"{quoted(f'{name}={theirs}')} names no column", _MAP_HINT)
    if delimiter in _TAB:
        delimiter = "\t"
    if delimiter and (len(delimiter) != 1 or delimiter.isalnum() or delimiter in '"\r\n'):
        raise Usage(f"{quoted(delimiter)} can't stand between cells", "a delimiter is ; or , or tab")
    if decimal not in ("", ",", "."):
        raise Usage(f"{quoted(decimal)} is not a decimal mark", "it is , or .")
    return Layout(tuple(columns.items()), delimiter, decimal, checked_format(date_format) if date_format else "")


_MAP_HINT = "a map is start=Début,end=Fin,category=Typ: our column, then the file's"


def _pairs(words: str, ours: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each `name=theirs` of a map; a comma begins the next one only where one of our names follows it."""
    names = "|".join(re.escape(name) for name in ours)
    for pair in re.split(rf",\s*(?=(?:{names})\s*=)", words):
        name, sign, theirs = pair.partition("=")
        if not sign:
            raise Usage(f"{quoted(pair)} is no part of a map", _MAP_HINT)
        if name.strip() not in ours:
            raise Usage(f"there is no column {quoted(name.strip())} to map", f"the columns are {', '.join(ours)}")
        yield name.strip(), theirs


class Arrangement(NamedTuple):
    """The columns of a file that are ours: their names, and for each the places of the cells that make it."""

    names: tuple[str, ...]
    places: tuple[tuple[int, ...], ...]

    def row(self, cells: Sequence[str]) -> list[str]:
        """The cells under our names; several that make one are joined with a space between them."""
        return [
            " ".join(cells[at].strip() for at in places if at < len(cells))
            if len(places) > 1
            else cells[places[0]]
            if places[0] < len(cells)
            else ""
            for places in self.places
        ]


def arrangement(header: Sequence[str], layout: Layout, ours: Sequence[str]) -> Arrangement:
    """Where our columns are in a header, by the layout's map; Misread for a column of the map that it does not have."""
    found: dict[str, tuple[int, ...]] = {}
    for name, theirs in layout.columns:
        if theirs:
            found[name] = tuple(_place(column, header) for column in theirs)
    used = {place for places in found.values() for place in places}
    mapped = {name for name, _ in layout.columns}
    spelled = {name.lower(): name for name in ours}
    for place, column in enumerate(header):
        name = spelled.get(column.lower(), "")
        if name and name not in mapped and place not in used:
            if name in found:
                raise Misread(f"the column {name} is there twice", "take one of them out")
            found[name] = (place,)
    return Arrangement(tuple(found), tuple(found.values()))


def _place(column: str, header: Sequence[str]) -> int:
    lowered = [name.lower() for name in header]
    names, wanted = (header, column) if column in header else (lowered, column.lower())
    number = list(names).count(wanted)
    if number != 1:
        there = ", ".join(quoted(name) for name in header[:20] if name)
        said = f"there is no column {quoted(column)}" if not number else f"the column {quoted(column)} is there twice"
        raise Misread(said, f"the file has {there}" if not number else "take one of them out")
    return list(names).index(wanted)
