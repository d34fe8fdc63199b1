"""What files of the other lists hold: plain columns, read some rows at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.db.models import QuerySet

from archive.models import Dispatch

BATCH = 1000
Row = dict[str, Any]
Columns = dict[str, str]  # what a column is called in the file, and in the database

_SOURCE = "dispatch__"
_IMPRINT: Columns = {
    "newspaper": "newspaper__label_en",
    "published": "published",
    "page": "page",
}
DISPATCHES: Columns = {
    "uid": "uid",
    "kind": "kind",
    "title_en": "title_en",
    "title_zh": "title_zh",
    "author": "author",
    **_IMPRINT,
    "published_edtf": "published_edtf",
    "published_basis": "published_basis",
    "has_en": "has_en",
    "has_zh": "has_zh",
    "script": "script",
    "sha256": "source__sha256",
}
DIFFERENCES: Columns = {
    "uid": "uid",
    "kind": "kind",
    "severity": "severity",
    "state": "state",
    "prefer": "prefer",
    "value_en": "value_en",
    "value_zh": "value_zh",
    "quote_en": "evidence_en__exact",
    "quote_zh": "evidence_zh__exact",
    "paragraph_en": "evidence_en__paragraph__name",
    "paragraph_zh": "evidence_zh__paragraph__name",
    "note": "note",
    "status": "status",
    "dispatch": "dispatch__uid",
    **{name: _SOURCE + column for name, column in _IMPRINT.items()},
}
PLACES: Columns = {
    name: name
    for name in (
        "uid", "kind", "name_en", "name_zh", "name_vi", "lat", "lon", "radius_km", "status",
    )
}  # fmt: skip
UNITS: Columns = {
    name: name for name in ("uid", "name_en", "name_zh", "name_vi", "side", "echelon", "status")
}

TERMS: Columns = {
    name: name for name in ("category", "code", "chinese", "english", "uses", "dispatches")
}


def listed(rows: QuerySet[Any], columns: Columns) -> Iterator[Row]:
    """Yield rows in their order; memory holds one batch of them."""
    for values in rows.values_list(*columns.values()).iterator(BATCH):
        yield dict(zip(columns, values, strict=True))


def dispatches(ids: Iterable[int]) -> Iterator[Row]:
    """Yield these dispatches in their order."""
    waiting = iter(ids)
    while batch := list(islice(waiting, BATCH)):
        found = Dispatch.objects.filter(pk__in=batch)
        rows = {
            pk: dict(zip(DISPATCHES, values, strict=True))
            for pk, *values in found.values_list("pk", *DISPATCHES.values())
        }
        yield from (rows[pk] for pk in batch if pk in rows)
