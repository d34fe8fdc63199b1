"""Find every figure that an article claims: number, object, action, side and claimant."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from archive.ingest.belligerents import UNKNOWN, UNTOLD, Camps
from archive.ingest.extract import figures_chinese, figures_english
from archive.ingest.extract.figures_claimant import Citations, citations
from archive.ingest.extract.figures_line import Masks
from archive.ingest.extract.figures_side import sided
from archive.ingest.extract.figures_words import Claim, vocabulary
from archive.ingest.lexicon import Lexicon
from archive.ingest.records import (
    Article,
    Bead,
    FigureMention,
    Language,
    Paragraph,
    Quantity,
    Quote,
    Report,
    Sentence,
)

_READ = {Language.ENGLISH: figures_english.read, Language.CHINESE: figures_chinese.read}


@dataclass(eq=False, slots=True)
class _Placed:
    """A claim and where it stands."""

    claim: Claim
    quote: Quote


@dataclass(eq=False, slots=True)
class _Pair:
    """One figure: its claim in one language or in both."""

    english: _Placed | None
    chinese: _Placed | None

    @property
    def placed(self) -> tuple[_Placed, ...]:
        return tuple(p for p in (self.english, self.chinese) if p is not None)


def extract(
    article: Article,
    reports: Sequence[Report],
    alignment: Sequence[Bead],
    sentence_alignment: Sequence[Bead],
    sentences: Sequence[Sentence],
    lexicon: Lexicon,
    masks: Iterable[Quote],
    camps: Mapping[str, Camps] = UNTOLD,
) -> tuple[FigureMention, ...]:
    """Return the figures of an article in reading order, both languages of one figure together.

    `masks` are words whose numbers are no figures: dates, numbered units, distances, place names.
    """
    masked: dict[str, list[tuple[int, int]]] = {}
    for quote in masks:
        masked.setdefault(quote.paragraph, []).append((quote.start, quote.end))
    placed = _read_all(article, reports, lexicon, camps, masked)
    beads = (*_beads(placed, sentence_alignment, sentences), *_paragraph_beads(placed, alignment))
    pairs = list(_pair(placed, beads))
    order = {paragraph.id: place for place, paragraph in enumerate(article.paragraphs)}
    pairs.sort(key=lambda p: (order[p.placed[0].quote.paragraph], p.placed[0].quote.start))
    return _mentions(pairs, reports, article, lexicon)


def _read_all(
    article: Article,
    reports: Sequence[Report],
    lexicon: Lexicon,
    camps: Mapping[str, Camps],
    masked: dict[str, list[tuple[int, int]]],
) -> list[_Placed]:
    """Read every paragraph once; who acts is carried on inside a report, never beyond it."""
    report_of = {id: r.id for r in reports for id in (*r.english, *r.chinese)}
    subjects: dict[tuple[str, Language], str] = {}
    placed: list[_Placed] = []
    for paragraph in article.readable():
        words = vocabulary(lexicon, paragraph.language)
        sides = words.sides.find(paragraph)
        read = _READ[paragraph.language]
        claims = read(paragraph, words, Masks(masked.get(paragraph.id, ())), sides)
        key = (report_of.get(paragraph.id, ""), paragraph.language)
        here = camps.get(paragraph.id, UNKNOWN)
        subject = subjects.get(key, "")
        subjects[key] = sided(paragraph.folded, claims, sides, subject, here)
        placed += [_Placed(claim, _quote(paragraph, claim)) for claim in claims]
    return placed


def _quote(paragraph: Paragraph, claim: Claim) -> Quote:
    text = paragraph.text[claim.start : claim.end]
    return Quote(paragraph.id, claim.start, claim.end, text, paragraph.language)


# --- both languages together --------------------------------------------------------------------

_Group = tuple[list[_Placed], list[_Placed]]


def _beads(
    placed: list[_Placed], beads: Sequence[Bead], sentences: Sequence[Sentence]
) -> Iterator[_Group]:
    """Yield the figures of each sentence bead."""
    by_paragraph: dict[str, list[Sentence]] = {}
    for sentence in sorted(sentences, key=lambda one: one.start):
        by_paragraph.setdefault(sentence.paragraph, []).append(sentence)
    inside: dict[str, list[_Placed]] = {}
    for one in placed:
        here = by_paragraph.get(one.quote.paragraph, [])
        index = bisect_right(here, one.quote.start, key=lambda sentence: sentence.start) - 1
        if index >= 0:
            inside.setdefault(here[index].id, []).append(one)
    for bead in beads:
        yield (
            [one for id in bead.english for one in inside.get(id, [])],
            [one for id in bead.chinese for one in inside.get(id, [])],
        )


def _paragraph_beads(placed: list[_Placed], beads: Sequence[Bead]) -> Iterator[_Group]:
    """Yield the figures of each paragraph bead: titles and decks have no sentences."""
    inside: dict[str, list[_Placed]] = {}
    for one in placed:
        inside.setdefault(one.quote.paragraph, []).append(one)
    for bead in beads:
        yield (
            [one for id in bead.english for one in inside.get(id, [])],
            [one for id in bead.chinese for one in inside.get(id, [])],
        )


def _pair(placed: list[_Placed], groups: Iterable[_Group]) -> Iterator[_Pair]:
    """Yield every figure once, with its counterpart when an aligned passage holds one."""
    free = set(placed)
    for english, chinese in groups:
        for alike in _ALIKE:
            for one in english:
                other = _counterpart(one, chinese, free, alike)
                if one in free and other is not None:
                    free -= {one, other}
                    yield _Pair(one, other)
    for one in placed:
        if one in free:
            english_only = one.quote.language is Language.ENGLISH
            yield _Pair(one, None) if english_only else _Pair(None, one)


def _counterpart(
    one: _Placed, others: list[_Placed], free: set[_Placed], alike: Callable[[Claim, Claim], bool]
) -> _Placed | None:
    return next(
        (
            other
            for other in others
            if other in free
            and _same_number(one.claim, other.claim)
            and alike(one.claim, other.claim)
        ),
        None,
    )


def _same_number(one: Claim, other: Claim) -> bool:
    return (one.number.value, one.number.qualifier) == (other.number.value, other.number.qualifier)


def _is_akin(one: str, other: str) -> bool:
    """Say whether one object is the other or a kind of it: personnel, personnel.puppet."""
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")


# Of figures of one value, those that say the most alike are one: first the strictest test.
_ALIKE: tuple[Callable[[Claim, Claim], bool], ...] = (
    lambda one, other: one.action == other.action and _is_akin(one.object, other.object),
    lambda one, other: _is_akin(one.object, other.object),
    lambda one, other: one.action == other.action,
    lambda one, other: True,
)


# --- records ------------------------------------------------------------------------------------


def _mentions(
    pairs: list[_Pair], reports: Sequence[Report], article: Article, lexicon: Lexicon
) -> tuple[FigureMention, ...]:
    number_of = {id(one.claim): f"f{n}" for n, pair in enumerate(pairs, 1) for one in pair.placed}
    report_of = {id: report for report in reports for id in (*report.english, *report.chinese)}
    cited: dict[str, Citations] = {}
    first: dict[tuple[object, ...], str] = {}
    mentions: list[FigureMention] = []
    for number, pair in enumerate(pairs, 1):
        report = report_of.get(pair.placed[0].quote.paragraph)
        mention = _mention(f"f{number}", pair, number_of)
        claimant = _claimant(pair, report, cited, lexicon, article)
        same_as = _repeated(mention, report, first)
        mentions.append(replace(mention, claimant=claimant, same_as=same_as))
    return tuple(mentions)


def _mention(number: str, pair: _Pair, number_of: dict[int, str]) -> FigureMention:
    """Return the figure; where the languages differ the Chinese one is the original."""
    english, chinese = (one.claim if one else None for one in (pair.english, pair.chinese))
    lead = chinese or english
    assert lead is not None
    what, unit = lead.object, lead.unit
    conflict: dict[str, str] = {}
    if english and chinese:
        if _is_akin(english.object, chinese.object):
            what = max(english.object, chinese.object, key=len)
        else:
            conflict |= {"object_english": english.object, "object_chinese": chinese.object}
        if english.action != chinese.action and "count" not in (english.action, chinese.action):
            conflict |= {"action_english": english.action, "action_chinese": chinese.action}
        if english.unit != chinese.unit:
            conflict |= {"unit_english": english.unit, "unit_chinese": chinese.unit}
    whole = next((c.part_of for c in (chinese, english) if c and c.part_of), None)
    n = lead.number
    return FigureMention(
        id=number,
        action=_action(english, chinese),
        object=what,
        quantity=Quantity(n.value, n.low, n.high, n.qualifier),
        unit=unit,
        side=next((c.side for c in (chinese, english) if c and c.side), ""),
        quotes=tuple(one.quote for one in pair.placed),
        part_of=number_of.get(id(whole)),
        **conflict,
    )


def _action(english: Claim | None, chinese: Claim | None) -> str:
    """Return the action of the original, unless only the translation names one."""
    codes = [claim.action for claim in (chinese, english) if claim]
    return next((code for code in codes if code != "count"), "count")


def _claimant(
    pair: _Pair,
    report: Report | None,
    cited: dict[str, Citations],
    lexicon: Lexicon,
    article: Article,
) -> str | None:
    """Return who claims the figure: whoever its sentence cites, else the report's source."""
    for one in pair.placed:
        quote = one.quote
        if quote.paragraph not in cited:
            cited[quote.paragraph] = citations(article.paragraph(quote.paragraph), lexicon)
        named, is_cited = cited[quote.paragraph].of(quote.start)
        if is_cited:
            return named
    actors = [step.actor for step in report.chain if step.actor] if report else []
    return actors[-1] if actors else None


def _repeated(
    mention: FigureMention, report: Report | None, first: dict[tuple[object, ...], str]
) -> str | None:
    """Return the earlier figure of the report that makes the same claim, or None.

    Small numbers recur by chance ("one major"), so only numbers from ten on count as repeated.
    """
    quantity = mention.quantity
    if report is None or quantity.value is None or quantity.value < 10:
        return None
    key = (report.id, mention.action, mention.object, quantity, mention.unit)
    if key in first:
        return first[key]
    first[key] = mention.id
    return None
