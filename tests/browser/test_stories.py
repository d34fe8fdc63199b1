"""What readers come for, walked in a browser over the five documents."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.browser.conftest import OpenPage, Site
from tests.browser.pages import LANGUAGES

pytestmark = pytest.mark.browser

both = pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
LIBERATION, PURSUIT = "99j6vyzxfe", "bm864xkzvg"
AMBUSH = "fcgpnr4m8y"


def titles(opened: Any) -> str:
    return " ".join(opened.locator(".row h3 a").evaluate_all("all => all.map(a => a.href)"))


@both
def test_story_1_engagements_by_date_and_region(visit: OpenPage, script: bool) -> None:
    opened = visit("/en/engagements/", java_script_enabled=script)
    opened.fill("input[name=from]", "1953-12-01")
    opened.fill("input[name=to]", "1953-12-31")
    opened.locator("#filters button.primary").click()
    opened.wait_for_url("**to=1953-12-31**")
    opened.goto(opened.url + "&region=lai-chau")

    found = titles(opened)
    assert LIBERATION in found
    assert PURSUIT in found
    assert AMBUSH not in found
    assert opened.locator(".chips li").count() >= 2


@pytest.mark.parametrize("width", [1360, 390])
def test_story_2_both_languages_face_each_other(visit: OpenPage, site: Site, width: int) -> None:
    opened = visit(site.path("dispatch"), width=width)
    pairs = opened.locator(".pair:not(.span):has(.col + .col)")

    assert pairs.count() > 5
    for pair in pairs.all()[:8]:
        english, chinese = (column.bounding_box() for column in pair.locator(".col").all()[:2])
        if width == 1360:
            assert abs(english["y"] - chinese["y"]) < 12
            assert english["x"] < chinese["x"]
        else:
            assert english["y"] + english["height"] <= chinese["y"] + 1


@pytest.mark.parametrize("typed", ["Dien Bien Phu", "điện biên phủ", "奠边府", "奠邊府"])
def test_story_3_any_spelling_finds_it(visit: OpenPage, typed: str) -> None:
    opened = visit("/vi/about/", java_script_enabled=False)
    opened.fill("#q", typed)
    opened.press("#q", "Enter")

    found = opened.content()
    assert {uid for uid in ("p37cw6tkqz", "x0v302nfzq", "yfm9yph3k7", "mhfmmahfvh") if uid in found}
    assert opened.locator("main mark").count() > 0


def test_story_4_who_claims_what(visit: OpenPage, site: Site) -> None:
    opened = visit(site.path("engagement"))
    told = opened.locator("main").inner_text()

    assert "over 1,000" in told
    assert "Vietnam News Agency" in told
    assert "Xinhua" in told
    assert opened.locator('main a[href*="/dispatches/p37cw6tkqz/"][href*="#"]').count() > 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_story_5_where_the_translation_differs(visit: OpenPage, language: str) -> None:
    opened = visit(f"/{language}/differences/", java_script_enabled=False)
    everything = opened.locator("main").inner_text()
    opened.goto(opened.url + "?kind=measure_unit")
    narrowed = opened.locator("main").inner_text()

    assert "twenty-four enemy battalions" in everything
    assert "二十四个连" in everything
    assert len(narrowed) < len(everything)


def test_story_7_one_event_in_several_dispatches(visit: OpenPage, site: Site) -> None:
    opened = visit(site.path("engagement"))

    links = opened.locator("main a").evaluate_all("all => all.map(a => a.href)")
    told = {uid for uid in ("p37cw6tkqz", "x0v302nfzq") if any(uid in link for link in links)}
    assert len(told) == 2


@both
def test_story_8_a_timeline_with_honest_dates(visit: OpenPage, script: bool) -> None:
    opened = visit("/en/engagements/", java_script_enabled=script)
    opened.locator("svg.chart a[href*='from=1953-12']").first.focus()
    opened.keyboard.press("Enter")
    opened.wait_for_url("**from=1953-12**")

    assert "December 1953" in opened.locator("main").inner_text() or "1953-12" in opened.url
    assert opened.locator("svg.chart").count() == 1
    opened.locator("#chart-table summary").click()
    assert opened.locator("#chart-table table").is_visible()


def test_story_9_a_map_without_false_precision(visit: OpenPage, site: Site) -> None:
    opened = visit(site.path("map"), java_script_enabled=False)

    assert opened.locator("svg .zone").count() > 0
    assert "computed" in opened.locator(".signs").inner_text()
    assert opened.locator("#on-map table tbody tr").count() > 3


def test_story_10_take_the_data_away(visit: OpenPage, site: Site) -> None:
    opened = visit("/en/engagements/?from=1953-12", java_script_enabled=False)
    shown = opened.locator("section.results > ol.rows > li").count()
    address = opened.locator('a[href*="engagements.csv"]').get_attribute("href")
    lines = opened.request.get(site.url + address).text().strip().splitlines()

    assert lines[0].startswith("\ufeff") or "date" in lines[0]
    assert len(re.findall(r"^[\ufeff]?\w", lines[1], re.M)) == 1
    assert shown > 0
    assert len({line.split(",")[0] for line in lines[1:]}) >= shown


def test_story_11_cite(visit: OpenPage, site: Site) -> None:
    opened = visit(site.path("dispatch"))

    head = opened.locator("head").inner_html()
    assert "citation_" in head or "application/ld+json" in head
    page = opened.locator("main").inner_html()
    assert all(f".{kind}" in page for kind in ("bib", "ris"))
    assert "GB/T 7714" in page


def test_story_12_follow_a_unit(visit: OpenPage) -> None:
    opened = visit("/en/units/?q=174th+Regiment", java_script_enabled=False)
    opened.locator("main a[href*='/units/6xphyjcygj/']").first.click()

    assert opened.locator('main a[href*="/engagements/"]').count() > 0
    assert "174" in opened.locator("h1").inner_text()


def test_story_13_a_total_without_double_counting(visit: OpenPage) -> None:
    opened = visit("/en/sum/", java_script_enabled=False)

    assert opened.locator("main input[type=checkbox]").count() >= 2
    for box in opened.locator("main input[type=checkbox]").all()[:2]:
        box.check()
    opened.locator("main form button").first.click()
    assert opened.locator("main").inner_text()


@pytest.mark.parametrize("language", ["zh-hans", "vi"])
def test_story_14_in_my_language_by_keyboard(visit: OpenPage, language: str) -> None:
    opened = visit("/en/engagements/?from=1953-12&region=lai-chau")
    opened.locator(f'.langs a[hreflang="{language}"]').focus()
    opened.keyboard.press("Enter")
    opened.wait_for_url(f"**/{language}/engagements/**")

    assert "from=1953-12" in opened.url
    assert "region=lai-chau" in opened.url
    assert opened.locator("html").get_attribute("lang") == language
    assert opened.locator(".row").count() > 0


def test_story_15_what_is_held_and_what_is_not(visit: OpenPage, site: Site) -> None:
    opened = visit(site.path("paper of a year"), java_script_enabled=False)

    assert opened.locator('main a[href*="/papers/rmrb/1954/1/"]').count() > 0
    opened.goto(site.url + site.path("paper of a day"))
    assert opened.locator('main a[href*="/dispatches/"]').count() > 0


def test_the_skip_link_is_the_first_stop(visit: OpenPage) -> None:
    opened = visit("/en/")
    opened.keyboard.press("Tab")

    assert opened.evaluate("document.activeElement.className") == "skip"
    opened.keyboard.press("Enter")
    assert opened.evaluate("document.activeElement.id") == "main"


def test_filters_are_reached_in_the_order_they_are_seen(visit: OpenPage) -> None:
    opened = visit("/en/engagements/", width=1360)
    opened.locator("input[name=from]").focus()
    seen = []
    for _ in range(12):
        seen.append(opened.evaluate("document.activeElement.getBoundingClientRect().top + scrollY"))
        opened.keyboard.press("Tab")

    assert seen == sorted(seen)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_colours_are_chosen_without_script(visit: OpenPage, theme: str) -> None:
    other = {"light": "dark", "dark": "light"}[theme]
    opened = visit("/en/about/", java_script_enabled=False, color_scheme=other)
    opened.locator(f'button[name=theme][value="{theme}"]').click()

    assert opened.url.endswith("/en/about/")
    assert opened.locator("html").get_attribute("data-theme") == theme


def test_pages_hold_in_forced_colours_and_in_print(visit: OpenPage, site: Site) -> None:
    opened = visit(site.path("engagement"), color_scheme="dark")
    opened.emulate_media(forced_colors="active")
    assert opened.locator("h1").is_visible()
    opened.emulate_media(forced_colors="none", media="print")

    assert not opened.locator("header.site").is_visible()
    ground = opened.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert ground == "rgb(255, 255, 255)"
