"""Rows for tests: plain functions that fill in what a test does not care about."""

from __future__ import annotations

import datetime as dt
import itertools
import zlib
from hashlib import sha256
from typing import Any

from django.contrib.auth.models import User

from archive.models import (
    Agency,
    Alignment,
    Decision,
    Discrepancy,
    Dispatch,
    Event,
    EventEvidence,
    EventPlace,
    EventReport,
    EventUnit,
    Evidence,
    Figure,
    Newspaper,
    Paragraph,
    Place,
    PlaceName,
    PlaceParent,
    Reading,
    SourceText,
    Status,
    Term,
    Unit,
    UnitName,
    WireItem,
    short_id,
)

_numbers = itertools.count(1)
TEXT_EN = "The enemy lost 300 men on the 13th at Moc Chau."
TEXT_ZH = "十三日敌军在木州损失三百人。"


def make_curator(**fields: Any) -> User:
    """Return a member of staff who may do everything in the admin."""
    number = next(_numbers)
    given = {"username": f"curator{number}", "is_staff": True, "is_superuser": True, **fields}
    return User.objects.create_user(password="correct horse battery staple", **given)


def decided(kind: str = "event", target: str = "", **fields: Any) -> Decision:
    """Return a person's decision about one object."""
    number = next(_numbers)
    given = {
        "uid": short_id("decision", kind, target, number),
        "kind": kind,
        "target": target or f"target{number}",
        "verdict": Decision.Verdict.ACCEPT,
        "signature": "A curator",
        **fields,
    }
    return Decision.objects.create(**given)


def make_source(text: str = "", **fields: Any) -> SourceText:
    """Return the stored bytes of one file."""
    number = next(_numbers)
    content = (text or f"{TEXT_EN}\n{number}\n").encode()
    given = {
        "sha256": sha256(content).hexdigest(),
        "name": f"text-{number}.txt",
        "encoding": "utf-8",
        "newline": "\n",
        "size": len(content),
        "content": zlib.compress(content),
        **fields,
    }
    return SourceText.objects.create(**given)


def make_agency(**fields: Any) -> Agency:
    """Return a news agency."""
    number = next(_numbers)
    given = {
        "slug": f"agency-{number}",
        "kind": Agency.Kind.AGENCY,
        "label_en": f"Agency {number}",
        "label_zh": f"通讯社{number}",
        **fields,
    }
    return Agency.objects.create(**given)


def make_newspaper(**fields: Any) -> Newspaper:
    """Return a newspaper."""
    number = next(_numbers)
    given = {
        "slug": f"newspaper-{number}",
        "label_en": f"Newspaper {number}",
        "label_zh": f"报纸{number}",
        **fields,
    }
    return Newspaper.objects.create(**given)


def make_term(category: str = "event_type", **fields: Any) -> Term:
    """Return one word of the vocabulary."""
    number = next(_numbers)
    given = {"code": f"code_{number}", "label_en": f"Term {number}", **fields}
    return Term.objects.create(category=category, **given)


def make_dispatch(**fields: Any) -> Dispatch:
    """Return an article of the first of January 1954, with its source text."""
    number = next(_numbers)
    identity = fields.pop("identity", sha256(f"dispatch {number}".encode()).hexdigest())
    source = fields.pop("source", None) or make_source()
    given = {
        "uid": short_id("dispatch", identity),
        "slug": f"dispatch-{number}",
        "title_en": f"Dispatch {number}",
        "title_zh": f"电讯{number}",
        "published": dt.date(1954, 1, 1),
        "layout": "bilingual-sections",
        "script": Dispatch.Script.HANS,
        "has_en": True,
        "has_zh": True,
        **fields,
    }
    if given["published"] and "published_edtf" not in given:
        given["published_edtf"] = given["published"].isoformat()
    return Dispatch.objects.create(identity=identity, source=source, **given)


def make_item(dispatch: Dispatch | None = None, **fields: Any) -> WireItem:
    """Return an agency item of a dispatch."""
    dispatch = dispatch or make_dispatch()
    given = {"position": dispatch.items.count() + 1, **fields}
    return WireItem.objects.create(dispatch=dispatch, **given)


