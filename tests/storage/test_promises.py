"""Promises in the log: entered, changed, closed and opened again, each one change that is undone to the bytes."""

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.formats.nasty_texts import NASTY
from tests.storage.kept import LOG, NOW, kept, text_of

from leadtime.model.errors import BadData, Refused
from leadtime.model.promise import Promise
from leadtime.storage import history, journal
from leadtime.storage.log_file import read_log
from leadtime.storage.places import Places
from leadtime.storage.promises import Ending, add_promise, close, edit_promise, reopen

TODAY = NOW.date()
CHAIRS = Promise("", date(2026, 11, 23), "schools/elineberg", "New chairs")
# As a person writes it: comments, an order of its own, an unknown key, the quotes of another taste, no last newline.
BY_HAND = """\
version = 1

# what I said in the kitchen
[[promise]]
what = 'A second lift'   # the old one is slow
unit = "schools/elineberg"
date = 2026-11-20
id = "prm1lift"
colour = "red"

[[entry]]
id = "k7d2m9qa"
date = 2026-11-23
minutes = 90
category = "visits"

[[promise]]
id = "prm2desk"
date = 2026-11-24
unit = "care/seaview"
what = "Desks"
done = 2026-11-25"""


def test_one_is_entered(tmp_path: Path) -> None:
    """As a block at the end of the log, with the keys it has; the journal says what was promised to whom."""
    places = kept(tmp_path)
    whole = CHAIRS._replace(owner="HR", due=date(2026, 12, 4), entry="k7d2m9qa")
    done = add_promise(places, whole, NOW)
    (made,) = done.promises
    assert text_of(places.log) == (
        f'{LOG}\n[[promise]]\nid = "{made.id}"\ndate = 2026-11-23\nunit = "schools/elineberg"\nwhat = "New chairs"\n'
        'owner = "HR"\ndue = 2026-12-04\nentry = "k7d2m9qa"\n'
    )
    assert done.after == read_log(places).parsed().promises == (made,)
    assert [record.did for record in journal.read_records(places)] == ['promise add schools/elineberg "New chairs"']


@pytest.mark.parametrize(
    ("one", "message"),
    [
        (CHAIRS._replace(date=date(2026, 11, 28)), "2026-11-28 has not come yet"),
        (CHAIRS._replace(date=date(1826, 11, 28)), "1826-11-28 is before the year 1900"),
        (CHAIRS._replace(entry="zz"), 'no entry has the id "zz"'),
    ],
)
def test_what_cannot_be_entered(tmp_path: Path, one: Promise, message: str) -> None:
    """Is refused, and nothing is changed."""
    places = kept(tmp_path)
    with pytest.raises(Refused) as refused:
        add_promise(places, one, NOW)
    assert refused.value.message == message
    assert text_of(places.log) == LOG


def test_one_is_changed(tmp_path: Path) -> None:
    """Only the lines of what is another now; a key more, a key less, and every other byte is as the hand left it."""
    places = kept(tmp_path, BY_HAND)
    due = date(2026, 12, 4)
    old, new = edit_promise(places, "prm1", lambda one: one._replace(what="Two lifts", due=due), NOW)
    assert (old.what, new.what, new.id) == ("A second lift", "Two lifts", "prm1lift")
    changed = BY_HAND.replace("what = 'A second lift' ", 'what = "Two lifts" ')
    assert text_of(places.log) == changed.replace("colour", "due = 2026-12-04\ncolour")
    assert read_log(places).parsed().promises[0] == new
    edit_promise(places, "prm1", lambda one: one._replace(due=None), NOW)
    assert text_of(places.log) == changed
    assert [record.did for record in journal.read_records(places)] == [
        'promise edit schools/elineberg "A second lift"',
        'promise edit schools/elineberg "Two lifts"',
    ]
    history.undo(places, NOW)
    history.undo(places, NOW)
    assert text_of(places.log) == BY_HAND


def test_what_changes_nothing(tmp_path: Path) -> None:
    """Is no change in the journal; an id that names none, and what the change refuses, leave all as it was."""
    places = kept(tmp_path, BY_HAND)
    old, new = edit_promise(places, "last", lambda one: one._replace(what="Desks"), NOW)
    assert old == new
    with pytest.raises(Refused, match='no promise has the id "zz"'):
        edit_promise(places, "zz", lambda one: one._replace(what="x"), NOW)

    def refuses(one: Promise) -> Promise:
        raise Refused(f"not {one.what}")

    with pytest.raises(Refused, match="not Desks"):
        edit_promise(places, "last", refuses, NOW)
    assert text_of(places.log) == BY_HAND
    assert journal.read_records(places) == []


@pytest.mark.parametrize(("ending", "verb"), [("done", "done"), ("dropped", "drop")])
def test_one_is_closed(tmp_path: Path, ending: Ending, verb: str) -> None:
    """By one key more in its block; every other byte is as the hand left it."""
    places = kept(tmp_path, BY_HAND)
    done = close(places, ["prm1"], ending, date(2026, 11, 26), NOW)
    assert text_of(places.log) == BY_HAND.replace("colour", f"{ending} = 2026-11-26\ncolour")
    (one,) = done.promises
    assert (one.id, one.closed) == ("prm1lift", date(2026, 11, 26))
    assert done.after == read_log(places).parsed().promises
    assert [record.did for record in journal.read_records(places)] == [
        f'promise {verb} schools/elineberg "A second lift"'
    ]
    history.undo(places, NOW)
    assert text_of(places.log) == BY_HAND


