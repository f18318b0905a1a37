"""`leadtime log` beside what the log has already: since the last entry, overlaps, full days, new categories."""

import re

import pytest
from tests.cli.program import FRIDAY, Program

from leadtime.formats.templates import template

NOON = "2026-11-27T12:00:00+01:00"
SAY = (
    "  hint: say how long it was: leadtime log office 45m, "
    "or from when to when: leadtime log office 9-10:30\n"
)  # fmt: skip  # as it is typed


def logged(leadtime: Program, *lines: str, now: str = FRIDAY) -> None:
    """Log each of the lines, which must all be accepted."""
    for line in lines:
        done = leadtime("log", *line.split(), now=now)
        assert done.code == 0, done


def first_sentence(text: str) -> str:
    """An answer without where the week stands."""
    return text.split(". ")[0]


@pytest.mark.parametrize(
    ("before", "answer"),
    [
        (["visits 9-10:30"], "Logged office 1 h 30 m today 10:30-12:00"),
        (["visits 9-10:30", "travel 8-9"], "Logged office 1 h 30 m today 10:30-12:00"),
        (["visits 45m --date yesterday", "visits 11-11:59"], "Logged office 1 m today 11:59-12:00"),
        # exactly six hours ago is still believed, and so is a night's work that ended this morning
        (["visits 5-6"], "Logged office 6 h today 06:00-12:00"),
        (["visits 23-7 --date yesterday"], "Logged office 5 h today 07:00-12:00"),
        # a duration that was logged before the last clock entry does no harm
        (["meetings 45m", "visits 9-10:30"], "Logged office 1 h 30 m today 10:30-12:00"),
    ],
)
def test_without_when_it_runs_from_the_end_of_the_last_entry(leadtime: Program, before: list[str], answer: str) -> None:
    """The day's latest end, whatever was written last; the seconds of now are left out."""
    logged(leadtime, *before, now=NOON)
    done = leadtime("log", "office", now="2026-11-27T12:00:47+01:00")
    assert (done.code, first_sentence(done.out), done.err) == (0, answer, "")


@pytest.mark.parametrize(
    ("before", "why"),
    [
        ([], "there is no entry today that this one could begin after"),
        (["visits 9-10 --date yesterday"], "there is no entry today that this one could begin after"),
        (
            ["visits 9-10:30", "meetings 45m"],
            "the last entry, meetings, says how long and not when, so nobody knows where this one began",
        ),
        (["visits 11-12"], "the last entry ends at 12:00, which leaves no time until now"),
        (["visits 11:30-12:30"], "the last entry ends at 12:30, which leaves no time until now"),
        (["visits 5-5:59"], "the last entry ended at 05:59, more than six hours ago"),
    ],
)
def test_where_that_is_not_plausible_it_says_what_to_type(leadtime: Program, before: list[str], why: str) -> None:
    """Nothing is logged rather than a time that nobody spent."""
    logged(leadtime, *before, now=NOON)
    text = leadtime.text()
    assert leadtime("log", "office", now=NOON) == (1, "", f"leadtime: {why}\n{SAY}")
    assert leadtime.text() == text


def test_without_when_a_running_timer_becomes_the_entry(leadtime: Program) -> None:
    """What is typed takes the place of what the timer had, the rest of it stays, and the answer says so."""
    assert leadtime("start", "visits", "Mail", "--unit", "hall", now=NOON).code == 0
    done = leadtime("log", "visits", "--tag", "late")
    assert first_sentence(done.out) == "Logged visits 1 h today 12:00-13:00 at hall"
    assert done.out.endswith(". The timer was stopped.\n")
    assert leadtime("status").out == "No timer runs.\n"
    assert re.sub('id = "[^"]*"', 'id = "..."', leadtime.text()) == (
        "version = 1\n\n[[entry]]\n"
        'id = "..."\n'
        "start = 2026-11-27T12:00:00+01:00\n"
        "end = 2026-11-27T13:00:00+01:00\n"
        'category = "visits"\n'
        'unit = "hall"\n'
        'tags = ["late"]\n'
        'note = "Mail"\n'
    )


