"""What a selection holds: how many engagements, which stand on a page, which come next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from archive.models import Event
from archive.queries.index.orders import ByDate, ByNumber, ByPrinting, size
from archive.queries.index.segment import UNKNOWN
from archive.queries.selection import Selection, matching

ORDERS = ("date", "-date", "printed", "-printed", "figure")
Order = ByDate | ByPrinting | ByNumber
_CHUNK = 5000
_PRINTED = (
    "uid", "slug", "kind", "type", "status", "title_en", "title_zh", "title_vi", "summary_en",
    "summary_zh", "summary_vi", "earliest", "latest", "date_precision", "date_semantics",
    "date_qualifier", "date_edtf", "time_start", "time_end",
)  # fmt: skip


def count(selection: Selection) -> int:
    """Return how many engagements match."""
    return size(matching(selection))


def kinds(selection: Selection) -> Mapping[str, int]:
    """Return how many engagements, period totals and other events match."""
    return {kind: count(selection.of_kind(kind)) for kind in Event.Kind.values}


def lacking(selection: Selection) -> Mapping[str, int]:
    """Return how many of the matching engagements bear no date, and how many no place."""
    rows, segments = matching(selection), selection.index.segments
    unfiled = "region" if selection.kind else "newspaper"
    return {
        name: sum(
            found.intersection_cardinality(segment.of(facet, UNKNOWN))
            for segment, found in zip(segments, rows, strict=True)
        )
        for name, facet in (("undated", "dated"), ("unlocated", unfiled))
    }


def ordered(selection: Selection, order: str = "date") -> Order:
    """Return what cuts pages out of the matching engagements in one of ORDERS."""
    segments, rows = selection.index.segments, matching(selection)
    if order == "figure":
        return ByNumber(segments, rows, tuple(selection.chosen.get("figure", ())))
    if order in ("printed", "-printed"):
        return ByPrinting(segments, rows, newest_first=order.startswith("-"))
    return ByDate(segments, rows, newest_first=order == "-date")


def page_ids(
    selection: Selection, order: str = "date", number: int = 1, per_page: int = 50
) -> tuple[int, ...]:
    """Return the ids of the engagements on a page, however deep it lies."""
    start = (number - 1) * per_page
    return tuple(ordered(selection, order).cut(start, start + per_page))


def ids(selection: Selection, order: str = "date") -> Iterator[int]:
    """Yield the ids of all matching engagements, some at a time."""
    rows = ordered(selection, order)
    for start in range(0, count(selection), _CHUNK):
        yield from rows.cut(start, start + _CHUNK)


def among(selection: Selection, ids: Iterable[int]) -> set[int]:
    """Return those of some ids whose engagements match."""
    rows, segments = matching(selection), selection.index.segments
    return {
        pk
        for pk in ids
        for segment, found in zip(segments, rows, strict=True)
        if segment.ranks_of([pk]) & found
    }


def around(selection: Selection, order: str, event_id: int) -> tuple[int | None, int | None]:
    """Return the ids of the engagements before and after one among those that match."""
    rows = ordered(selection, order)
    place = rows.place(event_id)
    if place is None:
        return None, None
    before = rows.cut(place - 1, place) if place else []
    return next(iter(before), None), next(iter(rows.cut(place + 1, place + 2)), None)


def events_on_page(found: tuple[int, ...]) -> list[Event]:
    """Return the events with these ids in their order; one that went meanwhile is left out."""
    rows = Event.objects.shown().only(*_PRINTED).in_bulk(found)
    return [rows[pk] for pk in found if pk in rows]
