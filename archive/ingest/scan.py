"""One scan of a paragraph for the words that all stages look for.

Every stage asks a paragraph for the forms of its own matchers. What they asked for in the first
articles is compiled into one automaton a language, so that later paragraphs are scanned once.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from archive.ingest.lexicon import Lexicon
from archive.ingest.records import Article, Language
from archive.text.spans import Matcher, Scanner

_LEARNING = 16  # articles; a stage that has asked for nothing by then is scanned for by itself


class _Scanners:
    """The matchers that the stages use with one lexicon, by language."""

    def __init__(self) -> None:
        self._scanners: dict[Language, Scanner] = {}
        self._sought: dict[Language, dict[Matcher[object], None]] = {}
        self._read = 0

    def scan(self, article: Article) -> None:
        """Scan an article for what was sought in those before it."""
        for paragraph in article.readable():
            sought = self._sought.get(paragraph.language, {})
            known = self._scanners.get(paragraph.language)
            if known is None or len(known.matchers) < len(sought):
                known = self._scanners[paragraph.language] = Scanner(sought)
            paragraph.scan(known)

    def learn(self, article: Article) -> None:
        """Remember what was sought in an article."""
        self._read += 1
        if self._read <= _LEARNING:
            for paragraph in article.readable():
                sought = self._sought.setdefault(paragraph.language, {})
                sought.update(dict.fromkeys(paragraph.sought))


@contextmanager
def scanned(article: Article, lexicon: Lexicon) -> Iterator[None]:
    """Scan an article at once for what its stages will look for while it is read."""
    scanners = _scanners(lexicon)
    scanners.scan(article)
    try:
        yield
    finally:
        scanners.learn(article)
        for paragraph in article.paragraphs:
            paragraph.forget()


@lru_cache(maxsize=4)
def _scanners(lexicon: Lexicon) -> _Scanners:
    return _Scanners()
