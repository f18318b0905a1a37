"""`start`, `switch`, `stop`, `cancel` and `status`: the timer, from its first minute to its last."""

import json
import re

import pytest
from tests.cli.program import Program

from leadtime.formats.typed_entry import shown


def clock(time: str, day: int = 27) -> str:
    """A time of November 2026, as LEADTIME_NOW."""
    return f"2026-11-{day}T{time}:20+01:00"


def test_a_day_with_the_timer(leadtime: Program) -> None:
    """Every answer is one line with where the week stands; what begins and ends does so on the whole minute."""
    answers = [
        leadtime("start", "office", "Mail", now=clock("08:00")),
        leadtime("switch", "visits", "Two classes", "--unit", "schools/elineberg", now=clock("09:30")),
        leadtime("status", now=clock("10:00")),
        leadtime("stop", now=clock("10:30")),
        leadtime("start", "travel", "--at", "10:30", now=clock("10:45")),
        leadtime("cancel", now=clock("11:00")),
        leadtime("status", now=clock("11:00")),
    ]
    assert answers == [
        (0, "Started office today from 08:00. Office 0 m of 0 m this week, target at most 45 %.\n", ""),
        (
            0,
            "Stopped office 1 h 30 m today 08:00-09:30. Office 1 h 30 m of 1 h 30 m this week (100.0 %), "
            "target at most 45 %. The timer now runs on visits.\n",
            "",
        ),
        (0, "The timer runs on visits at schools/elineberg since 09:30, 30 m: Two classes.\n", ""),
        (
            0,
            "Stopped visits 1 h today 09:30-10:30 at schools/elineberg. Visits 1 h of 2 h 30 m this week (40.0 %), "
            "target at least 25 %.\n",
            "",
        ),
        (0, "Started travel today from 10:30, 15 m so far. Travel 15 m this week (9.1 %).\n", ""),
        (0, "Cancelled travel today from 10:30, 30 m so far. `leadtime undo` brings it back.\n", ""),
        (0, "No timer runs.\n", ""),
    ]
    assert re.sub('id = "[^"]*"', 'id = "..."', leadtime.text()) == (
        "version = 1\n\n[[entry]]\n"
        'id = "..."\nstart = 2026-11-27T08:00:00+01:00\nend = 2026-11-27T09:30:00+01:00\n'
        'category = "office"\nnote = "Mail"\n\n[[entry]]\n'
        'id = "..."\nstart = 2026-11-27T09:30:00+01:00\nend = 2026-11-27T10:30:00+01:00\n'
        'category = "visits"\nunit = "schools/elineberg"\nnote = "Two classes"\n'
    )


@pytest.mark.parametrize(
    ("started", "words", "error"),
    [
        (
            "office",
            "start visits",
            "the timer runs already, on office since 08:00\n"
            "  hint: leadtime switch visits stops it and starts the next; or leadtime stop",
        ),
        ("", "switch visits", "no timer runs to switch from\n  hint: leadtime start visits"),
        ("", "stop", "no timer runs\n  hint: leadtime start CATEGORY starts it; leadtime log logs what is done"),
        ("", "cancel", "no timer runs\n  hint: leadtime start CATEGORY starts it; leadtime log logs what is done"),
        (
            "office",
            "stop --at 7:30",
            "the timer on office was started at 08:00, and 07:30 after that has not come yet\n"
            "  hint: leave --at out to stop it now",
        ),
        (
            "office",
            "stop --at 14",
            "the timer on office was started at 08:00, and 14:00 after that has not come yet\n"
            "  hint: leave --at out to stop it now",
        ),
        (
            "office",
            "switch visits --at 7:30",
            "the timer on office was started at 08:00, which is after 07:30\n  hint: leadtime cancel throws it away",
        ),
        (
            "office",
            "stop --at 8",
            "the timer on office was started at 08:00, and 08:00 is not a minute later\n"
            "  hint: leadtime edit ID --category ... makes it another; leadtime cancel throws it away",
        ),
        ("", "start visits --at 14", "14:00 has not come yet\n  hint: leave --at out to start now"),
        ("", "start zzz", 'there is no category "zzz"\n  hint: there is office, meetings, visits, communication, '
         "communication/social, travel, lunch; a new one is made with --new"),
    ],
)  # fmt: skip  # the tables read better unfolded
def test_what_can_t_be_is_refused(leadtime: Program, started: str, words: str, error: str) -> None:
    """Exit 1, what to type, and a log as it was."""
    if started:
        leadtime("start", started, now=clock("08:00"))
    text = leadtime.text()
    found = re.search('id = "(.*)"', text)
    done = leadtime(*words.split(), now=clock("12:00"))
    assert done == (1, "", f"leadtime: {error.replace('ID', found[1] if found else '')}\n")
    assert leadtime.text() == text


