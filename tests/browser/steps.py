"""What readers do again and again: wait for a list to settle, go by the keyboard to a thing."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

FOCUS = "element => element == document.activeElement"
# A ring, or for links that lie over a whole row a ring round the row, or a heavy line of a shape.
RING = """() => {
  const seen = [null, "::after"].map(part => getComputedStyle(document.activeElement, part));
  const rects = [...document.activeElement.querySelectorAll("rect")].map(getComputedStyle);
  return seen.some(style => style.outlineStyle != "none" && parseFloat(style.outlineWidth) >= 2)
    || rects.some(style => style.stroke != "none" && parseFloat(style.strokeWidth) >= 1)
}"""


def settled(opened: Page, query: str) -> None:
    """Wait until the address ends with a question and the list has come to rest."""
    expect(opened).to_have_url(re.compile(re.escape(query) + "$"))
    expect(opened.locator(".htmx-request, .htmx-added, .htmx-settling")).to_have_count(0)


def tab_to(opened: Page, wanted: Locator, key: str = "Tab", most: int = 120) -> None:
    """Press a key until a thing has the focus, and see that it shows it."""
    for _ in range(most):
        if wanted.evaluate(FOCUS):
            break
        opened.keyboard.press(key)
    else:
        raise AssertionError(f"{wanted} is not reached by {key}")
    assert opened.evaluate(RING), f"{wanted} does not show the focus"


def write(opened: Page, wanted: Locator, words: str) -> None:
    """Go to a field by the keyboard and write into it."""
    tab_to(opened, wanted)
    opened.keyboard.insert_text(words)


def follow(opened: Page, wanted: Locator) -> None:
    """Go to a link or button by the keyboard and press Enter."""
    tab_to(opened, wanted)
    opened.keyboard.press("Enter")


def reveal(opened: Page, wanted: str) -> None:
    """Open the folds in which a thing lies, from the outermost in."""
    folds = opened.locator(f"details:not([open]):has({wanted}) > summary")
    while folds.count():
        folds.first.click()


def told(opened: Page) -> str:
    """Return what the page says, in one line."""
    return " ".join(opened.locator("main").inner_text().split())


def uids(opened: Page, concept: str, inside: str = "main") -> list[str]:
    """Return the ids of the things of a kind that are linked to, in order."""
    links = opened.locator(f"{inside} a[href*='/{concept}/']")
    found = links.evaluate_all("all => all.map(each => each.pathname)")
    matched = (re.search(rf"/{concept}/(\w{{10}})/", path) for path in found)
    return list(dict.fromkeys(match[1] for match in matched if match))
