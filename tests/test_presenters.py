import re
from decimal import Decimal
from pathlib import Path

import pytest
from django.http import QueryDict
from django.template import Context, Template
from django.utils.translation import override

import archive.ingest.check
from archive.models import Evidence, Figure
from archive.presenters.asked import minus, query, written
from archive.presenters.claims import table
from archive.presenters.figures import around, is_sentence, measured, quantity
from archive.presenters.lists import changed
from archive.presenters.reasons import FORMS
from archive.presenters.runs import Correction, Flaw, Mark, Over, counterparts, runs
from archive.presenters.separators import bracketed, clauses, labelled, listed
from archive.presenters.words import Said, Words, remark
from tests.factories import make_dispatch, make_figure


def figure(qualifier="exact", value=None, low=None, high=None):
    numbers = (None if n is None else Decimal(n) for n in (value, low, high))
    value, low, high = numbers
    return Figure(qualifier=qualifier, value=value, low=low, high=high)


@pytest.mark.parametrize(
    ("claim", "english", "chinese", "vietnamese"),
    [
        (figure(value="34113", low="34113", high="34113"), "34,113", "34,113", "34.113"),
        (figure("more_than", low="200"), "over 200", "逾 200", "hơn 200"),
        (figure("nearly", high="5000"), "nearly 5,000", "近 5,000", "gần 5.000"),
        (figure("tens", low="20", high="99"), "dozens", "数十", "hàng chục"),
        (figure("many"), "many", "许多", "nhiều"),
        (figure(low="100", high="200"), "100–200", "100–200", "100–200"),
        (figure(value="2.500", low="2.5", high="2.5"), "2.5", "2.5", "2,5"),
    ],
)
def test_a_quantity_is_no_more_exact_than_it_was_printed(claim, english, chinese, vietnamese):
    found = []
    for language in ("en", "zh-hans", "vi"):
        with override(language):
            found.append(quantity(claim))

    assert found == [english, chinese, vietnamese]


def test_hundreds_of_miles_are_told_as_each_language_tells_them():
    words = {
        language: Words(language, {("measure", "li"): label})
        for language, label in (("en", "li"), ("zh-hans", "里"), ("vi", "lý"))
    }
    vague, many = figure("hundreds", low="100", high="999"), figure("many")
    vague.unit = many.unit = "li"

    found = {}
    for language, told in words.items():
        with override(language):
            found[language] = str(measured(vague, told)), str(measured(many, told))

    assert found == {
        "en": ("hundreds of li", "many li"),
        "zh-hans": ("数百里", "许多里"),
        "vi": ("hàng trăm lý", "nhiều lý"),
    }


@pytest.mark.parametrize(
    ("reason", "chinese"),
    [
        ("“Lục Giang” and “禄江” are not the same name.", "“Lục Giang”与“禄江”不是同一地名。"),
        (
            "The English text speaks of a battalion, the Chinese one of a company.",
            "英文说的是营，中文说的是连。",
        ),
        ("The Chinese text has no counterpart of this sentence.", "中文没有与此句对应的文字。"),
        ("A curator wrote this.", "A curator wrote this."),
    ],
)
def test_a_reason_of_the_program_is_told_in_the_language_of_the_page(reason, chinese):
    labels = {("echelon", "battalion"): "营", ("echelon", "company"): "连"}

    with override("zh-hans"):
        told = Words("zh-hans", labels).noted(reason)

    assert told == Said(chinese, "en" if told.text == reason else "zh-Hans")


def test_every_form_of_reason_stands_in_the_checks():
    checks = Path(archive.ingest.check.__file__).parent
    written = re.sub(r"\{[^{}]*\}", "…", "".join(p.read_text() for p in checks.glob("*.py")))
    known = {re.sub(r"%\(\w+\)s", "…", form) for form in FORMS}

    sentences = re.findall(r'f"((?:The |“|…)[^"\n]*\.)"', written)
    told = {re.sub(r"The … is", "The day is", sentence) for sentence in sentences}
    assert told
    assert told - known == set()


@pytest.mark.django_db
def test_parts_follow_their_whole_and_repeats_stand_with_what_they_repeat():
    dispatch = make_dispatch()
    make_figure(dispatch, action="seized", object="weapon")
    whole = make_figure(dispatch, action="wiped_out", reading="disputed")
    make_figure(dispatch, action="captured", part_of=whole)
    make_figure(dispatch, action="wiped_out", reading="disputed", same_as=whole)

    found = table(Figure.objects.order_by("-pk"), [], Words("en", {})).claims

    assert [(claim.action, claim.part, len(claim.cells[0].told)) for claim in found] == [
        ("wiped_out", False, 1),
        ("captured", True, 1),
        ("seized", False, 1),
    ]


