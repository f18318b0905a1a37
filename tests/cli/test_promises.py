"""`leadtime promises`, and of `promise` its days, entries, owners and refusals, as whole answers."""

import json
import tomllib

import pytest
from tests.cli.made_units import LOG, with_units
from tests.cli.program import Program
from tests.cli.test_loaded_modules import HEAVY, loaded


@pytest.fixture
def leader(leadtime: Program) -> Program:
    """leadtime with units, and two open promises, one of them overdue."""
    return with_units(leadtime)


def newest(program: Program) -> dict[str, object]:
    """The promise that stands last in the log, each value as text."""
    return {key: str(value) for key, value in tomllib.loads(program.text())["promise"][-1].items()}


def test_the_screen(leader: Program) -> None:
    """The most overdue first; a pipe has no width, and each promise is on one line."""
    assert leader.process("promises", env={"COLUMNS": ""}) == (
        0,
        """\
Promises, Friday 27 November 2026
2 promises are open, 1 overdue.

id    unit               promise                             owner          given  days  due
pro1  care/seaview       An answer about the night schedule  head of care   5 Oct    53  39 days over
pro2  schools/elineberg  New chairs in the hall                            25 Nov     2

given in        promises  done  dropped  open  kept  closed  median days
Q4 2026 so far         2     0        0     2   0 %     0 %            –
Kept: done of those given. Closed: done or dropped. Median days: from the promise to the day it was done.
""",
        "",
    )


def test_what_was_closed(leader: Program) -> None:
    """Stands below the open ones, the last first, and what was dropped is told from what was done."""
    assert leader("promise", "drop", "pro1", "--date", "2026-11-20").out == (
        "Dropped after 46 days (pro12222): An answer about the night schedule. 1 promise is open.\n"
    )
    assert leader("promise", "done", "pro2").out == (
        "Done after 2 days (pro22222): New chairs in the hall. No promise is open.\n"
    )
    assert leader("promises").out == (
        """\
Promises, Friday 27 November 2026
No promise is open.

id   unit              promise                             closed days
pro2 schools/elineberg New chairs in the hall              27 Nov    2 ✓ done
pro1 care/seaview      An answer about the night schedule  20 Nov   46 ✗ dropped
                       (head of care)

given in        promises  done  dropped  open  kept  closed  median days
Q4 2026 so far         2     1        1     0  50 %   100 %            2
Kept: done of those given. Closed: done or dropped. Median days: from the
promise to the day it was done.
"""
    )


def test_a_period(leader: Program) -> None:
    """Has those closed in it, and what was open at its end, as it was then."""
    leader("promise", "drop", "pro1", "--date", "2026-11-20")
    october = json.loads(leader("promises", "2026-10", "--json").out)
    assert (october["as_of"], october["period"]["label"]) == ("2026-10-31", "October 2026")
    assert [(one["id"], one["state"], one["days_over"]) for one in october["promises"]] == [("pro12222", "open", 12)]
    week = json.loads(leader("promises", "last-week", "--json").out)
    assert [(one["id"], one["state"]) for one in week["promises"]] == [("pro12222", "dropped")]
    assert json.loads(leader("promises", "last-week", "--open", "--json").out)["promises"] == []
    # of a period to come the figures are today's
    assert json.loads(leader("promises", "next-week", "--json").out)["as_of"] == "2026-11-27"


def test_a_unit(leader: Program) -> None:
    """With its parts, by any of its names; one that the budget does not know by the name in the log."""
    leader.log.write_text(LOG.replace('what = "New', 'what = "Other').replace("care/seaview", "gone/pool"))
    for unit, ids in (("schools", ["pro22222"]), ("elinebergsskolan", ["pro22222"]), ("Gone/Pool/", ["pro12222"])):
        found = json.loads(leader("promises", "--unit", unit, "--json").out)
        assert [one["id"] for one in found["promises"]] == ids
    assert leader("promises", "--unit", "oak-lane").out == (
        "Promises to schools/oak-lane, Friday 27 November 2026\nNo promise is open.\n"
    )
    refused = leader("promises", "--unit", "elinberg")
    assert (refused.code, refused.out) == (1, "")
    assert "did you mean schools/elineberg?" in refused.err


