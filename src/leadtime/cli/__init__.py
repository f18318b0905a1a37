"""The command line: one thin file for each command, and one boundary where errors become sentences and exit codes."""

import gc
import os
import sys


def main(argv: list[str] | None = None) -> int:
    """Run a command line (by default this process's) and return its exit code; nothing is ever raised."""
    try:
        from leadtime.cli.boundary import run_guarded

        return run_guarded(sys.argv[1:] if argv is None else argv)
    except KeyboardInterrupt:  # while the program itself was still being loaded
        return 130


def run() -> None:
    """The `leadtime` command: `main`, as a process of its own that ends with its exit code."""
    # Together these two are a fifth of a `log`. A command is over before a cycle of garbage is worth looking for; and
    # when `main` returns, all it said is flushed and all it saved is on the disk, so that nothing is left for Python
    # to do but to take its own modules apart one by one.
    gc.disable()
    os._exit(main())
