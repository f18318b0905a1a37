"""`leadtime doctor --mend`: what can be mended without deciding anything is mended."""

from typing import TYPE_CHECKING

import typer

from leadtime.cli import streams
from leadtime.cli.doctor_restore import ask
from leadtime.cli.session import Session
from leadtime.model.errors import Refused, Usage

if TYPE_CHECKING:
    from leadtime.storage.doctor.git_conflict import Conflicted


def mend_files(session: Session, take: str, dry_run: bool, yes: bool) -> None:
    """Say what would be mended, ask, and mend it; what git left in a file comes first, and `take` is for that alone."""
    from leadtime.storage.doctor.git_conflict import conflicted
    from leadtime.storage.doctor.mending import mend, to_mend
    from leadtime.view.findings import counted

    if found_in_git := conflicted(session.places):
        _settle(session, found_in_git, take, dry_run, yes)
        return
    if take:
        raise Usage("--take is for a merge, and git left no conflict here", "leadtime doctor --mend, without it")
    found = to_mend(session.places)
    if not found:
        streams.say("There is nothing to mend that asks for no decision.")
        return
    streams.say("This can be mended:")
    for one in found:
        streams.say(one.words, "  ")
    if dry_run:
        streams.say("Nothing was changed.")
        return
    ask("Mend it?", yes, "mended")
    done = mend(session.places, session.now)
    if done != found:
        end = "this was mended:" if done else "nothing was mended: leadtime doctor says how they are."
        streams.say(f"The files have changed in between, and {end}")
        for one in done:
            streams.say(one.words, "  ")
    if not done:
        return
    back = " `leadtime undo` takes the marks and ids back." if any(one.is_change for one in done) else ""
    streams.say(f"Mended {counted(len(done), 'thing')}.{back}")


def _settle(session: Session, found: "list[Conflicted]", take: str, dry_run: bool, yes: bool) -> None:
    """Both sides of what git left: shown, asked for and written; the exit code is 1 while something is undecided."""
    from leadtime.storage.doctor.git_conflict import settle_files
    from leadtime.view import merged as view

    for one in found:
        settled = one.settled
        streams.say(view.left_by_git(one.file.path, settled.found, settled.gone))
        for line in view.coming(settled.coming):
            streams.say(line, "  ")
        if settled.differing:
            screen = streams.terminal()
            screen.show(*view.side_by_side(settled.differing, ("ours", "theirs"), screen.page))
        is_head = settled.conflicts > len(settled.differing) + len(settled.halves)
        for line in view.halves(settled.halves, is_head=is_head):
            streams.say(line)
    undecided = not take and any(one.settled.conflicts for one in found)
    if undecided:
        streams.say(view.undecided_in_git(sum(one.settled.conflicts for one in found)))
    if dry_run or all(one.settled.conflicts and not take for one in found):
        streams.say("Nothing was changed.")
    else:
        ask("Take both?", yes, "mended")
        for one, kept in settle_files(session.places, take):
            entries = len((one.settled.theirs if take == "theirs" else one.settled.ours).log.entries)
            for line in view.settled(one.file.path, entries, kept):
                streams.say(line)
    if undecided:
        raise typer.Exit(Refused.exit_code)
