"""Figures of Chinese text: their object stands before (机枪十挺) or after (二千多名伪军)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from archive.ingest.extract.figures_chinese_nouns import (
    COUNTER,
    PEOPLE,
    Text,
    counted_next,
    implied_thing,
    in_clause,
    is_joined,
    is_length,
    is_person,
    is_population,
    measure,
    object_after,
    objects_before,
)
from archive.ingest.extract.figures_chinese_verbs import (
    ABOARD,
    PARTS,
    acts,
    befalling,
    has_object,
    is_said_apart,
    is_suffered,
    past_another,
    told_by_noun,
)
from archive.ingest.extract.figures_line import Hits, Parts, Verbs
from archive.ingest.extract.figures_words import (
    DISTANCES,
    DURATIONS,
    Claim,
    Vocabulary,
    acting,
    fitting,
    is_event,
    is_troops,
)
from archive.ingest.records import Paragraph
from archive.text.numerals import HAN_NUMERAL, Number

_SEGMENT = re.compile(r"[。；;!?！？]")
_JOINERS = frozenset(("和", "及", "与", "或", "并", "、", "和被", "及被", "或被", "以及", "又", ""))
_NOT_FIGURE = re.compile(
    r"公厘|毫米|厘米|糎|口径|英寸口径|型|式|号|高地|度|[日月年时点分岁周届级等倍]|世纪|线|角|路军|路|[一二三四五六七八九]*三角"
)
_LENGTH_OF_TIME = re.compile(r"年(?:多|半|以来|来)|分钟|时辰|周年")
# 三营 is the third battalion, 三个营 are three; 一支 is an article.
_NAME = re.compile(
    r"四(?=[散面周外]|处(?:逃|奔|流))|[一二三四五六七八九十]{1,2}(?=[营连团排旅师班](?!级))|一[支队批股些种次面群]"
    r"|(?<![台机機车車])一部"
    r"|[〇○零一二三四五六七八九0-9]{3,4}(?=师|团|营|旅|连|大团|高地|部队)"
    r"|(?:[〇○零一二三四五六七八九]{2,3}|37|57|75|76|8[128]|90|105|1[25]2|122|155)"
    r"(?=口径|(?:榴弹|山|野|迫击|加农|火箭|战防|高射|平射|无后座力|无坐力|小)?炮)"  # a calibre
)
_ONE_IN = re.compile(rf"每[{HAN_NUMERAL}]{{1,4}}[个個名]?人?[中里裡][就便即]?有?$")
_NOT_COUNTED = re.compile(r"[另每任何这那第同哪某唯后首]$|另外$|最后|仅有的")
_SHELLS = frozenset("击轰")
# 一位军官承认: who speaks is not counted.
_SPEAKS = re.compile("(?:曾|还|又|已)?(?:承认|说|称|宣布|表示|认为|指出|透露|声称|写道|报道)")
# What becomes of those who act, whatever they do to others before: 杀死军官投诚.
_TURNED = frozenset(("surrendered", "deserted", "mutinied", "fled"))
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
_HOMELESS = re.compile("无家可归|無家可歸|流离失所|流離失所")
_HOLD = re.compile("(?:防守|据守|據守|驻守|駐守|守卫|守衛|守备|守備|把守|扼守|固守|坚守|堅守)的")
_TRAIN = "列"
_IN_STRENGTH = re.compile("个?(?:加强)?[排连营团师班]以[上下]的?(?:兵力)?的?[进攻冲反猛袭出]")
_TIMES = "次"
_DONE_TO_OTHERS = frozenset(
    ("dropped", "repelled", "seized", "destroyed", "shot_down", "captured_position", "fired",
     "built", "established", "damaged", "captured", "liberated", "crushed")
)  # fmt: skip
_BEATEN = frozenset(
    ("annihilated", "killed", "killed_or_wounded", "killed_or_captured", "wounded", "routed")
)


def read(paragraph: Paragraph, words: Vocabulary, masked: bytearray, sides: Hits) -> list[Claim]:
    """Return the figures of a Chinese paragraph, in order."""
    folded = paragraph.folded
    numbers = [n for n in paragraph.numbers if not _is_masked(folded, n, masked)]
    if not numbers:
        return []
    objects = Hits(words.objects.find(paragraph))
    actions = acting(words.actions.find(paragraph), sides.hits)
    known = Text(
        folded,
        Hits([hit for hit in actions if acts(folded, hit, objects)]),
        objects,
        words.measures,
        {
            hit.end + 1: hit.code
            for hit in actions
            if hit.code in _ATTRIBUTES and folded.startswith("的", hit.end)
        },
        sides,
    )
    verbs = Verbs(folded, known.actions, _JOINERS)
    parts = Parts(PARTS.finditer(folded))
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


def _is_masked(folded: str, number: Number, masked: bytearray) -> bool:
    start, end = number.start, number.end
    if masked.find(1, start, end) >= 0:
        return True
    if folded[start - 1 : start] == "(" and folded[end : end + 1] == ")":
        return True  # a list marker
    if _NAME.match(folded, start):
        return True
    if folded[start - 1 : start] == "每" or _ONE_IN.search(folded, max(0, start - 12), start):
        return True  # 每三人中就有一人
    if number.share or number.qualifier == "many":
        return False
    return bool(_NOT_FIGURE.match(folded, end)) and not _LENGTH_OF_TIME.match(folded, end)


def _read_segment(
    known: Text, numbers: list[Number], verbs: Verbs, parts: Parts, start: int, end: int
) -> Iterator[Claim]:
    parts.enter()
    before: list[Claim] = []
    for number in numbers:
        for claim in _claims(known, number, verbs, before, start, end):
            claim.part_of = parts.whole_of(claim, verbs)
            before.append(claim)
            yield claim


def _claims(
    known: Text, number: Number, verbs: Verbs, before: list[Claim], start: int, end: int
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
    last = verbs.before(number.start)
    known_before = verbs.carried is not None or last is not None
    unit, stop = measure(known, number.end)
    thing = counted_next(known, number) or object_after(known, stop, end)
    if (
        thing is not None
        and folded[thing.end - 1] == "炮"
        and folded[thing.end : thing.end + 1] in _SHELLS
    ):
        thing = None  # 敌舰四艘炮击
    if exact_one and thing is not None and _SPEAKS.match(folded, thing.end):
        return
    people = PEOPLE.match(folded, number.end) is not None
    run = objects_before(known, number, start)
    if run and is_population(known, run[-1]):
        run = run[-1:]  # 面积四千平方公里、人口八万
    if thing is not None and run and not is_joined(folded, thing, number, stop):
        thing = None  # 敌机八十余架轮番轰炸城区 counts aircraft, 机枪十挺步枪五支 machine-guns
    elif thing is not None:
        run = []
    if thing is not None and people and thing.start > stop and not is_person(thing.code):
        thing = None  # 二千人弃城 counts no town
    times = folded.startswith(_TIMES, number.end) and thing is None
    if times and not (run and is_event(run[-1].code)) and action != "fought":
        # 袭击英军和警察三百四十一次 counts the deed, not the men.
        run = [hit for hit in in_clause(known, number, start) if is_event(hit.code)][-1:]
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
        codes = [implied_thing(known, number, stop, unit, action, before)]
    if not known_before and action in _BEATEN and has_object(known, number):
        action = "committed" if is_troops(codes[0]) else None  # 二十七人，即歼敌一百五十余名
    if not known_before and action in _DONE_TO_OTHERS and is_said_apart(known, stop, action):
        action = None  # 民兵十二人坚守村寨，打退敌人: what they did is no loss of theirs
    if (
        (not known_before or (last is not None and last.code == "strength"))
        and (later := verbs.after(number.end))
        and past_another(folded[number.end : later.start])
    ):
        action = last.code if last else None  # 敌舰一艘触雷，舰上二百多名官兵淹死
    if ABOARD.search(folded, max(start, number.start - 3), number.start):
        action = None
    following = befalling(folded, stop, verbs, passive=not (thing or people))
    if following and following.code in _BEATEN and has_object(known, number):
        # 二十六人杀死军官投诚: what they did in the end of themselves
        following = verbs.last_of(_TURNED, stop)
    if _HOMELESS.match(folded, stop):
        action, following = None, None
    told = told_by_noun(known, number, thing or (run[0] if run else None))
    action = told or (following.code if following else action)
    if codes[0].startswith("formation") and _FORCE.match(folded, stop):
        action = "committed"  # 以五个营的兵力攻克据点
    if is_troops(codes[0]) and _HOLD.match(folded, stop):
        action = "strength"  # 一个连防守的据点
    if unit in DISTANCES and is_length(folded, number, stop):
        action = "length"
    elif (counted := thing or (run[0] if run else None)) and is_population(known, counted):
        action = None  # 拥有十六万人口: the noun says what is counted
    if is_event(codes[0]) and (beaten := verbs.next_of("repelled", number.end)):
        action = beaten.code
    suffered = is_suffered(folded, following or verbs.before(number.start))
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


def _share(
    known: Text, number: Number, before: list[Claim], start: int, end: int
) -> Iterator[Claim]:
    """Yield a share of the noun after it (半数敌军), before it, or of what was shared before."""
    after = known.objects.at(number.end) or (
        object_after(known, number.end, end) if known.folded.startswith("的", number.end) else None
    )
    near = known.objects.within(max(start, number.start - 12), number.start)
    shared = [claim.object for claim in before[-4:] if claim.number.share]
    if after:
        yield Claim(number.start, after.end, number, after.code, "share")
    elif shared or near:
        code = shared[-1] if shared else near[-1].code
        yield Claim(number.start, number.end, number, code, "share")


def _is_each(folded: str, number: Number) -> bool:
    return folded[number.start - 1 : number.start] == "各"


def _counts(known: Text, number: Number, start: int) -> bool:
    """Say whether 一 counts one thing that is acted on, and is no article."""
    folded = known.folded
    if _NOT_COUNTED.search(folded, max(start, number.start - 3), number.start):
        return False
    counter = COUNTER.match(folded, number.end)
    return counter is not None and counter.end() > counter.start()
