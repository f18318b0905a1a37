"""`leadtime export --what`: recognitions, promises and units too, and all of it without what was written freely."""

import csv
import io
import json

import pytest
from tests.cli.made_units import with_units
from tests.cli.program import Program


@pytest.fixture
def leader(leadtime: Program) -> Program:
    """leadtime with units, visits, lifts and promises."""
    return with_units(leadtime)


def rows(text: str) -> list[dict[str, str]]:
    """The lines of a CSV text by their columns."""
    return list(csv.DictReader(io.StringIO(text)))


def test_recognitions(leader: Program) -> None:
    """The keys of the file in its order, a line for each; a period takes those of its days."""
    assert leader("export", "--what", "recognitions", "2026-11").out == (
        "id,date,unit,what,behaviour,channel,url,entry,source\n"
        "rec22222,2026-11-26,schools/elineberg,Built a garden with the pupils,tries something new,,,,\n"
    )
    found = json.loads(leader("export", "--what", "recognitions", "--json").out)
    assert found["schema"] == "leadtime.export.recognitions/1"
    assert [one["id"] for one in found["recognitions"]] == ["rec12222", "rec22222"]


def test_promises(leader: Program) -> None:
    """The same; what is open has no day on which it was closed."""
    found = rows(leader("export", "--what", "promises").out)
    assert [(one["id"], one["due"], one["done"]) for one in found] == [
        ("pro12222", "2026-10-19", ""),
        ("pro22222", "", ""),
    ]
    assert json.loads(leader("export", "--what", "promises", "--json").out)["promises"][1]["due"] is None


def test_units_come_back(leader: Program) -> None:
    """What is written of units is read by `unit import`, and changes nothing."""
    text = leader("export", "--what", "units").out
    assert [one["name"] for one in rows(text)][:2] == ["schools", "schools/elineberg"]
    file = leader.root / "units.csv"
    file.write_text(text, encoding="utf-8")
    before = leader.budget.read_bytes()
    assert leader("unit", "import", str(file), "--yes").code == 0
    assert leader.budget.read_bytes() == before
    assert json.loads(leader("export", "--what", "units", "--json").out)["units"]


@pytest.mark.parametrize("form", ["csv", "json"])
def test_without_notes(leader: Program, form: str) -> None:
    """Nothing that was written freely is in it; who is to be told no more than where and when is told no more."""
    leader("recognise", "elineberg", "Sang", "--url", "https://example.com/sang")
    assert "Morning meeting" in leader("export", "--format", form).out
    for what in ("entries", "recognitions", "promises"):
        text = leader("export", "--what", what, "--without", "notes", "--format", form).out
        for word in ("Morning", "garden", "flu", "schedule", "chairs", "head of care", "example.com"):
            assert word not in text
        assert "schools/elineberg" in text


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (["--what", "promises", "--format", "klog"], "--format klog is for entries"),
        (["--what", "units", "week"], "units are written with their own days"),
        (["--what", "visits"], "visits"),
        (["--without", "people"], "people"),
    ],
)
def test_what_can_t_be_is_refused(leader: Program, words: list[str], error: str) -> None:
    """In one sentence, with nothing written."""
    done = leader("export", *words)
    assert (done.code, done.out) == (2, "")
    assert error in done.err
