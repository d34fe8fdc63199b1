"""Whole pages, other newspapers' headers and bare texts, in every encoding they may come in."""

import datetime as dt
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.ingest.decode import decode
from archive.ingest.lexicon import Lexicon
from archive.ingest.parse import parse, read_articles
from archive.ingest.records import Article, ParseError
from archive.ingest.reports import reports

ROOT = Path(__file__).parents[2]
CORPUS = {path.stem: path.read_text("utf-8") for path in (ROOT / "fixtures/corpus").glob("*.txt")}
BILINGUAL = [name for name in CORPUS if name.startswith("19")]


def shape(article):
    return [(p.id, p.kind.value, p.text) for p in article.paragraphs]


def bodies(article):
    return [p.text for p in article.paragraphs if p.kind == "body"]


# --- every encoding times every layout ------------------------------------------------------------

BYTES = {
    "utf-8": lambda t: t.encode(),
    "byte order mark": lambda t: t.encode("utf-8-sig"),
    "utf-16": lambda t: t.encode("utf-16"),
    "utf-16-be": lambda t: t.encode("utf-16-be"),
    "gb18030": lambda t: t.encode("gb18030"),
    "crlf": lambda t: t.replace("\n", "\r\n").encode(),
    "cr": lambda t: t.replace("\n", "\r").encode(),
}
LAYOUTS = {
    "no rule": lambda t: t.replace("<hr /> ", ""),
    "dashes": lambda t: t.replace("<hr /> ", "---"),
    "no mark at all": lambda t: t.replace("<hr /> ", "").replace("Original: \n", ""),
    "tab": lambda t: t.replace("\n    ", "\n\t"),
    "full-width indent": lambda t: t.replace("\n    ", "\n\u3000\u3000"),
    "full-width colons": lambda t: re.sub(r"(?m)^(Title|Author|Date|Page): ?", r"\1：", t),
    "spaced": lambda t: re.sub(r"\n(?=    )", "\n\n", t),
}  # fmt: skip


@pytest.mark.parametrize("name", CORPUS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_parse_reads_every_layout_in_every_encoding(name, layout):
    plain = shape(parse(CORPUS[name])[0])
    text = LAYOUTS[layout](CORPUS[name])
    for written in BYTES.values():
        (article,) = parse(decode(written(text)).text)
        assert shape(article) == plain


@pytest.mark.parametrize("name", BILINGUAL)
def test_parse_reads_texts_without_any_header(name):
    plain = parse(CORPUS[name])[0]
    text = re.sub(r"(?m)^(Title|Author|Date|Page):.*\n", "", CORPUS[name])
    bare = re.sub(r"(?m)^(### .*|\d{4}-\d\d-\d\d|第.版.*|专栏：.*|<hr.*|Original:.*)\n", "", text)
    (article,) = parse(bare)
    assert bodies(article)[: len(bodies(plain))] == bodies(plain)
    assert (article.layout, article.published) == ("bilingual", None)


# --- headers --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("1951-03-05", dt.date(1951, 3, 5)),
        ("1951/3/5", dt.date(1951, 3, 5)),
        ("1951.3.5", dt.date(1951, 3, 5)),
        ("March 5, 1951", dt.date(1951, 3, 5)),
        ("Mar. 5th, 1951", dt.date(1951, 3, 5)),
        ("5 March 1951", dt.date(1951, 3, 5)),
        ("Monday, March 5, 1951", dt.date(1951, 3, 5)),
        ("1951年3月5日", dt.date(1951, 3, 5)),
        ("1951年3月5日 星期一", dt.date(1951, 3, 5)),
        ("一九五一年三月五日", dt.date(1951, 3, 5)),
        ("中華民國四十年三月五日", dt.date(1951, 3, 5)),
        ("1951-03-05T00:00", dt.date(1951, 3, 5)),
        ("", None),
        ("1951", None),
        ("March 1951", None),
        ("undated", None),
        ("不详", None),
    ],
)
def test_parse_reads_the_day_in_any_form_and_invents_none(printed, day):
    (article,) = parse(f"Title: Seoul\nDate: {printed}\n\nThe army won.\n")
    assert (article.published, article.header.date) == (day, printed)


