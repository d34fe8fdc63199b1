"""Datelines and relay phrases as printed: 【新华社三十一日讯】, "TASS, 20th dispatch:"."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from archive.ingest import datelines_chinese, datelines_english
from archive.ingest.datelines_english import MONTHS
from archive.ingest.lexicon import Lexicon
from archive.ingest.records import DateValue, Language, Paragraph, Quote
from archive.text.dates import latest_day
from archive.text.fold import fold_aligned
from archive.text.numerals import read_han


@dataclass(frozen=True, slots=True)
class PrintedDay:
    """A day as printed: its number, month and year as far as they are said."""

    day: int
    month: int | None
    year: int | None

    def resolve(self, not_after: dt.date | None) -> DateValue | None:
        """Return the latest such day that is not after a day, None when nothing tells."""
        found: dt.date | None = None
        if self.year and self.month:
            try:
                found = dt.date(self.year, self.month, self.day)
            except ValueError:
                return None
        elif not_after is not None and 1 <= self.day <= 31 and (self.month or 1) <= 12:
            found = latest_day(self.day, not_after, self.month)
        return DateValue(found.isoformat(), found, found, "day") if found else None


@dataclass(frozen=True, slots=True)
class Step:
    """A dateline or relay phrase: actor slug or None, kind, printed parts, words and its end."""

    actor: str | None
    kind: str  # "agency" or "communique"
    date: PrintedDay | None
    place: str | None
    quote: Quote
    end: int


@dataclass(frozen=True, slots=True)
class Patterns:
    """The compiled patterns of one language, and the agencies by printed form."""

    slugs: dict[str, str]
    datelines: list[re.Pattern[str]]
    relay: list[tuple[str, re.Pattern[str]]]

    def slug(self, words: str | None) -> str | None:
        """Return the agency that the words name, None for an unknown one."""
        return self.slugs.get(_key(words)) if words else None


def read_dateline(paragraph: Paragraph, lexicon: Lexicon) -> Step | None:
    """Return the dateline that a paragraph begins with, if it does."""
    patterns = _patterns(lexicon, paragraph.language)
    text = _matchable(paragraph)
    for pattern in patterns.datelines:
        if match := pattern.match(text):
            return _step(paragraph, patterns, match, "agency")
    return None


def read_relay(paragraph: Paragraph, start: int, lexicon: Lexicon) -> Step | None:
    """Return the relay phrase at an offset, if there is one."""
    patterns = _patterns(lexicon, paragraph.language)
    text = _matchable(paragraph)
    for kind, pattern in patterns.relay:
        if match := pattern.match(text, start):
            return _step(paragraph, patterns, match, kind)
    return None


def _matchable(paragraph: Paragraph) -> str:
    """Return the words with the offsets of the paragraph; Chinese in simplified characters."""
    if paragraph.language is Language.CHINESE:
        return paragraph.folded
    return paragraph.text


def _key(words: str) -> str:
    folded = fold_aligned(words).replace(".", "")
    return re.sub(r"^the ", "", re.sub(r"\s+", " ", folded))


def _step(paragraph: Paragraph, patterns: Patterns, match: re.Match[str], kind: str) -> Step:
    groups = match.groupdict()
    start, end = match.start("words"), match.end("words")
    place = groups.get("place")
    named = (groups.get(name) for name in ("agency", "actor", "maker", "speaker"))
    actor = next((name for name in named if name), None)
    return Step(
        actor=patterns.slug(actor),
        kind=kind,
        date=_day(groups),
        place=place.strip(" ,") if place else None,
        quote=Quote(paragraph.id, start, end, paragraph.text[start:end], paragraph.language),
        end=match.end(),
    )


def _day(groups: dict[str, str | None]) -> PrintedDay | None:
    for tag in ("a1", "a2", "a3", "b1", "b2", "b3"):
        day = groups.get(f"day{tag}")
        if day:
            month, year = groups.get(f"month{tag}"), groups.get(f"year{tag}")
            try:
                return PrintedDay(
                    read_han(day),
                    _month(month) if month else None,
                    read_han(year) if year else None,
                )
            except ValueError:
                return None
    return None


def _month(words: str) -> int:
    return MONTHS.get(words.lower().rstrip(".")) or read_han(words)


@lru_cache(maxsize=8)
def _patterns(lexicon: Lexicon, language: Language) -> Patterns:
    english = language is Language.ENGLISH
    printed = [
        (agency, form)
        for agency in lexicon.agencies
        for written in (agency.english if english else agency.chinese)
        for form in {written, written.replace(".", "")}  # U.P. is signed UP too
    ]
    datelines, relay = (datelines_english if english else datelines_chinese).patterns(
        agencies=[form for agency, form in printed if agency.kind != "issuer"],
        issuers=[form for _, form in printed],
    )
    return Patterns({_key(form): agency.slug for agency, form in printed}, datelines, relay)