@pytest.mark.parametrize("verb", ["start", "switch"])
@pytest.mark.parametrize(
    ("now", "at", "began"),
    [
        (clock("12:00"), "11:30", "today from 11:30"),
        (clock("12:00"), "0:30", "today from 00:30"),
        # not yet today, and less than twelve hours ago: a night's work that went on after midnight
        (clock("00:40"), "23:30", "yesterday from 23:30"),
        (clock("00:40"), "12:45", "yesterday from 12:45"),
        (clock("11:00"), "23:30", "yesterday from 23:30"),
        (clock("00:40"), "0:40", "today from 00:40"),
    ],
)
def test_the_latest_such_time_is_meant(leadtime: Program, verb: str, now: str, at: str, began: str) -> None:
    """Within the last twelve hours, as with the time a timer is stopped at."""
    if verb == "switch":
        leadtime("start", "office", "--at", "12:00", now=clock("12:00", 26))
    done = leadtime(verb, "visits", "--at", at, now=now)
    assert done.code == 0
    timer = leadtime.text().rpartition("start = ")[2]
    assert timer.startswith(f"2026-11-{26 if 'yesterday' in began else 27}T{began.split()[-1]}:00")


def test_an_earlier_time_of_yesterday_is_not_meant(leadtime: Program) -> None:
    """More than twelve hours ago nobody began what runs now."""
    done = leadtime("start", "visits", "--at", "12:30", now=clock("00:40"))
    assert done == (1, "", "leadtime: 12:30 has not come yet\n  hint: leave --at out to start now\n")


def test_a_timer_takes_no_time_that_is_logged(leadtime: Program) -> None:
    """It may not begin inside an entry, nor in one that only ends after now."""
    leadtime("log", "meetings", "12-12:30", now=clock("12:10"))
    found = re.search('id = "(.*)"', leadtime.text())
    assert found
    for words in ("start visits", "start visits --at 11:45"):
        assert leadtime(*words.split(), now="2026-11-27T12:15:00+01:00") == (
            1,
            "",
            f"leadtime: the timer overlaps with meetings 12:00-12:30 ({found[1]})\n"
            f"  hint: say with --at when it began; leadtime edit {found[1]} --when ... changes the other\n",
        )
    assert leadtime("start", "visits", now=clock("12:30")).code == 0


@pytest.mark.parametrize(
    "words", [["visits", "45m"], ["visits", "9-10"], ["visits", "9:00", "two classes"], ["visits", "1 timme"]]
)
def test_a_time_is_no_note_of_a_timer(leadtime: Program, words: list[str]) -> None:
    """Whoever types one means something else than a note."""
    assert leadtime("start", *words) == (
        2,
        "",
        f'leadtime: "{words[1]}" is a time, and the timer measures it\n'
        f"  hint: leadtime log visits {shown(words[1])} logs it; --at 9:00 says when the timer began; or --note TEXT\n",
    )


def test_stop_may_bring_a_note(leadtime: Program) -> None:
    """In place of the one the timer has."""
    leadtime("start", "visits", "Two classes", now=clock("08:00"))
    assert leadtime("stop", "Three", "classes", now=clock("09:00")).code == 0
    assert leadtime.text().endswith('note = "Three classes"\n')


