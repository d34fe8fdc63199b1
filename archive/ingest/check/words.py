"""Agencies, relay chains and paired terms on which the two languages disagree."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from archive.ingest.check.pairs import Pair, discrepancy
from archive.ingest.lexicon import AgencyEntry, Lexicon, TermEntry
from archive.ingest.records import Article, Discrepancy, Language, Quote, RelayStep, Report
from archive.text.fold import fold_aligned
from archive.text.spans import Matcher

# Pairs whose loss is more than a matter of wording.
_KINDS = {"already-become": "aspect", "enemy-held": "omission", "provincial-capital": "scope"}


@lru_cache(maxsize=4)
def _agencies(lexicon: Lexicon) -> Matcher[AgencyEntry]:
    return Matcher(
        (form, agency) for agency in lexicon.agencies for form in (*agency.english, *agency.chinese)
    )


@lru_cache(maxsize=4)
def _pairs(lexicon: Lexicon) -> Matcher[TermEntry]:
    return Matcher((form, term) for term in lexicon.of("pair") for form in term.chinese)


@lru_cache(maxsize=4096)
def _renderings(term: TermEntry) -> Matcher[str]:
    return Matcher((form, form) for form in term.english)


def agency_findings(pair: Pair, lexicon: Lexicon) -> Iterator[Discrepancy]:
    """Yield an agency that the English text calls by another's name."""
    english = _agencies_in(pair.english, lexicon)
    chinese = _agencies_in(pair.chinese, lexicon)
    left = [slug for slug in english if slug not in chinese]
    right = [slug for slug in chinese if slug not in english]
    if len(left) == len(right) == 1:
        one, other = english[left[0]], chinese[right[0]]
        note = f"{other.text} is not “{one.text}” but another agency."
        yield discrepancy("agency", "major", one, other, note, (left[0], right[0]))


def term_findings(pair: Pair, lexicon: Lexicon) -> Iterator[Discrepancy]:
    """Yield Chinese terms that the English sentence renders by none of the right words."""
    english = " ".join(fold_aligned(quote.text) for quote in pair.english)
    for sentence in pair.chinese:
        found: dict[str, list[Quote]] = {}
        terms: dict[str, TermEntry] = {}
        for match in _pairs(lexicon).longest(fold_aligned(sentence.text)):
            term = match.value[0]
            terms[term.code] = term
            found.setdefault(term.code, []).append(_part(sentence, match.start, match.end))
        for code, quotes in found.items():
            term = terms[code]
            right = len(_renderings(term).longest(english))
            for quote in quotes[: max(0, len(quotes) - right)]:
                yield _term(pair, term, quote)


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
        if at == len(chain) == len(english):  # the same sources; only a day is left out
            continue
        yield discrepancy(
            "attribution",
            "major",
            _chain_quote(article, report.english, english[at:], Language.ENGLISH),
            _chain_quote(article, report.chinese, chain[at:], Language.CHINESE),
            "The English text names another source of the report than the Chinese one.",
            (_told(english), _told(chain)),
        )


def _agencies_in(sentences: tuple[Quote, ...], lexicon: Lexicon) -> dict[str, Quote]:
    return {
        match.value[0].slug: _part(sentence, match.start, match.end)
        for sentence in sentences
        for match in _agencies(lexicon).longest(fold_aligned(sentence.text))
        if match.value[0].kind != "issuer"
    }


def _term(pair: Pair, term: TermEntry, chinese: Quote) -> Discrepancy:
    note = term.note or f"{chinese.text} is “{term.english[0]}”."
    severity = term.severity or "minor"
    kind = _KINDS.get(term.code, "lexical" if severity == "nuance" else "term")
    english = pair.english[0]
    return discrepancy(kind, severity, english, chinese, note, ("", term.english[0]))


def _part(sentence: Quote, start: int, end: int) -> Quote:
    # A printed form may begin with the mark that sets it off from a longer word.
    while start < end and sentence.text[start] in "、，；：":
        start += 1
    return Quote(
        sentence.paragraph,
        sentence.start + start,
        sentence.start + end,
        sentence.text[start:end],
        sentence.language,
    )


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
