"""The two kinds of row whose words are indexed. Places and units are found by their names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models

from archive.models import Dispatch, Event, IndexedDispatch, IndexedEvent
from archive.models.search import Indexed
from archive.search import documents
from archive.search.documents import Document


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of row: where its keys and words stand and how its documents are made."""

    name: str
    model: type[models.Model]
    indexed: type[Indexed]
    documents: Callable[..., Iterator[Document]]
    undated_last: bool

    @property
    def rows(self) -> Any:
        """The keys as rows."""
        return self.indexed.objects

    @property
    def keys(self) -> str:
        """The table of its keys."""
        return str(self.indexed._meta.db_table)

    @property
    def words(self) -> str:
        """The table of its words on SQLite."""
        return f"search_{self.name}"


DISPATCH = Kind("dispatch", Dispatch, IndexedDispatch, documents.dispatches, False)
EVENT = Kind("event", Event, IndexedEvent, documents.events, True)
KINDS = (DISPATCH, EVENT)
