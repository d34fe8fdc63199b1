"""Why nothing was found, part by part, and words that are spelt nearly so."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import reduce
from itertools import chain
from operator import or_

from archive.models import PlaceName, UnitName
from archive.search import find
from archive.search.ask import Question, ask
from archive.search.backend import backend
from archive.search.gazetteer import starting
from archive.search.kinds import Kind
from archive.search.syntax import All, Node, Not, Query, Term, parse
from archive.text.fold import fold, has_han
from archive.text.tokens import pieces

OFFERED = 5
LONGEST = 12  # characters of a Chinese phrase of which pieces are looked for
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
    cut = list(_cut(parse(typed)))
    alone = [
        ask(text, names=bool(question.known), aside=question.aside) for text, _rest, _node in cut
    ]
    numbers = iter(find.counts([(kind, each) for each in alone if each.asks]))
    counted = [next(numbers) if each.asks else 0 for each in alone]
    lost = [
        node
        for (_text, _rest, node), count in zip(cut, counted, strict=True)
        if not count and isinstance(node, Term)
    ]
    near = nearly(kind, lost)
    return tuple(
        Part(text, count, str(rest) if rest.asks else "", () if count else near.get(text, ()))
        for (text, rest, _node), count in zip(cut, counted, strict=True)
    )


def _cut(query: Query) -> Iterator[tuple[str, Query, Node | None]]:
    """Yield each part of a question, the question without it, and its words."""
    nodes = query.root.parts if isinstance(query.root, All) else (query.root,)
    for node in nodes:
        if node is not None and not isinstance(node, Not):
            left = tuple(other for other in nodes if other is not node and other is not None)
            yield str(node), replace(query, root=_joined(left)), node
    for period in query.periods:
        others = replace(query, periods=tuple(p for p in query.periods if p is not period))
        yield f"date:{period.text}", others, None
    for figure in query.figures:
        fewer = replace(query, figures=tuple(f for f in query.figures if f is not figure))
        yield f"figure:{figure.text}", fewer, None


def _joined(nodes: tuple[Node, ...]) -> Node | None:
    return nodes[0] if len(nodes) == 1 else All(nodes) if nodes else None


def nearly(kind: Kind, terms: Sequence[Term]) -> dict[str, tuple[str, ...]]:
    """Return words of the archive that are spelt nearly like each of these, the surest first.

    However many are asked for, the archive is asked four times.
    """
    keys = {str(term): fold(term.text) for term in terms}
    shorter = {text: [*_begun(key), *_pieces(key)] for text, key in keys.items()}
    slips = {text: _slips(key) for text, key in keys.items()}
    asked = list(dict.fromkeys(chain.from_iterable(shorter.values())))
    stands = set(find.standing(kind, asked))
    spelt = list(dict.fromkeys(chain.from_iterable(slips.values())))
    held = backend().held(kind, spelt) if spelt else set()
    names = _names({key[:1] for key in keys.values()} - {""})
    found: dict[str, tuple[str, ...]] = {}
    for text, key in keys.items():
        standing = [term for term in shorter[text] if term in stands]
        longest = max((len(term.text) for term in standing if not term.prefix), default=0)
        words = [
            *(f"{term.text}*" for term in standing if term.prefix),
            *(names[close] for close in get_close_matches(key, names, n=3, cutoff=0.72)),
            *(term.text for term in standing if not term.prefix and len(term.text) == longest),
            *(word for word in slips[text] if word in held),
        ]
        others = dict.fromkeys(word for word in words if fold(word) != key)
        found[text] = tuple(others)[:OFFERED]
    return found


def _begun(key: str) -> Iterator[Term]:
    """Yield the word as a beginning, and without its ending."""
    if has_han(key):
        return
    stem = next((key.removesuffix(e) for e in ("ing", "ed", "es", "s") if key.endswith(e)), key)
    for word in dict.fromkeys((key, stem)):
        if len(word) > 2 and word.isalnum():
            yield Term(word, prefix=True)


def _names(initials: Collection[str]) -> dict[str, str]:
    """Return names of places and units that begin with one of these letters, by folded name."""
    if not initials:
        return {}
    begun = reduce(or_, (starting("key", initial) for initial in sorted(initials)))
    places, units = (
        model._default_manager.filter(begun).order_by().values_list("key", "name")[:5000]
        for model in (PlaceName, UnitName)
    )
    return dict([*places, *units])


def _pieces(key: str) -> Iterator[Term]:
    """Yield what stands in one run of Chinese characters."""
    cut = list(pieces(key))
    if len(cut) == 1 and cut[0].han:
        word = cut[0].text[:LONGEST]
        for size in range(len(word) - 1, 1, -1):
            yield from (Term(word[at : at + size]) for at in range(len(word) - size + 1))


def _slips(key: str) -> list[str]:
    """Return a word with one letter other, more, less or exchanged."""
    cut = list(pieces(key))
    if len(cut) != 1 or cut[0].han:
        return []
    word = cut[0].text
    return _edits(word) if 3 < len(word) < 15 and word.isalpha() else []


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
