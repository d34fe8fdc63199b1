"""The company that is a battalion in the other language, where no number names either."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from archive.ingest.check.pairs import Pair, Spot, discrepancy, named
from archive.ingest.lexicon import Lexicon
from archive.ingest.records import Discrepancy
from archive.text.numerals import HAN_NUMERAL
from archive.text.spans import Matcher

_CODES = {
    "排": "platoon", "连": "company", "營": "battalion", "营": "battalion", "連": "company",
    "团": "regiment", "團": "regiment", "旅": "brigade", "师": "division", "師": "division",
}  # fmt: skip
# One character is an echelon only after a number or pointing word, or before 属: 这个团, 师属炮兵.
# 一连 is "in succession", 一排 a row.
_HAN = re.compile(
    rf"(?:[个個该在該这這那全整某{HAN_NUMERAL}]|[步炮砲伞傘工骑騎]兵|坦克|装甲|裝甲)(?<!(?<!第)一)(?P<counted>[{''.join(_CODES)}])"
    r"(?![长長官队隊民人员員用火马馬地房业業体體结結续續日接年夜行程客范傅生])"
    rf"|(?P<owning>[{''.join(_CODES)}])[属屬]"
)
_BUSINESS = "公司"


@lru_cache(maxsize=4)
def _english(lexicon: Lexicon) -> Matcher[str]:
    codes = frozenset(_CODES.values())
    terms = [term for term in lexicon.of("echelon") if term.code in codes]
    return Matcher((form, term.code) for term in terms for form in term.english)


def unnumbered_findings(pair: Pair, lexicon: Lexicon) -> Iterator[Discrepancy]:
    """Yield the one echelon that each side alone speaks of."""
    english = named(pair.english, _english(lexicon))
    chinese = _chinese(pair) if english else {}
    left, right = english.keys() - chinese.keys(), chinese.keys() - english.keys()
    if len(left) != 1 or len(right) != 1:
        return
    (a,), (b,) = left, right
    one, other = english[a], chinese[b]
    note = f"The English text speaks of a {a}, the Chinese one of a {b}."
    yield discrepancy("echelon", "major", one.quote, other.quote, note, (a, b))


def _chinese(pair: Pair) -> dict[str, Spot]:
    found: dict[str, Spot] = {}
    for words in pair.chinese:
        folded = words.paragraph.folded
        if folded.find(_BUSINESS, words.start, words.end) >= 0:
            return {}
        for match in _HAN.finditer(folded, words.start, words.end):
            kind = match.lastgroup or ""
            found.setdefault(_CODES[match[kind]], Spot(words, match.start(), match.end()))
    return found
