"""A reading as unsaved rows: one list a table, so that a batch is written with a few statements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from archive.actions.fit import fit
from archive.actions.quotes import around
from archive.ingest.records import Language, Quote
from archive.models import (
    Alignment,
    Discrepancy,
    Dispatch,
    Event,
    EventEvidence,
    EventPlace,
    EventReport,
    EventUnit,
    Evidence,
    Figure,
    Paragraph,
    Reading,
    RelayStep,
    TermUse,
    WireItem,
)


@dataclass(slots=True)
class Rows:
    """What a batch of readings comes to."""

    evidence: dict[tuple[int, int, int], Evidence] = field(default_factory=dict)
    items: list[WireItem] = field(default_factory=list)
    steps: list[RelayStep] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    alignments: list[Alignment] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    attestations: list[EventEvidence] = field(default_factory=list)
    places: list[EventPlace] = field(default_factory=list)
    units: list[EventUnit] = field(default_factory=list)
    reports: list[EventReport] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    figure_events: list[tuple[Figure, Event]] = field(default_factory=list)
    figure_wholes: list[tuple[Figure, Figure | None, Figure | None]] = field(default_factory=list)
    discrepancies: list[Discrepancy] = field(default_factory=list)
    # the key of a rendering, its English words as printed, and the use
    term_uses: list[tuple[tuple[str, str, str, str], str, TermUse]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Page:
    """One dispatch with its current paragraphs by name, and the rows that it adds to."""

    dispatch: Dispatch
    paragraphs: dict[str, Paragraph]
    rows: Rows

    def quote(self, quote: Quote | None) -> Evidence | None:
        """Return the row of these exact words, one for each span."""
        if quote is None or quote.start >= quote.end:
            return None
        paragraph = self.paragraphs[quote.paragraph]
        key = (paragraph.pk, quote.start, quote.end)
        if key not in self.rows.evidence:
            prefix, suffix = around(paragraph.text, quote.start, quote.end)
            self.rows.evidence[key] = Evidence(
                paragraph=paragraph,
                start=quote.start,
                end=quote.end,
                exact=quote.text,
                prefix=prefix,
                suffix=suffix,
            )
        return self.rows.evidence[key]

    def words(self, quotes: Iterable[Quote]) -> dict[str, Evidence | None]:
        """Return the evidence columns of a claim: the first quote of each language."""
        english, chinese = both(tuple(quotes))
        return {"evidence_en": self.quote(english), "evidence_zh": self.quote(chinese)}


def both(quotes: Sequence[Quote]) -> tuple[Quote | None, Quote | None]:
    """Return the first English and the first Chinese quote."""
    english = next((q for q in quotes if q.language is Language.ENGLISH), None)
    chinese = next((q for q in quotes if q.language is Language.CHINESE), None)
    return english, chinese


def text_of(quote: Quote | None) -> str:
    """Return the words of a quote, '' for none."""
    return quote.text if quote else ""


__all__ = ["Page", "Rows", "both", "fit", "text_of"]
