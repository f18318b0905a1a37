"""`leadtime unit import`: a whole organisation as one change, looked at first."""

from pathlib import Path

import pytest
from tests.cli.program import Program

CSV = """\
name,label,headcount,visit_every,shifts,chief
schools,,,6 weeks,day,Anna
schools/elineberg,Elineberg,45,,,Bo
schools/seaview,Seaview,60,,,
"""
SHOWN = """\
New since ever: 3 units
  schools            every 6 weeks; shifts day
  schools/elineberg  label “Elineberg”; headcount 45
  schools/seaview    label “Seaview”; headcount 60
"""
LEFT_OUT = "Left out: the column chief.\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with three units."""
    path = tmp_path / "units.csv"
    path.write_bytes(CSV.encode())
    return path


def budget(program: Program) -> str:
    """The text of the budget, every byte of it."""
    return program.budget.read_bytes().decode()


def test_a_first_organisation(leadtime: Program, file: Path) -> None:
    """Since ever, as one change; importing it again changes nothing, and undo takes it back."""
    before = budget(leadtime)
    result = leadtime("unit", "import", str(file), "--yes")
    assert result == (0, SHOWN + "Added 3 units. `leadtime undo` takes it back.\n", LEFT_OUT)
    assert budget(leadtime) == before + (
        '\n[[unit]]\nname = "schools"\nvisit_every = "6 weeks"\nshifts = ["day"]\n'
        '\n[[unit]]\nname = "schools/elineberg"\nlabel = "Elineberg"\nheadcount = 45\n'
        '\n[[unit]]\nname = "schools/seaview"\nlabel = "Seaview"\nheadcount = 60\n'
    )
    again = leadtime("unit", "import", str(file), now="2027-03-01T10:00:00+01:00")
    assert again == (0, "Nothing to change: all 3 units are as in the file.\n", LEFT_OUT)
    assert leadtime("undo").out == "Undone: unit import of 3 units, made on 27 November at 13:00.\n"
    assert budget(leadtime) == before


def test_a_reorganisation(leadtime: Program, file: Path) -> None:
    """From its day on: what is new, what differs, and what the file lacks and is left alone."""
    leadtime("unit", "import", str(file), "--yes")
    before = budget(leadtime)
    new = CSV.replace("Elineberg,45", "Elineberg,52").replace("schools/seaview,Seaview,60", "care/north,North,9")
    result = leadtime("unit", "import", "-", "--from", "2027-01-01", "--yes", input=new)
    assert result.out == (
        "New from Friday 1 January 2027: 1 unit\n"
        "  care/north  label “North”; headcount 9\n"
        "Changed from Friday 1 January 2027: 1 unit\n"
        "  schools/elineberg  headcount 45 → 52\n"
        "As they are: 1 unit\n"
        "Not in the file, and left alone: 1 unit\n"
        "  schools/seaview\n"
        "  hint: leadtime unit end NAME gives one its last day; one that has a new name\n"
        "        wants the old one in the column was\n"
        "Added 1 unit and changed 1 unit. `leadtime undo` takes it back.\n"
    )
    assert budget(leadtime) == before + (
        '\n[[unit]]\nname = "care/north"\nlabel = "North"\nheadcount = 9\nfrom = 2027-01-01\n'
        '\n[[unit]]\nname = "schools/elineberg"\nlabel = "Elineberg"\nheadcount = 52\nfrom = 2027-01-01\n'
    )


def test_it_is_only_shown(leadtime: Program, newcomer: Program, file: Path) -> None:
    """With --dry-run, and where nobody can be asked."""
    before = budget(leadtime)
    assert leadtime("unit", "import", str(file), "--dry-run") == (0, SHOWN + "Nothing was changed.\n", LEFT_OUT)
    assert leadtime("unit", "import", str(file)) == (
        1,
        SHOWN,
        LEFT_OUT + "leadtime: units are imported only with --yes\n  hint: --dry-run only shows what would change\n",
    )
    assert budget(leadtime) == before
    assert newcomer("unit", "import", str(file), "--dry-run").code == 0
    assert not newcomer.budget.exists()


