"""What every list does: it says what it could not use, what found nothing, and where to go on."""

import datetime as dt

import pytest

from archive.search.upkeep import follow_dispatches
from tests.factories import make_discrepancy, make_dispatch, make_event, make_place
from tests.views.world import make_world

pytestmark = pytest.mark.django_db
ODD = (
    "page=99999", "view=nothing", "sort=nothing", "bbox=1,2,3&view=map", "status=x&status=accepted",
    "from=9999&to=1", "q=%22", "kind=x", "located=maybe", "by=x",
)  # fmt: skip
LISTS = ("engagements", "dispatches", "places", "units", "differences", "terms")


def test_period_totals_are_ticked_where_they_are_listed(client):
    total = make_event(title_en="A year", kind="aggregate", dispatch=make_dispatch())

    for query in ("", "?kind=aggregate"):
        text = client.get(f"/en/engagements/{query}").text
        assert '<form action="/en/sum/">' in text
        assert f'<input type="checkbox" name="event" value="{total.uid}"> Add up' in text


def test_the_chart_says_what_its_bars_stand_for_though_all_match(client):
    make_event(day=dt.date(1953, 12, 1), dispatch=make_dispatch())

    text = client.get("/en/engagements/").text

    assert '<span class="key match">Matching</span><span class="key all">All</span>' in text


@pytest.mark.parametrize("path", ["engagements", "dispatches", "differences"])
def test_a_range_that_ends_before_it_begins_is_named_and_left_out(client, path):
    make_discrepancy(make_dispatch())
    make_event(dispatch=make_dispatch())

    page = client.get(f"/en/{path}/?from=1954-05&to=1953")

    assert "No day lies in a range from 1954-05 to 1953." in page.text
    assert page.context["count"] == page.context["everything"] > 0


def test_a_list_that_found_nothing_says_which_filter_found_nothing(client):
    make_event(type="raid", day=dt.date(1953, 12, 1), dispatch=make_dispatch())

    page = client.get("/en/engagements/?from=1960&type=raid")

    dates, kind = page.context["ways_out"]
    assert (dates.label, dates.alone, dates.without, dates.address) == (
        "Date: from 1960", 0, 1, "?type=raid",
    )  # fmt: skip
    assert (kind.alone, kind.without) == (1, 0)


def test_every_page_leads_to_formats_and_licences(client):
    text = client.get("/en/engagements/").text

    assert '<a href="/en/help/#exports">Data and formats</a>' in text
    assert '<a href="/en/about/#sources">Sources and licences</a>' in text


@pytest.mark.parametrize("path", LISTS)
def test_odd_addresses_are_answered_and_a_stranger_in_them_is_named(client, path):
    make_world()

    answers = [client.get(f"/en/{path}/?{query}", follow=True) for query in ODD]
    stranger = client.get(f"/vi/{path}/?stranger=1").text.partition("<main")[2]

    assert {answer.status_code for answer in answers} == {200}
    assert "stranger" in stranger.partition("</section>")[0]


def test_dispatches_are_found_by_their_words_in_a_field_that_shows_them(client):
    follow_dispatches([make_world()["dispatches"].pk])
    make_dispatch()

    page = client.get("/en/dispatches/?q=battalions")

    assert page.context["count"] == 1
    assert '<input type="search" name="q" id="words" value="battalions"' in page.text
    assert [chip.address for chip in page.context["form"].chips] == ["?"]


def test_a_road_is_drawn_as_a_line_whose_course_is_not_known(client):
    make_place(slug="rc-4", name_en="Route 4", kind="road", lat=22.2, lon=106.5, radius_km=90.0)

    page = client.get("/en/places/?view=map&bbox=103,19,110,25")

    (mark,) = page.context["map"].drawing.marks
    assert mark.shape == "line"
    assert [zone.shape for zone in page.context["map"].drawing.zones] == ["line"]
    assert "a road or a river. Its course is not drawn" in page.text


@pytest.mark.parametrize("path", ["engagements", "places", "units"])
@pytest.mark.parametrize("view", ["", "&view=map", "&view=map&q=nothing+at+all"])
def test_a_part_of_the_map_that_is_none_is_named_in_every_view(client, path, view):
    make_world()

    page = client.get(f"/en/{path}/?bbox=1,2{view}", follow=True).text
    plain = client.get(f"/en/{path}/?bbox=102,20,105,23{view}", follow=True).text

    assert page.count("<li><code>bbox</code>: “1,2” is not a part of the map.") == 1
    assert "is not a part of the map" not in plain
    assert client.get(f"/{path}.csv?bbox=1,2")["X-Left-Out"] == "bbox"
    assert "X-Left-Out" not in client.get(f"/{path}.csv?bbox=102,20,105,23")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "“%s” is not a choice here."), ("vi", "Ở đây không có lựa chọn “%s”.")],
)
def test_an_order_or_a_shape_that_a_list_does_not_have_is_named(client, language, sentence):
    make_world()
    asked = {"status": "sealed", "sort": "loudest", "view": "globe"}
    page = client.get(f"/{language}/engagements/", asked, follow=True).content.decode()

    for value in asked.values():
        assert sentence % value in page
    assert "Select a valid choice" not in page


@pytest.mark.parametrize("path", [*LISTS, "claims"])
def test_a_file_names_in_its_header_what_could_not_be_used(client, path):
    make_world()
    good, bad = (client.get(f"/{path}.csv?{query}") for query in ("page=9", "page=9&stranger=1"))

    assert bad.status_code == 200
    assert bad["X-Left-Out"] == "stranger"
    assert "X-Left-Out" not in good


def test_a_header_of_a_file_holds_no_odd_characters_and_no_end_of_them(client):
    make_world()
    odd = "&".join(f"{'n' * 99}{number}%0d%0aSet-Cookie=莱" for number in range(90))
    answer = client.get(f"/engagements.json?from=1953-02-31&region=nowhere&莱=1&{odd}")

    names = answer["X-Left-Out"].split(", ")
    assert names[0] == "from"
    assert len(names) == 20
    assert max(map(len, names)) == 40
