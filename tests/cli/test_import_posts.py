"""`leadtime import instagram` and `import linkedin`: posts become recognitions, once, and never minutes."""

import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import pytest
from tests.cli.program import Program
from tests.view.golden_text import compare

from leadtime.formats.log_toml import NEW_LOG, parse_log
from leadtime.model.recognition import Recognition

GOLDEN = Path(__file__).parent / "golden"

UNITS = """
[[unit]]
name = "schools"

[[unit]]
name = "schools/elineberg"
label = "Elinebergs skola"

[[unit]]
name = "care/seaview"
label = "Seaview"

[[unit]]
name = "care/seaview-annex"

[[unit]]
name = "care/råå"
label = "Råå äldreboende"

[[unit]]
name = "centre"
label = "Centrum"

[[unit]]
name = "care/birch-court"
from = 2026-11-20

[[behaviour]]
name = "helps others"
aliases = ["hjälpsam"]
"""

POSTS = {
    "2026-09-14T10:00": "The cooks at Seaview answered every wish for a week. #seaview ❤️",
    "2026-11-03T10:00": "Elinebergs skola läser mest i länet! 📚\n\nVilka hjältar. #elineberg #hjälpsam",
    "2026-11-04T10:00": "❤️",
    "2026-11-09T10:00": "Vi ses i centrum på lördag",
    "2026-11-12T10:00": "#elineberg #seaview sjunger tillsammans",
    "2026-11-13T10:00": "Tack alla!",
    "2026-11-19T10:00": "#BirchCourt opens tomorrow",
    "2026-11-24T10:00": "Elinebergs skolas kör sjöng för alla",
    "2026-11-27T13:30": "Later today at #seaview",
}


@pytest.fixture
def director(leadtime: Program) -> Program:
    """leadtime with a few units and a behaviour."""
    leadtime.budget.write_text(leadtime.budget.read_text(encoding="utf-8") + UNITS, encoding="utf-8")
    return leadtime


def export(program: Program, posts: Mapping[str, str] = POSTS, name: str = "export") -> str:
    """The folder of an export of Instagram, with its texts as it writes them."""
    folder = program.root / name / "your_instagram_activity" / "media"
    folder.mkdir(parents=True)
    made = []
    for at, text in posts.items():
        seconds = int(datetime.fromisoformat(f"{at}+01:00").timestamp())
        garbled = text.encode().decode("latin-1")
        media = {"uri": f"media/posts/17944{seconds}.jpg", "creation_timestamp": seconds, "title": garbled}
        made.append({"media": [media]})
    (folder / "posts_1.json").write_text(json.dumps(made), encoding="utf-8")
    return str(folder.parents[1])


def shares(program: Program, rows: str, head: str = "Date,ShareLink,ShareCommentary,Visibility") -> str:
    """The path of LinkedIn's file."""
    path = program.root / "Shares.csv"
    path.write_text(f"{head}\n{rows}", encoding="utf-8")
    return str(path)


def recognitions(program: Program) -> list[Recognition]:
    """What the log says."""
    return list(parse_log(program.text(), "").recognitions)


TABLES = """\
Matched
      day    unit              what they did                 by
 ✓  1 14 Sep care/seaview      The cooks at Seaview answered #seaview
                               every wish for a week.
 ✓  2 3 Nov  schools/elineberg Elinebergs skola läser mest i #elineberg
                               länet! (helps others)
 ✓  3 24 Nov schools/elineberg Elinebergs skolas kör sjöng   “Elinebergs skolas”
                               för alla

Not matched
      day    what they did                     unit
 ·  4 9 Nov  Vi ses i centrum på lördag        centre?
 ·  5 12 Nov #elineberg #seaview sjunger       schools/elineberg or
             tillsammans                       care/seaview?
 ·  6 13 Nov Tack alla!                        ?
 ·  7 19 Nov #BirchCourt opens tomorrow        ?

"""
SUMS = """\
Read 9 posts: 3 matched, 4 not matched, 1 still to come, 1 without words.
1 is matched by plain words, which are shown in “ ”: check that the unit is meant.
"""
HINT = "--set 4=centre says which unit line 4 is about; --set N=none leaves one out.\n"


