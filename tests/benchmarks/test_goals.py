"""What was measured is held against what is to be reached, and nothing is said of a peer that was not there."""

from pathlib import Path

from floors import TABLE, TYPER
from goals import goals_table
from measuring import Cost
from one_size import FLOORS, LOG, REPORT, WARM, YEARS, Measured, size_table
from scratch_folder import ScratchFolder


def _measured(tmp_path: Path, entries: int) -> Measured:
    costs = {
        LOG: {WARM: Cost(0.150, 0.200, 71), "Timewarrior": Cost(0.004, 0.005, 9)},
        REPORT: {WARM: Cost(0.160, 0.170, 30), "hledger, journal": Cost(0.640, 0.700, 120)},
        YEARS: {WARM: Cost(0.800, 0.900, 50), "Timewarrior": Cost(0.600, 0.700, 40)},
        FLOORS: {TYPER: Cost(0.100, 0.110, 20), TABLE: Cost(0.100, 0.110, 20)},
    }
    folder = ScratchFolder(tmp_path, "2026-11-27T18:30:00+01:00")
    return Measured(entries, folder, costs, {"Timewarrior": "1.4.3"}, [], 15.2)


def test_each_goal_is_reached_or_not_at_its_limit(tmp_path: Path) -> None:
    lines = goals_table(_measured(tmp_path, 25_000)).splitlines()
    assert [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines[2:]] == [
        ["log one entry", "Typer app", "≤ 1.45 x", "1.50 x", "not reached"],
        ["the week's totals", "Typer + Rich table", "≤ 1.6 x", "1.60 x", "reached"],
        ["the week's totals", "Watson", "ahead 4 x", "", "not here"],
        ["the week's totals", "hledger, journal", "ahead 4 x", "4.00 x", "reached"],
        ["the week's totals", "hledger, timedot", "ahead 4 x", "", "not here"],
        ["ten years' totals", "Timewarrior", "ahead 1 x", "0.75 x", "not reached"],
        ["log one entry", "(memory)", "≤ 70 MiB", "71 MiB", "not reached"],
    ]


def test_a_size_without_goals_has_no_table(tmp_path: Path) -> None:
    assert goals_table(_measured(tmp_path, 300)) == ""


def test_memory_below_that_of_the_measuring_process_is_not_seen(tmp_path: Path) -> None:
    lines = size_table(_measured(tmp_path, 300)).splitlines()
    assert lines[2:5] == [
        "| **log one entry**     |        |         |     |        |",
        "| leadtime              |    150 |     200 |  71 | 1.00 x |",
        "| Timewarrior (1.4.3)   |      4 |       5 | <15 | 0.03 x |",
    ]
