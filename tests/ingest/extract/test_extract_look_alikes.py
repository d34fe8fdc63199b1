"""Words that look like a day, and a name that looks like a word, read in whole texts."""

from __future__ import annotations

import pytest

from archive.ingest import pipeline
from tests.lexicon import load


@pytest.mark.parametrize(
    "text", ["Major June of the 7th Fleet said so.", "他们靠三日的口粮维持到援军到达。"]
)
def test_a_man_and_a_ration_are_no_dates(text: str) -> None:
    (reading,) = pipeline.run(text, load())
    assert reading.dates == ()


def test_a_name_that_is_a_word_too_is_a_place_where_one_leaves_it() -> None:
    (reading,) = pipeline.run("法军从高平沿第四号公路南逃。", load())
    assert "高平" in [mention.quote.text for mention in reading.places]


def test_a_name_that_the_words_around_show_is_that_of_the_gazetteer() -> None:
    (reading,) = pipeline.run("谅山至高平的公路长一百三十公里。", load())
    assert [mention.place for mention in reading.places] == ["lang-son", "cao-bang"]


@pytest.mark.parametrize(
    ("text", "is_place"),
    [
        ("法军于二月二十三日撤离和平。", True),
        ("二月三日，法军分三路向和平进犯，被人民军击退。", True),
        ("二月三日人民军解放和平，全歼守军。", True),
        ("法军一个营由和平出犯，被人民军阻击。", True),
        ("世界人民为争取和平而斗争，进入和平时期。", False),
        ("走向和平，保卫和平，要求解放与和平。", False),
    ],
)
def test_peace_is_a_town_where_troops_take_it_leave_it_or_march_on_it(
    text: str, is_place: bool
) -> None:
    (reading,) = pipeline.run(text, load())
    assert ("和平" in [mention.quote.text for mention in reading.places]) is is_place


def test_a_road_that_runs_from_a_name_to_a_place_begins_at_a_place() -> None:
    (reading,) = pipeline.run("在高平至七溪的公路上，全歼法军七个营。", load())
    assert [mention.place for mention in reading.places] == ["cao-bang", "that-khe"]


def test_an_hour_may_stand_in_a_dateline() -> None:
    (reading,) = pipeline.run("[Xinhua, Shenyang, 19th, 17:00 Urgent Dispatch] It fell.", load())
    dateline = reading.reports[0].dateline
    assert dateline is not None
    assert dateline.agency == "xinhua"


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Rebels shot down a French plane near Batna.", {"Rebels": ""}),
        (
            "The Vietminh struck at dawn. The rebels left 60 dead near the French post.",
            {"Vietminh": "vpa", "rebels": "vpa"},
        ),
        (
            "The 13th DBLE was overrun by two regiments of the 312th Division.",
            {"two regiments": "", "312th Division": ""},
        ),
        ("About one company of Thai troops came over.", {"About one company": ""}),
        (
            "The 23rd Infantry and an attached French battalion were cut off.",
            {"23rd Infantry": "", "an attached French battalion": "french_union"},
        ),
        ("截歼南逃之胡宗南匪部第二十七军一个师。", {"第二十七军": "enemy"}),
        ("一个团猛攻土耳其旅的阵地。", {"一个团": "", "土耳其旅": "un_command"}),
    ],
)
def test_whom_troops_fight_does_not_tell_whose_they_are(text: str, sides: dict[str, str]) -> None:
    (reading,) = pipeline.run(text, load())
    found = {mention.quotes[0].text: mention.side for mention in reading.units}
    assert {words: found.get(words) for words in sides} == sides
