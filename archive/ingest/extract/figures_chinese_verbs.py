"""What the verbs around a Chinese number say of it: 二万人被俘, 民兵十二人打退敌人."""

from __future__ import annotations

import re

from archive.ingest.extract.figures_chinese_nouns import (
    Text,
)
from archive.ingest.extract.figures_line import Hits, Verbs
from archive.ingest.extract.figures_words import (
    CASUALTIES,
    Hit,
)
from archive.text.numerals import HAN_NUMERAL, Number

_ADVERB = re.compile(
    r"(?:除[^,，。;；]{1,8}[外之以]外?|受到|[被遭](?:[敌敵我]军?|[敌敵]人|守军)|[即已都就均被遭受]|仓皇|慌忙|先后|纷纷|全部|全都|已经|当场|当即|分别|悉数|也|左右)*"
)
# Short verbs that are parts of many other words: they claim only what stands right after them.
_SHORT_VERBS = frozenset("死伤获捕捉擒割剪用缴毁投")
_FOR_USE = frozenset(
    ["军用", "民用", "专用", "公用", "商用", "备用", "农用", "家用", "费用", "信用"]
)
_COUNTS_NEXT = re.compile(rf"[了敌匪其约近达上成数几各]|[{HAN_NUMERAL}]")
_COUNTED_OF = re.compile(rf"[有达共约近{HAN_NUMERAL}]|$")
_AMOUNTS = re.compile(rf"(?:就|竟|已)?(?:[有达共在]|约有|多达|共有|总数)[约近]?[{HAN_NUMERAL}0-9]")
_HAS = re.compile("(?:已|就|竟|约|即)?[经]?[有达共]|$")
# 起义者, 投降人员: who did it, not that it was done.
_DOERS = re.compile("者|分子|人员|部队|战士|军(?!官)")
_ON_THE_WAY = re.compile("[^，。；,;]{0,10}(?:途中|路上|之际|时)")
_RISING = frozenset({"mutinied", "deserted", "surrendered"})
# What its subject suffers: 我军伤亡十余人 is a loss of our army.
_SUFFERED = frozenset(
    ("伤亡", "死伤", "牺牲", "阵亡", "负伤", "受伤", "死亡", "损失", "失踪", "死", "伤", "丧失",
     "遗尸", "弃尸", "被俘", "毙命", "丧生", "挂彩", "被歼", "逃亡", "投降", "投诚")
)  # fmt: skip
_DEAD = {
    "尸体": "killed", "屍體": "killed", "死尸": "killed", "敌尸": "killed", "尸首": "killed",
    "伤兵": "wounded", "伤员": "wounded",
}  # fmt: skip
_BEFALLS = CASUALTIES | {"fled", "withdrew", "participated", "landed"}
_ANOTHER = re.compile(rf"[{HAN_NUMERAL}0-9][余餘多]?[名人个個辆輛架艘门門挺支]")
_OBJECT_NEXT = re.compile(
    rf"了?(?:[敌敵美法英蒋蔣匪伪偽守残殘居平村市]|其|[{HAN_NUMERAL}]+[名个個人])"
)
# Who is on board of what is sunk: 满载九十名敌兵的渡船.
ABOARD = re.compile("载[有着運运了]?$")
PARTS = re.compile(r"其中(?:包括|有)?|包括|内有|中有")


