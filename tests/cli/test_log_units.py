"""Units, people met and promises at log time: optional, checked against the budget's units, and never asked for."""

import re
import tomllib

import pytest
from tests.cli.program import Program
from tests.cli.test_loaded_modules import loaded

UNITS = """
[[unit]]
name = "schools/elineberg"
label = "Elineberg school"
headcount = 45
aliases = ["eli"]

[[unit]]
name = "schools/seaview"

[[unit]]
name = "care/seaview"
until = 2026-06-30

[[unit]]
name = "care/harbour"
was = ["care/seaview"]
from = 2026-07-01
"""


@pytest.fixture
def leader(leadtime: Program) -> Program:
    """leadtime with a budget that has units."""
    with leadtime.budget.open("a") as file:
        file.write(UNITS)
    return leadtime


def last_entry(program: Program) -> dict[str, object]:
    """The last entry of the log, as the file has it."""
    found: dict[str, object] = tomllib.loads(program.text())["entry"][-1]
    return found


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        (["schools/elineberg"], "schools/elineberg"),
        (["elineberg"], "schools/elineberg"),
        (["ELI"], "schools/elineberg"),
        (["Elineberg school"], "schools/elineberg"),
        (["elin"], "schools/elineberg"),
        (["schools/elineberg, harbour"], "schools/elineberg, care/harbour"),
        (["harbour", "eli", "harbour"], "care/harbour, schools/elineberg"),
    ],
)
def test_a_unit_by_any_of_its_names(leader: Program, typed: list[str], unit: str) -> None:
    """A path, a last part, an alias, a label or a beginning; several one by one, or with commas, each once."""
    words = [word for one in typed for word in ("--unit", one)]
    assert leader("log", "visits", "9-10", *words).code == 0
    assert last_entry(leader)["unit"] == unit


def test_a_unit_that_is_not_there_is_refused_with_the_nearest(leader: Program) -> None:
    """Nothing is logged by a slip, and what to type is said."""
    assert leader("log", "visits", "9-10", "--unit", "elinberg") == (
        1,
        "",
        'leadtime: there is no unit "elinberg"\n'
        '  hint: did you mean schools/elineberg? leadtime unit add "elinberg" makes it\n',
    )
    assert not leader.log.exists()


def test_a_name_of_before_is_answered_with_that_of_now(leader: Program) -> None:
    """After a rename the old name is refused with the new one; on a day of before it is taken."""
    assert leader("log", "visits", "9-10", "--unit", "care/seaview") == (
        1,
        "",
        'leadtime: on 2026-11-27 "care/seaview" is called care/harbour\n  hint: say care/harbour\n',
    )
    assert leader("log", "visits", "1h", "--unit", "care/seaview", "--date", "2026-06-12").code == 0


def test_without_units_in_the_budget_any_path_is_one(leadtime: Program) -> None:
    """There is nothing yet to hold it against."""
    assert leadtime("log", "visits", "9-10", "--unit", "a/b").code == 0
    assert leadtime("log", "visits", "10-11", "--unit", "a//b").code == 2


def test_a_fault_in_a_unit_stops_no_log(leader: Program) -> None:
    """What is good of the units is enough to log by; `budget check` and `coverage` say what is not."""
    with leader.budget.open("a") as file:
        file.write('\n[[unit]]\nname = "schools/oak"\nvisit_every = "often"\n')
    assert leader("log", "visits", "9-10", "--unit", "oak").code == 0
    done = leader("coverage")
    assert (done.code, done.out) == (3, "")
    assert 'visit_every: "often" does not say how often' in done.err


@pytest.mark.parametrize(("typed", "code", "people"), [("12", 0, 12), ("0", 0, 0), ("-1", 2, None), ("many", 2, None)])
def test_people_met(leader: Program, typed: str, code: int, people: int | None) -> None:
    """A whole number, not below zero; names are never asked for."""
    assert leader("log", "visits", "9-10", "--unit", "eli", "--people", typed).code == code
    assert (last_entry(leader)["people"] if leader.log.exists() else None) == people


def test_units_and_people_are_edited(leader: Program) -> None:
    """What is given changes, what is given as nothing is emptied."""
    leader("log", "visits", "9-10", "--unit", "eli", "--people", "12")
    done = leader("edit", "last", "--unit", "harbour, eli", "--people", "25")
    assert "unit schools/elineberg → care/harbour, schools/elineberg, people 12 → 25" in done.out
    leader("edit", "last", "--people", "", "--unit", "")
    assert not {"unit", "people"} & set(last_entry(leader))


