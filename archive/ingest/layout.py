"""Lines of a file as paragraphs: indents, blank lines and hard wraps."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from archive.text.fold import has_han
from archive.text.light import light

_BLANKS = " \t\u3000\u00a0"
_WIDTHS = {" ": 1, "\u00a0": 1, "\u3000": 2, "\t": 4}
_STOPS = tuple(".!?:;…。！？：；”\"'’)]）】」』")
_DATELINE = re.compile(r"[【\[〔]\s*[\w\s]{2,20}[】\]〕]")
_NUMBER = r"[\d一二三四五六七八九十]{1,3}"
_ITEM = re.compile(rf"[(（]{_NUMBER}[)）]|{_NUMBER}[、.．]\s?\D")
_WIDE = re.compile("[\u2e80-\U0003ffff]")
_JOINED_DASH = re.compile(r"[^\s\-–—][-–—]$")
# A line that is longer than a page is wide holds a whole paragraph.
_PAGE_WIDTH = 120
_HEADING_WIDTH = 60


@light
@dataclass(frozen=True, slots=True)
class Line:
    """One line without its outer blanks, its 1-based number and the columns before its words."""

    number: int
    indent: int
    text: str

    @property
    def width(self) -> int:
        """The columns that the words take; a Han character takes two."""
        text = self.text
        return len(text) + (0 if text.isascii() else len(_WIDE.findall(text, 0, _PAGE_WIDTH)))


@light
@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: its words with hard wraps joined, and its 1-based lines."""

    text: str
    first: int
    last: int


def read_lines(text: str) -> list[Line]:
    """Return the lines of a text, blank ones with empty words."""
    lines = []
    for number, raw in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        bare = raw.strip().strip(_BLANKS + "\ufeff")
        indent = 0
        if raw[:1] in _WIDTHS:
            lead = raw[: len(raw) - len(raw.lstrip(_BLANKS))]
            indent = sum([_WIDTHS[character] for character in lead])
        lines.append(Line(number, indent, bare))
    return lines


def paragraphs(lines: Sequence[Line]) -> list[Block]:
    """Return the paragraphs that the lines hold."""
    runs = _runs(lines)
    printed = [line for run in runs for line in run]
    if not printed:
        return []
    indent = _paragraph_indent(printed)
    widest = max(line.width for line in printed)
    spaced = len(runs) > 1 and len(printed) > len(runs)
    blocks: list[Block] = []
    for run in runs:
        group = [run[0]]
        for line in run[1:]:
            if _starts(line, group[-1], indent, widest, spaced):
                blocks.append(_block(group))
                group = []
            group.append(line)
        blocks.append(_block(group))
    return blocks


def join(texts: Sequence[str]) -> str:
    """Return hard-wrapped lines as one: Chinese with nothing, English with a blank.

    >>> join(["a 200-", "kilometer road"]), join(["越南人民军", "“势如破竹”"])
    ('a 200-kilometer road', '越南人民军“势如破竹”')
    """
    chinese = any(map(has_han, texts))
    parts = [texts[0]]
    for text in texts[1:]:
        end = parts[-1][-2:]
        words = end[-1:].isascii() and end[-1:].isalnum() and text[:1].isascii()
        if not ((chinese and not (words and text[:1].isalnum())) or _JOINED_DASH.search(end)):
            parts.append(" ")
        parts.append(text)
    return "".join(parts)


def _runs(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the stretches of lines between blank lines, and where a text was taken apart."""
    runs: list[list[Line]] = [[]]
    for line in lines:
        if line.text:
            if runs[-1] and line.number < runs[-1][-1].number:
                runs.append([])
            runs[-1].append(line)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _paragraph_indent(lines: Sequence[Line]) -> int:
    """Return the largest indent that is no accident; 0 says that indents mark nothing."""
    counts = Counter(line.indent for line in lines)
    enough = max(2, len(lines) * 0.05)
    return max((indent for indent, count in counts.items() if count >= enough), default=0)


def _starts(line: Line, before: Line, indent: int, widest: int, spaced: bool) -> bool:
    """Say whether a line right below another begins a paragraph."""
    if indent:
        return line.indent >= indent
    if not before.text.endswith(_STOPS):
        # Where lines are not wrapped, a short one without a stop is a heading.
        heading = widest > _PAGE_WIDTH and before.width < _HEADING_WIDTH
        return heading or _DATELINE.match(line.text) is not None
    if widest > _PAGE_WIDTH or _DATELINE.match(line.text) or _ITEM.match(line.text):
        return True
    if spaced:
        return False
    # The first word of a continuation did not fit on the line before.
    word = 2 if has_han(line.text[:1]) else len(line.text.split(None, 1)[0]) + 1
    return before.width + word + 2 < widest


def _block(group: Sequence[Line]) -> Block:
    return Block(join([line.text for line in group]), group[0].number, group[-1].number)
