"""Places and units for maps: their names with sources, and where a unit is attested."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db.models import Count, Model, QuerySet

from archive.models import SHOWN, Event, EventPlace, PlaceName, UnitName

BATCH = 500
Row = dict[str, Any]
_NAME = ("name", "language", "kind", "period", "source")
_PLACE = (
    "id", "uid", "kind", "name_en", "name_zh", "name_vi", "lat", "lon", "radius_km",
    "coordinate_source", "valid", "geonames", "wikidata", "source", "status",
)  # fmt: skip
_UNIT = (
    "id", "uid", "side", "echelon", "name_en", "name_zh", "name_vi", "existed", "source", "status",
)  # fmt: skip
_POINT = ("uid", "name_en", "name_zh", "name_vi")
_NAMED = tuple(f"place__{name}" for name in _POINT)
_FILED = tuple(f"filed_under__{name}" for name in _POINT)
_WHERE = ("lat", "lon", "radius_km", "precision", "computed")


@dataclass(frozen=True, slots=True)
class Named:
    """A place or a unit with its names, and the points at which a unit is attested."""

    row: Row
    names: list[Row]
    points: list[Row]


def places(rows: QuerySet[Any]) -> Iterator[Named]:
    """Yield places in their order; memory holds one batch of them."""
    for batch in _batches(rows, _PLACE):
        names = _by_owner(PlaceName, "place_id", batch)
        yield from (Named(row, names[row["id"]], []) for row in batch)


def units(rows: QuerySet[Any]) -> Iterator[Named]:
    """Yield units in their order, each with the places of its engagements that have a point."""
    for batch in _batches(rows, _UNIT):
        names, points = _by_owner(UnitName, "unit_id", batch), _attested(batch)
        yield from (Named(row, names[row["id"]], points[row["id"]]) for row in batch)


def _batches(rows: QuerySet[Any], columns: tuple[str, ...]) -> Iterator[list[Row]]:
    waiting = rows.values(*columns).iterator(BATCH)
    while batch := list(islice(waiting, BATCH)):
        yield batch


def _by_owner(model: type[Model], owner: str, batch: list[Row]) -> defaultdict[int, list[Row]]:
    found: defaultdict[int, list[Row]] = defaultdict(list)
    ids = [row["id"] for row in batch]
    rows = model._default_manager.filter(**{f"{owner}__in": ids}).order_by("-preferred", "pk")
    for pk, *values in rows.values_list(owner, *_NAME):
        found[pk].append(dict(zip(_NAME, values, strict=True)))
    return found


def _attested(batch: list[Row]) -> defaultdict[int, list[Row]]:
    """Return where the engagements of each unit lie, with how many lie there."""
    rows = (
        EventPlace.objects.filter(
            event__units__unit__in=[row["id"] for row in batch],
            event__units__status__in=SHOWN,
            event__status__in=SHOWN,
            event__kind=Event.Kind.ENGAGEMENT,
            status__in=SHOWN,
            lat__isnull=False,
        )
        .order_by("event__units__unit", "place", "filed_under", "lat", "lon")
        .values_list("event__units__unit", *_NAMED, *_FILED, *_WHERE)
        .annotate(engagements=Count("event", distinct=True))
    )
    found: defaultdict[int, list[Row]] = defaultdict(list)
    for unit, *values in rows:
        named, filed = values[: len(_NAMED)], values[len(_NAMED) : 2 * len(_NAMED)]
        told = zip(_POINT, named if named[0] else filed, strict=True)
        where = zip((*_WHERE, "engagements"), values[2 * len(_NAMED) :], strict=True)
        found[unit].append(dict((*told, *where)))
    return found
