from __future__ import annotations

import re

import pytest

from archive.models import EventPlace
from tests.factories import make_dispatch, make_event, make_event_place, make_place

pytestmark = pytest.mark.django_db

Precision = EventPlace.Precision


def at(name, lat, lon, *, km=3.0, precision=Precision.EXACT, number=1, **fields):
    """Return a place with engagements that lie there."""
    slug = name.lower().replace(" ", "-")
    kind = fields.pop("kind", "town")
    place = make_place(slug=slug, name_en=name, lat=lat, lon=lon, radius_km=km, kind=kind)
    point = {"lat": lat, "lon": lon, "radius_km": km, "precision": precision, **fields}
    for _ in range(number):
        make_event_place(make_event(dispatch=make_dispatch()), place, filed_under=place, **point)
    return place


def show(client, query="", language="en"):
    address = f"/{language}/engagements/?view=map{query}"
    return client.get(address, follow=True)


def page(client, query=""):
    return show(client, query).context["map"]


def test_marks_count_the_engagements_of_a_place_and_lead_to_its_row(client):
    at("Lai Chau", 22.07, 103.16, number=3)
    at("Hanoi", 21.02, 105.84)

    response = show(client)
    found = response.context["map"]

    assert [(mark.text, mark.address) for mark in found.drawing.marks] == [
        ("3", "#p-lai-chau"),
        ("1", "#p-hanoi"),
    ]
    assert [(row.names[0].text, row.count) for row in found.rows] == [("Lai Chau", 3), ("Hanoi", 1)]
    assert 'id="p-lai-chau"' in response.text
    assert 'id="m-lai-chau"' in response.text


def test_what_lies_close_together_is_one_mark_that_zooms_in(client):
    at("Dien Bien Phu", 21.386, 103.023, number=2)
    at("Hill A1", 21.383, 103.018)
    at("Saigon", 10.8, 106.6)

    several = page(client).drawing.marks[0]
    closer = page(client, f"&bbox={several.zoom}")

    assert (several.text, several.shape) == ("3", "several")
    assert [mark.shape for mark in closer.drawing.marks] == ["exact", "exact"]
    assert closer.beyond == 1


def test_an_engagement_at_two_places_is_counted_once_in_their_common_mark(client):
    first = at("Dien Bien Phu", 21.386, 103.023)
    hill = make_place(slug="a1", name_en="Hill A1", lat=21.383, lon=103.018, radius_km=1.0)
    event = EventPlace.objects.get(filed_under=first).event
    point = {"lat": 21.383, "lon": 103.018, "radius_km": 1.0, "precision": Precision.EXACT}
    make_event_place(event, hill, filed_under=hill, **point)

    found = page(client)

    assert [mark.text for mark in found.drawing.marks] == ["1"]
    assert [row.count for row in found.rows] == [1, 1]


@pytest.mark.parametrize(
    ("fields", "mark", "zone"),
    [
        ({"km": 3.0, "precision": Precision.EXACT}, "exact", []),
        ({"km": 20.0, "precision": Precision.NEAR}, "near", ["near"]),
        ({"km": 20.0, "precision": Precision.NEAR, "computed": True}, "computed", ["computed"]),
        ({"km": 30.0, "precision": Precision.PROVINCE, "kind": "province"}, "area", ["area"]),
        ({"km": 20.0, "precision": Precision.LINE, "kind": "road"}, "line", ["line"]),
    ],
)
def test_precision_is_drawn(client, fields, mark, zone):
    at("Somewhere", 21.0, 105.0, **fields)

    drawing = page(client, "&bbox=104,20,106,22").drawing

    assert [one.shape for one in drawing.marks] == [mark]
    assert [one.shape for one in drawing.zones] == zone


