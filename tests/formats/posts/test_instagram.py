"""Instagram's export as posts: both of its forms, all that can be wrong with a file, and what a post is known by."""

import json
import re
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtime.formats.posts.instagram import read_instagram
from leadtime.formats.posts.wording import repaired
from leadtime.model.errors import Problem
from leadtime.model.post import Post

SWEDEN = ZoneInfo("Europe/Stockholm")
WINTER = timezone(timedelta(hours=1))
# As the export writes them: one medium that says all, several under a post that does, and each letter a byte.
POSTS = """[
  {
    "media": [
      {
        "uri": "media/posts/202611/17940060624158613.jpg",
        "creation_timestamp": 1795417200,
        "media_metadata": {"camera_metadata": {"has_camera_metadata": false}},
        "title": "L\\u00c3\\u00a4sprojektet p\\u00c3\\u00a5 #ElinebergSkolan \\u00f0\\u009f\\u0093\\u009a",
        "cross_post_source": {"source_app": "FB"}
      }
    ]
  },
  {
    "media": [
      {"uri": "media/posts/202611/17940060624158614.jpg", "creation_timestamp": 1795503600, "title": ""},
      {"uri": "media/posts/202611/17940060624158615.mp4", "creation_timestamp": 1795503600, "title": ""}
    ],
    "title": "Tack!\\nFina bilder.",
    "creation_timestamp": 1795503601
  }
]
"""
FIRST = Post(
    "instagram:da73f87e209c0dfa",
    "instagram",
    datetime(2026, 11, 23, 8, tzinfo=WINTER),
    "Läsprojektet på #ElinebergSkolan 📚",
    place="posts_1.json:2",
)
SECOND = Post(
    "instagram:fff604ce8fd222cb",
    "instagram",
    datetime(2026, 11, 24, 8, 0, 1, tzinfo=WINTER),
    "Tack!\nFina bilder.",
    place="posts_1.json:13",
)


def medium(
    uri: str = "media/posts/202611/1.jpg", at: object = 1795417200, title: object = "Tack!"
) -> dict[str, object]:
    """A picture, as an export has it."""
    return {"uri": uri, "creation_timestamp": at, "title": title}


def read(*items: object) -> tuple[tuple[Post, ...], tuple[Problem, ...]]:
    """What is read from a list of these, a line each."""
    return read_instagram("[\n" + ",\n".join(map(json.dumps, items)) + "\n]", "posts.json", SWEDEN)


def stored(text: str) -> str:
    """A text as the export stores it: each byte of its UTF-8 a letter."""
    return text.encode().decode("latin-1")


@pytest.mark.parametrize("text", [POSTS, "\ufeff" + POSTS, POSTS.replace("\n", "\r\n")])
def test_the_posts(text: str) -> None:
    """Are read in the file's order, a carousel as one, in local time with a fixed offset, with their lines."""
    found, problems = read_instagram(text, "posts_1.json", SWEDEN)
    assert (found, problems) == ((FIRST, SECOND), ())
    assert all(type(post.at.tzinfo) is timezone for post in found)


def test_reels() -> None:
    """Stand in an object, and are posts as others; `media` may be one object."""
    text = json.dumps({"ig_reels_media": [{"media": [medium(title="a")]}, {"media": medium("2.mp4", title="b")}]})
    found, problems = read_instagram(text, "reels.json", SWEDEN)
    assert ([post.text for post in found], problems) == (["a", "b"], ())


def test_an_object_that_is_one_post() -> None:
    """Is one post: an export of a single one may have no list."""
    found, problems = read_instagram(json.dumps({"media": [medium()]}), "posts.json", SWEDEN)
    assert ([post.text for post in found], problems) == (["Tack!"], ())


