"""The search box offers names while one types, by keyboard and by mouse."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("path", ["/en/places/", "/en/engagements/"])
def test_a_name_is_chosen_by_keyboard(visit: OpenPage, path: str) -> None:
    page = visit(path)
    box = page.get_by_role("combobox", name="Search in English, 中文 or Tiếng Việt")
    box.focus()
    page.wait_for_load_state("networkidle")
    box.press_sequentially("dien bien")
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")

    box.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", "suggestion-1")
    box.press("Escape")
    expect(options.first).to_be_hidden()
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url("**/places/**/dien-bien-phu/")


def test_words_are_searched_for_when_nothing_is_chosen(visit: OpenPage) -> None:
    page = visit("/en/places/")
    box = page.get_by_role("combobox", name="Search in English, 中文 or Tiếng Việt")
    box.fill("奠邊府")
    box.press("Enter")

    expect(page.get_by_role("heading", name="4 dispatches")).to_be_visible()
    expect(page.locator("mark", has_text="Điện Biên Phủ").first).to_be_visible()
