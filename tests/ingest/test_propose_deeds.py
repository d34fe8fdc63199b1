"""Every sentence that tells a deed leads to one event: its type, place, and who took part."""

import pytest

from tests.readings.items import read


def events(words: str, published: str = "1954-12-31") -> list[str]:
    english, chinese = ([], [words]) if words > "一" else ([words], [])
    reading = read(english, chinese, published)
    places = {place.id: place.quote.text for place in reading.places}
    units = {unit.id: unit.quotes[0].text for unit in reading.units}
    return [
        " ".join(
            [
                event.type,
                event.date.edtf if event.date else "",
                *(places[place.mention] for place in event.places),
                *(f"{unit.role}:{units[unit.mention]}" for unit in event.units),
            ]
        )
        for event in reading.events
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The French reoccupied Dong Trieu on April 2.", "capture 1954-04-02 Dong Trieu"),
        ("On May 6 rebels captured Hoa Binh.", "capture 1954-05-06 Hoa Binh attacker:rebels"),
        ("On April 6 guerrillas ambushed a column near Hoa Binh.",
         "ambush 1954-04-06 Hoa Binh attacker:guerrillas defender:a column"),
        ("Hoa Binh fell on the night of April 6.", "capture 1954-04-06 Hoa Binh"),
        ("On April 6 guerrillas fell on a convoy near Hoa Binh.",
         "attack 1954-04-06 Hoa Binh attacker:guerrillas"),
        ("The fort of Yen Cu Ha changed hands several times on June 3.",
         "capture 1954-06-03 Yen Cu Ha"),
        ("Thakhek was entered by People's Army units on December 26.",
         "advance 1954-12-26 Thakhek attacker:People's Army"),
        ("The town of Bac Kan was retaken on August 23.", "capture 1954-08-23 town of Bac Kan"),
        ("Guerrillas cut Highway 5 in four places on June 9.",
         "sabotage 1954-06-09 Highway 5 attacker:Guerrillas"),
        ("The road between Hanoi and Haiphong was cut on June 9.",
         "sabotage 1954-06-09 Haiphong Hanoi"),
        ("Communist forces crossed the Yangtze near Wuhu on April 20.",
         "crossing 1954-04-20 Yangtze Wuhu attacker:Communist forces"),
        ("Sabre jets downed six MIG-15s over Sinanju on April 12.",
         "air-defence 1954-04-12 Sinanju"),
        ("Communist gunners poured 3,000 shells into Triangle Hill on October 14.",
         "shelling 1954-10-14 Triangle Hill attacker:Communist gunners"),
        ("Five farms were burned near Souk Ahras on June 11.", "attack 1954-06-11 Souk Ahras"),
        ("Hoa Binh fell to French paratroops on November 14.",
         "capture 1954-11-14 Hoa Binh attacker:French paratroops"),
        ("Two battalions were cut to pieces at Khammouane on December 21.",
         "battle 1954-12-21 Khammouane defender:Two battalions"),
        ("Navy planes destroyed 15 trucks near Suwon on September 17.",
         "air-raid 1954-09-17 Suwon attacker:Navy planes"),
        ("Xieng Khouang was given up by the French on April 21.",
         "withdrawal 1954-04-21 Xieng Khouang"),
        ("French bombers hit rebel columns on Route 12 on December 26.",
         "air-raid 1954-12-26 Route 12 attacker:French bombers defender:rebel columns"),
        ("Between 3 and 7 October they were destroyed in the limestone gorges of Coc Xa.",
         "attack 1954-10-03/1954-10-07 Coc Xa"),
        ("Vietminh troops captured Thakhek on the Mekong River Saturday, cutting Indochina in two.",
         "capture 1954-12-25 Thakhek Mekong River attacker:Vietminh"),
        ("二十三日夜，志愿军向盘踞在金城以南高地的李伪军第六师发动反击。",
         "counter-attack 1954-12-23 金城 attacker:志愿军 defender:第六师"),
        ("七日，人民军进驻昆嵩。", "advance 1954-12-07 昆嵩 attacker:人民军"),
        ("十一月十二日，人民军在黑水江上截击敌军船队。",
         "interception 1954-11-12 黑水江 attacker:人民军"),
        ("十二月十五日夜，人民军一个营打入发艳。",
         "capture 1954-12-15 发艳 attacker:一个营"),
        ("十一月十七日，法军两个连在真梦中伏。", "ambush 1954-11-17 真梦 defender:两个连"),
        ("二月十三日，人民军占领保和据点。", "capture 1954-02-13 保和 attacker:人民军"),
        ("二月十七日，人民军拔掉多多阿据点。", "capture 1954-02-17 多多阿 attacker:人民军"),
        ("五月九日，法军在吉碑屠杀居民二百人。", "attack 1954-05-09 吉碑 attacker:法军"),
        ("十月十四日，敌人向五九七点九高地倾泻炮弹。", "shelling 1954-10-14 五九七点九高地"),
        ("十一月三十日，我军解放大和岛。", "liberation 1954-11-30 大和岛 attacker:我军"),
        ("三月十三日，法军窜入永盛村，烧毁民房。", "attack 1954-03-13 永盛村 attacker:法军"),
        ("十月十四日，我志愿军打退了美军第七师和李伪军第二师对上甘岭的进攻。",
         "attack 1954-10-14 上甘岭 defender:志愿军 attacker:第七师 attacker:第二师"),
        ("十月二十四日，埋伏在端雄附近的炮兵向法国舰艇开火。",
         "ambush 1954-10-24 端雄 attacker:炮兵"),
        ("六月五日，河内法军派兵解救宁平据点。", "siege 1954-06-05 宁平 attacker:法军"),
        ("二十八日，另一支敌军在多耶云遭到截击。", "interception 1954-12-28 多耶云"),
    ],
)  # fmt: skip
def test_a_sentence_that_tells_a_deed_is_an_event(words: str, told: str) -> None:
    assert events(words) == [told]


