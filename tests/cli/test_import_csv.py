"""`leadtime import csv`: entries of other programs come into the log, once, as one change or not at all."""

from pathlib import Path

import pytest
from tests.cli.program import Program

from leadtime.formats.log_toml import NEW_LOG, parse_log
from leadtime.model.entry import Entry

EXAMPLES = Path(__file__).parents[2] / "examples"
BRISTOL = EXAMPLES / "bristol-mayor-2017-04.csv"


@pytest.fixture
def bristol(newcomer: Program) -> Program:
    """leadtime with the categories by which the Mayor of Bristol's diary was coded."""
    newcomer.budget.write_bytes((EXAMPLES / "bristol-budget.toml").read_bytes())
    return newcomer


def written(program: Program, text: str, name: str = "week.csv") -> str:
    """The path of a CSV file with this text."""
    path = program.root / name
    path.write_text(text, encoding="utf-8", newline="")
    return str(path)


def entries_of(program: Program) -> list[Entry]:
    """What the log says."""
    return list(parse_log(program.text(), "", ("audience", "mode")).entries)


def test_four_days_of_the_mayor_of_bristol(bristol: Program) -> None:
    """2,085 minutes; the second time nothing is added; undo takes all of it back."""
    assert bristol("import", "csv", str(BRISTOL)) == (
        0,
        "41 entries added, 0 already there; 2,085 minutes (34 h 45 m), 3-6 April 2017.\n",
        "",
    )
    after = bristol.text()
    report = bristol("report", "2017-04-03..2017-04-06").out.splitlines()
    assert report[1] == "34 h 45 m logged of 32 h (109 %). Shares are of the logged time."
    assert [tuple(line.split()[:2]) for line in report[4:9]] == [
        ("meetings", "17:00"),
        ("office", "10:15"),
        ("visits", "3:00"),
        ("communication", "2:45"),
        ("travel", "1:45"),
    ]
    assert bristol("import", "csv", str(BRISTOL)) == (0, "Nothing to add: all 41 entries are already there.\n", "")
    assert bristol.text() == after
    assert bristol("undo").out == "Undone: import csv: 41 entries, made on 27 November at 13:00.\n"
    assert bristol.text() == NEW_LOG


def test_a_dry_run_says_what_would_be_done(newcomer: Program) -> None:
    """And begins nothing, not even a budget."""
    path = written(newcomer, "date,minutes,category\n2026-11-23,45,visits\n2026-11-24,15,lobby\n")
    assert newcomer("import", "csv", path, "--new", "--dry-run") == (
        0,
        "2 entries would be added, 0 already there; 60 minutes (1 h), 23-24 November 2026.\n"
        "Would be declared in the budget: lobby.\nNothing was changed.\n",
        "",
    )
    assert list(newcomer.folder.iterdir()) == []


def test_standard_input_and_several_files(leadtime: Program) -> None:
    """What two files have comes in once, and a row that one file has twice is two entries."""
    first = written(leadtime, "date,minutes,category\n2026-11-23,45,visits\n2026-11-23,45,visits\n", "a.csv")
    second = "category;date;hours\nvisits;2026-11-23;0,75\noffice;2026-11-23;1,5\n"
    assert leadtime("import", "csv", first, "-", input=second).out == (
        "3 entries added, 1 already there; 180 minutes (3 h), Monday 23 November 2026.\n"
    )
    assert [entry.minutes for entry in entries_of(leadtime)] == [45, 45, 90]


def test_categories_by_path_or_alias(leadtime: Program) -> None:
    """Capitals or not; a prefix is not enough, for nobody is there to see what it became."""
    path = written(leadtime, "date,minutes,category\n2026-11-23,45,Visits\n2026-11-23,15,MEJL\n")
    assert leadtime("import", "csv", path).code == 0
    assert [entry.category for entry in entries_of(leadtime)] == ["visits", "office"]


