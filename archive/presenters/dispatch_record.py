"""A dispatch as a record for other programs: its fields are those of the JSON and so promises.

Codes and ids only, no label of any interface language; words are verbatim with their offsets.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.models import Alignment, Dispatch, Event, Evidence, Paragraph, WireItem
from archive.presenters.facing import chosen, groups, reading_of
from archive.presenters.words import HANS, chinese_of


@dataclass(frozen=True, slots=True)
class Mark:
    """Something found in a text: a date (EDTF), place or unit (slug), or figure."""

    start: int
    end: int
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Correction:
    """Printed words and what a curator says they should be."""

    start: int
    end: int
    printed: str
    corrected: str
    reason: str


@dataclass(frozen=True, slots=True)
class ParagraphRecord:
    """One paragraph of the current text; `item` is the number of its wire item."""

    id: str
    language: str
    kind: str
    item: int | None
    text: str
    marks: tuple[Mark, ...]
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class StepRecord:
    """One link of a relay chain, nearest the newspaper first."""

    kind: str
    agency: str
    name: str
    date: str
    told_by: str
    words_en: str
    words_zh: str


@dataclass(frozen=True, slots=True)
class ItemRecord:
    """One agency dispatch inside the article."""

    number: int
    agency: str
    filed: str
    filed_from: str
    dateline_en: str
    dateline_zh: str
    chain: tuple[StepRecord, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Exact words and where they stand."""

    paragraph: str
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class DifferenceRecord:
    """A place where the languages do not say the same."""

    id: str
    kind: str
    severity: str
    status: str
    state: str
    preferred: str
    note: str
    english: Quote | None
    chinese: Quote | None


@dataclass(frozen=True, slots=True)
class EventRecord:
    """An event the dispatch reports, with the words that attest it."""

    id: str
    kind: str
    type: str
    status: str
    date: str
    words: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Text that says the same in both languages; `score` is the aligner's, from 0 to 1."""

    english: tuple[str, ...]
    chinese: tuple[str, ...]
    score: float | None
    english_text: str
    chinese_text: str


@dataclass(frozen=True, slots=True)
class DispatchRecord:
    """Everything known of one dispatch."""

    id: str
    address: str
    title_en: str
    title_zh: str
    kicker_zh: str
    deck_zh: str
    chinese: str
    newspaper: str
    newspaper_en: str
    newspaper_zh: str
    newspaper_known_from: str
    published: str
    published_known_from: str
    page: int | None
    section: str
    column: str
    author: str
    kind: str
    rights: str
    file_sha256: str
    read_by: str
    alignment: str
    items: tuple[ItemRecord, ...]
    paragraphs: tuple[ParagraphRecord, ...]
    rows: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    pairs: tuple[Pair, ...]
    differences: tuple[DifferenceRecord, ...]
    events: tuple[EventRecord, ...]


def record(dispatch: Dispatch, events: Iterable[Event], url: str) -> DispatchRecord:
    """Return a dispatch as a record; `url` is its permanent address."""
    paper, alignment, reading = dispatch.newspaper, chosen(dispatch), reading_of(dispatch)
    return DispatchRecord(
        id=dispatch.uid,
        address=url,
        title_en=dispatch.title_en,
        title_zh=dispatch.title_zh,
        kicker_zh=dispatch.kicker_zh,
        deck_zh=dispatch.deck_zh,
        chinese=chinese_of(dispatch) if dispatch.has_zh else "",
        newspaper=paper.slug if paper else "",
        newspaper_en=paper.label_en if paper else "",
        newspaper_zh=paper.label_zh if paper else "",
        newspaper_known_from=dispatch.newspaper_basis,
        published=dispatch.published_edtf or str(dispatch.published or ""),
        published_known_from=dispatch.published_basis,
        page=dispatch.page,
        section=dispatch.section,
        column=dispatch.column,
        author=dispatch.author,
        kind=dispatch.kind,
        rights=dispatch.rights,
        file_sha256=dispatch.source.sha256,
        read_by=reading.analyser if reading else "",
        alignment=alignment.method if alignment else "",
        items=tuple(_item(item) for item in dispatch.items.all()),
        paragraphs=tuple(_paragraphs(dispatch)),
        rows=tuple((tuple(english), tuple(chinese)) for english, chinese in groups(dispatch)),
        pairs=pairs(dispatch),
        differences=_differences(dispatch),
        events=tuple(_event(event, dispatch) for event in events),
    )


