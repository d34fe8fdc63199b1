"""Places that a sentence names and where its deed was not done."""

from __future__ import annotations

import re

from archive.ingest.propose.passages import Passage
from archive.ingest.records import Language, Paragraph, PlaceMention

_EXCEPT = re.compile(
    r"(?:except(?:ion of|ing|ed)?|excluding|apart from)(?: for)? (?:the )?$", re.IGNORECASE
)
_EXCEPT_AFTER = re.compile(r"(?:以外|之外)")
_SENT_FROM = re.compile(
    r"(?:(?:\b[Ii]t (?:was|is) |(?<!are )(?<!were )(?<!was )(?<!also ))report\w*"
    r"|dispatch\w*|cable\w*|telegram|news) from (?:the )?$"
)
_REPORTED = re.compile(r"[一-龥]{0,2}(?:报道|報道|消息|电|電|讯|訊)")
_CABLED = re.compile(
    r"(?:前线)?[\d一二三四五六七八九十廿卅]+[月日][\d一二三四五六七八九十日月廿卅]*(?:电|電|讯|訊|消息)"
)
_AGENCY = re.compile(r"[社报報】]$")
_BEFORE = 40  # characters that may tell what a place is to the deed
_HEAD_LENGTH = 60
_HEAD = re.compile(
    r"[^.:;]{0,60}?\b(?:[A-Z][a-z]+\.? \d{1,2}(?:st|nd|rd|th)?\.?|\d{1,2} [A-Z][a-z]+)"
    r"(?: \([\w .]+\))? ?(?::|—|–|--? )"
)
_ON_ITS_WAY = re.compile(
    r", \w+ing (?:down|up|along|from|through|out of|across|by way of) (?:the )?$"
)
_CAME = re.compile(
    r"[城方]?(?:赶|前|北|南|东|西)?(?:来增援|往增援|来援|来犯|增援|出援|出犯|出扰|开来|派来|调来)"
)
_FLED_TO = re.compile(
    r"\b(?:fled|flee(?:ing)?|escap(?:ed|ing)|withdr(?:ew|awn|awing)|retreat(?:ed|ing)"
    r"|retir(?:ed|ing)"
    r"|scatter(?:ed|ing)|dispers(?:ed|ing)|disappear(?:ed|ing)|vanish(?:ed|ing)|fell back|made off"
    r"|driven|marched|marching|headed|pushed on|pushing on|drove on|moved on|taken|brought"
    r"|flown|on the way)"
    r"\b[^,;.]{0,30}?\b(?:to|toward|towards|into|for|across) (?:the )?$"
    r"|\b(?:only|remnants|survivors|barely)(?: [\w,]+){0,4} (?:reached|regained) (?:the )?$"
)
_FLED_AFTER = re.compile(r"(?:方向|方面|山区|一带)?(?:仓皇|狼狈)?(?:逃|撤|溃|退|窜|潰|竄)")
_HAN_FLED = re.compile(r"(?:逃|撤|溃|退|潰|(?<=[逃溃退])[窜竄])[窜退逃]?(?:往|向|到|至|入|回)$")
# "A column which left A to recapture B" is met on its way.
_LEFT = re.compile(
    r"(?<!withdrawal of )\b(?:columns?|reinforcements|planes|aircraft|bombers|convoys?|relief force"
    r"|task force|groups?|sent|parachuted|flown) from (?:the )?$|"
    r"\b(?:which|that|who|having|had) (?:had )?(?:left|quit|departed|set out from|started from)"
    r" (?:the )?$"
    # "Spitfires from Tourane strafed the area", "which came out of Ba Vi"
    r"|(?:^|[,:—-] )(?:[A-Z]\w+ ){0,2}[A-Z][\w-]*s from (?:the )?$"
    r"|\b(?:came|come|coming) out of (?:the )?$"
    r"|\b(?:hours?|days?|minutes?|shortly|soon|immediately) after [^,;.]{1,40}?"
    r"(?:evacuated|left|leaving|abandoned|quit) (?:the )?$"
    r"|\b(?:leaving|setting out from|coming from|sent from|on (?:its|their) way from"
    r"|set out from|reinforcements from) (?:the )?$"
)
_SET_OUT = re.compile(r"[^，。；,;]{0,10}?出[发動动發]|(?:开|驶|前|运)往|赴")
_TO_HELP = re.compile(
    r"(?:企图|企圖|图谋|前往|赶往|妄图)?(?:接应|接應|援救|救援|支援|增援|驰援|馳援)$"
)
_BOUND_FOR = re.compile(r"(?:[开驶前运]往|赴)$")
_ON_THE_WAY = re.compile(r"途中|的(?:列车|火车|车队|船|运输)")
_OUT_OF = re.compile(r"[由从自]$")
_HEARD_FROM = re.compile(r"[由从自据據]$")
# 廣東前線部隊, 济南军区: a place in the name of troops.
_OF_TROOPS = re.compile(
    r"前[线線](?:部[队隊]|司令)|[军軍][区區]|方面[军軍]|野[战戰][军軍]|游[击擊][队隊]|(?:人民)?解放[军軍]|子弟兵|民兵|地方(?:部[队隊]|武[装裝])"
    # 马步芳部骑兵
    r"|[一-龥]{1,3}(?<![全内外各一东西南北中大上下腹有])匪?部(?=[骑步第新暂所某主独])"
)
_OUTSIDE_ENDS = (
    "from ",
    " the ",
    "left ",
    "leaving ",
    "quit ",
    "departed ",
    "out of ",
    "quitted ",
    " for ",
    "of ",
    "xcept ",
    "xcepting ",
    "evacuated ",
    "abandoned ",
    "quit ",
    "hospital in ",
    "hospital at ",
    "xcluding ",
    "xcepted ",
    "threaten ",
    "threatened ",
    "threatening ",
)


