"""Adding claims up without counting a loss twice: pure arithmetic, no database.

A total is offered only of claims that nothing can have in common: of one measure, from one side
of the war, and apart in time or in place. Claims that may overlap give a range instead: together
they say no less than the largest of them and no more than all of them.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from archive.text.geodesy import distance


class Measure(NamedTuple):
    """What is counted. Two claims of different measures are never added."""

    action: str
    object: str
    side: str
    unit: str


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as it was claimed; `low` and `high` bound it where no single number was printed."""

    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    qualifier: str = "exact"

    @property
    def least(self) -> Decimal | None:
        """The least the words can mean; bounds kept only for sorting are none."""
        if self.value is None:
            return self.low if self.ranged else None
        return None if self.qualifier in _AT_MOST else self.value

    @property
    def most(self) -> Decimal | None:
        """The most the words can mean."""
        if self.value is None:
            return self.high if self.ranged else None
        return None if self.qualifier == "more_than" else self.value

    @property
    def ranged(self) -> bool:
        """Say whether two numbers were printed: 100 to 200."""
        printed = self.qualifier in ("exact", "about")
        return self.value is None and printed and None not in (self.low, self.high)

    @property
    def counted(self) -> bool:
        """Say whether a number was printed at all: "many" is none."""
        return self.value is not None or self.ranged


_AT_MOST = ("nearly", "less_than")


@dataclass(frozen=True, slots=True)
class Ground:
    """A place where a claim's losses fell, and everything that the place lay in then."""

    slug: str
    within: frozenset[str] = frozenset()
    point: tuple[float, float] | None = None
    radius_km: float = 0.0


@dataclass(frozen=True, slots=True)
class Addend:
    """One reading of one claim; `language` says whose it is where the languages disagree."""

    id: int
    measure: Measure
    amount: Amount
    voice: str  # the side that claims, or who claims where the side is not known
    first: dt.date | None
    last: dt.date | None
    grounds: tuple[Ground, ...] = ()
    events: frozenset[int] = frozenset()
    language: str = ""
    repeats: int = 0  # the claim that it repeats, or its own id
    parts_of: frozenset[int] = frozenset()  # claims that hold this one


