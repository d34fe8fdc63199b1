"""Dates of both languages, resolved against the day of their report."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.ingest.extract.dates import extract
from archive.ingest.lexicon import Lexicon
from archive.ingest.records import (
    Article,
    DateMention,
    DateValue,
    Header,
    Language,
    Paragraph,
    ParagraphKind,
    Report,
    Semantics,
)

ENGLISH, CHINESE = Language.ENGLISH, Language.CHINESE


def read(
    *texts: tuple[Language, str], published: str | None = "1953-12-14"
) -> tuple[DateMention, ...]:
    paragraphs = tuple(
        Paragraph(f"{language}{number}", language, ParagraphKind.BODY, text, number, number)
        for number, (language, text) in enumerate(texts, 1)
    )
    day = dt.date.fromisoformat(published) if published else None
    report = Report(
        "r1",
        tuple(p.id for p in paragraphs if p.language is ENGLISH),
        tuple(p.id for p in paragraphs if p.language is CHINESE),
        None,
        (),
    )
    article = Article("bilingual", Header(), None, paragraphs, day, "header")
    return extract(article, (report,), Lexicon())


def rows(
    text: str, language: Language, published: str | None = "1953-12-14"
) -> list[tuple[str, str]]:
    return [(m.quotes[0].text, m.value.edtf) for m in read((language, text), published=published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A report issued on the 29th stated it.", [("the 29th", "1953-11-29")]),
        ("By dawn on the 12th more than 500 had come.",
         [("By dawn on the 12th", "1953-12-12")]),
        ("Since the first of November they fight.",
         [("Since the first of November", "1953-11-01/..")]),
        ("A violent attack was launched overnight.", [("overnight", "1953-12-13")]),
        ("It lasted from 3 to 17 August. On 3 August they came; on the 8th they left.",
         [("from 3 to 17 August", "1953-08-03/1953-08-17"), ("3 August", "1953-08-03"),
          ("the 8th", "1953-08-08")]),
        ("It was to meet again at 11 a.m. on December 15.",
         [("11 a.m. on December 15", "1953-12-15T11:00:00")]),
        ("Talks resume at 11 a.m. on December 15.",
         [("11 a.m. on December 15", "1953-12-15T11:00:00")]),
        ("They met at 8 o'clock this morning.",
         [("8 o'clock this morning", "1953-12-14T08:00:00")]),
        ("On December 11 they left; two nights later the rest followed.",
         [("December 11", "1953-12-11"), ("two nights later", "1953-12-13")]),
        ("At 10.30 this morning they fled.", [("10.30 this morning", "1953-12-14T10:30:00")]),
        ("On December 11th, the army won.", [("December 11th", "1953-12-11")]),
        ("In March 1953, guns fired.", [("March 1953", "1953-03")]),
        ("On 8 December they left.", [("8 December", "1953-12-08")]),
        ("The year ending December 10, 1953 was hard.",
         [("The year ending December 10, 1953", "1952-12-11/1953-12-10")]),
        ("the six months ending June 30",
         [("the six months ending June 30", "1953-01-01/1953-06-30")]),
        ("from July 1952 to July 1953", [("from July 1952 to July 1953", "1952-07/1953-07")]),
        ("from March 13 to May 7, 1954",
         [("from March 13 to May 7, 1954", "1954-03-13/1954-05-07")]),
        ("between December 3 and 8,", [("between December 3 and 8", "1953-12-03/1953-12-08")]),
        ("from the 3rd to the 8th, it rained",
         [("from the 3rd to the 8th", "1953-12-03/1953-12-08")]),
        ("On April 25 and 26 the enemy fled.",
         [("April 25 and 26", "{1953-04-25,1953-04-26}")]),
        ("On the 5th and 6th, planes came.", [("the 5th and 6th", "{1953-12-05,1953-12-06}")]),
        ("On December 7 and 20 trucks burned", [("December 7", "1953-12-07")]),
        ("Since November 20 it rained.", [("Since November 20", "1953-11-20/..")]),
        ("the first three months of this year",
         [("the first three months of this year", "1953-01/1953-03")]),
        ("in September the enemy", [("September", "1953-09")]),
        ("in 1952, this year", [("1952", "1952"), ("this year", "1953")]),
        ("early December", [("early December", "[1953-12-01..1953-12-10]")]),
        ("the winter of 1952", [("winter of 1952", "1952-24")]),
        ("the 1953-1954 Winter Spring Offensive",
         [("1953-1954 Winter Spring Offensive", "1953-24/1954-21")]),
        ("In the 1953-1954 dry season", [("the 1953-1954 dry season", "1953-11~/1954-04~")]),
        ("decided four months ago", [("four months ago", "1953-08~")]),
        ("In the past twelve months", [("the past twelve months", "1952-12~/1953-12~")]),
        ("On October 7 they won. The next morning they left.",
         [("October 7", "1953-10-07"), ("The next morning", "1953-10-08")]),
        ("On October 7 they won. Next night they left.",
         [("October 7", "1953-10-07"), ("Next night", "1953-10-08")]),
        ("On the night of December 7, they won; the next day they left.",
         [("the night of December 7", "1953-12-07"), ("the next day", "1953-12-08")]),
        ("At 4 am on May 7, 1954, it fell. At 9 am the same day more fell. By 10 pm all fell.",
         [("4 am on May 7, 1954", "1954-05-07T04:00:00"),
          ("9 am the same day", "1954-05-07T09:00:00"),
          ("By 10 pm", "1954-05-07T22:00:00")]),
        ("At 5:15 pm on May 7, 1954, a wing",
         [("5:15 pm on May 7, 1954", "1954-05-07T17:15:00")]),
        ("On the 5th, 6th and 8th, planes came.",
         [("the 5th, 6th and 8th", "{1953-12-05,1953-12-06,1953-12-08}")]),
        ("On December 5, 6 and 8 it fell.",
         [("December 5, 6 and 8", "{1953-12-05,1953-12-06,1953-12-08}")]),
        ("5-8 December", [("5-8 December", "1953-12-05/1953-12-08")]),
        ("Dec. 11, '53, DECEMBER 11 and December the 11th",
         [("Dec. 11, '53", "1953-12-11"), ("DECEMBER 11", "1953-12-11"),
          ("December the 11th", "1953-12-11")]),
        ("On 11/12/1953 or 25/12/1953", [("25/12/1953", "1953-12-25")]),
        ("Up to December 10, five", [("Up to December 10", "../1953-12-10")]),
        ("since the beginning of the year",
         [("since the beginning of the year", "1953-01/..")]),
        ("from early March to mid-May",
         [("from early March to mid-May", "1953-03-01~/1953-05-20~")]),
        ("between September and November, 1953,",
         [("between September and November, 1953", "1953-09/1953-11")]),
        ("They took the town Sunday after a fight.", [("Sunday", "1953-12-13")]),
        ("It went on until December 3.", [("until December 3", "1953-12-03")]),
        ("On Tuesday, last Friday, Tuesday, December 8",
         [("Tuesday", "1953-12-08"), ("last Friday", "1953-12-11"),
          ("Tuesday, December 8", "1953-12-08")]),
        ("last week and last December",
         [("last week", "[1953-12-07..1953-12-13]"), ("last December", "1952-12")]),
        ("this spring, last winter and the winter of 1952-53",
         [("this spring", "1953-21"), ("last winter", "1952-24"),
          ("winter of 1952-53", "1952-24")]),
        ("On December 5 it fell. Two days later, they left.",
         [("December 5", "1953-12-05"), ("Two days later", "1953-12-07")]),
        ("on the eve of December 10", [("on the eve of December 10", "1953-12-09")]),
        ("At 0430 hours on December 7", [("0430 hours on December 7", "1953-12-07T04:30:00")]),
        ("at four o'clock in the afternoon of the 12th",
         [("four o'clock in the afternoon of the 12th", "1953-12-12T16:00:00")]),
        ("At dawn on the 11th they came", [("At dawn on the 11th", "1953-12-11")]),
        ("The talks will begin on 5 May", [("5 May", "1954-05-05")]),
        ("It said they would leave on the 20th.", [("the 20th", "1953-12-20")]),
        ("In 1946 it began; the following year",
         [("1946", "1946"), ("the following year", "1947")]),
        ("in the 1950s", [("1950s", "195X")]),
        ("the last 24 hours", [("the last 24 hours", "1953-12-13~/1953-12-14~")]),
        ("On November 27, the 7th Division came; on the 5th, the 3rd Army fled.",
         [("November 27", "1953-11-27"), ("the 5th", "1953-12-05")]),
        ("By the 9th three French battalions were lost.", [("By the 9th", "1953-12-09")]),
        ("From the 28th to December 2 it rained.",
         [("From the 28th to December 2", "1953-11-28/1953-12-02")]),
        ("From the 1st to the 10th of this month",
         [("From the 1st to the 10th of this month", "1953-12-01/1953-12-10")]),
        ("At 10:30 on the night of the 5th",
         [("10:30 on the night of the 5th", "1953-12-05T22:30:00")]),
        ("in the last week of November",
         [("the last week of November", "1953-11-24/1953-11-30")]),
        ("the first ten days of December",
         [("the first ten days of December", "1953-12-01/1953-12-10")]),
        ("the 5th inst. and the 28th ult.",
         [("the 5th inst.", "1953-12-05"), ("the 28th ult.", "1953-11-28")]),
    ],
)  # fmt: skip
def test_extract_resolves_english_dates(text: str, expected: list[tuple[str, str]]) -> None:
    assert rows(text, ENGLISH) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本日又进占营口。", [("本日", "1953-12-14")]),
        ("至七日二十四时止。", [("七日", "1953-12-07")]),
        ("截至七日二十二时止。", [("截至七日二十二时", "1953-12-07T22:00:00")]),
        ("二十九日发表的公报", [("二十九日", "1953-11-29")]),
        ("十二月十一日早上", [("十二月十一日早上", "1953-12-11")]),
        ("到一九五三年十二月十日为止的一年中",
         [("到一九五三年十二月十日为止的一年", "1952-12-11/1953-12-10")]),
        ("从一九五二年七月到一九五三年七月止的期间",
         [("从一九五二年七月到一九五三年七月止", "1952-07/1953-07")]),
        ("九月间在以北地区", [("九月间", "1953-09")]),
        ("今年元旦，公报说", [("今年元旦", "1953-01-01")]),
        ("一九五二年圣诞节前夕", [("一九五二年圣诞节前夕", "1952-12-24")]),
        ("自九日以来，战斗不断", [("自九日以来", "1953-12-09/..")]),
        ("十四日来，战斗不断", [("十四日来", "1953-11-30~/1953-12-14~")]),
        ("在过去的十二个月中", [("过去的十二个月", "1952-12~/1953-12~")]),
        ("在“四个月之前”即已决定", [("四个月之前", "1953-08~")]),
        ("一九五二年仅占，今年已",
         [("一九五二年", "1952"), ("今年", "1953")]),
        ("四月二、三、五各日敌机", [("四月二、三、五各日", "{1953-04-02,1953-04-03,1953-04-05}")]),
        ("三年前的今天", [("三年前", "1950~")]),
        ("18日上午10时", [("18日上午10时", "1953-11-18T10:00:00")]),
        ("四月二十五、二十六两日敌机",
         [("四月二十五、二十六两日", "{1953-04-25,1953-04-26}")]),
        ("今年一月到三月", [("今年一月到三月", "1953-01/1953-03")]),
        ("自十一月二十日以来", [("自十一月二十日以来", "1953-11-20/..")]),
        ("从三日到八日", [("从三日到八日", "1953-12-03/1953-12-08")]),
        ("十一月中旬", [("十一月中旬", "[1953-11-11..1953-11-20]")]),
        ("上月十五日", [("上月十五日", "1953-11-15")]),
        ("今年一至五月，十一、二月间，七、八、九三个月",
         [("今年一至五月", "1953-01/1953-05"), ("十一、二月间", "{1953-11,1953-12}"),
          ("七、八、九三个月", "{1953-07,1953-08,1953-09}")]),
        ("二十五、六日", [("二十五、六日", "{1953-11-25,1953-11-26}")]),
        ("八日零点，七日早五时许",
         [("八日零点", "1953-12-08T00:00:00"), ("七日早五时许", "1953-12-07T05:00:00")]),
        ("今年头三个月", [("今年头三个月", "1953-01/1953-03")]),
        ("五日夜进攻，同日撤退",
         [("五日夜", "1953-12-05"), ("同日", "1953-12-05")]),
        ("十日下午五时三十分",
         [("十日下午五时三十分", "1953-12-10T17:30:00")]),
        ("這次冬季戰役", [("這次冬季戰役", "1953-24")]),
        ("１２月１１日", [("１２月１１日", "1953-12-11")]),
        ("八日报道说", [("八日", "1953-12-08")]),
        ("三十一日", [("三十一日", "1953-10-31")]),
        ("五、六、八日", [("五、六、八日", "{1953-12-05,1953-12-06,1953-12-08}")]),
        ("二十五至二十八日", [("二十五至二十八日", "1953-11-25/1953-11-28")]),
        ("七、八两月", [("七、八两月", "{1953-07,1953-08}")]),
        ("五〇年六月，民国三十九年六月，一九五○年",
         [("五〇年六月", "1950-06"), ("民国三十九年六月", "1950-06"), ("一九五○年", "1950")]),
        ("截至十二月十日止，到十二月十日为止",
         [("截至十二月十日止", "../1953-12-10"), ("到十二月十日为止", "../1953-12-10")]),
        ("入冬以来，自今年三月起",
         [("入冬以来", "1953-24/.."), ("自今年三月起", "1953-03/..")]),
        ("九月初，上月底，一九五二年底",
         [("九月初", "[1953-09-01..1953-09-10]"), ("上月底", "[1953-11-21..1953-11-30]"),
          ("一九五二年底", "[1952-11..1952-12]")]),
        ("同月十二日", []),
        ("五日，次日拂晓，两天后",
         [("五日", "1953-12-05"), ("次日拂晓", "1953-12-06"), ("两天后", "1953-12-08")]),
        ("一九四六年，翌年三月", [("一九四六年", "1946"), ("翌年三月", "1947-03")]),
        ("八日晚九点半，九日深夜二时",
         [("八日晚九点半", "1953-12-08T21:30:00"), ("九日深夜二时", "1953-12-09T02:00:00")]),
        ("星期二，上星期五，十二月八日（星期二）",
         [("星期二", "1953-12-08"), ("上星期五", "1953-12-11"),
          ("十二月八日（星期二）", "1953-12-08")]),
        ("会议将于五月五日开始", [("五月五日", "1954-05-05")]),
        ("五日夜将被围于宿县之敌军全部歼灭，六日将敌机两架击落。",
         [("五日夜", "1953-12-05"), ("六日", "1953-12-06")]),
        ("五十年代", [("五十年代", "195X")]),
        ("过去二十四小时", [("过去二十四小时", "1953-12-13~/1953-12-14~")]),
        ("十二月十日前夕", [("十二月十日前夕", "1953-12-09")]),
        ("昨夜，今晨，前天",
         [("昨夜", "1953-12-13"), ("今晨", "1953-12-14"), ("前天", "1953-12-12")]),
        ("十日当天，五日起至八日止",
         [("十日当天", "1953-12-10"), ("五日起至八日止", "1953-12-05/1953-12-08")]),
    ],
)  # fmt: skip
def test_extract_resolves_chinese_dates(text: str, expected: list[tuple[str, str]]) -> None:
    assert rows(text, CHINESE) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("the 3rd Battalion of the 5th Foreign Legion", ENGLISH),
        ("on Highway 39, in the 20th century", ENGLISH),
        ("the 102nd Regiment may march", ENGLISH),
        ("1,953 men and 1953 rifles", ENGLISH),
        ("the August Revolution", ENGLISH),
        ("第一号公路", CHINESE),
        ("三日内必须撤退", CHINESE),
        ("经过三日激战", CHINESE),
        ("法越两军激战二日，法军已占领该区大部", CHINESE),
        ("人民日报报道", CHINESE),
        ("十二个月", CHINESE),
        ("二月三十日", CHINESE),
        ("The 5th, 6th and 8th Battalions fled", ENGLISH),
        ("March on, comrades; they may leave", ENGLISH),
        ("within three days, for three days", ENGLISH),
        ("the Sunday Times; Route 9; Regiment 9", ENGLISH),
        ("1500 hours of shelling at 1500 metres", ENGLISH),
        ("四五年，五六年，三个月", CHINESE),
        ("十月革命，每年五月，三日三夜", CHINESE),
    ],
)
def test_extract_finds_nothing_where_the_words_are_no_date(text: str, language: Language) -> None:
    assert rows(text, language) == []


def test_extract_leaves_relative_dates_alone_when_the_article_has_no_date() -> None:
    text = "Last year, yesterday, on May 7, in June, four months ago and at 9 am the same day."
    assert rows(text, ENGLISH, None) == []
    assert rows("今年五月七日，四个月之前，同日", CHINESE, None) == []


def test_extract_carries_the_month_of_a_full_date_when_the_article_has_no_date() -> None:
    assert rows("On May 1, 1954 they came. On the 7th they left.", ENGLISH, None) == [
        ("May 1, 1954", "1954-05-01"),
        ("the 7th", "1954-05-07"),
    ]


def test_extract_carries_a_month_only_to_a_later_day() -> None:
    text = "On November 20th, troops landed. On the 8th, the agency reported it."
    assert rows(text, ENGLISH) == [("November 20th", "1953-11-20"), ("the 8th", "1953-12-08")]


def test_extract_puts_both_languages_of_a_date_together() -> None:
    mentions = read((ENGLISH, "On December 10, it fell."), (CHINESE, "十二月十日陷落。"))
    day = dt.date(1953, 12, 10)
    assert [(m.id, m.value, m.role, [q.text for q in m.quotes]) for m in mentions] == [
        ("d1", DateValue("1953-12-10", day, day, "day"), "event", ["December 10", "十二月十日"])
    ]
    assert mentions[0].basis == "latest such day not after the publication date 1953-12-14"


def test_extract_keeps_apart_dates_on_which_the_languages_disagree() -> None:
    mentions = read((ENGLISH, "On December 10, it fell."), (CHINESE, "十二月九日陷落。"))
    assert [[q.text for q in m.quotes] for m in mentions] == [["December 10"], ["十二月九日"]]


def test_extract_tells_the_source_of_a_report_from_its_events() -> None:
    (issued, event) = read((ENGLISH, "A communique issued on the 12th said it fell on the 11th."))
    assert (issued.role, event.role) == ("source", "event")


def test_extract_marks_a_part_of_the_day_and_a_deadline() -> None:
    (night, clock) = read((ENGLISH, "On the night of December 7, they won. By 9 am all was over."))
    assert night.value.precision == "part-of-day"
    assert (clock.value.semantics, clock.value.time) == (Semantics.BEFORE, dt.time(9))


@settings(max_examples=50)
@given(st.text(), st.sampled_from(list(Language)))
def test_extract_quotes_exactly_what_any_text_says(text: str, language: Language) -> None:
    for mention in read((language, text)):
        for quote in mention.quotes:
            assert text[quote.start : quote.end] == quote.text


def test_extract_leans_on_the_printed_year_when_the_article_was_published_decades_later() -> None:
    text = "On March 13, 1954 it began. The second assault began on March 30."
    assert rows(text, ENGLISH, "2024-05-07") == [
        ("March 13, 1954", "1954-03-13"),
        ("March 30", "1954-03-30"),
    ]


def test_extract_takes_a_deadline_as_not_later() -> None:
    (mention,) = read((ENGLISH, "By December 10 they had left."))
    assert (mention.value.edtf, mention.value.semantics) == ("1953-12-10", Semantics.BEFORE)


def test_extract_carries_a_year_to_the_days_of_its_paragraph_when_the_article_has_no_date() -> None:
    text = "In 1951 he attacked Vinh Yen. By the evening of 17 January he had lost."
    found = [m.value.edtf for m in read((ENGLISH, text), published=None)]
    assert found == ["1951", "1951-01-17"]
    assert not read((ENGLISH, "On 17 January he had lost."), published=None)
