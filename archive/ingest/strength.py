"""Claims that cannot both hold: more formations than the force had men for.

Formations are counted with the least that their echelon usually has, men with the most that is
said, so that only a gross contradiction is doubted. No figure is altered by a doubt.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from archive.ingest.corroborate import Reason

# Actions whose figures say how large a force was, not what it lost.
STRENGTH = frozenset(
    {"strength", "committed", "pursued", "participated", "besieged", "fled", "garrisoned"}
)
FAR_ABOVE = 2.0
_FORMATION = "formation."


@dataclass(frozen=True, slots=True)
class Men:
    """How many men an echelon usually has, from a worn-down formation to a full one."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Claimed:
    """A figure of an event: a count of men or of formations, its object as each language has it."""

    figure: int
    action: str
    side: str
    count: float
    objects: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Doubted:
    """A count of formations and the claim of men that it cannot come out of."""

    figure: int
    against: int
    reasons: tuple[Reason, ...]


def doubts(
    formations: Iterable[Claimed], force: Iterable[Claimed], men: Mapping[str, Men]
) -> Iterator[Doubted]:
    """Yield the counts of formations that are far above the strength claimed of their force."""
    told = [claim for claim in force if claim.action in STRENGTH]
    for claim in formations:
        others = [one for one in told if one.figure != claim.figure and _same(claim, one)]
        people = [one for one in others if _echelon(one, "en") is None]
        if not people:
            continue
        largest = max(people, key=lambda one: one.count)
        beside = sum(one.count * _most(one, men) for one in others)
        force_men = largest.count + beside
        readings: list[Reason] = [
            {
                "reason": "formations_need",
                "language": language,
                "echelon": echelon,
                "count": claim.count,
                "least": men[echelon].least,
                "men": round(claim.count * men[echelon].least),
            }
            for language in claim.objects
            if (echelon := _echelon(claim, language)) and echelon in men
        ]
        far = [one for one in readings if float(one["men"]) > FAR_ABOVE * force_men]
        if far:
            force_reason = {"reason": "force_had", "men": round(force_men)}
            fits = [{**one, "reason": "formations_fit"} for one in readings if one not in far]
            yield Doubted(claim.figure, largest.figure, (*_merged(far), force_reason, *fits))


def _merged(readings: list[Reason]) -> list[Reason]:
    """Return one reading where both languages say the same."""
    if len(readings) == 2 and readings[0]["echelon"] == readings[1]["echelon"]:
        return [{**readings[0], "language": ""}]
    return readings


def _echelon(claim: Claimed, language: str) -> str | None:
    object = claim.objects.get(language, "")
    return object.removeprefix(_FORMATION) if object.startswith(_FORMATION) else None


def _most(claim: Claimed, men: Mapping[str, Men]) -> int:
    """Return the most men of the largest reading of a formation, 0 for a count of men."""
    echelons = (_echelon(claim, language) for language in claim.objects)
    return max((men[e].most for e in echelons if e and e in men), default=0)


def _same(one: Claimed, other: Claimed) -> bool:
    """Say whether both may speak of one side: the enemy of one writer has a name for another."""
    open_sides = ("", "enemy", "unknown", "both")
    return one.side == other.side or one.side in open_sides or other.side in open_sides
