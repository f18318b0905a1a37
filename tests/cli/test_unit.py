"""`leadtime unit`: listed, added, renamed and ended, and the days before keep what they had."""

import json

import pytest
from tests.cli.program import Program

SCHOOLS = """
[[unit]]
name = "schools"
visit_every = "6 weeks"
shifts = ["day"]

[[unit]]
name = "schools/elineberg"
label = "Elineberg"
headcount = 45

[[unit]]
name = "schools/seaview"
headcount = 60

[[unit]]
name = "care/seaview"
headcount = 12
"""
TABLE = """\
unit         label      headcount  visit every  shifts
schools                       105  6 weeks      day
  elineberg  Elineberg         45  (6 weeks)
  seaview                      60  (6 weeks)
care                           12  (quarter)
  seaview                      12  (quarter)
total                         117

3 units to visit. In brackets: from the unit above, else from the budget's
target, else the default, a quarter.
"""
FRIDAY = "Friday 27 November 2026"


@pytest.fixture
def municipality(leadtime: Program) -> Program:
    """The director with four units."""
    with leadtime.budget.open("a", encoding="utf-8", newline="\n") as file:
        file.write(SCHOOLS)
    return leadtime


def budget(program: Program) -> str:
    """The text of the budget, every byte of it."""
    return program.budget.read_bytes().decode()


@pytest.mark.parametrize("words", [("unit",), ("unit", "list")])
def test_the_list(municipality: Program, words: tuple[str, ...]) -> None:
    """A tree with the sums of its groups."""
    assert municipality(*words) == (0, TABLE, "")


def test_a_piped_list_is_whole(municipality: Program) -> None:
    """The real program, its output a pipe; nothing is cut, and there is no escape code."""
    municipality("unit", "add", "schools/" + "long-name-" * 12 + "x", "--label", "A label " * 20)
    result = municipality.process("unit", env={"COLUMNS": ""})
    assert "long-name-" * 12 + "x" in result.out
    assert "\x1b" not in result.out


def test_json_and_csv(municipality: Program) -> None:
    """The same units; as CSV what an import reads, which changes nothing then."""
    found = json.loads(municipality("unit", "--json").out)
    assert found == json.loads(municipality("unit", "list", "--format", "json").out)
    assert (found["schema"], found["on"], found["headcount"]) == ("leadtime.units/1", "2026-11-27", 117)
    csv = municipality("unit", "list", "-f", "csv")
    assert csv.out.splitlines()[:3] == [
        "name,label,headcount,visit_every,shifts,aliases,was,from,until",
        "schools,,,6 weeks,day,,,,",
        "schools/elineberg,Elineberg,45,,,,,,",
    ]
    swedish = municipality("unit", "list", "-f", "csv", "--excel", "--locale", "sv").out
    assert swedish.startswith("\ufeffname;label;headcount")
    result = municipality("unit", "import", "-", input=csv.out)
    assert result == (0, "Nothing to change: all 4 units are as in the file.\n", "")
    refused = municipality("unit", "list", "--json", "--excel")
    assert (refused.code, refused.err.splitlines()[0]) == (2, "leadtime: --excel and --locale are for CSV")


def test_no_units_yet(newcomer: Program) -> None:
    """How they are brought in; and nothing is written by looking."""
    assert newcomer("unit").out.startswith("No units yet.")
    assert not newcomer.budget.exists()


def test_adding_a_unit(municipality: Program) -> None:
    """Since ever, so that visits of before are known too; undo takes it back."""
    before = budget(municipality)
    words = ("--label", "Birch Court", "--headcount", "30", "--visit-every", "6 weeks", "--shift", "day")
    result = municipality("unit", "add", "care/birch-court", *words, "--shift", "Night", "--alias", "#birch")
    assert result == (
        0,
        "Added the unit care/birch-court: label “Birch Court”; headcount 30; every 6 weeks; shifts day, night; also "
        "birch.\n",
        "",
    )
    assert budget(municipality) == before + (
        '\n[[unit]]\nname = "care/birch-court"\nlabel = "Birch Court"\nheadcount = 30\nvisit_every = "6 weeks"\n'
        'shifts = ["day", "night"]\naliases = ["birch"]\n'
    )
    assert municipality("log", "visits", "1h", "--unit", "birch", "--date", "2026-11-02").code == 0
    municipality("undo")
    assert municipality("undo").out == "Undone: unit add care/birch-court, made on 27 November at 13:00.\n"
    assert budget(municipality) == before


def test_the_first_unit_of_a_newcomer(newcomer: Program) -> None:
    """The budget that everyone begins with is made for it."""
    result = newcomer("unit", "add", "schools/a")
    assert (result.code, result.out) == (0, "Added the unit schools/a.\n")
    assert result.err.startswith("Your budget is a municipal director's")
    assert budget(newcomer).endswith('\n[[unit]]\nname = "schools/a"\n')


