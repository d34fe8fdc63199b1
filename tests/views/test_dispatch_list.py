"""The list of dispatches: what narrows it, with counts, chips and one address a question."""

import datetime as dt

import pytest

from tests.factories import (
    decided,
    make_agency,
    make_discrepancy,
    make_dispatch,
    make_item,
    make_newspaper,
)
from tests.views.world import make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def printed():
    daily = make_newspaper(slug="daily", label_en="People's Daily")
    xinhua = make_agency(slug="xinhua", label_en="Xinhua")
    first = make_dispatch(newspaper=daily, published=dt.date(1953, 12, 14), title_en="First")
    make_item(first, agency=xinhua)
    make_discrepancy(first, status="accepted", decision=decided("discrepancy"))
    make_dispatch(newspaper=daily, published=dt.date(1954, 1, 1), title_en="Second", has_en=False)
    make_dispatch(newspaper=None, published=None, title_en="Third", has_zh=False)


def titles(response):
    return sorted(said.text for row in response.context["rows"] for said in row.titles[:1])


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["First", "Second", "Third"]),
        ("?from=1954", ["Second"]),
        ("?to=1953-12", ["First"]),
        ("?newspaper=daily", ["First", "Second"]),
        ("?newspaper=unknown", ["Third"]),
        ("?year=1953", ["First"]),
        ("?language=both", ["First"]),
        ("?language=en&language=zh", ["Second", "Third"]),
        ("?diff=1", ["First"]),
        ("?diff=0", ["Second", "Third"]),
        ("?status=accepted", ["First"]),
        ("?agency=xinhua", ["First"]),
        ("?dated=no", ["Third"]),
    ],
)
def test_dispatches_are_narrowed(client, printed, query, expected):
    response = client.get(f"/en/dispatches/{query}")

    assert titles(response) == expected
    assert response.context["count"] == len(expected)


def test_values_show_what_they_would_leave(client, printed):
    form = client.get("/en/dispatches/?newspaper=daily").context["form"]

    counts = {
        facet.name: {value.label.text: value.count for value in facet.values}
        for facet in form.facets
    }
    assert counts["newspaper"] == {"People's Daily": 2, "Newspaper not known": 1}
    assert counts["language"] == {"Both languages": 1, "English only": 0, "Chinese only": 1}
    assert counts["year"] == {"1953": 1, "1954": 1}
    assert counts["dated"] == {"Only texts without a date": 0}


def test_a_chip_takes_one_value_away(client, printed):
    response = client.get("/en/dispatches/?from=1953&newspaper=daily&language=both&language=zh")

    chips = {chip.value.text: chip.address for chip in response.context["form"].chips}
    assert chips["Both languages"] == "?from=1953&newspaper=daily&language=zh"
    assert chips["from 1953"] == "?newspaper=daily&language=both&language=zh"


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [
        ("language=zh&from=1953&to=", "?from=1953&language=zh"),
        ("sort=-date&page=1", ""),
    ],
)
def test_one_question_has_one_address(client, printed, asked, canonical):
    response = client.get(f"/en/dispatches/?{asked}")

    assert (response.status_code, response["Location"]) == (302, f"/en/dispatches/{canonical}")


@pytest.mark.parametrize(
    "query", ["newspaper=x", "language=x", "diff=x", "from=x", "sort=x", "agency=x", "page=x"]
)
def test_a_wrong_value_is_named_and_breaks_nothing(client, printed, query):
    response = client.get(f"/en/dispatches/?{query}")

    assert "could not be used" in response.text
    assert len(response.context["rows"]) == 3


def test_the_order_can_be_turned_round(client, printed):
    rows = client.get("/en/dispatches/?sort=date").context["rows"]

    assert [row.titles[0].text for row in rows] == ["First", "Second", "Third"]


def test_a_list_narrowed_in_place_tells_its_address(client, printed):
    response = client.get("/en/dispatches/?language=zh&from=", headers={"HX-Request": "true"})

    assert response["HX-Push-Url"] == "/en/dispatches/?language=zh"


def test_every_filter_together_stays_within_the_price(client, django_assert_max_num_queries):
    make_world()
    query = "from=1953&to=1954&newspaper=daily&year=1954&language=both&diff=1&agency=vna"
    client.get("/en/dispatches/")

    with django_assert_max_num_queries(8):
        assert client.get(f"/en/dispatches/?{query}").context["count"] == 1
