"""The frozen records that flow between the stages of the pipeline.

Offsets are Unicode code points in the paragraph's NFC text, end exclusive. Paragraph ids follow the
annotation schema: ``title``, ``en1`` …, ``zh.h1`` …, ``zh1`` …, ``en.t9`` … (trailers).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from archive.text.fold import fold_aligned
from archive.text.light import lazy, light
from archive.text.numbers_chinese import han_numbers
from archive.text.numbers_english import NUMBER_WORDS, digit_runs, numbers_at
from archive.text.numerals import Number
from archive.text.spans import Hit, Match, Matcher, Scanner, longest_hits

T = TypeVar("T")


class Language(StrEnum):
    """A language that dispatches are written in."""

    ENGLISH = "en"
    CHINESE = "zh"


class ParagraphKind(StrEnum):
    """What a paragraph is in the layout of an article."""

    TITLE = "title"
    HEADLINE = "headline"
    BODY = "body"
    CAPTION = "caption"
    TRAILER = "trailer"


# Kinds that extractors read; a trailer must yield nothing.
READ_KINDS = frozenset(ParagraphKind) - {ParagraphKind.TRAILER}


class ParseError(Exception):
    """A file that cannot be read: the line (1-based, or none) and the reason in a sentence."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


@light
@dataclass(frozen=True, slots=True)
class Quote:
    """Exact words in one paragraph: ``paragraph.text[start:end] == text``."""

    paragraph: str
    start: int
    end: int
    text: str
    language: Language

    def overlaps(self, other: Quote) -> bool:
        """Say whether both quotes share a character."""
        return (
            self.paragraph == other.paragraph and self.start < other.end and other.start < self.end
        )


# --- layout -------------------------------------------------------------------------------------


@light
@dataclass(frozen=True)
class Paragraph:
    """One paragraph as printed, hard wraps joined; lines are 1-based lines of the file.

    Every stage looks for words in the same text, so a paragraph remembers what was found in it.
    """

    id: str
    language: Language
    kind: ParagraphKind
    text: str
    first_line: int
    last_line: int

    @lazy
    def folded(self) -> str:
        """The text folded character by character, so that offsets into it stay right."""
        return fold_aligned(self.text)

    @lazy
    def numbers(self) -> tuple[Number, ...]:
        """The number phrases of the text, in order."""
        if self.language is Language.ENGLISH:
            return tuple(numbers_at(self.folded, self.digits, self.hits(NUMBER_WORDS)))
        return tuple(han_numbers(self.folded))

    @lazy
    def number_starts(self) -> list[int]:
        """Where the number phrases start."""
        return [number.start for number in self.numbers]

    @lazy
    def digits(self) -> list[tuple[int, int]]:
        """The spans of the runs of digits in the text, in order."""
        return digit_runs(self.folded)

    def found(self, matcher: Matcher[T]) -> tuple[Match[tuple[T, ...]], ...]:
        """Return the longest forms of a matcher in the text, in order."""
        found = self._found.get(matcher)
        if found is None:
            hits = self.hits(matcher)
            found = self._found[matcher] = tuple(longest_hits(hits)) if hits else ()
        return found

    def hits(self, matcher: Matcher[T]) -> list[Hit[T]]:
        """Return every form of a matcher in the text, overlapping ones too, in order."""
        hits = self._hits.get(matcher)
        if hits is None:
            hits = self._hits[matcher] = matcher.hits(self.folded)
        return hits

    def scan(self, scanner: Scanner) -> None:
        """Look for the forms of several matchers at once, before they are asked for."""
        self._hits.update(scanner.hits(self.folded))

    @property
    def sought(self) -> Iterable[Matcher[Any]]:
        """The matchers whose forms were looked for in the text."""
        return self._hits.keys()

    def remembered(self, key: object, find: Callable[[], T]) -> T:
        """Return what `find` finds in the text, found only once under a key."""
        if key not in self._remembered:
            self._remembered[key] = find()
        found: T = self._remembered[key]
        return found

    @lazy
    def _remembered(self) -> dict[object, Any]:
        return {}

    @lazy
    def _found(self) -> dict[Matcher[Any], tuple[Match[tuple[Any, ...]], ...]]:
        return {}

    @lazy
    def _hits(self) -> dict[Matcher[Any], list[Hit[Any]]]:
        return {}

    def forget(self) -> None:
        """Let go of what was found in the text: it takes many times the room of the text."""
        held = vars(self)
        for name in held.keys() - _PRINTED:
            del held[name]

    def __getstate__(self) -> dict[str, object]:
        """Leave what was found behind when a paragraph goes to another process."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


_PRINTED = frozenset(field.name for field in fields(Paragraph))


@light
@dataclass(frozen=True, slots=True)
class Header:
    """The header lines of a file; a field the file lacks is None, an empty one is ''."""

    title: str | None = None
    author: str | None = None
    date: str | None = None
    page: int | None = None
    newspaper: str | None = None


@light
@dataclass(frozen=True, slots=True)
class Original:
    """The head of the Chinese block: headline, its decks, date, page, section and column."""

    headline: str
    decks: tuple[str, ...]
    author: str
    date: str | None
    page: int | None
    section: str
    column: str


@light
@dataclass(frozen=True)
class Article:
    """One newspaper article as laid out in a file, before anything is read out of it."""

    layout: str  # "bilingual" or "monolingual"
    header: Header
    original: Original | None
    paragraphs: tuple[Paragraph, ...]
    published: dt.date | None
    published_basis: str  # "header", "original", or why there is none
    script: str = ""  # "Hans" or "Hant" of the Chinese text, "" without one

    @lazy
    def by_id(self) -> dict[str, Paragraph]:
        """The paragraphs by their ids."""
        return {paragraph.id: paragraph for paragraph in self.paragraphs}

    def paragraph(self, id: str) -> Paragraph:
        """Return the paragraph with this id, or raise KeyError."""
        return self.by_id[id]

    def readable(self, language: Language | None = None) -> tuple[Paragraph, ...]:
        """Return the paragraphs that are read, in order: all but trailers."""
        if language is None:
            return self._readable
        return tuple(p for p in self._readable if p.language == language)

    @lazy
    def _readable(self) -> tuple[Paragraph, ...]:
        return tuple(p for p in self.paragraphs if p.kind in READ_KINDS)


# --- dates --------------------------------------------------------------------------------------


class Semantics(StrEnum):
    """How an interval is meant: on every day of it, or on some day within it."""

    EXACT = "exact"
    THROUGHOUT = "throughout"
    WITHIN = "within"
    BEFORE = "before"
    AFTER = "after"


@light
@dataclass(frozen=True, slots=True)
class DateValue:
    """A date as EDTF with its bounds; an open end is None, ``time`` is local as printed."""

    edtf: str
    earliest: dt.date | None
    latest: dt.date | None
    precision: str  # minute hour part-of-day day month season year
    semantics: Semantics = Semantics.EXACT
    qualifier: str = ""  # "", "~", "?" or "%"
    time: dt.time | None = None


@light
@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the text, resolved, with the reasoning in ``basis``; one quote a language."""

    id: str
    value: DateValue
    role: str  # dateline source event reference deictic
    basis: str
    quotes: tuple[Quote, ...]


