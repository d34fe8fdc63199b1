"""Which paragraphs and sentences translate each other: lengths and anchors, no model.

Gale and Church's dynamic programme over lengths, with the numbers, dates, names and quotation
marks that both sides must share. Paragraphs are linked through their sentences, so that merged,
split and dropped paragraphs are told apart.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from archive.ingest.anchors import Anchors, anchors, likeness
from archive.ingest.lexicon import Lexicon
from archive.ingest.records import (
    Article,
    Bead,
    Language,
    Paragraph,
    ParagraphKind,
    Report,
    Sentence,
)
from archive.ingest.sentences import sentences as split

# English characters for one Chinese character: what is usual, and what is believed.
_RATIO, _LOWEST_RATIO, _HIGHEST_RATIO = 4.0, 3.5, 4.6
_VARIANCE = 6.8  # of the length of a translation, per character (Gale and Church 1993)
_MOVES = {(1, 1): 0.1, (1, 0): 2.5, (0, 1): 2.5, (1, 2): 2.8, (2, 1): 2.8, (2, 2): 5.0}
_NEXT_DROPPED = 1.5  # whole paragraphs are dropped, not single sentences
_ANCHOR_WEIGHT = 6.0
_LOST_DATELINE = 3.0
_ACROSS = 2.0  # sentences of two paragraphs seldom make one
_BAND = 20
_LINK = 0.25  # of the shorter paragraph must lie in the longer one


@dataclass(frozen=True, slots=True)
class _Passage:
    """A paragraph or sentence: what alignment looks at."""

    id: str
    home: str  # the paragraph it stands in
    length: int
    anchors: Anchors
    opens: bool = False  # a wire item, so that nothing before it belongs to it


def align(article: Article, reports: Iterable[Report], lexicon: Lexicon) -> tuple[Bead, ...]:
    """Return the paragraph beads of a bilingual article, the title first, in order."""
    if article.layout != "bilingual":
        return ()
    passages = _passages(article, split(article), lexicon)
    ratio = _ratio(passages)
    beads = list(_title_bead(article, lexicon, ratio))
    for report in reports:
        quotes = report.dateline.quotes if report.dateline else ()
        for home in {quote.paragraph for quote in quotes}:
            passages[home][0] = _opening(passages[home][0], True)
        english = [passages[id] for id in report.english]
        chinese = [passages[id] for id in report.chinese]
        beads += _paragraph_beads(english, chinese, ratio)
    return tuple(beads)


def align_sentences(
    article: Article, alignment: Iterable[Bead], sentences: Iterable[Sentence], lexicon: Lexicon
) -> tuple[Bead, ...]:
    """Return the sentence beads inside each paragraph bead, in order."""
    if article.layout != "bilingual":
        return ()
    passages = _passages(article, sentences, lexicon)
    ratio = _ratio(passages)
    beads: list[Bead] = []
    for bead in alignment:
        english = [s for id in bead.english if id in passages for s in passages[id]]
        chinese = [s for id in bead.chinese if id in passages for s in passages[id]]
        beads += _beads(english, chinese, ratio)
    return tuple(beads)


def pair_paragraphs(
    english: Sequence[Paragraph],
    chinese: Sequence[Paragraph],
    opening: Container[str],
    lexicon: Lexicon,
) -> list[Bead]:
    """Return the beads of two runs of paragraphs, some of which are known to open a wire item."""
    one, other = (
        [_opening(_whole(p, lexicon), p.id in opening) for p in side] for side in (english, chinese)
    )
    return _beads(one, other, _ratio({p.id: [p] for p in (*one, *other)}))


# --- passages -----------------------------------------------------------------------------------


def _passages(
    article: Article, sentences: Iterable[Sentence], lexicon: Lexicon
) -> dict[str, list[_Passage]]:
    """Return the sentences of each paragraph."""
    found: dict[str, list[_Passage]] = {}
    for home, group in groupby(sentences, key=lambda sentence: sentence.paragraph):
        paragraph = article.paragraph(home)
        found[home] = [
            _passage(s.id, home, paragraph.text[s.start : s.end], paragraph.language, lexicon)
            for s in group
        ]
    return found


def _whole(paragraph: Paragraph, lexicon: Lexicon) -> _Passage:
    return _passage(paragraph.id, paragraph.id, paragraph.text, paragraph.language, lexicon)


def _opening(passage: _Passage, opens: bool) -> _Passage:
    if not opens:
        return passage
    return replace(passage, opens=True, anchors=passage.anchors + Counter(dateline=3))


def _passage(id: str, home: str, text: str, language: Language, lexicon: Lexicon) -> _Passage:
    return _Passage(id, home, len(text), anchors(text, language, lexicon))


def _ratio(passages: dict[str, list[_Passage]]) -> float:
    """Return how many English characters stand for one Chinese character in this article."""
    english = chinese = 0
    for home, group in passages.items():
        length = sum(passage.length for passage in group)
        if home.startswith(Language.ENGLISH):
            english += length
        else:
            chinese += length
    if not (english and chinese):
        return _RATIO
    return min(max(english / chinese, _LOWEST_RATIO), _HIGHEST_RATIO)


def _title_bead(article: Article, lexicon: Lexicon, ratio: float) -> Iterator[Bead]:
    english = [p for p in article.paragraphs if p.kind is ParagraphKind.TITLE]
    chinese = [p for p in article.paragraphs if p.kind is ParagraphKind.HEADLINE]
    if english or chinese:
        one, other = ([_whole(p, lexicon) for p in side] for side in (english, chinese))
        yield _bead(one, other, ratio)


# --- paragraphs ---------------------------------------------------------------------------------


def _paragraph_beads(
    english: list[list[_Passage]], chinese: list[list[_Passage]], ratio: float
) -> list[Bead]:
    if len(english) == len(chinese):
        pairs = list(zip(english, chinese, strict=True))
        if all(_agree(one, other, ratio) for one, other in pairs):
            return [_paragraph_bead([one], [other], ratio) for one, other in pairs]
    return _projected(english, chinese, ratio)


def _agree(one: Sequence[_Passage], other: Sequence[_Passage], ratio: float) -> bool:
    """Say whether two paragraphs at the same place translate each other beyond doubt."""
    if abs(len(one) - len(other)) > 1:
        return False
    lengths = _length(one) / (ratio * _length(other))
    return 0.5 < lengths < 2 and _likeness(one, other) > -0.1


def _projected(
    english: list[list[_Passage]], chinese: list[list[_Passage]], ratio: float
) -> list[Bead]:
    """Return paragraph beads: paragraphs that share enough aligned sentences belong together."""
    links = _links(english, chinese, ratio)
    beads: list[Bead] = []
    en = zh = 0
    while en < len(english) or zh < len(chinese):
        here = [link for link in links if link[0] >= en and link[1] >= zh]
        if not here:
            beads += _alone(english[en:], chinese[zh:])
            break
        first_en, first_zh = here[0]
        beads += _alone(english[en:first_en], chinese[zh:first_zh])
        last_en, last_zh = first_en, first_zh
        for one, other in here:  # links are in order, so a group ends at the first gap
            if one <= last_en or other <= last_zh:
                last_en, last_zh = max(last_en, one), max(last_zh, other)
        beads.append(
            _paragraph_bead(english[first_en : last_en + 1], chinese[first_zh : last_zh + 1], ratio)
        )
        en, zh = last_en + 1, last_zh + 1
    return beads


def _links(
    english: list[list[_Passage]], chinese: list[list[_Passage]], ratio: float
) -> list[tuple[int, int]]:
    """Return the pairs of paragraphs of which one mostly lies in the other, in order."""
    at = {side[0].home: i for group in (english, chinese) for i, side in enumerate(group)}
    flat_en = {s.id: s for side in english for s in side}
    flat_zh = {s.id: s for side in chinese for s in side}
    shared: dict[tuple[int, int], float] = defaultdict(float)
    for bead in _beads(list(flat_en.values()), list(flat_zh.values()), ratio):
        one = [flat_en[id] for id in bead.english]
        other = [flat_zh[id] for id in bead.chinese]
        common = min(_length(one), ratio * _length(other))
        for s in one:
            for t in other:
                part = s.length / _length(one) * t.length / _length(other)
                shared[at[s.home], at[t.home]] += common * part
    return sorted(
        (one, other)
        for (one, other), size in shared.items()
        if size >= _LINK * min(_length(english[one]), ratio * _length(chinese[other]))
    )


def _alone(english: Sequence[list[_Passage]], chinese: Sequence[list[_Passage]]) -> list[Bead]:
    return [Bead((side[0].home,), (), 0.0) for side in english] + [
        Bead((), (side[0].home,), 0.0) for side in chinese
    ]


def _paragraph_bead(
    english: Sequence[list[_Passage]], chinese: Sequence[list[_Passage]], ratio: float
) -> Bead:
    flat = [s for side in english for s in side], [s for side in chinese for s in side]
    return Bead(
        tuple(side[0].home for side in english),
        tuple(side[0].home for side in chinese),
        _score(*flat, ratio),
    )


# --- the dynamic programme ----------------------------------------------------------------------


def _beads(english: Sequence[_Passage], chinese: Sequence[_Passage], ratio: float) -> list[Bead]:
    """Return the cheapest sequence of beads over both sides."""
    if len(english) == len(chinese) == 1 or not english or not chinese:
        return [_bead(english, chinese, ratio)] if english and chinese else [
            *(Bead((s.id,), (), 0.0) for s in english),
            *(Bead((), (s.id,), 0.0) for s in chinese),
        ]  # fmt: skip
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i, j in _cells(len(english), len(chinese)):
        if (i, j) not in best:
            continue
        cost, before = best[i, j]
        for (a, b), prior in _MOVES.items():
            if i + a > len(english) or j + b > len(chinese):
                continue
            if (a, b) == before and 0 in before:
                prior = _NEXT_DROPPED
            total = cost + prior + _cost(english[i : i + a], chinese[j : j + b], ratio)
            if total < best.get((i + a, j + b), (math.inf,))[0]:
                best[i + a, j + b] = (total, (a, b))
    return _walk_back(english, chinese, ratio, best)


def _cells(rows: int, columns: int) -> Iterator[tuple[int, int]]:
    """Yield the cells near the diagonal, so that long texts take linear time."""
    band = max(_BAND, columns // rows) + min(abs(rows - columns), 2 * _BAND)
    for row in range(rows + 1):
        middle = row * columns // rows
        for column in range(max(0, middle - band), min(columns, middle + band) + 1):
            yield row, column


def _walk_back(
    english: Sequence[_Passage],
    chinese: Sequence[_Passage],
    ratio: float,
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]],
) -> list[Bead]:
    beads = []
    i, j = len(english), len(chinese)
    while i or j:
        a, b = best[i, j][1]
        beads.append(_bead(english[i - a : i], chinese[j - b : j], ratio))
        i, j = i - a, j - b
    return beads[::-1]


def _cost(english: Sequence[_Passage], chinese: Sequence[_Passage], ratio: float) -> float:
    if not english or not chinese:
        return 0.0
    if any(passage.opens for side in (english, chinese) for passage in side[1:]):
        return math.inf
    chance = max(_length_chance(english, chinese, ratio), 1e-9)
    strange = _LOST_DATELINE if english[0].opens != chinese[0].opens else 0.0
    if any(side[0].home != side[-1].home for side in (english, chinese)):
        strange += _ACROSS
    return strange - math.log(chance) - _ANCHOR_WEIGHT * _likeness(english, chinese)


def _length_chance(english: Sequence[_Passage], chinese: Sequence[_Passage], ratio: float) -> float:
    """Return how likely lengths at least as far apart are in a translation."""
    expected = ratio * _length(chinese)
    found = _length(english)
    deviation = abs(found - expected) / math.sqrt(_VARIANCE * max((found + expected) / 2, 1))
    return math.erfc(deviation / math.sqrt(2) / 2)


def _likeness(english: Sequence[_Passage], chinese: Sequence[_Passage]) -> float:
    return likeness(_merged(english), _merged(chinese))


def _merged(passages: Sequence[_Passage]) -> Anchors:
    if len(passages) == 1:
        return passages[0].anchors
    merged: Anchors = Counter()
    for passage in passages:
        merged.update(passage.anchors)
    return merged


def _length(passages: Sequence[_Passage]) -> int:
    return sum(passage.length for passage in passages)


def _bead(english: Sequence[_Passage], chinese: Sequence[_Passage], ratio: float) -> Bead:
    return Bead(
        tuple(s.id for s in english), tuple(s.id for s in chinese), _score(english, chinese, ratio)
    )


def _score(english: Sequence[_Passage], chinese: Sequence[_Passage], ratio: float) -> float:
    """Return the confidence in a bead: half from lengths, half from anchors."""
    if not english or not chinese:
        return 0.0
    lengths = sorted((_length(english), ratio * _length(chinese)))
    shared = (_likeness(english, chinese) + 1) / 2
    return round((lengths[0] / lengths[1] + shared) / 2, 2)
