"""Each peer is given what our log says, in the form that the peer itself writes."""

import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from history import entries
from measuring import HERE, outside
from peer_files import journal, klog, timedot, timewarrior_files, watson
from peers import TEN_YEARS, WEEK, Peer, find_peers
from totals import differences, our_totals, peer_totals, with_parents

from leadtime.model.entry import Entry

_ZONE = timezone(timedelta(hours=1))


def _entry(hour: int, minutes: int, category: str, **more: str) -> Entry:
    start = datetime(2026, 11, 1, hour, tzinfo=_ZONE)
    return Entry("a1", category, start, start + timedelta(minutes=minutes), **more)  # type: ignore[arg-type]


# One in the night that opens a month, which by UTC is October still.
TWO = [
    _entry(0, 20, "communication/social", note="Thanked the night team"),
    _entry(9, 90, "visits", unit="care/seaview")._replace(tags=("budget",)),
]


def test_timewarriors_months_go_by_utc(tmp_path: Path) -> None:
    timewarrior_files(TWO, tmp_path)
    data = tmp_path / "data"
    assert (data / "2026-10.data").read_text() == (
        'inc 20261031T230000Z - 20261031T232000Z # "communication/social" # "Thanked the night team"\n'
    )
    assert (data / "2026-11.data").read_text() == (
        'inc 20261101T080000Z - 20261101T093000Z # visits budget "care/seaview"\n'
    )
    assert sorted(path.name for path in data.iterdir()) == ["2026-10.data", "2026-11.data", "tags.data"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            journal,
            "2026-11-01 Thanked the night team\n    (communication:social)  20m\n\n"
            "2026-11-01   ; budget, care/seaview\n    (visits)  90m\n\n",
        ),
        (timedot, "2026-11-01\ncommunication:social  20m  ; Thanked the night team\nvisits  90m\n"),
        (
            klog,
            "2026-11-01\n    0:00 - 0:20 #communication_social Thanked the night team\n    9:00 - 10:30 #visits\n",
        ),
        (
            lambda two: watson(two).replace("\n", ""),
            '[ [  1793487600,  1793488800,  "communication/social",  "00000000000000000000000000000000",  [],'
            '  1793488800 ], [  1793520000,  1793525400,  "visits",  "00000000000000000000000000000001",  ['
            '   "budget",   "care/seaview"  ],  1793525400 ]]',
        ),
    ],
    ids=["hledger's journal", "hledger's timedot", "klog", "Watson"],
)
def test_one_file_has_all_entries(written: Callable[[list[Entry]], str], expected: str) -> None:
    assert written(TWO) == expected


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A history of 400 entries in `data`, and the peers' files beside it."""
    folder = tmp_path_factory.mktemp("history")
    (folder / "data").mkdir()
    for program, *words in (("history.py", "data", "400"), ("peer_files.py", "data/leadtime.toml", ".")):
        subprocess.run([sys.executable, str(HERE / program), *words], cwd=folder, check=True)
    return folder


def _environment(folder: Path) -> dict[str, str]:
    places = {"LEADTIME_DIR": "data", "XDG_STATE_HOME": "state", "XDG_CACHE_HOME": "cache"}
    return outside() | {name: str(folder / part) for name, part in places.items()}


def test_our_own_totals_are_those_of_the_history(folder: Path) -> None:
    minutes: dict[str, int] = {}
    for entry in entries(400):
        minutes[entry.category] = minutes.get(entry.category, 0) + entry.length().minutes
    assert our_totals(_environment(folder), TEN_YEARS) == with_parents(minutes)


@pytest.mark.parametrize("name", ["Timewarrior", "Watson", "hledger, journal", "hledger, timedot", "klog"])
def test_a_peer_that_is_here_has_our_totals_to_the_minute(folder: Path, name: str) -> None:
    here, _ = find_peers(folder)
    peers = [peer for peer in here if peer.name == name]
    if not peers:
        pytest.skip(f"{name} is not on this machine")
    assert len(peer_totals(peers[0], WEEK)) == 6
    assert list(differences(_environment(folder), peers)) == []


def test_a_single_minute_is_a_difference(folder: Path) -> None:
    ours = our_totals(_environment(folder), WEEK)

    def exports(_: object) -> tuple[str, ...]:
        return sys.executable, "-c", "print()"

    def reads(_: str) -> dict[str, int]:
        minutes = {name: found for name, found in ours.items() if name != "communication"}
        return minutes | {"office": ours["office"] + 1}

    other = Peer("other", "1.0", "other", outside(), (), exports, exports, reads)
    found = list(differences(_environment(folder), [other]))
    assert found[0] == (
        f"2026-11-23 to 2026-11-29, office: {ours['office']} minutes in leadtime, {ours['office'] + 1} in other"
    )
    assert all("2017-01-01" in sentence for sentence in found[1:])
