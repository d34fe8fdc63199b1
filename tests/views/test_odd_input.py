"""No address with odd parameters, and no odd address, ends in a fault of the program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, resolve, reverse
from django.utils.translation import override

from tests.views.world import make_world

pytestmark = pytest.mark.django_db

NAMES = (
    "q", "names", "captions", "from", "to", "when", "region", "type", "status", "diff", "by",
    "paper", "newspaper", "agency", "year", "language", "unit", "side", "figure", "min", "dated",
    "placed", "kind", "sort", "view", "rows", "bbox", "page", "text", "claim", "event", "category",
    "severity", "state", "around", "bom", "cited", "since", "nonsense",
)  # fmt: skip
ODD = (
    "\x00", "Lai\x00Chau", "9" * 400, "1e999", str(2**63), "-1", "inf", "nan",
    "\u0661\u0669\u0665\u0663",  # digits, but no ASCII
    "\u00b2",
    "\u202e\u05d0\u0628\u202c",  # right to left
    "\U0001f300\U00020000",
    "\ud800",  # half a character
    "\u83b1" * 3_500,  # 10 kB
    "1953-02-31", "0000", "99999-12", "../..", "[1953..1954]~?", "1954-01..1953-01",
    "nan,inf,-inf,1e400", "105,23,102,20", "-1e9,-1e9,1e9,1e9", "1,2", ",,,",
    "\"' OR 1=1 --", "</script><script>", "{{ 7 }}{% now %}", "%00%ff%zz", "(" * 60, "-" * 60,
    'OR OR - "', "figure:captured>=nan place: unit:", "date:..", "a\r\nSet-Cookie: b", "   ", "",
)  # fmt: skip
TURNS = 2  # how often each address is asked, each parameter odd in another way each time


def patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            yield entry
        elif entry.app_name != "admin":
            yield from patterns(entry)


def addresses(values: dict[str, object], start: str = "") -> Iterator[str]:
    """Yield an address of each pattern whose name begins so, with these values in it."""
    for pattern in patterns(get_resolver()):
        if not (pattern.name or "").startswith(start):
            continue
        names = pattern.pattern.regex.groupindex
        for space in ("archive", "files"):
            for extension in ("json", "bib") if "extension" in names else ("",):
                given = {name: values[name] for name in names if name != "extension"}
                if extension:
                    given["extension"] = extension
                try:
                    yield reverse(f"{space}:{pattern.name}", kwargs=given)
                except NoReverseMatch:
                    continue


def escaped(text: str) -> str:
    return quote(text.encode("utf-8", "surrogatepass"))


def question(turn: int) -> str:
    """Return a question in which each parameter is odd, and each twice."""
    pairs = []
    for number, name in enumerate(NAMES):
        for again in range(2):
            value = ODD[(number * 5 + turn * 13 + again) % len(ODD)]
            pairs.append(f"{name}={escaped(value)}")
    return "&".join(pairs)


def answer(client: Client, address: str) -> HttpResponse:
    found = client.get(address)
    if found.streaming:
        b"".join(found.streaming_content)
    return found


@pytest.fixture
def world():
    return make_world()


@pytest.fixture
def reader(client):
    client.raise_request_exception = False
    return client


DAY = {"year": 1953, "month": 12, "day": 31}
KNOWN = {
    "slug": "daily", "facet": "unit", "step": "next", "key": "歼灭", "concept": "engagement"
}  # fmt: skip


def test_odd_parameters_are_answered_everywhere(reader, world):
    uids = {"place": "places", "unit": "units", "dispatch": "dispatches"}
    faults, asked = [], 0
    for name, row in (("", "engagements"), *uids.items()):
        for address in addresses({**KNOWN, **DAY, "uid": world[row].uid}, name):
            for turn in range(TURNS):
                asked += 1
                if answer(reader, f"{address}?{question(turn)}").status_code >= 500:
                    faults.append((address, turn))

    assert asked > 100
    assert faults == []


@pytest.mark.parametrize("address", [
    "/en/engagements/?view=list", "/en/engagements/?view=map", "/en/engagements/?view=timeline",
    "/engagements.csv?", "/en/dispatches/?", "/en/search/?q=army",
])  # fmt: skip
def test_an_odd_parameter_alone_is_answered(reader, world, address):
    alone = {
        "q": ("\x00", "\ud800", "(" * 60), "from": ("1953-02-31", "99999-12"), "unit": ("\x00",),
        "min": ("nan", "1e999"), "bbox": ("nan,inf,-inf,1e400", "105,23,102,20"),
        "page": ("-1", "9" * 400, "\u00b2"), "region": ("a\x00b",),
    }  # fmt: skip

    faults = [
        (name, value)
        for name, values in alone.items()
        for value in values
        if answer(reader, f"{address}&{name}={escaped(value)}").status_code >= 500
    ]

    assert faults == []


@pytest.mark.parametrize("odd", ["x" * 3_000, "\u83b1\u5dde", "a\x00b", "-", ".."])
def test_an_odd_address_is_answered(reader, world, odd):
    days = {"year": 10**30, "month": 99, "day": 99} if odd == "-" else {**DAY, "day": 0}
    values = {**dict.fromkeys(KNOWN, odd), **days, "uid": world["engagements"].uid}

    for address in addresses(values):
        assert answer(reader, address).status_code < 500, address


@pytest.mark.parametrize(
    ("address", "lower"),
    [
        ("/zh-Hans/", "/zh-hans/"),
        (
            "/ZH-HANS/engagements/?from=1953&q=%E8%8E%B1",
            "/zh-hans/engagements/?from=1953&q=%E8%8E%B1",
        ),
        ("/EN/terms/chinese/%E6%AD%BC/", "/en/terms/chinese/%E6%AD%BC/"),
        ("/Vi", "/vi"),
    ],
)
def test_a_language_in_capitals_leads_to_its_address(reader, address, lower):
    found = reader.get(address)

    assert (found.status_code, found["Location"]) == (301, lower)


@pytest.mark.parametrize("address", ["/en/nothing/", "/ENglish/", "/EN-GB/", "/zh-hans/nothing/"])
def test_what_is_no_language_in_capitals_leads_nowhere(reader, address):
    assert reader.get(address).status_code == 404


def test_an_address_without_its_last_stroke_still_leads_to_the_page(reader):
    assert reader.get("/en/help")["Location"] == "/en/help/"


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_pages_and_files_that_only_read_say_so_to_who_would_write(world, method):
    writer = Client(enforce_csrf_checks=True)
    values = {**KNOWN, **DAY, "uid": world["engagements"].uid}

    answers = {
        address: getattr(writer, method)(address)
        for address in addresses(values)
        if not address.endswith("/theme/")
    }

    assert len(answers) > 40
    assert {answer.status_code for answer in answers.values()} == {405}
    assert {answer["Allow"] for answer in answers.values()} == {"GET, HEAD"}


def test_who_would_write_to_a_form_that_takes_it_still_needs_a_token():
    writer = Client(enforce_csrf_checks=True)

    assert writer.post("/admin/login/").status_code == 403
    assert writer.post("/en/theme/", {"theme": "dark"}).status_code == 302


def test_what_cannot_be_answered_is_told_in_three_languages_without_the_database(client):
    for name in ("400", "403", "403_csrf", "500"):
        page = render_to_string(f"{name}.html")

        told = re.findall(r'<section class="sec" lang="([^"]+)">\s*<h2>\S', page)
        assert told == ["zh-Hans", "vi"]
        for address, language in re.findall(r'href="(/(en|zh-hans|vi)/[\w/]*)"', page):
            with override(language):
                resolve(address)


def test_an_address_that_is_too_long_gets_the_page_of_bad_questions(reader, world):
    uid = world["engagements"].uid

    found = reader.get(f"/en/engagements/{uid}/?q={'x' * 20_000}")

    assert found.status_code == 400
    assert "The address is too long" in found.text
