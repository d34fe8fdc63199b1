"""Names that look like a place and are not in the gazetteer: "Kla Vo Gorge", 南目河."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORD = r"[^\W\d_a-z][\w'’]*"
_GENERIC = (
    "River|Gorge|Pass|Mountains?|Cave|Bridge|Island|Canal|Valley|Airfield|Airport|Peninsula|Bay|"
    "Plateau|Forest|Lake|Ridge|Hamlet|Village|Commune|District|Province|Prefecture"
)
_AFTER = re.compile(rf"(?P<name>{_WORD}(?:[ -]{_WORD}){{0,2}}) (?P<generic>(?i:{_GENERIC}))\b")
_BEFORE = re.compile(rf"\b(?P<generic>Cape|Mount|Fort|Port|Ban|Sông|Đèo|Núi) {_WORD}(?: {_WORD})?")
_GIANG = re.compile(rf"{_WORD} Giang\b")
_NUMBERED = re.compile(r"\b(?:Hill|Height|Base|Point) [A-Z]?\d{1,4}\b")
_ARTICLES = re.compile(
    r"^(?:(?:The|A|An|In|On|At|From|To|Of|And|This|That|Near|Along|North|South|East|West|Northern"
    r"|Southern|Eastern|Western|Central|Enemy|French|Vietnamese|Provincial|District)\s+)+"
)
# What may stand before a Chinese name: it has no capitals, so something must show where it begins.
_HAN_EDGE = r"(?<=[在的和与及、于由从到至沿渡过近克占放抵攻守往向。，；：“（])"
_HAN_AFTER = re.compile(_HAN_EDGE + r"[\u4e00-\u9fff]{1,4}?(?:峡路|[河江岬省峡岭])")
ADMINISTRATIVE = re.compile(r".* (?:hamlet|village|commune|district|province|prefecture)|.*[省县]")
_HAN_NO_NAME = re.compile(r"[这那该各本全沿两一二三四五六七八九十几数大小]|.*[的在和与及等]")


def proposed_names(text: str, *, chinese: bool) -> Iterator[tuple[int, int]]:
    """Yield the spans of words that look like place names."""
    if chinese:
        for match in _HAN_AFTER.finditer(text):
            if not _HAN_NO_NAME.match(match[0]):
                yield match.span()
        return
    for match in _AFTER.finditer(text):
        start = match.start() + _skipped(match["name"])
        if start < match.start("generic") and text[start].isupper():
            yield start, match.end()
    for pattern in (_BEFORE, _GIANG, _NUMBERED):
        for match in pattern.finditer(text):
            yield match.span()


def _skipped(name: str) -> int:
    match = _ARTICLES.match(name)
    return match.end() if match else 0
