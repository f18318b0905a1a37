"""Logs, budgets, journals and imported files that were damaged at random, read by every command (R21).

Calendars have a test of their own, `tests/formats/calendars/test_mutations.py`. The seed of a run that failed brings
the same files again: `LEADTIME_SEED=SEED`.
"""

import random
import time
from pathlib import Path

import pytest
from tests.cli.made_units import BUDGET as UNITS
from tests.cli.made_units import LOG as VISITS
from tests.cli.program import Program
from tests.formats.hand_written import hand_written
from tests.reliability.mutations import mutated
from tests.reliability.torture import chance, many, seed

from leadtime.formats.budget_rules import parse_rules
from leadtime.formats.budget_toml import parse_budget
from leadtime.formats.budget_units import parse_units
from leadtime.formats.log_pieces import log_touching
from leadtime.formats.log_toml import parse_log
from leadtime.formats.templates import template
from leadtime.model.errors import Problem
from leadtime.model.period import Period

MOST_SECONDS = 2.0  # of the processor, for one file
GROUPS = 4  # so that several cores share them
EXAMPLES = Path(__file__).parents[2] / "examples"
LOGS = (VISITS, *(hand_written(number).text for number in range(30)))
BUDGETS = (
    template("municipal-director") + UNITS,
    (EXAMPLES / "director" / "budget.toml").read_text("utf-8"),
    (EXAMPLES / "bristol-budget.toml").read_text("utf-8"),
)
EVERYTHING = (*LOGS, *BUDGETS)
CSV = '''\
id,date,start,end,minutes,hours,category,unit,people,tags,note,source
k7d2m9qa,2026-11-23,2026-11-23T09:00:00+01:00,2026-11-23T10:30:00+01:00,90,1.50,visits,care/seaview,12,"a,b","x ""y""",
p3x8r4tz,2026-11-24,,,45,0.75,office,,,,'=1+1,hand
'''
WATSON = '[[1764000000, 1764003600, "visits", "0123456789abcdef", ["a", "b"], 1764003600]]'
TIMEWARRIOR = """\
[
{"id":1,"start":"20261123T080000Z","end":"20261123T093000Z","tags":["visits","x"],"annotation":"y"}
]
"""
KLOG = """\
2026-11-23 (8h!)
Visits #visits
    9:00-10:30 Möte #office=x
    45m
    <23:00 - 0:30> late
"""
TOGGL = """\
User,Project,Description,Start date,Start time,End date,End time,Duration,Tags
A,visits,x,2026-11-23,09:00:00,2026-11-23,10:30:00,01:30:00,a
"""
LINKEDIN = """\
Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility
2026-11-23 08:00:00,https://x.example/1,"Thanks ""Seaview"" all",,,MEMBER_NETWORK
"""
IMPORTS = {"csv": CSV, "watson": WATSON, "timewarrior": TIMEWARRIOR, "klog": KLOG, "toggl": TOGGL, "linkedin": LINKEDIN}
WEEK = str(EXAMPLES / "week-48.ics")
COMMANDS = [
    line.split()
    for line in f"""\

status
report
report year
report month --by week
report 2026-11 --by tag
report --json
report --format md
report --plan
coverage
coverage --json
next
recognitions year
promises
unit
gaps
list 2026
list --json
export 2026
export --format timeclock
export --format klog
budget
budget check
rules
rules test {WEEK}
absence
doctor
doctor --json
log visits 10m --parallel
log social
start office
stop
edit last --note x
remove last
undo
redo
recognise care/seaview x
promise add care/seaview x
budget target visits --at-least 30%
unit rename schools/elineberg schools/e2
purge --before 2026-11-24 --yes
import ics {WEEK} --dry-run""".split("\n")
]


