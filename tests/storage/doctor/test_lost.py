"""What the journal knows and the log lacks: exactly that, whatever was changed, saved over and taken back (R06)."""

import os
import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.storage.kept import BLOCK, NOW, kept, logged, text_of

from leadtime.formats.item_blocks import ids_in, item_blocks, items_in
from leadtime.model.errors import BadData, Refused
from leadtime.storage import entries, history, journal
from leadtime.storage.doctor.journaled import removed_items
from leadtime.storage.doctor.lost import forget_items, lost_items, restore_items, what_is_lost
from leadtime.storage.doctor.mending import mend
from leadtime.storage.journal import Record
from leadtime.storage.log_file import read_log
from leadtime.storage.places import LOG, Places
from leadtime.storage.purging import purge, purge_journal

STORIES = int(os.environ.get("LEADTIME_LOST_STORIES", "12"))


def lost(places: Places) -> list[str]:
    """The ids of what is missing."""
    return [one.id for one in lost_items(places, read_log(places)) if not one.there]


def reverted(places: Places) -> set[str]:
    """The ids of what is in the log as before a change."""
    return {one.id for one in lost_items(places, read_log(places)) if one.there}


def save(places: Places, text: str) -> None:
    """Save the log as an editor does, a moment after leadtime wrote it."""
    Path(places.log).write_bytes(text.encode())
    os.utime(places.log, (time.time() - 60, time.time() - 60))  # a save of this very moment would be waited for


def without(text: str, identifier: str) -> str:
    """The text as a hand leaves it that takes an item out."""
    item = next(item for item in item_blocks(text) if item.id == identifier)
    return text[: item.block.start] + text[item.block.end :]


def _blocks(text: str) -> dict[str, str]:
    return {item.id: item.text for item in item_blocks(text)}


class Story:
    """Changes, and saves of old states, with what must be missing after each by another account: the file's own ids."""

    def __init__(self, places: Places, seed: int) -> None:
        self.places = places
        self.chance = random.Random(seed)
        self.states = [text_of(places.log)]
        self.known: set[str] = set()
        self.before: tuple[str, set[str]] | None = None  # the text before the last change, and what is known with it
        self.seen: dict[str, set[str | None]] = {}  # each block that an item was, as far as a change had to do with it
        self.last: dict[str, str | None] = {}  # the one that the last change of it left, None where it took it out
        self.were: dict[int, dict[str, str | None]] = {}  # those before each change

    def text(self) -> str:
        """The log."""
        return text_of(self.places.log)

    def settled(self) -> set[str]:
        """What is known; a last change whose file is as before may not have been made, and took nothing out."""
        return self.before[1] if self.before and self.before[0] == self.text() else self.known

    def change(self, make: Callable[[], object]) -> None:
        """A change by leadtime, which may be refused; what it puts into the file is known, what it takes out is not."""
        known, text = self.settled(), self.text()
        had = ids_in(text) or set()
        try:
            done = make()
        except (Refused, BadData):
            done = None
        if self.text() == text:
            if self.before and self.before[0] == text:  # which was found out all the same
                self.known, self.before = known, None
            return
        has = ids_in(self.text()) or set()
        is_back = isinstance(done, Record) and done.did.startswith("doctor --restore") and not has - had
        self.before = text, known | self._touched(text)
        self.known = self.before[1] - (set() if is_back else had - has)
        self.states.append(self.text())
        self._follow(text)

    def _follow(self, before: str) -> None:
        """Note what became of each item that the change had to do with; undone, it is as it was known before."""
        number, record = journal.newest(self.places)
        was, now = (dict(_blocks(text)) for text in (before, self.text()))
        self.were[number] = dict(self.last)
        for one in {*was, *now}:
            if was.get(one) != now.get(one):
                self.seen.setdefault(one, set()).update({was.get(one), now.get(one)} - {None})
                undone = self.were.get(record.undoes or 0, {}) if record else {}
                self.last[one] = undone.get(one, now.get(one))

    def reverted(self) -> set[str]:
        """The ids of what is there in a state from before its last change."""
        there = _blocks(self.text()).items()
        return {one for one, text in there if text in self.seen.get(one, ()) and text != self.last[one]}

    def _touched(self, before: str) -> set[str]:
        """The ids of what is new, or another now."""
        was = {item.id: item.text for item in item_blocks(before)}
        return {item.id for item in item_blocks(self.text()) if was.get(item.id) != item.text}

    def forget(self) -> None:
        """All that is missing is gone on purpose."""
        known = self.settled()
        if (missing := lost(self.places)) and forget_items(self.places, missing, NOW):
            self.known, self.before = known & (ids_in(self.text()) or set()), None
            for one in missing:
                self.seen.pop(one, None)
                self.last.pop(one, None)

    def step(self) -> None:
        """One thing that may happen."""
        number = self.chance.randrange(10**6)
        some = [item.id for item in item_blocks(self.text())] or ["none"]
        one = self.chance.choice(some)
        places = self.places
        changes: list[Callable[[], object]] = [
            lambda: logged(places, f"note {number}"),
            lambda: logged(places, f"note {number}"),
            lambda: entries.remove(places, [one], NOW),
            lambda: entries.remove(places, some[-2:], NOW),
            lambda: entries.edit(places, one, lambda entry: entry._replace(note=f"new {number}"), NOW),
            lambda: history.undo(places, NOW),
            lambda: history.undo(places, NOW),
            lambda: history.redo(places, NOW),
            lambda: restore_items(places, lost(places) or ["none"], NOW),
            lambda: restore_items(places, lost(places)[:1] or ["none"], NOW),
        ]
        by_hand: list[Callable[[], object]] = [
            lambda: save(places, self.states[-2]) if len(self.states) > 1 else None,
            lambda: save(places, self.chance.choice(self.states)),
            lambda: save(places, f"{self.chance.choice(self.states)}\n# edit {number}\n"),
            lambda: save(places, without(self.text(), one)) if one in self.text() else None,
            self.forget,
        ]
        if self.chance.random() < 0.7:
            self.change(self.chance.choice(changes))
        else:
            self.chance.choice(by_hand)()


