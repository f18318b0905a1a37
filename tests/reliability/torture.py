"""How long the fault suite runs: a fast form within every run of the tests, the long one where a seed is given for it.

`LEADTIME_TORTURE=SEED` asks for the long form, as `make torture` does; `LEADTIME_SEED=SEED` runs the fast one with the
seed of a run that failed.
"""

import os
import random
from typing import TypeVar

T = TypeVar("T")

IS_LONG = bool(os.environ.get("LEADTIME_TORTURE"))
_SEED = int(
    os.environ.get("LEADTIME_TORTURE") or os.environ.get("LEADTIME_SEED") or random.SystemRandom().randrange(10**6)
)


def seed() -> int:
    """The seed of this run: one that was asked for, else a new one in each process. A failing test should name it."""
    return _SEED


def chance(row: str) -> random.Random:
    """Chance for one row: the same whenever the seed is, whichever other tests run."""
    return random.Random(f"{_SEED} {row}")


def many(fast: T, long: T) -> T:
    """The first in every run of the tests, the second in the long form."""
    return long if IS_LONG else fast
