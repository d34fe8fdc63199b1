"""What is known of events that may be one: read in a fixed number of queries for any batch."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, Q, Window
from django.db.models.functions import RowNumber

from archive.ingest.corroborate import WIDE, Spot, Told, Total
from archive.ingest.strength import STRENGTH, Claimed, Men
from archive.models import (
    SHOWN,
    Agency,
    Event,
    EventBlock,
    EventLink,
    EventPlace,
    EventReport,
    EventUnit,
    Figure,
    Place,
    PlaceParent,
    Term,
    Unit,
)
from archive.text import edtf

CAP = 100  # events of one block that a new one is compared with, the newest first
_PARAMETERS = 5000
_SCENE = frozenset({"location", "target", "origin", "route", "near"})
_PEOPLE = "personnel"
_FORMATION = "formation."


@dataclass(frozen=True, slots=True)
class Above:
    """One thing that a place lay in, and when."""

    slug: str
    kind: str
    first: dt.date | None
    last: dt.date | None

    def during(self, first: dt.date, last: dt.date) -> bool:
        """Say whether the place lay in it on any of these days."""
        began = self.first is None or self.first <= last
        return began and (self.last is None or self.last >= first)


@dataclass(frozen=True)
class Ground:
    """The hierarchy of places with its periods, and how many men an echelon has."""

    above: Mapping[str, tuple[Above, ...]] = field(default_factory=dict)
    men: Mapping[str, Men] = field(default_factory=dict)

    @classmethod
    def load(cls) -> Ground:
        """Read both in two queries."""
        above: dict[str, list[Above]] = defaultdict(list)
        rows = PlaceParent.objects.filter(relation=PlaceParent.Relation.PART_OF).order_by("id")
        for place, parent, kind, period in rows.values_list(
            "place__slug", "parent__slug", "parent__kind", "period"
        ):
            above[place].append(Above(parent, kind, *_bounds(period)))
        strengths = Term.objects.filter(
            category=Term.Category.ECHELON, men_least__isnull=False
        ).values_list("code", "men_least", "men_most")
        return cls(
            {place: tuple(parents) for place, parents in above.items()},
            {code: Men(least or 0, most or 0) for code, least, most in strengths},
        )

    def over(self, place: str, first: dt.date, last: dt.date) -> frozenset[tuple[str, str]]:
        """Return the slugs and kinds of everything that the place lay in at the time."""
        found: set[tuple[str, str]] = set()
        waiting = [place]
        while waiting:
            for above in self.above.get(waiting.pop(), ()):
                if above.during(first, last) and (above.slug, above.kind) not in found:
                    found.add((above.slug, above.kind))
                    waiting.append(above.slug)
        return frozenset(found)


def _bounds(period: str) -> tuple[dt.date | None, dt.date | None]:
    try:
        bounds = edtf.read(period) if period else None
    except ValueError:
        bounds = None
    return (bounds.earliest, bounds.latest) if bounds else (None, None)


@dataclass(frozen=True, slots=True)
class Facts:
    """Engagements and totals of a batch by their keys."""

    told: Mapping[int, Told]
    totals: Mapping[int, Total]


def facts(events: Collection[int], ground: Ground) -> Facts:
    """Return what is needed of these events to compare them; the undated and hidden are left out.

    Asks six queries for some thousands of events.
    """
    told: dict[int, Told] = {}
    totals: dict[int, Total] = {}
    for some in _chunks(events):
        read = _facts(some, ground)
        told.update(read.told)
        totals.update(read.totals)
    return Facts(told, totals)


def _facts(events: Collection[int], ground: Ground) -> Facts:
    columns = ("id", "kind", "type", "earliest", "latest", "date_basis")
    shown = Event.objects.filter(pk__in=events, status__in=SHOWN, earliest__isnull=False)
    rows = list(shown.exclude(kind=Event.Kind.OTHER).order_by().values_list(*columns))
    engaged = [row for row in rows if row[1] == Event.Kind.ENGAGEMENT]
    totals = [row for row in rows if row[1] == Event.Kind.AGGREGATE]
    pks = [row[0] for row in rows]
    days = {row[0]: (row[3], row[4]) for row in rows}
    spots = _spots(pks, days, ground)
    reports = _sets(
        (event, (dispatch, position))
        for event, dispatch, position in EventReport.objects.filter(event__in=pks)
        .order_by()
        .values_list("event_id", "dispatch_id", "position")
    )
    units = _sets(
        EventUnit.objects.filter(
            event__in=[row[0] for row in engaged], status__in=SHOWN, unit__ordinal__isnull=False
        )
        .order_by()
        .values_list("event_id", "unit__slug")
    )
    claims = list(
        Figure.objects.filter(events__in=[row[0] for row in totals], status__in=SHOWN)
        .order_by()
        .values_list("events", "claimant__slug", "side")
    )
    claimants = _sets((event, agency) for event, agency, _ in claims if agency)
    sides = _sets((event, side) for event, _, side in claims if side)
    nothing: frozenset[Any] = frozenset()
    return Facts(
        {
            pk: Told(
                pk,
                type,
                first,
                last,
                basis in (Event.Basis.INFERRED, Event.Basis.UNKNOWN),
                spots[pk],
                units.get(pk, nothing),
                reports.get(pk, nothing),
            )
            for pk, _, type, first, last, basis in engaged
            if spots.get(pk)
        },
        {
            pk: Total(
                pk,
                first,
                last,
                spots[pk],
                claimants.get(pk, nothing),
                sides.get(pk, nothing),
                reports.get(pk, nothing),
            )
            for pk, _, _, first, last, _ in totals
            if spots.get(pk)
        },
    )


def _spots(
    events: Collection[int], days: Mapping[int, tuple[dt.date, dt.date]], ground: Ground
) -> dict[int, tuple[Spot, ...]]:
    rows = EventPlace.objects.filter(event__in=events, status__in=SHOWN).order_by("event", "id")
    found: dict[int, list[Spot]] = defaultdict(list)
    for event, role, relation, slug, kind, lat, lon, radius in rows.values_list(
        "event_id",
        "role",
        "relation",
        "filed_under__slug",
        "filed_under__kind",
        "lat",
        "lon",
        "radius_km",
    ):
        if role not in _SCENE:
            continue
        computed = relation == EventPlace.Relation.BEARING or slug is None
        over = ground.over(slug, *days[event]) if slug and not computed else frozenset()
        found[event].append(
            Spot(
                None if computed else slug,
                "" if computed else kind,
                frozenset(above for above, kind in over if kind not in WIDE)
                if kind not in WIDE
                else frozenset(above for above, _ in over),
                not found[event],
                role == "near" or relation == EventPlace.Relation.NEAR,
                lat,
                lon,
                radius,
            )
        )
    return {event: tuple(spots) for event, spots in found.items()}


def _sets(pairs: Iterable[tuple[int, Any]]) -> dict[int, frozenset[Any]]:
    found: dict[int, set[Any]] = defaultdict(set)
    for key, value in pairs:
        found[key].add(value)
    return {key: frozenset(values) for key, values in found.items()}


# --- blocks -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Found:
    """An event of a block with its dates, by which most are passed over at once."""

    event: int
    first: dt.date
    last: dt.date


def in_blocks(keys: Collection[int]) -> dict[int, list[Found]]:
    """Return the newest events of each block, `CAP` at most and one more where there are more."""
    place = Window(RowNumber(), partition_by=F("key"), order_by=F("event_id").desc())
    found: dict[int, list[Found]] = defaultdict(list)
    for some in _chunks(keys):
        rows = EventBlock.objects.filter(key__in=some).annotate(place=place)
        newest = rows.filter(place__lte=CAP + 1).order_by()
        for key, event, first, last in newest.values_list(
            "key", "event_id", "event__earliest", "event__latest"
        ):
            if first is not None and last is not None:
                found[key].append(Found(event, first, last))
    return found


def _chunks(items: Collection[int]) -> Iterator[list[int]]:
    """Yield so many at a time as a statement takes parameters everywhere."""
    ordered = sorted(items)
    for start in range(0, len(ordered), _PARAMETERS):
        yield ordered[start : start + _PARAMETERS]


# --- claims that may not hold together ----------------------------------------------------------


def strengths(events: Collection[int]) -> dict[int, list[Claimed]]:
    """Return the formations and the men that figures of these events speak of."""
    found: dict[int, list[Claimed]] = {}
    for some in _chunks(events):
        found.update(_strengths(some))
    return found


def _strengths(events: Collection[int]) -> dict[int, list[Claimed]]:
    said = Q(object__startswith=_FORMATION) | Q(object__startswith=_PEOPLE, action__in=STRENGTH)
    rows = Figure.objects.filter(said, events__in=events, status__in=SHOWN)
    told = list(
        rows.order_by("id").values_list(
            "events", "id", "same_as", "action", "side", "value", "low",
            "object", "object_en", "object_zh",
        )
    )  # fmt: skip
    known = {(row[0], row[1]) for row in told}
    found: dict[int, list[Claimed]] = defaultdict(list)
    for event, pk, first, action, side, value, low, object, english, chinese in told:
        count = value if value is not None else low
        if count and (event, first) not in known:  # a repeat in the same event says no more
            read = {"en": english or object, "zh": chinese or object}
            found[event].append(Claimed(pk, action, side, float(count), read))
    return found


# --- names for pages ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Named:
    """The rows that reasons speak of, by their slugs."""

    places: Mapping[str, Place]
    units: Mapping[str, Unit]
    agencies: Mapping[str, Agency]


def named(links: Iterable[EventLink], places: Iterable[Place] = ()) -> Named:
    """Return what the reasons of these links name; asks only for what is not known already."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for link in links:
        for reason in link.reasons:
            for key in ("place", "inner", "outer"):
                wanted["place"].add(reason.get(key) or "")
            wanted["unit"].add(reason.get("unit") or "")
            wanted["agency"].add(reason.get("agency") or "")

    def rows(model: Any, kind: str) -> dict[str, Any]:
        slugs = wanted[kind] - {""}
        return {row.slug: row for row in model.objects.filter(slug__in=slugs)} if slugs else {}

    known = {place.slug: place for place in places}
    wanted["place"] -= known.keys()
    return Named(known | rows(Place, "place"), rows(Unit, "unit"), rows(Agency, "agency"))
