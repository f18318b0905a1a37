"""The six rooms are floors: what may import what, and who may touch the world outside, proved on every line."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import leadtime

SOURCE = Path(leadtime.__file__).parent
ROOMS = ("model", "reckoning", "formats", "storage", "view", "cli")
# A room that may use less than everything above it.
NARROWER = {"view": ("model", "reckoning", "view")}
ONLY_IN = {
    "rich": ("view",),
    "typer": ("cli",),
    "platformdirs": ("storage",),
    "dateutil": ("formats",),
    "icalendar": ("formats",),
    "recurring_ical_events": ("formats",),
    "regex": ("reckoning",),
}
LATE = ("rich", "tomli", "tomli_w", "platformdirs", "dateutil", "icalendar", "recurring_ical_events", "regex")

FILES = sorted(SOURCE.rglob("*.py"))


def room_of(path: Path) -> str:
    """The folder a module lives in; empty for the two modules of the package itself."""
    parts = path.relative_to(SOURCE).parts
    return parts[0] if len(parts) > 1 else ""


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Every module that a file imports, inside functions and under TYPE_CHECKING too, with its line."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}:{node.lineno}: imports are written in full"
            module = node.module or ""
            if module in ("leadtime", *(f"leadtime.{room}" for room in ROOMS)):
                yield from ((node.lineno, f"{module}.{alias.name}") for alias in node.names)
            else:
                yield node.lineno, module


def test_every_module_is_in_a_room() -> None:
    """Beside the six rooms there is only the package with its version and `python -m leadtime`."""
    assert {room_of(path) for path in FILES} == {"", *ROOMS}
    assert {path.name for path in FILES if not room_of(path)} == {"__init__.py", "__main__.py"}


@pytest.mark.parametrize("path", [p for p in FILES if room_of(p)], ids=lambda p: str(p.relative_to(SOURCE)))
def test_imports_go_down_only(path: Path) -> None:
    """A module imports from its own folder or from those above it, also inside a function."""
    room = room_of(path)
    allowed = NARROWER.get(room, ROOMS[: ROOMS.index(room) + 1])
    wrong = [
        f"{path}:{line}: {name}"
        for line, name in imports(path)
        if name.startswith("leadtime.") and name.split(".")[1] not in (*allowed, "__version__")
    ]
    assert not wrong


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_each_library_has_its_room(path: Path) -> None:
    """Rich is known to the view alone, Typer to the command line, and so on."""
    wrong = [
        f"{path}:{line}: {name}"
        for line, name in imports(path)
        if (rooms := ONLY_IN.get(name.split(".")[0])) and room_of(path) not in rooms
    ]
    assert not wrong


@pytest.mark.parametrize("path", [p for p in FILES if room_of(p) != "view"], ids=lambda p: str(p.relative_to(SOURCE)))
def test_heavy_libraries_are_imported_late(path: Path) -> None:
    """What costs start-up time is imported inside the function that needs it; the view is imported late itself."""
    top = ast.parse(path.read_text(encoding="utf-8")).body
    early = [
        f"{path}:{node.lineno}"
        for node in top
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""])
        if name.split(".")[0] in LATE
    ]
    assert not early


# What touches the world: the clock, the environment and files. Each exception says why it is none.
WORLD = {
    "open": "opens a file",
    "datetime.now": "asks the clock",
    "datetime.today": "asks the clock",
    "datetime.utcnow": "asks the clock",
    "date.today": "asks the clock",
    "time.time": "asks the clock",
    "os.environ": "reads the environment",
    "os.getenv": "reads the environment",
    "os.open": "opens a file",
    "Path": "names a file",
}
EXCEPTIONS = {
    ("cli/streams.py", "open"): "the null device stands in for a standard stream that is closed",
    ("cli/streams.py", "os.open"): "the same",
}


def touches(path: Path) -> Iterator[tuple[int, str]]:
    """Every call or attribute in a file that touches the world."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            name = f"{node.value.id}.{node.attr}"
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            name = node.func.id
        else:
            continue
        if name in WORLD:
            yield node.lineno, name


@pytest.mark.parametrize(
    "path", [p for p in FILES if room_of(p) != "storage"], ids=lambda p: str(p.relative_to(SOURCE))
)
def test_only_storage_touches_the_world(path: Path) -> None:
    """Storage is the only room that opens files, reads the environment and asks the clock."""
    where = path.relative_to(SOURCE).as_posix()
    wrong = [f"{path}:{line}: {name} {WORLD[name]}" for line, name in touches(path) if (where, name) not in EXCEPTIONS]
    assert not wrong


def test_the_checks_see_what_they_look_for(tmp_path: Path) -> None:
    """A check that can't fail proves nothing: each of the three finds its fault in a planted file."""
    planted = tmp_path / "planted.py"
    planted.write_text("def f():\n    from leadtime.cli import app\n    open('x')\n    return os.environ\n", "utf-8")
    assert list(imports(planted)) == [(2, "leadtime.cli.app")]
    assert sorted(touches(planted)) == [(3, "open"), (4, "os.environ")]
