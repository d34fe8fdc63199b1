"""Words that say a deed was not done: intended, refused, feared, or told under a condition."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from archive.ingest.records import Paragraph
from archive.text.spans import Match, Matcher

_MONTH = ("May", "MAY")
_REACH = 60  # characters before a deed in which such a word can stand


@dataclass(frozen=True, slots=True)
class _Reach:
    """How far a word reaches: so many English words, or Chinese characters, or to the comma."""

    words: int = 0
    characters: int = 0


_WORDS, _CLAUSE = _Reach(words=4), _Reach(characters=_REACH)
_LONG, _SHORT, _CONDITION = _Reach(characters=10), _Reach(characters=8), _Reach(characters=30)


def _english() -> Iterator[str]:
    endings = ("", "s", "ed", "ing")
    for verb in ("attempt", "intend", "expect", "threaten", "fail", "seek", "vow", "order"):
        yield from (f"{verb}{ending} to" for ending in endings)
    for verb in ("plan", "hop", "prepar", "refus", "pledg", "propos", "oppos", "urg"):
        forms = ("ed", "ned") if verb == "plan" else ("ed",)
        yield from (
            f"{verb}{ending} {to}" for ending in ("e", "es", *forms) for to in ("to", "for")
        )
        yield from (f"{verb}{ending} {to}" for ending in ("ing", "ning") for to in ("to", "for"))
    yield from ("plan to", "plan for", "plan of", "plans to", "plans for", "plans of", "sought to")
    for verb in ("demand", "fear", "call"):
        yield from (f"{verb}{e}{to}" for e in endings for to in ("", " for", " on", " that"))
    for verb in ("oppos", "propos", "urg"):
        yield from (f"{verb}{e}" for e in ("e", "es", "ed", "ing", "al", "als"))
    yield from (
        "none of", "not", "never", "in order to", "tasked with", "in an effort to", "threat to",
        "threat of", "failure to", "unable to", "about to", "may", "might", "will", "would",
        "could", "should", "must", "cannot", "can", "instead of", "without", "prelude to a",
        "prelude to an", "in case of", "time to", "to block", "to prevent", "to stop",
        "to avoid", "to escape", "avoiding", "fear of", "danger of", "threatened with", "risk of",
        "to cut off",
    )  # fmt: skip


_CHINESE_LONG = (
    "企图", "打算", "以便", "准备", "将要", "必将", "妄图", "力图", "可能", "为了", "计划",
    "来得及", "阻止", "防止",
)  # fmt: skip
_CHINESE_SHORT = (
    "定于", "将于", "将在",
    "目的是", "目的在于", "妄想", "扬言", "要求", "反对", "拒绝", "呼吁", "主张", "未能", "无法",
    "不敢", "害怕", "必须",
)  # fmt: skip
_IF_ENGLISH = ("if", "unless")
_IF_CHINESE = ("如果", "倘若", "假如", "假使", "一旦", "如", "若")


@lru_cache(maxsize=1)
def _matcher() -> Matcher[_Reach]:
    forms = dict.fromkeys(_english(), _WORDS)
    forms |= dict.fromkeys(_CHINESE_LONG, _LONG) | dict.fromkeys(_CHINESE_SHORT, _SHORT)
    forms |= dict.fromkeys(_IF_ENGLISH, _CLAUSE) | dict.fromkeys(_IF_CHINESE, _CONDITION)
    return Matcher(forms.items())


Signs = tuple[Sequence[int], Sequence[Match[tuple[_Reach, ...]]]]


def signs(paragraph: Paragraph) -> Signs:
    """Return the ends of such words in a paragraph, and the words."""
    text = paragraph.text
    found = [m for m in paragraph.found(_matcher()) if text[m.start : m.end] not in _MONTH]
    return [match.end for match in found], found


def undone(at: int, start: int, paragraph: Paragraph, told: Signs) -> bool:
    """Say whether the deed at an offset is said not to be done, in its sentence from `start` on."""
    ends, words = told
    first = max(start, at - _REACH)
    for index in range(bisect_right(ends, at) - 1, -1, -1):
        match = words[index]
        if match.start < first:
            return False
        between = paragraph.folded[match.end : at]
        if any(mark in between for mark in ",;.。"):
            return False
        reach = match.value[0]
        if reach.words and between.count(" ") <= reach.words + 1 and not _marked(between):
            return True
        if reach.characters and len(between) <= reach.characters:
            return True
    return False


def _marked(between: str) -> bool:
    return any(not (letter.isalnum() or letter in " '’_") for letter in between)
