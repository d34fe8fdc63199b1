"""The Chinese numeral."""

import pytest

from archive.text.numerals import read_han


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三万四千一百一十三", 34113),
        ("二十九", 29),
        ("廿六", 26),
        ("卅", 30),
        ("〇一", 1),
        ("两千零七十九", 2079),
        ("一九五三", 1953),
        ("一九五〇", 1950),
        ("３４", 34),
        ("十", 10),
        ("十二", 12),
        ("一百零五", 105),
        ("一百一十", 110),
        ("二百五十万", 2500000),
        ("一万零五百五十", 10550),
        ("三亿五千万", 350000000),
        ("一万亿", 10**12),
        ("25万", 250000),
        ("1万2千", 12000),
        ("三萬兩千", 32000),
        ("〇", 0),
    ],
)
def test_read_han_reads_every_way_of_writing(text: str, value: int) -> None:
    assert read_han(text) == value


@pytest.mark.parametrize("text", ["", "连", "万", "百", "三x", "第三"])
def test_read_han_raises_when_the_text_is_no_numeral(text: str) -> None:
    with pytest.raises(ValueError, match="not a numeral"):
        read_han(text)
