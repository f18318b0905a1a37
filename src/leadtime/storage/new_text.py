"""What a file becomes by a change, made as far as it is asked for."""

from collections.abc import Sequence
from functools import cached_property

from leadtime.formats.toml_text import Splice, apply_all
from leadtime.storage.files import FileText
from leadtime.storage.fingerprint import fingerprint


class NewText:
    """The text of a file with splices made in it; ValueError when one does not fit.

    `added` is what comes at its end, where nothing else changes. The bytes before it then stay where they are: a log of
    many years is not copied, encoded and gone through again for an entry.
    """

    def __init__(self, old: FileText, splices: Sequence[Splice]) -> None:
        self._old = old
        self._splices = splices
        self._ends_at = len(old.text)
        is_at_end = len(splices) == 1 and splices[0].offset == self._ends_at and not splices[0].old
        self.added = splices[0].new if is_at_end else ""
        if not self.added:
            _ = self.text  # made now, to be refused now

    @cached_property
    def text(self) -> str:
        """All of it."""
        return apply_all(self._old.text, self._splices)

    @cached_property
    def pieces(self) -> tuple[bytes, ...]:
        """Its bytes, as what was there and what is added, or as one."""
        return (self._old.data, self.added.encode()) if self.added else (self.text.encode(),)

    @cached_property
    def fingerprint(self) -> str:
        """That of its bytes."""
        return self._old.fingerprint_with(self.pieces[1]) if self.added else fingerprint(self.pieces[0])

    def since(self, start: int) -> str:
        """The text from one place in it to its end; of what was there before, no more is copied than that."""
        if self.added and start <= self._ends_at:
            return self._old.text[start:] + self.added
        return self.text[start:]

    def __len__(self) -> int:
        """In characters."""
        return self._ends_at + len(self.added) if self.added else len(self.text)
