"""On which line the owner of a log finds what is wrong with it."""

from random import Random

import pytest
from tests.formats.hand_written import LOG, hand_written

from leadtime.formats.log_toml import parse_log

# What is planted: the line of LOG, what it becomes (it may be several lines), the line the problem must be on, and a
# part of its message. Where the fault is in the whole entry, the line is that of its header.
FAULTS: list[tuple[int, str, int, str]] = [
    # not TOML: in a line
    (5, "id = aaaa", 5, "neither text in quotes"),
    (5, 'id "aaaa"', 5, "neither `key = value`"),
    (5, 'id: "aaaa"', 5, "neither `key = value`"),
    (5, "id = “aaaa”", 5, "neither text in quotes"),
    (5, "id =", 5, "neither text in quotes"),
    (6, "start = 2026-11-23T9:00:00+01:00", 6, "something follows"),
    (6, "start = 2026-11-23T09.00.00+01:00", 6, "something follows"),
    (6, "start = 2026-11-31T09:00:00+01:00", 6, "no such day"),
    (6, "start = 2026-11-23T09:00:00 +01:00", 6, "something follows"),
    (6, "start = 23/11/2026", 6, "something follows"),
    (8, 'category = "visits', 8, "never closed"),
    (8, "category = 'visits\"", 8, "never closed"),
    (8, 'category = "visits" unit = "x"', 8, "something follows"),
    (8, 'category = "visits"\ncategory = "office"', 9, "in the table already"),
    (9, 'unit = "schools\\south"', 9, "backslash"),
    (10, "people = 012", 10, "something follows"),
    (22, "minutes = 45m", 22, "something follows"),
    (22, "minutes = 0,75", 22, "a decimal comma"),
    (3, "the week of the visits", 3, "neither `key = value`"),
    (4, "[entry]]", 4, "something follows"),
    (4, "[[entry]", 4, "brackets"),
    (4, "[[entry", 4, "brackets"),
    (4, "[entry]", 4, "there already"),
    (19, "<<<<<<< mine\n[[entry]]", 19, "git left a conflict here"),
    (19, "[entry]", 19, "there already"),
    # not TOML: something is left open, and the parser stumbles later
    (11, 'tags = ["school", "autumn"', 11, "[ is never closed"),
    (11, 'tags = ["school", "autumn",', 11, "[ is never closed"),
    (11, 'tags = [\n"school"\n"autumn"\n]', 13, "comma is missing"),
    (14, "two classes", 12, "three quotes and never closed"),
    (57, "", 55, "three quotes and never closed"),
    (24, "note = 'a card", 24, "never closed"),
    (17, "weather = { sky = 'grey'", 17, "{ is never closed"),
    # TOML, but no entry
    (1, "# nothing", 1, "does not say its version"),
    (1, 'version = "1"', 1, "version is not a number"),
    (4, "[[entry]]\n[[entry]]", 4, "no time|no category|no id"),
    (5, "", 4, "no id"),
    (5, "id = 7", 5, "id must be a text"),
    (20, 'id = "aaaa"', 20, "another entry has the id"),
    (6, "start = 2026-11-23T09:00:00", 6, "no offset"),
    (6, "start = 2026-11-23", 6, "a date with a time"),
    (6, 'start = "2026-11-23T09:00:00+01:00"', 6, "a date with a time"),
    (6, "", 7, "an end and no start"),
    (6, "start = 0226-11-23T09:00:00+01:00", 6, "the year 226"),
    (7, "end = 2026-11-23T08:30:00+01:00", 7, "ends before it starts"),
    (7, "end = 10:30:00", 7, "a date with a time"),
    (7, "minutes = 90", 7, "a start and minutes too"),
    (8, "", 4, "no category"),
    (8, 'category = "visits/"', 8, "empty part"),
    (8, "category = ['visits']", 8, "not a text"),
    (9, "unit = 3", 9, "unit must be a text"),
    (10, "people = 1.5", 10, "people must be"),
    (11, 'tags = "school"', 11, "list of texts"),
    (16, "audience = true", 16, "audience must be a text"),
    (21, 'date = "2026-11-24"', 21, "date must be a day"),
    (21, "", 19, "minutes and no date"),
    (22, "minutes = -5", 22, "not below zero"),
    (22, 'minutes = "45"', 22, "whole number"),
    (22, "minutes = 99999999999999999999", 22, "whole number"),
    (22, "", 19, "a date and no minutes"),
    (24, "note = 5", 24, "note must be a text"),
    (28, 'kind = "ill"', 28, "no kind"),
    (29, "from = 'monday'", 29, "from must be a day"),
    (29, "", 26, "from must be a day"),
    (30, "until = 2026-11-24", 30, "ends before it starts"),
    (30, "until = 2026-11-26T00:00:00Z", 30, "until must be a day"),
    (31, "minutes = 0", 31, "from 1 to 1440"),
    (35, 'id = "aaaa"', 35, "an entry has the id"),
    (35, "", 34, "no id"),
    (36, "date = 2026-11-26T10:00:00Z", 36, "date must be a day"),
    (37, "", 34, "the recognition has no unit"),
    (37, 'unit = "care//x"', 37, "empty part"),
    (38, "", 34, "does not say what they did"),
    (39, "behaviour = ['a']", 39, "behaviour must be a text"),
    (42, 'id = "eeee"', 42, "a recognition has the id"),
    (43, "date = 20-11-26", 43, "something follows"),
    (45, "what = 5", 45, "what must be a text"),
    (46, 'due = "friday"', 46, "due must be a day"),
    (46, "done = 2026-11-25", 46, "before it was given"),
    (46, "done = 2026-12-24\ndropped = 2026-12-24", 47, "done and dropped"),
]


