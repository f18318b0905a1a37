"""An entry, absence, recognition or promise as the text of its block in the log.

The header is written here and not by tomli-w, which would make an inline array of a list of one table: appended to a
log, that is a key of the entry before.
"""

from datetime import date, datetime, time

from leadtime.formats.log_toml import Item, kind_of
from leadtime.model.absence import Absence
from leadtime.model.entry import Entry


def _entry_values(entry: Entry) -> dict[str, object]:
    """Each key of an entry that has a value, in the file's order."""
    values: dict[str, object] = {
        "id": entry.id,
        "start": entry.start,
        "end": entry.end,
        "date": entry.date,
        "minutes": entry.minutes,
        "category": entry.category,
        "unit": entry.unit or None,
        "people": entry.people,
        "tags": entry.tags or None,
        "note": entry.note or None,
        "source": entry.source or None,
    }
    values.update(entry.dimensions)
    values.update(entry.unknown)
    return _given(values)


def _absence_values(absence: Absence) -> dict[str, object]:
    """Each key of an absence that has a value, in the file's order."""
    return _given(
        {
            "id": absence.id,
            "kind": absence.kind.value,
            "from": absence.first,
            "until": absence.last,
            "minutes": absence.per_day.minutes if absence.per_day else None,
            "note": absence.note or None,
        }
    )


def format_item(item: Item) -> str:
    """The block of any item, header included, lines ending in LF."""
    return f"[[{kind_of(item)}]]\n" + "".join(format_key(key, value) for key, value in item_values(item).items())


def item_values(item: Item) -> dict[str, object]:
    """Each key of an item that has a value, in the file's order."""
    if isinstance(item, Entry):
        return _entry_values(item)
    if isinstance(item, Absence):
        return _absence_values(item)
    # The fields of these two have the names and the order of the keys.
    return _given({key: None if value == "" else value for key, value in item._asdict().items()})


def _given(values: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in values.items() if value is not None}


def format_key(key: str, value: object) -> str:
    """A key with its value on one line, tables inline: in a block a header would end the entry.

    Strings, numbers and keys are written by tomli-w; date-times keep the T that it leaves out.
    """
    import tomli_w

    if isinstance(value, (dict, list, tuple, date, datetime, time)):
        return tomli_w.dumps({key: 0}).removesuffix("0\n") + _value(value) + "\n"
    return tomli_w.dumps({key: value})


def _value(value: object) -> str:
    if isinstance(value, dict):
        # A list and not a generator here and below: each nested table costs one frame of the stack less.
        pairs = [format_key(key, item).rstrip("\n") for key, item in value.items()]
        return "{ " + ", ".join(pairs) + " }" if pairs else "{}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join([_value(item) for item in value]) + "]"
    if isinstance(value, (date, datetime, time)):
        return value.isoformat()
    return format_key("_", value).removeprefix("_ = ").rstrip("\n")
