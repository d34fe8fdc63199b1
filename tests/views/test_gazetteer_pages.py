from __future__ import annotations

import datetime as dt

import pytest

from archive.models import Place, Unit
from tests.factories import (
    attest,
    make_dispatch,
    make_event,
    make_event_place,
    make_event_unit,
    make_evidence,
    make_figure,
    make_paragraph,
    make_place,
    make_unit,
)
from tests.views.world import make_world

pytestmark = pytest.mark.django_db


def show(client, concept, row, language="en"):
    return client.get(f"/{language}/{concept}/{row.uid}/{row.slug}/")


def test_a_place_lists_its_names_by_language_with_their_sources(client):
    place = make_place(name_en="Lai Chau")
    for name, language, source in (
        ("Lai Châu", "vi", "GeoNames"),
        ("萊州", "zh-Hant", "People's Daily"),
        ("Laichau", "fr", "IGN"),
    ):
        place.names.create(name=name, language=language, source=source)

    page = show(client, "places", place).text

    for words in ("Tiếng Việt", "Lai Châu", "GeoNames", "繁體", "萊州", "Français", "IGN"):
        assert words in page
    assert '<span lang="zh-Hant">萊州</span>' in page


def test_a_place_shows_the_spellings_of_the_dispatches_and_when_they_were_printed(client):
    place = make_place()
    days = dt.date(1953, 12, 14), dt.date(1954, 1, 1)
    for day, text in zip(days, ("Lai Châu fell.", "Lai Châu is free."), strict=True):
        dispatch = make_dispatch(published=day)
        paragraph = make_paragraph(dispatch, text)
        evidence = make_evidence(paragraph, "Lai Châu")
        make_event_place(make_event(dispatch=dispatch), place, evidence_en=evidence)

    (spelling,) = show(client, "places", place).context["place"].spellings

    assert (spelling.said.text, spelling.dispatches) == ("Lai Châu", 2)
    assert (spelling.first.text, spelling.last.text) == ("14 Dec 1953", "1 Jan 1954")


def test_what_was_claimed_at_a_place_has_its_claimant_and_its_words(client):
    world = make_world()

    response = show(client, "places", Place.objects.get(slug="lai-chau"))
    (claim,) = response.context["place"].claims

    assert claim.claimant.text == "Vietnam News Agency"
    assert [quote.text for quote in claim.quotes] == [
        "twenty-four enemy battalions",
        "敌军二十四个连",
    ]
    assert claim.disputed
    assert "What was claimed here" in response.text
    assert world["dispatches"].uid in claim.address


def test_a_page_says_how_many_engagements_its_claims_are_taken_from(client, monkeypatch):
    make_world()
    place, unit = Place.objects.get(slug="lai-chau"), make_unit()
    dispatch = make_dispatch()
    for _ in range(2):
        event = make_event(dispatch=dispatch)
        attest(event, make_evidence(make_paragraph(dispatch, "30 men fell at Lai Châu.")))
        make_event_place(event, place)
        make_event_unit(event, unit)
        make_figure(dispatch, events=[event], value=30)
    said = "Only the first 1 engagements were examined."
    assert said not in show(client, "places", place).text

    monkeypatch.setattr("archive.views.gazetteer.EVENTS", 1)

    assert said in show(client, "places", place).text
    assert said in show(client, "units", unit).text


def test_claims_of_a_unit_are_told_apart_by_whose_loss_they_are(client):
    unit = make_unit(side="vpa")
    dispatch = make_dispatch()
    paragraph = make_paragraph(dispatch, "It lost 20 men and killed 300 of the enemy.")
    event = make_event(dispatch=dispatch)
    attest(event, make_evidence(paragraph))
    make_event_unit(event, unit, side="vpa")
    for words, side in (("20 men", "vpa"), ("300 of the enemy", "french_union")):
        evidence = make_evidence(paragraph, words)
        make_figure(dispatch, events=[event], side=side, evidence_en=evidence, value=20)

    page = show(client, "units", unit).context["unit"]

    assert [claim.quotes[0].text for claim in page.own] == ["20 men"]
    assert [claim.quotes[0].text for claim in page.others] == ["300 of the enemy"]


def test_a_place_that_no_source_locates_has_no_map_and_says_why(client):
    place = make_place(lat=None, lon=None, radius_km=None)

    response = show(client, "places", place)

    assert response.context["map"] is None
    assert 'class="map"' not in response.text
    assert "Not located: it has no point here" in response.text


def test_a_located_place_has_a_map_with_its_name(client):
    place = make_place(name_en="Lai Chau", lat=22.07, lon=103.16, radius_km=3.0, kind="town")
    make_place(name_en="Son La", lat=21.33, lon=103.9, radius_km=3.0, kind="town")

    response = show(client, "places", place)

    assert 'role="img" aria-label="Map: Lai Chau"' in response.text
    assert ">Son La</text>" in response.text
    assert "Natural Earth" in response.text


def test_a_place_and_a_unit_lead_to_their_engagements_in_list_and_map(client):
    make_world()

    place = show(client, "places", Place.objects.get(slug="lai-chau")).text
    unit = show(client, "units", Unit.objects.get(slug="vpa")).text

    assert 'href="/en/engagements/?region=lai-chau"' in place
    assert 'href="/en/engagements/?unit=vpa"' in unit


def test_other_gazetteers_are_linked(client):
    page = show(client, "places", make_place(geonames="1234", wikidata="Q5678")).text

    assert 'href="https://www.geonames.org/1234/"' in page
    assert 'href="https://www.wikidata.org/wiki/Q5678"' in page
