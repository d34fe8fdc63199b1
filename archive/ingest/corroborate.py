"""How two events of different reports may stand to each other: the score and what it rests on.

The score is date × place × type, and what units they share. A reason is a flat mapping with its
`reason` and the values that word it, ready for JSON: pages word it in the reader's language.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from archive.text.geodesy import distance

Reason = dict[str, Any]

PROPOSE = 0.6  # what scores less is not worth a curator's look
LONGEST = 200  # days; a longer date is no date of one engagement
MOST_GUESSED = 31  # days that a date taken over from other sentences may span
ADJOINING = 2  # days between two parts of a fight that goes on
_GOES_ON = 0.75
# How well two dates of at most so many days agree where they overlap.
_DATES = ((1, 1.0), (3, 0.95), (14, 0.85), (31, 0.75), (100, 0.6), (LONGEST, 0.5))
_GUESSED = 0.9
# How well two points agree whose zones touch, by what their radii add up to in km.
_ZONES = ((15.0, 0.8), (30.0, 0.7))
_INSIDE, _AREA, _LINE = 0.85, 0.65, 0.75
_ASIDE, _NEAR = 0.9, 0.8
_SHARED_UNIT, _SHARED_UNITS = 0.1, 0.15

WIDE = frozenset({"country", "region", "zone"})
_AREAS = frozenset({"province", "district", "canton", "island", "mountain", "plain"})
_LINES = frozenset({"road", "highway", "railway", "river", "border", "parallel"})
_LASTING = frozenset({"battle", "siege", "pursuit", "offensive", "mopping-up", "defence"})
# Types by which one engagement may be told, and how alike they are.
_FAMILIES: tuple[tuple[frozenset[str], float], ...] = (
    (
        frozenset(
            {
                "ambush", "interception", "raid", "attack", "capture", "battle", "defence",
                "counter-attack", "surrender", "annihilation",
            }
        ),
        0.8,
    ),
    (frozenset({"capture", "liberation", "surrender"}), 0.9),
    (frozenset({"siege", "battle", "attack", "capture", "surrender"}), 0.75),
    (frozenset({"withdrawal", "flight", "air-withdrawal"}), 0.8),
    (frozenset({"pursuit", "flight"}), 0.6),
    (frozenset({"offensive", "attack", "battle"}), 0.7),
    (frozenset({"landing", "airborne-assault", "attack"}), 0.7),
    (frozenset({"air-raid", "shelling", "bombardment"}), 0.6),
    (frozenset({"air-defence", "air-battle"}), 0.8),
    (frozenset({"desertion", "mutiny", "defection"}), 0.8),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an event happened: a place by its slug, or a computed zone without one."""

    place: str | None
    kind: str
    within: frozenset[str] = frozenset()  # what the place lay in at the time, regions left out
    main: bool = True
    near: bool = False
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """An event as one or more reports tell of it; reports are (dispatch, wire item)."""

    id: int
    type: str
    first: dt.date
    last: dt.date
    guessed: bool  # the date was taken over, not told
    spots: tuple[Spot, ...]
    units: frozenset[str]  # numbered ones only: "the enemy" is everywhere
    reports: frozenset[tuple[int, int]]

    @property
    def days(self) -> int:
        """How many days the date spans."""
        return (self.last - self.first).days + 1

    @property
    def placeable(self) -> bool:
        """Say whether the date is fine enough for one engagement."""
        return self.days <= (MOST_GUESSED if self.guessed else LONGEST)


@dataclass(frozen=True, slots=True)
class Total:
    """Figures over a period and an area, with who claims them and whose losses they are."""

    id: int
    first: dt.date
    last: dt.date
    areas: tuple[Spot, ...]
    claimants: frozenset[str]
    sides: frozenset[str]
    reports: frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Linked:
    """A proposal: how `event` stands to `other`."""

    event: int
    other: int
    kind: str  # same_event part_of continues overlaps
    score: float
    reasons: tuple[Reason, ...]


