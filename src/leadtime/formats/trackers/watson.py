"""Watson's records: its file `frames`, and what `watson log --json` prints.

In `frames` a record is a list, `[start, stop, project, id, tags, updated_at]`, with times in seconds since 1970; in the
log it is an object with `start`, `stop`, `project`, `id` and `tags`, with times as ISO 8601. The frame that still runs,
which the log has with `--current`, has the id `current`; it has no end here. A report holds no frames, only sums.
"""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import NamedTuple

from leadtime.formats.local_times import FIRST_YEAR, LAST_YEAR, on_the_clock
from leadtime.formats.typed_time import quoted
from leadtime.model.errors import Problem
from leadtime.model.event import Event, Reading

HOW = "give the file frames of Watson's folder, or what `watson log --json --all` prints"

_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
_FIELDS = ("start", "stop", "project", "id", "tags")


class _Fault(NamedTuple):
    line: int
    message: str
    hint: str = HOW


def read_watson(text: str, path: str, reading: Reading) -> tuple[tuple[Event, ...], tuple[Problem, ...]]:
    """The frames of a file as events, in its order, and all that is wrong with it; a frame with a fault gives no event.

    The project is the event's calendar, the tags are its categories, and the frame's id is its uid.
    """
    events: list[Event] = []
    faults: list[_Fault] = []
    seen: dict[str, int] = {}
    for found in _items(text):
        made = found if isinstance(found, _Fault) else _event(*found, path, reading)
        if isinstance(made, _Fault):
            faults.append(made)
        elif made.uid and made.uid in seen:
            faults.append(
                _Fault(found[0], f"the id {quoted(made.uid)} is in line {seen[made.uid]} too", "take one out")
            )
        else:
            seen[made.uid] = found[0]
            events.append(made)
    return tuple(events), tuple(Problem(path, *fault) for fault in faults)


def _items(text: str) -> Iterator[tuple[int, object] | _Fault]:
    """Each item of a JSON list with the line it begins in; the fault that ends the reading, if there is one."""
    decoder, at, line, counted = json.JSONDecoder(), _skipped(text, 1 if text.startswith("\ufeff") else 0), 1, 0

    def line_of(place: int) -> int:
        nonlocal line, counted
        line, counted = line + text.count("\n", counted, place), max(counted, place)
        return line

    if not text[at:]:
        yield _Fault(0, "the file is empty")
        return
    if text[at] != "[":
        is_report = text[at] == "{" and '"projects"' in text
        yield _Fault(
            line_of(at), "this is a report, which has no frames" if is_report else "this is not a list of frames"
        )
        return
    at = _skipped(text, at + 1)
    while text[at : at + 1] != "]":
        try:
            item, end = decoder.raw_decode(text, at)
        except RecursionError:
            yield _Fault(line_of(at), "this is nested too deep for a frame")
            return
        except ValueError as error:
            place = error.pos if isinstance(error, json.JSONDecodeError) else at
            yield _Fault(line_of(place), "the file breaks off, or is not JSON from here on")
            return
        yield line_of(at), item
        at = _skipped(text, end)
        if text[at : at + 1] == ",":
            at = _skipped(text, at + 1)
        elif text[at : at + 1] != "]":
            yield _Fault(line_of(min(at, len(text))), "the file breaks off, or is not JSON from here on")
            return
    if text[_skipped(text, at + 1) :]:
        yield _Fault(line_of(at), "there is more after the end of the list")


def _skipped(text: str, at: int) -> int:
    """The place of the first character from `at` on that is no white space."""
    while at < len(text) and text[at] in " \t\r\n":
        at += 1
    return at


def _event(line: int, item: object, path: str, reading: Reading) -> Event | _Fault:
    if isinstance(item, list):
        if len(item) not in (4, 5, 6):
            return _Fault(line, f"a frame has 6 values, and this has {len(item)}")
        fields = dict(zip(_FIELDS, item, strict=False))
    elif isinstance(item, dict):
        fields = item
        if "projects" in fields:
            return _Fault(line, "this is a report, which has no frames")
    else:
        return _Fault(line, "this is not a frame")
    project, uid, tags = fields.get("project"), fields.get("id"), fields.get("tags") or []
    if not isinstance(project, str) or not isinstance(uid, str):
        return _Fault(line, "the frame's project and id are not both texts")
    if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        return _Fault(line, "the frame's tags are not a list of texts")
    runs = uid == "current" and isinstance(item, dict)
    start, end = (_moment(fields.get(name), reading) for name in ("start", "stop"))
    if start is None or (end is None and not runs):
        name = "start" if start is None else "stop"
        return _Fault(line, f"the frame's {name} {quoted(str(fields.get(name)))} is not a time that a log can have")
    if end is not None and end < start:
        return _Fault(line, "the frame ends before it starts", f"mend it: watson edit {uid[:7]}")
    return Event(
        "" if runs else uid,
        start=start,
        end=None if runs else end,
        calendar=project,
        categories=tuple(tags),
        place=f"{path}:{line}",
    )


def _moment(value: object, reading: Reading) -> datetime | None:
    """Seconds since 1970, or an ISO date-time with its offset; None for anything else, or a year no log has."""
    try:
        if isinstance(value, int | float) and not isinstance(value, bool):
            moment = _EPOCH + timedelta(seconds=value)
        elif isinstance(value, str) and (read := datetime.fromisoformat(value)).tzinfo:
            moment = read
        else:
            return None
        shown = on_the_clock(moment.replace(microsecond=0), reading.local)
    except (ValueError, OverflowError):
        return None
    return shown if FIRST_YEAR <= shown.year <= LAST_YEAR else None
