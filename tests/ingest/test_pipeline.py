"""The whole reading, scored against what a careful reader found."""

import hashlib
import importlib.util
import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.ingest.annotation import annotation
from archive.ingest.decode import decode
from archive.ingest.lexicon import Lexicon
from archive.ingest.pipeline import run
from archive.ingest.records import ParseError, Quote
from tests.lexicon import load

ROOT = Path(__file__).parents[2]
GOLD = {
    gold["source"]["sha256"]: gold
    for gold in (
        json.loads(path.read_text("utf-8")) for path in (ROOT / "tests/gold").glob("0*.json")
    )
}
# What depends on layout and wording alone reads without a gazetteer, and must read right.
WHOLE = (
    "header fields",
    "original fields",
    "paragraphs (lang, kind, text)",
    "paragraph alignment",
    "sentence alignment",
    "reports: paragraphs",
    "reports: dateline",
    "reports: source chain links",
    "dates en: span",
    "dates en: EDTF",
    "dates zh: span",
    "dates zh: EDTF",
)


@pytest.fixture(scope="module")
def scores(vocabulary):
    spec = importlib.util.spec_from_file_location("score", ROOT / "tests/gold/score.py")
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    total = score.T()
    for path in sorted((ROOT / "fixtures/corpus").glob("*.txt")):
        data = path.read_bytes()
        (reading,) = run(decode(data).text, vocabulary)
        gold = GOLD[hashlib.sha256(data).hexdigest()]
        score.score(gold, annotation(reading, {"file": path.name}), total)
    return {
        layer: score.prf(found, wanted, told) for layer, (found, wanted, told) in total.d.items()
    }


@pytest.mark.parametrize("layer", WHOLE)
def test_run_reads_the_documents_as_a_reader_does(layer, scores):
    assert scores[layer] == (1.0, 1.0)


@pytest.mark.parametrize("layer", ["figures en: value", "figures zh: value"])
def test_run_reads_nearly_every_figure(layer, scores):
    recall, precision = scores[layer]
    assert recall >= 0.95
    assert precision >= 0.95


def test_run_reads_nothing_out_of_a_trailer(vocabulary):
    text = (ROOT / "fixtures/corpus/hoa-binh-and-dien-bien-phu.txt").read_text("utf-8")
    (reading,) = run(text, vocabulary)
    assert not [quote for quote in quotes(reading) if ".t" in quote.paragraph]


def test_run_reads_each_article_of_a_file(vocabulary):
    text = (
        "Title: One\nDate: 1954-01-01\n\nXinhua, December 31st: Ten men fell.\n\n"
        "Title: Two\nDate: 1954-01-02\n\nTASS, January 1st: Two men fell.\n"
    )
    readings = run(text, vocabulary)
    assert [r.reports[0].dateline.agency for r in readings] == ["xinhua", "tass"]


def quotes(value):
    """Yield every quote inside a record."""
    if isinstance(value, Quote):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from quotes(each)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from quotes(getattr(value, name))


def check(text, lexicon):
    try:
        readings = run(text, lexicon)
    except ParseError:
        return
    for reading in readings:
        for quote in quotes(reading):
            paragraph = reading.article.paragraph(quote.paragraph)
            assert paragraph.text[quote.start : quote.end] == quote.text
            assert paragraph.language == quote.language
        beads = [id for bead in reading.alignment for id in (*bead.english, *bead.chinese)]
        assert len(set(beads)) == len(beads)
        json.dumps(annotation(reading, {}))


SENTENCES = st.sampled_from(
    sorted(
        {
            piece
            for path in (ROOT / "fixtures/corpus").glob("*.txt")
            for piece in re.split(r"(?<=[.。\n,，])", path.read_text("utf-8"))
        }
    )
)


@given(text=st.lists(SENTENCES, max_size=25).map("".join))
@settings(max_examples=60)
def test_run_quotes_the_text_however_the_documents_are_shuffled(vocabulary, text):
    check(text, vocabulary)


@given(text=st.text(max_size=200))
@settings(max_examples=60)
def test_run_reads_any_text_or_says_why_not(text):
    check(text, Lexicon())


def test_run_does_not_place_an_event_where_the_agency_filed_from() -> None:
    text = (
        "Title: A post taken\nDate: 1954-05-30\n\n"
        "Xinhua News Agency, Hanoi, May 29th: On the 27th the Vietnam People's Army attacked"
        " the post of Phu Ly, killing 120 enemy soldiers.\n"
    )
    (reading,) = run(text, load())
    (event,) = reading.events
    places = {place.id: place.place for place in reading.places}
    assert [(places[p.mention], p.role) for p in event.places] == [("phu-ly", "target")]


def test_the_numbers_of_a_date_count_nothing_even_where_no_year_is_known() -> None:
    text = "Guerrillas wiped out three posts between March 15 and 20, taking 42 prisoners."
    (reading,) = run(text, load())
    assert not reading.dates
    assert [f.quotes[0].text for f in reading.figures] == ["three posts", "42 prisoners"]
