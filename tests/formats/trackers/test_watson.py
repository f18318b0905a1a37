"""Watson's frames as events: its own file, its log, all that can be wrong with either, and the real program."""

import json
import os
import shutil
import subprocess
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtime.formats.trackers.watson import read_watson
from leadtime.model.event import Event, Reading

SWEDEN = Reading(ZoneInfo("Europe/Stockholm"))
WINTER = timezone(timedelta(hours=1))
FRAMES = """[
 [
  1795420800,
  1795426200,
  "visits",
  "c4bda22e62cd4ad6b47a28b6bfe799a1",
  [
   "autumn",
   "unit:schools/elineberg"
  ],
  1795571776
 ],
 [1795429800, 1795431600, "Möten", "6e1ebbf0", [], 1795571776]
]"""
LOG = """[
    {
        "id": "c4bda22e62cd4ad6b47a28b6bfe799a1",
        "project": "visits",
        "start": "2026-11-23T09:00:00+01:00",
        "stop": "2026-11-23T08:30:00-01:00",
        "tags": ["autumn", "unit:schools/elineberg"]
    },
    {"id": "6e1ebbf0", "project": "Möten", "start": "2026-11-23T11:30:00+01:00", "stop": "2026-11-23T12:00:00+01:00"}
]"""
WANTED = (
    Event(
        "c4bda22e62cd4ad6b47a28b6bfe799a1",
        start=datetime(2026, 11, 23, 9, tzinfo=WINTER),
        end=datetime(2026, 11, 23, 10, 30, tzinfo=WINTER),
        calendar="visits",
        categories=("autumn", "unit:schools/elineberg"),
        place="frames:2",
    ),
    Event(
        "6e1ebbf0",
        start=datetime(2026, 11, 23, 11, 30, tzinfo=WINTER),
        end=datetime(2026, 11, 23, 12, tzinfo=WINTER),
        calendar="Möten",
        place="frames:13",
    ),
)


@pytest.mark.parametrize(("text", "last_line"), [(FRAMES, 13), (LOG, 9), ("\ufeff" + FRAMES, 13)])
def test_the_frames(text: str, last_line: int) -> None:
    """Of the file and of the log they are the same events, in local time with a fixed offset, with their lines."""
    found, problems = read_watson(text, "frames", SWEDEN)
    assert (found, problems) == ((WANTED[0], WANTED[1]._replace(place=f"frames:{last_line}")), ())
    assert all(type(event.start.tzinfo) is timezone for event in found if event.start)


def test_no_frames() -> None:
    """Is no fault."""
    assert read_watson("[]\n", "frames", SWEDEN) == ((), ())


def test_the_frame_that_still_runs() -> None:
    """The log of --current says when it was asked; that is no end."""
    text = (
        '[{"id": "current", "project": "a", "start": "2026-11-23T09:00:00+01:00", "stop": "2026-11-23T09:20:00+01:00"}]'
    )
    (event,), problems = read_watson(text, "log.json", SWEDEN)
    assert (event.uid, event.end, problems) == ("", None, ())


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 0, "the file is empty"),
        ('{"projects": [], "time": 0}', 1, "this is a report, which has no frames"),
        ('\n{"a": 1}', 2, "this is not a list of frames"),
        ('[[1, 2, "a", "b"],\n[1, 2', 2, "the file breaks off, or is not JSON from here on"),
        ('[[1, 2, "a", "b"]\n[1, 2, "a", "c"]]', 2, "the file breaks off, or is not JSON from here on"),
        ("[\n7]", 2, "this is not a frame"),
        ("[\n" + "[" * 100_000, 2, "this is nested too deep for a frame"),
        ("[[" + "9" * 5000 + "]]", 1, "the file breaks off, or is not JSON from here on"),
        ("[] x", 1, "there is more after the end of the list"),
        ('[[1, 2, "a"]]', 1, "a frame has 6 values, and this has 3"),
        ('[[1, 2, 3, "a"]]', 1, "the frame's project and id are not both texts"),
        ('[[1, 2, "a", "b", "c"]]', 1, "the frame's tags are not a list of texts"),
        ('[["x", 2, "a", "b"]]', 1, 'the frame\'s start "x" is not a time that a log can have'),
        ('[[1, null, "a", "b"]]', 1, 'the frame\'s stop "None" is not a time that a log can have'),
        ('[[1, 1e400, "a", "b"]]', 1, 'the frame\'s stop "inf" is not a time that a log can have'),
        ('[[1, 1e13, "a", "b"]]', 1, 'the frame\'s stop "10000000000000.0" is not a time that a log can have'),
        ('[["2026-11-23T09:00:00", 2, "a", "b"]]', 1, 'the frame\'s start "2026-11-23T09:00:00" is not a time that a'),
        ('[[2, 1, "a", "b"]]', 1, "the frame ends before it starts"),
        ('[[1, 2, "a", "b"],\n[3, 4, "a", "b"]]', 2, 'the id "b" is in line 1 too'),
    ],
)
def test_a_fault(text: str, line: int, message: str) -> None:
    """One problem, with its line and what to do."""
    _, problems = read_watson(text, "frames", SWEDEN)
    assert [(problem.path, problem.line) for problem in problems] == [("frames", line)]
    assert problems[0].message.startswith(message)
    assert problems[0].hint


