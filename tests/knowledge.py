"""The shipped gazetteer, units and vocabulary as rows, written in a few statements."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db.models import Model
from django.utils.dateparse import parse_datetime

from tests.lexicon import NAMES, fixture

Keys = dict[type[Model], dict[tuple[Any, ...], Model]]
KEYED = {"archive.decision", "archive.place", "archive.unit"}


def load_knowledge() -> None:
    """Write the fixtures: loaddata asks for each row, which takes seconds."""
    keys: Keys = {}
    rows = [row for name in NAMES for row in fixture(name)]
    for label in dict.fromkeys(row["model"] for row in rows):
        model = apps.get_model(label)
        made = [
            model(**values(model, row["fields"], keys)) for row in rows if row["model"] == label
        ]
        model.objects.bulk_create(made)
        if label in KEYED:
            keys[model] = {each.natural_key(): each for each in made}


def values(
    model: type[Model],
    fields: dict[str, Any],
    keys: dict[type[Model], dict[tuple[Any, ...], Model]],
) -> dict[str, Any]:
    found = {}
    for name, value in fields.items():
        field = model._meta.get_field(name)
        if field.is_relation and value is not None:
            value = keys[field.related_model][tuple(value)]
        elif field.get_internal_type() == "DateTimeField" and isinstance(value, str):
            value = parse_datetime(value)
        found[name] = value
    return found
