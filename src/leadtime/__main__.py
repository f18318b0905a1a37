"""`python -m leadtime`, the same program as the `leadtime` command."""

from leadtime.cli import run

run()
