"""Bytes of a file as NFC text: byte order marks, UTF-8, UTF-16, GB18030 and Big5."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from archive.ingest.records import ParseError
from archive.text.fold import fold_aligned

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_FOREIGN = re.compile("[^\x00-\x7f]")
# Spacing, quotes and dashes; CJK punctuation; full-width forms; letters with marks.
_SIGNS = re.compile("[\u00a0-\u024f\u1e00-\u1eff\u2010-\u2040\u3000-\u3020\uff01-\uff65]")
# A misread accent: Han characters do not stand inside a Latin word.
_GLUED = re.compile("(?<=[a-z])[\u3400-\u9fff]")
_GOOD_SHARE = 0.9


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file with LF line ends, and how its bytes spelled it."""

    text: str
    encoding: str
    newline: str  # lf, crlf or cr


def decode(data: bytes) -> Decoded:
    """Return the text that the bytes hold, or raise ParseError.

    >>> decode("新华社\\r\\n河内".encode("gb18030"))
    Decoded(text='新华社\\n河内', encoding='gb18030', newline='crlf')
    """
    if not data.strip():
        raise ParseError("The file is empty.")
    text, encoding = _read(data)
    if control := _CONTROLS.search(text):
        line = text.count("\n", 0, control.start()) + 1
        raise ParseError(f"The file is not text: it holds U+{ord(control.group()):04X}.", line)
    newline = _newline(text)
    if newline != "lf":
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Decoded(unicodedata.normalize("NFC", text), encoding, newline)


def _read(data: bytes) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding.removesuffix("-sig")), encoding
    if b"\0" in data:
        encoding = _utf_16_order(data)
        text = _strictly(data, encoding)
        if not _plausible(text):
            raise ParseError("The file is not text: it holds NUL bytes and is no UTF-16.")
        return text, encoding
    for encoding in ("utf-8", "gb18030", "big5hkscs", "cp950"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8" or _plausible(text):
            return text, encoding
    raise ParseError("The file is not in UTF-8, UTF-16, GB18030 or Big5.")


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ParseError(f"The file is not valid {encoding.upper()}: {error.reason}.") from error


def _utf_16_order(data: bytes) -> str:
    """Return the byte order that puts the NULs of ASCII into the high bytes."""
    return "utf-16-le" if data[1::2].count(0) > data[::2].count(0) else "utf-16-be"


def _newline(text: str) -> str:
    pairs = text.count("\r\n")
    counts = {
        "lf": text.count("\n") - pairs,
        "crlf": pairs,
        "cr": text.count("\r") - pairs,
    }
    return max(counts, key=lambda name: counts[name])


def _plausible(text: str) -> bool:
    """Say whether the text reads as everyday Chinese or accented Latin.

    Big5 and Latin-1 bytes mostly decode as GB18030 too, but into characters nobody uses.
    """
    foreign = "".join(_FOREIGN.findall(text))
    if not foreign:
        return True
    signs = len(_SIGNS.findall(foreign))
    common = _everyday()
    known = sum(c in common for c in fold_aligned(_SIGNS.sub("", foreign)))
    known -= len(_GLUED.findall(text))
    return signs + known > _GOOD_SHARE * len(foreign)


@lru_cache(maxsize=1)
def _everyday() -> frozenset[str]:
    """Return the 6,763 simplified characters of GB 2312."""
    return frozenset(
        bytes((row, cell)).decode("gb2312", "ignore")
        for row in range(0xB0, 0xF8)
        for cell in range(0xA1, 0xFF)
    )
