"""Places in both languages: levels, lists, relative locations, masks and unknown names."""

from decimal import Decimal

import pytest

from archive.ingest.extract.places import extract
from archive.ingest.lexicon import AgencyEntry, Lexicon, Name, PlaceEntry, TermEntry, UnitEntry
from archive.ingest.records import (
    Article,
    Header,
    Language,
    Paragraph,
    ParagraphKind,
    PlaceMention,
)
from archive.text.fold import has_han


def place(slug: str, kind: str, english: str, chinese: str, **fields: object) -> PlaceEntry:
    names = (Name(english, "en"), Name(chinese, "zh-Hans"))
    return PlaceEntry(slug, kind, names, **fields)  # type: ignore[arg-type]


LEXICON = Lexicon(
    places=(
        place("vietnam", "country", "Vietnam", "越南"),
        place("tay-bac", "region", "North-West", "西北", parent="vietnam"),
        place("ha-noi", "city", "Hanoi", "河内", lat=21.0245, lon=105.84117, radius_km=3.0),
        place("hung-yen-province", "province", "Hưng Yên", "兴安"),
        place("hung-yen", "town", "Hưng Yên", "兴安", parent="hung-yen-province"),
        place("thai-binh-province", "province", "Thái Bình", "太平"),
        place("thai-binh", "town", "Thái Bình", "太平", lat=20.45, lon=106.34, radius_km=3.0),
        place("hoa-binh-province", "province", "Hoà Bình", "和平"),
        place("hoa-binh", "town", "Hoà Bình", "和平", parent="hoa-binh-province"),
        place("yen-thuy", "district", "Yên Thủy", "安水", parent="hoa-binh-province"),
        place("vinh", "town", "Vinh", "荣市"),
        place("lai-chau", "town", "Lai Châu", "莱州"),
        place("dien-bien-phu", "town", "Điện Biên Phủ", "奠边府"),
        place(
            "lai-chau-dbp-road",
            "road",
            "mountain road between Lai Châu and Điện Biên Phủ",
            "莱州至奠边府间的山路",
        ),
        place("route-39", "road", "Route 39", "第三十九号公路"),
        place("rc-13", "road", "Route 13", "第十三号公路", parent="laos"),
        place("rp-13", "road", "Route 13", "第十三号公路", parent="tay-bac"),
        place("dbp-508", "strongpoint", "Base 508", "508据点"),
        place("dbp-509", "strongpoint", "Base 509", "509据点"),
        place("nam-rom", "river", "Nậm Rốm", "南容河"),
    ),
    units=(UnitEntry("vpa", "vpa", "army", None, (Name("越南人民军", "zh-Hans"),)),),
    agencies=(AgencyEntry("vna", "agency", ("Vietnam News Agency",), ("越南通讯社",)),),
    terms=(TermEntry("ambiguous", "ambiguous", (), ("太平", "和平")),),
)


def read(text: str, kind: ParagraphKind = ParagraphKind.BODY) -> tuple[PlaceMention, ...]:
    language = Language.CHINESE if has_han(text) else Language.ENGLISH
    paragraph = Paragraph("p1", language, kind, text, 1, 1)
    return extract(
        Article("monolingual", Header(), None, (paragraph,), None, "no date is printed"), LEXICON
    )


def places(text: str) -> list[tuple[str, str | None]]:
    return [(mention.quote.text, mention.place) for mention in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "the provincial capital of Thái Bình Province",
            [("provincial capital of Thái Bình Province", "thai-binh")],
        ),
        ("the southern part of Thai Binh Province", [("Thai Binh Province", "thai-binh-province")]),
        ("太平省省会和河内", [("太平省省会", "thai-binh"), ("河内", "ha-noi")]),
        ("太平省南部", [("太平省", "thai-binh-province")]),
        (
            "in Thái Bình and Hưng Yên provinces",
            [("Thái Bình", "thai-binh-province"), ("Hưng Yên", "hung-yen-province")],
        ),
        (
            "the two provinces of Hưng Yên and Thái Bình",
            [("Hưng Yên", "hung-yen-province"), ("Thái Bình", "thai-binh-province")],
        ),
        ("兴安、太平等两省", [("兴安", "hung-yen-province"), ("太平", "thai-binh-province")]),
        ("raids on Hưng Yên", [("Hưng Yên", "hung-yen")]),
        (
            "Yen Thuy district of Hoa Binh",
            [("Yen Thuy", "yen-thuy"), ("Hoa Binh", "hoa-binh-province")],
        ),
    ],
)
def test_extract_tells_town_from_province_by_the_words_around(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    "text",
    ["争取和平", "天下太平", "越南人民军", "Vietnam News Agency", "Hoang Dang Vinh", "越南军队"],
)
def test_extract_finds_nothing_in_ordinary_words_organisations_and_persons(text: str) -> None:
    assert places(text) == []