def test_several_are_one_change(tmp_path: Path) -> None:
    """Each once, however often it is named, in the order of the words."""
    places = kept(tmp_path)
    one, two = (add_promise(places, CHAIRS._replace(what=what), NOW).promises[0] for what in ("x", "y"))
    before = text_of(places.log)
    done = close(places, ["last", one.id, two.id], "done", TODAY, NOW)
    assert [each.what for each in done.promises] == ["y", "x"]
    assert [record.did for record in journal.read_records(places)][2:] == ["promise done 2 promises"]
    history.undo(places, NOW)
    assert text_of(places.log) == before


@pytest.mark.parametrize(
    ("words", "day", "message", "hint"),
    [
        (["prm2"], TODAY, '"Desks" (prm2desk) was done on 2026-11-25 already', "leadtime promise reopen prm2desk"),
        (["prm1", "zz"], TODAY, 'no promise has the id "zz"', "leadtime promises shows the ids"),
        (["prm"], TODAY, '2 promises have an id that begins with "prm"; type more of it', 'prm2desk is "Desks", '),
        (
            ["prm1"],
            date(2026, 11, 19),
            '"A second lift" (prm1lift) was given on 2026-11-20, after 2026-11-19',
            "give the day with --date, from 2026-11-20 on",
        ),
        (["prm1"], date(2026, 11, 28), "2026-11-28 has not come yet", "a promise is closed once it is so"),
    ],
)
def test_what_cannot_be_closed(tmp_path: Path, words: list[str], day: date, message: str, hint: str) -> None:
    """Is refused with what to type, all of it or none."""
    places = kept(tmp_path, BY_HAND)
    for ending in get_args(Ending):
        with pytest.raises(Refused) as refused:
            close(places, words, ending, day, NOW)
        assert refused.value.message == message
        assert refused.value.hint.startswith(hint)
    assert text_of(places.log) == BY_HAND


def test_one_is_opened_again(tmp_path: Path) -> None:
    """The key that closed it goes; one that is open is refused, and a log without promises says how to begin."""
    places = kept(tmp_path, BY_HAND)
    done = reopen(places, ["prm2"], NOW)
    assert text_of(places.log) == BY_HAND.removesuffix("done = 2026-11-25")
    assert [one.closed for one in done.after] == [None, None]
    with pytest.raises(Refused) as refused:
        reopen(places, ["prm1"], NOW)
    assert (refused.value.message, refused.value.hint) == (
        '"A second lift" (prm1lift) is open',
        "leadtime promise done prm1lift closes it",
    )
    history.undo(places, NOW)
    assert text_of(places.log) == BY_HAND
    with pytest.raises(Refused, match="there are no promises"):
        reopen(kept(tmp_path / "empty"), ["last"], NOW)


def test_a_log_that_cannot_be_written(tmp_path: Path) -> None:
    """Is told of as what it is, and no promise is looked for in it."""
    places = kept(tmp_path, "version = 2\n")
    with pytest.raises(BadData, match="version 2"):
        add_promise(places, CHAIRS, NOW)
    with pytest.raises(BadData, match="version 2"):
        close(places, ["last"], "done", TODAY, NOW)
    with pytest.raises(BadData, match="version 2"):
        edit_promise(places, "last", lambda one: one, NOW)
    with pytest.raises(BadData, match="version 2"):
        reopen(places, ["last"], NOW)


def _differ(old: Promise, new: Promise) -> bool:
    return old != new


def act(places: Places, word: str, what: str, owner: str, number: int) -> bool:
    """Do what the word says with one of the promises; False where that is refused."""
    promises = read_log(places).parsed().promises
    identifier = promises[number % len(promises)].id if promises else "last"
    try:
        if word == "add":
            due = TODAY + timedelta(days=number) if number else None
            add_promise(places, CHAIRS._replace(what=what, owner=owner, due=due), NOW)
        elif word == "edit":
            due = TODAY + timedelta(days=number) if number % 2 else None
            return _differ(
                *edit_promise(places, identifier, lambda one: one._replace(what=what, owner=owner, due=due), NOW)
            )
        elif word == "reopen":
            reopen(places, [identifier], NOW)
        else:
            close(places, [identifier, "last"], "done" if word == "done" else "dropped", TODAY, NOW)
    except Refused:
        return False
    return True


ANY_TEXT = st.sampled_from(NASTY) | st.text(st.characters(codec="utf-8"), max_size=8)


@settings(max_examples=40)
@given(
    st.sampled_from([LOG, BY_HAND, BY_HAND.replace("\n", "\r\n"), "version = 1\n"]),
    st.lists(
        st.tuples(
            st.sampled_from(["add", "add", "edit", "done", "drop", "reopen"]),
            ANY_TEXT.filter(bool),
            ANY_TEXT,
            st.integers(0, 30),
        ),
        max_size=6,
    ),
)
def test_all_of_it_undone_gives_back_the_bytes(text: str, steps: list[tuple[str, str, str, int]]) -> None:
    """Whatever was promised, changed, closed and opened again, at every step back; and redone it is as it was."""
    with TemporaryDirectory() as root:
        places = kept(Path(root), text)
        texts = [text]
        for step in steps:
            if act(places, *step):
                texts.append(text_of(places.log))
                assert not read_log(places).parsed().problems
        for before in reversed(texts[:-1]):
            history.undo(places, NOW)
            assert text_of(places.log) == before
        for after in texts[1:]:
            history.redo(places, NOW)
            assert text_of(places.log) == after
