"""Which paragraphs and sentences translate each other.

Paragraphs are linked through their sentences, so that merged, split and dropped paragraphs are
told apart. Where both sides plainly agree, one by one, nothing is computed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import groupby, repeat, takewhile
from operator import attrgetter

from archive.ingest.anchors import figures_in
from archive.ingest.beads import beads_of, make_bead, plainly, score
from archive.ingest.lexicon import Lexicon
from archive.ingest.passages import Passage, length, likeness_of, said_alike
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
_CERTAIN = 0.25  # single sentences that share more than this link their paragraphs by themselves
_SURELY_SAID = 0.3  # and so do those that share more than this of their ordinary words

_LIST = re.compile(
    r"[:：]\s*(?=[(（][\d一二三四五六七八九十]{1,3}[)）])|(?:as follows:|如下：)\s*(?=\S)"
)

_HOME = attrgetter("paragraph")

Side = Sequence[Sequence[Passage]]  # the paragraphs of one language, each as its sentences
Link = tuple[int, int]  # a paragraph of the English and one of the Chinese side, by position
Pairs = Sequence[tuple[Sequence[str], Sequence[str]]]


def align(article: Article, reports: Iterable[Report], lexicon: Lexicon) -> tuple[Bead, ...]:
    """Return the paragraph beads of a bilingual article, the title first, in order."""
    if article.layout != "bilingual":
        return ()
    passages = _passages(article, _with_lists_apart(article), lexicon)
    ratio = _ratio(passages)
    beads = list(_title_bead(article, lexicon, ratio))
    for report in reports:
        for quote in report.dateline.quotes if report.dateline else ():
            passages[quote.paragraph][0].opens = True
        english = [passages[id] for id in report.english]
        chinese = [passages[id] for id in report.chinese]
        beads += _paragraph_beads(english, chinese, ratio)
    return tuple(beads)


def fixed(article: Article, pairs: Pairs, lexicon: Lexicon) -> tuple[Bead, ...]:
    """Return a curator's pairs as beads; paragraphs that they leave out stand alone."""
    passages = {p.id: _whole(p, lexicon) for p in article.readable()}
    ratio = _ratio({id: [passage] for id, passage in passages.items()})
    beads: list[Bead] = []
    for pair in pairs:
        one, other = ([passages.pop(id) for id in side if id in passages] for side in pair)
        if one or other:
            beads.append(make_bead(one, other, ratio))
    for id, passage in passages.items():
        english = passage.paragraph.language is Language.ENGLISH
        beads.append(Bead((id,), (), 0.0) if english else Bead((), (id,), 0.0))
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
    one, other = ([_whole(p, lexicon) for p in side] for side in (english, chinese))
    for passage in (*one, *other):
        passage.opens = passage.id in opening
    return beads_of(one, other, _ratio({p.id: [p] for p in (*one, *other)}))


def _with_lists_apart(article: Article) -> Iterator[Sentence]:
    """Yield the sentences; what announces a list may be a paragraph of its own on one side."""
    by_id = article.by_id
    for home, group in groupby(split(article), _HOME):
        paragraph = by_id[home]
        if not _lists(paragraph):
            yield from group
            continue
        yield from _apart(paragraph, group)


