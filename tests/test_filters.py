import datetime as dt

import pytest
from django.http import QueryDict

from archive.filters import DispatchFilter, EventFilter, PlaceFilter, UnitFilter
from archive.models import Dispatch, Place, Status, Unit
from archive.queries import results
from tests.factories import (
    make_dispatch,
    make_event,
    make_event_place,
    make_newspaper,
    make_parent,
    make_place,
    make_unit,
)

pytestmark = pytest.mark.django_db


def events(query):
    found = EventFilter(QueryDict(query))
    page = results.events_on_page(results.page_ids(found.selection, found.order))
    return [event.title_en for event in page], found.problems()


@pytest.fixture
def december():
    make_event(title_en="ambush", day=dt.date(1953, 12, 23), type="ambush")
    make_event(
        title_en="pursuit", day=None, earliest=dt.date(1953, 12, 11), latest=dt.date(1953, 12, 24)
    )
    make_event(title_en="undated", day=None)


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["pursuit", "ambush", "undated"]),
        ("from=1953-12-24", ["pursuit"]),
        ("to=1953-12-11", ["pursuit"]),
        ("from=1953&to=1953", ["pursuit", "ambush"]),
        ("from=1953-12-23&to=1953-12-23", ["pursuit", "ambush"]),
        ("from=1954", []),
        ("type=ambush", ["ambush"]),
        ("type=ambush&type=battle", ["pursuit", "ambush", "undated"]),
        ("status=accepted", []),
        ("kind=aggregate", []),
    ],
)
def test_events_touch_the_range_and_match_the_rest(december, query, titles):
    assert events(query) == (titles, {})


@pytest.mark.parametrize(
    ("query", "name", "sentence"),
    [
        ("from=xmas", "from", "“xmas” is not a date. Write 1953, 1953-12 or 1953-12-23."),
        ("to=1953-13", "to", "“1953-13” is not a date. Write 1953, 1953-12 or 1953-12-23."),
        ("from=0000", "from", "“0000” is not a date. Write 1953, 1953-12 or 1953-12-23."),
        ("region=atlantis", "region", "No region is called “atlantis”."),
        ("type=picnic", "type", "Nothing is of the type “picnic”."),
    ],
)
def test_a_wrong_value_is_named_and_ignored(december, query, name, sentence):
    assert events(query) == (["pursuit", "ambush", "undated"], {name: [sentence]})


def test_a_wrong_value_leaves_the_others_at_work(december):
    titles, problems = events("from=xmas&type=ambush&status=odd")

    assert (titles, sorted(problems)) == (["ambush"], ["from", "status"])


def test_a_region_holds_what_lies_in_it():
    north, town = make_place(slug="north"), make_place(slug="lai-chau")
    make_parent(town, north)
    make_event_place(make_event(title_en="liberation"), town)
    make_event_place(make_event(title_en="elsewhere"), make_place(slug="south"))

    assert events("region=north") == (["liberation"], {})
    assert events("region=lai-chau&region=south") == (["liberation", "elsewhere"], {})
    assert events("region=lai-chau&region=atlantis") == (
        ["liberation"],
        {"region": ["No region is called “atlantis”."]},
    )


def test_dispatches_are_found_by_the_day_they_were_printed():
    paper = make_newspaper(slug="daily")
    make_dispatch(title_en="new year", newspaper=paper)
    make_dispatch(title_en="older", published=dt.date(1953, 12, 14))
    make_dispatch(title_en="undated", published=None)

    def titles(query):
        found = DispatchFilter(QueryDict(query)).selection
        rows = Dispatch.objects.in_bulk(list(results.ids(found)))
        return sorted(dispatch.title_en for dispatch in rows.values())

    assert titles("from=1954") == ["new year"]
    assert titles("to=1953-12") == ["older"]
    assert titles("newspaper=daily") == ["new year"]
    assert titles("newspaper=unheard-of") == ["new year", "older", "undated"]
    assert titles("dated=no") == ["undated"]


def test_places_and_units_are_found_by_any_spelling():
    make_place(slug="lai-chau", name_en="Lai Châu", name_zh="莱州")
    make_place(slug="bridge", kind="bridge")
    make_unit(slug="regiment-174", side="vpa")
    make_unit(slug="legion", side="french_union", echelon="battalion", status=Status.ACCEPTED)

    def slugs(filterset, model, query):
        return [row.slug for row in filterset(QueryDict(query), queryset=model.objects.all()).qs]

    assert slugs(PlaceFilter, Place, "q=lai chau") == ["lai-chau"]
    assert slugs(PlaceFilter, Place, "q=萊州") == ["lai-chau"]
    assert slugs(PlaceFilter, Place, "kind=bridge") == ["bridge"]
    assert slugs(UnitFilter, Unit, "side=french_union") == ["legion"]
    assert slugs(UnitFilter, Unit, "echelon=battalion&echelon=squad") == ["legion"]
