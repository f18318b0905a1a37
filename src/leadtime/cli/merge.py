"""`leadtime merge`: git's way to merge the log item by item."""

from typing import Annotated

import typer

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
    from leadtime.storage.git_merge import merge_for_git
    from leadtime.view.findings import counted

    merged = merge_for_git(base, ours, theirs)
    if merged.conflicts:
        message = f"{counted(merged.conflicts, 'conflict')}: what both sides changed stands there in both versions"
        hint = "leadtime doctor --mend shows them side by side, and takes the one you say; then `git add` the file"
        raise Refused(message, hint, path or ours)
