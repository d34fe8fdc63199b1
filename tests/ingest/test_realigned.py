"""How well paragraphs are paired once they were merged and dropped at random.

Every text is cut anew: neighbours of one side are merged, and paragraphs of either side left out.
What belongs together is known from how it was cut.
"""

import dataclasses
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from archive.generate.dispatches import dispatches
from archive.ingest.align import align
from archive.ingest.parse import parse
from archive.ingest.records import Language, Paragraph
from archive.ingest.reports import reports
from archive.management.commands.generate_corpus import known_towns
from tests.lexicon import load

CORPUS = Path(__file__).parents[2] / "fixtures/corpus"
MERGED = 0.35
SIDES = (Language.ENGLISH, Language.CHINESE)


def texts():
    for path in sorted(CORPUS.glob("19*.txt")):
        yield "documents", path.read_text("utf-8")
    for one in dispatches(40, 5, known_towns()):
        yield "generated", one.text


def load_articles():
    found = {"documents": [], "generated": []}
    for kind, text in texts():
        (article,) = parse(text)
        items = reports(article, load())
        if all(len(item.english) == len(item.chinese) for item in items):
            found[kind].append((article, items))
    return found


@pytest.fixture(scope="module")
def articles():
    return load_articles()


def recut(article, item, random, dropped):
    """Return the item's new paragraphs and the pairs of ids that belong together."""
    pairs = list(zip(item.english, item.chinese, strict=True))
    left = {
        number: random.choice(SIDES)
        for number in range(1, len(pairs))
        if random.random() < dropped
    }  # fmt: skip
    made = {}
    for position, side in enumerate(SIDES):
        groups = []
        for number, pair in enumerate(pairs):
            if left.get(number) == side:
                continue
            if groups and random.random() < MERGED:
                groups[-1].append((number, pair[position]))
            else:
                groups.append([(number, pair[position])])
        made[side] = [merge(article, side, group) for group in groups]
    return made


def merge(article, side, group):
    paragraphs = [article.paragraph(id) for _, id in group]
    text = (" " if side is Language.ENGLISH else "").join(p.text for p in paragraphs)
    first = paragraphs[0]
    return Paragraph(first.id, side, first.kind, text, 1, 1), {number for number, _ in group}


def together(made):
    """Return the beads: what shares a paragraph of the original text, directly or by others."""
    waiting = [(side, paragraph.id, numbers) for side in SIDES for paragraph, numbers in made[side]]
    beads = set()
    while waiting:
        bead = [waiting.pop(0)]
        numbers = set(bead[0][2])
        while more := [each for each in waiting if each[2] & numbers]:
            for each in more:
                waiting.remove(each)
                numbers |= each[2]
            bead += more
        beads.add(tuple(frozenset(id for s, id, _ in bead if s is side) for side in SIDES))
    return beads


def measure(articles, dropped, seeds):
    counts = Counter()
    for seed in range(seeds):
        for number, (article, items) in enumerate(articles):
            random = Random(f"{seed} {number} {dropped}")
            for item in items:
                made = recut(article, item, random, dropped)
                new = dataclasses.replace(
                    article, paragraphs=tuple(p for side in SIDES for p, _ in made[side])
                )
                report = dataclasses.replace(
                    item,
                    english=tuple(p.id for p, _ in made[Language.ENGLISH]),
                    chinese=tuple(p.id for p, _ in made[Language.CHINESE]),
                )
                found = {
                    (frozenset(bead.english), frozenset(bead.chinese))
                    for bead in align(new, [report], load())
                }
                wanted = together(made)
                counts.update(right=len(found & wanted), found=len(found), wanted=len(wanted))
    return 2 * counts["right"] / (counts["found"] + counts["wanted"])


@pytest.mark.parametrize(("dropped", "least"), [(0, 0.99), (0.06, 0.97), (0.15, 0.93)])
def test_paragraphs_of_the_documents_are_paired_however_they_are_cut(articles, dropped, least):
    assert measure(articles["documents"], dropped, seeds=8) >= least


@pytest.mark.parametrize(("dropped", "least"), [(0, 0.95), (0.06, 0.95), (0.15, 0.93)])
def test_paragraphs_of_other_texts_are_paired_however_they_are_cut(articles, dropped, least):
    assert measure(articles["generated"], dropped, seeds=1) >= least


if __name__ == "__main__":  # the figures behind the bounds
    known = load_articles()
    for kind, sample in known.items():
        for share in (0, 0.06, 0.15):
            print(f"{kind} {len(sample)}, {share:.0%} dropped: F {measure(sample, share, 12):.3f}")