@pytest.mark.parametrize(("number", "becomes", "line", "words"), FAULTS)
def test_planted_faults(number: int, becomes: str, line: int, words: str) -> None:
    """A fault planted in one line is a problem on the line where it has to be mended, with a hint (R23)."""
    lines = LOG.split("\n")
    lines[number - 1] = becomes
    log = parse_log("\n".join(lines), "log.toml", ("audience",))
    assert log.problems
    first = log.problems[0]
    assert first.path == "log.toml"
    assert first.line == line, first
    assert any(word in first.message for word in words.split("|")), first
    assert first.hint


def test_as_many_faults_as_promised() -> None:
    """The table has the 50 faults that are promised, and more."""
    assert len(FAULTS) >= 50


def test_all_faults_at_once_in_the_order_of_lines() -> None:
    """A log with several faults names them all; entries that can be counted are, whatever else is wrong with them."""
    text = LOG.replace('id = "bbbb"', 'id = "aaaa"').replace("people = 12", "people = -1")
    text = text.replace('kind = "sick"', "").replace('category = "office"', "category = 1")
    log = parse_log(text, "log.toml", ("audience",))
    assert [(problem.line, problem.message) for problem in log.problems] == [
        (10, "people must be a whole number"),
        (20, "another entry has the id 'aaaa' too"),
        (26, "the absence has no kind"),
        (54, "the category is not a text"),
    ]
    assert [entry.id for entry in log.entries] == ["aaaa", "aaaa"]
    assert log.entry_tables == (0, 1)
    assert dict(log.entries[0].unknown) == {"weather": "rain", "people": -1}


def test_faults_of_inline_tables() -> None:
    """In a list of inline tables the line is that of the table's brace."""
    text = 'version = 1\nentry = [ # mine\n  { id = "a", date = 2026-11-23, minutes = 5, category = "x" },\n  { },\n]\n'
    log = parse_log(text, "log.toml")
    assert {problem.line for problem in log.problems} == {4}
    assert len(log.entries) == 1


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("version = 1\nentry = 5\n", 2),
        ("version = 1\n\n[entry]\nid = 'a'\n", 3),
        ("version = 1\nentry = [1, {}]\n", 2),
        ("version = 1\nentry.id = 'a'\n", 2),
    ],
)
def test_entry_is_no_list(text: str, line: int) -> None:
    """What is called entry and is no list of tables is said where it is."""
    (problem,) = parse_log(text, "log.toml").problems
    assert (problem.line, problem.message) == (line, "`entry` is not a list of tables")


@pytest.mark.parametrize("seed", range(4))
def test_mutated_logs(seed: int) -> None:
    """Whatever slip of the hand: no exception, and each problem is on a line that there is (R21, the fast form)."""
    random = Random(seed)
    slips = ["", *"\"'[]{}=.#\\\n\r\t 019TZ:-,\0", '"""', "'''", "[[entry]]\n", "\n[entry.x]\n", "\n[entry]\n"]
    for number in range(200):
        text = hand_written(number).text
        for _ in range(random.choice((1, 1, 2, 4))):
            at = random.randrange(len(text))
            text = text[:at] + random.choice(slips) + text[at + random.choice((0, 0, 1, 3, 20)) :]
        lines = [problem.line for problem in parse_log(text, "log.toml").problems]
        assert all(1 <= line <= text.count("\n") + 1 for line in lines), text
        assert lines == sorted(lines)
