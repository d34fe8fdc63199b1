"""The text of a file as articles: header, English and Chinese block, kinds of paragraphs."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

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
from archive.text.fold import fold_aligned
from archive.text.numerals import HAN_NUMERAL, read_han

_KEYS = {
    "title": "title", "author": "author", "date": "date", "page": "page",
    "标题": "title", "標題": "title", "作者": "author", "日期": "date", "版次": "page",
}  # fmt: skip
_FIELD = re.compile(rf"({'|'.join(_KEYS)})\s*[:：]\s*(.*)", re.IGNORECASE)
_RULE = re.compile(r"(?:<hr\s*/?>|[-*_=—–]{3,}|(?:[-*_] ){2,}[-*_])$", re.IGNORECASE)
_ORIGINAL = re.compile(r"(?:Original(?: text)?|原文)\s*[:：]?$", re.IGNORECASE)
_HEADLINE = re.compile(r"#{1,6}\s*(.*)")
_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_PAGE = re.compile(rf"第\s*([{HAN_NUMERAL}]+)\s*版\s*(?:[(（]\s*(.*?)\s*[)）])?\s*(?=$|专栏|專欄)")
_COLUMN = re.compile(r"(?:专栏|專欄|栏目|欄目)\s*[:：]\s*(.*)")
_DECKS = re.compile(r"\s{2,}|\u3000")
_TRAILER = re.compile(
    r"(?:related (?:topics?|news|articles?|stories|posts)|see also|read more|other news|more news"
    r"|相关(?:新闻|链接|阅读|报道|文章)|延伸阅读)\s*[:：]?",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"[(\[（](?:photos?|picture|image)\b[^)\]）]*[)\]）]\.?$|^(?:photo|picture|caption)\s*[:：]"
    r"|^[图圖][为為]|[(（][^()（）]{1,16}[摄攝][)）]。?$",
    re.IGNORECASE,
)
_SIGN_ON = re.compile(r"[(\[【（]?\s*[\w .,'’-]{2,60}[)\]】）]?\s*(?:[:：]|[-–—]{1,2}(?:\s|$))")
_PAST = re.compile(r"\b(?:was|were|had|did|\w{2,}ed|became|began|held|fought|took|left|made)\b")
_STATIVE = re.compile(r"\b(?:is|are|has|have|will|would|can|could|may|must|\d+)\b|[\"“”;:]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[^\W\d_\u3400-\u9fff]+")
_TITLE_LENGTH = 200
_CAPTION_LENGTH = 240


def parse(text: str) -> tuple[Article, ...]:
    """Return the articles laid out in the text of a file, or raise ParseError."""
    lines = read_lines(text)
    if not any(line.text for line in lines):
        raise ParseError("The text is empty.")
    starts = _article_starts(lines)
    return tuple(
        _article(lines[start:end])
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)
    )


@dataclass(slots=True)
class _Head:
    """Printed fields above a block, each with its line."""

    fields: dict[str, tuple[str, int]] = field(default_factory=dict)

    def text(self, key: str) -> str | None:
        return self.fields[key][0] if key in self.fields else None

    def day(self) -> dt.date | None:
        value, line = self.fields.get("date", ("", 0))
        return _day(value, line) if value else None

    def page(self) -> int | None:
        value, line = self.fields.get("page", ("", 0))
        if not value:
            return None
        number = re.search(rf"[{HAN_NUMERAL}]+", value)
        if number is None:
            raise ParseError(f"The page “{value}” holds no number.", line)
        try:
            return read_han(number.group())
        except ValueError:
            raise ParseError(f"The page “{value}” is not a number.", line) from None


def _article_starts(lines: Sequence[Line]) -> list[int]:
    """Return where articles begin: at a title line with another header field below."""
    starts = [
        index
        for index, line in enumerate(lines)
        if line.text[:5].lower() == "title"
        and _FIELD.match(line.text)
        and any(_FIELD.match(below.text) for below in lines[index + 1 : index + 5])
    ]
    return starts if len(starts) > 1 else [0]


def _article(lines: Sequence[Line]) -> Article:
    head, rest = _header(lines)
    english, chinese = _languages(rest)
    original_head, chinese = _original_head(chinese)
    header = Header(head.text("title"), head.text("author"), head.text("date"), head.page())
    title = head.fields.get("title")
    english_paragraphs = _english(english, title, monolingual=not chinese)
    if english_paragraphs and english_paragraphs[0].kind is ParagraphKind.TITLE and not title:
        header = Header(english_paragraphs[0].text, header.author, header.date, header.page)
    original, chinese_paragraphs = _chinese(chinese, original_head)
    everything = (*english_paragraphs, *chinese_paragraphs)
    if not any(p.kind is ParagraphKind.BODY for p in everything):
        last = next((line.number for line in reversed(lines) if line.text), lines[0].number)
        raise ParseError("The text has no body.", last)
    published, basis = _published(head, original_head)
    return Article(
        layout="bilingual" if english_paragraphs and chinese_paragraphs else "monolingual",
        header=header,
        original=original,
        paragraphs=everything,
        published=published,
        published_basis=basis,
        script=_script(chinese_paragraphs),
    )


def _published(head: _Head, original: _Head) -> tuple[dt.date | None, str]:
    printed, reprinted = head.day(), original.day()
    if printed:
        return printed, "header"
    if reprinted:
        return reprinted, "original"
    return None, "no publication date in the file"


# --- header and blocks --------------------------------------------------------------------------


def _header(lines: Sequence[Line]) -> tuple[_Head, Sequence[Line]]:
    """Return the header fields and the lines below them."""
    head, end, key = _Head(), 0, ""
    for index, line in enumerate(lines):
        if not line.text:
            continue
        match = _FIELD.match(line.text)
        if match:
            key = _KEYS[match[1].lower()]
            if key in head.fields:
                break
            head.fields[key] = (match[2].strip(), line.number)
        elif key == "title" and _wraps(lines, index):
            value, number = head.fields[key]
            head.fields[key] = (join([value, line.text]), number)
        else:
            break
        end = index + 1
    return head, lines[end:]


def _wraps(lines: Sequence[Line], index: int) -> bool:
    """Say whether a header field follows before the next blank line."""
    for line in lines[index:]:
        if not line.text:
            return False
        if _FIELD.match(line.text):
            return True
    return False


def _languages(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return the lines of the English and of the Chinese block, marks between them left out."""
    marks = [i for i, line in enumerate(lines) if _ORIGINAL.match(line.text)]
    if marks:
        return _apart(lines, marks[0])
    kept = [line if not _RULE.match(line.text) else Line(line.number, 0, "") for line in lines]
    spoken = [(i, _is_chinese(line.text)) for i, line in enumerate(kept) if _speaks(line.text)]
    chinese = [i for i, is_chinese in spoken if is_chinese]
    if not chinese:
        return kept, []
    share = len(chinese) / len(spoken)
    if share == 1:
        return [], kept
    first = chinese[0]
    if spoken[0][1]:  # the original stands first
        first = next(i for i, is_chinese in spoken if not is_chinese)
        return kept[first:], kept[:first]
    return kept[:first], kept[first:]


