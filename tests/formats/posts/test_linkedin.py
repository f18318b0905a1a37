"""LinkedIn's Shares.csv as posts: its quotation marks, its zone, and all that can be wrong with a row."""

import csv
import io
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtime.formats.posts.linkedin import read_linkedin
from leadtime.model.errors import Problem
from leadtime.model.post import Post

SWEDEN = ZoneInfo("Europe/Stockholm")
UTC = timezone.utc
WINTER = timezone(timedelta(hours=1))
URL = "https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7397658902344826880"
HEADER = "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n"
# Its second row has three lines, with the marks that LinkedIn puts around each line end.
SHARES = f'''{HEADER}2026-11-21 14:05:09,{URL},"Tack, ""Elineberg""!",,,MEMBER_NETWORK
2026-11-20 23:30:00,https://www.linkedin.com/posts/a_b-activity-7397658902344826881-xYz1,"Bra jobbat!""
""""
""#mod och lust",https://example.org/a,,PUBLIC
'''


def read(text: str, zone: object = UTC) -> tuple[tuple[Post, ...], tuple[Problem, ...]]:
    """What is read of a file whose times are those of a zone."""
    assert isinstance(zone, timezone | ZoneInfo)
    return read_linkedin(text, "Shares.csv", zone, SWEDEN)


def shares(*rows: tuple[str, ...]) -> str:
    """A file with these rows."""
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerows(rows)
    return HEADER + file.getvalue()


def row(text: str = "Tack!", date: str = "2026-11-21 14:05:09", url: str = URL) -> tuple[str, ...]:
    """A row of the file."""
    return (date, url, text, "", "", "PUBLIC")


@pytest.mark.parametrize("text", [SHARES, "\ufeff" + SHARES, SHARES.replace("\n", "\r\n")])
def test_the_posts(text: str) -> None:
    """Are read in the file's order, in local time with a fixed offset, with their lines and addresses."""
    found, problems = read(text)
    assert problems == ()
    assert [post._replace(source="") for post in found] == [
        Post(
            "", "linkedin", datetime(2026, 11, 21, 15, 5, 9, tzinfo=WINTER), 'Tack, "Elineberg"!', URL, "Shares.csv:2"
        ),
        Post(
            "",
            "linkedin",
            datetime(2026, 11, 21, 0, 30, tzinfo=WINTER),
            "Bra jobbat!\n\n#mod och lust",
            "https://www.linkedin.com/posts/a_b-activity-7397658902344826881-xYz1",
            "Shares.csv:3",
        ),
    ]
    assert all(type(post.at.tzinfo) is timezone for post in found)


@pytest.mark.parametrize(
    "header",
    [
        "date,sharelink,sharecommentary",
        "DATE,SHARELINK,SHARECOMMENTARY",
        "Date,Share Link,Share Commentary",
        "Date;ShareLink;ShareCommentary",
        "Date\tShareLink\tShareCommentary",
        "Date,share_link,share_commentary,",
    ],
)
def test_its_header(header: str) -> None:
    """Counts in any case, with other separators, and without the columns that say nothing here."""
    mark = ";" if ";" in header else "\t" if "\t" in header else ","
    (post,), problems = read(header + "\n" + mark.join(("2026-11-21 14:05:09", URL, "Tack!")) + "\n")
    assert (post.text, post.url, problems) == ("Tack!", URL, ())


def test_columns_in_another_order_and_without_an_address() -> None:
    """Are no fault, and a post without any text or address is a post."""
    found, problems = read("ShareCommentary,Date\nTack!,2026-11-21 14:05:09\n,2026-11-21 14:05:10\n")
    assert ([(post.text, post.url) for post in found], problems) == ([("Tack!", ""), ("", "")], ())


@pytest.mark.parametrize("url", ["javascript:alert(1)", "/feed/update/1", "https://e.org/a b", "https://e.org/\x1b[2J"])
def test_an_address_that_is_none(url: str) -> None:
    """Is left out, and the post is not."""
    (post,), problems = read(shares(row(url=url)))
    assert (post.url, problems) == ("", ())