def test_the_newer_form() -> None:
    """Has its time, its text and its address in other places."""
    labels = [{"label": "Caption", "value": stored("Tack för i dag!")}, {"label": "URL", "href": "https://e.org/p/1/"}]
    item = {"timestamp": 1795417200, "media": [{"uri": "a/17940060624158613.jpg"}], "label_values": labels}
    nested = {"timestamp": 1795417260, "media": [], "label_values": [{"title": "", "label_values": labels}]}
    found, problems = read(item, nested)
    assert [(post.text, post.url) for post in found] == [("Tack för i dag!", "https://e.org/p/1/")] * 2
    assert [post.at.isoformat() for post in found] == ["2026-11-23T08:00:00+01:00", "2026-11-23T08:01:00+01:00"]
    assert (found[0].source, problems) == (FIRST.source, ())


@pytest.mark.parametrize("text", ["[]", "[ ]\n", '{"ig_reels_media": []}'])
def test_no_posts(text: str) -> None:
    """Are no fault."""
    assert read_instagram(text, "posts.json", SWEDEN) == ((), ())


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ({"media": [medium(title=None)]}, ""),
        ({"media": [medium(title=" \n")]}, ""),
        ({"media": [medium(title="a"), medium(title="b")], "title": "c"}, "c"),
        ({"media": [medium(title="a"), medium(title="b")], "title": ""}, "a"),
        ({"creation_timestamp": 1795417200, "title": "a"}, "a"),
        ({"media": [medium(title="a\r\nb")]}, "a\nb"),
        ({"media": [medium(title="a\0b\ud83d")]}, "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}"),
        ({"media": [medium(title="\ud83d\ude00")]}, "😀"),
        ({"media": [medium(title="=1+1")]}, "=1+1"),
    ],
)
def test_where_the_text_stands(item: object, text: str) -> None:
    """The post's own comes first, then its first medium's that has one; without any it is empty, which is no fault."""
    (post,), problems = read(item)
    assert (post.text, problems) == (text, ())


def test_when_it_was_published() -> None:
    """Is said by the post itself, else by its first medium; down to the second, in the zone's time of that day."""
    found, problems = read(
        {"media": [medium("1.jpg", 1795417200)], "creation_timestamp": 1795417201},
        {"media": [medium("2.jpg", None), medium("3.jpg", 1795417202.9)]},
        {"media": [medium("4.jpg", 1782345600)]},
    )
    assert [post.at.isoformat() for post in found] == [
        "2026-11-23T08:00:01+01:00",
        "2026-11-23T08:00:02+01:00",
        "2026-06-25T02:00:00+02:00",
    ]
    assert problems == ()


@pytest.mark.parametrize("at", [-1, 0, 60 * 365 * 86400 * 1000, 1795417200000, 10**400, 1e400, float("nan"), -1e400])
def test_a_number_that_is_no_time(at: float) -> None:
    """Costs the post, and no other: before Instagram began, in no calendar, or no number at all."""
    found, problems = read({"media": [medium("1.jpg")]}, {"media": [medium("2.jpg", at)]}, {"media": [medium("3.jpg")]})
    assert len(found) == 2
    assert [problem.place for problem in problems] == ["posts.json:3"]
    assert problems[0].message.startswith(f"the post's creation_timestamp \"{str(at)[:10]}")