@pytest.mark.parametrize(
    "text",
    [
        "Headline: Seoul\nBy: A. Writer\nDate: March 5, 1951\nEdition: 4\nNewspaper: The Daily",
        "TITLE: Seoul\nNewspaper: The Daily\nPublished: 5 March 1951\nAuthor: A. Writer\nPage: 4",
        "Title: Seoul\nAuthor: A. Writer\nSource: The Daily\nDate: 1951-03-05\nPage: p. 4",
        "Title: Seoul\nAuthor: A. Writer\nTranslator: B\nPaper: The Daily\nDate: 1951.3.5\nPage: 4",
    ],
)
def test_parse_reads_the_header_words_of_other_newspapers(text):
    (article,) = parse(text + "\n\nThe army won.\n")
    header = article.header
    assert (header.title, header.author, header.page) == ("Seoul", "A. Writer", 4)
    assert (header.newspaper, article.published) == ("The Daily", dt.date(1951, 3, 5))
    assert bodies(article) == ["The army won."]


def test_parse_reads_a_chinese_header():
    (article,) = parse(
        "标题：解放汉城\n作者：\n日期：1951年3月5日\n版次：第4版\n\n    我军胜利。\n"
    )
    assert (article.header.title, article.header.page) == ("解放汉城", 4)
    assert article.published == dt.date(1951, 3, 5)
    assert [p.id for p in article.paragraphs] == ["title", "zh1"]


def test_parse_takes_no_first_words_of_an_article_for_a_header():
    (article,) = parse(
        "Title: Seoul\nPage: 1\nXinhua News Agency, 5th: The army won.\n\nMore news.\n"
    )
    assert bodies(article) == ["Xinhua News Agency, 5th: The army won.", "More news."]


def test_parse_reads_date_and_page_in_one_line():
    (article,) = parse("### 解放汉城\n\n1951年1月5日 第1版()\n专栏：\n\n    我军胜利。\n")
    assert (article.published, article.original.page) == (dt.date(1951, 1, 5), 1)


# --- whole pages ----------------------------------------------------------------------------------

ONE = "    【新华社一日电】我军解放甲城。\n    歼敌一百名。\n"
TWO = "    【新华社二日电】我军解放乙城。\n"
HEAD_ONE = "### 解放甲城\n\n1951-01-02\n第1版()\n专栏：\n\n"
HEAD_TWO = "### 解放乙城\n\n1951-01-03\n第4版()\n专栏：国际\n\n"
EN_ONE = "Title: Town A Liberated\nAuthor:\nDate: 1951-01-02\nPage: 1\n\nXinhua, 1st: Our army.\n\n"
EN_TWO = "Title: Town B Liberated\nAuthor:\nDate: 1951-01-03\nPage: 4\n\nXinhua, 2nd: Our army.\n\n"
MARK = "<hr />\n\nOriginal:\n\n"


def pages(articles):
    return [
        (a.published.isoformat() if a.published else None, a.header.title,
         a.original and a.original.headline, a.layout, len(bodies(a)))
        for a in articles
    ]  # fmt: skip


BOTH = [
    ("1951-01-02", "Town A Liberated", "解放甲城", "bilingual", 3),
    ("1951-01-03", "Town B Liberated", "解放乙城", "bilingual", 2),
]


@pytest.mark.parametrize(
    "text",
    [
        EN_ONE + MARK + HEAD_ONE + ONE + "\n" + EN_TWO + MARK + HEAD_TWO + TWO,
        EN_ONE + HEAD_ONE + ONE + "\n" + EN_TWO + HEAD_TWO + TWO,
        EN_ONE + EN_TWO + MARK + HEAD_ONE + ONE + "\n" + HEAD_TWO + TWO,
        EN_ONE + "<hr />\n\n" + EN_TWO + MARK + HEAD_ONE + ONE + "\n<hr />\n\n" + HEAD_TWO + TWO,
        HEAD_ONE + ONE + "\n" + HEAD_TWO + TWO + "\n" + EN_ONE + EN_TWO,
        HEAD_ONE + ONE + "\n" + EN_ONE + "\n" + HEAD_TWO + TWO + "\n" + EN_TWO,
    ],
    ids=["in turn", "in turn, no marks", "grouped", "grouped, ruled", "originals first", "mixed"],
)
def test_parse_pairs_the_articles_of_a_page(text):
    assert pages(parse(text)) == BOTH
    (first, second) = parse(text)
    assert (first.original.page, second.original.page) == (1, 4)
    assert second.original.column == "国际"


@pytest.mark.parametrize(
    "text",
    [
        HEAD_ONE + ONE + "\n" + HEAD_TWO + TWO,
        (HEAD_ONE + ONE + HEAD_TWO + TWO).replace("### ", ""),
        (HEAD_ONE + ONE + HEAD_TWO + TWO).replace("### ", "").replace("\n专栏：", "专栏："),
    ],
    ids=["marked", "unmarked", "page and column in one line"],
)
def test_parse_reads_a_page_in_chinese_alone(text):
    first, second = parse(text)
    assert [a.original.headline for a in (first, second)] == ["解放甲城", "解放乙城"]
    assert [a.published.day for a in (first, second)] == [2, 3]
    assert [a.original.page for a in (first, second)] == [1, 4]
    assert [len(bodies(a)) for a in (first, second)] == [2, 1]