def _apart(paragraph: Paragraph, sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    for sentence in sentences:
        colon = _LIST.search(paragraph.text, sentence.start, sentence.end)
        if not colon:
            yield sentence
            continue
        id, home = sentence.id, sentence.paragraph
        yield Sentence(f"{id}a", home, sentence.start, colon.end())
        yield Sentence(f"{id}b", home, colon.end(), sentence.end)


def _lists(paragraph: Paragraph) -> bool:
    """Say whether a paragraph may announce a list: most have no such colon."""
    text = paragraph.text
    return (":" in text or "：" in text) and _LIST.search(text) is not None


# --- passages -----------------------------------------------------------------------------------


def _passages(
    article: Article, sentences: Iterable[Sentence], lexicon: Lexicon
) -> dict[str, list[Passage]]:
    """Return the sentences of each paragraph."""
    found: dict[str, list[Passage]] = {}
    by_id = article.by_id
    for home, group in groupby(sentences, _HOME):
        paragraph = by_id[home]
        figures = figures_in(paragraph)
        found[home] = [
            Passage(s.id, paragraph, s.start, s.end, figures.between(s.start, s.end), lexicon)
            for s in group
        ]
    return found


def _whole(paragraph: Paragraph, lexicon: Lexicon) -> Passage:
    end = len(paragraph.text)
    figures = figures_in(paragraph).between(0, end)
    return Passage(paragraph.id, paragraph, 0, end, figures, lexicon)


def _ratio(passages: dict[str, list[Passage]]) -> float:
    """Return how many English characters stand for one Chinese character in this article."""
    english = chinese = 0
    for home, group in passages.items():
        length = sum([passage.length for passage in group])
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


def _paragraph_beads(english: Side, chinese: Side, ratio: float) -> list[Bead]:
    """Return the beads of both sides; only where they do not plainly agree is anything computed."""
    if len(english) != len(chinese):
        front = _agreeing(english, chinese, ratio)
        back = _agreeing(english[front:][::-1], chinese[front:][::-1], ratio)
        doubtful = [(front, len(english) - back, len(chinese) - back)]
    else:
        agree = list(map(_agree, english, chinese, repeat(ratio)))
        doubtful = [(start, end, end) for start, end in _stretches(agree)]
    beads: list[Bead] = []
    done_en = done_zh = 0
    for start, end_en, end_zh in [*doubtful, (len(english), len(english), len(chinese))]:
        plain = max(0, start - done_en)
        beads += map(
            _paragraph_bead,
            ([side] for side in english[done_en : done_en + plain]),
            ([side] for side in chinese[done_zh : done_zh + plain]),
            repeat(ratio),
        )
        if start < len(english) or start < len(chinese):
            beads += _projected(
                english[done_en + plain : end_en], chinese[done_zh + plain : end_zh], ratio
            )
        done_en, done_zh = end_en, end_zh
    return beads


def _agreeing(english: Side, chinese: Side, ratio: float) -> int:
    """Return how many paragraphs agree from the beginning on, less one next to the doubtful ones.

    A sentence may have moved over the end of the last of them.
    """
    count = sum(1 for _ in takewhile(bool, map(_agree, english, chinese, repeat(ratio))))
    return max(0, count - 1)


def _stretches(agree: Sequence[bool]) -> list[tuple[int, int]]:
    """Return where paragraphs do not agree, with one neighbour on both sides."""
    stretches: list[tuple[int, int]] = []
    for at, agrees in enumerate(agree):
        if agrees:
            continue
        start, end = max(0, at - 1), min(len(agree), at + 2)
        if stretches and start <= stretches[-1][1]:
            start = stretches.pop()[0]
        stretches.append((start, end))
    return stretches


def _agree(one: Sequence[Passage], other: Sequence[Passage], ratio: float) -> bool:
    """Say whether two paragraphs at the same place translate each other sentence by sentence."""
    return len(one) == len(other) and all(map(plainly, one, other, repeat(ratio)))


def _projected(english: Side, chinese: Side, ratio: float) -> list[Bead]:
    """Return paragraph beads: paragraphs that share enough aligned sentences belong together."""
    beads: list[Bead] = []
    en = zh = 0
    links, touching = _links(english, chinese, ratio)
    for first, last in _groups(links):
        beads += _alone(english[en : first[0]], chinese[zh : first[1]])
        en, zh = last[0] + 1, last[1] + 1
        # A paragraph in between of which nothing was found on the other side was left out there.
        inside = touching[bisect_left(touching, (first[0], 0)) : bisect_left(touching, (en, 0))]
        found = [link for link in inside if first[1] <= link[1] < zh]
        ones, others = ({link[side] for link in found} for side in (0, 1))
        beads.append(
            _paragraph_bead(
                [english[i] for i in sorted(ones)], [chinese[i] for i in sorted(others)], ratio
            )
        )
        beads += _alone(
            [english[i] for i in range(first[0], en) if i not in ones],
            [chinese[i] for i in range(first[1], zh) if i not in others],
        )
    return [*beads, *_alone(english[en:], chinese[zh:])]


def _groups(links: Sequence[Link]) -> Iterator[tuple[Link, Link]]:
    """Yield the first and last link of paragraphs that hang together; links are in order."""
    first = last = (-1, -1)
    for link in links:
        if first[0] < 0:
            first = last = link
        elif link[0] > last[0] and link[1] > last[1]:
            yield first, last
            first = last = link
        else:
            last = max(last[0], link[0]), max(last[1], link[1])
    if first[0] >= 0:
        yield first, last


def _links(english: Side, chinese: Side, ratio: float) -> tuple[list[Link], list[Link]]:
    """Return the pairs of paragraphs of which one largely lies in the other, and all that touch.

    A pair that shares only doubtful sentences must have no better partner. Both are in order.
    """
    at = {side[0].home: i for group in (english, chinese) for i, side in enumerate(group)}
    flat_en = {s.id: s for side in english for s in side}
    flat_zh = {s.id: s for side in chinese for s in side}
    shared: dict[Link, float] = defaultdict(float)
    borne_out: set[Link] = set()
    certain: set[Link] = set()
    for bead in beads_of(list(flat_en.values()), list(flat_zh.values()), ratio):
        one = [flat_en[id] for id in bead.english]
        other = [flat_zh[id] for id in bead.chinese]
        if not one or not other:
            continue
        common = min(length(one), ratio * length(other)) / (length(one) * length(other))
        alike, said = likeness_of(one, other), said_alike(one, other)
        for s in one:
            for t in other:
                pair = at[s.home], at[t.home]
                shared[pair] += common * s.length * t.length
                if alike >= _FOREIGN or said:
                    borne_out.add(pair)
        if len(one) == len(other) == 1 and (alike > _CERTAIN or said > _SURELY_SAID):
            certain.add((at[one[0].home], at[other[0].home]))
    best: tuple[dict[int, float], dict[int, float]] = defaultdict(float), defaultdict(float)
    for pair, size in shared.items():
        for side, index in zip(best, pair, strict=True):
            side[index] = max(side[index], size)
    links = [
        (one, other)
        for (one, other), size in shared.items()
        if (one, other) in certain
        or (
            size >= _LINK * min(length(english[one]), ratio * length(chinese[other]))
            and ((one, other) in borne_out or size == best[0][one] == best[1][other])
        )
    ]
    return sorted(links), sorted(shared)


def _alone(english: Side, chinese: Side) -> list[Bead]:
    return [Bead((side[0].home,), (), 0.0) for side in english] + [
        Bead((), (side[0].home,), 0.0) for side in chinese
    ]


def _paragraph_bead(english: Side, chinese: Side, ratio: float) -> Bead:
    flat = [s for side in english for s in side], [s for side in chinese for s in side]
    return Bead(
        tuple(side[0].home for side in english),
        tuple(side[0].home for side in chinese),
        score(*flat, ratio),
    )
