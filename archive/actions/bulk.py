"""Rows by the hundred thousand: columns written as they are, with no model object for each.

A model's objects cost more to build and to compile into SQL than a whole reading. Here a row is
the columns that differ from their defaults, and each model's way into the database is worked out
once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from typing import Any, TypeVar

from django.db import connection, models
from django.utils import timezone

from archive.actions.fit import cut

T = TypeVar("T")
Convert = Callable[[Any], Any]
# What one statement may hold; SQLite before 3.32 takes no more than 999 values.
_VALUES = 20_000
# Types whose values every database takes as they are.
_PLAIN = (
    models.BooleanField,
    models.FloatField,
    models.IntegerField,
    models.TextField,
)
# Types whose values are few and dear to make fit.
_FEW = (models.DecimalField, models.TimeField)


class Draft:
    """A row that is not written yet; `pk` is known when it is. A relation is a row or a `…_id`."""

    __slots__ = ("columns", "pk")

    def __init__(self, **columns: Any) -> None:
        self.columns = columns
        self.pk: int | None = None

    @property
    def uid(self) -> str:
        """The permanent id of what has one."""
        uid: str = self.columns["uid"]
        return uid


def write(
    model: type[models.Model],
    rows: Sequence[Draft],
    key: tuple[str, ...] = (),
    fixed: Iterable[str] = (),
) -> None:
    """Insert rows and give them their keys.

    A row that stands under the same `key` is overwritten, all but the columns in `fixed`.
    """
    table = _table(model, connection.vendor)
    head, tail = table.statement(key, frozenset(fixed))
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    for some in _chunks(rows, len(table.names)):
        values = [value for row in some for value in table.values(row.columns, now)]
        with connection.cursor() as cursor:
            cursor.execute(head + ", ".join([table.places] * len(some)) + tail, values)
            for row, (pk,) in zip(some, cursor.fetchall(), strict=True):
                row.pk = pk


def insert(rows: Sequence[models.Model]) -> None:
    """Insert new model objects and give them their keys."""
    if not rows:
        return
    fields: list[Any] = [f for f in rows[0]._meta.concrete_fields if not f.primary_key]
    for field in fields:
        if type(field).pre_save is not models.Field.pre_save:  # it works its value out
            for row in rows:
                setattr(row, field.attname, field.pre_save(row, add=True))
    names = [field.attname for field in fields]
    drafts = [Draft(**{name: row.__dict__[name] for name in names}) for row in rows]
    write(type(rows[0]), drafts)
    for row, draft in zip(rows, drafts, strict=True):
        row.pk = draft.pk
        row._state.adding = False


def point(model: type[models.Model], names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Set relations of stored rows; each of `rows` is a key and the keys it is to point at."""
    quote = connection.ops.quote_name
    fields: list[Any] = [model._meta.get_field(name) for name in names]
    columns = [field.column for field in fields]
    sets = ", ".join(
        f"{quote(column)} = CAST(told.column{place} AS bigint)"
        for place, column in enumerate(columns, 2)
    )
    table = quote(model._meta.db_table)
    places = "(" + ", ".join(["%s"] * (len(names) + 1)) + ")"
    for some in _chunks(rows, len(names) + 1):
        told = ", ".join([places] * len(some))
        with connection.cursor() as cursor:
            cursor.execute(
                f"UPDATE {table} SET {sets} FROM (VALUES {told}) AS told "
                f"WHERE {table}.{quote('id')} = told.column1",
                [value for row in some for value in row],
            )


def _chunks(rows: Sequence[T], width: int) -> Iterator[Sequence[T]]:
    size = max(1, (connection.features.max_query_params or _VALUES) // width)
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


class _Table:
    """The way of a model's rows into the database."""

    def __init__(self, model: type[models.Model]) -> None:
        fields: list[Any] = [f for f in model._meta.concrete_fields if not f.primary_key]
        self._model = model
        self.names = [field.name for field in fields]
        self.places = "(" + ", ".join(["%s"] * len(fields)) + ")"
        self._columns: list[str] = [field.column for field in fields]
        self._now = [place for place, field in enumerate(fields) if _is_moment(field)]
        self._start: list[Any] = []
        # Of each column its place, how wide it is, and what makes its values fit.
        self._way: dict[str, tuple[int, int, Convert | None]] = {}
        for place, field in enumerate(fields):
            width, convert = _width(field), _converter(field)
            default = field.get_default()
            self._start.append(convert(default) if convert and default is not None else default)
            if field.is_relation:
                self._way[field.name] = (place, 0, _key)
                self._way[field.attname] = (place, 0, None)
            else:
                self._way[field.name] = (place, width, convert)

    def values(self, columns: dict[str, Any], now: Any) -> list[Any]:
        """Return what is written of a row, in the order of `names`."""
        found = self._start.copy()
        way = self._way
        for name, value in columns.items():
            if value is not None:
                place, width, convert = way[name]
                if width:
                    found[place] = value if len(value) <= width else cut(value, width)
                else:
                    found[place] = convert(value) if convert else value
        for place in self._now:
            found[place] = now
        return found

    def statement(self, key: tuple[str, ...], fixed: frozenset[str]) -> tuple[str, str]:
        """Return the SQL before and behind the values."""
        quote = connection.ops.quote_name
        columns = ", ".join(map(quote, self._columns))
        head = f"INSERT INTO {quote(self._model._meta.db_table)} ({columns}) VALUES "
        tail = f" RETURNING {quote('id')}"
        if key:
            by_name = dict(zip(self.names, map(quote, self._columns), strict=True))
            sets = ", ".join(
                f"{column} = EXCLUDED.{column}"
                for name, column in by_name.items()
                if name not in fixed and name not in key
            )
            unique = ", ".join(by_name[name] for name in key)
            tail = f" ON CONFLICT ({unique}) DO UPDATE SET {sets}{tail}"
        return head, tail


@lru_cache(maxsize=32)
def _table(model: type[models.Model], vendor: str) -> _Table:
    """Return the table of a model; a process may hold one for each kind of database."""
    return _Table(model)


def _is_moment(field: Any) -> bool:
    return bool(getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False))


def _key(row: Any) -> int | None:
    pk: int | None = row.pk
    return pk


def _width(field: Any) -> int:
    """Return how many characters a column takes, 0 where that is no matter."""
    return (field.max_length or 0) if isinstance(field, models.CharField) else 0


def _converter(field: Any) -> Convert | None:
    """Return what makes a column's value fit for the database; None where it is so already."""
    if field.is_relation or _width(field) or isinstance(field, _PLAIN):
        return None
    if type(field) is models.DateField:
        return connection.ops.adapt_datefield_value
    if isinstance(field, _FEW):
        return lru_cache(maxsize=4096)(partial(_saved, field))
    return partial(_saved, field)


def _saved(field: Any, value: Any) -> Any:
    return field.get_db_prep_save(value, connection)