def test_a_dry_run_shows_all_of_it(director: Program) -> None:
    """Every post is in one count, and nothing is changed."""
    found = director("import", "instagram", export(director), "--dry-run")
    assert found == (0, f"{TABLES}{SUMS}Nothing was changed.\n", HINT)
    assert director("import", "instagram", str(director.root / "export"), "--dry-run", "--yes") == found
    assert director.text() == ""


def test_where_nobody_can_be_asked(director: Program) -> None:
    """It is shown, and refused: nobody said that it should be done."""
    found = director("import", "instagram", export(director))
    refused = "leadtime: nothing was imported\n  hint: --yes imports what has a tick, --dry-run only shows it\n"
    assert found == (1, TABLES + SUMS, HINT + refused)
    assert director.text() == ""


def test_yes_imports_what_is_matched(director: Program) -> None:
    """With day, unit, behaviour and where it comes from, as one change; never a minute, and never the whole text."""
    folder = export(director)
    answer = "Imported 3 recognitions, 14 September - 24 November 2026. `leadtime undo` takes all of them back.\n"
    found = director("import", "instagram", folder, "--yes")
    assert (found.code, found.out) == (0, f"{TABLES}{SUMS}{answer}")
    log = parse_log(director.text(), "")
    assert log.entries == ()
    assert [(one.date, one.unit, one.what, one.behaviour, one.channel, one.entry) for one in log.recognitions] == [
        (
            date(2026, 9, 14),
            "care/seaview",
            "The cooks at Seaview answered every wish for a week.",
            "",
            "instagram",
            "",
        ),
        (
            date(2026, 11, 3),
            "schools/elineberg",
            "Elinebergs skola läser mest i länet!",
            "helps others",
            "instagram",
            "",
        ),
        (date(2026, 11, 24), "schools/elineberg", "Elinebergs skolas kör sjöng för alla", "", "instagram", ""),
    ]
    assert all(one.source.startswith("instagram:") for one in log.recognitions)
    assert len({one.id for one in log.recognitions}) == 3
    assert "hjältar" not in director.text()
    assert director("undo").out == "Undone: import instagram: 3 recognitions, made on 27 November at 13:00.\n"
    assert director.text() == NEW_LOG


def test_importing_again_adds_nothing(director: Program) -> None:
    """What is there is counted; a later export adds what is new; in two halves is as at once."""
    early = {at: text for at, text in POSTS.items() if at < "2026-11-10"}
    assert director("import", "instagram", export(director, early, "early"), "--yes").code == 0
    folder = export(director)
    assert director("import", "instagram", folder, "--yes").code == 0
    halves = sorted(one._replace(id="") for one in recognitions(director))
    text = director.text()
    found = director("import", "instagram", folder, "--yes")
    sums = "Read 9 posts: 0 matched, 4 not matched, 3 already there, 1 still to come, 1 without words.\n"
    assert found.out.endswith(f"{sums}Nothing was imported.\n")
    assert director.text() == text
    assert director("import", "instagram", folder).code == 0, "nothing is refused where nothing would be done"
    director("undo")
    director("undo")
    assert director("import", "instagram", folder, "--yes").code == 0
    assert sorted(one._replace(id="") for one in recognitions(director)) == halves


