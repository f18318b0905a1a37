"""`leadtime recognise`, and `lift`: one line answers who was lifted for what, and where the quarter stands."""

import json
import re

import pytest
from tests.cli.program import Program
from tests.cli.test_completion import asked

BUDGET = """
[[unit]]
name = "schools/elineberg"
label = "Elineberg"
headcount = 60

[[unit]]
name = "schools/seaview"
label = "Seaview"

[[behaviour]]
name = "helps others"
aliases = ["kind"]
"""
LOG = """\
version = 1

[[entry]]
id = "k7d2m9qa"
date = 2026-11-23
minutes = 90
category = "visits"
unit = "schools/elineberg"

[[entry]]
id = "p3x8r4tz"
date = 2026-11-24
minutes = 45
category = "office"
"""


@pytest.fixture
def program(leadtime: Program) -> Program:
    """Two schools, a behaviour, a visit and an hour in the office."""
    with leadtime.budget.open("a", encoding="utf-8") as budget:
        budget.write(BUDGET)
    leadtime.log.write_bytes(LOG.encode())
    return leadtime


def found(program: Program) -> list[dict[str, str | None]]:
    """The recognitions of the year, the latest first."""
    listed: list[dict[str, str | None]] = json.loads(program("recognitions", "2026", "--json").out)["recognitions"]
    return listed


def without_id(text: str) -> str:
    """The answer, its id as `ID`."""
    return re.sub(r"\([a-z][a-z2-9]{7}\)", "(ID)", text)


def test_the_whole(program: Program) -> None:
    """One line answers; the log has one block more, and undo takes it back."""
    result = program("recognise", "eline", "Built a garden", "--behaviour", "kind", "--channel", "instagram")
    identifier = found(program)[0]["id"]
    assert result == (
        0,
        f"Recognised Elineberg (schools/elineberg) for “helps others” today, on instagram ({identifier}). "
        "The first lift of Elineberg this quarter; 1 unit has none.\n",
        "",
    )
    assert program.text() == (
        f'{LOG}\n[[recognition]]\nid = "{identifier}"\ndate = 2026-11-27\nunit = "schools/elineberg"\n'
        'what = "Built a garden"\nbehaviour = "helps others"\nchannel = "instagram"\n'
    )
    assert program("undo").out == "Undone: recognise schools/elineberg, made on 27 November at 13:00.\n"
    assert program.text() == LOG


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("lift", "schools/seaview", "Held", "the", "fort"),
            "Recognised Seaview (schools/seaview) today (ID). "
            "The first lift of Seaview this quarter; 1 unit has none.\n",
        ),
        (
            ("lift", "schools", "All of them", "--date", "yesterday"),
            "Recognised schools yesterday (ID). The first lift of schools this quarter; 2 units have none.\n",
        ),
        (
            ("lift", "seaview", "x", "-d", "2026-09-30"),
            "Recognised Seaview (schools/seaview) on Wednesday 30 September (ID). "
            "The first lift of Seaview in Quarter 3 2026; 1 unit has none.\n",
        ),
        (
            ("lift", "elineberg", "x", "--entry", "k7"),
            "Recognised Elineberg (schools/elineberg) on Monday 23 November (ID). "
            "The first lift of Elineberg this quarter; 1 unit has none.\n",
        ),
        (
            ("lift", "elineberg", "x", "--entry", "k7", "--date", "today"),
            "Recognised Elineberg (schools/elineberg) today (ID). "
            "The first lift of Elineberg this quarter; 1 unit has none.\n",
        ),
    ],
)
def test_the_answers(program: Program, words: tuple[str, ...], said: str) -> None:
    """The day is today, or the one given, or that of the entry; nothing is said beside."""
    result = program(*words)
    assert (result.code, without_id(result.out), result.err) == (0, said, "")


def test_what_is_kept(program: Program) -> None:
    """All that was typed, the entry by its whole id."""
    program("lift", "seaview", " Held ", "the fort ", "--url", "https://x.example/1", "--entry", "last")
    (one,) = found(program)
    assert one["what"] == "Held the fort"
    assert (one["url"], one["entry"], one["date"]) == ("https://x.example/1", "p3x8r4tz", "2026-11-24")


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("k7", "The entry k7d2m9qa is about schools/elineberg, and not about this unit.\n"),
        ("last", "The entry p3x8r4tz names no unit.\n"),
    ],
)
def test_an_entry_about_others(program: Program, entry: str, said: str) -> None:
    """May be meant: it is noted beside the answer, and nothing is refused."""
    result = program("lift", "schools/seaview", "Held the fort", "--entry", entry)
    assert (result.code, result.err) == (0, said)


def test_the_same_again(program: Program) -> None:
    """Is entered, for so it was typed, and the way back is said."""
    program("lift", "seaview", "Held the fort")
    first = found(program)[0]["id"]
    said = program("lift", "seaview", "Held the fort").out
    assert f"The second lift of Seaview this quarter; 1 unit has none. The same is there already ({first}):" in said
    assert said.endswith("`leadtime undo` takes this one back.\n")


