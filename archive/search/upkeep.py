"""The index kept in step: whatever writes rows says which, and a rebuild goes on where it ended.

While the index is made anew the old one is served. A batch at a time is written in one transaction;
a row that changes meanwhile is written into the old index and taken up once more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.db import models, transaction

from archive.models import (
    Dispatch,
    Event,
    EventEvidence,
    EventPlace,
    EventReport,
    EventUnit,
    SearchState,
    TextCorrection,
)
from archive.search.backend import backend
from archive.search.documents import NOTHING, Document
from archive.search.kinds import DISPATCH, EVENT, KINDS, Kind

BATCH = 200


def follow_dispatches(pks: Iterable[int], cut: Mapping[str, str] = NOTHING) -> None:
    """Index dispatches and the events they report as they stand now.

    `cut` holds texts whose words are known already, as tokens with blanks between them.
    """
    dispatches = list(pks)
    reported = EventReport.objects.filter(dispatch__in=dispatches).values_list("event_id")
    _follow(DISPATCH, dispatches, cut)
    _follow(EVENT, sorted({event for (event,) in reported}))


def follow_events(pks: Iterable[int]) -> None:
    """Index events as they stand now, and the dispatches that report them."""
    events = list(pks)
    reporting = EventReport.objects.filter(event__in=events).values_list("dispatch_id")
    _follow(EVENT, events)
    _follow(DISPATCH, sorted({dispatch for (dispatch,) in reporting}))


def follow(row: models.Model) -> None:
    """Index whatever tells of a row that was changed by hand."""
    if isinstance(row, Dispatch):
        follow_dispatches([row.pk])
    elif isinstance(row, TextCorrection):
        _follow(DISPATCH, [row.paragraph.dispatch_id])
    elif isinstance(row, Event):
        follow_events([row.pk])
    elif isinstance(row, EventPlace | EventUnit | EventEvidence | EventReport):
        follow_events([row.event_id])


@transaction.atomic
def _follow(kind: Kind, pks: Sequence[int], cut: Mapping[str, str] = NOTHING) -> None:
    """Write the documents of these rows in place of those that stood before."""
    if not pks:
        return
    generation = state().generation
    index = backend()
    for start in range(0, len(pks), BATCH):
        some = pks[start : start + BATCH]
        index.remove(kind, some)
        found = list(kind.documents(some, cut))
        index.add(kind, _keyed(kind, found), generation)


def _keyed(kind: Kind, found: Sequence[Document]) -> list[tuple[int, Document]]:
    """Return documents with keys under which they can be written, in the order of the keys."""
    pairs = zip(backend().keys(kind, found), found, strict=True)
    return sorted(pairs, key=lambda pair: pair[0])


def state() -> SearchState:
    """Return how far the index is; there is one such row."""
    found = SearchState.objects.order_by("pk").first()
    return found or SearchState.objects.create()


def fill() -> None:
    """Index what was written past the actions: rows of a fixture, or of an older archive."""
    for kind in KINDS:
        last = -1
        while pks := _missing(kind, last):
            _follow(kind, pks)
            last = pks[-1]


def whole(kind: Kind) -> bool:
    """Say whether every row of a kind that ought to be in the index is there."""
    return not _missing(kind, -1)


def rebuild(watch: Callable[[int], None] = lambda count: None) -> int:
    """Index every row anew while the site serves; return how many were written.

    A rebuild that was broken off is gone on with.
    """
    now = state()
    if now.building is None:
        now.building = now.generation + 1
        now.save()
    index = backend()
    for kind in KINDS:
        index.begin(kind)
    written = sum(_catch_up(kind, now.building, watch) for kind in KINDS)
    with transaction.atomic():
        # What came in between the last batch and now.
        written += sum(_catch_up(kind, now.building, watch) for kind in KINDS)
        for kind in KINDS:
            index.finish(kind)
        SearchState.objects.update(generation=now.building, building=None)
    return written


def _catch_up(kind: Kind, generation: int, watch: Callable[[int], None]) -> int:
    """Write every row of an older generation, newly found ones too; return how many."""
    fill()
    written, last = 0, -1
    while True:
        keys = _behind(kind, generation, last)
        if keys:
            last = keys[-1]
            written += _renew(kind, keys, generation)
            watch(len(keys))
        elif last < 0:
            return written
        else:
            last = -1  # once more from the beginning: rows may have changed behind


@transaction.atomic
def _renew(kind: Kind, keys: Sequence[int], generation: int) -> int:
    """Write the words of these keys anew; return how many there still are."""
    rows = kind.rows.filter(key__in=keys).select_for_update()
    held = {pk: key for key, pk in rows.values_list("key", "row_id")}
    found = {document.pk: document for document in kind.documents(list(held))}
    index = backend()
    index.remove(kind, [pk for pk in held if pk not in found])
    renewed = sorted(((held[pk], doc) for pk, doc in found.items()), key=lambda row: row[0])
    index.add(kind, renewed, generation, index.begin(kind))
    kind.rows.filter(row__in=list(found)).update(generation=generation)
    return len(renewed)


def _missing(kind: Kind, last: int) -> list[int]:
    """Return some rows after one that ought to be in the index and are not."""
    rows: Any = kind.model._default_manager.filter(indexed__isnull=True, pk__gt=last)
    shown = rows.shown() if kind is EVENT else rows.filter(merged_into__isnull=True)
    return list(shown.order_by("pk").values_list("pk", flat=True)[:BATCH])


def _behind(kind: Kind, generation: int, last: int) -> list[int]:
    rows = kind.rows.filter(key__gt=last).exclude(generation=generation)
    return list(rows.order_by("key").values_list("key", flat=True)[:BATCH])
