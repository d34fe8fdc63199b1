"""Curators find rows in any script, with or without diacritics."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from archive.admin.search import spellings
from archive.models import PlaceName, UnitName
from archive.search.upkeep import follow
from tests import factories as make

pytestmark = pytest.mark.django_db

DIEN_BIEN_PHU = ["dien bien phu", "Điện Biên Phủ", "奠边府", "奠邊府"]


@pytest.fixture
def curator(client: Client) -> Client:
    client.force_login(make.make_curator())
    return client


def indexed(row: Any) -> Any:
    """Return a row that the search follows, as it does whatever the actions write."""
    follow(row)
    return row


@pytest.fixture
def place() -> object:
    found = make.make_place(name_en="Điện Biên Phủ")
    PlaceName.objects.create(place=found, name="奠边府", language="zh-Hans")
    make.make_place(name_en="Lai Châu")
    return found


def listed(curator: Client, model: str, query: str, **more: str) -> list[object]:
    page = reverse(f"admin:archive_{model}_changelist")
    answer = curator.get(page, {"q": query, **more})
    return list(answer.context["cl"].result_list)


@pytest.mark.parametrize("query", DIEN_BIEN_PHU)
def test_place_is_found_under_every_spelling(curator: Client, place: object, query: str) -> None:
    assert listed(curator, "place", query, status="all") == [place]


@pytest.mark.parametrize("query", DIEN_BIEN_PHU)
def test_event_and_dispatch_are_found_by_their_place(
    curator: Client, place: object, query: str
) -> None:
    dispatch = make.make_dispatch()
    event = make.make_event(dispatch=dispatch)
    make.make_event_place(event, place)
    make.make_event(dispatch=make.make_dispatch())

    assert listed(curator, "event", query) == [event]
    assert listed(curator, "dispatch", query) == [dispatch]


@pytest.mark.parametrize("query", ["解放莱州", "解放萊州", "Lai Chau liberated", "lai CHAU"])
def test_event_is_found_by_its_title(curator: Client, query: str) -> None:
    event = indexed(make.make_event(title_en="Lai Chau liberated", title_zh="解放萊州"))
    make.make_event()

    assert listed(curator, "event", query) == [event]


def test_event_is_found_by_its_permanent_id(curator: Client) -> None:
    event = make.make_event()
    make.make_event()

    assert listed(curator, "event", event.uid.upper()) == [event]


def test_unit_is_found_without_diacritics(curator: Client) -> None:
    unit = make.make_unit()
    UnitName.objects.create(unit=unit, name="Đại đoàn 308", language="vi")
    make.make_unit()

    assert listed(curator, "unit", "dai doan 308", status="all") == [unit]


def test_autocomplete_finds_the_place_in_the_other_script(curator: Client, place: object) -> None:
    answer = curator.get(
        reverse("admin:autocomplete"),
        {"app_label": "archive", "model_name": "eventplace", "field_name": "place",
         "term": "奠邊府"},
    )  # fmt: skip

    assert json.loads(answer.content) == {
        "results": [{"id": str(place.pk), "text": "Điện Biên Phủ"}],
        "pagination": {"more": False},
    }


def test_paragraph_is_chosen_by_dispatch_and_anchor(curator: Client) -> None:
    dispatch = make.make_dispatch(title_en="Victory at Moc Chau")
    make.make_paragraph(dispatch)
    second = make.make_paragraph(dispatch)
    make.make_paragraph()
    follow(dispatch)

    for query in (f"{dispatch.uid} {second.name}", f"victory at moc chau {second.name}"):
        assert listed(curator, "paragraph", query) == [second]


def test_spellings_are_as_typed_folded_and_traditional() -> None:
    assert spellings("奠边府") == ("奠边府", "奠邊府")
    assert spellings("Sơn La") == ("Sơn La", "son la")


def test_dispatch_is_found_by_its_words_the_last_only_begun(curator: Client) -> None:
    dispatch = make.make_dispatch()
    make.make_paragraph(dispatch, "Điện Biên Phủ was surrounded.")
    follow(dispatch)
    make.make_dispatch()

    for query in ("dien bien phu surr", "Surrounded"):
        assert listed(curator, "dispatch", query) == [dispatch]


def test_rejected_event_is_found_by_its_title(curator: Client) -> None:
    event = indexed(make.make_event(title_en="Lai Chau liberated", status="rejected"))

    assert listed(curator, "event", "lai chau", status="all") == [event]
