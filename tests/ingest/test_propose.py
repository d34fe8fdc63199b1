"""Events out of sentences: types, dates with their basis, places, totals and merging."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from archive.ingest.extract.places import extract as extract_places
from archive.ingest.lexicon import Lexicon, Name, PlaceEntry, TermEntry
from archive.ingest.propose import propose
from archive.ingest.records import (
    Article,
    Bead,
    Dateline,
    DateMention,
    DateValue,
    EventKind,
    EventProposal,
    FigureMention,
    Header,
    Language,
    Paragraph,
    ParagraphKind,
    Quantity,
    Quote,
    Report,
    Sentence,
)
from archive.text import edtf


def place(slug: str, kind: str, english: str, chinese: str) -> PlaceEntry:
    return PlaceEntry(slug, kind, (Name(english, "en"), Name(chinese, "zh-Hans")))


def event_type(code: str, english: str, chinese: str) -> TermEntry:
    return TermEntry("event_type", code, tuple(english.split("|")), tuple(chinese.split("|")))


LEXICON = Lexicon(
    places=(
        place("route-39", "road", "Route 39", "第三十九号公路"),
        place("kinh-dao", "village", "Kinh Đạo", "荆道"),
        place("luoc-river", "river", "Lục Giang", "禄江"),
        place("thai-binh-province", "province", "Thái Bình Province", "太平省"),
        place("hai-phong", "city", "Hải Phòng", "海防"),
        place("lai-chau", "town", "Lai Châu", "莱州"),
        place("red-river-delta", "region", "Red River Delta", "红河三角洲"),
    ),
    terms=(
        event_type("ambush", "ambush|ambushed", "伏击"),
        event_type("attack", "attacked|destroyed", "袭击"),
        event_type("capture", "removed", "拔除"),
        event_type("raid", "surprise attacks", "奇袭"),
        event_type("mopping-up", "mopping-up operations", "扫荡战"),
        event_type("pursuit", "pursuit", "追歼战"),
        event_type("liberation", "liberated", "解放"),
        event_type("offensive", "offensive", "攻势"),
        event_type("campaign-total", "a total of", "共"),
    ),
)
SENT = DateValue("1953-12-31", dt.date(1953, 12, 31), dt.date(1953, 12, 31), "day")


def read(
    *pairs: tuple[str, str],
    dates: dict[str, tuple[str, ...]] | None = None,
    figures: tuple[str, ...] = (),
) -> tuple[EventProposal, ...]:
    """Propose from paragraphs of one sentence each; dates and figures are given by their words."""
    paragraphs, beads = [], []
    for number, pair in enumerate(pairs, start=1):
        for language, text in zip(Language, pair, strict=False):
            if text:
                id = f"{language.value}{number}"
                paragraphs.append(Paragraph(id, language, ParagraphKind.BODY, text, 1, 1))
        beads.append(Bead((f"en{number}.s1",), (f"zh{number}.s1",) if pair[1] else (), 1.0))
    article = Article("bilingual", Header(), None, tuple(paragraphs), None, "no date is printed")
    ids = {lang: tuple(p.id for p in paragraphs if p.language is lang) for lang in Language}
    report = Report(
        "r1",
        ids[Language.ENGLISH],
        ids[Language.CHINESE],
        Dateline("xinhua", SENT, None, ()),
        (),
    )
    sentences = tuple(Sentence(f"{p.id}.s1", p.id, 0, len(p.text)) for p in paragraphs)

    def quotes(words: str) -> tuple[Quote, ...]:
        return tuple(
            Quote(p.id, p.text.index(words), p.text.index(words) + len(words), words, p.language)
            for p in paragraphs
            if words in p.text
        )

    mentions = []
    for number, (text, words) in enumerate((dates or {}).items(), start=1):
        bounds = edtf.read(text)
        value = DateValue(text, bounds.earliest, bounds.latest, bounds.precision)
        spans = tuple(quote for word in words for quote in quotes(word))
        mentions.append(DateMention(f"d{number}", value, "event", "explicit", spans))
    exact = Quantity(Decimal(100), Decimal(100), Decimal(100), "exact")
    claims = tuple(
        FigureMention(f"f{n}", "killed", "personnel", exact, "", "", quotes(words))
        for n, words in enumerate(figures, start=1)
    )
    places = extract_places(article, LEXICON)
    return propose(
        article,
        (report,),
        (),
        sentences,
        tuple(beads),
        tuple(mentions),
        places,
        (),
        claims,
        LEXICON,
    )


AMBUSH = (
    "On December 23 the army ambushed troops on Highway 39.",
    "十二月二十三日在第三十九号公路上伏击敌军。",
)
AMBUSH_DATE = {"1953-12-23": ("December 23", "十二月二十三日")}


def test_propose_reads_an_event_with_exact_evidence_in_both_languages() -> None:
    (event,) = read(AMBUSH, dates=AMBUSH_DATE)
    assert (event.type, event.kind, event.title_english, event.title_chinese) == (
        "ambush",
        EventKind.ENGAGEMENT,
        "Ambush, Highway 39",
        "第三十九号公路伏击",
    )
    assert [quote.text for quote in event.evidence] == list(AMBUSH)
    assert (event.date_basis, event.date_mention, event.confidence) == ("explicit", "d1", 0.95)
    assert [(p.mention, p.role) for p in event.places] == [("p1", "route")]


def test_propose_keeps_the_key_when_the_type_is_read_differently() -> None:
    (event,) = read(AMBUSH, dates=AMBUSH_DATE)
    attack = (AMBUSH[0].replace("ambushed", "attacked"), AMBUSH[1].replace("伏击", "袭击"))
    (other,) = read(AMBUSH, attack, dates=AMBUSH_DATE)
    assert other.key == event.key
    assert len(event.key) == 16


def test_propose_merges_a_second_sentence_on_the_same_event() -> None:
    again = ("The army attacked on Highway 39 and killed 200.", "在第三十九号公路袭击并击毙200名。")
    (event,) = read(AMBUSH, again, dates=AMBUSH_DATE, figures=("200",))
    assert (event.type, event.figures, len(event.evidence)) == ("ambush", ("f1",), 4)


def test_propose_gives_figures_of_a_following_sentence_to_the_event() -> None:
    (event,) = read(
        AMBUSH, ("They seized 700 weapons.", "缴获武器700件。"), dates=AMBUSH_DATE, figures=("700",)
    )
    assert event.figures == ("f1",)


def test_propose_parts_a_sentence_when_it_dates_two_places() -> None:
    text = (
        'In the "mopping-up operations" north of Lục Giang in September '
        "and in Thái Bình Province in December"
    )
    chinese = "九月间在禄江以北地区和十二月间在太平省南部的“扫荡战”中"
    dates = {"1953-09": ("September", "九月间"), "1953-12": ("December", "十二月间")}
    assert [
        (e.date and e.date.edtf, e.title_english) for e in read((text, chinese), dates=dates)
    ] == [
        ("1953-09", "Mopping up, Lục Giang"),
        ("1953-12", "Mopping up, Thái Bình Province"),
    ]


def test_propose_joins_beginning_and_end_to_an_interval() -> None:
    pair = (
        "The pursuit in Lai Châu, which began on December 11, concluded on the 24th.",
        "在十二月十一日开始对莱州逃敌的追歼战，已于二十四日结束。",
    )
    dates = {"1953-12-11": ("December 11", "十二月十一日"), "1953-12-24": ("the 24th", "二十四日")}
    (event,) = read(pair, dates=dates)
    assert event.date is not None
    assert (event.date.edtf, event.title_chinese) == (
        "1953-12-11/1953-12-24",
        "莱州追歼战",
    )


TOTAL = (
    "From July 1952 to July 1953 the army killed a total of 5,000 in the Red River Delta.",
    "从一九五二年七月到一九五三年七月，在红河三角洲共击毙5,000名。",
)
TOTAL_DATE = {"1952-07/1953-07": ("July 1952 to July 1953", "一九五二年七月到一九五三年七月")}


def test_propose_makes_one_aggregate_of_totals_and_the_list_that_follows() -> None:
    listed = ("(1) Destroyed 58 tanks.", "（一）击毁坦克58辆。")
    (event,) = read(TOTAL, listed, dates=TOTAL_DATE, figures=("5,000", "58"))
    assert (event.kind, event.type, event.figures) == (
        EventKind.AGGREGATE,
        "campaign-total",
        ("f1", "f2"),
    )


def test_propose_says_that_an_undated_event_takes_the_period_of_the_totals() -> None:
    raid = ("They launched surprise attacks on Hải Phòng.", "向海防发动奇袭。")
    event = read(TOTAL, raid, dates=TOTAL_DATE, figures=("5,000",))[1]
    assert event.date is not None
    assert (event.date.edtf, event.date_basis, event.date_mention) == (
        "1952-07/1953-07",
        "undated; within the period of the totals",
        None,
    )


def test_propose_says_that_an_undated_event_takes_the_date_before_it() -> None:
    event = read(AMBUSH, ("They removed the post of Kinh Đạo.", "拔除了荆道。"), dates=AMBUSH_DATE)[
        1
    ]
    assert (event.type, event.date_basis) == (
        "capture",
        "undated; date of the event told before it",
    )


def test_propose_leaves_a_date_open_when_nothing_tells_it() -> None:
    (event,) = read(("They removed the post of Kinh Đạo.", "拔除了荆道。"))
    assert (event.date, event.date_basis, event.title_english) == (
        None,
        "undated",
        "Capture, Kinh Đạo",
    )


@pytest.mark.parametrize(
    "pair",
    [
        ("The army prepared for an ambush at Kinh Đạo.", "准备在荆道伏击敌军。"),
        (
            'He called it the "prelude to a major offensive near Kinh Đạo".',
            "称为“荆道大攻势的序幕”。",
        ),
        ("The liberated zone of Kinh Đạo has grown.", "荆道解放区扩大了。"),
        ("It was a victory.", "这是胜利。"),
    ],
)
def test_propose_finds_nothing_in_intentions_speech_and_names(pair: tuple[str, str]) -> None:
    assert read(pair) == ()


def test_propose_reads_english_alone_when_there_is_no_chinese() -> None:
    (event,) = read((AMBUSH[0], ""), dates={"1953-12-23": ("December 23",)})
    assert (event.confidence, event.title_chinese) == (0.85, "第三十九号公路伏击")


def test_propose_gives_each_event_of_a_sentence_its_own_key() -> None:
    pair = (
        "On December 23 the army liberated Lai Châu and ambushed troops at Kinh Đạo.",
        "十二月二十三日解放莱州，在荆道伏击敌军。",
    )
    first, second = read(pair, dates=AMBUSH_DATE)
    assert second.key == f"{first.key}-2"
    assert replace(first, key="").evidence == second.evidence


@pytest.mark.parametrize(
    ("pair", "places"),
    [
        (
            (
                "With the exception of Hải Phòng, Lai Châu has been liberated.",
                "除海防以外，莱州已告解放。",
            ),
            [("lai-chau", "target")],
        ),
        (
            (
                "It was reported from Hải Phòng that they removed the post of Kinh Đạo.",
                "从海防报道：拔除了荆道。",
            ),
            [("kinh-dao", "target")],
        ),
        (
            (
                "They removed the post of Kinh Đạo, south of Lai Châu.",
                "拔除了莱州以南的荆道。",
            ),
            [("kinh-dao", "target"), ("lai-chau", "near")],
        ),
    ],
)
def test_propose_tells_the_place_of_an_event_from_places_beside_it(
    pair: tuple[str, str], places: list[tuple[str, str]]
) -> None:
    text = Article(
        "bilingual",
        Header(),
        None,
        tuple(
            Paragraph(f"{language.value}1", language, ParagraphKind.BODY, words, 1, 1)
            for language, words in zip(Language, pair, strict=True)
        ),
        None,
        "no date is printed",
    )
    slugs = {mention.id: mention.place for mention in extract_places(text, LEXICON)}
    (event,) = read(pair)
    assert [(slugs[place.mention], place.role) for place in event.places] == places


def test_propose_parts_a_sentence_at_its_semicolons() -> None:
    pair = (
        "On December 23 they attacked Kinh Đạo; the same day they destroyed the post at Hải Phòng.",
        "十二月二十三日袭击荆道；同日袭击海防。",
    )
    assert [e.title_english for e in read(pair, dates=AMBUSH_DATE)] == [
        "Attack, Kinh Đạo",
        "Attack, Hải Phòng",
    ]


@pytest.mark.parametrize(
    "words", ["In 1946 the army attacked Kinh Đạo.", "As of 1946 they ambushed."]
)
def test_propose_takes_no_year_for_the_date_of_one_event(words: str) -> None:
    assert read((words, ""), dates={"1946": ("1946",)}) == ()


def test_propose_takes_an_exact_day_for_enough_when_the_place_is_not_known() -> None:
    (event,) = read(
        ("On December 23 they ambushed a convoy.", ""), dates={"1953-12-23": ("December 23",)}
    )
    assert (event.title_english, event.places) == ("Ambush", ())


def test_propose_prefers_the_day_before_the_deed_when_another_follows() -> None:
    words = "On December 23 they ambushed troops at Kinh Đạo, who surrendered the next day."
    dates = {"1953-12-23": ("December 23",), "1953-12-24": ("the next day",)}
    assert [e.date and e.date.edtf for e in read((words, ""), dates=dates)] == ["1953-12-23"]