@pytest.mark.parametrize(
    "words",
    [
        "The refugees crossed the Thai frontier on June 9.",
        "Taxes were cut by half in Hanoi on June 9.",
        "Officers were surprised that the post held.",
        "The hill had changed hands several times since the spring.",
        "东北剿匪副总司令卫立煌十月九日到达锦州。",
        "第二次会议定于明天在中嘉举行。",
    ],
)
def test_words_of_many_meanings_tell_of_no_fight(words: str) -> None:
    assert events(words) == []


def test_deeds_of_one_sentence_have_their_own_units_and_figures() -> None:
    words = (
        "第四野战军八日解放衡阳后，九日至十一日在祁阳以北的黄土铺地区围歼第七军，俘二万九千余人。"
    )
    reading = read([], [words], "1949-10-12")
    units = {unit.id: unit.quotes[0].text for unit in reading.units}
    found = {
        event.type: ({units[u.mention] for u in event.units}, len(event.figures))
        for event in reading.events
    }
    assert found["liberation"] == ({"第四野战军"}, 0)
    assert found["battle"] == ({"第四野战军", "第七军"}, 1)


def test_an_evacuation_completed_needs_no_day() -> None:
    words = (
        "HANOI, July 2 (AFP) - French Union forces have completed the evacuation of the southern"
        " provinces of Phat Diem and Bui Chu, the High Command announced yesterday."
    )
    assert [event.split()[0] for event in events(words, "1954-07-03")] == ["withdrawal"]


def test_to_day_is_today() -> None:
    words = "NAIROBI, April 24 (Reuter)—Police sealed off the capital before dawn to-day."
    assert events(words, "1954-04-25") == ["mopping-up 1954-04-24 attacker:Police"]


def test_the_hour_of_one_deed_is_not_that_of_the_next() -> None:
    words = (
        "ALGIERS, August 21 (AFP) - Rebels attacked Philippeville at noon yesterday. At El Halia,"
        " a mine near Philippeville, 37 Europeans were massacred."
    )
    assert events(words, "1955-08-22") == [
        "attack 1955-08-20T12:00:00 Philippeville attacker:Rebels",
        "attack 1955-08-20 El Halia Philippeville",
    ]


def test_days_are_counted_from_the_dispatch_that_a_newspaper_quotes() -> None:
    words = "本报讯　据路透社西贡十三日电：越盟军队昨夜袭击了距西贡三十英里的新安。"
    assert events(words, "1951-05-15") == ["raid 1951-05-12 新安 距西贡三十英里 attacker:越盟"]


def test_losses_since_an_open_day_are_a_total() -> None:
    words = (
        "Since the invasion of Viet Bac began on October 7 the French are said to have lost"
        " over 1,500 men."
    )
    assert events(words, "1947-11-30") == ["campaign-total 1947-10-07 Viet Bac"]


