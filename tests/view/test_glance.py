"""`leadtime` alone."""

from datetime import datetime

from tests.view.golden_text import assert_golden
from tests.view.made_reports import SWEDEN, running_week
from tests.view.shown import shown_at

from leadtime.model.duration import Duration
from leadtime.model.entry import Entry
from leadtime.view.glance import glance, welcome

START = datetime(2026, 11, 19, 9, 40, tzinfo=SWEDEN)
NOW = datetime(2026, 11, 19, 10, 45, tzinfo=SWEDEN)
TIMER = Entry("b111zzzz", "visits", START, unit="schools/elineberg", note="With \x1b[31mthe head")


def test_the_glance() -> None:
    """The timer, today, the week in the report's rows, and what to do next."""
    text = shown_at(80, lambda page: glance(running_week(), Duration(195), TIMER, NOW, page))
    assert_golden("glance-80", text)
    without = shown_at(80, lambda page: glance(running_week(), Duration(195), None, NOW, page))
    assert without == text.partition("\n")[2]


def test_a_newcomer_sees_what_to_type() -> None:
    """Three commands to begin with."""
    assert_golden("welcome-80", shown_at(80, welcome))
