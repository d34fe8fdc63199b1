"""What a field's value stands for: places with all that lies in them, units, papers, types."""

from __future__ import annotations

from archive.models import Newspaper, Place, Term, Unit
from archive.queries.regions import hierarchy
from archive.search import syntax
from archive.search.syntax import All, Any, Field, Node, Not, Problem
from archive.text.fold import fold


def settle(node: Node, problems: list[Problem]) -> Node | None:
    """Return a tree whose fields the index can look up; what nothing is called is looked for."""
    if isinstance(node, Field):
        return _field(node, problems)
    if isinstance(node, Not):
        part = settle(node.part, problems)
        return Not(part) if part else None
    if isinstance(node, All | Any):
        parts = [part for each in node.parts if (part := settle(each, problems)) is not None]
        return parts[0] if len(parts) == 1 else type(node)(tuple(parts)) if parts else None
    return node


def _field(node: Field, problems: list[Problem]) -> Node | None:
    values = {"place": _places, "unit": _units, "paper": _papers, "type": _types}[node.name](
        node.value
    )
    if values:
        found = tuple(Field(node.name, value) for value in values)
        return found[0] if len(found) == 1 else Any(found)
    problems.append(Problem(f"no_{node.name}", node.value))
    words = syntax.Term(node.value)
    return words if words.steps.tokens else None


def _places(value: str) -> list[str]:
    places = Place.objects.filter(slug=value) | Place.objects.filter(names__key=fold(value))
    pks = set(places.values_list("pk", flat=True))
    if not pks:
        return []
    inside = hierarchy().under(pks)
    merged = Place.objects.filter(pk__in=inside) | Place.objects.filter(merged_into__in=inside)
    return sorted(set(merged.values_list("slug", flat=True)))


def _units(value: str) -> list[str]:
    units = Unit.objects.filter(slug=value) | Unit.objects.filter(names__key=fold(value))
    pks = set(units.values_list("pk", flat=True))
    merged = Unit.objects.filter(pk__in=pks) | Unit.objects.filter(merged_into__in=pks)
    return sorted(set(merged.values_list("slug", flat=True))) if pks else []


def _papers(value: str) -> list[str]:
    wanted = fold(value)
    return [
        paper.slug
        for paper in Newspaper.objects.all()
        if wanted in map(fold, (paper.slug, paper.label_en, paper.label_zh, paper.label_vi))
    ]


def _types(value: str) -> list[str]:
    return codes("event_type", value)


def codes(category: str, value: str) -> list[str]:
    """Return the codes of a category that are called so in any language."""
    wanted = fold(value)
    return [
        term.code
        for term in Term.objects.filter(category=category)
        if wanted in map(fold, (term.code, term.label_en, term.label_zh, term.label_vi))
    ]
