"""The lexicon as it would be with one row changed, and a passage to try it on; nothing is written.

A row that waits for review is read as if it were accepted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Model, Q

from archive.ingest.lexicon import Lexicon
from archive.models import (
    Agency,
    Alignment,
    Paragraph,
    Place,
    PlaceName,
    PlaceParent,
    Term,
    Unit,
    UnitName,
    UnitSuperior,
)
from archive.queries.lexicon import (
    AGENCY,
    PLACE,
    TERM,
    UNIT,
    Row,
    Rows,
    lexicon_from_rows,
    load_rows,
)

Tried = Agency | Place | Term | Unit
_LATEST = 20_000  # paragraphs that are looked through for a form


@dataclass(frozen=True, slots=True)
class Passage:
    """Words to try a row on, in both languages or one, and the day they were printed on."""

    english: str = ""
    chinese: str = ""
    published: str = ""


def lexicon_with(row: Tried, parts: Iterable[Model]) -> Lexicon:
    """Return the lexicon with this row as it stands; `parts` are its names and what is above it."""
    return lexicon_from_rows(_with(load_rows(), row, list(parts)))


def _with(rows: Rows, row: Tried, parts: Sequence[Model]) -> Rows:
    if isinstance(row, Term):
        others: Any = Term.objects.exclude(pk=row.pk).values(*TERM)
        return replace(rows, terms=[*others, _values(row, TERM)])
    if isinstance(row, Agency):
        others = Agency.objects.exclude(pk=row.pk).values(*AGENCY)
        return replace(rows, agencies=[*others, _values(row, AGENCY)])
    old = type(row).objects.filter(pk=row.pk).values_list("slug", flat=True).first()
    if isinstance(row, Place):
        names = [part for part in parts if isinstance(part, PlaceName)]
        above = [
            {
                "child": row.slug,
                "above": part.parent.slug,
                "relation": part.relation,
                "period": part.period,
            }
            for part in parts
            if isinstance(part, PlaceParent)
        ]
        return replace(
            rows,
            places=[*_without(rows.places, "slug", old), _values(row, PLACE)],
            place_names=[*_without(rows.place_names, "owner", old), *_names(row, names)],
            place_parents=[*_without(rows.place_parents, "child", old), *above],
        )
    called = [part for part in parts if isinstance(part, UnitName)]
    under = [
        {"child": row.slug, "above": part.superior.slug, "period": part.period}
        for part in parts
        if isinstance(part, UnitSuperior)
    ]
    return replace(
        rows,
        units=[*_without(rows.units, "slug", old), _values(row, UNIT)],
        unit_names=[*_without(rows.unit_names, "owner", old), *_names(row, called)],
        unit_superiors=[*_without(rows.unit_superiors, "child", old), *under],
    )


def _values(row: Model, columns: Iterable[str]) -> Row:
    return {column: getattr(row, column) for column in columns}


def _without(rows: Iterable[Row], column: str, key: str | None) -> list[Row]:
    return [row for row in rows if row[column] != key]


def _names(owner: Place | Unit, names: Iterable[PlaceName | UnitName]) -> list[Row]:
    columns = ("name", "language", "kind", "preferred")
    return [{**_values(name, columns), "owner": owner.slug} for name in names]


def passage_with(forms: Iterable[str]) -> Passage:
    """Return the newest passage that holds one of these words, an empty one for none."""
    wanted = Q()
    for form in forms:
        wanted |= Q(text__icontains=form)
    if not wanted:
        return Passage()
    newest = Paragraph.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    found = (
        Paragraph.objects.filter(wanted, pk__gt=newest - _LATEST, kind="body")
        .select_related("dispatch")
        .order_by("-pk")
        .first()
    )
    if found is None:
        return Passage()
    texts = {"en": "", "zh": "", found.language: found.text}
    other = _facing(found)
    if other is not None:
        texts[other.language] = other.text
    published = found.dispatch.published
    return Passage(texts["en"], texts["zh"], published.isoformat() if published else "")


def _facing(paragraph: Paragraph) -> Paragraph | None:
    """Return the paragraph that says the same in the other language."""
    side = 1 if paragraph.language == "en" else 0
    for alignment in Alignment.objects.filter(source=paragraph.source_id):
        for pair in alignment.pairs:
            if paragraph.name in pair[1 - side] and pair[side]:
                return Paragraph.objects.filter(
                    source=paragraph.source_id, name=pair[side][0]
                ).first()
    return None
