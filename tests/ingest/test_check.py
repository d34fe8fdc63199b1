"""Disagreements of the two languages, and look-alikes that must not be flagged."""

from dataclasses import replace
from decimal import Decimal

import pytest

from archive.ingest.check import check
from archive.ingest.check.pairs import pairs
from archive.ingest.check.renderings import renderings
from archive.ingest.extract.places import extract as extract_places
from archive.ingest.extract.units import extract as extract_units
from archive.ingest.lexicon import AgencyEntry, Lexicon, Name, PlaceEntry, TermEntry
from archive.ingest.records import (
    Article,
    Bead,
    DateMention,
    DateValue,
    Discrepancy,
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


def place(slug: str, kind: str, english: str, chinese: str, parent: str = "") -> PlaceEntry:
    return PlaceEntry(slug, kind, (Name(english, "en"), Name(chinese, "zh-Hans")), parent or None)


LEXICON = Lexicon(
    places=(
        place("ha-noi", "city", "Hanoi", "河内"),
        place("lai-chau-province", "province", "Lai Châu", "莱州"),
        place("lai-chau", "town", "Lai Châu", "莱州", "lai-chau-province"),
        place("dien-bien-phu", "town", "Điện Biên Phủ", "奠边府", "lai-chau-province"),
        place("nam-muc", "river", "Nậm Mức", "南目河"),
        place("rc-5", "road", "Route 5", "第五号公路"),
        place("cla-vo-pass", "pass", "Cla Vo pass", "克拉沃峡路"),
    ),
    agencies=(
        AgencyEntry("ap", "agency", ("Associated Press",), ("美联社",)),
        AgencyEntry("up", "agency", ("United Press",), ("合众社",)),
        AgencyEntry("afp", "agency", ("Agence France-Presse",), ("法新社",)),
    ),
    terms=(
        TermEntry("echelon", "company", ("company",), ("连",)),
        TermEntry("echelon", "battalion", ("battalion",), ("营",)),
        TermEntry("echelon", "regiment", ("regiment",), ("团",)),
        TermEntry("measure", "km", ("km",), ("公里",), factor=1000),
        TermEntry("measure", "mi", ("miles",), ("英里",), factor=1609),
        TermEntry("measure", "li", ("li",), ("里",), factor=500),
        TermEntry("pair", "french-union", ("French Union",), ("法兰西联邦",), "", "major"),
        TermEntry(
            "pair",
            "radio-set",
            ("radio set", "radio sets"),
            ("电台",),
            "",
            "nuance",
            wrong=("radio stations",),
        ),
        TermEntry("pair", "provincial-capital", ("capital",), ("省会",), "", "minor"),
    ),
)


def article(english: str, chinese: str) -> Article:
    paragraphs = (
        Paragraph("en1", Language.ENGLISH, ParagraphKind.BODY, english, 1, 1),
        Paragraph("zh1", Language.CHINESE, ParagraphKind.BODY, chinese, 2, 2),
    )
    return Article("bilingual", Header(), None, paragraphs, None, "no date is printed")


def quote(text: Article, words: str) -> Quote:
    paragraph = next(p for p in text.paragraphs if words in p.text)
    start = paragraph.text.index(words)
    return Quote(paragraph.id, start, start + len(words), words, paragraph.language)


def findings(
    english: str,
    chinese: str,
    *,
    reports: tuple[Report, ...] = (),
    dates: tuple[DateMention, ...] = (),
    figures: tuple[FigureMention, ...] = (),
    lexicon: Lexicon = LEXICON,
) -> tuple[Discrepancy, ...]:
    text = article(english, chinese)
    sentences = tuple(Sentence(f"{p.id}.s1", p.id, 0, len(p.text)) for p in text.paragraphs)
    beads = (Bead(("en1.s1",), ("zh1.s1",), 1.0),)
    places = extract_places(text, lexicon)
    units = extract_units(text, (), beads, sentences, lexicon)
    aligned = pairs(text, sentences, beads)
    rendered = tuple(one for pair in aligned for one in renderings(pair, lexicon))
    return check(text, reports, aligned, dates, places, units, figures, rendered, lexicon)


def told(items: tuple[Discrepancy, ...]) -> list[tuple[str, str, str, str]]:
    return [
        (
            x.kind,
            x.severity,
            x.english.text if x.english else "",
            x.chinese.text if x.chinese else "",
        )
        for x in items
    ]


@pytest.mark.parametrize(
    ("english", "chinese", "expected"),
    [
        (
            "twenty-four battalions fled",
            "二十四个连逃跑",
            ("echelon", "major", "twenty-four battalions", "二十四个连"),
        ),
        (
            "Regiment 174 attacked",
            "第一七六团进攻",
            ("unit_number", "major", "Regiment 174", "第一七六团"),
        ),
        (
            "20 km south of Hanoi",
            "河内以南二十里",
            ("measure_unit", "major", "20 km", "二十里"),
        ),
        (
            "20 km south of Hanoi",
            "河内以北二十公里",
            ("direction", "major", "south", "以北"),
        ),
        (
            "the Associated Press said",
            "合众社说",
            ("agency", "major", "Associated Press", "合众社"),
        ),
        (
            "the residents of Lai Châu province",
            "莱州省会的居民",
            ("scope", "major", "Lai Châu province", "莱州省会"),
        ),
        ("south of Lai Châu", "莱州省会以南", ("scope", "minor", "Lai Châu", "莱州省会")),
        ("the Nậm Pồ River", "在南目河边", ("toponym", "minor", "Nậm Pồ River", "南目河")),
        (
            "French Federal forces",
            "法兰西联邦军队",
            ("term", "major", "French Federal", "法兰西联邦"),
        ),
        (
            "110 radio stations",
            "电台一百一十部",
            ("lexical", "nuance", "radio stations", "电台"),
        ),
        ("fled to Hanoi", "逃到奠边府", ("toponym", "major", "Hanoi", "奠边府")),
        ("on Highway 15", "在第五号公路上", ("toponym", "minor", "Highway 15", "第五号公路")),
    ],
)
def test_check_finds_what_the_languages_disagree_on(
    english: str, chinese: str, expected: tuple[str, str, str, str]
) -> None:
    assert told(findings(english, chinese)) == [expected]


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("four companies at the Kla Vo Gorge", "驻扎在克拉沃峡路的四个连"),
        ("the provincial capital of Lai Châu", "莱州省会"),
        ("Lai Châu, the capital of Lai Châu province", "莱州省省会莱州"),
        ("50 miles south of Hanoi", "河内以南五十英里"),
        ("Agence France-Presse reported", "据法新社报道"),
        ("French Union forces with 110 radio sets", "法兰西联邦军队有电台一百一十部"),
    ],
)
def test_check_finds_nothing_when_the_languages_agree(english: str, chinese: str) -> None:
    assert findings(english, chinese) == ()


