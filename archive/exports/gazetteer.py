"""Places and units as GeoJSON in the manner of Linked Places: every name with its source.

What has no point keeps its feature, with no geometry: a map must not lose it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from archive.exports.engagements import PRECISION, address
from archive.exports.geojson import collection
from archive.queries.named_points import Named, Row


def places(found: Iterable[Named], site: str, version: str) -> Iterator[str]:
    """Yield a FeatureCollection, one feature a place."""
    return _features(_place, found, site, version)


def units(found: Iterable[Named], site: str, version: str) -> Iterator[str]:
    """Yield a FeatureCollection, one feature a unit; its points are those of its engagements."""
    return _features(_unit, found, site, version)


def _features(
    feature: Callable[[Named, str], Row], found: Iterable[Named], site: str, version: str
) -> Iterator[str]:
    return collection((feature(one, site) for one in found), version)


def _place(one: Named, site: str) -> Row:
    row = one.row
    properties = ("uid", "kind", "coordinate_source", "status", "source")
    links = {
        "GeoNames": row["geonames"] and f"https://www.geonames.org/{row['geonames']}/",
        "Wikidata": row["wikidata"] and f"https://www.wikidata.org/entity/{row['wikidata']}",
    }
    return {
        **_head(one, "places", site, properties),
        "when": {"edtf": row["valid"]} if row["valid"] else None,
        "geometry": _point(row) if row["lat"] is not None else None,
        "links": [{"type": "closeMatch", "identifier": link} for link in links.values() if link],
    }


def _unit(one: Named, site: str) -> Row:
    row = one.row
    points = [_point(point) for point in one.points]
    return {
        **_head(one, "units", site, ("uid", "side", "echelon", "status", "source")),
        "when": {"edtf": row["existed"]} if row["existed"] else None,
        "geometry": {"type": "GeometryCollection", "geometries": points} if points else None,
        "relations": [
            {
                "place_uid": point["uid"],
                **{f"place_{tongue}": point[f"name_{tongue}"] for tongue in ("en", "zh", "vi")},
                "engagements": point["engagements"],
                "where_prec": PRECISION.get(point["precision"]),
                "computed": point["computed"],
                **{name: point[name] for name in ("lat", "lon", "radius_km")},
            }
            for point in one.points
        ],
    }


def _head(one: Named, prefix: str, site: str, properties: Iterable[str]) -> Row:
    row = one.row
    return {
        "@id": address(site, prefix, row),
        "type": "Feature",
        "properties": {"title": row["name_en"], **{name: row[name] for name in properties}},
        "names": [
            {
                "toponym": name["name"],
                "lang": name["language"],
                "kind": name["kind"],
                **({"when": {"edtf": name["period"]}} if name["period"] else {}),
                **({"citations": [{"label": name["source"]}]} if name["source"] else {}),
            }
            for name in one.names
        ],
    }


def _point(row: Row) -> dict[str, Any]:
    return {
        "type": "Point",
        "coordinates": [row["lon"], row["lat"]],
        "radius_km": row["radius_km"],
    }
