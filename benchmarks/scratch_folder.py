"""A folder that commands use up, and the copy from which it is put back."""

import shutil
import subprocess
import sys
from pathlib import Path

from measuring import HERE, outside


class ScratchFolder:
    """leadtime's files, and those of its peers in folders beside them: `used`, and as they were when kept."""

    def __init__(self, root: Path, now: str) -> None:
        self.used, self._kept = root / "used", root / "kept"
        (self.used / "data").mkdir(parents=True)
        self.environment = {
            **outside(),
            "LEADTIME_DIR": str(self.used / "data"),
            "XDG_STATE_HOME": str(self.used / "state"),
            "XDG_CACHE_HOME": str(self.used / "cache"),
            "LEADTIME_NOW": now,
        }

    def make(self, *words: str) -> None:
        """Run a program that makes files, or looks at them; SystemExit when it fails."""
        if subprocess.run(words, env=self.environment, stdout=subprocess.DEVNULL).returncode:
            raise SystemExit(f"bench: this did not work: {' '.join(words)}")

    def make_history(self, program: str, number: int) -> None:
        """The log and the budget that a program of this folder writes."""
        self.make(sys.executable, str(HERE / program), str(self.used / "data"), str(number))

    def keep(self) -> None:
        """Remember everything as it is now."""
        shutil.copytree(self.used, self._kept)

    def put_back(self, *parts: str, without: str = "") -> None:
        """These folders, or leadtime's own, as they were kept; the part `without` is taken away instead."""
        for part in parts or ("data", "state", "cache"):
            shutil.rmtree(self.used / part, ignore_errors=True)
            if part != without and (self._kept / part).exists():
                shutil.copytree(self._kept / part, self.used / part)