def test_extract_joins_a_compass_name_when_a_country_precedes_it() -> None:
    assert places("越南西北部") == [("越南西北", "tay-bac")]


@pytest.mark.parametrize(
    ("text", "quote", "anchor", "distance", "unit", "bearing"),
    [
        (
            "forty kilometers southwest of Hanoi",
            "forty kilometers southwest of Hanoi",
            "ha-noi",
            40,
            "km",
            "SW",
        ),
        ("50 miles south of Hanoi.", "50 miles south of Hanoi", "ha-noi", 50, "mi", "S"),
        ("在河内西南四十公里的据点", "河内西南四十公里", "ha-noi", 40, "km", "SW"),
        ("在河内以南五十英里地方", "河内以南五十英里", "ha-noi", 50, "mi", "S"),
        ("太平省省会西北二十里", "太平省省会西北二十里", "thai-binh", 20, "li", "NW"),
        ("距河内约三十公里", "距河内约三十公里", "ha-noi", 30, "km", ""),
        ("30 km from Hanoi", "30 km from Hanoi", "ha-noi", 30, "km", ""),
    ],
)
def test_extract_reads_a_relative_location(
    text: str, quote: str, anchor: str, distance: int, unit: str, bearing: str
) -> None:
    (mention,) = read(text)
    relation = mention.relation
    assert relation is not None
    assert (mention.place, mention.quote.text) == (None, quote)
    assert (relation.anchor, relation.distance, relation.unit, relation.bearing) == (
        anchor,
        Decimal(distance),
        unit,
        bearing,
    )


def test_extract_computes_the_point_and_radius_of_a_relative_location() -> None:
    relation = read("20 km northwest of the provincial capital of Thai Binh Province")[0].relation
    assert relation is not None
    assert (relation.lat, relation.lon, relation.radius_km) == (20.57713, 106.20415, 9.1)


@pytest.mark.parametrize(
    "text", ["the mountain road between Lai Châu and Điện Biên Phủ", "在莱州和奠边府之间的山路上"]
)
def test_extract_reads_the_road_between_two_towns_as_that_road(text: str) -> None:
    assert [mention.place for mention in read(text)] == ["lai-chau-dbp-road"]


@pytest.mark.parametrize("text", ["on Highway 39", "第三十九号公路上", "39号公路", "Route No. 39"])
def test_extract_finds_a_road_by_its_number(text: str) -> None:
    assert [mention.place for mention in read(text)] == ["route-39"]


def test_extract_leaves_a_road_open_when_several_have_its_number() -> None:
    (mention,) = read("on Route 13")
    assert (mention.place, mention.candidates) == (None, ("rc-13", "rp-13"))


def test_extract_chooses_the_road_of_the_region_that_is_named_beside_it() -> None:
    assert [m.place for m in read("在西北地区的第十三号公路")] == ["tay-bac", "rp-13"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Along Route 5 they drew near Taegu in Korea", [None, None, "korea"]),
        ("from Hanoi along Route 5", ["ha-noi", "rc-5"]),
        ("along Route 5", ["rc-5"]),
        ("took Hills 101 and 210 near Hanoi", [None, None, "ha-noi"]),
        ("took Hill 210 at Dien Bien Phu", ["dbp-210", "dien-bien-phu"]),
        ("七溪", ["that-khe"]),
    ],
)
def test_extract_knows_a_number_only_beside_the_places_around_it(
    text: str, expected: list[str | None]
) -> None:
    lexicon = Lexicon(
        places=(
            place("vietnam", "country", "Vietnam", "越南"),
            place("korea", "country", "Korea", "朝鲜"),
            place("ha-noi", "city", "Hanoi", "河内", parent="vietnam"),
            place("that-khe", "town", "That Khe", "七溪", parent="vietnam"),
            place("dien-bien-phu", "town", "Dien Bien Phu", "奠边府", parent="vietnam"),
            place("dbp-210", "strongpoint", "Hill 210", "210据点", parent="dien-bien-phu"),
            place("rc-5", "road", "Route 5", "第五号公路", parent="vietnam"),
        )
    )
    language = Language.CHINESE if has_han(text) else Language.ENGLISH
    paragraph = Paragraph("en1", language, ParagraphKind.BODY, text, 1, 1)
    article = Article("monolingual", Header(), None, (paragraph,), None, "no date is printed")
    assert [mention.place for mention in extract(article, lexicon)] == expected


