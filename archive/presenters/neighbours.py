"""What stands before and after an engagement among the results it was found in."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from archive.models import Event
from archive.presenters import asked
from archive.presenters.events import Mention, mention
from archive.presenters.words import Count, Words


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The engagement's place in a list, the ones beside it, and the way back to its page."""

    number: Count
    total: Count
    narrowed: bool
    results: str
    before: Mention | None
    after: Mention | None
    question: str


def neighbours(
    place: int,
    total: int,
    before: Event | None,
    after: Event | None,
    pairs: asked.Pairs,
    words: Words,
) -> Neighbours:
    """Return the neighbours of what stands at a place, counted from nought, of so many."""
    page = place // settings.PAGE_SIZE + 1
    back = asked.replacing(pairs) + ([("page", str(page))] if page > 1 else [])
    return Neighbours(
        number=Count(place + 1),
        total=Count(total),
        narrowed=bool(pairs),
        results=reverse("archive:engagement_list") + asked.query(back),
        before=mention(before, words) if before else None,
        after=mention(after, words) if after else None,
        question=asked.query(pairs),
    )