@pytest.mark.parametrize(
    ("runs", "words"), [("communication", "communication/social"), ("communication/social", "communication")]
)
def test_a_part_or_the_whole_of_the_timer_s_category_is_the_timer_s(leadtime: Program, runs: str, words: str) -> None:
    """It is logged as it is typed."""
    leadtime("start", runs, now=NOON)
    done = leadtime("log", words)
    assert first_sentence(done.out) == f"Logged {words} 1 h today 12:00-13:00"


@pytest.mark.parametrize(
    ("began", "category", "since"),
    [
        (NOON, "office", "12:00"),
        (NOON, "communication", "12:00"),
        ("2026-11-26T23:10:00+01:00", "office", "23:10 on 2026-11-26"),
    ],
)
def test_a_timer_of_another_category_is_left_alone(leadtime: Program, began: str, category: str, since: str) -> None:
    """Its time was spent on something else, and nobody knows how much of it on this."""
    leadtime("start", "visits", now=began)
    text = leadtime.text()
    now = "2026-11-27T00:20:00+01:00" if began != NOON else FRIDAY
    assert leadtime("log", category, now=now) == (
        1,
        "",
        f"leadtime: a timer runs on visits since {since}\n"
        f"  hint: leadtime stop logs it; leadtime switch {category} goes on with the next; "
        f"or say how long: leadtime log {category} 45m\n",
    )
    assert leadtime.text() == text
    assert leadtime("log", category, "45m", now=now).code == 0


def test_a_hint_with_a_category_in_two_words_can_be_pasted(leadtime: Program) -> None:
    """Wherever a refusal says what to type."""
    leadtime("log", "Golf & golf", "45m", "--new")
    leadtime("start", "visits", now=NOON)
    for words, hint in (
        (["log", "golf"], 'leadtime switch "Golf & golf" goes on'),
        (["log", "Golf & golf", "--at", "9"], 'leadtime log "Golf & golf" 45m --at 9\n'),
        (["log", "Golf & golf", "--date", "monday"], 'leadtime log "Golf & golf" 45m --date monday\n'),
        (["log", "Golf & golf", "Hole", "1h"], 'leadtime log "Golf & golf" 1h Hole\n'),
        (["start", "Golf & golf", "1h"], 'leadtime log "Golf & golf" 1h logs it'),
        (["start", "Golf & golf"], 'leadtime switch "Golf & golf" stops it'),
    ):
        assert hint in leadtime(*words).err


def test_the_same_once_more_is_logged_and_said(leadtime: Program) -> None:
    """A duration may well be spent twice on one day; the id is that of the first, and undo takes the second."""
    for words in ("visits 45m two", "visits 45m", "visits 45m two --unit hall", "visits 45m two --date monday"):
        assert "logged already" not in leadtime("log", *words.split()).out
    found = re.search('id = "(.*)"', leadtime.text())
    assert found
    before = leadtime.text()
    done = leadtime("log", "visits", "45m", "two")
    assert done.code == 0
    assert done.out.endswith(f". The same is logged already ({found[1]}): `leadtime undo` takes this one back.\n")
    assert leadtime("undo").code == 0
    assert leadtime.text() == before


@pytest.mark.parametrize(("words", "is_twin"), [("visits 9-10:30", True), ("office 9-10:30", False)])
def test_the_same_clock_times_are_logged_already(leadtime: Program, words: str, is_twin: bool) -> None:
    """Of one category nothing happened at once with itself."""
    logged(leadtime, "visits 9-10:30")
    found = re.search('id = "(.*)"', leadtime.text())
    assert found
    text = leadtime.text()
    done = leadtime("log", *words.split())
    if is_twin:
        assert done.err == (
            f"leadtime: visits 09:00-10:30 is logged already ({found[1]})\n"
            f"  hint: leadtime edit {found[1]} --note TEXT changes its note\n"
        )
    assert ("--parallel" in done.err) is not is_twin
    assert (done.code, leadtime.text()) == (1, text)


def test_a_timer_of_yesterday_is_not_taken_for_today_s_work(leadtime: Program) -> None:
    """It was forgotten, and the example is a time that stop takes."""
    leadtime("start", "office", now="2026-11-26T17:00:00+01:00")
    assert leadtime("log", "office", now=NOON) == (
        1,
        "",
        "leadtime: the timer on office runs since 17:00 on 2026-11-26, and looks forgotten\n"
        "  hint: leadtime stop --at 18:00 says when it ended; leadtime cancel throws it away\n",
    )


