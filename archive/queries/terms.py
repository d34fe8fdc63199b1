"""How the archive renders its terms: one Chinese term by several English ones, and the reverse.

Counts are those of the last run that read texts; passages are always those of the present readings.
A rendering whose ``english`` is empty stands for sentences that have none of the known words.
"""

from __future__ import annotations

from collections import Counter
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


SIDES = {"chinese": ("chinese", "english_key"), "english": ("english_key", "chinese")}
ORDERS = {
    "varied": ("-renderings", "-uses"),
    "uses": ("-uses", "-renderings"),
    "words": (),
}


def listed(
    side: str,
    *,
    text: str = "",
    categories: Collection[str] = (),
    varied: bool = True,
    order: str = "varied",
) -> QuerySet[Rendering, dict[str, object]]:
    """Return the terms of one side as ``{"chinese" or "english_key", "renderings", "uses"}``.

    `text` keeps those that hold these words, `varied` those with more than one rendering.
    """
    own, other = SIDES[side]
    found = _narrowed(side, text)
    if categories:
        found = found.filter(category__in=categories)
    return _grouped(found, own, other, varied=varied).order_by(*ORDERS[order], own)


def by_category(side: str, *, text: str = "", varied: bool = True) -> dict[str, int]:
    """Return how many terms there are of each category."""
    own, other = SIDES[side]
    found = _narrowed(side, text)
    per_category = found.order_by().values("category", own)
    counted = _renderings(per_category, other, varied=varied).values_list("category", own)
    return dict(Counter(category for category, _own in counted))


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
    """Return the dispatches that render a Chinese term by these words, the usual rendering first.

    None leaves one side open. Each row quotes its first passage:
    ``paragraph_zh.text[start_zh:end_zh]``, the same in English.
    """
    sides = {"rendering__chinese": chinese, "rendering__english_key": english_key}
    return (
        TermUse.objects.filter(**{side: key for side, key in sides.items() if key is not None})
        .select_related("dispatch", "paragraph_zh", "paragraph_en", "rendering")
        .order_by(
            "-rendering__uses",
            "rendering_id",
            F("dispatch__published").desc(nulls_last=True),
            "dispatch_id",
        )
    )


def _narrowed(side: str, text: str) -> QuerySet[Rendering]:
    column = "chinese" if side == "chinese" else "english"
    found = Rendering.objects.filter(uses__gt=0).exclude(**{SIDES[side][0]: ""})
    return found.filter(**{f"{column}__icontains": text}) if text else found


def _grouped(
    found: QuerySet[Rendering], own: str, other: str, *, varied: bool
) -> QuerySet[Rendering, dict[str, object]]:
    """Group by one side."""
    counted = _renderings(found.order_by().values(own), other, varied=varied)
    return counted.annotate(uses=Sum("uses"))


def _renderings(
    grouped: QuerySet[Rendering, dict[str, object]], other: str, *, varied: bool
) -> QuerySet[Rendering, dict[str, object]]:
    """Count the renderings; a sentence without known words is no rendering of its own."""
    known = Count(Case(When(**{other: ""}, then=None), default=F(other)), distinct=True)
    return grouped.annotate(renderings=known).filter(renderings__gt=1 if varied else 0)


def _variant(row: Rendering, key: str, words: str) -> Variant:
    return Variant(key, words, row.category, row.code, row.uses, row.dispatches)


def categories() -> list[str]:
    """Return the categories that have renderings."""
    found = Rendering.objects.filter(uses__gt=0).order_by("category")
    return list(found.values_list("category", flat=True).distinct())