_ELSEWHERE = re.compile(
    r"(?:Elsewhere|Farther|Further"
    r"|(?:To the )?(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est)\w*,? (?:of|the)\b"
    r"|On (?:the|another) (?:\w+ )?(?:front|flank|coast|sector)\b)|在?另一(?:方面|地区|处|线|路)"
)
# "Which had set out to raid A": where they were bound for.
_TO_DO = re.compile(
    r" to (?:raid|attack|relieve|reinforce|retake|recapture|capture|rescue|loot|occupy|reach)"
    r" (?:the )?(?:\w+ (?:of|at|in) (?:the )?)?$"
)
_THREATENED = re.compile(r"\bthreaten(?:ed|ing)? (?:the )?$")
_HOSPITAL = re.compile(r"\bhospitals? (?:in|at) $")
# "The Dalat convoy was ambushed near A", "a column which was marching from B": where it went.
_CONVOY = re.compile(r" (?:supply )?(?:convoy|express|column|train|relief column)\b")
_ARTICLES = ("the ", "The ", " a ", "A ", "an ", "An ")
_MARCHED_FROM = re.compile(r"\b(?:that|which) (?:was|were|had been) \w+ing from $")
_SENT_BEFORE = 90
_SENT_TO = re.compile(
    r"\b(?:set(?:ting)? out|sent|dispatched|despatched|on (?:its|their) way|hurr(?:ied|ying)"
    r"|rush(?:ed|ing)|coming|came|tried|trying)\b[^,;.]*$"
)
_OF_ENDS = ("of ", "of the ", "province of ")
_FORCES_OF = re.compile(
    r"\b(?:troops|guerr?illas|militia(?:men)?|partisans|units|detachments|(?:armed )?forces)"
    r" of (?:the )?(?:province of )?$"
)


# 河内法军派兵解救宁平: whose troops act, where their sentence names another place.
_TROOPS_OF = re.compile(
    r"(?:的)?(?:国民党|李伪)?[法美英敌蒋匪伪日荷][军軍匪](?!据点|據點|阵地|陣地|基地|机场|碉堡|炮楼|[仓司指])"
)
_CLAUSE_OPENS = re.compile(r"(?:^|[，。；：、】,;:日夜晨午后前]|由|将|被)$")


