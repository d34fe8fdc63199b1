"""Wire items, datelines and relay chains."""

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.ingest.lexicon import AgencyEntry, Lexicon
from archive.ingest.parse import parse
from archive.ingest.records import (
    Article,
    DateValue,
    Header,
    Language,
    Paragraph,
    ParagraphKind,
    ParseError,
)
from archive.ingest.reports import reports

ROOT = Path(__file__).parents[2]
COMMAND = "of the Vietnamese People's Army"
LEXICON = Lexicon(
    agencies=(
        AgencyEntry("xinhua", "agency", ("Xinhua News Agency", "Xinhua"), ("新华社",)),
        AgencyEntry("vna", "agency", ("Vietnam News Agency", "VNA"), ("越南通讯社", "越通社")),
        AgencyEntry("tass", "agency", ("TASS",), ("塔斯社",)),
        AgencyEntry("afp", "agency", ("Agence France-Presse", "AFP"), ("法新社",)),
        AgencyEntry("up", "agency", ("U.P.",), ("合众社",)),
        AgencyEntry("reuters", "agency", ("Reuters",), ("路透社",)),
        AgencyEntry("hbo", "agency", ("HBO",), ()),
        AgencyEntry("peoples-daily", "newspaper", ("People's Daily",), ("人民日报", "本报")),
        AgencyEntry(
            "vpa-ghq",
            "issuer",
            (f"General Headquarters {COMMAND}", f"General Command {COMMAND}"),
            ("越南人民军总司令部",),
        ),
    )
)
PUBLISHED = dt.date(1954, 5, 12)


def article(*texts, published=PUBLISHED, layout="monolingual"):
    paragraphs, counts = [], {"en": 0, "zh": 0}
    for text in texts:
        language = Language.CHINESE if any("\u3400" < c < "\ua000" for c in text) else "en"
        language = Language(language)
        counts[language] += 1
        id = f"{language}{counts[language]}"
        paragraphs.append(Paragraph(id, language, ParagraphKind.BODY, text, 1, 1))
    return Article(layout, Header(), None, tuple(paragraphs), published, "header")


def chain(steps):
    return [(step.actor, step.kind, step.date.edtf if step.date else None) for step in steps]


def one(text, published=PUBLISHED):
    (report,) = reports(article(text, published=published), LEXICON)
    return report


GOLD = [
    json.loads(path.read_text("utf-8")) for path in sorted((ROOT / "tests/gold").glob("0*.json"))
]
DOCUMENTS = {
    parse(path.read_text("utf-8"))[0].paragraphs[1].text: path
    for path in (ROOT / "fixtures/corpus").glob("*.txt")
}


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold["source"]["file"])
def test_reports_are_those_a_reader_marks(gold):
    texts = {paragraph["text"] for paragraph in gold["paragraphs"]}
    path = next(path for text, path in DOCUMENTS.items() if text in texts)
    (document,) = parse(path.read_text("utf-8"))
    found = [
        {
            "en": list(report.english),
            "zh": list(report.chinese),
            "dateline": report.dateline
            and {"agency": report.dateline.agency,
                 "date": report.dateline.date and report.dateline.date.edtf}
            | {quote.language: quote.text for quote in report.dateline.quotes},
            "chain": chain(report.chain),
            "chain_en": report.chain_english and chain(report.chain_english),
        }
        for report in reports(document, LEXICON)
    ]  # fmt: skip
    assert found == [
        {
            "en": report["en"],
            "zh": report["zh"],
            "dateline": report["dateline"],
            "chain": [(s["actor"], s["kind"], s["date"]) for s in report["source_chain"]],
            "chain_en": report.get("source_chain_en")
            and [(s["actor"], s["kind"], s["date"]) for s in report["source_chain_en"]],
        }
        for report in gold["reports"]
    ]


