"""What a Chinese number counts: nouns before or after it, its measure and counter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from archive.ingest.extract.figures_line import Hits
from archive.ingest.extract.figures_words import (
    DONE_TO_THINGS,
    Claim,
    Forms,
    Hit,
    implied_object,
    is_event,
)
from archive.text.light import light
from archive.text.numerals import HAN_NUMERAL, Number

_OBJECT_JOINERS = frozenset(("和", "及", "与", "、", "以及"))
COUNTER = re.compile(
    r"(?:[名个位辆架艘门挺座处次枝支件部具匹头条口户节枚发顶副列台桩起所间箱桶袋张把股批队群只颗根块栋幢家双套尊杆柄罐捆卷]|人(?![口民]))?多?"
)
PEOPLE = re.compile(r"[名人]|个人")
# Between an object and its number: 武器共七百件, 机枪和步枪各十枝, 军舰“长治”号一艘.
_BETWEEN = re.compile(
    r"(?:总?共[计有]?|合?计|约有|有|达|各|总数|长|为|就有|的有|竟?达到|被|即达|即|已|竟|凡"
    r"|[“\"‘][^“”\"‘’]{1,10}[”\"’]号?)$"
)
_BETWEEN_ENDS = frozenset('共计有合约达各数长为到被即已竟凡号”’"')
_STOP = re.compile(
    rf"[，,、。；;:：()（）和及与并在被向从对把将是已即就至到于由给{HAN_NUMERAL}]|其中|包括"
)
_NUMERAL = re.compile(f"[{HAN_NUMERAL}0-9]")
_STAFF = re.compile("部(?![队分署下])")
_PAUSE = "，,。；;、）)！!？?”』」…：:的"
_CALIBRE = re.compile(
    rf"[{HAN_NUMERAL}\d.]{{2,4}}(?:毫米|公厘|厘米|糎|口径)?(?=[山野加农迫击榴弹高射战防无后座力]{{0,5}}炮)"
)
_COUNTED_ITSELF = re.compile(f"[个個{HAN_NUMERAL}]")
_NEAR_HITS = 6
_TROOPS = "军軍队隊"
_SHIPS_AND_CARS = {"艘": "vessel", "辆": "vehicle", "輛": "vehicle", "列": "train"}


@light
@dataclass(frozen=True, slots=True)
class Text:
    """A folded paragraph and its words by where they start."""

    folded: str
    actions: Hits
    objects: Hits
    measures: Forms
    attributes: dict[int, str]  # what 被俘的 says, by where the noun after it starts
    sides: Hits


def counted_next(known: Text, number: Number) -> Hit | None:
    """Return the object that a number touches; 九个半旅 are nine and a half brigades."""
    half = known.objects.at(number.end - 1) if known.folded[number.end - 1] == "半" else None
    if half is not None and known.folded.startswith("旅", number.end):
        return Hit(number.end, half.end, "formation.brigade")
    return _staff(known, known.objects.at(number.end))


def _staff(known: Text, hit: Hit | None) -> Hit | None:
    """Return the headquarters of 两个兵团部 for the formation that it is printed with."""
    if hit and hit.code.startswith("formation") and _STAFF.match(known.folded, hit.end):
        return Hit(hit.start, hit.end + 1, "headquarters")
    return hit


def is_person(code: str) -> bool:
    """Say whether a code counts people or troops."""
    return code.startswith(("personnel", "people", "formation"))


def in_clause(known: Text, number: Number, start: int) -> Sequence[Hit]:
    """Return the things named before a number since the last pause."""
    pause = max(start, *(known.folded.rfind(mark, start, number.start) for mark in ",，;；"))
    hits = known.objects.hits[: known.objects.last_before(number.start) + 1]
    return [hit for hit in hits[-_NEAR_HITS:] if pause <= hit.start]


def is_joined(folded: str, thing: Hit, number: Number, stop: int) -> bool:
    """Say whether a noun after a number belongs to it, although one stands before it too."""
    if folded.startswith("人口", number.start - 2):
        return False  # 人口八万的地区
    if thing.start == number.end or folded[number.end : number.end + 1] in "个名":
        return True
    reached = stop + folded.startswith("的", stop)
    return thing.start <= reached and not _NUMERAL.match(folded, thing.end)


def is_population(known: Text, thing: Hit) -> bool:
    """Say whether the noun itself tells a population: 拥有十六万人口."""
    hit = known.actions.at(thing.start)
    return hit is not None and hit.code == "population" and hit.end == thing.end


def implied_thing(
    known: Text, number: Number, stop: int, unit: str, action: str | None, before: list[Claim]
) -> str:
    """Return what a number without a noun counts: people, or what was counted just before."""
    folded = known.folded
    if unit:
        return ""
    if PEOPLE.match(folded, number.end):
        return "personnel"
    counter = folded[number.end : number.end + 1]
    if implied_object(action or "") == "ammunition" and counter in "枚发颗":
        return "ammunition"
    last = before[-1] if before else None
    if counter == "架" and action in DONE_TO_THINGS and _planes_before(known, number):
        return "aircraft"  # 炸毁飞机十八架。只承认五架被毁
    if noun := _struck(known, number):
        return noun  # 敌机被击落三架
    alike = counter and last and counter == folded[last.number.end : last.number.end + 1]
    if action in DONE_TO_THINGS and (thing := _SHIPS_AND_CARS.get(counter)):
        # 击沉一艘，击伤一艘; 坦克二十二辆中，有十八辆被击毁
        return last.object if last and alike else thing
    if last and alike:
        return last.object
    is_bare = counter in "次具" or (
        stop == number.end and (counter in _PAUSE or known.actions.at(stop) is not None)
    )
    return implied_object(action or "") if is_bare else ""


def _planes_before(known: Text, number: Number) -> bool:
    """Say whether aircraft are among the last things told of before a number."""
    last = known.objects.last_before(number.start) + 1
    return any(hit.code == "aircraft" for hit in known.objects.hits[max(0, last - 3) : last])


def _struck(known: Text, number: Number) -> str:
    """Return what stands before 被 and the verb that a number follows, or ''."""
    verb = known.actions.ending(number.start)
    if verb is None:
        return ""
    start = verb.start - (known.folded[verb.start - 1] in "被遭")
    if known.folded[start] not in "被遭":
        return ""
    noun = known.objects.ending(start)
    return noun.code if noun and not is_event(noun.code) else ""


def is_length(folded: str, number: Number, stop: int) -> bool:
    """Say whether 长 stands before the number or after its measure."""
    after_measure = folded[number.end : stop + 1]
    return "长" in after_measure or folded[number.start - 1 : number.start] == "长"


def measure(known: Text, position: int) -> tuple[str, int]:
    """Return the measure after a number and where the counted words end."""
    folded = known.folded
    code, end = known.measures.at(folded, position)
    if code:
        return code, end
    match = COUNTER.match(folded, position)
    return "", match.end() if match else position


def object_after(known: Text, position: int, end: int) -> Hit | None:
    """Return the object right after the counted words: 二千多名伪军, 二百公里长的公路."""
    folded = known.folded
    position += folded.startswith("长", position)
    position += folded.startswith("的", position)
    if calibre := _CALIBRE.match(folded, position):
        position = calibre.end()  # 一个一五五榴弹炮连
    for at in range(position, min(position + 9, end)):
        hit = known.objects.at(at)
        if hit is not None:
            army = known.sides.at(at)
            if army is not None and army.end > hit.end and folded[army.end - 1] in _TROOPS:
                return Hit(at, army.end, "personnel")  # 一百名人民抗日军
            return _staff(known, _head(known, hit))
        if _STOP.match(folded, at) or known.actions.at(at):
            return None
    return None


def _head(known: Text, hit: Hit) -> Hit:
    """Return the last of objects that stand side by side: 敌军据点 are 据点."""
    while not hit.code.startswith("formation") and (following := known.objects.at(hit.end)):
        if known.folded.startswith(("炮轰", "炮击"), hit.end):
            break  # 军舰炮轰海岸: what the ships do
        if is_event(hit.code) and not is_event(following.code):
            break  # 三次伏击火车 counts ambushes
        hit = Hit(hit.start, following.end, following.code)
    return hit


def objects_before(known: Text, number: Number, start: int) -> list[Hit]:
    """Return the objects right before a number, those joined to it by 和 too."""
    folded = known.folded
    stop = number.start
    while known.objects.ending(stop) is None:
        if folded[stop - 1 : stop] not in _BETWEEN_ENDS:
            return []
        match = _BETWEEN.search(folded, max(start, stop - 16), stop)
        if match is None:
            return []
        stop = match.start()
    found = known.objects.run_to(folded, known.objects.last_before(stop), _OBJECT_JOINERS)
    run = [hit for hit in found if hit.start >= start]
    while len(run) > 1 and _COUNTED_ITSELF.match(folded, run[0].start - 1):
        del run[0]  # 十七个营和飞机六十二架
    return run
