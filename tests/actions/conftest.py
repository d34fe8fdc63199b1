"""An archive with the shipped gazetteer, units and vocabulary."""

import pytest

from archive.actions.inputs import read_inputs
from archive.actions.runs import Ingest, begin
from archive.actions.texts import Papers
from archive.queries.lexicon import load_lexicon
from tests.knowledge import load_knowledge

LIMIT = 1_000_000


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
