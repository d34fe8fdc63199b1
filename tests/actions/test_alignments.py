"""A curator's pairing of paragraphs outlives readings and new versions of the text."""

import pytest

from archive.actions.reread import Analysis
from archive.actions.runs import begin
from archive.models import Alignment, Dispatch, Reading
from tests.factories import decided
from tests.lexicon import FIXTURES

pytestmark = pytest.mark.django_db
LAI_CHAU = FIXTURES / "corpus/1953-12-14-lai-chau-liberated.txt"
METHODS = Alignment.Method


@pytest.fixture
def curated(ingest, tmp_path):
    """Return the file and row of a dispatch of which a curator paired two paragraphs with two."""
    path = tmp_path / LAI_CHAU.name
    path.write_bytes(LAI_CHAU.read_bytes())
    ingest(path)
    dispatch = Dispatch.objects.get()
    row = Alignment.objects.get()
    row.pairs = [pair for pair in row.pairs if not {"en2", "en3"} & set(pair[0])]
    row.pairs.insert(2, [["en2", "en3"], ["zh2", "zh3"], 1])
    row.method, row.score = METHODS.CURATED, 1
    row.decision = decided("dispatch", dispatch.uid)
    row.save()
    return path, dispatch


def bead_of(dispatch, sentence):
    (reading,) = Reading.objects.filter(dispatch=dispatch)
    return next(bead[:2] for bead in reading.beads if sentence in bead[0])


def pairs_of(dispatch):
    return [row.pairs for row in Alignment.objects.filter(dispatch=dispatch).order_by("id")]


def test_a_reading_keeps_to_the_curators_pairs(curated, knowledge):
    _, dispatch = curated
    before = pairs_of(dispatch)
    row = Alignment.objects.get()
    row.pairs[2:3] = [[["en2"], ["zh3"], 1], [["en3"], ["zh2"], 1]]
    row.save()

    Analysis(begin("test"), knowledge).take([dispatch.pk])

    assert Alignment.objects.get().method == METHODS.CURATED
    assert pairs_of(dispatch) != before
    assert bead_of(dispatch, "en2.s1")[1][0].startswith("zh3.")
    # The paragraphs say different things, so a sentence may stand alone, but never pairs elsewhere.
    assert all(id.startswith("zh2.") for id in bead_of(dispatch, "en3.s1")[1])


def test_a_new_version_of_the_text_keeps_the_curators_pairs(curated, ingest):
    path, dispatch = curated
    text = path.read_text("utf-8")
    path.write_text(text.replace("Page: 4", "Page: 4\n"), "utf-8")

    work = ingest(path)

    assert work.run.versions == 1
    old, new = Alignment.objects.filter(dispatch=dispatch).order_by("id")
    assert old.source != new.source
    assert (new.method, new.pairs, new.decision) == (METHODS.CURATED, old.pairs, old.decision)
    reading = Reading.objects.get(dispatch=dispatch, source=new.source)
    assert reading.beads


def test_a_new_version_with_other_words_is_aligned_anew(curated, ingest):
    path, dispatch = curated
    text = path.read_text("utf-8")
    path.write_text(text.replace("December 11th.", "December 12th.", 1), "utf-8")

    ingest(path)

    old, new = Alignment.objects.filter(dispatch=dispatch).order_by("id")
    assert (old.method, new.method) == (METHODS.CURATED, METHODS.AUTO)
    assert [["en2"], ["zh2"]] in [pair[:2] for pair in new.pairs]