def family(type: str) -> str:
    """Return what may be compared at all with events of this type: ground, air, … or itself."""
    for name, members in _GROUPS.items():
        if type in members:
            return name
    return type


_GROUPS = {
    "ground": frozenset().union(*(members for members, _ in _FAMILIES[:3]), _FAMILIES[5][0])
    | _FAMILIES[6][0],
    "moves": _FAMILIES[3][0] | _FAMILIES[4][0],
    "fire": _FAMILIES[7][0],
    "air": _FAMILIES[8][0],
    "men": _FAMILIES[9][0],
}


def proposal(one: Told, other: Told) -> Linked | None:
    """Return how two events may stand to each other, if there is reason enough to ask."""
    if not one.reports.isdisjoint(other.reports) or not (one.placeable and other.placeable):
        return None
    alike = likeness(one.type, other.type)
    where = closeness(one, other)
    if not alike or where is None:
        return None
    near, inside, place_reason = where
    apart = _gap(one, other)
    if apart:
        return _continuation(one, other, apart, near * alike, (place_reason, *_types(one, other)))
    score = _dates(one, other) * near * alike + _bonus(one, other)
    if score < PROPOSE:
        return None
    part, whole = (one, other) if inside >= 0 else (other, one)
    kind = "part_of" if inside else "same_event"
    reasons = (_date_reason(one, other), place_reason, *_types(one, other), *_units(one, other))
    return Linked(part.id, whole.id, kind, round(min(score, 1.0), 2), reasons)


def together(one: Told, other: Told) -> bool:
    """Say whether two events are told of one place and time, whatever happened there."""
    if not (one.placeable and other.placeable) or _gap(one, other):
        return False
    where = closeness(one, other)
    return where is not None and where[0] * _dates(one, other) >= PROPOSE


def _continuation(
    one: Told, other: Told, apart: int, score: float, reasons: tuple[Reason, ...]
) -> Linked | None:
    """Propose that a fight went on, where the later report begins soon after the earlier ends."""
    lasting = one.type == other.type and one.type in _LASTING
    score = score * _GOES_ON + _bonus(one, other)
    if not lasting or apart > ADJOINING or one.guessed or other.guessed or score < PROPOSE:
        return None
    later, earlier = (one, other) if one.first > other.last else (other, one)
    days: Reason = {"reason": "days_apart", "days": apart}
    return Linked(
        later.id, earlier.id, "continues", round(score, 2), (days, *reasons, *_units(one, other))
    )


def overlap(one: Total, other: Total) -> Linked | None:
    """Return why two totals must not be added: their periods and areas overlap."""
    if not one.reports.isdisjoint(other.reports):
        return None
    first, last = max(one.first, other.first), min(one.last, other.last)
    area = _areas(one, other)
    if first > last or area is None:
        return None
    shared: list[Reason] = [
        {"reason": "same_claimant", "agency": agency}
        for agency in sorted(one.claimants & other.claimants)
    ] + [{"reason": "same_side", "side": side} for side in sorted(one.sides & other.sides)]
    if not shared and one.sides and other.sides:
        return None
    period: Reason = {
        "reason": "periods_overlap",
        "first": first.isoformat(),
        "last": last.isoformat(),
    }
    inner, outer = sorted((one, other), key=lambda total: (total.last - total.first, total.id))
    return Linked(inner.id, outer.id, "overlaps", 1.0, (period, area, *shared))


# --- dates --------------------------------------------------------------------------------------


def _gap(one: Told, other: Told) -> int:
    """Return the days from the end of one to the beginning of the other, 0 where they overlap."""
    return max((one.first - other.last).days, (other.first - one.last).days, 0)


def _dates(one: Told, other: Told) -> float:
    span = max(one.days, other.days)
    score = next((score for most, score in _DATES if span <= most), 0.0)
    return score * (_GUESSED if one.guessed and other.guessed else 1.0)


