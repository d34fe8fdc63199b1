"""The consistency report: terms with their renderings and the passages of each."""

import pytest

from archive.models import Rendering
from tests.views.world import CHINESE, make_world

pytestmark = pytest.mark.django_db


def test_a_term_is_listed_with_its_renderings_and_counts(client):
    make_world()

    (row,) = client.get("/en/terms/").context["rows"]

    assert (row.words.text, row.renderings, row.uses) == ("歼灭", 2, 6)
    said = [(v.words.text if v.words else "", v.uses) for v in row.others]
    assert said == [("", 2), ("annihilated", 2), ("enemy", 2)]
    assert row.usual is None


def test_the_rendering_used_more_often_than_any_other_is_the_usual_one(client):
    make_world()
    Rendering.objects.filter(english="annihilated").update(uses=5)

    page = client.get("/en/terms/")

    (row,) = page.context["rows"]
    assert (row.usual.words.text, row.usual.uses) == ("annihilated", 5)
    assert "5 of 9 times" in page.text


def test_the_reverse_direction_lists_english_words(client):
    make_world()

    plain = client.get("/en/terms/?by=english").context["rows"]
    everything = client.get("/en/terms/?by=english&all=yes").context["rows"]

    assert [row.words.text for row in plain] == []
    assert [row.words.text for row in everything] == ["annihilated", "enemy"]


@pytest.mark.parametrize(
    ("query", "count"),
    [("q=歼", 1), ("q=俘", 0), ("category=action", 1), ("category=pair", 1), ("all=yes", 1)],
)
def test_terms_are_narrowed_by_words_and_category(client, query, count):
    make_world()

    assert client.get(f"/en/terms/?{query}").context["count"] == count


@pytest.mark.parametrize("query", ["by=x", "category=x", "all=x", "page=x"])
def test_a_wrong_value_is_named_and_breaks_nothing(client, query):
    make_world()

    response = client.get(f"/en/terms/?{query}")

    assert "could not be used" in response.text
    assert len(response.context["rows"]) == 1


def test_a_term_has_a_page_with_its_passages_in_both_languages(client):
    dispatch = make_world()["dispatches"]

    response = client.get("/en/terms/chinese/歼灭/")

    assert response.text.count("<mark>歼灭</mark>") == 3
    assert response.text.count("<mark>annihilated</mark>") == 1
    words = f"words=zh1.{CHINESE.index('歼灭')}-{CHINESE.index('歼灭') + 2}"
    assert f'href="/en/dispatches/{dispatch.uid}/{dispatch.slug}/?{words}&amp;' in response.text


def test_passages_are_narrowed_to_one_rendering(client):
    make_world()

    one = client.get("/en/terms/chinese/歼灭/?rendering=annihilated")
    unknown = client.get("/en/terms/chinese/歼灭/?rendering=")
    wrong = client.get("/en/terms/chinese/歼灭/?rendering=nothing")
    english = client.get("/en/terms/english/annihilated/")

    assert [len(r.context["passages"]) for r in (one, unknown, wrong, english)] == [1, 1, 3, 1]
    assert "no rendering “nothing”" in wrong.text


def test_a_term_that_the_archive_lacks_has_no_page(client):
    assert client.get("/en/terms/chinese/歼灭/").status_code == 404


def test_list_and_page_cost_a_fixed_number_of_queries(client, django_assert_num_queries):
    make_world()

    client.get("/en/terms/")  # reads the sets, once a process

    with django_assert_num_queries(6):
        client.get("/en/terms/")
    with django_assert_num_queries(5):
        client.get("/en/terms/chinese/歼灭/")
