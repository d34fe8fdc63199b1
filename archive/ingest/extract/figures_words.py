"""The vocabulary that figures are read with, compiled once a lexicon, and what one figure says."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from archive.ingest.lexicon import Lexicon
from archive.ingest.records import Language
from archive.text.numerals import Number
from archive.text.spans import Matcher

# Joint claims that must not be split: "killed and captured" is one number.
_JOINT = {
    frozenset(("killed", "captured")): "killed_or_captured",
    frozenset(("killed", "wounded")): "killed_or_wounded",
    frozenset(("destroyed", "captured")): "killed_or_captured",
    frozenset(("annihilated", "captured")): "killed_or_captured",
    frozenset(("killed", "wounded", "captured")): "annihilated",
    frozenset(("annihilated", "routed")): "annihilated_or_routed",
    frozenset(("shot_down", "destroyed")): "shot_down",
    frozenset(("destroyed", "damaged")): "destroyed_or_damaged",
}
# What an action counts when its object is left out: "31,220 killed", 作战五千次.
_IMPLIED = {"population": "people", "fought": "battle", "share": "area"}
# Actions that people suffer, so that a bare number counts people.
CASUALTIES = frozenset(
    ("annihilated", "killed", "wounded", "captured", "killed_or_wounded", "killed_or_captured",
     "surrendered", "deserted", "mutinied", "annihilated_or_routed", "routed")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hit:
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


class Words:
    """The printed forms of one category of the vocabulary, each with its code."""

    def __init__(self, forms: Iterable[tuple[str, str]]) -> None:
        self._matcher = Matcher(forms)

    def find(self, folded: str) -> list[Hit]:
        """Return the words in folded text: leftmost, longest, in order."""
        return [Hit(m.start, m.end, m.value[0]) for m in self._matcher.longest(folded)]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one language."""

    actions: Words
    objects: Words
    measures: Words
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
    return Vocabulary(
        Words(forms("action")),
        Words(objects),
        Words(forms("measure")),
        Words(forms("side")),
    )


def _plural(form: str) -> str:
    if form.endswith(("s", "x", "ch")):
        return form + "es"
    if form.endswith("y") and form[-2:-1] not in ("", "a", "e", "o", "u"):
        return form[:-1] + "ies"
    return form + "s"


def joint_action(text: str, hits: list[Hit], joiners: frozenset[str]) -> str:
    """Return the code of actions that are joined by "and" or "or", or of the last one."""
    codes = {hit.code for hit in hits}
    if len(hits) > 1 and all(text[a.end : b.start] in joiners for a, b in pairwise(hits)):
        return _JOINT.get(frozenset(codes), hits[-1].code)
    return hits[-1].code


def joined_run(text: str, hits: list[Hit], last: int, joiners: frozenset[str]) -> list[Hit]:
    """Return the hits that end at index `last` and are joined to one another."""
    first = last
    while first > 0 and text[hits[first - 1].end : hits[first].start] in joiners:
        first -= 1
    return hits[first : last + 1]


DISTANCES = frozenset(("km", "mi", "m", "li", "nmi", "ft", "yd"))
# Decided by the number, its measure or its object, never by the nearest verb.
_NEVER_NEAREST = frozenset(("count", "share", "length", "area", "duration", "population"))
_POSITIONS = ("stronghold", "town", "village")
_PEOPLE = ("personnel", "people")


def nearest_action(
    text: str, position: int, actions: list[Hit], joiners: frozenset[str]
) -> str | None:
    """Return the nearest action before a number in its segment, else the first after it."""
    usable = [hit for hit in actions if hit.code not in _NEVER_NEAREST]
    before = [hit for hit in usable if hit.end <= position]
    after = [hit for hit in usable if hit.start >= position]
    # "Four companies stationed there fled": where troops stand is not what is claimed of them.
    after = [hit for hit in after if hit.code != "strength"] or after
    if after and (not before or (before[-1].code == "strength" != after[0].code)):
        return after[0].code
    if before:
        return joint_action(text, joined_run(text, before, len(before) - 1, joiners), joiners)
    return None