def acts(folded: str, hit: Hit, objects: Hits) -> bool:
    """Say whether a verb claims figures: one in 由莱州撤退的敌军 or 其中包括 does not."""
    if hit.code == "population":
        return True
    index = objects.last_before(hit.end - 1) + 1
    around = objects.hits[index] if index < len(objects.hits) else None
    if around and around.start <= hit.start and hit.end < around.end:
        return False  # 战斗 in 战斗机
    if folded[max(0, hit.start - 1) : hit.end] in _FOR_USE:
        return False
    if folded[hit.start - 1] == "在" and _ON_THE_WAY.match(folded, hit.end):
        return False  # 在逃往川圹途中被歼
    if hit.code in _RISING and _DOERS.match(folded, hit.end):
        return False
    if (
        hit.end - hit.start == 1
        and folded[hit.start] in _SHORT_VERBS
        and not (_COUNTS_NEXT.match(folded, hit.end) or objects.at(hit.end))
    ):
        return False
    if (
        folded.startswith(("外", "以外", "之外"), hit.end)
        and "除" in folded[max(0, hit.start - 12) : hit.start]
    ):
        return False  # 除少数逃窜外
    if folded.startswith("之", hit.end) and hit.code in ("fled", "withdrew"):
        return False  # 截歼南逃之匪部
    if folded.startswith("的", hit.end):
        # 被俘的八百名 tells of prisoners, 撤退的二千名敌军 of whom somebody did something to.
        passive = "被" in folded[max(0, hit.start - 1) : hit.end]
        if (_COUNTED_OF if passive else _HAS).match(folded, hit.end + 1):
            return True
        # 逃亡的士兵在三千人以上
        done_by = objects.at(hit.end + 1)
        return done_by is not None and _AMOUNTS.match(folded, done_by.end) is not None
    return PARTS.match(folded, hit.start) is None


def told_by_noun(known: Text, number: Number, noun: Hit | None) -> str | None:
    """Return what the counted noun says: 三百具尸体 were killed, 十辆烧毁的坦克 destroyed."""
    if noun is None:
        return None
    if code := _DEAD.get(known.folded[noun.end - 2 : noun.end]):
        return code
    return known.attributes.get(noun.start) if noun.start > number.end else None


def is_said_apart(known: Text, stop: int, action: str) -> bool:
    """Say whether a comma or 在 stands before the verb after a number, and no 被 with it."""
    first = known.actions.first_from(stop)
    hits = known.actions.hits[first : first + 4]
    verb = next((hit for hit in hits if hit.code == action), None)
    if verb is None:
        return False
    between = known.folded[stop : verb.start + 1]
    apart = any(word in between for word in "，,在于向")
    # 车队遭到伏击，焚毁汽车五十九辆: what is told after the comma is done to others again.
    last = between.replace(",", "，").rpartition("，")[2]
    return apart and not any(word in last for word in "被遭受")


def has_object(known: Text, number: Number) -> bool:
    """Say whether the verb after a number is said of somebody else: 炸死炸伤居民四百余人."""
    first = known.actions.first_from(number.end)
    if first >= len(known.actions.hits):
        return False
    verb = known.actions.hits[first]
    word = known.folded[verb.start : verb.end]
    if word in _SUFFERED or known.folded[verb.start - 1] in "被遭受" or word[0] == "被":
        return False
    return word.endswith(("敌", "敵")) or _OBJECT_NEXT.match(known.folded, verb.end) is not None


def past_another(between: str) -> bool:
    """Say whether a comma and another number stand between a number and a verb after it."""
    _, comma, rest = between.partition(",")
    return bool(comma) and _ANOTHER.search(rest) is not None


def is_suffered(folded: str, verb: Hit | None) -> bool:
    """Say whether the subject of a verb suffered it: 我军伤亡十余人."""
    return verb is not None and folded[verb.start : verb.end] in _SUFFERED


def befalling(folded: str, position: int, verbs: Verbs, *, passive: bool) -> Hit | None:
    """Return what befell the counted right after it: 许多伪军哗变, 二万人被俘, 两辆坦克被击毁."""
    match = _ADVERB.match(folded, position)
    at = match.end() if match else position
    hit = verbs.hits.at(position) or verbs.hits.at(at)
    if hit is None:
        return None
    # 遭 and 被 make any verb one of the counted; 被 may also be part of the printed verb.
    if any(word in folded[position : min(at, hit.start) + 1] for word in "被遭受"):
        return hit
    return hit if not passive and hit.code in _BEFALLS else None
