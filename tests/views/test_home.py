"""The first page: what there is, the ways in, and what an empty archive says."""

from __future__ import annotations

import pytest

from archive.presenters.figures import Difference
from archive.presenters.home import leading, once
from archive.presenters.words import Review, Said
from tests.factories import make_dispatch, make_event, make_event_place, make_figure
from tests.views.world import make_world

pytestmark = pytest.mark.django_db


def test_the_first_page_counts_what_is_shown(client):
    make_world()
    make_event(status="rejected")

    holdings = client.get("/en/").context["holdings"]

    assert holdings == {"dispatches": 1, "engagements": 1, "places": 2, "differences": 1}


def test_every_way_in_leads_to_what_it_counts(client):
    make_world()

    context = client.get("/en/").context

    assert [(way.name.text, way.question, way.count) for way in context["papers"]] == [
        ("People's Daily", "?paper=daily", 1)
    ]
    assert [(way.name.text, way.question, way.count) for way in context["units"]] == [
        ("People's Army", "?unit=vpa", 1)
    ]
    for question in ("?paper=daily", "?unit=vpa", "?from=1953&to=1953", "?region=north"):
        assert client.get(f"/en/engagements/{question}").context["count"] == 1


def test_the_bars_of_the_first_page_lead_to_the_list(client):
    make_world()

    (bar,) = client.get("/vi/").context["chart"].bars

    assert bar.address.startswith("/vi/engagements/?from=1953")


def test_the_first_page_shows_differences_in_both_languages(client):
    make_world()

    page = client.get("/en/")

    assert [d.chinese.text for d in page.context["differences"]] == ["敌军二十四个连"]
    assert '<q lang="en">twenty-four enemy battalions</q>' in page.text


def difference(number: int) -> Difference:
    said = Said(str(number), "en")
    review = Review("proposed", "Proposed")
    return Difference(
        "echelon", "", "", "", "", "", said, said, review, "", ("", ""), ("", ""), False
    )


def test_words_that_differ_are_shown_once():
    told = [difference(number) for number in (1, 1, 2, 3, 2, 4)]

    assert [d.english.text for d in once(told, 3)] == ["1", "2", "3"]


def test_what_holds_the_most_comes_first():
    assert list(leading({"a": 1, "unknown": 9, "b": 3, "c": 3})) == ["b", "c", "a"]


def test_an_empty_archive_says_how_to_fill_it(client):
    page = client.get("/en/")

    assert "No text has been read into the archive yet." in page.text
    assert "<code>manage.py demo</code>" in page.text
    assert page.context["chart"] is None


@pytest.mark.parametrize("rows", [1, 3])
def test_the_first_page_costs_the_same_for_any_number_of_rows(
    client, django_assert_num_queries, rows
):
    for _ in range(rows):
        event = make_event(dispatch=make_dispatch())
        make_event_place(event)
        make_figure(events=[event])
    client.get("/en/")

    with django_assert_num_queries(5):
        client.get("/en/")
