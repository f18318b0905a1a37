"""Dated backups: one for each day with a change, the newest ones kept."""

from datetime import date, timedelta
from pathlib import Path

from tests.storage.kept import LOG, NOW, kept, logged

from leadtime.storage.backups import KEPT, back_up, newest_backup
from leadtime.storage.files import read_text
from leadtime.storage.places import BUDGET
from leadtime.storage.places import LOG as LOG_NAME


def test_the_first_change_of_a_day_leaves_a_backup(tmp_path: Path) -> None:
    """It is the log as it was before; later changes of that day leave it alone, and the next day has its own."""
    places = kept(tmp_path)
    logged(places, "one")
    one = Path(places.log).read_bytes()
    logged(places, "two")
    two = Path(places.log).read_bytes()
    logged(places, "three", at=NOW + timedelta(days=1))

    first, second = (Path(places.backups, f"leadtime-2026-11-{day}.toml") for day in (27, 28))
    assert first.read_bytes() == LOG.encode()
    assert second.read_bytes() == two != one
    assert newest_backup(places, LOG_NAME) == str(second)
    assert newest_backup(places, BUDGET) is None


def test_the_newest_thirty_are_kept_and_what_is_not_ours_stays(tmp_path: Path) -> None:
    """Counted for each file by itself; a copy with a name of the user's own is neither counted nor taken away."""
    places = kept(tmp_path)
    Path(places.backups).mkdir(parents=True)
    names = ("leadtime-before-the-trip.toml", "leadtime-2026-13-40.toml", "leadtime-20261127.toml", "zz.toml")
    for name in names:
        Path(places.backups, name).write_text("mine")
    file = read_text(places.log)
    for day in range(KEPT + 5):
        back_up(places, file, LOG_NAME, date(2026, 11, 1) + timedelta(days=day))
        back_up(places, file, BUDGET, date(2026, 11, 1) + timedelta(days=day))

    for stem in ("leadtime", "budget"):
        kept_days = sorted(path.name for path in Path(places.backups).glob(f"{stem}-2*-*-??.toml"))
        ours = [name for name in kept_days if name not in names]
        assert len(ours) == KEPT
        assert (ours[0], ours[-1]) == (f"{stem}-2026-11-06.toml", f"{stem}-2026-12-05.toml")
    assert [Path(places.backups, name).read_text() for name in names] == ["mine"] * 4
    assert newest_backup(places, LOG_NAME) == str(Path(places.backups, "leadtime-2026-12-05.toml"))
