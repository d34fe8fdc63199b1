"""What stands around an English date: what belongs to it ("since"), and what makes it none."""

from __future__ import annotations

import re
from string import ascii_letters

from archive.ingest.extract.dates_english_relative import COUNT, read_count
from archive.ingest.extract.dates_english_words import (
    PART,
    THIRD_OF,
)
from archive.ingest.extract.dates_words import Expression, Point

_UNITS = "hour|day|week|month|year"


# What stands to the left of a date and belongs to it, by the last word there.
_LEFT = {
    "ending": re.compile(
        rf"(?:[Tt]he )?(?:(?P<count>{COUNT})[ -])?(?P<unit>{_UNITS})s? "
        r"(?:ending|ended|up to|to)(?: on)? $"
    ),
    "range": re.compile(r"(?i:\b(?:from|between)) (?:the )?$"),
    "since": re.compile(
        r"(?i:\b(?:ever )?since|\b(?:starting|beginning)(?: from| on)?|\bfrom)"
        r"(?: the)? $"
    ),
    "until": re.compile(
        r"(?i:\b(?:up to|up until|as of|as late as))(?: and including)?(?: the)? $"
    ),
    "third": re.compile(
        r"(?:(?P<adjective>(?i:early|mid|late))[ -](?:in )?"
        r"|(?:[Tt]he )?(?P<noun>(?i:beginning|start|middle|close|end)) of (?:the )?)$"
    ),
    "half": re.compile(
        r"(?:[Tt]he )?(?P<half>(?i:first|second|latter)) half of (?:the )?$"
    ),
    "months": re.compile(
        rf"(?:[Tt]he )?(?P<which>(?i:first|last)) (?P<months>{COUNT}) months of $"
    ),
    "days": re.compile(rf"(?:[Tt]he )?(?P<which>(?i:first|last)) (?P<days>{COUNT}) days of $"),
    "week": re.compile(r"(?:[Tt]he )?(?P<week>(?i:first|second|third|last)) week (?:of|in) $"),
    "part": re.compile(
        rf"(?:[Tt]he )?(?:(?:early|late) )?(?:{PART}) (?:of|on)(?: the)? $"
        rf"|(?:[Aa]t )?(?:{PART}) (?:of|on) (?:the )?$"
    ),
    "eve": re.compile(r"(?:[Oo]n )?[Tt]he eve of (?:the )?$"),
    "by": re.compile(r"\b(?i:by|not later than|no later than|until|till)(?: the)? $"),
}  # fmt: skip


_INNER = {
    "early": ("third",),
    "mid": ("third",),
    "late": ("third",),
    "in": ("third", "week"),
    "of": ("months", "days", "week", "half", "third", "part"),
    "on": ("part",),
}


_OUTER = {
    "ending": ("ending",),
    "ended": ("ending",),
    "to": ("until", "ending"),
    "on": ("ending", "since"),
    "from": ("range", "since"),
    "between": ("range",),
    "since": ("since",),
    "starting": ("since",),
    "beginning": ("since",),
    "until": ("until", "by"),
    "till": ("by",),
    "of": ("eve", "until"),
    "including": ("until",),
    "as": ("until",),
    "by": ("by",),
    "than": ("by",),
}


_PART_AFTER = re.compile(
    rf",? (?:at )?(?:(?:early|late) )?(?:{PART})\b(?! of\b)"
    rf"|,? (?:in|during) the (?:early |late )?(?:{PART})\b"
)


_ONWARD = re.compile(r",? onwards?\b| on(?=[,.;])")


_PREPOSITION = re.compile(
    r"(?:\b(?:on|of|by|until|till|to|from|since|between|and|before|after|dated|through|or|night)"
    r"|[(—–,:-]|^)\s?(?:the )?$",
    re.IGNORECASE,
)


# What may follow "the 29th" when it is a date and not "the 3rd Battalion".
_AFTER_ORDINAL = re.compile(
    r"\s*(?:$|[^\w\s'’-]|-(?!\w)|(?:by|in|at|that|and|to|from|of|when|after|before|as|with|near|while"
    r"|until|or|on|about|over|inst|ult|morning|afternoon|evening|night"
    r"|the|this|these|our|we|they|he|it|its|their|there"
    r"|for|said|says|were|was|had|has|is|are|will|reports?|dispatch|telegram|communiqu\w+"
    r"|\w+ed|\w+ing)\b)"
)


