"""The page of a dispatch: its two languages in rows, with what was found in them."""

import datetime as dt

import pytest

from archive.models import Event, TextCorrection
from tests.factories import (
    attest,
    decided,
    make_alignment,
    make_discrepancy,
    make_dispatch,
    make_evidence,
    make_newspaper,
    make_paragraph,
    make_reading,
)
from tests.views.world import CHINESE, make_world

pytestmark = pytest.mark.django_db


def address(dispatch, language="en", query=""):
    return f"/{language}/dispatches/{dispatch.uid}/{dispatch.slug}/{query}"


def shown(client, dispatch, query=""):
    return client.get(address(dispatch, query=query)).context["dispatch"]


def test_a_dispatch_faces_its_languages_row_by_row(client):
    page = client.get(address(make_world()["dispatches"])).context["dispatch"]

    (section,) = page.sections
    aligned, alone = section.rows
    assert [t.name for t in aligned.english + aligned.chinese] == ["en1", "zh1"]
    assert [note.number for note in aligned.notes] == [1]
    assert (alone.english[0].name, alone.chinese, alone.label) == (
        "en2",
        (),
        "Only in the English text",
    )
    assert [text.name for text in page.trailers] == ["en.t1"]


def test_a_curators_alignment_outranks_the_computed_one(client):
    dispatch = make_dispatch()
    for language in ("en", "en", "zh"):
        make_paragraph(dispatch, language=language)
    make_alignment(dispatch, [[["en1"], ["zh1"], 0.5]])
    make_alignment(
        dispatch, [[["en1", "en2"], ["zh1"], 1]], method="curated", decision=decided("dispatch")
    )

    page = client.get(address(dispatch)).context["dispatch"]

    assert [len(row.english) for row in page.sections[0].rows] == [2]


def test_text_and_anchors_reach_the_page_escaped(client):
    dispatch = make_dispatch(has_zh=False)
    make_paragraph(dispatch, "A <b>bold</b> & dangerous text")

    text = client.get(address(dispatch)).text

    assert '<p id="en1" lang="en" class="text">A &lt;b&gt;bold&lt;/b&gt; &amp; dangerous' in text


@pytest.mark.parametrize(
    ("query", "english", "chinese", "problems"),
    [
        ("", True, True, 0),
        ("?text=facing", True, True, 0),
        ("?text=en", True, False, 0),
        ("?text=zh", False, True, 0),
        ("?text=vi", True, True, 1),
        ("?words=en1.7-11&words=zh1.0-4", True, True, 0),
        ("?words=en1.7-9999&words=en9.1-2&words=x", True, True, 3),
    ],
)
def test_the_text_is_shown_as_the_address_asks(client, query, english, chinese, problems):
    response = client.get(address(make_world()["dispatches"], query=query))

    assert ('<p id="en1"' in response.text, '<p id="zh1"' in response.text) == (english, chinese)
    assert len(response.context["shown"].problems) == problems
    assert ("could not be used" in response.text) == bool(problems)


def test_a_dispatch_in_one_language_offers_no_other(client):
    dispatch = make_dispatch(has_zh=False)
    make_paragraph(dispatch)

    response = client.get(address(dispatch, query="?text=zh"))

    assert response.context["shown"].ways == ()
    assert "held in one language only" in response.text
    assert '<p id="en1"' in response.text


def test_words_asked_for_are_marked_in_both_languages(client):
    world = make_world()

    (told,) = shown(client, world["dispatches"]).events
    text = client.get(told.address).text

    assert told.rows == "1"
    assert told.address.endswith("#p1")
    assert f"<mark>{CHINESE[:4]}" in text
    assert "<mark>On the </mark>" in text


def test_counterparts_share_a_key(client):
    dispatch = make_dispatch()
    make_paragraph(dispatch, "At Lai Chau.")
    make_paragraph(dispatch, "莱州。", language="zh")
    make_alignment(dispatch, [[["en1"], ["zh1"], 0.9]])
    marks = {"en1": [[3, 11, "place", "lai-chau"]], "zh1": [[0, 2, "place", "lai-chau"]]}
    make_reading(dispatch, marks=marks)

    text = client.get(address(dispatch)).text

    assert text.count('<span class="m place" data-k="0">') == 2


