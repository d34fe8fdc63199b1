"""What the archive says about itself: the same in three languages, and true."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from archive.presenters.glossary_notes import NOTES
from archive.queries.glossary import CATEGORIES
from tests.factories import make_term
from tests.views.world import make_world

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parents[2]
TEXTS = ["about", "help", "accessibility"]
LAYERS = ["dates", "datelines", "figures", "units", "places", "alignment", "differences", "events"]


def body(client, language, name):
    page = client.get(f"/{language}/{name}/").text
    return re.search(r'<div class="prose">(.*?)</main>', page, re.S)[1]


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("language", ["zh-hans", "vi"])
def test_a_text_says_the_same_in_every_language(client, language, name):
    def shape(language):
        text = body(client, language, name)
        tags = re.findall(r"<(h2|ul|li|table|tr|dl|dt)\b", text)
        links = sorted(re.sub(r"^/[\w-]+/", "", link) for link in re.findall(r'href="(.*?)"', text))
        anchors = re.findall(r'id="(.*?)"', text)
        return tags, links, anchors, sorted(re.findall(r"<code>.*?</code>", text))

    assert shape(language) == shape("en")


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_begins_with_its_contents(client, name):
    page = client.get(f"/en/{name}/").text

    anchors = re.findall(r'<h2 id="([\w-]+)">', body(client, "en", name))
    assert len(anchors) > 2
    assert [anchor for anchor in anchors if f'<a href="#{anchor}">' not in page] == []


def test_the_measures_are_those_of_the_last_set(client):
    told = (ROOT / "tests/readings/README.md").read_text("utf-8").split("## Sixth set")[1]
    told = told.split("After one round")[0]  # a first run is the honest one
    rows = re.findall(r"^\| (\w+) \| .*? \| (\d\.\d+) \| (\d\.\d+) \|$", told, re.M)
    measured = {layer: (float(found), float(right)) for layer, found, right in rows}

    shown = re.findall(r'<td class="num">(\d+)%</td>', body(client, "en", "about"))

    expected = [round(share * 100) for layer in LAYERS for share in measured[layer]]
    assert list(map(int, shown)) == expected


def test_the_glossary_gives_each_word_in_both_languages(client):
    forms = "annihilated\nAnnihilated\nwiped out"
    make_term(
        "action",
        code="annihilated",
        label_en="put out of action",
        label_zh="歼灭",
        label_vi="tiêu diệt",
        forms_en=forms,
        forms_zh="歼灭\n殲滅\n全歼",
        note="Killed, wounded and captured together; never deaths alone.",
    )

    chapter, tellers = client.get("/vi/glossary/").context["chapters"]
    (entry,) = chapter.entries

    assert (entry.anchor, entry.name.text) == ("action-annihilated", "tiêu diệt")
    assert (entry.english, entry.chinese) == (("annihilated", "wiped out"), ("歼灭", "全歼"))
    assert entry.note.lang == "vi"
    assert "source-communique" in {told.anchor for told in tellers.entries}


def test_every_word_of_a_record_that_is_linked_is_explained(client):
    world = make_world()
    make_term("action", code="casualties", label_zh="毙伤")
    make_term("echelon", code="army", label_zh="军")
    make_term("place_kind", code="town", label_zh="城镇")
    explained = set(re.findall(r'<div id="([^"]+)"', client.get("/zh-hans/glossary/").text))
    linked = {}

    for kind, row in world.items():
        page = client.get(f"/zh-hans/{kind}/{row.uid}/", follow=True).text
        linked[kind] = set(re.findall(r'class="g" href="/zh-hans/glossary/#([^"]+)"', page))

    assert set().union(*linked.values()) <= explained
    assert {"action-casualties", "event_type-battle"} <= linked["engagements"]
    assert "echelon-army" in linked["units"]
    assert "place_kind-town" in linked["places"]


def test_a_note_of_a_curator_stays_in_its_language(client):
    make_term("action", code="x", note="Seen once.")

    chapter, _tellers = client.get("/zh-hans/glossary/").context["chapters"]

    assert (chapter.entries[0].note.text, chapter.entries[0].note.lang) == ("Seen once.", "en")


def test_the_glossary_costs_the_same_for_any_number_of_words(client, django_assert_num_queries):
    for number in range(3):
        make_term("action", code=f"code{number}")

    with django_assert_num_queries(3):
        client.get("/en/glossary/")


def test_an_archive_without_vocabulary_says_so(client):
    assert "no vocabulary yet" in client.get("/en/glossary/").text


def test_every_note_that_ships_is_translated():
    rows = json.loads((ROOT / "fixtures/vocabulary.json").read_text("utf-8"))
    notes = {
        row["fields"]["note"]
        for row in rows
        if row["model"] == "archive.term" and row["fields"]["category"] in CATEGORIES
    }

    assert notes - {""} == set(NOTES)


@pytest.mark.parametrize("path", ["", "engagements/", "about/"])
@pytest.mark.parametrize(
    ("language", "promise", "none"),
    [
        ("en", "named source", "claimant not named"),
        ("zh-hans", "具名来源", "未具名的一方"),
        ("vi", "một nguồn có tên", "không nêu tên bên công bố"),
    ],
)
def test_no_page_promises_a_named_source_of_every_figure(client, language, path, promise, none):
    event = make_world()["engagements"]
    event.figures.update(claimant=None)
    page = client.get(f"/{language}/{path}").text
    shown = client.get(f"/{language}/engagements/{event.uid}/", follow=True).text

    assert promise not in page
    assert none in shown
