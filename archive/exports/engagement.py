"""The record of one engagement, in codes and in every language: what its page is made of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from archive.models import Event, EventPlace, EventReport, EventUnit, Evidence, Figure, RelayStep
from archive.presenters.citing import Cited

Record = dict[str, Any]
Relays = Mapping[tuple[int, int], Sequence[RelayStep]]


def record(event: Event, relays: Relays, cited: Cited, site: str) -> Record:
    """Return an engagement with every claim as its source made it."""
    return {
        "id": event.uid,
        "url": cited.url,
        "version": cited.version,
        "kind": event.kind,
        "type": event.type,
        "status": event.status,
        "proposed_by": event.analyser,
        "title": _languages(event, "title"),
        "summary": _languages(event, "summary") if event.status == "accepted" else {},
        "date": _date(event),
        "places": [_place(row) for row in event.places.all()],
        "units": [_unit(row) for row in event.units.all()],
        "claims": [claim(row) for row in event.figures.all()],
        "evidence": [_quote(row.evidence) for row in event.attestations.all()],
        "reports": [_report(row, relays) for row in event.reports.all()],
    }


def claim(figure: Figure) -> Record:
    """Return a claim with its words, its bounds and who makes it; never a bare number."""
    return {
        "id": figure.uid,
        "status": figure.status,
        "claimant": figure.claimant.slug if figure.claimant else None,
        "action": figure.action,
        "object": figure.object,
        "object_en": figure.object_en or figure.object,
        "object_zh": figure.object_zh or figure.object,
        "side": figure.side,
        "qualifier": figure.qualifier,
        "value": _number(figure.value),
        "low": _number(figure.low),
        "high": _number(figure.high),
        "unit": figure.unit,
        "reading": figure.reading,
        "part_of": figure.part_of.uid if figure.part_of else None,
        "repeats": figure.same_as.uid if figure.same_as else None,
        "dispatch": figure.dispatch.uid,
        "quote_en": _quote(figure.evidence_en),
        "quote_zh": _quote(figure.evidence_zh),
    }


def _languages(event: Event, stem: str) -> Record:
    told = {code: getattr(event, f"{stem}_{code}") for code in ("en", "zh", "vi")}
    return {code: text for code, text in told.items() if text}


def _date(event: Event) -> Record:
    return {
        "edtf": event.date_edtf,
        "earliest": _iso(event.earliest),
        "latest": _iso(event.latest),
        "means": event.date_semantics,
        "precision": event.date_precision,
        "known_from": event.date_basis,
        "reasoning": event.date_note,
        "time": event.time_start.isoformat() if event.time_start else None,
    }


def _place(row: EventPlace) -> Record:
    return {
        "place": row.place.uid if row.place else None,
        "filed_under": row.filed_under.uid if row.filed_under else None,
        "as_printed": row.label,
        "role": row.role,
        "relation": row.relation,
        "lat": row.lat,
        "lon": row.lon,
        "radius_km": row.radius_km,
        "computed": row.computed,
        "precision": row.precision,
    }


def _unit(row: EventUnit) -> Record:
    return {
        "unit": row.unit.uid if row.unit else None,
        "as_printed": {"en": row.label_en, "zh": row.label_zh},
        "side": row.side,
        "role": row.role,
        "echelon": row.echelon,
        "certain": row.certain,
    }


def _report(row: EventReport, relays: Relays) -> Record:
    steps = relays.get((row.dispatch_id, row.position), ())
    return {
        "dispatch": row.dispatch.uid,
        "newspaper": row.dispatch.newspaper.slug if row.dispatch.newspaper else None,
        "published": _iso(row.dispatch.published),
        "page": row.dispatch.page,
        "stance": row.stance,
        "relay": [
            {
                "kind": step.kind,
                "agency": step.agency.slug if step.agency else None,
                "date": step.date_edtf,
                "told_by": step.told_by,
            }
            for step in steps
        ],
    }


def _quote(evidence: Evidence | None) -> Record | None:
    if evidence is None:
        return None
    return {
        "exact": evidence.exact,
        "paragraph": evidence.paragraph.name,
        "start": evidence.start,
        "end": evidence.end,
    }


def _number(number: Decimal | None) -> float | int | None:
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else float(number)


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
