"""The formations of a lexicon compiled for reading: echelons, sides and names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from archive.ingest.belligerents import is_relative, side_words
from archive.ingest.extract.units.numbers import HAN_ORDINAL, number_of
from archive.ingest.lexicon import Lexicon, UnitEntry
from archive.text.fold import fold_aligned
from archive.text.spans import Matcher

RANKS = (
    "squad", "platoon", "company", "squadron", "battalion", "group", "mobile group", "regiment",
    "brigade", "division", "corps", "army",
)  # fmt: skip
# Words that name a formation only with a number: the Eighth Army, 第三十九军.
NUMBERED_ONLY = {"army": "army", "armies": "army", "军": "corps"}


class Formations:
    """Echelons, sides and names of formations in both languages."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.echelons = dict(_echelons(lexicon))
        self.sides = side_words(lexicon)
        # Echelon words, and names without a number: one scan of a text finds both. Of a name,
        # "People's Army" or 人民军, it says whether the text has to tell whose it is.
        self.words: Matcher[str | tuple[UnitEntry, bool]] = Matcher(
            (
                *(pair for form in self.echelons for pair in _with_number(form)),
                *(
                    (name.text, (unit, is_relative(name.text, lexicon)))
                    for unit in lexicon.units
                    if unit.ordinal is None
                    for name in unit.names
                ),
            )
        )
        # 美军 are 美第二十五师 too.
        self._prefixes = {
            form[:-1]: term.code
            for term in lexicon.of("side")
            for form in map(fold_aligned, term.chinese)
            if form.endswith("军") and len(form) < 4
        }
        self._side_words = {
            term.code: frozenset(_WORD.findall(fold_aligned(" ".join(term.english))))
            for term in lexicon.of("side")
        }
        self._numbered: dict[tuple[int, str], list[UnitEntry]] = {}
        for unit in lexicon.units:
            if unit.ordinal is not None:
                self._numbered.setdefault((unit.ordinal, unit.echelon), []).append(unit)

    def prefix_side(self, folded: str, start: int) -> str:
        """Return the side whose one or two characters stand right before a formation: 美, 李伪."""
        for length in (2, 1):
            if side := self._prefixes.get(folded[max(0, start - length) : start]):
                return side
        return ""

    def known(
        self,
        ordinal: int,
        echelon: str,
        sides: frozenset[str],
        superior: str | None,
        words: str,
        *,
        plain: bool,
    ) -> UnitEntry | None:
        """Return the one unit with this number and echelon, if the list has just one that fits.

        `words` are those printed, folded: the 2nd Malay Regiment is no other 2nd regiment. A plain
        "5th Regiment" is not a unit that is never named without a modifier. No sides are any side.
        """
        found = self._numbered.get((ordinal, echelon), [])
        found = [unit for unit in found if not sides or unit.side in sides]
        if superior is not None:
            found = [unit for unit in found if unit.superior == superior] or found
        elif plain:
            found = [unit for unit in found if _is_plain(unit)]
        found = [unit for unit in found if not self._is_other(words, unit)]
        return found[0] if len(found) == 1 else None

    def _is_other(self, words: str, unit: UnitEntry) -> bool:
        """Say whether words name another branch than a unit, or hold a word of no name of it."""
        own = _own_words(unit) | self._side_words.get(unit.side, frozenset())
        return of_other_branch(words, unit) or any(
            own.isdisjoint((word, word.removesuffix("s")))
            and word not in _TELLS_NOTHING
            and number_of(word) is None
            for word in _WORD.findall(words)
            if not any(sign in word for signs in _BRANCHES for sign in signs)
        )


@lru_cache(maxsize=4)
def formations(lexicon: Lexicon) -> Formations:
    """Return the compiled formations of a lexicon."""
    return Formations(lexicon)


def rank(echelon: str) -> int:
    """Return the place of an echelon in the order of battle, -1 for one outside of it."""
    return _RANK_OF.get(echelon, -1)


_RANK_OF = {echelon: place for place, echelon in enumerate(RANKS)}


@lru_cache(maxsize=512)
def _is_plain(unit: UnitEntry) -> bool:
    """Say whether a name of the unit is its number and its echelon and nothing else."""
    for name in unit.names:
        words = fold_aligned(name.text).split()
        numbers = (number_of(words[0]), number_of(words[-1])) if words else ()
        short = len(words) == len(unit.echelon.split()) + 1
        if name.language == "en" and short and unit.ordinal in numbers:
            return True
    return False


_WORD = re.compile(r"[a-z]{2,}")
# What is printed in the name of any formation.
_TELLS_NOTHING = frozenset(
    ("st", "nd", "rd", "th", "of", "the", "an", "no", "number", "main", "regional", "local",
     "provincial", "independent", "light", "heavy", "mixed", "reserve", "motorised", "motorized",
     "mechanised", "mechanized", "crack", "shock", "assault", "mountain",
     "line", "regular", "combat", "companies")
)  # fmt: skip
# Branches by the words that name them; a unit is of those that its names tell.
_BRANCHES = (
    ("parachut", "airborne", "伞兵", "空降"),
    ("infantry", "tirailleurs", "步兵"),
    ("cavalry", "spahi", "lancers", "hussars", "骑兵"),
    ("artillery", "炮兵"),
    ("armoured", "armored", "tank", "坦克", "装甲"),
    ("engineer", "工兵"),
    ("marine", "陆战"),
)


def of_other_branch(words: str, unit: UnitEntry) -> bool:
    """Say whether folded words name another branch than the names of a unit do."""
    printed = _branches(words)
    return bool(printed) and bool(own := _own_branches(unit)) and printed.isdisjoint(own)


def branch_apart(words: str, others: str) -> frozenset[int]:
    """Return the branches that folded words name, where the others name different ones."""
    printed = _branches(words)
    return (
        printed if printed and (known := _branches(others)) and printed.isdisjoint(known) else _NONE
    )


_NONE: frozenset[int] = frozenset()


def _branches(words: str) -> frozenset[int]:
    return frozenset(
        number for number, signs in enumerate(_BRANCHES) if any(sign in words for sign in signs)
    )


@lru_cache(maxsize=512)
def _own_words(unit: UnitEntry) -> frozenset[str]:
    names = [fold_aligned(name.text) for name in unit.names if name.language == "en"]
    return frozenset(_WORD.findall(" ".join(names)))


@lru_cache(maxsize=512)
def _own_branches(unit: UnitEntry) -> frozenset[int]:
    return frozenset().union(*(_branches(fold_aligned(name.text)) for name in unit.names))


def _with_number(form: str) -> Iterator[tuple[str, str]]:
    """Yield an echelon word, one of Chinese that needs a number with the end of the number."""
    if form in NUMBERED_ONLY and not form.isascii():
        yield from ((last + form, form) for last in (*HAN_ORDINAL.replace("-", ""), "个"))
    else:
        yield form, form


def _echelons(lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    yield from NUMBERED_ONLY.items()
    for term in lexicon.of("echelon"):
        for form in term.english:
            folded = fold_aligned(form)
            yield folded, term.code
            yield (folded[:-1] + "ies" if folded.endswith("y") else folded + "s"), term.code
        for form in term.chinese:
            yield fold_aligned(form), term.code
