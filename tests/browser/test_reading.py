"""A dispatch as it is read: its marks and their counterparts, and the way to it by calendar."""

from __future__ import annotations

import pytest

from tests.browser.conftest import OpenPage, Site
from tests.browser.steps import go

pytestmark = pytest.mark.browser

UNDER = "element => getComputedStyle(element).borderBottomColor"


def test_without_javascript_marks_go_and_the_text_changes_its_way(
    visit: OpenPage, site: Site
) -> None:
    opened = visit(site.path("dispatch"), java_script_enabled=False)
    mark = opened.locator("#en10 .place").first
    before = mark.evaluate(UNDER)
    opened.uncheck("#show-place")
    assert mark.evaluate(UNDER) != before
    go(opened, ".seg a[lang=zh-Hans]")
    assert opened.locator("#zh10").is_visible()
    assert opened.locator("#en10").count() == 0
    go(opened, ".seg a >> nth=0")
    assert opened.locator("#en10").is_visible()


def test_a_mark_lights_its_counterpart_and_a_choice_is_kept(visit: OpenPage, site: Site) -> None:
    opened = visit(site.path("dispatch"))
    opened.hover("#en10 .place >> nth=0")
    assert opened.locator("#zh10 .place.lit").all_inner_texts() == ["莱州", "莱州省会"]
    opened.hover("h1")
    opened.uncheck("#show-figure")
    opened.reload()
    assert not opened.is_checked("#show-figure")
    assert opened.is_checked("#show-date")


def test_the_calendar_is_walked_by_keyboard_from_year_to_article(
    visit: OpenPage, site: Site
) -> None:
    opened = visit(site.path("paper"), java_script_enabled=False)
    for link in ("a[href$='/1953/12/']", "a[href$='/14/']", ".row h3 a"):
        opened.locator(f"main {link}").first.focus()
        with opened.expect_navigation():
            opened.keyboard.press("Enter")

    assert opened.locator("h1").inner_text().startswith("Vietnamese People's Army Liberates")


@pytest.mark.parametrize("name", ["unit", "place"])
def test_on_a_telephone_the_names_of_a_unit_stand_in_the_page(
    visit: OpenPage, site: Site, name: str
) -> None:
    opened = visit(site.path(name, "vi"), width=390)
    table = opened.locator(".tw:has(.names)")

    assert table.evaluate("table => table.scrollWidth - table.clientWidth") == 0
    assert table.locator(".src").first.is_visible()
    assert table.get_by_role("cell").count() > 3
