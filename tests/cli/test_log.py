"""`leadtime log`, the hand's daily tool: every line here is typed on Friday, 27 November 2026, at 13:00."""

import re

import pytest
from tests.cli.program import Program

WEEK = """\
version = 1

[[entry]]
id = "mona2222"
date = 2026-11-23
minutes = 600
category = "office"

[[entry]]
id = "tueb2222"
date = 2026-11-24
minutes = 450
category = "visits"

[[entry]]
id = "wedc2222"
date = 2026-11-25
minutes = 480
category = "meetings"

[[entry]]
id = "thud2222"
date = 2026-11-26
minutes = 420
category = "communication/social"
"""


def test_the_answer_says_what_was_understood_and_where_the_week_stands(leadtime: Program) -> None:
    """One line, and the block in the log has all that was typed."""
    leadtime.log.write_text(WEEK)
    done = leadtime("log", "visits", "9-10:30", "Morning", "meeting", "--unit", "schools/elineberg", "--tag", "autumn")
    assert done == (
        0,
        "Logged visits 1 h 30 m today 09:00-10:30 at schools/elineberg. "
        "Visits 9 h of 34 h this week (26.5 %), target at least 25 %: on track, 1 h 8 m to go.\n",
        "",
    )
    added = leadtime.text().removeprefix(WEEK)
    assert re.sub('id = "[a-z][a-z0-9]{7}"', 'id = "..."', added) == (
        "\n[[entry]]\n"
        'id = "..."\n'
        "start = 2026-11-27T09:00:00+01:00\n"
        "end = 2026-11-27T10:30:00+01:00\n"
        'category = "visits"\n'
        'unit = "schools/elineberg"\n'
        'tags = ["autumn"]\n'
        'note = "Morning meeting"\n'
    )


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("visits 45m", "Logged visits 45 m today."),
        ("visits 1h30m", "Logged visits 1 h 30 m today."),
        ("visits 1 h 30 m two classes", "Logged visits 1 h 30 m today."),
        ("visits 1h 30m two classes", "Logged visits 1 h 30 m today."),
        ("visits 1h 30m", "Logged visits 1 h 30 m today."),
        ("visits 1 timme", "Logged visits 1 h today."),
        ("visits 45 minuter två klasser", "Logged visits 45 m today."),
        ("visits 2 hours", "Logged visits 2 h today."),
        ("visits 9 - 10:30", "Logged visits 1 h 30 m today 09:00-10:30."),
        ("visits 9 -10:30 two classes", "Logged visits 1 h 30 m today 09:00-10:30."),
        ("visits 9- 10:30", "Logged visits 1 h 30 m today 09:00-10:30."),
        ("visits 9 – 10:30", "Logged visits 1 h 30 m today 09:00-10:30."),
        ("visits --unit hall 9:00 -10.30", "Logged visits 1 h 30 m today 09:00-10:30 at hall."),
        ("visits 1.5h", "Logged visits 1 h 30 m today."),
        ("visits 1,5h", "Logged visits 1 h 30 m today."),
        ("visits 90", "Logged visits 1 h 30 m today."),
        ("visits 1:30", "Logged visits 1 h 30 m today."),
        ("visits 9-10:30", "Logged visits 1 h 30 m today 09:00-10:30."),
        ("visits 09.00–10.30", "Logged visits 1 h 30 m today 09:00-10:30."),
        ("visits 12:15-13", "Logged visits 45 m today 12:15-13:00."),
        # begun, and it ends in a quarter of an hour
        ("visits 12:15-13:15", "Logged visits 1 h today 12:15-13:15."),
        ("visits 45m --date yesterday", "Logged visits 45 m yesterday."),
        ("visits 45m --date monday", "Logged visits 45 m on Monday 23 November."),
        ("visits 9-10 --date 2026-11-23", "Logged visits 1 h on Monday 23 November 09:00-10:00."),
        ("visits 9-10 --date 2025-11-24", "Logged visits 1 h on Monday 24 November 2025 09:00-10:00."),
        ("visits 45m --at 12:15", "Logged visits 45 m today 12:15-13:00."),
        ("visits 22-1 --date yesterday", "Logged visits 3 h yesterday 22:00-01:00 the next day."),
        ("visits 2h --at 23 --date yesterday", "Logged visits 2 h yesterday 23:00-01:00 the next day."),
        ("visits 24h --date yesterday", "Logged visits 24 h yesterday."),
        # names
        ("VISITS 45m", "Logged visits 45 m today."),
        ("vis 45m", "Logged visits 45 m today."),
        ("möte 45m", "Logged meetings 45 m today."),
        ("social 45m", "Logged communication/social 45 m today."),
        ("comm 45m", "Logged communication 45 m today."),
        ("communication/so 45m", "Logged communication/social 45 m today."),
        ("Besök 45m", "Logged visits 45 m today."),
        # the nights in which the clocks change
        ("visits 1-4 --date 2026-03-29", "Logged visits 2 h on Sunday 29 March 01:00-04:00."),
        ("visits 1-4 --date 2026-10-25", "Logged visits 4 h on Sunday 25 October 01:00-04:00."),
        ("visits 23-5 --date 2026-10-24", "Logged visits 7 h on Saturday 24 October 23:00-05:00 the next day."),
        ("visits 2h --at 1:30 --date 2026-03-29", "Logged visits 2 h on Sunday 29 March 01:30-04:30."),
        # of an hour that the clocks have twice it is the first
        ("visits 2:30-3 --date 2026-10-25", "Logged visits 1 h 30 m on Sunday 25 October 02:30-03:00."),
    ],
)
def test_every_form_of_the_command(leadtime: Program, words: str, answer: str) -> None:
    """The answer says how the words were taken."""
    done = leadtime("log", *words.split())
    assert (done.code, done.out.split(". ")[0] + ".", done.err) == (0, answer, "")