class TestAForgottenTimer:
    """A timer that runs for more than six hours and since an earlier day, or for more than twelve."""

    @pytest.fixture
    def forgotten(self, leadtime: Program) -> Program:
        """Started on Thursday afternoon."""
        leadtime("start", "office", now=clock("15:00", 26))
        return leadtime

    def test_status_says_so(self, forgotten: Program) -> None:
        """An evening's work is none, be it nine hours; after midnight they are a forgotten timer."""
        assert forgotten("status", now=clock("23:59", 26)).out == "The timer runs on office since 15:00, 8 h 59 m.\n"
        assert forgotten("status", now=clock("00:00")).out == (
            "The timer runs on office since yesterday 15:00, 9 h. If it was forgotten, "
            "`leadtime stop --at 17:00` says when it ended, and `leadtime cancel` drops it.\n"
        )

    def test_stop_at_a_time_of_its_own_day(self, forgotten: Program) -> None:
        """The first such time after its start, which here was yesterday; at nine today it would not be."""
        done = forgotten("stop", "--at", "17:15", now=clock("09:00"))
        assert done.out.startswith("Stopped office 2 h 15 m yesterday 15:00-17:15. ")
        assert done.err == ""

    def test_stop_now_obeys_and_says_how_to_mend_it(self, forgotten: Program) -> None:
        """Nobody is kept from logging a long night."""
        done = forgotten("stop", now=clock("09:00"))
        assert done.out.startswith("Stopped office 18 h yesterday 15:00-09:00 the next day. ")
        assert done.err == (
            "That is 18 h. If the timer was forgotten: `leadtime undo`, then `leadtime stop --at 17:00` "
            "with the time when it ended.\n"
        )
        assert forgotten("undo", now=clock("09:00")).code == 0
        done = forgotten("stop", "--at", "17:00", now=clock("09:00"))
        assert done.out.startswith("Stopped office 2 h yesterday 15:00-17:00. ")

    def test_switch_says_it_too(self, forgotten: Program) -> None:
        """It stops the timer as well."""
        done = forgotten("switch", "visits", now=clock("09:00"))
        assert done.err.startswith("That is 18 h. If the timer was forgotten: `leadtime undo`, ")

    def test_the_example_is_a_time_that_stop_takes(self, leadtime: Program) -> None:
        """Of a timer that was started after five it is an hour later."""
        leadtime("start", "office", now=clock("18:30", 26))
        assert "`leadtime stop --at 19:30`" in leadtime("status", now=clock("08:00")).out
        assert leadtime("stop", "--at", "19:30", now=clock("08:00")).code == 0


def test_status_as_json_is_a_list_of_entries(leadtime: Program) -> None:
    """With the timer in it, or empty."""
    assert leadtime("status", "--json").out == '{\n  "schema": "leadtime.entries/1",\n  "entries": []\n}\n'
    leadtime("log", "office", "7-8", now=clock("08:00"))
    leadtime("start", "visits", now=clock("08:00"))
    (timer,) = json.loads(leadtime("status", "--json", now=clock("09:00")).out)["entries"]
    assert (timer["category"], timer["end"], timer["minutes"]) == ("visits", None, 60)


def test_a_faulty_budget_keeps_nobody_from_stopping(leadtime: Program) -> None:
    """The time is logged and said; only where the week stands can't be told."""
    leadtime("start", "visits", now=clock("08:00"))
    leadtime.budget.write_text("version = 1\n[week]\nhours = -1\n")
    done = leadtime("stop", now=clock("09:00"))
    assert (done.code, done.out) == (0, "Stopped visits 1 h today 08:00-09:00.\n")
    assert done.err.startswith(f"leadtime: {leadtime.budget}:3: ")


def test_undo_of_a_switch_lets_the_first_timer_run_on(leadtime: Program) -> None:
    """One change, there and back."""
    leadtime("start", "office", now=clock("08:00"))
    before = leadtime.text()
    leadtime("switch", "visits", now=clock("09:00"))
    assert leadtime("undo").out == (
        "Undone: switch from office to visits on 2026-11-27 from 09:00, made on 27 November at 09:00.\n"
    )
    assert leadtime.text() == before


def test_a_timer_over_the_night_in_which_the_clocks_change(leadtime: Program) -> None:
    """Its length is the true one: from one at night to four are two hours in March and four in October."""
    for start, end, length in (
        ("2026-03-29T01:00:00+01:00", "2026-03-29T04:00:00+02:00", "2 h"),
        ("2026-10-25T01:00:00+02:00", "2026-10-25T04:00:00+01:00", "4 h"),
    ):
        leadtime("start", "visits", now=start)
        assert leadtime("stop", now=end).out.startswith(f"Stopped visits {length} today 01:00-04:00. ")
