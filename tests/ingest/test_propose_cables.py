"""Events as cables, communiqués and historians tell them: who took part, and where."""

import pytest

from tests.ingest.test_propose_wars import CHINESE, ENGLISH, told
from tests.readings.items import read


def places(words: str) -> list[list[str]]:
    head = CHINESE if words > "一" else ENGLISH
    english, chinese = ([], [head + words]) if words > "一" else ([head + words], [])
    reading = read(english, chinese, "1951-11-12")
    names = {place.id: place.quote.text for place in reading.places}
    return [[names[place.mention] for place in event.places] for event in reading.events]


def roles(words: str) -> dict[str, str]:
    head = CHINESE if words > "一" else ENGLISH
    english, chinese = ([], [head + words]) if words > "一" else ([head + words], [])
    reading = read(english, chinese, "1951-11-12")
    names = {unit.id: unit.quotes[0].text for unit in reading.units}
    return {names[unit.mention]: unit.role for event in reading.events for unit in event.units}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("On November 8 rebels ambushed Army troops near Wonsan.",
         {"rebels": "attacker", "Army troops": "defender"}),
        ("On November 8 Greek Army units stormed Wonsan.", {"Greek Army units": "attacker"}),
        ("On November 8 the garrison of Wonsan was wiped out by guerrillas.",
         {"garrison": "defender", "guerrillas": "attacker"}),
        ("The battle of Wonsan began on November 8 when the 308th and 312th Divisions fell upon it"
         " at dawn.",
         {"308th": "attacker", "312th Divisions": "attacker"}),
        ("八日，志愿军对李伪军首都师、第三师的阵地发起攻击，攻占元山。",
         {"志愿军": "attacker", "首都师": "defender", "第三师": "defender"}),
        ("八日，我军在元山毙伤美军第一骑兵师官兵六百余名。",
         {"我军": "attacker", "第一骑兵师": "defender"}),
        ("八日，敌人在元山空降三个营。", {"三个营": "attacker"}),
        ("八日，地方部队夜袭元山。", {"地方部队": "attacker"}),
        ("On November 8 guerrillas burned a bridge near Kumsong and another band fired on Wonsan.",
         {"another band": "attacker"}),
        ("A column sent from Kumsong was itself ambushed near Wonsan on November 8.",
         {"A column": "defender"}),
        ("On November 8 a convoy escorted by two cars was attacked by rebels near Wonsan.",
         {"rebels": "attacker"}),
        ("On November 8 a battalion at Wonsan repelled an assault by the 102nd Regiment.",
         {"a battalion": "defender", "102nd Regiment": "attacker"}),
        ("The 308th Division's assault on Wonsan was repulsed on November 8.",
         {"308th Division": "attacker"}),
        ("On November 8 French troops broke the back of a Viet Minh assault on Vinh Yen.",
         {"French troops": "defender", "Viet Minh": "attacker"}),
        ("On November 8 units of the Volunteers caught the U.S. 2nd Division near Wonsan.",
         {"2nd Division": "defender"}),
        ("In an ambush near Wonsan on November 8 they lost half their men to the 96th Regiment.",
         {"96th Regiment": "attacker"}),
        ("A battle was fought at Vinh Yen on November 8 between the French army and the Viet Minh.",
         {"French army": "subject", "Viet Minh": "subject"}),
        ("A column was ambushed near Wonsan on November 8 by the Viet Minh 803rd Regiment and lost"
         " 500 men.",
         {"803rd Regiment": "attacker"}),
        ("The British 29th Brigade was hit at Wonsan on November 8, losing 157 men.",
         {"29th Brigade": "defender"}),
        ("French troops smashed a Viet Minh attempt to seize the town of Wonsan on November 8.",
         {"French troops": "defender", "Viet Minh": "attacker"}),
        ("On November 8 the enemy launched a raid on Wonsan with five battalions.",
         {"five battalions": "attacker"}),
        ("On November 8 a convoy fell into a trap laid by our regional troops near Wonsan.",
         {"regional troops": "attacker"}),
        ("Wonsan was captured by the PLA on November 8.", {"PLA": "attacker"}),
        ("On November 8 Wonsan was overrun. The attackers lost 58 killed.",
         {"attackers": "attacker"}),
        ("On November 8 another group attacked Wonsan.", {"another group": "attacker"}),
        ("八日，另一部队在元山伏击敌军。", {"另一部队": "attacker"}),
        ("另部于八日解放元山。", {"另部": "attacker"}),
    ],
)  # fmt: skip
def test_troops_without_a_number_and_lists_of_them_have_their_part(words: str, expected) -> None:
    found = roles(words)
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("On November 8 the Huks raided Sariaya, looted stores and fled toward Mount Banahaw.",
         [["Sariaya"]]),
        ("On November 8 a column which had left Wonsan was intercepted near Kumsong.",
         [["Kumsong"]]),
        ("Beatrice, held by a battalion of the Legion, was overrun on November 8.", [["Beatrice"]]),
        ("On November 8 they captured Kumsong; only 235 reached Wonsan.", [["Kumsong"]]),
        ("On November 8 units, advancing down the Nam Ou valley, captured Wonsan.", [["Wonsan"]]),
        ("On November 8 the Haiphong convoy was ambushed near Palestro.", [["Palestro"]]),
        ("On November 8 an enemy battalion which came out of Kumsong was attacked at Wonsan.",
         [["Wonsan"]]),
        ("Spitfires from Wonsan bombed Kumsong on November 8.", [["Kumsong"]]),
        ("On November 8 a steamer that was retreating from Wonsan was sunk at Kumsong.",
         [["Kumsong"]]),
        ("On November 8 they raided Wonsan; eleven were taken to hospital in Kumsong.",
         [["Wonsan"]]),
        ("An ambush took place on November 8 near Kumsong, hours after they had evacuated Wonsan.",
         [["Kumsong"]]),
        ("On November 8 they penetrated Kumsong airfield, four kilometres from Wonsan, and blew up"
         " 18 aircraft.",
         [["Kumsong airfield", "four kilometres from Wonsan"]]),
        ("Attacks were also reported on November 8 from Wonsan.", [["Wonsan"]]),
        ("Rebels attacked a farm near Palestro Saturday night.", [["Palestro"]]),
        ("八日，解放军解放青海省省会西宁。", [["西宁"]]),
        ("八日，我军攻克元山，残敌向金城逃窜。", [["元山"]]),
        ("八日，被围于永城东北地区的敌军向西突围，遭我军痛击。", [["永城"]]),
        ("在洛东江前线，人民军部队击退美军的反扑，毙伤敌五百余名。", [["洛东江"]]),
    ],
)  # fmt: skip
def test_a_deed_has_the_places_where_it_was_done_and_no_others(words: str, expected) -> None:
    assert places(words) == expected


