"""Formations in both languages: numbers, parents, counts and sides."""

import pytest

from archive.ingest.belligerents import belligerents
from archive.ingest.extract.units import extract
from archive.ingest.lexicon import Lexicon, Name, TermEntry, UnitEntry
from archive.ingest.records import (
    Article,
    Bead,
    Header,
    Language,
    Paragraph,
    ParagraphKind,
    Sentence,
    UnitMention,
)
from archive.text.fold import has_han
from tests.readings.items import read as shipped


def unit(slug: str, side: str, echelon: str, ordinal: int | None, *names: str) -> UnitEntry:
    return UnitEntry(slug, side, echelon, ordinal, tuple(Name(name, "en") for name in names))


LEXICON = Lexicon(
    units=(
        unit("vpa", "vpa", "army", None, "Vietnamese People's Army", "People's Army", "人民军"),
        unit("vpa-div-312", "vpa", "division", 312, "Division 312"),
        unit("vpa-regt-174", "vpa", "regiment", 174, "Regiment 174"),
        unit("vpa-regt-209", "vpa", "regiment", 209, "Regiment 209"),
        unit("5-rei", "french_union", "regiment", 5, "5th Foreign Infantry Regiment"),
    ),
    terms=(
        TermEntry("echelon", "company", ("company",), ("连",)),
        TermEntry("echelon", "battalion", ("battalion",), ("营", "伞兵营")),
        TermEntry("echelon", "regiment", ("regiment", "Foreign Legion"), ("团", "外籍军团")),
        TermEntry("echelon", "division", ("division",), ("师", "大团")),
        TermEntry("echelon", "brigade", ("brigade",), ("旅",)),
        TermEntry("echelon", "corps", ("corps",), ()),
        TermEntry("echelon", "detachment", ("column",), ("纵队",)),
        TermEntry("side", "united_states", ("U.S.",), ("美军",)),
        TermEntry("side", "enemy", ("enemy",), ("敌军", "敌")),
        TermEntry("side", "french_union", ("French", "Foreign Legion"), ("法军", "外籍军团")),
    ),
)


def paragraph(id: str, text: str, kind: ParagraphKind = ParagraphKind.BODY) -> Paragraph:
    language = Language.CHINESE if has_han(text) else Language.ENGLISH
    return Paragraph(id, language, kind, text, 1, 1)


def read(*paragraphs: Paragraph) -> tuple[UnitMention, ...]:
    article = Article("bilingual", Header(), None, paragraphs, None, "no date is printed")
    ids = {p.language: f"{p.id}.s1" for p in paragraphs}
    bead = Bead((ids.get(Language.ENGLISH, ""),), (ids.get(Language.CHINESE, ""),), 1.0)
    sentences = tuple(Sentence(f"{p.id}.s1", p.id, 0, len(p.text)) for p in paragraphs)
    return extract(article, (), (bead,), sentences, LEXICON, belligerents(article, (), LEXICON))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Regiment 174 took the hill", ("vpa-regt-174", 174, "regiment", "vpa")),
        ("the 174th Regiment", ("vpa-regt-174", 174, "regiment", "vpa")),
        ("the 174th regiment", ("vpa-regt-174", 174, "regiment", "vpa")),
        ("第一七四团", ("vpa-regt-174", 174, "regiment", "vpa")),
        ("第一百七十四团", ("vpa-regt-174", 174, "regiment", "vpa")),
        ("174团", ("vpa-regt-174", 174, "regiment", "vpa")),
        ("三一二大团", ("vpa-div-312", 312, "division", "vpa")),
        ("the French 8th Parachute Battalion", (None, 8, "battalion", "french_union")),
        ("法军第六殖民地伞兵营", (None, 6, "battalion", "french_union")),
        ("the Third Battalion", (None, 3, "battalion", "")),
        ("the Twenty-fourth Division", (None, 24, "division", "")),
        ("No. 3 Company", (None, 3, "company", "")),
        ("29 Brigade", (None, 29, "brigade", "")),
        ("XVI Corps", (None, 16, "corps", "")),
        ("the Eighth Army", (None, 8, "army", "")),
        ("第三十九军", (None, 39, "corps", "")),
        ("骑兵第一师", (None, 1, "division", "")),
        ("四十五师", (None, 45, "division", "")),
        ("二营坚守阵地", (None, 2, "battalion", "")),
        ("美第二十五师", (None, 25, "division", "united_states")),
        ("the II/1st RCP", (None, 2, "battalion", "")),
        ("the Turkish Brigade", (None, None, "brigade", "")),
        ("the 65th Infantry", (None, 65, "regiment", "")),
        ("the 7th Marines held", (None, 7, "regiment", "")),
        ("On the 14th Regiment 55 was encircled", (None, 55, "regiment", "")),
        ("美陆战一师", (None, 1, "division", "united_states")),
        ("首都机械化师", (None, None, "division", "")),
    ],
)
def test_extract_reads_a_named_formation(
    text: str, expected: tuple[str | None, int, str, str]
) -> None:
    (mention,) = read(paragraph("p1", text))
    assert (mention.unit, mention.ordinal, mention.echelon, mention.side) == expected


