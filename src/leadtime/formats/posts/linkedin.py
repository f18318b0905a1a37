"""LinkedIn's `Shares.csv`: what somebody posted, as `Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility`.

Needed are Date and ShareCommentary, in any case and with or without spaces. Date is `2026-11-20 14:05:09`, without a
zone: it is UTC, as the number in a post's own address shows, whose bits above the lowest 22 are the milliseconds since
1970 when it was made. The commentary of several lines comes with quotation marks inside its own: each line end is
`"` LF `"`, and a mark of the text's own may be doubled once more.

What tells a post from every other is the number in its address (`urn:li:share:7448...`), which is the same in every
export; without one the address with the date and the text.
"""

import re
from collections.abc import Mapping
from datetime import datetime, timezone, tzinfo

from leadtime.formats.csv_cells import read_day
from leadtime.formats.csv_text import BYTE_ORDER_MARK, csv_records
from leadtime.formats.local_times import LAST_YEAR, on_the_clock
from leadtime.formats.misread import Misread
from leadtime.formats.posts.wording import readable, source_of, web_address
from leadtime.formats.typed_time import quoted
from leadtime.formats.wall_clock import moment_at, read_clock
from leadtime.model.errors import Problem
from leadtime.model.post import Post

CHANNEL = "linkedin"

_EXPORT = "give the file Shares.csv of LinkedIn's export, as it was unpacked"
_DATE_FORM = "a date is 2026-11-20 14:05:09, as LinkedIn writes it; a spreadsheet may have changed it"
_FIRST_YEAR = 2003  # LinkedIn's own
_DATE = re.compile(r"([^ T]+)[ T](.+?)(\s?UTC|Z)?", re.DOTALL)
_NUMBER = re.compile(r"(?:share|ugcPost|activity)(?::|%3A|-)([0-9]{10,24})", re.IGNORECASE)
_ROW = re.compile(r'^"?[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]{5,8}"?[,;\t]"?https?:', re.MULTILINE)
_BETWEEN_LINES = '"\n"'


def read_linkedin(text: str, name: str, zone: tzinfo, local: tzinfo) -> tuple[tuple[Post, ...], tuple[Problem, ...]]:
    """The posts of the file, in its order, and all that is wrong with it; a row with a fault gives no post.

    Its times are those of the clocks of `zone`, UTC unless somebody knows better; `at` is what the clocks of `local`
    show then. An hour that the zone has twice is the first. A post's place is its row's first line: `Shares.csv:12`.
    """
    records = _records(text)
    if not records:
        return (), (Problem(name, 0, "the file is empty", _EXPORT),)
    line, header, fault = records[0]
    names = [re.sub(r"[\s_]", "", cell).lower() for cell in header]
    if fault or (fault := _header_fault(names)):
        return (), (Problem(name, line, fault, _EXPORT),)
    posts: list[Post] = []
    problems: list[Problem] = []
    for line, cells, fault in records[1:]:
        try:
            if fault:
                raise Misread(
                    fault, "mend its quotation marks; nothing was read from it to the next row with an address"
                )
            if any(cell.strip() for cell in cells[len(names) :]):
                raise Misread("the row has more cells than the header", "put its commentary in quotation marks")
            post = _post(dict(zip(names, cells, strict=False)), zone, local)
            posts.append(post._replace(place=f"{name}:{line}"))
        except Misread as bad:
            problems.append(Problem(name, line, bad.message, bad.hint))
    return tuple(posts), tuple(problems)


def _header_fault(names: list[str]) -> str:
    for wanted, spelled in (("date", "Date"), ("sharecommentary", "ShareCommentary")):
        if wanted not in names:
            return f"the header has no {spelled}: these are no shares"
    twice = [name for name in ("date", "sharecommentary", "sharelink") if names.count(name) > 1]
    return f"the header has the column {twice[0]} twice" if twice else ""


def _records(text: str) -> list[tuple[int, list[str], str]]:
    """Every row, as `csv_records` has them; one that is broken ends where the next row with an address begins.

    A quotation mark that is never closed would take the rest of the file with it. Only then the rows are told apart by
    how they begin: a commentary of a whole file may hold such a line.
    """
    whole = csv_records(text)
    if not any(fault for _line, _cells, fault in whole):
        return whole
    begins = [found.start() for found in _ROW.finditer(text)]
    header = re.split("[\r\n]", text.removeprefix(BYTE_ORDER_MARK).lstrip("\r\n"), maxsplit=1)[0]
    separator = max(",;\t", key=header.count)
    records: list[tuple[int, list[str], str]] = []
    before = 0
    for start, end in zip([0, *begins], [*begins, len(text)], strict=True):
        for line, cells, fault in csv_records(text[start:end], separator):
            records.append((before + line, cells, fault))
            if fault:
                break
        before += text.count("\n", start, end)
    return records


def _post(row: Mapping[str, str], zone: tzinfo, local: tzinfo) -> Post:
    given = row.get("date", "").strip()
    at = _published(given, zone, local)
    text = readable(_unwrapped(row.get("sharecommentary", "").replace("\r\n", "\n")))
    link = row.get("sharelink", "").strip()
    number = _NUMBER.search(link)
    # An address without a number may be one for all, such as that of the feed.
    identity = (number[1],) if number else (link, given, " ".join(text.split()))
    return Post(source_of(CHANNEL, *identity), CHANNEL, at, text, web_address(link))


def _published(given: str, zone: tzinfo, local: tzinfo) -> datetime:
    if not given:
        raise Misread("the row has no date", _DATE_FORM)
    found = _DATE.fullmatch(given)
    clock = read_clock(found[2]) if found else None
    if not found or clock is None:
        raise Misread(f"the date {quoted(readable(given))} is not a date and a time", _DATE_FORM)
    wall = datetime.combine(read_day(readable(found[1]), "the date"), clock)
    if not _FIRST_YEAR <= wall.year <= LAST_YEAR:
        raise Misread(f"the date is in the year {wall.year}", _DATE_FORM)
    return on_the_clock(moment_at(wall, timezone.utc if found[3] else zone), local)


def _unwrapped(text: str) -> str:
    """A commentary without the quotation marks that LinkedIn puts around each line end.

    Only where every line end has them. What is doubled besides is halved where all marks come in pairs.
    """
    if "\n" not in text or text.count(_BETWEEN_LINES) != text.count("\n"):
        return text
    text = text.replace(_BETWEEN_LINES, "\n")
    in_pairs = all(len(marks) % 2 == 0 for marks in re.findall('"+', text))
    return text.replace('""', '"') if in_pairs else text
