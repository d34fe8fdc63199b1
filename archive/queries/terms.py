"""How the archive renders its terms: one Chinese term by several English ones, and the reverse.

Counts are those of the last run that read texts; passages are always those of the present readings.
A rendering whose ``english`` is empty stands for sentences that have none of the known words.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Case, Count, F, QuerySet, Sum, When

from archive.models import Rendering, TermUse


@dataclass(frozen=True, slots=True)
class Variant:
    """One side of a rendering with its counts: ``key`` and ``words`` of the other language.

    ``words`` is empty where the English sentences have none of the known renderings.
    """

    key: str
    words: str
    category: str
    code: str
    uses: int
    dispatches: int


def chinese_terms(
    *, text: str = "", category: str = "", varied: bool = True
) -> QuerySet[Rendering, dict[str, object]]:
    """Return Chinese terms as ``{"chinese", "renderings", "uses"}``, the most varied first.

    `varied` keeps those with more than one English rendering; `text` those that hold these words.
    """
    found = _narrowed(text, category, "chinese").exclude(chinese="")
    return _grouped(found, "chinese", "english_key", varied=varied)


def english_terms(
    *, text: str = "", category: str = "", varied: bool = True
) -> QuerySet[Rendering, dict[str, object]]:
    """Return English words as ``{"english_key", "renderings", "uses"}``, the most varied first.

    `renderings` counts the Chinese terms that they render; `varied` keeps those with several.
    """
    found = _narrowed(text, category, "english").exclude(english_key="")
    return _grouped(found, "english_key", "chinese", varied=varied)


def variants_of_chinese(terms: Collection[str]) -> dict[str, list[Variant]]:
    """Return the English renderings of each of these Chinese terms, the most used first."""
    rows = Rendering.objects.filter(chinese__in=terms, uses__gt=0).order_by("-uses", "english_key")
    found: dict[str, list[Variant]] = {term: [] for term in terms}
    for row in rows:
        found[row.chinese].append(_variant(row, row.english_key, row.english))
    return found


def variants_of_english(keys: Collection[str]) -> dict[str, list[Variant]]:
    """Return the Chinese terms that each of these English keys renders, the most used first."""
    rows = Rendering.objects.filter(english_key__in=keys, uses__gt=0).order_by("-uses", "chinese")
    found: dict[str, list[Variant]] = {key: [] for key in keys}
    for row in rows:
        found[row.english_key].append(_variant(row, row.chinese, row.chinese))
    return found


def words_of(keys: Collection[str]) -> dict[str, str]:
    """Return each English key as it is printed."""
    rows = Rendering.objects.filter(english_key__in=keys).order_by("uses")
    return dict(rows.values_list("english_key", "english"))


def passages(chinese: str | None, english_key: str | None) -> QuerySet[TermUse]:
    """Return the dispatches that render a Chinese term by these words, in the order stored.

    None leaves one side open. Each row quotes its first passage:
    ``paragraph_zh.text[start_zh:end_zh]``, the same in English.
    """
    sides = {"rendering__chinese": chinese, "rendering__english_key": english_key}
    return (
        TermUse.objects.filter(**{side: key for side, key in sides.items() if key is not None})
        .select_related("dispatch", "paragraph_zh", "paragraph_en", "rendering")
        .order_by("rendering_id", "dispatch_id")
    )


def _narrowed(text: str, category: str, column: str) -> QuerySet[Rendering]:
    found = Rendering.objects.filter(uses__gt=0)
    if category:
        found = found.filter(category=category)
    return found.filter(**{f"{column}__icontains": text}) if text else found


def _grouped(
    found: QuerySet[Rendering], own: str, other: str, *, varied: bool
) -> QuerySet[Rendering, dict[str, object]]:
    """Group by one side; a sentence without known words is no rendering of its own."""
    known = Count(Case(When(**{other: ""}, then=None), default=F(other)), distinct=True)
    counted = (
        found.order_by()
        .values(own)
        .annotate(renderings=known, uses=Sum("uses"))
        .filter(renderings__gt=1 if varied else 0)
    )
    return counted.order_by("-renderings", "-uses", own)


def _variant(row: Rendering, key: str, words: str) -> Variant:
    return Variant(key, words, row.category, row.code, row.uses, row.dispatches)


def categories() -> list[str]:
    """Return the categories that have renderings."""
    found = Rendering.objects.filter(uses__gt=0).order_by("category")
    return list(found.values_list("category", flat=True).distinct())
