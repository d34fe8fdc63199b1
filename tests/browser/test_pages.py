"""The pages as people use them: without JavaScript, on a telephone, with a screen reader."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.views.world import make_world

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PATHS = {
    "home": "",
    "engagement list": "engagements/",
    "filtered list": "engagements/?from=1953&region=north&to=xx",
    "empty list": "engagements/?from=1960",
    "dispatch list": "dispatches/",
    "place list": "places/",
    "unit list": "units/",
    "difference list": "differences/",
    "filtered differences": "differences/?severity=major&kind=nothing&sort=kind",
    "no differences": "differences/?from=1960",
    "term list": "terms/",
    "english terms": "terms/?by=english&all=yes",
    "term": "terms/chinese/歼灭/",
    "about": "about/",
}
CONCEPTS = ["engagements", "dispatches", "places", "units"]


def paths(language):
    """Return the address of every kind of page."""
    world = make_world()
    lists = [f"/{language}/{path}" for path in PATHS.values()]
    details = [f"/{language}/{name}/{row.uid}/{row.slug}/" for name, row in world.items()]
    return lists + details


def test_a_reader_walks_from_filter_to_passage_without_javascript(page):
    make_world()

    opened = page("/en/engagements/", java_script_enabled=False)
    opened.fill("input[name=from]", "1953-12")
    opened.check("input[name=region][value=lai-chau]")
    opened.click("button.primary")
    assert "from=1953-12" in opened.url
    assert "region=lai-chau" in opened.url
    assert opened.locator(".row").count() == 1
    opened.click(".row h3 a")
    assert opened.locator("h1").inner_text() == "Pursuit"
    opened.click(".claims .quote >> nth=0")
    assert opened.url.endswith("#en1")
    assert opened.locator("#en1").inner_text().startswith("On the 23rd")


def test_a_chip_takes_its_filter_away(page):
    make_world()

    opened = page("/en/engagements/?from=1953&region=north", java_script_enabled=False)
    opened.click(".chips a >> nth=0")

    assert opened.url.endswith("?region=north")


def test_marks_can_be_switched_off_without_javascript(page):
    dispatch = make_world()["dispatches"]
    style = "element => getComputedStyle(element).borderBottomColor"

    opened = page(f"/en/dispatches/{dispatch.uid}/{dispatch.slug}/")
    before = opened.locator("#en1 .place").evaluate(style)
    opened.uncheck("#show-place")

    assert opened.locator("#en1 .place").evaluate(style) != before


@pytest.mark.parametrize(
    ("language", "scheme"),
    [("en", "light"), ("en", "dark"), ("zh-hans", "light"), ("vi", "light")],
)
def test_axe_finds_nothing_on_any_page(page, language, scheme):
    found = {}
    for path in paths(language):
        opened = page(path, color_scheme=scheme)
        violations = Axe().run(opened).response["violations"]
        if violations:
            found[path] = [
                (rule["id"], [node["html"][:120] for node in rule["nodes"]]) for rule in violations
            ]

    assert found == {}


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("width", [320, 390])
def test_no_page_scrolls_sideways_on_a_telephone(page, language, width):
    wide = []
    for path in paths(language):
        opened = page(path, width=width, height=700)
        if opened.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(path)

    assert wide == []


def test_the_skip_link_is_the_first_stop(page):
    opened = page("/en/")
    opened.keyboard.press("Tab")

    assert opened.evaluate("document.activeElement.className") == "skip"
