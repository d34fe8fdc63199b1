"""Whether a Chinese and a Vietnamese name read alike: 兴安 and Hưng Yên, 奠边府 and Dienbienphu.

A Chinese name of a place in Vietnam is as a rule its Vietnamese name in characters, so each
character has one of few readings. Names of other languages (克拉沃, Kla Vo) are spelt by sound in
Mandarin and do not read alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from archive.text.fold import fold, has_han

_TABLES = ("readings.txt", "readings_added.txt")
_SYLLABLE = re.compile(r"[a-z]+")
_HAN_GENERIC = re.compile(
    r"(?:省省会|省会|山脉|半岛|地区|公路|高地|[省市县城镇乡村府州江河川山岭岛湖港口桥峡])$"
)
_GENERIC = re.compile(
    r"\b(?:the|of|provinc(?:es?|ial)|city|town|district|commune|village|rivers?|mount(?:ains?)?"
    r"|hills?|heights?|peaks?|ridges?|pass|gorge|island|bay|bridge|port"
    r"|tinh|thanh pho|song|nui|doi|deo|dao|vinh|cau|huyen"
    r"|xa|lang|thi tran)\b"
)
_LONGEST = 80  # characters of a name; longer words are no name


def sounds_like(han: str, latin: str) -> bool:
    """Say whether every character of a Chinese name reads as the Vietnamese name goes on.

    Script, diacritics, blanks and generic words (省, River) do not matter.

    >>> sounds_like("奠邊府", "Điện Biên Phủ"), sounds_like("禄江", "Lục Giang")
    (True, False)
    """
    if max(len(han), len(latin)) > _LONGEST:
        return False
    letters = dict.fromkeys(_letters(fold(latin)))
    return any(_goes_on(name, one) for name in _without_generic(fold(han)) for one in letters)


def likeness(han: str, latin: str) -> float:
    """Return the share of the syllables that read alike in order, 0 to 1.

    1 is what `sounds_like` accepts. A name alike in part (禄江, Lục Giang) is rather another name
    of the same kind; one alike in nothing is spelt by sound, and its characters tell nothing.

    >>> likeness("禄江", "Lục Giang"), likeness("克拉沃", "Kla Vo")
    (0.5, 0.0)
    """
    if sounds_like(han, latin):
        return 1.0
    characters, syllables = fold(han), _SYLLABLE.findall(fold(latin))
    if not characters or not syllables or max(len(han), len(latin)) > _LONGEST:
        return 0.0
    alike = [0] * (len(syllables) + 1)
    for character in characters:
        before = 0
        for index, syllable in enumerate(syllables):
            best = before + (syllable in readings_of(character))
            before = alike[index + 1]
            alike[index + 1] = max(best, before, alike[index])
    return alike[-1] / max(len(characters), len(syllables))


def readings_of(character: str) -> frozenset[str]:
    """Return the readings of one simplified character, without diacritics."""
    return _table().get(character, frozenset())


def _goes_on(characters: str, letters: str) -> bool:
    """Say whether readings of the characters, one after another, spell the letters."""
    at = {0}
    for character in characters:
        spoken = readings_of(character)
        at = {start + len(r) for start in at for r in spoken if letters.startswith(r, start)}
        if not at:
            return False
    return len(letters) in at


def _without_generic(name: str) -> Iterator[str]:
    """Yield a Chinese name, and what is left of it without the words for what it is."""
    while has_han(name):
        yield name
        match = _HAN_GENERIC.search(name)
        name = name[: match.start()] if match else ""


def _letters(name: str) -> Iterator[str]:
    """Yield the letters of a Latin name, with and without the words for what it is."""
    for part in (name, _GENERIC.sub("", name), _GENERIC.sub("", name, count=1)):
        if letters := "".join(_SYLLABLE.findall(part)):
            yield letters


@lru_cache(maxsize=1)
def _table() -> dict[str, frozenset[str]]:
    readings: dict[str, set[str]] = {}
    for name in _TABLES:
        for line in (Path(__file__).with_name(name)).read_text("utf-8").splitlines():
            if not line.startswith("#"):
                reading, characters = line.split()
                for character in characters:
                    readings.setdefault(character, set()).add(fold(reading))
    return {character: frozenset(spoken) for character, spoken in readings.items()}
