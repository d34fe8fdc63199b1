"""The journey of a text: parse, split into reports, align, extract, propose, check."""

from __future__ import annotations

from collections.abc import Iterator

from archive.ingest.align import Pairs, align, align_sentences, fixed
from archive.ingest.belligerents import belligerents
from archive.ingest.check import check
from archive.ingest.check.pairs import pairs
from archive.ingest.check.renderings import place_renderings, renderings
from archive.ingest.extract import dates, figures, places, units
from archive.ingest.lexicon import Lexicon
from archive.ingest.parse import parse
from archive.ingest.propose import propose
from archive.ingest.records import (
    Article,
    PlaceMention,
    Quote,
    Reading,
    UnitMention,
)
from archive.ingest.reports import reports as find_reports
from archive.ingest.scan import scanned
from archive.ingest.sentences import sentences as split
from archive.text.light import uncollected


def run(text: str, lexicon: Lexicon) -> tuple[Reading, ...]:
    """Return what can be read out of each article of a text, or raise ParseError."""
    with uncollected():
        return tuple(read(article, lexicon) for article in parse(text))


def read(article: Article, lexicon: Lexicon, curated: Pairs | None = None) -> Reading:
    """Return everything that can be read out of one article.

    Paragraphs that a curator paired stay so; their sentences are aligned inside the pairs.
    """
    with uncollected(), scanned(article, lexicon):
        return _read(article, lexicon, curated)


def _read(article: Article, lexicon: Lexicon, curated: Pairs | None) -> Reading:
    reports = find_reports(article, lexicon)
    if curated is None or article.layout != "bilingual":
        alignment = align(article, reports, lexicon)
    else:
        alignment = fixed(article, curated, lexicon)
    sentences = split(article)
    beads = align_sentences(article, alignment, sentences, lexicon)
    when = dates.extract(article, reports, lexicon)
    where = places.extract(article, lexicon)
    camps = belligerents(article, reports, lexicon)
    who = units.extract(article, alignment, beads, sentences, lexicon, camps)
    claims = figures.extract(
        article,
        reports,
        alignment,
        beads,
        sentences,
        lexicon,
        masks=(*dates.printed(article), *_masks(where, who)),
        camps=camps,
    )
    aligned = pairs(article, sentences, beads)
    rendered = (
        *(one for pair in aligned for one in renderings(pair, lexicon)),
        *place_renderings(aligned, where),
    )
    return Reading(
        article=article,
        reports=reports,
        alignment=alignment,
        sentences=sentences,
        sentence_alignment=beads,
        dates=when,
        places=where,
        units=who,
        figures=claims,
        events=propose(
            article, reports, alignment, sentences, beads, when, where, who, claims, lexicon
        ),
        discrepancies=check(
            article, reports, aligned, when, where, who, claims, rendered, lexicon, sentences, beads
        ),
        renderings=rendered,
    )


def _masks(where: tuple[PlaceMention, ...], who: tuple[UnitMention, ...]) -> Iterator[Quote]:
    """Yield the words whose numbers are names, not figures."""
    for place in where:
        yield place.quote
    for unit in who:
        if unit.count is None:
            yield from unit.quotes
            yield from unit.also
