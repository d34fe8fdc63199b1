"""The English and the Chinese block of a file, told apart by marks or by the languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from archive.ingest.layout import Line

_RULE = re.compile(r"(?:<hr\s*/?>|[-*_=—–]{3,}|(?:[-*_] ){2,}[-*_])$", re.IGNORECASE)
_ORIGINAL = re.compile(r"(?:Original(?: text)?|原文)\s*[:：]?$", re.IGNORECASE)
_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[^\W\d_\u3400-\u9fff]+")
_TITLE_LENGTH = 200
_CAPTION_LENGTH = 240


def languages(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return the lines of the English and of the Chinese block, marks between them left out."""
    kept = [Line(line.number, 0, "") if _RULE.match(line.text) else line for line in lines]
    mark = next((i for i, line in enumerate(kept) if _ORIGINAL.match(line.text)), None)
    if mark is not None:
        return kept[:mark], kept[mark + 1 :]
    spoken = [(i, is_chinese(line.text)) for i, line in enumerate(kept) if _speaks(line.text)]
    flags = [chinese for _, chinese in spoken]
    english_first = _border(flags)
    chinese_first = _border([not flag for flag in flags])
    if english_first[1] <= chinese_first[1]:
        border = _line_at(spoken, english_first[0], len(kept))
        return kept[:border], kept[border:]
    border = _line_at(spoken, chinese_first[0], len(kept))
    return kept[border:], kept[:border]


def is_chinese(text: str) -> bool:
    """Say whether a line is Chinese rather than English."""
    return len(_HAN.findall(text, 0, 200)) * 2 > len(_LATIN.findall(text, 0, 200))


def _border(flags: Sequence[bool]) -> tuple[int, int]:
    """Return where to cut so that flags are false before and true after, and the exceptions.

    Of cuts as good as each other the last is right: one line of the other language is a quotation.
    """
    before = [0, *accumulate(flags)]
    exceptions = [
        wrong + (len(flags) - at) - (before[-1] - wrong) for at, wrong in enumerate(before)
    ]
    fewest = min(exceptions)
    return len(flags) - exceptions[::-1].index(fewest), fewest


def _line_at(spoken: Sequence[tuple[int, bool]], at: int, end: int) -> int:
    """Return the line of a cut; numbers and signs stay with the words above them."""
    if at == 0:
        return 0
    return spoken[at][0] if at < len(spoken) else end


def _speaks(text: str) -> bool:
    """Say whether a line holds words of a language, not only numbers and signs."""
    return _HAN.search(text) is not None or _LATIN.search(text) is not None
