"""`leadtime doctor --merge FILE`: what only a copy of the log has comes into the log."""

import typer

from leadtime.cli import streams
from leadtime.cli.session import Session
from leadtime.model.errors import Refused, Usage


def merge_copy(session: Session, path: str, take: str, *, dry_run: bool, yes: bool) -> None:
    """Say what a copy has that the log, or the plan, lacks or says differently, and bring it in.

    The exit code is 1 where something differs and nobody has decided.
    """
    if not path.strip():
        raise Usage("it is not said what to merge", 'leadtime doctor --merge "leadtime (conflicted copy).toml"')

    from leadtime.storage import merging
    from leadtime.storage.log_file import read_log, read_plan
    from leadtime.storage.places import PLAN
    from leadtime.view import merged as view

    take_theirs = take == "theirs"
    dimensions = session.budget_file.dimensions
    copy = merging.read_copy(session.places, path, dimensions)
    log = (read_plan if copy.file == PLAN else read_log)(session.places, dimensions)
    found = merging.to_merge(copy, log, take_theirs=take_theirs)
    streams.say(view.held_against(found.merged, log.word))
    for line in view.coming(merging.coming(session.places, copy, found)):
        streams.say(line, "  ")
    if found.conflicts:
        screen = streams.terminal()
        screen.show(*view.side_by_side(found.merged.differing, (f"the {log.word}", "the copy"), screen.page))
        streams.say(view.of_what_differs(log.word, take))
    clashes = merging.shared_time(found, session.now, take_theirs=take_theirs)
    for line in view.shared_time(clashes, session.now):
        streams.note(f"! {line}")
    if copy.parts.others:
        streams.note(f"! {view.left_out(copy.parts.others)}")
    if left := found.lines_left(take_theirs=take_theirs):
        streams.note(f"! {view.lines_left(left)}")
    if not found.added and not (take_theirs and found.conflicts):
        streams.say(_nothing(log.word, take, left, is_different=bool(found.conflicts)))
    elif dry_run:
        streams.say("Nothing was changed.")
    else:
        _ask(yes)
        found = merging.merge(session.places, copy, session.now, take_theirs=take_theirs)
        streams.say(view.merged(found.merged, take_theirs=take_theirs))
        streams.say(view.copy_stays(path))
    if found.conflicts and not take:
        raise typer.Exit(Refused.exit_code)


def _nothing(word: str, take: str, lines: int, *, is_different: bool) -> str:
    """What is said where nothing comes in."""
    from leadtime.view.merged import no_more_of_it

    if not is_different:
        return "There is nothing to merge."
    return no_more_of_it(word, lines) if take else "Nothing was changed."


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
