"""Whether a word of combat tells of a deed, or only of how troops stood or what was meant."""

from __future__ import annotations

import re

from archive.ingest.propose.passages import Passage

# What is taken may be men or arms; a position is taken where a place or one of these follows.
_TAKEN = re.compile(
    r"[^,;.:\d]{0,45}?\b(?:hill|height|post|position|stronghold|fort|fortress|blockhouse|town"
    r"|village|city|airfield|aerodrome|pass|island|bridge(?:head)?|ridge|station|port|base|camp"
    r"|county|ground|line|field|factory|barracks|depot|arsenal|refinery)s?\b"
)
# "took part", "taken to Hanoi", "taken prisoner".
_TAKEN_ALONG = (
    " to ", " from ", " into ", " part", " place", " off", " up ", " out ", " back ", " care",
    " by surprise", " prisoner", " with ", " away", " refuge", " cover",
)  # fmt: skip
_TAKEN_IT = re.compile(
    r" it(?:[,.;]| (?:at|on|by|from|after|in|that|without|again|the next|late)\b)"
)
# "Post 105, called Huguette by the French, was captured", but not the commander of the post.
_TAKEN_BEFORE = re.compile(
    r"(?<!of )(?<!of the )\b(?:hill|height|post|position|stronghold|strongpoint|fort|blockhouse"
    r"|town|village|city|airfield|pass|island|ridge|station|port|camp|outpost|citadel)s?(?: \d+)?"
    r"(?:, [^,;.]{3,45},)? $"
)
_APPOSED = re.compile(r" (?:on|by|in|after|during|last|the|yesterday|from|with|at)\b")
_TAKEN_WITHIN = 45
# "captured five men in a clash near A": what is taken is not the place.
_PARTED = re.compile(r"[,;.]| (?:in|near|at|from|during|after|when|while|by|on) ")
_BURNED = re.compile(
    r"[^,;.]{0,40}?\b(?:houses?|huts?|plantations?|estates?|farms?|bus(?:es)?|trucks?|lorr(?:y|ies)"
    r"|schools?|buildings?|factor(?:y|ies)|stores?|depots?|hall|mills?|cars?|barracks)\b"
)
_HIT_WITHIN = 30
_CLAUSE = 200  # characters at most
_SHUT_IN = frozenset({"trapped", "besieged", "surrounded", "encircled", "cut off", "bottled up"})
_SHUT_WHERE = re.compile(r" (?:at|in|near|by|around|since|for|inside|on|there)\b")
_WAS = re.compile(r"\b(?:was|were|been|being|be|is|are|got|remain(?:ed|s)?|still) (?:\w+ )?$")
_FELL_AFTER = 6  # "had fallen"
_WAS_WITHIN = 40  # characters from men to what is done to them: "the garrison of A was disarmed"
_OF_POSTS = frozenset({"held up", "disarmed", "harassed", "eliminated"})
_DETERMINED = re.compile(
    r"\b(?:of|the|an?|its?|their|his|our|these|those|some|all|other|any|many|few|several|two|three"
    r"|four|five|six|\d+|against) (?:\w+ly )?$"
)
_OF_TROOPS = re.compile(
    r"(?: (?!the\b|an?\b|of\b|in\b|at\b|by\b|and\b|on\b|its\b|their\b)\w+){0,2}"
    r" (?:enemy|troops|forces|units?|guerrillas|rebels|chinese|reds|koreans|army"
    r"|communists|french|soldiers|men|battalions?|regiments?|divisions?|compan(?:y|ies)|garrisons?"
    r"|columns?|brigades?|remnants|infantry|paratroop\w*|americans|british|bandits|armies|civilians"
    r"|refugees|survivors|vi[e]t[- ]?minh|defenders|attackers|planes?|aircraft|bombers|fortress"
    r"|(?:city|town|village|post|outpost|stronghold|position|base|camp|island|port|capital|force)s?)\b"
)
_CAME_FOR = re.compile(
    r"\b(?:set(?:ting)? out|sent|dispatched|despatched|on (?:its|their) way|hurr(?:ied|ying)"
    r"|rush(?:ed|ing)|com(?:e|ing)|came|tri(?:ed|es)|trying|attempting|massed|massing|assembled|concentrated|ready)\b"
    r"[^,;.]{0,40} to $"
)
_SUSPECTS = re.compile(
    r"[^,;.]{0,30}?\b(?:suspects?|persons?|people|strikers|students|workers|demonstrators)\b"
)
_ROAD = re.compile(
    r" (?:the )?(?:[\w-]+ ){0,3}?(?:roads?|highways?|railways?|railroads?|rail lines?|routes?)\b"
)
_AIRCRAFT = re.compile(r"[^，。；]{0,14}?[机機架]")
_MEN = re.compile(r"[^，,。；;]{0,8}?(?:伞兵|[个一二两三四五六七八九十]营|部队|[个两三四]连)")
# Words of many meanings that only what follows makes words of combat.
OPEN = frozenset(
    {
        "crossed the", "crossing of the", "caught the", "caught a", "caught an", "was surprised",
        "were surprised", "passed into", "changed hands", "was cut", "were cut", "has been cut",
        "解除", "遭遇",
    }
)  # fmt: skip
# Words of much else, of combat where a place follows, or where men follow.
_ONTO_WORDS = frozenset(
    {
        "lost", "loss of", "gained", "won", "won back", "took back", "secured", "reached", "swept",
        "cleared", "searched", "relieved", "isolated", "looted", "harassed", "probed", "eliminated",
        "fired into", "到达", "到達", "抵达", "抵達", "进至", "進至", "开到", "開到", "退出",
        "侵入", "窜入", "竄入", "逃离", "逃離", "逃出", "丢失", "丟失", "失去",
    }
)  # fmt: skip
_AGAINST_WORDS = frozenset(
    {
        "engaged", "encountered", "pinned down", "dislodged", "ran into", "disarmed", "ejected",
        "expelled", "driven out", "held up", "harassed", "eliminated", "relieved", "isolated",
        "cut", "arrested",
    }
)  # fmt: skip
LOOSE = _ONTO_WORDS | _AGAINST_WORDS
_TROOPS_MOVE = frozenset(
    {"reached", "到达", "到達", "抵达", "抵達", "进至", "進至", "开到", "開到", "退出"}
)
_ONTO = re.compile(
    r"(?: (?:the|an?|its|their|most of the))?(?: (?:[\w'’-]+ ){0,3}?(?:town|city|village"
    r"|post|fort|position|stronghold|hill|outskirt|gate|suburb|area|district|region|airfield"
    r"|station|port|island|bridge|pass|valley|crest|summit|capital|road|highway|railway|line|base"
    r"|camp|bank|edge|border|frontier|centre|center|garrison|outpost|province)s?"
    r"(?: (?:of|at|near|in|around|on|from|between|to))?(?: the)?)?"
    r"(?: (?:immediately |just )?(?:north|south|east|west)\w*(?:-\w+)? of(?: the)?)? |了"
)
_NO_TROOPS = re.compile(r"代表|访问|專家|专家|慰问")
_THINGS_HELD_UP = re.compile(
    r"[^,;.]{0,30}?\b(?:trains?|bus(?:es)?|trucks?|lorr(?:y|ies)|cars?|posts?|police)\b"
)
_MET = re.compile(r"[与與同和][^，。；,;]*[军軍敌敵匪队隊营師师团團连連兵][^，。；,;]{0,6}$")
_DISARMS = re.compile(r"了?[^，。；]{0,16}武[装裝]")
_AFTER_DOING = re.compile(
    r"\b(?:after|before|while|by) (?:(?:an?|one|two|three|four|five|six|seven|several|some|\d+)"
    r"[ -](?:days?|weeks?|nights?|hours?|months?)(?:['’]s?)? (?:of )?(?:\w+ )?)?$"
)
_AFTER_DOING_HAN = re.compile(r"经过?[^，。；,;]{1,12}$")
_MEN_HIT = re.compile(
    r" (?:(?:the|an?|two|three|four|rebel|enemy|communist|red|chinese|viet ?minh|french|u\.s\.|rok"
    r"|\d+\w*|\w+ish|\w+ese|\w+an|truck|supply|troop) ){0,3}"
    r"(?:columns?|convoys?|troops|concentrations?|divisions?|regiments?|battalions?|cavalry"
    r"|infantry|garrisons?|patrols?|supply lines?|trains?|marines|task forces?|units?|company"
    r"|companies|brigades?|guerrillas|legionnaires|survivors|posts?)\b"
)
_BORDERS = re.compile(
    r"[^,;.]{0,24}?\b(?:frontiers?|borders?|parallel|roads?|streets?|highways?|railways?|lines?)\b"
)
_HANDS = re.compile(r"[^,;.]{0,30}?\bhands\b")
_CUT_DOWN = re.compile(r" (?:short|down|from|to|by (?:half|a |\d))")
_MEN_CAUGHT = re.compile(
    r"(?: (?:the )?[ur]\.(?:[so]\.)?[snk]\.)?[^,;.]{0,60}?"
    r"\b(?:troops|forces|garrison|columns?|convoys?|patrols?|battalions?|regiments?"
    r"|divisions?|brigades?|compan(?:y|ies)|platoons?|corps|army|armies|group|enemy|rearguard|tail"
    r"|gangs?|bands?|rebels|terrorists|bandits|insurgents|guerrillas|raiders|partisans)\b"
)


