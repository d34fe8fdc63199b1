"""By the keyboard alone: what is reached, in which order, and that one sees where one is."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.pages import LANGUAGES
from tests.browser.steps import FOCUS, RING, follow, settled, tab_to, told, uids, write
from tests.browser.test_stories import AMBUSH, ASKED, D000, D002, D003, D004, LIBERATION, PURSUIT

pytestmark = pytest.mark.browser

WAY = """() => {
  const { top, left, bottom } = document.activeElement.getBoundingClientRect();
  return [Math.round(top + scrollY), Math.round(bottom + scrollY), Math.round(left)];
}"""


def walk(opened: Page, inside: str) -> list[tuple[int, int, int]]:
    """Tab through a part of the page; return where each stop is: top, bottom and left."""
    way = []
    while opened.evaluate(f"Boolean(document.activeElement.closest('{inside}'))"):
        way.append(tuple(opened.evaluate(WAY)))
        assert opened.evaluate(RING), opened.evaluate("document.activeElement.outerHTML")[:200]
        opened.keyboard.press("Tab")
    return way


def in_reading_order(way: list[tuple[int, int, int]]) -> bool:
    """Tell whether each stop is below, or in the same line beside, the one before it."""
    return all(
        after[0] >= before[1] - 8 or (after[0] > before[0] - 8 and after[2] >= before[2])
        for before, after in pairwise(way)
    )


@pytest.mark.parametrize("language", ["zh-hans", "vi"])
def test_story_14_the_same_list_in_my_language(visit: OpenPage, language: str) -> None:
    opened = visit(f"/en/engagements/?{ASKED}&sort=-date")
    listed = uids(opened, "engagements", "section.results > ol.rows h3")
    follow(opened, opened.locator(f'.langs a[hreflang="{language}"]'))
    settled(opened, f"/{language}/engagements/?{ASKED}&sort=-date")

    assert opened.locator("html").get_attribute("lang") == language
    assert uids(opened, "engagements", "section.results > ol.rows h3") == listed
    days = {"zh-hans": "12月11–24日 1953年", "vi": "11–24/12/1953"}[language]
    assert days in told(opened)
    filtered = {"zh-hans": "应用筛选", "vi": "Áp dụng bộ lọc"}[language]
    assert opened.get_by_role("button", name=filtered).count() == 1
    quoted = opened.locator(".row .q").evaluate_all("all => all.map(each => each.lang)")
    assert quoted
    assert set(quoted) <= {"en", "zh-Hans"}


def test_story_14_engagements_by_date_and_region(visit: OpenPage) -> None:
    opened = visit("/en/engagements/")
    write(opened, opened.locator("#from"), "1953-12-01")
    write(opened, opened.locator("#to"), "1953-12-31")
    opened.keyboard.press("Enter")
    settled(opened, "?from=1953-12-01&to=1953-12-31")
    tab_to(opened, opened.locator("input[name=region][value=lai-chau-province]"))
    opened.keyboard.press("Space")
    settled(opened, f"?{ASKED}")

    found = uids(opened, "engagements", "section.results > ol.rows h3")
    assert {LIBERATION, PURSUIT} <= set(found)
    assert AMBUSH not in found
    follow(opened, opened.locator(f".row h3 a[href*='{PURSUIT}']"))
    expect(opened.locator("h1")).to_contain_text("Pursuit of the garrison of Lai Châu")


def test_story_14_both_languages_and_the_evidence(visit: OpenPage) -> None:
    opened = visit(f"/en/dispatches/{D000}/")
    follow(opened, opened.locator(f"#reported li:has(a[href*='{AMBUSH}']) .sub a"))
    opened.wait_for_url("**#p5")

    expect(opened.locator("#p5")).to_be_in_viewport()
    assert "第三十九号公路上伏击敌军" in "".join(opened.locator("#zh5 mark").all_inner_texts())
    opened.keyboard.press("Tab")  # goes on from the words, not from the top
    assert opened.evaluate(WAY)[0] > opened.locator("#p5").evaluate(
        "element => element.getBoundingClientRect().top + scrollY - 1"
    )


def test_story_14_any_spelling_finds_it(visit: OpenPage) -> None:
    opened = visit("/en/about/")
    write(opened, opened.locator("#q"), "điện biên phủ")
    opened.keyboard.press("Enter")
    opened.wait_for_url("**/search/**")

    rows = ".found[aria-labelledby=dispatches] h3"
    assert set(uids(opened, "dispatches", rows)) == {D000, D002, D003, D004}
    follow(opened, opened.locator(f"{rows} a").first)
    opened.wait_for_url("**/dispatches/**")
    assert opened.locator("main mark").count() > 0


def test_the_skip_link_is_the_first_stop(visit: OpenPage) -> None:
    opened = visit("/en/")
    opened.keyboard.press("Tab")
    assert opened.evaluate("document.activeElement.className") == "skip"
    assert opened.evaluate(RING)
    opened.keyboard.press("Enter")
    assert opened.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("width", [1360, 390])
def test_filters_are_reached_in_the_order_they_are_seen(visit: OpenPage, width: int) -> None:
    opened = visit("/en/engagements/", width=width)
    if width == 390:
        tab_to(opened, opened.locator("#show-filters"))
        opened.keyboard.press("Space")
    tab_to(opened, opened.locator("#filters input:not([type=hidden])").first)
    way = walk(opened, "#filters")

    assert len(way) > 40
    assert in_reading_order(way)


def test_the_chart_is_walked_bar_by_bar_and_can_be_passed(visit: OpenPage) -> None:
    opened = visit("/en/engagements/")
    tab_to(opened, opened.locator("svg.chart a").first)
    before = uids(opened, "engagements", ".rows h3")
    bars = opened.locator("svg.chart a")
    named = []
    while opened.evaluate("Boolean(document.activeElement.closest('svg.chart'))"):
        named.append(opened.evaluate("document.activeElement.getAttribute('aria-label')"))
        assert opened.evaluate(RING), named[-1]
        opened.keyboard.press("Tab")

    assert len(named) == bars.count()  # those of months without engagements are no stops
    assert opened.locator("#chart-table summary").evaluate(FOCUS)
    assert all(name and name[-1].isalnum() for name in named)
    assert before == uids(opened, "engagements", ".rows h3")


def test_the_map_is_walked_mark_by_mark_and_left_again(visit: OpenPage) -> None:
    opened = visit("/en/engagements/?view=map")
    ground = opened.locator(".leaflet-container")
    expect(ground).to_be_visible()
    tab_to(opened, ground)
    for shown in (".leaflet-marker-icon", ".leaflet-control-zoom-in"):
        tab_to(opened, opened.locator(shown).first)
    mark = opened.locator(".leaflet-marker-icon").first
    tab_to(opened, mark, "Shift+Tab")
    assert mark.get_attribute("aria-label")
    tab_to(opened, opened.locator("#on-map tbody a").first)
    assert in_reading_order(walk(opened, "#on-map tbody"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_scripts_the_marks_of_the_map_show_the_focus(
    visit: OpenPage, language: str
) -> None:
    opened = visit(f"/{language}/engagements/?view=map", java_script_enabled=False)
    tab_to(opened, opened.locator("svg.map a.mark").first)
    opened.keyboard.press("Tab")
    assert opened.evaluate(RING)
