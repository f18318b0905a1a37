"""Recognitions and promises as they stand in the log, one by one, as CSV and JSON for other programs.

Conventions: the keys are the file's, in its order, and all of them are there; a day is 2026-11-23, and null or empty
where there is none. The dialects of CSV are in `csv_text`.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from leadtime.formats.csv_text import Cell, csv_text
from leadtime.formats.json_text import json_text
from leadtime.formats.log_items import PROMISE_KEYS, RECOGNITION_KEYS
from leadtime.model.promise import Promise
from leadtime.model.recognition import Recognition

KEYS = {"recognitions": RECOGNITION_KEYS, "promises": PROMISE_KEYS}
SCHEMA = "leadtime.export.{}/1"


def items_csv(
    what: str,
    items: Iterable[Recognition | Promise],
    *,
    raw: bool = False,
    excel: bool = False,
    locale: str = "",
) -> str:
    """The header and one line for each; `what` is recognitions or promises. Usage for an unknown locale."""
    lines: list[Sequence[Cell]] = [KEYS[what]]
    lines += [[_plain(getattr(item, key)) for key in KEYS[what]] for item in items]
    return csv_text(lines, raw=raw, excel=excel, locale=locale)


def items_json(what: str, items: Iterable[Recognition | Promise]) -> str:
    """The same as JSON, under the name of what they are."""
    found: list[dict[str, Any]] = [{key: _plain(getattr(item, key)) for key in KEYS[what]} for item in items]
    return json_text({"schema": SCHEMA.format(what), what: found})


def without_words(item: Recognition | Promise) -> Recognition | Promise:
    """The same without what was written freely: what it was, where it can be seen, and who sees to it."""
    return item._replace(what="", url="") if isinstance(item, Recognition) else item._replace(what="", owner="")


def _plain(value: str | date | None) -> str | None:
    return value.isoformat() if isinstance(value, date) else value
