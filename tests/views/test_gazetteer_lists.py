"""The lists of places and units: counts, maps, and the same for maps elsewhere."""

import json

import pytest

from tests.factories import (
    make_dispatch,
    make_event,
    make_event_place,
    make_event_unit,
    make_place,
    make_unit,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def places():
    town = make_place(
        slug="lai-chau", name_en="Lai Chau", kind="town", lat=22.07, lon=103.16, radius_km=3.0
    )
    town.names.create(name="Lai Châu", language="vi", source="GeoNames")
    make_place(slug="north", name_en="North", kind="region", lat=21.5, lon=104.5, radius_km=120.0)
    make_place(slug="paris", name_en="Paris", kind="city", lat=48.85, lon=2.35, radius_km=10.0)
    make_place(slug="lost", name_en="Lost", kind="town", lat=None, lon=None, radius_km=None)
    make_event_place(make_event(dispatch=make_dispatch()), town)
    return town


def read(response):
    return json.loads("".join(part.decode() for part in response.streaming_content))


def counted(response, name):
    (found,) = [one for one in response.context["form"].facets if one.name == name]
    return {value.value: value.count for value in found.values}


def test_places_are_counted_by_kind_and_by_whether_they_are_located(client, places):
    page = client.get("/en/places/?kind=town")

    assert counted(page, "kind") == {"town": 2, "city": 1, "region": 1}
    assert counted(page, "located") == {"yes": 1, "no": 1}
    assert [row.names[0].text for row in page.context["rows"]] == ["Lai Chau", "Lost"]


def test_the_map_opens_on_indochina_and_says_what_lies_beyond_and_nowhere(client, places):
    shown = client.get("/en/places/?view=map").context["map"]

    assert {row.names[0].text for row in shown.rows} == {"Lai Chau", "North"}
    assert (shown.beyond, shown.unlocated, shown.unlocated_address) == (1, 1, "?located=no")
    assert [way.name.text for way in shown.presets[:2]] == [
        "Indochina and around", "Everything found",
    ]  # fmt: skip


def test_a_place_is_drawn_as_exactly_as_it_is_known_and_leads_to_its_engagements(client, places):
    page = client.get("/en/places/?view=map")

    shapes = {mark.label: mark.shape for mark in page.context["map"].drawing.marks}
    rows = {row.names[0].text: row for row in page.context["map"].rows}
    assert shapes == {"Lai Chau": "exact", "North": "area"}
    assert (rows["Lai Chau"].count, rows["North"].count) == (1, 0)
    assert rows["Lai Chau"].list == "/en/engagements/?region=lai-chau"
    assert rows["Lai Chau"].precision == "town, within 3 km"


@pytest.mark.parametrize("concept", ["places", "units"])
def test_a_wrong_part_of_the_map_is_named_and_breaks_nothing(client, places, concept):
    make_unit()

    page = client.get(f"/en/{concept}/?view=map&bbox=here")

    assert "is not a part of the map" in page.text


def test_the_map_of_units_is_of_where_they_fought(client, places):
    unit = make_unit(slug="r42")
    event = make_event(dispatch=make_dispatch())
    make_event_unit(event, unit)
    make_event_place(event, places, lat=22.07, lon=103.16, radius_km=3.0, filed_under=places)
    make_unit(slug="idle")

    (row,) = client.get("/en/units/?view=map").context["map"].rows

    assert (row.names[0].text, row.count) == ("Lai Chau", 1)
    assert row.list == "/en/engagements/?region=lai-chau&unit=idle&unit=r42"


def test_places_as_geojson_keep_every_name_and_what_has_no_point(client, places):
    told = read(client.get("/places.geojson?kind=town"))

    town, lost = told["features"]
    assert town["geometry"] == {
        "type": "Point", "coordinates": [103.16, 22.07], "radius_km": 3.0,
    }  # fmt: skip
    assert town["@id"].endswith(f"/en/places/{places.uid}/")
    vietnamese = next(name for name in town["names"] if name["lang"] == "vi")
    assert vietnamese["toponym"] == "Lai Châu"
    assert vietnamese["citations"] == [{"label": "GeoNames"}]
    assert lost["geometry"] is None


def test_units_as_geojson_have_the_points_of_their_engagements(client, places):
    unit = make_unit(slug="r42")
    for _ in range(2):
        event = make_event(dispatch=make_dispatch())
        make_event_unit(event, unit)
        make_event_place(event, places, lat=22.07, lon=103.16, radius_km=3.0)
    make_unit(slug="idle")

    told = {one["properties"]["uid"]: one for one in read(client.get("/units.geojson"))["features"]}

    fought = told.pop(unit.uid)
    assert fought["geometry"]["geometries"][0]["coordinates"] == [103.16, 22.07]
    (relation,) = fought["relations"]
    assert (relation["place_uid"], relation["engagements"]) == (places.uid, 2)
    assert [one["geometry"] for one in told.values()] == [None]
