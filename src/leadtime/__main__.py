"""`python -m leadtime`, the same program as the `leadtime` command."""

import sys

from leadtime.cli import main

sys.exit(main(sys.argv[1:]))
