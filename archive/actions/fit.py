"""Words cut to the width of their columns: SQLite would keep too many, PostgreSQL would refuse."""

from __future__ import annotations

from functools import lru_cache
from typing import TypeVar

from django.db.models import CharField, Model

Row = TypeVar("Row", bound=Model)


def fit(row: Row) -> Row:
    """Return the row with no text longer than its column."""
    for name, length in _widths(type(row)):
        value = getattr(row, name)
        if isinstance(value, str):
            setattr(row, name, cut(value, length))
    return row


def cut(words: str, length: int) -> str:
    """Return words no longer than `length` characters; what was cut ends in “…”."""
    return words if len(words) <= length else words[: length - 1] + "…"


@lru_cache(maxsize=32)
def _widths(model: type[Model]) -> tuple[tuple[str, int], ...]:
    return tuple(
        (field.name, field.max_length)
        for field in model._meta.concrete_fields
        if isinstance(field, CharField) and field.max_length
    )
