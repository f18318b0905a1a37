"""Posts on the screen: what is matched and by what, what may be meant, and a sum that adds up."""

from datetime import date, timedelta

import pytest
from tests.reckoning.imports.made_posts import NOW, ORGANISATION, post
from tests.view.golden_text import assert_golden
from tests.view.shown import shown, shown_at

from leadtime.model.recognition import Recognition
from leadtime.reckoning.imports.posts import Line, Sorted, recognition, sort_posts
from leadtime.view.console import Page
from leadtime.view.posts_table import answer, asked_about, lines, number_of_questions, of_another, sums, tables

LONG = (
    "They answered every call within a minute, day and night, all through the flu, and never once complained about it"
)
POSTS = [
    post(f"{LONG}. #BirchCourt #hjälpsam ❤️", date(2025, 12, 30), 1),
    post("Tågaborgsskolan läser [b]mest[/b] i hela länet", date(2026, 11, 2), 2),
    post("#SeaviewNightTeam #courage sjöng för \x1b[31m alla", date(2026, 11, 3), 3),
    post("Vi ses i centrum på lördag", date(2026, 11, 4), 4),
    post(f"{LONG}. #råå #tågaborg #elineberg", date(2026, 11, 5), 5),
    post("Tack alla! #mod", date(2026, 11, 6), 6),
    post("❤️", date(2026, 11, 7), 7),
    post("#Seaview: later today", date(2026, 11, 27), 8, hour=15),
]
FOUND = sort_posts(POSTS, ORGANISATION, (), NOW)


def settled(found: Sorted) -> tuple[list[Line], list[Line]]:
    """The lines where a person has left out the second, and given the fourth a unit."""
    matched = [line._replace(unit="", is_settled=True) if line.number == 2 else line for line in found.matched]
    return matched, [line._replace(unit="centre", is_settled=True) if line.number == 4 else line for line in found.open]


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_tables(width: int) -> None:
    """Calm at 80 columns, with all that is known at 120; what would not be imported has a dot."""
    assert_golden(f"posts_{width}", shown_at(width, lambda page: tables(FOUND.matched, FOUND.open, page, 2026)))


def test_the_tables_once_settled() -> None:
    """Each line keeps its place and its number, and says that a person decided."""
    assert_golden("posts_settled", shown_at(100, lambda page: tables(*settled(FOUND), page, 2026)))


def test_a_pipe_has_all_of_it() -> None:
    """No text is shorter than it will be in the log."""
    text = shown(tables(FOUND.matched, FOUND.open, Page(folds=False), 2026))
    assert all(line.what.replace("\x1b", "\\x1b") in text for line in (*FOUND.matched, *FOUND.open))


def test_plain_signs() -> None:
    """Where a terminal has no others."""
    text = shown_at(100, lambda page: tables(FOUND.matched, FOUND.open, page, 2026), "ascii")
    assert " +  1 30 Dec 2025" in text
    assert " .  4" in text


def test_no_table_without_lines() -> None:
    """Neither a heading nor an empty line."""
    assert tables((), (), Page(), 2026) == []
    assert tables((), FOUND.open, Page(), 2026)[0].plain == "Not matched"


def test_some_lines_alone() -> None:
    """A change is shown as the line itself."""
    assert [line.plain for line in lines(FOUND.matched[1:2], Page(), 2026)] == [
        "       day    unit              what they did                                   by",
        " ✓  2  2 Nov  schools/tågaborg  Tågaborgsskolan läser [b]mest[/b] i hela länet  “Tågaborgsskolan”",
    ]


def test_the_sums() -> None:
    """Every post is in exactly one number."""
    assert list(sums(FOUND)) == [
        "Read 8 posts: 3 matched, 3 not matched, 1 still to come, 1 without words.",
        "1 is matched by plain words, which are shown in “ ”: check that the unit is meant.",
    ]
    some = sort_posts(POSTS[:1], ORGANISATION, [recognition(FOUND.matched[0])], NOW)
    assert list(sums(some)) == ["Read 1 post: 0 matched, 0 not matched, 1 already there."]
    later = POSTS[1]._replace(source="x", at=POSTS[1].at + timedelta(days=7))
    words = sort_posts([POSTS[1], later] * 2, ORGANISATION, (), NOW)
    assert list(sums(words)) == [
        "Read 4 posts: 2 matched, 0 not matched, 2 twice in the export.",
        "2 are matched by plain words, which are shown in “ ”: check that the unit is meant.",
    ]
    assert list(sums(sort_posts([], ORGANISATION, (), NOW))) == ["There are no posts in the export."]