@pytest.mark.parametrize(
    ("words", "units"),
    [
        (["4=centre"], ["care/seaview", "schools/elineberg", "schools/elineberg", "centre"]),
        (["4 = Centrum", "6=see", "3=none"], []),
        (["4=Centrum", "3=none"], ["care/seaview", "schools/elineberg", "centre"]),
        (["1-3=none", "5,6=seaview"], ["care/seaview", "care/seaview"]),
        (["1=schools"], ["schools", "schools/elineberg", "schools/elineberg"]),
        (["1=none", "1=råå"], ["care/råå", "schools/elineberg", "schools/elineberg"]),
        (["1-7=NONE"], []),
        (["1-3=none", "5=care/sea"], ["care/seaview"]),
        (["1-3=none", "6=care/sea"], []),
    ],
)
def test_set_settles_a_line(director: Program, words: list[str], units: list[str]) -> None:
    """By the numbers that are shown; what can't be understood stops all of it.

    The beginning of several names is enough for the only one that the post may be about.
    """
    options = [part for word in words for part in ("--set", word)]
    found = director("import", "instagram", export(director), "--yes", *options)
    assert [one.unit for one in recognitions(director)] == units
    assert found.code == (1 if "6=see" in words or "6=care/sea" in words else 0)


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("5=centre", "! line 5 names schools/elineberg or care/seaview, and you said centre\n"),
        ("1=schools", "! line 1 names care/seaview, and you said schools\n"),
        ("1-5=centre", "! lines 1, 2, 3 and 5 name other units, and you said centre\n"),
        ("1,5=centre", "! lines 1 and 5 name other units, and you said centre\n"),
        ("5=seaview", ""),  # one of them
        ("2=schools", ""),  # the whole of what it names
        ("6=centre", ""),  # it names none
        ("5=none", ""),
    ],
)
def test_a_line_that_names_another_unit(director: Program, word: str, said: str) -> None:
    """A number may be of another file or period: it is noted, once, and done all the same."""
    found = director("import", "instagram", export(director), "--yes", "--set", word)
    assert found.code == 0
    assert "".join(line for line in found.err.splitlines(keepends=True) if line.startswith("! ")) == said
    assert found.err.startswith(said)
    numbers, _, unit = word.partition("=")
    there = [one.unit for one in recognitions(director)]
    assert unit == "none" or sum(one.endswith(unit) for one in there) >= len(numbers.split(","))


def test_an_answer_that_names_another_unit(director: Program) -> None:
    """Is noted where it is typed, whether a post is asked about or a line is changed afterwards."""
    folder, said = export(director), "! line 5 names schools/elineberg or care/seaview, and you said "
    asked = director.terminal("import", "instagram", folder, answers=["", "råå", "q", "5 seaview", "q"]).out
    assert asked.count("! line") == 1 and f"{said}care/råå" in asked
    changed = director.terminal("import", "instagram", folder, answers=["q", "5 centre", "6 centre", "1 none", "q"]).out
    assert changed.count("! line") == 1 and f"{said}centre" in changed
    assert director.text() == ""


def test_a_settled_line_says_by_whom(director: Program) -> None:
    """And is under the same number, in its place, in a dry run and afterwards."""
    folder, options = export(director), ("--set", "5=seaview", "--set", "2=none")
    dry = director("import", "instagram", folder, "--dry-run", *options)
    done = director("import", "instagram", folder, "--yes", *options)
    before, after = (found.out.partition("Read 9")[0] for found in (dry, done))
    assert before == after
    assert " ·  2 3 Nov  schools/elineberg" not in after
    assert re.search(r" ✓  5  12 Nov  #elineberg #seaview sjunger tillsammans  care/seaview +by you\n", after)
    assert " left out" in after


@pytest.mark.parametrize(
    ("word", "code", "message"),
    [
        ("4", 2, 'leadtime: "4" does not say which unit a line is about\n'),
        ("4=", 2, 'leadtime: "4=" does not say which unit a line is about\n'),
        ("x=centre", 2, 'leadtime: "x" is not the number of a line\n'),
        ("8=centre", 2, 'leadtime: there is no line "8"\n'),
        ("0=centre", 2, 'leadtime: there is no line "0"\n'),
        ("4=nowhere", 1, 'leadtime: there is no unit "nowhere"\n'),
        ("7=birch-court", 1, "leadtime: care/birch-court begins on 2026-11-20\n"),
        ("4=care/", 0, ""),
    ],
)
def test_set_that_can_not_be(director: Program, word: str, code: int, message: str) -> None:
    """Nothing is imported; a unit that begins after the post's day is none."""
    found = director("import", "instagram", export(director), "--yes", "--set", word)
    assert found.code == code
    assert found.err.startswith(message)
    assert bool(recognitions(director)) is (code == 0)


def test_a_period(director: Program) -> None:
    """Posts outside it are counted."""
    found = director("import", "instagram", export(director), "2026-09", "--dry-run")
    assert "Read 9 posts: 1 matched, 0 not matched, 8 outside the period.\n" in found.out
    assert director("import", "instagram", export(director, name="again"), "someday").code == 2


