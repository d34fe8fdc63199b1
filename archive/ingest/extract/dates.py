"""Find every date of an article, resolve it and say why."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.ingest.extract import dates_chinese, dates_english
from archive.ingest.extract.dates_context import Context
from archive.ingest.extract.dates_resolve import resolve
from archive.ingest.extract.dates_words import Expression
from archive.ingest.lexicon import Lexicon
from archive.ingest.records import (
    Article,
    DateMention,
    DateValue,
    Language,
    Paragraph,
    ParagraphKind,
    Quote,
    Report,
)
from archive.text.light import light

_FIND = {Language.ENGLISH: dates_english.find, Language.CHINESE: dates_chinese.find}
_SAYING = "issued|published|released|dated|report|dispatch|communiqu|stated|announced|said"
_SOURCE_BEFORE = re.compile(
    rf"(?:{_SAYING}|telegram|statement|broadcast|declared)\w*"
    r"(?: (?:by|in|at|from|on|[A-Z]\w+))* ?(?:on )?$"
)
_SOURCE_AFTER = re.compile(
    rf",? (?:(?:the )?(?:[A-Z][\w'’-]+ )+)?(?:that )?(?:{_SAYING}|declared|broadcast)\w*\b"
    r"|,? (?:dispatch|telegram|report|communiqu\w+)\b"
)
_SOURCE_AFTER_CHINESE = re.compile(
    r"[\u4e00-\u9fff]{0,6}?(?:发表|报道|报导|公布|宣布|讯|電|电|訊|发布|声明|广播|透露|消息"
    r"|战报|公报|(?<!据)说(?=[：:，,]))"
)


@light
@dataclass(frozen=True, slots=True)
class _Found:
    value: DateValue
    role: str
    basis: str
    quote: Quote
    index: int  # of the paragraph in its report


def extract(
    article: Article, reports: Sequence[Report], lexicon: Lexicon
) -> tuple[DateMention, ...]:
    """Return the dates of an article in reading order, both languages of one date together."""
    paragraphs = {paragraph.id: paragraph for paragraph in article.readable()}
    reported = {id for report in reports for id in (*report.english, *report.chinese)}
    alone = [paragraph for paragraph in article.readable() if paragraph.id not in reported]
    groups = [_read_alone(alone, article.published)]
    groups += [_read_report(report, paragraphs, article.published) for report in reports]
    merged = [pair for english, chinese in groups for pair in _pair(english, chinese)]
    order = {paragraph.id: place for place, paragraph in enumerate(article.paragraphs)}
    merged.sort(key=lambda pair: (order[pair[0].quote.paragraph], pair[0].quote.start))
    return tuple(
        DateMention(
            f"d{number}",
            pair[0].value,
            pair[0].role,
            pair[0].basis,
            tuple(found.quote for found in pair),
        )
        for number, pair in enumerate(merged, 1)
    )


def printed(article: Article) -> Iterator[Quote]:
    """Yield the words of every date, of one that nothing resolves too: they count nothing."""
    for paragraph in article.readable():
        for _expression, quote in _expressions(paragraph):
            yield quote


def _expressions(paragraph: Paragraph) -> tuple[tuple[Expression, Quote], ...]:
    """Return the expressions of a paragraph, each with its words."""
    id, text, language = paragraph.id, paragraph.text, paragraph.language

    def find() -> tuple[tuple[Expression, Quote], ...]:
        return tuple(
            (found, Quote(id, found.start, found.end, text[found.start : found.end], language))
            for found in _FIND[language](paragraph)
        )

    return paragraph.remembered(_expressions, find)


def _read_alone(
    paragraphs: list[Paragraph], published: dt.date | None
) -> tuple[list[_Found], list[_Found]]:
    """Read titles, decks and what else belongs to no report."""
    found: dict[Language, list[_Found]] = {language: [] for language in Language}
    for language in Language:
        context = Context(published, "publication date")
        for index, paragraph in enumerate(p for p in paragraphs if p.language == language):
            # A title and its decks say one thing: their dates pair whatever deck they stand in.
            place = index if paragraph.kind is ParagraphKind.BODY else 0
            found[language] += _read(paragraph, context, None, place)
    return found[Language.ENGLISH], found[Language.CHINESE]


def _read_report(
    report: Report, paragraphs: dict[str, Paragraph], published: dt.date | None
) -> tuple[list[_Found], list[_Found]]:
    return (
        _read_column(report, report.english, paragraphs, published),
        _read_column(report, report.chinese, paragraphs, published),
    )


def _read_column(
    report: Report, ids: Sequence[str], paragraphs: dict[str, Paragraph], published: dt.date | None
) -> list[_Found]:
    context = Context(published, "publication date")
    date = report.dateline.date if report.dateline else None
    if date is not None and date.latest is not None:
        context.base, context.base_name = date.latest, "dateline"
    found: list[_Found] = []
    for index, id in enumerate(ids):
        if id in paragraphs:
            context.full = context.told_year = None
            found += _read(paragraphs[id], context, report, index)
    return found


def _read(
    paragraph: Paragraph, context: Context, report: Report | None, index: int
) -> Iterator[_Found]:
    datelines, sources = _wire_words(paragraph, report)
    for expression, quote in _expressions(paragraph):
        role = _role(expression, quote, paragraph.text, datelines, sources)
        resolved = None
        if role == "dateline" and report and report.dateline and report.dateline.date:
            resolved = report.dateline.date, "latest such day not after the publication date"
        resolved = resolved or resolve(expression, context)
        if resolved is None:
            continue
        value, basis = resolved
        if role != "dateline":
            context.note(expression, value, role)
        if role == "source" and report and _is_of_wire(report, quote):
            context.rebase(value)
        yield _Found(value, role, basis, quote, index)


def _wire_words(paragraph: Paragraph, report: Report | None) -> tuple[list[Quote], list[Quote]]:
    """Return the words of a paragraph that are the dateline of its report, or its relay chain."""
    if report is None:
        return [], []
    id = paragraph.id
    datelines = [q for q in report.dateline.quotes if q.paragraph == id] if report.dateline else []
    return datelines, [q for step in report.chain for q in step.quotes if q.paragraph == id]


def _is_of_wire(report: Report, quote: Quote) -> bool:
    """Say whether words tell when another agency sent what the report relays."""
    return any(
        step.kind == "agency" and any(q.overlaps(quote) for q in step.quotes)
        for step in report.chain
    )


def _role(
    expression: Expression, quote: Quote, text: str, datelines: list[Quote], sources: list[Quote]
) -> str:
    """Return what the date is for: dateline, source, event, reference or deictic."""
    if datelines and any(q.overlaps(quote) for q in datelines):
        return "dateline"
    if expression.shape == "ago":
        return "reference"
    if expression.first.day_shift is not None:
        return "deictic"
    if sources and any(q.overlaps(quote) for q in sources):
        return "source"
    if expression.first.day is None or expression.shape != "point":
        return "event"
    if quote.language is Language.CHINESE:
        return "source" if _SOURCE_AFTER_CHINESE.match(text, quote.end) else "event"
    before = _SOURCE_BEFORE.search(text, max(0, quote.start - 40), quote.start)
    return "source" if before or _SOURCE_AFTER.match(text, quote.end) else "event"


def _said(found: _Found) -> tuple[int, str, str]:
    """Return what two mentions of one date have in common: 11:00 hours is 十一时."""
    precision = found.value.precision
    return found.index, found.value.edtf, "hour" if precision == "minute" else precision


def _pair(english: list[_Found], chinese: list[_Found]) -> Iterator[tuple[_Found, ...]]:
    """Yield dates, an English and a Chinese one together when they agree in place and value."""
    waiting: dict[tuple[int, str, str], list[_Found]] = {}
    for found in chinese:
        waiting.setdefault(_said(found), []).append(found)
    for found in english:
        same = waiting.get(_said(found))
        yield (found, same.pop(0)) if same else (found,)
    for rest in waiting.values():
        for found in rest:
            yield (found,)
