"""Figures of Chinese text: their object stands before (机枪十挺) or after (二千多名伪军)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.ingest.extract.figures_line import Hits, Parts, Verbs
from archive.ingest.extract.figures_words import (
    CASUALTIES,
    DISTANCES,
    DURATIONS,
    Claim,
    Forms,
    Hit,
    Vocabulary,
    acting,
    fitting,
    implied_object,
    is_event,
    is_troops,
)
from archive.ingest.records import Paragraph
from archive.text.light import light
from archive.text.numerals import HAN_NUMERAL, Number

_SEGMENT = re.compile(r"[。；;!?！？]")
_JOINERS = frozenset(("和", "及", "与", "或", "并", "、", "和被", "及被", "或被", "以及", "又", ""))
_OBJECT_JOINERS = frozenset(("和", "及", "与", "、", "以及"))
_COUNTER = re.compile(
    r"(?:[名个位辆架艘门挺座处次枝支件部具匹头条口户节枚发顶副列台桩起所间箱桶袋张把股批队群只颗根块栋幢家双套尊杆柄罐捆卷]|人(?![口民]))?多?"
)
_PEOPLE = re.compile(r"[名人]|个人")
# Between an object and its number: 武器共七百件, 机枪和步枪各十枝, 军舰“长治”号一艘.
_BETWEEN = re.compile(
    r"(?:总?共[计有]?|合?计|约有|有|达|各|总数|长|为|就有|的有|竟?达到|被|即达|即|已|竟|凡"
    r"|[“\"‘][^“”\"‘’]{1,10}[”\"’]号?)$"
)
_BETWEEN_ENDS = frozenset('共计有合约达各数长为到被即已竟凡号”’"')
_STOP = re.compile(
    rf"[，,、。；;:：()（）和及与并在被向从对把将是已即就至到于由给{HAN_NUMERAL}]|其中|包括"
)
_NOT_FIGURE = re.compile(
    r"公厘|毫米|厘米|糎|口径|英寸口径|型|式|号|高地|度|[日月年时点分岁周届级等倍]|世纪|线|角|路军|路|[一二三四五六七八九]*三角"
)
_LENGTH_OF_TIME = re.compile(r"年(?:多|半|以来|来)|分钟|时辰|周年")
# 三营 is the third battalion, 三个营 are three; 一支 is an article.
_NAME = re.compile(
    r"四(?=[散面周外]|处(?:逃|奔|流))|[一二三四五六七八九十]{1,2}(?=[营连团排旅师班](?!级))|一[支队批部股些种次面群]"
    r"|[〇○零一二三四五六七八九0-9]{3,4}(?=师|团|营|旅|连|大团|高地|部队)"
    r"|(?:[〇○零一二三四五六七八九]{2,3}|37|57|75|76|8[128]|90|105|1[25]2|122|155)"
    r"(?=口径|(?:榴弹|山|野|迫击|加农|火箭|战防|高射|平射|无后座力|无坐力|小)?炮)"  # a calibre
)
_NOT_COUNTED = re.compile(r"[另每任何这那第同哪某唯后首]$|另外$|最后|仅有的")
_ADVERB = re.compile(
    r"(?:除[^,，。;；]{1,8}[外之以]外?|受到|[即已都就均被遭受]|仓皇|慌忙|先后|纷纷|全部|全都|已经|当场|当即|分别|悉数|也)*"
)
# Short verbs that are parts of many other words: they claim only what stands right after them.
_SHORT_VERBS = frozenset("死伤获捕捉擒割剪用缴毁")
_FOR_USE = frozenset(
    ["军用", "民用", "专用", "公用", "商用", "备用", "农用", "家用", "费用", "信用"]
)
_COUNTS_NEXT = re.compile(rf"[了敌匪其约近达上成数几各]|[{HAN_NUMERAL}]")
_NUMERAL = re.compile(f"[{HAN_NUMERAL}0-9]")
_COUNTED_OF = re.compile(rf"[有达共约近{HAN_NUMERAL}]|$")
_AMOUNTS = re.compile(rf"(?:就|竟|已)?(?:[有达共在]|约有|多达|共有|总数)[约近]?[{HAN_NUMERAL}0-9]")
_HAS = re.compile("(?:已|就|竟|约|即)?[经]?[有达共]|$")
# 起义者, 投降人员: who did it, not that it was done.
_DOERS = re.compile("者|分子|人员|部队|战士|军(?!官)")
_RISING = frozenset({"mutinied", "deserted", "surrendered"})
_SHELLS = frozenset("击轰")
# 一位军官承认: who speaks is not counted.
_SPEAKS = re.compile("(?:曾|还|又|已)?(?:承认|说|称|宣布|表示|认为|指出|透露|声称|写道|报道)")
# What its subject suffers: 我军伤亡十余人 is a loss of our army.
_SUFFERED = frozenset(
    ("伤亡", "死伤", "牺牲", "阵亡", "负伤", "受伤", "死亡", "损失", "失踪", "死", "伤", "丧失",
     "遗尸", "弃尸", "被俘", "毙命", "丧生", "挂彩", "被歼", "逃亡", "投降", "投诚")
)  # fmt: skip
# What becomes of those who act, whatever they do to others before: 杀死军官投诚.
_TURNED = frozenset(("surrendered", "deserted", "mutinied", "fled"))
_DEAD = {
    "尸体": "killed", "屍體": "killed", "死尸": "killed", "敌尸": "killed", "尸首": "killed",
    "伤兵": "wounded", "伤员": "wounded",
}  # fmt: skip
# What was done to things and people named after it: 被俘的士兵, but 撤退的敌军 were struck.
_ATTRIBUTES = frozenset(
    ("killed", "wounded", "captured", "seized", "destroyed", "damaged", "shot_down", "annihilated")
)
# Arms and vehicles printed as a stock list is, noun, number, measure: 重机枪一挺.
_LISTED_ALONE = frozenset(
    ("machine_gun", "small_arms", "mortar", "artillery", "radio_set", "bazooka", "vehicle", "tank",
     "vessel", "aircraft", "locomotive", "motorcycle")
)  # fmt: skip
_FORCE = re.compile("的?(?:优势)?(?:兵力|之众)")
_STAFF = re.compile("部(?![队分署下])")
_PAUSE = "，,。；;、）)！!？?”』」…：:的"
_TRAIN = "列"
_IN_STRENGTH = re.compile("个?(?:加强)?[排连营团师班]以[上下]的?(?:兵力)?的?[进攻冲反猛袭出]")
_TIMES = "次"
_NEAR_HITS = 6
_BEFALLS = CASUALTIES | {"fled", "withdrew", "participated", "landed"}
_DONE_TO_OTHERS = frozenset(
    ("dropped", "repelled", "seized", "destroyed", "shot_down", "captured_position", "fired",
     "built", "established", "damaged", "captured", "liberated", "crushed")
)  # fmt: skip
_BEATEN = frozenset(
    ("annihilated", "killed", "killed_or_wounded", "killed_or_captured", "wounded", "routed")
)
_ANOTHER = re.compile(rf"[{HAN_NUMERAL}0-9][余餘多]?[名人个個辆輛架艘门門挺支]")
_OBJECT_NEXT = re.compile(
    rf"了?(?:[敌敵美法英蒋蔣匪伪偽守残殘居平村市]|其|[{HAN_NUMERAL}]+[名个個人])"
)
_PARTS = re.compile(r"其中(?:包括|有)?|包括|内有|中有")


@light
@dataclass(frozen=True, slots=True)
class _Text:
    folded: str
    actions: Hits
    objects: Hits
    measures: Forms
    attributes: dict[int, str]  # what 被俘的 says, by where the noun after it starts


def read(paragraph: Paragraph, words: Vocabulary, masked: bytearray, sides: Hits) -> list[Claim]:
    """Return the figures of a Chinese paragraph, in order."""
    folded = paragraph.folded
    numbers = [n for n in paragraph.numbers if not _is_masked(folded, n, masked)]
    if not numbers:
        return []
    objects = Hits(words.objects.find(paragraph))
    actions = acting(words.actions.find(paragraph), sides.hits)
    known = _Text(
        folded,
        Hits([hit for hit in actions if _acts(folded, hit, objects)]),
        objects,
        words.measures,
        {
            hit.end + 1: hit.code
            for hit in actions
            if hit.code in _ATTRIBUTES and folded.startswith("的", hit.end)
        },
    )
    verbs = Verbs(folded, known.actions, _JOINERS)
    parts = Parts(_PARTS.finditer(folded))
    claims: list[Claim] = []
    start = index = 0
    starts = [number.start for number in numbers]
    for end in (*(match.end() for match in _SEGMENT.finditer(folded)), len(folded)):
        verbs.enter(start, end, goes_on=folded.endswith(("；", ";"), 0, start))
        last = bisect_left(starts, end)
        if index < last:
            claims += _read_segment(known, numbers[index:last], verbs, parts, start, end)
        start, index = end, last
        if index == len(numbers):
            break
    return claims


def _acts(folded: str, hit: Hit, objects: Hits) -> bool:
    """Say whether a verb claims figures: one in 由莱州撤退的敌军 or 其中包括 does not."""
    if hit.code == "population":
        return True
    index = objects.last_before(hit.end - 1) + 1
    around = objects.hits[index] if index < len(objects.hits) else None
    if around and around.start <= hit.start and hit.end < around.end:
        return False  # 战斗 in 战斗机
    if folded[max(0, hit.start - 1) : hit.end] in _FOR_USE:
        return False
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
    if folded.startswith("的", hit.end):
        # 被俘的八百名 tells of prisoners, 撤退的二千名敌军 of whom somebody did something to.
        passive = "被" in folded[max(0, hit.start - 1) : hit.end]
        if (_COUNTED_OF if passive else _HAS).match(folded, hit.end + 1):
            return True
        # 逃亡的士兵在三千人以上
        done_by = objects.at(hit.end + 1)
        return done_by is not None and _AMOUNTS.match(folded, done_by.end) is not None
    return _PARTS.match(folded, hit.start) is None


def _is_masked(folded: str, number: Number, masked: bytearray) -> bool:
    start, end = number.start, number.end
    if masked.find(1, start, end) >= 0:
        return True
    if folded[start - 1 : start] == "(" and folded[end : end + 1] == ")":
        return True  # a list marker
    if _NAME.match(folded, start):
        return True
    if number.share or number.qualifier == "many":
        return False
    return bool(_NOT_FIGURE.match(folded, end)) and not _LENGTH_OF_TIME.match(folded, end)


def _read_segment(
    known: _Text, numbers: list[Number], verbs: Verbs, parts: Parts, start: int, end: int
) -> Iterator[Claim]:
    parts.enter()
    before: list[Claim] = []
    for number in numbers:
        for claim in _claims(known, number, verbs, before, start, end):
            claim.part_of = parts.whole_of(claim, verbs)
            before.append(claim)
            yield claim


def _claims(
    known: _Text, number: Number, verbs: Verbs, before: list[Claim], start: int, end: int
) -> Iterator[Claim]:
    """Yield the figure of a number; 少校和中尉各一名 is one of each."""
    folded = known.folded
    if number.share:
        yield from _share(known, number, before, start, end)
        return
    if _IN_STRENGTH.match(folded, number.end):
        return  # 一个排以上兵力的冲击 counts no platoons
    exact_one = number.value == 1 and number.qualifier == "exact"
    if exact_one and not _counts(known, number, start):
        return
    action = verbs.nearest(number.start)
    known_before = verbs.carried is not None or verbs.before(number.start) is not None
    unit, stop = _unit(known, number.end)
    thing = _counted_next(known, number) or _object_after(known, stop, end)
    if (
        thing is not None
        and folded[thing.end - 1] == "炮"
        and folded[thing.end : thing.end + 1] in _SHELLS
    ):
        thing = None  # 敌舰四艘炮击
    if exact_one and thing is not None and _SPEAKS.match(folded, thing.end):
        return
    people = _PEOPLE.match(folded, number.end) is not None
    run = _objects_before(known, number, start)
    if thing is not None and run and not _is_joined(folded, thing, number, stop):
        thing = None  # 敌机八十余架轮番轰炸城区 counts aircraft, 机枪十挺步枪五支 machine-guns
    elif thing is not None:
        run = []
    if thing is not None and people and thing.start > stop and not _is_person(thing.code):
        thing = None  # 二千人弃城 counts no town
    times = folded.startswith(_TIMES, number.end) and thing is None
    if times and not (run and is_event(run[-1].code)) and action != "fought":
        # 袭击英军和警察三百四十一次 counts the deed, not the men.
        run = [hit for hit in _in_clause(known, number, start) if is_event(hit.code)][-1:]
        if not run:
            return
        action = "launched"
    if run and (run[-1].code in DURATIONS or (people and run[-1].code.startswith("formation"))):
        run = []  # 一个营一百八十余人 counts men, 每小时五公里 no hours
    if thing is not None:
        codes, stop = [thing.code], max(stop, thing.end)
    elif run:
        codes = [hit.code for hit in run] if _is_each(folded, number) else [run[0].code]
        if codes == ["vehicle"] and folded.startswith(_TRAIN, number.end):
            codes = ["train"]  # 军车三列
    else:
        codes = [_implied(known, number, stop, unit, action, before)]
    if not known_before and action in _BEATEN and _has_object(known, number):
        action = "committed" if is_troops(codes[0]) else None  # 二十七人，即歼敌一百五十余名
    if not known_before and action in _DONE_TO_OTHERS and _is_said_apart(known, stop, action):
        action = None  # 民兵十二人坚守村寨，打退敌人: what they did is no loss of theirs
    if (
        not known_before
        and (later := verbs.after(number.end))
        and _past_another(folded[number.end : later.start])
    ):
        action = None  # 敌舰一艘触雷，舰上二百多名官兵淹死
    following = _following(folded, stop, verbs, passive=not (thing or people))
    if following and following.code in _BEATEN and _has_object(known, number):
        # 二十六人杀死军官投诚: what they did in the end of themselves
        following = verbs.last_of(_TURNED, stop)
    told = _told_by_noun(known, number, thing or (run[0] if run else None))
    action = told or (following.code if following else action)
    if codes[0].startswith("formation") and _FORCE.match(folded, stop):
        action = "committed"  # 以五个营的兵力攻克据点
    if unit in DISTANCES and _is_length(folded, number, stop):
        action = "length"
    elif (counted := thing or (run[0] if run else None)) and _is_population(known, counted):
        action = None  # 拥有十六万人口: the noun says what is counted
    if is_event(codes[0]) and (beaten := verbs.next_of("repelled", number.end)):
        action = beaten.code
    suffered = _is_suffered(folded, following or verbs.before(number.start))
    for code in codes:
        doing, what = fitting(action, code)
        vague = number.qualifier == "many" or (number.value == 1 and code not in _LISTED_ALONE)
        if not code or (doing == "count" and (vague or (number.value == 1 and not run))):
            continue
        if exact_one and doing == "duration":
            continue
        if doing == "population" and number.value is not None and number.value < 10:
            continue  # 一个人口稠密的地区 counts an area
        begin = run[0].start if run else number.start
        yield Claim(begin, stop, number, what, doing, unit, suffered=suffered)


def _counted_next(known: _Text, number: Number) -> Hit | None:
    """Return the object that a number touches; 九个半旅 are nine and a half brigades."""
    half = known.objects.at(number.end - 1) if known.folded[number.end - 1] == "半" else None
    if half is not None and known.folded.startswith("旅", number.end):
        return Hit(number.end, half.end, "formation.brigade")
    return _staff(known, known.objects.at(number.end))


def _staff(known: _Text, hit: Hit | None) -> Hit | None:
    """Return the headquarters of 两个兵团部 for the formation that it is printed with."""
    if hit and hit.code.startswith("formation") and _STAFF.match(known.folded, hit.end):
        return Hit(hit.start, hit.end + 1, "headquarters")
    return hit


def _told_by_noun(known: _Text, number: Number, noun: Hit | None) -> str | None:
    """Return what the counted noun says: 三百具尸体 were killed, 十辆烧毁的坦克 destroyed."""
    if noun is None:
        return None
    if code := _DEAD.get(known.folded[noun.end - 2 : noun.end]):
        return code
    return known.attributes.get(noun.start) if noun.start > number.end else None


def _is_person(code: str) -> bool:
    return code.startswith(("personnel", "people", "formation"))


def _in_clause(known: _Text, number: Number, start: int) -> Sequence[Hit]:
    """Return the things named before a number since the last pause."""
    pause = max(start, *(known.folded.rfind(mark, start, number.start) for mark in ",，;；"))
    hits = known.objects.hits[: known.objects.last_before(number.start) + 1]
    return [hit for hit in hits[-_NEAR_HITS:] if pause <= hit.start]


def _is_said_apart(known: _Text, stop: int, action: str) -> bool:
    """Say whether a comma or 在 stands before the verb after a number, and no 被 with it."""
    first = known.actions.first_from(stop)
    hits = known.actions.hits[first : first + 4]
    verb = next((hit for hit in hits if hit.code == action), None)
    if verb is None:
        return False
    between = known.folded[stop : verb.start + 1]
    apart = any(word in between for word in "，,在于向")
    return apart and not any(word in between for word in "被遭受")


def _has_object(known: _Text, number: Number) -> bool:
    """Say whether the verb after a number is said of somebody else: 炸死炸伤居民四百余人."""
    first = known.actions.first_from(number.end)
    if first >= len(known.actions.hits):
        return False
    verb = known.actions.hits[first]
    word = known.folded[verb.start : verb.end]
    if word in _SUFFERED or known.folded[verb.start - 1] in "被遭受" or word[0] == "被":
        return False
    return word.endswith(("敌", "敵")) or _OBJECT_NEXT.match(known.folded, verb.end) is not None


def _past_another(between: str) -> bool:
    """Say whether a comma and another number stand between a number and a verb after it."""
    _, comma, rest = between.partition(",")
    return bool(comma) and _ANOTHER.search(rest) is not None


def _is_joined(folded: str, thing: Hit, number: Number, stop: int) -> bool:
    """Say whether a noun after a number belongs to it, although one stands before it too."""
    if thing.start == number.end or folded[number.end : number.end + 1] in "个名":
        return True
    reached = stop + folded.startswith("的", stop)
    return thing.start <= reached and not _NUMERAL.match(folded, thing.end)


def _is_suffered(folded: str, verb: Hit | None) -> bool:
    return verb is not None and folded[verb.start : verb.end] in _SUFFERED


def _is_population(known: _Text, thing: Hit) -> bool:
    hit = known.actions.at(thing.start)
    return hit is not None and hit.code == "population" and hit.end == thing.end


def _implied(
    known: _Text, number: Number, stop: int, unit: str, action: str | None, before: list[Claim]
) -> str:
    """Return what a number without a noun counts: people, or what was counted just before."""
    folded = known.folded
    if unit:
        return ""
    if _PEOPLE.match(folded, number.end):
        return "personnel"
    counter = folded[number.end : number.end + 1]
    if implied_object(action or "") == "ammunition" and counter in "枚发颗":
        return "ammunition"
    last = before[-1] if before else None
    if last and counter and counter == folded[last.number.end : last.number.end + 1]:
        return last.object
    is_bare = counter in "次具" or (
        stop == number.end and (counter in _PAUSE or known.actions.at(stop) is not None)
    )
    return implied_object(action or "") if is_bare else ""


def _is_length(folded: str, number: Number, stop: int) -> bool:
    """Say whether 长 stands before the number or after its measure."""
    after_measure = folded[number.end : stop + 1]
    return "长" in after_measure or folded[number.start - 1 : number.start] == "长"


def _share(
    known: _Text, number: Number, before: list[Claim], start: int, end: int
) -> Iterator[Claim]:
    """Yield a share of the noun after it (半数敌军), before it, or of what was shared before."""
    after = known.objects.at(number.end) or (
        _object_after(known, number.end, end) if known.folded.startswith("的", number.end) else None
    )
    near = known.objects.within(max(start, number.start - 12), number.start)
    shared = [claim.object for claim in before[-4:] if claim.number.share]
    if after:
        yield Claim(number.start, after.end, number, after.code, "share")
    elif shared or near:
        code = shared[-1] if shared else near[-1].code
        yield Claim(number.start, number.end, number, code, "share")


def _following(folded: str, position: int, verbs: Verbs, *, passive: bool) -> Hit | None:
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


def _is_each(folded: str, number: Number) -> bool:
    return folded[number.start - 1 : number.start] == "各"


def _counts(known: _Text, number: Number, start: int) -> bool:
    """Say whether 一 counts one thing that is acted on, and is no article."""
    folded = known.folded
    if _NOT_COUNTED.search(folded, max(start, number.start - 3), number.start):
        return False
    counter = _COUNTER.match(folded, number.end)
    return counter is not None and counter.end() > counter.start()


def _unit(known: _Text, position: int) -> tuple[str, int]:
    """Return the measure after a number and where the counted words end."""
    folded = known.folded
    code, end = known.measures.at(folded, position)
    if code:
        return code, end
    match = _COUNTER.match(folded, position)
    return "", match.end() if match else position


def _object_after(known: _Text, position: int, end: int) -> Hit | None:
    """Return the object right after the counted words: 二千多名伪军, 二百公里长的公路."""
    folded = known.folded
    position += folded.startswith("长", position)
    position += folded.startswith("的", position)
    for at in range(position, min(position + 9, end)):
        hit = known.objects.at(at)
        if hit is not None:
            return _staff(known, _head(known, hit))
        if _STOP.match(folded, at) or known.actions.at(at):
            return None
    return None


def _head(known: _Text, hit: Hit) -> Hit:
    """Return the last of objects that stand side by side: 敌军据点 are 据点."""
    while not hit.code.startswith("formation") and (following := known.objects.at(hit.end)):
        if known.folded.startswith(("炮轰", "炮击"), hit.end):
            break  # 军舰炮轰海岸: what the ships do
        if is_event(hit.code) and not is_event(following.code):
            break  # 三次伏击火车 counts ambushes
        hit = Hit(hit.start, following.end, following.code)
    return hit


def _objects_before(known: _Text, number: Number, start: int) -> list[Hit]:
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
    run = known.objects.run_to(folded, known.objects.last_before(stop), _OBJECT_JOINERS)
    return [hit for hit in run if hit.start >= start]