def make_paragraph(dispatch: Dispatch | None = None, text: str = "", **fields: Any) -> Paragraph:
    """Return a paragraph; `language` is English unless given, its name the next free one."""
    dispatch = dispatch or make_dispatch()
    language = fields.pop("language", "en")
    before = Paragraph.objects.filter(source=dispatch.source)
    ordinal = before.filter(language=language).count() + 1
    line = before.count() + 1
    given = {
        "source": dispatch.source,
        "name": f"{language}{ordinal}",
        "position": line,
        "kind": Paragraph.Kind.BODY,
        "text": text or (TEXT_EN if language == "en" else TEXT_ZH),
        "first_line": line,
        "last_line": line,
        **fields,
    }
    return Paragraph.objects.create(dispatch=dispatch, language=language, **given)


def make_evidence(paragraph: Paragraph | None = None, words: str = "", **fields: Any) -> Evidence:
    """Return evidence for `words` of a paragraph: its whole text where none are given."""
    paragraph = paragraph or make_paragraph()
    exact = words or paragraph.text
    start = fields.pop("start", paragraph.text.index(exact))
    given = {
        "end": start + len(exact),
        "prefix": paragraph.text[max(0, start - 32) : start],
        "suffix": paragraph.text[start + len(exact) :][:32],
        **fields,
    }
    return Evidence.objects.create(paragraph=paragraph, start=start, exact=exact, **given)


def make_reading(dispatch: Dispatch, **fields: Any) -> Reading:
    """Return the packed reading of a dispatch's current text."""
    given = {"source": dispatch.source, "analyser": "test-1", **fields}
    return Reading.objects.create(dispatch=dispatch, **given)


def make_alignment(dispatch: Dispatch, pairs: list[Any], **fields: Any) -> Alignment:
    """Return the pairing of a dispatch's paragraphs."""
    given = {
        "source": dispatch.source,
        "method": Alignment.Method.AUTO,
        "score": 0.9,
        "pairs": pairs,
        **fields,
    }
    return Alignment.objects.create(dispatch=dispatch, **given)


def make_place(**fields: Any) -> Place:
    """Return a town near Moc Chau, found under its English name."""
    number = next(_numbers)
    slug = fields.pop("slug", f"place-{number}")
    given = {
        "uid": short_id("place", slug),
        "name_en": f"Place {number}",
        "kind": "town",
        "lat": 20.83,
        "lon": 104.68,
        "radius_km": 5.0,
        **_settled("place", slug, fields),
    }
    place = Place.objects.create(slug=slug, **given)
    PlaceName.objects.create(place=place, name=place.name_en, language="en", preferred=True)
    if place.name_zh:
        PlaceName.objects.create(
            place=place, name=place.name_zh, language="zh-Hans", preferred=True
        )
    return place


def make_parent(place: Place, parent: Place, **fields: Any) -> PlaceParent:
    """Return the statement that one place lay within another."""
    return PlaceParent.objects.create(place=place, parent=parent, **fields)


def make_unit(**fields: Any) -> Unit:
    """Return a regiment of the People's Army, found under its English name."""
    number = next(_numbers)
    slug = fields.pop("slug", f"unit-{number}")
    given = {
        "uid": short_id("unit", slug),
        "name_en": f"Regiment {number}",
        "side": "vpa",
        "echelon": "regiment",
        "ordinal": number,
        **_settled("unit", slug, fields),
    }
    unit = Unit.objects.create(slug=slug, **given)
    UnitName.objects.create(unit=unit, name=unit.name_en, language="en", preferred=True)
    return unit


def make_event(**fields: Any) -> Event:
    """Return a proposed engagement of 13 December 1953; pass `dispatch` to have it reported."""
    number = next(_numbers)
    dispatch = fields.pop("dispatch", None)
    uid = fields.pop("uid", short_id("event", number))
    day = fields.pop("day", dt.date(1953, 12, 13))
    given = {
        "slug": f"event-{number}",
        "type": "battle",
        "title_en": f"Engagement {number}",
        "title_zh": f"战斗{number}",
        "earliest": day,
        "latest": day,
        "date_edtf": day.isoformat() if day else "",
        "date_precision": Event.Precision.DAY if day else Event.Precision.UNKNOWN,
        "date_basis": Event.Basis.STATED if day else Event.Basis.UNKNOWN,
        **_settled("event", uid, fields),
    }
    event = Event.objects.create(uid=uid, **given)
    if dispatch is not None:
        make_report(event, dispatch)
    return event


