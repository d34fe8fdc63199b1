"""Texts about the archive: the contents of one, from its headings."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

HEADING = re.compile(r'<h2 id="([\w-]+)">(.*?)</h2>')


@dataclass(frozen=True, slots=True)
class Heading:
    """A part of a text and its anchor."""

    anchor: str
    title: SafeString


def headings(body: str) -> tuple[Heading, ...]:
    """Return the parts of a text that a template of ours rendered."""
    return tuple(Heading(anchor, mark_safe(title)) for anchor, title in HEADING.findall(body))
