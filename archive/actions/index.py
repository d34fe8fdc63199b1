"""Telling the index what a write changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models, transaction
from django.db.models import F

from archive.models import (
    Agency,
    Dispatch,
    Event,
    Figure,
    IndexChange,
    IndexPart,
    IndexState,
    Newspaper,
    Place,
    PlaceParent,
    TextCorrection,
    Unit,
    new_id,
)
from archive.queries.index.current import packed

_NAMED = (Place, PlaceParent, Unit, Agency, Newspaper)


def state() -> IndexState:
    """Return how far the archive has come."""
    found, _ = IndexState.objects.get_or_create(pk=1, defaults={"epoch": new_id()})
    return found


@transaction.atomic
def touch(
    *,
    events: Iterable[int] = (),
    dispatches: Iterable[int] = (),
    gazetteer: bool = False,
    pages: bool = False,
) -> None:
    """Say which rows a write changed, within its transaction and best at its end.

    The row of the state stays locked until then, so that changes are numbered as they appear.
    `pages` says that what pages print changed, though no list did: nobody may go on showing them.
    """
    events, dispatches = set(events), set(dispatches)
    if not (events or dispatches or gazetteer or pages):
        return
    if not IndexState.objects.filter(pk=1).update(generation=F("generation") + 1):
        state()
        IndexState.objects.filter(pk=1).update(generation=F("generation") + 1)
    generation = IndexState.objects.values_list("generation", flat=True).get(pk=1)
    IndexChange.objects.create(
        generation=generation,
        events=packed(events),
        dispatches=packed(dispatches),
        gazetteer=gazetteer,
    )


@transaction.atomic
def start_over() -> None:
    """Let every process read the archive anew, after rows were loaded by other means."""
    IndexChange.objects.all().delete()
    IndexPart.objects.all().delete()
    IndexState.objects.update_or_create(
        pk=1, defaults={"epoch": new_id(), "generation": 0, "base": 0}
    )


def touch_rows(*rows: models.Model) -> None:
    """Say that these rows changed, were added or are to be deleted."""
    events: set[int] = set()
    dispatches: set[int] = set()
    for row in rows:
        events.update(_ids(row, Event, "event_id"))
        dispatches.update(_ids(row, Dispatch, "dispatch_id"))
        if isinstance(row, Figure):
            events.update(row.events.order_by().values_list("pk", flat=True))
        if isinstance(row, TextCorrection):
            dispatches.add(row.paragraph.dispatch_id)
    named = any(isinstance(row, _NAMED) for row in rows)
    touch(events=events, dispatches=dispatches, gazetteer=named, pages=True)


def _ids(row: Any, model: type[models.Model], column: str) -> Iterable[int]:
    found = row.pk if isinstance(row, model) else getattr(row, column, None)
    return () if found is None else (found,)
