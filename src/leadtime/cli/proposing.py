"""A calendar's events on their way into the log: proposed, shown, asked for, and saved as one change."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from leadtime.cli import streams
from leadtime.cli.session import Session, problems_told
from leadtime.model.errors import Refused, Usage
from leadtime.model.event import Calendar, Reason
from leadtime.model.period import Period

if TYPE_CHECKING:
    from leadtime.cli.calendars import ReadOne
    from leadtime.cli.deciding import Settle
    from leadtime.model.entry import Entry
    from leadtime.model.proposal import Moved, Proposals
    from leadtime.reckoning.imports.choices import Choice
    from leadtime.storage.accepting import Accepted
    from leadtime.storage.log_file import LogFile


class Asked(NamedTuple):
    """What the options ask of an import."""

    include: frozenset[Reason]
    category: str
    parallel: bool
    remove: bool
    as_plan: bool
    dry_run: bool
    yes: bool


def bring_calendar(
    session: Session, words: list[str], tz: list[str], kind: str, asked: Asked, read: "ReadOne | None" = None
) -> None:
    """Propose the events of the files that are named, have them looked at, and log those that are accepted."""
    from leadtime.cli.calendars import files_and_period, read_calendars
    from leadtime.reckoning.imports.choices import moves, settled
    from leadtime.view.findings import unread_lines
    from leadtime.view.proposals_table import sums

    files, days = files_and_period(session, words, "week")
    calendar = read_calendars(session, files, days, tz, read)
    log = _log(session, asked)
    existing = log.parsed().entries
    found = _proposed(session, kind, calendar, days, asked, existing)
    for line in unread_lines(calendar.unread):
        streams.note(line)
    moved = moves(found.moved, existing, session.now, parallel=asked.parallel)
    becomes = {one.entry.id: one.becomes for one in moved}
    after = [becomes.get(entry.id, entry) for entry in existing]

    def settle(values: "Sequence[Choice]") -> "list[Choice]":
        return settled(values, after, session.now, parallel=asked.parallel)

    def tell(values: "Sequence[Choice]") -> None:
        for sentence in sums(found, calendar.unread, values, session.now):
            streams.say(sentence)
        _tell_moved(session, found, moved, after)
        _tell_absent(session, found)
        _tell_gone(session, found)

    done = Decided(found, moved, settle, tell)
    if asked.yes and not asked.dry_run:
        values = _unasked(session, kind, done, asked)
    elif asked.dry_run or not streams.is_terminal():
        values = _shown(session, done, asked)
    else:
        values = _asked_for(session, kind, done, asked)
    _hint(values, files, kind)
    problems_told(log.parsed().problems)


class Decided(NamedTuple):
    """What an import found, the moves that can be made, and how choices are settled and the rest is told."""

    found: "Proposals"
    moved: "Sequence[Moved]"
    settle: "Settle"
    tell: "Callable[[Sequence[Choice]], None]"

    @property
    def may_go(self) -> "list[Entry]":
        """The entries that can be removed: never one that its owner has changed."""
        return [one.entry for one in self.found.gone if not one.is_edited]

    def accepted(self, values: "Sequence[Choice]", removed: "Sequence[Entry]") -> "Accepted":
        """What is done to the log."""
        from leadtime.storage.accepting import Accepted

        added = tuple(one.entry for one in values if one.is_taken)
        return Accepted(added, tuple((one.entry, one.becomes) for one in self.moved), tuple(removed))


def _unasked(session: Session, kind: str, done: Decided, asked: Asked) -> "list[Choice]":
    """All of it, done before it is shown: a reader that has seen enough stops no import."""
    from leadtime.cli.deciding import show
    from leadtime.reckoning.imports.choices import choices

    values = done.settle(choices(done.found.proposed))
    answer = _accept(session, kind, done, values, done.may_go if asked.remove else [], asked)
    show(session, values)
    done.tell(values)
    if done.may_go and not asked.remove:
        streams.say(f"--remove removes them from the {_place(asked)} too.")
    if answer:
        streams.say(answer)
    return values


def _shown(session: Session, done: Decided, asked: Asked) -> "list[Choice]":
    """All of it shown, and nothing done; Refused where something would be, and nobody said so."""
    from leadtime.cli.deciding import show
    from leadtime.reckoning.imports.choices import choices

    values = done.settle(choices(done.found.proposed))
    show(session, values)
    done.tell(values)
    if asked.dry_run:
        streams.say("Nothing was changed.")
    elif any(done.accepted(values, done.may_go)):
        raise Refused("nothing was imported", "--yes accepts what has a tick, --dry-run only shows it")
    return values


def _asked_for(session: Session, kind: str, done: Decided, asked: Asked) -> "list[Choice]":
    """What a person accepts, day by day, and of what is gone."""
    from leadtime.cli.deciding import decide
    from leadtime.reckoning.imports.choices import choices

    values = decide(session, choices(done.found.proposed), done.settle)
    done.tell(values)
    removed = done.may_go
    if removed and not asked.remove:
        removed = _chosen(removed, f"Remove from the {_place(asked)} too: Enter none, a all, or their numbers")
    if answer := _accept(session, kind, done, values, removed, asked):
        streams.say(answer)
    return values


def _place(asked: Asked) -> str:
    return "plan" if asked.as_plan else "log"


def _log(session: Session, asked: Asked) -> "LogFile":
    """The file that the entries go to: the log, or the plan."""
    return session.plan if asked.as_plan else session.log


def _proposed(
    session: Session, kind: str, calendar: Calendar, days: Period, asked: Asked, existing: "Sequence[Entry]"
) -> "Proposals":
    from leadtime.cli.calendars import sorting
    from leadtime.cli.deciding import MAKE_NEW
    from leadtime.formats.typed_category import find_category
    from leadtime.reckoning.imports.proposals import propose
    from leadtime.reckoning.imports.rules import first_rule

    return propose(
        calendar.events,
        kind=kind,
        take=first_rule(sorting(session).rules),
        budget=session.budget,
        existing=existing,
        period=days,
        now=session.now,
        include=asked.include,
        otherwise=find_category(asked.category, session.budget, MAKE_NEW) if asked.category else "",
        as_plan=asked.as_plan,
        series=calendar.series,
        outside=calendar.outside,
        unread=len(calendar.unread),
    )


def _tell_moved(session: Session, found: "Proposals", made: "Sequence[Moved]", after: "Sequence[Entry]") -> None:
    """The entries that follow their event, and those that do not; `after` is the log with those that do."""
    from leadtime.reckoning.imports.choices import in_the_way
    from leadtime.view.proposals_table import moved_line

    if found.moved:
        streams.say("Moved in the calendar since:")
    for one in found.moved:
        is_made = one in made
        other = None if is_made else in_the_way(one, after, session.now)
        streams.say(moved_line(one, session.now, is_made, other), "  ")


def _tell_absent(session: Session, found: "Proposals") -> None:
    """The entries whose event may have been deleted."""
    from leadtime.view.proposals_table import absent_line

    if found.absent:
        streams.say("In none of these files any more; if one did not happen, leadtime remove takes it out:")
    for entry in found.absent:
        streams.say(absent_line(entry, session.now), "  ")


def _tell_gone(session: Session, found: "Proposals") -> None:
    """The entries whose event is there no more; those that can be removed have numbers."""
    from leadtime.view.proposals_table import gone_line

    if found.gone:
        streams.say("Not in the calendar any more:")
    for number, one in enumerate((one for one in found.gone if not one.is_edited), 1):
        streams.say(gone_line(one, session.now), f"  {number}  ")
    for one in found.gone:
        if one.is_edited:
            streams.say(gone_line(one, session.now), "     ")


def _chosen(entries: "list[Entry]", question: str) -> "list[Entry]":
    """The entries whose numbers are typed; asked again for what are none."""
    from leadtime.cli.boundary import tell
    from leadtime.cli.deciding import asked, numbers_of

    while answer := asked(question).replace(" ", "").lower():
        if answer == "a":
            return entries
        try:
            return [entries[number - 1] for number in numbers_of(answer, len(entries))]
        except Usage as error:
            tell(error)
    return []


def _accept(
    session: Session,
    kind: str,
    done: Decided,
    values: "Sequence[Choice]",
    removed: "Sequence[Entry]",
    asked: Asked,
) -> str:
    """Make the change, and what is to be said of it; nothing where there is none and nothing was proposed."""
    from leadtime.storage.accepting import accept
    from leadtime.view.answer import told
    from leadtime.view.proposals_table import answer

    accepted = done.accepted(values, removed)
    if not any(accepted):
        return "Nothing was logged." if values else ""
    kept = [one.entry for one in values if one.is_taken and one.overlaps]
    with session.keeping():
        session.begin()
        taken = accept(
            session.places, accepted, kind, session.now, kept=kept, parallel=asked.parallel, as_plan=asked.as_plan
        )
    for entry in taken.changed_since:
        streams.note(f"! {told(entry, session.now)} was changed while you looked, and is left as it is.")
    for entry in taken.already_there:
        streams.note(f"! {told(entry, session.now)} came in while you looked, and is not added again.")
    moved, gone = len(taken.moved), len(taken.removed)
    return answer(taken.added, moved, gone, session.budget.counts, session.now, as_plan=asked.as_plan)


def _hint(values: "Sequence[Choice]", files: Sequence[str], kind: str) -> None:
    """How to have fewer events without a category the next time."""
    from leadtime.formats.typed_entry import shown

    if all(one.entry.category for one in values):
        return
    if kind == "ics":
        named = " ".join(shown(file) for file in files)
        streams.note(f"`leadtime rules test {named}` shows what no rule takes, and where the next rule pays.")
    else:
        streams.note("A [[rule]] in budget.toml gives them a category the next time, and --category does now.")
