"""Evidence is given by pasting exact words, and dates by writing EDTF."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.contrib import admin
from django.test import Client, RequestFactory
from django.urls import reverse

from archive.admin.forms import locate, quote
from archive.models import (
    Alignment,
    Decision,
    Event,
    Evidence,
    Figure,
    Status,
    TextCorrection,
)
from tests import factories as make

pytestmark = pytest.mark.django_db

TEXT = "The 3rd company held the hill. Later the 3rd company left it."


@pytest.fixture
def curator(client: Client) -> Client:
    client.force_login(make.make_curator(username="linh"))
    return client


def form_of(model: type, instance: Any, data: dict[str, Any]) -> Any:
    """Return the admin's form for a row, filled in."""
    request = RequestFactory().get("/")
    request.user = make.make_curator()
    form = admin.site._registry[model].get_form(request, instance)
    return form(data, instance=instance)


def test_words_are_located_where_they_stand_once() -> None:
    paragraph = make.make_paragraph(text=TEXT)

    evidence = quote(*locate("held the hill", [paragraph]))

    assert (evidence.start, evidence.end, evidence.prefix, evidence.exact, evidence.suffix) == (
        16,
        29,
        "The 3rd company ",
        "held the hill",
        ". Later the 3rd company left it.",
    )


def test_same_words_give_the_same_evidence() -> None:
    paragraph = make.make_paragraph(text=TEXT)
    stored = make.make_evidence(paragraph, "held the hill")

    assert quote(*locate("held the hill", [paragraph])) == stored


def figure_data(dispatch: Any, **fields: Any) -> dict[str, Any]:
    return {
        "dispatch": dispatch.pk,
        "position": 1,
        "action": "casualties",
        "object": "company",
        "qualifier": "exact",
        "value": 1,
        "reading": "single",
        **fields,
    }


def test_claim_made_by_a_curator_is_proposed_with_its_words() -> None:
    dispatch = make.make_dispatch()
    paragraph = make.make_paragraph(dispatch, text=TEXT)

    form = form_of(Figure, None, figure_data(dispatch, words_en="held the hill"))

    assert form.errors == {}
    figure = form.save()
    assert (figure.status, figure.analyser, figure.decision) == (Status.PROPOSED, "", None)
    assert (figure.evidence_en.paragraph, figure.evidence_en.exact) == (paragraph, "held the hill")
    assert figure.evidence_zh is None


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        ({}, {"words_en": ["Quote the words of at least one language."]}),
        (
            {"words_en": "lost the hill"},
            {
                "words_en": [
                    "These words stand nowhere in the text exactly as typed. Choose the paragraph."
                ]
            },
        ),
        (
            {"words_en": "3rd company"},
            {
                "words_en": [
                    "These words stand in 2 places (en1): choose the paragraph, or quote more of "
                    "it."
                ]
            },
        ),
    ],
)
def test_claim_is_refused_when_its_words_point_nowhere_or_twice(
    fields: dict[str, str], errors: dict[str, list[str]]
) -> None:
    dispatch = make.make_dispatch()
    make.make_paragraph(dispatch, text=TEXT)

    form = form_of(Figure, None, figure_data(dispatch, **fields))

    assert form.errors == errors
    assert Evidence.objects.count() == 0


def test_claim_keeps_its_words_when_another_field_changes() -> None:
    figure = make.make_figure()
    english = figure.evidence_en
    data = figure_data(
        figure.dispatch,
        value=2,
        words_en=english.exact,
        paragraph_en=english.paragraph_id,
    )

    saved = form_of(Figure, figure, data).save()

    assert (saved.value, saved.evidence_en) == (2, english)


def event_data(event: Event, **fields: Any) -> dict[str, Any]:
    """Return an event's form as a browser sends it, with empty rows below."""
    inlines = {
        f"{prefix}-{name}": 0
        for prefix in ("attestations", "places", "units", "Figure_events", "reports")
        for name in ("TOTAL_FORMS", "INITIAL_FORMS")
    }
    return {
        "title_en": event.title_en,
        "title_zh": event.title_zh,
        "kind": event.kind,
        "type": event.type,
        "date_edtf": event.date_edtf,
        "date_basis": event.date_basis,
        **inlines,
        **fields,
    }