def test_what_was_purged_comes_in_again(director: Program) -> None:
    """The log knows no more that it was there; a period keeps it away, and what was not purged is there once."""
    folder = export(director)
    assert director("import", "instagram", folder, "--yes").code == 0
    assert director("purge", "--before", "2026-11-01", "--yes").code == 0
    assert director("purge", "--journal", "--yes").code == 0
    young = [one.date.month for one in recognitions(director)]
    assert director("import", "instagram", folder, "2026-11", "--yes").out.endswith("\nNothing was imported.\n")
    assert [one.date.month for one in recognitions(director)] == young == [11, 11]
    assert "Imported 1 recognition, Monday 14 September 2026." in director("import", "instagram", folder, "--yes").out


def test_linkedin(director: Program) -> None:
    """Its times are UTC unless --tz says another zone, and the day is that of the local clock; its address is kept."""
    path = shares(director, '2026-11-03 23:30:00,https://linkedin.example/1,"Tack #seaview! Vi ses.",MEMBER_NETWORK\n')
    answer = "Imported 1 recognition, Wednesday 4 November 2026. `leadtime undo` takes it back.\n"
    found = director("import", "linkedin", path, "--yes")
    assert found == (
        0,
        "Matched\n       day    unit          what they did  by\n"
        " ✓  1  4 Nov  care/seaview  Tack #seaview! Vi ses.  #seaview\n\n".replace(
            "what they did  by", "what they did           by"
        )
        + f"Read 1 post: 1 matched, 0 not matched.\n{answer}",
        "",
    )
    (one,) = recognitions(director)
    assert (one.date, one.channel, one.url) == (date(2026, 11, 4), "linkedin", "https://linkedin.example/1")
    assert one.source.startswith("linkedin:")
    director("undo")
    assert director("import", "linkedin", path, "--yes", "--tz", "Europe/Stockholm").code == 0
    assert [one.date for one in recognitions(director)] == [date(2026, 11, 3)]
    found = director("import", "linkedin", path, "--tz", "Stockholm")
    assert (found.code, found.err) == (
        2,
        'leadtime: there is no time zone "Stockholm"\n  hint: did you mean Europe/Stockholm?\n',
    )


@pytest.mark.parametrize(
    ("words", "code", "error"),
    [
        (
            ["instagram"],
            2,
            "leadtime: import instagram needs a folder\n"
            "  hint: leadtime import instagram FOLDER, the unpacked export\n",
        ),
        (
            ["linkedin"],
            2,
            "leadtime: import linkedin needs a file\n"
            "  hint: leadtime import linkedin Shares.csv, or - for standard input\n",
        ),
        (["instagram", "nowhere"], 4, "nowhere: there is no such folder"),
        (["linkedin", "nowhere"], 4, "nowhere: there is no such file"),
        (["linkedin", "-"], 3, "standard input"),
    ],
)
def test_nothing_to_read(director: Program, words: list[str], code: int, error: str) -> None:
    """What is missing is said, and nothing is changed."""
    found = director("import", *words, "--yes")
    assert found.code == code
    assert error in found.err
    assert director.text() == ""


def test_a_post_that_can_not_be_read(director: Program) -> None:
    """It is told, with its place, and costs no more than itself; where there is no other, it is a fault."""
    path = shares(director, "yesterday,https://l.example/1,#seaview,X\n2026-11-03 10:00:00,,#seaview sings,X\n")
    found = director("import", "linkedin", path, "--yes")
    assert found.code == 0
    assert found.err.startswith(f"{path}:2: ")
    assert found.err.endswith("! 1 post can't be read, and is left out.\n")
    assert len(recognitions(director)) == 1
    path = shares(director, "yesterday,https://l.example/1,#seaview,X\n")
    found = director("import", "linkedin", path, "--yes")
    assert (found.code, found.out) == (3, "")
    assert "1 fault in what should be imported, and nothing was imported" in found.err


def test_many_posts_that_can_not_be_read(director: Program) -> None:
    """Some of them are told, and the number of the others."""
    path = shares(director, "yesterday,,#seaview,X\n" * 25)
    assert "\nand 5 others\n" in director("import", "linkedin", path).err