def _apart(lines: Sequence[Line], mark: int) -> tuple[list[Line], list[Line]]:
    before = [line for line in lines[:mark] if not _RULE.match(line.text)]
    after = [line for line in lines[mark + 1 :] if not _RULE.match(line.text)]
    return before, after


def _speaks(text: str) -> bool:
    """Say whether a line holds words of a language, not only numbers and signs."""
    return _HAN.search(text) is not None or _LATIN.search(text) is not None


def _is_chinese(text: str) -> bool:
    return len(_HAN.findall(text)) * 2 > len(_LATIN.findall(text))


# --- the English block --------------------------------------------------------------------------


def _english(
    lines: Sequence[Line], title: tuple[str, int] | None, monolingual: bool
) -> list[Paragraph]:
    blocks = paragraphs(lines)
    found: list[Paragraph] = []
    if title and title[0]:
        language = Language.CHINESE if _is_chinese(title[0]) else Language.ENGLISH
        found.append(_paragraph("title", language, ParagraphKind.TITLE, _at(*title)))
    elif len(blocks) > 1 and _is_title(blocks[0].text):
        found.append(_paragraph("title", Language.ENGLISH, ParagraphKind.TITLE, blocks.pop(0)))
    end = next((i for i, b in enumerate(blocks) if _TRAILER.fullmatch(b.text)), len(blocks))
    for index, block in enumerate(blocks):
        if index >= end:
            id, kind = f"en.t{index}", ParagraphKind.TRAILER
        else:
            id, kind = f"en{index + 1}", ParagraphKind.BODY
            if _CREDIT.search(block.text) or (monolingual and _is_caption(blocks[:end], index)):
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


