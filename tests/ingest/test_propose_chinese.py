"""Events of Chinese dispatches, read by the whole pipeline with the lexicon that ships."""

import pytest

from archive.ingest import pipeline
from archive.ingest.records import Reading
from tests.lexicon import load

LEXICON = load()
HEAD = "Title: 前线消息\nAuthor:\nDate: {date}\nPage: 1\n\n"


def reading(text: str, date: str = "1952-12-12") -> Reading:
    (found,) = pipeline.run(HEAD.format(date=date) + text + "\n", LEXICON)
    return found


def roles(text: str, date: str = "1952-12-12") -> dict[str, str]:
    found = reading(text, date)
    names = {unit.id: unit.quotes[0].text for unit in found.units}
    return {names[u.mention]: u.role for event in found.events for u in event.units}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (  # what those were about whom the deed was done to
            "【新华社十日讯】九日，人民军在第二号公路上的真蒙与占庄之间伏击向南撤退的法军"
            "第一机动兵团，击毁各种车辆四十四辆，歼敌四百名。",
            {"人民军": "attacker", "第一机动兵团": "defender"},
        ),
        (  # who leaves, and who takes what is left
            "【新华社十日讯】十二月五日，法军撤出昆嵩，人民军于同日解放该市。",
            {"法军": "defender", "人民军": "attacker"},
        ),
        (  # the one who makes way is told of by what he is called
            "【新华社十日讯】十二月四日夜，人民军攻克嘉会，守敌阿尔及利亚第五营大部被歼。",
            {"人民军": "attacker", "守敌": "defender", "第五营": "defender"},
        ),
        (  # whose charges they are
            "【新华社平壤十日电】八日，志愿军在上甘岭打退了美军第七师一个营的二十一次冲锋。",
            {"志愿军": "defender", "第七师": "attacker", "一个营": "attacker"},
        ),
    ],
)
def test_who_attacks_and_who_is_attacked(words: str, expected: dict[str, str]) -> None:
    assert roles(words) == expected


def told(text: str, date: str = "1952-12-12") -> list[str]:
    """Return each event as its type, day and places."""
    found = reading(text, date)
    names = {place.id: place.quote.text for place in found.places}
    return [
        " ".join([e.type, e.date.edtf if e.date else "", *(names[p.mention] for p in e.places)])
        for e in found.events
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "【新华社十日讯】七日夜，人民军向永安省法军保福、平宣两据点发起攻击。",
            ["attack 1952-12-07 平宣 保福 永安省"],
        ),
        (
            "【新华社十日讯】七日，人民军在第九号公路上的班孟金袭击敌车队。",
            ["attack 1952-12-07 班孟金 第九号公路"],
        ),
        (
            "【新华社十日讯】七日夜，人民军向法军据点芒登、芒德和公布勒同时发起攻击。",
            ["attack 1952-12-07 公布勒 芒德 芒登"],
        ),
        (
            "【新华社十日讯】七日，人民军在第六号公路秀舞地区与法军伞兵一营遭遇。",
            ["battle 1952-12-07 秀舞 第六号公路"],
        ),
        ("【新华社十日讯】由蚌埠北援之敌，于七日夜仓皇南撤。", ["withdrawal 1952-12-07 蚌埠"]),
    ],
)
def test_where_it_was_done(words: str, expected: list[str]) -> None:
    assert told(words) == expected


def test_what_days_of_several_deeds_brought_is_a_total() -> None:
    assert told(
        "【新华社十日讯】十二月三日夜，人民军占领保福。次日，法军一个营在丹山高地遭人民军阻击。"
        "三日战斗中，共歼灭法军一千六百余人。"
    ) == ["capture 1952-12-03 保福", "interception 1952-12-04 丹山", "campaign-total "]


def test_a_sentence_that_goes_from_day_to_day_tells_as_many_events() -> None:
    text = (
        "【新华社海口四日电】解放海南岛的人民解放军四月十七日晨在临高角、玉包港"
        "一带登陆，击溃守军第六十四军等部，二十二日在美亭、黄竹地区围歼敌两个团，二十三日解放"
        "海口，三十日进占榆林、三亚两港。"
    )
    assert told(text, "1950-05-06") == [
        "landing 1950-04-17 玉包港 临高角 海南岛",
        "battle 1950-04-22 黄竹 美亭",
        "liberation 1950-04-23 海口",
        "capture 1950-04-30 榆林 三亚",
    ]
    found = reading(text, "1950-05-06")
    army = next(unit.id for unit in found.units if unit.quotes[0].text == "人民解放军")
    assert all(
        ("attacker", army) in [(u.role, u.mention) for u in event.units] for event in found.events
    )
    figures = {figure.id: figure.quotes[0].text for figure in found.figures}
    assert [[figures[f] for f in event.figures] for event in found.events] == [
        [],
        ["两个团"],
        [],
        [],
    ]


def test_two_days_before_two_places_of_a_list_are_no_two_deeds() -> None:
    text = "【新华社海口四日电】解放军四月十六日夜渡海，十七日晨在临高角、玉包港登陆。"
    assert told(text, "1950-05-06") == ["landing 1950-04-17 玉包港 临高角"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "【新华社三日讯】据越南通讯社讯：和平战役已于二月二十五日胜利结束。在这次历时三个多月的"
            "战役中，人民军和游击队共歼敌二万二千名。",
            "campaign-total ../1952-02-25",
        ),
        (
            "After 56 days and nights (from March 13 to May 7, 1951) of stubborn fighting,"
            " Vietnamese soldiers completely destroyed the Dien Bien Phu stronghold group.",
            "campaign-total 1951-03-13/1951-05-07",
        ),
    ],
)
def test_the_end_of_a_campaign_dates_its_total(words: str, expected: str) -> None:
    (only,) = told(words, "1952-03-05")
    assert only.startswith(expected)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (  # another convoy is waylaid
            "【新华社十日讯】十二月七日，人民军在沱江上伏击法军运输船队，击沉汽艇四艘。同日下午，"
            "由中河开来的敌援军又遭伏击，被击毁坦克一辆。",
            ["ambush 1952-12-07 沱江", "ambush 1952-12-07"],
        ),
        (  # the same place is attacked once more
            "【新华社十日讯】越盟军队于十二月三日夜对那产法军营地发动猛攻，被守军击退。十二月五日夜，"
            "越盟军再次进攻，被击退。",
            ["attack 1952-12-03 那产", "attack 1952-12-05 那产"],
        ),
        (
            "【新华社十日讯】十二月五日、八日，太平省游击队分别在安溪和仙兴附近伏击法军巡逻队。",
            ["ambush 1952-12-05 安溪", "ambush 1952-12-08 仙兴"],
        ),
        (  # others did it
            "【新华社沈阳前线三日电】人民解放军于二日下午解放沈阳。同日，我军另部解放营口。",
            ["liberation 1952-12-02 沈阳", "liberation 1952-12-02"],
        ),
        (  # a semicolon parts what has no place
            "【新华社十日讯】七日，法军两个连前往报复，又在途中触雷，死伤三十余名；八日，永福省民兵在"
            "第二号公路炸毁敌军车三辆。",
            ["sabotage 1952-12-07", "sabotage 1952-12-08 第二号公路"],
        ),
        ("【新华社十日讯】七日，法军放弃广牛据点。", ["withdrawal 1952-12-07 广牛"]),
    ],
)
def test_what_is_done_again_is_another_event(words: str, expected: list[str]) -> None:
    assert told(words) == expected
