"""The benchmark asks the system what a process has taken, which Windows does not say in this way."""

import sys

collect_ignore_glob = ["test_*.py"] if sys.platform == "win32" else []
