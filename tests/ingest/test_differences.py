"""What the languages of a pair of sentences disagree on, and free translations that say the same.

The whole pipeline reads each pair, with the gazetteer and vocabulary that ship.
"""

import datetime as dt
import time

import pytest

from archive.ingest.pipeline import run
from tests.lexicon import load

LAYOUT = """Title: News
Author:
Date: 1952-11-01
Page: 4

{english}

<hr />

Original:

### 战讯

1952-11-01
第4版()
专栏：

    {chinese}
"""

DIFFERENT = [
    # numbers and what they count
    ("The guerrillas killed 130 men.", "游击队击毙敌军一百五十名。", "number", "major"),
    ("They lost 3,000 men in all.", "他们共损失三万人。", "number", "major"),
    ("They dropped dozens of bombs.", "他们投下数百枚炸弹。", "number", "major"),
    ("One-third of the men were sick.", "三分之二的人员生病。", "number", "major"),
    ("In the summer of 1952 they returned.", "一九五二年秋，他们回来了。", "date", "major"),
    ("They lost over 500 men.", "他们损失五百人。", "qualifier", "minor"),
    ("They advanced 40 miles.", "他们前进四十里。", "measure_unit", "major"),
    ("They held the ridge for five days.", "他们坚守山脊五小时。", "measure_unit", "major"),
    ("The river is 120 feet wide.", "河宽一百二十公尺。", "measure_unit", "major"),
    ("They seized 24 mortars.", "他们缴获机枪二十四挺。", "lexical", "minor"),
    ("Tens of thousands of people fled.", "数千群众逃走。", "number", "major"),
    ("A third of the garrison deserted.", "守军三分之二逃亡。", "number", "major"),
    # what was done, and by whom
    ("They killed six officers.", "他们俘虏军官六名。", "action", "major"),
    ("They damaged five planes.", "他们击落飞机五架。", "action", "major"),
    ("They killed the garrison.", "他们歼灭了守军。", "action", "major"),
    ("British forces withdrew.", "美军已经撤退。", "actor", "major"),
    # formations
    ("Two regiments were surrounded.", "两个营被包围。", "echelon", "major"),
    ("The American company was surprised.", "美军一个营遭到突袭。", "echelon", "major"),
    ("The regiment's guns fired all night.", "师属炮兵彻夜射击。", "echelon", "major"),
    ("A B-26 bomber crashed.", "Ｂ—２９轰炸机一架坠毁。", "number", "major"),
    ("They were stopped at mile 15.", "他们在十五公里处被阻。", "measure_unit", "major"),
    ("It entered its tenth day.", "罢工已进入第十星期。", "measure_unit", "major"),
    (
        "In the past five months they lost 22 guns.",
        "三个月来，他们损失炮二十二门。",
        "number",
        "major",
    ),
    ('"Figaro" admitted the loss.', "“世界报”承认失守。", "agency", "major"),
    ("The 141st Regiment attacked.", "一四四团发起攻击。", "unit_number", "major"),
    ("The 38th Army took the town.", "第三十九军攻占该城。", "unit_number", "major"),
    # dates and times
    ("It began on October 14.", "攻击于十月二十四日开始。", "date", "major"),
    ("It began in early August.", "攻击于八月下旬开始。", "date", "major"),
    ("They landed on the 20th and 21st.", "他们于二十日登陆。", "date", "major"),
    ("At 3 a.m. the attack began.", "下午三时开始进攻。", "date", "major"),
    ("They left at noon.", "他们半夜出发。", "date", "major"),
    ("They left at 5 p.m. on May 3.", "他们于五月三日下午七时出发。", "date", "major"),
    # places and directions
    ("They took Nam Dinh.", "他们攻占奠边府。", "toponym", "major"),
    ("The post lies south of Hanoi.", "该据点位于河内以北。", "direction", "major"),
    (
        "They withdrew northeast of Luang Prabang and dug in.",
        "他们撤到琅勃拉邦西北，构筑工事。",
        "direction",
        "major",
    ),
    ("They withdrew to the east.", "他们向西撤退。", "direction", "major"),
    ("The capital of Thai Binh province fell.", "太平省陷落。", "scope", "major"),
    ("They entered Nam Dinh at last.", "他们终于入城。", "addition", "minor"),
    # agencies
    ("Reuters admitted the loss.", "法新社承认失守。", "agency", "major"),
    # what is left out or added
    (
        "They seized rifles, machine guns and radios.",
        "他们缴获步枪、机枪、迫击炮和电台。",
        "omission",
        "minor",
    ),
    (
        "They seized ten mortars, forty rifles and two jeeps.",
        "他们缴获迫击炮十门、步枪四十支。",
        "addition",
        "minor",
    ),
    ("The prisoners included 230 Legionnaires.", "俘虏中有外籍军团士兵。", "addition", "minor"),
    ("General Cogny said nothing.", "戈湼一言不发。", "addition", "nuance"),
    # terms
    ("Franco-African troops fled.", "欧非籍部队逃窜。", "term", "major"),
    ("They contained the enemy.", "他们牵制了敌人。", "lexical", "nuance"),
]
SAME = [
    ("Over 70 per cent of the province is now free.", "该省百分之七十以上的地区已获解放。"),
    (
        "They killed 45 civilians and carried off all the oxen.",
        "他们杀害平民四十五人，并抢走所有耕牛。",
    ),
    (
        "They mined the highway and blew up two tanks and nine vehicles.",
        "他们在公路上埋设地雷，炸毁坦克两辆、汽车九辆。",
    ),
    ("Nearly ten thousand peasants repaired the roads.", "近万农民修复了公路。"),
    ("The tea company armed its men.", "茶叶公司武装了一个营。"),
    ("For three days on end they marched.", "他们一连行军三天。"),
    ("For a dozen or so days they held out.", "守军坚持了十几天。"),
    ("A dozen villages were burned down.", "十二个村庄被烧成平地。"),
    ("Half a month later they entered the town.", "半个月后，部队进城。"),
    ("In the past three years they won many battles.", "三年来，他们打了许多胜仗。"),
    ("Both sides suffered losses.", "双方都有损失。"),
    ("The enemy lost some 500 men.", "敌军损失五百余人。"),
    ("More than forty guns were taken.", "缴获大炮四十多门。"),
    ("On January 5, 1951, the town was freed again.", "一月五日，该城再次解放。"),
    ("Thousands upon thousands of people marched.", "成千上万的人游行。"),
    ("The People's Army took the town at one stroke.", "我军一举攻占该城。"),
    ("French troops fled towards Hanoi.", "敌军向河内逃窜。"),
    ("The enemy, one third of whom were wounded, gave up.", "敌人三分之一负伤，放弃了抵抗。"),
    ("Not a single plane returned.", "敌机无一返回。"),
    (
        "In all, 350 men were lost: 200 killed and 150 captured.",
        "共击毙二百名，俘一百五十名。",
    ),
    ("They were killed, wounded or captured.", "他们被毙伤俘。"),
    ("By noon the last shots had died away.", "到中午，枪声完全停息。"),
    ("That night the 308th Division's vanguard arrived.", "当夜，三〇八师先头部队到达。"),
    ("They fought 72 hours on end.", "他们连续作战三天。"),
    ("They marched 50 miles.", "他们行军八十公里。"),
    ("The price rose from 300 to 750 piastres.", "价格由三百元涨到七百五十元。"),
    ("They shot down one F-80 fighter.", "他们击落Ｆ—８０型战斗机一架。"),
    ("They bombed it on the 22nd and 23rd.", "他们于二十二、二十三两日轰炸该地。"),
    ("The booty included 78 guns of various kinds.", "缴获各种炮七十八门。"),
    ("The Day River is wide.", "底江很宽。"),
    ("In two and a half years they fought 1,250 times.", "两年半以来，他们作战一千二百五十次。"),
    (
        "It was made up of three infantry battalions, an artillery group and a tank platoon.",
        "该部队由三个步兵营、一个炮兵大队和一个坦克排组成。",
    ),
    ("They seized a 20 mm. gun.", "他们缴获二十毫米炮一门。"),
    ("It was the sixth anniversary; a million people marched.", "六周年纪念，有百万人游行。"),
    ("The 59th and 60th Tabors broke up.", "第五十九、六十两个“塔波尔”营溃散。"),
    ("Half the recruits fled on the night of August 13-14.", "八月十三日夜间，新兵逃走一半。"),
    ("It costs less than a quarter of this.", "费用不到其四分之一。"),
    ("Hanoi radio spoke of light casualties.", "河内电台说仅有轻微伤亡。"),
    ("One battalion was dropped at 8.15.", "一个营于八时十五分空投。"),
    ("45 posts were wiped out in the west of Nam Bo.", "在南部西区拔除据点四十五个。"),
    ("At 2 a.m. the attack began.", "夜二时开始进攻。"),
    ("As many as 300 shells fell.", "落弹多达三百发。"),
    ("They were driven out of 30 communes.", "他们被逐出三十个乡。"),
    ("The army has grown eightfold in five years.", "五年来，军队扩大了七倍。"),
    (
        "It was blown up 4 kilometres from Cam Giang station.",
        "它在距锦江车站四公里处被炸毁。",
    ),
    ("Twelve kilometres of rails were torn up.", "拆毁铁轨十二公里。"),
    ("A column stretching over two kilometres halted.", "长达两公里的纵队停了下来。"),
    ("The post of Cau Ngang fell.", "桥昂据点陷落。"),
    ("Over 100 men were captured or drowned.", "被俘和溺死者一百余人。"),
    ("An American captain was among the prisoners.", "俘虏中有美军上尉一名。"),
    ("General Clark admitted the loss.", "克拉克将军承认失守。"),
    ("Seoul was taken in one day.", "汉城在一天之内被攻占。"),
    ("Its flag was planted at 5.40.", "五时四十分，红旗插上山顶。"),
    # words of two meanings, and names that hold a number or a thing
    ("They handed over 58 rifles.", "他们交出步枪五十八支。"),
    ("They hold the land up to 32 miles to the south.", "他们控制着南面三十二英里的地方。"),
    ("They destroyed ten bridges and two roads.", "他们破坏桥梁十座和公路两条。"),
    ("A train of rifles and mortars hit a mine.", "载有步枪和迫击炮的火车触雷。"),
    ("They lost 36 men and two guns near Malacca.", "他们在马六甲的战斗中损失三十六人和炮两门。"),
    ("Many of the wounded prisoners talked.", "俘虏中许多伤员说话了。"),
    ("The enemy had held the town for three months.", "敌军盘踞该城三个月。"),
    ("The 8th Corps attacked.", "第八纵队进攻。"),
    ("They took Jinzhou on the Beiping-Liaoning Railway.", "他们攻占北宁路枢纽锦州。"),
    ("They withdrew on the 29th and 30th.", "他们在二十九、三十两日撤退。"),
    ("Within twenty minutes they had fled.", "不到二十分钟，他们就逃走了。"),
    ("They captured Height Doc Lap.", "他们攻克独立高地。"),
    ("The guerrillas took seven posts.", "游击队攻克据点七处。"),
    ("They dropped 12,000 gallons of napalm.", "他们投下凝固汽油一万二千加仑。"),
    ("They burned ten planes on Gia Lam airfield.", "他們在嘉林機場燒毀飛機十架。"),
]