@pytest.mark.parametrize("group", range(GROUPS))
def test_any_log_and_any_budget_is_read_or_has_problems(group: int) -> None:
    """R21: 1,500 damaged texts (80,000): no exception, each problem on a line that there is, none for longer than two
    seconds; and what a period has of a log without a problem is what all of the log has of it.
    """
    for number in range(group, many(1_500, 80_000), GROUPS):
        draw = chance(f"R21 {number}")
        is_log = draw.random() < 0.5
        text = mutated(draw.choice(LOGS if is_log else BUDGETS), draw, EVERYTHING).decode(errors="ignore")
        began = time.process_time()
        problems = _of_log(text) if is_log else _of_budget(text)
        context = (seed(), number)
        assert time.process_time() - began < MOST_SECONDS, context
        assert all(1 <= one.line <= text.count("\n") + 1 and one.message for one in problems), (context, problems)


def _of_log(text: str) -> tuple[Problem, ...]:
    log = parse_log(text, "log.toml", ("audience",))
    if not log.problems and log.entries:
        period = Period(min(entry.day for entry in log.entries), log.entries[0].day)
        part = log_touching(text, period, ("audience",))
        days = [entry for entry in log.entries if entry.day in period]
        assert part is None or [entry for entry in part.entries if entry.day in period] == days
    return log.problems


def _of_budget(text: str) -> tuple[Problem, ...]:
    budget, problems = parse_budget(text, "budget.toml")
    return (*problems, *parse_units(text, "budget.toml")[1], *parse_rules(text, "budget.toml", budget)[1])


def _damaged(root: Path, draw: random.Random) -> tuple[Program, list[list[str]]]:
    """A folder with one or several damaged files, and what is to be run on it."""
    program = Program(root)
    program.log.write_bytes(draw.choice(LOGS).encode())
    program.budget.write_bytes(draw.choice(BUDGETS).encode())
    commands = draw.sample(COMMANDS, 2)
    match draw.randrange(5):
        case 0:
            program("log", "visits", "1m", "--parallel")
            program("log", "office", "2m", "--parallel")
            for journal in root.glob("state/leadtime/*/journal.jsonl"):
                journal.write_bytes(mutated(journal.read_text("utf-8"), draw, EVERYTHING))
            commands = [["undo"], *commands]
        case 1:
            kind = draw.choice(sorted(IMPORTS))
            (root / "import").write_bytes(mutated(IMPORTS[kind], draw, EVERYTHING))
            commands = [["import", kind, str(root / "import"), draw.choice(("--dry-run", "--yes"))], *commands]
        case 2:
            program.budget.write_bytes(mutated(program.budget.read_text("utf-8"), draw, EVERYTHING))
        case 3:
            (program.folder / "plan.toml").write_bytes(mutated(program.text(), draw, EVERYTHING))
            commands = [["report", "--plan"], *commands]
        case _:
            program.log.write_bytes(mutated(program.text(), draw, EVERYTHING))
    return program, commands


@pytest.mark.parametrize("group", range(GROUPS))
def test_no_command_fails_on_damaged_files(swift_path: Path, group: int) -> None:
    """R21: commands on 40 folders with damaged files (2,000): an exit code that says what it means, no exception, none
    takes longer than two seconds, and what is refused changes no file.
    """
    for number in range(group, many(40, 2_000), GROUPS):
        draw = chance(f"R21 folder {number}")
        program, commands = _damaged(swift_path / str(number), draw)
        for words in commands:
            before, began = _files(program), time.process_time()
            result = program(*words)
            context = (seed(), number, words, result)
            assert time.process_time() - began < MOST_SECONDS, context
            assert result.code in (0, 1, 2, 3), context
            if result.code:
                assert result.out or result.err, context
                assert _files(program) == before, context


def _files(program: Program) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in program.folder.glob("*.toml")}


def test_no_process_shows_a_traceback(swift_path: Path) -> None:
    """R21: the same as whole processes, of which 4 (200) are started."""
    for number in range(many(4, 200)):
        program, commands = _damaged(swift_path / str(number), chance(f"R21 process {number}"))
        result = program.process(*commands[0])
        assert result.code in (0, 1, 2, 3), (seed(), number, commands[0], result)
        assert "Traceback" not in result.err, (seed(), number, commands[0], result)