@pytest.mark.parametrize(
    ("words", "code", "error"),
    [
        (("gone", "x"), 1, 'leadtime: there is no unit "gone"\n'),
        (("s", "x", "--behaviour", "halps"), 1, 'leadtime: there is no behaviour "halps"\n  hint: did you mean'),
        (("s", "x", "--date", "2026-11-28"), 1, "leadtime: 2026-11-28 has not come yet\n"),
        (("s", "x", "--date", "1626-11-27"), 1, "leadtime: 1626-11-27 is before the year 1900\n"),
        (("s", "x", "--entry", "zz"), 1, 'leadtime: no entry has the id "zz"\n'),
        (("s", "  "), 2, 'leadtime: it is not said what they did\n  hint: leadtime recognise UNIT "what they did"\n'),
        (("s",), 2, "leadtime: missing argument"),
        (("s", "x", "--behaviour", "a/b"), 2, 'leadtime: "a/b" can\'t be a behaviour'),
        (("a=b", "x"), 2, 'leadtime: "a=b" can\'t be a unit'),
    ],
)
def test_what_is_refused(program: Program, words: tuple[str, ...], code: int, error: str) -> None:
    """Nothing is written; the sentence says why."""
    result = program("recognise", *words)
    assert (result.code, result.out) == (code, "")
    assert result.err.startswith(error)
    assert program.text() == LOG


def test_behaviours_that_the_budget_does_not_list(leadtime: Program) -> None:
    """Any plain name is one; of each new one it is said once how it is listed."""
    told = 'so “helps” is taken as it is; a [[behaviour]] with name = "helps" in budget.toml lists it.\n'
    assert leadtime("lift", "raus", "Sang", "--behaviour", "helps").err == f"The budget lists no behaviours, {told}"
    assert leadtime("lift", "raus", "Held the fort", "-b", "helps").err == ""
    assert "so “helps others” is taken as it is" in leadtime("lift", "raus", "x", "-b", "helps others").err
    assert leadtime("lift", "raus", "Without one").err == ""
    identifier = found(leadtime)[0]["id"]
    assert "so “brave” is taken as it is" in leadtime("edit", str(identifier), "--behaviour", "brave").err


def test_a_newcomer(newcomer: Program) -> None:
    """Needs no units and no behaviours: any path and any plain name is taken."""
    result = newcomer("recognise", "schools/raus", "Sang", "--behaviour", "Sings along")
    said = "Recognised schools/raus for “Sings along” today (ID). The first lift of schools/raus this quarter.\n"
    assert (result.code, without_id(result.out)) == (0, said)
    assert newcomer.budget.exists()


def test_a_faulty_unit(program: Program) -> None:
    """Is no reason not to lift another one; the standing is left out, and why is said."""
    with program.budget.open("a", encoding="utf-8") as budget:
        budget.write('\n[[unit]]\nname = "x"\nheadcount = -1\n')
    result = program("lift", "schools/seaview", "Held the fort")
    assert (result.code, without_id(result.out)) == (0, "Recognised Seaview (schools/seaview) today (ID).\n")
    assert "headcount should be a whole number" in result.err


def test_a_faulty_budget(program: Program) -> None:
    """Is told of before anything is changed."""
    program.budget.write_text("[week]\nhours = 1000\n")
    assert program("lift", "schools/seaview", "Held the fort").code == 3
    assert program.text() == LOG


def test_a_log_that_is_damaged(program: Program) -> None:
    """Has the words kept, as every command does."""
    program.log.write_text("version = 1\n[[entry\n")
    result = program("lift", "schools/seaview", "Held the fort")
    assert (result.code, result.out) == (3, "")
    assert "what you typed is kept in" in result.err


def test_it_never_counts_as_time(program: Program) -> None:
    """The report of its week is the same, to the last character."""
    before = program("report", "--json")
    program("lift", "schools/elineberg", "Built a garden", "--entry", "k7")
    assert program("report", "--json") == before


def test_completion(program: Program) -> None:
    """Knows the budget's units and behaviours, and channels."""
    assert asked(program, "fish", "leadtime recognise schools/") == ["schools/elineberg", "schools/seaview"]
    assert asked(program, "fish", "leadtime lift x y --behaviour h") == ["helps others"]
    assert asked(program, "fish", "leadtime lift x y --channel insta") == ["instagram"]
    assert asked(program, "fish", "leadtime lift x y --entry k") == ["k7"]


def test_the_alias_says_that_it_is_one(program: Program) -> None:
    """In the list of commands, and in its own help."""
    assert re.search(r"lift +The same as recognise\.", program("--help").out)
    assert "leadtime lift is the same" in " ".join(program("lift", "--help").out.split())


def test_the_real_program(program: Program) -> None:
    """The same as a process of its own."""
    result = program.process("lift", "schools/seaview", "Höll ställningarna")
    assert (result.code, result.err) == (0, "")
    assert 'what = "Höll ställningarna"' in program.text()
