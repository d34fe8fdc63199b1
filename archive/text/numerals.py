"""English and Chinese number words as values with bounds: "more than 52,000", 三个多, 数百."""

from __future__ import annotations

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {
    "零": 0, "○": 0, "Ｏ": 0, "兩": 2, "两": 2, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5,
    "陆": 6, "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_PACKED = {"廿": "二十", "卅": "三十", "卌": "四十"}
HAN_NUMERAL = "〇零○一二三四五六七八九十百千万亿两廿卅卌萬億兩0-9０-９"


def read_han(text: str) -> int:
    """Return the value of a Chinese or mixed numeral, or raise ValueError.

    >>> read_han("三万四千一百一十三"), read_han("廿六"), read_han("一九五三")
    (34113, 26, 1953)
    """
    for packed, plain in _PACKED.items():
        text = text.replace(packed, plain)
    if not text:
        raise ValueError("not a numeral: ''")
    if not any(c in _TENS or c in _LARGE for c in text):
        return int("".join(str(_digit(c)) for c in text))
    return _read_positional(text)


def _read_positional(text: str) -> int:
    total = section = 0
    pending: int | None = None
    last_unit = 1
    for character in text:
        if character in _LARGE:
            unit = _LARGE[character]
            section += pending or 0
            if section == 0 and total == 0:
                raise ValueError(f"not a numeral: {text!r}")
            # 亿 after 万 (一万亿) multiplies everything read so far.
            total = (total + section) * unit if unit > last_unit > 1000 else total + section * unit
            section, pending, last_unit = 0, None, unit
        elif character in _TENS:
            if pending is None and character not in "十拾":
                raise ValueError(f"not a numeral: {text!r}")
            section += (1 if pending is None else pending) * _TENS[character]
            pending, last_unit = None, _TENS[character]
        else:
            digit = _digit(character)
            if digit == 0 and pending is None:
                last_unit = 10  # 一百零五: what follows the zero is units
                continue
            pending = digit if pending is None else pending * 10 + digit
    return total + section + (pending or 0)


def _digit(character: str) -> int:
    if character in _DIGITS:
        return _DIGITS[character]
    if not character.isdecimal():
        raise ValueError(f"not a numeral: {character!r}")
    return int(character)
