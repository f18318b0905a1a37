"""`leadtime edit` of a lift: its unit, day, words, behaviour, channel and address."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from leadtime.cli import streams
from leadtime.cli.session import Session
from leadtime.model.errors import Refused, Usage
from leadtime.model.promise import Promise
from leadtime.model.recognition import Recognition

if TYPE_CHECKING:
    from collections.abc import Callable

_CHANGE = "--unit, --date, --note (what they did), --behaviour, --channel and --url change a lift"


def lift_meant(session: Session, identifier: str) -> Recognition | None:
    """The lift that is meant; None for what is an entry, or nothing. Refused for a promise, with what changes one.

    The whole log is read only where an id of a lift or a promise begins like it; `last` is an entry.
    """
    from leadtime.storage.change import fault_in_log

    fault_in_log(session.log)
    word, log = identifier.strip().lower(), session.log.of_units()
    others: list[Recognition | Promise] = [*log.recognitions, *log.promises]
    if not any(one.id.lower().startswith(word) for one in others):
        return None
    from leadtime.reckoning.naming import named_anything

    found = named_anything(session.log.parsed().entries, others, identifier)
    if isinstance(found, Promise):
        raise Refused(f"{found.id} is a promise", f"leadtime promise edit {found.id} changes it")
    return found if isinstance(found, Recognition) else None


def refuse_of_lift(identifier: str, fields: Mapping[str, str | None]) -> None:
    """Usage for what only a lift has, given for an entry."""
    if given := next((name for name, value in fields.items() if value is not None), ""):
        hint = "leadtime recognitions --list shows the ids of lifts"
        raise Usage(f'--{given} is of a lift, and "{identifier}" names none', hint)


def edit_lift(
    session: Session, lift: Recognition, fields: Mapping[str, str | None], of_entry: Mapping[str, object]
) -> None:
    """Change a lift as was typed, and say what it became; Usage for what only an entry has, and for nothing at all."""
    from leadtime.storage.recognitions import edit_recognition
    from leadtime.view.recognised import changed

    if given := next((name for name, value in of_entry.items() if value is not None), ""):
        raise Usage(f"{lift.id} is a lift, and a lift has no --{given}", _CHANGE)
    old, new = edit_recognition(session.places, lift.id, _changes(session, fields), session.now)
    if new.unit != old.unit and new.entry:
        _told_of_another(session, new)
    streams.say(changed(old, new, session.now))


def _changes(session: Session, fields: Mapping[str, str | None]) -> "Callable[[Recognition], Recognition]":
    """What makes of a lift what was typed; Usage when nothing was, or nothing is left of what can't be emptied.

    A unit is one of the day of the lift, as that becomes.
    """
    from leadtime.cli.typed import day_of_lift, known_behaviour, read_day

    typed = {name: " ".join(value.split()) for name, value in fields.items() if value is not None}
    if not typed:
        raise Usage("nothing was given to change", _CHANGE)
    if empty := next((name for name in ("unit", "date", "note") if typed.get(name) == ""), ""):
        raise Usage(f"--{empty} is empty, and a lift can't be without one", "leave it out, or say what it becomes")
    day = day_of_lift(session, read_day(session, typed["date"])) if "date" in typed else None
    behaviour = known_behaviour(session, typed["behaviour"]) if "behaviour" in typed else None

    def becomes(lift: Recognition) -> Recognition:
        from leadtime.formats.typed_unit import find_unit

        found = lift._replace(
            date=day or lift.date,
            what=typed.get("note", lift.what),
            behaviour=lift.behaviour if behaviour is None else behaviour,
            channel=typed.get("channel", lift.channel),
            url=typed.get("url", lift.url),
        )
        if "unit" not in typed:
            return found
        return found._replace(unit=find_unit(typed["unit"], session.units(found.date, as_far_as_good=True)))

    return becomes


def _told_of_another(session: Session, lift: Recognition) -> None:
    """Say that the entry a lift came of is about other units, or none, where it is."""
    from leadtime.reckoning.recognitions import is_about
    from leadtime.view.recognised import of_another

    visit = next((entry for entry in session.log.parsed().entries if entry.id == lift.entry), None)
    if visit and not is_about(session.units(lift.date, as_far_as_good=True), visit, lift.unit):
        streams.note(of_another(visit.id, visit.units))
