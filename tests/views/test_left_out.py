"""What a page or a file could not use of its address is named, in the language of the page."""

import pytest

from archive.queries import sums
from archive.search.upkeep import follow_dispatches
from tests.factories import make_figure
from tests.views.world import make_world

pytestmark = pytest.mark.django_db
PAGES = (
    "sum/", "changes/", "changes/engagement/{uid}/", "engagements/values/unit/", "suggest/",
    "terms/chinese/歼灭/",
)  # fmt: skip
NAMED = {
    "en": "No filter is called “stranger”.",
    "zh-hans": "没有名为“stranger”的筛选条件。",
    "vi": "Không có bộ lọc nào tên là “stranger”.",
}


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", NAMED)
def test_a_stranger_in_an_address_is_named(client, language, path):
    path = f"/{language}/{path}".format(uid=make_world()["engagements"].uid)

    with_one, without = (client.get(f"{path}{query}").text for query in ("?stranger=1", ""))

    assert f"<li>{NAMED[language]}</li>" in with_one
    assert 'class="box warn"' not in without


def test_what_the_page_of_all_values_could_not_use_is_named(client):
    make_world()

    text = client.get("/en/engagements/values/unit/?type=nonsense&name=a").text

    assert "<li><code>type</code>: Nothing is of the type “nonsense”.</li>" in text
    assert "“name”" not in text


@pytest.mark.parametrize(
    ("query", "unused"),
    [
        ("claim={uid}", None),
        ("claim={uid}&cited=2026-07-11-1a2b3c4d", None),
        ("claim={uid}&claim=nothing&foo=1", "claim, foo"),
        ("claim={uid}&event=nothing", "event"),
    ],
)
def test_the_file_of_a_sum_names_what_it_could_not_use(client, query, unused):
    answer = client.get(f"/en/sum.csv?{query.format(uid=make_figure().uid)}")

    assert answer.status_code == 200
    assert answer.get("X-Left-Out") == unused


def test_claims_beyond_the_most_that_are_added_up_are_told(client, monkeypatch):
    monkeypatch.setattr(sums, "MOST", 2)
    figures = [make_figure() for _ in range(3)]
    query = "&".join(f"claim={figure.uid}" for figure in figures)

    assert "Only the first 2 claims are added up." in client.get(f"/en/sum/?{query}").text
    assert client.get(f"/en/sum.csv?{query}")["X-Left-Out"] == "claim"


@pytest.mark.parametrize(
    ("query", "unused"),
    [
        ("q=battalions&sort=date&names=off&captions=1&page=2", None),
        ("q=battalions&sort=loudest&names=of&captions=yes&foo=1", "names, captions, sort, foo"),
        ("q=battalions&sort=left", "sort"),  # a file is sent before all of its lines are known
        ("q=battalions+date:1953-99", "q"),
    ],
)
def test_the_file_of_a_concordance_names_what_it_could_not_use(client, query, unused):
    make_world()

    assert client.get(f"/concordance.csv?{query}").get("X-Left-Out") == unused


def test_a_concordance_leads_to_a_file_in_an_order_that_it_can_have(client):
    follow_dispatches([make_world()["dispatches"].pk])

    by_words, by_date = (
        client.get(f"/en/concordance/?q=battalions&sort={sort}").context["file"]
        for sort in ("left", "date")
    )

    assert (by_words, by_date) == (
        "/concordance.csv?q=battalions",
        "/concordance.csv?q=battalions&sort=date",
    )
