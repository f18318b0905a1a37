"""The totals of the peers against ours, before anything is measured: no figure is bought by counting less.

    LEADTIME_DIR=... python benchmarks/totals.py FOLDER

FOLDER has the peers' files. A program of its own, so that the memory it takes is not counted with that of the commands
measured. Ours are those of `leadtime report --json`, whose minutes of a category include its parts; a peer's are added
up to that. A single minute is a difference, and ends it with exit code 1.
"""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from measuring import LEADTIME
from peers import TEN_YEARS, WEEK, Days, Peer, find_peers


def differences(environment: Mapping[str, str], peers: Sequence[Peer]) -> Iterator[str]:
    """A sentence for each category whose total a peer has otherwise, for the week and for ten years."""
    for days in (WEEK, TEN_YEARS):
        ours = our_totals(environment, days)
        for peer in peers:
            theirs = with_parents(peer_totals(peer, days))
            for name in sorted(ours.keys() | theirs.keys()):
                here, there = ours.get(name, 0), theirs.get(name, 0)
                if here != there:
                    yield f"{days.first} to {days.last}, {name}: {here} minutes in leadtime, {there} in {peer.name}"


def our_totals(environment: Mapping[str, str], days: Days) -> dict[str, int]:
    """The minutes of each category that has any."""
    report = json.loads(_output((LEADTIME, "report", f"{days.first}..{days.last}", "--json"), environment))
    return {row["category"]: row["minutes"] for row in report["rows"] if row["minutes"]}


def peer_totals(peer: Peer, days: Days) -> dict[str, int]:
    """The minutes of each category by the peer's own reckoning, without those of its parts."""
    return peer.reads(_output(peer.exports(days), peer.environment))


def with_parents(minutes: Mapping[str, int]) -> dict[str, int]:
    """The minutes of each category with its parts."""
    sums: Counter[str] = Counter()
    for name, found in minutes.items():
        parts = name.split("/")
        for number in range(len(parts)):
            sums["/".join(parts[: number + 1])] += found
    return dict(sums)


def _output(words: Sequence[str], environment: Mapping[str, str]) -> str:
    done = subprocess.run(words, env=environment, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        raise SystemExit(f"bench: {' '.join(words)} exited with {done.returncode} and said:\n{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    found = list(differences(os.environ, find_peers(Path(sys.argv[1]))[0]))
    sys.exit("bench: the totals are not the same\n  " + "\n  ".join(found) if found else 0)
