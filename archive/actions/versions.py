"""Evidence carried over to a new version of a text: to the same words, or up for review."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from archive.actions.quotes import CONTEXT, around, occurrences
from archive.models import Evidence, Paragraph

Spot = tuple[Paragraph, int]


def carry_over(versions: Mapping[int, Sequence[Paragraph]]) -> None:
    """Point the evidence of these dispatches at the paragraphs of their new version.

    Words that the new version lacks, or has more than once, stay where they are and need review.
    """
    if not versions:
        return
    new = {p.source_id for paragraphs in versions.values() for p in paragraphs}
    quoted = (
        Evidence.objects.filter(paragraph__dispatch__in=versions)
        .exclude(paragraph__source__in=new)
        .select_related("paragraph")
        .order_by("id")
    )
    taken: set[tuple[int, int, int]] = set()
    changed = list(quoted)
    for evidence in changed:
        spot = find(evidence, versions[evidence.paragraph.dispatch_id])
        _point(evidence, spot, taken)
    Evidence.objects.bulk_update(
        changed, ["paragraph", "start", "end", "prefix", "suffix", "needs_review"]
    )


def find(evidence: Evidence, paragraphs: Sequence[Paragraph]) -> Spot | None:
    """Return where the quoted words stand now, or None where that is not certain."""
    old = evidence.paragraph
    spots = [
        (paragraph, start)
        for paragraph in paragraphs
        if paragraph.language == old.language
        for start in occurrences(evidence.exact, paragraph.text)
    ]
    same_place = [spot for spot in spots if spot[0].name == old.name]
    same_words_around = [spot for spot in spots if _fits(evidence, *spot)]
    for candidates in (spots, same_words_around, same_place):
        if len(candidates) == 1:
            return candidates[0]
    return None


def _fits(evidence: Evidence, paragraph: Paragraph, start: int) -> bool:
    end = start + len(evidence.exact)
    return around(paragraph.text, start, end) == (evidence.prefix, evidence.suffix)


def _point(evidence: Evidence, spot: Spot | None, taken: set[tuple[int, int, int]]) -> None:
    evidence.needs_review = True
    if spot is None:
        return
    paragraph, start = spot
    end = start + len(evidence.exact)
    if (paragraph.pk, start, end) in taken:
        return
    taken.add((paragraph.pk, start, end))
    evidence.paragraph, evidence.start, evidence.end = paragraph, start, end
    evidence.prefix, evidence.suffix = around(paragraph.text, start, end, CONTEXT)
    evidence.needs_review = False