@pytest.mark.parametrize("seed", range(STORIES))
def test_what_is_missing_is_listed_and_nothing_else(tmp_path: Path, seed: int) -> None:
    """R06: after each of any changes, stale saves, edits by hand, restores and forgetting; and what is as before."""
    places = kept(tmp_path, "version = 1\n")
    story = Story(places, seed)
    for number in range(25):
        story.step()
        assert set(lost(places)) == story.settled() - (ids_in(story.text()) or set()), number
        assert reverted(places) == story.reverted(), number
    missing, as_before = lost(places), story.reverted()
    restore_items(places, (), NOW)
    blocks = _blocks(text_of(places.log))
    assert set(missing) <= set(blocks)
    assert {one: blocks.get(one) for one in as_before} == {one: story.last[one] for one in as_before}
    assert (lost(places), reverted(places)) == ([], set())


def test_a_stale_editor(tmp_path: Path) -> None:
    """Drops what came since it opened the file: in words, with when it was written; its own edit stays."""
    places = kept(tmp_path)
    stale = text_of(places.log)
    first, second = logged(places, "first"), logged(places)
    save(places, f"{stale}# an edit\n")
    found = lost_items(places, read_log(places))
    assert [(one.id, one.kind, one.words, one.at) for one in found] == [
        (first.id, "entry", "visits 1 m on 2026-11-27 “first”", "2026-11-27T13:00:00+01:00"),
        (second.id, "entry", "visits 1 m on 2026-11-27", "2026-11-27T13:00:00+01:00"),
    ]
    restore_items(places, (), NOW)
    restored = text_of(places.log)
    assert restored.startswith(f"{stale}# an edit\n\n[[entry]]\n")
    assert [entry.id for entry in read_log(places).parsed().entries] == ["k7d2m9qa", first.id, second.id]
    history.undo(places, NOW)
    assert text_of(places.log) == f"{stale}# an edit\n"
    assert lost(places) == [first.id, second.id]


def test_a_stale_save_of_the_very_bytes_before_the_last_change(tmp_path: Path) -> None:
    """Looks as if its process had died; what it added is missing all the same, and still is when others were made."""
    places = kept(tmp_path)
    stale = text_of(places.log)
    one = logged(places, "one")
    save(places, stale)
    assert lost(places) == [one.id]
    other = logged(places, "other")
    assert lost(places) == [one.id]
    restore_items(places, [one.id[:4]], NOW)
    assert [entry.id for entry in read_log(places).parsed().entries] == ["k7d2m9qa", other.id, one.id]


