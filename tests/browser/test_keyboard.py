"""By the keyboard alone: what is reached, in which order, and that one sees where one is."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.steps import FOCUS, WAY, follow, settled, tab_to, told, uids, walk, write
from tests.browser.test_stories import AMBUSH, ASKED, D000, D002, D003, D004, LIBERATION, PURSUIT

pytestmark = pytest.mark.browser


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
    days = {"zh-hans": "12月11–24日", "vi": "11–24/12"}[language]
    assert days in told(opened)
    filtered = {"zh-hans": "应用筛选", "vi": "Áp dụng"}[language]
    assert opened.get_by_role("button", name=filtered, exact=True).count() == 1
    quoted = opened.locator(".row .q").evaluate_all("all => all.map(each => each.lang)")
    assert quoted
    assert set(quoted) <= {"en", "zh-Hans"}


def test_story_14_engagements_by_date_and_region(visit: OpenPage) -> None:
    opened = visit("/en/engagements/")
    write(opened, opened.locator("#from"), "1953-12-01")
    tab_to(opened, opened.locator("#to"))
    settled(opened, "?from=1953-12-01")
    opened.keyboard.insert_text("1953-12-31")
    opened.keyboard.press("Enter")
    settled(opened, "?from=1953-12-01&to=1953-12-31")
    for fold in ("#in-tonkin", "#in-tay-bac"):
        follow(opened, opened.locator(f"{fold} > summary"))
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
    stop = opened.evaluate_handle("document.activeElement")
    assert stop.evaluate(WAY)[0] >= opened.locator("#p5").evaluate(WAY)[0]


def test_story_14_any_spelling_finds_it(visit: OpenPage) -> None:
    opened = visit("/en/about/")
    write(opened, opened.locator("#q"), "điện biên phủ")
    opened.keyboard.press("Enter")
    opened.wait_for_url("**/search/**")

    rows = ".found[aria-labelledby=dispatches] h3"
    assert set(uids(opened, "dispatches", rows)) == {D000, D002, D003, D004}
    follow(opened, opened.locator(f"{rows} a").first)
    opened.wait_for_url("**/dispatches/**")


def test_the_skip_link_is_the_first_stop(visit: OpenPage) -> None:
    opened = visit("/en/")
    tab_to(opened, opened.locator(".skip").first, most=1)
    opened.keyboard.press("Enter")
    assert opened.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("width", [1360, 390])
def test_filters_are_reached_in_the_order_they_are_seen(visit: OpenPage, width: int) -> None:
    opened = visit("/en/engagements/", width=width)
    if width == 390:
        tab_to(opened, opened.locator("#show-filters"))
        opened.keyboard.press("Space")
    tab_to(opened, opened.locator("#filters input[name=q]"))
    way = walk(opened, "#filters")

    assert len(way) > 40
    assert in_reading_order(way)


def test_the_chart_is_walked_bar_by_bar_and_can_be_passed(visit: OpenPage) -> None:
    opened = visit("/en/engagements/")
    bars = opened.locator("svg.chart a")
    tab_to(opened, bars.first)
    way = walk(opened, "svg.chart")

    assert len(way) == bars.count()  # months without engagements are no stops
    counted = len(opened.locator("svg.chart a:has(.hit)").all())
    assert [left for *_, left in way[:counted]] == sorted(left for *_, left in way[:counted])
    assert all(bar.get_attribute("aria-label") for bar in bars.all())
    assert opened.locator("#chart-table summary").evaluate(FOCUS)
    opened.keyboard.press("Shift+Tab")
    assert bars.last.evaluate(FOCUS)


@pytest.mark.parametrize("path", ["engagements/?view=map", "places/?view=map"])
def test_the_map_is_walked_mark_by_mark_and_left_again(visit: OpenPage, path: str) -> None:
    opened = visit(f"/en/{path}")
    ground = opened.locator(".leaflet-container")
    expect(ground).to_be_visible()
    tab_to(opened, ground)
    marks = opened.locator(".leaflet-marker-icon")
    tab_to(opened, marks.first, most=1)
    stops = walk(opened, ".leaflet-marker-pane")
    assert len(stops) == marks.count()
    assert all(mark.get_attribute("aria-label") for mark in marks.all())
    assert opened.locator(".leaflet-control-zoom-in").evaluate(FOCUS)
    tab_to(opened, marks.last, "Shift+Tab", most=3)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_the_table_beside_the_map_is_walked_row_by_row(visit: OpenPage, script: bool) -> None:
    opened = visit("/en/engagements/?view=map&from=1953-12", java_script_enabled=script)
    rows = opened.locator("#on-map tbody tr")
    sheet = opened.locator("#on-map .sheet")
    tab_to(opened, sheet)  # by which it is moved with the arrows
    links = opened.locator("#on-map tbody a")
    tab_to(opened, links.first, most=1)
    seen = [link.evaluate(WAY) for link in links.all()]  # before the sheet is scrolled
    way = walk(opened, "#on-map tbody")

    assert len(way) == links.count() > rows.count()
    assert in_reading_order(seen)
    assert [left for *_, left in way] == [left for *_, left in seen]
    shown = rows.nth(1).locator("a.to")
    tab_to(opened, shown, "Shift+Tab")
    opened.keyboard.press("Enter")  # shows the place on the map, and the focus goes with it
    if script:
        expect(opened.locator(".leaflet-marker-icon:focus")).to_have_count(1)
    else:
        assert opened.url.endswith(str(shown.get_attribute("href")))
        opened.keyboard.press("Tab")
        assert opened.evaluate("Boolean(document.activeElement.closest('svg.map'))")


def test_without_scripts_the_marks_of_the_map_show_the_focus(visit: OpenPage) -> None:
    opened = visit("/en/engagements/?view=map", java_script_enabled=False)
    tab_to(opened, opened.locator("svg.map a.mark").first)
    assert len(walk(opened, "svg.map")) > 5