def pairs(dispatch: Dispatch) -> tuple[Pair, ...]:
    """Return what says the same in both languages, sentence by sentence where it was read so.

    A curator's alignment of paragraphs outranks the sentences that a machine paired.
    """
    texts = {p.name: p.text for p in dispatch.paragraphs.all()}
    alignment, reading = chosen(dispatch), reading_of(dispatch)
    curated = alignment is not None and alignment.method == Alignment.Method.CURATED
    if reading and reading.beads and not curated:
        for name, spans in reading.sentences.items():
            for number, (start, end) in enumerate(spans, 1):
                texts[f"{name}.s{number}"] = texts.get(name, "")[start:end]
        found = reading.beads
    else:
        found = alignment.pairs if alignment else []
    return tuple(_pair(entry, texts) for entry in found if entry[0] and entry[1])


def _pair(entry: Sequence[Sequence[str]], texts: dict[str, str]) -> Pair:
    english, chinese, *score = entry
    return Pair(
        english=tuple(english),
        chinese=tuple(chinese),
        score=float(str(score[0])) if score else None,
        english_text=" ".join(texts.get(name, "").strip() for name in english),
        chinese_text="".join(texts.get(name, "").strip() for name in chinese),
    )


def _paragraphs(dispatch: Dispatch) -> Iterable[ParagraphRecord]:
    reading = reading_of(dispatch)
    number = {item.pk: item.position for item in dispatch.items.all()}
    for p in dispatch.paragraphs.all():
        found = reading.marks.get(p.name, ()) if reading else ()
        yield ParagraphRecord(
            id=p.name,
            language=_language(p, dispatch),
            kind=p.kind,
            item=number.get(p.item_id or 0),
            text=p.text,
            marks=tuple(Mark(start, end, kind, value or "") for start, end, kind, value in found),
            corrections=tuple(
                Correction(c.start, c.end, c.old, c.new, c.reason) for c in p.corrections.all()
            ),
        )


def _language(paragraph: Paragraph, dispatch: Dispatch) -> str:
    return "en" if paragraph.language == "en" else chinese_of(dispatch) or HANS


def _item(item: WireItem) -> ItemRecord:
    return ItemRecord(
        number=item.position,
        agency=item.agency.slug if item.agency else "",
        filed=item.filed_edtf,
        filed_from=item.filed_from,
        dateline_en=item.dateline_en,
        dateline_zh=item.dateline_zh,
        chain=tuple(
            StepRecord(
                kind=step.kind,
                agency=step.agency.slug if step.agency else "",
                name=step.agency.label_en if step.agency else "",
                date=step.date_edtf,
                told_by=step.told_by,
                words_en=step.words_en,
                words_zh=step.words_zh,
            )
            for step in item.chain.all()
        ),
    )


def _quote(evidence: Evidence | None, dispatch: Dispatch) -> Quote | None:
    if evidence is None:
        return None
    current = evidence.paragraph.source_id == dispatch.source_id
    name = evidence.paragraph.name if current else ""  # gone from the text that is shown
    return Quote(name, evidence.start, evidence.end, evidence.exact)


def _differences(dispatch: Dispatch) -> tuple[DifferenceRecord, ...]:
    return tuple(
        DifferenceRecord(
            id=row.uid,
            kind=row.kind,
            severity=row.severity,
            status=row.status,
            state=row.state,
            preferred=row.prefer,
            note=row.note,
            english=_quote(row.evidence_en, dispatch),
            chinese=_quote(row.evidence_zh, dispatch),
        )
        for row in dispatch.discrepancies.all()
    )


def _event(event: Event, dispatch: Dispatch) -> EventRecord:
    quotes = [_quote(row.evidence, dispatch) for row in event.attestations.all()]
    return EventRecord(
        id=event.uid,
        kind=event.kind,
        type=event.type,
        status=event.status,
        date=event.date_edtf,
        words=tuple(quote for quote in quotes if quote),
    )