def test_it_is_asked_for(leadtime: Program, file: Path) -> None:
    """In a terminal, once it was shown."""
    pytest.importorskip("pty")
    before = budget(leadtime)
    refused = leadtime.terminal("unit", "import", str(file), answers=["n"], env={"NO_COLOR": "1", "TERM": "dumb"})
    assert refused.code == 1
    assert refused.out.endswith("Change the budget so? [y/N]: n\nleadtime: nothing was changed\n")
    assert "headcount 45" in refused.out
    assert budget(leadtime) == before
    done = leadtime.terminal("unit", "import", str(file), answers=["y"])
    assert (done.code, done.out.splitlines()[-1]) == (0, "Added 3 units. `leadtime undo` takes it back.")


def test_every_fault_is_told_and_nothing_written(leadtime: Program, tmp_path: Path) -> None:
    """With its line in the file, those of a cell and those of what is there already."""
    leadtime("unit", "add", "care")
    before = budget(leadtime)
    file = tmp_path / "bad.csv"
    text = "Name;Visit every;Shifts;Aliases\na;6 veckor;;\nb//c;;dya;\nd;;;care\ne;month;day;\n"
    file.write_bytes(("\ufeff" + text.replace("\n", "\r\n")).encode())
    result = leadtime("unit", "import", str(file), "--yes")
    assert (result.code, result.out) == (3, "")
    told = [line.removeprefix(str(file)) for line in result.err.splitlines() if not line.startswith("  ")]
    assert told == [
        ':2: visit_every: "6 veckor" does not say how often',
        ':3: the name "b//c" has an empty part',
        ':3: there is no shift "dya"',
        ':4: the alias "care" of d also stands for care',
        "leadtime: 4 faults in what should be imported, and nothing was imported",
    ]
    assert budget(leadtime) == before


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("", 3, "standard input: the file is empty"),
        ("Namn,Antal\na,3\n", 3, "standard input:1: there is no column name"),
        ("name\n", 0, ""),
    ],
)
def test_files_without_units(leadtime: Program, text: str, code: int, said: str) -> None:
    """What is no list of units is told of; an empty list changes nothing."""
    result = leadtime("unit", "import", "-", "--yes", input=text)
    assert (result.code, (result.err.splitlines() or [""])[0]) == (code, said)
    if not code:
        assert result.out == "Nothing to change: there are no units in the file.\n"


def test_a_file_that_is_not_there(leadtime: Program) -> None:
    """It is said, and nothing is done."""
    result = leadtime("unit", "import", "nowhere.csv")
    assert (result.code, result.err.splitlines()[0]) == (
        4,
        "leadtime: nowhere.csv: there is no such file, and nothing was imported",
    )


def test_a_file_of_windows(leadtime: Program, tmp_path: Path) -> None:
    """In its own encoding, which is told."""
    file = tmp_path / "units.csv"
    file.write_bytes("name;label\r\nskolor/öst;Östra skolan\r\n".encode("cp1252"))
    result = leadtime("unit", "import", str(file), "--yes")
    assert result.code == 0
    assert "Östra skolan" in result.out
    assert str(file) in result.err


def test_five_hundred_units(leadtime: Program, tmp_path: Path) -> None:
    """In one change; they come back as they went in."""
    rows = [f"g{number % 8}/u{number},{number},#u{number}" for number in range(500)]
    file = tmp_path / "units.csv"
    file.write_bytes("\n".join(["name,headcount,aliases", *rows, ""]).encode())
    result = leadtime("unit", "import", str(file), "--yes")
    assert result.out.splitlines()[:2] == ["New since ever: 500 units", "  g0  63 units  headcount 15,624"]
    exported = leadtime("unit", "list", "-f", "csv").out
    assert len(exported.splitlines()) == 501
    assert leadtime("unit", "import", "-", input=exported).out == (
        "Nothing to change: all 500 units are as in the file.\n"
    )
    halved = exported.replace(",4", ",5")
    changed = leadtime("unit", "import", "-", "--yes", input=halved, now="2026-12-01T10:00:00+01:00")
    assert changed.code == 0
    again = leadtime("unit", "import", "-", input=halved, now="2026-12-09T10:00:00+01:00")
    assert again.out == "Nothing to change: all 500 units are as in the file.\n"
