"""Events of other wars, read by the whole pipeline with the lexicon that ships."""

import pytest

from archive.ingest import pipeline
from archive.ingest.records import EventProposal
from tests.lexicon import load

LEXICON = load()
HEAD = "Title: At the front\nAuthor:\nDate: {date}\nPage: 1\n\n"


def told(text: str, date: str = "1951-11-12") -> tuple[EventProposal, ...]:
    (reading,) = pipeline.run(HEAD.format(date=date) + text + "\n", LEXICON)
    return reading.events


def types(text: str, date: str = "1951-11-12") -> list[str]:
    return [event.type for event in told(text, date)]


ENGLISH = "Xinhua News Agency, Pyongyang, November 10th: "
CHINESE = "【新华社平壤十日电】"


@pytest.mark.parametrize(
    ("words", "type"),
    [
        ("On November 8 the Volunteers captured Height 391, taking 43 prisoners.", "capture"),
        ("On November 7 anti-aircraft units shot down five enemy planes.", "air-defence"),
        ("On November 7 American planes bombed Wonsan, killing 12 civilians.", "air-raid"),
        ("On November 6 fighters shot down eight jets in an air battle.", "air-battle"),
        ("On November 5 coastal guns sank an enemy destroyer off Wonsan.", "naval-action"),
        ("On November 5 two destroyers shelled the port of Wonsan.", "shelling"),
        ("On November 4 guerrillas blew up a railway bridge near Hamhung.", "sabotage"),
        ("On November 4 units forced a crossing of the river near Hamhung.", "crossing"),
        ("On November 3 two hundred puppet soldiers mutinied at Yanggu.", "mutiny"),
    ],
)
def test_an_english_dispatch_of_another_war_gives_its_event(words: str, type: str) -> None:
    assert types(ENGLISH + words) == [type]


@pytest.mark.parametrize(
    ("words", "type"),
    [
        ("八日夜，志愿军一部攻克三九一高地，俘敌四十三名。", "capture"),
        ("七日，高射炮部队击落敌机五架。", "air-defence"),
        ("七日，美机轰炸元山，炸死平民十二人。", "air-raid"),
        ("六日，我军一举解放元山，全歼守敌两千余名。", "liberation"),
        ("六日，我空军在空战中击落敌机八架。", "air-battle"),
        ("五日，我海军击沉敌驱逐舰一艘。", "naval-action"),
        ("四日，我军强渡汉江，歼敌三百名。", "crossing"),
        ("三日，伪军二百名在元山起义。", "mutiny"),
    ],
)
def test_a_chinese_dispatch_of_another_war_gives_its_event(words: str, type: str) -> None:
    assert types(CHINESE + words) == [type]


@pytest.mark.parametrize(
    "words",
    [
        "On November 8 the enemy planned to attack Height 391.",
        "On November 8 the enemy failed to capture Height 391.",
        "If they attack Height 391 on November 20, they will be crushed.",
        "On November 8 the American side attacked the proposals of our delegation at Wonsan.",
        "On November 8 the meeting demanded the withdrawal of American troops from Wonsan.",
        "The Liberation Army issued a statement at Wonsan on November 8.",
        "In the summer of 1946 they had liberated Wonsan.",
        "On November 8 the prisoners were taken to Wonsan.",
        "An officer said at Wonsan that casualties were the heaviest in a year.",
        "八日，敌人企图进攻三九一高地，未得逞。",
        "如果敌人八日进攻元山，必将遭到打击。",
        "八日，美方在元山攻击我方的停战建议。",
    ],
)
def test_what_was_not_done_is_no_event(words: str) -> None:
    assert types((CHINESE if words > "一" else ENGLISH) + words) == []


def test_a_month_added_up_on_all_fronts_is_a_total() -> None:
    (event,) = told(
        ENGLISH + "In October they put 61,800 enemy troops out of action on all fronts."
    )
    assert (event.kind, event.type, event.date and event.date.edtf) == (
        "aggregate",
        "campaign-total",
        "1951-10",
    )