def test_what_is_new_of_a_unit(municipality: Program) -> None:
    """A version from today; what is not said stays, and the past too; said again it changes nothing."""
    before = budget(municipality)
    result = municipality("unit", "add", "Schools/Elineberg", "--headcount", "48")
    said = f"From {FRIDAY} schools/elineberg: headcount 45 → 48. Before that it stays as it was.\n"
    assert result == (0, said, "")
    assert budget(municipality) == before + (
        '\n[[unit]]\nname = "schools/elineberg"\nlabel = "Elineberg"\nheadcount = 48\nfrom = 2026-11-27\n'
    )
    again = municipality("unit", "add", "schools/elineberg", "--headcount", "48")
    assert again.out == "schools/elineberg is so already; nothing was changed.\n"
    for day, headcount in (("2026-11-26", 117), ("today", 120), ("2030-01-01", 120)):
        assert json.loads(municipality("unit", "list", "--on", day, "--json").out)["headcount"] == headcount


def test_what_is_taken_away(municipality: Program) -> None:
    """An empty text; a cadence is that of the unit above then."""
    result = municipality("unit", "add", "schools", "--visit-every", "", "--shift", "", "--from", "2027-01-01")
    assert result.out == (
        "From Friday 1 January 2027 schools: no cadence of its own; no shifts of its own. Before that it stays as it "
        "was.\n"
    )


def test_a_namesake_is_told_of(municipality: Program) -> None:
    """Whoever types the last part alone mostly means the whole."""
    result = municipality("unit", "add", "seaview")
    assert result.out == "Added the unit seaview.\n"
    assert result.err == "There is schools/seaview and care/seaview too; if that was meant: leadtime undo\n"


def test_what_a_unit_was(municipality: Program) -> None:
    """What was logged for it counts for the new one; a name that only the log can have is told of."""
    result = municipality(
        "unit", "add", "schools/harbour", "--was", "schools/seaview", *("--was", "harbor", "--from", "today")
    )
    assert result.out == ("Added the unit schools/harbour: was schools/seaview, harbor; from 27 November 2026.\n")
    assert result.err == "The budget has no unit harbor; if it was logged so, it counts for schools/harbour now.\n"
    assert "seaview" not in municipality("unit").out.partition("care")[0]


@pytest.mark.parametrize(
    ("words", "code", "message", "hint"),
    [
        (("a//b",), 2, 'the name "a//b" has an empty part', "a path is letters"),
        (("a", "--headcount", "many"), 2, 'headcount "many" is not a number that can be read', "write headcount as"),
        (("a", "--headcount", "-3"), 2, 'headcount "-3" is negative', "write headcount as"),
        (("a", "--visit-every", "often"), 2, 'visit_every: "often" does not say how often', "how often is 6 weeks"),
        (("a", "--shift", "dya"), 2, 'there is no shift "dya"', "did you mean day?"),
        (("a", "--alias", "=x"), 2, "the alias \"=x\" has a part that begins with '='", "a path is letters"),
        (("a", "--from", "1/2/2026"), 2, '"1/2/2026"', ""),
        (("a", "--from", "2027-01-01", "--until", "2026-01-01"), 1, "until 2026-01-01 is before from 2027-01-01", ""),
        (
            ("a", "--alias", "schools"),
            1,
            'the alias "schools" of a also stands for schools',
            "give it to one of the two",
        ),
        (("a", "--was", "a"), 1, "a can't have been called a before", "was is the name that it had"),
    ],
)
def test_what_is_not_added(municipality: Program, words: tuple[str, ...], code: int, message: str, hint: str) -> None:
    """With what is wrong and what to do; nothing is written."""
    before = budget(municipality)
    result = municipality("unit", "add", *words)
    first, *more = result.err.splitlines()
    assert (result.code, result.out) == (code, "")
    assert first.startswith(f"leadtime: {message}")
    assert more[0].startswith(f"  hint: {hint}")
    assert budget(municipality) == before


def test_two_versions_from_one_day(municipality: Program) -> None:
    """Refused, with the ways out."""
    municipality("unit", "add", "schools/seaview", "--headcount", "61")
    result = municipality("unit", "add", "schools/seaview", "--headcount", "62")
    assert (result.code, result.err) == (
        1,
        "leadtime: schools/seaview has a version from 2026-11-27 already\n"
        "  hint: if it was a slip, leadtime undo takes it back; else give another --from, or change it in "
        "budget.toml\n",
    )


