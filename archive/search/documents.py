"""What the index holds of a row: its words and the codes of what it tells of."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from django.db.models import F, Q

from archive.models import (
    SHOWN,
    Dispatch,
    Event,
    EventEvidence,
    EventPlace,
    EventReport,
    EventUnit,
    Paragraph,
    Reading,
    TextCorrection,
)
from archive.text.tokens import BREAK, tokens

TITLES = (Paragraph.Kind.TITLE, Paragraph.Kind.HEADLINE)
NOTHING: Mapping[str, str] = MappingProxyType({})  # no text whose words are known already
ASIDES = (Paragraph.Kind.CAPTION, Paragraph.Kind.TRAILER)


@dataclass(slots=True)
class Document:
    """The words of one row, headings apart from the rest, and what is left out unless asked for."""

    pk: int
    day: dt.date | None
    title: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)

    def columns(self) -> tuple[list[str], ...]:
        """Return the words in the order of the index's columns."""
        return (self.title, self.body, self.aside, self.codes)


@lru_cache(maxsize=20_000)
def code(name: str, value: str) -> str:
    """Return the token of a field's value, which no printed word can be.

    >>> code("place", "lai-chau")
    '§place·lai·chau'
    """
    return f"{BREAK}{name}·{value}".replace("-", "·").replace("_", "·").lower()


def _add(column: list[str], text: str, cut: Mapping[str, str]) -> None:
    if words := cut[text].split() if text in cut else tokens(text):
        column.extend(words)
        column.append(BREAK)


# --- dispatches ---------------------------------------------------------------------------------


def dispatches(pks: Collection[int], cut: Mapping[str, str] = NOTHING) -> Iterator[Document]:
    """Yield the documents of these dispatches; one merged into another is found as that one."""
    rows = Dispatch.objects.filter(pk__in=pks, merged_into__isnull=True)
    columns = ("pk", "published", "source_id", "title_en", "title_zh", "newspaper__slug")
    paragraphs = _paragraphs(pks)
    coded = _told(pks)
    for pk, published, source, english, chinese, paper in rows.values_list(*columns):
        document = Document(pk, published)
        headings = {english, chinese}
        for kind, text in paragraphs.get((pk, source), ()):
            _add(_column(document, kind), text, cut)
            headings.discard(text)
        for text in sorted(headings):
            _add(document.title, text, cut)
        document.codes = sorted(coded[pk])
        if paper:
            document.codes.append(code("paper", paper))
        yield document


def _column(document: Document, kind: str) -> list[str]:
    if kind in TITLES:
        return document.title
    return document.aside if kind in ASIDES else document.body


def _paragraphs(pks: Collection[int]) -> dict[tuple[int, int], list[tuple[str, str]]]:
    """Return kind and words of every current paragraph, and the words as curators correct them."""
    found: dict[tuple[int, int], list[tuple[str, str]]] = defaultdict(list)
    rows = Paragraph.objects.filter(dispatch__in=pks, source=F("dispatch__source"))
    corrected = corrected_texts(pks)
    for pk, dispatch, source, kind, text in rows.order_by("position").values_list(
        "pk", "dispatch_id", "source_id", "kind", "text"
    ):
        found[dispatch, source].append((kind, text))
        if pk in corrected:
            found[dispatch, source].append((kind, corrected[pk]))
    return found


def corrected_texts(dispatches: Collection[int]) -> dict[int, str]:
    """Return the corrected words of the paragraphs that have corrections."""
    rows = TextCorrection.objects.filter(paragraph__dispatch__in=dispatches)
    texts: dict[int, str] = {}
    for row in rows.select_related("paragraph").order_by("-start"):
        text = texts.get(row.paragraph_id, row.paragraph.text)
        texts[row.paragraph_id] = text[: row.start] + row.new + text[row.end :]
    return texts


def _told(pks: Collection[int]) -> Mapping[int, set[str]]:
    """Return the codes of the places, units and types that the dispatches tell of."""
    found: dict[int, set[str]] = defaultdict(set)
    readings = Reading.objects.filter(dispatch__in=pks, source=F("dispatch__source"))
    for pk, marks in readings.values_list("dispatch_id", "marks"):
        for some in marks.values():
            found[pk].update(
                code(kind, value) for _s, _e, kind, value in some if kind in _MARKED and value
            )
    reports = EventReport.objects.filter(dispatch__in=pks, event__status__in=SHOWN)
    by_event: dict[int, list[int]] = defaultdict(list)
    for event, pk in reports.values_list("event_id", "dispatch_id"):
        by_event[event].append(pk)
    for event, codes in _codes(by_event).items():
        for pk in by_event[event]:
            found[pk] |= codes
    return found


_MARKED = ("place", "unit")


# --- events -------------------------------------------------------------------------------------


def events(pks: Collection[int], cut: Mapping[str, str] = NOTHING) -> Iterator[Document]:
    """Yield the documents of these events; what is not shown has none."""
    quotes, labels, coded = _quotes(pks), _labels(pks), _codes(pks)
    papers = EventReport.objects.filter(event__in=pks, dispatch__newspaper__isnull=False)
    for pk, slug in papers.values_list("event_id", "dispatch__newspaper__slug"):
        coded[pk].add(code("paper", slug))
    rows = Event.objects.shown().filter(pk__in=pks)
    for pk, day, *words in rows.values_list("pk", "earliest", *_TITLES, *_SUMMARIES):
        document = Document(pk, day)
        titles, summaries = words[: len(_TITLES)], words[len(_TITLES) :]
        for text in dict.fromkeys(titles):
            _add(document.title, text, cut)
        for text in dict.fromkeys((*summaries, *quotes[pk], *labels[pk])):
            _add(document.body, text, cut)
        document.codes = sorted(coded[pk])
        yield document


_TITLES = ("title_en", "title_zh", "title_vi")
_SUMMARIES = ("summary_en", "summary_zh", "summary_vi")


def _quotes(pks: Collection[int]) -> Mapping[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    rows = EventEvidence.objects.filter(event__in=pks).order_by("event_id", "pk")
    for event, exact in rows.values_list("event_id", "evidence__exact"):
        found[event].append(exact)
    return found


def _labels(pks: Collection[int]) -> Mapping[int, list[str]]:
    """Return what places and formations of the events are called as printed."""
    found: dict[int, list[str]] = defaultdict(list)
    places = EventPlace.objects.filter(event__in=pks, status__in=SHOWN)
    for event, label in places.order_by("pk").values_list("event_id", "label"):
        found[event].append(label)
    units = EventUnit.objects.filter(event__in=pks, status__in=SHOWN).order_by("pk")
    for event, *labels in units.values_list("event_id", "label_en", "label_zh"):
        found[event].extend(labels)
    return found


def _codes(events: Iterable[int]) -> dict[int, set[str]]:
    """Return the codes of the places, units and types of these events."""
    pks = list(events)
    found: dict[int, set[str]] = defaultdict(set)
    places = EventPlace.objects.filter(event__in=pks, status__in=SHOWN)
    for event, *slugs in places.values_list("event_id", "place__slug", "filed_under__slug"):
        found[event].update(code("place", slug) for slug in slugs if slug)
    units = EventUnit.objects.filter(Q(event__in=pks), status__in=SHOWN, unit__isnull=False)
    for event, slug in units.values_list("event_id", "unit__slug"):
        found[event].add(code("unit", slug))
    types = Event.objects.filter(pk__in=pks).exclude(type="")
    for event, kind in types.values_list("pk", "type"):
        found[event].add(code("type", kind))
    return found
