"""The vocabulary that figures are read with, compiled once a lexicon, and what one figure says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from archive.ingest.lexicon import Lexicon
from archive.ingest.records import Language, Paragraph
from archive.text.fold import fold_aligned
from archive.text.numerals import Number
from archive.text.spans import Matcher, at_word_boundary

# What an action counts when its object is left out: "31,220 killed", 作战五千次.
_IMPLIED = {
    "population": "people", "fought": "battle", "share": "area", "strength": "personnel",
    "dropped": "ammunition", "fired": "ammunition",
}  # fmt: skip
# Actions that people suffer, so that a bare number counts people.
CASUALTIES = frozenset(
    ("annihilated", "killed", "wounded", "captured", "killed_or_wounded", "killed_or_captured",
     "surrendered", "deserted", "mutinied", "annihilated_or_routed", "routed", "lost", "massacred",
     "released", "rescued", "fled", "besieged")
)  # fmt: skip


class Hit(NamedTuple):
    """A vocabulary word in a text."""

    start: int
    end: int
    code: str


@dataclass(slots=True)
class Claim:
    """One figure in one language, before both languages are put together."""

    start: int
    end: int
    number: Number
    object: str
    action: str
    unit: str = ""
    side: str = ""
    part_of: Claim | None = None
    told: bool = False  # by a verb of its own, not by the nearest one
    suffered: bool = False  # the subject of the verb lost it: 我军伤亡, "we lost"


class Words:
    """The printed forms of one category of the vocabulary, each with its code."""

    def __init__(self, forms: Iterable[tuple[str, str]]) -> None:
        self._matcher = Matcher(forms)

    def find(self, paragraph: Paragraph) -> list[Hit]:
        """Return the words in a paragraph: leftmost, longest, in order."""
        found: list[Hit] = []
        new = tuple.__new__
        reached = 0
        for start, minus_end, codes in paragraph.hits(self._matcher):
            if start >= reached:
                reached = -minus_end
                found.append(new(Hit, (start, reached, codes[0])))
        return found


class Forms:
    """The printed forms of a few words that are only looked for right after a number."""

    def __init__(self, forms: Iterable[tuple[str, str]]) -> None:
        self._codes: dict[str, str] = {}
        for form, code in forms:
            self._codes.setdefault(fold_aligned(form.strip()), code)
        by_first: dict[str, set[int]] = {}
        for form in self._codes:
            by_first.setdefault(form[:1], set()).add(len(form))
        self._lengths = {first: sorted(sizes, reverse=True) for first, sizes in by_first.items()}

    def at(self, folded: str, start: int) -> tuple[str, int]:
        """Return the code of the longest form that starts here and where it ends, or ''."""
        for length in self._lengths.get(folded[start : start + 1], ()):
            end = start + length
            code = self._codes.get(folded[start:end])
            if code and at_word_boundary(folded, start, end):
                return code, end
        return "", start


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one language."""

    actions: Words
    objects: Words
    measures: Forms
    sides: Words


@lru_cache(maxsize=8)
def vocabulary(lexicon: Lexicon, language: Language) -> Vocabulary:
    """Return the compiled vocabulary of a lexicon."""
    english = language is Language.ENGLISH

    def forms(category: str, prefix: str = "") -> list[tuple[str, str]]:
        pairs: list[tuple[str, str]] = []
        for term in lexicon.of(category):
            printed = term.english if english else term.chinese
            for form in printed:
                pairs.append((form, prefix + term.code))
                if english and category not in ("action", "side"):
                    pairs.append((_plural(form), prefix + term.code))
        return pairs

    # Among echelons 连 and 团 are everyday syllables, but a figure asks for a number before them.
    objects = forms("object") + [
        (form, code.replace(" ", "_")) for form, code in forms("echelon", "formation.")
    ]
    if not english:  # 军 is an echelon only where it is counted, else a suffix: 五个军, 人民军
        objects += [("个军", "formation.corps"), ("個軍", "formation.corps")]
    return Vocabulary(
        Words(forms("action")),
        Words(objects),
        Forms(forms("measure")),
        Words(forms("side")),
    )


def _plural(form: str) -> str:
    if form.endswith(("s", "x", "ch")):
        return form + "es"
    if form.endswith("y") and form[-2:-1] not in ("", "a", "e", "o", "u"):
        return form[:-1] + "ies"
    return form + "s"


