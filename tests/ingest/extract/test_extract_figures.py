"""Figures of both languages: number, object, action, measure, and what belongs together."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.ingest.belligerents import belligerents
from archive.ingest.extract.figures import extract
from archive.ingest.lexicon import AgencyEntry, Lexicon, TermEntry
from archive.ingest.records import (
    Article,
    Bead,
    FigureMention,
    Header,
    Language,
    Paragraph,
    ParagraphKind,
    Quantity,
    Quote,
    RelayStep,
    Report,
    Sentence,
)

ENGLISH, CHINESE = Language.ENGLISH, Language.CHINESE


def term(category: str, code: str, english: str, chinese: str, **more: str) -> TermEntry:
    return TermEntry(category, code, tuple(english.split("|")), tuple(chinese.split("|")), **more)


LEXICON = Lexicon(
    agencies=(
        AgencyEntry("afp", "agency", ("AFP", "Agence France-Presse"), ("法新社",)),
        AgencyEntry("vna", "agency", ("Vietnam News Agency",), ("越南通讯社",)),
    ),
    terms=(
        term("action", "annihilated", "annihilated|annihilating|eliminated", "歼灭|歼敌"),
        term("action", "killed", "killed|killing", "击毙|打死"),
        term("action", "captured", "captured|capturing|prisoners", "俘|俘虏|被俘|俘掳"),
        term("action", "wounded", "wounded", "打伤"),
        term("action", "routed", "routed|routing", "击溃"),
        term("action", "seized", "seized", "缴获"),
        term("action", "destroyed", "destroyed|destroying", "击毁"),
        term("action", "damaged", "damaged", "破坏|击伤"),
        term("action", "shot_down", "shot down", "击落"),
        term("action", "fought", "fought", "作战"),
        term("action", "fled", "fled", "逃窜"),
        term("action", "strength", "defended by|stationed", "防守|驻扎"),
        term("action", "population", "population|population of", "人口"),
        term("action", "withdrew", "withdraw|retreating", "撤出|撤退"),
        term("action", "pursued", "pursuing", "追击"),
        term("object", "personnel", "soldier|soldiers|troops|enemy|men|prisoners", "敌军|敌|官兵"),
        term("object", "personnel.puppet", "puppet troops", "伪军"),
        term("object", "personnel.major", "major", "少校"),
        term("object", "personnel.captain", "captain", "上尉"),
        term("object", "personnel.lieutenant", "lieutenant", "中尉"),
        term("object", "weapons", "weapon", "武器"),
        term("object", "mortar", "mortar", "迫击炮"),
        term("object", "machine_gun", "machine gun|light and heavy machine guns",
             "机枪|轻、重机枪"),
        term("object", "artillery", "cannon|gun", "大炮"),
        term("object", "aircraft", "plane|aircraft", "飞机"),
        term("object", "vehicle", "truck|armored vehicle|vehicle", "卡车|装甲车|汽车"),
        term("object", "ammunition", "ammunition", "弹药"),
        term("object", "depot", "depot", "军火库"),
        term("object", "road", "highway", "公路"),
        term("object", "stronghold", "stronghold|base", "据点"),
        term("object", "fuel", "gasoline", "汽油"),
        term("object", "battle", "battle", "战斗"),
        term("object", "people", "people|inhabitant", "人口"),
        term("object", "attack", "attack|offensive", "进攻"),
        term("echelon", "company", "company", "连"),
        term("echelon", "battalion", "battalion", "营"),
        term("measure", "t", "ton", "吨"),
        term("measure", "L", "liter", "公升"),
        term("measure", "km", "kilometer", "公里"),
        term("measure", "mi", "mile", "英里"),
        term("measure", "li", "li", "里"),
        term("side", "enemy", "enemy", "敌军|敌"),
        term("side", "vpa", "People's Army", "人民军", opponent="french_union"),
        term("side", "khmer_issarak", "People's Liberation Army", "人民解放军"),
    ),
)  # fmt: skip


def read(
    *texts: tuple[Language, str], masks: tuple[str, ...] = (), chain: tuple[RelayStep, ...] = ()
) -> tuple[FigureMention, ...]:
    paragraphs = tuple(
        Paragraph(f"{language}{number}", language, ParagraphKind.BODY, text, number, number)
        for number, (language, text) in enumerate(texts, 1)
    )
    english = tuple(p.id for p in paragraphs if p.language is ENGLISH)
    chinese = tuple(p.id for p in paragraphs if p.language is CHINESE)
    sentences = tuple(Sentence(f"{p.id}.s1", p.id, 0, len(p.text)) for p in paragraphs)
    article = Article("bilingual", Header(), None, paragraphs, dt.date(1954, 1, 1), "header")
    reports = (Report("r1", english, chinese, None, chain),)
    return extract(
        article,
        reports,
        (Bead(english, chinese, 1.0),),
        (Bead(tuple(f"{id}.s1" for id in english), tuple(f"{id}.s1" for id in chinese), 1.0),),
        sentences,
        LEXICON,
        [
            Quote(p.id, p.text.index(mask), p.text.index(mask) + len(mask), mask, p.language)
            for p in paragraphs
            for mask in masks
            if mask in p.text
        ],
        belligerents(article, reports, LEXICON),
    )


def rows(text: str, language: Language, *masks: str) -> list[tuple[object, ...]]:
    return [
        (m.quotes[0].text, m.quantity.value and int(m.quantity.value), m.action, m.object, m.unit)
        for m in read((language, text), masks=masks)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They annihilated a total of 34,113 enemy soldiers.",
         [("34,113 enemy soldiers", 34113, "annihilated", "personnel", "")]),
        ("They seized forty tons of ammunition.",
         [("forty tons of ammunition", 40, "seized", "ammunition", "t")]),
        ("and damaged 740 kilometers of highways, 95 trucks",
         [("740 kilometers of highways", 740, "damaged", "road", "km"),
          ("95 trucks", 95, "damaged", "vehicle", "")]),
        ("destroyed 1,127 trucks and armored vehicles, ninety ammunition depots",
         [("1,127 trucks and armored vehicles", 1127, "destroyed", "vehicle", ""),
          ("ninety ammunition depots", 90, "destroyed", "depot", "")]),
        ("millions of liters of gasoline were destroyed",
         [("millions of liters of gasoline", None, "destroyed", "fuel", "L")]),
        ("including 31,220 killed and 10,550 captured.",
         [("31,220 killed", 31220, "killed", "personnel", ""),
          ("10,550 captured", 10550, "captured", "personnel", "")]),
        ("with over one thousand killed and captured.",
         [("over one thousand killed and captured", 1000, "killed_or_captured", "personnel", "")]),
        ("annihilated or routed twenty-four enemy battalions",
         [("twenty-four enemy battalions", 24, "annihilated_or_routed",
           "formation.battalion", "")]),
        ("The number of enemy aircraft shot down was 57, and five planes were shot down there.",
         [("57", 57, "shot_down", "aircraft", ""),
          ("five planes", 5, "shot_down", "aircraft", "")]),
        ("fought a total of 5,070 battles", [("5,070 battles", 5070, "fought", "battle", "")]),
        ("a population of 2.5 million.",
         [("population of 2.5 million", 2500000, "population", "people", "")]),
        ("the 200-kilometer-long highway",
         [("200-kilometer-long highway", 200, "length", "road", "km")]),
        ("destroyed an enemy vehicle, killing five enemy troops, including a captain.",
         [("an enemy vehicle", 1, "destroyed", "vehicle", ""),
          ("five enemy troops", 5, "killed", "personnel", ""),
          ("a captain", 1, "killed", "personnel.captain", "")]),
        ("four companies of troops stationed there and more than three companies fled.",
         [("four companies", 4, "fled", "formation.company", ""),
          ("more than three companies", 3, "fled", "formation.company", "")]),
        ("captured 30 troops and captured 5 machine guns and two bases",
         [("30 troops", 30, "captured", "personnel", ""),
          ("5 machine guns", 5, "seized", "machine_gun", ""),
          ("two bases", 2, "captured_position", "stronghold", "")]),
        ("taking 312 prisoners and 80 of their men",
         [("312 prisoners", 312, "captured", "personnel", ""),
          ("80 of their men", 80, "captured", "personnel", "")]),
        ("Seven planes were shot down and twelve others damaged.",
         [("Seven planes", 7, "shot_down", "aircraft", ""),
          ("twelve others", 12, "damaged", "aircraft", "")]),
        ("destroyed 3 of the 5 enemy strongholds",
         [("3 of the 5 enemy strongholds", 3, "destroyed", "stronghold", "")]),
        ("Between 500 and 600 soldiers were killed.",
         [("Between 500 and 600 soldiers", None, "killed", "personnel", "")]),
        ("seized two 105 mm guns", [("two 105 mm guns", 2, "seized", "artillery", "")]),
        ("only accounted for one-half of the highway",
         [("one-half of the highway", 0, "share", "road", "")]),
    ],
)  # fmt: skip
def test_extract_reads_english_figures(text: str, expected: list[tuple[object, ...]]) -> None:
    assert rows(text, ENGLISH) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("共歼灭敌军三万四千一百一十三名。",
         [("敌军三万四千一百一十三名", 34113, "annihilated", "personnel", "")]),
        ("歼敌三万多名", [("敌三万多名", 30000, "annihilated", "personnel", "")]),
        ("缴获大炮七十四门，轻、重机枪两千零七十九挺",
         [("大炮七十四门", 74, "seized", "artillery", ""),
          ("轻、重机枪两千零七十九挺", 2079, "seized", "machine_gun", "")]),
        ("击毁卡车和装甲车一千一百二十七辆、军火库九十座、成百万公升的汽油；并破坏公路数百里。",
         [("卡车和装甲车一千一百二十七辆", 1127, "destroyed", "vehicle", ""),
          ("军火库九十座", 90, "destroyed", "depot", ""),
          ("成百万公升的汽油", None, "destroyed", "fuel", "L"),
          ("公路数百里", None, "damaged", "road", "li")]),
        ("缴获武器共七百件", [("武器共七百件", 700, "seized", "weapons", "")]),
        ("击毙少校和中尉各一名",
         [("少校和中尉各一名", 1, "killed", "personnel.major", ""),
          ("少校和中尉各一名", 1, "killed", "personnel.lieutenant", "")]),
        ("由法军指挥的二千多名伪军防守着",
         [("二千多名伪军", 2000, "strength", "personnel.puppet", "")]),
        ("敌军四个连和三个多连即仓皇逃窜",
         [("四个连", 4, "fled", "formation.company", ""),
          ("三个多连", 3, "fled", "formation.company", "")]),
        ("其中被击毙和被俘的有一千多名",
         [("一千多名", 1000, "killed_or_captured", "personnel", "")]),
        ("追击这些由莱州撤退的二千名敌军", [("二千名敌军", 2000, "pursued", "personnel", "")]),
        ("一共作战五千零七十次", [("五千零七十次", 5070, "fought", "battle", "")]),
        ("拥有二百五十万人口", [("二百五十万人口", 2500000, "population", "people", "")]),
        ("二百公里长的公路", [("二百公里长的公路", 200, "length", "road", "km")]),
        ("击毙敌军多人", [("敌军多人", None, "killed", "personnel", "")]),
        ("其中二万一千人被击毙，三千人被俘",
         [("二万一千人", 21000, "killed", "personnel", ""),
          ("三千人", 3000, "captured", "personnel", "")]),
        ("击落飞机七架，击伤十二架",
         [("飞机七架", 7, "shot_down", "aircraft", ""), ("十二架", 12, "damaged", "aircraft", "")]),
        ("歼灭敌军一个连", [("一个连", 1, "annihilated", "formation.company", "")]),
        ("繳獲機槍十挺", [("機槍十挺", 10, "seized", "machine_gun", "")]),
    ],
)  # fmt: skip
def test_extract_reads_chinese_figures(text: str, expected: list[tuple[object, ...]]) -> None:
    assert rows(text, CHINESE) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("on Highway 39 the troops fled to Base 506 and Hill 812", ENGLISH),
        ("(3) Captured", ENGLISH),
        ("each of one of the strongholds; no one fled", ENGLISH),
        ("killed two elephants in One Year", ENGLISH),
        ("tasked with annihilating many soldiers", ENGLISH),
        ("The army launched an attack and annihilated a part of it", ENGLISH),
        ("在第三十九号公路上击毙敌军", CHINESE),
        ("没有一支部队能够抵达", CHINESE),
        ("三营敌军被歼灭", CHINESE),
        ("红河三角洲的敌军", CHINESE),
        ("三一二师歼灭敌军", CHINESE),
        ("最后一个据点", CHINESE),
        ("是一个人口稠密的地区", CHINESE),
    ],
)
def test_extract_finds_nothing_where_nothing_is_counted(text: str, language: Language) -> None:
    assert rows(text, language) == []


def test_extract_passes_over_masked_words() -> None:
    text = "In 1953 troops killed 30 soldiers 20 kilometers south of the highway."
    assert rows(text, ENGLISH, "1953", "20 kilometers south of the highway") == [
        ("30 soldiers", 30, "killed", "personnel", "")
    ]


def test_extract_makes_one_figure_of_both_languages_with_the_bounds_of_the_original() -> None:
    (figure,) = read(
        (ENGLISH, "The People's Army eliminated more than 52,000 enemy troops."),
        (CHINESE, "人民军歼灭敌军五万二千多名。"),
        chain=(RelayStep("vna", "agency", None), RelayStep(None, "communique", None)),
    )
    number = Quantity(Decimal(52000), Decimal(52001), Decimal(52999), "more_than")
    assert figure == FigureMention(
        id="f1",
        action="annihilated",
        object="personnel",
        quantity=number,
        unit="",
        side="french_union",
        quotes=figure.quotes,
        claimant="vna",
    )
    assert [q.text for q in figure.quotes] == ["more than 52,000 enemy troops", "敌军五万二千多名"]


def test_extract_shows_both_readings_where_the_languages_disagree() -> None:
    (figure,) = read(
        (ENGLISH, "annihilated twenty-four enemy battalions"), (CHINESE, "歼灭敌军二十四个连")
    )
    assert (figure.object, figure.object_english, figure.object_chinese) == (
        "formation.company",
        "formation.battalion",
        "formation.company",
    )
    (figure,) = read(
        (ENGLISH, "damaged hundreds of miles of highways"), (CHINESE, "破坏公路数百里")
    )
    assert (figure.unit, figure.unit_english, figure.unit_chinese) == ("li", "mi", "li")


def test_extract_shows_both_actions_where_the_languages_disagree() -> None:
    (figure,) = read((ENGLISH, "They captured 30 soldiers."), (CHINESE, "击毙敌军三十名。"))
    assert (figure.action, figure.action_english, figure.action_chinese) == (
        "killed",
        "captured",
        "killed",
    )


def test_extract_pairs_figures_of_one_value_by_what_they_say() -> None:
    figures = read(
        (ENGLISH, "They captured 30 soldiers, killed 30 soldiers and seized 30 mortars."),
        (CHINESE, "缴获迫击炮三十门，击毙敌军三十名，俘虏敌军三十名。"),
    )
    assert [(f.object, f.action, f.action_english) for f in figures] == [
        ("personnel", "captured", ""),
        ("personnel", "killed", ""),
        ("mortar", "seized", ""),
    ]


def test_extract_keeps_apart_numbers_that_disagree() -> None:
    figures = read((ENGLISH, "killed 30 soldiers"), (CHINESE, "击毙敌军四十名"))
    assert [[q.text for q in f.quotes] for f in figures] == [["30 soldiers"], ["敌军四十名"]]


def test_extract_links_parts_and_repeated_claims() -> None:
    figures = read(
        (ENGLISH, "They seized 700 weapons, including ten mortars and 151 machine guns, and "
                  "30 tons of "
                  "ammunition; destroyed five trucks. In all they seized 700 weapons."),
    )  # fmt: skip
    assert [(f.id, f.object, f.part_of, f.same_as) for f in figures] == [
        ("f1", "weapons", None, None),
        ("f2", "mortar", "f1", None),
        ("f3", "machine_gun", "f1", None),
        ("f4", "ammunition", "f1", None),
        ("f5", "vehicle", None, None),
        ("f6", "weapons", None, "f1"),
    ]


def test_extract_links_parts_in_chinese() -> None:
    figures = read((CHINESE, "歼灭敌军五万名，其中击毙三万名，俘掳一万名；缴获大炮十门。"))
    assert [(f.id, f.action, f.part_of) for f in figures] == [
        ("f1", "annihilated", None),
        ("f2", "killed", "f1"),
        ("f3", "captured", "f1"),
        ("f4", "seized", None),
    ]


def test_extract_names_the_agency_that_the_sentence_cites() -> None:
    chain = (RelayStep("vna", "agency", None),)
    text = "According to AFP, 30 soldiers were killed. They seized ten mortars."
    figures = read((ENGLISH, text), chain=chain)
    assert [f.claimant for f in figures] == ["afp", "vna"]


def test_extract_says_whose_loss_it_is_only_when_words_tell() -> None:
    (lost,) = read((ENGLISH, "The People's Army seized ten mortars."))
    (unknown,) = read((ENGLISH, "Ten trucks were destroyed."))
    assert (lost.side, unknown.side) == ("french_union", "")


@settings(max_examples=50)
@given(st.text(), st.sampled_from(list(Language)))
def test_extract_quotes_exactly_what_any_text_says(text: str, language: Language) -> None:
    for figure in read((language, text)):
        for quote in figure.quotes:
            assert text[quote.start : quote.end] == quote.text