def test_parse_gives_what_heads_the_page_to_each_of_its_articles():
    text = "Newspaper: The Daily\nDate: 1951-01-02\n\n" + re.sub(
        r"\n1951-01-0\d", "", HEAD_ONE + ONE + HEAD_TWO + TWO
    )
    articles = parse(text)
    assert [a.published for a in articles] == [dt.date(1951, 1, 2)] * 2
    assert [a.header.newspaper for a in articles] == ["The Daily"] * 2


def test_parse_leaves_an_untranslated_article_alone():
    text = EN_ONE + MARK + HEAD_ONE + ONE + "\n" + HEAD_TWO + TWO
    assert pages(parse(text)) == [
        BOTH[0],
        ("1951-01-03", None, "解放乙城", "monolingual", 1),
    ]


def test_parse_takes_a_heading_inside_an_article_for_no_article():
    text = HEAD_ONE + ONE + "    ### 战果\n    歼敌五百名。\n"
    assert len(parse(text)) == 1


def test_read_articles_loses_none_for_one_that_is_broken():
    text = EN_ONE.replace("1951-01-02", "1951-02-31") + EN_TWO
    broken, second = read_articles(text)
    assert isinstance(broken, ParseError)
    assert (broken.line, broken.reason) == (3, "“1951-02-31” is not a date.")
    assert isinstance(second, Article)
    assert second.header.title == "Town B Liberated"
    with pytest.raises(ParseError):
        parse(text)


# --- paragraphs -----------------------------------------------------------------------------------


def test_parse_keeps_headings_apart_where_lines_are_not_wrapped():
    long = "VNS - " + "The battle of the pass began in the morning and ended in the night. " * 3
    (article,) = parse(f"THE SIEGE: 68 YEARS ON\n{long}\nMore of it.\nRelated Topics\nAn Khe\n")
    assert shape(article) == [
        ("title", "title", "THE SIEGE: 68 YEARS ON"),
        ("en1", "body", long.strip()),
        ("en2", "body", "More of it."),
        ("en.t2", "trailer", "Related Topics"),
        ("en.t3", "trailer", "An Khe"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "They remember the day well.",
        "The veterans of Hoa Binh never forget it.",
        "Few visitors know this road.",
    ],
)
def test_parse_takes_no_sentence_of_the_article_for_a_caption(text):
    (article,) = parse(f"The army held the town.\n\n{text}\n\nThe enemy left it in May.\n")
    assert {p.kind.value for p in article.paragraphs} == {"body"}


@pytest.mark.parametrize("piece", ["### x\n", "\n    x", "1951-01-02\n第4版()\n正文。\n", "字\n"])
@pytest.mark.parametrize(
    "lead", ["", "Xinhua, May 1st: News.\n\nOriginal:\n\n    【新华社一日电】"]
)
def test_a_text_of_many_lines_takes_time_in_proportion(piece, lead):
    spent = []
    for size in (20_000, 80_000):
        started = time.process_time()
        for one in read_articles(lead + piece * (size // len(piece))):
            if isinstance(one, Article):
                reports(one, Lexicon())
        spent.append(time.process_time() - started)
    assert spent[1] < 10 * spent[0] + 0.5


def test_lines_of_two_blocks_are_no_paragraph():
    head = "### 解放乙城\n\n1951-01-03\n第4版()\n专栏：国际\n\n<hr />\n\nOriginal:\n\n"
    text = f"{head}    【新华社二日电】我军解放乙城。\n1951-01-02\n1951-01-02\n专栏："
    articles = [one for one in read_articles(text) if isinstance(one, Article)]
    assert articles
    assert all(p.first_line <= p.last_line for a in articles for p in a.paragraphs)


PIECES = st.sampled_from([
    EN_ONE, EN_TWO, HEAD_ONE, HEAD_TWO, ONE, TWO, MARK, "\n", "1951-01-02\n", "第4版()\n", "专栏：",
    "### ", "Date: soon\n", "Headline: A\n", "Newspaper: B\n", "\u3000", "战果\n",
    "Related Topics\n",
])  # fmt: skip


@given(st.lists(PIECES, min_size=1, max_size=12).map("".join))
@settings(max_examples=200)
def test_read_articles_keeps_every_line_in_its_place(text):
    for one in read_articles(text):
        if isinstance(one, ParseError):
            assert one.reason
            continue
        assert len({p.id for p in one.paragraphs}) == len(one.paragraphs)
        assert all(p.text and 1 <= p.first_line <= p.last_line for p in one.paragraphs)
