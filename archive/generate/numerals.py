"""Numbers as dispatches print them, in both languages."""

from __future__ import annotations

from functools import lru_cache

_DIGITS = "零一二三四五六七八九"
_ENGLISH = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_PLACES = ((1000, "千"), (100, "百"), (10, "十"))


@lru_cache(maxsize=16384)
def han(value: int) -> str:
    """Return a number in Chinese characters, below a hundred million.

    >>> han(10550), han(15), han(2079), han(52000)
    ('一万零五百五十', '十五', '二千零七十九', '五万二千')
    """
    if value >= 10_000:
        head, rest = divmod(value, 10_000)
        gap = "零" if 0 < rest < 1000 else ""
        return f"{han(head)}万{gap}{_below(rest) if rest else ''}"
    words = _below(value) if value else "零"
    return words.removeprefix("一") if words.startswith("一十") else words


def _below(value: int) -> str:
    """Return a number below ten thousand with every digit written, 一十五 too."""
    words, gap = "", False
    for size, name in _PLACES:
        digit, value = divmod(value, size)
        if digit:
            words += ("零" if gap and words else "") + _DIGITS[digit] + name
            gap = False
        else:
            gap = bool(words)
    return words + ("零" if gap and value and words else "") + (_DIGITS[value] if value else "")


def digits(value: int) -> str:
    """Return a number digit by digit, as years and unit numbers are printed: 一九五三."""
    return "".join(_DIGITS[int(digit)] for digit in str(value))


def english(value: int) -> str:
    """Return a number in English: in letters below ten, with commas above a thousand."""
    return _ENGLISH[value] if value < 10 else f"{value:,}"


def ordinal(value: int) -> str:
    """Return an ordinal number: 1st, 12th, 23rd."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{'th' if 10 <= value % 100 <= 20 else ending}"
