"""North or south: directions on which the languages disagree."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from archive.ingest.check.pairs import Pair, Words, discrepancy, overlapped
from archive.ingest.records import Discrepancy, Quote
from archive.text.numerals import HAN_NUMERAL

_ENGLISH = re.compile(
    r"\b(?P<point>(?:north|south)(?:[ -]?(?:east|west))?|east|west)(?:ern|wards?|erly)?\b"
)
_POINT = "(?:[东西][南北]|[东西南北])"
_CHINESE = re.compile(
    rf"(?:以|[向朝往]){_POINT}|[东西][南北](?=[,，。;；、])|{_POINT}(?=[部面方侧岸郊边线端起至的区]|约?[{HAN_NUMERAL}]+[多余]?(?:公里|英里|里))"
)
_LETTERS = {
    "north": "N", "south": "S", "east": "E", "west": "W",
    "北": "N", "南": "S", "东": "E", "西": "W",
}  # fmt: skip
_PARTS = re.compile("|".join(_LETTERS))


def direction_findings(pair: Pair, named: Collection[Quote]) -> Iterator[Discrepancy]:
    """Yield the directions that each side alone has, where both have as many of them.

    `named` are the names of places, whose directions are part of the name.
    """
    chinese = list(_directions(pair.chinese, _CHINESE, named))
    if not chinese:
        return
    english = list(_directions(pair.english, _ENGLISH, named))
    right = list(chinese)
    left = []
    for point, quote in english:
        same = next((one for one in right if one[0] == point), None)
        if same is None:
            left.append((point, quote))
        else:
            right.remove(same)
    if len(left) != len(right):  # something is said again
        right = [one for one in right if one[0] not in {point for point, _ in english}]
        left = [one for one in left if one[0] not in {point for point, _ in chinese}]
    if len(left) != len(right):
        return
    for (a, one), (b, other) in zip(left, right, strict=True):
        note = f"“{one.text}” and “{other.text}” are not the same direction."
        yield discrepancy("direction", "major", one, other, note, (a, b))


def _directions(
    sentences: tuple[Words, ...], pattern: re.Pattern[str], named: Collection[Quote]
) -> Iterator[tuple[str, Quote]]:
    for words in sentences:
        for match in pattern.finditer(words.paragraph.folded, words.start, words.end):
            start, end = match.span()
            # "North-west of" a place is no name.
            if words.paragraph.folded.startswith(" of ", end) or not overlapped(
                words.paragraph.id, start, end, named
            ):
                letters = {_LETTERS[part] for part in _PARTS.findall(match[0])}
                yield "".join(sorted(letters, key="NSEW".index)), words.quote(start, end)