def test_extract_reads_the_numbers_of_a_list_of_bases() -> None:
    found = [("508", "dbp-508"), ("509", "dbp-509"), ("Nam Rom", "nam-rom")]
    assert places("two bases, 508 and 509 on the left bank of the Nam Rom River") == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("stationed at the Kla Vo Gorge", "Kla Vo Gorge"),
        ("north of Lục Giang in September", "Lục Giang"),
        ("在南目河边开火", "南目河"),
        ("at Cape Ronde", "Cape Ronde"),
        ("on Highway 77", "Highway 77"),
    ],
)
def test_extract_proposes_a_name_that_the_gazetteer_lacks(text: str, name: str) -> None:
    (mention,) = read(text)
    assert (mention.place, mention.proposed_name, mention.quote.text) == (None, name, name)


def test_extract_reads_nothing_in_a_trailer() -> None:
    assert read("Related: Hanoi", ParagraphKind.TRAILER) == ()


@pytest.mark.parametrize("text", ["508和509两个据点", "508、509据点", "508丘和509高地"])
def test_extract_reads_the_numbers_of_a_chinese_list_of_bases(text: str) -> None:
    assert [mention.place for mention in read(text)] == ["dbp-508", "dbp-509"]


@pytest.mark.parametrize("text", ["和平战线", "河内——和平的公路", "越南和平省"])
def test_extract_takes_an_ordinary_word_for_a_place_when_its_neighbours_say_so(text: str) -> None:
    assert read(text)[-1].place in ("hoa-binh", "hoa-binh-province")


def test_extract_takes_an_ordinary_word_for_a_place_that_the_article_names_elsewhere() -> None:
    assert [m.place for m in read("解放和平省。敌军从和平撤退，人民要求和平。")] == [
        "hoa-binh-province",
        "hoa-binh",
    ]


