"""Engagements as GeoJSON in the manner of Linked Places: when, where, how exactly, told by whom.

What has no point keeps its feature, with no geometry: a map must not lose it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from archive.exports.engagements import address, citation, claim_columns, place_columns
from archive.exports.tables import as_json
from archive.queries.exported import Exported, Row

CONTEXT = "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld"


def as_geojson(found: Iterable[Exported], site: str, version: str) -> Iterator[str]:
    """Yield a FeatureCollection, one feature an engagement."""
    return collection((_feature(one, site) for one in found), version)


def collection(features: Iterable[Row], version: str) -> Iterator[str]:
    """Yield a FeatureCollection."""
    head = f'{{"type":"FeatureCollection","@context":"{CONTEXT}","version":"{version}","features":['
    return as_json(features, before=head, after="]}")


def _feature(one: Exported, site: str) -> dict[str, Any]:
    event = one.event
    located = next((row for row in one.places if row["lat"] is not None), None)
    return {
        "@id": address(site, "engagements", event),
        "type": "Feature",
        "properties": {
            "uid": event["uid"],
            "title": event["title_en"] or event["title_zh"] or event["uid"],
            "type": event["type"],
            "status": event["status"],
            "claims": [claim_columns(row) for row in one.claims],
        },
        "names": [
            {"toponym": event[f"title_{tongue}"], "lang": lang}
            for tongue, lang in (("en", "en"), ("zh", "zh-Hans"), ("vi", "vi"))
            if event[f"title_{tongue}"]
        ],
        "when": _when(event),
        "geometry": _geometry(located) if located else None,
        "relations": [place_columns(row) for row in one.places],
        "descriptions": [{"value": words, "lang": lang} for lang, words in one.quotes.items()],
        "links": [
            {"type": "citation", "identifier": address(site, "dispatches", row),
             "label": citation(row)}
            for row in one.reports
        ],
    }  # fmt: skip


def _when(event: Row) -> dict[str, Any]:
    """Return the days between which it happened; one that nobody dates has no timespan."""
    start, end = event["earliest"], event["latest"]
    told = {"edtf": event["date_edtf"], "semantics": event["date_semantics"]}
    if start is None or end is None:
        return {"timespans": [], **told}
    if event["date_semantics"] == "throughout":
        spans = [{"start": {"in": start}, "end": {"in": end}}]
    else:
        spans = [{"start": {"earliest": start}, "end": {"latest": end}}]
    return {"timespans": spans, "precision": event["date_precision"], **told}


def _geometry(row: Row) -> dict[str, Any]:
    return {
        "type": "Point",
        "coordinates": [row["lon"], row["lat"]],
        "radius_km": row["radius_km"],
        "precision": place_columns(row)["where_prec"],
        "certainty": "certain" if row["precision"] == 1 else "less-certain",
    }