@pytest.mark.parametrize(
    ("text", "agency", "date", "place", "words"),
    [
        ("Xinhua News Agency, May 11th: The army", "xinhua", "1954-05-11", None, None),
        ("Xinhua News Agency, Hanoi, May 11th: The", "xinhua", "1954-05-11", "Hanoi", None),
        ("Xinhua News Agency, 21st dispatch: The", "xinhua", "1954-04-21", None, None),
        ("Xinhua News Agency dispatch, 21 April: The", "xinhua", "1954-04-21", None, None),
        ("Xinhua, Beijing, May 5, 1953 -- The army", "xinhua", "1953-05-05", "Beijing", None),
        ("[Xinhua News Agency, Hanoi, 10th] The army", "xinhua", "1954-05-10", "Hanoi", None),
        ("HANOI, May 10 (Xinhua) -- The army", "xinhua", "1954-05-10", "HANOI", None),
        ("Saigon, Dec. 24 (AFP) — French troops", "afp", "1953-12-24", "Saigon", None),
        ("Saigon, 24 December, Reuters - French", "reuters", "1953-12-24", "Saigon", None),
        ("SAIGON, Vietnam, May 7 (UP)—The", "up", "1954-05-07", "SAIGON, Vietnam", None),
        ("December 13 (Xinhua) -- The army", "xinhua", "1953-12-13", None, None),
        ("【Xinhua News Agency, Hanoi, 8th Dispatch】 The", "xinhua", "1954-05-08", "Hanoi", None),
        ("Xinhua News Agency, December 13th, Hanoi: The", "xinhua", "1953-12-13", "Hanoi", None),
        ("This newspaper's dispatch: The army", None, None, None, "This newspaper's dispatch"),
        ("(HBO) - From March 1953", "hbo", None, None, "(HBO) -"),
        ("(VNA) – The army", "vna", None, None, "(VNA) –"),
        ("(ZZT) - The army", None, None, None, "(ZZT) -"),
        ("HBO – Cao Phong district", "hbo", None, None, None),
        ("TASS, 20th dispatch: On the 15th", "tass", "1954-04-20", None, None),
        ("Northern Press Agency, May 9th: The army", None, "1954-05-09", None, None),
        ("【新华社三十一日讯】据", "xinhua", "1954-03-31", None, "新华社三十一日讯"),
        ("【新华社河内24日电】越南", "xinhua", "1954-04-24", "河内", "新华社河内24日电"),
        ("(新華社北京五日電) 越南", "xinhua", "1954-05-05", "北京", "新華社北京五日電"),
        ("（新华社河内十二月二十四日电）越", "xinhua", "1953-12-24", "河内", None),
        ("新华社河内二十四日电：越南人民军", "xinhua", "1954-04-24", "河内", None),
        ("新华社河内二十四日电　越南人民军", "xinhua", "1954-04-24", "河内", None),
        ("〔塔斯社莫斯科廿日电〕法军", "tass", "1954-04-20", "莫斯科", None),
        ("【本报讯】越南人民军", "peoples-daily", None, None, "本报讯"),
        ("【新华社讯】越南人民军", "xinhua", None, None, "新华社讯"),
        ("【北方通讯社九日讯】越南人民军", None, "1954-05-09", None, "北方通讯社九日讯"),
    ],
)
def test_reports_read_a_dateline_in_any_form(text, agency, date, place, words):
    dateline = one(text).dateline
    (quote,) = dateline.quotes
    assert (dateline.agency, dateline.place) == (agency, place)
    assert (dateline.date.edtf if dateline.date else None) == date
    assert text[quote.start : quote.end] == quote.text
    if words:
        assert quote.text == words


@pytest.mark.parametrize(
    "text",
    [
        "According to Agence France-Presse, aircraft took part.",
        "According to the Vietnam News Agency, the army won.",
        "Agence France-Presse quoted French headquarters as saying: the front holds.",
        "On May 7, 1954, the army (VPA) won.",
        "Dien Bien Phu - the last stronghold - fell.",
        "VNA reported on the 5th that the army won.",
        "据法新社报道，飞机都参加了战斗。",
        "法新社引法军司令部的消息说，奠边府。",
        "合众社八日报道说：向莱州进攻。",
        "公报说：一年来，人民军胜利。",
        "五月七日，人民军胜利。",
    ],
)
def test_reports_take_no_attribution_for_a_dateline(text):
    first = "Xinhua News Agency, May 11th: News." if text.isascii() else "【新华社五日讯】消息。"
    (report,) = reports(article(first, text), LEXICON)
    assert len(report.english or report.chinese) == 2
    assert one(text).dateline is None


