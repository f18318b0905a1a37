"""`leadtime merge`: git's way to merge the log item by item."""

from typing import Annotated

import typer

from leadtime.cli import streams
from leadtime.model.errors import Refused

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def merge(
    base: Annotated[str, typer.Argument(metavar="BASE", help="What both sides began with: %O.")],
    ours: Annotated[str, typer.Argument(metavar="OURS", help="Our version, which becomes the result: %A.")],
    theirs: Annotated[str, typer.Argument(metavar="THEIRS", help="Their version: %B.")],
    path: Annotated[str, typer.Argument(metavar="[PATH]", help="What git calls the file: %P.")] = "",
) -> None:
    """Merge two versions of leadtime.toml or plan.toml by their entries; git calls it, nobody need type it.

    Both sides' entries are kept. The exit code is 1 where both changed the same one differently: then both versions
    stand in the file, as git marks them. To set it up: git config merge.leadtime.driver "leadtime merge %O %A %B %P",
    and in .gitattributes the line: leadtime.toml merge=leadtime
    """
    from leadtime.storage import clock
    from leadtime.storage.git_merge import merge_for_git
    from leadtime.storage.places import BUDGET, PLAN
    from leadtime.view.findings import counted

    now = clock.now()
    conflicts, clashes = merge_for_git(base, ours, theirs, now)
    if conflicts:
        message = f"{counted(conflicts, 'conflict')}: what both sides changed stands there in both versions"
        hint = "leadtime doctor --mend shows them side by side, and takes the one you say; then `git add` the file"
        if path.endswith(BUDGET):
            hint = "keep one of the two between <<<<<<< and >>>>>>>, and then `git add` the file"
        raise Refused(message, hint, path or ours)
    if clashes and not path.endswith(PLAN):
        from leadtime.view.merged import shared_time_in_git

        streams.note(f"! {shared_time_in_git(clashes, now)}")