# --- wire items ---------------------------------------------------------------------------------


@light
@dataclass(frozen=True, slots=True)
class RelayStep:
    """One link of a relay chain, nearest source first; ``actor`` is an agency slug or None."""

    actor: str | None
    kind: str  # "agency" or "communique"
    date: DateValue | None
    quotes: tuple[Quote, ...] = ()


@light
@dataclass(frozen=True, slots=True)
class Dateline:
    """The printed dateline of a wire item, e.g. 【新华社三十一日讯】."""

    agency: str | None
    date: DateValue | None
    place: str | None
    quotes: tuple[Quote, ...]


@light
@dataclass(frozen=True, slots=True)
class Report:
    """One wire item: its paragraphs in each language, dateline and relay chain.

    ``chain_english`` is set only where the English text claims another chain than the Chinese one.
    """

    id: str
    english: tuple[str, ...]
    chinese: tuple[str, ...]
    dateline: Dateline | None
    chain: tuple[RelayStep, ...]
    chain_english: tuple[RelayStep, ...] | None = None


# --- alignment ----------------------------------------------------------------------------------


@light
@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, as a span of its paragraph; ids are ``en2.s1``."""

    id: str
    paragraph: str
    start: int
    end: int


@light
@dataclass(frozen=True, slots=True)
class Bead:
    """An m:n correspondence of paragraph or sentence ids; score is in 0..1."""

    english: tuple[str, ...]
    chinese: tuple[str, ...]
    score: float


# --- mentions -----------------------------------------------------------------------------------


@light
@dataclass(frozen=True, slots=True)
class RelativeLocation:
    """A place told from another: distance in the printed unit, computed point and radius in km.

    The anchor is a slug; "" where it is not in the gazetteer and the mention proposes its name.
    """

    anchor: str
    bearing: str  # one of the sixteen compass points, or ""
    distance: Decimal
    unit: str  # km, mi, nmi or li
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None


@light
@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place name in the text; ``place`` is a gazetteer slug, None where it is not resolved."""

    id: str
    place: str | None
    quote: Quote
    candidates: tuple[str, ...] = ()
    relation: RelativeLocation | None = None
    proposed_name: str = ""  # a name that looks like a place and is not in the gazetteer


