"""`leadtime import instagram FOLDER` and `import linkedin FILE`: posts become recognitions, and never minutes."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from leadtime.cli import parameters, streams
from leadtime.cli.session import Session, problems_told
from leadtime.model.errors import BadData, Problem, Refused, Usage

if TYPE_CHECKING:
    from datetime import tzinfo

    from leadtime.model.post import Post
    from leadtime.model.recognition import Recognition
    from leadtime.reckoning.imports.posts import Line, Sorted

_HELP = """Turn the posts of {}'s export into recognitions; they never count as time.

The unit and the behaviour are those that a post names, by hashtag, label or alias. You are asked about the others, and
about a post that says the same as another; all of it is one change. Importing again adds nothing.
"""
_MOST_PROBLEMS = 20  # lines; what is wrong with more posts is wrong with the export

PeriodOrAll = Annotated[
    str,
    typer.Argument(
        metavar="[PERIOD]", help="Only posts of a period, else all.", autocompletion=parameters.complete_period
    ),
]
Set = Annotated[
    list[str] | None, typer.Option("--set", metavar="N=UNIT", help="Which unit line N is about; N=none leaves it out.")
]


class Asked(NamedTuple):
    """What the options ask of an import of posts."""

    kind: str
    period: str
    settled: Sequence[str]
    dry_run: bool
    yes: bool


def add_to(app: typer.Typer) -> None:
    """Add the commands that read posts."""
    for title, command in (("Instagram", import_instagram), ("LinkedIn", import_linkedin)):
        short = f"Posts of {title} become recognitions."
        app.command(title.lower(), help=_HELP.format(title), short_help=short)(command)


def import_instagram(
    ctx: typer.Context,
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="The export, as JSON, unpacked.")] = "",
    period: PeriodOrAll = "",
    settled: Set = None,
    dry_run: parameters.DryRun = False,
    yes: parameters.Yes = False,
) -> None:
    """Instagram's export, the unpacked folder."""
    from leadtime.formats.posts.instagram import read_instagram
    from leadtime.storage.clock import LocalZone
    from leadtime.storage.post_files import instagram_files

    if not folder:
        raise Usage("import instagram needs a folder", "leadtime import instagram FOLDER, the unpacked export")
    session = Session(ctx)
    posts: list[Post] = []
    problems: list[Problem] = []
    for name, text in instagram_files(folder):
        found, faults = read_instagram(text, name, LocalZone())
        posts += found
        problems += faults
    _bring(session, posts, problems, Asked("instagram", period, settled or (), dry_run, yes))


def import_linkedin(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="Shares.csv of the export; - is standard input.")] = "",
    period: PeriodOrAll = "",
    tz: Annotated[str, typer.Option("--tz", metavar="ZONE", help="The zone of its times, else UTC.")] = "",
    settled: Set = None,
    dry_run: parameters.DryRun = False,
    yes: parameters.Yes = False,
) -> None:
    """LinkedIn's export, one file of it."""
    from leadtime.cli.calendars import SUPPOSED
    from leadtime.formats.posts.linkedin import read_linkedin
    from leadtime.storage.clock import LocalZone
    from leadtime.storage.foreign import read_foreign

    if not file:
        raise Usage("import linkedin needs a file", "leadtime import linkedin Shares.csv, or - for standard input")
    zone = _zone(tz)
    session = Session(ctx)
    text, name, is_supposed = read_foreign(file)
    if is_supposed:
        streams.note(SUPPOSED.format(name))
    posts, problems = read_linkedin(text, name, zone, LocalZone())
    _bring(session, posts, problems, Asked("linkedin", period, settled or (), dry_run, yes))


def _zone(typed: str) -> "tzinfo":
    """The zone typed, else UTC; Usage for one that nobody knows."""
    from datetime import timezone

    from leadtime.cli.calendars import zone_named

    return zone_named(typed) if typed else timezone.utc


