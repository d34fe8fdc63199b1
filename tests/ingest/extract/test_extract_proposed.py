"""Names that the gazetteer lacks, where only a list, a suffix or the verb shows them."""

import pytest

from archive.ingest.extract.places.proposed_chinese import chinese_names
from archive.ingest.extract.places.proposed_english import english_names


def english(text: str) -> list[str]:
    return sorted({text[start:end] for start, end in english_names(text, [])})


def chinese(text: str) -> list[str]:
    return sorted({text[start:end] for start, end in chinese_names(text, [])})


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("guerrillas in Kien Thuy and Vinh Bao districts", ["Kien Thuy", "Vinh Bao"]),
        ("On the Waegwan and Tabu-dong sector", ["Tabu-dong", "Waegwan"]),
        ("attacked again from Kumsong and Yonchon", ["Kumsong", "Yonchon"]),
        ("a curfew on Labis, Yong Peng and Segamat", ["Labis", "Segamat", "Yong Peng"]),
        ("planes flew over Langtou and La Ku Shao", ["La Ku Shao", "Langtou"]),
        ("strafed Chang Tien Ho Kou railway station", ["Chang Tien Ho Kou"]),
        ("in central Johore", ["Johore"]),
        ("the Dien Ban local troops attacked", ["Dien Ban"]),
        ("a camp at Kampong Tengah", ["Kampong Tengah"]),
        ("Angang-ni was lost", ["Angang-ni"]),
        ("posts near Cap St. Jacques", ["Cap St. Jacques"]),
        ("threatened Pengpu", ["Pengpu"]),
        ("local troops surrounded Mo Duc.", ["Mo Duc"]),
        ("searched the jungle round Bahau.", ["Bahau"]),
        ("spread to the hill above Chorwon.", ["Chorwon"]),
        ("the last bands crossed into Albania", ["Albania"]),
    ],
)
def test_english_names_are_shown_by_lists_nouns_and_verbs(text: str, names: list[str]) -> None:
    assert english(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "HANOI, Feb. 3 and Sept. 5",
        "Guerrilla areas grew. Coastal districts were cleared.",
        "over the Bao Dai government, against Ho Chi Minh and near the Viet Minh",
        "victory over Laniel",
        "Farther south, Liu Po-cheng's columns deserted to the Reds",
        "In Giap and his men",
    ],
)
def test_english_names_are_no_months_persons_or_first_words(text: str) -> None:
    assert english(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("轰炸了新义州、军隅里、中和和主乙等地。", ["中和", "主乙", "军隅里", "新义州"]),
        ("攻占孟蚌、班乌和那勒三个据点", ["孟蚌", "班乌", "那勒"]),
        ("解放镇江、无锡和芜湖，", ["无锡", "芜湖", "镇江"]),
        ("在居銮和令金之间", ["令金", "居銮"]),
        ("又从金城和涟川方面发动进攻", ["涟川", "金城"]),
        ("敌军从横城退到原州，", ["原州", "横城"]),
        ("从南邦、勐赛撤退", ["勐赛", "南邦"]),
        ("自张店至高密一段", ["张店", "高密"]),
        ("攻克潍县县城", ["潍县"]),
        ("扫射长甸河口车站，", ["长甸河口车站"]),
        ("占领向塘飞机场。", ["向塘飞机场"]),
        ("在来溪车站附近", ["来溪车站"]),
        ("以东之金岭镇及蔡家庄地区", ["蔡家庄", "金岭镇"]),
        ("进犯班那抛村。", ["班那抛村"]),
        ("于梁家渡、三江口俘敌百人", ["三江口", "梁家渡"]),
        ("在高城东南，", ["高城"]),
        ("向石缸平原空投坦克", ["石缸平原"]),
        ("在兴海切断敌军退路", ["兴海"]),
        ("甘榜登雅警察局", ["甘榜登雅"]),
        ("袭击打拉省马卡布洛斯兵营，", ["打拉省", "马卡布洛斯"]),
        ("圣巴勃罗、阿拉亚特和甲万那端也遭到袭击", ["圣巴勃罗", "甲万那端", "阿拉亚特"]),
        ("据“工人日报”内罗毕消息:", ["内罗毕"]),
        ("从榆林、八所、北黎等港口乘船", ["八所", "北黎", "榆林"]),
        ("陆岸、安世和协和三县", ["协和", "安世", "陆岸"]),
        ("在古蒙山口使敌军失败", ["古蒙山口"]),
        ("窜踞赵县、栾城之地主", ["栾城", "赵县"]),
        ("我军进逼元氏", ["元氏"]),
        ("河西走廊全境", ["河西走廊"]),
        ("在福山市、美亭地区", ["福山市", "美亭"]),
        ("强攻占领宜川城。", ["宜川城"]),
        ("在孟良崮全军覆没", ["孟良崮"]),
        ("伞兵一个连空降孟赛。", ["孟赛"]),
        ("一路进占西宁，直指银川；", ["西宁", "银川"]),
    ],
)
def test_chinese_names_are_shown_by_lists_suffixes_and_verbs(text: str, names: list[str]) -> None:
    assert chinese(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "在政治、经济和文化方面",
        "摧毁据点十六处",
        "工人、农民和学生等各界人民",
        "从早到晚，从容撤退，由于敌人逃跑",
        "在白天袭击，在掩护下登陆，于拂晓发动",
        "到达指定位置",
        "那村里和那座山",
        "沿海平原一带",
        "在“海鸥战役”中，“海峡时报”写道",
        "从缺口冲了进去",
        "据可靠消息，据官方消息：",
        "据前线消息：",
        "另一路由东向西前进",
        "全村三分之一化为灰烬。",
        "政府宣布东北九府戒严。",
        "肃清了躲在山洞里的残敌。",
        "德卡斯特里将军被活捉。",
        "被迫自三角洲抽调六个营来解围。",
        "平毁据点、岗楼五百二十处",
        "在河岸放火烧村",
        "河的上游两岸",
    ],
)
def test_chinese_names_hold_no_ordinary_word(text: str) -> None:
    assert chinese(text) == []
