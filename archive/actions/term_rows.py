"""Terms and their renderings of a reading as rows, and their count over the archive."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from django.db.models import Count, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce

from archive.actions.bulk import Draft, write
from archive.actions.fit import fit
from archive.actions.rows import Page
from archive.ingest.check.likely import stem
from archive.ingest.records import Rendering
from archive.models import Rendering as RenderingRow
from archive.models import TermUse
from archive.text.fold import fold

Key = tuple[str, str, str, str]
_MARKS = str.maketrans("", "", "、，,·・—“”\"'‘’ ")
# What a place is, is told apart by the reading of places; here its name counts.
_KIND_OF_PLACE = re.compile(
    r"^(?:the )?(?:provincial )?(?:capital|city|town) of |^the "
    r"| (?:province|city|town|district|county)$|省?省会$|省城$|[省市城县]$"
)


def add_term_uses(page: Page, renderings: Sequence[Rendering]) -> None:
    """Add one row for each way in which a term is rendered in a dispatch."""
    rows: dict[Key, Draft] = {}
    for one in renderings:
        key = _key(one)
        if key in rows:
            rows[key].columns["uses"] += 1
            continue
        words = one.english or one.sentence
        rows[key] = Draft(
            dispatch_id=page.dispatch.pk,
            uses=1,
            paragraph_zh_id=page.paragraphs[one.chinese.paragraph].pk,
            start_zh=one.chinese.start,
            end_zh=one.chinese.end,
            paragraph_en_id=page.paragraphs[words.paragraph].pk,
            start_en=words.start,
            end_en=words.end,
        )
        page.rows.term_uses.append((key, one.english.text if one.english else "", rows[key]))


def _key(one: Rendering) -> Key:
    return _key_of(
        one.category, one.code, one.chinese.text, one.english.text if one.english else ""
    )


@lru_cache(maxsize=10_000)  # the same few words are rendered again and again
def _key_of(category: str, code: str, chinese: str, english: str) -> Key:
    english, chinese = fold(english), fold(chinese).translate(_MARKS)
    if category == "place":
        english, chinese = (_KIND_OF_PLACE.sub("", name) or name for name in (english, chinese))
    return category, code[:60], chinese[:60], english_key(english)


def english_key(words: str) -> str:
    """Return English words without case, hyphens and inflection.

    >>> english_key("Mopping-up operations") == english_key("mop up operation")
    True
    """
    return " ".join(map(stem, fold(words).replace("-", " ").split()))[:120]


def write_term_uses(uses: Iterable[tuple[Key, str, Draft]]) -> None:
    """Write uses with the renderings that they are of; none may stand in the archive yet.

    Known renderings are not locked, so that runs side by side do not wait for each other.
    """
    rows = list(uses)
    printed = {key: english for key, english, _ in rows}
    known = _known(printed)
    new = [
        fit(
            RenderingRow(
                category=key[0], code=key[1], chinese=key[2], english_key=key[3], english=words
            )
        )
        for key, words in sorted(printed.items())
        if key not in known
    ]
    if new:
        RenderingRow.objects.bulk_create(new, ignore_conflicts=True)
        known = _known(printed)
    for key, _, use in rows:
        use.columns["rendering_id"] = known[key]
    write(TermUse, [use for *_, use in rows])


def _known(keys: Iterable[Key]) -> dict[Key, int]:
    """Return the ids of the renderings that the archive has, in one query."""
    chinese = {key[2] for key in keys}
    found = RenderingRow.objects.filter(chinese__in=chinese)
    return {
        (category, code, words, english): pk
        for pk, category, code, words, english in found.values_list(
            "pk", "category", "code", "chinese", "english_key"
        )
    }


def count_renderings() -> None:
    """Count anew over the whole archive how often each term is rendered by the same words."""
    uses = TermUse.objects.filter(rendering=OuterRef("pk")).order_by().values("rendering")
    RenderingRow.objects.update(
        uses=Coalesce(Subquery(uses.annotate(n=Sum("uses")).values("n")), 0),
        dispatches=Coalesce(Subquery(uses.annotate(n=Count("pk")).values("n")), 0),
    )
