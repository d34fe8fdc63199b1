"""Figures of other wars, read with the vocabulary that ships."""

from __future__ import annotations

import datetime as dt

import pytest

from archive.ingest.extract.figures import extract
from archive.ingest.records import (
    Article,
    FigureMention,
    Header,
    Language,
    Paragraph,
    ParagraphKind,
    RelayStep,
    Report,
)
from tests.lexicon import load

ENGLISH, CHINESE = Language.ENGLISH, Language.CHINESE


def read(text: str, language: Language, *chain: RelayStep) -> tuple[FigureMention, ...]:
    paragraph = Paragraph("p1", language, ParagraphKind.BODY, text, 1, 1)
    english, chinese = (("p1",), ()) if language is ENGLISH else ((), ("p1",))
    return extract(
        Article("monolingual", Header(), None, (paragraph,), dt.date(1952, 1, 1), "header"),
        (Report("r1", english, chinese, None, chain),),
        (),
        (),
        (),
        load(),
        (),
    )


def rows(text: str, language: Language) -> list[tuple[object, ...]]:
    found = []
    for m in read(text, language):
        value = m.quantity.value
        found.append((m.quotes[0].text, value and float(value), m.action, m.object, m.unit))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the enemy lost 300 killed and 120 wounded.",
         [("300 killed", 300, "killed", "personnel", ""),
          ("120 wounded", 120, "wounded", "personnel", "")]),
        ("They killed, wounded or captured 1,300 U.S. and Rhee troops.",
         [("1,300 U.S. and Rhee troops", 1300, "annihilated", "personnel", "")]),
        ("They freed an area of 2,000 square kilometers.",
         [("2,000 square kilometers", 2000, "liberated", "area", "km2")]),
        ("It took twelve battalions to reopen the road.",
         [("twelve battalions", 12, "count", "formation.battalion", "")]),
        ("Losses were put at 436 killed, 458 missing and 2,060 wounded.",
         [("436 killed", 436, "killed", "personnel", ""),
          ("458 missing", 458, "lost", "personnel", ""),
          ("2,060 wounded", 2060, "wounded", "personnel", "")]),
        ("The Americans suffered casualties of 400.",
         [("400", 400, "killed_or_wounded", "personnel", "")]),
        ("A spokesman put the number of dead at 300.", [("300", 300, "killed", "personnel", "")]),
        ("They seized two 105-mm. howitzers, one tank, two trucks and a jeep.",
         [("two 105-mm. howitzers", 2, "seized", "artillery", ""),
          ("one tank", 1, "seized", "tank", ""),
          ("two trucks", 2, "seized", "vehicle", ""),
          ("a jeep", 1, "seized", "vehicle", "")]),
        ("Booty: 12 mortars; 45 machine-guns.",
         [("12 mortars", 12, "seized", "mortar", ""),
          ("45 machine-guns", 45, "seized", "machine_gun", "")]),
        ("Two B-29 bombers and four F-86 jets were shot down near the 38th parallel.",
         [("Two B-29 bombers", 2, "shot_down", "aircraft", ""),
          ("four F-86 jets", 4, "shot_down", "aircraft", "")]),
        ("12 policemen and seven planters were killed.",
         [("12 policemen", 12, "killed", "personnel", ""),
          ("seven planters", 7, "killed", "people", "")]),
        ("The bandits stole $50,000 and 200 bags of rice.",
         [("$50,000", 50000, "seized", "money", ""),
          ("200 bags of rice", 200, "seized", "food", "bag")]),
        ("casualties for the week totalled 1,247, including 213 killed.",
         [("1,247", 1247, "killed_or_wounded", "personnel", ""),
          ("213 killed", 213, "killed", "personnel", "")]),
        ("losses were 1,500 dead and 33 missing.",
         [("1,500 dead", 1500, "killed", "personnel", ""),
          ("33 missing", 33, "lost", "personnel", "")]),
        ("including 265,249 Americans wiped out",
         [("265,249 Americans", 265249, "annihilated", "personnel", "")]),
        ("Half the garrison was killed.", [("Half the garrison", 0.5, "share", "personnel", "")]),
        ("The garrison, 800 strong, resisted.",
         [("800 strong", 800, "strength", "personnel", "")]),
        ("They beat back 12 attacks by two battalions supported by 20 tanks.",
         [("12 attacks", 12, "repelled", "attack", ""),
          ("two battalions", 2, "committed", "formation.battalion", ""),
          ("20 tanks", 20, "committed", "tank", "")]),
        ("They shot down seven planes and damaged 11.",
         [("seven planes", 7, "shot_down", "aircraft", ""), ("11", 11, "damaged", "aircraft", "")]),
        ("annihilating over 800 troops, including 130 captured, and seizing two tanks",
         [("over 800 troops", 800, "annihilated", "personnel", ""),
          ("130 captured", 130, "captured", "personnel", ""),
          ("two tanks", 2, "seized", "tank", "")]),
        ("Seven planes - five F-84s and two Mustangs - were brought down.",
         [("Seven planes", 7, "shot_down", "aircraft", ""),
          ("five F-84s", 5, "shot_down", "aircraft", ""),
          ("two Mustangs", 2, "shot_down", "aircraft", "")]),
        ("The fighting lasted nine hours.", [("nine hours", 9, "duration", "hour", "")]),
        ("Of the 700 defenders 161 were Europeans.",
         [("700 defenders", 700, "count", "personnel", ""),
          ("161", 161, "count", "personnel", "")]),
        ("They killed 30 men, and 6,000 troops were quartered there.",
         [("30 men", 30, "killed", "personnel", ""),
          ("6,000 troops", 6000, "count", "personnel", "")]),
        ("100 piculs of grain and 30,000 piastres were seized",
         [("100 piculs of grain", 100, "seized", "food", "dan"),
          ("30,000 piastres", 30000, "seized", "money", "")]),
    ],
)  # fmt: skip
def test_extract_reads_english_figures_of_any_war(
    text: str, expected: list[tuple[object, ...]]
) -> None:
    assert rows(text, ENGLISH) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("毙敌三百余，伤敌二百，俘敌四十五名。",
         [("敌三百余", 300, "killed", "personnel", ""), ("敌二百", 200, "wounded", "personnel", ""),
          ("敌四十五名", 45, "captured", "personnel", "")]),
        ("是役计毙敌二百余名，伤一百五十名，缴机枪八挺。",
         [("敌二百余名", 200, "killed", "personnel", ""),
          ("一百五十名", 150, "wounded", "personnel", ""),
          ("机枪八挺", 8, "seized", "machine_gun", "")]),
        ("活捉敌营长一名。", [("营长一名", 1, "captured", "personnel.officer", "")]),
        ("一架敌机被击落，两辆坦克被击毁。",
         [("一架敌机", 1, "shot_down", "aircraft", ""),
          ("两辆坦克", 2, "destroyed", "tank", "")]),
        ("击落击伤敌机十二架，其中击落七架。",
         [("敌机十二架", 12, "destroyed_or_damaged", "aircraft", ""),
          ("七架", 7, "shot_down", "aircraft", "")]),
        ("敌军三百余人放下武器投降。", [("敌军三百余人", 300, "surrendered", "personnel", "")]),
        ("使敌人死伤和被俘五千人以上。", [("五千人", 5000, "annihilated", "personnel", "")]),
        ("缴获银元五千元，大米二千石，布一百匹。",
         [("五千元", 5000, "seized", "money", ""), ("大米二千石", 2000, "seized", "food", "shi"),
          ("布一百匹", 100, "seized", "clothing", "")]),
        ("缴获：各种炮二十门；机枪五挺。",
         [("各种炮二十门", 20, "seized", "artillery", ""),
          ("机枪五挺", 5, "seized", "machine_gun", "")]),
        ("敌军在飞机二十余架掩护下，进攻十二次，均被击退。",
         [("飞机二十余架", 20, "committed", "aircraft", ""),
          ("进攻十二次", 12, "repelled", "attack", "")]),
        ("俘获敌舰“长治”号一艘。", [("敌舰“长治”号一艘", 1, "seized", "vessel", "")]),
        ("半数敌军被歼。", [("半数敌军", 0.5, "share", "personnel", "")]),
        ("投弹两万余枚。", [("两万余枚", 20000, "dropped", "ammunition", "")]),
        ("伪军一个营一百八十余人起义。",
         [("一个营", 1, "mutinied", "formation.battalion", ""),
          ("一百八十余人", 180, "mutinied", "personnel", "")]),
        ("损失兵力二万七千余人，其中被俘的八百九十名。",
         [("兵力二万七千余人", 27000, "lost", "personnel", ""),
          ("八百九十名", 890, "captured", "personnel", "")]),
        ("击落敌战斗机一架。", [("战斗机一架", 1, "shot_down", "aircraft", "")]),
        ("失踪二十人。", [("二十人", 20, "lost", "personnel", "")]),
        ("缴获六○炮一门。", [("炮一门", 1, "seized", "artillery", "")]),
        ("丢失车辆四十二辆。", [("车辆四十二辆", 42, "lost", "vehicle", "")]),
    ],
)  # fmt: skip
def test_extract_reads_chinese_figures_of_any_war(
    text: str, expected: list[tuple[object, ...]]
) -> None:
    assert rows(text, CHINESE) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("He is 32 years old.", ENGLISH),
        ("The seven-year war went on.", ENGLISH),
        ("Six weeks later the town was liberated.", ENGLISH),
        ("At 10:30 a.m. MiG-15 planes crossed the 38th parallel.", ENGLISH),
        ("Resolution 5 was adopted under Article 3.", ENGLISH),
        ("his son was 18.", ENGLISH),
        ("About 60 widgets; among them a district committee member.", ENGLISH),
        ("On April 6, April 12 and 20 it rained.", ENGLISH),
        ("产量增加了四倍。", CHINESE),
        ("每小时五公里的速度。", CHINESE),
        ("在江的两岸歼灭敌军。", CHINESE),
        ("八路军到达。", CHINESE),
        ("三三两两的散兵。", CHINESE),
    ],
)
def test_extract_finds_no_figure_in_ages_names_and_times(text: str, language: Language) -> None:
    assert rows(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "claimant"),
    [
        ("According to Agence France-Presse, 17 soldiers were killed.", ENGLISH, "afp"),
        ("Twelve tanks were knocked out, Reuters reports.", ENGLISH, "reuters"),
        ("Twelve tanks were knocked out.", ENGLISH, "vna"),
        ("A spokesman of the garrison admitted that 30 soldiers were killed.", ENGLISH, None),
        ("据法新社报道，法军十七人被打死。", CHINESE, "afp"),
        ("当地驻军发言人供认，三十人被打死。", CHINESE, None),
        ("三十人被打死。", CHINESE, "vna"),
        ("AFP said there was fighting. It said 30 soldiers were killed.", ENGLISH, "afp"),
    ],
)
def test_extract_gives_a_claim_to_whom_its_sentence_cites(
    text: str, language: Language, claimant: str | None
) -> None:
    figures = read(
        text, language, RelayStep("rmrb", "agency", None), RelayStep("vna", "agency", None)
    )
    assert {figure.claimant for figure in figures} == {claimant}


