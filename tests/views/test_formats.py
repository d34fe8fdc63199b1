"""A dispatch in other formats: what each holds, and that odd characters break none."""

import json
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.exports.xml import element
from archive.models import TextCorrection
from tests.factories import decided, make_alignment, make_dispatch, make_paragraph, make_reading
from tests.views.world import CHINESE, ENGLISH, make_world

TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ODD = "<b>&amp; \"quoted\" 'it' ]]> \x0b\x1f 𠀀 ｜ \u202e"
MIMES = {
    "json": "application/json",
    "txt": "text/plain",
    "tei.xml": "application/tei+xml",
    "tmx": "application/x-tmx+xml",
}


def fetch(client, dispatch, extension):
    return client.get(f"/dispatches/{dispatch.uid}.{extension}")


@given(st.text())
def test_any_text_gives_well_formed_xml(text):
    assert ElementTree.fromstring(element("a", text, n=text)).tag == "a"


@pytest.mark.django_db
@pytest.mark.parametrize("extension", list(MIMES))
def test_each_format_says_what_it_is_and_the_page_leads_to_it(client, extension):
    dispatch = make_world()["dispatches"]

    response = fetch(client, dispatch, extension)
    page = client.get(f"/en/dispatches/{dispatch.uid}/{dispatch.slug}/").text

    assert response["Content-Type"] == f"{MIMES[extension]}; charset=utf-8"
    assert f'filename="communique-{dispatch.uid}.{extension}"' in response["Content-Disposition"]
    alternate = f'<link rel="alternate" type="{MIMES[extension]}" href="/dispatches/'
    assert f'{alternate}{dispatch.uid}.{extension}">' in page


@pytest.mark.django_db
def test_json_has_the_words_their_offsets_and_what_was_found(client):
    world = make_world()

    told = json.loads(fetch(client, world["dispatches"], "json").text)

    english = told["paragraphs"][0]
    assert english["text"] == ENGLISH
    place = next(mark for mark in english["marks"] if mark["kind"] == "place")
    assert english["text"][place["start"] : place["end"]] == "Lai Châu"
    assert told["rows"][0] == [["en1"], ["zh1"]]
    assert told["items"][0]["chain"][0]["agency"] == "vna"
    (difference,) = told["differences"]
    assert difference["status"] == "proposed"
    assert difference["chinese"]["exact"] == "敌军二十四个连"
    assert [event["id"] for event in told["events"]] == [world["engagements"].uid]
    assert told["address"] == f"http://testserver/dispatches/{world['dispatches'].uid}/"


@pytest.mark.django_db
def test_tei_faces_its_texts_and_marks_what_was_found(client):
    root = ElementTree.fromstring(fetch(client, make_world()["dispatches"], "tei.xml").text)

    texts = root.findall(f"{TEI}text/{TEI}group/{TEI}text")
    assert [text.get(LANG) for text in texts] == ["en", "zh-Hans"]
    by_id = {p.get(ID): p for p in root.iter() if p.get(ID)}
    assert (by_id["en1"].get("corresp"), by_id["zh1"].get("corresp")) == ("#zh1", "#en1")
    assert "".join(by_id["en1"].itertext()) == ENGLISH
    assert by_id["en1"].find(f"{TEI}date").get("when") == "1953-12-23"
    assert by_id["en1"].find(f"{TEI}placeName").get("key") == "lai-chau"
    assert root.find(f".//{TEI}back//{TEI}list/{TEI}item/{TEI}quote").get("source") == "#en1"


@pytest.mark.django_db
def test_tei_nests_marks_that_cross_and_shows_corrections(client):
    dispatch = make_dispatch(has_zh=False)
    paragraph = make_paragraph(dispatch, "abcdefghij")
    marks = [[0, 6, "date", "1953-12/1954-01"], [4, 8, "place", "x"], [5, 6, "figure", "1"]]
    make_reading(dispatch, marks={"en1": marks})
    fields = {"old": "cd", "new": "CD", "reason": "", "decision": decided("paragraph")}
    TextCorrection.objects.create(paragraph=paragraph, start=2, end=4, **fields)

    text = fetch(client, dispatch, "tei.xml").text

    assert (
        '<date from="1953-12" to="1954-01">ab<choice><sic>cd</sic><corr>CD</corr></choice>'
        '<placeName key="x">e<measure type="claim">f</measure></placeName></date>'
        '<placeName key="x">gh</placeName>ij'
    ) in text


@pytest.mark.django_db
def test_tmx_pairs_sentences_and_a_curators_paragraphs_before_them(client):
    dispatch = make_dispatch()
    make_paragraph(dispatch, "One. Two.")
    make_paragraph(dispatch, "一。二。", language="zh")
    beads = [[["en1.s1"], ["zh1.s1"], 0.9], [["en1.s2"], ["zh1.s2"], 0.8], [[], ["zh1.s3"], 0]]
    spans = {"en1": [[0, 4], [5, 9]], "zh1": [[0, 2], [2, 4]]}
    make_reading(dispatch, beads=beads, sentences=spans)

    def segments():
        root = ElementTree.fromstring(fetch(client, dispatch, "tmx").text)
        return [[seg.text for seg in unit.iter("seg")] for unit in root.iter("tu")]

    assert segments() == [["一。", "One."], ["二。", "Two."]]
    make_alignment(
        dispatch, [[["en1"], ["zh1"], 1]], method="curated", decision=decided("dispatch")
    )
    assert segments() == [["一。二。", "One. Two."]]


@pytest.mark.django_db
def test_plain_text_holds_both_languages_row_by_row(client):
    text = fetch(client, make_world()["dispatches"], "txt").text

    assert f"[1]\n{ENGLISH}\n{CHINESE}\n" in text
    assert "“twenty-four enemy battalions” ≠ “敌军二十四个连”. The numbers differ." in text


@pytest.mark.django_db
@pytest.mark.parametrize("extension", list(MIMES))
def test_odd_characters_break_no_format(client, extension):
    dispatch = make_dispatch(title_en=ODD, title_zh=ODD)
    make_paragraph(dispatch, ODD)
    make_paragraph(dispatch, ODD, language="zh")
    make_alignment(dispatch, [[["en1"], ["zh1"], 0.5]])
    make_reading(dispatch, marks={"en1": [[0, 3, "place", ODD], [3, 4, "date", "nonsense"]]})

    text = fetch(client, dispatch, extension).text

    if extension in ("tei.xml", "tmx"):
        assert ODD.replace("\x0b\x1f", "��") in "".join(ElementTree.fromstring(text).itertext())
    elif extension == "json":
        assert json.loads(text)["paragraphs"][0]["text"] == ODD


@pytest.mark.django_db
def test_one_language_has_no_aligned_text(client):
    dispatch = make_dispatch(has_zh=False)
    make_paragraph(dispatch)

    page = client.get(f"/en/dispatches/{dispatch.uid}/{dispatch.slug}/").text

    assert fetch(client, dispatch, "tmx").status_code == 404
    assert "application/x-tmx+xml" not in page
    assert fetch(client, dispatch, "tei.xml").text.count("<text") == 1


@pytest.mark.django_db
def test_a_merged_dispatch_leads_to_where_it_went(client):
    target = make_dispatch()
    merged = make_dispatch(merged_into=target)

    response = fetch(client, merged, "json")

    assert (response.status_code, response["Location"]) == (
        301,
        f"/dispatches/{target.uid}.json",
    )
