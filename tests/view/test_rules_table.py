"""The rules, and what they made of a calendar."""

from datetime import date, datetime, timedelta, timezone

from tests.view.golden_text import assert_golden
from tests.view.shown import shown, shown_at

from leadtime.model.event import Event, Reason, Unread
from leadtime.model.period import Period
from leadtime.model.rule import Rule, Sorting
from leadtime.reckoning.imports.trial import Trial, try_out
from leadtime.view.console import Page
from leadtime.view.findings import unread_lines
from leadtime.view.rules_table import MOST_ON_A_SCREEN, conditions, gives, rules, trial

NINE = datetime(2026, 11, 23, 9, tzinfo=timezone(timedelta(hours=1)))
NOVEMBER = Period(date(2026, 11, 1), date(2026, 12, 1))
RULES = (
    Rule(1, (r"/^(canceled|avbokad)\b/",), skip="cancelled", line=140),
    Rule(
        2,
        ("besök", "school visit"),
        location=("skola", "school", "gymnasium", "förskola", "fritidshem", "preschool"),
        attendees_at_least=2,
        category="visits",
        unit="schools",
        tags=("autumn",),
        dimensions=(("audience", "staff"),),
        line=144,
    ),
    Rule(4, calendar=("Work",), categories=("Red",), organizer=("/@news\\./",), category="communication", line=160),
)
SORTING = Sorting(RULES, ("anna.berg@example.se", "anna@example.org"))


def event(summary: str, minutes: int, location: str = "") -> Event:
    """An event with two attendees."""
    end = NINE + timedelta(minutes=minutes)
    return Event("", start=NINE, end=end, summary=summary, location=location, attendees=2)


EVENTS = (
    event("Avbokad: Ledningsgrupp", 120),
    *[event("Verksamhetsbesök", 90, "Elineberg school")] * 3,
    *[event(f"Besök {place}", 60, "skolan") for place in ("Högasten", "Maria Park", "Råå", "[bold]Dalhem")],
    event('Kaffe med "Pelle"', 45),
    event("KAFFE MED “PELLE”", 30),
    *[event("Avstämning med förvaltningscheferna om nästa års budget och det som följer av den", 60)] * 12,
    event("", 25),
    event("Lunch", 45)._replace(marks=(Reason.FREE,)),
    event("Semester", 0)._replace(marks=(Reason.FREE,)),
    event("Konferens", 3 * 24 * 60),
)
MARS = ("nobody knows the zone “Mars”", "say which it is: --tz Mars=ZONE")
UNREAD = (
    Unread("work.ics:12", "Budget", Reason.UNKNOWN_ZONE, *MARS),
    Unread("work.ics:90", "", Reason.BROKEN, "the event has no start"),
    Unread("work.ics:120", "X", Reason.UNKNOWN_ZONE, *MARS),
)


def test_the_rules() -> None:
    """In their order, with what each gives, where it stands, and every condition."""
    for width in (80, 120):
        assert_golden(f"rules-{width}", shown_at(width, lambda page: rules(SORTING, page)))


def test_no_rules() -> None:
    """What one looks like."""
    assert shown_at(80, lambda page: rules(Sorting(), page)) == (
        "There are no rules. In budget.toml one looks like this:\n"
        '[[rule]]\nsummary = "school visit"\ncategory = "visits"\n'
    )


def test_the_trial() -> None:
    """What each rule took, what none took, what was not tried, and the next rule, ready to be copied."""
    found = try_out(EVENTS, RULES)
    for width in (80, 120):
        assert_golden(f"rules-test-{width}", shown_at(width, lambda page: trial(found, NOVEMBER, 1204, UNREAD, page)))


def test_a_trial_in_ascii() -> None:
    """A title that such a terminal can't show is not put into a rule to be copied."""
    found = try_out((event("Åhörare", 90), event("Plain", 30)), ())
    text = shown_at(80, lambda page: trial(found, NOVEMBER, 0, (), page), "ascii")
    assert "1:30  \\xc5h" in text
    assert 'summary = "Plain"' in text


