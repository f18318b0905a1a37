"""What the imports of entries share: files are read, faults are told, and what is new goes in as one change."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated, NamedTuple, NoReturn, TypeVar

import typer

from leadtime.cli import streams
from leadtime.cli.calendars import SUPPOSED
from leadtime.cli.session import Session, problems_told
from leadtime.model.entry import Entry
from leadtime.model.errors import BadData, Problem, Refused, Usage

if TYPE_CHECKING:
    from leadtime.model.event import Event
    from leadtime.model.proposal import Skipped
    from leadtime.reckoning.imports.tracked import Take, Tracked
    from leadtime.storage.importing import Arranged

Made = TypeVar("Made")

NOTHING = "nothing was imported"

New = Annotated[bool, typer.Option("--new", help="Declare categories that the budget does not know.")]
Parallel = Annotated[bool, typer.Option("--parallel", help="Also entries that overlap with others.")]


class Asked(NamedTuple):
    """What an import of entries is asked for; `keyed` are entries that come with a source key of their own."""

    kind: str
    new: bool
    parallel: bool
    dry_run: bool
    keyed: bool = False
    unknown_hint: str = "--new declares them, or give the rows others"


def read_files(
    kind: str, files: Sequence[str] | None, reader: Callable[[str, str], tuple[tuple[Made, ...], tuple[Problem, ...]]]
) -> list[tuple[Made, ...]]:
    """What a reader makes of the text and the name of each file; BadData, once all faults are told. Usage for none."""
    if not files:
        raise Usage(f"import {kind} needs a file", f"leadtime import {kind} FILE, or - for standard input")
    from leadtime.storage.foreign import read_foreign

    read: list[tuple[Made, ...]] = []
    faults: list[Problem] = []
    for path in files:
        text, name, is_supposed = read_foreign(path)
        if is_supposed:
            streams.note(SUPPOSED.format(name))
        made, problems = reader(text, name)
        read.append(made)
        faults += problems
    if faults:
        from leadtime.view.findings import counted, findings

        _tell(findings(faults, ()))
        raise BadData(f"{counted(len(faults), 'fault')} in what should be imported, and {NOTHING}")
    return read


def bring(session: Session, read: Sequence[Sequence[Entry]], asked: Asked, skipped: Sequence["Skipped"] = ()) -> None:
    """Bring the entries of files into the log, and say what was done; Refused, when something stands against it."""
    from leadtime.reckoning.imports.importing import without_record
    from leadtime.storage.importing import arrange, bring_in

    existing = session.log.parsed().entries
    found = arrange(session.budget, existing, read, asked.kind, session.now, keyed=asked.keyed)
    _refuse(session, found, asked)
    vanished = without_record(existing, read, asked.kind) if asked.keyed and found.added else []
    if found.added and not asked.dry_run:
        with session.keeping():
            session.begin()
            found = bring_in(
                session.places,
                read,
                asked.kind,
                session.now,
                new=asked.new,
                parallel=asked.parallel,
                keyed=asked.keyed,
            )
        _refuse(session, found, asked)
    _answer(session, found, asked, skipped)
    _tell_vanished(session, vanished)
    if asked.dry_run:  # with a fault in the log it may not be what would be done
        problems_told(session.log.parsed().problems)


def rules(session: Session) -> "Take":
    """The function that finds the rule which takes an event."""
    from leadtime.cli.calendars import sorting
    from leadtime.reckoning.imports.rules import first_rule

    return first_rule(sorting(session).rules)


def named(files: Sequence["Tracked"], hint: str) -> tuple[list[tuple[Entry, ...]], list["Skipped"]]:
    """The entries of each file, and what is left out; Refused, once they are listed, for events without a category."""
    nameless: list[Event] = [event for found in files for event in found.nameless]
    if nameless:
        from leadtime.view.findings import counted
        from leadtime.view.tracked_lines import nameless_lines

        _tell(nameless_lines(nameless))
        _stop(f"{counted(len(nameless), 'event')} without anything that could be a category", hint)
    return [found.entries for found in files], [one for found in files for one in found.skipped]


def _tell(lines: Sequence[str]) -> None:
    for line in lines:
        streams.note(line)


def _refuse(session: Session, found: "Arranged", asked: Asked) -> None:
    """Refused, once what stands against the import is listed; nothing when it is allowed."""
    if found.is_allowed(asked.new, asked.parallel):
        return
    from leadtime.formats.typed_category import nearest
    from leadtime.view.changed import clash_lines, conflict_lines, timer_lines
    from leadtime.view.findings import counted

    if found.conflicts:
        _tell(conflict_lines(found.conflicts, session.now))
        is_one = len(found.conflicts) == 1
        message = f"{counted(len(found.conflicts), 'entry', 'entries')} say{'s' * is_one} something else than the log"
        _stop(message, "remove or edit those in the log, or give the rows other ids")
    if found.timers:
        _tell(timer_lines(found.timers, session.now))
        _stop("more than one timer would run", "leadtime stop ends the one that runs; or give the row an end")
    if found.unlisted:
        _tell([f"{name} has no value {value}" for name, value in found.unlisted])
        _stop(f"{counted(len(found.unlisted), 'value')} that the budget does not list", "add them to budget.toml")
    if found.new_categories and not asked.new:
        _tell([f"{category}: {nearest(category, session.budget)}" for category in found.new_categories])
        number = counted(len(found.new_categories), "category", "categories")
        _stop(f"the budget does not know {number}", asked.unknown_hint)
    _tell(clash_lines(found.clashes, session.now))
    _stop(f"{counted(len(found.clashes), 'overlap')} with other entries", "--parallel imports them all the same")


def _stop(message: str, hint: str) -> NoReturn:
    raise Refused(f"{message}; {NOTHING}", hint)


def _tell_vanished(session: Session, vanished: Sequence[Entry]) -> None:
    """The entries that may be there twice now: whoever changes a record in a tracker makes another of it."""
    from leadtime.view.answer import told

    if vanished:
        streams.note("! The file has no record any more of these entries; if one was changed there, it came in again:")
    for entry in vanished:
        streams.note(f"{entry.id}  {told(entry, session.now)}", "  ")


def _answer(session: Session, found: "Arranged", asked: Asked, skipped: Sequence["Skipped"]) -> None:
    from leadtime.reckoning.checks import warnings
    from leadtime.view.changed import imported

    streams.say(imported(found.added, found.already_there, session.now, asked.dry_run))
    if skipped:
        from leadtime.view.tracked_lines import left_out

        streams.say(left_out(skipped))
    if found.new_categories:
        did = "Would be declared" if asked.dry_run else "Declared"
        streams.say(f"{did} in the budget: {', '.join(found.new_categories)}.")
    if asked.dry_run:
        streams.say("Nothing was changed.")
    known = session.budget._replace(categories=())  # new ones are told of above
    for warning in warnings(known, found.added, session.now):
        streams.note(f"! {warning}")
