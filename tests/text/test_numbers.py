"""Number phrases of both languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.numbers_chinese import han_numbers
from archive.text.numbers_english import english_numbers, read_english
from archive.text.numerals import Number


def english(text: str) -> list[tuple[object, ...]]:
    return [summary(text, n) for n in english_numbers(text)]


def han(text: str) -> list[tuple[object, ...]]:
    return [summary(text, n) for n in han_numbers(text)]


def summary(text: str, number: Number) -> tuple[object, ...]:
    bounds = tuple(None if x is None else float(x) for x in (number.value, number.low, number.high))
    return (text[number.start : number.end], *bounds, number.qualifier)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("more than 52,000 troops", ("more than 52,000", 52000, 52001, None, "more_than")),
        ("over two hundred men", ("over two hundred", 200, 201, None, "more_than")),
        ("nearly 20,000 tons", ("nearly 20,000", 20000, None, 20000, "nearly")),
        ("about 300 men", ("about 300", 300, None, None, "about")),
        ("at least 40 men", ("at least 40", 40, 40, None, "more_than")),
        ("up to 500 men", ("up to 500", 500, None, 500, "less_than")),
        ("fewer than ten men", ("fewer than ten", 10, None, 9, "less_than")),
        ("300 or more men", ("300 or more", 300, 300, None, "more_than")),
        ("200-odd men", ("200-odd", 200, 200, None, "more_than")),
        ("dozens of posts", ("dozens", None, 20, 99, "tens")),
        ("hundreds of villages", ("hundreds", None, 200, 999, "hundreds")),
        ("thousands of men", ("thousands", None, 2000, 9999, "thousands")),
        ("tens of thousands of men", ("tens of thousands", None, 20000, 99999, "thousands")),
        ("millions of liters", ("millions", None, 1000000, None, "millions")),
        ("several hundred men", ("several hundred", None, 200, 999, "hundreds")),
        ("several posts", ("several", None, 2, None, "many")),
        ("many soldiers", ("many", None, None, None, "many")),
        ("half a dozen trucks", ("half a dozen", 6, None, None, "about")),
        ("a dozen trucks", ("a dozen", 12, None, None, "about")),
        ("two dozen trucks", ("two dozen", 24, 24, 24, "exact")),
        ("2.5 million people", ("2.5 million", 2500000, 2500000, 2500000, "exact")),
        (
            "one hundred and seventy-three men",
            ("one hundred and seventy-three", 173, 173, 173, "exact"),
        ),
        ("a hundred men", ("a hundred", 100, 100, 100, "exact")),
        ("16.200 men", ("16.200", 16200, 16200, 16200, "exact")),
        ("two or three men", ("two or three", None, 2, 3, "about")),
        ("20 to 30 trucks", ("20 to 30", None, 20, 30, "about")),
        ("two-thirds of it", ("two-thirds", 0.6667, 0.6667, 0.6667, "exact")),
        ("one-half of the area", ("one-half", 0.5, 0.5, 0.5, "exact")),
        ("30 per cent of it", ("30 per cent", 0.3, 0.3, 0.3, "exact")),
        ("a score of trucks", ("a score", 20, None, None, "about")),
        ("scores of trucks", ("scores", None, 40, 99, "tens")),
        ("half a million people", ("half a million", 500000, 500000, 500000, "exact")),
        ("one and a half companies", ("one and a half", 1.5, 1.5, 1.5, "exact")),
        ("more than half of them", ("more than half", 0.5, 0.5, 0.5, "more_than")),
        ("between 200 and 300 men", ("between 200 and 300", None, 200, 300, "about")),
        ("two to three hundred men", ("two to three hundred", None, 200, 300, "about")),
        ("200–300 men", ("200–300", None, 200, 300, "about")),
        ("no fewer than 40 men", ("no fewer than 40", 40, 40, None, "more_than")),
        ("as many as 40 men", ("as many as 40", 40, None, 40, "less_than")),
        ("a hundred and twenty men", ("a hundred and twenty", 120, 120, 120, "exact")),
        (
            "several hundred thousand men",
            ("several hundred thousand", None, 200000, 999999, "thousands"),
        ),
        ("30 to 40 per cent of it", ("30 to 40 per cent", None, 0.3, 0.4, "about")),
        ("Over One Thousand Men", ("Over One Thousand", 1000, 1001, None, "more_than")),
    ],
)
def test_english_numbers_returns_value_bounds_and_qualifier(
    text: str, number: tuple[object, ...]
) -> None:
    assert english(text) == [number]


def test_english_numbers_reads_a_list_in_order() -> None:
    text = "one colonel, twenty-five captains, sixty lieutenants and 1,557 machine guns"
    assert [row[0] for row in english(text)] == ["one", "twenty-five", "sixty", "1,557"]


@pytest.mark.parametrize(
    "text",
    [
        "the 3rd Battalion",
        "on the 29th",
        "first",
        "no number",
        "No. 04-NQ",
        "a MiG-15",
        "the twenty-first",
        "1950-53",
        "3.14.15",
    ],
)
def test_english_numbers_passes_over_ordinals(text: str) -> None:
    assert english(text) == []


@pytest.mark.parametrize("text", ["", "five ten", "and", "hundred", "men"])
def test_read_english_raises_when_the_text_is_no_number(text: str) -> None:
    with pytest.raises(ValueError, match="not a number"):
        read_english(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("三万四千一百一十三名", ("三万四千一百一十三", 34113, 34113, 34113, "exact")),
        ("五万二千多名", ("五万二千多", 52000, 52001, 52999, "more_than")),
        ("二百余名", ("二百余", 200, 201, 299, "more_than")),
        ("三万多名", ("三万多", 30000, 30001, 39999, "more_than")),
        ("十余辆", ("十余", 10, 11, 19, "more_than")),
        ("十几门", ("十几", 10, 11, 19, "more_than")),
        ("三十多万人", ("三十多万", 300000, 300001, 399999, "more_than")),
        ("三个多连", ("三个多", 3, 3, 4, "more_than")),
        ("数百次", ("数百", None, 200, 999, "hundreds")),
        ("几十个", ("几十", None, 20, 99, "tens")),
        ("几千名", ("几千", None, 2000, 9999, "thousands")),
        ("数十万人", ("数十万", None, 200000, 999999, "thousands")),
        ("成百万公升", ("成百万", None, 1000000, None, "millions")),
        ("上千名", ("上千", None, 1000, None, "thousands")),
        ("近二百名", ("近二百", 200, None, 200, "nearly")),
        ("近万农民", ("近万", 10000, None, 10000, "nearly")),
        ("约三百人", ("约三百", 300, None, None, "about")),
        ("三百人左右", ("三百", 300, None, None, "about")),
        ("二百名以上", ("二百", 200, 200, None, "more_than")),
        ("两三名", ("两三", None, 2, 3, "about")),
        ("七八十名", ("七八十", None, 70, 80, "about")),
        ("十五六辆", ("十五六", None, 15, 16, "about")),
        ("敌军多人", ("多", None, None, None, "many")),
        ("许多伪军", ("许多", None, None, None, "many")),
        ("几个营", ("几", None, 2, 9, "many")),
        ("三分之二", ("三分之二", 0.6667, 0.6667, 0.6667, "exact")),
        ("百分之三十", ("百分之三十", 0.3, 0.3, 0.3, "exact")),
        ("毙敌三百余，", ("三百余", 300, 301, 399, "more_than")),
        ("千余，", ("千余", 1000, 1001, 1999, "more_than")),
        ("近百名", ("近百", 100, None, 100, "nearly")),
        ("不到百人", ("不到百", 100, None, 99, "less_than")),
        ("至少有二百名", ("至少有二百", 200, 200, None, "more_than")),
        ("数以千计的民工", ("数以千计", None, 1000, None, "thousands")),
        ("半数敌军", ("半数", 0.5, 0.5, 0.5, "exact")),
        ("一半以上", ("一半以上", 0.5, 0.5, 0.5, "more_than")),
        ("八成的房屋", ("八成", 0.8, 0.8, 0.8, "exact")),
        ("一个半连", ("一个半", 1.5, 1.5, 1.5, "exact")),
        ("两年半以来", ("两", 2.5, 2.5, 2.5, "exact")),
        ("有百万人参加", ("百万", 1000000, 1000000, 1000000, "exact")),
        ("第五十九、六十两个营", ("两", 2, 2, 2, "exact")),
        ("一两个", ("一两", None, 1, 2, "about")),
        ("三、四百人", ("三、四百", None, 300, 400, "about")),
        ("二百至三百名", ("二百至三百", None, 200, 300, "about")),
        ("二点五万", ("二点五万", 25000, 25000, 25000, "exact")),
        ("16,200名", ("16,200", 16200, 16200, 16200, "exact")),
        ("300餘名", ("300餘", 300, 301, 399, "more_than")),
        (f"1{'0' * 28}", (f"1{'0' * 28}", 1e28, 1e28, 1e28, "exact")),
    ],
)
def test_han_numbers_returns_value_bounds_and_qualifier(
    text: str, number: tuple[object, ...]
) -> None:
    assert han(text) == [number]


@pytest.mark.parametrize(
    "text", ["第三营", "一切敌人", "万岁", "一般", "老百姓", "千人一面", "六周年", ""]
)
def test_han_numbers_passes_over_what_counts_nothing(text: str) -> None:
    assert han(text) == []


@given(st.text())
def test_numbers_read_any_text_without_error(text: str) -> None:
    for number in (*english_numbers(text), *han_numbers(text)):
        assert 0 <= number.start < number.end <= len(text)
