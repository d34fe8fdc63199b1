"""A reading as plain JSON in the schema "dispatch-gold/1": the public form of what was read.

Every quoted mention is ``{"para", "quote", "start", "end"}`` with code-point offsets into the
paragraph of that id. Dates and figures carry one such part for each language, ``en`` and ``zh``.
Nothing is rounded and nothing is filled in: what the text does not say is null or absent.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from archive.ingest.records import (
    Bead,
    DateMention,
    DateValue,
    Discrepancy,
    EventProposal,
    FigureMention,
    Header,
    Paragraph,
    ParagraphKind,
    PlaceMention,
    Quote,
    Reading,
    RelayStep,
    Report,
    UnitMention,
)

SCHEMA = "dispatch-gold/1"
Json = dict[str, Any]
# The sides of the schema; a side it has no name for keeps its code.
_SIDES = {
    "vpa": "viet-minh",
    "french_union": "french",
    "state_of_vietnam": "french-allied",
    "royal_khmer": "french-allied",
    "royal_lao": "french-allied",
    "khmer_issarak": "khmer-issarak",
    "pathet_lao": "pathet-lao",
}


def annotation(reading: Reading, source: Any) -> Json:
    """Return a reading as JSON values; `source` says which file it is (a mapping or a dataclass).

    The layout is added to the source. A title that a header line prints stands in ``header``; one
    that is the first line of the text is a paragraph too.
    """
    article = reading.article
    published = article.published.isoformat() if article.published else None
    return {
        "schema": SCHEMA,
        "source": {**_plain(source), "layout": article.layout},
        "header": _header(article.header),
        "original": _original(reading),
        "publication": {
            "date": published,
            "edtf": published,
            "basis": article.published_basis,
        },
        "paragraphs": [_paragraph(p) for p in _printed(reading)],
        "alignment": [_bead(b, id=f"a{i}") for i, b in enumerate(reading.alignment)],
        "sentences": [{"id": s.id, "start": s.start, "end": s.end} for s in reading.sentences],
        "sentence_alignment": [_bead(b) for b in reading.sentence_alignment],
        "reports": [_report(report) for report in reading.reports],
        "dates": [_date(date) for date in reading.dates],
        "places": [_place(place) for place in reading.places],
        "units": [_unit(unit) for unit in reading.units],
        "figures": [_figure(figure) for figure in reading.figures],
        "events": [_event(event, reading) for event in reading.events],
        "discrepancies": [_discrepancy(each) for each in reading.discrepancies],
    }


# --- layout -------------------------------------------------------------------------------------


def _plain(source: Any) -> Json:
    if isinstance(source, Mapping):
        return dict(source)
    return dataclasses.asdict(source)


def _header(header: Header) -> Json:
    """Return the fields that every annotation has, and the newspaper where the file names it."""
    fields = dataclasses.asdict(header)
    return fields if header.newspaper else {k: v for k, v in fields.items() if k != "newspaper"}


def _original(reading: Reading) -> Json | None:
    original = reading.article.original
    if original is None:
        return None
    return {**dataclasses.asdict(original), "decks": list(original.decks)}


def _printed(reading: Reading) -> Iterable[Paragraph]:
    header = reading.article.header
    has_header = (header.author, header.date, header.page) != (None, None, None)
    return (
        p for p in reading.article.paragraphs if not (has_header and p.kind is ParagraphKind.TITLE)
    )


def _paragraph(paragraph: Paragraph) -> Json:
    return {
        "id": paragraph.id,
        "lang": paragraph.language.value,
        "kind": paragraph.kind.value,
        "lines": [paragraph.first_line, paragraph.last_line],
        "text": paragraph.text,
    }


def _bead(bead: Bead, **id: str) -> Json:
    return {**id, "en": list(bead.english), "zh": list(bead.chinese), "score": bead.score}


def _report(report: Report) -> Json:
    found: Json = {
        "id": report.id,
        "en": list(report.english),
        "zh": list(report.chinese),
        "dateline": None,
        "source_chain": [_step(step) for step in report.chain],
    }
    if report.dateline:
        found["dateline"] = {
            "agency": report.dateline.agency,
            "date": _edtf(report.dateline.date),
            "place": report.dateline.place,
            **{quote.language.value: quote.text for quote in report.dateline.quotes},
        }
    if report.chain_english is not None:
        found["source_chain_en"] = [_step(step) for step in report.chain_english]
    return found


def _step(step: RelayStep) -> Json:
    return {"actor": step.actor, "kind": step.kind, "date": _edtf(step.date)}


# --- mentions -----------------------------------------------------------------------------------


def _quote(quote: Quote) -> Json:
    return {"para": quote.paragraph, "quote": quote.text, "start": quote.start, "end": quote.end}


def _parts(quotes: Iterable[Quote]) -> Json:
    """Return the first quote of each language."""
    found: Json = {}
    for quote in quotes:
        found.setdefault(quote.language.value, _quote(quote))
    return found


def _edtf(date: DateValue | None) -> str | None:
    return date.edtf if date else None


def _number(value: Decimal | None) -> int | float | None:
    """Return a JSON number: an integer where the value is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _date(date: DateMention) -> Json:
    return {
        "id": date.id,
        "edtf": date.value.edtf,
        "precision": date.value.precision,
        "role": date.role,
        **_parts(date.quotes),
        "basis": date.basis,
    }