def test_the_press_of_the_time_wrote_pnompenh() -> None:
    (place,) = read(["Guerrillas raided the post near Pnompenh."], [], "1953-02-04").places
    assert place.place == "phnom-penh"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("On May 3 the French lost the post of Dong Khe.", "capture 1953-05-03 Dong Khe"),
        ("On May 3 Dong Khe was lost.", "capture 1953-05-03 Dong Khe"),
        ("On May 3 French columns reached the outskirts of Dong Khe.",
         "advance 1953-05-03 Dong Khe attacker:French columns"),
        ("On May 3 French troops swept the area of Dong Khe.",
         "mopping-up 1953-05-03 Dong Khe attacker:French troops"),
        ("On May 3 guerrillas disarmed a post near Dong Khe.",
         "capture 1953-05-03 Dong Khe attacker:guerrillas"),
        ("On May 3 rebels engaged a French column near Dong Khe.",
         "battle 1953-05-03 Dong Khe attacker:rebels defender:a French column"),
        ("On May 3 rebels held up a bus near Dong Khe.",
         "raid 1953-05-03 Dong Khe attacker:rebels"),
        ("On May 3 fighting continued at Dong Khe.", "battle 1953-05-03 Dong Khe"),
        ("On May 3 a French battalion came under fire near Dong Khe.",
         "attack 1953-05-03 Dong Khe defender:a French battalion"),
        ("五月三日，法军抵达东溪。", "advance 1953-05-03 东溪 attacker:法军"),
        ("五月三日，游击队解除了东溪据点伪军的武装。", "capture 1953-05-03 东溪 attacker:游击队"),
        ("五月三日，我军打下东溪据点。", "capture 1953-05-03 东溪 attacker:我军"),
        ("五月三日，法军丢失了东溪。", "capture 1953-05-03 东溪 defender:法军"),
        ("五月三日，游击队骚扰东溪据点。", "raid 1953-05-03 东溪 attacker:游击队"),
    ],
)  # fmt: skip
def test_words_of_many_meanings_tell_of_combat_where_a_place_or_men_follow(
    words: str, told: str
) -> None:
    assert events(words, "1953-05-29") == [told]


@pytest.mark.parametrize(
    "words",
    [
        "The delegation reached Hanoi on May 3.",
        "On May 3 General Navarre lost his temper in Hanoi.",
        "On May 3 the Hanoi team won the championship of Haiphong.",
        "On May 3 General Salan was relieved of his command in Hanoi.",
        "On May 3 the government secured a loan in Hanoi.",
        "On May 3 a trade agreement was reached in Hanoi.",
        "On May 3 rain held up traffic in Hanoi.",
        "On May 3 workers engaged in a strike in Hanoi.",
        "五月三日，越南人民军代表团到达河内。",
        "五月三日，河内解除戒严。",
    ],
)
def test_words_of_many_meanings_tell_of_none_elsewhere(words: str) -> None:
    assert events(words, "1953-05-29") == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("On May 3 a Viet Minh attack on Phu Ly was repulsed by Moroccan troops.",
         "attack 1951-05-03 Phu Ly attacker:Viet Minh defender:Moroccan troops"),
        ("On May 3 the post of Phu Ly was overrun by two regiments of Division 312.",
         "capture 1951-05-03 Phu Ly attacker:two regiments attacker:Division 312"),
        ("On May 3 Phu Ly was occupied by two North Vietnamese regiments.",
         "capture 1951-05-03 Phu Ly attacker:two North Vietnamese regiments"),
        ("On May 3 guerrillas of Bac Ninh attacked the post of Phu Ly.",
         "attack 1951-05-03 Phu Ly attacker:guerrillas"),
        ("五月三日，法军向府里进犯，被人民军击退。",
         "attack 1951-05-03 府里 attacker:法军 defender:人民军"),
        ("五月三日，另一部队在府里与美军第二师激战。",
         "battle 1951-05-03 府里 attacker:另一部队 defender:第二师"),
        ("越军五月三日夜向府里炮楼猛烈射击，法军两人被打死。",
         "attack 1951-05-03 府里 attacker:越军 defender:法军"),
    ],
)  # fmt: skip
def test_who_throws_an_attack_back_or_suffers_in_a_clause_of_its_own(words: str, told: str) -> None:
    assert events(words, "1951-05-20") == [told]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Fighter-bombers raided Pyongyang on May 3.",
         "air-raid 1953-05-03 Pyongyang attacker:bombers"),
        ("B-29s dropped 160 tons of bombs on bridges at Sinuiju on May 3.",
         "air-raid 1953-05-03 Sinuiju"),
        ("On May 3 rebels burned a rubber plantation at Bien Hoa.",
         "attack 1953-05-03 Bien Hoa attacker:rebels"),
        ("On May 3 the French lost 200 men at Dong Khe.", "battle 1953-05-03 Dong Khe"),
        ("In April the French evacuated Cao Bang.", "withdrawal 1953-04 Cao Bang"),
    ],
)  # fmt: skip
def test_bombs_fires_and_losses_tell_of_a_deed(words: str, told: str) -> None:
    assert events(words, "1953-05-29") == [told]


