"""How a reader asked to see a text: facing or in one language, and which words of it marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from archive.models import Dispatch
from archive.presenters.addresses import read_span
from archive.presenters.lists import changed
from archive.presenters.runs import KINDS

FACING, ENGLISH, CHINESE = "facing", "en", "zh"


@dataclass(frozen=True, slots=True)
class Way:
    """One way of reading a text and its address."""

    code: str
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """What the address asks of a text; `problems` name what could not be used of it."""

    text: str
    ways: tuple[Way, ...]
    words: Mapping[str, Sequence[tuple[int, int]]]
    kinds: Mapping[str, bool]
    problems: tuple[str, ...]


def shown(asked: QueryDict, hidden: str, dispatch: Dispatch) -> Shown:
    """Return how to show a dispatch; `hidden` are the kinds of mark switched off, with dots."""
    both = dispatch.has_en and dispatch.has_zh
    ways = (FACING, ENGLISH, CHINESE) if both else (ENGLISH,) if dispatch.has_en else (CHINESE,)
    text = asked.get("text", "") or ways[0]
    problems = []
    if text not in ways:
        if text in (FACING, ENGLISH, CHINESE):
            problems.append(_("This dispatch is held in one language only."))
        else:
            problems.append(_("“%(text)s” is not a way of showing a text.") % {"text": text})
        text = ways[0]
    words, unread = _words(asked, dispatch)
    if unread:
        told = _("“%(text)s” names no words of this text.")
        problems += [told % {"text": given} for given in unread]
    off = set(hidden.split("."))
    return Shown(
        text=text,
        ways=tuple(Way(code, _way(asked, code), code == text) for code in ways) if both else (),
        words=words,
        kinds={kind: kind not in off for kind in KINDS},
        problems=tuple(problems),
    )


def _way(asked: QueryDict, code: str) -> str:
    return changed(asked, text=None if code == FACING else code)


def _words(
    asked: QueryDict, dispatch: Dispatch
) -> tuple[Mapping[str, list[tuple[int, int]]], list[str]]:
    """Return the words asked for by paragraph, and what names none."""
    length = {p.name: len(p.text) for p in dispatch.paragraphs.all()}
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    unread = []
    for given in filter(None, asked.getlist("words")):
        span = read_span(given)
        if span and span[1] < span[2] <= length.get(span[0], 0):
            found[span[0]].append(span[1:])
        else:
            unread.append(given)
    return found, unread