def is_attribute(start: int, end: int, folded: str) -> bool:
    """Say whether a participle only tells of what troops: "thousands of fleeing Chinese"."""
    if not _DETERMINED.search(folded, max(0, start - 24), start):
        return False
    return _OF_TROOPS.match(folded, end) is not None


def is_purpose(start: int, folded: str) -> bool:
    """Say whether a deed is only what troops came for: "which had set out to raid A"."""
    if not folded.endswith(" to ", 0, start):
        return False
    return _CAME_FOR.search(folded, max(0, start - 70), start) is not None


def drops_men(folded: str, start: int, end: int) -> bool:
    """Say whether what is dropped are men, not supplies: 空投三个营."""
    return folded.startswith("空投", start) and _MEN.match(folded, end) is not None


def takes_down(folded: str, start: int, end: int) -> bool:
    """Say whether a position is taken, no aircraft: 打下据点."""
    return folded.startswith("打下", start) and not _AIRCRAFT.match(folded, end)


def is_on_the_way(folded: str, start: int, end: int, passage: Passage, paragraph: str) -> bool:
    """Say whether a deed is only what led to another, or how its troops stood, without a place."""
    if folded[start:end] in _SHUT_IN:
        return _is_shut_in(start, end, folded)
    if folded.startswith("被围", start):
        return folded.startswith(("于", "在"), end) and folded[start - 1 : start] not in "将把"
    if _AFTER_DOING_HAN.search(folded, max(0, start - 16), start):
        return True
    if not _AFTER_DOING.search(folded, max(0, start - 40), start):
        return False
    comma = folded.find(",", end, end + _CLAUSE)
    return comma > 0 and not any(
        place.quote.paragraph == paragraph and end <= place.quote.start < comma
        for place in passage.places
    )


