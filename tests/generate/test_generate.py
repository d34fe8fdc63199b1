"""Invented dispatches: the same for a seed, like the real ones, and true to what they say."""

from __future__ import annotations

import json
import re
from itertools import islice
from statistics import mean

import pytest
from django.core.management import call_command

from archive.actions.inputs import Input, read_inputs
from archive.generate.dispatches import dispatches
from archive.generate.material import frames
from archive.generate.numerals import han
from archive.ingest.parse import parse
from archive.ingest.records import Language
from archive.ingest.sentences import sentences
from archive.management.commands.generate_corpus import known_towns
from archive.text.numerals import read_han

SECTIONS = ("leads", "fights", "totals", "quotes", "comments")


@pytest.fixture(scope="module")
def some():
    return list(dispatches(200, 7, known_towns()))


def test_a_dispatch_depends_on_seed_and_number_alone(some):
    later = list(dispatches(5, 7, known_towns(), start=150))

    assert [one.text for one in later] == [one.text for one in some[150:155]]
    assert next(dispatches(1, 8, known_towns())).text != some[0].text


def test_there_are_frames_enough_and_both_languages_have_the_same_slots():
    pairs = [pair for section in SECTIONS for pair in frames(section)]

    assert len(pairs) >= 40
    for english, chinese in pairs:
        slots = {name.removesuffix("0") for name in re.findall(r"\{(\w+)", english)}
        assert slots == set(re.findall(r"\{(\w+)", chinese)), english


def test_dispatches_have_the_size_and_make_of_the_five_documents(some):
    articles = [parse(one.text)[0] for one in some]
    bilingual = [a for a in articles if a.readable(Language.CHINESE) and a.header.title]
    counts = [len(sentences(a)) for a in bilingual]

    assert 4000 < mean(len(one.text) for one in some) < 6000  # the five: 5,060
    assert 38 < mean(counts) < 48  # the three in two languages: 40
    assert {one.truth["languages"] for one in some} == {"both", "en", "zh"}
    assert {len(one.truth["items"]) for one in some} == {1, 2, 3}
    years = {one.truth["published"][:4] for one in some}
    assert max(years) > "1973" > "1948" > min(years)


def test_the_truth_is_what_the_text_says(some):
    for one in some:
        text, truth = one.text, one.truth
        for item in truth["items"]:
            assert item["en"] in text or truth["languages"] == "zh"
            assert item["zh"] in text or truth["languages"] == "en"
        for difference in truth["differences"]:
            assert difference["en"] in text
            assert difference["zh"] in text
            assert difference["wrong"].casefold() in difference["en"].casefold()


def test_differences_are_of_many_kinds_and_only_in_two_languages(some):
    wrong = [one for one in some if one.truth["differences"]]
    kinds = {d["kind"] for one in wrong for d in one.truth["differences"]}

    assert {one.truth["languages"] for one in wrong} == {"both"}
    assert 0.1 < len(wrong) / len(some) < 0.3
    assert {"number", "date", "place", "echelon", "measure_unit", "direction"} <= kinds


@pytest.mark.parametrize("value", [2, 10, 15, 101, 110, 2079, 10550, 100500, 999_999])
def test_a_number_reads_back_from_its_characters(value):
    assert read_han(han(value)) == value


@pytest.mark.parametrize("name", ["some.jsonl", "some.jsonl.gz", "folder"])
def test_the_command_writes_what_ingest_takes(tmp_path, name, capsys):
    call_command("generate_corpus", 3, "--seed", "7", "--out", str(tmp_path / name))

    found = [one for one in read_inputs([str(tmp_path / name)], 10**6) if isinstance(one, Input)]
    truth = (tmp_path / f"{name}.truth.jsonl").read_text().splitlines()
    expected = [one.text for one in islice(dispatches(3, 7, known_towns()), 3)]
    assert [one.data.decode() for one in found] == expected
    assert [json.loads(line)["name"] for line in truth] == [f"0000000{n}.txt" for n in range(3)]


def test_the_same_seed_gives_the_same_bytes_with_any_number_of_workers(tmp_path, capsys):
    for name, workers in (("one.jsonl.gz", 1), ("two.jsonl.gz", 2)):
        out = str(tmp_path / name)
        call_command("generate_corpus", 1100, "--seed", "7", "--out", out, workers=workers)

    assert (tmp_path / "one.jsonl.gz").read_bytes() == (tmp_path / "two.jsonl.gz").read_bytes()
