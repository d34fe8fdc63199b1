"""What a figure is said of, and what befell it, read with the vocabulary that ships."""

from __future__ import annotations

import pytest

from archive.ingest.records import Language
from tests.ingest.extract.figure_rows import CHINESE, ENGLISH, read, rows


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("人民军解放了面积四千平方公里、人口八万的地区。", CHINESE,
         [(4000, "liberated", "area"), (80000, "population", "people")]),
        ("炮击海面敌舰，击沉一艘，击伤一艘。", CHINESE,
         [(1, "destroyed", "vessel"), (1, "damaged", "vessel")]),
        ("一百五十名左右的人民抗日军袭击了该镇。", CHINESE, [(150, "count", "personnel")]),
        ("由一个加强连防守的据点即被攻克。", CHINESE, [(1, "strength", "formation.company")]),
        ("缴获吉普车三辆、电台一部。", CHINESE,
         [(3, "seized", "vehicle"), (1, "seized", "radio_set")]),
        ("敌军每三人中就有一人死伤。", CHINESE, []),
        ("The enemy lost one killed or wounded in every three men.", ENGLISH, []),
        ("The strongpoint, defended by a reinforced company, fell at dawn.", ENGLISH,
         [(1, "strength", "formation.company")]),
        ("They dropped napalm bombs on three villages.", ENGLISH, [(3, "count", "village")]),
        ("They beat back an enemy landing.", ENGLISH, []),
        ("Of the prisoners, 17 were officers.", ENGLISH, [(17, "captured", "personnel.officer")]),
        ("Some 20 vehicles were set ablaze.", ENGLISH, [(20, "destroyed", "vehicle")]),
        ("敌军被毙伤俘者共达五千余人。", CHINESE, [(5000, "annihilated", "personnel")]),
        ("敌机被击落三架，军车被炸毁十辆。", CHINESE,
         [(3, "shot_down", "aircraft"), (10, "destroyed", "vehicle")]),
        ("全歼一个工兵营、一个一五五榴弹炮连、两个一二零迫击炮连。", CHINESE,
         [(1, "annihilated", "formation.battalion"), (1, "annihilated", "formation.company"),
          (2, "annihilated", "formation.company")]),
        ("三个营在逃往川圹途中被追歼，仅余二百人左右逃入平原。", CHINESE,
         [(3, "annihilated", "formation.battalion"), (200, "fled", "personnel")]),
        ("击沉美驱逐舰一艘，伤一艘。", CHINESE,
         [(1, "destroyed", "vessel"), (1, "damaged", "vessel")]),
        ("The ferry with 90 soldiers on board was sunk; only 20 of them were rescued.", ENGLISH,
         [(90, "count", "personnel"), (20, "rescued", "personnel")]),
        ("满载九十名敌兵的渡船被击沉，仅二十人获救。", CHINESE,
         [(90, "count", "personnel"), (20, "rescued", "personnel")]),
        ("守军五百人，仅十余人逃脱。", CHINESE,
         [(500, "strength", "personnel"), (10, "fled", "personnel")]),
        ("四个据点被攻克，九个被敌放弃。", CHINESE,
         [(4, "captured_position", "stronghold"), (9, "abandoned", "stronghold")]),
        ("其他车辆二百余辆被毁伤。", CHINESE, [(200, "destroyed_or_damaged", "vehicle")]),
        ("One Dakota crashed on take-off, killing its crew of four.", ENGLISH,
         [(1, "destroyed", "aircraft"), (4, "killed", "personnel")]),
        ("Aid of $785 million covers the cost of the war.", ENGLISH,
         [(785000000, "count", "money")]),
        ("Some 20 villages were razed and 600 people, mostly women, were massacred.", ENGLISH,
         [(20, "destroyed", "village"), (600, "massacred", "people")]),
        ("Two-thirds of the 1,726 prisoners died.", ENGLISH,
         [(0.6667, "share", "personnel"), (1726, "captured", "personnel")]),
        ("The engineers laid a 90-metre bridge.", ENGLISH, [(90, "length", "bridge")]),
        ("敌坦克二十二辆中，有十八辆被击毁。", CHINESE,
         [(22, "count", "tank"), (18, "destroyed", "tank")]),
        ("由三个连护送的二百辆汽车的车队遭到伏击，焚毁汽车五十九辆。", CHINESE,
         [(3, "count", "formation.company"), (200, "count", "vehicle"),
          (59, "destroyed", "vehicle")]),
        ("敌机投凝固汽油弹一百四十吨。", CHINESE, [(140, "dropped", "ammunition")]),
        ("起义士兵二百七十名带来迫击炮两门。", CHINESE,
         [(270, "mutinied", "personnel"), (2, "count", "mortar")]),
        ("敌伤亡、被俘及逃亡共计四万六千余人。", CHINESE, [(46000, "lost", "personnel")]),
        ("伞兵一千五百名于拂晓降落。", CHINESE, [(1500, "landed", "personnel")]),
        ("In the first half of the year guerrillas launched 212 attacks.", ENGLISH,
         [(212, "launched", "attack")]),
        ("About 20,000 men revolted and came over.", ENGLISH,
         [(20000, "surrendered", "personnel")]),
        ("人民军向两据点发动攻击。", CHINESE, [(2, "count", "stronghold")]),
        ("截歼南逃之匪部一个师。", CHINESE, [(1, "annihilated", "formation.division")]),
        ("十架飞机被毁。统帅部仅承认五架被毁、三架受损。", CHINESE,
         [(10, "destroyed", "aircraft"), (5, "destroyed", "aircraft"), (3, "damaged", "aircraft")]),
        ("收复土地一百七十八平方公里。", CHINESE, [(178, "captured_position", "area")]),
        ("In the Oran region 19 rebels were killed; post 105 was captured.", ENGLISH,
         [(19, "killed", "personnel")]),
        ("In the Oran region thirteen nationalists were killed.", ENGLISH,
         [(13, "killed", "personnel")]),
        ("敌军损失十七个营和飞机六十二架。", CHINESE,
         [(17, "lost", "formation.battalion"), (62, "lost", "aircraft")]),
        ("消灭敌据点十余处。", CHINESE, [(10, "captured_position", "stronghold")]),
        ("被焚毁房屋一万间，十万居民无家可归。", CHINESE,
         [(10000, "destroyed", "house"), (100000, "population", "people")]),
        ("The fort, 90 miles downstream, went over with 7,000 men.", ENGLISH,
         [(7000, "surrendered", "personnel")]),
        ("They lost 4,800 men dead, missing or captured, with 13 mortars.", ENGLISH,
         [(4800, "annihilated", "personnel"), (13, "count", "mortar")]),
        ("Losses were 'light.' The garrison, 80 commandos, was cut to 19 men.", ENGLISH,
         [(80, "strength", "personnel"), (19, "strength", "personnel")]),
    ],
)  # fmt: skip
def test_a_number_is_of_what_it_counts(
    text: str, language: Language, expected: list[tuple[object, ...]]
) -> None:
    assert [row[1:4] for row in rows(text, language)] == expected


