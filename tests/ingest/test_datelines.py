"""Datelines, signatures and relay phrases of many newspapers and wars."""

import datetime as dt

import pytest

from archive.ingest.records import Article, Header, Language, Paragraph, ParagraphKind
from archive.ingest.reports import reports
from tests.lexicon import load

PUBLISHED = dt.date(1952, 10, 16)


def article(*texts, published=PUBLISHED):
    paragraphs, counts = [], {"en": 0, "zh": 0}
    for text in texts:
        han = sum("\u3400" < c < "\ua000" for c in text)
        language = Language.CHINESE if han * 3 > len(text) else Language.ENGLISH
        counts[language] += 1
        id = f"{language}{counts[language]}"
        paragraphs.append(Paragraph(id, language, ParagraphKind.BODY, text, 1, 1))
    return Article("monolingual", Header(), None, tuple(paragraphs), published, "header")


def items(*texts, published=PUBLISHED):
    return reports(article(*texts, published=published), load())


def told(dateline):
    if dateline is None:
        return None
    return dateline.agency, dateline.place, dateline.date.edtf if dateline.date else None


def chain(report):
    return [
        (step.actor, step.kind[0], step.date.edtf if step.date else None) for step in report.chain
    ]


DATELINES = [
    ("【新华社朝鲜前线十日电】我军", "xinhua", "朝鲜前线", "1952-10-10"),
    ("【新华社平壤七日电】朝鲜", "xinhua", "平壤", "1952-10-07"),
    ("【新华社北京四日电】据", "xinhua", "北京", "1952-10-04"),
    ("【新华社河内电】越南", "xinhua", "河内", None),
    ("【塔斯社莫斯科十五日讯】苏联", "tass", "莫斯科", "1952-10-15"),
    ("【本报讯】越南", None, None, None),
    ("【本报特派记者阎吾朝鲜前线十日电】我军", None, None, "1952-10-10"),
    ("【新华社记者华山朝鲜前线十二日电】我军", "xinhua", None, "1952-10-12"),
    ("【新华社前线记者沈阳三日急电】敌军", "xinhua", None, "1952-10-03"),
    ("【本报记者李庄】我军", None, None, None),
    ("新华社越北十四日电 越南人民军", "xinhua", "越北", "1952-10-14"),
    ("据新华社河内十日电：越南", "xinhua", "河内", "1952-10-10"),
    ("据新华社讯：越南", "xinhua", None, None),
    ("(新华社平壤十四日电)朝鲜", "xinhua", "平壤", "1952-10-14"),
    ("［新华社平壤十四日电］朝鲜", "xinhua", "平壤", "1952-10-14"),
    ("『新华社平壤十四日电』朝鲜", "xinhua", "平壤", "1952-10-14"),
    ("「中央社臺北九日電」國軍", "cna", "臺北", "1952-10-09"),
    ("【本报广西前线特派员九日电】我军", None, None, "1952-10-09"),
    ("据中东社大马士革九日电：游击队", None, "大马士革", "1952-10-09"),
    ("Hsinhua, Yangtze Front, October 12, 2 a.m.: About", "xinhua", "Yangtze Front", "1952-10-12"),
    ("SINGAPORE, Friday.—Terrorists", None, "SINGAPORE", "1952-10-10"),
    ("SINGAPORE, Oct. 3 (A.A.P.-Reuter).—Terrorists", "aap", "SINGAPORE", "1952-10-03"),
    ("TOKYO, Oct. 3 (AP-Reuter)—The Eighth Army", "ap", "TOKYO", "1952-10-03"),
    ("【路透社六日东京电】美军", "reuters", "东京", "1952-10-06"),
    ("路透社六日东京电：美军", "reuters", "东京", "1952-10-06"),
    ("据路透社六日东京电：美军", "reuters", "东京", "1952-10-06"),
    ("平壤十四日电：朝鲜人民军", None, "平壤", "1952-10-14"),
    ("【平壤十四日电】朝鲜人民军", None, "平壤", "1952-10-14"),
    ("【新华社长江前线二十二日二十二时电】人民解放军", "xinhua", "长江前线", "1952-09-22"),
    ("【新华社开罗四日电】阿尔及利亚", "xinhua", "开罗", "1952-10-04"),
    ("【新华社东京十月八日英文电】美军", "xinhua", "东京", "1952-10-08"),
    ("【合众社汉城十日电】美军", "up", "汉城", "1952-10-10"),
    ("【国际新闻社东京九日电】美军", "ins", "东京", "1952-10-09"),
    ("【电通社布拉格五日讯】越南", "telepress", "布拉格", "1952-10-05"),
    ("【安打拉通讯社雅加达五日讯】印尼", "antara", "雅加达", "1952-10-05"),
    ("新华社平壤十日电——朝鲜", "xinhua", "平壤", "1952-10-10"),
    ("本报北京十日讯：越南", None, "北京", "1952-10-10"),
    ("PYONGYANG, Oct. 7 (KCNA) -- The", "kcna", "PYONGYANG", "1952-10-07"),
    ("PEKING, May 10 (Hsinhua)—The army", "xinhua", "PEKING", "1952-05-10"),
    ("Xinhua News Agency, Korean Front, October 10th dispatch: The",
     "xinhua", "Korean Front", "1952-10-10"),
    ("[Xinhua News Agency, 10th] The army", "xinhua", None, "1952-10-10"),
    ("(Our newspaper's dispatch) The army", None, None, None),
    ("[Our Correspondent, Pyongyang, October 9th] The army", None, "Pyongyang", "1952-10-09"),
    ("Hanoi, 15 Sep. -- (VNA) The army", "vna", "Hanoi", "1952-09-15"),
    ("HANOI, Oct. 10 — (VNA) — The army", "vna", "HANOI", "1952-10-10"),
    ("HANOI (VNS) — The battle", "viet-nam-news", "HANOI", None),
    ("VNS - The battle", "viet-nam-news", None, None),
    ("By telegraph from Seoul, October 5: The", None, "Seoul", "1952-10-05"),
    ("Xinhua, Beijing, 30th -- The army", "xinhua", "Beijing", "1952-09-30"),
    ("(Xinhua, Pyongyang, October 13) — A dawn raid", "xinhua", "Pyongyang", "1952-10-13"),
    ("TOKYO, July 5 (A.A.P.).—American troops", "aap", "TOKYO", "1952-07-05"),
    ("TOKYO, July 5 (UP) The Americans", "up", "TOKYO", "1952-07-05"),
    ("SEOUL, Korea, Friday, Sept. 5 (AP)—The", "ap", "SEOUL, Korea", "1952-09-05"),
    ("PARIS, Feb. 12—The French", None, "PARIS", "1952-02-12"),
    ("LONDON, Monday.—The War Office", None, "LONDON", "1952-10-13"),
    ("Kuala Lumpur, March 3 -- British troops", None, "Kuala Lumpur", "1952-03-03"),
    ("The Korean Central News Agency, Pyongyang, 9th dispatch: The", "kcna", "Pyongyang",
     "1952-10-09"),
    ("New China News Agency, Peking, Oct. 4, 1952 - The army", "xinhua", "Peking", "1952-10-04"),
    ("Xinhua reports from Hanoi on the 4th: The army", "xinhua", "Hanoi", "1952-10-04"),
    ("According to a Xinhua News Agency dispatch from Pyongyang on the 5th: The", "xinhua",
     "Pyongyang", "1952-10-05"),
    ("VNA (Hanoi), October 3: The army", "vna", None, "1952-10-03"),
    ("[Hanoi, 3rd, VNA] The army", "vna", "Hanoi", "1952-10-03"),
    ("(NCNA) Peking, June 19, 1951 -- The army", "xinhua", "Peking", "1951-06-19"),
    ("(NCNA) Korean Front, October 1 -- The army", "xinhua", "Korean Front", "1952-10-01"),
    ("(VNA) October 9 -- In May", "vna", None, "1952-10-09"),
    ("Peking, October 9th (NCNA). The army", "xinhua", "Peking", "1952-10-09"),
    ("SINGAPORE, Oct. 3. Guerrillas", None, "SINGAPORE", "1952-10-03"),
    ("French High Command, Hanoi, July 18th: Units", None, "Hanoi", "1952-07-18"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "agency", "place", "date"), DATELINES, ids=lambda v: str(v)[:40])
