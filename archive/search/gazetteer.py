"""Places and units by their names: a few thousand, so the names themselves are asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from operator import and_, or_
from typing import Any as AnyModel

from django.db import connection
from django.db.models import Q

from archive.models import SHOWN, PlaceName, UnitName
from archive.search.ask import Question
from archive.search.syntax import All, Any, Field, Node, Not, Term
from archive.search.tokens import aligned, pattern, pieces
from archive.text.fold import fold

PLACE, UNIT = "place", "unit"
_NAMES = {PLACE: PlaceName, UNIT: UnitName}


def named(concept: str, question: Question) -> list[int]:
    """Return the places or units that bear such a name, by name."""
    if question.root is None or question.periods or question.figures:
        return []
    names = _Names(concept, question.root)
    found = names.named(question.root)
    if not found:
        return []
    owners: AnyModel = _NAMES[concept]._meta.get_field(concept).related_model
    shown = owners._default_manager.filter(pk__in=found, status__in=SHOWN).order_by("name_en", "pk")
    return list(shown.values_list("pk", flat=True))


class _Names:
    """The names that hold any of the words of a question, read at once."""

    def __init__(self, concept: str, root: Node) -> None:
        self._concept = concept
        keys = [[piece.text for piece in pieces(term.text)] for term in _terms(root)]
        wanted = [reduce(and_, (Q(key__contains=text) for text in some)) for some in keys if some]
        self._names: list[tuple[int, str]] = []
        if wanted:
            rows = _NAMES[concept]._default_manager.filter(reduce(or_, wanted))
            found = rows.values_list(f"{concept}_id", "key")
            self._names = [(pk, aligned(name)) for pk, name in found]

    def named(self, node: Node) -> set[int]:
        """Return the owners of the names that a tree asks for."""
        match node:
            case Term():
                compiled = pattern(node.text, prefix=node.prefix)
                return {pk for pk, name in self._names if compiled and compiled.search(name)}
            case Field():
                return self._filed(node)
            case Any():
                return set().union(*(self.named(part) for part in node.parts))
            case All():
                wanted = [self.named(p) for p in node.parts if not isinstance(p, Not)]
                unwanted = [self.named(p.part) for p in node.parts if isinstance(p, Not)]
                return set.intersection(*wanted) - set().union(*unwanted)
            case Not():
                return set()

    def _filed(self, field: Field) -> set[int]:
        if field.name != self._concept:
            return set()
        rows = _NAMES[self._concept]._default_manager.filter(
            **{f"{self._concept}__slug": field.value}
        )
        return set(rows.values_list(f"{self._concept}_id", flat=True))


def _terms(node: Node) -> Iterator[Term]:
    """Yield the words of a tree, those that are excluded too."""
    if isinstance(node, Term):
        yield node
    elif isinstance(node, Not):
        yield from _terms(node.part)
    elif isinstance(node, All | Any):
        for part in node.parts:
            yield from _terms(part)


def beginning(concept: str, typed: str, limit: int) -> Sequence[tuple[int, str, str]]:
    """Return id, name and language of names that begin so, the shortest first."""
    key = fold(typed)
    rows = _NAMES[concept]._default_manager.filter(
        starting("key", key), **{f"{concept}__status__in": SHOWN}
    )
    found = rows.order_by("key", "pk").values_list(f"{concept}_id", "name", "language", "key")
    # Accents apart, one name a place; what is typed in full comes first.
    kept: dict[int, tuple[int, str, str]] = {}
    for pk, name, language, full in sorted(found[: limit * 8], key=lambda row: len(row[3])):
        if full == key or pk not in kept:
            kept.setdefault(pk, (pk, name, language))
    return list(kept.values())[:limit]


def starting(column: str, prefix: str) -> Q:
    """Return the condition that a column begins so, as the database's index can answer it."""
    if connection.vendor == "postgresql":
        return Q(**{f"{column}__startswith": prefix})
    return Q(**{f"{column}__gte": prefix, f"{column}__lt": f"{prefix}\U0010ffff"})
