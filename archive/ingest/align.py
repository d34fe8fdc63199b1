"""Which paragraphs and sentences translate each other.

Paragraphs are linked through their sentences, so that merged, split and dropped paragraphs are
told apart. Where both sides plainly agree, one by one, nothing is computed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from archive.ingest.anchors import anchors
from archive.ingest.beads import Passage, beads_of, length, likeness_of, make_bead, score
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
_LINK = 0.25  # of the shorter paragraph must lie in the longer one
_FOREIGN = -0.3  # sentences that share less than this may be paired for want of better


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
        beads += beads_of(english, chinese, ratio)
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
    return beads_of(one, other, _ratio({p.id: [p] for p in (*one, *other)}))


# --- passages -----------------------------------------------------------------------------------


def _passages(
    article: Article, sentences: Iterable[Sentence], lexicon: Lexicon
) -> dict[str, list[Passage]]:
    """Return the sentences of each paragraph."""
    found: dict[str, list[Passage]] = {}
    for home, group in groupby(sentences, key=lambda sentence: sentence.paragraph):
        paragraph = article.paragraph(home)
        found[home] = [
            _passage(s.id, home, paragraph.text[s.start : s.end], paragraph.language, lexicon)
            for s in group
        ]
    return found


def _whole(paragraph: Paragraph, lexicon: Lexicon) -> Passage:
    return _passage(paragraph.id, paragraph.id, paragraph.text, paragraph.language, lexicon)


def _opening(passage: Passage, opens: bool) -> Passage:
    if not opens:
        return passage
    return replace(passage, opens=True, anchors=passage.anchors + Counter(dateline=3))


def _passage(id: str, home: str, text: str, language: Language, lexicon: Lexicon) -> Passage:
    return Passage(id, home, len(text), anchors(text, language, lexicon))


def _ratio(passages: dict[str, list[Passage]]) -> float:
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
        yield make_bead(one, other, ratio)


# --- paragraphs ---------------------------------------------------------------------------------


def _paragraph_beads(
    english: list[list[Passage]], chinese: list[list[Passage]], ratio: float
) -> list[Bead]:
    if len(english) == len(chinese):
        pairs = list(zip(english, chinese, strict=True))
        if all(_agree(one, other, ratio) for one, other in pairs):
            return [_paragraph_bead([one], [other], ratio) for one, other in pairs]
    return _projected(english, chinese, ratio)


def _agree(one: Sequence[Passage], other: Sequence[Passage], ratio: float) -> bool:
    """Say whether two paragraphs at the same place translate each other beyond doubt."""
    if abs(len(one) - len(other)) > 1:
        return False
    lengths = length(one) / (ratio * length(other))
    return 0.5 < lengths < 2 and likeness_of(one, other) > -0.1


def _projected(
    english: list[list[Passage]], chinese: list[list[Passage]], ratio: float
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
    english: list[list[Passage]], chinese: list[list[Passage]], ratio: float
) -> list[tuple[int, int]]:
    """Return the pairs of paragraphs of which one largely lies in the other, in order.

    A pair that shares only doubtful sentences must have no better partner.
    """
    at = {side[0].home: i for group in (english, chinese) for i, side in enumerate(group)}
    flat_en = {s.id: s for side in english for s in side}
    flat_zh = {s.id: s for side in chinese for s in side}
    shared: dict[tuple[int, int], float] = defaultdict(float)
    borne_out: set[tuple[int, int]] = set()
    for bead in beads_of(list(flat_en.values()), list(flat_zh.values()), ratio):
        one = [flat_en[id] for id in bead.english]
        other = [flat_zh[id] for id in bead.chinese]
        common = min(length(one), ratio * length(other))
        for s in one:
            for t in other:
                pair = at[s.home], at[t.home]
                part = s.length / length(one) * t.length / length(other)
                shared[pair] += common * part
                if likeness_of(one, other) >= _FOREIGN:
                    borne_out.add(pair)
    return sorted(
        (one, other)
        for (one, other), size in shared.items()
        if size >= _LINK * min(length(english[one]), ratio * length(chinese[other]))
        and ((one, other) in borne_out or _is_best(one, other, shared))
    )


def _is_best(one: int, other: int, shared: dict[tuple[int, int], float]) -> bool:
    """Say whether two paragraphs share more with each other than with any other paragraph."""
    rivals = [size for pair, size in shared.items() if pair[0] == one or pair[1] == other]
    return shared[one, other] == max(rivals)


def _alone(english: Sequence[list[Passage]], chinese: Sequence[list[Passage]]) -> list[Bead]:
    return [Bead((side[0].home,), (), 0.0) for side in english] + [
        Bead((), (side[0].home,), 0.0) for side in chinese
    ]


def _paragraph_bead(
    english: Sequence[list[Passage]], chinese: Sequence[list[Passage]], ratio: float
) -> Bead:
    flat = [s for side in english for s in side], [s for side in chinese for s in side]
    return Bead(
        tuple(side[0].home for side in english),
        tuple(side[0].home for side in chinese),
        score(*flat, ratio),
    )
