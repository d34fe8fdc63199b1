"""English datelines and relay phrases as patterns: "HANOI, May 10 (VNA) --" and the like."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable

MONTHS = {
    name.lower(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}

_MONTH = f"(?i:{'|'.join(sorted(MONTHS, key=len, reverse=True))})"
_WIRE = r"\(?(?i:(?:news )?(?:dispatch|report|telegram|cable|despatch|wire|bulletin)s?)\)?"
_PLACE = rf"(?!{_MONTH}\b)[A-Z][\w'’.-]*(?:[ -][A-Z][\w'’.-]*){{0,3}}"
# What looks like the name of an agency when no list knows it.
_UNKNOWN = r"[A-Z][\w'’-]*(?: (?:[A-Z][\w'’-]*|of|the|de)){0,6} (?:Agency|Press|Service)|[A-Z]{3,6}"
_OWN = r"(?:This|Our) (?:[Nn]ewspaper|[Pp]aper|[Cc]orrespondent)"
_UNKNOWN_ISSUER = r"[A-Z][\w'’-]+(?: (?:of|the|and|for|[A-Z][\w'’-]+))*"
_SAID = r"(?:reported|reports|announced|announces|stated|states|said|says)"
_ISSUED = r"(?:issued|released|published|put out|made public)"
_DASH = r"[-–—]{1,2}(?=\s|$)"
_END = rf"\s*(?:[\])】]?\s*:|[\])】]?\s*{_DASH}|[\])】])\s*"


def patterns(
    agencies: Iterable[str], issuers: Iterable[str]
) -> tuple[list[re.Pattern[str]], list[tuple[str, re.Pattern[str]]]]:
    """Return the datelines and the relay phrases, each with its kind, for these printed names."""
    known, issuer = _any_of(agencies), _any_of(issuers)
    agency = rf"(?P<agency>{known}|{_OWN}|{_UNKNOWN})"
    signed = rf"(?:the )?{agency}(?:'s|’s)?(?: {_WIRE})?(?:,?(?: from)? (?P<place>{_PLACE}))?"
    return (
        [re.compile(each) for each in _datelines(known, agency, signed)],
        [
            *(("agency", re.compile(each)) for each in _agency_links(known, agency, signed)),
            *(("communique", re.compile(each)) for each in _communique_links(issuer)),
        ],
    )


def _datelines(known: str, agency: str, signed: str) -> list[str]:
    day, opening = _day("a"), r"[\[(【]?\s*"
    place = rf"(?P<place>{_PLACE}(?:, {_PLACE})?),? "
    initials = rf"\((?P<agency>{known}|[A-Z][\w. ’'-]{{1,40}})\)"
    return [
        rf"{opening}(?P<words>{signed},? {day}(?: {_WIRE})?(?:,?(?: from)? {_PLACE})?){_END}",
        rf"{opening}(?P<words>(?:{place})?{day},? {initials}(?:\s*{_DASH})?)(?:{_END})?",
        rf"{opening}(?P<words>{place}{day}, {agency}(?:\s*{_DASH})?)(?:{_END})?",
        rf"(?P<words>[(\[](?P<agency>{known}|[A-Z]{{2,6}})[)\]]\s*(?:{_DASH}|:))\s*",
        rf"{opening}(?P<words>(?P<agency>{known}|{_OWN})(?:'s|’s)?(?: {_WIRE})?"
        rf"(?: from (?P<place>{_PLACE}))?)\s*(?:[\])】]?\s*:|{_DASH}|[\])】])\s*",
    ]


def _agency_links(known: str, agency: str, signed: str) -> list[str]:
    day = _day("a")
    told = rf"(?:an? |the )?(?:{_WIRE} (?:by|from|of) )?(?:the )?"
    where = rf"(?:,? from {_PLACE}|, {_PLACE})?"
    wired = rf"(?:'s|’s)?(?: {_WIRE})?{where}(?:,? {day})?(?: {_WIRE})?"
    relayed = rf"(?:has )?(?:{_ISSUED}|broadcast|carried)(?: {day})?"
    return [
        rf"(?P<words>{signed},? {day}(?: {_WIRE})?)\s*:\s*",
        rf"(?P<words>(?P<agency>{known})(?: {_WIRE})?)\s*:\s*",
        rf"[Aa]ccording to {told}(?P<words>{agency}{wired})\s*[:,]\s*",
        rf"(?:[Tt]he )?(?P<words>(?P<agency>{known}) {_SAID}{where}(?: {day})?)(?: that|,|:)*\s*",
        rf"(?:[Tt]he )?(?P<words>(?P<agency>{known}) {relayed})"
        r" (?=(?:an?|the) (?:[\w-]+ ){0,3}?communiqu[eé] (?:of|by|from) )",
    ]


def _communique_links(issuer: str) -> list[str]:
    one, two = _day("a"), _day("b")
    by = rf"(?:the )?(?P<actor>{issuer}|{_UNKNOWN_ISSUER})"
    maker, speaker = by.replace("<actor>", "<maker>"), by.replace("<actor>", "<speaker>")
    communique = r"(?:[\w-]+ ){0,3}?communiqu[eé]"
    return [
        rf"(?P<words>(?:[Tt]he )?{by} (?:has |have )?(?:{one} )?{_ISSUED} (?:an?|the|its) "
        rf"{communique}(?:,? {two})?)",
        rf"(?P<words>(?:[Ii]n )?(?:[Aa]|[Tt]he) {communique}(?= of| {_ISSUED}| dated| on)"
        rf"(?: of {by})?(?: {_ISSUED})?(?:,? {one})?(?:,? by {maker})?(?:,? {two})?"
        rf"(?:, {speaker} (?={_SAID}))?)",
    ]


def _day(tag: str) -> str:
    """Return a pattern of a day; its groups carry the tag, so that two fit into one pattern."""
    month, ordinal = rf"{_MONTH}\b\.?", r"(?:st|nd|rd|th)"
    return (
        r"(?:(?:on |dated )?(?:the )?(?:"
        rf"(?P<month{tag}1>{month}) (?P<day{tag}1>\d{{1,2}}){ordinal}?\b"
        rf"(?:,? (?P<year{tag}1>\d{{4}}))?"
        rf"|(?P<day{tag}2>\d{{1,2}}){ordinal}?(?: of)? (?P<month{tag}2>{month})"
        rf"(?:,? (?P<year{tag}2>\d{{4}}))?"
        rf"|(?P<day{tag}3>\d{{1,2}}){ordinal}))"
    )


def _any_of(forms: Iterable[str]) -> str:
    """Return an alternation, longest form first; only words longer than initials fold case."""
    words = sorted({re.sub(r"^[Tt]he ", "", form) for form in forms}, key=len, reverse=True)
    folded = (re.escape(word) if len(word) < 5 else f"(?i:{re.escape(word)})" for word in words)
    return f"(?:{'|'.join(folded)})" if words else "(?!)"