def test_a_sentence_of_losses_takes_the_day_and_place_of_the_one_before_and_says_so() -> None:
    text = (
        ENGLISH + "Fighters met forty American jets over the Yalu River on the afternoon of "
        "November 8. Eleven enemy planes were shot down in the air battle."
    )
    (event,) = told(text)
    assert (event.type, event.date_basis) == (
        "air-battle",
        "undated; the date of the sentence before it",
    )
    assert len(event.evidence) == 2


def test_aircraft_lost_in_a_fight_on_the_ground_are_a_figure_of_it() -> None:
    text = ENGLISH + "On November 8 they stormed Height 391 and shot down two planes."
    (event,) = told(text)
    assert event.type in ("attack", "capture")
    assert len(event.figures) == 1


def test_languages_that_use_other_words_tell_one_event() -> None:
    text = (
        "Xinhua News Agency, February 24th: The People's Army completely wiped out the French "
        "post at Xuan Mai on the night of February 18.\n\n<hr />\n\n### 消灭据点\n\n1952-02-25\n"
        "第4版()\n专栏：\n\n    【新华社二十四日讯】人民军于二月十八日夜拔除春梅法军据点。\n"
    )
    (event,) = told(text, "1952-02-25")
    assert (event.type, event.title_english) == ("capture", "Capture, Xuan Mai")
    assert event.title_vietnamese == "Đánh chiếm, Xuân Mai"
    assert {quote.language for quote in event.evidence} == {"en", "zh"}


def test_two_places_with_two_days_are_two_events_though_a_province_is_named() -> None:
    text = (
        "Units liberated Mokpo on the 6th and Kwangju, the capital of South Cholla Province, on "
        "the 7th."
    )
    assert [e.date and e.date.edtf for e in told(ENGLISH + text)] == ["1951-11-06", "1951-11-07"]


def test_the_place_of_another_clause_does_not_leak_into_the_event() -> None:
    text = (
        ENGLISH + "On November 8 they captured Xuan Mai. The battle of Xuan Mai has shaken the "
        "garrison of Hoa Binh."
    )
    (event,) = told(text)
    assert len(event.places) == 1


def test_the_outcome_is_told_in_the_words_of_the_text() -> None:
    (event,) = told(ENGLISH + "On November 8 the enemy attack on Xuan Mai was repulsed.")
    assert (event.type, event.outcome) == ("attack", "repulsed")


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("Guerrillas attacked the post at Ipoh before daybreak yesterday.", "1951-11-09"),
        ("It was announced yesterday that guerrillas had attacked the post at Ipoh.", None),
        ("Guerrillas said today that they had attacked the post on November 7.", "1951-11-07"),
    ],
)
def test_yesterday_is_the_day_of_an_event_unless_something_was_said_then(words, date) -> None:
    (event,) = told(ENGLISH + words)
    assert (event.date.edtf if event.date else None) == date


@pytest.mark.parametrize(
    ("words", "roles"),
    [
        (
            CHINESE + "中国人民志愿军十一日夜对横城之敌发起反击。",
            {"中国人民志愿军": "attacker"},
        ),
        (
            CHINESE + "八日，美第七师在金化以北遭到志愿军的伏击。",
            {"志愿军": "attacker", "第七师": "defender"},
        ),
        (
            ENGLISH + "On November 8 guerrillas attacked Kumsong, held by the 3rd Battalion.",
            {"guerrillas": "attacker", "3rd Battalion": "defender"},
        ),
        (
            ENGLISH + "On November 8 the 9th Infantry Regiment fell into an ambush near Kumhwa.",
            {"9th Infantry Regiment": "defender"},
        ),
        (
            CHINESE + "八日夜，我军在金化以北击溃敌军一个排的进攻。",
            {"我军": "defender", "一个排": "attacker"},
        ),
        (ENGLISH + "The headquarters of the Korean People's Army said Kumsong fell.", {}),
        (
            ENGLISH + "On November 8 the 7th Regiment killed 14 guerrillas in a clash at Kumsong.",
            {"7th Regiment": "attacker", "guerrillas": "defender"},
        ),
        (
            CHINESE + "八日，志愿军将被围于金城之第七师全部歼灭。",
            {"志愿军": "attacker", "第七师": "defender"},
        ),
    ],
)
def test_the_troops_of_any_war_have_their_part_in_an_event(words: str, roles) -> None:
    (reading,) = pipeline.run(HEAD.format(date="1951-11-12") + words + "\n", LEXICON)
    names = {unit.id: unit.quotes[0].text for unit in reading.units}
    found = {names[u.mention]: u.role for event in reading.events for u in event.units}
    assert found == roles


