"""Plain titles of proposals: type, place and date, in both languages."""

from __future__ import annotations

import datetime as dt

from archive.ingest.lexicon import Lexicon, PlaceEntry
from archive.ingest.records import DateValue, Language, PlaceMention


def titles(
    type: str, places: list[PlaceMention], date: DateValue | None, lexicon: Lexicon
) -> tuple[str, str]:
    """Return the English and the Chinese title of an event.

    >>> titles("ambush", [], None, Lexicon())
    ('Ambush', 'ambush')
    """
    entries = {entry.slug: entry for entry in lexicon.places}
    chinese_type = next((t.chinese[0] for t in lexicon.of("event_type") if t.code == type), type)
    named = next((m for m in places if m.relation is None), places[0] if places else None)
    english = [type.replace("-", " ").capitalize()]
    chinese = [chinese_type]
    if named is not None:
        english.append(_name(named, places, entries, Language.ENGLISH))
        chinese.append(_name(named, places, entries, Language.CHINESE))
    if date is not None:
        english.append(english_date(date))
        chinese.append(chinese_date(date))
    return ", ".join(filter(None, english)), " ".join(filter(None, chinese))


def english_date(date: DateValue) -> str:
    """Return the days of a date in English words."""
    first, last = date.earliest, date.latest
    if first is None or last is None:
        known = first or last
        word = "since" if first else "until"
        return f"{word} {_english_day(known)}" if known else date.edtf
    if first == last:
        return _english_day(first)
    if date.precision == "month" and "/" not in date.edtf:
        return f"{first:%B %Y}"
    if date.precision == "year" and "/" not in date.edtf:
        return str(first.year)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}\u2013{_english_day(last)}"
    return f"{_english_day(first)} \u2013 {_english_day(last)}"


def chinese_date(date: DateValue) -> str:
    """Return the days of a date in Chinese."""
    first, last = date.earliest, date.latest
    if first is None or last is None:
        known = first or last
        return f"{_chinese_day(known)}{'起' if first else '止'}" if known else date.edtf
    if first == last:
        return _chinese_day(first)
    if date.precision == "month" and "/" not in date.edtf:
        return f"{first.year}年{first.month}月"
    if date.precision == "year" and "/" not in date.edtf:
        return f"{first.year}年"
    if (first.year, first.month) == (last.year, last.month):
        return f"{_chinese_day(first)}至{last.day}日"
    return f"{_chinese_day(first)}至{_chinese_day(last)}"


def _name(
    named: PlaceMention,
    places: list[PlaceMention],
    entries: dict[str, PlaceEntry],
    language: Language,
) -> str:
    """Return the name as printed in the language, else as the gazetteer has it."""
    if named.quote.language is language and not named.quote.text.isdigit():
        return named.quote.text
    for mention in places:
        if mention.quote.language is not language or mention.quote.text.isdigit():
            continue
        if named.place and mention.place == named.place:
            return mention.quote.text
        if named.relation and mention.relation:
            return mention.quote.text
    entry = entries.get(named.place or (named.relation.anchor if named.relation else ""))
    names = entry.names if entry else ()
    return next((name.text for name in names if name.language.startswith(language)), "")


def _english_day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"


def _chinese_day(day: dt.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
