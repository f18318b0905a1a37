"""`leadtime merge`, as git calls it: real repositories, branches, merges and rebases."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.program import Program

from leadtime.formats.log_toml import parse_log
from leadtime.formats.templates import template


class Repository:
    """A git repository with a log in it, on the branch `main`, that merges logs with leadtime."""

    def __init__(self, program: Program) -> None:
        self.folder = program.folder
        self.log = program.log
        self.environment = program.environment | {
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull,
            "GIT_EDITOR": "true",
        }
        for name in ("AUTHOR", "COMMITTER"):
            self.environment |= {f"GIT_{name}_NAME": "Leader", f"GIT_{name}_EMAIL": "leader@example.org"}
        self("init", "-q", "-b", "main")
        self("config", "merge.leadtime.driver", f'"{sys.executable}" -m leadtime merge %O %A %B %P')
        (self.folder / ".gitattributes").write_text("leadtime.toml merge=leadtime\nplan.toml merge=leadtime\n")

    def __call__(self, *words: str, code: int = 0) -> str:
        """Run git, and what it said on both streams."""
        done = subprocess.run(
            ["git", *words], cwd=self.folder, env=self.environment, capture_output=True, check=False, timeout=60
        )
        said = (done.stdout + done.stderr).decode()
        assert done.returncode == code, said
        return said

    def commit(self, text: str, name: str = "leadtime.toml") -> None:
        """Save a file and commit all there is."""
        (self.folder / name).write_bytes(text.encode())
        self("add", "-A")
        self("commit", "-q", "-m", "logged")

    def two_sides(self, base: str, ours: str, theirs: str, name: str = "leadtime.toml") -> None:
        """`main` with our version and `other` with theirs, which both came of the same."""
        self.commit(base, name)
        self("checkout", "-q", "-b", "other")
        self.commit(theirs, name)
        self("checkout", "-q", "main")
        self.commit(ours, name)


@pytest.fixture
def repository(newcomer: Program) -> Repository:
    """A new one."""
    return Repository(newcomer)


def entry(identifier: str, note: str = "") -> str:
    """A small entry's block."""
    said = f'note = "{note}"\n' if note else ""
    return f'\n[[entry]]\nid = "{identifier}"\ndate = 2026-11-23\nminutes = 45\ncategory = "office"\n{said}'


BASE = "version = 1\n" + entry("aaaa") + entry("bbbb")


@pytest.mark.parametrize("name", ["leadtime.toml", "plan.toml"])
def test_two_devices_that_both_logged(repository: Repository, name: str) -> None:
    """Where git alone sees a conflict: both have added at the end, and each changed an entry of its own."""
    theirs = BASE.replace('"bbbb"', '"bbbb" # yes')
    repository.two_sides(BASE, BASE + entry("cccc"), theirs + entry("dddd"), name)
    repository("merge", "-q", "other")
    assert (repository.folder / name).read_text() == theirs + entry("cccc") + entry("dddd")
    assert repository("status", "--porcelain") == ""


def test_a_rebase(repository: Repository) -> None:
    """Three commits of ours are put on top of theirs, one after the other."""
    repository.two_sides(BASE, BASE + entry("c1"), BASE + entry("dddd"))
    repository.commit(BASE + entry("c1", "meeting") + entry("c2"))
    repository.commit(entry("c0").join(["version = 1\n", entry("bbbb") + entry("c1", "meeting") + entry("c2")]))
    repository("rebase", "-q", "other")
    log = parse_log(repository.log.read_text(), "")
    assert not log.problems
    assert {one.id: one.note for one in log.entries} == {"bbbb": "", "c0": "", "c1": "meeting", "c2": "", "dddd": ""}


def test_the_same_entry_changed_on_both_sides(repository: Repository, newcomer: Program) -> None:
    """Git's own marks around that block; leadtime says where they are, and the mended file is as any other."""
    ours = BASE.replace(entry("bbbb"), entry("bbbb", "x")) + entry("cccc")
    theirs = BASE.replace(entry("bbbb"), entry("bbbb", "y")) + entry("dddd")
    repository.two_sides(BASE, ours, theirs)
    said = repository("merge", "other", code=1)
    assert "leadtime: leadtime.toml: 1 conflict: what both sides changed stands there in both versions" in said
    assert "CONFLICT (content): Merge conflict in leadtime.toml" in said
    both = entry("bbbb", "x").lstrip(), entry("bbbb", "y").lstrip()
    marked = f"\n<<<<<<< ours\n{both[0]}=======\n{both[1]}>>>>>>> theirs\n"
    assert repository.log.read_text() == "version = 1\n" + entry("aaaa") + marked + entry("cccc") + entry("dddd")
    assert repository("diff", "--name-only", "--diff-filter=U") == "leadtime.toml\n"

    done = newcomer("log", "office", "45m")
    assert done.code == 3
    assert f"{newcomer.log}:9: git left a conflict here" in done.err
    assert "git add" in done.err
    repository.log.write_text(repository.log.read_text().replace(marked, entry("bbbb", "x and y")))
    repository("add", "-A")
    repository("commit", "-q", "-m", "mended")
    assert newcomer("list", "2026-11-23").out.count("office") == 4


