"""Places and units by their names: a few thousand, so the names themselves are asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from operator import and_, or_
from typing import Any as AnyModel
from typing import NamedTuple

from django.db import connection
from django.db.models import F, Q, Value

from archive.models import SHOWN, PlaceName, UnitName
from archive.search.ask import Question
from archive.search.syntax import All, Any, Field, Node, Not, Term
from archive.text.fold import fold
from archive.text.tokens import aligned, pattern, pieces

PLACE, UNIT = "place", "unit"
_NAMES = {PLACE: PlaceName, UNIT: UnitName}


def named(question: Question) -> dict[str, list[int]]:
    """Return the places and the units that bear such a name, by name."""
    root = question.root
    if root is None or question.periods or question.figures:
        return {PLACE: [], UNIT: []}
    rows = _read(root)
    return {concept: _named(concept, root, rows) for concept in _NAMES}


def _named(concept: str, root: Node, rows: Sequence[Row]) -> list[int]:
    """Return the ids of what bears such a name, in the order of their English names."""
    own = [row for row in rows if row.concept == concept]
    found = _Names(concept, own).named(root)
    ordered = sorted({(row.title, row.owner) for row in own if row.owner in found})
    return [owner for _title, owner in ordered]


def _read(root: Node) -> list[Row]:
    """Return the names that hold any of the words of a question, read at once."""
    keys = [[piece.text for piece in pieces(term.text)] for term in _terms(root)]
    wanted = [reduce(and_, (Q(key__contains=text) for text in some)) for some in keys if some]
    asked: list[AnyModel] = []
    for concept, model in _NAMES.items():
        slugs = [field.value for field in _fields(root) if field.name == concept]
        either = [*wanted, *([Q(**{f"{concept}__slug__in": slugs})] if slugs else [])]
        if either:
            rows = model._default_manager.filter(
                reduce(or_, either), **{f"{concept}__status__in": SHOWN}
            )
            asked.append(
                rows.order_by().values_list(
                    Value(concept),
                    F(f"{concept}_id"),
                    "key",
                    F(f"{concept}__slug"),
                    F(f"{concept}__name_en"),
                )
            )
    found = reduce(lambda some, more: some.union(more, all=True), asked) if asked else ()
    return [Row(*row) for row in found]


class Row(NamedTuple):
    """A name, and the place or unit that bears it."""

    concept: str
    owner: int
    key: str
    slug: str
    title: str


class _Names:
    """Names that hold any of the words of a question, and whose they are."""

    def __init__(self, concept: str, rows: Sequence[Row]) -> None:
        self._concept = concept
        self._rows = rows
        self._names = [(row.owner, aligned(row.key)) for row in rows]

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
        return {row.owner for row in self._rows if row.slug == field.value}


def _terms(node: Node) -> Iterator[Term]:
    """Yield the words of a tree, those that are excluded too."""
    if isinstance(node, Term):
        yield node
    elif isinstance(node, Not):
        yield from _terms(node.part)
    elif isinstance(node, All | Any):
        for part in node.parts:
            yield from _terms(part)


def _fields(node: Node) -> Iterator[Field]:
    """Yield the places and units that a tree asks for by their short names."""
    if isinstance(node, Field):
        yield node
    elif isinstance(node, Not):
        yield from _fields(node.part)
    elif isinstance(node, All | Any):
        for part in node.parts:
            yield from _fields(part)


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