def test_a_rename_takes_the_log_and_the_parts_along(municipality: Program) -> None:
    """Entries keep their words, and count for the new name; the days before keep the old one."""
    municipality("log", "visits", "1h", "--unit", "elineberg", "--date", "2026-11-23")
    result = municipality("unit", "rename", "schools", "education")
    assert result == (
        0,
        f"From {FRIDAY} schools is called education, with 2 parts. In figures from then on, what was logged for "
        "schools counts for education.\n",
        "",
    )
    assert 'unit = "schools/elineberg"' in municipality.text()
    assert "education\n" not in municipality("unit", "list", "--on", "2026-11-26").out
    now = municipality("unit").out.splitlines()
    assert [line.split()[0] for line in now[1:7]] == ["care", "seaview", "education", "elineberg", "seaview", "total"]
    refused = municipality("log", "visits", "1h", "--unit", "schools/elineberg")
    assert refused.err == (
        'leadtime: on 2026-11-27 "schools/elineberg" is called education/elineberg\n  hint: say education/elineberg\n'
    )
    assert municipality("undo").out.startswith("Undone: unit rename schools education")
    assert municipality("unit").out == TABLE


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("nowhere", "x"), 1, 'there is no unit "nowhere"'),
        (("seaview", "x"), 1, '"seaview" may be schools/seaview or care/seaview'),
        (("elineberg", "schools/seaview"), 1, "there is a unit schools/seaview already"),
        (("elineberg", "a//b"), 2, 'the name "a//b" has an empty part'),
        (("schools", "schools/all"), 1, "schools/all would be a part of schools itself"),
    ],
)
def test_what_is_not_renamed(municipality: Program, words: tuple[str, str], code: int, message: str) -> None:
    """Nothing is written then."""
    before = budget(municipality)
    result = municipality("unit", "rename", *words)
    assert (result.code, result.err.splitlines()[0]) == (code, f"leadtime: {message}")
    assert budget(municipality) == before


def test_a_unit_ends(municipality: Program) -> None:
    """Its block gets a last day, and it is gone the day after; a second time there is nothing to do."""
    before = budget(municipality)
    said = "schools/elineberg ends on Monday 30 November 2026, which is its last day. What was logged stays.\n"
    assert municipality("unit", "end", "elineberg", "--on", "2026-11-30") == (0, said, "")
    assert budget(municipality) == before.replace('g"\nheadcount = 45\n', 'g"\nheadcount = 45\nuntil = 2026-11-30\n')
    again = municipality("unit", "end", "elineberg", "--on", "2026-11-30").out
    assert again == "schools/elineberg ends on Monday 30 November 2026 already; nothing was changed.\n"
    assert "elineberg" in municipality("unit", "list", "--on", "2026-11-30").out
    assert "elineberg" not in municipality("unit", "list", "--on", "2026-12-01").out
    late = municipality("unit", "end", "schools/elineberg", "--on", "2026-12-24")
    assert (late.code, late.err.splitlines()[0]) == (1, "leadtime: schools/elineberg ended on 2026-11-30")


def test_what_is_promised_to_a_unit_that_ends(municipality: Program) -> None:
    """It is said, with what shows it and moves it, and it is not lost: `promises` shows it, by the unit too."""
    municipality("promise", "add", "elineberg", "A map", "--date", "2026-11-20")
    municipality("promise", "add", "schools/seaview", "Paint", "--date", "2026-11-20")
    found = municipality("unit", "end", "elineberg", "--on", "2026-11-26")
    first, second = found.out.splitlines()
    assert first.startswith("schools/elineberg ends on Thursday 26 November 2026")
    id_ = second.split("`")[3].split()[3]
    assert second == (
        "1 promise to it is open still: `leadtime promises --unit schools/elineberg` shows it, "
        f"and `leadtime promise edit {id_} --unit UNIT` moves it."
    )
    shown = municipality("promises", "--unit", "schools/elineberg")
    assert (shown.code, "A map" in shown.out, "Paint" in shown.out) == (0, True, False)
    assert "Ended since: schools/elineberg, 1 open promise." in municipality("coverage").out
    assert "1 promise to units that ended is open; `leadtime promises` shows them." in municipality("next").out
    assert json.loads(municipality("next", "--json").out)["open_promises_to_ended_units"] == 1
    assert municipality("promise", "edit", id_, "--unit", "care/seaview").code == 0
    assert "Ended since" not in municipality("coverage").out
    both = municipality("unit", "end", "schools", "--yes").out.splitlines()[1:]
    assert both == [
        "1 promise to it is open still: `leadtime promises --unit schools` shows it, "
        f"and `leadtime promise edit {both[0].split('`')[3].split()[3]} --unit UNIT` moves it."
    ]


def test_a_unit_ends_whatever_is_wrong_with_the_log(municipality: Program) -> None:
    """Its promises can't be told of then."""
    municipality("promise", "add", "elineberg", "A map", "--date", "2026-11-20")
    municipality.log.write_text(municipality.text() + "x = = \n")
    said = f"schools/elineberg ends on {FRIDAY}, which is its last day. What was logged stays.\n"
    assert municipality("unit", "end", "elineberg") == (0, said, "")


