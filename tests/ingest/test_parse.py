"""Layout of the documents, as they are and as they might have come."""

import datetime as dt
import json
import re
import textwrap
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.ingest.decode import decode
from archive.ingest.parse import parse
from archive.ingest.records import Header, Original, ParagraphKind, ParseError

ROOT = Path(__file__).parents[2]
CORPUS = {path.stem: path.read_text("utf-8") for path in (ROOT / "fixtures/corpus").glob("*.txt")}
BILINGUAL = [name for name in CORPUS if name.startswith("19")]
GOLD = {
    gold["paragraphs"][0]["text"]: gold
    for gold in (
        json.loads(path.read_text("utf-8")) for path in (ROOT / "tests/gold").glob("0*.json")
    )
}


def read(data):
    (article,) = parse(decode(data if isinstance(data, bytes) else data.encode()).text)
    return article


def shape(article):
    return [(p.id, p.language, p.kind, p.text) for p in article.paragraphs]


def gold_of(article):
    """Return the annotation of a document: the one that starts with the same paragraph."""
    return next(GOLD[p.text] for p in article.paragraphs if p.text in GOLD)


# --- the documents ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", CORPUS)
def test_parse_finds_the_paragraphs_a_reader_finds(name):
    article = read(CORPUS[name])
    gold = gold_of(article)
    paragraphs = [
        {"id": p.id, "lang": p.language, "kind": p.kind, "lines": [p.first_line, p.last_line],
         "text": p.text}
        for p in article.paragraphs
        if p.kind != "title" or gold["header"]["author"] is None
    ]  # fmt: skip
    assert paragraphs == gold["paragraphs"]
    assert article.layout == gold["source"]["layout"]
    assert article.header == Header(**gold["header"])
    original = gold["original"]
    if original:
        assert article.original == Original(**original | {"decks": tuple(original["decks"])})
    else:
        assert article.original is None


@pytest.mark.parametrize("name", CORPUS)
def test_parse_dates_an_article_only_by_a_printed_date(name):
    article = read(CORPUS[name])
    if name in BILINGUAL:
        assert (article.published, article.published_basis) == (
            dt.date.fromisoformat(name[:10]),
            "header",
        )
        assert article.script == "Hans"
    else:
        assert (article.published, article.script) == (None, "")


# --- variants -----------------------------------------------------------------------------------


def wrap_english(text, width=80):
    return "\n".join(
        line if re.match(r"(Author|Date|Page):|\s|[^\x00-\u2e7f]", line + " ")
        else textwrap.fill(line, width) or line
        for line in text.split("\n")
    )  # fmt: skip


def wrap_chinese(text, width=40):
    lines = []
    for line in text.split("\n"):
        while line.startswith("    ") and len(line) > width:
            line, rest = line[:width], line[width:]
            lines.append(line)
            line = rest
            while len(line) > width:
                lines.append(line[:width])
                line = line[width:]
        lines.append(line)
    return "\n".join(lines)


def space_chinese(text):
    return re.sub(r"\n(?=    )", "\n\n", text)


VARIANTS = {
    "byte order mark": lambda t: t.encode("utf-8-sig"),
    "utf-16": lambda t: t.encode("utf-16"),
    "utf-16-le": lambda t: t.encode("utf-16-le"),
    "utf-16-be": lambda t: t.encode("utf-16-be"),
    "gb18030": lambda t: t.encode("gb18030"),
    "decomposed": lambda t: unicodedata.normalize("NFD", t),
    "crlf": lambda t: t.replace("\n", "\r\n"),
    "cr": lambda t: t.replace("\n", "\r"),
    "tab": lambda t: t.replace("\n    ", "\n\t"),
    "full-width indent": lambda t: t.replace("\n    ", "\n\u3000\u3000"),
    "no final newline": lambda t: t.rstrip("\n"),
    "blank lines around": lambda t: "\n\n" + t + "\n\n\n",
    "dashes": lambda t: t.replace("<hr /> ", "---"),
    "hr": lambda t: t.replace("<hr /> ", "<hr>"),
    "closed hr": lambda t: t.replace("<hr /> ", "<hr/>"),
    "no rule": lambda t: t.replace("<hr /> ", ""),
    "no original line": lambda t: t.replace("Original: \n", ""),
    "no mark at all": lambda t: t.replace("<hr /> ", "").replace("Original: \n", ""),
    "full-width colons": lambda t: re.sub(r"(?m)^(Title|Author|Date|Page): ?", r"\1：", t),
    "blank below the header": lambda t: re.sub(r"(?m)^(Page: \d+)\n+", r"\1\n\n\n", t),
    "no blank below the header": lambda t: re.sub(r"(?m)^(Page: \d+)\n+", r"\1\n", t),
    "trailing blanks": lambda t: t.replace("\n", "  \n"),
    "english wrapped": wrap_english,
    "chinese wrapped": wrap_chinese,
    "chinese spaced": space_chinese,
    "everything": lambda t: wrap_chinese(wrap_english(t)).replace("\n", "\r\n").encode("utf-16"),
}


@pytest.mark.parametrize("name", CORPUS)
@pytest.mark.parametrize("variant", VARIANTS)
def test_parse_reads_the_same_whatever_the_layout(name, variant):
    plain = read(CORPUS[name])
    article = read(VARIANTS[variant](CORPUS[name]))
    assert shape(article) == shape(plain)
    assert article.header == plain.header
    assert article.original == plain.original
    assert (article.published, article.script) == (plain.published, plain.script)


