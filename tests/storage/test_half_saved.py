"""A log that somebody else is saving in this very moment."""

import threading
import time
from pathlib import Path

from tests.storage.kept import BLOCK, kept, logged, text_of

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