def differences(english: str, chinese: str):
    (reading,) = run(LAYOUT.format(english=english, chinese=chinese), load())
    assert reading.article.published == dt.date(1952, 11, 1)
    return reading.discrepancies


@pytest.mark.parametrize(("english", "chinese", "kind", "severity"), DIFFERENT)
def test_a_difference_is_told_once_with_its_kind_words_and_reason(english, chinese, kind, severity):
    (found,) = differences(english, chinese)

    assert (found.kind, found.severity, found.prefer) == (kind, severity, "zh")
    assert found.note.endswith(".")
    quotes = [quote for quote in (found.english, found.chinese) if quote]
    assert quotes
    assert all(len(quote.text) < len(english) for quote in quotes)


@pytest.mark.parametrize(("english", "chinese"), SAME)
def test_a_free_translation_is_no_difference(english, chinese):
    assert differences(english, chinese) == ()


def test_a_number_that_moved_to_another_sentence_is_not_left_out():
    english = "They seized 240 rifles. The troops were in high spirits."
    chinese = "部队情绪高涨。他们缴获步枪二百四十支。"

    assert [found.kind for found in differences(english, chinese)] == []


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        (
            "It rose by 1,234,567,890,123,456,789 tons." * 3,
            "增加了九九九九九九九九九九九九吨。" * 3,
        ),
        ("the 99th of the 9999th " * 50, "第第第九十九" * 50),
        ("north south east west " * 50, "东西南北" * 50),
    ],
)
def test_strange_sentences_are_read_without_failing(english, chinese):
    differences(english, chinese)


