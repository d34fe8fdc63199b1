"""Places of a reading as the columns of an event's place."""

from __future__ import annotations

from typing import Any

from archive.actions.catalogue import Catalogue, Spot
from archive.ingest.records import PlaceMention, RelativeLocation
from archive.models import EventPlace

KM = {"km": 1.0, "mi": 1.609344, "nmi": 1.852, "li": 0.5}
LINES = frozenset({"road", "highway", "railway", "river"})
AREAS = {
    "district": EventPlace.Precision.DISTRICT,
    "province": EventPlace.Precision.PROVINCE,
    "region": EventPlace.Precision.LINE,
    "zone": EventPlace.Precision.LINE,
    "country": EventPlace.Precision.COUNTRY,
    "sea": EventPlace.Precision.SEA_OR_AIR,
    **dict.fromkeys(LINES, EventPlace.Precision.LINE),
}
# Up to this radius in km a point is as exact as the code says.
RADII = (
    (5.0, EventPlace.Precision.EXACT),
    (25.0, EventPlace.Precision.NEAR),
    (60.0, EventPlace.Precision.DISTRICT),
    (150.0, EventPlace.Precision.PROVINCE),
)


def located(
    mention: PlaceMention, role: str, catalogue: Catalogue, proposed: int | None
) -> dict[str, Any]:
    """Return where a mention lies; `proposed` is the row of a name the gazetteer lacks."""
    spot = catalogue.places.get(mention.place or "")
    if mention.relation:
        return _relative(mention.relation, spot, catalogue, proposed)
    if spot is None:
        return {"place_id": proposed, "filed_under_id": proposed}
    where = {"filed_under_id": spot.id, **_point(spot), "precision": _precision(spot)}
    if spot.kind in LINES:
        return {**where, "road_id": spot.id, "relation": EventPlace.Relation.ALONG}
    if role == "near":
        return {**where, "anchor_id": spot.id, "relation": EventPlace.Relation.NEAR}
    within = spot.kind in AREAS
    relation = EventPlace.Relation.WITHIN if within else EventPlace.Relation.AT
    return {**where, "place_id": spot.id, "relation": relation}


def _relative(
    told: RelativeLocation, spot: Spot | None, catalogue: Catalogue, proposed: int | None
) -> dict[str, Any]:
    anchor = catalogue.places.get(told.anchor)
    anchor_id = anchor.id if anchor else proposed
    place = spot if spot != anchor else None
    bearing = told.bearing if anchor_id else ""
    km = float(told.distance) * KM[told.unit] if told.unit in KM else None
    known = told.lat is not None and told.lon is not None and told.radius_km is not None
    return {
        "relation": EventPlace.Relation.BEARING if bearing else EventPlace.Relation.NEAR,
        "place_id": place.id if place else None,
        "anchor_id": anchor_id,
        "filed_under_id": place.id if place else anchor_id,
        "bearing": bearing,
        "distance": told.distance if km else None,
        "distance_unit": told.unit if km else "",
        "distance_km": km or None,
        "lat": told.lat if known else None,
        "lon": told.lon if known else None,
        "radius_km": told.radius_km if known else None,
        "computed": known,
        "precision": _by_radius(told.radius_km) if known else None,
    }


def _point(spot: Spot) -> dict[str, float | None]:
    if spot.lat is None or spot.lon is None or spot.radius_km is None:
        return {"lat": None, "lon": None, "radius_km": None}
    return {"lat": spot.lat, "lon": spot.lon, "radius_km": spot.radius_km}


def _precision(spot: Spot) -> EventPlace.Precision | None:
    return AREAS.get(spot.kind) or _by_radius(spot.radius_km)


def _by_radius(radius: float | None) -> EventPlace.Precision | None:
    if radius is None:
        return None
    return next((code for most, code in RADII if radius <= most), EventPlace.Precision.LINE)
