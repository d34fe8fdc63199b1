"""Wire items, relay chains, alignment and packed marks of a reading as rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from operator import itemgetter

from archive.actions.bulk import Draft
from archive.actions.catalogue import Catalogue
from archive.actions.dating import bounds
from archive.actions.rows import Page, both, text_of
from archive.ingest.records import Bead, Quote, Reading, RelayStep, Report
from archive.models import Alignment
from archive.models import RelayStep as StepRow

Mark = tuple[int, int, str, str]


def add_layout(page: Page, reading: Reading, catalogue: Catalogue, analyser: str) -> None:
    """Add what says how an article is built."""
    for position, report in enumerate(reading.reports, 1):
        _add_item(page, position, report, catalogue)
    dispatch = page.dispatch
    if reading.alignment:
        page.rows.alignments.append(
            Draft(
                dispatch_id=dispatch.pk,
                source_id=dispatch.source_id,
                method=Alignment.Method.AUTO,
                pairs=_pairs(reading.alignment),
                score=_mean(reading.alignment),
            )
        )
    sentences: dict[str, list[list[int]]] = defaultdict(list)
    for sentence in reading.sentences:
        sentences[sentence.paragraph].append([sentence.start, sentence.end])
    page.rows.readings.append(
        Draft(
            dispatch_id=dispatch.pk,
            source_id=dispatch.source_id,
            analyser=analyser,
            sentences=dict(sentences),
            beads=_pairs(reading.sentence_alignment),
            marks=_marks(reading),
        )
    )


def _add_item(page: Page, position: int, report: Report, catalogue: Catalogue) -> None:
    dateline = report.dateline
    english, chinese = both(dateline.quotes) if dateline else (None, None)
    filed = dateline.date if dateline else None
    item = Draft(
        dispatch_id=page.dispatch.pk,
        position=position,
        agency_id=catalogue.agencies.get(dateline.agency or "") if dateline else None,
        dateline_en=text_of(english),
        dateline_zh=text_of(chinese),
        filed_edtf=filed.edtf if filed else "",
        filed=filed.earliest if filed and filed.earliest == filed.latest else None,
        filed_from=(dateline.place or "") if dateline else "",
    )
    page.rows.items.append(item)
    for name in (*report.english, *report.chinese):
        page.rows.item_of.append((page.paragraphs[name].pk, item))
    for told_by, chain in _chains(report):
        for place, step in enumerate(chain, 1):
            page.rows.steps.append(_step(item, place, told_by, step, catalogue))


def _chains(report: Report) -> Iterator[tuple[str, tuple[RelayStep, ...]]]:
    told = StepRow.ToldBy
    if report.chain_english is not None:
        yield told.CHINESE, report.chain
        yield told.ENGLISH, report.chain_english
    elif not report.chinese:
        yield told.ENGLISH, report.chain
    elif not report.english:
        yield told.CHINESE, report.chain
    else:
        yield told.BOTH, report.chain


def _step(item: Draft, position: int, told_by: str, step: RelayStep, catalogue: Catalogue) -> Draft:
    english, chinese = both(step.quotes)
    return Draft(
        item=item,
        position=position,
        told_by=told_by,
        kind=step.kind,
        agency_id=catalogue.agencies.get(step.actor or ""),
        date_edtf=step.date.edtf if step.date else "",
        words_en=text_of(english),
        words_zh=text_of(chinese),
        **bounds(step.date, None),
    )


def _pairs(beads: Iterable[Bead]) -> list[list[object]]:
    return [[list(b.english), list(b.chinese), round(b.score, 3)] for b in beads]


def _mean(beads: tuple[Bead, ...]) -> float:
    return min(1.0, max(0.0, sum(bead.score for bead in beads) / len(beads)))


def _marks(reading: Reading) -> dict[str, list[Mark]]:
    marks: dict[str, dict[Mark, None]] = defaultdict(dict)  # each once, in the order of finding
    for quote, kind, value in _marked(reading):
        marks[quote.paragraph][quote.start, quote.end, kind, value] = None
    return {name: sorted(found, key=itemgetter(0, 1, 2)) for name, found in marks.items()}


def _marked(reading: Reading) -> Iterator[tuple[Quote, str, str]]:
    for date in reading.dates:
        for quote in date.quotes:
            yield quote, "date", date.value.edtf
    for place in reading.places:
        yield place.quote, "place", place.place or ""
    for unit in reading.units:
        for quote in unit.quotes:
            yield quote, "unit", unit.unit or ""
    for figure in reading.figures:
        number = figure.quantity.value
        for quote in figure.quotes:
            yield quote, "figure", f"{number:f}" if number is not None else ""
