"""Rows as CSV, JSON or JSON Lines: text in pieces, one piece a batch."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from io import StringIO
from itertools import islice
from typing import Any

BATCH = 500
BOM = "\ufeff"  # without it a spreadsheet takes Chinese and Vietnamese for another encoding
FORMULA = frozenset("=+-@\t\r")
_AS_IT_IS = frozenset((int, float, type(None), dt.date))  # the writer prints these alike
Row = Mapping[str, Any]


def as_csv(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """Yield a table with a line of column names, safe to open in a spreadsheet."""
    yield BOM + _lines([columns])
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        yield _lines([_cells(map(row.get, columns)) for row in batch])


def as_json(rows: Iterable[Row], before: str = "[", after: str = "]") -> Iterator[str]:
    """Yield an array of objects."""
    yield before
    first = True
    for text in as_lines(rows):
        lines = text.rstrip("\n").replace("\n", ",\n")
        yield f"\n{lines}" if first else f",\n{lines}"
        first = False
    yield f"\n{after}\n"


def as_lines(rows: Iterable[Row]) -> Iterator[str]:
    """Yield one JSON object a line."""
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        yield "".join(f"{_object(row)}\n" for row in batch)


def plain(value: Any) -> Any:
    """Return a value as JSON writes it."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def _object(row: Row) -> str:
    return json.dumps(row, ensure_ascii=False, default=plain, separators=(",", ":"))


def _lines(rows: Iterable[Sequence[Any]]) -> str:
    written = StringIO()
    csv.writer(written).writerows(rows)
    return written.getvalue()


def _cells(values: Iterable[Any]) -> list[Any]:
    """Return the cells of a line; what needs nothing is looked at once, for there are millions."""
    return [
        value
        if (kind := type(value)) in _AS_IT_IS or (kind is str and value[:1] not in FORMULA)
        else _cell(value)
        for value in values
    ]


def _cell(value: Any) -> Any:
    """Return a cell; words that a spreadsheet would take for a formula are quoted."""
    if isinstance(value, str):
        return f"'{value}" if value[:1] in FORMULA else value
    if isinstance(value, (list, tuple)):
        return _cell("; ".join(str(one) for one in value))
    return plain(value)
