"""Datelines and relay phrases as printed: 【新华社三十一日讯】, "TASS, 20th dispatch:"."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from archive.ingest.lexicon import Lexicon
from archive.ingest.records import DateValue, Language, Paragraph, Quote
from archive.text.dates import latest_day
from archive.text.fold import fold_aligned
from archive.text.numerals import HAN_NUMERAL, read_han

_MONTHS = {
    name.lower(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WIRE = r"(?:(?:news )?(?:dispatch|report|telegram|cable|despatch|wire|bulletin)s?)"
_PLACE = rf"(?!(?:{_MONTH})\b)[A-Z][\w'’.-]*(?:[ -][A-Z][\w'’.-]*){{0,3}}"
_UNKNOWN = r"[A-Z][\w'’-]*(?: (?:[A-Z][\w'’-]*|of|the|de)){0,6} (?:Agency|Press|Service)|[A-Z]{3,6}"
_ISSUER = r"[A-Z][\w'’-]+(?: (?:of|the|and|for|[A-Z][\w'’-]+))*"
_SAID = r"(?:reported|reports|announced|announces|stated|states|said|says)"
_ISSUED = r"(?:issued|released|published|put out|made public)"
_HAN_WIRE = r"(?:特约|专|急)?(?:讯|电讯|电|消息)"
_HAN_UNKNOWN = r"[\u3400-\u9fff]{1,10}?(?:通讯社|新闻社|广播电台|[日晚周月]报|社)|本报|本刊|本社|又"
_HAN_PLACE = r"(?P<place>[\u3400-\u9fff]{1,8}?)"


def _day_in_english(tag: str = "") -> str:
    month, ordinal = rf"(?:{_MONTH})\b\.?", r"(?:st|nd|rd|th)"
    return (
        r"(?:(?:on |dated )?(?:the )?(?:"
        rf"(?P<month{tag}1>{month}) (?P<day{tag}1>\d{{1,2}}){ordinal}?\b"
        rf"(?:,? (?P<year{tag}1>\d{{4}}))?"
        rf"|(?P<day{tag}2>\d{{1,2}}){ordinal}?(?: of)? (?P<month{tag}2>{month})"
        rf"(?:,? (?P<year{tag}2>\d{{4}}))?"
        rf"|(?P<day{tag}3>\d{{1,2}}){ordinal}))"
    )


def _day_in_chinese(tag: str = "") -> str:
    number = rf"[{HAN_NUMERAL}]"
    return (
        rf"(?:(?:(?P<year{tag}1>{number}{{4}})年)?(?P<month{tag}1>{number}{{1,3}})月"
        rf"(?:份)?)?(?P<day{tag}1>{number}{{1,3}})[日号]"
    )


@dataclass(frozen=True, slots=True)
class PrintedDay:
    """A day as printed: its number, month and year as far as they are said."""

    day: int
    month: int | None
    year: int | None

    def resolve(self, not_after: dt.date | None) -> DateValue | None:
        """Return the latest such day that is not after a day, None when nothing tells."""
        found: dt.date | None = None
        if self.year and self.month:
            try:
                found = dt.date(self.year, self.month, self.day)
            except ValueError:
                return None
        elif not_after is not None and 1 <= self.day <= 31 and (self.month or 1) <= 12:
            found = latest_day(self.day, not_after, self.month)
        return DateValue(found.isoformat(), found, found, "day") if found else None


@dataclass(frozen=True, slots=True)
class Step:
    """A dateline or relay phrase: actor slug or None, kind, printed parts, words and its end."""

    actor: str | None
    kind: str  # "agency" or "communique"
    date: PrintedDay | None
    place: str | None
    quote: Quote
    end: int


@dataclass(frozen=True, slots=True)
class Patterns:
    """The compiled patterns of one language, and the agencies by printed form."""

    slugs: dict[str, str]
    datelines: tuple[re.Pattern[str], ...]
    relay: tuple[tuple[str, re.Pattern[str]], ...]

    def slug(self, words: str | None) -> str | None:
        """Return the agency that the words name, None for an unknown one."""
        return self.slugs.get(_key(words)) if words else None


def read_dateline(paragraph: Paragraph, lexicon: Lexicon) -> Step | None:
    """Return the dateline that a paragraph begins with, if it does."""
    patterns = _patterns(lexicon, paragraph.language)
    text = _matchable(paragraph)
    for pattern in patterns.datelines:
        if match := pattern.match(text):
            return _step(paragraph, patterns, match, "agency")
    return None


def read_relay(paragraph: Paragraph, start: int, lexicon: Lexicon) -> Step | None:
    """Return the relay phrase at an offset, if there is one."""
    patterns = _patterns(lexicon, paragraph.language)
    text = _matchable(paragraph)
    for kind, pattern in patterns.relay:
        if match := pattern.match(text, start):
            return _step(paragraph, patterns, match, kind)
    return None


def _matchable(paragraph: Paragraph) -> str:
    """Return the words with the offsets of the paragraph; Chinese in simplified characters."""
    if paragraph.language is Language.CHINESE:
        return fold_aligned(paragraph.text)
    return paragraph.text


def _key(words: str) -> str:
    folded = fold_aligned(words)
    return re.sub(r"^the ", "", re.sub(r"\s+", " ", folded))


def _step(paragraph: Paragraph, patterns: Patterns, match: re.Match[str], kind: str) -> Step:
    groups = match.groupdict()
    start, end = match.start("words"), match.end("words")
    place = groups.get("place")
    actor = groups.get("agency") or groups.get("maker") or groups.get("actor")
    return Step(
        actor=patterns.slug(actor),
        kind=kind,
        date=_day(groups),
        place=place.strip(" ,") if place else None,
        quote=Quote(paragraph.id, start, end, paragraph.text[start:end], paragraph.language),
        end=match.end(),
    )


def _day(groups: dict[str, str | None]) -> PrintedDay | None:
    for tag in ("a1", "a2", "a3", "b1", "b2", "b3"):
        day = groups.get(f"day{tag}")
        if day:
            month, year = groups.get(f"month{tag}"), groups.get(f"year{tag}")
            try:
                return PrintedDay(
                    read_han(day),
                    _month(month) if month else None,
                    read_han(year) if year else None,
                )
            except ValueError:
                return None
    return None


def _month(words: str) -> int:
    return _MONTHS.get(words.lower().rstrip(".")) or read_han(words)


@lru_cache(maxsize=8)
def _patterns(lexicon: Lexicon, language: Language) -> Patterns:
    return _english(lexicon) if language is Language.ENGLISH else _chinese(lexicon)


def _english(lexicon: Lexicon) -> Patterns:
    slugs = {_key(form): a.slug for a in lexicon.agencies for form in a.english}
    known = _any_of(form for a in lexicon.agencies if a.kind != "issuer" for form in a.english)
    issuer = _any_of(form for a in lexicon.agencies for form in a.english)
    agency = rf"(?P<agency>(?i:{known})|{_UNKNOWN})"
    dash = r"[-–—]{1,2}(?=\s|$)"
    end = rf"\s*(?:[\])】]?\s*:|[\])】]?\s*{dash}|[\])】])\s*"
    one, two = _day_in_english("a"), _day_in_english("b")
    signed = rf"(?:the )?{agency}(?:'s|’s)?(?: {_WIRE})?(?:,?(?: from)? (?P<place>{_PLACE}))?"
    datelines = (
        rf"[\[(【]?\s*(?P<words>{signed},? {one}(?: {_WIRE})?(?:,? from {_PLACE})?){end}",
        rf"[\[(【]?\s*(?P<words>(?P<place>{_PLACE}(?:, {_PLACE})?),? {one},? "
        rf"\(?{agency}\)?(?:\s*{dash})?){end}?",
        rf"(?P<words>[(\[](?P<agency>(?i:{known})|[A-Z]{{2,6}})[)\]]\s*(?:{dash}|:))\s*",
        rf"(?P<words>(?P<agency>(?i:{known}))(?: {_WIRE})?(?: from (?P<place>{_PLACE}))?)"
        rf"\s*(?::|{dash})\s*",
    )
    told = rf"(?:an? |the )?(?:{_WIRE} (?:by|from|of) )?(?:the )?"
    wired = rf"(?:'s|’s)?(?: {_WIRE})?(?: from {_PLACE})?(?:,? {one})?(?: {_WIRE})?"
    by = rf"(?:the )?(?P<actor>(?i:{issuer})|{_ISSUER})"
    communique = r"(?:[\w-]+ ){0,3}?communiqu[eé]"
    return Patterns(
        slugs,
        tuple(map(re.compile, datelines)),
        (
            ("agency", re.compile(rf"(?P<words>{signed},? {one}(?: {_WIRE})?)\s*:\s*")),
            ("agency", re.compile(rf"[Aa]ccording to {told}(?P<words>{agency}{wired})\s*[:,]\s*")),
            (
                "agency",
                re.compile(
                    rf"(?:[Tt]he )?(?P<words>(?P<agency>(?i:{known})) {_SAID}(?: {one})?)"
                    r"(?: that|,|:)*\s*"
                ),
            ),
            (
                "communique",
                re.compile(
                    rf"(?P<words>(?:[Tt]he )?{by} (?:has |have )?(?:{one} )?{_ISSUED} (?:an?|the|its) "
                    rf"{communique}(?:,? {two})?)"
                ),
            ),
            (
                "communique",
                re.compile(
                    rf"(?P<words>(?:[Ii]n )?(?:[Aa]|[Tt]he) {communique}(?= of| {_ISSUED}| dated| on)"
                    rf"(?: of {by})?(?: {_ISSUED})?(?:,? {one})?(?:,? by {by.replace('actor', 'maker')})?"
                    rf"(?:,? {two})?)"
                ),
            ),
        ),
    )


def _chinese(lexicon: Lexicon) -> Patterns:
    slugs = {_key(form): a.slug for a in lexicon.agencies for form in a.chinese}
    known = _any_of(
        fold_aligned(form) for a in lexicon.agencies if a.kind != "issuer" for form in a.chinese
    )
    issuer = _any_of(fold_aligned(form) for a in lexicon.agencies for form in a.chinese)
    one, two = _day_in_chinese("a"), _day_in_chinese("b")
    agency = rf"(?P<agency>{known}|{_HAN_UNKNOWN})"
    signed = rf"{agency}{_HAN_PLACE}??(?:{one})?"
    by = rf"(?P<actor>{issuer}|[\u3400-\u9fff]{{2,20}}?)"
    return Patterns(
        slugs,
        (
            re.compile(rf"[\[(【〔「]\s*据?(?P<words>{signed}{_HAN_WIRE})\s*[\])】〕」]\s*:?\s*"),
            re.compile(
                rf"(?P<words>(?P<agency>{known}|本报|本刊){_HAN_PLACE}??{one}{_HAN_WIRE})(?:\s*:\s*|\s+)"
            ),
            re.compile(rf"(?P<words>(?P<agency>{known}|本报|本刊){_HAN_WIRE})\s*:\s*"),
        ),
        (
            (
                "agency",
                re.compile(
                    rf"(?:另|又)?据?(?P<words>{signed}的?(?:{_HAN_WIRE}|报道|报导|广播))说?\s*[:,]\s*"
                ),
            ),
            (
                "communique",
                re.compile(
                    rf"(?P<words>(?:{two})?(?:{by}(?:发言人)?)??[在于]?(?:{one})?(?:发表|公布|发布|发出)"
                    rf"[^。:]{{0,60}}?(?:公报|战报))(?:中)?(?:宣布|宣称|指出|说|称)*\s*[:,]?\s*"
                ),
            ),
            (
                "communique",
                re.compile(
                    rf"(?:据|在)?(?P<words>(?P<actor>{issuer})(?:{one})?的?[^。:,]{{0,12}}?(?:公报|战报))"
                    r"(?:中)?(?:宣布|宣称|指出|说|称)*\s*[:,]?\s*"
                ),
            ),
        ),
    )


def _any_of(forms: Iterable[str]) -> str:
    """Return an alternation, longest form first, that never matches when there are none."""
    words = sorted({re.sub(r"^[Tt]he ", "", form) for form in forms}, key=len, reverse=True)
    return "|".join(re.escape(word) for word in words) or "(?!)"
