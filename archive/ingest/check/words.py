"""Agencies, relay chains and paired terms on which the two languages disagree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from archive.ingest.check.days import days_differ
from archive.ingest.check.pairs import Pair, Spot, Words, discrepancy, spoken
from archive.ingest.lexicon import AgencyEntry, Lexicon, TermEntry
from archive.ingest.records import (
    Article,
    Discrepancy,
    Language,
    Quote,
    RelayStep,
    Rendering,
    Report,
)
from archive.text.spans import Matcher

# Pairs whose loss is more than a matter of wording.
_KINDS = {"already-become": "aspect", "enemy-held": "omission", "provincial-capital": "scope"}


@lru_cache(maxsize=4)
def _agencies(lexicon: Lexicon) -> Matcher[AgencyEntry]:
    return Matcher(
        (form, agency) for agency in lexicon.agencies for form in (*agency.english, *agency.chinese)
    )


@lru_cache(maxsize=4)
def _pair_terms(lexicon: Lexicon) -> dict[str, TermEntry]:
    return {term.code: term for term in lexicon.of("pair")}


def agency_findings(pair: Pair, lexicon: Lexicon) -> Iterator[Discrepancy]:
    """Yield an agency that the English text calls by another's name."""
    forms = _agencies(lexicon)
    english = _agencies_in(pair.english, forms)
    chinese = _agencies_in(pair.chinese, forms) if english else {}
    if not chinese or english.keys() == chinese.keys():
        return
    left = [slug for slug in english if slug not in chinese]
    right = [slug for slug in chinese if slug not in english]
    if len(left) == len(right) == 1:
        one, other = english[left[0]].quote, chinese[right[0]].quote
        note = f"{other.text} is not “{one.text}” but another agency."
        yield discrepancy("agency", "major", one, other, note, (left[0], right[0]))


def term_findings(found: Iterable[Rendering], lexicon: Lexicon) -> Iterator[Discrepancy]:
    """Yield Chinese terms that the English sentence renders by none of the right words."""
    known = _pair_terms(lexicon)
    for rendering in found:
        term = known.get(rendering.code) if rendering.category == "pair" else None
        if term is None or rendering.right:
            continue
        if rendering.english is not None or term.code in _KINDS:
            yield _term(term, rendering)


def chain_findings(article: Article, reports: tuple[Report, ...]) -> Iterator[Discrepancy]:
    """Yield the link at which the English text claims another chain of sources."""
    for report in reports:
        if report.chain_english is None:
            continue
        chain, english = report.chain, report.chain_english
        at = next(
            (n for n, (a, b) in enumerate(zip(chain, english, strict=False)) if not _same(a, b)),
            min(len(chain), len(english)),
        )
        if at == len(chain) == len(english):  # the same sources
            yield from _days(chain, english)
            continue
        if _may_be_same(chain[at:], english[at:]):
            continue  # a source of no known name may stand in other words
        yield discrepancy(
            "attribution",
            "major",
            _chain_quote(article, report.english, english[at:], Language.ENGLISH),
            _chain_quote(article, report.chinese, chain[at:], Language.CHINESE),
            "The English text names another source of the report than the Chinese one.",
            (_told(english), _told(chain)),
        )


def _may_be_same(chain: tuple[RelayStep, ...], english: tuple[RelayStep, ...]) -> bool:
    """Say whether one language only leaves unnamed, or out, whom the other one names or not."""
    shared = min(len(chain), len(english))
    unnamed = all(
        a.kind == b.kind and None in (a.actor, b.actor)
        for a, b in zip(chain, english, strict=False)
    )
    return unnamed and all(step.actor is None for step in (*chain[shared:], *english[shared:]))


def _days(chain: tuple[RelayStep, ...], english: tuple[RelayStep, ...]) -> Iterator[Discrepancy]:
    """Yield the links of one source that the languages date to different days."""
    for step, other in zip(chain, english, strict=True):
        if step.date is None or other.date is None or step.date.edtf == other.date.edtf:
            continue  # the same day, or one that only one language prints
        mine = next((q for q in other.quotes if q.language is Language.ENGLISH), None)
        theirs = next((q for q in step.quotes if q.language is Language.CHINESE), None)
        if mine and theirs and days_differ(mine, theirs):
            values = (other.date.edtf, step.date.edtf)
            note = f"The English text dates its source {values[0]}, the Chinese one {values[1]}."
            yield discrepancy("date", "major", mine, theirs, note, values)


def _agencies_in(sentences: tuple[Words, ...], forms: Matcher[AgencyEntry]) -> dict[str, Spot]:
    return {
        agencies[0].slug: spot
        for agencies, spot in spoken(sentences, forms).items()
        if agencies[0].kind != "issuer"
    }


def _term(term: TermEntry, found: Rendering) -> Discrepancy:
    note = term.note or f"{found.chinese.text} is “{term.english[0]}”."
    severity = term.severity or "minor"
    kind = _KINDS.get(term.code, "lexical" if severity == "nuance" else "term")
    return discrepancy(kind, severity, found.english, found.chinese, note, ("", term.english[0]))


def _same(one: RelayStep, other: RelayStep) -> bool:
    return (one.actor, one.kind) == (other.actor, other.kind)


def _chain_quote(
    article: Article, paragraphs: tuple[str, ...], steps: tuple[RelayStep, ...], language: Language
) -> Quote | None:
    """Return the words of the first link, or the paragraph that holds the dateline."""
    for step in steps:
        for quote in step.quotes:
            if quote.language is language:
                return quote
    if not paragraphs:
        return None
    text = article.paragraph(paragraphs[0]).text
    return Quote(paragraphs[0], 0, len(text), text, language)


def _told(chain: tuple[RelayStep, ...]) -> str:
    return " < ".join(step.actor or step.kind for step in chain)
