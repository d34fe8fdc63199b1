"""What an English number counts: the measure and the object in the words after it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from archive.ingest.extract.figures_line import Hits
from archive.ingest.extract.figures_words import Forms, Hit
from archive.text.light import light
from archive.text.numerals import Number

_STOP = frozenset(
    (
        "of", "in", "on", "at", "from", "with", "by", "to", "for", "were", "was", "are", "is",
        "has", "had", "have", "who", "whom", "that", "which", "while", "than", "as", "into",
        "against", "between", "during", "after", "before", "when", "where", "but", "not", "nor",
        "the", "this", "its", "their", "his", "her", "including", "near", "under", "over", "per",
        "each", "occasion", "occasions", "times", "point", "points", "percent", "degrees",
        "o'clock", "a", "an",
    )
)  # fmt: skip
# After the noun of "a tank" these go on with the sentence; any other word is the true noun.
_AFTER_NOUN = _STOP | {"and", "or", "there", "here", "yesterday", "today", "also", "then", "still"}
_TOKEN = re.compile(r"[\s-]*[\"“”'‘(]?((?:[a-z]\.)+|[\w’']+)")
_MODEL = re.compile(
    r"\s+(?:\d+(?:\.\d+)?[\s-]?(?:mm|cm|inch|in|millimet\w+|calib\w+|pounder)\b\.?"
    r"|[a-z]{1,4}-\d+[a-z]{0,2}\b)"
)
_NEXT_WORD = re.compile(r" ([a-z]+)")
_GAP = re.compile(r"[ -]+[\"“”'‘]?")  # between the words of one object
_NEXT_NUMBER = re.compile(
    r" (?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen"
    r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|some|about|\d)"
)
_AND = re.compile(r" (?:and|or) ")
_OF = re.compile(
    r"\s+of\s+(?:(?:the|these|those|them|their|its|his|our|whose)\b\s*(?:\d[\d,]*\s(?=[a-z]))?)?"
    r"(?:\w+(?:-\w+)?(?=\s+enemy\b)\s)?"
)
_WHOLES = ("the", "their", "its", "these", "whose")
# "3 of the 5 posts": the second number belongs to the whole.
_OF_THE_NUMBER = re.compile(r"\s+of\s+(?:the|their|its|these|whose)\s+$")
_OTHERS = re.compile(r"\s+(?:others|more|of them|of these|of the others|of the rest)\b")
_MEN = re.compile(r"[a-z]{3,}(?:men|women)$")
_NO_MEN = frozenset(("specimen", "regimen", "acumen", "abdomen", "women"))
# Whom a country's name alone means: "5,000 Chinese", "60 British".
_PEOPLES = frozenset(
    (
        "chinese", "french", "british", "japanese", "vietnamese", "senegalese", "siamese",
        "burmese", "english", "spanish", "portuguese", "dutch", "americans", "koreans",
        "russians", "germans",
        "moroccans", "algerians", "tunisians", "africans", "europeans", "laotians", "cambodians",
        "filipinos", "malays", "indians", "greeks", "turks", "australians", "canadians", "thais",
        "outlaws", "insurgents", "rebels", "terrorists", "bandits", "partisans", "legionnaires",
        "italians", "albanians", "yugoslavs", "nepalese", "formosans", "annamese", "tonkinese",
        "muslims", "moslems", "arabs", "kabyles", "kurds", "jews", "egyptians", "syrians",
        "israelis", "britons", "indochinese", "nationalists", "communists", "iraqis", "jordanians",
        "indonesians", "javanese", "gurkhas", "belgians", "colombians", "ethiopians",
    )
)  # fmt: skip
_NOUN_NEXT = re.compile(
    r" (?!(?:in|on|at|were|was|are|is|had|have|and|or|near|by|from|during|of|who|dead|killed"
    r"|wounded|captured|missing|with|while|when|before|after|to|there|here|as|fell|died|lost|at|against"
    r"|yesterday|today|last|this|for|inside|south|north|east|west|among|out"
    r"|under|along|led|armed)\b)[a-z]"
)
_NOT_DONE = frozenset(
    ("armed", "armored", "armoured", "wounded", "motorized", "motorised", "mechanized", "trained",
     "mechanised", "uniformed", "captured", "disguised", "mounted", "enlisted", "crack", "allied",
     "unarmed", "sponsored", "led", "equipped", "backed")
)  # fmt: skip
# Words for a side that name no people by themselves.
_NO_PEOPLE = frozenset(("civilians", "own", "both", "unknown"))


@light
@dataclass(frozen=True, slots=True)
class Nouns:
    """The objects and measures of a folded paragraph, by where they start."""

    folded: str
    actions: Hits
    objects: Hits
    measures: Forms
    sides: Hits

    def measure(self, position: int) -> tuple[str, int]:
        """Return the measure after a number and where it ends: "hundreds of miles of"."""
        after_of = self._after_of(position)
        if after_of:
            code, end = self.measures.at(self.folded, after_of)
            if code:
                return code, end
        code, end = self.measures.at(self.folded, position + 1)
        return (code, end) if code else ("", position)

    def object(self, position: int, end: int) -> Hit | None:
        """Return the object a number counts: the head of the words that follow it.

        Where no word of the vocabulary is found, people named by their side or trade are
        personnel: 60 Americans, seven policemen.
        """
        folded = self.folded
        after_of = self._after_of(position)
        position = after_of - 1 if after_of else position
        people: Hit | None = None
        for _ in range(7):
            if self._is_name_next(position) and (model := _MODEL.match(folded, position)):
                known = self.objects.at(position + 1)
                if known is not None and known.end >= model.end():
                    return self._head(known)
                position = model.end()
                continue
            match = _TOKEN.match(folded, position)
            if match is None or match.end(1) > end:
                break
            start = match.start(1)
            hit = self.objects.at(start)
            if hit is not None and not folded.startswith(("'s", "’s"), hit.end):
                return self._head(hit)
            word = match[1]
            if word in _STOP or word[0].isdigit() or self._is_verb(start):
                break
            if people and word.endswith("ed") and word not in _NOT_DONE:
                break  # "500 Huks raided a camp" counts no camps
            if word in ("and", "or") and _NEXT_NUMBER.match(folded, match.end()):
                break  # "two Meteors and one pilot" counts pilots only once
            side = self.sides.at(start)
            if side is not None and side.code not in _NO_PEOPLE:
                people = Hit(start, side.end, "personnel")
                position = side.end
                continue
            if word in _PEOPLES and not _NOUN_NEXT.match(folded, match.end()):
                return Hit(start, match.end(1), "personnel")
            if _MEN.match(word) and word not in _NO_MEN:
                return Hit(start, match.end(1), "personnel")
            position = match.end()
        return people

    def _after_of(self, position: int) -> int:
        """Return where the words after "of the" begin, or 0."""
        first = self.folded[position + 1 : position + 2]
        if first != "o" and not first.isspace():
            return 0
        of = _OF.match(self.folded, position)
        return of.end() if of else 0

    def _is_name_next(self, position: int) -> bool:
        """Say whether the next word begins with a digit or has a hyphen, as a model's has."""
        folded = self.folded
        first = folded[position + 1 : position + 2]
        return first.isdigit() or first.isspace() or "-" in folded[position + 2 : position + 6]

    def others(self, number: Number) -> int:
        """Return where "twelve others" or "another five" ends, which counts as before, or 0."""
        match = _OTHERS.match(self.folded, number.end)
        if match:
            return match.end()
        return number.end if self.folded.endswith("another ", 0, number.start) else 0

    def counts_the_whole(self, start: int) -> bool:
        """Say whether a number is the second one of "3 of the 5 posts"."""
        if not self.folded[max(0, start - 12) : start].rstrip().endswith(_WHOLES):
            return False
        match = _OF_THE_NUMBER.search(self.folded, max(0, start - 12), start)
        return match is not None and self.folded[match.start() - 1 : match.start()].isalnum()

    def with_second(self, stop: int) -> int:
        """Return the end of "trucks and armored vehicles", counted together."""
        match = _AND.match(self.folded, stop)
        second = self.objects.at(match.end()) if match else None
        return self._head(second).end if second else stop

    def is_whole_noun(self, stop: int) -> bool:
        """Say whether no further noun follows: "a tank", not "a tank crew"."""
        match = _NEXT_WORD.match(self.folded, stop)
        if match is None:
            return True
        word = match[1]
        if self.folded.endswith("enemy", 0, stop) and word.endswith("ing"):
            return False  # "an enemy landing"
        return (
            word in _AFTER_NOUN
            or word.endswith(("ed", "ing", "ly"))
            or self.actions.at(stop + 1) is not None
        )

    def word_end(self, position: int) -> int:
        """Return where the word after a number ends, or 0: "216 Kikuyu"."""
        word = _NEXT_WORD.match(self.folded, position)
        return word.end() if word and word[1] not in _STOP else 0

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
