"""Paragraphs and sentences of both languages side by side."""

import json
import re
from pathlib import Path

import pytest

from archive.ingest.align import align, align_sentences
from archive.ingest.lexicon import Lexicon
from archive.ingest.parse import parse
from archive.ingest.reports import reports
from archive.ingest.sentences import sentences

ROOT = Path(__file__).parents[2]
TEXTS = {
    path.stem: path.read_text("utf-8")
    for path in sorted((ROOT / "fixtures/corpus").glob("19*.txt"))
}
YEAR, LAI_CHAU, LEFT_BANK = TEXTS
GOLD = {
    gold["publication"]["date"]: gold
    for gold in (
        json.loads(path.read_text("utf-8")) for path in (ROOT / "tests/gold").glob("0*.json")
    )
}


@pytest.fixture
def paragraphs(vocabulary):
    """Return a function from a text to the beads of its paragraphs."""

    def beads_of(text):
        return [(bead.english, bead.chinese) for bead in aligned(text, vocabulary)]

    return beads_of


def aligned(text, lexicon):
    (article,) = parse(text)
    beads = align(article, reports(article, lexicon), lexicon)
    assert all(0 <= bead.score <= 1 for bead in beads)
    return beads


def expected(text):
    """Return the beads that the words say: English and Chinese ids by the gold's paragraphs."""
    return [(tuple(a["en"]), tuple(a["zh"])) for a in GOLD[text]["alignment"]]


def edit(name, *edits):
    text = TEXTS[name]
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def ids(language, first, last):
    return [f"{language}{number}" for number in range(first, last + 1)]


def pairs(english, chinese):
    return [((one,), (other,)) for one, other in zip(english, chinese, strict=True)]


@pytest.mark.parametrize("name", TEXTS)
def test_align_pairs_what_a_reader_pairs(name, paragraphs):
    assert paragraphs(TEXTS[name]) == expected(name[:10])


@pytest.mark.parametrize("name", TEXTS)
def test_align_sentences_pairs_what_a_reader_pairs(name, vocabulary):
    (article,) = parse(TEXTS[name])
    beads = aligned(TEXTS[name], vocabulary)
    found = align_sentences(article, beads, sentences(article), vocabulary)
    assert [{"en": list(b.english), "zh": list(b.chinese)} for b in found] == GOLD[name[:10]][
        "sentence_alignment"
    ]


def test_align_finds_merged_english_paragraphs(paragraphs):
    text = edit(LAI_CHAU, ("December 11th. This", "December 11th. This"),
                ("invaded Vietnam.\n\nThe capital", "invaded Vietnam. The capital"))  # fmt: skip
    assert paragraphs(text)[1:] == [
        (("en1",), ("zh1",)),
        (("en2",), ("zh2", "zh3")),
        *pairs(ids("en", 3, 7), ids("zh", 4, 8)),
    ]


def test_align_finds_split_english_paragraphs(paragraphs):
    text = edit(LAI_CHAU, ("retreat plan. On the 10th", "retreat plan.\n\nOn the 10th"))
    assert paragraphs(text)[1:] == [
        *pairs(ids("en", 1, 2), ids("zh", 1, 2)),
        (("en3", "en4"), ("zh3",)),
        *pairs(ids("en", 5, 9), ids("zh", 4, 8)),
    ]


def test_align_finds_merged_chinese_paragraphs(paragraphs):
    text = edit(LEFT_BANK, ("奖章。\n    十二月二十四日", "奖章。十二月二十四日"))
    assert paragraphs(text)[1:] == [
        *pairs(ids("en", 1, 5), ids("zh", 1, 5)),
        (("en6", "en7"), ("zh6",)),
        *pairs(ids("en", 8, 13), ids("zh", 7, 12)),
    ]


def test_align_finds_paragraphs_cut_elsewhere(paragraphs):
    text = edit(
        LEFT_BANK,
        ("pacify\" the region. In particular", "pacify\" the region.\n\nIn particular"),
        ("dozens of battalions.\n\nThe military", "dozens of battalions. The military"),
    )  # fmt: skip
    assert paragraphs(text)[1:3] == [(("en1",), ("zh1",)), (("en2", "en3"), ("zh2", "zh3"))]


@pytest.mark.parametrize("name", TEXTS)
def test_align_leaves_a_dropped_english_paragraph_out(name, paragraphs):
    body = [p for p in parse(TEXTS[name])[0].paragraphs if re.fullmatch(r"en\d+", p.id)]
    count = len(body)
    for dropped, paragraph in enumerate(body, 1):
        if paragraph.text.startswith("Xinhua"):
            continue
        text = TEXTS[name].replace(paragraph.text + "\n\n", "", 1)
        rest = [i for i in range(1, count + 1) if i != dropped]
        assert paragraphs(text)[1:] == sorted(
            [*pairs(ids("en", 1, count - 1), [f"zh{i}" for i in rest]), ((), (f"zh{dropped}",))],
            key=lambda bead: int(bead[1][0][2:]),
        )


