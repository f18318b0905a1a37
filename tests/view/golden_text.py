"""Compare a whole output with the text kept in golden/.

To write the texts anew after a wanted change, run the tests once with LEADTIME_WRITE_GOLDEN=1 and read the diff.
"""

import os
from pathlib import Path

GOLDEN = Path(__file__).parent / "golden"


def assert_golden(name: str, text: str) -> None:
    """The text is, to the last character, what golden/NAME.txt says."""
    compare(GOLDEN / f"{name}.txt", text)


def compare(path: Path, text: str) -> None:
    """The text is, to the last character, what the file says."""
    if os.environ.get("LEADTIME_WRITE_GOLDEN") == "1":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")
