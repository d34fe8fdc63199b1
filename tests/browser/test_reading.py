"""A dispatch as it is read: level rows, marks, counterparts, words that are pointed at."""

from __future__ import annotations

import pytest

from tests.browser.conftest import OpenPage, Site

pytestmark = pytest.mark.browser

TOPS = """rows => rows.map(row => [...row.querySelectorAll(".col .text:first-child")].map(
  text => Math.round(text.getBoundingClientRect().top)))"""
UNDER = "element => getComputedStyle(element).borderBottomColor"


@pytest.mark.parametrize(("width", "zoom"), [(1360, 1), (1000, 1), (700, 1), (1360, 2)])
def test_facing_rows_are_level_at_any_width(
    visit: OpenPage, site: Site, width: int, zoom: int
) -> None:
    opened = visit(site.path("dispatch"), width=width // zoom, device_scale_factor=zoom)

    rows = opened.locator(".pair:not(.span, .chead)").evaluate_all(TOPS)

    assert len(rows) == 13
    assert [row for row in rows if len(row) != 2 or abs(row[0] - row[1]) > 4] == []


def test_on_a_telephone_each_paragraph_is_followed_by_its_counterpart(
    visit: OpenPage, site: Site
) -> None:
    opened = visit(site.path("dispatch"), width=390)

    for english, chinese in opened.locator(".pair:not(.span, .chead)").evaluate_all(TOPS):
        assert english < chinese


def test_without_javascript_marks_go_and_the_text_changes_its_way(
    visit: OpenPage, site: Site
) -> None:
    opened = visit(site.path("dispatch"), java_script_enabled=False)
    mark = opened.locator("#en10 .place").first
    before = mark.evaluate(UNDER)
    opened.uncheck("#show-place")
    assert mark.evaluate(UNDER) != before
    opened.click(".seg a[lang=zh-Hans]")
    assert opened.locator("#zh10").is_visible()
    assert opened.locator("#en10").count() == 0
    opened.click(".seg a >> nth=0")
    assert opened.locator("#en10").is_visible()


def test_an_engagement_shows_its_words_in_both_columns(visit: OpenPage, site: Site) -> None:
    opened = visit(site.path("dispatch"), java_script_enabled=False)

    opened.click("#reported li:has-text('Ambush on Highway 39') .sub a")

    assert opened.url.endswith("#p5")
    words = ["".join(opened.locator(f"#{name} mark").all_inner_texts()) for name in ("en5", "zh5")]
    assert "ambushed enemy troops on Highway 39" in words[0]
    assert "第三十九号公路上伏击敌军" in words[1]


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
        opened.keyboard.press("Enter")
        opened.wait_for_load_state()

    assert opened.locator("h1").inner_text().startswith("Vietnamese People's Army Liberates")