def test_a_budget_is_merged_line_by_line(repository: Repository) -> None:
    """If somebody has leadtime merge it: as git does by itself, and with a conflict too."""
    (repository.folder / ".gitattributes").write_text("*.toml merge=leadtime\n")
    base = template("municipal-director")
    ours, theirs = base.replace("45%", "40%"), f"{base}\n# theirs\n"
    repository.two_sides(base, ours, theirs, "budget.toml")
    repository("merge", "-q", "other")
    assert (repository.folder / "budget.toml").read_text() == f"{ours}\n# theirs\n"
    repository("checkout", "-q", "-b", "third", "HEAD~2")
    repository.commit(base.replace("45%", "35%"), "budget.toml")
    assert "hint: keep one of the two between" in repository("merge", "main", code=1)
    assert "<<<<<<< ours" in (repository.folder / "budget.toml").read_text()


def test_a_file_that_both_began(repository: Repository) -> None:
    """There is no common version then."""
    (repository.folder / "x").write_text("")
    repository("add", "-A")
    repository("commit", "-q", "-m", "begun")
    repository("checkout", "-q", "-b", "other")
    repository.commit("version = 1\n" + entry("bbbb"))
    repository("checkout", "-q", "main")
    repository.commit("version = 1\n" + entry("aaaa"))
    repository("merge", "-q", "other")
    assert repository.log.read_text() == BASE


def three(program: Program, *texts: str) -> list[str]:
    """Three files, as git would name them."""
    paths = [program.root / name for name in ("base", "ours", "theirs")]
    for path, text in zip(paths, texts, strict=True):
        path.write_bytes(text.encode())
    return [str(path) for path in paths]


def test_only_ours_is_written(newcomer: Program) -> None:
    """And nothing at all where theirs has nothing new; its mode stays, and it says nothing when all is well."""
    paths = three(newcomer, BASE, BASE + entry("cccc"), BASE + entry("dddd"))
    Path(paths[1]).chmod(0o640)
    done = newcomer("merge", *paths)
    assert done == (0, "", "")
    texts = [Path(path).read_text() for path in paths]
    assert texts == [BASE, BASE + entry("cccc") + entry("dddd"), BASE + entry("dddd")]
    assert os.name == "nt" or Path(paths[1]).stat().st_mode & 0o777 == 0o640
    assert not any(path.name.endswith(".new") for path in newcomer.root.iterdir())
    assert newcomer("merge", paths[1], paths[1], paths[1]).code == 0


def test_the_same_hour_on_both_sides(newcomer: Program) -> None:
    """Is told in one line, the first of many; not of a plan, nor of what overlapped before."""

    def at(identifier: str, clock: str) -> str:
        return entry(identifier).replace(
            "date = 2026-11-23\nminutes = 45", f"start = 2026-11-27T{clock}:00+01:00\nend = 2026-11-27T12:00:00+01:00"
        )

    base = BASE + at("eeee", "07:00") + at("ffff", "08:00")
    ours, theirs = base + at("cccc", "09:00"), base + at("dddd", "10:00")
    paths = three(newcomer, base, ours, theirs)
    said = "! office 5 h today 07:00-12:00 (eeee) and office 2 h today 10:00-12:00 (dddd) share time{}.\n"
    assert newcomer("merge", *paths, "leadtime.toml") == (0, "", said.format(""))
    three(newcomer, base, ours, theirs + at("gggg", "11:00"))
    more = newcomer("merge", *paths)
    assert more == (0, "", said.format(", and 1 more overlap came; leadtime doctor shows them"))
    three(newcomer, base, ours, theirs)
    assert newcomer("merge", *paths, "plan.toml") == (0, "", "")
    three(newcomer, base, ours, base + entry("dddd"))
    assert newcomer("merge", *paths) == (0, "", "")


def test_no_home_is_needed(newcomer: Program) -> None:
    """A server may have none: nothing of leadtime's own is read."""
    paths = three(newcomer, BASE, BASE, BASE + entry("dddd"))
    env = dict.fromkeys(("HOME", "LEADTIME_DIR", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"), "")
    assert newcomer.process("merge", *paths, env=env) == (0, "", "")
    assert Path(paths[1]).read_text() == BASE + entry("dddd")


def test_what_it_refuses(newcomer: Program) -> None:
    """A file that is not there, no text, and the log itself, which changes under its lock alone."""
    paths = three(newcomer, BASE, BASE, BASE)
    gone = newcomer("merge", paths[0], str(newcomer.root / "gone"), paths[2])
    assert (gone.code, "there is no such file" in gone.err) == (4, True)
    Path(paths[2]).write_bytes(b"\xff\xfev\x00")
    assert newcomer("merge", *paths).code == 3
    assert Path(paths[1]).read_text() == BASE
    newcomer.log.write_text(BASE)
    live = newcomer("merge", paths[0], str(newcomer.log), paths[0])
    assert (live.code, "doctor --merge" in live.err) == (1, True)
    assert newcomer("merge", paths[0]).code == 2