def _original_head(lines: Sequence[Line]) -> tuple[_Head, list[Line]]:
    """Return the headline, date, page, section and column, and the lines below them."""
    head, end, wrapped = _Head(), 0, False
    for index, line in enumerate(lines):
        if not line.text:
            wrapped = False
            continue
        if match := _HEADLINE.match(line.text):
            head.fields["headline"] = (match[1].strip(), line.number)
            wrapped = True
        elif wrapped and _head_follows(lines, index):
            value, number = head.fields["headline"]
            head.fields["headline"] = (join([value, line.text]), number)
        elif _take(head, line):
            wrapped = False
        else:
            break
        end = index + 1
    return head, list(lines[end:])


def _head_follows(lines: Sequence[Line], index: int) -> bool:
    if _take(_Head(), lines[index]):
        return False
    for line in lines[index + 1 :]:
        if not line.text:
            return False
        if _take(_Head(), line):
            return True
    return False


def _take(head: _Head, line: Line) -> bool:
    """Read one line of the head; say whether it is one."""
    if _DATE.fullmatch(line.text):
        head.fields["date"] = (line.text, line.number)
    elif match := _PAGE.match(line.text):
        head.fields["page"] = (match[1], line.number)
        head.fields["section"] = (match[2] or "", line.number)
        if match.end() < len(line.text):
            return _take(head, Line(line.number, 0, line.text[match.end() :]))
    elif match := _COLUMN.match(line.text):
        head.fields["column"] = (match[1], line.number)
    elif (match := _FIELD.match(line.text)) and _KEYS[match[1].lower()] != "title":
        head.fields[_KEYS[match[1].lower()]] = (match[2].strip(), line.number)
    else:
        return False
    return True


def _chinese(lines: list[Line], head: _Head) -> tuple[Original | None, list[Paragraph]]:
    if not any(line.text for line in lines) and not head.fields:
        return None, []
    headline, number = head.fields.get("headline", ("", 0))
    decks, rest = _decks(lines, headline)
    blocks = paragraphs(rest)
    if not headline and not decks and len(blocks) > 1 and _is_title(blocks[0].text):
        decks = [blocks.pop(0)]
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
        elif _CREDIT.search(block.text):
            kind = ParagraphKind.CAPTION
        found.append(_paragraph(id, Language.CHINESE, kind, block))
    return _original(head, decks), found


def _original(head: _Head, decks: Sequence[Block]) -> Original | None:
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
    han = "".join(_HAN.findall("".join(p.text for p in found[:6])[:600]))
    if not han:
        return ""
    changed = sum(map(str.__ne__, han, fold_aligned(han)))
    return "Hant" if changed * 10 > len(han) else "Hans"


def _day(value: str, line: int) -> dt.date:
    match = _DATE.fullmatch(value)
    try:
        if match:
            return dt.date(int(match[1]), int(match[2]), int(match[3]))
        return dt.datetime.strptime(value.replace(",", ""), "%B %d %Y").date()
    except ValueError:
        raise ParseError(f"“{value}” is not a date.", line) from None
