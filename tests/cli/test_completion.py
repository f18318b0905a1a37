"""Completion in every shell knows the commands, the options, and the user's own categories, units and dimensions."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.program import Program

LOG = """\
version = 1

[[entry]]
id = "k7dx2222"
date = 2026-11-27
minutes = 45
category = "visits"
unit = "care/birch-court"

[[entry]]
id = "k7d2m9qa"
date = 2026-11-27
minutes = 45
category = "office"

[[entry]]
id = "p3x8r4tz"
date = 2026-11-26
minutes = 45
category = "communication/social"
"""
SHELLS = ("bash", "zsh", "fish", "powershell")


def asked(program: Program, shell: str, line: str) -> list[str]:
    """What the shell is told for a line whose last word is being typed; the words alone, without their help."""
    words = line.split(" ")
    environment = {"_LEADTIME_COMPLETE": f"complete_{shell}"}
    if shell == "bash":
        environment |= {"COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
    else:
        environment |= {
            "_TYPER_COMPLETE_ARGS": line,
            "_TYPER_COMPLETE_FISH_ACTION": "get-args",
            "_TYPER_COMPLETE_WORD_TO_COMPLETE": words[-1],
        }
    said = program(env=environment).out
    if shell == "zsh":
        return [part.split('"')[1] for part in said.split("\n") if part.startswith('"')]
    return [part.split("\t")[0].split(":::")[0] for part in said.split("\n") if part]


@pytest.mark.parametrize("shell", ["bash", "fish", "powershell"])
@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("leadtime re", ["report", "recognise", "recognitions", "remove", "redo"]),
        ("leadtime log vi", ["visits"]),
        ("leadtime log comm", ["communication", "communication/social"]),
        ("leadtime log so", ["social"]),
        ("leadtime log mö", ["möte", "möten"]),
        ("leadtime start bes", ["besök"]),
        ("leadtime log office 45m --date t", ["today", "tuesday", "thursday"]),
        ("leadtime log office 45m -d y", ["yesterday"]),
        ("leadtime edit k7 --date m", ["monday"]),
        ("leadtime edit ", ["p3", "k7d2", "k7dx"]),
        ("leadtime edit k7d", ["k7d2", "k7dx"]),
        ("leadtime edit k7d2m", ["k7d2m9qa"]),
        ("leadtime remove k7d2 p", ["p3"]),
        ("leadtime start off", ["office"]),
        ("leadtime report last-", ["last-week", "last-month", "last-quarter", "last-year"]),
        ("leadtime log office 45m --unit care", ["care/birch-court"]),
        ("leadtime log office 45m --code aud", ["audience=staff", "audience=public"]),
        ("leadtime log office 45m --par", ["--parallel"]),
        ("leadtime log zzz", []),
    ],
)
def test_what_is_offered(leadtime: Program, shell: str, line: str, found: list[str]) -> None:
    """The same words for every shell, in the order they matter."""
    with leadtime.budget.open("ab") as budget:
        budget.write(b'\n[[dimension]]\nname = "audience"\nvalues = ["staff", "public"]\n')
    leadtime.log.write_text(LOG)
    assert asked(leadtime, shell, line) == found


def test_what_is_offered_comes_with_what_it_is(leadtime: Program) -> None:
    """An alias with its category, an id with its entry's category and day."""
    leadtime.log.write_text(LOG)

    def told(line: str) -> str:
        asking = {"_LEADTIME_COMPLETE": "complete_fish", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
        return leadtime(env=asking | {"_TYPER_COMPLETE_ARGS": line}).out

    assert told("leadtime log mö") == "möte\tmeetings\nmöten\tmeetings\n"
    assert told("leadtime edit p") == "p3\tcommunication/social, 2026-11-26\n"


def test_the_ids_are_those_of_the_latest_entries(leadtime: Program) -> None:
    """More would fill the terminal."""
    for number in range(20):
        leadtime.log.write_text(leadtime.text() or "version = 1\n")
        leadtime.log.write_text(
            leadtime.text() + f'\n[[entry]]\nid = "a{number:02}"\ndate = 2026-11-20\nminutes = 1\ncategory = "office"\n'
        )
    assert asked(leadtime, "fish", "leadtime edit a") == [f"a{number:02}" for number in range(19, 7, -1)]


def test_a_broken_budget_offers_nothing_and_says_nothing(leadtime: Program) -> None:
    """Nobody wants an error in the middle of a line that is being typed."""
    leadtime.budget.write_bytes(b"version = [")
    done = leadtime(env={"_LEADTIME_COMPLETE": "complete_bash", "COMP_WORDS": "leadtime log vi", "COMP_CWORD": "2"})
    assert (done.out.strip(), done.err) == ("", "")


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_for_each_shell(leadtime: Program, shell: str) -> None:
    """`--show-completion` prints what the shell's own start-up file needs, and names the program."""
    done = leadtime(env={"_LEADTIME_COMPLETE": f"source_{shell}"})
    assert "leadtime" in done.out
    assert "_LEADTIME_COMPLETE" in done.out


def test_in_a_real_bash(leadtime: Program, tmp_path: Path) -> None:
    """Bash itself, with the script it is given, completes a category."""
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("there is no bash on this machine")
    script = leadtime(env={"_LEADTIME_COMPLETE": "source_bash"}).out
    (tmp_path / "completion.sh").write_text(script, encoding="utf-8")
    typed = 'COMP_WORDS=(leadtime log vi); COMP_CWORD=2; _leadtime_completion leadtime; echo "${COMPREPLY[@]}"'
    done = subprocess.run(
        [bash, "--norc", "-c", f'. "{tmp_path}/completion.sh"; {typed}'],
        env=leadtime.environment | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode().split() == ["visits"]