def test_no_point_is_made_up_and_what_has_none_is_one_link_away(client):
    at("Hanoi", 21.02, 105.84)
    cape = make_place(slug="cape", name_en="Cape Ronde", lat=None, lon=None, radius_km=None)
    make_event_place(make_event(dispatch=make_dispatch()), cape, filed_under=cape)
    make_event(dispatch=make_dispatch())

    response = show(client)
    found = response.context["map"]
    listed = client.get("/en/engagements/" + found.unlocated_address)

    assert len(found.drawing.marks) == 1
    assert found.unlocated == 2
    assert "2 engagements name no place" in response.text
    assert listed.context["count"] == 2


@pytest.mark.parametrize("bbox", ["x", "1,2,3", "105,20,102,23", "0,0,0,95"])
def test_a_part_of_the_map_that_cannot_be_read_is_named_and_ignored(client, bbox):
    at("Hanoi", 21.02, 105.84)

    response = show(client, f"&bbox={bbox}")

    assert response.status_code == 200
    assert f"“{bbox}” is not a part of the map." in response.text
    assert len(response.context["map"].rows) == 1


def test_presets_come_from_the_hierarchy_and_hold_their_places(client):
    from tests.factories import make_parent

    north = make_place(
        slug="north", name_en="North", kind="region", lat=None, lon=None, radius_km=None
    )
    towns = [at(f"Town {n}", 20.0 + n / 2, 105.0 + n / 2) for n in range(3)]
    for town in towns:
        make_parent(town, north)
    at("Saigon", 10.8, 106.6)

    everything, preset = page(client).presets
    there = client.get("/en/engagements/" + preset.address).context["map"]

    assert (everything.current, preset.name.text, preset.current) == (True, "North", False)
    assert {row.names[0].text for row in there.rows} == {"Town 0", "Town 1", "Town 2"}
    assert [way.name.text for way in there.presets if way.current] == ["North"]


def test_an_archive_of_another_war_is_drawn_on_degrees_alone(client):
    at("Seoul", 37.57, 126.98)
    at("Pyongyang", 39.03, 125.75)

    response = show(client)
    drawing = response.context["map"].drawing

    assert drawing.base.partial
    assert drawing.base.land == ""
    assert len(drawing.marks) == 2
    assert "beyond it only degrees are drawn" in response.text


def test_filters_narrow_the_map_as_they_narrow_the_list(client):
    at("Lai Chau", 22.07, 103.16)
    at("Hanoi", 21.02, 105.84)

    narrowed = page(client, "&region=hanoi")

    assert [row.names[0].text for row in narrowed.rows] == ["Hanoi"]
    assert all("region=hanoi" in way.address for way in narrowed.presets)
    assert all("region=hanoi" in way for way in narrowed.moves.values())


def test_never_more_than_two_hundred_marks(client, monkeypatch):
    from archive.presenters import maps as present

    monkeypatch.setattr(present, "MARKS", 4)
    for number in range(12):
        at(f"Town {number}", 12.0 + number, 101.0 + number % 4 * 2)

    found = page(client)

    assert len(found.drawing.marks) <= 4
    assert sum(int(mark.text) for mark in found.drawing.marks) == 12


@pytest.mark.parametrize("rows", [1, 3])
def test_a_map_costs_the_same_for_any_number_of_places(client, django_assert_max_num_queries, rows):
    for number in range(rows):
        at(f"Town {number}", 20.0 + number, 105.0)
    show(client)

    with django_assert_max_num_queries(15):
        show(client)


def test_names_do_not_cover_one_another(client):
    for number in range(16):
        at(f"A town with a long name {number}", 20.0, 101.0 + number)

    labels = re.findall(r'<text class="own', show(client).text)

    assert 0 < len(labels) < 16


@pytest.mark.parametrize(("language", "degrees"), [("zh-hans", "东经"), ("vi", "° Đ")])
def test_degrees_and_signs_are_told_in_the_language_of_the_page(client, language, degrees):
    at("Hanoi", 21.02, 105.84)

    assert degrees in show(client, language=language).text
