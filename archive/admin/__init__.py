"""The curator's workbench: importing this package registers every table with the admin."""

from archive.admin import (
    claims,
    dispatch,
    event,
    gazetteer,
    provenance,
    reading,
    vocabulary,
)

__all__ = [
    "claims",
    "dispatch",
    "event",
    "gazetteer",
    "provenance",
    "reading",
    "vocabulary",
]