# "on the 12th more than …" is a day; "on the 12th Division", "on the 3rd attempt" are none.
_ON_THE = re.compile(r"\b(?:on|by|until|till|since|before|after) (?:the )?$", re.IGNORECASE)
_NUMBERED = re.compile(
    r"-\w|\s(?:(?:(?!(?:the|an?|our|their|its|his|this|that|more|all|both|enemy|several|some|many"
    r"|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)[^\W\d][\w'’-]* ){0,3}?"
    r"(?i:armou?red|infantry|airborne|cavalry|marines?|artillery|para|parachute|armies|army|corps|divisions?|brigades?|regiments?|battalions?|compan(?:y|ies)"
    r"|platoons?|squadrons?|squads?|columns?|fleet|wing|parallel|airmobile|rct)\b"
    r"|(?:of (?:its|the|his|their|this|a) (?:kind|series|series)|[ae]ttempt|try|day|night|time|week"
    r"|month|year|anniversary|floor|birthday|meridian|hole|route|attack|assault|wave|raid|sortie"
    r"|mission|visit|congress|session|plenary|meeting|round|stage|phase|century|hill|point|shot"
    r"|man|person|group|unit|train|truck|ship|plane|lap|page|foreign|mobile|independent|motorised)\b)"
)


# "the 5th, 6th and 8th Battalions"
_UNITS_AFTER = re.compile(r"(?:, (?:and )?|,? and )\d{1,4}(?:st|nd|rd|th) (?!of\b)[A-Za-z]")


_YEAR_PREPOSITION = re.compile(
    r"\b(?:in|of|since|from|until|till|to|by|during|year|early|mid|late|before|after|between"
    r"|through|throughout|for|(?:1[89]|20)\d\d and|summer|spring|autumn|winter)[ -]$|[-–(]$",
    re.IGNORECASE,
)


# "May" and "March" are words too: alone they need a preposition of time.
_MONTH_PREPOSITION = re.compile(
    r"\b(?:in|of|since|from|until|till|to|by|during|early|mid|late|before|after|between|through"
    r"|throughout|last|next|this)[ -](?:the )?$",
    re.IGNORECASE,
)


_WORDS_TOO = ("May", "March", "MAY", "MARCH")


_FUTURE = re.compile(
    r"\b(?:(?P<near>would|(?:was|were) to)|will|shall|going to|(?:is|are) to|scheduled|due"
    r"|expected|planned|plans?|intends?|not later than|no later than|deadline)\b[^.;:]{0,60}$"
)


_PAST = re.compile(r"\b(?:was|were|had|has been|have been|ended|began)\b")


_FUTURE_AFTER = re.compile(r",? (?:[\w’'-]+ ){0,5}?(?:will|shall)\b")


_AROUND = 70


def ends_day(text: str, end: int) -> bool:
    """Say whether a bare ordinal that ends here may be a day: no "3rd Battalion"."""
    return _AFTER_ORDINAL.match(text, end) is not None


def stands(text: str, found: Expression) -> bool:
    """Say whether a bare day, month, weekday or year is a date, by the words around it."""
    first = found.first
    before = (text, max(0, found.start - 14), found.start)
    if first.is_bare_day and (found.shape != "span" or found.last.is_bare_day):
        if _UNITS_AFTER.match(text, found.end):
            return False
        if found.part_of_day or _ON_THE.search(*before):
            return _NUMBERED.match(text, found.end) is None
        return bool(_PREPOSITION.search(*before)) and ends_day(text, found.end)
    if found.shape != "point":
        return True
    if first.year is not None and first == Point(year=first.year):
        return bool(_YEAR_PREPOSITION.search(*before))
    if first.weekday is not None and first.turn is None:
        if _WEEKDAY_PREPOSITION.search(*before) or _PART_AFTER.match(text, found.end):
            return True
        plain = _WEEKDAY_AFTER.match(text, found.end)
        return bool(plain) and not _NO_WEEKDAY_BEFORE.search(*before)
    if first == Point(month=first.month) and _RANK_BEFORE.search(*before):
        return False  # "Major June" is a man
    if text[found.start : found.end] in _WORDS_TOO and first == Point(month=first.month):
        return bool(_MONTH_PREPOSITION.search(*before))
    return True


_WEEKDAY_PREPOSITION = re.compile(
    r"\b(?:on|of|since|until|till|by|from|to|late|early|before|after|and|said|announced|reported"
    r"|declared|night|morning|afternoon|evening) $",
    re.IGNORECASE,
)


_RANK_BEFORE = re.compile(
    r"\b(?:General|Colonel|Major|Captain|Lieutenant|Sergeant|Corporal|Private|Admiral|Commander"
    r"|Brigadier|Marshal|Mrs?\.?|Miss|Dr\.?|Gen\.|Col\.|Maj\.|Capt\.|Lt\.|Sgt\.) $"
)


_NO_WEEKDAY_BEFORE = re.compile(
    r"\b(?:the|an?|every|each|any|per|his|her|Good|Black|Bloody|Red|Holy|Ash|Easter|Palm|Whit|Man"
    r"|Shrove|Wild|Super) $"
)


_WEEKDAY_AFTER = re.compile(
    r"\s*(?:$|[,.;:)])|\s(?:after|before|when|while|as|at|by|in|near|from|for|with|and|that|to"
    r"|under|over|against|during)\b"
)


def with_portion(text: str, found: Expression) -> Expression:
    """Return a point with "early", "the first half of" or "the night of" taken in."""
    for name in _names(text, found.start, _INNER):
        match = _LEFT[name].search(text, max(0, found.start - 44), found.start)
        taken = _part_taken_in(found, name, match) if match else None
        if taken is not None:
            return taken
    return found


