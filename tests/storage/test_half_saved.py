"""A log that somebody else is saving in this very moment."""

import os
import threading
import time
from pathlib import Path

import pytest
from tests.storage.kept import BLOCK, kept, logged, text_of

from leadtime.storage.files import QUIET

WHOLE = "version = 1\n" + "".join(BLOCK.replace("k7d2m9qa", f"k7d2m9q{letter}") for letter in "abcdef")


def test_a_save_caught_half_way_is_waited_for(tmp_path: Path) -> None:
    """Half of a log can be a whole TOML file: one saved just now is looked at once more, and nothing is lost."""
    half = WHOLE.index("[[entry]]", len(WHOLE) // 2)
    for number in range(3):
        places = kept(tmp_path / str(number), "version = 1\n")
        with Path(places.log).open("w", encoding="utf-8") as file:

            def finish() -> None:
                time.sleep(0.01)
                file.write(WHOLE[half:])  # the thread ends before the next file is opened
                file.flush()

            file.write(WHOLE[:half])
            file.flush()
            editor = threading.Thread(target=finish)
            editor.start()
            logged(places)
            editor.join()
        assert text_of(places.log).startswith(WHOLE)
        assert text_of(places.log).count("[[entry]]") == 7


@pytest.mark.parametrize("caught", [None, b"", WHOLE[: len(WHOLE) // 2].encode(), "version = 1\n# å".encode()[:-1]])
def test_whenever_a_save_is_caught_it_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caught: bytes | None
) -> None:
    """Moved away, emptied, half written, cut within a letter: in the end its save is there, and the entry."""
    places = kept(tmp_path, WHOLE)
    logged(places)
    path = Path(places.log)
    saved = path.read_bytes() + b"# by hand\n"
    path.unlink()
    if caught is not None:
        path.write_bytes(caught)
    waited: list[float] = []

    def done_meanwhile(seconds: float) -> None:
        waited.append(seconds)
        path.write_bytes(saved)
        os.utime(path, (1, 1))  # long enough ago by then

    monkeypatch.setattr(time, "sleep", done_meanwhile)
    logged(places)

    assert path.read_bytes().startswith(saved)
    assert waited == [QUIET]
