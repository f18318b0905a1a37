"""What a copy of the log has that the log lacks, and what the two say differently, side by side."""

from collections import Counter
from collections.abc import Sequence

from rich.text import Text

from leadtime.formats.entry_words import in_words
from leadtime.formats.log_parts import Part
from leadtime.formats.log_union import Conflict, Union
from leadtime.reckoning.clashes import Clash
from leadtime.view.columns import Column, laid_out_rows
from leadtime.view.console import Page
from leadtime.view.findings import counted

_NOUNS = {
    "entry": ("entry", "entries"),
    "absence": ("absence", ""),
    "recognition": ("lift", ""),
    "promise": ("promise", ""),
}
_MOST_CLASHES = 5


def held_against(union: Union, word: str) -> str:
    """How many are new, the same, different, and only in the log, or the plan, by its `word`."""
    said = [f"{_all_of(union.added) or 'nothing'} that the {word} lacks"]
    if union.same:
        said.append(f"{union.same:,} that {'is' if union.same == 1 else 'are'} the same")
    if union.conflicts:
        number = len(union.conflicts)
        said.append(f"{number:,} that {'differs' if number == 1 else 'differ'}")
    stay = "is only in the {0}, and stays" if union.only_ours == 1 else "are only in the {0}, and stay"
    rest = f"; {union.only_ours:,} {stay.format(word)}" if union.only_ours else ""
    return f"The copy has {_listed(said)}{rest}."


def left_out(others: Sequence[str]) -> str:
    """That tables which are no items stay in the copy."""
    names = _listed([f"[{name.removesuffix('.')}]" for name in others])
    return f"{names} in the copy {'is' if len(others) == 1 else 'are'} nothing that leadtime knows, and not merged."


def side_by_side(conflicts: Sequence[Conflict], word: str, page: Page) -> list[Text]:
    """Each conflict under its id, with the keys that differ and their values on both sides; the rest is the same."""
    rows = [(number, *row) for number, conflict in enumerate(conflicts) for row in conflict.differences()]
    narrower = page._replace(width=page.width - 2)
    head, *cells = laid_out_rows(
        [
            Column("", [Text(page.theirs(key)) for _, key, _, _ in rows], folds=True),
            Column(f"the {word}", [_cell(ours, page) for _, _, ours, _ in rows], folds=True),
            Column("the copy", [_cell(theirs, page) for _, _, _, theirs in rows], folds=True),
        ],
        narrower,
    )
    lines = [Text("  ").append_text(line) for line in head]
    last = -1
    for (number, *_), laid_out in zip(rows, cells, strict=True):
        if number != last:
            lines.append(Text(page.theirs(_headline(conflicts[number])), style="bold"))
            last = number
        lines += [Text("  ").append_text(line) for line in laid_out]
    return [*lines, Text()]


def _cell(value: str, page: Page) -> Text:
    """A value, or a dash where a side says nothing."""
    return Text(page.theirs(value)) if value else Text(page.ours("–"), style="dim")


def _headline(conflict: Conflict) -> str:
    """The kind, the id, and what it is about, as ours has it: `entry k7d2m9qa, visits on 2026-11-23`."""
    ours = conflict.ours
    about = ours.values.get("category") or ours.values.get("unit") or ours.values.get("kind") or ""
    day = ours.values.get("start") or ours.values.get("date") or ours.values.get("from") or ""
    return f"{_NOUNS[ours.kind][0]} {ours.id}, {about}" + (f" on {str(day)[:10]}" if day else "")


def undecided(word: str) -> str:
    """That what differs stays as it is, and how to decide it."""
    return (
        f"What differs stays as the {word} has it. To decide, merge again with --take theirs (what the copy says) "
        f"or --take ours (what the {word} says)."
    )


def merged(union: Union, *, take_theirs: bool) -> str:
    """What was added and replaced, and how it is taken back."""
    said = [f"Added {_all_of(union.added)}"] if union.added else []
    if take_theirs and union.conflicts:
        number = counted(len(union.conflicts), "that differs", "that differ")
        said.append(f"{'took' if said else 'Took'} {number} from the copy")
    return f"{_listed(said)}. `leadtime undo` takes it back."


def copy_stays(path: str) -> str:
    """What becomes of the copy: nothing."""
    return f"The copy is as it was, and yours to delete: {path}"


def shared_time(found: Sequence[Clash]) -> list[str]:
    """The first overlaps that arise, and how many more there are."""
    lines = [
        f"{in_words(clash.first)} ({clash.first.id}) and {in_words(clash.second)} ({clash.second.id}) share time."
        for clash in found[:_MOST_CLASHES]
    ]
    if more := len(found) - _MOST_CLASHES:
        lines += [f"So do {more:,} more; `leadtime doctor` shows them."] * (more > 0)
    return lines


def _all_of(parts: Sequence[Part]) -> str:
    """Each kind with its number: `2 entries and 1 lift`; empty for none."""
    number = Counter(part.kind for part in parts)
    return _listed([counted(number[kind], *nouns) for kind, nouns in _NOUNS.items() if number[kind]])


def _listed(said: Sequence[str]) -> str:
    return " and ".join([", ".join(said[:-1])] * bool(said[1:]) + [*said[-1:]])
