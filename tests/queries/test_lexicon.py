"""The lexicon of the tables: what is shipped, what is proposed, what is merged."""

import pytest

from archive.ingest.lexicon import Name
from archive.models import Place, PlaceName, Status, short_id
from archive.queries.lexicon import load_lexicon
from tests import lexicon as shipped
from tests.factories import decided
from tests.knowledge import load_knowledge

pytestmark = pytest.mark.django_db


def place(slug: str, name: str, **fields: object) -> Place:
    fields = {"status": Status.ACCEPTED, "decision": decided("place", slug), **fields}
    row = Place.objects.create(
        slug=slug, uid=short_id("place", slug), name_en=name, kind="town", **fields
    )
    PlaceName.objects.create(place=row, name=name, language="en", preferred=True)
    return row


def test_lexicon_of_the_tables_equals_the_fixtures_when_loaded(
    django_assert_max_num_queries: object,
) -> None:
    load_knowledge()
    with django_assert_max_num_queries(10):  # type: ignore[operator]
        loaded = load_lexicon()
    expected = shipped.load()
    assert loaded.places == expected.places
    assert loaded.units == expected.units
    assert loaded.agencies == expected.agencies
    assert loaded.terms == expected.terms


def test_lexicon_leaves_out_a_place_when_nobody_reviewed_it() -> None:
    place("moc-chau", "Moc Chau", status=Status.PROPOSED, decision=None)
    assert load_lexicon().places == ()


def test_lexicon_gives_a_merged_place_s_names_to_the_target_of_the_chain() -> None:
    kept = place("da-nang", "Da Nang")
    middle = place("tourane", "Tourane", status=Status.MERGED, merged_into=kept)
    place("turane", "Turane", status=Status.MERGED, merged_into=middle)
    (entry,) = load_lexicon().places
    assert entry.slug == "da-nang"
    assert entry.names == (Name("Da Nang", "en"), Name("Tourane", "en"), Name("Turane", "en"))


def test_lexicon_tells_a_rendering_found_in_a_translation_from_the_names_of_a_place() -> None:
    river = place("luoc-river", "Luoc River")
    for kind in (PlaceName.Kind.RENDERING, PlaceName.Kind.NAME):
        PlaceName.objects.create(place=river, name="Sông Luộc", language="vi", kind=kind)
    PlaceName.objects.create(
        place=river, name="Luc Giang", language="en", kind=PlaceName.Kind.RENDERING
    )
    (entry,) = load_lexicon().places
    assert entry.names == (
        Name("Luoc River", "en"),
        Name("Sông Luộc", "vi"),
        Name("Luc Giang", "en", "rendering"),
    )
