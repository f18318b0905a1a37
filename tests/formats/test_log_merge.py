"""Three versions of a log merged item by item: what each side did is in the result, and what both did is marked."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.formats.hand_written import hand_written
from tests.formats.test_log_union import entry, split

from leadtime.formats.log_merge import Merge, merge_three
from leadtime.formats.toml_load import load_toml


def log(*blocks: str) -> str:
    """A log of blocks, a blank line between two."""
    return "version = 1\n" + "".join(f"\n{block}" for block in blocks)


def merged(base: str, ours: str, theirs: str) -> str:
    """The text of a merge without a conflict."""
    found = merge_three(base, ours, theirs)
    assert found is not None
    assert found.conflicts == 0
    return found.text


A, B, C, D = (entry(name) for name in "abcd")
BASE = log(A, B)


@pytest.mark.parametrize(
    ("ours", "theirs", "result"),
    [
        (BASE, BASE, BASE),
        (log(A, B, C), BASE, log(A, B, C)),
        (BASE, log(A, B, C), log(A, B, C)),
        (log(A, B, C), log(A, B, D), log(A, B, C, D)),
        (log(A, B, C), log(A, B, C), log(A, B, C)),
        (log(C, A, B), log(D, A, B), log(C, D, A, B)),
        (log(A, C, B), log(A, B, D), log(A, C, B, D)),
        (log(A), log(A, B, C), log(A, C)),
        (log(A, B, C), log(B), log(B, C)),
        (log(), log(A, B, C), log(C)),
        (log(A, entry("b", "x")), log(entry("a", "y"), B), log(entry("a", "y"), entry("b", "x"))),
        (log(entry("a", "x"), B), log(entry("a", "x"), B, C), log(entry("a", "x"), B, C)),
        (log(A, B, entry("")), log(A, B, entry("", "x")), log(A, B, entry(""), entry("", "x"))),
    ],
)
def test_what_one_side_did_is_in_the_result(ours: str, theirs: str, result: str) -> None:
    """Added, changed and removed, and what both added at the same place stands with ours first."""
    assert merged(BASE, ours, theirs) == result


MARKED = "<<<<<<< ours\n{}=======\n{}>>>>>>> theirs\n"


@pytest.mark.parametrize(
    ("ours", "theirs", "result"),
    [
        (log(A, entry("b", "x")), log(A, entry("b", "y")), log(A, MARKED.format(entry("b", "x"), entry("b", "y")))),
        (log(A), log(A, entry("b", "y")), log(A, MARKED.format("", entry("b", "y")))),
        (log(A, entry("b", "x")), log(A), log(A, MARKED.format(entry("b", "x"), ""))),
        (log(A, B, C), log(A, B, entry("c", "y")), log(A, B, MARKED.format(C, entry("c", "y")))),
    ],
)
def test_what_both_changed_is_marked_around_the_block_alone(ours: str, theirs: str, result: str) -> None:
    """As git marks it, so that whatever knows git's lines finds it; the other entries are merged."""
    assert merge_three(BASE, ours, theirs) == Merge(result, 1)
    more = log(A, B, D) if ours == log(A, B, C) else ""
    if more:
        assert merge_three(BASE, ours, theirs + f"\n{D}") == Merge(f"{result}\n{D}", 1)
    _, fault = load_toml(result, "leadtime.toml")
    assert fault
    assert fault.line == 1 + result[: result.index("<<<<")].count("\n")
    assert "git left a conflict here" in fault.message


def test_comments_are_merged_apart() -> None:
    """A comment of one side and a change of the other: both. Two comments: both. None of them is lost."""
    base = log(f"# week 48\n\n{A}", B)
    ours = log(f"# week 48\n\n# mine\n{A}# below\n", B)
    theirs = log(f"# week 48\n\n{entry('a', 'y')}", B)
    assert merged(base, ours, theirs) == log(f"# week 48\n\n# mine\n{entry('a', 'y')}# below\n", B)
    both = merged(BASE, log(f"# mine\n{A}", B), log(f"# theirs\n{A}", B))
    assert both == log(f"# mine\n# theirs\n{A}", B)
    ends = merged(BASE, f"{BASE}\n# mine\n", f"{BASE}\n# theirs\n")
    assert ends == f"{BASE}\n# mine\n\n# theirs\n"


