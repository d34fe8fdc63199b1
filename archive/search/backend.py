"""The index of the database in use."""

from __future__ import annotations

from types import ModuleType

from django.db import connection

from archive.search import postgres, sqlite


def backend() -> ModuleType:
    """Return the module that speaks to this database's index."""
    return postgres if connection.vendor == "postgresql" else sqlite