def test_a_stale_editor_brings_old_states_back(tmp_path: Path) -> None:
    """What was edited is told with what it was made, what was removed with when; both go back, or stay as they are."""
    places = kept(tmp_path)
    one, other = logged(places, "one"), logged(places, "other")
    stale = text_of(places.log)
    later = NOW.replace(hour=14)
    entries.edit(places, one.id, lambda entry: entry._replace(note="new"), later)
    entries.edit(places, "k7d2m9qa", lambda entry: entry._replace(tags=("a",)), later)
    entries.remove(places, [other.id], later)
    newest = text_of(places.log)
    save(places, f"{stale}# an edit\n")
    told = [what_is_lost(one) for one in lost_items(places, read_log(places))]
    assert told == [
        "visits 1 h 30 m on 2026-11-23 (k7d2m9qa) was changed on 2026-11-27 at 14:00 "
        "(“edit visits 1 h 30 m on 2026-11-23”), and is as before",
        f"visits 1 m on 2026-11-27 “one” ({one.id}) was changed on 2026-11-27 at 14:00 "
        "to visits 1 m on 2026-11-27 “new”, and is as before",
        f"visits 1 m on 2026-11-27 “other” ({other.id}) was removed on 2026-11-27 at 14:00, and is in the log again",
    ]
    forget_items(places, [one.id], NOW)
    assert reverted(places) == {"k7d2m9qa", other.id}
    restore_items(places, (), NOW)
    assert text_of(places.log) == newest.replace('"new"', '"one"') + "# an edit\n"
    assert reverted(places) == set()
    history.undo(places, NOW)
    assert reverted(places) == {"k7d2m9qa", other.id}
    save(places, newest)
    assert reverted(places) == set()


def test_a_stale_save_right_after_an_edit(tmp_path: Path) -> None:
    """Is known before the next change and after it; what a hand has made of the item is another matter."""
    places = kept(tmp_path)
    stale = text_of(places.log)
    entries.edit(places, "k7d2m9qa", lambda entry: entry._replace(note="new"), NOW)
    save(places, stale)
    assert reverted(places) == {"k7d2m9qa"}
    logged(places, "another")
    assert reverted(places) == {"k7d2m9qa"}
    save(places, text_of(places.log).replace("minutes = 90", "minutes = 95"))
    assert reverted(places) == set()
    save(places, text_of(places.log).replace("minutes = 95", "minutes = 90").replace("\n", "\r\n"))
    restore_items(places, (), NOW)
    assert 'category = "visits"\r\nnote = "new"\r\n\r\n[[entry]]\r\n' in text_of(places.log)
    assert "\n" not in text_of(places.log).replace("\r\n", "")


def test_what_was_typed_again_after_its_process_died(tmp_path: Path) -> None:
    """Is not missing: the same was logged again. What was logged before it, and two that were saved, are others."""
    places = kept(tmp_path)
    stale = text_of(places.log)
    logged(places, "another")
    first = logged(places, "one")
    before = text_of(places.log)
    again = logged(places, "one")
    save(places, before)
    logged(places, "something else")
    assert lost(places) == [again.id]
    forget_items(places, (), NOW)
    save(places, stale)
    assert first.id in lost(places)
    forget_items(places, (), NOW)
    logged(places, "one")
    save(places, stale)
    logged(places, "one")
    assert lost(places) == []
    second = logged(places, "one")
    third = logged(places, "one")
    save(places, without(without(text_of(places.log), second.id), third.id))
    assert lost(places) == [second.id, third.id]


def test_what_was_typed_again_after_an_editor_saved_over_it(tmp_path: Path) -> None:
    """Is not missing, however often it was typed: bringing it back would make a double hour."""
    places = kept(tmp_path)
    stale = text_of(places.log)
    logged(places, "one")
    other = logged(places, "other")
    save(places, f"{stale}# an edit\n")
    logged(places, "one")
    assert lost(places) == [other.id]
    save(places, f"{stale}# an edit\n")
    assert len(lost(places)) == 3
    logged(places, "one")
    assert lost(places) == [other.id]


def test_undo_after_an_editor_saved_over_the_change(tmp_path: Path) -> None:
    """Says what is so already, and that doctor mends it; then it goes on."""
    places = kept(tmp_path)
    stale = text_of(places.log)

    def refused(words: str) -> None:
        save(places, f"{stale}# {words}\n")
        with pytest.raises(Refused, match=words) as error:
            history.undo(places, NOW)
        assert error.value.hint.startswith("leadtime doctor names what an old save has changed: --restore ID mends it")

    logged(places, "one")
    refused("what “log visits 1 m on 2026-11-27” left is gone already")
    entries.edit(places, "k7d2m9qa", lambda entry: entry._replace(note="x"), NOW)
    refused("all is as before “edit visits 1 h 30 m on 2026-11-23” already")
    entries.remove(places, ["k7d2m9qa"], NOW)
    refused("what “remove visits 1 h 30 m on 2026-11-23” took out is there already")
    restore_items(places, (), NOW)
    assert history.undo(places, NOW).did == "doctor --restore 2 items"


