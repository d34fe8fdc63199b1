"""Names across languages: what a query calls a place or unit, and what else it is called.

Words that stand side by side and together are a name in the gazetteer find its other names too.
Quotation marks mean the words and nothing else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import F, Value

from archive.models import SHOWN, PlaceName, UnitName
from archive.search.syntax import All, Any, Node, Not, Term
from archive.text.fold import fold, has_han

LONGEST = 6  # words of a name


class Name(NamedTuple):
    """A name and the language it is in."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Known:
    """A name that was typed, and the other names of what bears it."""

    typed: str
    others: tuple[Name, ...]


def expand(root: Node) -> tuple[Node, tuple[Known, ...]]:
    """Return the question with other names beside those it uses, and which they are."""
    names = other_names({fold(text) for text in _candidates(root)})
    if not names:
        return root, ()
    known: dict[str, Known] = {}
    expanded = _expanded(root, names, known)
    return expanded, tuple(known.values())


def other_names(keys: Collection[str]) -> dict[str, tuple[Name, ...]]:
    """Return the other names of the places and units that are called so, by folded name."""
    found: dict[str, tuple[Name, ...]] = {}
    places, units = (
        model._default_manager.filter(
            **{f"{owner}__names__key__in": keys, f"{owner}__status__in": SHOWN}
        )
        .order_by()
        .values_list(
            F(f"{owner}__names__key"),
            "key",
            "name",
            "language",
            Value(owner),
            "preferred",
            "pk",
        )
        for model, owner in ((PlaceName, "place"), (UnitName, "unit"))
    )
    # Places before units, preferred names first.
    rows = sorted(
        places.union(units, all=True), key=lambda row: (row[4], not row[5], row[3], row[6])
    )
    for asked, key, name, language, *_order in rows:
        if key != asked or has_han(name):
            _note(found, asked, Name(name, language))
    return {key: _distinct(names) for key, names in found.items()}


def _note(found: dict[str, tuple[Name, ...]], key: str, name: Name) -> None:
    found[key] = (*found.get(key, ()), name)


def _distinct(names: Iterable[Name]) -> tuple[Name, ...]:
    """Return names as printed, each once; a Latin one that differs by accents alone only once."""
    kept: dict[str, Name] = {}
    for name in names:
        same = name.text if has_han(name.text) else fold(name.text)
        # Of spellings that differ by accents the one that bears them is shown.
        if same not in kept or (kept[same].text.isascii() and not name.text.isascii()):
            kept[same] = name
    return tuple(kept.values())


def _candidates(node: Node) -> Iterable[str]:
    """Yield every run of words that could be a name."""
    if isinstance(node, Term):
        if _open(node):
            yield node.text
    elif isinstance(node, All):
        for run in _runs(node.parts):
            for start in range(len(run)):
                for end in range(start + 1, min(len(run), start + LONGEST) + 1):
                    yield " ".join(term.text for term in run[start:end])
        for part in node.parts:
            if not isinstance(part, Term):
                yield from _candidates(part)
    elif isinstance(node, Any):
        for part in node.parts:
            yield from _candidates(part)


def _open(node: Node) -> bool:
    return isinstance(node, Term) and not node.literal and not node.prefix


def _runs(parts: Sequence[Node]) -> list[list[Term]]:
    """Return the words that stand side by side."""
    runs: list[list[Term]] = [[]]
    for part in parts:
        if isinstance(part, Term) and _open(part):
            runs[-1].append(part)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _expanded(node: Node, names: Mapping[str, tuple[Name, ...]], known: dict[str, Known]) -> Node:
    if isinstance(node, Term):
        return _named((node,), names, known) if _open(node) else node
    if isinstance(node, Any):
        return Any(tuple(_expanded(part, names, known) for part in node.parts))
    if isinstance(node, All):
        return All(tuple(_parts(node.parts, names, known)))
    return node


def _parts(
    parts: Sequence[Node], names: Mapping[str, tuple[Name, ...]], known: dict[str, Known]
) -> Iterable[Node]:
    """Yield the parts, the longest names among them taken together."""
    at = 0
    while at < len(parts):
        part = parts[at]
        if isinstance(part, Not) or not _open(part):
            yield part if isinstance(part, Not) else _expanded(part, names, known)
            at += 1
            continue
        run: list[Term] = []
        for each in parts[at : at + LONGEST]:
            if not (isinstance(each, Term) and _open(each)):
                break
            run.append(each)
        while len(run) > 1 and fold(" ".join(term.text for term in run)) not in names:
            run.pop()
        yield _named(tuple(run), names, known)
        at += len(run)


def _named(
    run: tuple[Term, ...], names: Mapping[str, tuple[Name, ...]], known: dict[str, Known]
) -> Node:
    typed = " ".join(term.text for term in run)
    others = tuple(n for n in names.get(fold(typed), ()) if n.text != typed)
    words: Node = run[0] if len(run) == 1 else All(run)
    if not others:
        return words
    known[typed] = Known(typed, others)
    own = Term(typed, literal=True)
    alternatives = {
        term.steps: term for term in (own, *(Term(n.text, literal=True) for n in others))
    }
    found = tuple(term for term in alternatives.values() if _says_enough(term))
    return Any((words, *found[1:])) if len(found) > 1 else words


def _says_enough(term: Term) -> bool:
    """Say whether a name is more than one character: a single one stands in too many words."""
    tokens = term.steps.tokens
    return bool(tokens) and not (len(tokens) == 1 and term.steps.prefix)
