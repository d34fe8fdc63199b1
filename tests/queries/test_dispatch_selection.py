"""Dispatches are counted as somebody would who looks at every one of them."""

import datetime as dt

import pytest

from archive.queries import calendar, results
from archive.queries.facets import facet_counts
from archive.queries.index.current import forget
from archive.queries.selection import Selection
from tests.factories import (
    decided,
    make_agency,
    make_discrepancy,
    make_dispatch,
    make_event,
    make_item,
    make_newspaper,
)

pytestmark = pytest.mark.django_db
NEW_YEAR = dt.date(1954, 1, 1)


def test_every_facet_of_dispatches_is_counted():
    paper, agency = make_newspaper(slug="daily"), make_agency(slug="xinhua")
    both = make_dispatch(newspaper=paper, published=NEW_YEAR)
    chinese = make_dispatch(newspaper=paper, published=dt.date(1953, 12, 31), has_en=False)
    undated = make_dispatch(published=None, has_zh=False)
    item = make_item(both, agency=agency)
    item.chain.create(position=1, kind="agency", agency=make_agency(slug="vna"))
    for _ in range(2):
        make_discrepancy(both)
    make_discrepancy(chinese, status="rejected", state="dismissed", decision=decided())
    make_event(dispatch=undated, status="accepted")
    forget()

    found = {name: dict(values) for name, values in facet_counts(Selection.of_dispatches()).items()}

    assert found == {
        "newspaper": {"daily": 2, "unknown": 1},
        "year": {"1954": 1, "1953": 1, "unknown": 1},
        "language": {"both": 1, "zh": 1, "en": 1},
        "diff": {"2-4": 1, "0": 2},
        "status": {"accepted": 1, "proposed": 2},
        "agency": {"xinhua": 1, "vna": 1, "unknown": 2},
        "dated": {"day": 2, "unknown": 1},
    }


def test_the_newest_day_comes_first_its_first_page_before_its_second_the_undated_last():
    undated = make_dispatch(published=None).pk
    older = make_dispatch(published=dt.date(1953, 12, 31)).pk
    second, first = make_dispatch(page=2).pk, make_dispatch(page=1).pk
    no_page = make_dispatch().pk

    asked = Selection.of_dispatches()

    assert results.page_ids(asked, "-date") == (first, second, no_page, older, undated)


def test_a_period_holds_what_was_printed_in_it():
    make_dispatch(published=NEW_YEAR)
    make_dispatch(published=None)

    def printed(**period):
        return results.count(Selection.of_dispatches(**period))

    assert printed(first=NEW_YEAR, last=NEW_YEAR) == printed(first=dt.date(1953, 1, 1)) == 1
    assert printed(last=dt.date(1953, 12, 31)) == 0
    assert printed() == 2


def test_the_calendar_counts_issues_by_year_month_and_day():
    paper = make_newspaper(slug="daily")
    for day in ("1953-12-31", "1954-01-01", "1954-01-01", "1954-03-02"):
        make_dispatch(newspaper=paper, published=dt.date.fromisoformat(day))
    make_dispatch(published=dt.date(1954, 2, 2))
    daily = Selection.of_dispatches(chosen={"newspaper": ("daily",)})

    assert calendar.years(daily) == {1953: 1, 1954: 3}
    assert calendar.months(daily, 1954) == {1: 2, 3: 1}
    assert calendar.days(daily, 1954, 1) == {NEW_YEAR: 2}
    assert list(calendar.days(daily, 1954)) == [NEW_YEAR, dt.date(1954, 3, 2)]
    assert results.count(calendar.issue(daily, NEW_YEAR)) == 2
    assert calendar.beside(daily, NEW_YEAR) == (dt.date(1953, 12, 31), dt.date(1954, 3, 2))
    assert calendar.beside(daily, dt.date(1960, 1, 1)) == (dt.date(1954, 3, 2), None)