@pytest.mark.parametrize("at", ["1795417200", "", True, False, [], {}, [[]], "\ud83d"])
def test_what_is_no_number(at: object) -> None:
    """Is no time, even where it looks like one; what is said about it can be printed."""
    found, (problem,) = read({"media": [medium(at=at)]})
    assert (found, problem.place) == ((), "posts.json:2")
    assert problem.message.endswith("is no time that a post can have")
    assert problem.message.encode()


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 0, "the file is empty"),
        (" \n", 0, "the file is empty"),
        ("\n<html>", 2, "this is not a list of posts"),
        ('{"ig_stories": []}', 1, "this is not a post"),
        ("[\n7]", 2, "this is not a post"),
        ('[\n["media"]]', 2, "this is not a post"),
        ("7", 1, "this is not a list of posts"),
        ('[{"media": []}]', 1, "the post has no creation_timestamp, and so no day"),
        ('[{"media": 7}]', 1, "the post's media are neither a list of objects nor an object"),
        ('[{"media": [7]}]', 1, "the post's media are neither a list of objects nor an object"),
        ('[{"title": {}, "timestamp": 1795417200}]', 1, "the post's text is not a text"),
        ('[{"title": "a", "timestamp": 1795417200, "title": "b"}]', 1, 'the post has "title" twice, and they differ'),
        ("[\n" + '{"media": ' * 100_000, 2, "the post is nested too deep"),
        ("[\n" + '{"media": ' + "[" * 100_000, 2, "the post is nested too deep"),
        ('[\n{"media": ' + "9" * 5000 + "}]", 2, "the post has a number of thousands of digits"),
        ('[\n{"media": [\n', 2, "the post is cut short, or broken in line 2"),
        ('[\n{"media": {"title": "a\n', 2, "the post is cut short, or broken in line 2"),
        ('[\n{"timestamp": 1795417200}\n', 2, "after this post the list is cut short, or broken"),
        ('[\n{"timestamp": 1795417200},\n', 2, "the post is cut short, or broken in line 2"),
    ],
)
def test_a_fault(text: str, line: int, message: str) -> None:
    """Is told with its line and what to do."""
    _, problems = read_instagram(text, "posts.json", SWEDEN)
    assert (problems[0].path, problems[0].line, problems[0].message) == ("posts.json", line, message)
    assert all(problem.hint for problem in problems)


def test_a_key_that_is_there_twice() -> None:
    """Is no fault where both say the same, or where it is none that counts."""
    text = '[{"timestamp": 1795417200, "timestamp": 1795417200, "exif": 1, "exif": 2}]'
    found, problems = read_instagram(text, "posts.json", SWEDEN)
    assert (len(found), problems) == (1, ())


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ('"title": "two"}', '"title": "two}'),  # a mark that is missing
        ('"title": "two"}', '"title": "two"'),  # a bracket: the rest would be inside this post
        ('"title": "two"}]}', '"title": "two"}]'),
        ('"title": "two"}]}', '"title": "two"}]}}'),
        ('"title": "two"', '"title": "t\\x"'),
        ('"title": "two"}]},', '"title": "two"}]}'),  # the comma after it
        ('"title": "two"}]},', '"title": "two"}]}]'),  # the list ends before its time
        ('{"media": [{"uri": "two', '"media": [{"uri": "two'),
        ('[{"media": [{"uri": "one', '{"media": [{"uri": "one'),  # and what the list begins with
        ('[{"media": [{"uri": "one', ']{"media": [{"uri": "one'),
        ('[{"media": [{"uri": "one', '"{"media": [{"uri": "one'),
    ],
)
def test_a_broken_post_costs_no_other(good: str, bad: str) -> None:
    """After it, reading goes on at the next one, however it is broken, and each fault is told once or twice."""
    media = [{"uri": f"{n}.jpg", "creation_timestamp": 1795417200, "title": n} for n in ("one", "two", "three")]
    items = [{"media": [one]} for one in media]
    text = "[" + ",".join(map(json.dumps, items)) + "]"
    assert good in text
    found, problems = read_instagram(text.replace(good, bad), "posts.json", SWEDEN)
    assert [post.text for post in found if post.text != "two"] == ["one", "three"]
    assert len(problems) <= 2
    assert len(found) == 3 or problems


@pytest.mark.parametrize("before", ["x", "]", '"', "7,", "}"])
def test_what_stands_before_the_list(before: str) -> None:
    """Is told once, and the posts are read."""
    found, problems = read_instagram(before + POSTS, "posts.json", SWEDEN)
    assert [post.text for post in found] == [FIRST.text, SECOND.text]
    assert [(problem.line, problem.message) for problem in problems] == [(1, "this is not a list of posts")]


def test_the_lines_after_a_broken_post() -> None:
    """Are right, though the fault showed only at the file's end: the bracket that is missing took all with it."""
    text = POSTS.replace(
        """    ]
  },
  {""",
        "  },\n  {",
        1,
    )
    (post,), problems = read_instagram(text, "posts_1.json", SWEDEN)
    assert post == SECOND._replace(place="posts_1.json:12")
    assert [problem.line for problem in problems] == [2]


