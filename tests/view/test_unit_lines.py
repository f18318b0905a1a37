"""The sentences that answer a change of the units."""

from datetime import date

import pytest

from leadtime.model.period import Interval
from leadtime.model.unit import Cadence, Unit
from leadtime.reckoning.unit_versions import Ending, Renamed, Step
from leadtime.view.unit_lines import added, differences, ended, facts, left_out, renamed, still_open

DAY = date(2026, 11, 27)
FULL = Unit(
    "s/a",
    "A school",
    1045,
    Cadence(6, Interval.WEEK),
    ("day", "night"),
    ("eli", "lia"),
    ("a",),
    date(2026, 1, 1),
    date(2027, 1, 1),
)


def test_what_the_budget_says_of_a_unit() -> None:
    """In the words of the file, figures and days spelled."""
    assert facts(FULL) == [
        "label “A school”",
        "headcount 1,045",
        "every 6 weeks",
        "shifts day, night",
        "also eli, lia",
        "was a",
        "until 31 December 2026",
        "from 1 January 2026",
    ]
    assert facts(Unit("a")) == []


def test_what_differs() -> None:
    """Each way: given, changed, taken away."""
    bare = Unit("s/a")
    assert differences(bare, FULL) == [
        "label “A school”",
        "headcount 1,045",
        "every 6 weeks",
        "shifts day, night",
        "also eli, lia",
        "was a",
        "until 31 December 2026",
    ]
    assert differences(FULL, bare) == [
        "no label",
        "no headcount",
        "no cadence of its own",
        "no shifts of its own",
        "no other names",
        "no last day",
    ]
    other = FULL._replace(label="B", headcount=3, visit_every=Cadence(1, Interval.YEAR), shifts=(), aliases=("x",))
    assert differences(FULL, other) == [
        "label “A school” → “B”",
        "headcount 1,045 → 3",
        "every 6 weeks → year",
        "shifts day, night → none",
        "also x",
    ]


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (Step(None, FULL), "s/a is so already; nothing was changed."),
        (Step(Unit("s/a"), None, known=False), "Added the unit s/a."),
        (Step(Unit("s/a", headcount=3), None, known=False), "Added the unit s/a: headcount 3."),
        (
            Step(Unit("s/a", headcount=4, start=DAY), Unit("s/a", headcount=3)),
            "From Friday 27 November 2026 s/a: headcount 3 → 4. Before that it stays as it was.",
        ),
        (
            Step(Unit("s/a", headcount=4, start=DAY), Unit("s/a", headcount=3), end=date(2027, 1, 1)),
            "From Friday 27 November 2026 until Thursday 31 December 2026 s/a: headcount 3 → 4. "
            "Before that it stays as it was.",
        ),
        (Step(Unit("s/a", start=DAY), None), "Added s/a again: from 27 November 2026."),
    ],
)
def test_what_was_added(step: Step, said: str) -> None:
    """What is so from which day on, and that the past is not touched."""
    assert added(step, "s/a") == said


def test_what_was_renamed_and_ended() -> None:
    """With the parts that went along."""
    said = "In figures from then on, what was logged for a counts for b."
    assert renamed(Renamed((), 0), "a", "b", DAY) == f"From Friday 27 November 2026 a is called b. {said}"
    assert renamed(Renamed((), 2), "a", "b", DAY) == f"From Friday 27 November 2026 a is called b, with 2 parts. {said}"
    assert ended(Ending((), 0), "a", DAY) == "a ends on Friday 27 November 2026 already; nothing was changed."
    assert ended(Ending((3,), 0), "a", DAY) == (
        "a ends on Friday 27 November 2026, which is its last day. What was logged stays."
    )
    assert ended(Ending((3, 4), 1), "a", DAY) == (
        "a ends with 1 part on Friday 27 November 2026, which is its last day. What was logged stays."
    )


def test_what_was_left_out() -> None:
    """By the names of the file."""
    assert left_out(["Chef"]) == "Left out: the column Chef."
    assert left_out(["Chef", "Ort"]) == "Left out: the columns Chef, Ort."


def test_what_is_still_promised_to_a_unit_that_ends() -> None:
    """With what to type; of one its id."""
    assert still_open(["k7"], "s/a") == (
        "1 promise to it is open still: `leadtime promises --unit s/a` shows it, "
        "and `leadtime promise edit k7 --unit UNIT` moves it."
    )
    assert still_open(["k7", "k8"], "s/a") == (
        "2 promises to it are open still: `leadtime promises --unit s/a` shows them, "
        "and `leadtime promise edit ID --unit UNIT` moves one."
    )
