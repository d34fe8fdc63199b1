"""The ids that slugs of a reading stand for, loaded once a run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from archive.models import SHOWN, Agency, Place, PlaceName, Term, Unit
from archive.queries.links import Ground


@dataclass(frozen=True, slots=True)
class Spot:
    """What an event needs of a gazetteer place."""

    id: int
    kind: str
    lat: float | None
    lon: float | None
    radius_km: float | None


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Places, units and agencies by slug, measures by code, and what lies in what."""

    places: Mapping[str, Spot]
    units: Mapping[str, int]
    agencies: Mapping[str, int]
    factors: Mapping[str, float]
    ground: Ground

    @classmethod
    def load(cls) -> Catalogue:
        """Read everything in six queries; a merged row's slug gives the row it went into."""
        columns = ("id", "slug", "merged_into_id", "kind", "lat", "lon", "radius_km")
        places = {row[0]: row[1:] for row in Place.objects.values_list(*columns)}
        units = {
            pk: (slug, into)
            for pk, slug, into in Unit.objects.values_list("id", "slug", "merged_into_id")
        }
        moved = {pk: row[1] for pk, row in places.items()}
        regrouped = {pk: row[1] for pk, row in units.items()}
        return cls(
            places={
                row[0]: Spot(end, *places[end][2:])
                for pk, row in places.items()
                for end in [last(pk, moved)]
            },
            units={slug: last(pk, regrouped) for pk, (slug, _) in units.items()},
            agencies=dict(Agency.objects.values_list("slug", "id")),
            factors={
                code: factor
                for code, factor in Term.objects.filter(category=Term.Category.MEASURE).values_list(
                    "code", "factor"
                )
                if factor is not None
            },
            ground=Ground.load(),
        )


def last(pk: int, into: Mapping[int, int | None]) -> int:
    """Return where a chain of merges ends."""
    while (following := into[pk]) is not None:
        pk = following
    return pk


def named(keys: Iterable[str]) -> dict[str, int | None]:
    """Return the place of each folded name that the gazetteer has; None where it was rejected."""
    rows = (
        PlaceName.objects.filter(key__in=keys)
        .order_by("-place_id")
        .values_list("key", "place_id", "place__merged_into_id", "place__status")
    )
    return {key: into or (pk if status in SHOWN else None) for key, pk, into, status in rows}
