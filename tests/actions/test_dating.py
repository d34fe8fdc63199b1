import datetime as dt

import pytest

from archive.actions.dating import dated
from archive.ingest.records import DateValue, Semantics

YEAR = DateValue(
    "1952-07/1953-07",
    dt.date(1952, 7, 1),
    dt.date(1953, 7, 31),
    "month",
    Semantics.THROUGHOUT,
)
MONTH = DateValue("1953-09", dt.date(1953, 9, 1), dt.date(1953, 9, 30), "month")
DAY = DateValue("1953-12-23", dt.date(1953, 12, 23), dt.date(1953, 12, 23), "day")
SINCE = DateValue("1953-12-11/..", dt.date(1953, 12, 11), None, "day")


@pytest.mark.parametrize(
    ("value", "basis", "semantics"),
    [
        (YEAR, "explicit", "throughout"),
        (YEAR, "undated; within the period of the totals", "within"),
        (MONTH, "explicit", "within"),
        (DAY, "explicit", "exact"),
        (SINCE, "explicit", "after"),
    ],
)
def test_dated_says_how_the_date_is_meant(value, basis, semantics):
    assert dated(value, basis, dt.date(1954, 1, 1))["date_semantics"] == semantics


def test_dated_closes_an_open_end_on_the_day_of_the_report():
    columns = dated(SINCE, "explicit", dt.date(1953, 12, 13))

    assert (columns["earliest"], columns["latest"]) == (
        dt.date(1953, 12, 11),
        dt.date(1953, 12, 13),
    )
