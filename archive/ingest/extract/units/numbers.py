"""The numbers of formations: 174th, Eighth, XVI, 第一七四."""

from __future__ import annotations

import itertools
import re

from archive.text.numerals import HAN_NUMERAL

_ONES = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ORDINALS = {word: number for number, word in enumerate(_ONES, 1)}
for _number, _word in enumerate(_TENS, 2):
    ORDINALS[_word[:-1] + "ieth"] = 10 * _number
    for _one in range(9):
        ORDINALS[f"{_word}-{_ONES[_one]}"] = 10 * _number + _one + 1
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_FIGURE = re.compile(r"(\d{1,4})(?:st|nd|rd|th|d|e|er|eme)?")
# 两 counts and never stands in an ordinal: 第一和第四两支 are the first and the fourth, two in all.
HAN_ORDINAL = HAN_NUMERAL.replace("两", "").replace("兩", "")


def number_of(word: str) -> int | None:
    """Return the number that a folded word writes, None for another word.

    >>> number_of("174th"), number_of("twenty-fourth"), number_of("regiment")
    (174, 24, None)
    """
    match = _FIGURE.fullmatch(word)
    return int(match[1]) if match else ORDINALS.get(word)


def roman(word: str) -> int | None:
    """Return the value of a folded Roman numeral up to 89, None for another word.

    >>> roman("xvi"), roman("ix"), roman("mix")
    (16, 9, None)
    """
    if re.fullmatch(r"l?x{0,4}(?:ix|iv|v?i{0,3})", word) is None or not word:
        return None
    digits = [_ROMAN[letter] for letter in word] + [0]
    return sum(-one if one < after else one for one, after in itertools.pairwise(digits))