@pytest.mark.parametrize(
    ("words", "types"),
    [
        ("On November 8 thousands of fleeing Chinese were seen south of Wonsan.", []),
        ("On November 8 four transport planes were hit by anti-aircraft fire.", []),
        ("On November 8 marines trapped at the reservoir fought their way to Wonsan.", ["advance"]),
        ("At Wonsan, captured on November 8, 120 guns were seized.", ["capture"]),
        ("On November 8 a convoy fell into a trap laid by guerrillas near Wonsan.", ["ambush"]),
        ("On November 8 a battalion jumped at Wonsan.", ["airborne-assault"]),
        ("On November 8 the Japanese-trained garrison left Wonsan.", []),
        (
            "On November 8 post 105, called Huguette by the French, was captured near Wonsan.",
            ["capture"],
        ),
        ("On November 8 they abandoned Wonsan to avoid encirclement.", ["withdrawal"]),
        ("On November 8 four hundred men of a training camp at Wonsan mutinied.", ["mutiny"]),
        ("On November 8 the enemy dropped three battalions on Wonsan.", ["airborne-assault"]),
        ("On November 8 rebels cut down telephone poles near Wonsan.", ["sabotage"]),
        ("On November 8 tanks tore a gap in the front near Wonsan.", ["attack"]),
        ("八日，法军在谅山空投三个伞兵营。", ["airborne-assault"]),
    ],
)
def test_words_tell_of_the_deed_and_not_of_how_troops_stood(words: str, types) -> None:
    head = CHINESE if words > "一" else ENGLISH
    assert [event.type for event in told(head + words)] == types


def test_a_battle_from_one_day_to_another_is_one_event() -> None:
    (event,) = told(
        CHINESE + "人民解放军四日起在孟良崮包围第七十四师，经激战，至七日下午将该师全部歼灭。"
    )
    assert event.date is not None
    assert event.date.edtf == "1951-11-04/1951-11-07"


