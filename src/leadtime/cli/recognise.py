"""`leadtime recognise`, or `lift`: who did something extra, and was lifted for it. It never counts as time."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from leadtime.cli import parameters, streams
from leadtime.cli.session import Session
from leadtime.model.errors import LeadtimeError, Usage
from leadtime.model.recognition import Recognition

if TYPE_CHECKING:
    from leadtime.model.entry import Entry

app = typer.Typer(rich_markup_mode=None, add_completion=False)

CHANNELS = ("instagram", "linkedin", "facebook", "intranet", "newsletter")


def _channels(incomplete: str) -> list[str]:
    return [channel for channel in CHANNELS if channel.startswith(incomplete.lower())]


@app.command()
def recognise(
    ctx: typer.Context,
    unit: parameters.OneUnit,
    words: Annotated[list[str], typer.Argument(metavar="WHAT...", help="What they did.")],
    behaviour: Annotated[
        str,
        typer.Option(
            "--behaviour",
            "-b",
            metavar="NAME",
            help="One of the budget's behaviours: each a [[behaviour]] in budget.toml.",
            autocompletion=parameters.complete_behaviour,
        ),
    ] = "",
    channel: Annotated[
        str, typer.Option("--channel", metavar="NAME", help="Where: instagram, intranet ...", autocompletion=_channels)
    ] = "",
    url: Annotated[str, typer.Option("--url", metavar="URL", help="The address of what was published.")] = "",
    entry: Annotated[
        str,
        typer.Option(
            "--entry",
            metavar="ID",
            help="The visit it came of, as list shows it, or last.",
            autocompletion=parameters.complete_entry,
        ),
    ] = "",
    day: parameters.Day = "",
) -> None:
    """Recognise the people of a unit for what they did. It never counts as time.

    The day is today; with --entry it is that of the entry. leadtime lift is the same command.
    """
    from leadtime.cli.typed import known_behaviour
    from leadtime.storage.recognitions import add_recognitions

    session = Session(ctx)
    with session.keeping():
        session.begin()
        _ = session.budget  # a budget at fault is told of before anything is changed
        visit = _named(session, entry)
        wanted = _typed(session, unit, words, _day(session, day, visit))._replace(
            channel=channel.strip(), url=url.strip()
        )
        wanted = wanted._replace(behaviour=known_behaviour(session, behaviour), entry=visit.id if visit else "")
        (made,) = add_recognitions(session.places, [wanted], session.now, f"recognise {wanted.unit}")
    _told(session, made, visit)


def _named(session: Session, identifier: str) -> "Entry | None":
    """The entry that is meant; None for none given."""
    if not identifier.strip():
        return None
    from leadtime.reckoning.naming import named

    return named(session.log.parsed().entries, identifier)


def _day(session: Session, typed: str, visit: "Entry | None") -> date:
    """The day typed, else that of the entry, else today; Refused for one to come."""
    from leadtime.cli.typed import day_of_lift, read_day

    return day_of_lift(session, visit.day if visit and not typed else read_day(session, typed))


def _typed(session: Session, unit: str, words: list[str], day: date) -> Recognition:
    from leadtime.formats.typed_unit import find_unit

    what = " ".join(" ".join(words).split())
    if not what:
        raise Usage("it is not said what they did", 'leadtime recognise UNIT "what they did"')
    return Recognition("", day, find_unit(unit, session.units(day, as_far_as_good=True)), what)


def _told(session: Session, made: Recognition, visit: "Entry | None") -> None:
    """Say what was understood, and where the quarter stands; a fault that hides that fails nothing."""
    from leadtime.reckoning.recognitions import is_about
    from leadtime.view.recognised import of_another, recognised

    units = session.units(made.date, as_far_as_good=True)
    label = units.units[made.unit].label if made.unit in units.units else ""
    if visit and not is_about(units, visit, made.unit):
        streams.note(of_another(visit.id, visit.units))
    try:
        standing = _standing(session, made)
    except LeadtimeError as error:
        from leadtime.cli.boundary import tell

        tell(error)
        standing = ""
    streams.say(f"{recognised(made, label, session.now)} {standing}".rstrip())


def _standing(session: Session, made: Recognition) -> str:
    from leadtime.model.period import Interval, interval_containing
    from leadtime.reckoning.recognitions import recognitions, same
    from leadtime.view.recognised import same_again, stands

    session.__dict__.pop("log", None)  # as it is after the change
    log = session.log.of_units()
    quarter = interval_containing(made.date, Interval.QUARTER)
    value = recognitions(session.budget, session.organisation, log.entries, log.recognitions, quarter, session.now)
    return f"{stands(value, made.id, session.now)} {same_again(same(made, log.recognitions))}".strip()
