"""The index of the lists: which rows changed since it was made, and the parts kept of it."""

from __future__ import annotations

from django.db import models


class NothingDumped(models.Manager[models.Model]):
    """No rows: a dump leaves the index out, because other ids stand where it is loaded."""

    def get_queryset(self) -> models.QuerySet[models.Model]:
        return super().get_queryset().none()


class IndexState(models.Model):
    """The one row that says how far the archive has come; read once by every page."""

    epoch = models.CharField(max_length=10)
    generation = models.BigIntegerField(default=0)
    base = models.BigIntegerField(default=0)

    dumped = NothingDumped()
    objects = models.Manager()

    def __str__(self) -> str:
        return f"{self.epoch} {self.generation}"


class IndexChange(models.Model):
    """What one write changed, as packed ids; kept until the index is made anew."""

    generation = models.BigIntegerField(primary_key=True)
    events = models.BinaryField()
    dispatches = models.BinaryField()
    gazetteer = models.BooleanField(default=False)

    dumped = NothingDumped()
    objects = models.Manager()

    def __str__(self) -> str:
        return str(self.generation)


class IndexPart(models.Model):
    """One part of a kept index: the order of its rows, or the sets of one facet."""

    build = models.BigIntegerField()
    subject = models.CharField(max_length=12)
    name = models.CharField(max_length=24)
    data = models.BinaryField()

    dumped = NothingDumped()
    objects = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["build", "subject", "name"], name="indexpart_once")
        ]

    def __str__(self) -> str:
        return f"{self.build} {self.subject} {self.name}"