def unknown(text: str, kind: ParagraphKind = ParagraphKind.BODY) -> list[str]:
    return [mention.proposed_name for mention in read(text, kind) if mention.proposed_name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("a patrol was ambushed near Batu Arang in Selangor", ["Batu Arang", "Selangor"]),
        ("units that liberated Taejon are marching toward Taegu", ["Taejon", "Taegu"]),
        ("counties including Qishan, Meixian and Wugong", ["Qishan", "Meixian", "Wugong"]),
        ("Enemy aircraft bombed Wonsan and Hungnam on the 22nd", ["Wonsan", "Hungnam"]),
        (
            "and Kwangju, the capital of South Cholla Province,",
            ["Kwangju", "South Cholla Province"],
        ),
        ("the town on the Seoul-Pusan railway was shelled", ["Seoul-Pusan railway"]),
        ("in the Chorwon-Kumhwa area and on the Kumsong front", ["Chorwon-Kumhwa", "Kumsong"]),
        ("held Hill 317 and Height 597.9", ["Hill 317", "Height 597.9"]),
        ("They retreated from Chinju to Masan.", ["Chinju", "Masan"]),
        ("found in the Trau (Buffalo) Cave", ["Trau (Buffalo) Cave"]),
        ("off Chumunjin, and again in the Battle of Yongdong", ["Chumunjin", "Yongdong"]),
        ("In Batna the enemy withdrew.", ["Batna"]),
        ("Vinh Tuong, a village near Sidi bel Abbès", ["Vinh Tuong", "Sidi bel Abbès"]),
        ("Suwon was recaptured.", ["Suwon"]),
        ("attacked at the Iron Triangle", ["Iron Triangle"]),
        ("The patrol left Kuala Lipis for Raub at dawn.", ["Kuala Lipis", "Raub"]),
        ("held Hanoi and Do Son beach were attacked", ["Do Son"]),
    ],
)
def test_extract_proposes_english_names_that_the_words_around_make_places(
    text: str, names: list[str]
) -> None:
    assert unknown(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "surrendered to General Navarre in January",
        "according to Bernard Fall the French Union lost",
        "in Operation Camargue and at General Headquarters",
        "the U.S. 1st Cavalry Division near the American-held lines",
        "loyal to Bao Dai in the French Army",
        "on Sunday, in Parliament, Mr. Eden said",
        "The enemy fled. They were led by Colonel de Castries in Winter.",
    ],
)
def test_extract_proposes_no_person_army_people_or_month(text: str) -> None:
    assert unknown(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("在巴特纳以南击落敌机一架", ["巴特纳"]),
        ("在奥雷斯山区和君士坦丁附近作战", ["奥雷斯山区", "君士坦丁"]),
        ("轰炸元山与兴南，我炮兵还击", ["元山", "兴南"]),
        ("二十四日解放全罗南道首府光州。", ["全罗南道", "光州"]),
        ("又连克凤翔、岐山、郿县、武功等县城八座", ["凤翔", "岐山", "郿县", "武功"]),
        ("向漣川西北的馬良山及其附近的三一七高地發起攻擊", ["漣川", "馬良山", "三一七高地"]),
        ("新华社开罗四日电：敌军从君士坦丁撤退", ["君士坦丁"]),
        ("袭击了雪兰莪州巴都亚冷附近的矿场", ["雪兰莪州", "巴都亚冷"]),
        ("在北南容河以东歼敌", ["北南容河"]),
        ("我军于碾庄圩全歼敌军，敌由双堆集向萧县方向逃窜，", ["碾庄圩", "双堆集", "萧县"]),
        ("进驻清川江北岸的价川。", ["清川江", "价川"]),
        ("已经占领金浦机场，炸毁大同江上的桥梁", ["金浦机场", "大同江"]),
        ("先后解放公主岭、四平和开原。", ["公主岭", "四平", "开原"]),
        ("在军隅里和价川以北歼敌", ["军隅里", "价川"]),
        ("在特莱姆森以西三十公里的纳德罗马同法军作战", ["特莱姆森", "纳德罗马"]),
        ("向金化以北的五九八·九高地进攻五次。", ["金化", "五九八·九高地"]),
        ("切断了京义铁路和平康—铁原公路", ["京义铁路", "平康—铁原公路"]),
        ("人民军解放开城后，继续向汉城推进。开城人民欢迎。", ["开城", "汉城", "开城"]),
    ],
)
def test_extract_proposes_chinese_names_that_the_words_around_make_places(
    text: str, names: list[str]
) -> None:
    assert unknown(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "敌军在广大地区进行扫荡",
        "向西北重镇发起攻击，占领军港，在中部山区活动，在军事基地一带",
        "向仓皇逃窜的敌军追击",
        "我军在战斗中占领阵地，歼灭敌人",
        "沿公路和铁路前进，控制了山路",
        "解放全国人民，解放战争的胜利",
        "敌人在城市和农村附近修筑工事",
    ],
)
def test_extract_proposes_no_ordinary_chinese_word(text: str) -> None:
    assert unknown(text) == []


def test_extract_finds_a_proposed_name_again_and_in_a_heading_only_then() -> None:
    assert unknown("Our Army Liberates Suwon, Pursues Enemy", ParagraphKind.TITLE) == []
    paragraphs = tuple(
        Paragraph(id, Language.ENGLISH, kind, text, 1, 1)
        for id, kind, text in (
            ("title", ParagraphKind.TITLE, "Our Army Liberates Suwon, Pursues Enemy"),
            ("en1", ParagraphKind.BODY, "They entered Suwon. The Suwon garrison fled."),
        )
    )
    article = Article("monolingual", Header(), None, paragraphs, None, "no date is printed")
    assert [m.proposed_name for m in extract(article, LEXICON)] == ["Suwon"] * 3


