"""Sentences that tell one deed after the other, each with its own place, day, units and figures."""

import pytest

from tests.readings.items import read


def told(words: str) -> list[str]:
    english, chinese = ([], [words]) if "一" <= words[0] <= "龥" else ([words], [])
    reading = read(english, chinese, "1951-05-31")
    named = {one.id: one.quote.text for one in reading.places}
    named |= {one.id: one.quotes[0].text for one in (*reading.units, *reading.figures)}
    return [
        " ".join(
            [
                f"{event.type} {event.date and event.date.edtf}",
                *(named[place.mention] for place in event.places),
                *(f"{unit.role}:{named[unit.mention]}" for unit in event.units),
                *(f"({named[figure]})" for figure in event.figures),
            ]
        )
        for event in reading.events
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("On 3 May guerrillas raided Ninh Binh, killing 30 men, and seized the post of Phu Ly,"
         " taking 20 prisoners.",
         ["raid 1951-05-03 Ninh Binh attacker:guerrillas (30 men)",
          "capture 1951-05-03 Phu Ly attacker:guerrillas (20 prisoners)"]),
        ("At Ninh Binh rebels attacked the barracks on 3 May, killing an officer, and at"
         " Phu Ly another band fired on a sentry post.",
         ["attack 1951-05-03 Ninh Binh attacker:rebels (an officer)",
          "attack 1951-05-03 Phu Ly attacker:another band"]),
        ("On 3 May the post of Ninh Binh was attacked and that of Phu Ly was overrun.",
         ["attack 1951-05-03 Ninh Binh", "capture 1951-05-03 Phu Ly"]),
        ("越军五月三日攻克宁平据点，歼敌一连，五日又攻克府里据点，俘敌六十名。",
         ["capture 1951-05-03 宁平 attacker:越军 defender:一连",
          "capture 1951-05-05 府里 attacker:越军 (敌六十名)"]),
        ("越军五月三日在宁平伏击法军一个连，同日在府里袭击法军车队，击毁汽车五辆。",
         ["ambush 1951-05-03 宁平 attacker:越军 defender:一个连",
          "attack 1951-05-03 府里 attacker:越军 defender:法军 (汽车五辆)"]),
        ("越军五月三日攻克宁平，歼敌一个连；同日另一部在府里歼敌一个排。",
         ["capture 1951-05-03 宁平 attacker:越军 defender:一个连 (一个连)",
          "battle 1951-05-03 府里 attacker:越军 defender:一个排 (一个排)"]),
        ("In central Laos the Vietnamese volunteers annihilated a French battalion at Kham He on"
         " 21 May and a second one at Banaphao on the night of the 22nd.",
         ["battle 1951-05-21 Kham He attacker:Vietnamese volunteers defender:a French battalion"
          " (a French battalion)",
          "battle 1951-05-22 Banaphao attacker:Vietnamese volunteers (one)"]),
        ("Colonel Charton's column was trapped near Coc Xa on 7 May and the Bayard column was"
         " destroyed in the same valley the next day.",
         ["siege 1951-05-07 Coc Xa defender:Colonel Charton's column",
          "attack 1951-05-08"]),
        ("On 3 May troops lost Chukiang, in northern Kwangtung; on the 14th rebels entered Canton.",
         ["advance 1951-05-14 Canton attacker:rebels"]),
        ("The post at Ninh Binh was overrun on 3 May; on the 5th two landing craft were"
         " sunk on the Black River; on 7 May a battalion at Phu Ly killed 30 rebels.",
         ["capture 1951-05-03 Ninh Binh", "naval-action 1951-05-05 Black River (two landing craft)",
          "battle 1951-05-07 Phu Ly attacker:a battalion (30 rebels)"]),
        ("Ninh Binh and Phu Ly were liberated on 3 and 4 May respectively, 90 men being captured.",
         ["liberation 1951-05-03 Ninh Binh", "liberation 1951-05-04 Phu Ly (90 men)"]),
        ("越军于五月三日攻打谅山以北的同登，五日该据点守军三百人缴械投降。",
         ["attack 1951-05-03 同登 谅山 attacker:越军 defender:守军 (守军三百人)"]),
        ("人民军五月十一日夜将李伪军第八师包围于元山，至十三日晨全歼该师三个团。",
         ["siege 1951-05-11 元山 attacker:人民军 defender:第八师 defender:三个团 (三个团)"]),
        ("On 3 May they ambushed a French column near Phu Ly, killing 18, and on 5 May they blew up"
         " a bridge at Ninh Binh.",
         ["ambush 1951-05-03 Phu Ly defender:a French column (18)",
          "sabotage 1951-05-05 Ninh Binh (a bridge)"]),
        ("On 3 May a French company was annihilated at Ninh Binh, and at Phu Ly 14 lorries were"
         " destroyed on 5 May.",
         ["attack 1951-05-03 Ninh Binh defender:a French company (a French company)",
          "attack 1951-05-05 Phu Ly (14 lorries)"]),
        ("The Vietnam People's Army captured Ninh Binh on May 1, 1951, and Phu Ly was abandoned by"
         " the French on May 4.",
         ["capture 1951-05-01 Ninh Binh attacker:Vietnam People's Army"]),
        ("On 24 May 1951 Regiment 803 ambushed Mobile Group 100 near Ninh Binh.",
         ["ambush 1951-05-24 Ninh Binh attacker:Regiment 803 defender:Mobile Group 100"]),
        ("Egyptian artillery shelled Ninh Binh on 3 May and an Israeli patrol was fired on near"
         " Phu Ly.",
         ["shelling 1951-05-03 Ninh Binh attacker:Egyptian artillery",
          "attack 1951-05-03 Phu Ly defender:Israeli patrol"]),
        ("On May 3 three French battalions which had set out from Nam Dinh to raid Phu Ly were"
         " intercepted at Ninh Binh by local forces.",
         ["interception 1951-05-03 Ninh Binh defender:three French battalions"
          " attacker:local forces (three French battalions)"]),
        ("On 3 May Dutch marines landed at Tuban; paratroops occupied the oil fields at Djambi.",
         ["landing 1951-05-03 Tuban attacker:Dutch marines",
          "capture 1951-05-03 Djambi attacker:paratroops"]),
    ],
)  # fmt: skip
def test_each_deed_has_the_place_the_day_the_units_and_the_figures_of_its_clause(
    words: str, expected: list[str]
) -> None:
    assert told(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "On 3 May guerrillas attacked the posts at Ninh Binh and Phu Ly.",
        "On 3 May guerrillas ambushed a convoy between Ninh Binh and Phu Ly, burning 10 trucks.",
        "On 3 May guerrillas attacked Phu Ly, in Ha Nam province, and destroyed two blockhouses.",
        "越军五月三日同时攻击宁平和府里两据点，歼敌一个连。",
        "越军五月三日在进攻宁平的战斗中，攻克府里。",
        "三月十三日十七时，人民军开始炮击奠边府以北的兴兰据点，当夜将该据点攻克，全歼守军。",
    ],
)
def test_one_deed_is_not_parted(words: str) -> None:
    assert len(told(words)) == 1


def test_who_shells_a_post_and_takes_it_that_night_attacks_it() -> None:
    (event,) = told("三月十三日十七时，人民军开始炮击兴兰据点，当夜将该据点攻克，全歼守军。")
    assert event == "capture 1951-03-13T17:00:00 兴兰 attacker:人民军 defender:守军"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("东北人民解放军五月十四日对锦州发起总攻，经三十一小时激战，攻克锦州，全歼守敌。",
         "capture 1951-05-14 锦州 attacker:人民解放军 defender:守敌 (三十一小时)"),
        ("五月五日，敌军两个营从芒赛出动企图接应奠边府溃军，在孟夸以西遭人民军阻击。",
         "interception 1951-05-05 孟夸 defender:两个营 attacker:人民军 (两个营)"),
        ("人民解放军五月十一日在元山将国民党第七兵团包围。",
         "siege 1951-05-11 元山 attacker:人民解放军 defender:第七兵团"),
    ],
)  # fmt: skip
def test_a_general_attack_and_the_capture_it_ends_in_are_one(words: str, expected: str) -> None:
    assert told(words) == [expected]