@pytest.mark.parametrize("name", TEXTS)
def test_align_leaves_a_dropped_chinese_paragraph_out(name, paragraphs):
    body = [p for p in parse(TEXTS[name])[0].paragraphs if re.fullmatch(r"zh\d+", p.id)]
    count = len(body)
    for dropped, paragraph in enumerate(body, 1):
        if paragraph.text.startswith("【") or paragraph.text not in TEXTS[name]:
            continue
        text = TEXTS[name].replace(f"    {paragraph.text}\n", "", 1)
        rest = [i for i in range(1, count + 1) if i != dropped]
        assert paragraphs(text)[1:] == sorted(
            [*pairs([f"en{i}" for i in rest], ids("zh", 1, count - 1)), ((f"en{dropped}",), ())],
            key=lambda bead: int(bead[0][0][2:]),
        )


def test_align_has_nothing_to_pair_in_a_monolingual_article():
    (article,) = parse("(VNA) - The army won.\n\nIt crossed the river.")
    assert align(article, reports(article, Lexicon()), Lexicon()) == ()
    assert align_sentences(article, (), sentences(article), Lexicon()) == ()


def test_align_takes_any_number_of_paragraphs():
    english = "\n\n".join(f"Unit {i} took {i * 7 + 10} guns." for i in range(3, 300))
    chinese = "\n".join(f"    第{i}部缴枪{i * 7 + 10}支。" for i in range(3, 300, 3))
    text = f"{english}\n\nOriginal:\n\n{chinese}\n"
    (article,) = parse(text)
    beads = aligned(text, Lexicon())
    assert sorted(id for b in beads for id in b.english + b.chinese) == sorted(
        p.id for p in article.paragraphs
    )


def test_align_is_sure_of_what_shares_its_numbers(vocabulary):
    sure = aligned(TEXTS[LEFT_BANK], vocabulary)[4]
    assert (sure.english, sure.chinese) == (("en4",), ("zh4",))
    assert sure.score > 0.8


def test_align_is_unsure_of_what_shares_nothing(vocabulary):
    text = "The king spoke of peace on Monday.\n\nOriginal:\n\n    炮兵三百人渡河，击沉炮艇。\n"
    (bead,) = aligned(text, vocabulary)
    assert (bead.english, bead.chinese) == (("en1",), ("zh1",))
    assert bead.score < 0.6


@pytest.mark.parametrize("apart", [True, False])
def test_align_takes_long_texts_with_sentences_left_out(apart):
    english = [
        f"Unit {i} took {i * 7 + 10} guns and some prisoners by the river." for i in range(600)
    ]
    chinese = [f"第{i}部在河边缴枪{i * 7 + 10}支，俘虏若干。" for i in range(600) if i % 10]
    text = ("\n\n" if apart else " ").join(english) + "\n\nOriginal:\n\n    "
    text += ("\n    " if apart else "").join(chinese)
    (article,) = parse(text)
    beads = aligned(text, Lexicon())
    found = align_sentences(article, beads, sentences(article), Lexicon())
    alone = [bead.english for bead in found if not bead.chinese]
    pairs_found = [bead for bead in found if len(bead.english) == len(bead.chinese) == 1]
    assert len(alone) >= 55
    assert len(pairs_found) >= 535


@pytest.mark.parametrize(
    ("english", "chinese", "beads"),
    [
        (
            ["The bridge burned all night.", "Nurses looked after them.", "It rained at dawn."],
            ["医生照料着他们。", "黎明时下了雨。"],
            [([1], []), ([2], [1]), ([3], [2])],
        ),
        (
            ["Schools have opened again.", "The market was crowded."],
            ["学校已经开学。", "河上结了冰。", "市场里挤满了人。"],
            [([1], [1]), ([], [2]), ([2], [3])],
        ),
    ],
)
def test_align_goes_by_ordinary_words_where_nothing_else_tells(english, chinese, beads):
    text = " ".join(english) + "\n\nOriginal:\n\n    " + "".join(chinese) + "\n"
    (article,) = parse(text)
    found = align_sentences(article, aligned(text, Lexicon()), sentences(article), Lexicon())
    assert {(bead.english, bead.chinese) for bead in found} == {
        (tuple(f"en1.s{n}" for n in one), tuple(f"zh1.s{n}" for n in other)) for one, other in beads
    }