def test_what_is_told_of_it_is_told_of_the_place_before() -> None:
    words = "On May 3 a mine exploded under Hill A1, and Regiment 174 took it at dawn on May 4."
    assert events(words, "1953-05-29")[-1] == "capture 1953-05-04 Hill A1 attacker:Regiment 174"


def test_a_sentence_that_goes_elsewhere_tells_no_more_of_the_deed_before() -> None:
    words = (
        "On May 3 the 79th Division attacked Yudam-ni. East of the water the 80th Division struck"
        " a task force; about a thousand men were lost."
    )
    (event,) = events(words, "1953-05-29")
    assert "80th Division" not in event


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The garrison at Thua Luu rose against its officers on May 3.",
         "mutiny 1953-05-03 Thua Luu subject:garrison"),
        ("On May 3 rebels kidnapped two councillors near Tay Ninh.",
         "raid 1953-05-03 Tay Ninh attacker:rebels"),
        ("On May 3 rebels cut the Hanoi-Haiphong road at four points.",
         "sabotage 1953-05-03 Hanoi-Haiphong road attacker:rebels"),
        ("On May 3 Viet Minh forces attacked Voeun Sai and threatened Stung Treng.",
         "attack 1953-05-03 Voeun Sai attacker:Viet Minh"),
        ("On May 3 rebels overran the post of Dak Doa. A relief column was ambushed.",
         "capture 1953-05-03 Dak Doa attacker:rebels defender:A relief column"),
    ],
)  # fmt: skip
def test_a_road_cut_a_threat_and_a_relief_column(words: str, told: str) -> None:
    assert events(words, "1953-05-29") == [told]


def test_a_general_who_is_arrested_is_captured_and_isolated_posts_stand_there() -> None:
    (told,) = events("On May 7 five soldiers entered Muong Thanh to arrest General de Castries.")
    assert told.startswith("capture 1954-05-07 Muong Thanh")
    told = events(
        "On May 7 guerrillas raided Son La. Lai Chau is one of only two isolated strongholds"
        " occupied by the French army in northwestern Vietnam."
    )
    assert [one.split()[0] for one in told] == ["raid"]


def test_an_arrest_of_suspects_is_no_capture_of_a_place() -> None:
    words = "A grenade was thrown into a cafe in Saigon on May 3. Police arrested four suspects."
    (event,) = events(words, "1953-05-29")
    assert event.startswith("attack 1953-05-03 Saigon")


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("From June 7 to 12 the enemy lost more than 900 men.", "1954-06-07/1954-06-12"),
        ("Since March 13 the enemy has lost 62 aircraft.", "1954-03-13/.."),
        ("自三月十三日以来，敌军损失飞机六十二架。", "1954-03-13/.."),
        ("二十五日至二十七日三天内，敌军伤亡二千一百余名。", "1954-12-25/1954-12-27"),
    ],
)
def test_what_was_lost_in_some_days_is_a_total(words: str, days: str) -> None:
    assert events(words) == [f"campaign-total {days}"]


def test_officers_lost_at_a_place_are_losses_of_a_fight() -> None:
    assert events("On June 12 the French lost three officers at Lai Chau.") == [
        "battle 1954-06-12 Lai Chau"
    ]


@pytest.mark.parametrize(
    "words",
    [
        "The inhabitants had suffered from six years of requisitions.",
        "六年来饱受征敛之苦的居民奏乐欢迎部队。",
    ],
)
def test_how_long_something_lasted_is_no_total(words):
    assert events(words) == []


def test_the_balance_of_a_year_is_a_total_and_no_fight():
    told = "The balance-sheet of South Viet Nam reads: 3,800 fights, 41,000 men put out of action."
    assert [one.split()[0] for one in events(told)] == ["campaign-total"]
    told = "越南南部战绩如下：作战三千八百次，歼敌四万一千名，平毁据点五百处。"
    assert [one.split()[0] for one in events(told)] == ["campaign-total"]
