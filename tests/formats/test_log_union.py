"""Two logs united: the union has all of both, each item once, and to the byte what each side wrote."""

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.formats.hand_written import hand_written
from tests.formats.made_entries import entries

from leadtime.formats.log_parts import Parts, parts_of
from leadtime.formats.log_text import format_item
from leadtime.formats.log_toml import NEW_LOG, Item
from leadtime.formats.log_union import (
    Union,
    fault_in_union,
    faults_that_would_come,
    items_of,
    splices,
    unite,
)
from leadtime.formats.toml_text import apply_all
from leadtime.model.absence import Absence, AbsenceKind
from leadtime.model.promise import Promise
from leadtime.model.recognition import Recognition

FRESH = [f"n{number}" for number in range(50)]
ids = st.sampled_from("abcdefgh")
words = st.text(st.sampled_from("ab[]#\"'\\= \n{}é"), min_size=1, max_size=6)
days = st.dates()


def split(text: str) -> Parts:
    """The parts of a text that has nothing else."""
    parts, is_split = parts_of(text, "x.toml")
    assert is_split
    return parts


def united(ours: str, theirs: str, take_theirs: bool = False) -> tuple[str, Union]:
    """The union of two texts, proved as a merge proves it."""
    union = unite(split(ours), split(theirs))
    text = apply_all(ours, splices(union, take_theirs=take_theirs, ids=FRESH))
    assert fault_in_union(union, text, take_theirs=take_theirs) == ""
    return text, union


def written(items: Sequence[Item]) -> str:
    """A log as leadtime writes it."""
    return NEW_LOG + "".join(f"\n{format_item(item)}" for item in items)


def entry(identifier: str, note: str = "", more: str = "") -> str:
    """A small entry's block; no id where that is empty."""
    named = f'id = "{identifier}"\n' if identifier else ""
    said = f'note = "{note}"\n' if note else ""
    return f'[[entry]]\n{named}date = 2026-11-23\nminutes = 45\ncategory = "office"\n{said}{more}'


items: st.SearchStrategy[Item] = st.one_of(
    st.builds(lambda one, identifier: one._replace(id=identifier), entries, ids),
    st.builds(Recognition, ids, days, st.just("care/home"), words),
    st.builds(Promise, ids, days, st.just("care/home"), words),
    st.builds(Absence, ids, st.sampled_from(AbsenceKind), days, days, st.none(), words),
)
logs = st.lists(items, max_size=6, unique_by=lambda item: (isinstance(item, Absence), item.id))


@given(logs, logs, st.booleans(), st.booleans())
def test_a_union_has_all_of_both_each_once(
    one: list[Item], other: list[Item], take_theirs: bool, is_windows: bool
) -> None:
    """R18: merging by id loses 0. What differs is as one side has it, and merging again adds nothing."""
    ours, theirs = written(one), written(other)
    text, union = united(ours.replace("\n", "\r\n") if is_windows else ours, theirs, take_theirs)
    after = split(text)
    assert "\n" not in text.replace("\r\n", "") or not is_windows
    assert {part.key for part in after.items} == {part.key for part in (*union.ours.items, *union.theirs.items)}
    assert all(number == 1 for number in Counter(part.key for part in after.items).values())
    differ = {conflict.ours.key for conflict in union.conflicts}
    winner, loser = (union.theirs, union.ours) if take_theirs else (union.ours, union.theirs)
    has = {part.key: part.says for part in after.items}
    assert all(has[part.key] == part.says for part in winner.items)
    assert all(has[part.key] == part.says for part in loser.items if part.key not in differ)
    again, twice = united(text, theirs, take_theirs)
    assert again == text
    assert twice.added == ()


