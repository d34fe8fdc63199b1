"""The map of the engagements: drawn by the server, and taken over by Leaflet where scripts run."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser

MAP = "/en/engagements/?view=map"
# Waiting for a condition would have to evaluate words, which the policy of the pages forbids.
SCROLLED = """() => { window.scrolled = new Promise(done => {
  addEventListener("scroll", done, {once: true}); setTimeout(done, 5000) }) }"""


def test_without_scripts_the_map_is_links(visit: OpenPage) -> None:
    page = visit(MAP, java_script_enabled=False)
    page.get_by_role("link", name="North-West").click()
    expect(page).to_have_url(re.compile(r"view=map&bbox=[\d.,]+$"))
    expect(page.get_by_role("link", name="North-West")).to_have_attribute("aria-current", "true")

    mark = page.locator("svg.map a.mark").last
    key = (mark.get_attribute("href") or "").removeprefix("#")
    mark.click()
    expect(page.locator(f"tr#{key}")).to_be_visible()
    assert page.url.endswith(f"#{key}")

    page.get_by_role("link", name="Zoom out").click()
    expect(page.get_by_role("link", name="North-West")).not_to_have_attribute("aria-current", "x")
    expect(page.locator("svg.map a.mark").first).to_be_visible()


def test_leaflet_moves_by_keyboard_and_the_table_follows(visit: OpenPage) -> None:
    page = visit(MAP)
    ground = page.locator(".leaflet-container")
    expect(ground).to_be_visible()
    rows = page.locator("#on-map tbody tr")
    before = rows.count()

    ground.focus()
    ground.press("+")
    expect(page).to_have_url(re.compile(r"bbox=[\d.,]+$"))
    expect(rows).not_to_have_count(before)

    link = page.locator("a.to").first
    link.click()
    expect(page.locator(".leaflet-marker-icon:focus")).to_have_count(1)


def test_the_wheel_scrolls_the_page_until_the_map_has_focus(visit: OpenPage) -> None:
    page = visit(MAP)
    ground = page.locator(".leaflet-container")
    expect(ground).to_be_visible()
    ground.scroll_into_view_if_needed()
    box = ground.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 60, box["y"] + box["height"] / 2)
    start = page.evaluate("scrollY")
    page.evaluate(SCROLLED)
    page.mouse.wheel(0, 200)

    assert page.evaluate("scrolled.then(() => scrollY)") > start
    assert "bbox" not in page.url


def test_a_filter_narrows_the_map_in_place(visit: OpenPage) -> None:
    page = visit(MAP)
    expect(page.locator(".leaflet-container")).to_be_visible()
    with page.expect_response(lambda answer: "status=accepted" in answer.url):
        page.get_by_label("Reviewed").check()
    expect(page).to_have_url(re.compile("status=accepted&view=map"))
    expect(page.locator(".leaflet-container")).to_have_count(1)
    expect(page.locator(".leaflet-marker-icon").first).to_be_visible()
