"""Sentences of both languages."""

import json
from pathlib import Path

import pytest

from archive.ingest.parse import parse
from archive.ingest.records import Article, Header, Language, Paragraph, ParagraphKind
from archive.ingest.sentences import sentences

ROOT = Path(__file__).parents[2]
GOLD = {
    gold["header"]["title"]: gold["sentences"]
    for gold in (
        json.loads(path.read_text("utf-8")) for path in (ROOT / "tests/gold").glob("0*.json")
    )
    if "sentences" in gold
}


def split(text, language):
    paragraph = Paragraph("p1", language, ParagraphKind.BODY, text, 1, 1)
    article = Article("monolingual", Header(), None, (paragraph,), None, "")
    return [text[s.start : s.end] for s in sentences(article)]


@pytest.mark.parametrize("path", sorted((ROOT / "fixtures/corpus").glob("19*.txt")))
def test_sentences_are_those_a_reader_marks(path):
    (article,) = parse(path.read_text("utf-8"))
    found = [{"id": s.id, "start": s.start, "end": s.end} for s in sentences(article)]
    assert found == GOLD[article.header.title]


@pytest.mark.parametrize(
    "text",
    [
        "Gen. Navarre left. | He said: \"We hold.\" | Then he flew to Hanoi.",
        "Lt. Col. P. Langlais took command at 5 p.m. and held 2.5 km of trench.",
        "The U.S. aircraft left at 5 p.m. | The column followed.",
        "It is No. 4 of Vol. 2. | See the map.",
        "(1) Eliminated 52,000 troops. | Captured ten.",
        "1. Eliminated 52,000 troops. | 2. Captured ten.",
        "He asked: “Why?” and left. | “No.” | (They fought on.)",
        "They will never withdraw, etc. | Air transport is underway…",
        "one sentence without a stop",
    ],
)  # fmt: skip
def test_sentences_of_english_end_at_stops_but_not_at_abbreviations(text):
    assert split(text.replace("| ", ""), Language.ENGLISH) == text.split(" | ")


@pytest.mark.parametrize(
    "text",
    [
        "人民军解放莱州。|敌军逃窜！|战斗还在进行中",
        "他说：“我们必胜。”|敌军投降了。",
        "“人民万岁！”的口号声响彻山谷。|战斗结束。",
        "（一）歼灭敌军五百名。|（二）击毁汽车二十辆……",
    ],
)
def test_sentences_of_chinese_end_at_stops(text):
    assert split(text.replace("|", ""), Language.CHINESE) == text.split("|")
