"""Words for things counted, ranks and weapons: which of them a sentence has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from archive.ingest.check.pairs import Pair, Spot, discrepancy, named
from archive.ingest.lexicon import Lexicon
from archive.ingest.records import Discrepancy
from archive.text.numerals import HAN_NUMERAL
from archive.text.spans import Matcher

# Things that are told apart in both languages; what else counts ("attack", "day") reads freely.
TOLD_APART = frozenset(
    ("small_arms", "machine_gun", "artillery", "mortar", "bazooka", "radio_set", "ammunition",
     "fuel", "food", "parachute", "vehicle", "motorcycle", "tank", "locomotive", "railway_car",
     "train", "vessel", "aircraft", "depot", "bridge", "animal")
)  # fmt: skip
RANKS = frozenset(
    ("personnel.general", "personnel.colonel", "personnel.lieutenant_colonel", "personnel.major",
     "personnel.captain", "personnel.lieutenant", "personnel.second_lieutenant", "personnel.nco")
)  # fmt: skip
_SHARED = 2  # things that a list must share before one more in it is an item left out
_RANKED_NAME = re.compile(
    r"\b(?:General|Marshal|Admiral|Colonel|Major|Captain|Lieutenant)(?= [A-Z][a-zé]+)"
    r"(?! (?:Headquarters|Command|Staff|Assembly|Secretary|Offensive|Confederation|Union|Post))"
)
_HAN_RANK = re.compile(r"[将將帅帥校尉]")
_CLASSIFIER = "匹头頭只隻口条條艘支门門挺座"
_COUNTS = re.compile(rf"[约約近共]?[{HAN_NUMERAL}\d两兩数數几幾]{{1,12}}[多余餘]?[{_CLASSIFIER}]")
_COUNTED = re.compile(rf"[{_CLASSIFIER}][战戰军軍]?$")
# Words of two meanings, with the Chinese for the one that is no munition and no aircraft.
_SAID_ELSE = {"mine": "雷", "fighter": "战士"}
_ANY_ARM = re.compile(r"(?<!machine )(?<!machine-)\b(?:guns?|pieces|weapons|arms|mined|mining)\b")

Things = dict[str, Spot]


@lru_cache(maxsize=4)
def _matchers(lexicon: Lexicon) -> tuple[Matcher[str], Matcher[str]]:
    terms = list(lexicon.of("object"))
    return (
        Matcher((form, term.code) for term in terms for form in term.english),
        Matcher((form, term.code) for term in terms for form in term.chinese),
    )


def things(pair: Pair, lexicon: Lexicon) -> tuple[Things, Things]:
    """Return the things that each side of a pair speaks of, each with its first words."""
    english, chinese = _matchers(lexicon)
    return named(pair.english, english), named(pair.chinese, chinese)


def thing_findings(pair: Pair, english: Things, chinese: Things) -> Iterator[Discrepancy]:
    """Yield ranks that differ, and the one item that only one language has in its list."""
    if english.keys() == chinese.keys():
        return
    only = english.keys() - chinese.keys(), chinese.keys() - english.keys()
    ranks = [RANKS & side for side in only]
    if len(ranks[0]) == len(ranks[1]) == 1:
        (a,), (b,) = ranks
        values = (_name(a), _name(b))
        note = f"The English text names a {values[0]}, the Chinese one a {values[1]}."
        yield discrepancy("lexical", "minor", english[a].quote, chinese[b].quote, note, values)
    left, right = (TOLD_APART & side for side in only)
    right = frozenset(code for code in right if _is_a_word(chinese[code]))
    if len(left) + len(right) != 1 or len(TOLD_APART & english.keys() & chinese.keys()) < _SHARED:
        return
    for code in left:
        said = _SAID_ELSE.get(english[code].quote.text.lower().removesuffix("s"), "")
        if said and any(said in words.folded for words in pair.chinese):
            return
        note = f"The Chinese text has no word for “{english[code].quote.text}”."
        yield discrepancy("addition", "minor", english[code].quote, None, note, (_name(code), ""))
    for code in right:
        if any(_ANY_ARM.search(words.folded) for words in pair.english):
            return
        note = f"The English text has no word for “{chinese[code].quote.text}”."
        yield discrepancy("omission", "minor", None, chinese[code].quote, note, ("", _name(code)))


def title_findings(pair: Pair) -> Iterator[Discrepancy]:
    """Yield a rank before a name where the Chinese sentence has no rank at all."""
    if any(_HAN_RANK.search(words.text) for words in pair.chinese):
        return
    for words in pair.english:
        for match in _RANKED_NAME.finditer(words.text):
            start = words.start + match.start()
            quote = words.quote(start, words.start + match.end())
            note = f"The Chinese text has no rank where the English one adds “{quote.text}”."
            yield discrepancy("addition", "nuance", quote, None, note, (quote.text, ""))


def _is_a_word(spot: Spot) -> bool:
    """Say whether a character alone counts or is counted: 马三匹, 三匹马, but not 马六甲."""
    folded = spot.words.paragraph.folded
    if spot.end - spot.start > 1:
        return True
    return bool(
        _COUNTS.match(folded, spot.end)
        or _COUNTED.search(folded, max(0, spot.start - 4), spot.start)
    )


def _name(code: str) -> str:
    return code.split(".")[-1].replace("_", " ")
