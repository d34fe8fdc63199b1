"""An archive with the shipped gazetteer, units and vocabulary."""

from pathlib import Path

import pytest
from django.apps import apps
from django.utils.dateparse import parse_datetime

from archive.actions.inputs import read_inputs
from archive.actions.runs import Ingest, begin
from archive.actions.texts import Papers
from archive.queries.lexicon import load_lexicon
from tests.lexicon import NAMES, fixture

FIXTURES = Path(__file__).parents[2] / "fixtures"
LIMIT = 1_000_000
KEYED = {"archive.decision", "archive.place", "archive.unit"}


def load_knowledge():
    """Write the fixtures in a few statements: loaddata asks for each row, which takes seconds."""
    keys = {}
    rows = [row for name in NAMES for row in fixture(name)]
    for label in dict.fromkeys(row["model"] for row in rows):
        model = apps.get_model(label)
        made = [
            model(**values(model, row["fields"], keys)) for row in rows if row["model"] == label
        ]
        model.objects.bulk_create(made)
        if label in KEYED:
            keys[model] = {each.natural_key(): each for each in made}


def values(model, fields, keys):
    found = {}
    for name, value in fields.items():
        field = model._meta.get_field(name)
        if field.is_relation and value is not None:
            value = keys[field.related_model][tuple(value)]
        elif field.get_internal_type() == "DateTimeField" and isinstance(value, str):
            value = parse_datetime(value)
        found[name] = value
    return found


@pytest.fixture
def knowledge(db):
    """Load the fixtures and return the lexicon of the database."""
    load_knowledge()
    return load_lexicon()


@pytest.fixture
def ingest(knowledge):
    """Return a function that ingests paths and returns the work done."""

    def run(*paths, batch=10, analysis=True, newspaper=""):
        lexicon = knowledge if analysis else None
        work = Ingest(begin("test"), Papers.load(newspaper), lexicon, batch=batch)
        work.take(read_inputs([str(path) for path in paths], LIMIT))
        return work

    return run
