"""The vocabulary of communiqués: what the archive knows of the words of the genre."""

from __future__ import annotations

from django.db.models import QuerySet

from archive.models import Term

_C = Term.Category
CATEGORIES = (
    _C.ACTION,
    _C.ECHELON,
    _C.QUALIFIER,
    _C.EVENT_TYPE,
    _C.OBJECT,
    _C.SIDE,
    _C.PAIR,
    _C.PLACE_KIND,
    _C.DISCREPANCY,
    _C.MEASURE,
)


def glossary_terms() -> QuerySet[Term]:
    """Return the words that a glossary explains, in the order of the vocabulary."""
    return Term.objects.filter(category__in=CATEGORIES).order_by("rank", "code")
