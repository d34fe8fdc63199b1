"""The rows of an ingest and of an analysis are the same whatever the number of processes."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import transaction
from django.db.models import DateTimeField, ForeignKey

from archive.actions.inputs import Input
from archive.actions.reread import Analysis, to_read
from archive.actions.runs import Ingest, begin
from archive.actions.texts import Papers
from archive.generate.dispatches import dispatches
from archive.management.commands.generate_corpus import known_towns
from archive.models import Dispatch
from archive.search import find
from archive.search.ask import ask
from archive.search.kinds import DISPATCH

pytestmark = pytest.mark.django_db


def texts():
    found = [Input(one.name, one.text.encode()) for one in dispatches(14, 3, known_towns())]
    return [*found, Input("bad.txt", b"\x00\x01"), found[0]]


def rows():
    """Return every row of the archive but for its keys and the time of writing."""
    return {
        model.__name__: [
            tuple(getattr(row, column) for column in _columns(model))
            for row in model._default_manager.order_by("pk")
        ]
        for model in apps.get_app_config("archive").get_models()
    }


def _columns(model):
    return [
        field.attname
        for field in model._meta.concrete_fields
        if not field.primary_key and not isinstance(field, ForeignKey | DateTimeField)
    ]


def hits(*asked):
    """Return the names of the dispatches with these words, of each question."""
    found = [find.all_pks(DISPATCH, ask(words)) for words in asked]
    rows = [Dispatch.objects.filter(pk__in=pks).order_by("slug") for pks in found]
    return [list(some.values_list("slug", flat=True)) for some in rows]


def read_with(workers, lexicon, *, later):
    """Return the rows after an ingest, read at once or later, and take them back."""
    with transaction.atomic():
        work = Ingest(
            begin("test"), Papers.load(""), None if later else lexicon, batch=4, workers=workers
        )
        work.take(iter(texts()))
        if later:
            Analysis(begin("test"), lexicon, workers=workers).take(to_read(everything=True), 4)
        found = {**rows(), "found": hits("attack", "French troops", "法军", "机场")}
        transaction.set_rollback(True)
    return found, [str(error) for error in work.errors]


@pytest.mark.parametrize("later", [False, True])
def test_rows_are_the_same_with_one_process_and_with_two(knowledge, later):
    one, failed = read_with(1, knowledge, later=later)
    two, failed_too = read_with(2, knowledge, later=later)

    assert {table: rows for table, rows in two.items() if rows != one[table]} == {}
    assert failed == failed_too == ["bad.txt, line 1: The file is not text: it holds U+0001."]
    assert len(one["SourceText"]) == 14
    assert one["Figure"]
    assert all(one["found"])
