"""The fields printed above a block: Title, Author, Date, Page; ### headline, 第4版(), 专栏："""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from archive.ingest.head_dates import DATE, printed_day
from archive.ingest.layout import Line, join
from archive.ingest.records import ParseError
from archive.text.numerals import HAN_NUMERAL, read_han

_KEYS = {
    **dict.fromkeys(("title", "headline", "heading", "标题", "標題", "题目", "題目"), "title"),
    **dict.fromkeys(("author", "by", "byline", "作者", "记者", "記者"), "author"),
    **dict.fromkeys(
        ("date", "published", "publication date", "date of publication", "日期", "发表日期",
         "發表日期", "出版日期", "刊登日期"), "date",
    ),
    **dict.fromkeys(("page", "edition", "版次", "版面", "版"), "page"),
    **dict.fromkeys(
        ("newspaper", "paper", "publication", "source", "报纸", "報紙", "报刊", "報刊", "来源",
         "來源", "出处", "出處"), "newspaper",
    ),
}  # fmt: skip
_FIELD = re.compile(
    rf"({'|'.join(sorted(_KEYS, key=len, reverse=True))})\s*[:：]\s*(.*)", re.IGNORECASE
)
_OTHER_FIELD = re.compile(
    r"[A-Z][A-Za-z. ]{1,20}[:：]\s*.{0,80}$|[\u3400-\u9fff]{2,4}[:：].{0,40}$"
)
_HEADLINE = re.compile(r"#{1,6}\s*(.*)")
_PAGE = re.compile(rf"第\s*([{HAN_NUMERAL}]+)\s*版\s*(?:[(（]\s*(.*?)\s*[)）])?\s*(?=$|专栏|專欄)")
_COLUMN = re.compile(r"(?:专栏|專欄|栏目|欄目)\s*[:：]\s*(.*)")


_LONGEST_HEAD = 80


@dataclass(slots=True)
class Head:
    """Printed fields above a block, each with its line."""

    fields: dict[str, tuple[str, int]] = field(default_factory=dict)

    def text(self, key: str) -> str | None:
        """Return a field as printed, None when it is not there."""
        return self.fields[key][0] if key in self.fields else None

    def day(self) -> dt.date | None:
        """Return the printed day, or raise ParseError."""
        value, line = self.fields.get("date", ("", 0))
        return printed_day(value, line) if value else None

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


def is_title_field(line: Line) -> bool:
    """Say whether a line is the header field that tells the title."""
    match = _FIELD.match(line.text)
    return match is not None and _KEYS[match[1].lower()] == "title"


def head_kind(line: Line) -> str:
    """Return what a line tells above an original: date, page or column, "" for nothing."""
    if not line.text[:1] or len(line.text) > _LONGEST_HEAD:
        return ""
    for kind, pattern in (("page", _PAGE), ("column", _COLUMN)):
        if pattern.match(line.text):
            return kind
    date = DATE.match(line.text)
    if date and _PAGE.match(line.text[date.end() :].lstrip()):
        return "page"
    return "date" if date and date.end() == len(line.text) else ""


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
        elif key == "title" and _wraps(lines, index) and not _OTHER_FIELD.match(line.text):
            value, number = head.fields[key]
            head.fields[key] = (join([value, line.text]), number)
        elif not (key and _OTHER_FIELD.match(line.text) and _wraps(lines, index)):
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
        if (match := _HEADLINE.match(line.text)) or _heads(head, lines, index):
            head.fields["headline"] = (match[1].strip() if match else line.text, line.number)
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


def _heads(head: Head, lines: Sequence[Line], index: int) -> bool:
    """Say whether a line without a mark is the headline: right above a date or page."""
    text = lines[index].text
    if head.fields or len(text) > _LONGEST_HEAD or text.endswith(tuple("。！？：；”】")):
        return False
    below = next((line for line in lines[index + 1 :] if line.text), None)
    return below is not None and not head_kind(lines[index]) and head_kind(below) != ""


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
    if DATE.fullmatch(line.text):
        head.fields["date"] = (line.text, line.number)
    elif (match := DATE.match(line.text)) and head_kind(line) == "page":
        head.fields["date"] = (match.group(), line.number)
        return _take(head, Line(line.number, 0, line.text[match.end() :].lstrip()))
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
