"""The shipped knowledge and the curated events: whole, sourced, idempotent and nothing invented."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from django.core import serializers
from django.core.management import call_command

from archive.models import (
    Agency,
    Decision,
    Discrepancy,
    Dispatch,
    Event,
    EventEvidence,
    EventLink,
    EventPlace,
    EventReport,
    EventUnit,
    Evidence,
    Figure,
    Newspaper,
    Place,
    PlaceName,
    PlaceParent,
    Status,
    Term,
    Unit,
    UnitName,
    UnitSuperior,
    short_id,
)
from archive.text.fold import fold
from tests.lexicon import FIXTURES, NAMES, fixture

KNOWLEDGE = (
    Agency,
    Newspaper,
    Term,
    Decision,
    Place,
    PlaceName,
    PlaceParent,
    Unit,
    UnitName,
    UnitSuperior,
)
CURATED = (
    Decision,
    Event,
    EventEvidence,
    EventReport,
    EventPlace,
    EventUnit,
    Evidence,
    Figure,
    Discrepancy,
    EventLink,
)
CLAIMS = ("eventplace", "eventunit", "figure", "discrepancy")


def rows(name: str, model: str) -> list[dict[str, Any]]:
    return [row["fields"] for row in fixture(name) if row["model"] == f"archive.{model}"]


def load(*names: str) -> None:
    call_command("loaddata", *(FIXTURES / f"{name}.json" for name in names), verbosity=0)


def dump(models: tuple[Any, ...]) -> str:
    found = (row for model in models for row in model.objects.order_by("pk"))
    return str(serializers.serialize("json", found))


# --- in the files -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "model"),
    [
        *[("vocabulary", model) for model in ("agency", "newspaper", "term")],
        *[("places", model) for model in ("place", "placename", "placeparent")],
        *[("units", model) for model in ("unit", "unitname", "unitsuperior")],
    ],
)
def test_every_row_names_its_source(name: str, model: str) -> None:
    assert [row for row in rows(name, model) if not row["source"]] == []


def test_every_label_stands_in_three_languages() -> None:
    labelled = [
        row for model in ("agency", "newspaper", "term") for row in rows("vocabulary", model)
    ]
    labels = ("label_en", "label_zh", "label_vi")
    assert [row for row in labelled if not all(row[label] for label in labels)] == []


@pytest.mark.parametrize(("name", "model"), [("places", "placename"), ("units", "unitname")])
def test_every_key_is_the_folded_name(name: str, model: str) -> None:
    assert [row for row in rows(name, model) if row["key"] != fold(row["name"])[:160]] == []


@pytest.mark.parametrize(("name", "model"), [("places", "place"), ("units", "unit")])
def test_every_permanent_id_comes_from_the_slug(name: str, model: str) -> None:
    wrong = [row for row in rows(name, model) if row["uid"] != short_id(model, row["slug"])]
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "model", "owner"), [("places", "placename", "place"), ("units", "unitname", "unit")]
)
def test_every_owner_has_one_preferred_english_name(name: str, model: str, owner: str) -> None:
    preferred = Counter(
        row[owner][0] for row in rows(name, model) if row["preferred"] and row["language"] == "en"
    )
    assert preferred == Counter(row["slug"] for row in rows(name, owner))


def test_a_point_has_a_radius_and_a_source_and_what_has_no_point_claims_none() -> None:
    for place in rows("places", "place"):
        point = (place["lat"], place["lon"], place["radius_km"], place["coordinate_source"] or None)
        assert all(part is None for part in point) or all(part is not None for part in point), place


@pytest.mark.parametrize(
    ("name", "model", "category", "column"),
    [
        ("places", "place", "place_kind", "kind"),
        ("units", "unit", "side", "side"),
        ("units", "unit", "echelon", "echelon"),
        ("demo", "event", "event_type", "type"),
        ("demo", "eventplace", "role", "role"),
        ("demo", "eventunit", "role", "role"),
        ("demo", "eventunit", "side", "side"),
        ("demo", "figure", "action", "action"),
        ("demo", "figure", "object", "object"),
        ("demo", "figure", "qualifier", "qualifier"),
        ("demo", "figure", "measure", "unit"),
        ("demo", "discrepancy", "discrepancy", "kind"),
    ],
)
def test_every_code_is_in_the_vocabulary(name: str, model: str, category: str, column: str) -> None:
    known = {row["code"] for row in rows("vocabulary", "term") if row["category"] == category}
    assert {row[column] for row in rows(name, model)} - known - {""} == set()


@pytest.mark.parametrize("model", ["event", *CLAIMS])
def test_every_curated_row_is_accepted_by_a_decision_with_a_reason(model: str) -> None:
    reasons = {row["uid"]: row["reason"] for row in rows("demo", "decision")}
    found = rows("demo", model)
    assert found
    assert [r for r in found if r["status"] != "accepted" or not reasons[r["decision"][0]]] == []


def test_every_curated_event_is_titled_in_three_languages_and_quotes_words() -> None:
    quoted = {row["event"][0] for row in rows("demo", "eventevidence")}
    reported = {row["event"][0] for row in rows("demo", "eventreport")}
    texts = ("title_en", "title_zh", "title_vi", "summary_en", "summary_zh", "summary_vi")
    events = rows("demo", "event")
    assert {event["uid"] for event in events} == quoted == reported
    assert [event for event in events if not all(event[text] for text in texts)] == []


# --- in the tables ------------------------------------------------------------------------------


@pytest.mark.django_db
def test_fixtures_change_nothing_when_they_are_loaded_again() -> None:
    load(*NAMES)
    knowledge = dump(KNOWLEDGE)
    load(*reversed(NAMES))
    assert dump(KNOWLEDGE) == knowledge
    call_command("ingest", FIXTURES / "corpus", verbosity=0)
    assert Dispatch.objects.count() == 5
    assert not Event.objects.filter(status=Status.ACCEPTED).exists()
    load("demo")
    events = Event.objects.filter(status=Status.ACCEPTED)
    assert events.count() == len(rows("demo", "event"))
    quoted = Evidence.objects.select_related("paragraph")
    assert [e for e in quoted if e.paragraph.text[e.start : e.end] != e.exact] == []
    curated = dump(CURATED)
    load("demo")
    assert dump(CURATED) == curated
