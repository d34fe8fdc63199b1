"""What a number phrase says, and the Chinese numeral.

A number knows its qualifier: exact more_than less_than nearly about tens hundreds thousands
millions many. Bounds follow the words: 三万多 is 30,001 to 39,999, "over 30,000" is open above.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {
    "零": 0, "○": 0, "Ｏ": 0, "兩": 2, "两": 2, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5,
    "陆": 6, "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_PACKED = {"廿": "二十", "卅": "三十", "卌": "四十"}
_LONGEST = 64  # characters of a numeral; a longer run of digits is none
# The characters of a Chinese numeral, for use inside a character class.
HAN_NUMERAL = "〇零○一二三四五六七八九十百千万亿两廿卅卌萬億兩0-9０-９"


@lru_cache(maxsize=4096)
def read_han(text: str) -> int:
    """Return the value of a Chinese or mixed numeral, or raise ValueError.

    >>> read_han("三万四千一百一十三"), read_han("廿六"), read_han("一九五三")
    (34113, 26, 1953)
    """
    for packed, plain in _PACKED.items():
        text = text.replace(packed, plain)
    if not 0 < len(text) <= _LONGEST:
        raise ValueError(f"not a numeral: {text[:_LONGEST]!r}")
    if not any(c in TENS or c in LARGE for c in text):
        return int("".join(str(digit(c)) for c in text))
    return _read_positional(text)


def _read_positional(text: str) -> int:
    total = section = 0
    pending: int | None = None
    last_unit = 1
    for character in text:
        if character in LARGE:
            unit = LARGE[character]
            section += pending or 0
            if section == 0 and total == 0:
                raise ValueError(f"not a numeral: {text!r}")
            # 亿 after 万 (一万亿) multiplies everything read so far.
            total = (total + section) * unit if unit > last_unit > 1000 else total + section * unit
            section, pending, last_unit = 0, None, unit
        elif character in TENS:
            if pending is None and character not in "十拾":
                raise ValueError(f"not a numeral: {text!r}")
            section += (1 if pending is None else pending) * TENS[character]
            pending, last_unit = None, TENS[character]
        else:
            value = digit(character)
            if value == 0 and pending is None:
                last_unit = 10  # 一百零五: what follows the zero is units
                continue
            pending = value if pending is None else pending * 10 + value
    return total + section + (pending or 0)


def digit(character: str) -> int:
    """Return the value of one digit, Chinese or not, or raise ValueError."""
    if character in _DIGITS:
        return _DIGITS[character]
    if not character.isdecimal():
        raise ValueError(f"not a numeral: {character!r}")
    return int(character)


class Number(NamedTuple):
    """A number phrase in a text: value or None, bounds (None is open), qualifier and span."""

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    qualifier: str
    start: int
    end: int
    share: bool = False  # a fraction of a whole: two-thirds, 百分之三十


def bounded(
    value: Decimal, qualifier: str, start: int, end: int, *, inclusive: bool = False
) -> Number:
    """Return a number whose bounds follow from its qualifier."""
    if qualifier == "exact":
        return Number(value, value, value, qualifier, start, end)
    step = Decimal(0 if inclusive or value != value.to_integral_value() else 1)
    low = high = None
    if qualifier == "more_than":
        low = value + step
    elif qualifier == "less_than":
        high = value - step
    elif qualifier == "nearly":
        high = value
    return Number(value, low, high, qualifier, start, end)