def is_elsewhere(passage: Passage) -> bool:
    """Say whether a sentence begins by leaving the place told of: "East of the water", 另一路."""
    return any(_ELSEWHERE.match(quote.text) for quote in passage.quotes)


def is_fled_to(mention: PlaceMention, passage: Passage) -> bool:
    """Say whether somebody only fled to a place: "raided A and withdrew toward B"."""
    quote = mention.quote
    if quote.language is Language.CHINESE:
        if passage.before(quote, 1) in ("向", "往") and _FLED_AFTER.match(passage.after(quote, 6)):
            return True
        return _HAN_FLED.search(passage.before(quote, 8)) is not None
    return _FLED_TO.search(passage.before(quote, 60)) is not None


def is_of_troops(mention: PlaceMention, passage: Passage) -> bool:
    """Say whether a place only stands in the name of troops: 海阳省游击队."""
    if mention.quote.language is not Language.CHINESE:
        before = passage.before(mention.quote, 40)
        if _is_convoy(mention, passage, before):
            return True
        return before.endswith(_OF_ENDS) and _FORCES_OF.search(before) is not None
    after = passage.after(mention.quote, 6)
    return bool(_OF_TROOPS.match(after) or _is_theirs(mention, passage, after))


def _is_convoy(mention: PlaceMention, passage: Passage, before: str) -> bool:
    """Say whether a place only tells of which convoy, or whence a column marched."""
    if before.endswith("ing from "):
        return _MARCHED_FROM.search(before) is not None
    if not before.endswith(_ARTICLES):
        return False
    return _CONVOY.match(passage.after(mention.quote, 16)) is not None


def _is_theirs(mention: PlaceMention, passage: Passage, after: str) -> bool:
    if not _TROOPS_OF.match(after):
        return False
    return _CLAUSE_OPENS.search(passage.before(mention.quote, 1)) is not None


def _in_head(paragraph: Paragraph, end: int) -> bool:
    """Say whether a place stands before the date that an item without a known head begins with."""
    head = paragraph.remembered(_HEAD, lambda: _HEAD.match(paragraph.text))
    return head is not None and end <= head.end()


def is_outside(mention: PlaceMention, passage: Passage) -> bool:
    """Say whether nothing is told of the place: "reported from Saigon", "except for Hanoi"."""
    quote = mention.quote
    if quote.language is Language.CHINESE:
        after = passage.after(quote, 6)
        if _EXCEPT_AFTER.match(after):
            return True
        if _SET_OUT.match(passage.after(quote, 16)) and _OUT_OF.search(passage.before(quote, 1)):
            return True
        if _TO_HELP.search(passage.before(quote, 6)):
            return True
        if _ON_THE_WAY.match(after) and _BOUND_FOR.search(passage.before(quote, 2)):
            return True
        if _CAME.match(after) and _HEARD_FROM.search(passage.before(quote, 1)):
            return True
        if _OF_TROOPS.match(after) or _is_theirs(mention, passage, after):
            return True
        if _CABLED.match(passage.after(quote, 16)) and _AGENCY.search(passage.before(quote, 1)):
            return True
        return bool(_REPORTED.match(after) and _HEARD_FROM.search(passage.before(quote, 1)))
    if quote.start < _HEAD_LENGTH and _in_head(passage.texts[quote.paragraph], quote.end):
        return True
    if _ON_ITS_WAY.search(passage.before(quote, 40)) and passage.after(quote, 1) == ",":
        return True
    before = passage.before(quote, _BEFORE)
    if (
        " to " in before
        and _TO_DO.search(before)
        and _SENT_TO.search(passage.before(quote, _SENT_BEFORE))
    ):
        return True
    if before.endswith(_OF_ENDS) and _FORCES_OF.search(before):
        return True
    if _is_convoy(mention, passage, before):
        return True
    if not before.endswith(_OUTSIDE_ENDS):
        return False
    if _LEFT.search(before) or _HOSPITAL.search(before) or _THREATENED.search(before):
        return True
    return bool(_SENT_FROM.search(before) or _EXCEPT.search(before))
