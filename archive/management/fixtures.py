"""JSON fixtures whose rows go by name, read without asking the database for each of them.

Django asks three times a row: what the row is called, whether it is there, what it refers to. Here
a name is asked for once, and what a table holds is read when its first row comes. Everything else
is Django's: rows with numbers, forward references, values that cannot be read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.serializers import json
from django.core.serializers.base import DeserializedObject
from django.db import DatabaseError
from django.db.models import Model

Serializer = json.Serializer

Rows = dict[tuple[Any, ...], Any]
_MOST = 5000  # rows of a table that are read to know their names; in a larger one each is asked for


class Deserializer(json.Deserializer):
    """Yield the rows of a fixture, each to be saved before the next is asked for."""

    def __init__(self, stream: Any, **options: Any) -> None:
        super().__init__(stream, **options)
        self._database: str = self.using  # type: ignore[attr-defined]
        self._lenient: bool = self.ignorenonexistent  # type: ignore[attr-defined]
        self._named: dict[type[Model], Rows] = {}
        self._held: dict[type[Model], Rows | None] = {}

    def _handle_object(self, row: dict[str, Any]) -> Iterator[DeserializedObject]:
        made = None if "pk" in row or self._lenient else self._plain(row)
        if made is not None:
            yield DeserializedObject(made, {}, {})
            return
        for found in super()._handle_object(row):  # type: ignore[misc]
            yield found
            self._note(found.object, numbered="pk" in row)

    def _note(self, made: Any, *, numbered: bool) -> None:
        """Remember a row that Django has read; one with a number may have had another name."""
        rows = self._held.get(type(made))
        if numbered:
            self._named.pop(type(made), None)
            self._held[type(made)] = None
        elif rows is not None:
            rows[made.natural_key()] = made

    def _plain(self, row: dict[str, Any]) -> Model | None:
        """Return a row that goes by name, with its number if it is there; None is for Django."""
        model: Any = self._get_model_from_node(row["model"])  # type: ignore[attr-defined]
        rows = self._rows(model) if hasattr(model, "natural_key") else None
        if rows is None:
            return None
        try:
            values = {name: self._value(model, name, v) for name, v in row["fields"].items()}
            made = model(**values)
            key = made.natural_key()
        except DatabaseError:
            raise
        except Exception:  # whatever is wrong with it, Django says it better
            return None
        if key in rows:
            made.pk = rows[key].pk
        rows[key] = made
        return made  # type: ignore[no-any-return]

    def _value(self, model: type[Model], name: str, value: Any) -> Any:
        field: Any = model._meta.get_field(name)
        if not field.is_relation:
            return field.to_python(value)
        if value is None:
            return None
        if field.many_to_many or not isinstance(value, list):
            raise TypeError
        return self._called(field.related_model, tuple(value))

    def _called(self, model: type[Model], key: tuple[Any, ...]) -> Any:
        """Return the row of this name."""
        held = (self._held.get(model) or {}).get(key)
        if held is not None and held.pk is not None:
            return held
        known = self._named.setdefault(model, {})
        if key not in known:
            manager: Any = model._default_manager.db_manager(self._database)
            known[key] = manager.get_by_natural_key(*key)
        return known[key]

    def _rows(self, model: type[Model]) -> Rows | None:
        """Return the rows of a small table by name, None for a large one."""
        if model not in self._held:
            rows: Any = model._default_manager.db_manager(self._database).select_related()
            few = rows.order_by().values("pk")[: _MOST + 1].count() <= _MOST
            self._held[model] = {each.natural_key(): each for each in rows} if few else None
        return self._held[model]
