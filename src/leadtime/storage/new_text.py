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
        self.splices = tuple(splices)
        is_at_end = len(splices) == 1 and not splices[0].old and splices[0].offset == old.length
        self.added = splices[0].new if is_at_end else ""
        if not self.added:
            _ = self.text  # made now, to be refused now

    @cached_property
    def text(self) -> str:
        """All of it."""
        return apply_all(self._old.text, self.splices)

    @cached_property
    def pieces(self) -> tuple[bytes, ...]:
        """Its bytes, as what was there and what is added, or as one."""
        return (self._old.data, self.added.encode()) if self.added else (self.text.encode(),)

    @cached_property
    def fingerprint(self) -> str:
        """That of its bytes."""
        return self._old.fingerprint_with(self.pieces[1]) if self.added else fingerprint(self.pieces[0])

    @property
    def unchanged(self) -> int:
        """How many bytes at the beginning are for certain those that were there."""
        if self.added:
            return len(self._old.data)
        return len(self._old.text[: min(splice.offset for splice in self.splices)].encode())

    def since(self, start: int) -> str:
        """The text from the byte at `start`, with which a character begins, to its end; no more is copied than that."""
        if self.added and start <= len(self._old.data):
            return self._old.data[start:].decode() + self.added
        return b"".join(self.pieces)[start:].decode()

    def __len__(self) -> int:
        """In bytes."""
        return sum(map(len, self.pieces))
