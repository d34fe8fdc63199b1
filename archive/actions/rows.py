"""A reading as unsaved rows: one list a table, so that a batch is written with a few statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from archive.actions.bulk import Draft
from archive.actions.quotes import around
from archive.ingest.records import Language, Quote
from archive.models import Dispatch, Paragraph


@dataclass(slots=True)
class Rows:
    """What a batch of readings comes to."""

    evidence: dict[tuple[int, int, int], Draft] = field(default_factory=dict)
    items: list[Draft] = field(default_factory=list)
    steps: list[Draft] = field(default_factory=list)
    item_of: list[tuple[int, Draft]] = field(default_factory=list)  # of each paragraph
    alignments: list[Draft] = field(default_factory=list)
    readings: list[Draft] = field(default_factory=list)
    events: list[Draft] = field(default_factory=list)
    attestations: list[Draft] = field(default_factory=list)
    places: list[Draft] = field(default_factory=list)
    units: list[Draft] = field(default_factory=list)
    reports: list[Draft] = field(default_factory=list)
    figures: list[Draft] = field(default_factory=list)
    figure_events: list[tuple[Draft, Draft]] = field(default_factory=list)
    figure_wholes: list[tuple[Draft, Draft | None, Draft | None]] = field(default_factory=list)
    discrepancies: list[Draft] = field(default_factory=list)
    # the key of a rendering, its English words as printed, and the use
    term_uses: list[tuple[tuple[str, str, str, str], str, Draft]] = field(default_factory=list)


class Printed(NamedTuple):
    """A stored paragraph: its key, its name in the text and its words."""

    pk: int
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """One dispatch with its current paragraphs by name, and the rows that it adds to."""

    dispatch: Dispatch
    paragraphs: Mapping[str, Paragraph | Printed]
    rows: Rows

    def quote(self, quote: Quote | None) -> Draft | None:
        """Return the row of these exact words, one for each span."""
        if quote is None or quote.start >= quote.end:
            return None
        paragraph = self.paragraphs[quote.paragraph]
        key = (paragraph.pk, quote.start, quote.end)
        known = self.rows.evidence.get(key)
        if known is None:
            prefix, suffix = around(paragraph.text, quote.start, quote.end)
            known = self.rows.evidence[key] = Draft(
                paragraph_id=paragraph.pk,
                start=quote.start,
                end=quote.end,
                exact=quote.text,
                prefix=prefix,
                suffix=suffix,
            )
        return known

    def words(self, quotes: Iterable[Quote]) -> dict[str, Draft | None]:
        """Return the evidence columns of a claim: the first quote of each language."""
        english, chinese = both(tuple(quotes))
        return {"evidence_en": self.quote(english), "evidence_zh": self.quote(chinese)}


def both(quotes: Sequence[Quote]) -> tuple[Quote | None, Quote | None]:
    """Return the first English and the first Chinese quote."""
    english = chinese = None
    for quote in quotes:
        if quote.language is Language.ENGLISH:
            english = english or quote
        else:
            chinese = chinese or quote
    return english, chinese


def text_of(quote: Quote | None) -> str:
    """Return the words of a quote, '' for none."""
    return quote.text if quote else ""
