"""The colours a reader chooses, those a system forces, and paper."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator

from tests.browser.conftest import OpenPage, Site
from tests.browser.steps import go, told

pytestmark = pytest.mark.browser

# What is drawn at an edge or before the words, by which a sign can be told without its colour.
DRAWN = """(element, [part, ...names]) => {
  const style = getComputedStyle(element, part);
  return names.map(name => style.getPropertyValue(name));
}"""
GROUND = "getComputedStyle(document.documentElement).backgroundColor"


def drawn(where: Locator, part: str | None, *names: str) -> list[str]:
    return where.first.evaluate(DRAWN, [part, *names])


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_colours_are_chosen_without_script(visit: OpenPage, theme: str) -> None:
    other = {"light": "dark", "dark": "light"}[theme]
    opened = visit("/en/about/", java_script_enabled=False, color_scheme=other)
    go(opened, f'button[name=theme][value="{theme}"]')

    assert opened.url.endswith("/en/about/")
    assert opened.locator("html").get_attribute("data-theme") == theme
    grounds = {"light": "rgb(248, 246, 241)", "dark": "rgb(19, 22, 24)"}
    assert opened.locator("body").evaluate(f"() => {GROUND}") == grounds[theme]


def forced(visit: OpenPage, path: str) -> Any:
    opened = visit(path, forced_colors="active", java_script_enabled=False)
    assert opened.locator("body").evaluate("() => matchMedia('(forced-colors: active)').matches")
    return opened


def test_in_forced_colours_differences_are_still_seen(visit: OpenPage, site: Site) -> None:
    opened = forced(visit, site.path("engagement"))
    row = opened.locator("table.claims tr.differs").first
    same = opened.locator("table.claims tbody tr:not(.differs)").first

    assert row.inner_text() != ""
    assert re.search(r"preferred|differ", row.inner_text())
    assert "agree" in same.inner_text()
    note = drawn(opened.locator(".note"), None, "border-inline-start-width", "border-top-width")
    assert note == ["4px", "1px"]


def test_in_forced_colours_badges_and_chips_keep_their_outline(visit: OpenPage) -> None:
    opened = forced(visit, "/en/engagements/?from=1953-12")
    for sign in (".badge", ".chips a:not(.clear)"):
        width, style, colour = drawn(
            opened.locator(sign), None, "border-top-width", "border-top-style", "border-top-color"
        )
        assert (width, style) == ("1px", "solid")
        assert "0)" not in colour.replace("rgb(0, 0, 0)", "")  # forced: never transparent
    chosen = opened.locator(".seg [aria-current]")
    plain = opened.locator(".seg a:not([aria-current])")
    signs = ("font-weight", "border-bottom-width", "forced-color-adjust", "text-decoration-line")
    assert drawn(chosen, None, *signs) != drawn(plain, None, *signs)


def test_in_forced_colours_the_chart_and_its_key_keep_theirs(visit: OpenPage) -> None:
    opened = forced(visit, "/en/engagements/?region=red-river-delta")
    signs = [
        drawn(opened.locator(f"svg.chart .{name}"), None, "fill", "stroke")
        for name in ("all", "match", "span")
    ]
    ground = opened.locator("body").evaluate(f"() => {GROUND}")

    assert all(signs.count(sign) == 1 for sign in signs)
    assert [ground, "none"] not in signs


def test_on_paper_the_furniture_is_left_out(visit: OpenPage, site: Site) -> None:
    opened = visit(site.path("dispatch"), color_scheme="dark", width=800)
    opened.emulate_media(media="print")

    assert opened.locator("body").evaluate(f"() => {GROUND}") == "rgb(255, 255, 255)"
    controls = "header.site, .skip, footer .theme, footer nav, form[role=search], main button"
    seen = [part for part in opened.locator(controls).all() if part.is_visible()]
    assert seen == []
    english, chinese = (opened.locator(name).bounding_box() for name in ("#en1", "#zh1"))
    assert english is not None
    assert chinese is not None
    assert english["x"] + english["width"] <= chinese["x"]
    assert "People's Daily" in told(opened)
    assert opened.locator("#cite pre").first.is_visible()


def test_on_paper_a_list_says_what_was_asked(visit: OpenPage) -> None:
    opened = visit("/en/engagements/?from=1953-12&region=lai-chau-province", width=800)
    opened.emulate_media(media="print")

    assert not opened.locator("#filters").is_visible()
    assert not opened.locator(".rtools").is_visible()
    assert opened.locator("#found").is_visible()
    assert opened.locator(".chips").is_visible()
    assert opened.locator(".row h3").first.is_visible()