def make_report(event: Event, dispatch: Dispatch | None = None, **fields: Any) -> EventReport:
    """Return the statement that a dispatch reports an event."""
    return EventReport.objects.create(event=event, dispatch=dispatch or make_dispatch(), **fields)


def attest(event: Event, evidence: Evidence) -> EventEvidence:
    """Return the link from an event to the words that attest it."""
    return EventEvidence.objects.create(event=event, evidence=evidence)


def make_event_place(
    event: Event | None = None, place: Place | None = None, **fields: Any
) -> EventPlace:
    """Return where an event happened, filed under that place."""
    event, place = event or make_event(), place or make_place()
    uid = fields.pop("uid", short_id("eventplace", next(_numbers)))
    given = {
        "place": place,
        "filed_under": place,
        "label": place.name_en,
        "lat": place.lat,
        "lon": place.lon,
        "radius_km": place.radius_km,
        "precision": EventPlace.Precision.EXACT,
        **_settled("eventplace", uid, _quoting(fields)),
    }
    return EventPlace.objects.create(event=event, uid=uid, **given)


def make_event_unit(
    event: Event | None = None, unit: Unit | None = None, **fields: Any
) -> EventUnit:
    """Return a unit's part in an event."""
    event, unit = event or make_event(), unit or make_unit()
    uid = fields.pop("uid", short_id("eventunit", next(_numbers)))
    given = {
        "unit": unit,
        "label_en": unit.name_en,
        "side": unit.side,
        "role": "attacker",
        "echelon": unit.echelon,
        **_settled("eventunit", uid, _quoting(fields)),
    }
    return EventUnit.objects.create(event=event, uid=uid, **given)


def make_figure(dispatch: Dispatch | None = None, **fields: Any) -> Figure:
    """Return a claim of 300 men lost, with its words; pass `events` to tie it to them."""
    uid = fields.pop("uid", short_id("figure", next(_numbers)))
    events = fields.pop("events", [])
    claim = _quoting(fields, dispatch=dispatch)
    quoted = claim["evidence_en"] or claim["evidence_zh"]
    given = {
        "dispatch": dispatch or quoted.paragraph.dispatch,
        "action": "casualties",
        "object": "soldier",
        "side": "french",
        "value": 300,
        "low": 300,
        "high": 300,
        **_settled("figure", uid, claim),
    }
    figure = Figure.objects.create(uid=uid, **given)
    figure.events.set(events)
    return figure


def make_discrepancy(dispatch: Dispatch | None = None, **fields: Any) -> Discrepancy:
    """Return a number that the two languages of a dispatch give differently."""
    dispatch = dispatch or make_dispatch()
    uid = fields.pop("uid", short_id("discrepancy", next(_numbers)))
    given = {
        "kind": "number",
        "severity": Discrepancy.Severity.MAJOR,
        "value_en": "300",
        "value_zh": "400",
        "note": "The numbers differ.",
        **_settled("discrepancy", uid, _quoting(fields, dispatch=dispatch, both=True)),
    }
    return Discrepancy.objects.create(dispatch=dispatch, uid=uid, **given)


def _quoting(
    fields: dict[str, Any], dispatch: Dispatch | None = None, both: bool = False
) -> dict[str, Any]:
    """Return the fields with English evidence, and Chinese if asked, unless some is given."""
    if "evidence_en" in fields or "evidence_zh" in fields:
        return {"evidence_en": None, "evidence_zh": None, **fields}
    english = make_evidence(make_paragraph(dispatch))
    chinese = make_evidence(make_paragraph(dispatch, language="zh")) if both else None
    return {"evidence_en": english, "evidence_zh": chinese, **fields}


def _settled(kind: str, target: str, fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields with a decision where an accepted row was given none."""
    if fields.get("status") == Status.ACCEPTED and "decision" not in fields:
        return {**fields, "decision": decided(kind, target)}
    return fields
