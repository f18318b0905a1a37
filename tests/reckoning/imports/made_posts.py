"""Posts, and an organisation they may be about, for the tests of how the two are brought together."""

from datetime import date, datetime, timedelta, timezone

from leadtime.model.post import Post
from leadtime.model.unit import Behaviour, Organisation, Unit

WINTER = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 27, 13, tzinfo=WINTER)

ORGANISATION = Organisation(
    units=(
        Unit("schools", "Schools"),
        Unit("schools/elineberg", "Elineberg", 62, aliases=("Elineberg skola", "eliskolan_hbg")),
        Unit("schools/tågaborg", "Tågaborgsskolan", 48),
        Unit("schools/råå", "Råå skola", 30),
        Unit("schools/ängen", headcount=20),
        Unit("schools/angen", headcount=20),
        Unit("schools/wieselgren", "Wieselgrensskolan norra", 35, end=date(2026, 6, 1)),
        Unit("schools/nordväst", "Nordvästskolan", 50, start=date(2027, 1, 1)),
        Unit("preschools", "Förskolor"),
        Unit("preschools/elineberg", "Elinebergs förskola", 14),
        Unit("preschools/solen", "Solen", 12),
        Unit("preschools/kullagården", headcount=12),
        Unit("care", "Vård och omsorg"),
        Unit("care/seaview", "Seaview", 95, aliases=("Sea View care home",)),
        Unit("care/seaview/night", "Seaview night team", 20),
        Unit("care/råå", "Råå", 40),
        Unit("care/birch-court", "Birch Court", 40),
        Unit("care/old-mill", "Old Mill", 22, end=date(2026, 9, 1)),
        Unit("care/mill-house", "Mill House", 22, was=("care/old-mill",), start=date(2026, 9, 1)),
        Unit("care/west", "Home care west", end=date(2026, 10, 1)),
        Unit("care/west-inner", "Inner west", was=("care/west",), start=date(2026, 10, 1)),
        Unit("care/west-outer", "Outer west", was=("care/west",), start=date(2026, 10, 1)),
        Unit("centre", "Centrum", 33),
        Unit("city-hall", "City hall", 70),
        Unit("library", "Main library", 25),
        Unit("it", "IT", 40),
        Unit("elsinore", "Helsingör", 5),
    ),
    behaviours=(
        Behaviour("helps others", "Hjälper andra", ("hjälpsam", "#stöttar")),
        Behaviour("tries something new", aliases=("nytänkande",)),
        Behaviour("courage", "Mod"),
    ),
)


def post(text: str, day: date = date(2026, 11, 20), number: int = 1, hour: int = 12) -> Post:
    """A post of that text, on the day at noon."""
    at = datetime(day.year, day.month, day.day, hour, tzinfo=WINTER)
    return Post(f"instagram:{number:08x}", "instagram", at, text, place=f"posts_1.json:{number}")
