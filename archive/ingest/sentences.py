"""Sentences of paragraphs as spans, in English and Chinese."""

from __future__ import annotations

import re
from functools import partial

from archive.ingest.records import Article, Language, Paragraph, ParagraphKind, Sentence

_SPLIT_KINDS = frozenset({ParagraphKind.BODY, ParagraphKind.CAPTION})
_CLOSERS = "\"'”’»)\\]）】」』》〉"
_CHINESE_END = re.compile(rf"[。！？!?…]+[{_CLOSERS}]*")
_ENGLISH_END = re.compile(rf"[.!?…](?:(?<=…)|(?<!…)[.!?]*)(?:[{_CLOSERS}]|\(\d+\))*(?=\s|$)")
_OPENING = re.compile(r"\s+[\"'“‘«(\[（]*(?:[^\W_a-z]|\d)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Za-z]|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Brig|Adm|Cdr|Prof|Rev|Hon|St|Mt|Ft"
    r"|No|Nos|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|vs|cf|viz|al|approx|Rgt|Regt|Bn|Div|Co"
    r"|km|Rt|Hwy|Fig|pp?|[Vv]ol|[Ee]d|Inc|Ltd|[ap]\.m|U\.S|U\.N|i\.e|e\.g))\.$"
)
# These may also end a sentence, so only the words after them can tell.
_ENDING_ABBREVIATION = re.compile(r"\b(?:[ap]\.m|U\.S|U\.N|Co|Inc|Ltd|km)\.$")
_LIST_MARK = re.compile(r"\s*(?:\(?\d{1,3}[.)]|[IVX]{1,4}\.)$")


def sentences(article: Article) -> tuple[Sentence, ...]:
    """Return the sentences of body paragraphs and captions, in order."""
    return tuple(
        sentence
        for paragraph in article.paragraphs
        if paragraph.kind in _SPLIT_KINDS
        for sentence in paragraph.remembered("sentences", partial(_of_paragraph, paragraph))
    )


def _of_paragraph(paragraph: Paragraph) -> list[Sentence]:
    id = paragraph.id
    return [
        Sentence(f"{id}.s{number}", id, start, end)
        for number, (start, end) in enumerate(_spans(paragraph), 1)
    ]


def _spans(paragraph: Paragraph) -> list[tuple[int, int]]:
    text = paragraph.text
    spans, start = [], 0
    for end in (*ends(text, paragraph.language), len(text)):
        while start < end and text[start].isspace():
            start += 1
        if start < end:
            spans.append((start, end))
            start = end
    return spans


def ends(text: str, language: Language) -> list[int]:
    """Return where the sentences of a text end, the last one only if it has a stop."""
    return _chinese_ends(text) if language is Language.CHINESE else _english_ends(text)


def _chinese_ends(text: str) -> list[int]:
    """Return where sentences end; a stop inside a quotation that goes on ends none."""
    ends = []
    for match in _CHINESE_END.finditer(text):
        following = text[match.end() : match.end() + 1]
        if match.group()[-1] in "”’」』" and following and following in "，、；：的地得等之与和":
            continue
        ends.append(match.end())
    return ends


def _english_ends(text: str) -> list[int]:
    """Return where sentences end: at a stop before a capital that no abbreviation has."""
    ends, start = [], 0
    for match in _ENGLISH_END.finditer(text):
        end = match.end()
        if end < len(text) and not _OPENING.match(text, end):
            continue
        if match.group() == "." and _abbreviates(text, start, end):
            continue
        ends.append(end)
        start = end
    return ends


def _abbreviates(text: str, start: int, end: int) -> bool:
    head = text[max(start, end - 12) : end]
    if _LIST_MARK.fullmatch(text, start, end):
        return True
    if not _ABBREVIATION.search(head):
        return False
    return not (
        _ENDING_ABBREVIATION.search(head) and re.match(r"\s+(?:The|On|In|At|A)\b", text[end:])
    )