def _date_reason(one: Told, other: Told) -> Reason:
    first, last = max(one.first, other.first), min(one.last, other.last)
    if one.days == other.days == 1:
        return {"reason": "same_day", "date": first.isoformat()}
    return {"reason": "dates_overlap", "first": first.isoformat(), "last": last.isoformat()}


# --- places -------------------------------------------------------------------------------------


def closeness(one: Told, other: Told) -> tuple[float, int, Reason] | None:
    """Return how near two events lie, and whether one lies inside the other, with the reason.

    1 where the first lies in a place of the second, -1 the other way round, else 0.
    """
    best: tuple[float, int, Reason] | None = None
    for a in one.spots:
        for b in other.spots:
            found = _pair(a, b)
            if found is None:
                continue
            aside = 1.0 if a.main and b.main else _ASIDE
            near = _NEAR if a.near or b.near else 1.0
            score = found[0] * aside * near
            if best is None or score > best[0]:
                best = score, found[1], found[2]
    if best is None or best[1]:
        return best
    inner, outer = one.spots[0], other.spots[0]
    inside = 1 if outer.place in inner.within else -1 if inner.place in outer.within else 0
    if not inside:
        return best
    if inside < 0:
        inner, outer = outer, inner
    return best[0], inside, _within(inner, outer)


def _pair(a: Spot, b: Spot) -> tuple[float, int, Reason] | None:
    if a.kind in WIDE or b.kind in WIDE:
        return None
    if a.place is not None and a.place == b.place:
        score = _AREA if a.kind in _AREAS else _LINE if a.kind in _LINES else 1.0
        return score, 0, {"reason": "same_place", "place": a.place}
    if b.place in a.within:
        return _INSIDE, 1, _within(a, b)
    if a.place in b.within:
        return _INSIDE, -1, _within(b, a)
    if a.place is not None and b.place is not None:
        return None  # two names are two places, however near
    return _zones(a, b)


def _zones(a: Spot, b: Spot) -> tuple[float, int, Reason] | None:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    radii = (a.radius_km or 0.0) + (b.radius_km or 0.0)
    score = next((score for most, score in _ZONES if radii <= most), 0.0)
    if not score or abs(a.lat - b.lat) > 1:
        return None
    apart = distance(a.lat, a.lon, b.lat, b.lon)
    if apart > radii:
        return None
    return score, 0, {"reason": "zones_touch", "km": round(apart), "radii": round(radii)}


def _within(inner: Spot, outer: Spot) -> Reason:
    return {"reason": "place_within", "inner": inner.place, "outer": outer.place}


def _areas(one: Total, other: Total) -> Reason | None:
    for a in one.areas:
        for b in other.areas:
            if a.place is None or b.place is None:
                continue
            if a.place == b.place:
                return {"reason": "same_area", "place": a.place}
            if b.place in a.within:
                return {"reason": "area_within", "inner": a.place, "outer": b.place}
            if a.place in b.within:
                return {"reason": "area_within", "inner": b.place, "outer": a.place}
    return None


# --- types and units ----------------------------------------------------------------------------


def likeness(one: str, other: str) -> float:
    """Return how likely two types are words for one engagement.

    >>> likeness("raid", "raid"), likeness("raid", "attack"), likeness("raid", "airlift")
    (1.0, 0.8, 0.0)
    """
    if one == other:
        return 1.0
    return max((s for members, s in _FAMILIES if one in members and other in members), default=0.0)


def _types(one: Told, other: Told) -> tuple[Reason, ...]:
    if one.type == other.type:
        return ({"reason": "same_type", "type": one.type},)
    return ({"reason": "like_types", "one": one.type, "other": other.type},)


def _bonus(one: Told, other: Told) -> float:
    return min(_SHARED_UNIT * len(one.units & other.units), _SHARED_UNITS)


def _units(one: Told, other: Told) -> Iterable[Reason]:
    return [{"reason": "common_unit", "unit": unit} for unit in sorted(one.units & other.units)]
