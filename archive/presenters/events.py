"""Engagements as lists and their own pages show them."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import Any

from archive.models import (
    Discrepancy,
    Dispatch,
    Event,
    EventPlace,
    Evidence,
)
from archive.presenters.addresses import address
from archive.presenters.charts import Total
from archive.presenters.figures import Short, notable
from archive.presenters.words import HANS, Date, Review, Said, Words
from archive.text.printed_dates import without_year


@dataclass(frozen=True, slots=True)
class Mention:
    """An event where another page names it."""

    address: str
    title: Said
    date: Date
    type: str
    review: Review
    note: str = ""
    uid: str = ""


@dataclass(frozen=True, slots=True)
class EventRow:
    """One engagement of the list."""

    uid: str
    address: str
    date: Date
    day: str  # the date without its year, where one year says it all
    year: str
    type: str
    places: tuple[tuple[Said, ...], ...]
    titles: tuple[Said, ...]
    quote: Said | None
    review: Review
    dispatches: int
    languages: str
    differences: str
    figures: tuple[Short, ...]


def mention(event: Event, words: Words, note: str = "") -> Mention:
    """Return an event as another page names it."""
    return Mention(
        address("engagement", event),
        title(event, words),
        words.date(event),
        words.label("event_type", event.type),
        words.review(event),
        note,
        event.uid,
    )


def title(event: Event, words: Words) -> Said:
    """Return the event's title in the page's language, or the next best."""
    titles = words.titles(event)
    return (
        titles[0]
        if titles
        else Said(words.label("event_type", event.type) or event.uid, words.language)
    )


def rows(events: Iterable[Event], words: Words, question: str = "") -> tuple[EventRow, ...]:
    """Return the rows of a list; their addresses carry the question that found them."""
    return tuple(_row(event, words, question) for event in events)


def called(row: Any, words: Words) -> Said:
    """Return what a place, unit, agency or newspaper is called in the page's language."""
    return words.names(row)[0] if hasattr(row, "name_en") else words.caption(row)


def totals(events: Iterable[Event], matching: Container[int], words: Words) -> tuple[Total, ...]:
    """Return totals over a period as a chart draws them."""
    return tuple(
        Total(
            title(event, words),
            event.earliest,
            event.latest,
            address("engagement", event),
            event.pk in matching,
        )
        for event in events
        if event.earliest and event.latest
    )


def _row(event: Event, words: Words, question: str = "") -> EventRow:
    evidence = evidence_of(event)
    date = words.date(event)
    day, year = without_year(date.text, words.language)
    dispatches = {report.dispatch_id: report.dispatch for report in event.reports.all()}
    return EventRow(
        uid=event.uid,
        address=address("engagement", event) + question,
        date=date,
        day=day,
        year=year,
        type=words.label("event_type", event.type),
        places=tuple(names_of(place, words) for place in where(event)),
        titles=words.titles(event) or (title(event, words),),
        quote=quote_of(evidence, words),
        review=words.review(event),
        dispatches=len(dispatches),
        languages=languages_of(dispatches.values()),
        differences=" · ".join(
            dict.fromkeys(words.label("discrepancy", row.kind) for row in differences_of(event))
        ),
        figures=notable(event.figures.all(), words),
    )


def evidence_of(event: Event) -> list[Evidence]:
    """Return the words that attest the event."""
    return [row.evidence for row in event.attestations.all()]


def quote_of(evidence: list[Evidence], words: Words) -> Said | None:
    """Return the first words of it, in the page's language where they are told in it."""
    wanted = "zh" if words.tongue == "zh" else "en"
    ordered = sorted(evidence, key=lambda row: row.paragraph.language != wanted)
    if not ordered:
        return None
    first = ordered[0]
    return Said(first.exact, "en" if first.paragraph.language == "en" else HANS)


def languages_of(dispatches: Iterable[Dispatch]) -> str:
    """Return the languages that any of the dispatches has, as marks."""
    dispatches = list(dispatches)
    codes = [("EN", any(d.has_en for d in dispatches)), ("中", any(d.has_zh for d in dispatches))]
    return " ".join(code for code, held in codes if held)


def differences_of(event: Event) -> list[Discrepancy]:
    """Return the differences that touch this event's figures or the words that attest it."""
    rows = {
        row.pk: row for report in event.reports.all() for row in report.dispatch.discrepancies.all()
    }
    if not rows:
        return []
    figures = {figure.pk for figure in event.figures.all()}
    evidence = evidence_of(event)
    return [
        row
        for row in rows.values()
        if row.figure_id in figures or any(_overlap(row, quoted) for quoted in evidence)
    ]


def _overlap(row: Discrepancy, quoted: Evidence) -> bool:
    return any(
        own is not None
        and own.paragraph_id == quoted.paragraph_id
        and own.start < quoted.end
        and quoted.start < own.end
        for own in (row.evidence_en, row.evidence_zh)
    )


def where(event: Event) -> list[EventPlace]:
    """Return one place a role: what the row has room for."""
    here = [place for place in event.places.all() if place.role in ("location", "target")]
    return (here or list(event.places.all()))[:2]


def names_of(place: EventPlace, words: Words) -> tuple[Said, ...]:
    """Return what the place is called, as printed where the gazetteer lacks it."""
    known = place.place or place.filed_under
    return words.names(known) if known else (Said(place.label, ""),)