def figure(id: str, text: Article, *words: str, value: int, **fields: str) -> FigureMention:
    number = Decimal(value)
    mention = FigureMention(
        id,
        "killed",
        "personnel",
        Quantity(number, number, number, "exact"),
        "",
        "",
        tuple(quote(text, word) for word in words),
    )
    return replace(mention, **fields)  # type: ignore[arg-type]


def test_check_finds_a_number_that_differs() -> None:
    text = article("killed 49 enemy troops", "杀伤敌军九十四名")
    figures = (
        figure("f1", text, "49 enemy troops", value=49),
        figure("f2", text, "九十四名", value=94),
    )
    (item,) = findings(*(p.text for p in text.paragraphs), figures=figures)
    assert (item.kind, item.severity, item.value_english, item.value_chinese, item.figure) == (
        "number",
        "major",
        "49 enemy troops",
        "九十四名",
        "f2",
    )


def test_check_finds_a_measure_that_differs_within_one_figure() -> None:
    text = article("740 miles of highways", "公路七百四十里")
    one = figure(
        "f1",
        text,
        "740 miles",
        "七百四十里",
        value=740,
        unit="li",
        unit_english="mi",
        unit_chinese="li",
    )
    (item,) = findings(*(p.text for p in text.paragraphs), figures=(one,))
    assert (item.kind, item.value_english, item.value_chinese) == ("measure_unit", "mi", "li")


def test_check_finds_nothing_when_one_figure_holds_both_languages() -> None:
    text = article("killed 49 enemy troops", "杀伤敌军四十九名")
    one = figure("f1", text, "49 enemy troops", "四十九名", value=49)
    assert findings(*(p.text for p in text.paragraphs), figures=(one,)) == ()


def test_check_finds_a_day_that_differs() -> None:
    text = article("On the 15th they attacked", "十四日发动攻势")
    dates = tuple(
        DateMention(
            f"d{day}",
            DateValue(f"1953-10-{day}", None, None, "day"),
            "event",
            "",
            (quote(text, words),),
        )
        for day, words in ((15, "the 15th"), (14, "十四日"))
    )
    (item,) = findings(*(p.text for p in text.paragraphs), dates=dates)
    assert (item.kind, item.value_english, item.value_chinese) == (
        "date",
        "1953-10-15",
        "1953-10-14",
    )


def test_check_finds_a_communique_that_the_english_gives_to_an_agency() -> None:
    text = article("A communiqué issued by VNA states:", "据越南通讯社讯：公报说")
    xinhua = RelayStep("xinhua", "agency", None)
    chain = (xinhua, RelayStep("vna", "agency", None, (quote(text, "据越南通讯社讯"),)))
    english = (
        xinhua,
        RelayStep("vna", "communique", None, (quote(text, "A communiqué issued by VNA"),)),
    )
    report = Report("r1", ("en1",), ("zh1",), None, chain, english)
    assert told(findings(*(p.text for p in text.paragraphs), reports=(report,))) == [
        ("attribution", "major", "A communiqué issued by VNA", "据越南通讯社讯")
    ]


def test_check_finds_an_object_that_differs() -> None:
    text = article("destroyed 22 tanks", "击毁卡车二十二辆")
    figures = (
        figure("f1", text, "22 tanks", value=22, object="tank"),
        figure("f2", text, "卡车二十二辆", value=22, object="vehicle"),
    )
    assert told(findings(*(p.text for p in text.paragraphs), figures=figures)) == [
        ("lexical", "minor", "22 tanks", "卡车二十二辆")
    ]


def test_check_finds_nothing_when_only_a_day_of_the_chain_is_left_out() -> None:
    text = article("VNA, 16th:", "据越南通讯社讯")
    day = DateValue("1954-02-16", None, None, "day")
    report = Report(
        "r1",
        ("en1",),
        ("zh1",),
        None,
        (RelayStep("vna", "agency", None),),
        (RelayStep("vna", "agency", day),),
    )
    assert findings(*(p.text for p in text.paragraphs), reports=(report,)) == ()


def test_check_quotes_a_term_without_the_mark_before_it(vocabulary: Lexicon) -> None:
    found = findings(
        "They put out of action two majors and ten sergeants.",
        "他们歼灭少校二名、军士十名。",
        lexicon=vocabulary,
    )
    assert [x.chinese.text for x in found if x.kind == "lexical" and x.chinese] == ["军士"]