class Area(NamedTuple):
    """How two areas meet: `same`, `inner` within `outer`, or `near` where their circles touch."""

    how: str
    inner: str
    outer: str


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two claims that may count the same losses; None where one of them does not say."""

    one: Addend
    other: Addend
    same_event: bool
    days: tuple[dt.date, dt.date] | None
    area: Area | None


@dataclass(frozen=True, slots=True)
class Total:
    """What claims of one measure from one side come to, and why no more can be said."""

    measure: Measure
    voice: str
    language: str
    counted: tuple[Addend, ...]
    without_number: tuple[Addend, ...]
    repeated: tuple[Addend, ...]
    parts: tuple[Addend, ...]
    overlaps: tuple[Overlap, ...]
    amount: Amount | None  # the total, where one may be given
    least: Amount | None  # else the range
    most: Amount | None


def add(addends: Iterable[Addend]) -> tuple[Total, ...]:
    """Return what the claims come to, for each measure and side, in the order they came."""
    groups: dict[tuple[Measure, str], list[Addend]] = defaultdict(list)
    for addend in addends:
        groups[addend.measure, addend.voice].append(addend)
    return tuple(
        _total(measure, voice, language, told)
        for (measure, voice), group in groups.items()
        for language, told in _languages(group)
        if told
    )


def _languages(group: Sequence[Addend]) -> list[tuple[str, list[Addend]]]:
    """Return the group as each language reads it; once where both read it alike."""
    if not any(addend.language for addend in group):
        return [("", list(group))]
    return [
        (code, [addend for addend in group if addend.language in ("", code)])
        for code in ("en", "zh")
    ]


def _total(measure: Measure, voice: str, language: str, told: list[Addend]) -> Total:
    first_told: dict[int, Addend] = {}
    for addend in sorted(told, key=lambda addend: addend.repeats not in (0, addend.id)):
        first_told.setdefault(addend.repeats or addend.id, addend)
    repeated = [addend for addend in told if addend not in first_told.values()]
    parts = [addend for addend in first_told.values() if addend.parts_of & first_told.keys()]
    left_out = [*repeated, *parts]
    standing = [addend for addend in told if addend not in left_out]
    counted = [addend for addend in standing if addend.amount.counted]
    overlaps = tuple(
        found for one, other in combinations(counted, 2) if (found := overlap(one, other))
    )
    amounts = [addend.amount for addend in counted]
    whole = total(amounts) if amounts else None
    return Total(
        measure,
        voice,
        language,
        tuple(counted),
        tuple(addend for addend in standing if not addend.amount.counted),
        tuple(repeated),
        tuple(parts),
        overlaps,
        None if overlaps else whole,
        total([_largest(group) for group in _clusters(counted, overlaps)]) if overlaps else None,
        whole if overlaps else None,
    )


def overlap(one: Addend, other: Addend) -> Overlap | None:
    """Return how two claims may count the same losses; None where they cannot."""
    same_event = bool(one.events & other.events)
    days = _days(one, other)
    area = _area(one.grounds, other.grounds)
    dated = one.first is not None and other.first is not None
    placed = bool(one.grounds and other.grounds)
    apart = (dated and days is None) or (placed and area is None)
    if apart and not same_event:
        return None
    return Overlap(one, other, same_event, days, area)


def _days(one: Addend, other: Addend) -> tuple[dt.date, dt.date] | None:
    """Return the days that both claims may be about."""
    if one.first is None or other.first is None:
        return None
    first = max(one.first, other.first)
    last = min(one.last or dt.date.max, other.last or dt.date.max)
    return (first, last) if first <= last else None


def _area(some: Sequence[Ground], others: Sequence[Ground]) -> Area | None:
    for one in some:
        for other in others:
            if found := _meet(one, other):
                return found
    return None


def _meet(one: Ground, other: Ground) -> Area | None:
    if one.slug and one.slug == other.slug:
        return Area("same", one.slug, other.slug)
    if other.slug in one.within:
        return Area("within", one.slug, other.slug)
    if one.slug in other.within:
        return Area("within", other.slug, one.slug)
    if one.point is None or other.point is None:
        return None
    touching = distance(*one.point, *other.point) < one.radius_km + other.radius_km
    return Area("near", one.slug, other.slug) if touching else None


def _clusters(counted: Sequence[Addend], overlaps: Sequence[Overlap]) -> list[list[Addend]]:
    """Return the claims in groups that have nothing in common with each other."""
    leader: dict[int, int] = {addend.id: addend.id for addend in counted}

    def lead(id: int) -> int:
        while leader[id] != id:
            id = leader[id]
        return id

    for pair in overlaps:
        leader[lead(pair.one.id)] = lead(pair.other.id)
    groups: Mapping[int, list[Addend]] = defaultdict(list)
    for addend in counted:
        groups[lead(addend.id)].append(addend)
    return list(groups.values())


def _largest(group: Sequence[Addend]) -> Amount:
    """Return the claim of a group that alone vouches for most."""
    nothing = Decimal(-1)
    return max(
        (addend.amount for addend in group),
        key=lambda amount: (
            nothing if amount.least is None else amount.least,
            nothing if amount.most is None else amount.most,
        ),
    )


def total(amounts: Sequence[Amount]) -> Amount:
    """Return the sum, no more exact than its parts: over 200 and 300 make over 500."""
    least = _sum([amount.least for amount in amounts])
    most = _sum([amount.most for amount in amounts])
    about = any(amount.qualifier == "about" for amount in amounts)
    if least is not None and most is not None:
        qualifier = "about" if about else "exact"
        if least == most:
            return Amount(least, least, most, qualifier)
        return Amount(None, least, most, qualifier)
    if least is not None:
        return Amount(least, least, None, "more_than")
    if most is not None:
        vague = {amount.qualifier for amount in amounts} - {"exact"}
        return Amount(most, None, most, "nearly" if vague == {"nearly"} else "less_than")
    middle = sum((amount.value or amount.low or Decimal(0) for amount in amounts), Decimal(0))
    return Amount(middle, None, None, "about")


def rest(whole: Amount, parts: Sequence[Amount]) -> Amount | None:
    """Return what is left of a whole beside its parts; None where that cannot be reckoned."""
    known = [part.value for part in parts if part.value is not None and part.qualifier == "exact"]
    if whole.value is None or whole.qualifier in (*_AT_MOST, "about") or len(known) < len(parts):
        return None
    left = whole.value - sum(known, Decimal(0))
    return Amount(left, left, None if whole.qualifier == "more_than" else left, whole.qualifier)


def _sum(numbers: Sequence[Decimal | None]) -> Decimal | None:
    """Return the sum, or None where a number is not known."""
    known = [number for number in numbers if number is not None]
    return sum(known, Decimal(0)) if len(known) == len(numbers) else None