def test_a_unit_that_has_another_name_now(leader: Program) -> None:
    """Keeps its promises; a past day has the name of then."""
    leader.budget.write_text(
        leader.budget.read_text().replace(
            'name = "care/seaview"', 'name = "care/harbour"\nfrom = 2026-11-01\nwas = ["care/seaview"]'
        )
        + '\n[[unit]]\nname = "care/seaview"\nuntil = 2026-10-31\n'
    )
    for period, name in (("week", "care/harbour"), ("2026-10", "care/seaview")):
        (one,) = json.loads(leader("promises", period, "--unit", name, "--json").out)["promises"]
        assert (one["id"], one["unit"], one["unit_now"]) == ("pro12222", "care/seaview", name)


def test_the_other_forms(leader: Program) -> None:
    """CSV has a line for each; its dialects are for CSV alone."""
    text = leader("promises", "--open", "--format", "csv").out
    assert [line.partition(",")[0] for line in text.splitlines()] == ["id", "pro12222", "pro22222"]
    assert leader("promises", "--format", "csv", "--excel", "--locale", "sv").out.startswith("\ufeffid;date;")
    assert leader("promises", "--json", "--excel").err == (
        "leadtime: --excel and --locale are for CSV\n  hint: leadtime promises --excel\n"
    )


def test_promise_alone(leader: Program) -> None:
    """Shows what is open, without the figures."""
    assert leader("promise").out == leader("promises", "--open").out
    assert leader("promise", "--json").out == leader("promises", "--open", "--json").out
    assert "given in" not in leader("promise").out


def test_a_newcomer(newcomer: Program) -> None:
    """Is told how to begin; where the budget has no units any path is one, and the first promise makes a budget."""
    assert newcomer("promises").out == (
        'No promises yet. After a visit: leadtime promise add UNIT "what was promised"\n--due friday\n'
    )
    done = newcomer("promise", "add", "raus", "New chairs")
    assert (done.code, done.out) == (0, f"Promised raus ({newest(newcomer)['id']}): New chairs.\n")
    assert "Your budget is" in done.err


def test_the_words_need_no_quotes(leader: Program) -> None:
    """And spaces more than one are one."""
    leader("promise", "add", "oak-lane", "A", "new  gate", "--owner", " head  of property ")
    assert newest(leader) | {"id": ""} == {
        "id": "",
        "date": "2026-11-27",
        "unit": "schools/oak-lane",
        "what": "A new gate",
        "owner": "head of property",
    }


@pytest.mark.parametrize(
    ("options", "date", "entry", "said", "note"),
    [
        (["--entry", "nov1"], "2026-11-25", "nov12222", "on Wednesday 25 November", ""),
        (["--entry", "oct6"], "2026-10-20", "oct62222", "on Tuesday 20 October", ""),
        (["--entry", "nov1", "--date", "yesterday"], "2026-11-26", "nov12222", "yesterday", ""),
        (
            ["--entry", "aug1"],
            "2026-08-12",
            "aug12222",
            "on Wednesday 12 August",
            "The entry aug12222 is about schools/oak-lane, and not about this unit.\n",
        ),
    ],
)
def test_the_day_it_was_given(leader: Program, options: list[str], date: str, entry: str, said: str, note: str) -> None:
    """Is that of the visit, unless it is said; an entry about other units may be a slip, and is told of."""
    done = leader("promise", "add", "elineberg", "A gate", *options)
    made = newest(leader)
    assert (made["date"], made["entry"]) == (date, entry)
    assert done == (0, f"Promised schools/elineberg {said} ({made['id']}): A gate.\n", note)


def test_a_promise_that_was_due_before_it_was_entered(leader: Program) -> None:
    """Can be: who clears a notebook knows what is late."""
    words = ("promise", "add", "elineberg", "A gate", "--due", "2026-11-20")
    assert leader(*words).code == 2
    assert leader(*words, "--date", "2026-11-16").code == 0
    assert (newest(leader)["date"], newest(leader)["due"]) == ("2026-11-16", "2026-11-20")


