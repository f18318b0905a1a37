"""What docs/sync.md says to type makes two clones of a folder merge their logs."""

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.docs.console import ROOT, Folders

from leadtime.formats.log_toml import parse_log

_IN_SHELL = re.compile(r"```sh\n(.*?)```", re.DOTALL)


def test_the_set_up_of_the_page_is_all_it_takes(tmp_path: Path) -> None:
    """Both log before either pulls: all of it is there, nothing is in conflict, and no lock was committed."""
    once, each = _IN_SHELL.findall((ROOT / "docs" / "sync.md").read_text(encoding="utf-8"))
    environment = Folders(tmp_path).environment("new", "2026-11-27T13:00:00+01:00")
    del environment["LEADTIME_DIR"]
    environment |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    for name in ("AUTHOR", "COMMITTER"):
        environment |= {f"GIT_{name}_NAME": "Leader", f"GIT_{name}_EMAIL": "leader@example.org"}

    def run(folder: str, commands: str) -> str:
        """Run lines of a shell in a folder, all of which must do, and hand back what they said."""
        words = ["sh", "-ec", f'leadtime() {{ "{sys.executable}" -m leadtime "$@"; }}\n{commands}']
        here = {**environment, "LEADTIME_DIR": str(tmp_path / folder)}
        done = subprocess.run(words, cwd=tmp_path / folder, env=here, capture_output=True, check=False, timeout=60)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    run("new", "git init -q -b main\nleadtime log visits 9-10")
    run("new", once + each)
    run("new", "git add -A\ngit commit -q -m logged\ngit clone -q . ../other")
    run("other", f"{each}leadtime log office 10-11\ngit commit -q -a -m logged")
    run("new", "leadtime log lunch 11-12\ngit commit -q -a -m logged\ngit pull -q --no-rebase ../other main")
    log = parse_log((tmp_path / "new" / "leadtime.toml").read_text(encoding="utf-8"), "")
    assert not log.problems
    assert sorted(entry.category for entry in log.entries) == ["lunch", "office", "visits"]
    assert ".leadtime.lock" not in run("new", "git ls-files")