def test_extract_gives_a_loss_to_who_suffers_it() -> None:
    figures = read("我军伤亡十余人，歼敌三百名。美军损失飞机十架。", CHINESE)
    assert [figure.side for figure in figures] == ["own", "enemy", "united_states"]
    (figure,) = read("The Viet Minh left more than 400 dead on the wire.", ENGLISH)
    assert figure.side == "vpa"


def test_extract_counts_killed_civilians_as_civilians() -> None:
    (figure,) = read("Enemy planes killed 42 civilians.", ENGLISH)
    assert figure.side == "civilians"


def test_extract_gives_troops_after_by_to_the_side_they_are_of_or_to_none() -> None:
    text = "The Volunteers beat back attacks by two regiments of the U.S. 7th Division."
    (figure,) = read(text, ENGLISH)
    assert figure.side == "united_states"
    (untold,) = read("The Volunteers beat back attacks by two battalions.", ENGLISH)
    assert untold.side == ""


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The booty of the day comprised 250 rifles.", ENGLISH,
         [("250 rifles", 250, "seized", "small_arms", "")]),
        ("Three beekeepers lost their lives.", ENGLISH,
         [("Three beekeepers", 3, "killed", "personnel", "")]),
        ("Two forts fell on Sunday.", ENGLISH,
         [("Two forts", 2, "captured_position", "stronghold", "")]),
        ("The enemy lost 600 of the 900 men engaged, along with 13 guns.", ENGLISH,
         [("600 of the 900 men", 600, "lost", "personnel", ""),
          ("900 men", 900, "count", "personnel", ""),
          ("13 guns", 13, "lost", "artillery", "")]),
        ("Not one of the 300 defenders escaped.", ENGLISH,
         [("300 defenders", 300, "count", "personnel", "")]),
        ("一〇五榴弹炮停止了射击。", CHINESE, []),
        ("三艘军舰炮轰海岸。", CHINESE, [("三艘军舰", 3, "count", "vessel", "")]),
        ("敌机八十余架轮番轰炸城区，投掷炸弹五百余枚。", CHINESE,
         [("敌机八十余架", 80, "count", "aircraft", ""),
          ("炸弹五百余枚", 500, "dropped", "ammunition", "")]),
    ],
)  # fmt: skip
def test_extract_tells_what_is_counted_from_what_is_done(
    text: str, language: Language, expected: list[tuple[object, ...]]
) -> None:
    assert rows(text, language) == expected


