"""What the archive holds, in numbers, for its first page."""

from __future__ import annotations

from collections.abc import Mapping

from archive.models import Place
from archive.queries.differences import open_differences
from archive.queries.results import count
from archive.queries.selection import Selection


def holdings(everything: Selection) -> Mapping[str, int]:
    """Return how many dispatches, engagements, places and differences there are.

    What no index holds is counted once for each state of the archive, not for each visit.
    """
    return {
        "dispatches": count(Selection.of_dispatches()),
        "engagements": count(everything),
        **everything.index.remembered(("holdings",), _counted),
    }


def _counted() -> dict[str, int]:
    return {
        "places": Place.objects.shown().count(),
        "differences": open_differences().count(),
    }