@pytest.mark.parametrize(
    ("before", "words", "error"),
    [
        (
            "visits 9-10:30",
            "office 10-11",
            "10:00-11:00 overlaps with visits 09:00-10:30 (ID)\n"
            "  hint: leadtime edit ID --when ... changes the other; or add --parallel, if both happened at once\n",
        ),
        (
            "visits 22-1 --date yesterday",
            "office 0:30-2",
            "00:30-02:00 overlaps with visits 22:00-01:00 of 2026-11-26 (ID)\n"
            "  hint: leadtime edit ID --when ... changes the other; or add --parallel, if both happened at once\n",
        ),
        (
            "visits 0:30-2",
            "office 22-1 --date yesterday",
            "22:00-01:00 of 2026-11-26 overlaps with visits 00:30-02:00 (ID)\n"
            "  hint: leadtime edit ID --when ... changes the other; or add --parallel, if both happened at once\n",
        ),
        (
            "visits 20h",
            "office 5h",
            "2026-11-27 has 20 h of entries already, and would have 25 h\n"
            "  hint: leadtime list 2026-11-27 shows them; --parallel logs it all the same\n",
        ),
        (
            "visits 23h --date yesterday",
            "office 22-1 --date yesterday",
            "2026-11-26 has 23 h of entries already, and would have 25 h\n"
            "  hint: leadtime list 2026-11-26 shows them; --parallel logs it all the same\n",
        ),
    ],
)
def test_overlaps_and_overfull_days_are_refused_unless_parallel(
    leadtime: Program, before: str, words: str, error: str
) -> None:
    """The other entry is named, and what to type in both cases: a slip, or two things at once."""
    logged(leadtime, before)
    found = re.search('id = "(.*)"', leadtime.text())
    assert found
    text = leadtime.text()
    assert leadtime("log", *words.split()) == (1, "", f"leadtime: {error.replace('ID', found[1])}")
    assert leadtime.text() == text
    assert leadtime("log", *words.split(), "--parallel").code == 0


def test_what_only_touches_does_not_overlap_and_a_day_holds_24_hours(leadtime: Program) -> None:
    """An entry may begin in the minute in which another ends; the last minute of a day may be logged."""
    logged(leadtime, "visits 9-10", "office 10-11", "office 8-9", "meetings 21h --date 2026-11-27")


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("visits 12:30-13:30", "leadtime stop --at 12:30 ends the timer before that"),
        ("visits 11:30-12:30", "leadtime edit ID --at 12:30 lets the timer begin after that"),
        # it would still run at 13:10
        ("visits 13:00-13:10", "leadtime stop --at 13:00 ends the timer before that"),
    ],
)
def test_an_entry_beside_the_timer(leadtime: Program, words: str, hint: str) -> None:
    """The timer takes the time up to now, and as long as the entry reaches beyond it."""
    leadtime("start", "office", now=NOON)
    found = re.search('id = "(.*)"', leadtime.text())
    assert found
    done = leadtime("log", *words.split())
    when = words.split()[1].replace("-", " ").split()
    assert done.err == (
        f"leadtime: {when[0]}-{when[1]} overlaps with the timer on office since 12:00 ({found[1]})\n"
        f"  hint: {hint.replace('ID', found[1])}; or add --parallel, if both happened at once\n"
    )
    assert leadtime("log", "visits", "9-12").code == 0


def test_a_new_category_and_its_entry_are_one_change(leadtime: Program) -> None:
    """One undo takes both back, byte for byte, and one redo makes both again."""
    logged(leadtime, "office 45m")
    before = leadtime.text(), leadtime.budget.read_bytes()
    done = leadtime("log", "Golf & golf", "45m", "--new")
    assert done == (0, "Logged Golf & golf 45 m today. Golf & golf 45 m this week (50.0 %).\n", "")
    after = leadtime.text(), leadtime.budget.read_bytes()
    assert after[1] == before[1] + b'\n[[category]]\npath = "Golf & golf"\n'
    assert leadtime("undo").out == (
        "Undone: log Golf & golf 45 m on 2026-11-27, with the new category Golf & golf, made on 27 November at 13:00.\n"
    )
    assert (leadtime.text(), leadtime.budget.read_bytes()) == before
    assert leadtime("redo").out.startswith("Made again: log Golf & golf 45 m")
    assert (leadtime.text(), leadtime.budget.read_bytes()) == after


