"""`leadtime edit` of a lift: what is given changes, and nothing else; what is no lift's is refused."""

import pytest
from tests.cli.made_units import LOG as UNITS_LOG
from tests.cli.made_units import with_units
from tests.cli.program import Program

LIFT = """
[[recognition]] # by hand
id = "lif12222"
date = 2026-10-08 # a Thursday
unit = "care/seaview"
what = "Covered for each other"
behaviour = "helps others"
mood = "good"
entry = "oct52222"
"""
LOG = UNITS_LOG + LIFT
ENDED = """
[[unit]]
name = "schools/harbour"
until = 2026-10-31
"""


@pytest.fixture
def leader(leadtime: Program) -> Program:
    """leadtime with units, visits, promises and lifts, the last of these written by hand."""
    program = with_units(leadtime, LOG)
    with program.budget.open("a", encoding="utf-8") as budget:
        budget.write(ENDED)
    return program


@pytest.mark.parametrize(
    ("words", "said", "old", "new"),
    [
        (
            ("--behaviour", "tries"),
            "behaviour helps others → tries something new",
            'behaviour = "helps others"\nmood',
            'behaviour = "tries something new"\nmood',
        ),
        (("--behaviour", ""), "behaviour helps others → none", 'behaviour = "helps others"\nmood', "mood"),
        (
            ("--date", "2026-10-09"),
            "date Thursday 8 October → Friday 9 October",
            "date = 2026-10-08 # a",
            "date = 2026-10-09 # a",
        ),
        (("--date", "today"), "date Thursday 8 October → today", "date = 2026-10-08 # a", "date = 2026-11-27 # a"),
        (
            ("--note", " Sang  for all. "),
            'what "Covered for each other" → "Sang for all."',
            'what = "Covered for each other"\n',
            'what = "Sang for all."\n',
        ),
        (
            ("--channel", "instagram"),
            "channel none → instagram",
            'behaviour = "helps others"\nmood',
            'behaviour = "helps others"\nchannel = "instagram"\nmood',
        ),
        (
            ("--url", "https://x.example/1"),
            "url none → https://x.example/1",
            'behaviour = "helps others"\nmood',
            'behaviour = "helps others"\nurl = "https://x.example/1"\nmood',
        ),
    ],
)
def test_one_field_changes_and_every_other_byte_stays(
    leader: Program, words: tuple[str, ...], said: str, old: str, new: str
) -> None:
    """The answer says before and after; undo brings the very bytes back."""
    assert LOG.count(old) == 1
    assert leader("edit", "lif", *words) == (0, f"Changed the lift of care/seaview (lif12222): {said}.\n", "")
    assert leader.text() == LOG.replace(old, new)
    undone = "Undone: edit what care/seaview was lifted for on 2026-10-08, made on 27 November at 13:00.\n"
    assert leader("undo").out == undone
    assert leader.text() == LOG


def test_another_unit(leader: Program) -> None:
    """Is one of the day of the lift, so that an old one can be given a unit that has ended since."""
    done = leader("edit", "lif", "--unit", "harbour")
    assert done.out == "Changed the lift of schools/harbour (lif12222): unit care/seaview → schools/harbour.\n"
    assert done.err == "The entry oct52222 is about care/seaview, and not about this unit.\n"
    assert leader.text() == LOG.replace(LIFT, LIFT.replace("care/seaview", "schools/harbour"))
    leader("undo")
    refused = leader("edit", "lif", "--unit", "harbour", "--date", "2026-11-01")
    assert (refused.code, refused.out) == (1, "") and "schools/harbour" in refused.err
    assert leader.text() == LOG


def test_what_was_said_of_the_unit_is_said_once(leader: Program) -> None:
    """With the unit; who changes the words of such a lift later is not told again."""
    leader("edit", "lif", "--unit", "elineberg")
    assert leader("edit", "lif", "--note", "Sang") == (
        0,
        'Changed the lift of schools/elineberg (lif12222): what "Covered for each other" → "Sang".\n',
        "",
    )


def test_the_channel_is_emptied(leader: Program) -> None:
    """By nothing, like the behaviour and the address."""
    said = "Changed the lift of care/seaview (rec12222): channel instagram → none.\n"
    assert leader("edit", "rec1", "--channel", "") == (0, said, "")
    assert leader.text() == LOG.replace('channel = "instagram"\n', "")


def test_a_unit_without_an_entry(leader: Program) -> None:
    """Nothing is said beside: there is no visit it could be another's."""
    assert leader("edit", "rec2", "--unit", "seaview") == (
        0,
        "Changed the lift of care/seaview (rec22222): unit schools/elineberg → care/seaview.\n",
        "",
    )


