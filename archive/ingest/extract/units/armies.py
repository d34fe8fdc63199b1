"""Armies without a number or a row of their own: the Volunteers, guerrillas, 志愿军, 美军.

The words are those that the lexicon has for a side. Words that only tell whose something is
("French", 英), and the enemy that is nobody in particular, name no body of troops.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from archive.ingest.belligerents import ENEMY, PUPPET, Camps, SideWord
from archive.ingest.extract.units.formation import Formation
from archive.ingest.records import Language, Paragraph
from archive.text.spans import Match

COLLECTIVE = "collective"
_ARMED_ENGLISH = (
    "army", "volunteers", "troops", "forces", "guerrillas", "militia", "fighters", "soldiers",
    "paratroopers", "huks", "pathet lao", "viet minh", "vietminh",
    "pla", "kpa", "cpv", "pavn", "vpa", "north koreans",
)  # fmt: skip
_ARMED_CHINESE = ("军", "军队", "部队", "游击队", "民兵", "武装", "匪", "越盟", "志愿军")
_LED_BY = re.compile(
    r"\b(?:headquarters|command|commanders?|spokes(?:man|men)|communiques?|staff|communiqués?"
    r"|generals?|officers?|day|anniversary|founding) (?:of|by|from) (?:the )?$"
)
_LEADS = re.compile(
    r" (?:headquarters|command|commander|spokesm[ae]n|communique|staff|general|day|daily"
    r"|newspaper|delegation|delegates?)"
    r"|总?司令|总部|发言人|代表|公报|领袖|指挥|机关|报|官|当局|的?[^,。;]{0,4}伤亡"
)
_BEFORE = 40
# Troops of one side that are told apart by their name.
_CLASSES = (
    ("guerrillas", ("guerrilla", "guerilla", "游击")),
    ("militia", ("militia", "民兵")),
    ("parachutists", ("paratroop", "parachut", "伞兵", "空降")),
    ("garrison", ("garrison", "defenders", "守军", "守敌", "守兵")),
    ("tanks", ("tanks", "armour", "armor", "坦克")),
    ("artillery", ("artillery", "gunners", "batter", "炮兵", "炮手")),
    ("aircraft", ("planes", "aircraft", "bombers", "air force", "飞机", "机群")),
    ("vessels", ("ships", "boats", "destroyers", "navy", "fleet", "军舰", "舰艇")),
    ("police", ("police", "gendarme", "constabulary", "警")),
    ("patrol", ("patrol", "巡逻")),
    ("column", ("column", "convoy", "纵队")),
)


def armies(
    paragraph: Paragraph,
    words: Sequence[Match[tuple[SideWord, ...]]],
    found: Sequence[Formation],
    camps: Camps,
) -> Iterator[Formation]:
    """Yield the bodies of troops that side words name, beside the formations found in order."""
    folded = paragraph.folded
    english = paragraph.language is Language.ENGLISH
    armed = _ARMED_ENGLISH if english else _ARMED_CHINESE
    starts = [item.start for item in found]
    for word in words:
        side = word.value[0].side
        if side in (ENEMY, PUPPET, "civilians") or word.value[0].speaks:
            continue
        if not folded.endswith(armed, word.start, word.end):
            continue
        at = bisect_right(starts, word.start) - 1
        following = starts[at + 1] - word.end if at + 1 < len(starts) else _BEFORE
        # Within another name, or right before it: 李伪军第八师.
        if (at >= 0 and found[at].end > word.start) or following <= 1:
            continue
        if leads(paragraph, word.end) or is_led(paragraph, word.start):
            continue
        yield Formation(word.start, word.end, COLLECTIVE, side=camps.resolve(side), plain=False)


def leads(paragraph: Paragraph, end: int) -> bool:
    """Say whether a leader or an office of the troops is meant: "People's Army headquarters"."""
    return _LEADS.match(paragraph.folded, end) is not None


def is_led(paragraph: Paragraph, start: int) -> bool:
    """Say whether a leader of the troops is meant: "commander of the People's Army"."""
    if paragraph.language is Language.CHINESE:
        return False
    return _LED_BY.search(paragraph.folded, max(0, start - _BEFORE), start) is not None


def class_of(words: str) -> str:
    """Return which troops of a side the words name: guerrillas, militia, or "" for its army."""
    return next((name for name, signs in _CLASSES if any(sign in words for sign in signs)), "")
