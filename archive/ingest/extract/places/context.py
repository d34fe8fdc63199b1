"""What the words around a name say: town or province, list, country as an adjective."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from archive.ingest.extract.places.names import ADMINISTRATIVE, TOWNS, Gazetteer

_CAPITAL_BEFORE = re.compile(
    r"(?:provincial |district )?(?:capital|capital city|capital town|chief town|seat|town|city) of "
    r"(?:the )?(?:province of )?$|(?:provincial |the )capital,? $"
)
_PROVINCE_BEFORE = re.compile(r"\bprovinces? of (?:the )?$")
_PROVINCES_BEFORE = re.compile(r"\bprovinces (?:of|such as|like) (?:the )?$")
_TOWN_AFTER = re.compile(r" (?:city|town|township)\b")
_PROVINCE_AFTER = re.compile(r" provinces?\b")
_HAN_AFTER = re.compile(r"(?P<capital>省?省会|省城)|(?P<town>[城市镇])|(?P<province>省)")
_LIST_GAP = re.compile(r",? ?(?:and |or )?(?:the )?|[、,，]|[、,，]?[和与及跟]|[—–-]{1,2}")
_PROVINCES_AFTER_LIST = re.compile(r" provinces\b|等?[二两三四五六七八九十数几各]*省(?!会)")
_ATTRIBUTE_AFTER = re.compile(r"[军侵殖政帝人报总当首伪方守援飞]")
_PLACE_AFTER = re.compile(
    r"[省市城县镇乡村]|地区|附近|一带|境内|战线|前线|战场|公路|以?[东西南北]{1,2}(?:[面方部郊]|\d|[一二三四五六七八九十百约])"
    r"|以[东西南北]"
)
_PREPOSITIONS = frozenset("在于到从由向往至抵距离近攻克占")
_COMPASS = re.compile(r"[东西南北]+")
_AREA_AFTER = re.compile(r"[部]|地区|山区|战场|各省|前线")
_SHORT = 4
_ENGLISH_LEAD = re.compile(r"In|On|At|From|To|The|Near|And|Of|Highway|Route|Province|City|Town")


@dataclass(frozen=True, slots=True)
class Found:
    """A name in the text: its span with the words that tell its level, and what it may be."""

    start: int
    end: int
    slugs: tuple[str, ...]
    name_start: int
    name_end: int
    level: str = ""  # town or province, as the words around it say
    chained: bool = False  # member of a list of names


def read_levels(folded: str, found: list[Found]) -> list[Found]:
    """Return the names with their spans and levels extended by the words around them."""
    levelled = [_own_level(folded, item) for item in _join_compass(folded, found)]
    for first, last in _chains(folded, levelled):
        _share_level(folded, levelled, first, last)
    for index, (item, other) in enumerate(pairwise(levelled)):
        if item.end == other.start:  # a region before a place in it: 中越广治
            levelled[index] = replace(item, chained=True)
    return levelled


def is_ordinary(folded: str, item: Found, gazetteer: Gazetteer) -> bool:
    """Say whether the name is an ordinary word too and nothing beside it makes it a place."""
    if folded[item.name_start : item.name_end] not in gazetteer.ambiguous:
        return False
    return not (item.chained or item.level or _PLACE_AFTER.match(folded, item.name_end))


def follows_a_preposition(folded: str, item: Found) -> bool:
    """Say whether a word such as 在 or 从 stands before the name."""
    return bool(item.start) and folded[item.start - 1] in _PREPOSITIONS


def keep(text: str, folded: str, item: Found, gazetteer: Gazetteer) -> bool:
    """Say whether the name stands for a place here, not for a person or an adjective."""
    form = folded[item.name_start : item.name_end]
    if _COMPASS.fullmatch(form):
        return bool(_AREA_AFTER.match(folded, item.name_end) or item.start != item.name_start)
    if form.isascii() and len(form) <= _SHORT and _in_longer_name(text, item):
        return False
    kinds = {gazetteer.entries[slug].kind for slug in item.slugs}
    return not ("country" in kinds and _ATTRIBUTE_AFTER.match(folded, item.end))


def _in_longer_name(text: str, item: Found) -> bool:
    """Say whether capitalised words go on before a short name, as in the names of persons."""
    before = text[: item.start][-40:].rsplit(maxsplit=1)
    return bool(
        before
        and text[item.start - 1] == " "
        and before[-1].isalpha()
        and before[-1][0].isupper()
        and not _ENGLISH_LEAD.fullmatch(before[-1])
    )


def resolve(item: Found, gazetteer: Gazetteer, named_provinces: frozenset[str]) -> str | None:
    """Return the one place that the name stands for, or None where several fit."""
    if len(item.slugs) == 1:
        return item.slugs[0]
    kind_of = {slug: gazetteer.entries[slug].kind for slug in item.slugs}
    towns = [slug for slug, kind in kind_of.items() if kind in TOWNS]
    provinces = [slug for slug, kind in kind_of.items() if kind == "province"]
    if item.level == "province" and len(provinces) == 1:
        return provinces[0]
    if not item.level and len(provinces) == 1 and provinces[0] in named_provinces:
        return provinces[0]
    if len(towns) == 1:
        return towns[0]
    return provinces[0] if len(provinces) == 1 and not towns else None


def administrative_provinces(found: list[Found], gazetteer: Gazetteer) -> frozenset[str]:
    """Return the provinces of which the text names a district or commune.

    Next to its districts, a bare name is the province.
    """
    return frozenset(
        parent
        for item in found
        if len(item.slugs) == 1 and gazetteer.entries[item.slugs[0]].kind in ADMINISTRATIVE
        for parent in gazetteer.ancestors(item.slugs[0])
        if gazetteer.entries[parent].kind == "province"
    )


def _join_compass(folded: str, found: list[Found]) -> list[Found]:
    """Join a compass name with the country named just before it: 越南西北."""
    joined: list[Found] = []
    for item in found:
        compass = _COMPASS.fullmatch(folded[item.name_start : item.name_end])
        if compass and joined and joined[-1].end == item.start:
            item = replace(item, start=joined.pop().start)
        joined.append(item)
    return joined


def _own_level(folded: str, item: Found) -> Found:
    if (after := _HAN_AFTER.match(folded, item.end)) is not None:
        level = "province" if after["province"] else "town"
        return replace(item, end=after.end(), level=level)
    left = folded[max(0, item.start - 40) : item.start]
    end = item.end
    if (province := _PROVINCE_AFTER.match(folded, end)) is not None and province[0][-1] != "s":
        end = province.end()
    if (before := _CAPITAL_BEFORE.search(left)) is not None:
        return replace(item, start=item.start - len(left) + before.start(), end=end, level="town")
    if end > item.end:
        return replace(item, end=end, level="province")
    if (before := _PROVINCE_BEFORE.search(left)) is not None:
        return replace(item, level="province")
    if (town := _TOWN_AFTER.match(folded, end)) is not None:
        return replace(item, end=town.end(), level="town")
    return item


def _chains(folded: str, found: list[Found]) -> list[tuple[int, int]]:
    """Return the runs (first and last index) of names that only commas or "and" part."""
    chains: list[tuple[int, int]] = []
    for index in range(1, len(found)):
        gap = folded[found[index - 1].end : found[index].start]
        if not gap or not _LIST_GAP.fullmatch(gap):
            continue
        if chains and chains[-1][1] == index - 1:
            chains[-1] = (chains[-1][0], index)
        else:
            chains.append((index - 1, index))
    return chains


def _share_level(folded: str, found: list[Found], first: int, last: int) -> None:
    """Give "provinces" before or after a list, or 省 after its last name, to all names in it."""
    before = _PROVINCES_BEFORE.search(folded[max(0, found[first].start - 40) : found[first].start])
    after = _PROVINCES_AFTER_LIST.match(folded, found[last].end)
    han = folded[found[last].end - 1] == "省" and found[last].level == "province"
    for index in range(first, last + 1):
        level = found[index].level
        if before or after or (han and not level):
            level = level or "province"
        found[index] = replace(found[index], level=level, chained=True)