def test_the_head_is_merged_as_a_whole() -> None:
    """Where both changed it, it is a conflict as another is."""
    assert merged(BASE, f"# mine\n{BASE}", BASE + f"\n{C}") == f"# mine\n{BASE}\n{C}"
    assert merged(BASE, BASE + f"\n{C}", f"# theirs\n{BASE}") == f"# theirs\n{BASE}\n{C}"
    found = merge_three(BASE, f"# mine\n{BASE}", f"# theirs\n{BASE}")
    assert found
    assert found.text.startswith("<<<<<<< ours\n# mine\nversion = 1\n=======\n# theirs\nversion = 1\n>>>>>>> theirs\n")


def test_both_sides_may_begin_a_file() -> None:
    """Then git's base is empty."""
    assert merged("", log(A), log(B)) == log(A, B)


def test_line_endings_are_those_of_ours() -> None:
    """Whoever changed them all changed nothing else."""
    windows = log(A, B, C).replace("\n", "\r\n")
    assert merged(BASE, windows, log(A, entry("b", "y"), D)) == log(A, entry("b", "y"), C, D).replace("\n", "\r\n")
    assert merged(BASE, log(A, B, D), windows) == log(A, B, D, C)


def test_how_it_is_written_is_no_conflict() -> None:
    """What both say alike stays as ours has it; another order of the keys is no change."""
    other = "[[entry]]\nid = \"b\" # so\ncategory = 'office'\nminutes = 0x2D\ndate = 2026-11-23\n"
    assert merged(BASE, BASE, log(A, other)) == merged(BASE, log(A, other), BASE) == log(A, other)
    bare, changed = other.replace(" # so", ""), entry("b", "y")
    assert merged(BASE, log(A, other), log(A, bare)) == merged(BASE, log(A, bare), log(A, other)) == log(A, other)
    assert merged(BASE, log(A, bare), log(A, changed)) == merged(BASE, log(A, changed), log(A, bare)) == log(A, changed)
    for ours, theirs in ((other, changed), (changed, other)):  # nobody else knows where the comment is to stand
        assert merge_three(BASE, log(A, ours), log(A, theirs)) == Merge(log(A, MARKED.format(ours, theirs)), 1)


def test_a_comment_at_what_the_other_side_removed() -> None:
    """Stays, next to no other entry; an old one goes with its entry; one among the keys is a conflict."""
    commented = f"# mine\n{B}# below\n"
    assert merged(log(A, B, C), log(A, commented, C), log(A, C)) == log(A, "# mine\n# below\n", C)
    assert merged(log(A, B, C), log(A, C), log(A, commented, C)) == log(A, "# mine\n# below\n", C)
    assert merged(log(A, commented, C), log(A, commented, C), log(A, C)) == log(A, C)
    assert merged(log(A, commented, C), log(A, C), log(A, commented, C)) == log(A, C)
    tight = f"version = 1\n{A}{{}}{C}"
    assert merged(tight.format(B), tight.format(f"# mine\n{B}"), tight.format("")) == tight.format("\n# mine\n\n")
    nameless = log(entry("", "x"), C), log(f"# mine\n{entry('', 'x')}", C), log(entry("", "y"), C)
    assert merged(*nameless) == log(entry("", "y"), "# mine\n", C)
    among = B.replace("date", "# mine\ndate")
    assert merge_three(BASE, log(A, among), log(A)) == Merge(log(A, MARKED.format(among, "")), 1)
    assert merge_three(BASE, log(A), log(A, among)) == Merge(log(A, MARKED.format("", among)), 1)


