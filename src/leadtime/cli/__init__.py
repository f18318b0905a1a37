"""The command line: one thin file for each command, and one boundary where errors become sentences and exit codes."""

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
    sys.exit(main())