def test_without_units(leadtime: Program) -> None:
    """Nothing can be matched, and the way to change that is said."""
    found = leadtime("import", "instagram", export(leadtime), "--yes")
    assert found.code == 0
    assert found.out.endswith("Read 9 posts: 0 matched, 7 not matched, 1 still to come, 1 without words.\n"
                              "Nothing was imported.\n")  # fmt: skip
    assert found.err == (
        "The budget has no units, so no post can be matched: `leadtime unit add NAME` makes one known.\n"
    )


def test_without_units_any_path_is_one(leadtime: Program) -> None:
    """Where there is nothing yet to hold it against, as everywhere."""
    folder = export(leadtime, {"2026-11-03T10:00": "Seaview sings for \x1b[2J everybody\r\n#tack"})
    found = leadtime.terminal("import", "instagram", folder, answers=["care/seaview", "y"])
    assert found.code == 0
    assert "The budget has no units" in found.out
    assert "Seaview sings for \\x1b[2J everybody #tack" in found.out
    assert [one.unit for one in recognitions(leadtime)] == ["care/seaview"]


def test_an_export_without_posts(director: Program) -> None:
    """Nothing is asked, and nothing fails."""
    assert director("import", "instagram", export(director, {})) == (0, "There are no posts in the export.\n", "")
    found = director("import", "instagram", export(director, {}, "again"), "--set", "1=seaview")
    assert (found.code, found.err.partition("\n")[0]) == (2, "leadtime: there is no line to settle")


def test_a_fault_in_a_unit_stops_it(director: Program) -> None:
    """Half of the units could match the wrong one."""
    with director.budget.open("a", encoding="utf-8") as file:
        file.write('\n[[unit]]\nname = "care/night"\nheadcount = "many"\n')
    found = director("import", "instagram", export(director), "--yes")
    assert (found.code, found.out) == (3, "")
    assert director.text() == ""


def test_a_fault_in_the_log(director: Program) -> None:
    """It spoils no other line: the import is shown, or made, and the fault told at the end."""
    faulty = '\n[[recognition]]\nid = "a2"\nunit = "centre"\nwhat = "x"\n'
    director.log.write_text(f"{NEW_LOG}{faulty}", encoding="utf-8")
    for option, there in (("--dry-run", 0), ("--yes", 3)):
        found = director("import", "instagram", export(director, name=option), option)
        assert (found.code, len(recognitions(director))) == (3, there)
        assert "1 fault in the log" in found.err
    assert faulty in director.text()


def test_in_a_terminal(director: Program) -> None:
    """Each post that is not matched is asked about once, a line can be changed after that, and y imports."""
    answers = ["1", "2", "nonsense", "råå", "q", "hm", "4", "5 none", "3 nowhere", "3 schools", "y"]
    found = director.terminal("import", "instagram", export(director), answers=answers)
    assert found.code == 0
    compare(GOLDEN / "import_posts_asked.txt", found.out)
    assert [(one.date.day, one.unit) for one in recognitions(director)] == [
        (14, "care/seaview"),
        (3, "schools/elineberg"),
        (24, "schools"),
        (9, "centre"),
        (13, "care/råå"),
    ]


@pytest.mark.parametrize(
    ("answers", "code", "last"),
    [
        (["", "", "", "", "q"], 1, "leadtime: nothing was imported\n"),
        (["q", "", "n"], 1, "leadtime: nothing was imported\n"),
        (["y", "none", "Q", "Y"], 0, "takes\nall of them back.\n"),
        (["q", "1-3 none"], 0, "Nothing was imported.\n"),
        (["\x04"], 130, "nothing was imported\n"),
    ],
)
def test_other_answers(director: Program, answers: list[str], code: int, last: str) -> None:
    """Who quits has changed nothing; who says yes has what was matched and what was said."""
    found = director.terminal("import", "instagram", export(director), answers=answers)
    assert (found.code, found.out[-len(last) :]) == (code, last)
    assert len(recognitions(director)) == (4 if "Y" in answers else 0)


CROSSPOSTED = (
    "2026-11-12 09:00:00,https://l.example/1,The cooks at Seaview answered every wish. More in a week. #seaview,X\n"
    "2026-11-13 09:00:00,https://l.example/2,Elinebergs skola sings. #elineberg,X\n"
)


