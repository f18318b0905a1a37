"""The figures of the recognitions as CSV, one kind of line for each kind of row."""

from tests.reckoning.made_lifts import lift, value_of

from leadtime.formats.recognitions_csv import recognitions_csv

MADE = [lift(3, "schools/elineberg", "help"), lift(4, "schools/elineberg"), lift(5, "gone", "sings")]


def test_the_lines() -> None:
    """Units and groups, then units that nobody knows, then behaviours, the last of them without a name."""
    days = "2026-11-01,2026-12-01,2026-11-27"
    assert recognitions_csv(value_of(MADE)).splitlines() == [
        "period_start,period_end,as_of,kind,name,label,own_lifts,lifts,share,headcount,headcount_share,last_lift,days_since",
        f"{days},group,schools,,0,2,0.666667,80,0.8,2026-11-04,23",
        f"{days},unit,schools/elineberg,Elineberg,2,2,0.666667,60,0.6,2026-11-04,23",
        f"{days},unit,schools/seaview,Seaview,0,0,0.0,20,0.2,,",
        f"{days},group,libraries,,0,0,0.0,20,0.2,,",
        f"{days},unit,libraries/raus,Raus,0,0,0.0,20,0.2,,",
        f"{days},unknown,gone,,,1,0.333333,,,,",
        f"{days},behaviour,helps others,,,1,0.333333,,,,",
        f"{days},behaviour,takes responsibility,Responsibility,,0,0.0,,,,",
        f"{days},behaviour,sings,,,1,0.333333,,,,",
        f"{days},behaviour,,,,1,0.333333,,,,",
    ]


def test_a_swedish_excel() -> None:
    """Has semicolons, decimal commas, the mark and CRLF."""
    text = recognitions_csv(value_of(MADE), excel=True, locale="sv")
    assert text.startswith("\ufeffperiod_start;period_end;")
    assert ";2;0,666667;80;0,8;2026-11-04;23\r\n" in text
