"""The coverage as CSV: the whole text, and that units can be summed."""

import csv
import io
from datetime import date

import pytest
from tests.reckoning.made_visits import SCHOOLS, TODAY, covered, visit

from leadtime.formats.coverage_csv import COLUMNS, coverage_csv
from leadtime.model.errors import Usage
from leadtime.model.unit import Organisation, Unit

VALUE = covered(SCHOOLS, [visit("care", date(2026, 11, 20), 6, 30), visit("care/d", date(2026, 11, 7))])
DAYS = "2026-10-01,2027-01-01,2026-11-27"


def test_the_lines() -> None:
    """Groups and units as in the table, numbers as numbers; a part alone on request."""
    lines = coverage_csv(VALUE, "care").splitlines()
    assert lines == [
        "period_start,period_end,as_of,kind,name,label,last_visit,days_since,visit_every_days,staleness,is_overdue,"
        "visits,minutes,people,units,visited,overdue,never,not_yet,headcount,open_promises,overdue_promises,unseen_shifts",
        f"{DAYS},group,care,,,,,,,2,90,6,2,2,1,0,0,40,0,,",
        f'{DAYS},unit,care,,2026-11-20,7,10,0.7,false,1,30,6,1,1,0,0,0,10,0,0,"day, night"',
        f'{DAYS},unit,care/d,,2026-11-07,20,10,2.0,true,1,60,0,1,1,1,0,0,30,0,0,"day, night"',
    ]


def test_a_unit_that_is_over_has_a_line_of_its_own_kind() -> None:
    """With what counts of it, behind all others; what only a unit of the day has is empty."""
    organisation = SCHOOLS._replace(units=(*SCHOOLS.units, Unit("care/mill", "The mill", 9, end=TODAY)))
    value = covered(organisation, [visit("care/mill", date(2026, 11, 20), 6, 30)])
    assert coverage_csv(value, "care").splitlines()[-1] == f"{DAYS},ended,care/mill,The mill,,,,,,1,30,6,,,,,,,0,,"
    assert "ended" not in coverage_csv(value, "schools")


def test_the_swedish_spreadsheet() -> None:
    """`;` between cells and decimal commas, the mark and CRLF."""
    text = coverage_csv(VALUE, "care", excel=True, locale="sv")
    assert text.startswith("\ufeffperiod_start;period_end;as_of;kind;")
    assert ";7;10;0,7;false;1;30;6;1;" in text
    assert text.endswith("\r\n")
    with pytest.raises(Usage):
        coverage_csv(VALUE, locale="tlh")


def test_the_units_add_up() -> None:
    """Of the lines of the kind `unit`, though `care` is a group as well."""
    rows = [row for row in csv.DictReader(io.StringIO(coverage_csv(VALUE))) if row["kind"] == "unit"]
    for name, total in (("visits", 2), ("minutes", 90), ("units", 5), ("headcount", 160), ("never", 3)):
        assert sum(int(row[name]) for row in rows) == total


def test_no_text_is_a_formula() -> None:
    """A label that a spreadsheet would reckon with gets its apostrophe, and a comma its quotes."""
    text = coverage_csv(covered(Organisation((Unit("a", "=1+1"), Unit("b", 'x, "y"'))), [visit("a", TODAY)]))
    assert ",unit,a,'=1+1," in text
    assert ',unit,b,"x, ""y""",' in text
    assert len(COLUMNS) + 3 == len(next(csv.reader(io.StringIO(text))))