@pytest.fixture
def crossposter(director: Program) -> Program:
    """Somebody who wrote on Instagram first, and has that in the log."""
    folder = export(director, {"2026-11-12T10:30": "The cooks at Seaview answered every wish! ❤️ #seaview #tack"})
    assert director("import", "instagram", folder, "--yes").code == 0
    return director


def test_the_same_on_another_channel(crossposter: Program) -> None:
    """Is shown with where it is told already, and taken only where --set says so; the sum has it in a count."""
    (first,) = recognitions(crossposter)
    path = shares(crossposter, CROSSPOSTED)
    found = crossposter("import", "linkedin", path, "--yes")
    told = f"""\
Matched
      day    unit              what they did           by
 ✓  1 13 Nov schools/elineberg Elinebergs skola sings. #elineberg

Not matched, or the same as another
      day    what they did                 unit          by
 ·  2 12 Nov The cooks at Seaview care/seaview? same as {first.id}
             answered every wish.               (instagram, 12 Nov)

Read 2 posts: 1 matched, 1 the same as another, 0 not matched.
Imported 1 recognition, Friday 13 November 2026. `leadtime undo` takes it back.
"""
    assert (found.code, re.sub(" +", " ", found.out)) == (0, re.sub(" +", " ", told))
    assert found.err == "--set 2=care/seaview says which unit line 2 is about; --set N=none leaves one out.\n"
    found = crossposter("import", "linkedin", path, "--yes", "--set", "1=care/seaview")
    assert found.code == 0
    assert [(one.unit, one.channel) for one in recognitions(crossposter)] == [
        ("care/seaview", "instagram"),
        ("schools/elineberg", "linkedin"),
        ("care/seaview", "linkedin"),
    ]


@pytest.mark.parametrize(("answer", "number"), [("", 2), ("q", 2), ("none", 2), ("y", 3), ("1", 3), ("seaview", 3)])
def test_the_same_is_asked_about(crossposter: Program, answer: str, number: int) -> None:
    """In a terminal; who says nothing has it once."""
    (first,) = recognitions(crossposter)
    path = shares(crossposter, CROSSPOSTED)
    found = crossposter.terminal("import", "linkedin", path, answers=[answer, "y"])
    assert found.code == 0
    assert "1 post says the same as another. Is it to be imported too?\n" in found.out
    assert f"     same as {first.id} (instagram, 12 Nov)\n     1  care/seaview\nIts unit, or y (Enter" in found.out
    assert len(recognitions(crossposter)) == number


@pytest.mark.parametrize("answer", ["3", "0", "0011", "1000", "01", "²", "9" * 5000])
def test_a_number_that_is_no_choice(director: Program, answer: str) -> None:
    """Is no unit either, and the post is asked about again."""
    folder = export(director, {"2026-11-12T10:00": "#elineberg #seaview sjunger tillsammans"})
    found = director.terminal("import", "instagram", folder, answers=[answer, "2", "y"])
    assert found.code == 0
    assert "leadtime: there is no unit" in found.out
    assert [one.unit for one in recognitions(director)] == ["care/seaview"]


def test_a_terminal_is_not_asked_where_it_is_said(director: Program) -> None:
    """--yes, --dry-run, and an export with nothing new ask nothing."""
    folder = export(director, {"2026-11-03T10:00": "#seaview sings"})
    assert director.terminal("import", "instagram", folder, "--dry-run").code == 0
    assert director.terminal("import", "instagram", folder, "--yes").code == 0
    found = director.terminal("import", "instagram", folder)
    assert (found.code, found.out) == (0, "Read 1 post: 0 matched, 0 not matched, 1 already there.\n")


def test_figures_of_time_stay_as_they_are(director: Program) -> None:
    """Posts are no time: the report of their weeks is the same before and after."""
    assert director("log", "office", "1h").code == 0
    before = [director("report", week).out for week in ("2026-W45", "2026-W48")]
    assert director("import", "instagram", export(director), "--yes").code == 0
    assert [director("report", week).out for week in ("2026-W45", "2026-W48")] == before


def test_the_same_day_everywhere(director: Program) -> None:
    """A post's day is that of the local clock, for Instagram's seconds too."""
    director("import", "instagram", export(director, {"2026-11-04T00:30": "#seaview sings"}), "--yes")
    assert [one.date for one in recognitions(director)] == [date(2026, 11, 4)]