def test_reports_read_datelines_of_any_war(text, agency, place, date):
    (report,) = items(text)
    assert told(report.dateline) == (agency, place, date)
    (quote,) = report.dateline.quotes
    assert text[quote.start : quote.end] == quote.text != ""


@pytest.mark.parametrize(
    "text",
    [
        "According to an Agence France-Presse dispatch from Hanoi on the 5th: the front holds.",
        "Agence France-Presse quoted French headquarters as saying: the front holds.",
        "Reuters reported from Saigon on the 5th: the front holds.",
        "On October 7, 1952, the army (KPA) won - at last.",
        "Dien Bien Phu - the last stronghold - fell.",
        "Hanoi: the city was quiet.",
        "The enemy was beaten on October 9 -- twice.",
        "General Headquarters: nothing new.",
        "Up, up and away: the aircraft left.",
        "Late on October 9: silence.",
        "Korea Regiment, Mobile Group 100 - both were lost.",
        "据法新社西贡七日电，法军损失惨重。",
        "据合众社汉城五日电：美军承认失败。",
        "合众社汉城五日电：美军承认失败。",
        "法新社电讯说，奠边府失守。",
        "十月七日，人民军胜利。",
        "这一消息：人民军胜利。",
        "平壤市民讯问：战争何时结束？",
    ],
)
def test_reports_take_no_words_of_an_article_for_a_dateline(text):
    first = "【新华社平壤九日电】消息。" if text[0] > "\u3400" else "Xinhua, Pyongyang, 9th: News."
    (report,) = items(first, text)
    assert len(report.english or report.chinese) == 2


