"""`leadtime promise`: what was promised to a unit, entered, changed and closed."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from leadtime.cli import parameters, streams
from leadtime.cli.session import Session
from leadtime.model.errors import Usage
from leadtime.model.promise import Promise

if TYPE_CHECKING:
    from leadtime.model.entry import Entry
    from leadtime.storage.promises import Ending, PromiseChange

app = typer.Typer(rich_markup_mode=None, add_completion=False)

_NONE = "none"  # as changes are answered: `due 2026-12-04 → none`

Ids = Annotated[
    list[str],
    typer.Argument(
        metavar="ID...", help="Ids as promises shows them, or last.", autocompletion=parameters.complete_promise
    ),
]
Closed = Annotated[
    str,
    typer.Option("--date", "-d", metavar="DAY", help="When, if not today.", autocompletion=parameters.complete_day),
]


@app.callback(invoke_without_command=True)
def promise(ctx: typer.Context, json: parameters.Json = False) -> None:
    """Enter what was promised to a unit, change it and close it; alone: show what is open."""
    if ctx.invoked_subcommand is None:
        from leadtime.cli.promises import shown
        from leadtime.cli.table_forms import Form

        shown(Session(ctx), Form.JSON if json else Form.TABLE, only_open=True)


@app.command(short_help="Enter a promise.")
def add(
    ctx: typer.Context,
    unit: parameters.OneUnit,
    words: Annotated[list[str], typer.Argument(metavar="WHAT...", help="What was promised.")],
    owner: Annotated[str, typer.Option("--owner", metavar="NAME", help="Who sees to it; without one it is you.")] = "",
    due: Annotated[
        str,
        typer.Option(
            "--due",
            metavar="DAY",
            help="By when: friday, tomorrow, 2w, 2026-12-24.",
            autocompletion=parameters.complete_due,
        ),
    ] = "",
    entry: Annotated[
        str,
        typer.Option(
            "--entry",
            metavar="ID",
            help="The visit it was given on, as list shows it, or last.",
            autocompletion=parameters.complete_entry,
        ),
    ] = "",
    day: parameters.Day = "",
) -> None:
    """Enter what was promised to a unit, by when, and who sees to it.

    It was given today, or on the day of --entry, or of --date. leadtime log visits 1h --unit UNIT --promise TEXT enters
    a visit and its promise at once.
    """
    from leadtime.storage.promises import add_promise

    session = Session(ctx)
    with session.keeping():
        session.begin()
        visit = _named(session, entry)
        wanted = _typed(session, unit, words, _given(session, day, visit))
        if due:
            from leadtime.formats.typed_due import parse_due

            wanted = wanted._replace(due=parse_due(due, session.now.date(), wanted.date))
        wanted = wanted._replace(owner=" ".join(owner.split()), entry=visit.id if visit else "")
        done = add_promise(session.places, wanted, session.now)
    _told_added(session, done, visit)


@app.command(short_help="Change what a promise says.")
def edit(
    ctx: typer.Context,
    identifier: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="An id as promises shows it, or last.", autocompletion=parameters.complete_promise
        ),
    ],
    words: Annotated[list[str] | None, typer.Argument(metavar="WHAT...", help="What was promised.")] = None,
    what: Annotated[str | None, typer.Option("--what", metavar="TEXT", help="The same, as an option.")] = None,
    owner: Annotated[
        str | None, typer.Option("--owner", metavar="NAME", help='Who sees to it; "" or none for you.')
    ] = None,
    due: Annotated[
        str | None,
        typer.Option(
            "--due",
            metavar="DAY",
            help='By when: friday, 2w, 2026-12-24; "" or none for no day.',
            autocompletion=parameters.complete_due,
        ),
    ] = None,
    unit: Annotated[
        str | None,
        typer.Option(
            "--unit", "-u", metavar="UNIT", help="To whom it was promised.", autocompletion=parameters.complete_unit
        ),
    ] = None,
) -> None:
    """Change a promise, also a closed one. What you give changes, and all else stays.

    --owner and --due take away what is there with "" or none.
    """
    from leadtime.storage.promises import edit_promise
    from leadtime.view.promised import changed

    session = Session(ctx)
    with session.keeping():
        becomes = _changes(session, words or [], {"what": what, "owner": owner, "due": due, "unit": unit})
        old, new = edit_promise(session.places, identifier, becomes, session.now)
    if new.unit != old.unit and new.entry:
        _told_of_another(session, new, _entry_of(session, new))
    streams.say(changed(old, new, session.now))


@app.command(short_help="Close promises that were kept.")
def done(ctx: typer.Context, identifiers: Ids, day: Closed = "") -> None:
    """Close promises that were kept; leadtime undo, or leadtime promise reopen, opens them again."""
    _close(ctx, identifiers, "done", day)


@app.command(short_help="Close promises that will not be kept.")
def drop(ctx: typer.Context, identifiers: Ids, day: Closed = "") -> None:
    """Close promises that will not be kept: they stay in the log, and count as closed and not as kept."""
    _close(ctx, identifiers, "dropped", day)


@app.command(short_help="Open closed promises again.")
def reopen(
    ctx: typer.Context,
    identifiers: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids as promises shows them, or last.")],
) -> None:
    """Open closed promises again, as when a unit says that it is not so; the day of each stays the one it was given."""
    from leadtime.storage.promises import reopen as open_again
    from leadtime.view.promised import reopened

    session = Session(ctx)
    with session.keeping():
        done = open_again(session.places, identifiers, session.now)
    _told(session, reopened(done.promises, session.now), done)


def _close(ctx: typer.Context, identifiers: Sequence[str], ending: "Ending", day: str) -> None:
    from leadtime.cli.typed import read_day
    from leadtime.storage.promises import close
    from leadtime.view.promised import closed

    session = Session(ctx)
    with session.keeping():
        done = close(session.places, identifiers, ending, read_day(session, day), session.now)
    _told(session, closed(done.promises), done)


def _named(session: Session, identifier: str) -> "Entry | None":
    """The entry that is meant; None for none given."""
    if not identifier.strip():
        return None
    from leadtime.reckoning.naming import named

    return named(session.log.parsed().entries, identifier)


def _given(session: Session, typed: str, visit: "Entry | None") -> date:
    """The day typed, else that of the entry, else today."""
    from leadtime.cli.typed import read_day

    return visit.day if visit and not typed else read_day(session, typed)


def _typed(session: Session, unit: str, words: Sequence[str], day: date) -> Promise:
    from leadtime.formats.typed_unit import find_unit

    what = " ".join(" ".join(words).split())
    if not what:
        raise Usage("it is not said what was promised", 'leadtime promise add UNIT "what was promised"')
    return Promise("", day, find_unit(unit, session.units(day, as_far_as_good=True)), what)


def _changes(
    session: Session, words: Sequence[str], fields: Mapping[str, str | None]
) -> "Callable[[Promise], Promise]":
    """What makes of a promise what was typed; Usage when nothing was, or nothing is left of what can't be emptied.

    A unit is one of the day on which the promise was given.
    """
    said = " ".join(" ".join(words).split())
    what, owner, due, unit = (None if value is None else " ".join(value.split()) for value in fields.values())
    if said and what is not None:
        raise Usage(f'what was promised is said twice: "{said}" and --what "{what}"', "leave one of them out")
    what = said or what
    if what is owner is due is unit is None:
        raise Usage("nothing was given to change", "--what, --owner, --due and --unit change a promise")
    for name, value in (("what", what), ("unit", unit)):
        if value == "":
            hint = "leave it out, or say what it becomes"
            raise Usage(f"--{name} is empty, and a promise can't be without one", hint)

    def becomes(promise: Promise) -> Promise:
        from leadtime.formats.typed_due import parse_due
        from leadtime.formats.typed_unit import find_unit

        found = promise._replace(what=what or promise.what)
        if owner is not None:
            found = found._replace(owner="" if owner.lower() == _NONE else owner)
        if due is not None:
            day = None if due.lower() in ("", _NONE) else parse_due(due, session.now.date(), promise.date)
            found = found._replace(due=day)
        if unit is None:
            return found
        return found._replace(unit=find_unit(unit, session.units(promise.date, as_far_as_good=True)))

    return becomes


def _entry_of(session: Session, promise: Promise) -> "Entry | None":
    """The entry that a promise came of; None where it is not there any more."""
    return next((entry for entry in session.log.of_units().entries if entry.id == promise.entry), None)


def _told_of_another(session: Session, made: Promise, visit: "Entry | None") -> None:
    """Say that the entry a promise came of is about another unit, or none, where it is."""
    from leadtime.view.promised import of_another

    units = session.units(made.date, as_far_as_good=True)
    if visit and (units.meant(made.unit) or made.unit) not in (units.meant(name) or name for name in visit.units):
        streams.note(of_another(visit.id, ", ".join(visit.units)))


def _told_added(session: Session, done: "PromiseChange", visit: "Entry | None") -> None:
    """Say what was understood; that the same is promised already, or that the entry is about another unit."""
    from leadtime.view.promised import promised, same_again

    (made,) = done.promises
    _told_of_another(session, made, visit)
    alike = [one for one in done.after if (one.unit, one.what, one.closed) == (made.unit, made.what, None)]
    same = next((one.id for one in alike if one.id != made.id), "")
    streams.say(" ".join(filter(None, [promised(made, session.now), same_again(same) if same else ""])))


def _told(session: Session, sentences: Sequence[str], done: "PromiseChange") -> None:
    """Say what became of each, a line for each, and how many are open now."""
    from leadtime.reckoning.promises import open_and_overdue
    from leadtime.view.promised import stands

    for sentence in sentences[:-1]:
        streams.say(sentence)
    streams.say(f"{sentences[-1]} {stands(*open_and_overdue(done.after, session.now.date()))}")
