"""The list of engagements: narrowed by keyboard in place, by dragging, and without scripts."""

from __future__ import annotations

import re

import pytest

from tests.browser.conftest import OpenPage
from tests.browser.steps import go, settled
from tests.views.test_browse import make_more
from tests.views.world import make_world

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LIST = "/en/engagements/"


def test_a_tick_narrows_the_list_in_place_and_says_so(page):
    make_world()
    make_more()
    opened = page(LIST)
    opened.focus("#type-raid")
    opened.keyboard.press("Space")
    settled(opened, "?type=raid")

    assert opened.locator("#found").inner_text().startswith("3 engagements")
    assert opened.locator("#said").inner_text().startswith("3 engagements")
    assert opened.evaluate("document.activeElement.id") == "type-raid"
    assert opened.locator("#type-raid").is_checked()
    opened.fill("#from", "1953-12-02")
    opened.press("#from", "Enter")
    settled(opened, "?from=1953-12-02&type=raid")
    assert opened.locator("#found").inner_text().startswith("2 engagements")
    opened.go_back()
    settled(opened, "?type=raid")
    assert opened.locator("#found").inner_text().startswith("3 engagements")


def test_dragging_over_bars_asks_for_their_range(page):
    make_world()
    make_more()
    opened = page(LIST)
    box = opened.locator("svg[data-from]").bounding_box()
    opened.mouse.move(box["x"] + 5, box["y"] + 60)
    opened.mouse.down()
    opened.mouse.move(box["x"] + box["width"] / 4, box["y"] + 60, steps=4)
    opened.mouse.up()
    settled(opened, "?from=1953-12-01&to=1953-12-04")

    assert opened.locator("#found").inner_text().startswith("3 engagements")


def test_bars_are_reached_by_keyboard_and_lead_to_their_day_without_scripts(page):
    make_world()
    make_more()
    opened = page(LIST, java_script_enabled=False)
    bars = opened.locator("svg[data-from] a")
    assert bars.count() == 4
    bars.nth(1).focus()
    opened.keyboard.press("Enter")
    opened.wait_for_url(re.compile(r"\?from=1953-12-02&to=1953-12-02$"))
    assert opened.locator("#found").inner_text().startswith("1 engagement")


def test_order_and_timeline_work_without_scripts(page):
    make_world()
    make_more()
    opened = page(LIST, java_script_enabled=False)
    opened.select_option("#sort", "-date")
    go(opened, "button.nojs")
    assert opened.url.endswith("?sort=-date")
    go(opened, ".seg a:text('Timeline')")
    assert opened.locator(".tline tbody tr").count() == 3
    go(opened, ".tline tbody th a >> nth=0")
    assert opened.locator("#found").inner_text().startswith("1 engagement")


def test_the_panel_of_filters_stays_open_on_a_telephone(page):
    make_world()
    make_more()
    opened = page(LIST, width=390)
    assert not opened.locator("#type-raid").is_visible()
    opened.check("#show-filters")
    opened.check("#type-raid")
    settled(opened, "?type=raid")
    assert opened.locator("#type-raid").is_visible()


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("rows", ["region", "unit"])
def test_the_last_band_of_a_timeline_is_seen_without_scrolling(
    visit: OpenPage, language: str, rows: str
) -> None:
    opened = visit(f"/{language}/engagements/?view=timeline&rows={rows}", width=1280)

    room = opened.locator(".tw:has(.tline)")
    assert room.evaluate("room => room.scrollWidth - room.clientWidth") == 0
