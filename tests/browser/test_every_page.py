"""Every page in every language, width and scheme: accessible, quiet, and never wider than it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest

from tests.browser.conftest import OpenPage, Site
from tests.browser.pages import LANGUAGES, PAGES, STATUS, WIDTHS

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
# Another colour changes nothing but what these look at.
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
# The first rows of a list are like the rest, which came out of the same loop.
FIRST = {"exclude": [[f"main {row}:nth-child(n+9)"] for row in ("li", "tr", ".pair", ".ev")]}
RUN = """([where, which]) => axe.run(where, {runOnly: which, resultTypes: ["violations"]}).then(
  found => found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html}`)))"""
# Two halves of the pages, so that two cores share a language.
HALVES = (list(PAGES)[::2], list(PAGES)[1::2])


@pytest.mark.parametrize("names", HALVES, ids=["one", "other"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_can_be_read_by_everyone(
    visit: OpenPage, site: Site, troubles: list[str], language: str, names: list[str]
) -> None:
    found: dict[str, list[str]] = {}
    for name in names:
        opened = visit(site.path(name, language), width=WIDTHS[0])
        opened.wait_for_load_state("networkidle")
        told = [words for words in troubles if str(STATUS.get(name)) not in words]
        troubles.clear()
        found[name] = told + _broken(opened)
        # Axe writes styles of its own into the page, which the policy rightly blocks.
        troubles.clear()
        opened.context.close()

    assert {name: broken for name, broken in found.items() if broken} == {}


def _broken(opened: Any) -> list[str]:
    """Return what is wrong with a page in any width and scheme."""
    opened.evaluate(AXE)
    broken = []
    for width in WIDTHS:
        opened.set_viewport_size({"width": width, "height": 900})
        wide = opened.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            broken.append(f"{width}: {wide} wide")
        for scheme, rules in (("light", TAGS), ("dark", COLOURS)):
            opened.emulate_media(color_scheme=scheme)
            told = opened.evaluate(RUN, [FIRST, rules])
            broken += [f"{width} {scheme} {words[:200]}" for words in told]
    return broken