def test_unknown_categories_are_listed(leadtime: Program) -> None:
    """With the nearest names, and nothing is imported; `--new` declares them, in one change with the entries."""
    budget = leadtime.budget.read_bytes()
    path = written(
        leadtime,
        "date,minutes,category\n2026-11-23,45,visitz\n2026-11-23,5,visits\n2026-11-24,15,Lobby\n2026-11-25,15,lobby\n",
    )
    refused = leadtime("import", "csv", path)
    assert refused.code == 1
    assert refused.out == ""
    assert refused.err.splitlines()[0] == "visitz: did you mean visits? A new category is made with --new"
    assert refused.err.splitlines()[1].startswith("Lobby: there is office, meetings, visits,")
    assert refused.err.splitlines()[2:] == [
        "leadtime: the budget does not know 2 categories; nothing was imported",
        "  hint: --new declares them, or give the rows others",
    ]
    assert leadtime.text() == ""
    assert leadtime("import", "csv", path, "--new") == (
        0,
        "4 entries added, 0 already there; 80 minutes (1 h 20 m), 23-25 November 2026.\n"
        "Declared in the budget: visitz, Lobby.\n",
        "",
    )
    added = '\n[[category]]\npath = "visitz"\n\n[[category]]\npath = "Lobby"\n'
    assert leadtime.budget.read_bytes() == budget + added.encode()
    leadtime("undo")
    assert leadtime.budget.read_bytes() == budget


def test_a_first_import_begins_the_first_budget(newcomer: Program) -> None:
    """As the first entry does, and says so."""
    path = written(newcomer, "date,minutes,category\n2026-11-23,45,visits\n")
    result = newcomer("import", "csv", path)
    assert result.out == "1 entry added, 0 already there; 45 minutes (45 m), Monday 23 November 2026.\n"
    assert result.err.startswith("Your budget is a municipal director's to begin with")
    assert newcomer.budget.exists()


def test_every_fault_of_every_file_at_once(leadtime: Program) -> None:
    """With its line and a hint; the good rows wait too."""
    one = written(leadtime, "date,minutes,category\n2026-11-23,45,visits\n2026-11-23,x,visits\n", "a.csv")
    two = written(leadtime, "date,minutes,category\n10/11/2026,45,visits\n", "b.csv")
    assert leadtime("import", "csv", one, two) == (
        3,
        "",
        f'{one}:3: minutes "x" is not a number that can be read\n'
        "  hint: write minutes as digits, such as 90\n"
        f'{two}:2: date "10/11/2026" is not a day: year, month or day first?\n'
        "  hint: write a day as 2026-11-23; or say the order, as in --date-format '%d/%m/%Y %H:%M'\n"
        "leadtime: 2 faults in what should be imported, and nothing was imported\n",
    )
    assert leadtime.text() == ""


OVERLAPPING = """start,end,category
2026-11-23T09:00,2026-11-23T10:00,office
2026-11-23T09:30:00+01:00,2026-11-23T11:00:00+01:00,meetings
2026-11-23T12:30:00+01:00,2026-11-23T13:30:00+01:00,meetings
"""


def test_overlaps_are_listed(leadtime: Program) -> None:
    """Within the file and with the log; `--parallel` imports them and says that they are counted in full."""
    leadtime("log", "visits", "13-14", "--date", "2026-11-23")
    before = leadtime.text()
    path = written(leadtime, OVERLAPPING)
    assert leadtime("import", "csv", path) == (
        1,
        "",
        "office 1 h on Monday 23 November 09:00-10:00 and meetings 1 h 30 m on Monday 23 November 09:30-11:00\n"
        "meetings 1 h on Monday 23 November 12:30-13:30 and visits 1 h on Monday 23 November 13:00-14:00\n"
        "leadtime: 2 overlaps with other entries; nothing was imported\n"
        "  hint: --parallel imports them all the same\n",
    )
    assert leadtime.text() == before
    result = leadtime("import", "csv", path, "--parallel")
    assert result.code == 0
    assert result.out.startswith("3 entries added")
    assert "overlap on 2026-11-23 from 09:30 to 10:00, and both are counted in full." in result.err


def test_an_overlap_of_the_log_with_itself_is_no_reason_to_refuse(leadtime: Program) -> None:
    """What was logged in parallel stays so."""
    for category in ("visits", "office"):
        assert leadtime("log", category, "9-10", "--parallel").code == 0
    path = written(leadtime, "date,minutes,category\n2026-11-23,45,visits\n")
    assert leadtime("import", "csv", path).code == 0


def test_an_id_that_says_something_else(leadtime: Program) -> None:
    """Is for its owner to settle: listed, and nothing is imported."""
    leadtime("log", "visits", "45m")
    identifier = entries_of(leadtime)[0].id
    path = written(leadtime, f"id,date,minutes,category\n{identifier},2026-11-27,50,visits\n,2026-11-23,5,visits\n")
    assert leadtime("import", "csv", path) == (
        1,
        "",
        f"{identifier}: visits 50 m today; there is visits 45 m today\n"
        "leadtime: 1 entry says something else than the log; nothing was imported\n"
        "  hint: remove or edit those in the log, or give the rows other ids\n",
    )


