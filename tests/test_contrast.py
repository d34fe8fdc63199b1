"""The colours of the style sheet are far enough apart, in light and in dark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

SHEET = Path(__file__).resolve().parents[1] / "static/archive/css/archive.css"
COLOURS = {
    name: (light, dark)
    for name, light, dark in re.findall(
        r"--([\w-]+): light-dark\((#\w+), (#\w+)\)", SHEET.read_text("utf-8")
    )
}
GROUNDS = ("paper", "surface", "sunken")
INKS = ("ink", "ink-2", "ink-3", "accent", "seal", "ok", "wait")
# Text, 4.5:1 (WCAG 1.4.3).
TEXT = [
    *((ink, ground) for ink in INKS for ground in GROUNDS),
    *((ink, tint) for ink in ("ink", "ink-2", "accent") for tint in ("accent-tint", "seal-tint")),
    *(("ink", ground) for ground in ("mark", "figure")),
    *((name, f"{name}-tint") for name in ("seal", "ok", "wait")),
    ("on-accent", "accent"),
    ("paper", "ink"),
    *((ground, "seal") for ground in ("surface", "paper")),
]
# Borders of controls and lines that carry meaning, 3:1 (WCAG 1.4.11).
LINES = [(line, ground) for line in ("line-2", "date", "place", "unit") for ground in GROUNDS[:2]]


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = (int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4))
    red, green, blue = map(_linear, parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_reckoned_as_the_guidelines_do():
    assert round(contrast("#000000", "#fff"), 2) == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(TEXT, 4.5), (LINES, 3)], ids=["text", "lines"])
def test_colours_are_far_enough_apart(pairs, least, scheme):
    found = {
        pair: round(contrast(COLOURS[pair[0]][scheme], COLOURS[pair[1]][scheme]), 2)
        for pair in pairs
    }

    assert {pair: ratio for pair, ratio in found.items() if ratio < least} == {}


def test_every_colour_stands_in_light_and_dark():
    sheet = SHEET.read_text("utf-8")
    once = re.findall(r"--([\w-]+): #", sheet)

    assert once == []