@pytest.mark.parametrize(
    ("words", "code", "error"),
    [
        # R28: what can't be
        ("visits -- -30m", 2, '"-30m" is negative\n  hint: a duration is 45m, 1h30m, 1.5h, 1:30 or 90 (minutes), '
         "more than zero and at most 24 hours"),
        ("visits 0m", 2, '"0m" is no time at all\n  hint: a duration is 45m, 1h30m, 1.5h, 1:30 or 90 (minutes), '
         "more than zero and at most 24 hours"),
        ("visits 25h", 2, '"25h" is more than 24 hours\n  hint: a duration is 45m, 1h30m, 1.5h, 1:30 or 90 (minutes), '
         "more than zero and at most 24 hours"),
        ("visits 13:30-14", 1, "13:30 on 2026-11-27 has not come yet\n"
         "  hint: for another day add --date yesterday, or --date 2026-11-23; the log is for what was done"),
        ("visits 45m --date 2026-11-28", 1, "2026-11-28 has not come yet\n"
         "  hint: the log is for what was done; look at the date"),
        ("visits 45m --date 1626-11-27", 1, "1626-11-27 is before the year 1900\n  hint: look at the year"),
        ("visits 10-9", 2, '"10-9" would last until 09:00 the next day\n  hint: for the afternoon say 10-21:00'),
        ("visits 9-9", 2, '"9-9" starts where it ends\n'
         "  hint: a clock range is 9-10:30, 13:15-14 or 22-1 (to 01:00 the next day)"),
        ("visits 2-3 --date 2026-03-29", 2, "02:00 on 2026-03-29 does not exist: the clocks skip it\n"
         "  hint: give a time before or after it"),
        # names
        ("visist 45m", 1, 'there is no category "visist"\n'
         "  hint: did you mean visits? A new category is made with --new"),
        ("sociel 45m", 1, 'there is no category "sociel"\n'
         "  hint: did you mean communication/social? A new category is made with --new"),
        ("zzz 45m", 1, 'there is no category "zzz"\n  hint: there is office, meetings, visits, communication, '
         "communication/social, travel, lunch; a new one is made with --new"),
        ("r 45m", 1, '"r" may be travel or lunch\n  hint: type more of the name'),
        ("a//b 45m --new", 2, '"a//b" can\'t be a category: it has an empty part\n'
         "  hint: a category is a path such as visits/schools"),
        # words in the wrong place
        ("1h30m visits", 2, '"1h30m" is a time, and the category comes before it\n'
         "  hint: leadtime log CATEGORY 1h30m"),
        ("visits Elineberg 1h30m", 2, 'the time comes before the note, and "1h30m" comes after "Elineberg"\n'
         "  hint: leadtime log visits 1h30m Elineberg\n"
         '  or, to keep it in the note: leadtime log visits --note "Elineberg 1h30m"'),
        ("visits 45m 9-10", 2, '"45m" and "9-10" are two times, and an entry has one\n'
         "  hint: leadtime log visits 9-10; or leadtime log visits 45m --note 9-10"),
        ("visits 45m - two", 2, '"-" stands behind "45m", and they are no clock range\n'
         '  hint: a clock range is 9-10:30; to keep the dash in the note: leadtime log visits 45m --note "- two"'),
        ("visits 2", 2, '"2" has no unit: hours or minutes?\n  hint: say 2h or 2m'),
        # an option's value is no clock time that a range begins with
        ("visits 45m --at 9 -10", 2, "-10 looks like an option, and is none\n"
         "  hint: a time or a number is never negative; a note that begins with - stands after a lone --"),
        ("visits --at 9", 2, "--at says when it began, and not how long it was\n"
         "  hint: leadtime log visits 45m --at 9"),
        ("visits --date monday", 2, "--date names a day, and not how long it was\n"
         "  hint: leadtime log visits 45m --date monday"),
        ("visits 9-10 --at 9", 2, "a clock range says when it began, and so does --at\n  hint: leave one of them out"),
        ("visits 45m two --note three", 2, 'the note is given twice: "two" and --note "three"\n'
         "  hint: leave one of them out"),
        ("visits 1.5", 2, '"1.5" has no unit: hours or minutes?\n'
         "  hint: say 1.5h for 90 minutes, or give the minutes: 90m"),
        ("visits 45m --date 10/11/2026", 2, '"10/11/2026" is not a day: days are written year-month-day, '
         "so that none is read wrongly\n  hint: a day is 2026-11-23, today, yesterday or a weekday such as monday"),
        ("visits 45m --unit /x//y", 2, '"/x//y" can\'t be a unit: it has an empty part\n'
         "  hint: a unit is a path such as schools/elineberg"),
        ("visits 45m --code audience=staff", 1, 'there is no dimension "audience"\n'
         "  hint: the budget has none; add a [[dimension]] to budget.toml"),
        ("", 2, 'log needs a category\n  hint: leadtime log visits 1h30m "Elineberg school"'),
    ],
)  # fmt: skip  # the tables read better unfolded
def test_every_refusal_says_what_to_type(leadtime: Program, words: str, code: int, error: str) -> None:
    """Nothing is logged, and one sentence with a hint says why."""
    assert leadtime("log", *words.split()) == (code, "", f"leadtime: {error}\n")
    assert leadtime.text() == ""