@pytest.mark.parametrize(
    "text",
    [
        'version = 1\n\n[[target]]\ncategory = "office"\nat_most = "45%"\n',
        f"{BASE}\n[mine]\nx = 1\n",
        "version = 2\n",
        "version = 1\nentry\n",
        'version = 1\nentry = [{id = "a"}]\n',
    ],
)
def test_what_is_not_understood_is_left_to_git(text: str) -> None:
    """On whichever side it stands."""
    assert merge_three(text, BASE, BASE) is None
    assert merge_three(BASE, text, BASE) is None
    assert merge_three(BASE, BASE, text) is None
    assert merge_three("version = 1\n", "version = 1\n", "version = 1\n# nothing in it\n") is None


def _commented(chance: Random, blocks: list[str]) -> str:
    """A log of blocks, some of them with a new comment above, below or among the keys, or at the end; some are gone."""
    forms = ["{0}", "{0}", "", "# {1}\n{0}", "{0}# {1}\n", "# {1}\n\n{0}", "{2}# {1}\n{3}", "{0}\n# {1}\n"]
    made = []
    for block in blocks:
        first, rest = block.split("\n", 1)
        made.append(chance.choice(forms).format(block, f"words {chance.randrange(1000)}", f"{first}\n", rest))
        if chance.random() < 0.2:
            made[-1] = made[-1].replace("45", "50")
    return chance.choice(["version = 1\n", "version = 1\n\n"]) + chance.choice(["\n", ""]).join(made)


def _comments(text: str) -> Counter[str]:
    return Counter(line.strip() for line in text.splitlines() if line.lstrip().startswith("#"))


@given(st.randoms(use_true_random=False))
def test_the_law_of_comments(chance: Random) -> None:
    """No comment that either side has written is missing after a merge without a conflict."""
    blocks = [A, B, entry("", "x"), D]
    base = _commented(chance, blocks)
    ours, theirs = (_commented(chance, chance.choice([blocks, [*blocks, C]])) for _ in range(2))
    for sides in ((base, ours, theirs), (log(*blocks), ours, theirs)):
        if (found := merge_three(*sides)) and not found.conflicts:
            was, mine, other = map(_comments, sides)
            assert ((mine - was) | (other - was)) <= _comments(found.text)


versions = st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from(["", "x", "y"])), max_size=6).map(dict)


@given(versions, versions, versions, st.randoms(use_true_random=False))
def test_the_law_of_three_sides(
    base: dict[str, str], ours: dict[str, str], theirs: dict[str, str], chance: Random
) -> None:
    """Of each item the side that changed it is right, and where both did, they agree or it is a conflict."""
    chance.shuffle(order := list(theirs))
    texts = [log(*(entry(*one) for one in side.items())) for side in (base, ours, {key: theirs[key] for key in order})]
    found = merge_three(*texts)
    if found is None:
        assert not (base or ours or theirs)
        return
    expected, conflicts = {}, 0
    for name in "abcdef":
        was, mine, other = base.get(name), ours.get(name), theirs.get(name)
        if mine != was and other not in (was, mine):
            conflicts += 1
        chosen = other if mine == was else mine
        if chosen is not None:
            expected[name] = chosen
    assert found.conflicts == conflicts
    if not conflicts:
        has = {part.id: part.values.get("note", "") for part in split(found.text).items}
        assert has == expected


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_a_side_that_did_nothing(one: int, other: int) -> None:
    """However it is written: then the other side is the result, and ours is never touched where theirs is the base."""
    base, changed = hand_written(one).text, hand_written(other).text
    found = merge_three(base, changed, base)
    assert found is None or found == Merge(changed, 0)
    found = merge_three(base, base, changed)
    if found:
        assert found.conflicts == 0
        assert sorted(part.says for part in split(found.text).items) == sorted(
            part.says for part in split(changed).items
        )
