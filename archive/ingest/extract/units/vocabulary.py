"""The formations of a lexicon compiled for reading: echelons, sides and names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from archive.ingest.belligerents import own_words
from archive.ingest.lexicon import Lexicon, UnitEntry
from archive.text.fold import fold_aligned
from archive.text.numerals import HAN_NUMERAL
from archive.text.spans import Matcher

RANKS = (
    "squad", "platoon", "company", "battalion", "group", "mobile group", "regiment", "brigade",
    "division", "corps", "army",
)  # fmt: skip
ORDINALS = {
    word: number
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
        ],
        start=1,
    )
}
# 两 counts and never stands in an ordinal: 第一和第四两支 are the first and the fourth, two in all.
HAN_ORDINAL = HAN_NUMERAL.replace("两", "").replace("兩", "")
# A measure or echelon character that goes on into another word: 连续, 团结, 营救, 军区.
_HAN_NOT_AFTER = r"(?![续日接夜同结体救业房区事官管队员])"
_HAN_MODIFIER = rf"[^\s{HAN_NUMERAL}第个次号届年月日期批名人条点种的了在和与被向从，。；：、（）“”]"


class Formations:
    """Patterns and names of formations in both languages."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.echelons = dict(_echelons(lexicon))
        english = _alternatives(form for form in self.echelons if form.isascii())
        chinese = _alternatives(form for form in self.echelons if not form.isascii())
        ordinals = "|".join(ORDINALS)
        # The last of several echelon words counts: "5th Foreign Legion Demi-Brigade".
        self.ordinal_first = re.compile(
            rf"\b(?:(?P<number>\d{{1,4}})(?:st|nd|rd|th|d)?|(?P<word>{ordinals}))"
            rf"(?P<modifier>(?:[ -][a-z][\w'.-]*){{0,4}}?) (?P<echelon>{english})"
            rf"(?:[ -](?P<last>{english}))?\b"
        )
        self.echelon_first = re.compile(
            rf"\b(?P<echelon>{english}) (?:no\.? ?|number )?(?P<number>\d{{1,4}})(?![\d.,:/]*\d|\w)"
        )
        self.han_ordinal = re.compile(
            rf"(?:第(?P<number>[{HAN_ORDINAL}]{{1,6}})(?P<modifier>{_HAN_MODIFIER}{{0,8}}?)"
            r"|(?<![\d〇零一二三四五六七八九第])(?P<plain>\d{2,4}|[〇零一二三四五六七八九]{3,4}))"
            rf"(?P<echelon>{chinese})(?P<last>{chinese})?{_HAN_NOT_AFTER}"
        )
        self.counted = re.compile(
            rf"(?P<modifier>(?: (?!and\b|or\b|of\b)[a-z][\w'-]*){{0,3}}?) (?P<echelon>{english})\b"
        )
        self.han_counted = re.compile(
            rf"(?<![几数好若干{HAN_NUMERAL}])(?P<number>[{HAN_NUMERAL}]+)个(?P<more>[多余])?(?P<modifier>{_HAN_MODIFIER}{{0,4}}?)"
            rf"(?P<echelon>{chinese}){_HAN_NOT_AFTER}"
        )
        self.any_echelon = re.compile(rf"\b(?:{english})\b|(?:{chinese})")
        self.sides = Matcher(
            (form, term.code)
            for term in lexicon.of("side")
            for form in (*term.english, *term.chinese)
        )
        self.own_words = own_words(lexicon)
        self.names = Matcher((name.text, unit) for unit in lexicon.units for name in unit.names)
        self._numbered: dict[tuple[int, str], list[UnitEntry]] = {}
        for unit in lexicon.units:
            if unit.ordinal is not None:
                self._numbered.setdefault((unit.ordinal, unit.echelon), []).append(unit)

    def known(
        self, ordinal: int, echelon: str, side: str, superior: str | None, *, plain: bool
    ) -> UnitEntry | None:
        """Return the one unit with this number and echelon, if the list has just one that fits.

        A plain "Regiment 9" is not a unit whose number is known only with a modifier.
        """
        found = self._numbered.get((ordinal, echelon), [])
        found = [unit for unit in found if not side or unit.side == side]
        if superior is not None:
            found = [unit for unit in found if unit.superior == superior] or found
        elif len(found) > 1 and plain:
            found = [unit for unit in found if unit.side == "vpa"]
        return found[0] if len(found) == 1 else None


@lru_cache(maxsize=4)
def formations(lexicon: Lexicon) -> Formations:
    """Return the compiled formations of a lexicon."""
    return Formations(lexicon)


def rank(echelon: str) -> int:
    """Return the place of an echelon in the order of battle, -1 for one outside of it."""
    return RANKS.index(echelon) if echelon in RANKS else -1


def _echelons(lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    for term in lexicon.of("echelon"):
        for form in term.english:
            folded = fold_aligned(form)
            yield folded, term.code
            yield (folded[:-1] + "ies" if folded.endswith("y") else folded + "s"), term.code
        for form in term.chinese:
            yield fold_aligned(form), term.code


def _alternatives(forms: Iterator[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True)) or r"(?!)"