def takes(start: int, end: int, folded: str, paragraph: str, passage: Passage) -> bool:
    """Say whether what is taken is a position: a place or the word for one follows."""
    if folded.startswith(_TAKEN_ALONG, end):
        return False
    if _TAKEN_IT.match(folded, end):  # the place told of before
        return any(p.quote.paragraph == paragraph and p.quote.end <= start for p in passage.places)
    if folded.endswith(", ", 0, start) and _APPOSED.match(folded, end):
        # "Bai Thao, captured on March 25,"
        return any(
            p.quote.paragraph == paragraph and p.quote.end == start - 2 for p in passage.places
        )
    if _TAKEN.match(folded, end) or _is_done_to(start, folded, paragraph, passage):
        return True
    return any(
        place.quote.paragraph == paragraph
        and 0 <= place.quote.start - end <= _TAKEN_WITHIN
        and not _PARTED.search(folded, end, place.quote.start)
        for place in passage.places
    )


def _is_done_to(start: int, folded: str, paragraph: str, passage: Passage) -> bool:
    """Say whether a place stands before a passive: "the town of Bac Kan was retaken"."""
    was = _WAS.search(folded, max(0, start - 24), start)
    if was and _TAKEN_BEFORE.search(folded, max(0, was.start() - 80), was.start()):
        return True
    return was is not None and any(
        place.quote.paragraph == paragraph and -1 <= was.start() - place.quote.end <= _FELL_AFTER
        for place in passage.places
    )


def _is_shut_in(start: int, end: int, folded: str) -> bool:
    """Say whether it is only told who was shut in: "the marines trapped at A fought their way"."""
    if _WAS.search(folded, max(0, start - 24), start):
        return False
    return _SHUT_WHERE.match(folded, end) is not None