@pytest.mark.parametrize(
    ("text", "child", "parent"),
    [
        ("Regiment 209 (Division 312) attacked", "vpa-regt-209", "vpa-div-312"),
        ("第三一二大团第二〇九团", "vpa-regt-209", "vpa-div-312"),
        ("the 3rd Battalion of the 5th Foreign Legion", None, "5-rei"),
        ("第五外籍军团第三营", None, "5-rei"),
        ("Company B, 5th Cavalry, moved", None, None),
        ("E Company of the 27th Infantry charged", None, None),
    ],
)
def test_extract_links_a_formation_to_the_parent_that_the_text_names(
    text: str, child: str | None, parent: str | None
) -> None:
    above, below = read(paragraph("p1", text))
    assert (above.unit, below.unit, below.parent) == (parent, child, above.id)


def test_extract_leaves_formations_apart_when_the_text_only_lists_them() -> None:
    assert [u.parent for u in read(paragraph("p1", "Division 312 and Regiment 209"))] == [None] * 2


@pytest.mark.parametrize(
    ("text", "quote", "count", "qualifier", "echelon"),
    [
        ("four companies of enemy troops", "four companies", 4, "exact", "company"),
        ("敌军三个多连", "三个多连", 3, "more_than", "company"),
        ("more than 3 enemy companies", "more than 3 enemy companies", 3, "more_than", "company"),
        ("法军的一个伞兵营", "一个伞兵营", 1, "exact", "battalion"),
        ("敌军十余个连", "十余个连", 10, "more_than", "company"),
        ("歼敌三营", "三营", 3, "exact", "battalion"),
    ],
)
def test_extract_counts_formations(
    text: str, quote: str, count: int, qualifier: str, echelon: str
) -> None:
    (mention,) = read(paragraph("p1", text))
    assert (mention.quotes[0].text, mention.count, mention.count_qualifier, mention.echelon) == (
        quote,
        count,
        qualifier,
        echelon,
    )
    sides = {"enemy": "enemy", "敌": "enemy", "法": "french_union"}
    assert mention.side == next((side for word, side in sides.items() if word in text), "")


def test_extract_puts_both_languages_into_one_mention() -> None:
    (mention,) = read(
        paragraph("en1", "Regiment 174 and 174th Regiment"), paragraph("zh1", "174团")
    )
    assert [(q.paragraph, q.text) for q in mention.quotes] == [
        ("en1", "Regiment 174"),
        ("zh1", "174团"),
    ]


def test_extract_joins_the_same_count_when_aligned_sentences_print_it() -> None:
    (mention,) = read(paragraph("en1", "four companies fled"), paragraph("zh1", "四个连逃跑"))
    assert [q.text for q in mention.quotes] == ["four companies", "四个连"]


