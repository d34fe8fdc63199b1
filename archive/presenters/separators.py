"""What stands between data: each language has its own commas and colons, in `archive/formats`."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.formats import get_format
from django.utils.translation import get_language


def mark(name: str) -> str:
    """Return a separator of the page's language: LIST, CLAUSE, SENTENCE or LABEL."""
    return str(get_format(f"{name}_SEPARATOR", get_language() or "en"))


def listed(words: Iterable[str]) -> str:
    """Join words of one kind: Sơn La, Lai Châu; 山罗、莱州."""
    return mark("LIST").join(map(str, words))


def clauses(parts: Iterable[str]) -> str:
    """Join data of different kinds, leaving out what is empty: People's Daily, page 4."""
    return mark("CLAUSE").join(str(part) for part in parts if part)


def sentences(parts: Iterable[str]) -> str:
    """Join what holds commas itself."""
    return mark("SENTENCE").join(map(str, parts))


def told(sentences: Iterable[str]) -> str:
    """Join whole sentences, with the gap that a language leaves between them."""
    return gap().join(map(str, sentences))


def gap() -> str:
    """Return the gap that the page's language leaves between two sentences: Chinese none."""
    return str(get_format("SENTENCE_GAP", get_language() or "en"))


def labelled(label: str, value: str) -> str:
    """Return a label before its value."""
    return f"{label}{mark('LABEL')}{value}"


def bracketed(text: str) -> str:
    """Return an aside in brackets, with the space that a language wants before them."""
    return str(get_format("BRACKETS", get_language() or "en")) % text
