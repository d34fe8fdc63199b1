"""The engagements as a list, a timeline and files, narrowed by what the address asks."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json

import pytest

from tests.factories import make_event, make_event_place, make_event_unit, make_figure, make_place
from tests.views.world import make_world

pytestmark = pytest.mark.django_db
LIST = "/en/engagements/"


def make_more(number=3, **fields):
    """Make engagements of successive days that nothing else is known of."""
    days = [dt.date(1953, 12, 1) + dt.timedelta(days=n) for n in range(number)]
    return [
        make_event(title_en=f"Raid {n}", type="raid", **{"earliest": day, "latest": day, **fields})
        for n, day in enumerate(days)
    ]


def values(response, facet):
    """Return a facet of the form as counts by value."""
    found = next(one for one in response.context["form"].facets if one.name == facet)
    return {value.value: value.count for value in found.values}


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [
        ("to=1954&from=1953", "?from=1953&to=1954"),
        ("from=&to=&type=&sort=date&page=1&when=happened", ""),
        ("type=raid&type=battle&type=raid", "?type=battle&type=raid"),
        ("view=list&sort=-date", "?sort=-date"),
        ("from=%201953%20", "?from=1953"),
    ],
)
def test_one_question_has_one_address(client, asked, canonical):
    response = client.get(f"{LIST}?{asked}")

    assert (response.status_code, response["Location"]) == (302, LIST + canonical)
    assert client.get(response["Location"]).status_code == 200


def test_a_canonical_address_names_itself_and_is_not_indexed(client):
    make_world()
    response = client.get(f"{LIST}?from=1953&type=battle")

    assert 'rel="canonical" href="http://testserver/en/engagements/?from=1953' in response.text
    assert '<meta name="robots" content="noindex">' in response.text


def test_htmx_is_told_the_canonical_address_instead_of_being_sent_there(client):
    make_world()
    response = client.get(f"{LIST}?to=&from=1953&sort=date", headers={"HX-Request": "true"})

    assert (response.status_code, response["HX-Push-Url"]) == (200, f"{LIST}?from=1953")
    assert response.context["citation"].url == f"http://testserver{LIST}?from=1953"


@pytest.mark.parametrize("query", ["region=atlantis", "min=-1", "when=never", "colour=red"])
def test_what_cannot_be_used_is_named_and_ignored(client, query):
    make_world()
    response = client.get(f"{LIST}?{query}")

    assert response.status_code == 200
    assert response.context["count"] == 1
    assert len([s for row in response.context["form"].problems.values() for s in row]) == 1


def test_every_facet_counts_what_its_values_would_leave(client):
    make_world()
    make_more()
    response = client.get(LIST)

    assert values(response, "type") == {"raid": 3, "battle": 1}
    assert values(response, "unit") == {"vpa": 1, "unknown": 3}
    assert values(response, "by") == {"vna": 1, "unknown": 3}
    assert values(response, "paper") == {"daily": 1, "unknown": 3}
    assert values(response, "diff") == {"1": 1, "unknown": 3}
    for facet in ("type", "unit", "by", "paper", "side", "figure", "dated", "placed", "status"):
        for value, count in values(response, facet).items():
            assert client.get(f"{LIST}?{facet}={value}").context["count"] == count


def test_values_that_hold_nothing_here_are_kept_and_the_chosen_come_first(client):
    make_world()
    make_more()
    response = client.get(f"{LIST}?type=battle&unit=vpa")

    assert list(values(response, "type").items()) == [("battle", 1), ("raid", 0)]
    assert 'class="cb zero"' in response.text


def test_a_chip_takes_one_value_away_and_a_range_has_one_chip(client):
    make_world()
    make_more(1)
    response = client.get(f"{LIST}?from=1953-10&to=1954-01&type=battle&type=raid&sort=-date")
    chips = {chip.value.text: chip.address for chip in response.context["form"].chips}

    assert chips["Oct 1953 – Jan 1954"] == "?type=battle&type=raid&sort=-date"
    assert chips["Battle"] == "?from=1953-10&to=1954-01&type=raid&sort=-date"


def test_clearing_all_keeps_order_and_view(client):
    make_world()
    response = client.get(f"{LIST}?from=1953&sort=-date&view=timeline")

    assert response.context["form"].clear == "?sort=-date&view=timeline"


def test_the_views_keep_every_filter(client):
    make_world()
    response = client.get(f"{LIST}?from=1953&page=7")
    ways = {way.code: way.address for way in response.context["ways"]}

    assert ways["timeline"] == "?from=1953&view=timeline"
    assert client.get(LIST + ways["timeline"]).context["count"] == 1


def test_the_chart_holds_all_and_matching_and_its_bars_lead_to_their_period(client):
    make_world()
    make_more()
    chart = client.get(f"{LIST}?type=raid").context["chart"]
    bars = {bar.period: (bar.all, bar.matching, bar.address) for bar in chart.bars}

    assert chart.title == "Engagements per day"
    assert bars["2 Dec 1953"] == ("1", "1", "?from=1953-12-02&to=1953-12-02&type=raid")
    assert bars["13 Dec 1953"][:2] == ("1", "0")
    assert sum(int(bar.all) for bar in chart.bars) == 4


def test_a_range_is_shaded_and_what_lies_beside_it_stays_in_view(client):
    make_world()
    make_more()
    chart = client.get(f"{LIST}?from=1953-12-02&to=1953-12-03").context["chart"]

    assert chart.windowed
    assert [bar.beside for bar in chart.bars] == [True, False, False, True]


def test_a_period_total_is_a_span_under_the_bars(client):
    make_world()
    make_event(
        kind="aggregate",
        title_en="A year",
        earliest=dt.date(1953, 12, 10),
        latest=dt.date(1954, 2, 1),
    )
    [span] = client.get(LIST).context["chart"].spans

    assert (span.title.text, span.matching) == ("A year", True)
    assert "A year · 10 Dec 1953 – 1 Feb 1954" in client.get(LIST).text


def test_the_timeline_has_a_row_for_each_region_and_for_what_has_none(client):
    make_world()
    make_more(1)
    timeline = client.get(f"{LIST}?view=timeline").context["timeline"]

    assert [(row.name.text, row.level, row.count) for row in timeline.rows] == [
        ("North", 0, "1"),
        ("Lai Chau", 1, "1"),
        ("Not placed in any region", 0, "1"),
    ]
    assert [len(row.marks) for row in timeline.rows] == [1, 1, 1]


def test_the_timeline_by_unit_counts_by_period_where_marks_would_be_too_many(client, monkeypatch):
    monkeypatch.setattr("archive.queries.timeline.SINGLY", 1)
    world = make_world()
    for event in make_more():
        make_event_unit(event, world["units"])
    timeline = client.get(f"{LIST}?view=timeline&rows=unit").context["timeline"]

    assert [(row.name.text, row.count, len(row.marks)) for row in timeline.rows] == [
        ("People's Army", "4", 4)
    ]
    assert timeline.rows[0].marks[0].address == (
        "?from=1953-12-01&to=1953-12-01&unit=vpa&view=timeline&rows=unit"
    )


def test_nothing_dated_shows_the_list_instead_of_a_timeline(client):
    make_more(1, earliest=None, latest=None)
    response = client.get(f"{LIST}?view=timeline")

    assert (response.status_code, response.context["chart"]) == (200, None)


def test_all_values_of_a_facet_have_a_page_with_a_search_in_any_script(client):
    make_world()
    make_event_place(make_more(1)[0], make_place(slug="hue", name_en="Hue", name_vi="Huế"))
    page = f"{LIST}values/region/"

    assert len(client.get(page).context["values"]) == 3
    found = client.get(f"{page}?from=1953&name=莱州&region=hue")
    assert [value.value for value in found.context["values"]] == ["hue", "lai-chau"]
    assert '<input type="hidden" name="from" value="1953">' in found.text
    assert client.get(f"{LIST}values/colour/").status_code == 404


def rows_of(response):
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("query", ["", "?type=raid", "?from=1953-12-02&to=1953-12-20", "?unit=vpa"])
def test_a_file_has_as_many_rows_as_the_screen_says(client, query):
    make_world()
    make_more()
    count = client.get(f"{LIST}{query}").context["count"]

    assert len(rows_of(client.get(f"/engagements.csv{query}"))) == count
    for name in ("json", "geojson"):
        found = json.loads(b"".join(client.get(f"/engagements.{name}{query}").streaming_content))
        assert len(found["features"] if name == "geojson" else found) == count


def test_a_row_of_a_file_says_who_claims_what_in_which_words(client):
    world = make_world()
    [row] = rows_of(client.get("/claims.csv"))

    assert row["uid"] == world["engagements"].uid
    assert (row["low"], row["best"], row["high"], row["reading"]) == ("24", "24", "24", "disputed")
    assert (row["date_edtf"], row["date_prec"], row["claimant"]) == (
        world["engagements"].date_edtf,
        "day",
        "Vietnam News Agency",
    )
    assert row["quote_en"] == "twenty-four enemy battalions"
    assert row["quote_zh"] == "敌军二十四个连"
    assert "People's Daily" in row["citation"]
    assert row["relay"] == "Vietnam News Agency"
    assert row["version"]


def test_an_engagement_of_which_nothing_is_claimed_is_a_row_and_no_claim(client):
    make_more(1)

    [row] = rows_of(client.get("/engagements.csv"))
    assert (row["claims"], row["low"], row["quote_en"]) == ("0", "", "")
    assert rows_of(client.get("/claims.csv")) == []


@pytest.mark.parametrize("concept", ["dispatches", "differences", "places", "units"])
def test_the_other_lists_have_files_of_the_same_rows(client, concept):
    make_world()
    count = client.get(f"/en/{concept}/").context["count"]

    rows = rows_of(client.get(f"/{concept}.csv"))
    assert len(rows) == count > 0
    assert rows[0]["url"].startswith("http://testserver/en/")
    found = json.loads(b"".join(client.get(f"/{concept}.json").streaming_content))
    assert [row["uid"] for row in found] == [row["uid"] for row in rows]
    assert f'href="/{concept}.csv"' in client.get(f"/en/{concept}/").text


def test_what_is_not_located_keeps_its_feature_without_a_point(client):
    make_more(1)
    found = json.loads(b"".join(client.get("/engagements.geojson").streaming_content))

    assert found["features"][0]["geometry"] is None
    assert found["features"][0]["when"]["edtf"] == "1953-12-13"


def test_files_cost_the_same_for_any_number_of_rows(client, django_assert_num_queries):
    world = make_world()
    b"".join(client.get("/claims.csv").streaming_content)
    for number in (0, 3):
        for event in make_more(number):
            make_figure(world["dispatches"], events=[event])
        b"".join(client.get("/claims.csv").streaming_content)
        with django_assert_num_queries(8):
            b"".join(client.get("/claims.csv").streaming_content)


def test_a_reader_goes_on_within_the_results_and_back_to_them(client):
    make_world()
    events = make_more()
    first, second = events[0], events[1]

    def step(event, name, query="?type=raid"):
        return client.get(f"{LIST}beside/{event.uid}/{name}/{query}")["Location"]

    assert step(first, "next") == f"{LIST}{second.uid}/{second.slug}/?type=raid"
    assert step(second, "previous") == f"{LIST}{first.uid}/{first.slug}/?type=raid"
    assert step(first, "previous") == f"{LIST}?type=raid#e-{first.uid}"
    assert step(events[2], "results", "?type=raid&sort=-date").startswith(
        f"{LIST}?type=raid&sort=-date#e-"
    )
    assert step(first, "next", "?type=battle") == f"{LIST}?type=battle"
    response = client.get(f"{LIST}?type=raid")
    assert f'href="{LIST}{first.uid}/{first.slug}/?type=raid"' in response.text


@pytest.mark.parametrize("view", ["list", "timeline"])
def test_no_view_costs_more_with_more_rows(client, django_assert_max_num_queries, view):
    make_world()
    make_more()
    client.get(f"{LIST}?view={view}")
    query = "from=1953&to=1954&region=north&type=battle&status=proposed&diff=1&by=vna&paper=daily"
    with django_assert_max_num_queries(15):
        client.get(f"{LIST}?{query}&unit=vpa&figure=annihilated&min=1&view={view}")


def test_rows_that_last_for_days_cost_no_more(client, django_assert_max_num_queries):
    for number in range(20):
        make_event(latest=dt.date(1953, 12, 20 + number % 5))
    client.get(LIST)
    with django_assert_max_num_queries(15):
        client.get(f"{LIST}?type=battle")


def test_readers_of_printed_dates_find_what_was_printed_then(client):
    make_world()

    assert client.get(f"{LIST}?from=1954-01-01&to=1954-01-01").context["count"] == 0
    query = "?from=1954-01-01&to=1954-01-01&when=reported"
    assert client.get(f"{LIST}{query}").context["count"] == 1