DISTANCES = frozenset(("km", "mi", "m", "li", "nmi", "ft", "yd"))
AREAS = frozenset(("km2", "mi2", "ha", "mu", "acre", "li2"))
DURATIONS = frozenset(("day", "hour", "week", "month", "year"))
POSITIONS = ("stronghold", "town", "village", "airfield", "station")
_STRUCK = ("house", "bridge", "road", "depot", "district", "province", "area", "headquarters")
_PEOPLE = ("personnel", "people")
_ARMS = frozenset(
    ("small_arms", "machine_gun", "mortar", "artillery", "weapons", "ammunition", "bazooka",
     "radio_set", "vehicle", "equipment")
)  # fmt: skip
_OF_PEOPLE = frozenset(("killed", "wounded", "killed_or_wounded", "mutinied", "deserted"))
_MOVED_BY_CREWS = ("vessel", "aircraft", "vehicle", "tank")
DONE_TO_THINGS = frozenset(("seized", "destroyed", "damaged", "shot_down", "destroyed_or_damaged"))


def fitting(action: str | None, thing: str) -> tuple[str, str]:
    """Return the action and object as the vocabulary names them together.

    "Captured" is said of prisoners, of guns and of posts; 击伤 of men and of aircraft.
    """
    people = thing.startswith(_PEOPLE)
    if thing == "people" and action in (None, "strength", "count"):
        return "population", thing
    if thing in DURATIONS:
        return "duration", thing
    if thing == "area" and action == "released":
        return "liberated", thing  # "freed 2,000 square kilometres"
    if action in ("routed", "annihilated") and thing in POSITIONS:
        return "captured_position", thing  # "overran two posts"
    if action in ("captured", "seized", "captured_position"):
        if thing in (*POSITIONS, "area"):
            return "captured_position", thing
        return ("captured" if people or thing.startswith("formation") else "seized"), thing
    if action == "strength" and not thing.startswith(("personnel", "formation")):
        return "count", thing
    if is_event(thing) and (
        action in CASUALTIES or action in DONE_TO_THINGS or action == "dropped"
    ):
        return "count", thing
    if action == "dropped" and thing in (*POSITIONS, *_STRUCK):
        return "count", thing  # "dropped bombs on three villages"
    if action in ("launched", "fought") and not is_event(thing):
        return "count", thing  # 向两据点发动攻击, "16,000 men are fit to fight"
    if action == "withdrew" and thing == "area":
        return "area", thing
    if action == "wounded" and thing in _MOVED_BY_CREWS:
        return "damaged", thing
    if action == "annihilated" and thing in (*_MOVED_BY_CREWS, *_ARMS):
        return "destroyed" if thing in _MOVED_BY_CREWS else "count", thing
    if action == "damaged" and people:
        return "wounded", thing
    if action == "destroyed" and people:
        return "annihilated", thing
    if action == "killed" and thing in POSITIONS:
        return "captured_position", thing  # "two forts fell"
    if action in _OF_PEOPLE and thing in _ARMS:
        return "count", thing  # "left 86 corpses and five rifles"
    if action == "lost" and thing == "money":
        return "count", thing  # "covers the cost of the war"
    if action == "killed" and thing.startswith("formation"):
        return "annihilated", thing
    if action == "released" and not people:
        return "liberated", thing
    if action == "withdrew" and thing in POSITIONS:
        return "forced_withdrawal", thing
    if action == "established" and thing == "village":
        return action, "village_government"
    return action or "count", thing


def acting(actions: list[Hit], sides: list[Hit]) -> list[Hit]:
    """Return the actions that are not part of a name: the Liberation Army liberates nothing."""
    kept: list[Hit] = []
    index = 0
    for hit in actions:
        while index < len(sides) and sides[index].end <= hit.start:
            index += 1
        if index == len(sides) or sides[index].start > hit.start:
            kept.append(hit)
    return kept


def is_event(thing: str) -> bool:
    """Say whether an object is something that happens: "an attack" is told, not counted."""
    return thing.startswith(("attack", "raid", "ambush", "battle", "operation"))


def is_troops(thing: str) -> bool:
    """Say whether an object can be sent into battle."""
    return thing.startswith(("formation", "personnel", "tank", "aircraft"))


def implied_object(action: str) -> str:
    """Return what an action counts when the text leaves it out, or ''."""
    return "personnel" if action in CASUALTIES else _IMPLIED.get(action, "")


def breaks_down(whole: Claim, claim: Claim) -> bool:
    """Say whether a figure can be a share of another: captains of soldiers, mortars of weapons."""
    people = ("personnel", "formation")
    return whole.object.startswith(people) == claim.object.startswith(people)
