"""The calendar of a newspaper: what is held, what is not, and the way to an article."""

import datetime as dt
import re

import pytest

from archive.presenters.calendar import Held, years
from archive.presenters.words import Words
from tests.factories import make_dispatch, make_newspaper

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper():
    paper = make_newspaper(slug="daily", label_en="People's Daily", label_zh="人民日报")
    for day, fields in (
        (dt.date(1953, 12, 14), {"page": 4}),
        (dt.date(1953, 12, 14), {"page": 1, "has_en": False}),
        (dt.date(1953, 12, 14), {"page": None}),
        (dt.date(1953, 12, 30), {"has_zh": False}),
        (dt.date(1961, 5, 7), {}),
        (None, {}),
    ):
        make_dispatch(newspaper=paper, published=day, **fields)
    make_dispatch(newspaper=make_newspaper(), published=dt.date(1953, 12, 15))
    make_dispatch(newspaper=None)
    return paper


def said(response):
    """Return the words of a page as they are heard."""
    return " ".join(re.sub(r"<[^>]*>", " ", response.text).split())


def test_every_newspaper_is_listed_with_what_is_held_of_it(client, paper):
    response = client.get("/en/papers/")

    (daily, other) = response.context["papers"]
    assert (daily.number, daily.first, daily.last, daily.undated) == (
        6,
        "14 Dec 1953",
        "7 May 1961",
        1,
    )
    assert daily.languages == {"both": 4, "en": 1, "zh": 1}
    assert other.number == 1
    assert "1 article of a newspaper that is not known" in said(response)
    assert 'href="/en/dispatches/?newspaper=daily&amp;dated=no"' in response.text


def test_a_newspaper_shows_its_months_and_its_gaps(client, paper):
    response = client.get("/en/papers/daily/")

    lines = {line.name: line for line in response.context["lines"]}
    assert list(lines) == ["1953", "1954", "1961"]
    december = lines["1953"].months[11]
    assert (december.number, december.only) == (4, (("EN", 1), ("中", 1)))
    assert december.address == "/en/papers/daily/1953/12/"
    assert lines["1953"].months[0].address == ""
    assert (lines["1954"].until, lines["1954"].number) == ("1960", 0)
    assert "1 undated article" in said(response)


def test_a_short_gap_is_shown_year_by_year():
    paper = make_newspaper()
    counts = {dt.date(1950, 1, 1): 1, dt.date(1952, 2, 1): 4}

    lines = years(paper, Held(counts, {}, {}), Words("en", {}))

    assert [(line.name, line.number, line.until) for line in lines] == [
        ("1950", 1, ""),
        ("1951", 0, ""),
        ("1952", 4, ""),
    ]


@pytest.mark.parametrize("path", ["1953/", "1953/12/"])
def test_days_say_what_is_held_and_what_is_not(client, paper, path):
    response = client.get(f"/en/papers/daily/{path}")

    assert "14 December 1953: 3 articles" in said(response)
    assert "30 December 1953: 1 article" in said(response)
    assert "15 December 1953: nothing held" in said(response)
    assert "a gap says only what this archive lacks" in said(response)
    assert 'href="/en/papers/daily/1953/12/14/"' in response.text


def test_a_day_leads_page_by_page_to_its_articles(client, paper):
    response = client.get("/en/papers/daily/1953/12/14/")

    assert [(page, len(rows)) for page, rows in response.context["pages"]] == [
        (1, 1),
        (4, 1),
        (None, 1),
    ]
    assert 'id="page-4"' in response.text
    assert response.context["before"] is None
    assert response.context["after"] == ("30 December 1953", "/en/papers/daily/1953/12/30/")
    row = response.context["pages"][1][1][0]
    page = client.get(row.address)
    assert 'href="/en/papers/daily/1953/12/14/#page-4"' in page.text
    assert 'href="/en/papers/daily/1953/12/"' in page.text


@pytest.mark.parametrize("path", ["1953/11/", "1952/", "1953/12/15/"])
def test_where_nothing_is_held_the_page_says_so(client, paper, path):
    response = client.get(f"/en/papers/daily/{path}")

    assert response.status_code == 200
    assert "No article is held." in response.text


@pytest.mark.parametrize("path", ["nothing/", "daily/1953/13/", "daily/1953/2/29/", "daily/0/"])
def test_what_never_was_is_not_found(client, paper, path):
    assert client.get(f"/en/papers/{path}").status_code == 404


@pytest.mark.parametrize("language", ["zh-hans", "vi"])
@pytest.mark.parametrize("path", ["", "daily/", "daily/1953/", "daily/1953/12/"])
def test_no_english_is_left_in_other_languages(client, paper, language, path):
    words = said(client.get(f"/{language}/papers/{path}"))

    assert [
        word for word in ("held", "Newspapers", "articles", "only", "Mon ") if word in words
    ] == []


@pytest.mark.parametrize(
    ("path", "price"),
    [("", 3), ("daily/", 3), ("daily/1953/", 3), ("daily/1953/12/", 3), ("daily/1953/12/14/", 4)],
)
@pytest.mark.parametrize("more", [0, 3])
def test_a_calendar_costs_the_same_however_much_is_held(
    client, django_assert_num_queries, paper, path, price, more
):
    for _ in range(more):
        make_dispatch(newspaper=paper, published=dt.date(1953, 12, 14), page=4)
    client.get(f"/en/papers/{path}")

    with django_assert_num_queries(price):
        client.get(f"/en/papers/{path}")
