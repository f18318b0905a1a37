"""A log in each peer's own form: the same entries, in the files that the peer itself would have written.

    python benchmarks/peer_files.py LOG FOLDER

| folder in FOLDER | files | form |
|---|---|---|
| `timewarrior/` | `data/2026-11.data` ..., `data/tags.data` | a line for each interval, in UTC; the category is a tag |
| `watson/` | `frames` | a JSON array; the category is the project |
| `hledger/` | `time.journal` | a transaction for each entry, in minutes: exact, where a timeclock's hours are rounded |
| `hledger/` | `time.timedot` | a paragraph for each day; it has no clock times, and hledger reads it fastest |
| `klog/` | `time.klg` | a record for each day; the category is a tag, with `_` for `/` |

Each entry has a start and an end. Notes and tags come along, so that nobody reads less than another; a unit is a tag.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timezone
from itertools import groupby
from pathlib import Path

from leadtime.formats.log_toml import parse_log
from leadtime.model.entry import Entry


def main(log: str, folder: str) -> None:
    """Write the files of all peers."""
    entries = parse_log(Path(log).read_text(encoding="utf-8"), log).entries
    timewarrior_files(entries, Path(folder, "timewarrior"))
    for part, name, written in (
        ("watson", "frames", watson),
        ("hledger", "time.journal", journal),
        ("hledger", "time.timedot", timedot),
        ("klog", "time.klg", klog),
    ):
        Path(folder, part).mkdir(parents=True, exist_ok=True)
        Path(folder, part, name).write_text(written(entries), encoding="utf-8", newline="\n")


def timewarrior_files(entries: Sequence[Entry], folder: Path) -> None:
    """A file for each month by UTC, the count of each tag, and the settings, which are the usual ones."""
    data = folder / "data"
    data.mkdir(parents=True)
    (folder / "timewarrior.cfg").touch()
    for month, lines in groupby(map(_interval, entries), lambda line: line[4:10]):
        text = "".join(f"{line}\n" for line in lines)
        (data / f"{month[:4]}-{month[4:]}.data").write_text(text, encoding="utf-8", newline="\n")
    counts = Counter(tag for entry in entries for tag in _tags(entry))
    listed = {tag: {"count": count} for tag, count in sorted(counts.items())}
    (data / "tags.data").write_text(json.dumps(listed, indent=1), encoding="utf-8", newline="\n")


def _interval(entry: Entry) -> str:
    start, end = (f"{time.astimezone(timezone.utc):%Y%m%dT%H%M%SZ}" for time in _ends(entry))
    tags = " ".join(f'"{tag}"' if "/" in tag else tag for tag in _tags(entry))
    return f"inc {start} - {end} # {tags}" + (f' # "{entry.note}"' if entry.note else "")


def watson(entries: Sequence[Entry]) -> str:
    """Frames: start, end, project, id, tags, and when it was changed."""
    frames = []
    for number, entry in enumerate(entries):
        start, end = (int(time.timestamp()) for time in _ends(entry))
        frames.append([start, end, entry.category, f"{number:032x}", list(_tags(entry)[1:]), end])
    return json.dumps(frames, indent=1, ensure_ascii=False)


def journal(entries: Sequence[Entry]) -> str:
    """Transactions of one posting, which need no other side."""
    return "".join(
        f"{entry.day} {entry.note}{_comment(entry)}\n    ({_account(entry)})  {entry.length().minutes}m\n\n"
        for entry in entries
    )


def timedot(entries: Sequence[Entry]) -> str:
    """Days with a line for each entry."""
    return _by_day(entries, lambda entry: f"{_account(entry)}  {entry.length().minutes}m  ; {entry.note}".rstrip(" ;"))


def klog(entries: Sequence[Entry]) -> str:
    """Records with a range for each entry."""
    return _by_day(entries, _klog_line)


def klog_tag(category: str) -> str:
    """A category as klog's tag, which has no `/`."""
    return "#" + category.replace("/", "_")


def _klog_line(entry: Entry) -> str:
    start, end = (f"{time.hour}:{time:%M}" for time in _ends(entry))
    return f"    {start} - {end} {klog_tag(entry.category)} {entry.note}".rstrip()


def _by_day(entries: Sequence[Entry], line: Callable[[Entry], str]) -> str:
    def paragraphs() -> Iterator[str]:
        for day, found in groupby(entries, lambda entry: entry.day):
            yield "\n".join([str(day), *map(line, found)]) + "\n"

    return "\n".join(paragraphs())


def _ends(entry: Entry) -> tuple[datetime, datetime]:
    assert entry.start is not None
    assert entry.end is not None
    return entry.start, entry.end


def _tags(entry: Entry) -> tuple[str, ...]:
    """The category first, then the entry's tags and its unit."""
    return (entry.category, *entry.tags, *((entry.unit,) if entry.unit else ()))


def _account(entry: Entry) -> str:
    return entry.category.replace("/", ":")


def _comment(entry: Entry) -> str:
    return f"  ; {', '.join(_tags(entry)[1:])}" if _tags(entry)[1:] else ""


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
