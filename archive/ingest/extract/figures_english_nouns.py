"""What an English number counts: the measure and the object in the words after it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from archive.ingest.extract.figures_line import Hits
from archive.ingest.extract.figures_words import Hit

_STOP = frozenset(
    (
        "of", "in", "on", "at", "from", "with", "by", "to", "for", "were", "was", "are", "is",
        "has", "had", "have", "who", "whom", "that", "which", "while", "than", "as", "into",
        "against", "between", "during", "after", "before", "when", "where", "but", "not", "nor",
        "the", "this", "its", "their", "his", "her", "including", "near", "under", "over", "per",
        "each",
    )
)  # fmt: skip
_TOKEN = re.compile(r"[\s-]*[\"“”'‘(]?([\w’']+)")
_CALIBRE = re.compile(r"\s+\d+[\s-]?(?:mm|cm|millimet\w+|calib\w+|pounder)\b")
_GAP = re.compile(r"[ -]+[\"“”'‘]?")  # between the words of one object
_AND = re.compile(r" (?:and|or) ")
_OF = re.compile(
    r"\s+of\s+(?:(?:the|these|those|them|their|its|his|our)\b\s*)?(?:\w+(?:-\w+)?(?=\s+enemy\b)\s)?"
)
# "3 of the 5 posts": the second number belongs to the whole.
_OF_THE_NUMBER = re.compile(r"\s+of\s+(?:the|their|its|these)\s+$")
_OTHERS = re.compile(r"\s+(?:others?|more|of them|of these)\b")
_POSSESSIVE = re.compile(r"[’']s\b")


@dataclass(frozen=True, slots=True)
class Nouns:
    """The objects and measures of a folded paragraph, by where they start."""

    folded: str
    actions: Hits
    objects: Hits
    measures: Hits

    def measure(self, position: int) -> tuple[str, int]:
        """Return the measure after a number and where it ends: "hundreds of miles of"."""
        of = _OF.match(self.folded, position)
        for start in (of.end() if of else position + 1, position + 1):
            hit = self.measures.at(start)
            if hit:
                return hit.code, hit.end
        return "", position

    def object(self, position: int, end: int) -> Hit | None:
        """Return the object a number counts: the head of the words that follow it."""
        folded = self.folded
        of = _OF.match(folded, position)
        position = of.end() - 1 if of else position
        for _ in range(7):
            if calibre := _CALIBRE.match(folded, position):
                position = calibre.end()
                continue
            match = _TOKEN.match(folded, position)
            if match is None or match.end(1) > end:
                return None
            hit = self.objects.at(match.start(1))
            if hit is not None and not _POSSESSIVE.match(folded, hit.end):
                return self._head(hit)
            word = match[1]
            if word in _STOP or word[0].isdigit() or self._is_verb(match.start(1)):
                return None
            position = match.end()
        return None

    def is_others(self, position: int) -> re.Match[str] | None:
        """Match "twelve others", which counts what was counted before."""
        return _OTHERS.match(self.folded, position)

    def counts_the_whole(self, start: int) -> bool:
        """Say whether a number is the second one of "3 of the 5 posts"."""
        match = _OF_THE_NUMBER.search(self.folded, max(0, start - 12), start)
        return match is not None and self.folded[match.start() - 1 : match.start()].isalnum()

    def with_second(self, stop: int) -> int:
        """Return the end of "trucks and armored vehicles", counted together."""
        match = _AND.match(self.folded, stop)
        second = self.objects.at(match.end()) if match else None
        return self._head(second).end if second else stop

    def _head(self, hit: Hit) -> Hit:
        """Return the last of objects that stand side by side: "ammunition depots" are depots."""
        while True:
            gap = _GAP.match(self.folded, hit.end)
            following = self.objects.at(gap.end()) if gap else None
            if following is None:
                return hit
            hit = Hit(hit.start, following.end, following.code)

    def _is_verb(self, start: int) -> bool:
        hit = self.actions.at(start)
        return hit is not None and hit.code != "length"
