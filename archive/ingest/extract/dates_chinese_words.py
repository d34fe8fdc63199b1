"""The Chinese words that dates are made of, and those that a date begins with."""

from __future__ import annotations

from collections.abc import Iterator

from archive.ingest.extract.dates_words import SEASON_OF, Point
from archive.text.numerals import HAN_NUMERAL
from archive.text.spans import Matcher

N = f"[{HAN_NUMERAL}]"
DAY = (
    r"(?:[二三]?十[一二三四五六七八九]?|[廿卅][一二三四五六七八九]?|[一二三四五六七八九]"
    r"|[012]?[0-9]|3[01]|[二三][〇○零一二三四五六七八九])"
)
MONTH = r"(?:十[一二]?|[一二三四五六七八九]|1[0-2]|0?[1-9]|元(?=月))"
YEAR = r"(?:[一1][六七八九6789]|[二2][〇○零0])[〇○零一二三四五六七八九0-9]{2}"
# 五三年; 四五年 is "four or five years" as well and needs a month after it.
SHORT_YEAR = (
    r"(?:[三四五六七八九][〇○零一二三四五六七八九]|[3-9]\d)(?=年(?:元|十[一二]?|[一二三四五六七八九]|\d\d?)月)"
    r"|[四五六][〇○零]|四[一二三四六七八九]|五[一二三四五七八九]|六[一二三四五六八九]"
)
PART = (
    "拂晓|黎明|凌晨|清晨|早晨|早上|清早|早|上午|中午|正午|午前|午后|下午|傍晚|黄昏|入夜|晚上|晚间"
    "|深夜|夜间|夜里|夜晚|半夜|午夜|子夜|晚|夜|晨"
)
AFTERNOON = frozenset(
    [
        "下午",
        "午后",
        "傍晚",
        "黄昏",
        "入夜",
        "晚上",
        "晚间",
        "晚",
        "深夜",
        "夜间",
        "夜里",
        "夜晚",
        "夜",
        "中午",
        "正午",
    ]
)
UNIT_OF = {
    "天": "day", "日": "day", "昼夜": "day", "周": "week", "星期": "week", "礼拜": "week",
    "月": "month", "个月": "month", "年": "year", "小时": "hour", "个小时": "hour",
}  # fmt: skip
UNIT = r"(?:天|日|昼夜|周|个?星期|个?礼拜|个月|年|个?小时)"
THIRD_OF = {
    "初": 0, "上旬": 0, "中旬": 1, "下旬": 2, "底": 3, "末": 3, "中": 1,
}  # fmt: skip
WEEKDAY_OF = {day: number for number, day in enumerate("一二三四五六日", 1)} | {"天": 7}

_YEARS = {
    "今年": 0, "本年": 0, "去年": -1, "前年": -2, "明年": 1, "后年": 2,
}  # fmt: skip
_MONTHS = {
    "本月": 0, "这个月": 0, "上月": -1, "上个月": -1, "下月": 1, "下个月": 1,
}  # fmt: skip
_DAYS = {
    "今日": 0, "今天": 0, "即日": 0, "本日": 0, "昨日": -1, "昨天": -1, "前日": -2, "前天": -2,
    "明日": 1, "明天": 1, "后天": 2,
}  # fmt: skip
_NIGHTS = {
    "今晨": 0, "今早": 0, "今午": 0, "今晚": 0, "今夜": 0,
    "昨晨": -1, "昨午": -1, "昨晚": -1, "昨夜": -1,
    "前晚": -2,
    "明晨": 1, "明晚": 1,
}  # fmt: skip
_LAST = {
    "同日": 0, "同天": 0, "当天": 0, "当日": 0, "该日": 0, "是日": 0, "这一天": 0, "那一天": 0,
    "次日": 1, "翌日": 1, "第二天": 1, "前一日": -1, "前一天": -1,
}  # fmt: skip
_LAST_NIGHTS = {
    "同晚": 0, "当晚": 0, "当夜": 0, "是夜": 0, "该晚": 0, "次晨": 1, "翌晨": 1, "次晚": 1,
    "前一夜": -1, "前一晚": -1,
}  # fmt: skip
_LAST_YEARS = {"同年": 0, "该年": 0, "翌年": 1, "次年": 1, "第二年": 1}
_LAST_MONTHS = {"同月": 0, "该月": 0, "次月": 1}
_WEEKS = {
    "本周": 0, "这周": 0, "本星期": 0, "这星期": 0, "上周": -1, "上星期": -1, "上个星期": -1,
    "上礼拜": -1, "下周": 1, "下星期": 1,
}  # fmt: skip
HOLIDAYS = {
    "元旦": (1, 1), "五一节": (5, 1), "五一劳动节": (5, 1), "圣诞节": (12, 25),
    "圣诞节前夕": (12, 24), "圣诞前夕": (12, 24), "除夕": None,
}  # fmt: skip
PERIODS = (
    "这期间", "这一期间", "同期间", "同一期间", "这时期", "这一时期", "同一时期", "这段时间",
    "这一段时间", "在此期间", "此期间",
)  # fmt: skip


_NOT_PAST = ("附近", "邻近", "靠近", "接近", "逼近", "迫近", "临近")  # 附近三星期内

# A point and whether it is a part of a day; what kind of expression begins; None for no date.
_Meaning = tuple[Point, bool] | str | None


def words() -> Iterator[tuple[str, _Meaning]]:
    """Yield each word with the point it names and whether it is a part of a day, or its kind."""
    for word, shift in _YEARS.items():
        yield word, (Point(year_shift=shift), False)
    for word, third in (("年初", 0), ("年底", 3), ("年终", 3)):
        yield word, (Point(year_shift=0, third=third), False)
    for word, shift in _MONTHS.items():
        yield word, (Point(month_shift=shift), False)
    for word, shift in (*_DAYS.items(), *_NIGHTS.items()):
        yield word, (Point(day_shift=shift), word in _NIGHTS)
    for word, shift in (*_LAST.items(), *_LAST_NIGHTS.items()):
        yield word, (Point(from_last=shift), word in _LAST_NIGHTS)
    for word, shift in _LAST_YEARS.items():
        yield word, (Point(year_from_last=shift), False)
    for word, shift in _LAST_MONTHS.items():
        yield word, (Point(month_from_last=shift), False)
    for word, shift in _WEEKS.items():
        yield word, (Point(week_shift=shift), False)
    for word, day in HOLIDAYS.items():
        yield word, (Point(month=day[0], day=day[1]), False) if day else None
    yield from _seasons()
    for word in PERIODS:
        yield word, "period"
    for word in ("过去", "最近", "近"):
        yield word, "past"
    for word in ("星期", "礼拜"):
        yield word, "weekday"
    for word in ("今后", "明日报", "今日报", "同日本", "日本日", *_NOT_PAST):
        yield word, None  # longer words that are no dates


def _seasons() -> Iterator[tuple[str, _Meaning]]:
    for name in "春夏秋冬":
        season = SEASON_OF[name]
        for now in ("今", "本年"):
            yield now + name, (Point(season=season, year_shift=0), False)
        for word in (
            f"入{name}",
            f"今年入{name}",
            f"这次{name}季",
            f"这个{name}天",
            f"今年{name}季",
        ):
            yield word, (Point(season=season, year_shift=0), False)
        yield f"去{name}", (Point(season=season, year_shift=-1), False)
        yield f"明{name}", (Point(season=season, year_shift=1), False)
        yield f"明{name}装", None


WORDS = Matcher(words())
