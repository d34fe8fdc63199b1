"""Dates of a reading as columns."""

from __future__ import annotations

import datetime as dt
from typing import Any

from archive.ingest.records import DateValue, Semantics
from archive.models import Event

DAYS = frozenset({"minute", "hour", "part-of-day", "day"})
_STATED = ("explicit", "from ", "the year of the ", "named offensive")


def bounds(value: DateValue | None, known_by: dt.date | None) -> dict[str, dt.date | None]:
    """Return both bounds or neither; an open end closes on the day it was reported."""
    if value is None or (value.earliest is None and value.latest is None):
        return {"earliest": None, "latest": None}
    earliest, latest = value.earliest or value.latest, value.latest
    if latest is None:
        latest = max(day for day in (earliest, known_by) if day is not None)
    return {"earliest": earliest, "latest": latest}


def dated(value: DateValue | None, basis: str, known_by: dt.date | None) -> dict[str, Any]:
    """Return the date columns of an event."""
    if value is None:
        return {"date_note": basis}
    return {
        **bounds(value, known_by),
        "date_edtf": value.edtf,
        "date_semantics": _semantics(value, basis),
        "date_precision": value.precision,
        "date_qualifier": value.qualifier,
        "date_basis": basis_code(basis),
        "date_note": basis,
        "time_start": value.time,
    }


def basis_code(reasoning: str) -> str:
    """Return how a date is known, from the words with which the pipeline says it.

    >>> basis_code("explicit"), basis_code("latest such day not after the dateline 1953-12-23")
    ('stated', 'relative')
    """
    if reasoning.startswith("undated"):
        return Event.Basis.INFERRED.value
    stated = reasoning.startswith(_STATED)
    return Event.Basis.STATED.value if stated else Event.Basis.RELATIVE.value


def _semantics(value: DateValue, basis: str) -> str:
    """Return how the date is meant: a month, or a period taken over, holds the day somewhere."""
    if value.latest is None and value.earliest is not None:
        return Event.Semantics.AFTER.value
    if value.earliest is None and value.latest is not None:
        return Event.Semantics.BEFORE.value
    coarse = value.earliest != value.latest and "/" not in value.edtf
    if basis.startswith("undated; within") or (coarse and value.semantics == Semantics.EXACT):
        return Event.Semantics.WITHIN.value
    return value.semantics.value


def lag(value: DateValue | None, published: dt.date | None) -> int | None:
    """Return the days from the event to the newspaper, where both days are known."""
    if value is None or published is None or value.precision not in DAYS:
        return None
    if value.earliest is None or value.earliest != value.latest:
        return None
    return (published - value.earliest).days