def test_a_second_timer(leadtime: Program) -> None:
    """Only one runs at a time; without another one it comes in running."""
    path = written(leadtime, "start,end,category\n2026-11-27T12:00,,visits\n")
    leadtime("start", "office")
    refused = leadtime("import", "csv", path, "--parallel")
    assert (refused.code, refused.err.splitlines()[-2]) == (
        1,
        "leadtime: more than one timer would run; nothing was imported",
    )
    leadtime("cancel")
    assert leadtime("import", "csv", path).code == 0
    assert entries_of(leadtime)[0].is_running


def test_a_value_that_a_dimension_does_not_list(leadtime: Program) -> None:
    """Its list is closed, for imports too; a listed one is spelled as the budget has it."""
    leadtime.budget.write_text(
        leadtime.budget.read_text() + '\n[[dimension]]\nname = "audience"\nvalues = ["staff", "press"]\n'
    )
    path = written(leadtime, "date,minutes,category,audience\n2026-11-23,45,visits,Staff\n2026-11-24,5,visits,stuff\n")
    assert leadtime("import", "csv", path) == (
        1,
        "",
        "audience has no value stuff\nleadtime: 1 value that the budget does not list; nothing was imported\n"
        "  hint: add them to budget.toml\n",
    )
    path = written(leadtime, "date,minutes,category,audience\n2026-11-23,45,visits,Staff\n")
    assert leadtime("import", "csv", path).code == 0
    assert entries_of(leadtime)[0].dimensions == (("audience", "staff"),)


def test_what_lies_in_the_future_is_imported_and_said(leadtime: Program) -> None:
    """It is legal, and suspicious."""
    path = written(leadtime, "date,minutes,category\n2027-11-23,45,visits\n")
    result = leadtime("import", "csv", path)
    assert result.code == 0
    assert result.err.endswith("on 2027-11-23 lies in the future.\n")


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("import",), 2, "import needs a kind and a file"),
        (("import", "csv"), 2, "import csv needs a file"),
        (("import", "csv", "none.csv"), 4, "none.csv: there is no such file, and nothing was imported"),
    ],
)
def test_no_file(leadtime: Program, words: tuple[str, ...], code: int, message: str) -> None:
    """Is told in a sentence."""
    result = leadtime(*words)
    assert (result.code, result.err.splitlines()[0]) == (code, f"leadtime: {message}")


def test_bytes_of_another_encoding(leadtime: Program) -> None:
    """What a Swedish Excel saves is read, and that it was supposed is said; bytes that are no text have their line."""
    path = leadtime.root / "old.csv"
    row = "2026-11-23,45,visits,Ängen"
    path.write_bytes(f"date,minutes,category,note\n{row}\n".encode("cp1252"))
    result = leadtime("import", "csv", str(path))
    assert (result.code, result.err) == (
        0,
        f"! {path} is not in UTF-8, and was read as Windows-1252: look whether å, ä and ö are right.\n",
    )
    assert entries_of(leadtime)[0].note == "Ängen"
    path.write_bytes(b"date,minutes,category,note\n\x81\xe4")
    result = leadtime("import", "csv", str(path))
    assert result.code == 3
    assert result.err.startswith(f"leadtime: {path}:2: the byte 0x81 is no text in UTF-8, UTF-16 or Windows-1252\n")


def test_a_file_with_a_header_only(leadtime: Program) -> None:
    """Has nothing to add, and that is no fault."""
    path = written(leadtime, "date,minutes,category\n")
    assert leadtime("import", "csv", path) == (0, "Nothing to add: there are no entries in the file.\n", "")


def test_a_log_that_cannot_be_read(leadtime: Program) -> None:
    """Is not written to, and a dry run does not promise anything."""
    leadtime.log.write_bytes(b"version = 1\nx\n")
    path = written(leadtime, "date,minutes,category\n2026-11-23,45,visits\n")
    assert leadtime("import", "csv", path).code == 3
    assert leadtime("import", "csv", path, "--dry-run").code == 3
    assert leadtime.text() == "version = 1\nx\n"


SPREADSHEET = """Datum;Starttid;Sluttid;Typ;Text;Timmar;Annat
23/11/2026;9:00;10:30;Besök;Elineberg;1,5;x
24/11/2026;13:00;14:00;Ledningsgrupp: internt;"Budget; mål";1,0;
"""
MAP = (
    "--map",
    "start=Datum+Starttid,end=Datum+Sluttid,category=Typ,note=Text,hours=Timmar",
    "--delimiter",
    ";",
    "--decimal",
    ",",
    "--date-format",
    "%d/%m/%Y",
)


