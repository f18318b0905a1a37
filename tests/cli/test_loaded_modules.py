"""A command starts fast because of what it does not load: proved by name, and not by a stopwatch."""

import subprocess
import sys

import pytest
from tests.cli.program import FRIDAY, Program

HEAVY = {"rich", "pydantic", "dateutil", "csv", "icalendar", "recurring_ical_events", "importlib.metadata", "hashlib"}
# On Linux the environment alone says where the files are. To find that out elsewhere loads these.
HEAVY |= {"platformdirs", "tempfile", "random"} if sys.platform == "linux" else set()
_TELL = """
import sys
from leadtime.cli import main
code = main(sys.argv[1:])
print("LOADED", *sorted(sys.modules), file=sys.stderr)
sys.exit(code)
"""


def loaded(program: Program, *words: str, **more: str) -> set[str]:
    """The modules that a command has loaded when it is done."""
    done = subprocess.run(
        [sys.executable, "-c", _TELL, *words],
        env=program.environment | {"LEADTIME_NOW": FRIDAY} | more,
        capture_output=True,
        check=True,
    )
    return set(done.stderr.decode().rpartition("LOADED")[2].split())


@pytest.mark.parametrize(
    "words",
    [("log", "office", "45m", "Mail"), ("log", "visits", "9-10:30"), ("start", "office"), ("undo",)],
    ids=" ".join,
)
def test_what_log_does_not_load(leadtime: Program, words: tuple[str, ...]) -> None:
    """`log` and the timer load none of the libraries that only other commands need."""
    if words == ("undo",):
        leadtime("log", "office", "45m")
    assert not loaded(leadtime, *words).intersection(HEAVY)


def test_a_second_log_loads_no_more(leadtime: Program) -> None:
    """A log with entries and a journal is no other case: what was logged is not loaded by heavier means."""
    leadtime("log", "office", "8-9")
    found = loaded(leadtime, "log", "office")
    assert not found.intersection(HEAVY)
    # The report's renderers, the readers of files and the other commands are not there either.
    assert not found.intersection({"leadtime.view.report_table", "leadtime.formats.entries_csv", "leadtime.cli.report"})
    # What looks for a fault, or for an entry by its id, is there when it is needed.
    assert not found.intersection({"leadtime.formats.toml_faults", "leadtime.reckoning.naming"})
    # Nor is what sorts calendars: the rules of the budget are not read, and the plan is not opened.
    assert not {
        name for name in found if name.startswith(("leadtime.formats.budget_rules", "leadtime.reckoning.imports.rules"))
    }


def test_completion_loads_no_more(leadtime: Program) -> None:
    """Pressing Tab is felt: it loads no rich, and not the modules of the other commands."""
    asked = {"_LEADTIME_COMPLETE": "complete_bash", "COMP_WORDS": "leadtime log vi", "COMP_CWORD": "2"}
    found = loaded(leadtime, **asked)
    assert not found.intersection(HEAVY)
    assert not found.intersection({"leadtime.cli.report", "leadtime.cli.budget", "leadtime.reckoning.report"})


def test_a_report_needs_no_more_than_rich(leadtime: Program) -> None:
    """The report loads rich, and neither pydantic nor the readers of dates and tables."""
    leadtime("log", "office", "45m")
    assert not loaded(leadtime, "report").intersection({"pydantic", "dateutil", "csv", "icalendar", "json.tool"})