@given(st.integers(0, 10_000), st.integers(0, 10_000), st.booleans())
def test_however_it_is_written(one: int, other: int, take_theirs: bool) -> None:
    """R18 for files written by hand, with every oddity: 0 lost, and ours as it was to the byte up to what is added."""
    ours, theirs = hand_written(one).text, hand_written(other).text
    text, union = united(ours, theirs, take_theirs)
    assert take_theirs or text.startswith(ours)
    keys = {part.key for part in (*union.ours.items, *union.theirs.items)}
    assert sorted(part.key for part in split(text).items) == sorted(keys)
    assert unite(split(text), split(theirs)).added == ()
    copied, nothing = united(ours, ours.removeprefix("\ufeff").replace("\r\n", "\n"), take_theirs)
    assert copied == ours
    assert not nothing.added
    assert not nothing.conflicts


def test_what_is_added_comes_with_its_comments_byte_for_byte() -> None:
    """The comment above a header goes with it, and the one right below; ours stays to the byte."""
    ours = f"# mine\nversion = 1\n\n{entry('a')}# the end"
    lead = "# on the train\n\n# with the minister\n"
    odd = '[[ entry ]]\nid    = "b"   # tight\n"date" = 2026-11-23\nminutes = 0x2D\ncategory = \'office\'\n# below\n'
    text, union = united(ours, f"version = 1\n\n{entry('a')}\n{lead}{odd}\n# apart\n")
    assert text == f"{ours}\n\n{lead}{odd}"
    assert union.same == 1


def test_all_in_the_line_ending_of_ours() -> None:
    """A copy from Windows does not leave two kinds in one file."""
    ours = f"version = 1\n\n{entry('a')}"
    assert united(ours, f"version = 1\n\n{entry('b')}".replace("\n", "\r\n"))[0] == f"{ours}\n{entry('b')}"


def test_a_conflict_is_replaced_in_its_place() -> None:
    """Our comments stay around it, and its neighbours to the byte."""
    ours = f"version = 1\n\n# first\n{entry('a', 'ours')}# below\n\n{entry('c')}"
    theirs = f"version = 1\n\n{entry('a', 'theirs')}\n{entry('b')}"
    assert united(ours, theirs)[0] == f"{ours}\n{entry('b')}"
    text, union = united(ours, theirs, take_theirs=True)
    assert text == f"version = 1\n\n# first\n{entry('a', 'theirs')}# below\n\n{entry('c')}\n{entry('b')}"
    (conflict,) = union.conflicts
    assert conflict.difference == ("entry", "a", "office", "2026-11-23", (("note", "ours", "theirs"),))


def test_how_it_is_written_is_no_difference() -> None:
    """Nor is the order of the keys; another offset of the same moment is one, for it is another hour of the day."""
    a = '[[entry]]\nid = "a"\nstart = {}\nend = {}\ncategory = "office"\n'
    nine = a.format("2026-11-23T09:00:00+01:00", "2026-11-23T10:00:00+01:00")
    same = "[[entry]]\ncategory = 'office' # so\nid = \"a\"\n" + "".join(nine.splitlines(True)[2:4]).replace("T", " ")
    assert united(f"version = 1\n{nine}", f"version = 1\n{same}")[1].same == 1
    eight = a.format("2026-11-23T08:00:00Z", "2026-11-23T10:00:00+01:00")
    (conflict,) = united(f"version = 1\n{nine}", f"version = 1\n{eight}")[1].conflicts
    assert conflict.difference.keys == (("start", "2026-11-23T09:00:00+01:00", "2026-11-23T08:00:00+00:00"),)


def test_a_text_and_a_number_are_told_apart() -> None:
    """Then the quotes are shown, and a key that only one side has is empty on the other."""
    ours, theirs = entry("a", more='people = "12"\n'), entry("a", "x", "people = 12\n")
    (conflict,) = united(f"version = 1\n{ours}", f"version = 1\n{theirs}")[1].conflicts
    assert conflict.difference.keys == (("people", '"12"', "12"), ("note", "", "x"))


