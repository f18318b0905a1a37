"""`leadtime where`: every path, and whether something is there."""

import json

from tests.cli.program import Program


def test_every_path(leadtime: Program) -> None:
    """Before the first entry there is the budget alone."""
    names = ("journal.jsonl", "backups", "unsaved")
    result = leadtime("where")
    *_, unsaved, index = (line.split("  ")[-1] for line in result.out.splitlines())
    state = unsaved.removesuffix("/unsaved")
    assert index.startswith(f"{leadtime.root}/cache/leadtime/folder-") and index.endswith("/index.sqlite")
    assert result == (
        0,
        f"folder   there    {leadtime.folder}\n"
        f"log      not yet  {leadtime.log}\n"
        f"budget   there    {leadtime.budget}\n"
        f"plan     not yet  {leadtime.folder}/plan.toml\n"
        f"lock     not yet  {leadtime.folder}/.leadtime.lock\n"
        + "".join(f"{name.partition('.')[0]:7}  not yet  {state}/{name}\n" for name in names)
        + f"index    not yet  {index}\n",
        "",
    )
    leadtime("log", "visits", "45m")
    assert [line.split("  ")[-1] for line in leadtime("where").out.splitlines() if "not yet" in line] == [
        f"{leadtime.folder}/plan.toml",
        f"{state}/unsaved",
        index,
    ]


def test_json(leadtime: Program) -> None:
    """The same for another program."""
    found = json.loads(leadtime("where", "--json").out)
    assert found["schema"] == "leadtime.where/1"
    assert found["places"][:2] == [
        {"name": "folder", "path": str(leadtime.folder), "is_there": True},
        {"name": "log", "path": str(leadtime.log), "is_there": False},
    ]
    assert [place["name"] for place in found["places"]] == [
        "folder", "log", "budget", "plan", "lock", "journal", "backups", "unsaved", "index"
    ]  # fmt: skip


def test_a_path_with_an_escape_code_is_shown(leadtime: Program) -> None:
    """And not obeyed."""
    assert "\x1b" not in leadtime("--dir", "/nowhere\x1b[31m", "where").out