def test_several_fields_are_one_change(leader: Program) -> None:
    """And one undo."""
    done = leader("edit", "LIF12222", "--behaviour", "", "--note", "Sang", "--channel", "intranet")
    assert done.out == (
        "Changed the lift of care/seaview (lif12222): "
        'what "Covered for each other" → "Sang", behaviour helps others → none, channel none → intranet.\n'
    )
    leader("undo")
    assert leader.text() == LOG


def test_a_change_of_nothing_is_none(leader: Program) -> None:
    """There is nothing to undo then."""
    done = leader("edit", "lif", "--behaviour", "helps")
    assert done == (0, "Left the lift of care/seaview as it was (lif12222): nothing is different.\n", "")
    assert leader("undo").code == 1


CHANGE = "--unit, --date, --note (what they did), --behaviour, --channel and --url change a lift"


@pytest.mark.parametrize(
    ("words", "code", "error"),
    [
        (("lif", "--category", "office"), 2, f"lif12222 is a lift, and a lift has no --category\n  hint: {CHANGE}\n"),
        (("lif", "--when", "45m"), 2, f"lif12222 is a lift, and a lift has no --when\n  hint: {CHANGE}\n"),
        (("lif", "--at", ""), 2, f"lif12222 is a lift, and a lift has no --at\n  hint: {CHANGE}\n"),
        (("lif", "--people", "3"), 2, f"lif12222 is a lift, and a lift has no --people\n  hint: {CHANGE}\n"),
        (("lif", "--tag", "x"), 2, f"lif12222 is a lift, and a lift has no --tag\n  hint: {CHANGE}\n"),
        (("lif", "--code", "a=b"), 2, f"lif12222 is a lift, and a lift has no --code\n  hint: {CHANGE}\n"),
        (("lif", "--note", "x", "--new"), 2, f"lif12222 is a lift, and a lift has no --new\n  hint: {CHANGE}\n"),
        (("lif", "--parallel"), 2, f"lif12222 is a lift, and a lift has no --parallel\n  hint: {CHANGE}\n"),
        (("lif",), 2, f"nothing was given to change\n  hint: {CHANGE}\n"),
        (("lif", "--unit", " "), 2, "--unit is empty, and a lift can't be without one\n"),
        (("lif", "--date", ""), 2, "--date is empty, and a lift can't be without one\n"),
        (("lif", "--note", ""), 2, "--note is empty, and a lift can't be without one\n"),
        (("lif", "--date", "2026-11-28"), 1, "2026-11-28 has not come yet\n"),
        (("lif", "--date", "1626-10-08"), 1, "1626-10-08 is before the year 1900\n"),
        (("lif", "--unit", "gone"), 1, 'there is no unit "gone"\n'),
        (("lif", "--behaviour", "halps"), 1, 'there is no behaviour "halps"\n'),
        (("pro1", "--unit", "x"), 1, "pro12222 is a promise\n  hint: leadtime promise edit pro12222 changes it\n"),
        (("pro1",), 1, "pro12222 is a promise\n  hint: leadtime promise edit pro12222 changes it\n"),
        (
            ("nov1", "--behaviour", "helps"),
            2,
            '--behaviour is of a lift, and "nov1" names none\n'
            "  hint: leadtime recognitions --list shows the ids of lifts\n",
        ),
        (("last", "--url", "x"), 2, '--url is of a lift, and "last" names none\n'),
        (("zz", "--channel", "x"), 2, '--channel is of a lift, and "zz" names none\n'),
        (("", "--note", "x"), 1, 'no entry, recognition or promise has the id ""\n'),
    ],
)
def test_what_can_t_be_is_refused(leader: Program, words: tuple[str, ...], code: int, error: str) -> None:
    """One sentence, what to type, and a log as it was."""
    done = leader("edit", *words)
    assert (done.code, done.out) == (code, "")
    assert done.err.startswith(f"leadtime: {error}")
    assert leader.text() == LOG


def test_what_may_be_a_lift_or_an_entry(leader: Program) -> None:
    """Is answered with what they are; an entry is edited as before beside lifts."""
    leader.log.write_text(LOG.replace("nov12222", "lif99999"))
    done = leader("edit", "lif", "--note", "x")
    assert done.code == 1 and "2 of them have an id that begins with" in done.err
    assert "Covered for each other" in done.err and "lif99999 is visits on 2026-11-25" in done.err
    assert leader("edit", "lif9", "--note", "x").out.startswith("Changed visits (lif99999): note ")
    assert leader("edit", "last", "--note", "x").out.startswith("Changed ")


def test_a_log_that_is_damaged(leader: Program) -> None:
    """Has the words kept, as every command does."""
    leader.log.write_text("version = 1\n[[entry\n")
    result = leader("edit", "lif", "--note", "Held the fort")
    assert (result.code, result.out) == (3, "")
    assert "what you typed is kept in" in result.err
