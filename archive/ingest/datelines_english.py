"""English datelines: "HANOI, May 10 (VNA) --", "[Xinhua News Agency, 10th]".

A dateline is a run of nothing but sources, places, days and words of the wire, in any order, up to
a colon, a dash or a closing bracket. Names are masked.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass

from archive.ingest.sources import AGENCY, ISSUER
from archive.text.light import light

MONTHS = {
    name.lower(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}

_MONTH = f"(?i:{'|'.join(sorted(MONTHS, key=len, reverse=True))})"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
WEEKDAYS = {name: number for number, name in enumerate(calendar.day_name)}
WIRE = (
    r"(?i:(?:news |special |urgent )?(?:dispatch|despatch|report|telegram|cable|wire|bulletin"
    r"|message|broadcast)(?:e?s)?\b)"
)
CAPITAL = "[A-ZÀ-ÖØ-ÞĂĐƠƯẠ-Ỹ]"
WORD = rf"{CAPITAL}[\w'’-]*(?:\.(?=[\w'’])[\w'’-]*)*"
_NO_PLACE = (
    rf"(?!(?:{_MONTH}|{_WEEKDAY}|The|A|An|On|In|At|By|After|Before|During|Since|Until|According"
    r"|Quoting|Citing|As|It|From)\b)"
)
PLACE = rf"{_NO_PLACE}{WORD}(?:[ -]{WORD}){{0,3}}(?: (?:front|area|region))?"
_OWN = (
    r"(?:(?:[Bb]y|[Ff]rom|[Aa]) )?(?:[Tt]his|[Oo]ur|[Tt]he)"
    r" (?:(?:[Oo]wn|[Ss]pecial|[Ss]taff|[Ww]ar) ){0,2}"
    r"(?:[Nn]ewspaper|[Pp]aper|[Cc]orrespondent|[Rr]eporter)"
)
# What looks like the name of an agency when no list knows it.
UNKNOWN = (
    rf"{CAPITAL}[\w'’-]*(?: (?:{CAPITAL}[\w'’-]*|of|the|de)){{0,6}}"
    r" (?:Agency|Press|Service|Radio)\b"
)
_DASH = r"(?:[—–]+|--+|(?<=[\s)\]】])-(?=\s))"


def day(tag: str) -> str:
    """Return a pattern of a day; its groups carry the tag, so that several fit into a pattern."""
    month, ordinal = rf"{_MONTH}\b\.?", r"(?:st|nd|rd|th)"
    return (
        r"(?:(?:early |late )?(?:on |dated |of |in )?(?:the )?"
        r"(?:(?:morning|afternoon|evening|night) (?:of|on) (?:the )?)?(?:"
        rf"(?P<month{tag}1>{month}) (?P<day{tag}1>\d{{1,2}}){ordinal}?\b"
        rf"(?:,? (?P<year{tag}1>\d{{4}}))?"
        rf"|(?P<day{tag}2>\d{{1,2}}){ordinal}?(?: of)? (?P<month{tag}2>{month})"
        rf"(?:,? (?P<year{tag}2>\d{{4}}))?"
        rf"|(?P<day{tag}3>\d{{1,2}}){ordinal}\b)"
        rf"|(?:earlier |late )?(?P<today{tag}>today|tonight|this (?:morning|afternoon|evening))\b"
        rf"|(?P<yesterday{tag}>yesterday|last night)\b)"
    )


DAY = re.compile(day("a"))
ANY_DAY = re.sub(r"\?P<\w+>", "?:", day("a"))

_TOKEN = re.compile(
    rf"(?P<source>{AGENCY})"
    rf"|(?P<issuer>{ISSUER})"
    rf"|(?P<own>{_OWN})\b"
    rf"|(?P<day>{ANY_DAY})"
    rf"|(?P<weekday>{_WEEKDAY})\b"
    r"|(?P<again>[Aa]nother\b|(?:[Aa] )?[Ff]urther\b)"
    rf"|(?P<wire>{WIRE}|[Bb]y (?:telegraph|cable|wireless|radio|air ?mail)\b)"
    r"|(?P<verb>(?:reports|reported|reporting|cabled|announced)\b)"
    rf"|(?P<unknown>{UNKNOWN})"
    # "(A.A.P.-Reuter)": an agency that another passed on
    rf"|(?P<joined>(?<=\(){CAPITAL}[\w.]{{0,8}}[-/](?={AGENCY}))"
    rf"|(?P<initials>(?<=\(){CAPITAL}[\w. ’'/-]{{1,40}}(?=\)))"
    r"|(?P<link>\d{1,2}(?:[:.]\d{2})? ?[ap]\.?m\b\.?|\d{1,2}[:.]\d{2}\b(?: hours?\b)?"
    rf"|\d{{4}} hours?\b|[-/](?={AGENCY})"
    r"|(?:[Tt]he|of|in|via|to|and|on|[Ff]rom|[Ss]pecial|[Ii]n English)\b)"
    rf"|(?P<place>{_NO_PLACE}{WORD}|(?:front|area|region)\b)"
)
_BETWEEN = re.compile(r"(?:'s\b|’s\b)?[\s,./;()]*")
_COLON = re.compile(r"\s*:(?!\d)\s*")
_END = re.compile(rf"\s*(?::(?!\d)|{_DASH})\s*")
_ADDED = re.compile(rf"[(\[](?P<source>{AGENCY})[)\]]\s*(?:{_DASH}\s*)?")
_UNENDED = re.compile(rf"[^:()]{{1,80}}\({AGENCY}\)\.?(?=\s)")
# "SINGAPORE, July 3. Guerrillas": only a place in capitals and its day may end in a full stop.
_STOPPED = re.compile(rf"{CAPITAL}{{3}}[^.:()]{{2,60}}(?:\. \d{{1,2}})?(?=\.\s)")
_CLOSERS = {"[": "]", "(": ")", "【": "】", "〔": "〕"}
_REACH = 140
_MOST_TOKENS = 16


@light
@dataclass(frozen=True, slots=True)
class Opening:
    """A dateline as spans: its words, its known agency, day and place, and where the item goes on.

    `again` says that the agency is that of the item before: "Another dispatch:".
    """

    words: tuple[int, int]
    after: int
    source: int | None
    day: tuple[int, int] | None
    place: tuple[int, int] | None
    again: bool = False
    issued: bool = False  # by a headquarters: "French High Command, Hanoi, July 18th:"


def read_opening(text: str, at: int = 0, *, first: bool) -> Opening | None:
    """Return the dateline that stands at an offset.

    Only in the first paragraph may it hold a verb: "Xinhua reports from Hanoi:".
    """
    if closer := _CLOSERS.get(text[at : at + 1]):
        return _bracketed(text, at, text.find(closer, at, at + _REACH), first)
    end = _END.search(text, at, at + _REACH)
    if end and not _is_in_brackets(text, at, end.start()):
        added = _ADDED.match(text, end.end())
        tokens = _tokens(text, at, end.start())
        if tokens and _opens(tokens, end.group(), first, added is not None):
            stop, after = end.start(), end.end()
            if added:
                stop = after = added.end()
            elif text[stop - 1] == ")":
                stop = after
            return _opening(tokens, (tokens[0].start(), _trim(text, stop)), after, added)
    if unended := _UNENDED.match(text, at):
        tokens = _tokens(text, at, unended.end())
        if tokens and {"place", "day"} & {token.lastgroup for token in tokens}:
            return _opening(tokens, (tokens[0].start(), unended.end()), unended.end() + 1)
    if stopped := _STOPPED.match(text, at):
        tokens = _tokens(text, at, stopped.end())
        if tokens and [token.lastgroup for token in tokens if token.lastgroup != "place"] == [
            "day"
        ]:
            place = _place_span(tokens)
            if place and text[slice(*place)].isupper():
                return _opening(tokens, stopped.span(), stopped.end() + 2)
    return None


def _is_in_brackets(text: str, at: int, end: int) -> bool:
    """Say whether a bracket is still open: "Operation Lorraine (29 October – 8 November)"."""
    return text.count("(", at, end) > text.count(")", at, end)


def read_source(text: str, at: int) -> Opening | None:
    """Return the source that an item names after its dateline: "TASS, 20th dispatch: On the …"."""
    end = _COLON.search(text, at, at + _REACH)
    tokens = end and _tokens(text, at, end.start())
    if not end or not tokens:
        return None
    kinds = {token.lastgroup for token in tokens}
    named = "source" in kinds or ("unknown" in kinds and "day" in kinds)
    if not named and not ("place" in kinds and "wire" in kinds):
        return None
    return _opening(tokens, (tokens[0].start(), _trim(text, end.start())), end.end())


def _bracketed(text: str, at: int, closes: int, first: bool) -> Opening | None:
    tokens = _tokens(text, at + 1, closes) if closes > 0 else None
    if not tokens or not _opens(tokens, text[closes], first, False):
        return None
    end = _END.match(text, closes + 1)
    after = end.end() if end else closes + 1
    after += len(text[after : after + 9]) - len(text[after : after + 9].lstrip())
    alone = len(tokens) == 1 and tokens[0].lastgroup in ("source", "initials")
    if alone and (filed := _filed(text, closes + 1)):
        # "(NCNA) Peking, June 19, 1951 -- "
        filed_end = _END.match(text, filed[-1].end())
        after = filed_end.end() if filed_end else filed[-1].end()
        return _opening([*tokens, *filed], (at, filed[-1].end()), after)
    if alone and end and ":" not in end.group():
        return _opening(tokens, (at, _trim(text, after)), after)
    if alone and tokens[0].lastgroup == "initials":
        return None
    return _opening(tokens, (tokens[0].start(), tokens[-1].end()), after)


def _filed(text: str, at: int) -> list[re.Match[str]] | None:
    """Return the place and day that stand between an agency in brackets and a colon or dash."""
    end = _END.search(text, at, at + _REACH)
    tokens = end and _tokens(text, at, end.start())
    kinds = {token.lastgroup for token in tokens} if tokens else set()
    fits = "day" in kinds and kinds <= {"place", "day", "weekday", "link", "wire"}
    return tokens if fits else None


def _tokens(text: str, start: int, end: int) -> list[re.Match[str]] | None:
    """Return the tokens that fill a span, None where another word stands in it."""
    found: list[re.Match[str]] = []
    at = _between(text, start)
    while at < end:
        token = _TOKEN.match(text, at)
        if token is None or token.end() > end or len(found) == _MOST_TOKENS:
            return None
        found.append(token)
        at = _between(text, token.end())
        if at == token.end() < end and not text[at - 1 : at + 1].strip("\ue000\ue001"):
            return None
    return found


def _between(text: str, at: int) -> int:
    match = _BETWEEN.match(text, at)
    return match.end() if match else at


def _opens(tokens: Sequence[re.Match[str]], end: str, first: bool, added: bool) -> bool:
    """Say whether tokens make a dateline, not the first words of a sentence."""
    kinds = {token.lastgroup for token in tokens}
    if "verb" in kinds and not first:
        return False
    if added or {"source", "own"} & kinds:
        return True
    if "again" in kinds:
        return "wire" in kinds
    dated = "day" in kinds or "weekday" in kinds
    if "issuer" in kinds:
        return "day" in kinds and tokens[0].lastgroup == "issuer"
    if "unknown" in kinds:
        return "day" in kinds or ("wire" in kinds and tokens[-1].lastgroup == "wire")
    if "initials" in kinds:
        return dated or len(tokens) == 1 or tokens[0].group().isupper()
    if not dated or "place" not in kinds:
        return False
    place = next(token.group() for token in tokens if token.lastgroup == "place")
    if place.isupper() and len(place) > 2:
        return True
    if "wire" in kinds:
        return True
    return "day" in kinds and tokens[0].lastgroup == "place" and ":" not in end


def _opening(
    tokens: Sequence[re.Match[str]],
    words: tuple[int, int],
    after: int,
    added: re.Match[str] | None = None,
) -> Opening:
    named = [token.start() for token in tokens if token.lastgroup == "source"]
    if added:
        named.append(added.start("source"))
    issued = not named and tokens[0].lastgroup == "issuer"
    if issued:
        named.append(tokens[0].start())
    days = [token.span() for token in tokens if token.lastgroup == "day"]
    days = days or [token.span() for token in tokens if token.lastgroup == "weekday"]
    return Opening(
        words,
        after,
        named[0] if named else None,
        days[0] if days else None,
        _place_span(tokens),
        any(token.lastgroup == "again" for token in tokens),
        issued,
    )


def _place_span(tokens: Sequence[re.Match[str]]) -> tuple[int, int] | None:
    """Return the span of the first words of a place that stand together."""
    start = end = -1
    for token in tokens:
        if token.lastgroup == "place":
            if start < 0:
                start = token.start()
            end = token.end()
        elif start >= 0 and not (token.lastgroup == "link" and token.group() == "of"):
            break
    return (start, end) if start >= 0 else None


def _trim(text: str, end: int) -> int:
    return len(text[:end].rstrip())
