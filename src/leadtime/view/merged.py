"""What a copy of the log has that the log lacks, and what the two say differently, side by side."""

from collections.abc import Sequence
from datetime import datetime

from rich.text import Text

from leadtime.model.merged import Coming, Difference, Merged
from leadtime.reckoning.clashes import Clash
from leadtime.view.answer import told
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
_MOST_COMING = 10


def held_against(found: Merged, word: str) -> str:
    """How many are new, the same, different, and only in the log, or the plan, by its `word`."""
    said = [f"{_all_of(found.added) or 'nothing'} that the {word} lacks"]
    if found.same:
        said.append(f"{found.same:,} that {'is' if found.same == 1 else 'are'} the same")
    if number := len(found.differing):
        said.append(f"{number:,} that {'differs' if number == 1 else 'differ'}")
    stay = "is only in the {0}, and stays" if found.only_ours == 1 else "are only in the {0}, and stay"
    rest = f"; {found.only_ours:,} {stay.format(word)}" if found.only_ours else ""
    return f"The copy has {_listed(said)}{rest}."


def left_out(others: Sequence[str]) -> str:
    """That tables which are no items stay in the copy."""
    names = _listed([f"[{name.removesuffix('.')}]" for name in others])
    return f"{names} in the copy {'is' if len(others) == 1 else 'are'} nothing that leadtime knows, and not merged."


def lines_left(number: int) -> str:
    """That lines which are in no item stay in the copy."""
    are = "is" if number == 1 else "are"
    return f"{counted(number, 'line')} of comments or tables {are} only in the copy, and not merged."


def side_by_side(found: Sequence[Difference], sides: tuple[str, str], page: Page) -> list[Text]:
    """Each item that differs under its id, with the keys that differ and their values on both sides, named so."""
    rows = [(number, *row) for number, one in enumerate(found) for row in one.keys]
    narrower = page._replace(width=page.width - 2)
    head, *cells = laid_out_rows(
        [
            Column("", [Text(page.theirs(key)) for _, key, _, _ in rows], folds=True),
            Column(sides[0], [_cell(ours, page) for _, _, ours, _ in rows], folds=True),
            Column(sides[1], [_cell(theirs, page) for _, _, _, theirs in rows], folds=True),
        ],
        narrower,
    )
    lines = [Text("  ").append_text(line) for line in head]
    last = -1
    for (number, *_), laid_out in zip(rows, cells, strict=True):
        if number != last:
            lines.append(Text(page.theirs(_headline(found[number])), style="bold"))
            last = number
        lines += [Text("  ").append_text(line) for line in laid_out]
    return [*lines, Text()]


def _cell(value: str, page: Page) -> Text:
    """A value, or a dash where a side says nothing."""
    return Text(page.theirs(value)) if value else Text(page.ours("–"), style="dim")


def _headline(one: Difference) -> str:
    """The kind, the id, and what it is about, as ours has it: `entry k7d2m9qa, visits on 2026-11-23`."""
    return f"{_NOUNS[one.kind][0]} {one.id}, {one.about}" + (f" on {one.day}" if one.day else "")


def of_what_differs(word: str, take: str) -> str:
    """What becomes of what differs, and how it is decided."""
    if take == "theirs":
        return "What differs is taken from the copy."
    if take == "ours":
        return f"What differs stays as the {word} has it."
    return (
        f"What differs stays as the {word} has it. To decide, merge with --take theirs (what the copy says) "
        f"or --take ours (what the {word} says)."
    )


def no_more_of_it(word: str, lines: int) -> str:
    """That a copy whose every difference was decided for ours is of no more use, but for lines that only it has."""
    end = "but for those lines, and is yours to delete" if lines else "and can be deleted"
    return f"The {word} stays as it is; the copy has nothing more to give {end}."