def test_a_spreadsheet_by_a_map(leadtime: Program) -> None:
    """Its own words go by names and rules; the second time nothing is added, though a rule was written since."""
    budget = leadtime.budget.read_text(encoding="utf-8")
    rule = '\n[[rule]]\ncategories = "internt"\ncategory = "meetings"\nunit = "hall"\n'
    leadtime.budget.write_text(budget.partition("\n[[rule]]")[0] + rule, encoding="utf-8")
    path = written(leadtime, SPREADSHEET)
    assert leadtime("import", "csv", path, *MAP) == (
        0,
        "2 entries added, 0 already there; 150 minutes (2 h 30 m), 23-24 November 2026.\n",
        "",
    )
    assert [(entry.category, entry.unit, entry.note) for entry in entries_of(leadtime)] == [
        ("visits", "", "Elineberg"),
        ("meetings", "hall", "Budget; mål"),
    ]
    leadtime.budget.write_text(budget.partition("\n[[rule]]")[0] + rule.replace("meetings", "office"), encoding="utf-8")
    after = leadtime.text()
    assert leadtime("import", "csv", path, *MAP).out == "Nothing to add: all 2 entries are already there.\n"
    assert leadtime.text() == after


def test_a_word_that_nobody_knows(leadtime: Program) -> None:
    """Is an unknown category, which --new declares; a rule may leave its rows out, and then they are counted."""
    path = written(leadtime, SPREADSHEET.replace("Ledningsgrupp: internt", "Körsång"))
    refused = leadtime("import", "csv", path, *MAP)
    assert (refused.code, refused.err.splitlines()[-1]) == (
        1,
        "  hint: --new declares them; or say what they are: a [[rule]] or an alias in budget.toml",
    )
    assert leadtime("import", "csv", path, *MAP, "--new").out.endswith("Declared in the budget: Körsång.\n")
    leadtime("undo")
    budget = leadtime.budget.read_text(encoding="utf-8").partition("\n[[rule]]")[0]
    leadtime.budget.write_text(f'{budget}\n[[rule]]\nsummary = "körsång"\nskip = "private"\n', encoding="utf-8")
    assert leadtime("import", "csv", path, *MAP).out.splitlines()[1] == "1 left out: 1 left out by a rule (private)."


def test_faults_by_the_names_of_the_spreadsheet(leadtime: Program) -> None:
    """With its own columns, and how the order of a day is said; a map that is none is refused before a file is read."""
    path = written(leadtime, SPREADSHEET)
    result = leadtime("import", "csv", path, *MAP[:6])
    assert result.code == 3
    assert result.err.startswith(f'{path}:2: Datum+Starttid "23/11/2026 9:00" is not a date-time: year, month or day')
    assert "--date-format" in result.err
    for words, message in (
        (("--map", "x"), '"x" is no part of a map'),
        (("--date-format", "%H"), '"%H" does not say year, month and day'),
        (("--delimiter", "ab"), '"ab" can\'t stand between cells'),
    ):
        result = leadtime("import", "csv", "none.csv", *words)
        assert (result.code, result.err.splitlines()[0]) == (2, f"leadtime: {message}")


def test_a_start_and_a_length_are_enough(newcomer: Program) -> None:
    """As in most Swedish sheets: day, time of day and hours with a decimal comma."""
    path = written(newcomer, "Datum;Tid;Timmar;Typ\n2026-11-23;09:00;1,5;besök\n2026-11-23;13:00;0,75;möte\n")
    mapped = ("--map", "start=Datum+Tid,hours=Timmar,category=Typ")
    assert newcomer("import", "csv", path, *mapped).out.startswith("2 entries added, 0 already there; 135 minutes")
    times = [(f"{one.start:%H:%M}", f"{one.end:%H:%M}") for one in entries_of(newcomer)]
    assert times == [("09:00", "10:30"), ("13:00", "13:45")]
    empty = written(newcomer, "start,end,minutes,category\n2026-11-25T09:00,,60,office\n")
    assert "60 minutes (1 h)" in newcomer("import", "csv", empty).out
    assert newcomer("status").out == "No timer runs.\n"
    faulty = written(newcomer, "Datum;Tid;Timmar;Typ\n2026-11-24;09:00;;besök\n")
    refused = newcomer("import", "csv", faulty, *mapped)
    assert refused.code == 3
    assert "the row has a start, and nothing says how long it was" in refused.err