def _bring(session: Session, posts: "Sequence[Post]", problems: Sequence[Problem], asked: Asked) -> None:
    """Match the posts, have them looked at, and enter those that are accepted."""
    from leadtime.cli.settling import settle, settled
    from leadtime.reckoning.imports.posts import sort_posts

    period = session.period(asked.period) if asked.period else None
    _tell_problems(problems, bool(posts))
    log = session.log.of_units()
    found = sort_posts(posts, session.organisation, log.recognitions, session.now, period)
    lines = settled(session, [*found.matched, *found.open], asked.settled)
    if asked.yes and not asked.dry_run:
        answer = _enter(session, lines, asked)  # before it is shown: a reader that has seen enough stops no import
        _show(session, found, lines)
        streams.say(answer)
        _hint(session, lines)
    elif asked.dry_run or not streams.is_terminal():
        _show(session, found, lines)
        _hint(session, lines)
        if asked.dry_run:
            streams.say("Nothing was changed.")
        elif any(line.unit for line in lines):
            raise Refused("nothing was imported", "--yes imports what has a tick, --dry-run only shows it")
    else:
        _show(session, found, lines, with_open=bool(asked.settled))
        if not session.organisation.units:
            _hint(session, lines)
        if lines:
            streams.say(_enter(session, settle(session, lines), asked))
    problems_told(log.problems)


def _tell_problems(problems: Sequence[Problem], is_some_good: bool) -> None:
    """What can't be read, which costs no more than itself; BadData where nothing can."""
    if not problems:
        return
    from leadtime.view.findings import counted, findings

    for line in findings(problems[:_MOST_PROBLEMS], ()):
        streams.note(line)
    more = len(problems) - _MOST_PROBLEMS
    if more > 0:
        streams.note(f"and {counted(more, 'other')}")
    if not is_some_good:
        raise BadData(f"{counted(len(problems), 'fault')} in what should be imported, and nothing was imported")
    streams.note(
        f"! {counted(len(problems), 'post')} can't be read, and {'is' if len(problems) == 1 else 'are'} left out."
    )


def _show(session: Session, found: "Sorted", lines: "Sequence[Line]", *, with_open: bool = True) -> None:
    """The tables, and what became of every post; those that are asked about one by one need no table."""
    from leadtime.view.posts_table import sums, tables

    on, matched = streams.terminal(), len(found.matched)
    on.show(*tables(lines[:matched], lines[matched:] if with_open else (), on.page, session.now.year))
    for sentence in sums(found):
        streams.say(sentence)


def _hint(session: Session, lines: "Sequence[Line]") -> None:
    """What to do about posts that nobody is asked about."""
    open_ = next((line for line in lines if not line.unit and not line.is_settled), None)
    if open_ is None:
        return
    if not session.organisation.units:
        streams.note("The budget has no units, so no post can be matched: `leadtime unit add NAME` makes one known.")
        return
    unit = open_.may_be[0] if open_.may_be else "UNIT"
    streams.note(
        f"--set {open_.number}={unit} says which unit line {open_.number} is about; --set N=none leaves one out."
    )


def _enter(session: Session, lines: "Sequence[Line]", asked: Asked) -> str:
    """Make the change, and what is to be said of it."""
    from leadtime.reckoning.imports.posts import recognition
    from leadtime.storage.recognitions import add_recognitions
    from leadtime.view.findings import counted
    from leadtime.view.posts_table import answer

    made: list[Recognition] = [recognition(line) for line in lines if line.unit]
    if not made:
        return "Nothing was imported."
    with session.keeping():
        session.begin()
        did = f"import {asked.kind}: {counted(len(made), 'recognition')}"
        added = add_recognitions(session.places, made, session.now, did)
    if missing := len(made) - len(added):
        streams.note(f"! {counted(missing, 'post')} came in while you looked; nothing is added twice.")
    return answer(added) if added else "Nothing was imported."
