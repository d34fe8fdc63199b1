"""What the index's ids are called in addresses, and the hierarchy of places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
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

_NAMES = ("name_en", "name_zh", "name_vi")
_LABELS = ("label_en", "label_zh", "label_vi")
_COLUMNS: Mapping[type[Any], tuple[str, ...]] = {
    Place: (*_NAMES, "lat", "lon"),
    Unit: _NAMES,
    Agency: _LABELS,
    Newspaper: _LABELS,
}


@dataclass(frozen=True)
class Gazetteer:
    """Slugs by id and ids by slug for each facet whose values are rows of their own."""

    rows: Mapping[type, Mapping[str, Any]]  # by slug, with their names and nothing else
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

    def named(self, facet: str, slugs: Iterable[str]) -> dict[str, Any]:
        """Return the rows with their names that values of a facet stand for, by slug."""
        rows = self.rows[NAMED[facet]] if facet in NAMED else {}
        return {slug: rows[slug] for slug in slugs if slug in rows}

    def chain(self, place: Place) -> list[Place]:
        """Return what a place lies in and the place, widest first, along first parents."""
        slugs = (self.slugs[Place].get(str(pk)) for pk in self.tree.over(place.pk))
        return [*(self.rows[Place][slug] for slug in slugs if slug), place]

    def knows(self, facet: str, slug: str) -> bool:
        """Say whether the archive has such a row."""
        model = NAMED.get(facet)
        return model is None or slug in self.ids[model]


def load() -> Gazetteer:
    """Read the names of what events are told of; five queries."""
    rows: dict[type, dict[str, Any]] = {
        model: {row.slug: row for row in model.objects.order_by("pk").only("slug", *columns)}
        for model, columns in _COLUMNS.items()
    }
    ids = {
        model: {slug: str(row.pk) for slug, row in named.items()} for model, named in rows.items()
    }
    slugs = {model: {pk: slug for slug, pk in named.items()} for model, named in ids.items()}
    points = {
        str(place.pk): (place.lat, place.lon)
        for place in rows[Place].values()
        if place.lat is not None and place.lon is not None
    }
    return Gazetteer(rows, slugs, ids, hierarchy(), points)