def adorn(text: str, found: Expression) -> Expression:
    """Return the expression with "from", "since", "the year ending" or "by" taken in."""
    for name in _names(text, found.start, _OUTER):
        match = _LEFT[name].search(text, max(0, found.start - 44), found.start)
        taken = _taken_in(found, name, match) if match else None
        if taken is not None:
            found = taken
            break
    if found.shape == "point":
        found = _to_the_right(text, found)
    future = _future(text, found)
    return found._replace(future=future) if future else found


def _names(text: str, start: int, among: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return which words to look for on the left, by the last one there."""
    before = text[max(0, start - 18) : start]
    for head in (before.removesuffix("the "), before):
        if head.endswith((" ", "-")):
            words = head[:-1]
            if word := words[len(words.rstrip(ascii_letters)) :]:
                return among.get(word.lower(), ())
    return ()


def _taken_in(found: Expression, name: str, match: re.Match[str]) -> Expression | None:
    """Return the expression with the words on its left, None where they do not belong to it."""
    first, start = found.first, match.start()
    if name == "range":
        if found.shape == "list" and not found.others and match[0][0] in "bB":
            return found._replace(start=start, shape="span")  # between the 3rd and the 8th
        return found._replace(start=start) if found.shape == "span" else None
    if found.shape != "point" or first.from_last is not None:
        return None
    if name == "ending":
        count = read_count(match["count"]) if match["count"] else 1
        return found._replace(start=start, shape="ending", amount=count, unit=match["unit"])
    if name == "by":
        return found._replace(start=start, by=True)
    if name == "eve" and first.day is None:
        return None
    if name == "until" and found.start and match.string[max(0, start - 4) : start] == "not ":
        return None
    if name == "since" and (onward := _ONWARD.match(match.string, found.end)):
        return found._replace(start=start, end=onward.end(), shape=name)
    return found._replace(start=start, shape=name)


def _part_taken_in(found: Expression, name: str, match: re.Match[str]) -> Expression | None:
    first, start = found.first, match.start()
    whole = first.day is None and first.day_shift is None and first.weekday is None
    if name == "part":
        if first.day is None and first.weekday is None:
            return None
        return found._replace(start=start, part_of_day=True)
    if found.shape != "point" or not whole or first.decade or first.from_last is not None:
        return None
    if first.week_shift is not None or first.third is not None or first.months is not None:
        return None
    if name == "third":
        if first.season is not None:  # "early winter" is still the winter
            return found._replace(start=start)
        return found._replace(start=start, first=first._replace(third=_third(match)))
    if first.season is not None:
        return None
    return _portion(found, name, match)


def _portion(found: Expression, name: str, match: re.Match[str]) -> Expression | None:
    """Return "the first half of 1953", "the first three months of this year"."""
    first, start = found.first, match.start()
    of_year = first.month is None and first.month_shift is None and first.month_from_last is None
    if name == "half":
        earlier = match["half"].lower() == "first"
        if of_year:
            months = (1, 6) if earlier else (7, 12)
            return found._replace(start=start, first=first._replace(months=months))
        days = (1, 15) if earlier else (16, 31)
        return found._replace(start=start, first=first._replace(days=days))
    if name == "week":
        days = _WEEKS[match["week"].lower()]
        return None if of_year else found._replace(start=start, first=first._replace(days=days))
    count, from_start = read_count(match[name]), match["which"].lower() == "first"
    if name == "months" and of_year and count <= 12:
        months = (1, count) if from_start else (13 - count, 12)
        return found._replace(start=start, first=first._replace(months=months))
    if name == "days" and not of_year and count <= 28:
        days = (1, count) if from_start else (-count, 31)
        return found._replace(start=start, first=first._replace(days=days))
    return None


_WEEKS = {"first": (1, 7), "second": (8, 14), "third": (15, 21), "last": (-7, 31)}


def _third(match: re.Match[str]) -> int:
    return THIRD_OF[(match["adjective"] or match["noun"]).lower()]


def _to_the_right(text: str, found: Expression) -> Expression:
    known = found.first.day is not None or found.first.weekday is not None
    if known and (match := _PART_AFTER.match(text, found.end)):
        found = found._replace(end=match.end(), part_of_day=True)
    if match := _ONWARD.match(text, found.end):
        return found._replace(end=match.end(), shape="since")
    return found


def _future(text: str, found: Expression) -> str:
    """Return "will" or "would" where the clause tells of what is still to come."""
    if found.first.day is None or found.first.year is not None or found.shape == "since":
        return ""
    before = _FUTURE.search(text, max(0, found.start - _AROUND), found.start)
    if before is None:
        return "will" if _FUTURE_AFTER.match(text, found.end) else ""
    if _PAST.search(text, before.start() + 8, found.start):
        return ""
    return "would" if before["near"] else "will"
