"""Which rows the search index holds, and under which key; the words stand beside the database's.

A key sorts by date, so that the newest hits come first without sorting: see
`archive/search/keys.py`. SQLite keeps the words in FTS5 tables, PostgreSQL in a column of these.
"""

from __future__ import annotations

from django.db import models

from archive.models.index import NothingDumped


class Indexed(models.Model):
    """One row under its key, written in one generation of the index."""

    key = models.BigIntegerField(primary_key=True)
    generation = models.IntegerField(default=1)

    dumped = NothingDumped()
    objects = models.Manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.key)


class IndexedDispatch(Indexed):
    """A dispatch that can be found."""

    row = models.OneToOneField("archive.Dispatch", on_delete=models.CASCADE, related_name="indexed")


class IndexedEvent(Indexed):
    """An engagement, period total or other event that can be found."""

    row = models.OneToOneField("archive.Event", on_delete=models.CASCADE, related_name="indexed")


class SearchState(models.Model):
    """The generation of the index that is served, and the one being built, if any."""

    generation = models.IntegerField(default=1)
    building = models.IntegerField(null=True)

    dumped = NothingDumped()
    objects = models.Manager()

    def __str__(self) -> str:
        return str(self.generation)