def test_reports_inherit_the_agency_of_the_item_before():
    for again in ("【又讯】敌军", "【又电】敌军", "又讯：敌军", "【新华社平壤九日又讯】敌军"):
        first, second = items("【新华社平壤九日电】我军。", again)
        assert (first.dateline.agency, second.dateline.agency) == ("xinhua", "xinhua")
    first, second = items("TASS, Paris, October 9: News.", "Another dispatch: More.")
    assert told(second.dateline) == ("tass", None, None)
    assert chain(second) == [("tass", "a", None)]


@pytest.mark.parametrize(
    ("text", "agency", "words"),
    [
        ("人民军解放安州。（新华社）", "xinhua", "新华社"),
        ("人民军解放安州。（据新华社讯）", "xinhua", "新华社讯"),
        ("The army won the battle. (Xinhua)", "xinhua", "Xinhua"),
        ("The army won the battle. — VNA", "vna", "VNA"),
        ("The army won the battle. (VNA).", "vna", "VNA"),
    ],
)
def test_reports_read_the_signature_at_the_end_of_an_item(text, agency, words):
    for texts in ((text,), ("First." if text[0] < "a" else "一。", text)):
        (report,) = items(*texts)
        assert told(report.dateline) == (agency, None, None)
        assert words in report.dateline.quotes[0].text
        assert chain(report) == [(agency, "a", None)]


def test_reports_read_the_day_of_a_signature():
    (report,) = items("人民军解放安州。（新华社平壤十四日电）")
    assert told(report.dateline) == ("xinhua", "平壤", "1952-10-14")


def test_reports_cut_items_at_their_signatures():
    found = items("The army won. (VNA)", "The navy won.", "It sank ships. (TASS)", "The end.")
    assert [(r.english, r.dateline.agency) for r in found] == [
        (("en1",), "vna"),
        (("en2", "en3", "en4"), "tass"),
    ]