def test_marks_switched_off_stay_off(client):
    dispatch = make_world()["dispatches"]
    client.cookies["marks_off"] = "place.nonsense"

    response = client.get(address(dispatch))

    assert 'id="show-place">' in response.text
    assert 'id="show-date" checked>' in response.text
    assert "Cookie" in response["Vary"]


def test_a_difference_leads_to_the_claim_it_touches(client):
    world = make_world()
    figure = world["engagements"].figures.get()

    (note,) = shown(client, world["dispatches"]).sections[0].rows[0].notes

    assert [claim.address for claim in note.claims] == [
        f"/en/engagements/{world['engagements'].uid}/{world['engagements'].slug}/#f-{figure.uid}"
    ]


def test_differences_are_numbered_as_they_are_read(client):
    dispatch = make_dispatch()
    late = make_paragraph(dispatch, "Few words, then twenty men.")
    make_paragraph(dispatch, "二十一人。", language="zh")
    make_alignment(dispatch, [[["en1"], ["zh1"], 0.9]])
    make_discrepancy(dispatch, evidence_en=make_evidence(late, "twenty men"))
    early = dispatch.paragraphs.get(name="zh1")
    make_discrepancy(dispatch, evidence_zh=make_evidence(early, "二十"), kind="omission")

    notes = shown(client, dispatch).sections[0].rows[0].notes

    assert [(note.number, note.difference.kind) for note in notes] == [
        (1, "omission"),
        (2, "number"),
    ]


def test_a_correction_is_shown_over_the_printed_words(client):
    dispatch = make_dispatch(has_zh=False)
    paragraph = make_paragraph(dispatch, "The enmy fled.")
    decision = decided("paragraph", signature="A. Curator")
    fields = {"old": "enmy", "new": "enemy", "reason": "Misprint.", "decision": decision}
    TextCorrection.objects.create(paragraph=paragraph, start=4, end=8, **fields)

    text = client.get(address(dispatch)).text

    assert "The <del>enmy</del> <ins>enemy</ins> fled." in text
    assert "Misprint." in text
    assert "A. Curator" in text
    assert 'id="show-correction" checked' in text


def test_articles_lead_to_those_around_them_in_the_newspaper(client):
    paper, day = make_newspaper(), dt.date(1953, 12, 14)

    def printed(**fields):
        return make_dispatch(newspaper=paper, **{"published": day, "page": 4, **fields})

    after = printed(published=dt.date(1954, 1, 1), page=1)
    first, second, third = printed(page=1), printed(), printed()
    make_dispatch(newspaper=make_newspaper(), published=day, page=4)
    printed(merged_into=third)

    def around(dispatch):
        found = shown(client, dispatch).neighbours
        ends = [end and end.title.text for end in (found.before, found.after)]
        return [*ends, [other.title.text for other in found.on_page]]

    assert around(first) == [None, second.title_en, []]
    assert around(second) == [first.title_en, third.title_en, [third.title_en]]
    assert around(third) == [second.title_en, after.title_en, [second.title_en]]
    assert around(after) == [third.title_en, None, []]
    assert around(make_dispatch(newspaper=None)) == [None, None, []]


@pytest.mark.parametrize("rows", [1, 3])
def test_a_page_costs_the_same_for_any_number_of_rows(client, django_assert_num_queries, rows):
    dispatch = make_dispatch(newspaper=make_newspaper(), page=4)
    for number in range(rows):
        english = make_paragraph(dispatch)
        make_paragraph(dispatch, language="zh")
        event = Event.objects.create(uid=f"event{number}", slug="event")
        event.reports.create(dispatch=dispatch)
        attest(event, make_evidence(english))
        make_discrepancy(dispatch, evidence_en=make_evidence(english, "300 men"))
    make_alignment(dispatch, [])
    make_reading(dispatch)
    client.get(address(dispatch))

    with django_assert_num_queries(12):
        client.get(address(dispatch))