@light
@dataclass(frozen=True, slots=True)
class UnitMention:
    """A named or counted formation; ``unit`` is a slug of the unit list where it is known."""

    id: str
    unit: str | None
    name: str
    ordinal: int | None
    echelon: str
    side: str
    quotes: tuple[Quote, ...]  # the first quote in each paragraph and language
    parent: str | None = None  # id of another mention, only when the text says so
    count: int | None = None
    count_qualifier: str = ""
    also: tuple[Quote, ...] = ()  # where else a paragraph names it


@light
@dataclass(frozen=True, slots=True)
class Quantity:
    """A printed number: exact value or None, bounds (None is open), and its qualifier.

    Qualifiers: exact more_than less_than nearly about tens hundreds thousands millions many.
    """

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    qualifier: str


@light
@dataclass(frozen=True, slots=True)
class FigureMention:
    """A claimed quantity with its words; one quote a language.

    ``action_english``/``action_chinese``, and the same of object and unit, are set only where the
    two languages disagree; ``action``, ``object`` and ``unit`` then hold the Chinese reading.
    """

    id: str
    action: str
    object: str
    quantity: Quantity
    unit: str  # "", t, L, km, mi, li …
    side: str
    quotes: tuple[Quote, ...]
    claimant: str | None = None
    part_of: str | None = None
    same_as: str | None = None
    action_english: str = ""
    action_chinese: str = ""
    object_english: str = ""
    object_chinese: str = ""
    unit_english: str = ""
    unit_chinese: str = ""


# --- proposals ----------------------------------------------------------------------------------


class EventKind(StrEnum):
    """What a proposal stands for; an aggregate is a total over a period, never one engagement."""

    ENGAGEMENT = "engagement"
    AGGREGATE = "aggregate"
    OTHER = "other"


@light
@dataclass(frozen=True, slots=True)
class EventPlaceProposal:
    """A place of an event and its role there; ``mention`` is the id of a PlaceMention."""

    mention: str
    role: str  # location target origin destination route near


@light
@dataclass(frozen=True, slots=True)
class EventUnitProposal:
    """A unit of an event and its role there; ``mention`` is the id of a UnitMention."""

    mention: str
    role: str  # attacker defender subject


@light
@dataclass(frozen=True, slots=True)
class EventProposal:
    """An engagement read out of one wire item, with the exact words that attest it.

    ``key`` names the proposal across readings of the same text: it is built from the words of its
    first evidence, so that a decision on it survives a new analysis.
    """

    id: str
    key: str
    kind: EventKind
    type: str
    title_english: str
    title_chinese: str
    title_vietnamese: str
    date: DateValue | None
    date_basis: str
    date_mention: str | None
    places: tuple[EventPlaceProposal, ...]
    units: tuple[EventUnitProposal, ...]
    figures: tuple[str, ...]
    evidence: tuple[Quote, ...]
    report: str
    confidence: float
    outcome: str = ""


@light
@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A place where the two languages disagree, with both quotes and the reason in a sentence."""

    id: str
    kind: str  # number measure_unit echelon date agency attribution term toponym …
    severity: str  # major minor nuance
    english: Quote | None
    chinese: Quote | None
    note: str
    prefer: str  # en, zh or neither
    value_english: str = ""
    value_chinese: str = ""
    figure: str | None = None


@light
@dataclass(frozen=True, slots=True)
class Rendering:
    """A Chinese term of an aligned sentence and the English words that render it there.

    ``english`` is None where the English sentence has no rendering that is known; ``sentence`` is
    its first sentence then. ``right`` says whether the vocabulary has the words as a rendering.
    """

    category: str
    code: str
    chinese: Quote
    english: Quote | None
    sentence: Quote
    right: bool


@light
@dataclass(frozen=True, slots=True)
class Reading:
    """Everything the pipeline read out of one article."""

    article: Article
    reports: tuple[Report, ...]
    alignment: tuple[Bead, ...]
    sentences: tuple[Sentence, ...]
    sentence_alignment: tuple[Bead, ...]
    dates: tuple[DateMention, ...]
    places: tuple[PlaceMention, ...]
    units: tuple[UnitMention, ...]
    figures: tuple[FigureMention, ...]
    events: tuple[EventProposal, ...]
    discrepancies: tuple[Discrepancy, ...]
    renderings: tuple[Rendering, ...] = ()