def test_a_trial_without_events() -> None:
    """One sentence, and why."""
    assert shown_at(80, lambda page: trial(Trial(), NOVEMBER, 7, (), page)) == (
        "November 2026: 0 events, 0 m.\n\nNot tried: 7 outside the period.\n"
    )


def test_a_trial_in_which_nothing_is_left() -> None:
    """Good news is a sentence."""
    found = try_out(EVENTS[:3], RULES[:2])
    text = shown_at(80, lambda page: trial(found, NOVEMBER, 0, (), page))
    assert text.endswith("\n\nA rule took every event.\n")


def test_many_summaries() -> None:
    """A screen has the first of them and a sum of the others; a pipe has them all."""
    found = try_out([event(f"Title {number:02}", 100 - number) for number in range(MOST_ON_A_SCREEN + 2)], ())
    on_screen = shown_at(80, lambda page: trial(found, NOVEMBER, 0, (), page))
    assert "Title 19\n... and 2 more summaries with 2 h 39 m; --json has all of them.\n" in on_screen
    in_pipe = shown(trial(found, NOVEMBER, 0, (), Page(folds=False)))
    assert "Title 21\n" in in_pipe
    assert "--json" not in in_pipe


def test_a_title_that_is_no_plain_text_is_no_example() -> None:
    """Neither one that would be read as an expression, nor one that can't be seen, is long, or empty."""
    titles = ["/etc/", "a\x1b[2J", "x" * 101, ""]
    found = try_out([event(title, 60) for title in titles], ())
    assert "[[rule]]" not in shown_at(80, lambda page: trial(found, NOVEMBER, 0, (), page))
    found = try_out([event("", 90), event("Budget", 30)], ())
    assert 'summary = "Budget"\n' in shown_at(80, lambda page: trial(found, NOVEMBER, 0, (), page))


def test_an_example_is_toml() -> None:
    """Quotes and backslashes in a title are escaped."""
    found = try_out([event('C:\\x "y"', 60)], ())
    text = shown_at(80, lambda page: trial(found, NOVEMBER, 0, (), page))
    assert 'summary = "C:\\\\x \\"y\\""\n' in text


def test_no_control_character_reaches_the_terminal() -> None:
    """Every text of a rule and of an event is made safe."""
    bad = "\x1b[2J\u202e"
    rule = Rule(1, (bad,), (bad,), (bad,), (bad,), (bad,), 0, bad, bad, (bad,), ((bad, bad),), "", 1)
    left_out = Rule(2, (bad,), skip=bad)
    odd = event(bad, 60)
    for page in (Page(), Page(40), Page(folds=False)):
        text = shown(rules(Sorting((rule, left_out), (bad,)), page))
        text += shown(trial(try_out([odd], [Rule(1, (bad,), category=bad), left_out]), NOVEMBER, 0, (), page))
        text += shown(trial(try_out([odd], []), NOVEMBER, 0, (), page))
        assert not {"\x1b", "\u202e"} & {*text}
        assert "\\x1b[2J\\u202e" in text


def test_words_of_a_rule() -> None:
    """Conditions and what they give, as sentences."""
    assert conditions(Rule(1, ("a", "/b/"), attendees_at_least=1)) == ['summary "a" or /b/', "1 attendee or more"]
    assert gives(RULES[0]) == "left out: cancelled"
    assert gives(RULES[1]) == "visits at schools #autumn audience=staff"


def test_what_cannot_be_read() -> None:
    """Each fault once, with the first place where it is, and how many more have it."""
    assert unread_lines(UNREAD) == [
        "work.ics:12: nobody knows the zone “Mars” (Budget); it is left out, and so is 1 more",
        "  hint: say which it is: --tz Mars=ZONE",
        "work.ics:90: the event has no start; it is left out",
    ]
