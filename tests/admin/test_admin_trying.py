"""The box that shows what the pipeline reads with an unsaved change, and saves nothing."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from archive.models import Agency, Decision, PlaceName, Term, Unit
from tests import factories as make

pytestmark = pytest.mark.django_db

ENGLISH = "On December 11th the garrison of Ban Vang hit seven hostiles near Lai Chau."


@pytest.fixture
def curator(client: Client) -> Client:
    client.force_login(make.make_curator(username="linh"))
    make.make_term("object", code="personnel", label_en="personnel", forms_en="hostiles")
    make.make_place(slug="lai-chau", name_en="Lai Chau", status="accepted")
    return client


def filled(client: Client, address: str, **changes: str) -> Any:
    """Return the answer to the form of this page, changed, with its button to try pressed."""
    page = client.get(address)
    form = page.context["adminform"].form
    data = {name: value for name in form.fields if (value := form[name].value()) is not None}
    for inline in page.context["inline_admin_formsets"]:
        formset = inline.formset
        for each in (formset.management_form, *formset.forms):
            values = {n: each[n].value() for n in each.fields}
            data |= {each.add_prefix(n): value for n, value in values.items() if value is not None}
    return client.post(address, {**data, "_try": "1", **changes})


def changes(response: Any) -> list[tuple[str, str, list[str]]]:
    assert response.status_code == 200
    assert response.context["trial"].problem == ""
    rows = response.context["trial"].result.changes
    return [(row.code, row.kind, [said.text for said in row.words]) for row in rows]


def test_a_term_is_tried_with_its_new_form_and_not_saved(curator: Client) -> None:
    term = make.make_term("action", code="killed", label_en="killed", forms_en="slew")
    address = reverse("admin:archive_term_change", args=[term.pk])

    response = filled(curator, address, forms_en="slew\nhit", _try_en=ENGLISH)

    found = changes(response)
    assert ("Figure" in {kind for _, kind, _ in found}) is True
    assert "killed" in " ".join(row.after for row in response.context["trial"].result.changes)
    assert Term.objects.get(pk=term.pk).forms_en == "slew"
    assert 'value="1"' in response.text
    assert "Ban Vang" in response.text


def test_a_new_agency_is_tried_before_it_is_added(curator: Client) -> None:
    address = reverse("admin:archive_agency_add")

    response = filled(
        curator,
        address,
        slug="front-radio",
        kind="agency",
        label_en="Front Radio",
        label_zh="前线电台",
        label_vi="Đài Mặt trận",
        forms_en="Front Radio",
        _try_en=f"Front Radio, December 13th: {ENGLISH}",
        _try_date="1953-12-14",
    )

    assert any(code != "same" and kind == "Dateline" for code, kind, _ in changes(response))
    assert not Agency.objects.filter(slug="front-radio").exists()


def test_a_place_is_tried_with_a_name_in_the_rows_below(curator: Client) -> None:
    place = make.make_place(slug="ban-vang", name_en="Golden Village", status="accepted")
    address = reverse("admin:archive_place_change", args=[place.pk])
    total = PlaceName.objects.filter(place=place).count()
    new = {
        "names-TOTAL_FORMS": str(total + 1),
        f"names-{total}-name": "Ban Vang",
        f"names-{total}-language": "vi",
        f"names-{total}-kind": "name",
    }

    response = filled(curator, address, _try_en=ENGLISH, **new)

    assert [row.after for row in response.context["trial"].result.changes if row.kind == "Place"]
    assert not PlaceName.objects.filter(name="Ban Vang").exists()
    assert not Decision.objects.filter(target=place.uid, verdict="amend").exists()


def test_a_unit_is_tried(curator: Client) -> None:
    unit = make.make_unit(slug="tigers", name_en="Tiger Column", status="accepted")
    address = reverse("admin:archive_unit_change", args=[unit.pk])

    response = filled(curator, address, _try_en=ENGLISH)

    assert changes(response) == []
    assert "Nothing changes in this text." in response.text
    assert Unit.objects.get(pk=unit.pk).name_en == "Tiger Column"


def test_a_passage_of_the_archive_is_taken_where_the_boxes_are_empty(curator: Client) -> None:
    term = make.make_term("action", code="killed", label_en="killed", forms_en="hit")
    make.make_paragraph(text=ENGLISH)

    response = filled(curator, reverse("admin:archive_term_change", args=[term.pk]))

    assert response.context["trial"].text.english == ENGLISH


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"_try_en": "x" * 20_001}, "20,000 characters at most"),
        ({}, "paste a passage"),
        ({"_try_en": "Text.", "label_en": ""}, "Mend the form first"),
    ],
)
def test_what_cannot_be_tried_is_said_plainly(
    curator: Client, given: dict[str, str], told: str
) -> None:
    term = make.make_term("action", code="killed", label_en="killed", forms_en="zzz")

    response = filled(curator, reverse("admin:archive_term_change", args=[term.pk]), **given)

    assert response.status_code == 200
    assert told in response.context["trial"].problem
    assert Term.objects.get(pk=term.pk).label_en == "killed"


def test_who_may_only_look_has_no_box(client: Client) -> None:
    term = make.make_term("action", code="killed")
    make.make_curator(username="linh")
    client.logout()

    response = client.post(
        reverse("admin:archive_term_change", args=[term.pk]), {"_try": "1", "_try_en": ENGLISH}
    )

    assert response.status_code == 302