SUNG = "They sang for an hour. #Seaview"
IN_LOG = Recognition("m4w9k2ap", date(2026, 1, 2), "care/seaview", "They sang for an hour.", channel="linkedin")
SAME = sort_posts(
    [post(SUNG, date(2025, 12, 30), 1), post(SUNG, number=2), post(SUNG, number=3, hour=13), post("Hm", number=4)],
    ORGANISATION,
    [IN_LOG],
    NOW,
)


def test_the_same_as_another() -> None:
    """Is told with where the other one is, in a count of its own; once a person has decided, that is told."""
    assert_golden("posts_same", shown_at(100, lambda page: tables(SAME.matched, SAME.open, page, 2026)))
    assert next(sums(SAME)) == "Read 4 posts: 1 matched, 2 the same as others, 1 not matched."
    one = sort_posts([POSTS[1], POSTS[1]._replace(source="x")], ORGANISATION, (), NOW)
    assert next(sums(one)) == "Read 2 posts: 1 matched, 1 the same as another, 0 not matched."
    assert asked_about(SAME.open[0])[1:] == ["same as m4w9k2ap (linkedin, 2 Jan 2026)"]
    (line,) = lines([one.open[0]._replace(is_settled=True)], Page(), 2026, is_open=True)[1:]
    assert line.plain.endswith("left out")
    nowhere = sort_posts([post(SUNG)], ORGANISATION, [IN_LOG._replace(date=date(2026, 11, 19), channel="")], NOW)
    assert asked_about(nowhere.open[0])[1:] == ["same as m4w9k2ap (19 Nov)"]


def test_what_is_asked_about() -> None:
    """A post with as much of its text as tells which it is, and its address."""
    (line,) = sort_posts([post("A\n\n b  #c")._replace(url="https://l.example/1")], ORGANISATION, (), NOW).open
    assert asked_about(line) == ["Friday 20 November 2026: A b #c", "https://l.example/1"]
    assert asked_about(line._replace(post=post("word " * 90))) == [f"Friday 20 November 2026: {'word ' * 59}word…"]
    assert asked_about(line._replace(post=post("x" * 400))) == [f"Friday 20 November 2026: {'x' * 300}…"]
    assert number_of_questions(1) == "1 post is not matched. Which unit, if any, is it about?"
    assert number_of_questions(1, 1) == "1 post says the same as another. Is it to be imported too?"
    assert number_of_questions(3, 2) == (
        "2 posts say the same as others. Are they to be imported too? "
        "1 post is not matched. Which unit, if any, is it about?"
    )
    assert number_of_questions(1200) == "1,200 posts are not matched. Which unit, if any, is each about?"


def test_the_answer() -> None:
    """How many, of which days, and how they are taken back."""
    made: list[Recognition] = [recognition(line) for line in FOUND.matched]
    assert answer(made[1:2]) == "Imported 1 recognition, Monday 2 November 2026. `leadtime undo` takes it back."
    assert answer(list(reversed(made[1:]))) == (
        "Imported 2 recognitions, 2-3 November 2026. `leadtime undo` takes all of them back."
    )


@pytest.mark.parametrize(
    ("some", "said"),
    [
        ([(2, "", ("a/b",))], "! line 2 names a/b, and you said x"),
        ([(2, "", ("a/b", "c"))], "! line 2 names a/b or c, and you said x"),
        ([(2, "a/b", ())], "! line 2 names a/b, and you said x"),
        ([(2, "", ("a", "b", "c", "d"))], "! line 2 names a or b or 2 more, and you said x"),
        ([(2, "a", ()), (3, "b", ())], "! lines 2 and 3 name other units, and you said x"),
        ([(2, "a", ()), (3, "b", ()), (9, "", ("c",))], "! lines 2, 3 and 9 name other units, and you said x"),
    ],
)
def test_another_unit_than_a_line_names(some: list[tuple[int, str, tuple[str, ...]]], said: str) -> None:
    """Both are said of one line; of several only which they are."""
    made = [Line(number, POSTS[0], "x", unit, may_be=may_be) for number, unit, may_be in some]
    assert of_another(made, "x") == said
