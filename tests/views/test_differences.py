"""The list of differences: what it shows, how it is narrowed, and what it costs."""

import datetime as dt

import pytest

from tests.factories import decided, make_discrepancy, make_dispatch, make_newspaper
from tests.views.world import make_world

pytestmark = pytest.mark.django_db


def kinds(response):
    return [one.kind for row in response.context["rows"] for one in row.differences]


def test_a_difference_has_both_quotes_the_reason_and_the_passage(client):
    dispatch = make_world()["dispatches"]

    text = client.get("/en/differences/").text

    assert '<q lang="en">twenty-four enemy battalions</q>' in text
    assert '<q lang="zh-Hans">敌军二十四个连</q>' in text
    assert "annihilated </span><q" in text
    assert "The numbers differ." in text
    assert f'href="/en/dispatches/{dispatch.uid}/{dispatch.slug}/?words=en1.' in text
    assert '<span class="badge proposed">Proposed</span>' in text


@pytest.mark.parametrize(
    ("sort", "told"),
    [
        ("date", [("Second", 1), ("First", 3)]),
        ("oldest", [("First", 3), ("Second", 1)]),
        ("kind", [("First", 1), ("Second", 1), ("First", 2)]),
    ],
)
def test_a_dispatch_is_named_once_for_its_differences_in_a_row(client, settings, sort, told):
    first, second = (
        make_dispatch(title_en=title, title_zh="", published=dt.date(1953, month, 1))
        for month, title in ((11, "First"), (12, "Second"))
    )
    for dispatch, kind in ((first, "date"), (second, "number"), (first, "unit"), (first, "unit")):
        make_discrepancy(dispatch, kind=kind)

    page = client.get(f"/en/differences/?sort={sort}", follow=True)

    rows = [(row.title.text, len(row.differences)) for row in page.context["rows"]]
    assert rows == told
    assert page.text.count("First</a></h3>") == sum(title == "First" for title, _ in told)
    assert page.text.count('class="versus"') == page.context["count"] == 4
    settings.PAGE_SIZE = 2
    pages = [client.get(f"/en/differences/?sort={sort}&page={n}", follow=True) for n in (1, 2)]
    assert [sum(len(r.differences) for r in one.context["rows"]) for one in pages] == [2, 2]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_any_number_of_rows(client, django_assert_num_queries, rows):
    for _ in range(rows):
        make_discrepancy()

    client.get("/en/differences/")  # reads the sets, once a process

    with django_assert_num_queries(3):
        response = client.get("/en/differences/")

    assert len(response.context["rows"]) == rows


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["date", "number", "echelon"]),
        ("kind=number", ["number"]),
        ("kind=number&kind=date", ["date", "number"]),
        ("severity=major", ["number"]),
        ("severity=minor&severity=nuance", ["date", "echelon"]),
        ("status=proposed", ["date", "number"]),
        ("status=accepted", ["echelon"]),
        ("newspaper=daily", ["number"]),
        ("from=1954", ["date"]),
        ("to=1953-12", ["number", "echelon"]),
        ("from=1953-12-14&to=1953-12-14", ["number"]),
        ("sort=oldest", ["echelon", "number", "date"]),
        ("sort=severity", ["number", "date", "echelon"]),
        ("sort=kind", ["date", "echelon", "number"]),
    ],
)
def test_differences_are_narrowed_and_put_in_order(client, query, expected):
    def told(day, **fields):
        make_discrepancy(make_dispatch(published=day, **fields.pop("printed", {})), **fields)

    daily = {"newspaper": make_newspaper(slug="daily")}
    told(dt.date(1952, 1, 1), kind="echelon", severity="nuance", status="accepted")
    told(dt.date(1953, 12, 14), kind="number", severity="major", printed=daily)
    told(dt.date(1954, 3, 1), kind="date", severity="minor")

    assert kinds(client.get(f"/en/differences/?{query}", follow=True)) == expected


@pytest.mark.parametrize(
    "query",
    ["kind=x", "severity=x", "status=x", "newspaper=x", "from=x", "to=1953-99", "sort=x", "page=x"],
)
def test_a_wrong_value_is_named_and_breaks_nothing(client, query):
    make_world()

    response = client.get(f"/en/differences/?{query}")

    assert "could not be used" in response.text
    assert len(response.context["rows"]) == 1


def test_an_empty_list_says_why(client):
    assert "No difference between the languages has been found." in (
        client.get("/en/differences/").text
    )
    make_discrepancy()

    page = client.get("/en/differences/?from=1999&severity=major")

    (dates, gravity) = page.context["ways_out"]
    assert (dates.alone, dates.without, dates.address) == (0, 1, "?severity=major")
    assert (gravity.alone, gravity.without) == (1, 0)
    assert "It finds nothing by itself." in page.text
    assert "Leave it out: 1 found" in page.text


def facet(response, name):
    (found,) = [one for one in response.context["form"].facets if one.name == name]
    return {value.value: (value.count, value.chosen) for value in found.values}


def test_every_value_has_its_count_and_its_own_facet_is_left_aside(client):
    daily = make_dispatch(newspaper=make_newspaper(slug="daily"))
    make_discrepancy(daily, kind="number", severity="major", status="accepted")
    make_discrepancy(daily, kind="date", severity="minor")
    make_discrepancy(kind="date", severity="minor")

    page = client.get("/en/differences/?kind=date&newspaper=daily")

    assert facet(page, "kind") == {"date": (1, True), "number": (1, False)}
    assert facet(page, "newspaper") == {"daily": (1, True), "unknown": (1, False)}
    assert facet(page, "status") == {"accepted": (0, False), "proposed": (1, False)}
    assert facet(page, "severity")["major"] == (0, False)
    assert (page.context["count"], page.context["everything"]) == (1, 3)


def test_the_list_is_narrowed_in_place_under_one_address(client):
    make_discrepancy(severity="major")

    narrowed = client.get("/en/differences/?to=&severity=major", headers={"HX-Request": "true"})

    assert narrowed["HX-Push-Url"] == "/en/differences/?severity=major"
    assert client.get("/en/differences/?to=&severity=major").url == narrowed["HX-Push-Url"]


def test_a_dismissed_difference_is_not_listed(client):
    row = make_discrepancy()
    row.state, row.decision = "dismissed", decided("discrepancy", row.uid)
    row.save()

    assert kinds(client.get("/en/differences/")) == []


def test_pages_keep_their_filters(client, settings):
    settings.PAGE_SIZE = 1
    for _ in range(2):
        make_discrepancy(severity="major")

    page = client.get("/en/differences/?severity=major").context["page"]

    assert (page.total, page.next) == (2, "?severity=major&page=2")


def test_the_first_page_quotes_the_newest_grave_difference_and_leads_to_all(client):
    make_world()

    text = client.get("/en/").text

    assert text.count('<q lang="en">twenty-four enemy battalions</q>') == 1
    assert 'href="/en/differences/"' in text
    assert 'href="/en/terms/"' in text