@pytest.mark.parametrize(
    ("zone", "date", "at"),
    [
        (UTC, "2026-11-21 14:05:09", "2026-11-21T15:05:09+01:00"),
        (UTC, "2026-06-21 22:05", "2026-06-22T00:05:00+02:00"),
        (SWEDEN, "2026-11-21 14:05:09", "2026-11-21T14:05:09+01:00"),
        (ZoneInfo("America/New_York"), "2026-11-21 20:05:09", "2026-11-22T02:05:09+01:00"),
        (SWEDEN, "2026-11-21 14:05:09 UTC", "2026-11-21T15:05:09+01:00"),
        (SWEDEN, "2026-11-21T14:05:09Z", "2026-11-21T15:05:09+01:00"),
        (SWEDEN, "2026-10-25 02:30:00", "2026-10-25T02:30:00+02:00"),  # twice: the first
        (SWEDEN, "2026-03-29 02:30:00", "2026-03-29T03:30:00+02:00"),  # skipped: as if the clocks had gone on
    ],
)
def test_its_zone(zone: object, date: str, at: str) -> None:
    """Is UTC, or the one that is given; a time that says UTC itself is."""
    (post,), problems = read(shares(row(date=date)), zone)
    assert (post.at.isoformat(), problems) == (at, ())


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 0, "the file is empty"),
        ("\n\n", 0, "the file is empty"),
        ("First Name,Last Name\nAnna,Berg\n", 1, "the header has no Date: these are no shares"),
        ("Date,Link,Message\n", 1, "the header has no ShareCommentary: these are no shares"),
        ("Date,ShareCommentary,date\n", 1, "the header has the column date twice"),
        ('Date,"ShareCommentary\n', 1, "a quotation mark in this row is never closed"),
        (shares(row(date="")), 2, "the row has no date"),
        (shares(row(date="2026-11-21")), 2, 'the date "2026-11-21" is not a date and a time'),
        (shares(row(date="yesterday at noon")), 2, 'the date "yesterday at noon" is not a date and a time'),
        (shares(row(date="11/21/2026 14:05")), 2, 'the date "11/21/2026" is not a day: year, month or day first?'),
        (shares(row(date="2026-02-30 14:05:09")), 2, 'the date "2026-02-30" is in no calendar'),
        (shares(row(date="0001-01-01 00:00:00")), 2, "the date is in the year 1"),
        (shares(row(date="9999-12-31 23:59:59")), 2, "the date is in the year 9999"),
        (shares(row(date="\ud83d")), 2, 'the date "\N{REPLACEMENT CHARACTER}" is not a date and a time'),
        (shares(row(date="\0 14:05:09")), 2, 'the date "\N{REPLACEMENT CHARACTER}" is not a day'),
        (shares(row(date="2026-11-21 25:00:00")), 2, 'the date "2026-11-21 25:00:00" is not a date and a time'),
        (shares(row(), (*row(), "more")), 3, "the row has more cells than the header"),
        (HEADER + '2026-11-21 14:05:09,,"a" b,,,\n', 2, "this row is not CSV"),
    ],
)
def test_a_fault(text: str, line: int, message: str) -> None:
    """Is told with its line and what to do."""
    _, problems = read(text)
    assert [(problem.path, problem.line, problem.message) for problem in problems] == [("Shares.csv", line, message)]
    assert problems[0].hint


@pytest.mark.parametrize("broken", ['"two', '"two\n\n""', 'a,"b" c\n"d', '"two" more', 't"wo', '"tw\\"o"'])
def test_a_broken_row_costs_no_other(broken: str) -> None:
    """An open quotation mark takes no row with it that begins as LinkedIn's do; the fault is told at most once."""
    one, three, four = row("one"), row("three\nlines"), row("four")
    rest = shares(three, four).removeprefix(HEADER)
    found, problems = read(shares(one) + f"2026-11-21 14:05:09,{URL},{broken},,,PUBLIC\n" + rest)
    assert [post.text for post in found if post.place != "Shares.csv:3"] == ["one", "three\nlines", "four"]
    assert len(problems) <= 1
    assert all(problem.line == 3 for problem in problems)
    assert found[-1].place == f"Shares.csv:{6 + broken.count(chr(10))}"