def hits(start: int, end: int, folded: str, paragraph: str, passage: Passage) -> bool:
    """Say whether a blow goes to a place or to what stands there, and is not suffered."""
    if _WAS.search(folded, max(0, start - 24), start):
        entered = folded.startswith(("entered", "blasted", "pounded", "hit", "struck"), start)
        return entered and _is_done_to(start, folded, paragraph, passage)
    if _TAKEN.match(folded, end) or _MEN_HIT.match(folded, end):
        return True
    if folded.startswith("burned", start) and _BURNED.match(folded, end):
        return True
    return any(
        place.quote.paragraph == paragraph
        and 0 <= place.quote.start - end <= _HIT_WITHIN
        and not _PARTED.search(folded, end, place.quote.start)
        for place in passage.places
    )


def is_meant(start: int, end: int, folded: str, paragraph: str, passage: Passage) -> bool:
    """Say whether a place or men follow a word that tells of combat only then."""
    words = folded[start:end]
    if words == "arrested":
        return _SUSPECTS.match(folded, end) is None
    if words == "cut":
        return _ROAD.match(folded, end) is not None
    if words in _ONTO_WORDS and _is_onto(start, end, folded, paragraph, passage):
        return True
    return words in _AGAINST_WORDS and _is_against(start, end, folded, paragraph, passage)


def _is_onto(start: int, end: int, folded: str, paragraph: str, passage: Passage) -> bool:
    """Say whether a place is what is lost, won or reached, by troops if they only came."""
    if _WAS.search(folded, max(0, start - 24), start):
        return _is_done_to(start, folded, paragraph, passage)
    if folded[start:end] in _TROOPS_MOVE and not any(
        quote.paragraph == paragraph and quote.end <= start
        for unit in passage.units
        for quote in (*unit.quotes, *unit.also)
        if passage.holds(quote) and not _NO_TROOPS.search(folded, quote.end, start)
    ):
        return False
    return any(
        place.quote.paragraph == paragraph
        and end <= place.quote.start
        and not folded.startswith(("'s", "’s"), place.quote.end)
        and (place.quote.start == end or _ONTO.fullmatch(folded, end, place.quote.start))
        for place in passage.places
    )


def _is_against(start: int, end: int, folded: str, paragraph: str, passage: Passage) -> bool:
    """Say whether men follow, or stand before a passive: "engaged a column", "were disarmed"."""
    if _WAS.search(folded, max(0, start - 24), start):
        return any(
            quote.paragraph == paragraph and 0 <= start - quote.end <= _WAS_WITHIN
            for unit in passage.units
            for quote in (*unit.quotes, *unit.also)
        )
    if _MEN_CAUGHT.match(folded, end):
        return True
    return folded[start:end] in _OF_POSTS and _THINGS_HELD_UP.match(folded, end) is not None


def falls(start: int, folded: str, paragraph: str, passage: Passage) -> bool:
    """Say whether a place stands right before "fell"."""
    return any(
        place.quote.paragraph == paragraph
        and 0 <= start - place.quote.end <= _FELL_AFTER
        and folded[place.quote.end : start].strip() in ("", "had", "has", "was", ",")
        for place in passage.places
    )


def goes_on(start: int, end: int, folded: str, paragraph: str, passage: Passage) -> bool:
    """Say whether what follows a word of many meanings makes it one of combat."""
    words = folded[start:end]
    if words == "changed hands":
        return not folded.endswith("had ", 0, start)
    if words.startswith("cross"):
        at_once = any(
            place.quote.paragraph == paragraph and place.quote.start == end + 1
            for place in passage.places
        )
        return at_once and not _BORDERS.match(folded, end)
    if words.startswith("caught"):
        return _MEN_CAUGHT.match(folded, end) is not None
    if words.endswith("surprised"):
        return any(
            place.quote.paragraph == paragraph and 0 <= place.quote.start - end <= _HIT_WITHIN
            for place in passage.places
        )
    if words == "解除":
        return _DISARMS.match(folded, end) is not None
    if words == "遭遇":  # 与法军伞兵一营遭遇, not 遭遇困难
        met = _MET.search(folded, max(0, start - 24), start) is not None
        return met and folded.startswith(tuple(",，。；;后"), end)
    if words == "passed into":
        return _HANDS.match(folded, end) is not None
    return not _CUT_DOWN.match(folded, end)