def test_extract_counts_more_of_the_civilians_just_told_of() -> None:
    figures = read("敌机轰炸城区，平民三十七人被炸死，六十余人受伤。", CHINESE)
    assert [figure.side for figure in figures] == ["civilians", "civilians"]


@pytest.mark.parametrize(
    ("text", "language", "actions"),
    [
        ("Not a single plane was lost.", ENGLISH, []),
        ("Eleven Sabres failed to return.", ENGLISH, ["lost"]),
        ("Fifteen posts were overrun and nine evacuated.", ENGLISH,
         ["captured_position", "forced_withdrawal"]),
        ("守敌四百余人，除少数逃窜外，其余全部被歼。", CHINESE, ["annihilated"]),
        ("民兵十二人坚守村寨，打退敌人七次冲锋。", CHINESE, ["count", "repelled"]),
    ],
)  # fmt: skip
def test_extract_keeps_what_was_undone_or_done_by_others_from_a_number(
    text: str, language: Language, actions: list[str]
) -> None:
    assert [row[2] for row in rows(text, language)] == actions


def test_what_is_for_army_use_is_not_used() -> None:
    (train,) = read("游击队炸毁敌军用列车三列。", Language.CHINESE)
    assert (train.action, train.object) == ("destroyed", "train")


@pytest.mark.parametrize(
    ("text", "action"),
    [("打死起义者七十九名。", "killed"), ("七天内投诚的已达五千八百余人。", "surrendered")],
)
def test_who_rose_is_told_apart_from_rising(text: str, action: str) -> None:
    (figure,) = [f for f in read(text, Language.CHINESE) if f.action != "duration"]
    assert figure.action == action


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
