"""What the values of facets are called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from archive.models import Agency, Newspaper, Place, Unit

NAMED: Mapping[str, Any] = {
    "region": Place,
    "unit": Unit,
    "by": Agency,
    "agency": Agency,
    "paper": Newspaper,
    "newspaper": Newspaper,
}


def rows_of(facet: str, slugs: Iterable[str]) -> dict[str, Any]:
    """Return the rows that values of a facet stand for, by slug; one query, or none."""
    wanted = [slug for slug in slugs if slug != "unknown"]
    if facet not in NAMED or not wanted:
        return {}
    return {row.slug: row for row in NAMED[facet].objects.filter(slug__in=wanted)}