@pytest.mark.parametrize(
    ("text", "quote", "name", "distance", "unit", "bearing"),
    [
        (
            "in the area twenty kilometers northeast of Kumhwa on October 30th",
            "twenty kilometers northeast of Kumhwa",
            "Kumhwa",
            20,
            "km",
            "NE",
        ),
        ("金化东北二十公里地区", "金化东北二十公里", "金化", 20, "km", "NE"),
        ("55 miles north-northeast of Suwon",) * 2 + ("Suwon", 55, "mi", "NNE"),
        ("20 li north-west of Suwon",) * 2 + ("Suwon", 20, "li", "NW"),
        ("12 nautical miles off Chumunjin",) * 2 + ("Chumunjin", 12, "nmi", ""),
    ],
)
def test_extract_tells_a_place_from_an_anchor_that_the_gazetteer_lacks(
    text: str, quote: str, name: str, distance: int, unit: str, bearing: str
) -> None:
    (mention,) = read(text)
    relation = mention.relation
    assert relation is not None
    assert (mention.quote.text, mention.proposed_name, relation.anchor) == (quote, name, "")
    assert (relation.distance, relation.unit, relation.bearing) == (distance, unit, bearing)
    assert (relation.lat, relation.lon) == (None, None)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("five kilometres outside Hanoi", "five kilometres outside Hanoi"),
        (
            "some ten miles from the outskirts of Hanoi",
            "some ten miles from the outskirts of Hanoi",
        ),
        ("25 km. north-east of Hanoi", "25 km. north-east of Hanoi"),
        ("15 kilometres east of the abandoned post at Hanoi",) * 2,
        ("河内以北约二十里处", "河内以北约二十里"),
        ("河内以东二十海里", "河内以东二十海里"),
        ("离河内只有五公里", "离河内只有五公里"),
        ("位于河内西北十五公里", "河内西北十五公里"),
    ],
)
def test_extract_reads_every_wording_of_a_relative_location(text: str, quote: str) -> None:
    (mention,) = read(text)
    assert mention.quote.text == quote
    assert mention.relation is not None
    assert mention.relation.anchor == "ha-noi"


@pytest.mark.parametrize(
    "text",
    [
        "越南民族解放军和越南政府",
        "越南海军派出舰艇",
        "the Vietnam Committee met",
        "the Communist Party of Vietnam and the People's Army of Vietnam",
    ],
)
def test_extract_takes_a_body_of_a_country_for_no_country(text: str) -> None:
    assert places(text) == []


@pytest.mark.parametrize("text", ["near Thai-Binh", "near Thaibinh", "near Thái-Bình"])
def test_extract_finds_names_joined_and_with_hyphens(text: str) -> None:
    assert [mention.place for mention in read(text)] == ["thai-binh"]


CHINA = (
    place("china", "country", "China", "中国"),
    place("taiyuan", "city", "Taiyuan", "太原", parent="china"),
    place("xian", "city", "Sian", "西安", parent="china"),
    place("thai-nguyen", "town", "Thái Nguyên", "太原", parent="vietnam"),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("解放太原市和西安", ["taiyuan", "xian"]),
        ("从越南的奠边府到太原市", ["vietnam", None, "thai-nguyen"]),
        ("西北战场的解放军攻克西安", ["xian"]),
        ("太原市", [None]),
    ],
)
def test_extract_chooses_among_places_of_one_name_by_the_country_told_of(
    text: str, expected: list[str | None]
) -> None:
    lexicon = Lexicon(
        places=(*LEXICON.places[:2], *CHINA),
        terms=(TermEntry("ambiguous", "ambiguous", (), ("西北",)),),
    )
    paragraph = Paragraph("zh1", Language.CHINESE, ParagraphKind.BODY, text, 1, 1)
    article = Article("monolingual", Header(), None, (paragraph,), None, "no date is printed")
    assert [mention.place for mention in extract(article, lexicon)] == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [("一个越南营被歼。", []), ("越南团结一致。", ["越南"]), ("越南连日激战。", ["越南"])],
)
def test_extract_takes_troops_of_a_country_for_no_place(text: str, names: list[str]) -> None:
    assert [mention.quote.text for mention in read(text)] == names
