"""Pictures of every page, to be looked at: `pytest tests/browser -k screenshots`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.conftest import OpenPage, Site
from tests.browser.pages import LANGUAGES, PAGES, SCHEMES
from tests.demonstration import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.screenshots]

FOLDER = ROOT / "screenshots"  # git leaves it alone


@pytest.mark.parametrize("language", LANGUAGES)
def test_screenshots_of_every_page(
    visit: OpenPage, site: Site, troubles: list[str], language: str
) -> None:
    for name in PAGES:
        for width in (1360, 390):
            opened = visit(site.path(name, language), width=width)
            for scheme in SCHEMES:
                opened.emulate_media(color_scheme=scheme)
                opened.screenshot(path=picture(name, language, width, scheme), full_page=True)
            opened.context.close()
    troubles.clear()


def picture(name: str, language: str, width: int, scheme: str) -> Path:
    """Return where the picture of a page goes."""
    return FOLDER / language / f"{name.replace(' ', '-')}-{width}-{scheme}.png"
