"""What readers do again and again: wait for a list to settle, go by the keyboard to a thing."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

FOCUS = "element => element == document.activeElement"
# A ring, round a thing, its label or the row that it lies over; or another fill or line of a shape.
LOOK = """element => {
  const shapes = [element, ...element.querySelectorAll("circle, rect")];
  const rings = [element, element.closest("label") ?? element].flatMap(
    each => [getComputedStyle(each), getComputedStyle(each, "::after")]);
  return JSON.stringify([
    rings.map(style => style.outlineStyle == "none" ? "" : style.outline),
    shapes.map(getComputedStyle).map(style => [style.fill, style.stroke, style.strokeWidth]),
    element.matches(".skip") && getComputedStyle(element).top]);
}"""
WAY = """element => {
  const { top, left, bottom } = element.getBoundingClientRect();
  return [Math.round(top + scrollY), Math.round(bottom + scrollY), Math.round(left)];
}"""


def go(opened: Page, wanted: str | Locator) -> None:
    """Click what leads elsewhere, and wait for the whole of it: pages come in pieces."""
    with opened.expect_navigation():
        (opened.locator(wanted) if isinstance(wanted, str) else wanted).click()


def submit(opened: Page, field: str) -> None:
    """Press Enter in a field, and wait for the whole of the page that answers."""
    with opened.expect_navigation():
        opened.press(field, "Enter")


def settled(opened: Page, query: str) -> None:
    """Wait until the address ends with a question and the list has come to rest."""
    expect(opened).to_have_url(re.compile(re.escape(query) + "$"))
    opened.wait_for_load_state()
    expect(opened.locator(".htmx-request, .htmx-added, .htmx-settling")).to_have_count(0)


def tab_to(opened: Page, wanted: Locator, key: str = "Tab", most: int = 400) -> None:
    """Press a key until a thing has the focus, and see that it shows it."""
    plain = wanted.evaluate(LOOK)
    for _ in range(most):
        opened.keyboard.press(key)
        if wanted.evaluate(FOCUS):
            break
    else:
        raise AssertionError(f"{wanted} is not reached by {key}")
    assert wanted.evaluate(LOOK) != plain, f"{wanted} does not show the focus"


def walk(opened: Page, inside: str) -> list[tuple[int, int, int]]:
    """Tab through a part of the page; return where each stop is: top, bottom and left."""
    way = []
    while opened.evaluate(f"Boolean(document.activeElement.closest('{inside}'))"):
        stop = opened.evaluate_handle("document.activeElement")
        way.append(tuple(stop.evaluate(WAY)))
        seen = stop.evaluate(LOOK)
        opened.keyboard.press("Tab")
        assert stop.evaluate(LOOK) != seen, stop.evaluate("stop => stop.outerHTML")[:200]
    return way


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
