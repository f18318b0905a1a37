"""The commands by name, each in a module of its own that is loaded when the command is run.

Typer would build every command to run one; with two dozen of them that takes longer than the work. So this table says
the names and what they do, and a command's module is imported when it is its turn (for `--help`: all of them).
"""

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from leadtime.model.errors import Usage

HELP = "A leader's week, measured against what the leader meant it to be."

# name: (module, what it does)
COMMANDS = {
    "log": ("log", 'Log an activity: leadtime log visits 1h30m "Elineberg school"'),
    "start": ("start", "Start the timer on a category."),
    "switch": ("switch", "Stop the timer and start it on another category."),
    "stop": ("stop", "Stop the timer and log the time."),
    "cancel": ("cancel", "Throw the running timer away."),
    "status": ("status", "Show the running timer."),
    "report": ("report", "Show actual time against targets."),
    "coverage": ("coverage", "Show whom you have met, and whom not."),
    "next": ("next_visits", "Say whom to visit next, and why."),
    "recognise": ("recognise", 'Recognise people for what they did: leadtime recognise UNIT "what they did"'),
    "lift": ("recognise", "The same as recognise."),
    "recognitions": ("recognitions", "Show who was lifted and for what, and whom nobody lifted."),
    "promise": ("promise", 'Enter and close promises: leadtime promise add UNIT "what was promised"'),
    "promises": ("promises", "Show what is promised to whom, and how many promises are kept."),
    "list": ("list_entries", "List entries, with the ids to change them by."),
    "gaps": ("gaps", "Show working time with nothing logged."),
    "edit": ("edit", "Change an entry or a lift."),
    "remove": ("remove", "Remove entries."),
    "undo": ("undo", "Take the last change back."),
    "redo": ("redo", "Make an undone change again."),
    "absence": ("absence", "Vacation, sick days and holidays: less working time."),
    "budget": ("budget", "Show, check and change categories and targets."),
    "unit": ("unit", "The parts of the organisation to visit: list, add, rename, end, import."),
    "rules": ("rules", "Sort calendars into categories: list and try the rules."),
    "init": ("init", "Begin with a budget of your own."),
    "export": ("export", "Write entries as CSV or JSON."),
    "import": ("import_entries", "Bring in calendars, other trackers, CSV, and posts that lift."),
    "purge": ("purge", "Take out what is older than it may be kept."),
    "doctor": ("doctor", "Look for faults in the files, and bring back what is lost."),
    "merge": ("merge", "Merge two versions of the log for git, which calls it."),
    "where": ("where", "Print where the files are."),
}


class Asked:
    """What was typed: the words after `leadtime`, and the folder that `--dir` names."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self.words = words
        self.folder = ""


class Commands(TyperGroup):
    """The table above as a Typer group."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names, in the table's order."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command, its module loaded now; None for a name that is not in the table."""
        if cmd_name not in COMMANDS:
            return None
        return _loaded(cmd_name)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is named, or the only one whose name begins so; Usage with the nearest names otherwise."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            longer = [known for known in COMMANDS if known.startswith(name)]
            if len(longer) != 1:
                raise _unknown(name, longer)
            args = [longer[0], *args[1:]]
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """The names that begin so, from the table: no module is loaded to say what it does."""
        from typer._click.shell_completion import CompletionItem

        found = [CompletionItem(name, help=text) for name, (_, text) in COMMANDS.items() if name.startswith(incomplete)]
        return found or [item for item in super().shell_complete(ctx, incomplete) if item.value.startswith("-")]

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The names and what they do, from the table."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


def _loaded(name: str) -> Any:
    found = get_command(import_module(f"leadtime.cli.{COMMANDS[name][0]}").app)
    found.name = name
    return found


def _unknown(name: str, longer: list[str]) -> Usage:
    import difflib

    close = longer or difflib.get_close_matches(name, COMMANDS, n=3)
    hint = f"did you mean {' or '.join(close)}?" if close else "leadtime --help lists the commands"
    return Usage(f'there is no command "{name}"', hint)


app = typer.Typer(
    cls=Commands, name="leadtime", help=HELP, invoke_without_command=True, rich_markup_mode=None, add_completion=True
)


def _version(wanted: bool) -> None:
    if wanted:
        from leadtime import __version__
        from leadtime.cli.streams import say

        say(f"leadtime {__version__}")
        raise typer.Exit


@app.callback()
def root(
    ctx: typer.Context,
    folder: str = typer.Option("", "--dir", metavar="FOLDER", help="The folder with the log and the budget."),
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version."),
) -> None:
    """A leader's week, measured against what the leader meant it to be. Alone: a glance at today and the week."""
    if ctx.obj is None:  # completion comes here without main
        ctx.obj = Asked(())
    ctx.obj.folder = folder
    if ctx.invoked_subcommand is None and not ctx.resilient_parsing:
        from leadtime.cli.glance import glance

        glance(ctx)


def command() -> Any:
    """The whole command line, ready to run."""
    return get_command(app)
