"""Our EDTF reader, with python-edtf as its oracle where both agree on the meaning."""

import datetime as dt

import pytest
from edtf import parse_edtf, struct_time_to_date
from hypothesis import given
from hypothesis import strategies as st

from archive.text.edtf import Bounds, interval, read, write


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("1953", Bounds(day("1953-01-01"), day("1953-12-31"), "year")),
        ("1953-08~", Bounds(day("1953-08-01"), day("1953-08-31"), "month", "~")),
        ("1953-12-11?", Bounds(day("1953-12-11"), day("1953-12-11"), "day", "?")),
        ("1953-12-11%", Bounds(day("1953-12-11"), day("1953-12-11"), "day", "%")),
        ("1953-24", Bounds(day("1953-12-01"), day("1954-02-28"), "season")),
        ("1954-21", Bounds(day("1954-03-01"), day("1954-05-31"), "season")),
        ("195X", Bounds(day("1950-01-01"), day("1959-12-31"), "year", "", "within")),
        ("1953-XX", Bounds(day("1953-01-01"), day("1953-12-31"), "month", "", "within")),
        ("1953-12-XX", Bounds(day("1953-12-01"), day("1953-12-31"), "day", "", "within")),
        (
            "1952-12-20/1953-12-19",
            Bounds(day("1952-12-20"), day("1953-12-19"), "day", "", "throughout"),
        ),
        (
            "1952-12~/1953-12~",
            Bounds(day("1952-12-01"), day("1953-12-31"), "month", "~", "throughout"),
        ),
        (
            "1953-24/1954-21",
            Bounds(day("1953-12-01"), day("1954-05-31"), "season", "", "throughout"),
        ),
        ("1953-03/..", Bounds(day("1953-03-01"), None, "month", "", "throughout")),
        ("../1953", Bounds(None, day("1953-12-31"), "year", "", "throughout")),
        (
            "[1953-12-01..1953-12-10]",
            Bounds(day("1953-12-01"), day("1953-12-10"), "day", "", "within"),
        ),
        ("[..1953-12-10]", Bounds(None, day("1953-12-10"), "day", "", "before")),
        ("[1953-12..]", Bounds(day("1953-12-01"), None, "month", "", "after")),
        ("[1951,1953]", Bounds(day("1951-01-01"), day("1953-12-31"), "year", "", "within")),
        (
            "{1953-04-25..1953-04-26}",
            Bounds(day("1953-04-25"), day("1953-04-26"), "day", "", "throughout"),
        ),
        (
            "1954-05-07T04:00:00",
            Bounds(day("1954-05-07"), day("1954-05-07"), "hour", time=dt.time(4)),
        ),
        (
            "1954-05-07T17:15",
            Bounds(day("1954-05-07"), day("1954-05-07"), "minute", time=dt.time(17, 15)),
        ),
    ],
)
def test_read_returns_bounds_precision_and_meaning(text: str, bounds: Bounds) -> None:
    assert read(text) == bounds


@pytest.mark.parametrize(
    "text",
    ["", "May 1954", "53",
     "1953-13", "1953-02-30", "1953-25", "/", "../..", "[]", "[1953", "{1953]",
     "1954/1953", "195X-01", "1953-XX-07", "1954-05-07T25:00", "1953-24-01"],
)  # fmt: skip
def test_read_raises_when_the_text_is_not_in_the_subset(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read(text)


@pytest.mark.parametrize(
    "text",
    ["1953", "1953-02", "1952-02", "1953-12-11", "1954-21", "1954-22", "1954-23",
     "1952-07/1953-07", "1952-12-20/1953-12-19"],
)  # fmt: skip
def test_read_agrees_with_python_edtf_when_the_date_is_certain(text: str) -> None:
    oracle = parse_edtf(text)
    bounds = read(text)
    assert (bounds.earliest, bounds.latest) == (
        struct_time_to_date(oracle.lower_strict()),
        struct_time_to_date(oracle.upper_strict()),
    )


@given(st.dates(min_value=dt.date(1000, 1, 1), max_value=dt.date(2100, 1, 1)))
def test_write_is_read_back_to_bounds_that_hold_the_day(date: dt.date) -> None:
    for precision in ("day", "month", "season", "year"):
        bounds = read(write(date, precision))
        assert bounds.earliest is not None
        assert bounds.latest is not None
        assert bounds.earliest <= date <= bounds.latest
        assert bounds.precision == precision


def test_interval_writes_an_open_end() -> None:
    assert interval("1953-03", None) == "1953-03/.."
    assert interval(None, "1953") == "../1953"


@given(st.text(max_size=30))
def test_read_gives_bounds_or_a_value_error_for_any_text(text: str) -> None:
    try:
        bounds = read(text)
    except ValueError:
        return
    assert bounds.earliest or bounds.latest
