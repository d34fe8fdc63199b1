"""Rows of a fixture that go by name are read as Django reads them, in fewer questions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.core import serializers
from django.core.management import call_command
from django.core.serializers.base import DeserializationError

from archive.management import fixtures
from archive.models import Place, PlaceName, PlaceParent, Unit, short_id
from tests.lexicon import FIXTURES, NAMES

pytestmark = pytest.mark.django_db


def place(slug: str, **fields: Any) -> dict[str, Any]:
    return {
        "model": "archive.place",
        "fields": {
            "uid": short_id("place", slug),
            "slug": slug,
            "name_en": slug.title(),
            "kind": "town",
            "status": "proposed",
            "created": "2026-01-01T00:00:00Z",
            "updated": "2026-01-01T00:00:00Z",
            **fields,
        },
    }


def name(slug: str, words: str, **fields: Any) -> dict[str, Any]:
    said = {"place": [slug], "name": words, "key": words.lower(), "language": "en", **fields}
    return {"model": "archive.placename", "fields": {"kind": "main", "source": "test", **said}}


def part(slug: str, above: str) -> dict[str, Any]:
    fields = {"place": [slug], "parent": [above], "relation": "part_of", "period": "1953"}
    return {"model": "archive.placeparent", "fields": {**fields, "source": "test"}}


@pytest.fixture
def load(tmp_path: Path):
    def read(*rows: dict[str, Any], **options: Any) -> None:
        path = tmp_path / "rows.json"
        path.write_text(json.dumps(rows))
        call_command("loaddata", str(path), verbosity=0, **options)

    return read


def stored() -> list[tuple[Any, ...]]:
    return [
        *Place.objects.order_by("slug").values_list("slug", "name_en", "merged_into__slug"),
        *PlaceName.objects.order_by("name", "place__slug").values_list(
            "place__slug", "name", "source"
        ),
        *PlaceParent.objects.order_by("pk").values_list("place__slug", "parent__slug"),
    ]


@pytest.fixture(params=["small tables", "large tables"])
def size(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "large tables":
        monkeypatch.setattr(fixtures, "_MOST", -1)


def test_the_second_of_two_rows_of_a_name_replaces_the_first(load, size) -> None:
    load(place("a"), place("b"), name("a", "Aa"), part("a", "b"), place("a", name_en="New"))
    load(name("a", "Aa", source="one"), name("b", "Aa"), name("a", "Aa", source="two"))

    assert stored() == [
        ("a", "New", None),
        ("b", "B", None),
        ("a", "Aa", "two"),
        ("b", "Aa", "test"),
        ("a", "b"),
    ]


def test_a_row_may_refer_to_one_that_comes_later(load, size) -> None:
    merged = {"status": "merged", "merged_into": ["b"]}
    load(place("a", **merged), place("b"), name("a", "Aa"))
    load(place("a", name_en="New", **merged))

    assert stored() == [("a", "New", "b"), ("b", "B", None), ("a", "Aa", "test")]


def test_a_row_with_a_number_may_take_another_name(load, size) -> None:
    load(place("a"), place("b"))
    number = Place.objects.get(slug="a").pk
    load(name("a", "Aa"), {**place("c"), "pk": number}, name("c", "Cc"), place("a"))

    assert stored() == [
        *[(slug, slug.upper(), None) for slug in ("a", "b", "c")],
        ("c", "Aa", "test"),
        ("c", "Cc", "test"),
    ]


def test_a_name_that_nothing_has_is_told_of(load, size) -> None:
    with pytest.raises(DeserializationError, match="has no place"):
        load(place("a"), name("a", "Aa"), name("nowhere", "Aa"))

    assert stored() == []


def test_unknown_columns_and_tables_are_left_out_where_that_is_asked_for(load, size) -> None:
    rows = [place("a", mayor="nobody"), {"model": "archive.mayor", "fields": {}}]
    with pytest.raises(DeserializationError):
        load(*rows)
    load(*rows, ignore=True)

    assert stored() == [("a", "A", None)]


def test_what_ships_is_read_in_one_question_a_row(django_assert_max_num_queries: Any) -> None:
    paths = [FIXTURES / f"{each}.json" for each in NAMES]
    number = sum(len(json.loads(path.read_text())) for path in paths)
    with django_assert_max_num_queries(number + 100):
        call_command("loaddata", *paths, verbosity=0)
    first = [_rows(model) for model in (Place, PlaceName, PlaceParent, Unit)]
    with django_assert_max_num_queries(number + 100):
        call_command("loaddata", *paths, verbosity=0)

    assert [_rows(model) for model in (Place, PlaceName, PlaceParent, Unit)] == first


def _rows(model: Any) -> str:
    return str(serializers.serialize("json", model.objects.order_by("pk")))
