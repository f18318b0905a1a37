"""The items of a log as blocks: what each is known by, and what becomes of some of them."""

from tests.formats.test_log_union import entry

from leadtime.formats.item_blocks import is_new_id, item_blocks, items_in, with_blocks, with_taken_ids

BARE, OTHER = entry("", "one"), entry("", "two")


def test_two_items_without_an_id_are_two() -> None:
    """Each is known by all that it says; one with an id by that alone."""
    text = f"version = 1\n\n{BARE}\n{OTHER}\n{entry('a')}"
    keys = [("entry", BARE), ("entry", OTHER), ("entry", "a")]
    assert [item.key for item in item_blocks(text)] == keys
    assert [key for key, _ in items_in(text)] == keys
    assert with_taken_ids(text) == []
    assert is_new_id(items_in(BARE), items_in(OTHER))


def test_blocks_in_a_text() -> None:
    """Some become others, some go, and new ones come at the end; all else stays to the byte."""
    text = f"# top\nversion = 1\n\n{BARE}# between\n\n{OTHER}\n{entry('a')}# end\n"
    first, second, third = item_blocks(text)
    becomes = [(third, None), (first, entry("b")), (second, OTHER)]
    made = f"# top\nversion = 1\n\n{entry('b')}# between\n\n{OTHER}# end\n"
    assert with_blocks(text, becomes) == made
    assert with_blocks(text, becomes, [entry("c"), entry("d")]) == f"{made}\n{entry('c')}\n{entry('d')}"
    assert with_blocks(text, []) == text