@pytest.mark.parametrize("name", BILINGUAL)
def test_parse_reads_unindented_lines_as_paragraphs(name):
    plain = read(CORPUS[name])
    article = read(re.sub(r"(?m)^ +", "", CORPUS[name]))
    assert shape(article) == shape(plain)


@pytest.mark.parametrize("name", BILINGUAL)
def test_parse_reads_each_language_alone(name):
    plain = read(CORPUS[name])
    english, chinese = CORPUS[name].split("<hr /> ")
    alone = read(english)
    assert alone.layout == "monolingual"
    assert shape(alone) == [row for row in shape(plain) if row[1] == "en"]
    alone = read(chinese.partition("Original: ")[2])
    assert alone.layout == "monolingual"
    assert shape(alone) == [row for row in shape(plain) if row[1] == "zh"]
    assert (alone.published, alone.published_basis) == (plain.published, "original")


# --- single rules -------------------------------------------------------------------------------


def test_parse_reads_page_section_and_column():
    article = read("### 解放莱州\n\n1953-12-14\n第4版(国际)专栏：越南\n\n    新华社讯。\n")
    assert article.original == Original(
        "解放莱州", ("解放莱州",), "", "1953-12-14", 4, "国际", "越南"
    )
    assert shape(article) == [
        ("zh.h1", "zh", "headline", "解放莱州"),
        ("zh1", "zh", "body", "新华社讯。"),
    ]


def test_parse_calls_traditional_script_hant():
    assert read("　　【新華社河內五日電】越南人民軍解放萊州，殲滅敵軍兩個連。").script == "Hant"


def test_parse_joins_broken_words_at_hyphens_only():
    article = read("Page: 1\n\nThe 200-\nkilometer road and the\nriver - the Black -\nwere cut.\n")
    assert article.paragraphs[0].text == (
        "The 200-kilometer road and the river - the Black - were cut."
    )


def test_parse_calls_a_short_first_line_a_title():
    article = read("Battle on the Black River\n\nThe army crossed it on Monday.\n")
    assert article.header == Header("Battle on the Black River")
    assert shape(article)[0] == ("title", "en", "title", "Battle on the Black River")


def test_parse_calls_no_dateline_a_title():
    article = read("(VNA) - The army won\n\nThe army crossed it on Monday.\n")
    assert [p.kind for p in article.paragraphs] == ["body", "body"]


def test_parse_keeps_a_quoted_line_of_the_other_language_in_its_block():
    article = read("The song begins:\n\n红河之水\n\nThen it tells of the river.\n")
    assert [(p.id, p.language) for p in article.paragraphs] == [
        ("en1", "en"), ("en2", "en"), ("en3", "en"),
    ]  # fmt: skip


def test_parse_reads_the_original_above_its_translation():
    article = read("    越南人民军解放莱州。\n\nThe People's Army liberated Lai Chau.\n")
    assert shape(article) == [
        ("en1", "en", "body", "The People's Army liberated Lai Chau."),
        ("zh1", "zh", "body", "越南人民军解放莱州。"),
    ]


def test_parse_calls_an_article_bilingual_only_with_two_bodies():
    article = read("Title: Lai Chau\nDate: 1953-12-14\n\nOriginal:\n\n    人民军解放莱州。\n")
    assert article.layout == "monolingual"
    assert [p.id for p in article.paragraphs] == ["title", "zh1"]


def test_parse_reads_several_articles_of_one_file():
    text = "Title: One\nDate: 1954-01-01\n\nFirst body.\n\nTitle: Two\nPage: 2\n\nSecond body.\n"
    first, second = parse(text)
    assert shape(first) == [("title", "en", "title", "One"), ("en1", "en", "body", "First body.")]
    assert shape(second) == [("title", "en", "title", "Two"), ("en1", "en", "body", "Second body.")]
    assert second.paragraphs[1].first_line == 9


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", None, "The text is empty."),
        (" \n\u3000\n", None, "The text is empty."),
        ("Title: A\nDate: 1954-13-45\n\nBody.", 2, "“1954-13-45” is not a date."),
        ("Title: A\nDate: soon\n\nBody.", 2, "“soon” is not a date."),
        ("Title: A\nPage: four\n\nBody.", 2, "The page “four” holds no number."),
        ("### 题\n\n1954-02-30\n\n    正文。", 3, "“1954-02-30” is not a date."),
        ("Title: A\nAuthor: B\n\n", 2, "The text has no body."),
    ],
)
def test_parse_says_where_and_why_it_fails(text, line, reason):
    with pytest.raises(ParseError) as caught:
        parse(text)
    assert (caught.value.line, caught.value.reason) == (line, reason)


PIECES = st.sampled_from([
    "Title: ", "Date: ", "1954-01-01", "Page: 4", "\n", "\n\n", "    ", "<hr />", "Original:",
    "### ", "第4版()", "专栏：", "【新华社三十一日讯】", "歼敌五百名。", "Xinhua, May 1st:",
    " a b.", "Related Topics", "(Photo: VNA)", "\u3000\u3000", "\t", "第", "版", "：",
])  # fmt: skip


def check(data):
    try:
        articles = parse(decode(data).text)
    except ParseError:
        return
    for article in articles:
        ids = [p.id for p in article.paragraphs]
        assert len(set(ids)) == len(ids)
        assert all(p.text and 1 <= p.first_line <= p.last_line for p in article.paragraphs)
        assert any(p.kind is ParagraphKind.BODY for p in article.paragraphs)


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=300)
def test_parse_reads_any_layout_or_says_why_not(text):
    check(text.encode())


@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
@settings(max_examples=300)
def test_parse_reads_any_bytes_or_says_why_not(data):
    check(data)
