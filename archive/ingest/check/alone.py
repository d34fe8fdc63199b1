"""Whole sentences that the other language lacks, between sentences that it has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from archive.ingest.check.pairs import discrepancy
from archive.ingest.records import Article, Bead, Discrepancy, Language, Quote, Sentence

_SURE = 0.55  # the score of a pair that shows where it stands
_MOST = 4  # one sentence of so many may be alone; more were translated freely or not at all


def alone_findings(
    article: Article, sentences: Iterable[Sentence], beads: Iterable[Bead]
) -> Iterator[Discrepancy]:
    """Yield the sentences left out or added, where their neighbours are surely paired."""
    alone = [bead for bead in beads if not (bead.english and bead.chinese)]
    if not alone:
        return
    sure = {
        id
        for bead in beads
        if bead.english and bead.chinese and bead.score >= _SURE
        for id in (*bead.english, *bead.chinese)
    }
    ordered = list(sentences)
    if len(alone) * _MOST > len(ordered):
        return
    paragraphs = {paragraph.id: paragraph for paragraph in article.readable()}
    lonely = {id for bead in alone for id in (*bead.english, *bead.chinese)}
    for index, sentence in enumerate(ordered):
        if sentence.id not in lonely or sentence.paragraph not in paragraphs:
            continue
        beside = [
            other.id in sure
            for at in (index - 1, index + 1)
            if 0 <= at < len(ordered)
            for other in (ordered[at],)
            if other.paragraph == sentence.paragraph
        ]
        if not beside or not all(beside):
            continue
        paragraph = paragraphs[sentence.paragraph]
        start, end = sentence.start, sentence.end
        quote = Quote(paragraph.id, start, end, paragraph.text[start:end], paragraph.language)
        if paragraph.language is Language.ENGLISH:
            note = "The Chinese text has no counterpart of this sentence."
            yield discrepancy("addition", "minor", quote, None, note)
        else:
            note = "The English text has no counterpart of this sentence."
            yield discrepancy("omission", "minor", None, quote, note)