def test_runs_lose_no_character_where_marks_overlap():
    text = "twenty-four enemy battalions"

    found = runs(
        text, Over([Mark(0, 28, "figure"), Mark(18, 28, "unit", "/u/")], flaws=[Flaw(0, 28, 1)])
    )

    assert "".join(run.text for run in found) == text
    assert [run.classes for run in found] == ["m figure flaw", "m unit figure flaw"]
    assert [run.notes for run in found] == [(), (1,)]


def test_marks_outside_the_text_are_left_out():
    assert [run.text for run in runs("short", Over([Mark(3, 99, "date"), Mark(4, 2, "date")]))] == [
        "short"
    ]


def test_marks_of_one_thing_share_a_key_with_those_that_face_them():
    def placed(name, *marks):
        return [(name, Mark(start, start + 1, kind, "", value)) for start, kind, value in marks]

    english = placed("en1", (0, "place", "hue"), (1, "figure", "1"), (2, "figure", "1"))
    chinese = placed("zh1", (0, "figure", "1"), (1, "place", "hue"), (2, "place", "hue"))
    chinese += placed("zh2", (0, "figure", "1"), (1, "date", "1953"))

    keys = counterparts(english, chinese)

    assert [keys.get(each) for each in english] == ["0", "1", "1.1"]
    assert [keys.get(each) for each in chinese] == ["1", "0", "0", "1.1", None]


def test_a_correction_lies_over_the_printed_words():
    fixes = [Correction(4, 9, "enmy", "enemy", "", ""), Correction(0, 0, "", "The", "", "")]

    found = runs("the enmyy fled", Over(corrections=fixes))

    assert "".join(run.text for run in found) == "the enmyy fled"
    assert [(run.text, run.added) for run in found if run.added] == [
        ("", ("The",)),
        ("enmyy", ("enemy",)),
    ]
    assert [run.text for run in found if run.struck] == ["enmyy"]


def test_a_chip_takes_one_value_away_and_the_page_number():
    asked = QueryDict("region=a&region=b&page=3&from=")

    assert query(minus(written(asked), "region", "a")) == "?region=b&from="
    assert changed(asked, page=None) == "?region=a&region=b"


def test_titles_come_in_the_readers_language_first_and_each_once():
    class Row:
        title_en, title_zh, title_vi = "Cogny", "戈湼", "Cogny"

    assert Words("vi", {}).titles(Row) == (Said("Cogny", "vi"), Said("戈湼", "zh-Hans"))


def test_an_unknown_code_is_shown_as_itself():
    assert Words("en", {("side", "vpa"): "People's Army"}).label("side", "other") == "other"


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("The residents of the town fled.", True),
        ("“We shall stay.”", True),
        ("他们逃走了。", True),
        ("twenty-four enemy battalions", False),
        ("二十四个连", False),
    ],
)
def test_is_sentence_tells_a_sentence_from_a_phrase(words, whole):
    assert is_sentence(Evidence(exact=words)) is whole


@pytest.mark.parametrize(
    ("language", "names", "parts", "label", "aside"),
    [
        ("en", "Sơn La, 莱州", "1954, 4", "Place: Sơn La", "Sơn La (1954)"),
        ("zh-hans", "Sơn La、莱州", "1954，4", "Place：Sơn La", "Sơn La（1954）"),
        ("vi", "Sơn La, 莱州", "1954, 4", "Place: Sơn La", "Sơn La (1954)"),
    ],
)
def test_each_language_has_its_own_separators(language, names, parts, label, aside):
    page = Template("Place{% colon %}{{ n.0 }}|{{ n|listed }}|{{ n.0 }}{{ '1954'|bracketed }}")
    with override(language):
        told = (listed(["Sơn La", "莱州"]), clauses(["1954", "", "4"]), labelled("Place", "Sơn La"))
        printed = page.render(Context({"n": ["Sơn La", "莱州"]}))
        assert aside == "Sơn La" + bracketed("1954")

    assert told == (names, parts, label)
    assert printed == "|".join([label, names, aside])


@pytest.mark.parametrize(
    ("note", "lang"),
    [
        ("拔除 is to take a stronghold, at Điện Biên Phủ as elsewhere.", "en"),
        ("据中文原文, 应为连 (company) 而非营。", "zh-Hans"),
        ("Bản tiếng Anh dịch sai cấp đơn vị.", "vi"),
        ("1954", "en"),
    ],
)
def test_what_a_curator_wrote_says_its_language(note, lang):
    assert remark(note) == Said(note, lang)


def test_words_around_a_quote_meet_the_ellipsis_without_a_stop():
    first = Evidence(exact="a", prefix="Xinhua, ", suffix=" said. On the 8th, the", start=8)
    middle = Evidence(exact="连", prefix="府。从莱州", suffix="的。", start=90)
    last = Evidence(exact="hundreds of miles", prefix="and damaged ", suffix=".", start=90)

    assert around(first) == ("Xinhua, ", " said. On the 8th…")
    assert around(middle) == ("…府。从莱州", "的…")
    assert around(last) == ("…damaged ", ".")