def test_people_of_the_timer_stay(leader: Program) -> None:
    """What was said of the timer is not lost when it is logged, unless something else is said then."""
    for words, people in (((), 12), (("--people", "9"), 9)):
        leader("start", "visits", "--unit", "eli", now="2026-11-27T11:00:00+01:00")
        leader("edit", "last", "--people", "12")
        leader("log", "visits", *words)
        assert last_entry(leader)["people"] == people
        leader("remove", "last")


def test_list_finds_each_of_several_units(leader: Program) -> None:
    """A visit to two units is one of either."""
    leader("log", "visits", "9-10", "--unit", "eli", "--unit", "harbour")
    for unit in ("schools", "care/harbour"):
        assert "1 entry" in leader("list", "week", "--unit", unit).out
    assert "No entries" in leader("list", "week", "--unit", "schools/seaview").out


def test_a_promise_is_made_with_the_visit(leader: Program) -> None:
    """Both in one change: one undo takes both, and the answer has the id that `promise done` takes."""
    leader("log", "office", "8-9")
    before = leader.log.read_bytes()
    done = leader("log", "visits", "9-10", "--unit", "eli", "--promise", "A second lift.", "--promise", "Chairs")
    assert re.fullmatch(
        r"Logged visits 1 h today 09:00-10:00 at schools/elineberg\. Visits .*\. "
        r"Promised \([a-z0-9]{8}\): A second lift\. Promised \([a-z0-9]{8}\): Chairs\.\n",
        done.out,
    )
    first, second = tomllib.loads(leader.text())["promise"]
    assert first | {"id": ""} == {
        "id": "",
        "date": last_entry(leader)["start"].date(),  # type: ignore[attr-defined]  # a date-time of the file
        "unit": "schools/elineberg",
        "what": "A second lift.",
        "entry": last_entry(leader)["id"],
    }
    assert second["what"] == "Chairs"
    leader("undo")
    assert leader.log.read_bytes() == before


def test_a_promise_with_the_timer(leader: Program) -> None:
    """The timer's entry and its promise are one change too."""
    leader("start", "visits", "--unit", "eli", now="2026-11-27T11:00:00+01:00")
    assert leader("log", "visits", "--promise", "Chairs").code == 0
    assert tomllib.loads(leader.text())["promise"][0]["entry"] == last_entry(leader)["id"]


@pytest.mark.parametrize("units", [[], ["--unit", "eli", "--unit", "harbour"]])
def test_a_promise_is_made_to_one_unit(leader: Program, units: list[str]) -> None:
    """Without a unit, or with several, nobody would know to whom."""
    done = leader("log", "visits", "9-10", *units, "--promise", "Chairs")
    assert (done.code, done.out) == (2, "")
    assert "a promise is made to one unit" in done.err
    assert not leader.log.exists()


def test_log_without_a_unit_reads_no_units(leader: Program) -> None:
    """What is about units is loaded only where one is named."""
    words = ("log", "office", "45m")
    found = loaded(leader, *words)
    assert not {
        name for name in found if name.startswith(("leadtime.reckoning.units", "leadtime.formats.budget_units"))
    }
    assert "leadtime.formats.budget_units" in loaded(leader, "log", "visits", "45m", "--unit", "eli")


@pytest.mark.parametrize(
    "words",
    [
        ("log", "visits", "1h", "--unit", "depots/north"),
        ("log", "visits", "1h", "--unit", "elineberg, North"),
        ("start", "visits", "--unit", "depots/north"),
        ("recognise", "depots/north", "Sang"),
        ("promise", "add", "depots/north", "A gate"),
    ],
)
def test_a_unit_that_has_ended(leader: Program, words: tuple[str, ...]) -> None:
    """Is refused with its last day, though another one begins so, and with how its own days are still logged."""
    with leader.budget.open("a") as file:
        file.write('\n[[unit]]\nname = "depots/north"\nuntil = 2026-10-31\n')
        file.write('\n[[unit]]\nname = "depots/north-2"\n' if "depots/north" in words else "")
    assert leader(*words) == (
        1,
        "",
        "leadtime: depots/north ended on 2026-10-31\n"
        "  hint: leadtime log, recognise and promise add take it with --date 2026-10-31 or an earlier day\n",
    )
    if words[0] != "start":  # which knows only today
        assert leader(*words, "--date", "2026-10-31").code == 0
