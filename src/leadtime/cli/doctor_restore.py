"""`leadtime doctor --restore`: files that are gone or damaged are brought back, and what a good log has lost."""

from typing import TYPE_CHECKING

import typer

from leadtime.cli import streams
from leadtime.model.errors import BadData, Refused

if TYPE_CHECKING:
    from leadtime.cli.session import Session
    from leadtime.model.recovery import Lost
    from leadtime.storage.doctor.restoring import Damage


def restore(session: "Session", identifiers: list[str], dry_run: bool, yes: bool) -> None:
    """Bring back what is damaged, or else what is lost, once it was shown and asked for."""
    from leadtime.storage.doctor.restoring import damaged_files

    damaged = damaged_files(session.places)
    if not damaged:
        _restore_items(session, identifiers, dry_run, yes)
    elif identifiers:
        first = damaged[0]
        raise BadData(
            f"the file {first.what}, and comes first", "leadtime doctor --restore, without an id", first.place
        )
    else:
        _restore_files(session, damaged, dry_run, yes)


def _restore_files(session: "Session", damaged: "list[Damage]", dry_run: bool, yes: bool) -> None:
    from leadtime.storage.doctor.git_conflict import thrown_away
    from leadtime.storage.doctor.restoring import restore_files
    from leadtime.view.restored import brought_back, could_be, only_ours

    for one in damaged:
        streams.say(f"{one.place} {one.what}.")
        if one.rebuilt and yes and not dry_run:
            if entries := thrown_away(one):
                streams.say(only_ours(entries), "  ")
            continue  # it is said when it is done
        if one.rebuilt:
            for line in could_be(one.rebuilt, one.entries, one.only_here, session.now):
                streams.say(line, "  ")
            if entries := thrown_away(one):
                streams.say(only_ours(entries), "  ")
        else:
            streams.say("Neither the journal nor a backup knows what it was.", "  ")
    if not any(one.rebuilt for one in damaged):
        raise BadData("nothing can be brought back, and nothing was changed", *_what_is_left(session, damaged))
    if dry_run:
        streams.say("Nothing was changed.")
        return
    ask("Bring it back?" if len(damaged) == 1 else "Bring them back?", yes, "restored")
    for done in restore_files(session.places):
        if made := done.damage.rebuilt:
            for line in brought_back(done.damage.file.path, made, done.damage.entries, done.kept, session.now):
                streams.say(line)


def _what_is_left(session: "Session", damaged: "list[Damage]") -> tuple[str, str]:
    """A hint to what may be of use, and the place."""
    from leadtime.storage.backups import newest_backup

    first = damaged[0]
    backup = newest_backup(session.places, first.name)
    if backup:
        return f"the newest backup is {backup}", first.file.path
    return "look for a copy: in the sync service, in a backup of this computer", first.file.path


def _restore_items(session: "Session", identifiers: list[str], dry_run: bool, yes: bool) -> None:
    from leadtime.storage.change import fault_in_log
    from leadtime.storage.doctor.lost import restore_items, shared_time
    from leadtime.view import merged
    from leadtime.view.findings import counted

    fault_in_log(session.log)
    found = _shown(session, identifiers)
    if not found:
        streams.say("Nothing is lost: every file is there, and the log has all that the journal knows.")
        return
    for line in merged.shared_time(shared_time(session.log, found, session.now), session.now):
        streams.note(f"! {line}")
    if dry_run:
        streams.say("Nothing was changed.")
        return
    if len(found) > 1:
        ask("Bring them back?", yes, "restored")
    done = restore_items(session.places, [one.id for one in found], session.now)
    if any(one.there for one in done):
        streams.say(f"Brought {counted(len(done), 'item')} back to what the journal knows. `leadtime undo` undoes it.")
        return
    them = "it" if len(done) == 1 else "them"
    streams.say(f"Brought back {counted(len(done), 'item')}. `leadtime undo` takes {them} out again.")


def forget(session: "Session", identifiers: list[str], dry_run: bool, yes: bool) -> None:
    """Say of what is lost, named or all of it, that it is gone on purpose, once it was shown and asked for."""
    from leadtime.storage.doctor.lost import forget_items
    from leadtime.view.findings import counted

    found = _shown(session, identifiers)
    if not found:
        streams.say("Nothing is lost that could be forgotten.")
        return
    if dry_run:
        streams.say("Nothing was changed.")
        return
    if len(found) > 1:
        is_there = any(one.there for one in found)
        ask("Is the log right as it is?" if is_there else "Are they gone on purpose?", yes, "forgotten")
    done = forget_items(session.places, [one.id for one in found], session.now)
    more = "it" if len(done) == 1 else "them"
    if any(one.there for one in done):
        streams.say(f"Accepted {counted(len(done), 'item')}: `leadtime doctor` speaks of {more} no more.")
        return
    streams.say(f"Forgotten {counted(len(done), 'item')}: `leadtime doctor` misses {more} no more.")


def _shown(session: "Session", identifiers: list[str]) -> "list[Lost]":
    """What is lost, as far as it is named, each on a line."""
    from leadtime.storage.doctor.lost import chosen, lost_items, what_is_lost

    found = chosen(lost_items(session.places, session.log), identifiers)
    for one in found:
        streams.say(f"{one.id}  {what_is_lost(one).replace(f' ({one.id})', '', 1) if one.there else one.words}")
    return found


def ask(question: str, yes: bool, done: str) -> None:
    """Go on for a yes; Refused for anything else, and where nobody can be asked."""
    if yes:
        return
    if not streams.is_terminal():
        hint = "--yes does it, --dry-run only says what would be done"
        raise Refused(f"nothing was {done}: nobody can be asked here", hint)
    if not typer.confirm(question):
        raise Refused(f"nothing was {done}")
