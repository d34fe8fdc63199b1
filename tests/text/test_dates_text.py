"""Partial dates as typed, and the nearest day before a day."""

import datetime as dt

import pytest

from archive.text.dates import PartialDate, latest_day, read_partial


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1953", PartialDate("1953", dt.date(1953, 1, 1), dt.date(1953, 12, 31), "year")),
        ("1952-02", PartialDate("1952-02", dt.date(1952, 2, 1), dt.date(1952, 2, 29), "month")),
        (" 1954-5-7 ", PartialDate("1954-05-07", dt.date(1954, 5, 7), dt.date(1954, 5, 7), "day")),
    ],
)
def test_read_partial_returns_the_first_and_last_day(text: str, expected: PartialDate) -> None:
    assert read_partial(text) == expected


@pytest.mark.parametrize("text", ["53", "1953-13", "1953-00", "1953-02-29", "May 1953", "0000"])
def test_read_partial_raises_when_there_is_no_such_date(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_partial(text)


@pytest.mark.parametrize(
    ("day", "not_after", "month", "expected"),
    [
        (31, dt.date(1954, 1, 1), None, dt.date(1953, 12, 31)),
        (1, dt.date(1954, 1, 1), None, dt.date(1954, 1, 1)),
        (30, dt.date(1954, 3, 1), None, dt.date(1954, 1, 30)),
        (23, dt.date(1954, 1, 1), 12, dt.date(1953, 12, 23)),
        (29, dt.date(1953, 12, 31), 2, dt.date(1952, 2, 29)),
        (31, dt.date(1953, 12, 31), 2, None),
        (0, dt.date(1953, 12, 31), None, None),
        (40, dt.date(1953, 12, 31), None, None),
    ],
)
def test_latest_day_returns_the_nearest_such_day_before(
    day: int, not_after: dt.date, month: int | None, expected: dt.date | None
) -> None:
    assert latest_day(day, not_after, month) == expected