def test_who_speaks_is_not_counted() -> None:
    assert read("第八军的一位军官承认，伤亡惨重。", Language.CHINESE) == ()


def test_ships_that_shell_are_no_guns_and_a_taker_is_not_taken() -> None:
    (ships,) = read("敌舰四艘炮击元山。", Language.CHINESE)
    assert ships.object == "vessel"
    assert read("人民军一个营在茶荣攻克法军据点。", Language.CHINESE) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("About 200 rebels raided the town and killed three policemen.",
         [("About 200 rebels", 200, "committed", "personnel"),
          ("three policemen", 3, "killed", "personnel")]),
        ("Three battalions overran the post.",
         [("Three battalions", 3, "committed", "formation.battalion")]),
        ("They ambushed a convoy of 14 trucks, putting out of action 80 men.",
         [("14 trucks", 14, "count", "vehicle"), ("80 men", 80, "annihilated", "personnel")]),
        ("About 100 men were overrun in their camp; 23 bodies were recovered.",
         [("About 100 men", 100, "routed", "personnel"),
          ("23 bodies", 23, "killed", "personnel")]),
        ("On May 16, 79 men were killed. More than 5,000 Chinese were killed or wounded.",
         [("79 men", 79, "killed", "personnel"),
          ("More than 5,000 Chinese", 5000, "killed_or_wounded", "personnel")]),
        ("Another 1,215 were estimated killed.", [("1,215", 1215, "killed", "personnel")]),
    ],
)  # fmt: skip
def test_who_does_a_deed_is_not_whom_it_befalls(text: str, expected: list[tuple]) -> None:
    assert [row[:4] for row in rows(text, ENGLISH)] == expected


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Losses were 11 killed, including a captain, and 23 wounded.",
         {"11 killed": None, "a captain": "11 killed", "23 wounded": None}),
        ("They lost 4,800 killed, wounded and missing out of 6,000, together with 13 guns.",
         {"4,800 killed, wounded": "6,000", "6,000": None, "13 guns": None}),
        ("It came out with 452 men of 834.", {"452 men": "834", "834": None}),
        ("Of the 222 men who left An Khe, only 84 reached Pleiku.",
         {"222 men": None, "84": "222 men"}),
    ],
)  # fmt: skip
def test_a_figure_is_a_share_of_what_it_is_counted_out_of(text: str, parts) -> None:
    found = read(text, ENGLISH)
    words = {m.id: m.quotes[0].text for m in found}
    assert {words[m.id]: m.part_of and words[m.part_of] for m in found} == parts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("三排战士仅二十七人，即歼敌一百五十余名。", ["committed", "annihilated"]),
        ("敌舰一艘沉没，舰上二百名官兵淹死。", ["destroyed", "killed"]),
    ],
)
def test_a_chinese_verb_is_not_said_of_the_number_before_its_subject(
    text: str, expected: list[str]
) -> None:
    assert [m.action for m in read(text, CHINESE)] == expected


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("我军歼守敌一个营，俘七百余名。", ["enemy", "enemy"]),
        ("敌军出动飞机五架，被我击退，击毁坦克三辆。", ["enemy", "enemy"]),
        ("美机轰炸城区，和平居民死伤六千余人。", ["civilians"]),
    ],
)
def test_a_passive_and_a_patient_tell_whose_loss_it_is(text: str, sides: list[str]) -> None:
    assert [m.side for m in read(text, CHINESE)] == sides


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In all, 2,152 prisoners were taken.", [("captured", "personnel")]),
        (
            "Three companies left; the rest, 1,200 fighters, followed.",
            [("count", "formation.company"), ("count", "personnel")],
        ),
        (
            "31 weapons, including two machine guns, recovered.",
            [("seized", "weapons"), ("seized", "machine_gun")],
        ),
        (
            "Three battalions, some 2,000 men, had jumped, blown up 5,000 tons of equipment.",
            [
                ("committed", "formation.battalion"),
                ("committed", "personnel"),
                ("destroyed", "equipment"),
            ],
        ),
        ("French dead numbered 279.", [("killed", "personnel")]),
        ("Two fighters were shot down.", [("shot_down", "aircraft")]),
        (
            "They lost 59 officers and 600 men killed.",
            [("killed", "personnel.officer"), ("killed", "personnel")],
        ),
        (
            "They captured 15,000, of whom 7,000 were Turks.",
            [("captured", "personnel"), ("captured", "personnel")],
        ),
        ("They went over within 20 miles of Changsha.", []),
        ("A 600-man column was ambushed.", [("count", "personnel")]),
        (
            "The number of rebels killed was put at 1,273, and 1,000 suspects were rounded up.",
            [("killed", "personnel"), ("captured", "people")],
        ),
    ],
)
def test_a_noun_may_tell_what_befell_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(m.action, m.object) for m in read(text, ENGLISH)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Our forces wiped out one regimental headquarters and six companies.",
            [
                ("one regimental headquarters", 1, "annihilated", "headquarters", ""),
                ("six companies", 6, "annihilated", "formation.company", ""),
            ],
        ),
        (
            "The prisoners number 9,700, of whom 412 are officers.",
            [
                ("9,700", 9700, "captured", "personnel", ""),
                ("412 are officers", 412, "captured", "personnel.officer", ""),
            ],
        ),
        (
            "They had counted 1,300 wounded; 350 more were carried in.",
            [
                ("1,300 wounded", 1300, "wounded", "personnel", ""),
                ("350 more", 350, "wounded", "personnel", ""),
            ],
        ),
        ("Police arrested 216 Kikuyu.", [("216 Kikuyu", 216, "captured", "people", "")]),
        (
            "Three jets were lost, and four of the others came back badly damaged.",
            [
                ("Three jets", 3, "lost", "aircraft", ""),
                ("four of the others", 4, "damaged", "aircraft", ""),
            ],
        ),
        (
            "Of the 222 men of the headquarters company 84 were lost.",
            [
                ("222 men", 222, "strength", "personnel", ""),
                ("84 were lost", 84, "lost", "personnel", ""),
            ],
        ),
        (
            "By mid-January eleven of the twenty-one battalions had been withdrawn.",
            [("eleven of the twenty-one battalions", 11, "withdrew", "formation.battalion", "")],
        ),
        (
            "Their losses to ground fire were twelve F-84s.",
            [("twelve F-84s", 12, "lost", "aircraft", "")],
        ),
        (
            "Five hundred Huks raided a camp, freeing 17 prisoners.",
            [
                ("Five hundred Huks", 500, "committed", "personnel", ""),
                ("17 prisoners", 17, "released", "personnel", ""),
            ],
        ),
        (
            "They shot down 57 and damaged 112 enemy planes.",
            [
                ("57", 57, "shot_down", "aircraft", ""),
                ("112 enemy planes", 112, "damaged", "aircraft", ""),
            ],
        ),
        (
            "They took two bazookas and a 60 mm mortar.",
            [
                ("two bazookas", 2, "seized", "bazooka", ""),
                ("a 60 mm mortar", 1, "seized", "mortar", ""),
            ],
        ),
        (
            "The insurgents lost 34 killed against 3 government dead.",
            [
                ("34 killed", 34, "killed", "personnel", ""),
                ("3 government dead", 3, "killed", "personnel", ""),
            ],
        ),
        (
            "The column, 3,500 strong, marched north.",
            [("3,500 strong", 3500, "strength", "personnel", "")],
        ),
        (
            "Battalion 23 and two companies of Battalion 54 attacked.",
            [("two companies", 2, "count", "formation.company", "")],
        ),
        (
            "French pilots flew 1,200 sorties and dropped 800 tons of bombs.",
            [
                ("1,200 sorties", 1200, "count", "raid", ""),
                ("800 tons of bombs", 800, "dropped", "ammunition", "t"),
            ],
        ),
        (
            "They took the commando, 40 of whose 76 men were killed.",
            [
                ("40 of whose 76 men", 40, "killed", "personnel", ""),
                ("76 men", 76, "count", "personnel", ""),
            ],
        ),
        ("The garrison was cut to 2,000 men.", [("2,000 men", 2000, "strength", "personnel", "")]),
        ("GM 100 lost 40 men on RC 19.", [("40 men", 40, "lost", "personnel", "")]),
    ],
)
def test_english_figures_go_on_and_say_what_they_are(
    text: str, expected: list[tuple[object, ...]]
) -> None:
    assert rows(text, ENGLISH) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "我军歼灭敌人两个营部和六个连。",
            [
                ("两个营部", 2, "annihilated", "headquarters", ""),
                ("六个连", 6, "annihilated", "formation.company", ""),
            ],
        ),
        (
            "打退敌军一个排以上兵力的冲击四百七十余次。",
            [("冲击四百七十余次", 470, "repelled", "attack", "")],
        ),
        ("守军约二千一百人弃城西逃。", [("守军约二千一百人", 2100, "fled", "personnel", "")]),
        (
            "共袭击英军车队九次，毙伤英军四十六名。",
            [
                ("袭击英军车队九次", 9, "launched", "attack", ""),
                ("英军四十六名", 46, "killed_or_wounded", "personnel", ""),
            ],
        ),
        (
            "击毁敌军车辆五百二十六辆，残敌四散逃命。",
            [("敌军车辆五百二十六辆", 526, "destroyed", "vehicle", "")],
        ),
        (
            "以五个营的兵力攻克东溪，歼灭两个兵团部。",
            [
                ("五个营", 5, "committed", "formation.battalion", ""),
                ("两个兵团部", 2, "annihilated", "headquarters", ""),
            ],
        ),
        ("三次伏击敌军火车。", [("三次伏击", 3, "count", "ambush", "")]),
        ("歼灭敌九个半旅。", [("九个半旅", 9.5, "annihilated", "formation.brigade", "")]),
        (
            "每月逃亡的士兵在三千人以上。",
            [("三千人", 3000, "deserted", "personnel", "")],
        ),
        (
            "冲锋被打垮，留下三百多具尸体和十一辆烧毁的坦克。",
            [
                ("三百多具尸体", 300, "killed", "personnel", ""),
                ("十一辆烧毁的坦克", 11, "destroyed", "tank", ""),
            ],
        ),
        (
            "伪军二十六人杀死法国军官，携重机枪一挺、步枪二十一支投诚。",
            [
                ("伪军二十六人", 26, "surrendered", "personnel.puppet", ""),
                ("重机枪一挺", 1, "count", "machine_gun", ""),
                ("步枪二十一支", 21, "count", "small_arms", ""),
            ],
        ),
    ],
)
def test_chinese_figures_are_told_by_their_own_words(
    text: str, expected: list[tuple[object, ...]]
) -> None:
    assert rows(text, CHINESE) == expected