def test_a_sum_without_a_date_is_a_total_and_no_engagement() -> None:
    words = "In the first two years of the war the army put 2,640,000 enemy troops out of action."
    (event,) = told(ENGLISH + words)
    assert (event.kind, event.date) == ("aggregate", None)


def test_what_was_done_at_several_places_in_a_month_is_a_total() -> None:
    words = (
        "五月间，解放军在磅士卑省拔除敌军据点四处，在茶胶省伏击敌军三次，共毙伤敌军一百六十余名。"
    )
    (event,) = told("【新华社二十八日讯】柬埔寨解放军总部公报：" + words, "1952-06-30")
    assert (event.kind, event.date.edtf) == ("aggregate", "1952-05")


@pytest.mark.parametrize(
    ("words", "places"),
    [
        (CHINESE + "人民解放军广东前线部队八日解放广州。", ["广州"]),
        (CHINESE + "据伦敦消息：八日，游击队袭击了怡保。", ["怡保"]),
    ],
)
def test_places_of_names_and_sources_are_none_of_the_event(words: str, places) -> None:
    (reading,) = pipeline.run(HEAD.format(date="1951-11-12") + words + "\n", LEXICON)
    names = {place.id: place.quote.text for place in reading.places}
    (event,) = reading.events
    assert [names[place.mention] for place in event.places] == places


def test_those_who_left_one_place_are_flown_to_another_in_one_event() -> None:
    words = "On November 8 the French evacuated Na San. Eight thousand men were flown out to Hanoi."
    (event,) = told(ENGLISH + words)
    assert (event.type, len(event.evidence)) == ("withdrawal", 2)


def test_times_count_the_deed_and_not_the_men() -> None:
    (reading,) = pipeline.run(
        HEAD.format(date="1951-11-12") + CHINESE + "八日，游击队袭击英军和警察三十一次。\n", LEXICON
    )
    assert [(f.object, f.quantity.value) for f in reading.figures] == [("attack", 31)]


def events(words: str) -> list[tuple[str, list[str], list[str]]]:
    """Return the type, the places and the figures of each event, as printed."""
    (reading,) = pipeline.run(HEAD.format(date="1951-11-12") + words + "\n", LEXICON)
    places = {place.id: place.quote.text for place in reading.places}
    figures = {figure.id: figure.quotes[0].text for figure in reading.figures}
    return [
        (
            event.type,
            [places[place.mention] for place in event.places],
            [figures[figure] for figure in event.figures],
        )
        for event in reading.events
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (  # one deed, although shelling is named too
            ENGLISH + "Volunteers overran Kumsong on November 8 after two nights of shelling.",
            [("capture", ["Kumsong"], ["two nights"])],
        ),
        (  # losses at a place on a day, without a word for the fight
            ENGLISH + "On November 8 a platoon shot dead four bandits near Kumsong.",
            [("battle", ["Kumsong"], ["four bandits"])],
        ),
        (
            ENGLISH + "The fall of Kumsong on November 8 was a blow to the garrison.",
            [("capture", ["Kumsong"], [])],
        ),
        (  # who is taken in a clash near a place does not make it fall
            ENGLISH + "On November 8 nine rebels were killed and four captured in a clash near"
            " Kumsong.",
            [("battle", ["Kumsong"], ["nine rebels", "four captured"])],
        ),
        (
            ENGLISH + "On November 8 two planes collided in an accident near Kumsong and nine men"
            " were killed.",
            [],
        ),
        (  # what a whole month brought, and a whole battle
            ENGLISH + "On November 8 Volunteers captured Kumsong. In October the enemy lost 4,000"
            " killed.",
            [("capture", ["Kumsong"], []), ("campaign-total", [], ["4,000 killed"])],
        ),
        (
            CHINESE + "八日我军攻占金城。在全部战役中，歼敌三千余名。",
            [("capture", ["金城"], []), ("campaign-total", [], ["敌三千余名"])],
        ),
        (
            CHINESE + "八日我军占领金城。至九日止，我军已歼敌一万余人。",
            [("capture", ["金城"], []), ("campaign-total", [], ["敌一万余人"])],
        ),
    ],
)
def test_a_sentence_tells_of_as_many_deeds_as_it_gives_places(words: str, expected) -> None:
    assert events(words) == expected


