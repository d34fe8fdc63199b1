"""What the archive holds, in numbers, for its first page."""

from __future__ import annotations

from archive.models import Dispatch, Event, Place
from archive.queries.differences import open_differences


def holdings() -> dict[str, int]:
    """Return how many dispatches, engagements, places and differences there are."""
    engagements = Event.objects.shown().filter(kind=Event.Kind.ENGAGEMENT)
    return {
        "dispatches": Dispatch.objects.filter(merged_into__isnull=True).count(),
        "engagements": engagements.count(),
        "places": Place.objects.shown().count(),
        "differences": open_differences().count(),
    }