def test_every_fault_at_once() -> None:
    """And the frames between them."""
    events, problems = read_watson('[[1],\n[1, 2, "a", "b"],\n7,\n[3, 4, "a", "c"]]', "frames", SWEDEN)
    assert [event.uid for event in events] == ["b", "c"]
    assert [problem.line for problem in problems] == [1, 3]


@given(st.integers(0, len(FRAMES)), st.integers(0, 12), st.text('[]{}",:0-9e.NtI\n\\ué', max_size=6))
def test_no_text_is_too_strange(at: int, cut: int, put: str) -> None:
    """Whatever a file is changed into, there are events and problems, and no exception."""
    text = FRAMES[:at] + put + FRAMES[at + cut :]
    events, problems = read_watson(text, "frames", SWEDEN)
    assert all(0 <= problem.line <= 1 + text.count("\n") and problem.hint for problem in problems)
    assert all(event.start is not None and event.end is not None for event in events)


WATSON = shutil.which("watson", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")


@pytest.mark.skipif(WATSON is None, reason="Watson (td-watson) is not installed here")
def test_the_real_watson(tmp_path: Path) -> None:
    """Its own totals of each project are those of the events, from its file and from its log."""
    assert WATSON
    environment = {"WATSON_DIR": str(tmp_path), "TZ": "Europe/Stockholm", "HOME": str(tmp_path), "PATH": os.defpath}

    def watson(*words: str) -> str:
        done = subprocess.run([WATSON, *words], env=environment, capture_output=True, check=True, timeout=30)
        return done.stdout.decode()

    watson("add", "-f", "2024-03-30 22:00", "-t", "2024-03-31 04:00", "night", "+x")  # the clocks go forward
    watson("add", "-f", "2024-04-02 09:00", "-t", "2024-04-02 10:30", "visits", "+unit:schools/elineberg", "+two words")
    watson("add", "-f", "2024-04-02 11:00", "-t", "2024-04-02 11:20", "visits")
    report = json.loads(watson("report", "--json", "--all"))
    wanted = {project["name"]: project["time"] for project in report["projects"]}
    assert wanted == {"night": 5 * 3600, "visits": 110 * 60}
    for text in ((tmp_path / "frames").read_text(encoding="utf-8"), watson("log", "--json", "--all")):
        events, problems = read_watson(text, "frames", SWEDEN)
        seconds: dict[str, float] = {}
        for event in events:
            assert event.start
            assert event.end
            seconds[event.calendar] = seconds.get(event.calendar, 0) + (event.end - event.start).total_seconds()
        assert (seconds, problems) == (wanted, ())
        assert sorted(event.categories for event in events) == [(), ("unit:schools/elineberg", "two words"), ("x",)]