@pytest.mark.parametrize(
    ("text", "language", "wholes"),
    [
        ("24 soldiers, 11 of them Europeans, were killed.", ENGLISH, [None, "f1"]),
        (
            "It suffered 4,418 casualties, 718 of them killed, and 7,313 other casualties.",
            ENGLISH,
            [None, "f1", None],
        ),
        (
            "A total of 2,578 bandits had been killed, 941 captured.",
            ENGLISH,
            [None, None],
        ),
        (
            "They put 600 troops out of action, including two companies, and captured arms, among "
            "them four mortars.",
            ENGLISH,
            [None, "f1", None],
        ),
        ("歼敌八万余人，其中美军三万余人，我军伤亡七万余人。", CHINESE, [None, "f1", None]),
        ("袭击据点二十余处，攻占其中十一处，毙敌一百八十余人。", CHINESE, [None, "f1", None]),
    ],
)
def test_a_share_is_one_of_what_it_is_said_of(
    text: str, language: Language, wholes: list[str | None]
) -> None:
    assert [m.part_of for m in read(text, language)] == wholes


def test_a_breakdown_in_brackets_ends_with_them():
    found = read("敌军损失坦克十七辆（其中旧式五辆）、装甲车二十三辆。", CHINESE)

    assert [mention.part_of for mention in found] == [None, found[0].id, None]


@pytest.mark.parametrize(
    ("text", "language", "sides"),
    [
        ("计毙敌三百名，俘五十二名，缴炮三门。", CHINESE, ["enemy"] * 3),
        ("The French admit that 1,100 of their men were killed.", ENGLISH, ["french_union"]),
    ],
)
def test_losses_that_go_on_with_a_list_or_are_told_as_theirs_have_its_side(text, language, sides):
    assert [mention.side for mention in read(text, language)] == sides