def test_event_is_attested_by_pasted_words(curator: Client) -> None:
    event = make.make_event()
    dispatch = make.make_dispatch()
    paragraph = make.make_paragraph(dispatch, text=TEXT)
    report = make.make_report(event, dispatch)
    page = reverse("admin:archive_event_change", args=[event.pk])

    answer = curator.post(
        page,
        event_data(event)
        | {
            "attestations-TOTAL_FORMS": 1,
            "attestations-0-event": event.pk,
            "attestations-0-words": "left it",
            "reports-TOTAL_FORMS": 1,
            "reports-INITIAL_FORMS": 1,
            "reports-0-id": report.pk,
            "reports-0-event": event.pk,
            "reports-0-dispatch": dispatch.pk,
            "reports-0-position": 1,
        },
    )

    assert answer.status_code == 302
    found = event.evidence.get()
    assert (found.paragraph, found.exact, found.start) == (paragraph, "left it", 53)


def test_same_words_do_not_attest_an_event_twice(curator: Client) -> None:
    event = make.make_event(dispatch=(dispatch := make.make_dispatch()))
    paragraph = make.make_paragraph(dispatch, text=TEXT)
    row = make.attest(event, make.make_evidence(paragraph, "left it"))
    page = reverse("admin:archive_event_change", args=[event.pk])

    answer = curator.post(
        page,
        event_data(event)
        | {
            "attestations-TOTAL_FORMS": 2,
            "attestations-INITIAL_FORMS": 1,
            "attestations-0-id": row.pk,
            "attestations-0-event": event.pk,
            "attestations-1-event": event.pk,
            "attestations-1-words": "left it",
        },
    )

    assert "These words attest the event already." in answer.content.decode()


def test_event_made_by_a_curator_is_a_proposal_with_an_address(curator: Client) -> None:
    blank = Event(
        title_en="Landing at Nha Trang", kind="engagement", date_edtf="1953-12-11/1953-12-24"
    )

    curator.post(reverse("admin:archive_event_add"), event_data(blank))

    event = Event.objects.get()
    assert (event.status, event.analyser, event.slug) == (
        Status.PROPOSED,
        "",
        "landing-at-nha-trang",
    )
    assert (event.earliest, event.latest, event.date_semantics, event.date_precision) == (
        dt.date(1953, 12, 11),
        dt.date(1953, 12, 24),
        "throughout",
        "day",
    )


def test_date_that_is_no_edtf_is_refused_with_examples(curator: Client) -> None:
    event = make.make_event()
    page = reverse("admin:archive_event_change", args=[event.pk])

    answer = curator.post(page, event_data(event, date_edtf="13 Dec 1953"))

    assert answer.context["errors"] == [
        ["This is not an EDTF date: write 1953-12-13, 1953-12~ or 1953-12-11/1953-12-24."]
    ]


def test_alignment_becomes_the_curators_when_saved(curator: Client) -> None:
    dispatch = make.make_dispatch()
    make.make_paragraph(dispatch)
    make.make_paragraph(dispatch, language="zh")
    row = make.make_alignment(dispatch, [])
    page = reverse("admin:archive_alignment_change", args=[row.pk])

    curator.post(page, {"pairs": '[[["en1"], ["zh1"], 1]]', "reason": "They match."})

    row.refresh_from_db()
    assert (row.method, row.pairs) == (Alignment.Method.CURATED, [[["en1"], ["zh1"], 1]])
    assert (row.decision.verdict, row.decision.reason) == ("amend", "They match.")


@pytest.mark.parametrize(
    ("pairs", "error"),
    [
        ('[["en1"]]', 'Write each pair as [["en1"], ["zh1", "zh2"], 1] with a score from 0 to 1.'),
        ('[[["en9"], [], 1]]', "The text has no paragraph en9."),
        ('[[["en1"], [], 1], [["en1"], [], 1]]', "A paragraph stands in two pairs."),
    ],
)
def test_alignment_is_checked_against_the_text(curator: Client, pairs: str, error: str) -> None:
    dispatch = make.make_dispatch()
    make.make_paragraph(dispatch)
    row = make.make_alignment(dispatch, [])
    page = reverse("admin:archive_alignment_change", args=[row.pk])

    answer = curator.post(page, {"pairs": pairs, "reason": "x"})

    assert answer.context["errors"] == [[error]]


def test_correction_stands_beside_the_printed_words(curator: Client) -> None:
    paragraph = make.make_paragraph(text=TEXT)

    curator.post(
        reverse("admin:archive_textcorrection_add"),
        {"paragraph": paragraph.pk, "old": "left it", "new": "left", "reason": "Misprint."},
    )

    correction = TextCorrection.objects.get()
    assert (correction.start, correction.end, correction.new) == (53, 60, "left")
    assert correction.decision == Decision.objects.get(target=paragraph.dispatch.uid)
    paragraph.refresh_from_db()
    assert paragraph.text == TEXT
