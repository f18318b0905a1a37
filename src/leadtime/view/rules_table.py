"""The rules of `rules`, and what they made of a calendar's events for `rules test`."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.text import Text

from leadtime.model.duration import Duration
from leadtime.model.event import Unread
from leadtime.model.period import Period
from leadtime.model.rule import Rule, Sorting
from leadtime.reckoning.imports.rules import expression_in
from leadtime.reckoning.imports.trial import Group, Taken, Trial, time_of
from leadtime.view import spell
from leadtime.view.columns import GAP, Column, laid_out_rows, lay_out
from leadtime.view.console import Page, wrapped
from leadtime.view.findings import counted

MOST_ON_A_SCREEN = 20
LONGEST_EXAMPLE = 100
TRY = "Try them: leadtime rules test calendar.ics"
EXAMPLE = ("[[rule]]", 'summary = "school visit"', 'category = "visits"')


def rules(value: Sorting, page: Page) -> list[Text]:
    """The rules in the order they are tried: what each gives, its line in budget.toml, and below that what it asks.

    Where there are none, what one looks like.
    """
    if not value.rules:
        return [Text("There are no rules. In budget.toml one looks like this:"), *map(Text, EXAMPLE)]
    title = f"{counted(len(value.rules), 'rule')}; the first that fits an event takes it."
    lines = [*_told(title, page, "bold"), Text()]
    columns = [
        Column("", [Text(str(rule.number)) for rule in value.rules], right=True),
        Column("", [Text(page.theirs(gives(rule)), style="bold") for rule in value.rules], folds=True),
        Column("", [Text(f"line {rule.line}", style="dim") for rule in value.rules]),
    ]
    indent = " " * (columns[0].width + GAP)
    for rule, heads in zip(value.rules, laid_out_rows(columns, page), strict=True):
        lines += heads
        for number, condition in enumerate(conditions(rule)):
            lines += _told(page.theirs(f"and {condition}" if number else condition), page, lead=indent)
    if value.me:
        lines += [Text(), *_told(page.theirs(f"You are {', '.join(value.me)}."), page)]
    return [*lines, Text(), Text(TRY)]


def conditions(rule: Rule) -> list[str]:
    r"""Each condition: `summary "besök" or /\bvisit\b/`, `5 attendees or more`."""
    texts = (
        ("summary", rule.summary),
        ("location", rule.location),
        ("calendar", rule.calendar),
        ("categories", rule.categories),
        ("organizer", rule.organizer),
    )
    found = [f"{name} {' or '.join(map(_quoted, patterns))}" for name, patterns in texts if patterns]
    if rule.attendees_at_least:
        found.append(f"{counted(rule.attendees_at_least, 'attendee')} or more")
    return found


def _quoted(pattern: str) -> str:
    return pattern if expression_in(pattern) is not None else f'"{pattern}"'


def gives(rule: Rule) -> str:
    """What becomes of an event: `visits at schools/elineberg #autumn audience=staff`, or `left out: private`."""
    if rule.skip:
        return f"left out: {rule.skip}"
    unit = [f"at {rule.unit}"] * bool(rule.unit)
    codes = [f"{name}={value}" for name, value in rule.dimensions]
    return " ".join([rule.category, *unit, *(f"#{tag}" for tag in rule.tags), *codes])


def trial(value: Trial, period: Period, outside: int, unread: Sequence[Unread], page: Page) -> list[Text]:
    """Each rule with what it took, what no rule took, most time first, what is not counted, and the next rule to write.

    `outside` are the events of the files that are not in the period, `unread` those that can't be used. On a screen
    the summaries that no rule took end after MOST_ON_A_SCREEN, and the rest is summed up; elsewhere they are all there.
    """
    title = f"{spell.period(period)}: {_sum(value.events, value.time)}."
    lines = _told(page.ours(title), page, "bold")
    if value.taken:
        lines += [Text(), *lay_out(_taken_columns(value.taken, page), page)]
    if value.untaken:
        lines += [Text(), *_untaken(value.untaken, page)]
    elif value.events:
        lines += [Text(), Text("A rule took every event.")]
    if left := _left_out(value, outside, unread):
        lines += [Text(), *_told(left, page)]
    return lines + [Text(line) for line in _next_rule(value.untaken, page)]


def _taken_columns(found: Sequence[Taken], page: Page) -> list[Column]:
    styles = ["" if one.events else "dim" for one in found]

    def texts(words: Iterator[str]) -> list[Text]:
        return [Text(text, style=style) for text, style in zip(words, styles, strict=True)]

    return [
        Column("rule", texts(str(one.rule.number) for one in found), right=True),
        Column("events", texts(f"{one.events:,}" for one in found), right=True),
        Column("time", texts(spell.duration(one.time) for one in found), right=True),
        Column("gives", texts(page.theirs(gives(one.rule)) for one in found), folds=True),
        Column("took", texts(page.theirs(_took(one)) for one in found), folds=True),
    ]


def _took(one: Taken) -> str:
    """`Lunch (10), Lunch med KD and 4 more`."""
    named = [_summary(group) + (f" ({group.events:,})" if group.events > 1 else "") for group in one.summaries]
    return ", ".join(named) + (f" and {one.more:,} more" if one.more else "")


def _untaken(found: Sequence[Group], page: Page) -> list[Text]:
    shown = found[:MOST_ON_A_SCREEN] if page.folds else found
    events = sum(one.events for one in found)
    columns = [
        Column("events", [Text(f"{one.events:,}") for one in shown], right=True),
        Column("time", [Text(spell.duration(one.time)) for one in shown], right=True),
        Column("summary", [Text(page.theirs(_summary(one))) for one in shown], folds=True),
    ]
    lines = [*_told(f"No rule took {_sum(events, time_of(found))}:", page, "bold"), *lay_out(columns, page)]
    if rest := found[len(shown) :]:
        summaries = counted(len(rest), "more summary", "more summaries")
        last = f"... and {summaries} with {spell.spoken(time_of(rest))}; --json has all of them."
        lines += _told(last, page)
    return lines


def _summary(group: Group) -> str:
    return group.summary or "(without a summary)"


def _sum(events: int, time: Duration) -> str:
    return f"{counted(events, 'event')}, {spell.spoken(time)}"


def _left_out(value: Trial, outside: int, unread: Sequence[Unread]) -> str:
    """`Not tried: 3 cancelled, 12 all-day.`; empty when there is nothing of the kind."""
    broken = Counter(one.reason for one in unread)
    parts = [f"{number:,} {reason.value}" for reason, number in (*value.left_out, *broken.items())]
    parts += [f"{outside:,} outside the period"] * bool(outside)
    return f"Not tried: {', '.join(parts)}." if parts else ""


def _next_rule(found: Sequence[Group], page: Page) -> list[str]:
    """A rule for the first summary that can be copied from the screen as it stands; nothing where there is none."""
    plain = (one.summary for one in found[:MOST_ON_A_SCREEN] if _is_plain(one.summary, page))
    if not (summary := next(plain, "")):
        return []
    escaped = summary.replace("\\", "\\\\").replace('"', '\\"')
    lead = "The next rule, for budget.toml; its category is for you to say:"
    return ["", *wrapped(lead, page), "[[rule]]", f'summary = "{escaped}"', 'category = "..."']


def _is_plain(summary: str, page: Page) -> bool:
    is_safe = summary.isprintable() and page.theirs(summary) == summary
    return is_safe and 0 < len(summary) <= LONGEST_EXAMPLE and not summary.startswith("/")


def _told(sentence: str, page: Page, style: str = "", lead: str = "") -> list[Text]:
    return [Text(line, style=style) for line in wrapped(sentence, page, lead)]
