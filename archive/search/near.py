"""Why nothing was found, part by part, and words that are spelt nearly so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches

from archive.models import PlaceName, UnitName
from archive.search import find
from archive.search.ask import Question, ask
from archive.search.backend import backend
from archive.search.gazetteer import starting
from archive.search.kinds import Kind
from archive.search.syntax import All, Node, Not, Query, Term, parse
from archive.search.tokens import pieces
from archive.text.fold import fold, has_han

OFFERED = 5
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a question: how many it finds alone, and the question without it."""

    text: str
    count: int
    without: str
    near: tuple[str, ...] = ()


def parts(kind: Kind, typed: str, question: Question) -> tuple[Part, ...]:
    """Return each part of a question that found nothing, with what it finds by itself."""
    query = parse(typed)
    nodes = query.root.parts if isinstance(query.root, All) else (query.root,)
    found: list[Part] = []
    for node in nodes:
        if node is not None and not isinstance(node, Not):
            left = tuple(other for other in nodes if other is not node and other is not None)
            rest = replace(query, root=_joined(left))
            found.append(_part(kind, str(node), rest, question, node))
    for period in query.periods:
        others = replace(query, periods=tuple(p for p in query.periods if p is not period))
        found.append(_part(kind, f"date:{period.text}", others, question))
    for figure in query.figures:
        fewer = replace(query, figures=tuple(f for f in query.figures if f is not figure))
        found.append(_part(kind, f"figure:{figure.text}", fewer, question))
    return tuple(found)


def _joined(nodes: tuple[Node, ...]) -> Node | None:
    return nodes[0] if len(nodes) == 1 else All(nodes) if nodes else None


def _part(kind: Kind, text: str, rest: Query, question: Question, node: Node | None = None) -> Part:
    alone = ask(text, names=bool(question.known), aside=question.aside)
    count = find.count(kind, alone) if alone.asks else 0
    near = () if count or not isinstance(node, Term) else tuple(nearly(kind, node))
    return Part(text, count, str(rest) if rest.asks else "", near)


def nearly(kind: Kind, term: Term) -> list[str]:
    """Return words of the archive that are spelt nearly like these, the surest first."""
    key = fold(term.text)
    found: dict[str, None] = {}
    for word in (*_begun(kind, key), *_names(key), *_variants(kind, key)):
        if fold(word) != key:
            found.setdefault(word)
    return list(found)[:OFFERED]


def _begun(kind: Kind, key: str) -> Iterator[str]:
    """Yield the word as a beginning, or without its ending, where words begin so."""
    if has_han(key):
        return
    stem = next((key.removesuffix(e) for e in ("ing", "ed", "es", "s") if key.endswith(e)), key)
    for word in dict.fromkeys((key, stem)):
        if len(word) > 2 and word.isalnum() and _held(kind, Term(word, prefix=True)):
            yield f"{word}*"


def _names(key: str) -> Iterator[str]:
    """Yield names of places and units that are spelt nearly so."""
    names: dict[str, str] = {}
    for model in (PlaceName, UnitName):
        rows = model._default_manager.filter(starting("key", key[:1]))
        names.update(rows.values_list("key", "name")[:5000])
    yield from (names[close] for close in get_close_matches(key, names, n=3, cutoff=0.72))


def _variants(kind: Kind, key: str) -> Iterator[str]:
    """Yield words with one letter other, more, less or exchanged that some row holds."""
    cut = list(pieces(key))
    if len(cut) != 1:
        return
    word = cut[0].text
    if cut[0].han:
        for size in range(len(word) - 1, 1, -1):
            shorter = (word[at : at + size] for at in range(len(word) - size + 1))
            found = [some for some in shorter if _held(kind, Term(some))]
            if found:
                yield from found
                return
    elif 3 < len(word) < 15 and word.isalpha():
        edits = _edits(word)
        standing = backend().held(kind, edits)
        yield from (other for other in edits if other in standing)


def _edits(word: str) -> list[str]:
    """Return every word that is one slip of the pen away."""
    found: dict[str, None] = {}
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        if tail:
            found.setdefault(head + tail[1:])
        if len(tail) > 1:
            found.setdefault(head + tail[1] + tail[0] + tail[2:])
        for letter in _LETTERS:
            found.setdefault(head + letter + tail)
            if tail:
                found.setdefault(head + letter + tail[1:])
    return list(found)


def _held(kind: Kind, term: Term) -> bool:
    return find.exists(kind, Question("", term))
