from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.dates import read_partial
from archive.text.periods import MOST, UNITS, finest, framed, period_of, periods

DAYS = st.integers(693596, 730485).map(dt.date.fromordinal)  # 1900 to 2000
WHOLE = (dt.date(1952, 7, 1), dt.date(1954, 5, 7))


@given(DAYS, st.sampled_from(UNITS))
def test_a_day_lies_in_its_period_and_the_bounds_ask_for_exactly_it(day, unit):
    period = period_of(day, unit)

    assert period.first <= day <= period.last
    first, last = (read_partial(bound) for bound in period.bounds)
    assert (first.first, last.last) == (period.first, period.last)


@given(DAYS, DAYS)
def test_periods_follow_each_other_without_a_gap_and_are_few(one, other):
    first, last = sorted((one, other))
    unit = finest(first, last)
    found = periods(first, last, unit)

    assert len(found) <= MOST
    assert found[0].first <= first
    assert found[-1].last >= last
    for before, after in pairwise(found):
        assert after.first == before.last + dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("asked", "unit", "first", "number"),
    [
        ((None, None), "month", dt.date(1952, 7, 1), 23),
        ((dt.date(1953, 12, 1), dt.date(1953, 12, 31)), "day", dt.date(1953, 11, 17), 59),
        ((dt.date(1953, 10, 1), dt.date(1954, 1, 31)), "month", dt.date(1952, 7, 1), 23),
        ((dt.date(1954, 4, 30), None), "day", dt.date(1954, 4, 4), 34),
        ((dt.date(1960, 1, 1), None), "month", dt.date(1952, 7, 1), 23),
    ],
)
def test_what_is_asked_for_is_framed_by_what_lies_around_it(asked, unit, first, number):
    found = framed(WHOLE, asked)

    assert (found[0].unit, found[0].first, len(found)) == (unit, first, number)


def test_the_ends_of_the_calendar_are_periods_too():
    assert period_of(dt.date.min, "decade").first == dt.date.min
    assert period_of(dt.date.max, "decade").last == dt.date.max