def test_an_id_changed_by_hand(tmp_path: Path) -> None:
    """Leaves the item where it is."""
    places = kept(tmp_path)
    entry = logged(places, "one")
    save(places, text_of(places.log).replace(entry.id, "mine"))
    assert lost(places) == []


def test_what_was_purged_is_not_missed(tmp_path: Path) -> None:
    """Neither after a purge of days, nor after one of the journal; what was missing before that is forgotten too."""
    places = kept(tmp_path)
    old = logged(places, "old", at=NOW.replace(month=10))
    new = logged(places, "new")
    purge(places, NOW.date().replace(day=1), NOW)
    assert lost(places) == []
    save(places, without(text_of(places.log), new.id))
    assert lost(places) == [new.id]
    purge_journal(places, NOW)
    assert lost(places) == []
    assert old.id not in text_of(places.log)


def test_what_has_a_fault_now_is_there(tmp_path: Path) -> None:
    """A slip by hand in an entry does not make it missing, and one that can't be read takes nothing away."""
    places = kept(tmp_path)
    entry = logged(places, "one")
    save(places, text_of(places.log).replace('category = "visits"\nnote', 'categry = "visits"\nnote'))
    assert lost(places) == []
    save(places, f"{text_of(places.log)}= x\n")
    assert lost(places) == []
    assert entry.id in text_of(places.log)


def test_every_byte_of_a_block_comes_back(tmp_path: Path) -> None:
    """A comment and a key of the user's own in it too, as the journal has it; in the file's line ends."""
    places = kept(tmp_path, f'version = 1\n{BLOCK}colour = "red"  # mine\n'.replace("\n", "\r\n"))
    entries.edit(places, "k7d2m9qa", lambda entry: entry._replace(note="x"), NOW)
    save(places, without(text_of(places.log), "k7d2m9qa") + "# end\r\n")
    restore_items(places, (), NOW)
    assert text_of(places.log).endswith(
        '# end\r\n\r\n[[entry]]\r\nid = "k7d2m9qa"\r\ndate = 2026-11-23\r\nminutes = 90\r\n'
        'category = "visits"\r\nnote = "x"\r\ncolour = "red"  # mine\r\n'
    )


def test_a_name_that_is_none(tmp_path: Path) -> None:
    """Or that begins two ids, is refused; nothing is changed."""
    places = kept(tmp_path)
    entry = logged(places, "one")
    save(places, without(text_of(places.log), entry.id))
    for name in ("", "zzzz", "k7d2m9qa"):
        with pytest.raises(Refused, match="nothing that is lost begins with"):
            restore_items(places, [name], NOW)
    assert entry.id not in text_of(places.log)
    assert read_log(places).name == LOG


@pytest.mark.parametrize(
    "text",
    [
        BLOCK,
        BLOCK.replace("\n", "\r\n"),
        BLOCK + BLOCK.replace("k7d2m9qa", "bbbbbbbb"),
        BLOCK + "# a comment\n\n",
        BLOCK + 'note = "[[entry]]"\n',
        BLOCK + 'note = """\n[[entry]]\nid = "x"\n"""\n',
        BLOCK + "tags = [\n  'a',\n]\n",
        BLOCK + "[entry.place]\nname = 1\n",
        BLOCK + "[other]\nid = 1\n",
        BLOCK.replace("entry", "other"),
        BLOCK.replace('id = "k7d2m9qa"\n', ""),
        BLOCK.replace('"k7d2m9qa"', "'k7d2m9qa'  # mine"),
        BLOCK.replace('"k7d2m9qa"', '"k\\u0037"'),
        "",
    ],
)
def test_a_single_item_is_read_as_several_are(text: str) -> None:
    """The short way to what almost every change holds finds what the long one does."""
    assert items_in(text) == [(item.key, item.text) for item in item_blocks(text)]


def test_an_entry_whose_id_another_had_too(tmp_path: Path) -> None:
    """Once mended both are known, each by its own id, and after an undo of that neither is missed."""
    places = kept(tmp_path)
    first = logged(places, "first").id
    before = text_of(places.log)
    block = next(item.text for item in item_blocks(before) if item.id == first)
    save(places, f"{before}\n{block.replace('first', 'second')}")
    mend(places, NOW)
    mended = text_of(places.log)
    (second,) = (item.id for item in item_blocks(mended) if "second" in item.text)
    save(places, without(mended, second))
    assert lost(places) == [second]
    save(places, without(mended, first))
    assert lost(places) == [first]
    save(places, mended)
    history.undo(places, NOW)
    assert lost(places) == []
    save(places, before)
    assert lost(places) == []
    assert removed_items(journal.read_records(places), LOG) == {}
