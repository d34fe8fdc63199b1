"""The text of a file as articles: header, English and Chinese block, kinds of paragraphs."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from archive.ingest.articles import split_articles
from archive.ingest.blocks import is_chinese, languages
from archive.ingest.head import Head, read_header, read_original_head
from archive.ingest.layout import Block, Line, join, paragraphs, read_lines
from archive.ingest.records import (
    Article,
    Header,
    Language,
    Original,
    Paragraph,
    ParagraphKind,
    ParseError,
)

_DECKS = re.compile(r"\s{2,}|\u3000")
_TRAILER = re.compile(
    r"(?:related (?:topics?|news|articles?|stories|posts)|see also|read more|other news|more news"
    r"|相关(?:新闻|链接|阅读|报道|文章)|延伸阅读)\s*[:：]?",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"[(\[（](?:photos?|picture|image)\b[^)\]）]*[)\]）]\.?$|[(（][^()（）]{1,16}[摄攝][)）]。?$",
    re.IGNORECASE,
)
_SHOWS = re.compile(r"(?:photo|picture|caption)\s*[:：]|[图圖][为為]", re.IGNORECASE)
_PAST = re.compile(r"\b(?:was|were|had|did|\w{2,}ed|became|began|held|fought|took|left|made)\b")
# What a sentence of the article has and the caption of a photograph has not.
_STATIVE = re.compile(
    r"\b(?:is|are|has|have|will|would|can|could|may|must|not|never|still|now|this|these|that|it|they"
    r"|he|she|we|you|I|his|her|their|our|but|if|when|because|\d+)\b|[\"“”;:]",
    re.IGNORECASE,
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_TITLE_LENGTH = 200
_MOST_DECKS = 4
_CAPTION_LENGTH = 240


def parse(text: str) -> tuple[Article, ...]:
    """Return the articles laid out in the text of a file, or raise ParseError for a broken one."""
    found = read_articles(text)
    for one in found:
        if isinstance(one, ParseError):
            raise one
    return tuple(one for one in found if isinstance(one, Article))


def read_articles(text: str) -> tuple[Article | ParseError, ...]:
    """Return each article laid out in the text of a file, or why it cannot be read."""
    lines = read_lines(text)
    if not any(line.text for line in lines):
        return (ParseError("The text is empty."),)
    return tuple(_article_or_error(each) for each in split_articles(lines))


def _article_or_error(lines: Sequence[Line]) -> Article | ParseError:
    try:
        return _article(lines)
    except ParseError as error:
        return error


def _article(lines: Sequence[Line]) -> Article:
    head, rest = read_header(lines)
    english, chinese = languages(rest)
    original_head, chinese = read_original_head(chinese)
    header = Header(
        head.text("title"), head.text("author"), head.text("date"), head.page(),
        head.text("newspaper"),
    )  # fmt: skip
    title = head.fields.get("title")
    english_paragraphs = _english(english, title, monolingual=not chinese)
    if english_paragraphs and english_paragraphs[0].kind is ParagraphKind.TITLE and not title:
        header = replace(header, title=english_paragraphs[0].text)
    original, chinese_paragraphs = _chinese(chinese, original_head)
    everything = (*english_paragraphs, *chinese_paragraphs)
    spoken = {p.language for p in everything if p.kind is ParagraphKind.BODY}
    if not spoken:
        last = next((line.number for line in reversed(lines) if line.text), lines[0].number)
        raise ParseError("The text has no body.", last)
    published, basis = _published(head, original_head)
    return Article(
        layout="bilingual" if len(spoken) > 1 else "monolingual",
        header=header,
        original=original,
        paragraphs=everything,
        published=published,
        published_basis=basis,
        script=_script(chinese_paragraphs),
    )


def _published(head: Head, original: Head) -> tuple[dt.date | None, str]:
    printed, reprinted = head.day(), original.day()
    if printed:
        return printed, "header"
    if reprinted:
        return reprinted, "original"
    if head.text("date") or original.text("date"):
        return None, "the printed date names no day"
    return None, "no publication date in the file"


# --- the English block --------------------------------------------------------------------------


def _english(
    lines: Sequence[Line], title: tuple[str, int] | None, monolingual: bool
) -> list[Paragraph]:
    blocks = paragraphs(lines)
    found: list[Paragraph] = []
    if title and title[0]:
        language = Language.CHINESE if is_chinese(title[0]) else Language.ENGLISH
        found.append(_paragraph("title", language, ParagraphKind.TITLE, _at(*title)))
    elif len(blocks) > 1 and _is_title(blocks[0].text):
        found.append(_paragraph("title", Language.ENGLISH, ParagraphKind.TITLE, blocks.pop(0)))
    end = next((i for i, b in enumerate(blocks) if _TRAILER.fullmatch(b.text)), len(blocks))
    body = blocks[:end]
    for index, block in enumerate(blocks):
        if index >= end:
            id, kind = f"en.t{index}", ParagraphKind.TRAILER
        else:
            id, kind = f"en{index + 1}", ParagraphKind.BODY
            if _is_credited(block.text) or (monolingual and _is_caption(body, index)):
                kind = ParagraphKind.CAPTION
        found.append(_paragraph(id, Language.ENGLISH, kind, block))
    return found


def _at(text: str, line: int) -> Block:
    return Block(text, line, line)


def _paragraph(id: str, language: Language, kind: ParagraphKind, block: Block) -> Paragraph:
    return Paragraph(id, language, kind, block.text, block.first, block.last)


def _is_title(text: str) -> bool:
    """Say whether the first lines are a title: short, no full stop, no dateline in front."""
    return (
        len(text) <= _TITLE_LENGTH
        and not text.endswith((".", "!", "?", ":", ";", "”", '"', "。", "！", "：", "；", "”", "…"))
        and not re.match(r"[(\[【（]", text)
    )


def _is_credited(text: str) -> bool:
    """Say whether a paragraph begins or ends with the credit of a photograph."""
    return bool(_SHOWS.match(text) or _CREDIT.search(text, max(0, len(text) - 80)))


def _is_caption(blocks: Sequence[Block], index: int) -> bool:
    """Say whether a paragraph tells what a photograph shows.

    A caption stands below the lead, is one sentence, and tells in the present what its
    neighbours tell in the past.
    """
    text = blocks[index].text
    if index != 1 or len(blocks) < 3 or len(text) > _CAPTION_LENGTH:
        return False
    if ". " in text or _PAST.search(text) or _STATIVE.search(text):
        return False
    return bool(_PAST.search(blocks[0].text) and _PAST.search(blocks[2].text))


# --- the Chinese block --------------------------------------------------------------------------


def _chinese(lines: list[Line], head: Head) -> tuple[Original | None, list[Paragraph]]:
    if not any(line.text for line in lines) and not head.fields:
        return None, []
    headline, number = head.fields.get("headline", ("", 0))
    decks, rest = _decks(lines, headline)
    blocks = paragraphs(rest)
    while (
        not headline and len(blocks) > 1 and len(decks) < _MOST_DECKS and _is_title(blocks[0].text)
    ):
        decks.append(blocks.pop(0))
    if not decks and headline:
        decks = [_at(deck, number) for deck in _DECKS.split(headline) if deck]
    found = [
        _paragraph(f"zh.h{index}", Language.CHINESE, ParagraphKind.HEADLINE, block)
        for index, block in enumerate(decks, 1)
    ]
    end = next((i for i, b in enumerate(blocks) if _TRAILER.fullmatch(b.text)), len(blocks))
    for index, block in enumerate(blocks):
        id, kind = f"zh{index + 1}", ParagraphKind.BODY
        if index >= end:
            id, kind = f"zh.t{index}", ParagraphKind.TRAILER
        elif _is_credited(block.text):
            kind = ParagraphKind.CAPTION
        found.append(_paragraph(id, Language.CHINESE, kind, block))
    return _original(head, decks), found


def _original(head: Head, decks: Sequence[Block]) -> Original | None:
    if not head.fields and not decks:
        return None
    texts = tuple(deck.text for deck in decks)
    return Original(
        headline=head.text("headline") or "  ".join(texts),
        decks=texts,
        author=head.text("author") or "",
        date=head.text("date"),
        page=head.page(),
        section=head.text("section") or "",
        column=head.text("column") or "",
    )


def _decks(lines: list[Line], headline: str) -> tuple[list[Block], list[Line]]:
    """Return the headline's decks as repeated above the body, and the lines below them."""
    expected = _squash(headline)
    wanted = [deck for deck in _DECKS.split(headline) if deck]
    wanted = [_squash(deck) for deck in (wanted if len(wanted) > 1 else headline.split())]
    decks: list[Block] = []
    group: list[Line] = []
    for index, line in enumerate(lines):
        if not line.text:
            continue
        group.append(line)
        deck = _squash("".join(each.text for each in group))
        if not expected.startswith(deck):
            break
        if deck not in wanted and any(each.startswith(deck) for each in wanted):
            continue  # a deck that is wrapped over lines
        decks.append(Block(join([each.text for each in group]), group[0].number, line.number))
        expected, group = expected[len(deck) :], []
        if not expected:
            return decks, lines[index + 1 :]
    return [], lines


def _squash(text: str) -> str:
    return "".join(text.split())


def _script(found: Sequence[Paragraph]) -> str:
    """Return Hant when many characters have a simplified form, else Hans."""
    text = "".join([p.text for p in found[:6]])[:600]
    folded = "".join([p.folded for p in found[:6]])
    count = len(_HAN.findall(text))
    if not count:
        return ""
    changed = "".join([one for one, other in zip(text, folded, strict=False) if one != other])
    return "Hant" if len(_HAN.findall(changed)) * 10 > count else "Hans"