def test_what_is_all_broken() -> None:
    """Is not told without end."""
    _, problems = read_instagram("[" + '{"media": x},\n' * 5000, "posts.json", SWEDEN)
    assert len(problems) == 101
    assert problems[-1].message == "so much is broken that nothing was read from here on"


OLD = "media/posts/201904/56560768_1970692303053594_6309902514592175656_n_18025938001189213.jpg"
NEW = "media/other/18025938001189213.webp"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"media": [medium(OLD)]}, {"media": [medium(NEW)]}),
        ({"media": [medium(OLD)]}, {"media": medium(OLD)}),
        ({"media": [medium(OLD)]}, {"media": [medium(OLD, title="Tack, allihop!")]}),
        ({"media": [medium(OLD, 1795417200)]}, {"media": [medium(OLD, 1795417200)], "creation_timestamp": 1795417201}),
        ({"media": [medium("a/1.jpg")]}, {"media": [medium("b\\1.heic", title="")]}),
        ({"timestamp": 1795417200, "title": "a  b"}, {"creation_timestamp": 1795417200, "title": "a\nb "}),
    ],
)
def test_a_post_is_known_again(one: object, other: object) -> None:
    """In another folder, in another format, with a text that was mended, and with a time that is a second off."""
    found, problems = read(one, other)
    assert (len(found), len({post.source for post in found}), problems) == (2, 1, ())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"media": [medium(OLD)]}, {"media": [medium(OLD.replace("213.jpg", "214.jpg"))]}),
        ({"media": [medium("1.jpg")]}, {"media": [medium("2.jpg")]}),
        ({"media": [medium("1.jpg", 1795417200)]}, {"media": [medium("1.jpg", 1795417201)]}),
        ({"timestamp": 1795417200, "title": "a"}, {"timestamp": 1795417200, "title": "b"}),
        ({"timestamp": 1795417200, "title": "a"}, {"timestamp": 1795417201, "title": "a"}),
    ],
)
def test_two_posts_are_two(one: object, other: object) -> None:
    """Though they are of one second, or of one name."""
    found, problems = read(one, other)
    assert (len({post.source for post in found}), problems) == (2, ())


def test_the_zone_is_no_part_of_what_it_is_known_by() -> None:
    """A leader who moves has the same posts."""
    text = json.dumps([{"media": [medium()]}, {"timestamp": 1795417200, "title": "a"}])
    here, there = (read_instagram(text, "p", zone)[0] for zone in (SWEDEN, ZoneInfo("Asia/Tokyo")))
    assert [post.source for post in here] == [post.source for post in there]
    assert there[0].at.isoformat() == "2026-11-23T16:00:00+09:00"


@given(st.text())
def test_every_text_comes_back(text: str) -> None:
    """Whatever was published, the way it is stored is undone."""
    assert repaired(stored(text)) == text


@given(st.lists(st.text(), max_size=4), st.sampled_from(["\ufffd", "\ud83d", "\ufffd\ufffd"]))
def test_an_unreadable_letter_costs_only_itself(parts: list[str], lost: str) -> None:
    """Every run of letters around it is repaired, as it is without it."""
    assert repaired(lost.join(map(stored, parts))) == lost.join(parts)


@given(
    st.text("Råä bst😀", min_size=1, max_size=8).filter(lambda text: not text.isascii()),
    st.characters(min_codepoint=0x80, exclude_categories=["Cs"]),
    st.text("Råä bst😀", min_size=1, max_size=8).filter(lambda text: not text.isascii()),
    st.integers(0, 3),
)
def test_an_unreadable_byte_costs_only_its_letter(before: str, letter: str, after: str, at: int) -> None:
    """What is left of the letter goes with it; all before it and after it is repaired."""
    broken = stored(letter)
    at = min(at, len(broken) - 1)
    text = f"{stored(before)}{broken[:at]}\ufffd{broken[at + 1 :]}{stored(after)}"
    assert repaired(text) == f"{before}\ufffd{after}"


