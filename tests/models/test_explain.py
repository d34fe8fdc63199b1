"""The lists' questions are answered from indexes: read from each database's own plan."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest
from django.db import connection
from django.db.models import Q, QuerySet

from archive.models import (
    Dispatch,
    Event,
    EventBlock,
    EventLink,
    EventPlace,
    EventReport,
    EventUnit,
    Place,
    PlaceName,
    Unit,
    UnitName,
    short_id,
)
from archive.queries.engagements import links
from tests import factories as make

pytestmark = pytest.mark.django_db

EVENTS, PLACES, UNITS, DISPATCHES = 8000, 2000, 1000, 4000
START = dt.date(1946, 1, 1)
FIRST, LAST = dt.date(1953, 12, 1), dt.date(1953, 12, 31)
PAGE = 50
SMALL = {"archive_newspaper"}  # a handful of rows, read whole

UNINDEXED = "events by a column without an index"

Question = Callable[[], QuerySet[Any]]
QUESTIONS: dict[str, Question] = {
    "events": lambda: Event.objects.shown().in_order(),
    "events of a month": lambda: Event.objects.shown().during(FIRST, LAST).in_order(),
    "events from a day on": lambda: Event.objects.shown().during(LAST, None).in_order(),
    "events in places": lambda: Event.objects.shown().in_places(_ids(Place, 5)).in_order(),
    "events in places, in a month": lambda: (
        Event.objects.shown().in_places(_ids(Place, 5)).during(FIRST, LAST).in_order()
    ),
    "events of a type": lambda: Event.objects.filter(type="raid").order_by("earliest", "id"),
    "events of a status": lambda: Event.objects.filter(status="merged").order_by("earliest", "id"),
    "events of a unit": lambda: Event.objects.filter(units__unit__in=_ids(Unit, 1)),
    "events of a dispatch": lambda: Event.objects.filter(reports__dispatch=_ids(Dispatch, 1)[0]),
    "an event by its id": lambda: Event.objects.filter(uid=short_id("event", 17)),
    "dispatches": lambda: Dispatch.objects.order_by("published", "page", "id"),
    "dispatches of a month": lambda: Dispatch.objects.printed_between(FIRST, LAST).order_by(
        "published", "page", "id"
    ),
    "dispatches of a newspaper": lambda: Dispatch.objects.filter(newspaper__slug="rare").order_by(
        "published", "id"
    ),
    "dispatches to read": lambda: Dispatch.objects.filter(analyser="").order_by("id"),
    "a dispatch by its id": lambda: Dispatch.objects.filter(uid=short_id("dispatch", 17)),
    "places": lambda: Place.objects.shown().order_by("name_en", "id"),
    "places of a kind": lambda: Place.objects.filter(kind="river").order_by("name_en", "id"),
    "a place by its slug": lambda: Place.objects.filter(slug="place-17"),
    "places by a name": lambda: Place.objects.filter(names__key="place 17"),
    "units of a side": lambda: Unit.objects.filter(side="french").order_by("name_en", "id"),
    "a unit by its number": lambda: Unit.objects.filter(ordinal=17, echelon="regiment"),
    "events of a block": lambda: EventBlock.objects.filter(key__in=[17, 18]).values("event_id"),
    "links of an event": lambda: links(Event.objects.all()[0]),
    "links of a batch": lambda: EventLink.objects.filter(
        Q(event__in=_ids(Event, 5)) | Q(other__in=_ids(Event, 5))
    ).order_by(),
    UNINDEXED: lambda: Event.objects.filter(summary_en="x").order_by(),
}


@pytest.fixture
def full_archive() -> None:
    """Some thousands of rows, so that a planner has a reason to use an index."""
    source, rare = make.make_source(), make.make_newspaper(slug="rare")
    daily = make.make_newspaper(slug="daily")
    Dispatch.objects.bulk_create(
        Dispatch(
            uid=short_id("dispatch", n),
            identity=sha256(str(n).encode()).hexdigest(),
            slug=f"dispatch-{n}",
            source=source,
            newspaper=rare if n % 200 == 0 else daily,
            published=_day(n, DISPATCHES),
            layout="english",
            analyser="" if n % 100 == 0 else "test-1",
        )
        for n in range(DISPATCHES)
    )
    Place.objects.bulk_create(
        Place(
            uid=short_id("place", n),
            slug=f"place-{n}",
            name_en=f"Place {n}",
            kind="river" if n % 50 == 0 else "town",
        )
        for n in range(PLACES)
    )
    Unit.objects.bulk_create(
        Unit(
            uid=short_id("unit", n),
            slug=f"unit-{n}",
            name_en=f"Unit {n}",
            side="french" if n % 20 == 0 else "vpa",
            echelon="regiment",
            ordinal=n,
        )
        for n in range(UNITS)
    )
    Event.objects.bulk_create(
        Event(
            uid=short_id("event", n),
            slug=f"event-{n}",
            type="raid" if n % 100 == 0 else "battle",
            status="rejected" if n % 10 == 0 else "proposed",
            earliest=_day(n, EVENTS),
            latest=_day(n, EVENTS) + dt.timedelta(days=3 if n % 50 == 0 else 0),
        )
        for n in range(EVENTS)
    )
    _relate()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _relate() -> None:
    """Name the places and units, and give each event a place, a unit and a report."""
    places, units = _ids(Place), _ids(Unit)
    events, dispatches = _ids(Event), _ids(Dispatch)
    PlaceName.objects.bulk_create(
        PlaceName(place_id=pk, name=f"Place {n}", language="en") for n, pk in enumerate(places)
    )
    UnitName.objects.bulk_create(
        UnitName(unit_id=pk, name=f"Unit {n}", language="en") for n, pk in enumerate(units)
    )
    EventPlace.objects.bulk_create(
        EventPlace(uid=short_id("p", n), event_id=pk, filed_under_id=places[n % PLACES])
        for n, pk in enumerate(events)
    )
    EventUnit.objects.bulk_create(
        EventUnit(uid=short_id("u", n), event_id=pk, unit_id=units[n % UNITS], role="attacker")
        for n, pk in enumerate(events)
    )
    EventReport.objects.bulk_create(
        EventReport(event_id=pk, dispatch_id=dispatches[n % DISPATCHES])
        for n, pk in enumerate(events)
    )
    EventBlock.objects.bulk_create(
        EventBlock(event_id=pk, key=n // 4) for n, pk in enumerate(events)
    )
    EventLink.objects.bulk_create(
        EventLink(event_id=one, other_id=other, kind="same_event")
        for one, other in zip(events[::2], events[1::2], strict=True)
    )


def _day(n: int, of: int) -> dt.date:
    return START + dt.timedelta(days=n * 3650 // of)


def _ids(model: Any, limit: int | None = None) -> list[int]:
    return list(model.objects.order_by("id").values_list("id", flat=True)[:limit])


def scanned(question: Question) -> list[str]:
    """Return the large tables that the database reads row by row to answer the first page."""
    plan = question()[:PAGE].explain()
    if connection.vendor == "sqlite":
        return re.findall(r"SCAN (\w+)(?! USING)\b", plan)
    return [table for table in re.findall(r"Seq Scan on (\w+)", plan) if table not in SMALL]


def test_lists_are_read_from_indexes(full_archive):
    read_whole = {name: tables for name, ask in QUESTIONS.items() if (tables := scanned(ask))}

    # It shows that reading a table whole is noticed.
    assert read_whole == {UNINDEXED: ["archive_event"]}


def test_what_lasts_over_a_day_is_read_from_an_index_of_what_lasts(full_archive):
    assert "event_lasting" in Event.objects.lasting_over(LAST).values("pk").explain()
