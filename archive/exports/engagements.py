"""Engagements and the claims made of them, as the rows of a file.

A column is named once and means the same in every file. Codes are those of the vocabulary; dates
are EDTF with both bounds; a number is what its words allow: at least, as printed, at most.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from archive.models import EventPlace
from archive.queries.exported import Exported, Row

EVENT = (
    "uid", "url", "kind", "type", "title_en", "title_zh", "title_vi", "date_edtf", "date_start",
    "date_end", "date_semantics", "date_prec", "date_basis", "place_uid", "place_en", "place_zh",
    "place_vi", "place_printed", "place_relation", "where_prec", "lat", "lon", "radius_km",
    "units", "status",
)  # fmt: skip
CLAIM = (
    "claim_uid", "action", "object", "side", "qualifier", "low", "best", "high", "measure",
    "claimant", "reading", "claim_status", "part_of", "same_as",
)  # fmt: skip
SOURCE = ("quote_en", "quote_zh", "relay", "citation", "version")
ENGAGEMENTS = (*EVENT, "dispatches", "claims", *CLAIM, *SOURCE)
CLAIMS = (*EVENT, *CLAIM, *SOURCE)
PRECISION = {row.value: row.name.lower() for row in EventPlace.Precision}


def engagements(found: Iterable[Exported], site: str, version: str) -> Iterator[dict[str, Any]]:
    """Yield one row an engagement, with its first claim and the number of all of them."""
    for one in found:
        claim = next((row for row in one.claims if not row["part_of"]), None)
        yield {
            **event_columns(one, site),
            "dispatches": len({row["uid"] for row in one.reports}),
            "claims": len(one.claims),
            **(claim_columns(claim) if claim else dict.fromkeys(CLAIM)),
            "quote_en": one.quotes.get("en"),
            "quote_zh": one.quotes.get("zh"),
            **_source(one, one.reports, version),
        }


def claims(found: Iterable[Exported], site: str, version: str) -> Iterator[dict[str, Any]]:
    """Yield one row a claim; an engagement of which no number is claimed has none."""
    for one in found:
        event = event_columns(one, site)
        for claim in one.claims:
            told = [row for row in one.reports if row["dispatch_id"] == claim["dispatch_id"]]
            yield {
                **event,
                **claim_columns(claim),
                "quote_en": claim["quote_en"],
                "quote_zh": claim["quote_zh"],
                **_source(one, told, version),
            }


def nested(found: Iterable[Exported], site: str, version: str) -> Iterator[dict[str, Any]]:
    """Yield one object an engagement, with its places, units, claims and sources in full."""
    for one in found:
        yield {
            **{name: value for name, value in event_columns(one, site).items() if name in _OWN},
            "places": [place_columns(row) for row in one.places],
            "units": [dict(row) for row in one.units],
            "claims": [
                {**claim_columns(row), "quote_en": row["quote_en"], "quote_zh": row["quote_zh"]}
                for row in one.claims
            ],
            "quotes": dict(one.quotes),
            "sources": [
                {
                    "uid": row["uid"],
                    "url": address(site, "dispatches", row),
                    "citation": citation(row),
                    "relay": one.relays.get((row["dispatch_id"], row["position"])),
                }
                for row in one.reports
            ],
            "version": version,
        }


_OWN = frozenset(EVENT[: EVENT.index("place_uid")]) | {"status"}


def address(site: str, prefix: str, row: Row) -> str:
    """Return the permanent address of a row."""
    return f"{site}/en/{prefix}/{row['uid']}/"


def event_columns(one: Exported, site: str) -> dict[str, Any]:
    """Return what a file tells of the event itself, with the first of its places."""
    event = one.event
    where = next((row for row in one.places if row["role"] in ("location", "target")), None)
    where = where or next(iter(one.places), None)
    return {
        **{name: event[name] for name in ("uid", "kind", "type", "status", "date_edtf")},
        **{name: event[name] for name in ("title_en", "title_zh", "title_vi", "date_semantics")},
        "url": address(site, "engagements", event),
        "date_start": event["earliest"],
        "date_end": event["latest"],
        "date_prec": event["date_precision"],
        "date_basis": event["date_basis"],
        **(place_columns(where) if where else {}),
        "units": [row["name_en"] or row["label_en"] or row["label_zh"] for row in one.units],
    }


def place_columns(row: Row) -> dict[str, Any]:
    """Return where an event happened, as exactly as its words say."""
    known = "" if row["uid"] else "filed_"
    return {
        "place_uid": row["uid"] or row["filed_uid"],
        **{f"place_{tongue}": row[f"{known or 'name_'}{tongue}"] for tongue in ("en", "zh", "vi")},
        "place_printed": row["label"],
        "place_relation": row["relation"],
        "where_prec": PRECISION.get(row["precision"]),
        **{name: row[name] for name in ("lat", "lon", "radius_km")},
    }


def claim_columns(row: Row) -> dict[str, Any]:
    """Return a claim: its bounds, its number as printed, who claims it and how it reads."""
    same = ("action", "object", "side", "qualifier", "low", "high", "claimant", "reading")
    return {
        "claim_uid": row["uid"],
        **{name: row[name] for name in (*same, "part_of", "same_as")},
        "best": row["value"],
        "measure": row["unit"],
        "claim_status": row["status"],
    }


def citation(row: Row) -> str:
    """Return where a dispatch was printed, as a footnote gives it."""
    titles = [f"“{row['title_en']}”" if row["title_en"] else "", row["title_zh"]]
    page = f"p. {row['page']}" if row["page"] else ""
    printed = [row["newspaper"], row["published"] and str(row["published"]), page]
    return ", ".join(filter(None, [" ".join(filter(None, titles)), *printed]))


def _source(one: Exported, reports: Iterable[Row], version: str) -> Mapping[str, Any]:
    told = list(reports)
    relays = [one.relays.get((row["dispatch_id"], row["position"]), "") for row in told]
    return {
        "relay": list(dict.fromkeys(filter(None, relays))),
        "citation": list(dict.fromkeys(map(citation, told))),
        "version": version,
    }