def test_one_id_for_two_things_is_a_conflict() -> None:
    """A lift that has the id of an entry; an absence has an id of its own, which hurts nobody."""
    lift = '[[recognition]]\nid = "a"\ndate = 2026-11-23\nunit = "care"\nwhat = "Sang"\n'
    absence = '[[absence]]\nid = "a"\nkind = "sick"\nfrom = 2026-11-24\n'
    text, union = united(f"version = 1\n{entry('a')}\n{entry('b')}", f"version = 1\n{lift}\n{absence}", True)
    assert text == f"version = 1\n{lift}\n{entry('b')}\n{absence}"
    assert union.conflicts[0].difference.keys[0] == ("kind", "entry", "recognition")
    assert len(union.added) == 1
    assert len(united(f"version = 1\n{entry('a')}", f"version = 1\n{absence}")[1].added) == 1


@pytest.mark.parametrize(
    ("ours", "theirs", "added"),
    [
        ([entry("")], [entry("")], 0),
        ([entry("")], [entry(""), entry("")], 1),
        ([entry("a")], [entry("")], 0),  # it was given its id here
        ([entry("")], [entry("a")], 0),  # or there
        ([entry("a")], [entry(""), entry("")], 1),
        ([entry("a")], [entry("b")], 1),  # two of the same length on one day
        ([entry("a")], [entry("a"), entry("")], 1),
        ([entry("a", "x")], [entry("", "y")], 1),
    ],
)
def test_without_an_id_it_is_what_it_says(ours: list[str], theirs: list[str], added: int) -> None:
    """Written by hand: as often as the side has it that has it more often, and given an id when it comes."""
    one, other = "version = 1\n" + "\n".join(ours), "version = 1\n" + "\n".join(theirs)
    text, union = united(one, other)
    assert len(union.added) == added
    assert len(split(text).items) == len(ours) + added
    assert unite(split(text), split(other)).added == ()


def test_an_id_comes_first_and_the_rest_stays() -> None:
    """An entry that had none has one when it comes, under its comment."""
    text, _ = united("version = 1\n", f"version = 1\n# by hand\n{entry('', 'x', 'weather = 1 # rain')}")
    assert text == f"version = 1\n\n# by hand\n{entry('n0', 'x', 'weather = 1 # rain')}\n"


def test_a_fault_comes_only_with_what_would_be_taken() -> None:
    """What both sides have is no reason not to merge."""
    bad = '[[entry]]\nid = "a"\ncategory = "office"\n'
    shared = unite(split(f"version = 1\n{bad}"), split(f"version = 1\n{bad}\n{entry('b')}"))
    assert faults_that_would_come(shared, take_theirs=True) == []
    new = unite(split("version = 1\n"), split(f"version = 1\n{entry('b')}\n{bad}"))
    assert [one.place for one in faults_that_would_come(new, take_theirs=False)] == ["x.toml:8"]


@pytest.mark.parametrize(
    "text",
    [
        'version = 1\nentry = [{id = "a"}]\n',
        'version = 1\n[entry]\nid = "a"\n',
        "version = 1\nentry = []\n[[promise]]\nid = 'b'\n",
        f"version = 1\n{entry('a')}[[promise]]\nid = 'b'\n[entry.place]\nx = 1\n",
    ],
)
def test_items_without_a_block_of_their_own_are_not_parted(text: str) -> None:
    """Nobody can say where such a one begins and ends."""
    assert not parts_of(text, "")[1]


def test_a_proof_finds_what_is_lost() -> None:
    """A text that lacks an item, or has one changed, or has another key, is no union."""
    ours, theirs = f"version = 1\n{entry('a')}", f"version = 1\n{entry('b')}"
    text, union = united(ours, theirs)
    for wrong in (ours, text.replace("45", "46"), text.replace('"b"', '"a"'), f"x = 1\n{text}", text + "["):
        assert fault_in_union(union, wrong, take_theirs=False)


def test_what_the_log_understands_of_parts() -> None:
    """The items of parts, for who looks at their time."""
    parts = split(f"version = 1\n{entry('a')}\n{entry('b')}")
    assert [item.id for item in items_of(parts, parts.items[1:])] == ["b"]
