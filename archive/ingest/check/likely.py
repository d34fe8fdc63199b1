"""Words that resemble the known renderings of a term: where it was probably mistranslated."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from functools import lru_cache

from archive.ingest.check.pairs import Words
from archive.ingest.records import Quote

_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*(?:['’]s)?")
_PART = re.compile(r"[a-z]+")
_LINKING = frozenset(("a", "an", "and", "by", "for", "from", "in", "of", "on", "or", "the", "to"))
_LONG = 4  # letters of a word that tells one term from another
_ENDING = re.compile(r"(?:ions?|ing|ed|es|s|e)$")


def stem(word: str) -> str:
    """Return a word without its inflection.

    >>> stem("annihilated"), stem("annihilation"), stem("mopping"), stem("sets")
    ('annihilat', 'annihilat', 'mop', 'set')
    """
    bare = _ENDING.sub("", word)
    if len(bare) < 3:
        return word
    return bare[:-1] if bare[-1] == bare[-2] and bare[-1] not in "sl" else bare


@lru_cache(maxsize=4096)
def _known(forms: tuple[str, ...]) -> frozenset[str]:
    parts = (part for form in forms for part in _PART.findall(form.lower()))
    return frozenset(stem(part) for part in parts if len(part) >= _LONG)


@lru_cache(maxsize=4096)
def _heads(forms: tuple[str, ...]) -> frozenset[str]:
    """Return the first words of forms, that tell one army from another."""
    firsts = (_PART.findall(form.lower()) for form in forms)
    return frozenset(stem(parts[0]) for parts in firsts if parts)


def likely_renderings(
    forms: tuple[str, ...], sentences: tuple[Words, ...], taken: Collection[Quote]
) -> list[Quote]:
    """Return the phrases most like the known forms, of those that render no other term.

    One word of two must be shared ("French Federal" for "French Union"), that begins a known form,
    and both be written as a name, or the words be joined by a hyphen ("Franco-African"); else two
    words must be shared.
    """
    known, heads = _known(forms), _heads(forms)
    found = [one for words in sentences for one in _phrases(words, known)]
    free = [
        (shared, quote)
        for shared, quote in found
        if (shared > 1 or not heads.isdisjoint(map(stem, _PART.findall(quote.text.lower()))))
        and not any(quote.overlaps(other) for other in taken)
    ]
    most = max((shared for shared, _ in free), default=0)
    return [quote for shared, quote in free if shared == most]


def _phrases(words: Words, known: frozenset[str]) -> Iterator[tuple[int, Quote]]:
    """Yield two neighbouring words, or one that is joined of two, with the words they share."""
    tokens, places = words.paragraph.remembered(("stems", words.start), lambda: _tokens(words))
    shared = Counter(n for part in known if part in places for n in places[part])
    text = words.paragraph.text
    for n in sorted({near for at in shared for near in (at, at + 1) if near < len(tokens)}):
        start, end = tokens[n]
        word = text[start:end]
        if n in shared and "-" in word:
            yield shared[n], words.quote(start, end)
        elif n:
            first, last = tokens[n - 1]
            if text[last:start] != " " or text[first:last].lower() in _LINKING:
                continue
            together = shared[n] + shared[n - 1]
            if together > 1 or (word[0].isupper() and text[first].isupper()):
                yield together, words.quote(first, end)


def _tokens(words: Words) -> tuple[list[tuple[int, int]], dict[str, list[int]]]:
    """Return where the words of a sentence stand, and which of them have each stem."""
    tokens: list[tuple[int, int]] = []
    places: dict[str, list[int]] = {}
    for n, token in enumerate(_TOKEN.finditer(words.paragraph.folded, words.start, words.end)):
        tokens.append(token.span())
        for part in {stem(part) for part in _PART.findall(token[0])}:
            places.setdefault(part, []).append(n)
    return tokens, places