@pytest.mark.parametrize("name", ["visits", "VISITS", "besök", "social"])
def test_new_makes_no_second_name_of_what_there_is(leadtime: Program, name: str) -> None:
    """A path, an alias or a last part that is typed in full is the category that has it."""
    logged(leadtime, f"{name} 45m --new")
    assert leadtime.budget.read_bytes().decode() == template("municipal-director")


def test_the_beginning_of_a_name_is_a_new_name_with_new(leadtime: Program) -> None:
    """`tra` is travel, unless somebody asks for a new category."""
    logged(leadtime, "tra 45m --new")
    assert 'category = "tra"' in leadtime.text()


def test_the_first_run_says_once_what_budget_it_goes_by(newcomer: Program) -> None:
    """No `init` is needed; the budget is there to be changed from then on."""
    first = newcomer("log", "visits", "45m")
    assert first == (
        0,
        "Logged visits 45 m today. Visits 45 m of 45 m this week (100.0 %), target at least 25 %.\n",
        "Your budget is a municipal director's to begin with, 7 categories in a week of 40 h: office at most 45 %, "
        "visits at least 25 % and at least 3 a week, communication/social at least 20 %.\n"
        f"It is yours to change: {newcomer.budget}\n",
    )
    assert newcomer.budget.read_bytes().decode() == template("municipal-director")
    assert newcomer("log", "visits", "45m").err == ""


def test_what_was_typed_is_kept_when_the_log_is_no_toml(leadtime: Program) -> None:
    """Exit 3, with the line of the fault and the file that has the words."""
    leadtime.log.write_text("version = 1\n[[entry]]\nid =\n")
    done = leadtime("log", "visits", "45m", "Elineberg school")
    assert done.code == 3
    (kept,) = (leadtime.state / "unsaved").iterdir()
    assert done.err.startswith(f"leadtime: {leadtime.log}:3: ")
    assert done.err.endswith(f"what you typed is kept in {kept}\n")
    assert kept.read_text().splitlines()[-1] == "leadtime log visits 45m 'Elineberg school'"
    assert leadtime.text() == "version = 1\n[[entry]]\nid =\n"


def test_the_budget_s_own_dimensions_code_an_entry(leadtime: Program) -> None:
    """In the budget's spelling, and no other value."""
    with leadtime.budget.open("a") as budget:
        budget.write('\n[[dimension]]\nname = "audience"\nvalues = ["staff", "Public"]\n')
    assert leadtime("log", "visits", "45m", "-c", "Audience=public").code == 0
    assert leadtime.text().endswith('category = "visits"\naudience = "Public"\n')
    assert leadtime("log", "visits", "45m", "-c", "audience=press").err == (
        'leadtime: audience has no value "press"\n  hint: there is staff, Public\n'
    )


def test_a_note_is_data(leadtime: Program) -> None:
    """Quotes, markup, escapes and newlines come back as they were, and never reach the terminal."""
    note = 'a "b" \\ [red]c[/red] \x1b[2J \u202e d\ne'
    assert leadtime("log", "visits", "45m", note).code == 0
    done = leadtime("list")
    assert 'a "b" \\ [red]c[/red] \\x1b[2J \\u202e d\\ne' in " ".join(done.out.split())
    assert not {"\x1b", "\u202e"} & {*done.out}


def test_as_a_real_process(leadtime: Program) -> None:
    """What the tables above say holds for the program as it is installed."""
    done = leadtime.process("log", "möte", "1,5h", "Nämnd – höst", "--at", "9")
    assert done == (0, "Logged meetings 1 h 30 m today 09:00-10:30. Meetings 1 h 30 m this week (100.0 %).\n", "")
    assert 'note = "Nämnd – höst"\n' in leadtime.text()
