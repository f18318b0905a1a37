"""The command line: one thin file for each command, and one boundary where errors become sentences and exit codes."""

import gc
import sys


def main(argv: list[str] | None = None) -> int:
    """Run a command line (by default this process's) and return its exit code; nothing is ever raised."""
    try:
        from leadtime.cli.boundary import run_guarded

        return run_guarded(sys.argv[1:] if argv is None else argv)
    except KeyboardInterrupt:  # while the program itself was still being loaded
        return 130


def run() -> None:
    """The `leadtime` command."""
    # A command is over before a cycle of garbage is worth looking for, and looking costs a tenth of a short one's time.
    gc.disable()
    sys.exit(main())
