"""Recognitions in the log: one change however many, each source once, and undone to the very bytes."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.formats.nasty_texts import NASTY
from tests.storage.kept import LOG, NOW, kept, text_of

from leadtime.model.errors import BadData, Refused
from leadtime.model.recognition import Recognition
from leadtime.storage import history, journal
from leadtime.storage.log_file import read_log
from leadtime.storage.recognitions import add_recognitions, edit_recognition

LIFT = Recognition("", date(2026, 11, 27), "schools/elineberg", "Built a garden")


def test_one(tmp_path: Path) -> None:
    """Stands at the end of the log as one block, and the journal says what was done."""
    places = kept(tmp_path)
    full = LIFT._replace(behaviour="helps others", channel="instagram", url="https://x.example/1", entry="k7d2m9qa")
    (made,) = add_recognitions(places, [full], NOW, "recognise schools/elineberg")
    assert text_of(places.log) == (
        f'{LOG}\n[[recognition]]\nid = "{made.id}"\ndate = 2026-11-27\nunit = "schools/elineberg"\n'
        'what = "Built a garden"\nbehaviour = "helps others"\nchannel = "instagram"\nurl = "https://x.example/1"\n'
        'entry = "k7d2m9qa"\n'
    )
    assert read_log(places).parsed().recognitions == (made,)
    assert [record.did for record in journal.read_records(places)] == ["recognise schools/elineberg"]


def test_several_are_one_change(tmp_path: Path) -> None:
    """Each with an id of its own, in the order given; one undo takes all of them back."""
    places = kept(tmp_path)
    made = add_recognitions(places, [LIFT._replace(what=f"{number}") for number in range(30)], NOW, "import")
    assert [one.what for one in made] == [f"{number}" for number in range(30)]
    assert len({one.id for one in made} | {"k7d2m9qa"}) == 31
    assert read_log(places).parsed().recognitions == made
    history.undo(places, NOW)
    assert text_of(places.log) == LOG


def test_a_source_counts_once(tmp_path: Path) -> None:
    """What came from a post that is in the log, or twice in what is given, is left out; no source is no other's."""
    places = kept(tmp_path)
    a, b, plain = LIFT._replace(source="instagram:a"), LIFT._replace(source="instagram:b"), LIFT
    assert [one.source for one in add_recognitions(places, [a, a], NOW, "import")] == ["instagram:a"]
    made = add_recognitions(places, [plain, a, b, plain, b], NOW, "import")
    assert [one.source for one in made] == ["", "instagram:b", ""]
    assert len(read_log(places).parsed().recognitions) == 4


def test_nothing_new_changes_nothing(tmp_path: Path) -> None:
    """Not even the journal."""
    places = kept(tmp_path)
    add_recognitions(places, [LIFT._replace(source="a")], NOW, "import")
    before = text_of(places.log), text_of(places.journal)
    assert add_recognitions(places, [LIFT._replace(source="a")], NOW, "import") == ()
    assert add_recognitions(places, [], NOW, "import") == ()
    assert (text_of(places.log), text_of(places.journal)) == before


def test_a_log_that_is_no_toml(tmp_path: Path) -> None:
    """Is left as it is."""
    places = kept(tmp_path, "version = 1\n[[entry\n")
    with pytest.raises(BadData):
        add_recognitions(places, [LIFT], NOW, "recognise")
    assert text_of(places.log) == "version = 1\n[[entry\n"


def test_one_becomes_another(tmp_path: Path) -> None:
    """In its place, as one change that the journal names; the same again is no change, and an id must name one."""
    places = kept(tmp_path)
    first, second = add_recognitions(places, [LIFT, LIFT._replace(what="Sang")], NOW, "import")
    before = text_of(places.log)
    old, new = edit_recognition(places, first.id[:7], lambda one: one._replace(unit="raus"), NOW)
    assert (old, new) == (first, first._replace(unit="raus"))
    assert read_log(places).parsed().recognitions == (new, second)
    assert journal.read_records(places)[-1].did == "edit what schools/elineberg was lifted for on 2026-11-27"
    edit_recognition(places, first.id, lambda one: one, NOW)
    assert len(journal.read_records(places)) == 2
    with pytest.raises(Refused, match="no recognition has the id"):
        edit_recognition(places, "k7d2m9qa", lambda one: one._replace(unit="raus"), NOW)
    history.undo(places, NOW)
    assert text_of(places.log) == before


ANY_TEXT = st.one_of(st.sampled_from(NASTY), st.text(st.characters(codec="utf-8"), max_size=20))
ANY_LIFT = st.builds(
    Recognition,
    st.just(""),
    st.dates(date(2026, 1, 1), date(2026, 11, 27)),
    st.sampled_from(("schools/elineberg", "raus")),
    ANY_TEXT.filter(bool),
    st.sampled_from(("", "helps others")),
    ANY_TEXT,
    ANY_TEXT,
    source=st.sampled_from(("", "instagram:a", "instagram:b")),
)
LOGS = (LOG, LOG.replace("\n", "\r\n"), f"\ufeff# Mine\n{LOG}", f"{LOG}# no end of line")


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(LOGS), st.lists(st.one_of(st.lists(ANY_LIFT, max_size=3), st.none()), max_size=6))
def test_undo_gives_the_bytes_back(log: str, steps: list[list[Recognition] | None]) -> None:
    """After any sequence of recognising and undoing, each state before a change comes back, down to the first."""
    with TemporaryDirectory() as folder:
        places = kept(Path(folder), log)
        states = [text_of(places.log)]
        for made in [*steps, *[None] * len(steps)]:
            if made is None and len(states) > 1:
                history.undo(places, NOW)
                states.pop()
                assert text_of(places.log) == states[-1]
            elif made and add_recognitions(places, made, NOW, "recognise"):
                states.append(text_of(places.log))
                assert not read_log(places).parsed().problems
        assert states == [log]