def runs(text: str) -> list[str]:
    """A text in runs that can be stored in a letter a byte, and those between them."""
    return re.findall("[\0-\xff]+|[^\0-\xff]+", text)


@given(st.one_of(st.text(), st.text(st.characters(max_codepoint=255)), st.text("åÃ¥Ä¤ Rs\ufffd😀")))
def test_another_text_stays_as_it_is(text: str) -> None:
    """What is changed was stored so; all else, also å, ä and ö by themselves, is not touched."""
    for run in runs(text):
        after = repaired(run)
        assert after == run or stored(after) == run
    if "\ufffd" not in text:
        assert repaired(text) == "".join(map(repaired, runs(text)))


@given(st.text("abc åäöÅÄÖéü😀–“#\n", max_size=30))
def test_a_repaired_text_is_no_more_repaired(text: str) -> None:
    """A second time changes nothing: no Swedish text is what another would be stored as."""
    once = repaired(stored(text))
    assert repaired(once) == once == text


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("på", "på"),
        ("På 😀", "På 😀"),
        ("Ã¥", "å"),
        (stored(stored("å")), stored("å")),
        ("Ã", "Ã"),
        ("\ud83d", "\ud83d"),
        # in runs: half stored, or with a letter that could not be read
        ("pÃ¥ 😀 Ã¤r", "på 😀 är"),
        ("på 😀 Ã¤r", "på 😀 är"),
        ("RÃ¥Ã¥ Ã¤r bÃ¤st\ufffd", "Råå är bäst\ufffd"),
        ("\ufffdRÃ¥Ã¥", "\ufffdRåå"),
        # in place of a byte
        ("RÃ¥Ã\ufffd Ã¤r bÃ¤st", "Rå\ufffd är bäst"),
        ("RÃ¥\ufffd¥ Ã¤r bÃ¤st", "Rå\ufffd är bäst"),
        # a letter that only looks like the half of one
        ("kafé\ufffd", "kafé\ufffd"),
        ("\ufffd»kafe", "\ufffd»kafe"),
        ("på kafé\ufffd", "på kafé\ufffd"),
    ],
)
def test_texts_that_are_none_of_these(text: str, after: str) -> None:
    """Stored right already, half stored, twice, or damaged."""
    assert repaired(text) == after


@given(st.integers(0, len(POSTS)), st.integers(0, 40), st.text('[]{}",:0-9e.NtI\n\\ué\0\ud83d', max_size=6))
def test_no_text_is_too_strange(at: int, cut: int, put: str) -> None:
    """Whatever a file is changed into, there are posts and problems, and no exception; and both are as they should."""
    text = POSTS[:at] + put + POSTS[at + cut :]
    posts, problems = read_instagram(text, "posts.json", SWEDEN)
    assert all(0 <= problem.line <= 1 + text.count("\n") and problem.hint for problem in problems)
    assert all(post.text.encode() is not None and 2010 <= post.at.year < 3000 for post in posts)


LAST_OF_FIRST = POSTS.index("  },")


@given(st.integers(0, LAST_OF_FIRST), st.integers(0, 40), st.text('[]{}",:0-9e.NtI\n\\ué', max_size=6))
def test_damage_to_one_post_costs_no_other(at: int, cut: int, put: str) -> None:
    """Nor does any to what stands before it: the next is read, and what was lost is told."""
    text = POSTS[:at] + put + POSTS[min(at + cut, LAST_OF_FIRST) :]
    posts, problems = read_instagram(text, "posts.json", SWEDEN)
    assert SECOND._replace(place="") in [post._replace(place="") for post in posts]
    assert len(posts) >= 2 or problems


KEYS = ("media", "title", "creation_timestamp", "timestamp", "uri", "label_values", "label", "value")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=12,
)


@given(st.lists(st.dictionaries(st.sampled_from(KEYS), JSON, max_size=4), max_size=4))
def test_no_value_is_too_strange(items: list[object]) -> None:
    """Each item is a post or a problem."""
    posts, problems = read(*items)
    assert len(posts) + len(problems) == len(items)
