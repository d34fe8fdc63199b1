"""The frame of every page: where one is, and the colours a reader chose."""

import gzip
import re

import pytest

from archive.templatetags.archive_shell import MENU
from tests.views.world import make_world

pytestmark = pytest.mark.django_db


def test_the_menu_says_where_one_is(client):
    event = make_world()["engagements"]

    on_list = client.get("/en/engagements/").text
    on_page = client.get(f"/en/engagements/{event.uid}/{event.slug}/").text

    assert '<a href="/en/engagements/" aria-current="page">Engagements</a>' in on_list
    assert '<a href="/en/engagements/" aria-current="true">Engagements</a>' in on_page
    assert '<a href="/en/places/">Places</a>' in on_page


def test_every_entry_of_the_menu_leads_to_a_page(client):
    menu = re.search(r'<nav class="menu".*?</nav>', client.get("/vi/").text, re.S)[0]
    addresses = re.findall(r'href="([^"]+)"', menu)

    assert len(addresses) == len(MENU)
    assert {client.get(address).status_code for address in addresses} == {200}


def test_pages_are_sent_packed_to_who_can_unpack_them(client):
    plain = client.get("/en/help/")
    packed = client.get("/en/help/", headers={"Accept-Encoding": "gzip, br"})

    assert packed["Content-Encoding"] == "gzip"
    assert packed["ETag"] == plain["ETag"]
    assert len(packed.content) < len(plain.content) / 2
    assert gzip.decompress(packed.content) == plain.content


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_reader_chooses_the_colours_and_stays_on_the_page(client, theme):
    here = "/en/engagements/?from=1953"

    answer = client.post("/en/theme/", {"theme": theme, "next": here})
    page = client.get(here)

    assert (answer.status_code, answer["Location"]) == (302, here)
    assert f'<html lang="en" data-theme="{theme}">' in page.text
    assert re.search(rf'value="{theme}" aria-pressed="true"', page.text)
    assert "Cookie" in page["Vary"]


def test_the_choice_of_colours_is_forgotten(client):
    client.post("/en/theme/", {"theme": "dark"})
    client.post("/en/theme/", {"theme": ""})

    assert '<html lang="en">' in client.get("/en/").text


def test_a_wrong_choice_of_colours_changes_nothing(client):
    client.cookies["theme"] = '"><script>'

    assert '<html lang="en">' in client.get("/en/").text
    assert client.post("/en/theme/", {"theme": "pink"}).status_code == 302
    assert client.get("/en/theme/").status_code == 405


@pytest.mark.parametrize("address", ["https://elsewhere.example/", "//elsewhere.example", ""])
def test_the_choice_of_colours_leads_to_no_other_site(client, address):
    answer = client.post("/en/theme/", {"theme": "dark", "next": address})

    assert answer["Location"] == "/en/"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("engagements/ambush-at-th%C3%A1i-b%C3%ACnh/", "ambush at thái bình"),
        ("engagements/0000000000/ambush_1953/", "ambush 1953"),
        ("dispatches/莱州解放.html", "莱州解放"),
        ("engagements/0000000000/", ""),
        ("papers/rmrb/1954/13/", ""),
    ],
)
def test_a_page_that_is_not_there_offers_to_search(client, path, words):
    page = client.get(f"/en/{path}")

    assert page.status_code == 404
    assert re.findall("Search for “(.*?)”", page.text) == ([words] if words else [])
