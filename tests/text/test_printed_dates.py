import datetime as dt

import pytest

from archive.text.printed_dates import AMERICAN, machine, printed, printed_edtf

CASES = [
    ("1953-12-23", "23 Dec 1953", "1953年12月23日", "23/12/1953"),
    ("1953-12-11/1953-12-24", "11–24 Dec 1953", "1953年12月11–24日", "11–24/12/1953"),
    (
        "1953-11-20/1953-12-07",
        "20 Nov – 7 Dec 1953",
        "1953年11月20日至12月7日",
        "20/11 – 7/12/1953",
    ),
    (
        "1952-12-20/1953-12-19",
        "20 Dec 1952 – 19 Dec 1953",
        "1952年12月20日至1953年12月19日",
        "20/12/1952 – 19/12/1953",
    ),
    ("1953-12", "Dec 1953", "1953年12月", "12/1953"),
    ("1953-10/1953-12", "Oct–Dec 1953", "1953年10–12月", "10 – 12/1953"),
    ("1953", "1953", "1953年", "1953"),
    ("1951/1953", "1951–1953", "1951–1953年", "1951–1953"),
    ("1953-24", "winter 1953–54", "1953–54年冬", "mùa đông 1953–54"),
    ("1954-21", "spring 1954", "1954年春", "mùa xuân 1954"),
    ("1953-12-08/..", "from 8 Dec 1953", "1953年12月8日起", "từ 8/12/1953"),
    ("../1953-12-19", "until 19 Dec 1953", "1953年12月19日止", "đến 19/12/1953"),
    (
        "[..1953-12-19]",
        "not after 19 Dec 1953",
        "不晚于1953年12月19日",
        "không muộn hơn 19/12/1953",
    ),
    ("1953-08~", "about Aug 1953", "约1953年8月", "khoảng 8/1953"),
    ("1953-08?", "Aug 1953 (?)", "1953年8月（？）", "8/1953 (?)"),
    (
        "[1953-12-08..1953-12-10]",
        "some day within 8–10 Dec 1953",
        "1953年12月8–10日间某日",
        "một ngày trong 8–10/12/1953",
    ),
]


@pytest.mark.parametrize(("edtf", "english", "chinese", "vietnamese"), CASES)
def test_dates_are_printed_as_exactly_as_known(edtf, english, chinese, vietnamese):
    found = tuple(printed_edtf(edtf, language) for language in ("en", "zh-hans", "vi"))

    assert found == (english, chinese, vietnamese)


def test_a_date_that_is_not_known_says_so():
    found = [printed(None, None, language) for language in ("en", "zh-hans", "vi")]

    assert found == ["undated", "日期不详", "không rõ ngày"]


def test_words_that_are_no_edtf_are_printed_as_they_are():
    assert printed_edtf("late 1953", "en") == "late 1953"


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("1953-12-23", "1953-12-23", "1953-12-23"),
        ("1953-12-01", "1953-12-31", "1953-12"),
        ("1952-01-01", "1952-12-31", "1952"),
        ("1953-12-11", "1953-12-24", "1953-12-11/1953-12-24"),
        ("1953-12-11", None, "1953-12-11/.."),
        (None, "1953-12-24", "../1953-12-24"),
        (None, None, ""),
    ],
)
def test_a_date_is_told_to_programs_as_it_is_known(first, last, told):
    days = (dt.date.fromisoformat(day) if day else None for day in (first, last))

    assert machine(*days) == told


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("1953-12-11/1953-12-24", "December 11–24, 1953"),
        ("1953-11-30/1953-12-02", "November 30–December 2, 1953"),
        ("1953-12-30/1954-01-02", "December 30, 1953–January 2, 1954"),
        ("1952-07/1953-07", "July 1952–July 1953"),
        ("1953-10/1953-12", "October–December 1953"),
        ("1953-12-13~", "ca. December 13, 1953"),
        ("1954", "1954"),
    ],
)
def test_an_american_style_of_citation_writes_months_out(text, written):
    assert printed_edtf(text, AMERICAN) == written
