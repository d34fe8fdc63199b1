"""Partial dates as each interface language prints them, no more exactly than they are known."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from archive.text import edtf
from archive.text.dates import read_partial

AMERICAN = "us"  # English as Chicago's style of citation writes dates: December 11–24, 1953
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SEASONS = {
    "en": ("spring", "summer", "autumn", "winter"),
    "zh": ("春", "夏", "秋", "冬"),
    "vi": ("xuân", "hè", "thu", "đông"),
}
_UNDATED = {"en": "undated", "zh": "日期不详", "vi": "không rõ ngày"}
_FROM = {"en": "from {}", "zh": "{}起", "vi": "từ {}"}
_UNTIL = {"en": "until {}", "zh": "{}止", "vi": "đến {}"}
_NOT_AFTER = {"en": "not after {}", "zh": "不晚于{}", "vi": "không muộn hơn {}"}
_WITHIN = {"en": "some day within {}", "zh": "{}间某日", "vi": "một ngày trong {}"}
_ABOUT = {"en": "about {}", "zh": "约{}", "vi": "khoảng {}"}
_DOUBTFUL = {"en": "{} (?)", "zh": "{}（？）", "vi": "{} (?)"}

_SEASONS[AMERICAN] = _SEASONS["en"]
for _said in (_UNDATED, _FROM, _UNTIL, _NOT_AFTER, _WITHIN, _ABOUT, _DOUBTFUL):
    _said[AMERICAN] = _said["en"]
_ABOUT[AMERICAN] = "ca. {}"

_ONE_YEAR = {
    "en": re.compile(r"(?P<day>(?:\D|\d{1,2}(?!\d))+) (?P<year>\d{4})"),
    "zh": re.compile(r"(?P<year>\d{4}年)(?P<day>\d+月[^年]*日?)"),
    "vi": re.compile(r"(?P<day>[\d–]+/\d+)/(?P<year>\d{4})"),
}


@dataclass(frozen=True, slots=True)
class _Day:
    """One end of a date at the fineness it is known to: year, month or day."""

    year: int
    month: int | None = None
    day: int | None = None


def printed(
    earliest: dt.date | None,
    latest: dt.date | None,
    language: str,
    precision: str = "day",
    semantics: str = "exact",
    qualifier: str = "",
) -> str:
    """Return the date between two bounds as `language` (en, zh…, vi, AMERICAN) prints it.

    >>> printed(dt.date(1953, 12, 11), dt.date(1953, 12, 24), "en")
    '11–24 Dec 1953'
    """
    tongue = language[:2]
    words = _bounds(earliest, latest, tongue, precision, semantics)
    if earliest is None and latest is None:
        return words
    if qualifier in ("~", "%"):
        words = _ABOUT[tongue].format(words)
    return _DOUBTFUL[tongue].format(words) if qualifier in ("?", "%") else words


def printed_edtf(text: str, language: str) -> str:
    """Return an EDTF date as `language` prints it; what EDTF cannot read is returned as it is.

    >>> printed_edtf("1953-12", "zh-hans")
    '1953年12月'
    """
    try:
        read = edtf.read(text)
    except ValueError:
        return text
    return printed(
        read.earliest, read.latest, language, read.precision, read.semantics, read.qualifier
    )


def month_name(month: int, language: str) -> str:
    """Return the short name of a month, for the axis of a chart.

    >>> month_name(7, "zh-hans")
    '7月'
    """
    return {"en": _MONTHS[month - 1][:3], "zh": f"{month}月", "vi": f"T{month}"}[language[:2]]


def without_year(text: str, language: str) -> tuple[str, str]:
    """Return a printed date apart from its year, where it names one year and days or months of it.

    >>> without_year("11–24 Dec 1953", "en")
    ('11–24 Dec', '1953')
    """
    found = _ONE_YEAR[language[:2]].fullmatch(text)
    return (found["day"], found["year"]) if found else (text, "")


def machine(earliest: dt.date | None, latest: dt.date | None) -> str:
    """Return a date as programs read it: a day, month or year as such, else an EDTF interval.

    >>> machine(dt.date(1953, 12, 11), dt.date(1953, 12, 24))
    '1953-12-11/1953-12-24'
    """
    if earliest is None or latest is None:
        known = [day.isoformat() if day else ".." for day in (earliest, latest)]
        return "/".join(known) if earliest or latest else ""
    for length in (10, 7, 4):
        text = earliest.isoformat()[:length]
        if read_partial(text).first == earliest and read_partial(text).last == latest:
            return text
    return f"{earliest.isoformat()}/{latest.isoformat()}"


def _bounds(
    earliest: dt.date | None, latest: dt.date | None, tongue: str, precision: str, semantics: str
) -> str:
    if earliest is None and latest is None:
        return _UNDATED[tongue]
    if earliest is None or latest is None:
        return _open(earliest, latest, tongue, precision, semantics)
    if precision == "season" and (words := _season(earliest, latest, tongue)):
        return words
    start, end = _fineness(earliest, latest, precision)
    words = _span(start, end, tongue)
    if semantics == "before":
        return _NOT_AFTER[tongue].format(_span(end, end, tongue))
    within = semantics == "within" and start != end and precision not in ("month", "year")
    return _WITHIN[tongue].format(words) if within else words


def _open(
    earliest: dt.date | None, latest: dt.date | None, tongue: str, precision: str, semantics: str
) -> str:
    known = earliest or latest
    assert known is not None
    end = _cut(known, precision)
    words = _span(end, end, tongue)
    if earliest is not None:
        return _FROM[tongue].format(words)
    return (_NOT_AFTER if semantics == "before" else _UNTIL)[tongue].format(words)


def _cut(day: dt.date, precision: str) -> _Day:
    if precision == "year":
        return _Day(day.year)
    return _Day(day.year, day.month, None if precision in ("month", "season") else day.day)


def _fineness(first: dt.date, last: dt.date, precision: str) -> tuple[_Day, _Day]:
    """Return both ends, as coarse as the precision says and the bounds allow."""
    whole_months = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    whole_years = whole_months and first.month == 1 and last.month == 12
    if precision == "year" and whole_years:
        return _Day(first.year), _Day(last.year)
    if precision in ("year", "season", "month") and whole_months:
        return _Day(first.year, first.month), _Day(last.year, last.month)
    return _Day(first.year, first.month, first.day), _Day(last.year, last.month, last.day)


def _season(first: dt.date, last: dt.date, tongue: str) -> str:
    """Return the name of one season, or nothing where the bounds hold more or less."""
    season = edtf.write(first, "season")
    whole = edtf.read(season)
    if (first, last) != (whole.earliest, whole.latest):
        return ""
    name = _SEASONS[tongue][int(season[5:]) - 21]
    year = f"{first.year}" if first.year == last.year else f"{first.year}–{last.year % 100:02}"
    return {"zh": f"{year}年{name}", "vi": f"mùa {name} {year}"}.get(tongue, f"{name} {year}")


def _span(start: _Day, end: _Day, tongue: str) -> str:
    if start == end:
        return _PRINT[tongue](start)
    if start.day is None and start.month is None:
        mark = "年" if tongue == "zh" else ""
        return f"{start.year}–{end.year}{mark}"
    return _JOIN[tongue](start, end)


def _english(d: _Day) -> str:
    if d.month is None:
        return f"{d.year}"
    month = f"{_MONTHS[d.month - 1][:3]} {d.year}"
    return month if d.day is None else f"{d.day} {month}"


def _american(d: _Day) -> str:
    if d.month is None:
        return f"{d.year}"
    month = _MONTHS[d.month - 1]
    return f"{month} {d.year}" if d.day is None else f"{month} {d.day}, {d.year}"


def _chinese(d: _Day) -> str:
    month = "" if d.month is None else f"{d.month}月"
    return f"{d.year}年{month}" + ("" if d.day is None else f"{d.day}日")


def _vietnamese(d: _Day) -> str:
    parts = (d.day, d.month, d.year)
    return "/".join(str(part) for part in parts if part is not None)


def _join_english(start: _Day, end: _Day) -> str:
    assert start.month is not None
    if start.year != end.year:
        return f"{_english(start)} – {_english(end)}"
    if start.month != end.month:
        first = _english(start).removesuffix(f" {start.year}")
        dash = "–" if start.day is None else " – "
        return f"{first}{dash}{_english(end)}"
    return f"{start.day}–{_english(end)}"


def _join_american(start: _Day, end: _Day) -> str:
    assert start.month is not None
    first = _american(start)
    if start.year == end.year:
        first = first.removesuffix(f" {start.year}").removesuffix(",")
    if (start.year, start.month) == (end.year, end.month):
        return f"{first}–{end.day}, {end.year}"
    return f"{first}–{_american(end)}"


def _join_chinese(start: _Day, end: _Day) -> str:
    if start.year != end.year:
        return f"{_chinese(start)}至{_chinese(end)}"
    if start.month != end.month:
        last = _chinese(end).removeprefix(f"{end.year}年")
        dash = "–" if start.day is None else "至"
        first = _chinese(start).removesuffix("月") if start.day is None else _chinese(start)
        return f"{first}{dash}{last}"
    return f"{start.year}年{start.month}月{start.day}–{end.day}日"


def _join_vietnamese(start: _Day, end: _Day) -> str:
    if start.year != end.year or start.month != end.month:
        first = _vietnamese(start)
        if start.year == end.year:
            first = first.removesuffix(f"/{start.year}")
        return f"{first} – {_vietnamese(end)}"
    return f"{start.day}–{_vietnamese(end)}"


_PRINT = {"en": _english, "zh": _chinese, "vi": _vietnamese, AMERICAN: _american}
_JOIN = {
    "en": _join_english,
    "zh": _join_chinese,
    "vi": _join_vietnamese,
    AMERICAN: _join_american,
}
