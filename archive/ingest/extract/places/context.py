"""What the words around a name say: town or province, list, country as an adjective."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from archive.ingest.extract.places.names import ADMINISTRATIVE, TOWNS, Gazetteer
from archive.ingest.extract.places.proposed_english import is_title

_CAPITAL_BEFORE = re.compile(
    r"(?:provincial |district )?(?:capital|capital city|capital town|chief town|seat|town|city) of "
    r"(?:the )?(?:province of )?$|(?:provincial |the )capital,? $"
)
_PROVINCE_BEFORE = re.compile(r"\bprovinces? of (?:the )?$")
_PROVINCES_BEFORE = re.compile(r"\bprovinces (?:of|such as|like) (?:the )?$")
_TOWN_AFTER = re.compile(r" (?:city|town|township)\b")
_PROVINCE_AFTER = re.compile(r" provinces?\b")
_HAN_AFTER = re.compile(
    r"(?P<capital>省?省会|省城)|(?P<town>城(?!市)|市(?!民)|镇)|(?P<province>省)"
)
_LIST_GAP = re.compile(r",? ?(?:and |or )?(?:the )?|[、,，]|[、,，]?[和与及跟]|[—–-]{1,2}")
_PROVINCES_AFTER_LIST = re.compile(r" provinces\b|等?[二两三四五六七八九十数几各]*省(?!会)")
_LONGEST_GAP = 10  # characters, ", and the "
_ATTRIBUTES = frozenset("军侵殖政帝人报总当首伪方守援飞顾官兵驱炮坦舰轰")
# 马来亚民族解放军, 中国共产党: a body of the country, not the country.
_BODIES = frozenset("民国解革志义共劳社政海空陆抗战")
_BODY_AFTER = re.compile(
    r"(?:人民|民族|国民|民主|国家|革命|解放|志愿|义勇|抗战|战斗|共产|劳动|社会|自由|独立|爱国)*"
    r"(?:[海空陆]?军|党|阵线|政府|部队|通讯社|志愿军|当局|代表团|大使馆)"
)
# 法国营, 一个高棉连, “朝鲜团”: troops of the country; not 越南团结.
_FORMATION_AFTER = re.compile("[营旅](?![业长行客游])|团(?![结体员聚长])|连(?![续接年日夜同])")
_OF = ("of ", "of the ")
_OFFICES = frozenset(
    {"party", "republic", "army", "bank", "government", "embassy", "federation", "union", "front"}
    | {"association", "kingdom", "university", "voice", "radio", "president", "ministry", "state"}
)
_RANKS = frozenset(
    {"General", "Marshal", "Admiral", "Colonel", "Captain", "Lieutenant", "Sergeant", "Corporal"}
    | {"Commander", "Commodore", "Brigadier", "Commandant", "Gen", "Col", "Maj", "Capt", "Lt"}
    | {"Sgt", "Cpl", "Mr", "Mrs", "Dr"}
)
HAN_RANK = re.compile("[上中少大准][将校尉士]|下士|将军|元帅")  # after the name of a person
_DIRECTIONS = frozenset(
    f"{first}{gap}{second}"
    for first in ("north", "south")
    for gap in ("", "-", " ")
    for second in ("east", "west")
)
_PLACE_AFTER = re.compile(
    r"[省市城县镇乡村]|地区|附近|一带|境内|战线|前线|战场|公路|以?[东西南北]{1,2}(?:[面方部郊]|\d|[一二三四五六七八九十百约])"
    r"|以[东西南北]"
)
# An ordinary word is a place where troops take it, leave it, or march on it: 撤离和平, 向和平进犯.
_TAKEN_BEFORE = re.compile(
    r"(?:撤离|撤出|撤到|撤至|退到|退至|退回|退守|逃回|逃往|逃到|放弃|解放|攻克|攻占|攻打|进攻|进犯|袭击"
    r"|包围|围攻|占领|占据|收复|夺回|夺取|克复|炮击|轰炸|攻入|冲入|进驻|开到|到达|抵达|增援|侵占|重占"
    r"|撤離|退迴|放棄|佔領|攻佔|收復|奪回|進攻|進犯|襲擊|圍攻|炮擊|轟炸|進駐|抵達|固守|坚守|防守)了?$"
)
_TAKEN_AFTER = re.compile(
    r"$|[，。；、,;）)]|[后後並并和与]|[据據][点點]|守[敌軍军敵]|[敌敵法]|的[敌敵法守]"
)
_BOUND = frozenset("向由从自對对往")
_MARCHES = re.compile(
    r"方面|(?:大举|大舉|仓皇|倉皇|分[一二两三四五六]?路|突然)?(?:[进進攻出开開撤逃退窜竄推挺北南东西東]"
    r"[犯攻击擊发發动動扰擾援撤退窜竄逃进進往到来]|空投|增援|反[扑撲攻])"
)
_HAN = "\u2e80"
_LEADING = ("of ", "of the ", "capital ", "capital, ")  # how the next two end
_FOLLOWING = (" province", " city", " town")
_PREPOSITIONS = frozenset("在于到从由向往至抵距离近攻克占")
_FROM = frozenset("从由自")
_ON = frozenset("沿向往至到逃撤出经")
_POINTS = "东西南北"
_COMPASS = re.compile(r"[东西南北]+")
_AREA_AFTER = re.compile(r"[部]|地区|山区|战场|各省|前线")
_SHORT = 4
_WORD_AFTER = re.compile(r" (\w+)")
_OF_PLACES = frozenset(
    {"province", "city", "town", "district", "airfield", "river", "and", "delta"}
)
_ENGLISH_LEAD = re.compile(r"In|On|At|From|To|The|Near|And|Of|Highway|Route|Province|City|Town")


class Found(NamedTuple):
    """A name in the text: its span with the words that tell its level, and what it may be."""

    start: int
    end: int
    slugs: tuple[str, ...]
    name_start: int
    name_end: int
    level: str = ""  # town or province, as the words around it say
    chained: bool = False  # member of a list of names


def read_levels(folded: str, found: list[Found], gazetteer: Gazetteer) -> list[Found]:
    """Return the names with their spans and levels extended by the words around them."""
    if not found:
        return found
    levelled = [_own_level(folded, item) for item in _join_compass(folded, found, gazetteer)]
    for first, last in _chains(folded, levelled):
        _share_level(folded, levelled, first, last)
    for index, (item, other) in enumerate(pairwise(levelled)):
        if item.end == other.start:  # a region before a place in it: 中越广治
            levelled[index] = item._replace(chained=True)
    return levelled


def is_ordinary(folded: str, item: Found, gazetteer: Gazetteer) -> bool:
    """Say whether the name is an ordinary word too and nothing beside it makes it a place."""
    if folded[item.name_start : item.name_end] not in gazetteer.ambiguous:
        return False
    before, after = folded[item.start - 1 : item.start], folded[item.name_end : item.name_end + 1]
    if before in _FROM and after in _ON:
        return False  # 从高平沿公路南逃
    if _is_marched_on(folded, item):
        return False
    return not (item.chained or item.level or _PLACE_AFTER.match(folded, item.name_end))


def _is_marched_on(folded: str, item: Found) -> bool:
    """Say whether troops take a place, leave it, or march on it."""
    if folded[item.start - 1 : item.start] in _BOUND and _MARCHES.match(folded, item.name_end):
        return True
    taken = _TAKEN_BEFORE.search(folded, max(0, item.start - 4), item.start)
    return taken is not None and _TAKEN_AFTER.match(folded, item.name_end) is not None


def follows_a_preposition(folded: str, item: Found) -> bool:
    """Say whether a word such as 在 or 从 stands before the name."""
    return bool(item.start) and folded[item.start - 1] in _PREPOSITIONS


def keep(text: str, folded: str, item: Found, gazetteer: Gazetteer) -> bool:
    """Say whether the name stands for a place here, not for a person or an adjective."""
    form = folded[item.name_start : item.name_end]
    if form[0] in _POINTS and _is_compass(form):
        return bool(_AREA_AFTER.match(folded, item.name_end) or item.start != item.name_start)
    if form.isascii():
        if len(form) <= _SHORT and _in_longer_name(text, item):
            return False
        if _of_rank(text, item):
            return False
        if folded.endswith(_OF, 0, item.start) and _of_body(text, item):
            return False  # "the Communist Party of China"
        if (after := _name_after(text, item.end)) and is_title(after):
            # "the Korea Regiment"; but a province may have its general.
            return all(gazetteer.entries[slug].kind != "country" for slug in item.slugs)
        # "north-west of Hanoi" is a direction, not the region.
        return not (form in _DIRECTIONS and folded.startswith((" of ", " from "), item.end))
    following = folded[item.end : item.end + 1]
    if HAN_RANK.match(folded, item.end):
        return all(gazetteer.entries[slug].kind == "country" for slug in item.slugs)
    if _FORMATION_AFTER.match(folded, item.end) and all(
        gazetteer.entries[slug].kind == "country" for slug in item.slugs
    ):
        return False
    if not following or (following not in _ATTRIBUTES and following not in _BODIES):
        return True
    if all(gazetteer.entries[slug].kind != "country" for slug in item.slugs):
        return True
    if following in _BODIES and _BODY_AFTER.match(folded, item.end):
        return False
    return item.chained or following not in _ATTRIBUTES


def _of_rank(text: str, item: Found) -> bool:
    """Say whether a rank with a capital stands right before the name: Captain Paris."""
    if not text.endswith(" ", 0, item.start) or not item.start:
        return False
    before = text[max(0, item.start - 16) : item.start].split()
    return bool(before) and before[-1].rstrip(".") in _RANKS


def _of_body(text: str, item: Found) -> bool:
    """Say whether an army, party or office of this place is named, not the place."""
    before = text[max(0, item.start - 40) : item.start].split()
    while before and before[-1] in ("of", "the"):
        before.pop()
    return bool(before) and before[-1][:1].isupper() and before[-1].lower() in _OFFICES


def _in_longer_name(text: str, item: Found) -> bool:
    """Say whether capitalised words stand before or after a short name, as in longer names."""
    if (after := _name_after(text, item.end)) and after.lower() not in _OF_PLACES:
        return True
    before = text[max(0, item.start - 40) : item.start].rsplit(maxsplit=1)
    return bool(
        before
        and text[item.start - 1] == " "
        and before[-1].isalpha()
        and before[-1][0].isupper()
        and not _ENGLISH_LEAD.fullmatch(before[-1])
    )


def _name_after(text: str, end: int) -> str:
    """Return the word after an offset if it has a capital, else ""."""
    if not text[end + 1 : end + 2].isupper():
        return ""
    after = _WORD_AFTER.match(text, end)
    return after[1] if after else ""


def resolve(
    item: Found,
    gazetteer: Gazetteer,
    named_provinces: frozenset[str],
    countries: Mapping[str, int],
) -> str | None:
    """Return the one place of several that the name stands for, or None where more than one fits.

    Of places of several countries it is the one of the country that the text names most.
    """
    slugs = item.slugs
    if len(told := {gazetteer.country[slug] for slug in slugs}) > 1:
        most = max((countries.get(country, 0) for country in told), default=0)
        of_most = [country for country in told if countries.get(country, 0) == most]
        if most == 0 or len(of_most) > 1:
            return None
        slugs = tuple(slug for slug in slugs if gazetteer.country[slug] == of_most[0])
        if len(slugs) == 1:
            return slugs[0]
    kind_of = {slug: gazetteer.entries[slug].kind for slug in slugs}
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


def _join_compass(folded: str, found: list[Found], gazetteer: Gazetteer) -> list[Found]:
    """Join a compass name with the country just before it, 越南西北; after others it is none."""
    joined: list[Found] = []
    for item in found:
        follows = bool(joined) and joined[-1].end == item.start
        if follows and _is_compass(folded[item.name_start : item.name_end]):
            slugs = joined[-1].slugs
            if all(gazetteer.entries[slug].kind != "country" for slug in slugs):
                continue
            item = item._replace(start=joined.pop().start)
        joined.append(item)
    return joined


def _is_compass(form: str) -> bool:
    return form[0] in _POINTS and _COMPASS.fullmatch(form) is not None


def _own_level(folded: str, item: Found) -> Found:
    if folded[item.name_start] >= _HAN:
        if (after := _HAN_AFTER.match(folded, item.end)) is None:
            return item
        level = "province" if after["province"] else "town"
        return _extended(item, item.start, after.end(), level)
    end = item.end
    followed = folded.startswith(_FOLLOWING, end)
    if followed and (province := _PROVINCE_AFTER.match(folded, end)) and province[0][-1] != "s":
        end = province.end()
    if folded.endswith(_LEADING, 0, item.start):
        left = max(0, item.start - 40)
        if (before := _CAPITAL_BEFORE.search(folded, left, item.start)) is not None:
            return _extended(item, before.start(), end, "town")
        if end == item.end and _PROVINCE_BEFORE.search(folded, left, item.start):
            return _extended(item, item.start, end, "province")
    if end > item.end:
        return _extended(item, item.start, end, "province")
    if followed and (town := _TOWN_AFTER.match(folded, end)) is not None:
        return _extended(item, item.start, town.end(), "town")
    return item


def _extended(item: Found, start: int, end: int, level: str) -> Found:
    return Found(start, end, item.slugs, item.name_start, item.name_end, level, item.chained)


def _chains(folded: str, found: list[Found]) -> list[tuple[int, int]]:
    """Return the runs (first and last index) of names that only commas or "and" part."""
    chains: list[tuple[int, int]] = []
    for index in range(1, len(found)):
        end, start = found[index - 1].end, found[index].start
        if not 0 < start - end <= _LONGEST_GAP or not _LIST_GAP.fullmatch(folded, end, start):
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
        found[index] = found[index]._replace(level=level, chained=True)
