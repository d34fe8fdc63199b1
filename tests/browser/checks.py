"""What is asked of every page: that all can read it, that it fits, is light, and keeps still."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import axe_playwright_python
import brotli
from playwright.sync_api import Page, Response

KB = 1024
# Bytes as sent, compressed, to a browser that has nothing yet; and requests, the icon apart.
USUAL, MAP = (42 * KB, 4), (95 * KB, 7)
SHEET, SCRIPTS = 10 * KB, 3 * KB
OURS = "/static/archive/"
FILES = """performance.getEntriesByType("resource").map(each => each.name)
  .filter(name => !name.includes("/img/mark."))"""
SHIFTS = """window.shifted = 0; new PerformanceObserver(list => list.getEntries().forEach(
  entry => window.shifted += entry.value)).observe({type: "layout-shift", buffered: true})"""

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
COLOURS = ["color-contrast", "link-in-text-block"]
EVERYTHING = {"runOnly": [*WCAG, "best-practice"]}
# A scheme changes colours and nothing else, so that the rest is asked in one scheme.
BUT_COLOURS = {**EVERYTHING, "rules": {name: {"enabled": False} for name in COLOURS}}
RUN = """([where, options]) => axe.run(where ?? document, {
  ...options, resultTypes: ["violations"], preload: false, selectors: false }).then(found =>
  found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${id}: ${html.slice(0, 300)}`)))"""
# What is written in colours that were judged before, at this width and in this scheme, is passed
# over: contrast follows from letters, their size and what lies under them, and from nothing else.
NEW_COLOURS = """async ([known, options]) => {
  const seen = new Set(known), fresh = [], elements = new Set(), marked = [];
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (words.nextNode())
    if (words.currentNode.data.trim()) elements.add(words.currentNode.parentElement);
  for (const element of elements) {
    const { color, fontSize, fontWeight, textDecorationLine } = getComputedStyle(element);
    const key = [element.tagName == "A", color, fontSize, fontWeight, textDecorationLine];
    if (key[0]) key.push(getComputedStyle(element.parentElement).color);
    for (let ground = element; ground; ground = ground.parentElement) {
      const { backgroundColor, backgroundImage, opacity } = getComputedStyle(ground);
      key.push(backgroundColor, backgroundImage, opacity);
      if (backgroundColor.startsWith("rgb(") && backgroundImage == "none") break;
    }
    const words = key.join(" ");
    if (seen.has(words) || !element.checkVisibility()) continue;
    seen.add(words);
    fresh.push(words);
    marked.push(element);
  }
  return [fresh, fresh.length ? await (RUN)([{ include: marked }, options]) : []];
}""".replace("RUN", RUN)


def violations(page: Page, options: dict[str, Any], where: Any = None) -> list[str]:
    """Return what axe, which must be on the page already, has against it."""
    return page.evaluate(RUN, [where, options])


class Colours:
    """The colours that were judged so far, at each width and in each scheme."""

    def __init__(self) -> None:
        self.judged: dict[tuple[int, str], list[str]] = {}

    def violations(self, page: Page, width: int, scheme: str) -> list[str]:
        """Return what axe has against colours of a page that were on no page before."""
        judged = self.judged.setdefault((width, scheme), [])
        rules = {"runOnly": {"type": "rule", "values": COLOURS}}
        fresh, found = page.evaluate(NEW_COLOURS, [judged, rules])
        judged += fresh
        return found


def excess(page: Page, answer: Response, most: int, requests: int) -> list[str]:
    """Return what is too heavy, or too much, of all that was asked for to show a page."""
    files = {name: packed(page, name) for name in page.evaluate(FILES)}
    ours = {name: size for name, size in files.items() if OURS in name}
    limits = {
        "requests": (1 + len(files), requests),
        "bytes": (len(brotli.compress(answer.body(), quality=5)) + sum(files.values()), most),
        "bytes of styles": (sum(ours[name] for name in ours if name.endswith(".css")), SHEET),
        "bytes of scripts": (sum(ours[name] for name in ours if name.endswith(".js")), SCRIPTS),
    }
    return [f"{size} {what}: {files}" for what, (size, limit) in limits.items() if size > limit]


SIZES: dict[str, int] = {}


def packed(page: Page, name: str) -> int:
    """Return what a file weighs as it is kept; its name changes with it."""
    if name not in SIZES:
        SIZES[name] = len(brotli.compress(page.request.get(name).body()))
    return SIZES[name]
