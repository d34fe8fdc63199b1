"""Whether two sentences may tell of one deed: by the words for it and by the day."""

from __future__ import annotations

from archive.ingest.propose.dating import Dated
from archive.ingest.propose.triggers import ASSAULT, group_of

# Fighting told in general words may be any deed of the same place and time.
_GENERAL = "battle"
_FIGHTS = frozenset(
    {"assault", "siege", "pursuit", "counter-attack", "defence", "offensive", "mopping-up"}
)


# Who takes a town has entered it.
ADVANCE = "advance"
_TAKEN = frozenset({"assault", "liberation", "offensive", "crossing"})
# A place is attacked, shelled or shut in, and taken in the end.
_STAGES = frozenset({"assault", "liberation", "offensive", "siege", "shelling"})
_ENDS_IN = frozenset({"assault", "liberation"})
LEAVING = frozenset({"withdrawal", "air-withdrawal", "flight"})


def alike(one: str, other: str) -> bool:
    """Say whether two types may be words for one deed."""
    a, b = group_of(one), group_of(other)
    if a in LEAVING and b in LEAVING:
        return True
    if ADVANCE in (a, b) and not _TAKEN.isdisjoint((a, b)):
        return True
    return a == b or (a == _GENERAL and b in _FIGHTS) or (b == _GENERAL and a in _FIGHTS)


def one_after_another(one: str, other: str) -> bool:
    """Say whether two types may be stages of taking one place: a general attack, its capture."""
    a, b = group_of(one), group_of(other)
    return a in _STAGES and b in _STAGES and not _ENDS_IN.isdisjoint((a, b))


def more_telling(one: str, other: str) -> str:
    """Return the type that says more: an ambush is an attack, and both are fighting."""
    if ADVANCE in (one, other):
        return one if other == ADVANCE else other
    ranked = (*ASSAULT, one, other) if _GENERAL not in (one, other) else (*ASSAULT, *_FIGHTS)
    return min(one, other, key=lambda type: ranked.index(type) if type in ranked else 99)


def overlap(one: Dated, other: Dated) -> bool:
    """Say whether two dates can be of one deed."""
    a, b = one.value, other.value
    if a is None or b is None or a.edtf == b.edtf:
        return True
    return not (
        (a.latest and b.earliest and a.latest < b.earliest)
        or (b.latest and a.earliest and b.latest < a.earliest)
        or (a.time and b.time and a.time != b.time)
    )
