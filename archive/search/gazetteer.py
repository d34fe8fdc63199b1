"""Places and units by their names: a few thousand, so the names themselves are asked."""

from __future__ import annotations

from collections.abc import Sequence
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
    found = _named(concept, question.root)
    owners: AnyModel = _NAMES[concept]._meta.get_field(concept).related_model
    shown = owners._default_manager.filter(pk__in=found, status__in=SHOWN).order_by("name_en", "pk")
    return list(shown.values_list("pk", flat=True))


def _named(concept: str, node: Node) -> set[int]:
    match node:
        case Term():
            return _called(concept, node)
        case Field():
            if node.name != concept:
                return set()
            rows = _NAMES[concept]._default_manager.filter(**{f"{concept}__slug": node.value})
            return set(rows.values_list(f"{concept}_id", flat=True))
        case Any():
            return set().union(*(_named(concept, part) for part in node.parts))
        case All():
            wanted = [_named(concept, p) for p in node.parts if not isinstance(p, Not)]
            unwanted = [_named(concept, p.part) for p in node.parts if isinstance(p, Not)]
            return set.intersection(*wanted) - set().union(*unwanted)
        case Not():
            return set()


def _called(concept: str, term: Term) -> set[int]:
    compiled = pattern(term.text, prefix=term.prefix)
    if compiled is None:
        return set()
    rows = _NAMES[concept]._default_manager.all()
    for piece in pieces(term.text):
        rows = rows.filter(key__contains=piece.text)
    return {pk for pk, name in rows.values_list(f"{concept}_id", "key") if _in(compiled, name)}


def _in(compiled: object, name: str) -> bool:
    return compiled.search(aligned(name)) is not None  # type: ignore[attr-defined]


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
