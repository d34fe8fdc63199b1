"""What a sentence tells that makes it an event of its own: whom it ends, what is left, when."""

from __future__ import annotations

import datetime as dt
import re

from archive.ingest.propose.dating import Dated
from archive.ingest.propose.passages import Passage
from archive.ingest.propose.told import DAYS
from archive.ingest.propose.triggers import Trigger
from archive.ingest.records import DateValue, Language, PlaceMention

_IT = re.compile(
    r" (?:from |of |on )?(?:it|the (?:hill|height|town|city|village|post|position|stronghold|place"
    r"|camp|fort|island|station|pass|ridge))\b(?! of\b)"
    r"|了?(?:该(?:高地|据点|阵地|要塞|机场|车站|[城镇市县地村岛山点港桥站])|其地)"
)
_IT_WAS = re.compile(
    r"\bthe (?:hill|height|town|city|village|post|position|stronghold|place"
    r"|camp|fort|island|station|pass|ridge|citadel|outpost|fortress)"
    r"(?: itself| finally)? (?:(?:was|were|had been|has been) (?:\w+ly |finally )?)?$"
)
_WAS_WITHIN = 40
_LEFT_GAP = re.compile(
    r".{0,5}|(?: of)?(?: the| its| their| all)?(?: [\w-]+){0,3}"
    r" (?:provinces?|towns?|posts?|positions?|region|area|city|garrison|stronghold)(?: of)? ?"
)
_END = re.compile(
    r"cut to pieces|annihilated|wiped out|exterminated|surrendered|[全被就聚]歼|歼灭|投降"
)
# 援军又遭伏击 tells of another ambush, 再次进攻 of another attack on the same place.
_SUFFERED_AGAIN = re.compile(r"(?:又|再次?|再度|也)(?:遭到?|被|受到?)[^，。；,;]{0,8}$")
_OTHERS = re.compile(r"(?:[^，。；]{1,6}，)?(?:我军)?另(?:一?部|一支)")
_DONE_AGAIN = re.compile(r"(?:再次|再度|又一次|第[二三四五]次)[^，。；,;]{0,4}$")
_A_YEAR = dt.timedelta(days=366)


def is_of_it(passage: Passage, found: list[Trigger]) -> bool:
    """Say whether a deed is done to the place just told of: "and on 11 July abandoned it"."""
    for trigger in found:
        folded = passage.texts[trigger.paragraph].folded
        if _IT.match(folded, trigger.end):
            return True
        if _IT_WAS.search(folded, max(0, trigger.start - _WAS_WITHIN), trigger.start):
            return True
    return False


def is_of_others(passage: Passage, found: list[Trigger]) -> bool:
    """Say whether others than those told of before did it, or suffered it: 援军又遭伏击."""
    return _led_by(_SUFFERED_AGAIN, passage, found) or any(
        "另" in quote.text and _OTHERS.match(quote.text) for quote in passage.quotes
    )


def is_done_again(passage: Passage, found: list[Trigger]) -> bool:
    """Say whether a deed is told as done once more, where it was done before: 再次进攻."""
    return _led_by(_DONE_AGAIN, passage, found)


def _led_by(words: re.Pattern[str], passage: Passage, found: list[Trigger]) -> bool:
    return any(
        trigger.language is Language.CHINESE
        and words.search(
            passage.texts[trigger.paragraph].folded, max(0, trigger.start - 14), trigger.start
        )
        for trigger in found
    )


def is_end(trigger: Trigger, passage: Passage) -> bool:
    """Say whether a deed made an end of those just told of: "the battalion was annihilated"."""
    words = passage.texts[trigger.paragraph].folded[trigger.start : trigger.end]
    return _END.fullmatch(words) is not None


def is_left(trigger: Trigger, places: list[PlaceMention], passage: Passage) -> bool:
    """Say whether a place follows the word for leaving: "abandoned Phong Saly", 放弃和平."""
    folded = passage.texts[trigger.paragraph].folded
    return any(
        _LEFT_GAP.fullmatch(folded, trigger.end, place.quote.start) is not None
        for place in places
        if place.quote.paragraph == trigger.paragraph and place.quote.start >= trigger.end
    )


def is_long_before(value: DateValue | None, sent: DateValue | None) -> bool:
    """Say whether something happened more than a year before a dispatch was sent."""
    if value is None or sent is None or value.latest is None or sent.latest is None:
        return False
    return value.latest < sent.latest - _A_YEAR


def is_on_a_day(own: Dated | None) -> bool:
    """Say whether a date is a day or finer."""
    return own is not None and own.value is not None and own.value.precision in DAYS
