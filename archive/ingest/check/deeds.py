"""Killed or captured, destroyed or seized: what the languages say was done."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from archive.ingest.check.counted import Counted
from archive.ingest.check.pairs import Pair, Spot, Words, discrepancy, named, spoken
from archive.ingest.lexicon import Lexicon
from archive.ingest.records import Discrepancy, Quote
from archive.text.spans import Matcher

# Deeds of which one is never right for the other.
_CONFLICTS = frozenset(
    frozenset(pair)
    for pair in (
        ("killed", "captured"), ("killed", "wounded"), ("wounded", "captured"),
        ("killed", "annihilated"), ("captured", "annihilated"), ("wounded", "annihilated"),
        ("killed", "killed_or_wounded"), ("captured", "killed_or_wounded"),
        ("wounded", "killed_or_wounded"), ("captured", "killed_or_captured"),
        ("killed", "killed_or_captured"), ("wounded", "killed_or_captured"),
        ("seized", "destroyed"), ("seized", "damaged"), ("seized", "shot_down"),
        ("captured", "shot_down"), ("captured", "destroyed"), ("captured", "damaged"),
        ("destroyed", "damaged"), ("shot_down", "damaged"), ("seized", "lost"),
        ("killed", "surrendered"), ("wounded", "surrendered"), ("killed", "routed"),
        ("captured", "routed"), ("repelled", "annihilated"), ("killed", "shot_down"),
        ("killed_or_captured", "killed_or_wounded"), ("killed", "seized"),
    )
)  # fmt: skip
_STANDS_FOR = {"massacred": "killed"}  # civilians killed, 杀害
_TOLD = frozenset(code for pair in _CONFLICTS for code in pair)
# All three at once: no one of the words in it is the deed.
_TOGETHER = re.compile(
    r"毙、?伤、?俘|[毙死]伤[和及、]?[被]?俘|killed,? (?:or )?wounded,? (?:and|or) captured"
    r"|killed,? captured,? (?:and|or) wounded|wounded,? killed,? (?:and|or) captured"
)


_WRECKED = frozenset(("destroyed", "damaged"))
_EITHER = ("破坏", "拆毁", "毁坏")


def action_finding(one: Counted, other: Counted, *, wrecked: bool = False) -> Discrepancy | None:
    """Return what two figures of one number disagree on as to the deed, or None.

    `wrecked` says that the Chinese has a word for both damaged and destroyed.
    """
    told = frozenset((one.action, other.action))
    if one.number.qualifier == "many" or (wrecked and told == _WRECKED):
        return None
    if told not in _CONFLICTS or not other.figure:
        return None
    return _deed(one.action, other.action, one.quote, other.quote, other.figure.id)


def _deed(
    english: str, chinese: str, one: Quote, other: Quote, figure: str | None = None
) -> Discrepancy:
    a, b = english.replace("_", " "), chinese.replace("_", " ")
    note = f"The English text says {a}, the Chinese one {b}."
    return discrepancy("action", "major", one, other, note, (a, b), figure)


@lru_cache(maxsize=4)
def _verbs(lexicon: Lexicon) -> tuple[Matcher[str], Matcher[str]]:
    terms = list(lexicon.of("action"))
    return (
        Matcher((form, term.code) for term in terms for form in term.english),
        Matcher((form, term.code) for term in terms for form in term.chinese),
    )


def wrecked(sentences: Iterable[Words]) -> bool:
    """Say whether Chinese sentences say 破坏 or 拆毁, which is to damage or to destroy."""
    return any(
        words.paragraph.folded.find(verb, words.start, words.end) >= 0
        for words in sentences
        for verb in _EITHER
    )


def together(sentences: Iterable[Words]) -> bool:
    """Say whether a sentence counts killed, wounded and captured in one."""
    for words in sentences:
        folded, start, end = words.paragraph.folded, words.start, words.end
        captured = folded.find("captured", start, end) >= 0 or folded.find("俘", start, end) >= 0
        if captured and _TOGETHER.search(folded, start, end):
            return True
    return False


def deeds(pair: Pair, lexicon: Lexicon) -> tuple[dict[str, Spot], dict[str, Spot]]:
    """Return what each side says was done."""
    english, chinese = _verbs(lexicon)
    return named(pair.english, english), named(pair.chinese, chinese)


def deed_findings(pair: Pair, lexicon: Lexicon) -> Iterator[Discrepancy]:
    """Yield the one deed that each language alone has, where one is never right for the other."""
    verbs = _verbs(lexicon)
    english = spoken(pair.english, verbs[0])
    chinese = spoken(pair.chinese, verbs[1]) if english else {}
    if not chinese:
        return
    left, right = _only(english, chinese), _only(chinese, english)
    if len(left) == len(right) == 1 and all(
        frozenset((a, b)) in _CONFLICTS for a in left[0] for b in right[0]
    ):
        one, other = english[left[0]].quote, chinese[right[0]].quote
        if {left[0][0], right[0][0]} == _WRECKED and wrecked(pair.chinese):
            return
        yield _deed(left[0][0], right[0][0], one, other)


def _only(
    mine: Iterable[tuple[str, ...]], theirs: Iterable[tuple[str, ...]]
) -> list[tuple[str, ...]]:
    """Return the telling deeds of one side that no word of the other may stand for."""
    others = {code for codes in theirs for code in codes}
    others |= {_STANDS_FOR[code] for code in others & _STANDS_FOR.keys()}
    return [c for c in mine if others.isdisjoint(c) and not _TOLD.isdisjoint(c)]
