"""What the index's ids are called in addresses, and the hierarchy of places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from pyroaring import BitMap

from archive.models import Agency, Newspaper, Place, Unit
from archive.queries.index.segment import Segment
from archive.queries.regions import Hierarchy, hierarchy

NAMED: Mapping[str, type[Place | Unit | Agency | Newspaper]] = {
    "region": Place,
    "unit": Unit,
    "by": Agency,
    "agency": Agency,
    "paper": Newspaper,
    "newspaper": Newspaper,
}


@dataclass(frozen=True)
class Gazetteer:
    """Slugs by id and ids by slug for each facet whose values are rows of their own."""

    slugs: Mapping[type, Mapping[str, str]]
    ids: Mapping[type, Mapping[str, str]]
    tree: Hierarchy
    points: Mapping[str, tuple[float, float]]  # latitude and longitude by id of the place
    # What lies in each place, by segment: sets made when they are first asked for.
    unions: WeakKeyDictionary[Segment, dict[str, BitMap]] = field(
        default_factory=WeakKeyDictionary, compare=False
    )

    def slug(self, facet: str, value: str) -> str:
        """Return a value of the index as it stands in an address."""
        model = NAMED.get(facet)
        return self.slugs[model].get(value, value) if model else value

    def value(self, facet: str, slug: str) -> str:
        """Return a value of an address as the index has it; unknown ones stay as they are."""
        model = NAMED.get(facet)
        return self.ids[model].get(slug, slug) if model else slug

    def knows(self, facet: str, slug: str) -> bool:
        """Say whether the archive has such a row."""
        model = NAMED.get(facet)
        return model is None or slug in self.ids[model]


def load() -> Gazetteer:
    """Read the names of what events are told of; five queries."""
    slugs: dict[type, dict[str, str]] = {}
    points: dict[str, tuple[float, float]] = {}
    for model in (Unit, Agency, Newspaper):
        slugs[model] = {str(pk): slug for pk, slug in model.objects.values_list("pk", "slug")}
    slugs[Place] = {}
    for pk, slug, lat, lon in Place.objects.values_list("pk", "slug", "lat", "lon"):
        slugs[Place][str(pk)] = slug
        if lat is not None and lon is not None:
            points[str(pk)] = (lat, lon)
    ids = {model: {slug: pk for pk, slug in named.items()} for model, named in slugs.items()}
    return Gazetteer(slugs, ids, hierarchy(), points)
