"""The date above an article: 1951-03-05, March 5, 1951, 一九五一年三月五日, 民國四十年三月五日."""

from __future__ import annotations

import datetime as dt
import re

from archive.ingest.records import ParseError
from archive.text.numerals import HAN_NUMERAL, read_han

_N = rf"[{HAN_NUMERAL}]"
_ISO = (
    rf"(?P<year>{_N}{{4}})\s*[-/.年]\s*(?P<month>{_N}{{1,3}})\s*[-/.月]\s*"
    rf"(?P<day>{_N}{{1,3}})\s*[日号號]?"
)
_REPUBLIC = (
    rf"(?:中[华華]民[国國]|民[国國])(?P<era>{_N}{{1,4}}|元)年"
    rf"(?P<emonth>{_N}{{1,3}})月(?P<eday>{_N}{{1,3}})日"
)
_WEEKDAY = (
    r"(?:\s*[(（]?\s*(?:星期|礼拜|禮拜|周|週)[一二三四五六日天]\s*[)）]?|\s*\(?[A-Z][a-z]+day\)?)?"
)
DATE = re.compile(rf"(?:{_ISO}|{_REPUBLIC}){_WEEKDAY}(?:[T\s]\d{{1,2}}:\d\d(?::\d\d)?Z?)?")
_WRITTEN = re.compile(
    r"(?:[A-Za-z]+day,?\s+)?(?:(?P<m1>[A-Za-z]{3,9})\.?\s+(?P<d1>\d{1,2})(?:st|nd|rd|th)?"
    r"|(?P<d2>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m2>[A-Za-z]{3,9})\.?),?\s+(?P<y>\d{4})"
    r"(?:\s*\(?[A-Z][a-z]+day\)?)?"
)
# A year or month, or that there is no date, dates no day and is no mistake.
_NO_DAY = re.compile(
    r"(?:\d{4}(?:\s*[-/年]\s*\d{1,2}\s*月?|\s*年)?|[A-Za-z]{3,9}\.?,?\s+\d{4}|[?？-]+"
    r"|n\.?\s?d\.?|undated|unknown|no date|(?:日期)?不[详詳明]|未[详詳知])",
    re.IGNORECASE,
)


def printed_day(value: str, line: int) -> dt.date | None:
    """Return the day that a date names, None where it names none, or raise ParseError."""
    try:
        if match := DATE.fullmatch(value):
            if match["era"]:
                era = 1 if match["era"] == "元" else read_han(match["era"])
                return dt.date(1911 + era, read_han(match["emonth"]), read_han(match["eday"]))
            return dt.date(*(read_han(match[part]) for part in ("year", "month", "day")))
        if match := _WRITTEN.fullmatch(value):
            month = dt.datetime.strptime((match["m1"] or match["m2"])[:3], "%b").month
            return dt.date(int(match["y"]), month, int(match["d1"] or match["d2"]))
    except (ValueError, OverflowError):
        raise ParseError(f"“{value}” is not a date.", line) from None
    if _NO_DAY.fullmatch(value):
        return None
    raise ParseError(f"“{value}” is not a date.", line)
