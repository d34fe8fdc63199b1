"""Find every figure that an article claims: number, object, action, side and claimant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from archive.ingest.belligerents import UNKNOWN, UNTOLD, Camps
from archive.ingest.extract import figures_chinese, figures_english
from archive.ingest.extract.figures_claimant import Citations, citations
from archive.ingest.extract.figures_line import Hits
from archive.ingest.extract.figures_pairs import Pair, Placed, is_akin, paired
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

_NO_MASK = bytearray()
_READ = {Language.ENGLISH: figures_english.read, Language.CHINESE: figures_chinese.read}


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
    masked: dict[str, bytearray] = {}  # 1 for each character that is part of a mask
    for quote in masks:
        if quote.paragraph not in masked:
            masked[quote.paragraph] = bytearray(len(article.paragraph(quote.paragraph).text))
        masked[quote.paragraph][quote.start : quote.end] = b"\1" * (quote.end - quote.start)
    placed = _read_all(article, reports, lexicon, camps, masked)
    pairs = paired(placed, alignment, sentence_alignment, sentences)
    order = {paragraph.id: place for place, paragraph in enumerate(article.paragraphs)}
    pairs.sort(key=lambda p: (order[p.placed[0].quote.paragraph], p.placed[0].quote.start))
    return _mentions(pairs, reports, article, lexicon)


def _read_all(
    article: Article,
    reports: Sequence[Report],
    lexicon: Lexicon,
    camps: Mapping[str, Camps],
    masked: dict[str, bytearray],
) -> list[Placed]:
    """Read every paragraph once; who acts is carried on inside a report, never beyond it."""
    report_of = {id: r.id for r in reports for id in (*r.english, *r.chinese)}
    subjects: dict[tuple[str, Language], str] = {}
    placed: list[Placed] = []
    for paragraph in article.readable():
        words = vocabulary(lexicon, paragraph.language)
        sides = Hits(words.sides.find(paragraph))
        read = _READ[paragraph.language]
        claims = read(paragraph, words, masked.get(paragraph.id, _NO_MASK), sides)
        key = (report_of.get(paragraph.id, ""), paragraph.language)
        here = camps.get(paragraph.id, UNKNOWN)
        subject = subjects.get(key, "")
        subjects[key] = sided(paragraph, claims, sides, subject, here)
        placed += [Placed(claim, _quote(paragraph, claim)) for claim in claims]
    return placed


def _quote(paragraph: Paragraph, claim: Claim) -> Quote:
    text = paragraph.text[claim.start : claim.end]
    return Quote(paragraph.id, claim.start, claim.end, text, paragraph.language)


# --- records ------------------------------------------------------------------------------------


def _mentions(
    pairs: list[Pair], reports: Sequence[Report], article: Article, lexicon: Lexicon
) -> tuple[FigureMention, ...]:
    number_of = {id(one.claim): f"f{n}" for n, pair in enumerate(pairs, 1) for one in pair.placed}
    report_of = {id: report for report in reports for id in (*report.english, *report.chinese)}
    cited: dict[str, Citations] = {}
    first: dict[tuple[object, ...], str] = {}
    mentions: list[FigureMention] = []
    for number, pair in enumerate(pairs, 1):
        report = report_of.get(pair.placed[0].quote.paragraph)
        claimant = _claimant(pair, report, cited, lexicon, article)
        mentions.append(_mention(f"f{number}", pair, number_of, claimant, report, first))
    return tuple(mentions)


def _mention(
    number: str,
    pair: Pair,
    number_of: dict[int, str],
    claimant: str | None,
    report: Report | None,
    first: dict[tuple[object, ...], str],
) -> FigureMention:
    """Return the figure; where the languages differ the Chinese one is the original."""
    english, chinese = (one.claim if one else None for one in (pair.english, pair.chinese))
    lead = chinese or english
    assert lead is not None
    what, unit = lead.object, lead.unit
    conflict: dict[str, str] = {}
    if english and chinese:
        if is_akin(english.object, chinese.object):
            what = max(english.object, chinese.object, key=len)
        else:
            conflict |= {"object_english": english.object, "object_chinese": chinese.object}
        if english.action != chinese.action and "count" not in (english.action, chinese.action):
            conflict |= {"action_english": english.action, "action_chinese": chinese.action}
        if english.unit != chinese.unit:
            conflict |= {"unit_english": english.unit, "unit_chinese": chinese.unit}
    whole = (chinese and chinese.part_of) or (english and english.part_of)
    n = lead.number
    quantity = Quantity(n.value, n.low, n.high, n.qualifier)
    action = _action(english, chinese)
    return FigureMention(
        id=number,
        action=action,
        object=what,
        quantity=quantity,
        unit=unit,
        side=(chinese and chinese.side) or (english and english.side) or "",
        quotes=tuple([one.quote for one in pair.placed]),
        claimant=claimant,
        part_of=number_of.get(id(whole)),
        same_as=_repeated(number, (action, what, quantity, unit), report, first),
        **conflict,
    )


def _action(english: Claim | None, chinese: Claim | None) -> str:
    """Return the action of the original, unless only the translation names one."""
    if chinese and chinese.action != "count":
        return chinese.action
    return english.action if english else "count"


def _claimant(
    pair: Pair,
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
    number: str,
    said: tuple[str, str, Quantity, str],
    report: Report | None,
    first: dict[tuple[object, ...], str],
) -> str | None:
    """Return the earlier figure of the report that makes the same claim, or None.

    Small numbers recur by chance ("one major"), so only numbers from ten on count as repeated.
    """
    value = said[2].value
    if report is None or value is None or value < 10:
        return None
    earlier = first.setdefault((report.id, *said), number)
    return earlier if earlier != number else None