def fitting(action: str | None, thing: str) -> tuple[str, str]:
    """Return the action and object as the vocabulary names them together.

    "Captured" is said of prisoners, of guns and of posts; 击伤 of men and of aircraft.
    """
    people = thing.startswith(_PEOPLE)
    if thing == "people" and action in (None, "strength", "count"):
        return "population", thing
    if thing == "day":
        return "duration", thing
    if action in ("captured", "seized", "captured_position"):
        if thing in _POSITIONS:
            return "captured_position", thing
        return ("captured" if people or thing.startswith("formation") else "seized"), thing
    if action == "strength" and not thing.startswith(("personnel", "formation")):
        return "count", thing
    if action == "damaged" and people:
        return "wounded", thing
    if action == "withdrew" and thing in _POSITIONS:
        return "forced_withdrawal", thing
    if action == "established" and thing == "village":
        return action, "village_government"
    return action or "count", thing


def acting(actions: list[Hit], sides: list[Hit]) -> list[Hit]:
    """Return the actions that are not part of a name: the Liberation Army liberates nothing."""
    inside = {at for side in sides for at in range(side.start, side.end)}
    return [hit for hit in actions if hit.start not in inside]


def is_event(thing: str) -> bool:
    """Say whether an object is something that happens: "an attack" is told, not counted."""
    return thing.startswith(("attack", "raid", "ambush", "battle", "operation"))


def implied_object(action: str) -> str:
    """Return what an action counts when the text leaves it out, or ''."""
    return "personnel" if action in CASUALTIES else _IMPLIED.get(action, "")


def breaks_down(whole: Claim, claim: Claim) -> bool:
    """Say whether a figure can be a share of another: captains of soldiers, mortars of weapons."""
    people = ("personnel", "formation")
    return whole.object.startswith(people) == claim.object.startswith(people)


ENEMY = "french_union"  # whom every publisher of these dispatches calls the enemy
_LOSSES = CASUALTIES | {
    "seized", "destroyed", "damaged", "shot_down", "forced_withdrawal", "captured_position",
    "besieged", "destroyed_or_damaged", "pursued", "crushed",
}  # fmt: skip


# What a side does or suffers by itself: the figure is its own.
_OWN = frozenset(
    ("lost", "fled", "surrendered", "deserted", "mutinied", "committed", "withdrew", "landed",
     "launched", "participated")
)  # fmt: skip
_SENTENCE = re.compile(r"[。!?！？]|\.(?=\s)")


def sided(folded: str, claims: list[Claim], sides: list[Hit], subject: str) -> str:
    """Give each figure the side whose loss it is, as far as words say so; return the last subject.

    The side is named beside the object, or it is the enemy of whoever acts: the first side that a
    sentence names, else the one that acted before.
    """
    owners = {id(claim): _beside(claim, sides) for claim in claims}
    owning = {id(side) for side in owners.values() if side}
    actors = [side for side in sides if id(side) not in owning]
    ends = [0, *(match.end() for match in _SENTENCE.finditer(folded))]
    for claim in claims:
        if claim.object in ("people", "area", "province", "day"):
            continue
        start = ends[bisect_right(ends, claim.start) - 1]
        named = (side.code for side in actors if start <= side.start < claim.start)
        subject = next(named, subject)
        owner = owners[id(claim)]
        if owner:
            claim.side = _plain(owner.code)
        elif claim.part_of is not None and claim.part_of.side:
            claim.side = claim.part_of.side
        elif claim.action in _OWN:
            near = [
                side.code
                for side in sides
                if start <= side.start < claim.start and side.code != "civilians"
            ]
            claim.side = _plain(near[-1]) if near else ""
        elif claim.action in _LOSSES and subject and _plain(subject) != ENEMY:
            claim.side = ENEMY
    return subject


def _beside(claim: Claim, sides: list[Hit]) -> Hit | None:
    """Return the last side named in the words of a figure, or right before them."""
    near = [s for s in sides if claim.start <= s.end and s.start < claim.end]
    return near[-1] if near else None


def _plain(side: str) -> str:
    return {"enemy": ENEMY, "own": "vpa"}.get(side, side)