def test_what_is_abandoned_later_is_the_place_told_before() -> None:
    words = "On November 5 the enemy attacked Height 391, and on November 8 the 7th Division"
    found = events(ENGLISH + words + " abandoned it.")
    assert [(type, places) for type, places, _ in found] == [
        ("attack", ["Height 391"]), ("withdrawal", ["Height 391"])
    ]  # fmt: skip


def test_one_position_held_against_many_attacks_is_no_total() -> None:
    words = "我军坚守金城以南阵地，自十一月一日至七日连续击退美第二十五师进攻二十三次。"
    assert [type for type, *_ in events(CHINESE + words)] == ["attack"]


def test_who_holds_a_place_defends_it() -> None:
    words = (
        ENGLISH + "On November 8 Volunteers attacked Kumsong. The post is held by two companies."
    )
    (reading,) = pipeline.run(HEAD.format(date="1951-11-12") + words + "\n", LEXICON)
    (event,) = reading.events
    names = {unit.id: unit.quotes[0].text for unit in reading.units}
    assert {names[unit.mention]: unit.role for unit in event.units} == {
        "Volunteers": "attacker", "two companies": "defender"
    }  # fmt: skip


def test_a_deed_that_one_language_tells_in_known_words_is_told() -> None:
    english = "Xinhua, November 10th: On November 8 guerrillas derailed a train at Kumsong."
    chinese = "【新华社十日讯】八日，游击队在金城使列车倾覆。"
    text = HEAD.format(date="1951-11-12") + english + "\n\n<hr />\n\nOriginal: \n\n" + chinese
    (reading,) = pipeline.run(text + "\n", LEXICON)
    assert [event.type for event in reading.events] == ["sabotage"]


def test_titles_are_told_in_vietnamese_with_the_names_of_the_gazetteer() -> None:
    text = "On November 8 they raided the airfield at Haiphong."
    (event,) = told(ENGLISH + text)
    assert (event.title_english, event.title_vietnamese) == (
        "Raid, Haiphong",
        "Tập kích, Hải Phòng",
    )


def test_two_towns_of_one_province_are_two_battles_though_the_first_has_no_first_day() -> None:
    text = (
        "By November 7 they had wiped out the strongpoint of Gia Hoi. At dusk on November 6 units "
        "attacked Nghia Lo and took it after one hour's fighting."
    )
    assert [e.title_english.partition(", ")[2] for e in told(ENGLISH + text)] == [
        "Gia Hoi",
        "Nghia Lo",
    ]


def test_what_days_counted_back_brought_is_a_total() -> None:
    text = (
        "On November 8 they raided Kanggye. In the past nine days the People's Army has captured "
        "over 20 posts and 700 enemy troops."
    )
    assert [e.kind for e in told(ENGLISH + text)] == ["engagement", "aggregate"]


def test_news_from_the_front_is_of_no_place_called_front() -> None:
    text = "据前线消息：志愿军在十月份的作战中，共毙伤俘敌军四万五千余人。"
    (event,) = told(f"### 战报\n\n1951-11-11\n第1版()\n专栏：\n\n    {CHINESE}{text}\n")
    assert (event.kind, event.places) == ("aggregate", ())