def _place(place: PlaceMention) -> Json:
    found: Json = {
        "id": place.id,
        "place": place.place,
        "lang": place.quote.language.value,
        **_quote(place.quote),
    }
    if place.relation:
        found["relation"] = {
            "anchor": place.relation.anchor or None,
            "distance": _number(place.relation.distance),
            "unit": place.relation.unit,
            "bearing": place.relation.bearing,
        }
    if place.proposed_name:
        found["proposed_name"] = place.proposed_name
    return found


def _unit(unit: UnitMention) -> Json:
    found: Json = {
        "id": unit.id,
        "name": unit.name,
        "side": _SIDES.get(unit.side, unit.side),
        "echelon": unit.echelon,
        "unit": unit.unit,
        "mentions": [_quote(quote) for quote in unit.quotes],
    }
    optional = {
        "ordinal": unit.ordinal,
        "parent": unit.parent,
        "count": unit.count,
        "count_modifier": unit.count_qualifier or None,
    }
    return found | {key: value for key, value in optional.items() if value is not None}


def _figure(figure: FigureMention) -> Json:
    quantity = figure.quantity
    found: Json = {
        "id": figure.id,
        "action": figure.action,
        "object": figure.object,
        "value": _number(quantity.value),
        "modifier": quantity.qualifier,
        "min": _number(quantity.low),
        "max": _number(quantity.high),
        "side": _SIDES.get(figure.side, figure.side) or None,
        **_parts(figure.quotes),
    }
    optional = {
        "unit": figure.unit,
        "part_of": figure.part_of,
        "same_as": figure.same_as,
        "claimant": figure.claimant,
        "action_en": figure.action_english,
        "action_zh": figure.action_chinese,
        "object_en": figure.object_english,
        "object_zh": figure.object_chinese,
        "unit_en": figure.unit_english,
        "unit_zh": figure.unit_chinese,
    }
    return found | {key: value for key, value in optional.items() if value}


# --- proposals ----------------------------------------------------------------------------------


def _event(event: EventProposal, reading: Reading) -> Json:
    slugs = {
        place.id: place.place or (place.relation.anchor if place.relation else None)
        for place in reading.places
    }
    named = ((slugs.get(place.mention), place.role) for place in event.places)
    return {
        "id": event.id,
        "kind": event.kind.value,
        "type": event.type,
        "title": event.title_english or event.title_chinese,
        "date": _edtf(event.date),
        "date_basis": event.date_basis,
        "places": [{"place": slug, "role": role} for slug, role in dict.fromkeys(named) if slug],
        "units": [{"unit": unit.mention, "role": unit.role} for unit in event.units],
        "figures": list(event.figures),
        "evidence": list(dict.fromkeys(quote.paragraph for quote in event.evidence)),
        "report": event.report,
        "outcome": event.outcome or None,
        "confidence": event.confidence,
    }


def _discrepancy(found: Discrepancy) -> Json:
    quotes = [quote for quote in (found.english, found.chinese) if quote]
    return {
        "id": found.id,
        "kind": found.kind,
        "severity": found.severity,
        **_parts(quotes),
        "note": found.note,
        "prefer": found.prefer,
    }