def test_those_just_told_of_are_annihilated_in_an_event_of_its_day() -> None:
    text = (
        "The Volunteers cut off a battalion at Solma-ri on November 5. "
        "On the morning of the 7th the battalion was annihilated."
    )
    days = [event.date and event.date.edtf[:10] for event in told(ENGLISH + text)]
    assert days == ["1951-11-05", "1951-11-07"]


def test_an_undated_withdrawal_is_told_where_the_place_is_what_was_left() -> None:
    text = "On November 5 they captured Kumsong. French forces abandoned Wonsan."
    assert [event.type for event in told(ENGLISH + text)] == ["capture", "withdrawal"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("【新华社济南三日电】山东解放军收复海阳。", "haiyang-shandong"),
        ("【新华社三日讯】据越南通讯社讯：人民军袭入海阳。", "hai-duong"),
        ("【新华社汉城三日电】人民军解放安东、大邱。", "andong-korea"),
    ],
)
def test_a_namesake_is_the_place_of_the_country_told_of(text: str, place: str) -> None:
    assert place in {mention.place for mention in read([], [text], "1950-08-04").places}


def test_an_undated_article_tells_days_from_the_battle_it_begins_with() -> None:
    text = (
        "Operation Lorraine (29 October - 8 November 1952) was a thrust up the Clear River."
        " Phu Doan was taken on 9 November; Phu Yen was occupied four days later."
    )
    reading = read([text], [], None)
    assert [event.date and event.date.edtf for event in reading.events] == [
        "1952-11-09",
        "1952-11-13",
    ]


def test_the_day_tells_more_than_the_month_beside_it() -> None:
    text = "In November they marched west and overran Wonsan during the night of 5 November."
    days = [event.date and event.date.edtf for event in told(ENGLISH + text)]
    assert days == ["1951-11-05"]


def test_the_post_is_the_place_named_last() -> None:
    text = (
        "Pho Lu was the first post of the region. On November 5 the 102nd Regiment opened the siege"
        " of the post. The post was overwhelmed on November 8 with the loss of 80 men."
    )
    assert places(text) == [["Pho Lu"], ["Pho Lu"]]


def test_the_wounded_are_counted_where_they_fell_not_in_hospital() -> None:
    (event,) = told(
        ENGLISH + "On November 8 rebels attacked a convoy near Palestro."
        " Eight soldiers lost their lives; eleven wounded were taken to hospital in Algiers."
    )
    assert len(event.figures) == 2


def days(text: str) -> list[str | None]:
    return [event.date and event.date.edtf for event in told(ENGLISH + text)]


def test_what_troops_had_done_before_gives_a_deed_no_day() -> None:
    text = "The 3rd Battalion, dropped at Wonsan on November 5, was wiped out three days later."
    assert days(text) == ["1951-11-08"]
    text = (
        "A column, which had left Wonsan on November 3, was surrounded and wiped out on November 7."
    )
    assert days(text)[0] == "1951-11-07"


def test_the_sentence_before_gives_the_day_of_a_deed_with_a_place_of_its_own() -> None:
    text = "On November 5 the group was told to leave Wonsan. Its column was ambushed at Kumsong."
    assert days(text) == ["1951-11-05"]


def test_a_deed_at_another_place_is_none_of_those_told_without_one() -> None:
    text = (
        "Bombs exploded on November 5, killing five. On November 6 rebels were attacked at Arris."
        " South of Tebessa a patrol was ambushed: eleven legionnaires lost their lives."
    )
    assert [len(event.figures) for event in told(ENGLISH + text)] == [1, 0, 1]


def test_what_weeks_of_fighting_brought_is_a_total() -> None:
    text = (
        "On November 7 our troops captured Wonsan. In 55 days of fighting the People's Army wiped"
        " out 21 battalions."
    )
    assert [str(event.kind) for event in told(ENGLISH + text)] == ["engagement", "aggregate"]


def test_a_total_takes_its_period_from_the_sentence_before() -> None:
    text = (
        "On May 7 they captured Wonsan. Thus, after 56 days (from March 13 to May 7) of stubborn"
        " fighting, they completely destroyed the Wonsan stronghold. During the entire campaign,"
        " they captured 16,200 enemies."
    )
    (total,) = [event for event in told(ENGLISH + text) if event.kind == "aggregate"]
    assert total.date is not None
    assert total.date.edtf == "1951-03-13/1951-05-07"
