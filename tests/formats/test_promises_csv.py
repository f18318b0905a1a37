"""The promises as CSV: a line for each, with the keys of the JSON."""

from datetime import date

import pytest
from tests.reckoning.made_visits import SCHOOLS, TODAY

from leadtime.formats.promises_csv import promises_csv
from leadtime.model.errors import Usage
from leadtime.model.promise import Promise
from leadtime.reckoning.promises import promises
from leadtime.reckoning.units import UnitsThen

VALUE = promises(
    [
        Promise("p1", date(2026, 11, 2), "schools/a", "=1+1, and more", "HR", date(2026, 12, 4), "k1"),
        Promise("p2", date(2026, 11, 3), "gone", "An answer", done=date(2026, 11, 4)),
        Promise("p3", date(2026, 11, 3), "care", "A lift", dropped=date(2026, 11, 3)),
    ],
    UnitsThen(SCHOOLS, TODAY),
)


def test_the_lines() -> None:
    """The open ones first; no text is a formula, and a due day to come is below zero."""
    assert promises_csv(VALUE).splitlines() == [
        "id,date,unit,unit_now,what,owner,due,entry,state,done,dropped,days,days_over",
        """p1,2026-11-02,schools/a,schools/a,"'=1+1, and more",HR,2026-12-04,k1,open,,,25,-7""",
        "p2,2026-11-03,gone,gone,An answer,,,,done,2026-11-04,,1,",
        "p3,2026-11-03,care,care,A lift,,,,dropped,,2026-11-03,0,",
    ]
    assert promises_csv(VALUE, only_open=True).count("\n") == 2


def test_a_swedish_excel() -> None:
    """Has semicolons, the mark and CRLF; a language that nobody knows is refused."""
    text = promises_csv(VALUE, excel=True, locale="sv")
    assert text.startswith("\ufeffid;date;unit;")
    assert text.endswith("A lift;;;;dropped;;2026-11-03;0;\r\n")
    with pytest.raises(Usage):
        promises_csv(VALUE, locale="xx")
