"""`leadtime doctor --merge`: what only a copy of the log has comes into the log."""

from typing import TYPE_CHECKING

import typer

from leadtime.cli import streams
from leadtime.cli.session import Session
from leadtime.model.errors import Refused, Usage

if TYPE_CHECKING:
    from leadtime.storage.merging import Merged


def merge_copy(session: Session, path: str, take: str, *, dry_run: bool, yes: bool) -> None:
    """Say what a copy has that the log, or the plan, lacks or says differently, and bring it in.

    The exit code is 1 where something differs and nobody has decided.
    """
    if take not in ("", "ours", "theirs"):
        raise Usage(f'"{take}" is no side', "--take ours leaves what differs, --take theirs takes it from the copy")
    if not path.strip():
        raise Usage("it is not said what to merge", 'leadtime doctor --merge "leadtime (conflicted copy).toml"')

    from leadtime.storage import merging
    from leadtime.storage.places import PLAN
    from leadtime.view import merged as view

    copy = merging.read_copy(session.places, path, session.budget_file.dimensions)
    log = session.plan if copy.file == PLAN else session.log
    found = merging.to_merge(copy, log, session.now, take=take)
    _show(found, log.word)
    if copy.parts.others:
        streams.note(view.left_out(copy.parts.others))
    take_theirs = take == "theirs"
    if not found.union.added and not (take_theirs and found.union.conflicts):
        streams.say("Nothing was changed." if found.union.conflicts else "There is nothing to merge.")
    elif dry_run:
        streams.say("Nothing was changed.")
    else:
        _ask(yes)
        found = merging.merge(session.places, copy, session.now, take=take)
        streams.say(view.merged(found.union, take_theirs=take_theirs))
        streams.say(view.copy_stays(path))
    if found.union.conflicts and not take:
        streams.say(view.undecided(log.word))
        raise typer.Exit(Refused.exit_code)


def _show(found: "Merged", word: str) -> None:
    from leadtime.view.merged import held_against, shared_time, side_by_side

    streams.say(held_against(found.union, word))
    if found.union.conflicts:
        screen = streams.terminal()
        screen.show(*side_by_side(found.union.conflicts, word, screen.page))
    for line in shared_time(found.clashes):
        streams.note(f"! {line}")


def _ask(yes: bool) -> None:
    """Go on for a yes; Refused for anything else, and where nobody can be asked."""
    if yes:
        return
    if not streams.is_terminal():
        raise Refused(
            "nothing was merged: nobody can be asked here", "--yes does it, --dry-run only says what would be"
        )
    if not typer.confirm("Merge it?"):
        raise Refused("nothing was merged")