def test_a_row_inside_a_commentary() -> None:
    """Is no row where the file is whole."""
    text = "Så här ser det ut:\n2026-11-21 14:05:09,https://example.org,mer\nslut"
    found, problems = read(shares(row(text), row("two")))
    assert ([post.text for post in found], problems) == ([text, "two"], ())


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('a"\n"b', "a\nb"),
        ('a"\n""\n"b', "a\n\nb"),
        ('a"\r\n"b', "a\nb"),
        ('He said ""hi"""\n"b', 'He said "hi"\nb'),
        ('He said "hi""\n"b', 'He said "hi"\nb'),
        ('"x" and ""y""z""\n"b', '"x" and ""y""z"\nb'),  # not all come in pairs, so none is doubled
        ('a"\n"b\nc', 'a"\n"b\nc'),  # not every line end has them: they are the text's own
        ('a "b"\nc', 'a "b"\nc'),
        ('"a"', '"a"'),
        ('a ""b""', 'a ""b""'),
        (" \n ", ""),
    ],
)
def test_the_marks_around_line_ends(cell: str, text: str) -> None:
    """Are taken away where every line end has them, and no others are."""
    (post,), problems = read(shares(row(cell)))
    assert (post.text, problems) == (text, ())


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\r\0")).filter(str.strip)
WORDS = st.text('ab "\n,;#å', min_size=1, max_size=12).filter(str.strip)


@given(TEXTS | WORDS)
def test_a_text_comes_back(text: str) -> None:
    """As it was, when its line ends stand between marks and its own marks are doubled."""
    (post,), problems = read(shares(row(text.replace('"', '""').replace("\n", '"\n"') if "\n" in text else text)))
    assert (post.text, problems) == (text, ())


@given(TEXTS | WORDS)
def test_a_text_without_more_marks_comes_back(text: str) -> None:
    """As it was, unless all its line ends happen to stand between marks of its own."""
    (post,), problems = read(shares(row(text)))
    assert problems == ()
    assert post.text == text or text.count('"\n"') == text.count("\n") > 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (row("a"), row("b", date="2026-11-22 10:00:00")),
        (row(url="https://www.linkedin.com/posts/a_b-share-7397658902344826880-Xy_1"), row()),
        (row(url="urn:li:share:7397658902344826880"), row()),
        (row("a  b", url="https://example.org/1"), row("a b", url="https://example.org/1")),
        (row("a  b", url=""), row("a\nb", url="")),
    ],
)
def test_a_post_is_known_again(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    """By the number in its address, however that is written; else by its address, what it says and when."""
    found, problems = read(shares(one, other))
    assert (len(found), len({post.source for post in found}), problems) == (2, 1, ())
    assert found[0].source.startswith("linkedin:")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (row(), row(url=URL[:-1] + "1")),
        (row(url="https://example.org/1"), row(url="https://example.org/2")),
        (row("a", url=""), row("b", url="")),
        (row("a", url="https://www.linkedin.com/feed"), row("b", url="https://www.linkedin.com/feed")),
        (row(url=""), row(url="", date="2026-11-21 14:05:10")),
    ],
)
def test_two_posts_are_two(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    """Though they say the same, or are of one second."""
    found, problems = read(shares(one, other))
    assert (len({post.source for post in found}), problems) == (2, ())


def test_the_zone_is_no_part_of_what_it_is_known_by() -> None:
    """Another `--tz` is no other post."""
    text = shares(row(), row(url=""))
    assert [post.source for post in read(text)[0]] == [post.source for post in read(text, SWEDEN)[0]]


@given(st.integers(0, len(SHARES)), st.integers(0, 40), st.text('",;\n\r2026-: T\té\0\ud83d', max_size=6))
def test_no_text_is_too_strange(at: int, cut: int, put: str) -> None:
    """Whatever a file is changed into, there are posts and problems, and no exception; and both are as they should."""
    text = SHARES[:at] + put + SHARES[at + cut :]
    posts, problems = read(text)
    assert all(0 <= problem.line <= 1 + text.count("\n") and problem.hint for problem in problems)
    assert all(problem.message.encode() for problem in problems)
    assert all(post.text.encode() is not None and 2003 <= post.at.year < 3000 for post in posts)
