"""The fields printed above a block: Title, Author, Date, Page; ### headline, 第4版(), 专栏："""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from archive.ingest.layout import Line, join
from archive.ingest.records import ParseError
from archive.text.numerals import HAN_NUMERAL, read_han

_KEYS = {
    "title": "title", "author": "author", "date": "date", "page": "page",
    "标题": "title", "標題": "title", "作者": "author", "日期": "date", "版次": "page",
}  # fmt: skip
_FIELD = re.compile(rf"({'|'.join(_KEYS)})\s*[:：]\s*(.*)", re.IGNORECASE)
_HEADLINE = re.compile(r"#{1,6}\s*(.*)")
_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_PAGE = re.compile(rf"第\s*([{HAN_NUMERAL}]+)\s*版\s*(?:[(（]\s*(.*?)\s*[)）])?\s*(?=$|专栏|專欄)")
_COLUMN = re.compile(r"(?:专栏|專欄|栏目|欄目)\s*[:：]\s*(.*)")


@dataclass(slots=True)
class Head:
    """Printed fields above a block, each with its line."""

    fields: dict[str, tuple[str, int]] = field(default_factory=dict)

    def text(self, key: str) -> str | None:
        """Return a field as printed, None when it is not there."""
        return self.fields[key][0] if key in self.fields else None

    def day(self) -> dt.date | None:
        """Return the printed date, or raise ParseError."""
        value, line = self.fields.get("date", ("", 0))
        return _day(value, line) if value else None

    def page(self) -> int | None:
        """Return the printed page, or raise ParseError."""
        value, line = self.fields.get("page", ("", 0))
        if not value:
            return None
        number = re.search(rf"[{HAN_NUMERAL}]+", value)
        if number is None:
            raise ParseError(f"The page “{value}” holds no number.", line)
        try:
            return read_han(number.group())
        except ValueError:
            raise ParseError(f"The page “{value}” is not a number.", line) from None


def is_field(line: Line) -> bool:
    """Say whether a line is a header field."""
    return _FIELD.match(line.text) is not None


def read_header(lines: Sequence[Line]) -> tuple[Head, Sequence[Line]]:
    """Return the header fields and the lines below them."""
    head, end, key = Head(), 0, ""
    for index, line in enumerate(lines):
        if not line.text:
            continue
        match = _FIELD.match(line.text)
        if match:
            key = _KEYS[match[1].lower()]
            if key in head.fields:
                break
            head.fields[key] = (match[2].strip(), line.number)
        elif key == "title" and _wraps(lines, index):
            value, number = head.fields[key]
            head.fields[key] = (join([value, line.text]), number)
        else:
            break
        end = index + 1
    return head, lines[end:]


def _wraps(lines: Sequence[Line], index: int) -> bool:
    """Say whether a header field follows before the next blank line."""
    for line in lines[index:]:
        if not line.text:
            return False
        if _FIELD.match(line.text):
            return True
    return False


def read_original_head(lines: Sequence[Line]) -> tuple[Head, list[Line]]:
    """Return the headline, date, page, section and column, and the lines below them."""
    head, end, wrapped = Head(), 0, False
    for index, line in enumerate(lines):
        if not line.text:
            wrapped = False
            continue
        if match := _HEADLINE.match(line.text):
            head.fields["headline"] = (match[1].strip(), line.number)
            wrapped = True
        elif wrapped and _head_follows(lines, index):
            value, number = head.fields["headline"]
            head.fields["headline"] = (join([value, line.text]), number)
        elif _take(head, line):
            wrapped = False
        else:
            break
        end = index + 1
    return head, list(lines[end:])


def _head_follows(lines: Sequence[Line], index: int) -> bool:
    if _take(Head(), lines[index]):
        return False
    for line in lines[index + 1 :]:
        if not line.text:
            return False
        if _take(Head(), line):
            return True
    return False


def _take(head: Head, line: Line) -> bool:
    """Read one line of the head; say whether it is one."""
    if _DATE.fullmatch(line.text):
        head.fields["date"] = (line.text, line.number)
    elif match := _PAGE.match(line.text):
        head.fields["page"] = (match[1], line.number)
        head.fields["section"] = (match[2] or "", line.number)
        if match.end() < len(line.text):
            return _take(head, Line(line.number, 0, line.text[match.end() :]))
    elif match := _COLUMN.match(line.text):
        head.fields["column"] = (match[1], line.number)
    elif (match := _FIELD.match(line.text)) and _KEYS[match[1].lower()] != "title":
        head.fields[_KEYS[match[1].lower()]] = (match[2].strip(), line.number)
    else:
        return False
    return True


def _day(value: str, line: int) -> dt.date:
    match = _DATE.fullmatch(value)
    try:
        if match:
            return dt.date(int(match[1]), int(match[2]), int(match[3]))
        return dt.datetime.strptime(value.replace(",", ""), "%B %d %Y").date()
    except ValueError:
        raise ParseError(f"“{value}” is not a date.", line) from None