def test_the_same_again(leader: Program) -> None:
    """Is entered, and told of, as a slip of the finger; once the first is closed it is another promise."""
    words = ("promise", "add", "elineberg", "New chairs in the hall")
    assert leader(*words).out.endswith(
        "The same is promised already (pro22222): `leadtime undo` takes this one back.\n"
    )
    leader("undo")
    leader("promise", "done", "pro2")
    assert "already" not in leader(*words).out


def test_several_are_closed_and_opened_again(leader: Program) -> None:
    """A line for each, and how many are open at the end of the last."""
    assert leader("promise", "done", "pro1", "pro2", "pro1").out == (
        "Done after 53 days (pro12222): An answer about the night schedule.\n"
        "Done after 2 days (pro22222): New chairs in the hall. No promise is open.\n"
    )
    assert leader("promise", "reopen", "pro1").out == (
        "Open again (pro12222): An answer about the night schedule, due Monday 19 October. "
        "1 promise is open, and overdue.\n"
    )
    assert leader("undo", "2").out == (
        'Undone: promise reopen care/seaview "An answer about the night schedule", made on 27 November at 13:00.\n'
        "Undone: promise done 2 promises, made on 27 November at 13:00.\n"
    )
    assert leader.text() == LOG


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        (
            ["done", "pro2"],
            '"New chairs in the hall" (pro22222) was done on 2026-11-26 already',
            "leadtime promise reopen pro22222 opens it again",
        ),
        (
            ["reopen", "pro1"],
            '"An answer about the night schedule" (pro12222) is open',
            "leadtime promise done pro12222",
        ),
        (["drop", "pro1", "--date", "2026-11-28"], "2026-11-28 has not come yet", "a promise is closed once it is so"),
        (
            ["add", "elineberg", " "],
            "it is not said what was promised",
            'leadtime promise add UNIT "what was promised"',
        ),
        (["add", "elineberg,oak-lane", "x"], "\"elineberg,oak-lane\" can't be a unit: it contains ','", "a unit is"),
    ],
)
def test_a_refusal(leader: Program, words: list[str], message: str, hint: str) -> None:
    """Says what to type, and changes nothing."""
    leader("promise", "done", "pro2", "--date", "yesterday")
    before = leader.text()
    done = leader("promise", *words)
    assert done.out == ""
    assert done.err.startswith(f"leadtime: {message}\n  hint: {hint}")
    assert leader.text() == before


def test_a_log_that_cannot_be_read_keeps_what_was_typed(leader: Program) -> None:
    """As for every change of the log."""
    leader.log.write_text("version = 1\nx\n")
    for words in (("add", "elineberg", "x"), ("done", "pro1"), ("reopen", "pro1")):
        result = leader("promise", *words)
        assert (result.code, "what you typed is kept in" in result.err) == (3, True)


def test_faults_of_the_log_are_told_after_what_is_good(leader: Program) -> None:
    """Exit 3, with the good promises shown."""
    leader.log.write_text(f'{LOG}\n[[promise]]\nid = "pro32222"\nunit = "schools/elineberg"\nwhat = "x"\n')
    found = leader("promises", "--open")
    assert (found.code, "2 promises are open" in found.out) == (3, True)
    assert "date must be a day" in found.err


def test_what_a_promise_loads(leader: Program) -> None:
    """Nothing heavy: it is entered at the door."""
    assert not loaded(leader, "promise", "add", "elineberg", "x", "--due", "fri").intersection(HEAVY)
    assert not loaded(leader, "promise", "done", "last").intersection(HEAVY)


def test_a_promise_with_a_visit_of_yesterday(leader: Program) -> None:
    """Was given on its day; one of spaces is none."""
    leader("log", "visits", "1h", "--unit", "eli", "--date", "yesterday", "--promise", "A gate", "--promise", " ")
    assert (newest(leader)["date"], newest(leader)["what"]) == ("2026-11-26", "A gate")
