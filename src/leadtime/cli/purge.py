"""`leadtime purge`: what is older than it may be kept goes, and then its history too."""

from typing import TYPE_CHECKING, Annotated

import typer

from leadtime.cli import parameters, streams
from leadtime.cli.session import Session
from leadtime.model.errors import Refused, Usage

if TYPE_CHECKING:
    from leadtime.storage.purging import History

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def purge(
    ctx: typer.Context,
    before: Annotated[
        str, typer.Option("--before", metavar="DATE", help="Take out all that lies wholly before this day.")
    ] = "",
    journal: Annotated[
        bool, typer.Option("--journal", help="Empty the journal and remove the backups: no undo after it.")
    ] = False,
    dry_run: parameters.DryRun = False,
    yes: parameters.Yes = False,
) -> None:
    """Take entries, absences, lifts and promises from before a day out of the log, and then out of its history.

    --before is one change of the log and the plan, which leadtime undo takes back. What it took out is in the journal
    and the backups until --journal empties them.
    """
    session = Session(ctx)
    if bool(before.strip()) == journal:
        what = "both --before and --journal are given" if journal else "it is not said what to purge"
        raise Usage(what, "leadtime purge --before 2025-01-01; and when that is right, leadtime purge --journal")
    if journal:
        _purge_journal(session, dry_run, yes)
    else:
        _purge_before(session, before, dry_run, yes)


def _purge_before(session: Session, typed: str, dry_run: bool, yes: bool) -> None:
    from leadtime.cli.typed import read_day
    from leadtime.storage import purging
    from leadtime.storage.change import fault_in_log
    from leadtime.storage.doctor.lost import missing_before
    from leadtime.view.purged import lies_before, missing_too, purged, still_open, unread

    day = read_day(session, typed)
    purging.refuse_future(day, session.now)
    for file in (session.log, session.plan):
        fault_in_log(file)
    log, plan = session.log.parsed(), session.plan.parsed()
    found = purging.to_purge(log, plan, day)
    streams.say(lies_before(found.log, found.plan, day, session.now))
    for line in still_open(found.log):
        streams.say(line, "  ")
    if faults := len(log.problems) + len(plan.problems):
        streams.note(f"! {unread(faults)}")
    missing = len(missing_before(session.places, session.log, day))
    if missing:
        streams.say(missing_too(missing))
    if not (found.log or found.plan or missing):
        return
    if dry_run:
        streams.say("Nothing was changed.")
        return
    _ask("Purge it?" if len(found.log) + len(found.plan) + missing == 1 else "Purge them?", yes)
    found = purging.purge(session.places, day, session.now)
    if found.log or found.plan:
        streams.say(purged(found.log, found.plan, found.loosened, session.now))
    else:
        streams.say("`leadtime doctor` offers nothing of it any more.")


def _purge_journal(session: Session, dry_run: bool, yes: bool) -> None:
    from leadtime.storage import purging
    from leadtime.view.purged import history_gone, history_held

    found = purging.history_of(session.places)
    streams.say(history_held(found.changes, found.since, found.backups, found.left_behind))
    if dry_run:
        streams.say("Nothing was changed.")
        return
    if not found.is_empty:
        _ask("Remove them? Then nothing can be undone, and no backup is left", yes)
        found = purging.purge_journal(session.places, session.now)
        streams.say(history_gone(found.changes, found.backups, found.left_behind))
    _tell_left(found)


def _tell_left(found: "History") -> None:
    from leadtime.view.purged import left_alone

    for line in left_alone(found.unsaved, found.others, found.elsewhere, found.copies):
        streams.note(line)


def _ask(question: str, yes: bool) -> None:
    """Go on for a yes; Refused for anything else, and where nobody can be asked."""
    if yes:
        return
    if not streams.is_terminal():
        raise Refused(
            "nothing was purged: nobody can be asked here", "--yes does it, --dry-run only says what would go"
        )
    if not typer.confirm(question):
        raise Refused("nothing was purged")
