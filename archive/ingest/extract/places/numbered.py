"""Roads and hills told by a number: Highway 39, Route Coloniale 4, Hill A1, 三一七高地."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.ingest.extract.places.context import Found
from archive.ingest.extract.places.names import Gazetteer, road_number
from archive.ingest.records import Language, Paragraph
from archive.text.numerals import HAN_NUMERAL

Runs = list[tuple[int, int]]  # of digits
_BEFORE = re.compile(
    r"\b(?:(?P<road>(?:(?:national|colonial|provincial|interprovincial|state|imperial) )?"
    r"(?:highway|route|road)s?(?: (?:coloniale|nationale|provinciale))? (?:no\. ?|number )?"
    r"|rc ?|r\.c\. ?)"
    r"|(?P<code>(?:hill|height|base|point|strongpoint) )"
    r"|(?P<list>(?:hills|heights|bases|points|strongpoints|strongholds),? ))$"
)
_NOUNS = (
    "road roads route routes highway highways hill hills height heights base bases point points"
)
_LEADING = (
    *(f"{noun} " for noun in (*_NOUNS.split(), "strongpoint", "strongpoints", "strongholds")),
    *(f"{noun}, " for noun in ("hills", "heights", "bases", "points", "strongholds")),
    *(
        "no. ",
        "no.",
        "number ",
        "coloniale ",
        "nationale ",
        "provinciale ",
        "rc",
        "rc ",
        "c.",
        "c. ",
    ),
)
_CODE_AFTER = re.compile(r" (?:hill|base)\b")
_AND = re.compile(r",? and |, |[、和]")
_HAN_ROAD = re.compile(r"号(?:公路|国道|道路)")
_HAN_CODE = re.compile(r"号?(?:高地|据点|丘)")
_HAN_CODES = re.compile(r"(?:等?[两二三四五六七八九十]个|等)?号?(?:高地|据点)")
_HAN_DIGITS = {digit: str(value) for value, digit in enumerate("零一二三四五六七八九")}
_HAN_DIGITS |= {"〇": "0", "○": "0"}
_HAN_NUMBER = frozenset("〇零○一二三四五六七八九十百千廿卅0123456789")
_HAN_HEIGHT = re.compile(
    rf"(?<![{HAN_NUMERAL}\d点.])[{''.join(_HAN_DIGITS)}]{{3,4}}(?=号?(?:高地|据点))"
)


def numbered(paragraph: Paragraph, names: Gazetteer) -> list[Found]:
    """Return the roads and known hills in order; a road that is unknown has no slug."""
    read = _han if paragraph.language is Language.CHINESE else _english
    found = list(read(paragraph.folded, paragraph.digits, names))
    if len(found) > 1:
        found.sort(key=lambda item: item.start)
    return found


def is_numbered(words: str) -> bool:
    """Say whether words tell a road or hill by its number."""
    return not _HAN_NUMBER.isdisjoint(words)


def _english(folded: str, runs: Runs, names: Gazetteer) -> Iterator[Found]:
    listed = -1  # where a list of codes goes on
    for start, end in runs:
        if start and folded[start - 1].isalnum():
            start -= 1
        if (start and folded[start - 1].isalnum()) or folded[end : end + 1].isalnum():
            continue
        led = folded.endswith(_LEADING, 0, start)
        code = folded[start:end]
        if not led and listed < 0 and not code[0].isalpha():
            continue
        before = _BEFORE.search(folded, max(0, start - 40), start) if led else None
        if before and before["road"]:
            if number := road_number(code):
                yield _found(before.start(), end, names.roads.get(number, ()))
            continue
        if before is None and 0 <= listed <= start and _AND.fullmatch(folded, listed, start):
            listed = end
            yield from _code(start, end, code, names)
            continue
        listed = end if before and before["list"] else -1
        after = None if before else _CODE_AFTER.match(folded, end) if code[0].isalpha() else None
        if before:
            begin = start if before["list"] else before.start()
            yield from _code(begin, end, code, names)
        elif after:
            yield from _code(start, after.end(), code, names)


def _han(folded: str, runs: Runs, names: Gazetteer) -> Iterator[Found]:
    at = folded.find("号")
    while at >= 0:
        if match := _HAN_ROAD.match(folded, at):
            start = at
            while start and folded[start - 1] in _HAN_NUMBER:
                start -= 1
            if start < at and (number := road_number(folded[start:at])):
                start -= folded[start - 1 : start] == "第"
                yield _found(start, match.end(), names.roads.get(number, ()))
        at = folded.find("号", at + 1)
    if not any(noun in folded for noun in ("高地", "据点", "丘")):
        return
    listed: list[tuple[int, int]] = []
    for start, end in runs:
        if start and folded[start - 1].isascii() and folded[start - 1].isalpha():
            start -= 1
        if listed and not _AND.fullmatch(folded, listed[-1][1], start):
            listed = []
        listed.append((start, end))
        if len(listed) > 1 and _HAN_CODES.match(folded, end):
            for first, last in listed:
                yield from _code(first, last, folded[first:last], names)
            listed = []
        elif after := _HAN_CODE.match(folded, end):
            yield from _code(start, after.end(), folded[start:end], names)
            listed = []
    for match in _HAN_HEIGHT.finditer(folded):
        code = "".join(_HAN_DIGITS[digit] for digit in match[0])
        if after := _HAN_CODE.match(folded, match.end()):
            yield from _code(match.start(), after.end(), code, names)


def _code(start: int, end: int, code: str, names: Gazetteer) -> Iterator[Found]:
    """Yield the hill or base of the gazetteer that has this code."""
    if slugs := names.codes.get(code):
        yield _found(start, end, slugs)


def _found(start: int, end: int, slugs: tuple[str, ...] | list[str]) -> Found:
    return Found(start, end, tuple(slugs), start, end)