def test_visits_and_lifts_of_a_unit_that_ended_count(municipality: Program) -> None:
    """Two visits, two lifts and nine people before it ended and after; what was never a unit is unknown."""
    for unit, day in (("elineberg", "2026-11-24"), ("care/seaview", "2026-11-25")):
        municipality("log", "visits", "9-10", "--date", day, "--unit", unit, "--people", "9")
        municipality("recognise", unit, "A garden", "--date", day)
    before = json.loads(municipality("coverage", "--json").out)
    lifts = json.loads(municipality("recognitions", "--json").out)
    municipality("unit", "end", "elineberg", "--on", "2026-11-25")
    after = json.loads(municipality("coverage", "--json").out)
    for key in ("visits", "people_met", "minutes", "visits_per_week", "concentration", "most_visited", "unknown_units"):
        assert after[key] == before[key], key
    assert (after["units"], before["units"]) == (2, 3)
    assert [(one["name"], one["visits"], one["people"]) for one in after["ended_units"]] == [
        ("schools/elineberg", 1, 9)
    ]
    now = json.loads(municipality("recognitions", "--json").out)
    for key in ("lifts", "units_lifted", "effective_units", "visits", "lifts_without_visit", "unknown_units"):
        assert now[key] == lifts[key], key
    assert now["ended_units"] == [{"unit": "schools/elineberg", "lifts": 1}]
    assert "Ended since: schools/elineberg, 1 lift." in municipality("recognitions").out
    lines = municipality("recognitions", "--format", "csv").out.splitlines()
    assert [line.split(",")[3:9] for line in lines if ",ended," in line] == [
        ["ended", "schools/elineberg", "", "", "1", "0.5"]
    ]
    for then in ("coverage", "recognitions"):
        assert "Ended" not in municipality(then, "2026-11-01..2026-11-25").out


def test_a_rename_with_a_label(municipality: Program) -> None:
    """Which is told; without one the label that stays is."""
    said = municipality("unit", "rename", "elineberg", "schools/hill", "--label", " The  hill ").out
    assert said.endswith(" counts for schools/hill. Its label is “The hill”.\n")
    assert 'label = "The hill"' in budget(municipality)
    municipality("undo")
    said = municipality("unit", "rename", "elineberg", "schools/hill").out
    assert said.endswith(" Its label is “Elineberg”.\n")
    municipality("undo")
    said = municipality("unit", "rename", "elineberg", "schools/hill", "--label", "").out
    assert said.endswith(" counts for schools/hill.\n")


def test_a_group_ends_with_its_parts(municipality: Program) -> None:
    """Of those one is asked first, or says --yes."""
    before = budget(municipality)
    refused = municipality("unit", "end", "schools")
    assert (refused.code, refused.err) == (
        1,
        "leadtime: a unit with parts is ended only with --yes\n"
        "  hint: it ends 2 parts too; leadtime unit end schools --yes\n",
    )
    assert budget(municipality) == before
    said = f"schools ends with 2 parts on {FRIDAY}, which is its last day. What was logged stays.\n"
    assert municipality("unit", "end", "schools", "--yes") == (0, said, "")
    assert budget(municipality).count("until = 2026-11-27\n") == 3


def test_a_group_is_asked_for(municipality: Program) -> None:
    """In a terminal."""
    pytest.importorskip("pty")
    before = budget(municipality)
    result = municipality.terminal("unit", "end", "schools", answers=["n"])
    assert (result.code, result.out) == (
        1,
        "End schools with 2 parts? [y/N]: n\nleadtime: nothing was changed\n",
    )
    assert budget(municipality) == before
    assert municipality.terminal("unit", "end", "schools", answers=["y"]).code == 0
    assert budget(municipality) != before


def test_faults_are_told_behind_what_is_good(municipality: Program) -> None:
    """The list shows the rest and ends with 3; a change is refused."""
    with municipality.budget.open("a", encoding="utf-8", newline="\n") as file:
        file.write('\n[[unit]]\nname = "x"\nheadcount = -1\n')
    result = municipality("unit")
    assert result.code == 3
    assert "  elineberg  Elineberg" in result.out
    assert result.err.startswith(
        "leadtime: 1 fault in the budget; what can't be understood is not counted above\n  hint: "
    )
    refused = municipality("unit", "add", "y")
    assert refused.code == 3
    assert "headcount should be a whole number, not below zero" in refused.err


def test_a_budget_that_is_no_toml(municipality: Program) -> None:
    """It is not one without units."""
    with municipality.budget.open("a", encoding="utf-8", newline="\n") as file:
        file.write("\n[[unit]\n")
    result = municipality("unit")
    assert (result.code, result.out) == (3, "")
    assert "this is not TOML" in result.err
