"""The permanent addresses of what has one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Protocol
from urllib.parse import quote

from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language

from archive.models import Dispatch, Evidence

_SAFE = "!$&'()*+,;=/~:@"  # as Django's own addresses have it
_SPAN = re.compile(r"(\w[\w.]{0,15})\.(\d{1,7})-(\d{1,7})", re.ASCII)
Span = tuple[str, int, int]  # the name of a paragraph, and where words of it start and end


class Addressed(Protocol):
    """What has a permanent id and a readable slug."""

    uid: str
    slug: str


def address(concept: str, row: Addressed) -> str:
    """Return the canonical address of a row; `concept` is engagement, dispatch, place or unit."""
    there = _all(concept, get_language(), get_script_prefix()) + row.uid + "/"
    return f"{there}{quote(row.slug, safe=_SAFE)}/" if row.slug else there


@lru_cache(maxsize=64)  # a list asks for hundreds
def _all(concept: str, language: str | None, prefix: str) -> str:
    """Return what the addresses of a concept begin with in the page's language."""
    return reverse(f"archive:{concept}", args=["0"]).removesuffix("0/")


def passage(evidence: Evidence, dispatch: Dispatch, *beside: Evidence | None) -> str:
    """Return the address of the paragraph that holds the words, where they are shown marked.

    The words of `beside`, the other language's for instance, are marked too.
    """
    shown = [span(each) for each in (evidence, *beside) if each and _current(each, dispatch)]
    return marked(dispatch, shown, evidence.paragraph.name)


def span(evidence: Evidence) -> Span:
    """Return where words stand in their text."""
    return evidence.paragraph.name, evidence.start, evidence.end


def marked(dispatch: Dispatch, spans: Iterable[Span], anchor: str) -> str:
    """Return the address of a place in a dispatch with these words of it marked."""
    words = [f"words={name}.{start}-{end}" for name, start, end in spans]
    query = "&".join(dict.fromkeys(words))
    return f"{address('dispatch', dispatch)}{f'?{query}' if query else ''}#{anchor}"


def read_span(text: str) -> Span | None:
    """Return the paragraph, start and end that `words` of an address name, or None.

    >>> read_span("zh.h1.3-12")
    ('zh.h1', 3, 12)
    """
    found = _SPAN.fullmatch(text)
    return (found[1], int(found[2]), int(found[3])) if found else None


def _current(evidence: Evidence, dispatch: Dispatch) -> bool:
    """Say whether the words stand in the text that the page shows."""
    return evidence.paragraph.source_id == dispatch.source_id
