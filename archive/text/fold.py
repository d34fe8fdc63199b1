"""The one folding of the archive: case, diacritics, width, script and blanks.

Site, admin and pipeline compare names and words only after folding them here.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from opencc import OpenCC

_MOST_KEPT = 1 << 15
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_BLANKS = re.compile(r"\s+")
# Letters with a stroke carry no combining mark, so decomposition leaves them whole.
_STROKES = str.maketrans("đøłħŧ", "dolht")


def fold(text: str) -> str:
    """Return the search key of `text`.

    >>> fold("Điện  Biên Phủ"), fold("奠邊府")
    ('dien bien phu', '奠边府')
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    folded = _without_marks(folded).translate(_STROKES)
    if _HAN.search(folded):
        folded = str(_simplifier().convert(folded))
    return _BLANKS.sub(" ", folded).strip()


def fold_aligned(text: str) -> str:
    """Return `text` folded character by character, so that offsets into it stay right.

    >>> fold_aligned("Sơn La  第３９號")
    'son la  第39号'
    """
    if text.isascii():
        return text.lower()
    folded = text.translate(_FOLDED)
    if _HAN.search(folded):
        simplified = str(_simplifier().convert(folded))
        if len(simplified) == len(folded):
            return simplified
        return "".join(_simplify_character(character) for character in folded)
    return folded


def has_han(text: str) -> bool:
    """Say whether `text` holds a Han character."""
    return _HAN.search(text) is not None


def _fold_character(character: str) -> str:
    """Return one character for one: an expansion such as ㎞ or ß keeps what it was."""
    normal = unicodedata.normalize("NFKC", character)
    if normal.isspace():
        return " "
    folded = _without_marks(normal.casefold()).translate(_STROKES)
    return folded if len(folded) == 1 else character


class _Folded(dict[int, str]):
    """What each character is folded to, by its code point, as far as it was met."""

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        if len(self) < _MOST_KEPT:
            self[code] = folded
        return folded


_FOLDED = _Folded()


@lru_cache(maxsize=8192)
def _simplify_character(character: str) -> str:
    simple = str(_simplifier().convert(character))
    return simple if len(simple) == 1 else character


def _without_marks(text: str) -> str:
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFD", text)
    bare = "".join(c for c in decomposed if unicodedata.category(c) != "Mn")
    return unicodedata.normalize("NFC", bare)


@lru_cache(maxsize=1)
def _simplifier() -> OpenCC:
    return OpenCC("t2s")