@pytest.mark.parametrize(
    ("text", "links"),
    [
        (
            "Xinhua News Agency, May 11th: TASS, 10th dispatch: On the 9th",
            [("xinhua", "agency", "1954-05-11"), ("tass", "agency", "1954-05-10")],
        ),
        (
            "Xinhua News Agency, May 1st: According to a VNA report on the 30th: In",
            [("xinhua", "agency", "1954-05-01"), ("vna", "agency", "1954-04-30")],
        ),
        (
            f"Xinhua News Agency, May 11th: The General Command {COMMAND} issued a "
            "communique on the 9th, stating",
            [("xinhua", "agency", "1954-05-11"), ("vpa-ghq", "communique", "1954-05-09")],
        ),
        (
            f"VNA, May 11th: A communiqué of the General Command {COMMAND} dated May 8 says",
            [("vna", "agency", "1954-05-11"), ("vpa-ghq", "communique", "1954-05-08")],
        ),
        (
            "【新华社十一日讯】据越通社河内九日电：越南人民军总司令部八日发表特别公报，宣布",
            [("xinhua", "agency", "1954-05-11"), ("vna", "agency", "1954-05-09"),
             ("vpa-ghq", "communique", "1954-05-08")],
        ),
        (
            "【新华社一日讯】塔斯社三十日讯：法军",
            [("xinhua", "agency", "1954-05-01"), ("tass", "agency", "1954-04-30")],
        ),
        (
            "【新华社十一日讯】寮国战斗部队司令部九日发表公报说：",
            [("xinhua", "agency", "1954-05-11"), (None, "communique", "1954-05-09")],
        ),
        (
            "Xinhua, Prague, May 8th: According to TASS, Paris, 7th: French",
            [("xinhua", "agency", "1954-05-08"), ("tass", "agency", "1954-05-07")],
        ),
        (
            "Xinhua, May 11th: In a special communique issued on the 9th, the General Command "
            f"{COMMAND} said that",
            [("xinhua", "agency", "1954-05-11"), ("vpa-ghq", "communique", "1954-05-09")],
        ),
        (
            "Xinhua, May 11th: The Vietnam News Agency released on the 10th a communique of the "
            f"General Command {COMMAND}, stating",
            [("xinhua", "agency", "1954-05-11"), ("vna", "agency", "1954-05-10"),
             ("vpa-ghq", "communique", None)],
        ),
        (
            "【新华社十一日讯】越南通讯社十日发表越南人民军总司令部九日的公报说：",
            [("xinhua", "agency", "1954-05-11"), ("vna", "agency", "1954-05-10"),
             ("vpa-ghq", "communique", "1954-05-09")],
        ),
        ("According to the Vietnam News Agency, troops won.", [("vna", "agency", None)]),
        ("The troops won on May 9th.", []),
    ],
)  # fmt: skip
def test_reports_follow_the_relay_chain(text, links):
    assert chain(one(text).chain) == links


def test_reports_resolve_no_date_without_a_day_of_publication():
    report = one("Xinhua News Agency, May 11th: News.", published=None)
    assert report.dateline.date is None
    report = one("Xinhua News Agency, May 11, 1954: News.", published=None)
    day = dt.date(1954, 5, 11)
    assert report.dateline.date == DateValue("1954-05-11", day, day, "day")


def test_reports_keep_paragraphs_above_the_first_dateline_in_the_first_item():
    found = reports(
        article("The army won.", "Xinhua, May 11th: One.", "More.", "TASS, May 10th: Two."),
        LEXICON,
    )
    assert [(r.id, r.english, r.dateline.agency) for r in found] == [
        ("r1", ("en1", "en2", "en3"), "xinhua"),
        ("r2", ("en4",), "tass"),
    ]


def test_reports_cut_a_side_that_lost_its_datelines_like_the_other():
    (document,) = parse(
        (ROOT / "fixtures/corpus/1954-01-01-left-bank-and-lai-chau.txt")
        .read_text("utf-8")
        .replace("【新华社三十一日讯】", "")
    )
    assert [(r.english[0], r.chinese[0], len(r.chinese)) for r in reports(document, LEXICON)] == [
        ("en1", "zh1", 4),
        ("en5", "zh5", 4),
        ("en9", "zh9", 5),
    ]


def test_reports_leave_a_side_empty_when_an_item_was_not_translated():
    text = (ROOT / "fixtures/corpus/1953-10-22-red-river-delta-year.txt").read_text("utf-8")
    start = text.index("Xinhua News Agency, 21st dispatch: TASS")
    end = text.index(
        "Xinhua News Agency, 21st dispatch: According to the Vietnam News Agency, the C"
    )
    (document,) = parse(text[:start] + text[end:])
    assert [(r.english, r.chinese) for r in reports(document, LEXICON)] == [
        (tuple(f"en{i}" for i in range(1, 7)), tuple(f"zh{i}" for i in range(1, 7))),
        ((), ("zh7", "zh8", "zh9")),
        (("en7", "en8", "en9"), ("zh10", "zh11", "zh12")),
    ]


WORDS = st.sampled_from([
    "新华社", "三十一日", "讯", "【", "】", "：", "河内", "据", "公报", "发表", "99日", "Xinhua",
    ", ", "May ", "31st", "(", ") --", ": ", "According to ", "VNA", "\n", "issued a communique",
])  # fmt: skip


@given(st.lists(WORDS, min_size=1, max_size=30).map("".join))
@settings(max_examples=300)
def test_reports_quote_their_own_words_whatever_the_text(text):
    try:
        (document,) = parse("Date: 1954-05-12\n\n" + text)
    except ParseError:
        return
    for report in reports(document, LEXICON):
        quotes = [q for step in report.chain for q in step.quotes]
        for quote in (*quotes, *(report.dateline.quotes if report.dateline else ())):
            assert document.paragraph(quote.paragraph).text[quote.start : quote.end] == quote.text
