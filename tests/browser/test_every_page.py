"""Every page in every language, width and scheme: accessible, quiet, light, not too wide.

A page is loaded once, as on a telephone that knows nothing yet, and everything asked of it then.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser import checks
from tests.browser.conftest import OpenPage, Site
from tests.browser.pages import LANGUAGES, MAPS, PAGES, SCHEMES, STATUS, WIDTHS

pytestmark = pytest.mark.browser

# Parts of the pages, so that two cores have the same to do.
PARTS = [list(PAGES)[part::3] for part in range(3)]


@pytest.fixture(scope="session")
def colours() -> checks.Colours:
    """Return the colours that were judged on the pages so far, in whatever language."""
    return checks.Colours()


@pytest.mark.parametrize("part", range(len(PARTS)))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_can_be_read_by_everyone(
    visit: OpenPage,
    site: Site,
    troubles: list[str],
    colours: checks.Colours,
    language: str,
    part: int,
) -> None:
    opened = visit("", width=390)
    opened.add_init_script(checks.SHIFTS)
    opened.context.new_cdp_session(opened).send("Network.setCacheDisabled", {"cacheDisabled": True})
    found: dict[str, list[str]] = {}
    for name in PARTS[part]:
        opened.set_viewport_size({"width": 390, "height": 900})
        until = "networkidle" if name in MAPS else "load"
        answer = opened.goto(site.url + site.path(name, language), wait_until=until)
        assert answer is not None
        status = STATUS.get(name, 200)
        found[name] = [
            *(words for words in troubles if f"status of {status}" not in words),
            *checks.excess(opened, answer, *(checks.MAP if name in MAPS else checks.USUAL)),
            *_moved(opened),
            *_broken(opened, colours),
        ]
        found[name] += [] if answer.status == status else [f"status {answer.status}"]
        # Axe writes styles of its own into the page, which the policy rightly blocks.
        troubles.clear()

    assert {name: broken for name, broken in found.items() if broken} == {}


def _moved(opened: Page) -> list[str]:
    shifted = opened.evaluate("new Promise(requestAnimationFrame).then(() => window.shifted)")
    return [f"moved by {shifted}"] if round(shifted, 2) else []


def _broken(opened: Page, colours: checks.Colours) -> list[str]:
    """Return what is wrong with a page in any width and scheme."""
    opened.evaluate(checks.AXE)
    broken = []
    for width in WIDTHS:
        opened.set_viewport_size({"width": width, "height": 900})
        wide = opened.evaluate("document.documentElement.scrollWidth")
        told = [f"{wide} wide"] if wide > width else []
        opened.emulate_media(color_scheme=SCHEMES[0])
        told += checks.violations(opened, checks.BUT_COLOURS)
        for scheme in SCHEMES:
            opened.emulate_media(color_scheme=scheme)
            told += [f"{scheme} {words}" for words in colours.violations(opened, width, scheme)]
        broken += [f"{width}: {words}" for words in told]
    return broken
