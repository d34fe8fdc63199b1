"""Figures of other wars, read with the vocabulary that ships."""

from __future__ import annotations

import pytest

from archive.ingest.records import Language, RelayStep
from tests.ingest.extract.figure_rows import CHINESE, ENGLISH, read, rows


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