@pytest.mark.parametrize(
    "text",
    [
        "五班长",
        "第一师范学校和第二文工团",
        "第三军区",
        "一连串的问题",
        "代表团",
        "三、四连",
        "a company of friends",
        "the oil company",
        "a division of labour",
        "three armies",
        "几十个营",
        "连续十五天",
        "一百二十团结",
        "dozens of battalions",
        "hundreds of companies",
    ],
)
def test_extract_finds_nothing_in_vague_counts_and_other_words(text: str) -> None:
    assert read(paragraph("p1", text)) == ()


def test_extract_reads_nothing_in_a_trailer() -> None:
    assert read(paragraph("p1", "Regiment 174", ParagraphKind.TRAILER)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Regiments 174 and 209 advanced",
        "the 174th and 209th Regiments",
        "第一七四和第二〇九团",
        "一七四、二○九两团",
    ],
)
def test_extract_reads_every_number_of_a_list_of_units(text: str) -> None:
    assert {u.unit for u in read(paragraph("p1", text))} == {"vpa-regt-174", "vpa-regt-209"}


def test_extract_reads_no_ordinal_into_a_count_that_follows_it() -> None:
    assert read(paragraph("p1", "第一和第四两支伞兵营")) == ()


def test_extract_takes_no_side_from_across_a_chinese_comma() -> None:
    (count, army) = read(paragraph("p1", "截击一个营以后，人民军撤走"))
    assert (count.side, army.side) == ("", "vpa")


def test_extract_links_a_chain_of_formations_each_to_the_one_above() -> None:
    text = "the 3rd Battalion, 5th Regiment, 1st U.S. Marine Division; 第一军四十五师一三五团二营"
    english, chinese = text.split("; ")
    for words, numbers in ((english, [1, 5, 3]), (chinese, [1, 45, 135, 2])):
        mentions = read(paragraph("p1", words))
        assert [m.ordinal for m in mentions] == numbers
        assert [m.parent for m in mentions] == [None, *(m.id for m in mentions[:-1])]


def test_extract_gives_every_formation_of_a_list_the_parent_of_the_list() -> None:
    for text in ("Regiments 98 and 174 of Division 312", "第三纵队的第九八、一七四两团"):
        above, *below = read(paragraph("p1", text))
        assert [m.parent for m in below] == [above.id] * 2


def test_extract_takes_a_number_before_another_formation_for_that_one() -> None:
    above, below = read(paragraph("p1", "the 9th Company of Regiment 209"))
    assert (above.ordinal, below.ordinal, below.parent) == (209, 9, above.id)


def test_extract_says_where_else_a_paragraph_names_a_unit() -> None:
    (mention,) = read(paragraph("p1", "Regiment 174 fought; the 174th Regiment won."))
    assert [quote.text for quote in mention.also] == ["174th Regiment"]


def test_extract_names_no_listed_unit_for_a_plain_number_of_another_war() -> None:
    (mention,) = read(paragraph("p1", "the 5th Regiment"))
    assert mention.unit is None


def test_extract_links_a_formation_to_the_one_that_possesses_it() -> None:
    above, *below = read(paragraph("p1", "the 2nd Division's 9th and 38th Regiments"))
    assert [(m.ordinal, m.unit, m.parent) for m in below] == [
        (9, None, above.id),
        (38, None, above.id),
    ]


def test_extract_keeps_one_number_of_two_armies_apart() -> None:
    mentions = read(paragraph("p1", "the French 1st Division fled; the U.S. 1st Division came"))
    assert [m.side for m in mentions] == ["french_union", "united_states"]


def test_extract_takes_a_chinese_corps_for_the_army_that_the_translation_calls_it() -> None:
    (mention,) = read(paragraph("en1", "the 39th Army"), paragraph("zh1", "第三十九军"))
    assert (mention.echelon, len(mention.quotes)) == ("army", 2)


@pytest.mark.parametrize(
    ("text", "count"), [("在锦州歼灭五个军。", 5), ("守敌二营被歼。", 2), ("三个军区成立。", None)]
)
def test_extract_counts_chinese_formations_after_a_verb_or_the_enemy(text, count):
    assert [one.count for one in read(paragraph("zh1", text))] == ([count] if count else [])


def test_extract_takes_no_unit_of_another_branch_for_the_one_of_its_number() -> None:
    (mention,) = read(paragraph("p1", "the 5th Foreign Parachute Regiment"))
    assert (mention.unit, mention.ordinal) == (None, 5)