KPA = "General Headquarters of the Korean People's Army"
CHAINS = [
    ("【新华社平壤七日电】据朝鲜中央通讯社平壤六日讯：朝鲜人民军总司令部六日发表公报称：",
     [("xinhua", "a", "1952-10-07"), ("kcna", "a", "1952-10-06"), ("kpa-ghq", "c", "1952-10-06")]),
    ("【新华社北京十二日电】据越南通讯社讯：越南人民军总司令部发表第五号战报说：",
     [("xinhua", "a", "1952-10-12"), ("vna", "a", None), ("vpa-ghq", "c", None)]),
    ("【新华社平壤七日电】朝鲜人民军总司令部今日发表战报说：",
     [("xinhua", "a", "1952-10-07"), ("kpa-ghq", "c", "1952-10-07")]),
    ("【新华社开罗四日电】阿尔及利亚民族解放阵线今天在这里发表公报说，",
     [("xinhua", "a", "1952-10-04"), ("aln-fln", "c", "1952-10-04")]),
    ("【新华社河内九日电】越南人民军总司令部发言人昨日在这里宣布：法军",
     [("xinhua", "a", "1952-10-09"), ("vpa-ghq", "c", "1952-10-08")]),
    ("【新华社河内九日电】寮国抗战部队总司令部发言人宣布：法军",
     [("xinhua", "a", "1952-10-09"), (None, "c", None)]),
    ("【新华社平壤十三日电】朝鲜人民军总司令部公报称：一九五二年",
     [("xinhua", "a", "1952-10-13"), ("kpa-ghq", "c", None)]),
    ("【新华社北越二十日电】据越南通讯社讯：越南人民军总司令部本月十八日发表公报，宣布",
     [("xinhua", "a", "1952-09-20"), ("vna", "a", None), ("vpa-ghq", "c", "1952-09-18")]),
    ("【新华社十二日讯】平壤讯：朝鲜人民军最高司令部十二日晨发表公报如下：",
     [("xinhua", "a", "1952-10-12"), ("kpa-ghq", "c", "1952-10-12")]),
    ("【新华社五日讯】据路透社吉隆坡消息：英军", [("xinhua", "a", "1952-10-05"),
                                 ("reuters", "a", None)]),
    ("【新华社五日讯】据平壤电台三日广播：朝鲜人民军总部公布战果：",
     [("xinhua", "a", "1952-10-05"), ("radio-pyongyang", "a", "1952-10-03")]),
    (f"Xinhua News Agency, Pyongyang, October 7: A KCNA dispatch from Pyongyang on the 6th said "
     f"that the {KPA} issued a communique on the 6th, saying",
     [("xinhua", "a", "1952-10-07"), ("kcna", "a", "1952-10-06"), ("kpa-ghq", "c", "1952-10-06")]),
    (f"Xinhua, October 7: According to the Korean Central News Agency, Pyongyang, 6th: The {KPA} "
     "said in a communique issued today that",
     [("xinhua", "a", "1952-10-07"), ("kcna", "a", "1952-10-06"), ("kpa-ghq", "c", "1952-10-06")]),
    (f"Xinhua, October 7: According to a VNA dispatch of the 5th: The {KPA} today issued Communique"
     " No. 4 on the fighting.",
     [("xinhua", "a", "1952-10-07"), ("vna", "a", "1952-10-05"), ("kpa-ghq", "c", "1952-10-05")]),
    ("【新华社七日讯】法新社河内六日电承认：法军损失三百人。",
     [("xinhua", "a", "1952-10-07"), ("afp", "a", "1952-10-06")]),
    (f"Xinhua, October 7: According to a communique issued on the 6th by the {KPA}, the army",
     [("xinhua", "a", "1952-10-07"), ("kpa-ghq", "c", "1952-10-06")]),
    (f"Xinhua, October 7: The {KPA} announced in its communique of the 6th that",
     [("xinhua", "a", "1952-10-07"), ("kpa-ghq", "c", "1952-10-06")]),
    (f"(Xinhua, Pyongyang, October 13) — A communique of the {KPA} says that",
     [("xinhua", "a", "1952-10-13"), ("kpa-ghq", "c", None)]),
    ("Xinhua, Cairo, October 4: A communique issued here today by the Algerian National Liberation "
     "Front said that", [("xinhua", "a", "1952-10-04"), ("aln-fln", "c", "1952-10-04")]),
    (f"Xinhua News Agency, 12th: Pyongyang dispatch: The Supreme {KPA[8:]} issued the "
     "following communique on the morning of the 12th:",
     [("xinhua", "a", "1952-10-12"), ("kpa-ghq", "c", "1952-10-12")]),
    ("Xinhua, October 9: A spokesman for the General Headquarters of the Vietnam People's Army "
     "declared yesterday that the French",
     [("xinhua", "a", "1952-10-09"), ("vpa-ghq", "c", "1952-10-08")]),
    ("Xinhua, October 9: The General Headquarters of the Lao Issara Forces issued a communique on "
     "the 8th", [("xinhua", "a", "1952-10-09"), (None, "c", "1952-10-08")]),
    ("Xinhua, October 9: The Vietnam People's Army took the post, the VNA reports.",
     [("xinhua", "a", "1952-10-09"), ("vna", "a", None)]),
    (f"Xinhua, October 9: The army took the hill, said a communique of the {KPA} today. The enemy",
     [("xinhua", "a", "1952-10-09"), ("kpa-ghq", "c", "1952-10-09")]),
    (f"Xinhua, October 9: The army took the hill, the {KPA} announced today.",
     [("xinhua", "a", "1952-10-09"), ("kpa-ghq", "c", "1952-10-09")]),
    ("Xinhua, October 9: The army took the hill. French aircraft fled, the AFP reports.",
     [("xinhua", "a", "1952-10-09")]),
    ("Xinhua, October 5: According to a Reuters report from Kuala Lumpur, a patrol",
     [("xinhua", "a", "1952-10-05"), ("reuters", "a", None)]),
    ("Xinhua News Agency, Beijing, 11th: The Vietnam News Agency, North Vietnam, 9th dispatch: The",
     [("xinhua", "a", "1952-10-11"), ("vna", "a", "1952-10-09")]),
    ("【新华社五日讯】法新社华盛顿四日电：美国国防部承认又有三百人伤亡。",
     [("xinhua", "a", "1952-10-05"), ("afp", "a", "1952-10-04")]),
    ("Xinhua, October 5: AFP, Washington, 4th: The Defense Department admitted new losses.",
     [("xinhua", "a", "1952-10-05"), ("afp", "a", "1952-10-04")]),
    ("【新华社六日讯】据塔斯社东京五日电援引合众社消息说，美军损失一千三百人。",
     [("xinhua", "a", "1952-10-06"), ("tass", "a", "1952-10-05"), ("up", "a", None)]),
    ("【新华社十二日讯】据“越南之声”电台广播：越南人民军总司令部九日发表公报，宣布",
     [("xinhua", "a", "1952-10-12"), ("voice-of-vietnam", "a", None),
      ("vpa-ghq", "c", "1952-10-09")]),
    ("Xinhua, October 12: The Voice of Vietnam radio broadcast on October 9 a communique of the "
     "Vietnam People's Army High Command.",
     [("xinhua", "a", "1952-10-12"), ("voice-of-vietnam", "a", "1952-10-09"),
      ("vpa-ghq", "c", None)]),
    ("Xinhua, October 5: A TASS dispatch from Paris of October 3rd quotes Agence France-Presse as "
     "saying that the garrison has fallen.",
     [("xinhua", "a", "1952-10-05"), ("tass", "a", "1952-10-03"), ("afp", "a", None)]),
    ("TOKYO, Oct. 5 (AP) -- The U.S. Eighth Army said today that its losses",
     [("ap", "a", "1952-10-05")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "links"), CHAINS, ids=lambda v: str(v)[:60])
def test_reports_follow_the_chain_of_any_war(text, links):
    (report,) = items(text)
    assert chain(report) == links
    for step in report.chain:
        assert all(text[q.start : q.end] == q.text for q in step.quotes)


def test_reports_count_today_from_the_dateline_only():
    (report,) = items("【新华社讯】朝鲜人民军总司令部今日发表公报说：我军")
    assert chain(report) == [("xinhua", "a", None), ("kpa-ghq", "c", None)]


def test_a_headquarters_that_files_an_item_is_the_source_and_no_agency():
    (report,) = items("French High Command, Hanoi, July 18th: Units were dropped yesterday.")
    assert chain(report) == [("french-command", "c", "1952-07-18")]
