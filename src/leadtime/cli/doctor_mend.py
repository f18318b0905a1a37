"""`leadtime doctor --mend`: what can be mended without deciding anything is mended."""

from leadtime.cli import streams
from leadtime.cli.doctor_restore import ask
from leadtime.cli.session import Session


def mend_files(session: Session, dry_run: bool, yes: bool) -> None:
    """Say what would be mended, ask, and mend it."""
    from leadtime.storage.mending import mend, to_mend
    from leadtime.view.findings import counted

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
    back = " `leadtime undo` takes the marks and ids back." if any(one.is_change for one in done) else ""
    streams.say(f"Mended {counted(len(done), 'thing')}.{back}")