def test_comparing_long_texts_takes_time_in_line_with_their_length():
    def seconds(times: int) -> float:
        english = "They took Nam Dinh and lost 240 men on May 3. " * times
        chinese = "他们在五月四日攻占奠边府，损失二百五十人。" * times
        start = time.process_time()
        differences(english, chinese)
        return time.process_time() - start

    seconds(2)  # compiles the vocabulary
    assert seconds(160) < 10 * max(seconds(40), 0.2)


def test_words_that_are_guessed_render_no_other_term():
    """One word shared with a known rendering tells the term only if the rendering begins so."""
    english = "The People's Army beat the enemy; the People's Soviet Army helped."
    (reading,) = run(LAYOUT.format(english=english, chinese="人民军打败了法军。"), load())

    assert not [one for one in reading.renderings if one.code == "french-army"]


def test_a_rank_makes_the_name_of_a_town_a_person():
    english = "Captain Paris and Corporal London were captured in Hanoi."
    (reading,) = run(LAYOUT.format(english=english, chinese="巴黎上尉等在河内被俘。"), load())

    assert {one.place for one in reading.places} == {"ha-noi"}


def test_chinese_corps_are_counted_with_their_deed():
    (reading,) = run(LAYOUT.format(english="Five corps fell.", chinese="歼灭五个军。"), load())

    (figure,) = reading.figures
    assert (figure.object, figure.quantity.value) == ("formation.corps", 5)