def merged(found: Merged, *, take_theirs: bool) -> str:
    """What was added and replaced, and how it is taken back."""
    said = [f"Added {_all_of(found.added)}"] if found.added else []
    if take_theirs and found.differing:
        number = counted(len(found.differing), "that differs", "that differ")
        said.append(f"{'took' if said else 'Took'} {number} from the copy")
    return f"{_listed(said)}. `leadtime undo` takes it back."


def copy_stays(path: str) -> str:
    """What becomes of the copy: nothing."""
    return f"The copy is as it was, and yours to delete: {path}"


def shared_time(found: Sequence[Clash], now: datetime) -> list[str]:
    """The first overlaps that arise, and how many more there are."""
    lines = [
        f"{told(one, now)} ({one.id}) and {told(other, now)} ({other.id}) share time."
        for one, other in found[:_MOST_CLASHES]
    ]
    more = len(found) - _MOST_CLASHES
    return [*lines, f"So do {more:,} more; `leadtime doctor` shows them."] if more > 0 else lines


def coming(found: Sequence[Coming]) -> list[str]:
    """What would come in, the first of it with ids, and how much more; what was removed here says when."""
    lines = []
    for one in found[:_MOST_COMING]:
        back = f"; you removed it on {one.removed}, and it comes back" if one.removed else ""
        lines.append(f"{one.id}  {one.words}{back}".lstrip())
    if not (rest := found[_MOST_COMING:]):
        return lines
    removed = sum(bool(one.removed) for one in rest)
    return [*lines, f"and {len(rest):,} more" + (f", {removed:,} of which you had removed" if removed else "")]


def halves(found: Sequence[Coming], *, is_head: bool) -> list[str]:
    """What one side changed and the other removed, and whether the lines above the first item differ."""
    lines = [f"One side removed this, and the other changed it: {one.words} ({one.id})" for one in found]
    return [*lines, "What stands above the first entry differs."] if is_head else lines


def undecided_in_git(number: int) -> str:
    """That it must be decided first, and how."""
    return (
        f"{counted(number, 'conflict')} {'is' if number == 1 else 'are'} for you to decide: leadtime doctor --mend "
        "--take ours (above git's =======) or --take theirs (below it) takes that side where they differ, and both "
        "sides of all else."
    )


def left_by_git(path: str, found: Merged, gone: int) -> str:
    """What each side of git's conflict has that the other lacks; ours is the one above git's `=======`."""
    ours = f"{found.only_ours:,} that theirs lacks" if found.only_ours else "nothing that theirs lacks"
    same = f", {found.same:,} that {'is' if found.same == 1 else 'are'} the same" if found.same else ""
    out = f"; {gone:,} that one side removed {'stays' if gone == 1 else 'stay'} out" if gone else ""
    theirs = _all_of(found.added) or "nothing"
    return f"git left a conflict in {path}: theirs has {theirs} that ours lacks{same}, and ours has {ours}{out}."


def settled(path: str, entries: int, kept: str) -> list[str]:
    """That both sides are in the file now, where the old one is, and what git wants to hear."""
    held = counted(entries, "entry", "entries")
    return [
        f"{path} has both sides now, {held} in all; `leadtime undo` does not know of it.",
        f"As git left it, it is kept in {kept}",
        "Git waits for you to `git add` it.",
    ]


def shared_time_in_git(found: Sequence[Clash], now: datetime) -> str:
    """The first overlap that a merge of git's brought, and how many more there are, in one line."""
    first = shared_time(found[:1], now)[0].removesuffix(".")
    more = counted(len(found) - 1, "more overlap")
    return f"{first}, and {more} came; leadtime doctor shows them." if found[1:] else f"{first}."


def _all_of(numbers: Sequence[tuple[str, int]]) -> str:
    """Each kind with its number: `2 entries and 1 lift`; empty for none."""
    number = dict(numbers)
    return _listed([counted(number[kind], *nouns) for kind, nouns in _NOUNS.items() if kind in number])


def _listed(said: Sequence[str]) -> str:
    return " and ".join([", ".join(said[:-1])] * bool(said[1:]) + [*said[-1:]])
