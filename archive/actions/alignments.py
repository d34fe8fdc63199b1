"""A curator's pairing of paragraphs, which readings keep to on this version and on the next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from archive.ingest.align import Pairs
from archive.models import Alignment, Dispatch, Paragraph


def curated_pairs(dispatches: Iterable[Dispatch]) -> dict[int, Pairs]:
    """Return the pairs of paragraph ids that a curator set, by dispatch, for its current text."""
    current = {dispatch.pk: dispatch.source_id for dispatch in dispatches}
    rows = Alignment.objects.filter(
        dispatch__in=current, source__in=current.values(), method=Alignment.Method.CURATED
    )
    return {
        row.dispatch_id: [(english, chinese) for english, chinese, _score in row.pairs]
        for row in rows
        if row.source_id == current[row.dispatch_id]
    }


def carry_alignments(versions: Mapping[int, Sequence[Paragraph]]) -> None:
    """Give the new version of each dispatch the pairs of its last one, if the words are the same.

    A pairing with a paragraph that the new version lacks, or has twice, stays with the old text.
    """
    if not versions:
        return
    rows = Alignment.objects.filter(dispatch__in=versions, method=Alignment.Method.CURATED)
    last = {row.dispatch_id: row for row in rows.order_by("id")}
    old = Paragraph.objects.filter(
        dispatch__in=last, source__in=[row.source_id for row in last.values()]
    )
    words = {(p.dispatch_id, p.source_id, p.name): (p.language, p.text) for p in old}
    carried = []
    for pk, row in last.items():
        source = versions[pk][0].source_id
        names = _names(versions[pk])
        pairs = [
            [*([names.get(words.get((pk, row.source_id, name), ("", ""))) for name in side]
               for side in sides), score]
            for *sides, score in row.pairs
        ]  # fmt: skip
        if source != row.source_id and all(None not in side for pair in pairs for side in pair[:2]):
            carried.append(
                Alignment(
                    dispatch_id=pk,
                    source_id=source,
                    method=Alignment.Method.CURATED,
                    pairs=pairs,
                    score=row.score,
                    decision_id=row.decision_id,
                )
            )
    Alignment.objects.bulk_create(carried, ignore_conflicts=True)


def _names(paragraphs: Sequence[Paragraph]) -> dict[tuple[str, str], str]:
    """Return the id of each paragraph by its words, without words that stand twice."""
    names: dict[tuple[str, str], str] = {}
    twice = set()
    for paragraph in paragraphs:
        key = paragraph.language, paragraph.text
        if key in names:
            twice.add(key)
        names[key] = paragraph.name
    return {key: name for key, name in names.items() if key not in twice}
