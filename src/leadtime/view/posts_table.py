"""Posts that are to become recognitions: those that are matched, those that are not, and what became of all of them."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from rich.text import Text

from leadtime.model.period import Period
from leadtime.model.recognition import Recognition
from leadtime.reckoning.imports.posts import Left, Line, Sorted
from leadtime.view import spell
from leadtime.view.columns import GAP, Column, lay_out, natural_width
from leadtime.view.console import Page
from leadtime.view.findings import counted
from leadtime.view.proposals_table import LEFT, TAKEN

NO_UNIT = "?"
MOST_UNITS = 2  # that one line names
_LEAST_TEXT = 30  # a narrower page gives the room of the behaviours to what they did
_MOST_ASKED = 300  # letters of a post that is asked about: as much as tells which one it is
_SHORT, _WIDE = 60, 110  # letters of what they did on a terminal narrower than that


def tables(matched: Sequence[Line], open_: Sequence[Line], page: Page, year: int) -> list[Text]:
    """The two tables, each with its heading and an empty line behind it; nothing of one without lines.

    What would be imported has a tick before it, what would not a dot. Days of another year than `year` say theirs.
    """
    found: list[Text] = []
    if matched:
        found += [Text("Matched", style="bold"), *lines(matched, page, year), Text()]
    if open_:
        is_some_same = any(line.same for line in open_)
        heading = "Not matched, or the same as another" if is_some_same else "Not matched"
        found += [Text(heading, style="bold"), *lines(open_, page, year, is_open=True), Text()]
    return found


def lines(some: Sequence[Line], page: Page, year: int, *, is_open: bool = False) -> list[Text]:
    """A line for each post: its number, day and unit, what they did, and which words of it say so.

    Of those that are open what they did comes first.
    """
    columns = _columns(some, page, year, with_behaviour=True)
    fixed = [column for column in columns if column.head != "what they did"]
    if page.folds and natural_width(fixed) + GAP + _LEAST_TEXT > page.width:
        columns = _columns(some, page, year, with_behaviour=False)
    if is_open:
        columns.sort(key=lambda column: column.head in ("unit", "by"))
    return lay_out(columns, page)


def _columns(some: Sequence[Line], page: Page, year: int, *, with_behaviour: bool) -> list[Column]:
    signs = [page.ours(TAKEN if line.unit else LEFT) for line in some]
    short = page.folds and page.width < _WIDE
    what = [_cut(line.what) if short else line.what for line in some]
    if not with_behaviour:
        what = [f"{text} ({line.behaviour})" if line.behaviour else text for text, line in zip(what, some, strict=True)]
    columns = [
        _column("", [f" {sign} {line.number:>2}" for sign, line in zip(signs, some, strict=True)], some),
        _column("day", [spell.day_short(line.day, year) for line in some], some),
        _column("unit", [page.mixed(_unit(line)) for line in some], some, folds=True),
        _column("behaviour", [page.theirs(line.behaviour if with_behaviour else "") for line in some], some),
        _column("what they did", [page.theirs(text) for text in what], some, folds=True),
        _column("by", [page.mixed(_by(line)) for line in some], some, folds=True),
    ]
    return [column for column in columns if any(cell.plain for cell in column.cells)]


def _column(head: str, texts: Sequence[str], some: Sequence[Line], *, folds: bool = False) -> Column:
    styles = ["" if line.unit and head != "by" else "dim" for line in some]
    return Column(head, [Text(text, style=style) for text, style in zip(texts, styles, strict=True)], folds=folds)


def _cut(text: str) -> str:
    """The beginning of a longer text, up to the end of a word where there is one."""
    if len(text) <= _SHORT:
        return text
    head = text[:_SHORT].rpartition(" ")[0] or text[: _SHORT - 1]
    return f"{head.rstrip(' ,;:-–…')}…"


def _unit(line: Line) -> str:
    """The unit, or those that may be meant, with a question mark."""
    if line.unit or line.is_settled:
        return line.unit
    return f"{_either(line.may_be)}{NO_UNIT}"


def _either(units: Sequence[str]) -> str:
    """The units that may be meant; of many the first few, and how many more."""
    some, more = units[:MOST_UNITS], len(units) - MOST_UNITS
    return " or ".join([*some, f"{more} more"] if more > 0 else some)


def _by(line: Line) -> str:
    """Who says so: a person, a hashtag as it stands there, or plain words, which have quotation marks.

    Of an open line that says the same as another: as which.
    """
    if line.is_settled:
        return "by you" if line.unit else "left out"
    if line.same:
        return _same(line)
    return line.said if line.is_tag or not line.said else f"“{line.said}”"


def _same(line: Line) -> str:
    """As which: `same as m4w9k2ap (instagram, 12 Nov)`, or `same as line 2 (instagram, 12 Nov)`."""
    if line.same is None:
        return ""
    where = [*filter(None, [line.same.channel]), spell.day_short(line.same.day, line.day.year)]
    return f"same as {line.same.id or f'line {line.same.number}'} ({', '.join(where)})"


def sums(found: Sorted) -> Iterator[str]:
    """`Read 42 posts: 30 matched, 8 not matched, 3 already there, 1 without words.`, and what is to be looked at."""
    if not found.posts:
        yield "There are no posts in the export."
        return
    left = [f"{number:,} {why.value}" for why in Left if (number := found.number_left(why))]
    same = found.number_same
    told = [f"{same:,} the same as {'another' if same == 1 else 'others'}"] if same else []
    parts = [f"{len(found.matched):,} matched", *told, f"{len(found.open) - same:,} not matched", *left]
    yield f"Read {counted(found.posts, 'post')}: {', '.join(parts)}."
    if by_words := sum(not line.is_tag for line in found.matched):
        is_it = "is" if by_words == 1 else "are"
        yield f"{by_words:,} {is_it} matched by plain words, which are shown in “ ”: check that the unit is meant."


def number_of_questions(number: int, same: int = 0) -> str:
    """How many posts are going to be asked about; `same` of them say the same as another."""
    asked = []
    if same == 1:
        asked.append("1 post says the same as another. Is it to be imported too?")
    elif same:
        asked.append(f"{same:,} posts say the same as others. Are they to be imported too?")
    if number - same == 1:
        asked.append("1 post is not matched. Which unit, if any, is it about?")
    elif number > same:
        asked.append(f"{number - same:,} posts are not matched. Which unit, if any, is each about?")
    return " ".join(asked)


def asked_about(line: Line) -> list[str]:
    """A post that is asked about: its day and the beginning of its text; its address; as which it says the same."""
    text = " ".join(line.post.text.split())
    if len(text) > _MOST_ASKED:
        text = f"{text[:_MOST_ASKED].rpartition(' ')[0] or text[:_MOST_ASKED]}…"
    return [f"{spell.weekday(line.day)}: {text}", *filter(None, [line.post.url, _same(line)])]


def of_another(some: Sequence[Line], unit: str) -> str:
    """That lines name other units than the one a person said: `! line 4 names schools/a or care/b, and you said care`.

    It is done all the same. Of several lines only the numbers are told.
    """
    if len(some) == 1:
        return f"! line {some[0].number} names {_either(some[0].may_be or (some[0].unit,))}, and you said {unit}"
    numbers = [str(line.number) for line in some]
    return f"! lines {', '.join(numbers[:-1])} and {numbers[-1]} name other units, and you said {unit}"


def answer(added: Sequence[Recognition]) -> str:
    """`Imported 31 recognitions, 3-20 November 2026.`, and how all of it is taken back."""
    days = [one.date for one in added]
    them = "it" if len(added) == 1 else "all of them"
    number = counted(len(added), "recognition")
    return f"Imported {number}, {_days(min(days), max(days))}. `leadtime undo` takes {them} back."


def _days(first: date, last: date) -> str:
    return spell.period(Period(first, last + timedelta(days=1)))