def test_a_sentence_without_counterpart_is_told_where_its_neighbours_have_theirs():
    english = (
        "Chipyong-ni has been under attack since February 13. The enemy brought up thirty tanks"
        " from Yoju. Our forces have cut the road behind the 23rd Regiment."
    )
    chinese = "砥平里自二月十三日以来一直遭到我军攻击。我军已切断第二十三团后方的公路。"
    found = [d for d in differences(english, chinese) if d.kind == "addition"]
    told = "The enemy brought up thirty tanks from Yoju."
    assert told in [d.english.text for d in found]
    assert "counterpart" not in "".join(d.note for d in differences(english[:53], chinese[:20]))


def test_a_source_that_one_language_leaves_unnamed_is_no_other_source():
    english = "Cairo, October 30 (XYZ): The Algerian fighters wiped out a French column."
    chinese = "【中东通讯社开罗三十日电】阿尔及利亚战士发表第十四号公报宣布歼灭法军纵队一支。"
    assert [d.kind for d in differences(english, chinese) if d.kind == "attribution"] == []


def test_another_agency_is_told_once():
    english = "Associated Press said on October 31 that planes had dropped leaflets."
    chinese = "合众社十月三十一日报道，飞机投下传单。"
    (found,) = differences(english, chinese)
    assert found.kind in ("agency", "attribution")