@pytest.mark.parametrize(
    ("text", "unit", "side"),
    [
        ("They met the 2nd Malay Regiment.", None, ""),
        ("They met the 2nd Foreign Legion Regiment.", "2-rei", "french_union"),
    ],
)
def test_extract_takes_no_unit_that_ships_for_one_of_another_name(text, unit, side) -> None:
    (mention,) = shipped([text], [], "1952-01-01").units
    assert (mention.ordinal, mention.unit, mention.side) == (2, unit, side)


def test_extract_reads_a_tabor_as_a_battalion() -> None:
    (mention,) = shipped(["The 8th Tabor fled."], [], "1952-01-01").units
    assert (mention.ordinal, mention.echelon) == (8, "battalion")


def test_extract_keeps_regiments_of_two_branches_and_slashed_battalions_apart() -> None:
    text = "The 5th Cavalry and the 5th Marines met 1/7 Cav, the 1/10th Gurkha Rifles and 2/503rd."
    found = [(u.name, u.ordinal, u.echelon) for u in read(paragraph("en1", text))]
    assert found == [
        ("5th Cavalry", 5, "regiment"), ("5th Marines", 5, "regiment"),
        ("1/7 Cav", 1, "battalion"), ("1/10th Gurkha Rifles", 1, "battalion"),
        ("2/503rd", 2, "battalion"),
    ]  # fmt: skip


def test_extract_reads_no_day_for_a_count() -> None:
    assert read(paragraph("en1", "By 7 October both columns had been destroyed.")) == ()


def test_extract_gives_the_parent_of_a_chinese_list_to_each_of_it() -> None:
    text = "美军第二十五师所属第二十四团、第三十五团各一部被围，八十八师、九十一师来援。"
    units = {u.id: u for u in read(paragraph("zh1", text))}
    parents = {u.ordinal: u.parent and units[u.parent].ordinal for u in units.values()}
    assert parents == {25: None, 24: 25, 35: 25, 88: None, 91: None}


def test_extract_gives_no_formation_the_side_that_it_fights() -> None:
    text = "Two battalions of the 13th Brigade fought off French units; one company commander fell."
    assert [(u.name, u.side) for u in read(paragraph("en1", text))] == [
        ("Two battalions", ""), ("13th Brigade", ""), ("French units", "french_union")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Rebels ambushed a convoy and Army troops gave chase.", {"Rebels", "Army troops"}),
        ("Greek Army units stormed the range.", {"Greek Army units"}),
        ("The garrison was relieved by a strong armoured column.", {"garrison"}),
        ("They killed 35 rebels near a police station.", set()),
        ("击退守军后，地方部队夜袭车站。", {"守军", "地方部队"}),
        ("我海岸炮兵击沉敌舰。", {"我海岸炮兵"}),
    ],
)
def test_extract_reads_troops_without_a_number(text: str, named: set[str]) -> None:
    assert {unit.name for unit in read(paragraph("en1", text))} >= named
    assert bool(named) == bool(read(paragraph("en1", text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("三个师部、两个营部被歼。", []),
        ("Two battalion headquarters were overrun.", []),
        ("The 43rd Colonial Artillery fled.", [("43rd Colonial Artillery", 43, "regiment")]),
        ("歼敌九个半旅。", [("九个半旅", None, "brigade")]),
        ("第二十七旅旅部抵达。", [("第二十七旅", 27, "brigade")]),
        (
            "They threw in three divisions, the 304th, 308th and 312th.",
            [("three divisions", None, "division"), ("304th", 304, "division"),
             ("308th", 308, "division"), ("Division 312", 312, "division")],
        ),
        ("Two companies of Moroccans fell.", [("Two companies", None, "company")]),
    ],
)  # fmt: skip
def test_extract_tells_staffs_from_formations_and_reads_what_names_them(
    text: str, expected: list[tuple[object, ...]]
) -> None:
    found = [(u.name, u.ordinal, u.echelon) for u in read(paragraph("p1", text))]
    assert found == expected
