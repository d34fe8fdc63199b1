"""The English words that dates are made of, and the words that every date begins with."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum

from archive.text.spans import Matcher

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SEASONS = ("spring", "summer", "autumn", "winter")
_PARTS = ("night", "morning", "afternoon", "evening")
MONTH_OF = {name[:3].lower(): number for number, name in enumerate(_MONTHS, 1)}
WEEKDAY_OF = {name.lower(): number for number, name in enumerate(_WEEKDAYS, 1)}
THIRD_OF = {
    "early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 3, "close": 3,
}  # fmt: skip
MONTH = (
    r"(?i:Jan(?:uary|\b\.?)|Feb(?:ruary|\b\.?)|Mar(?:ch|\b\.?)|Apr(?:il|\b\.?)|May|Jun(?:e|\b\.?)"
    r"|Jul(?:y|\b\.?)|Aug(?:ust|\b\.?)|Sept(?:ember|\b\.?)|Sep\b\.?|Oct(?:ober|\b\.?)"
    r"|Nov(?:ember|\b\.?)|Dec(?:ember|\b\.?))"
)
WEEKDAY = rf"(?i:{'|'.join(_WEEKDAYS)})"
SEASON = rf"(?i:{'|'.join(_SEASONS)})"
YEAR = r"(?:1[6-9]|20)\d\d"
ORDINAL = r"(?:st|nd|rd|th)"
PART = (
    r"dawn|daybreak|sunrise|daylight|morning|afternoon|dusk|sunset|nightfall|evening"
    r"|night|small hours|early hours"
)
_SPELT = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip
SPELT_DAYS = {word: day for day, word in enumerate(_SPELT, 1)} | {
    f"{tens}{mark}{word}": count + day
    for tens, count in (("twenty", 20), ("thirty", 30))
    for mark in "- "
    for day, word in enumerate(_SPELT[:9], 1)
    if count + day < 32
} | {"thirtieth": 30}  # fmt: skip
# Days that carry a name of their own in every year.
HOLIDAYS = {
    "new year's day": (1, 1), "new year’s day": (1, 1), "may day": (5, 1),
    "christmas eve": (12, 24), "christmas day": (12, 25), "new year's eve": (12, 31),
    "new year’s eve": (12, 31),
}  # fmt: skip


class Head(IntEnum):
    """What kind of date a word can begin."""

    NUMBER = 0  # two digits at most, and what follows may make them a day
    MONTH = 1
    SHIFT = 2
    NEARBY = 3
    SEASON = 4
    COUNTED = 5
    WEEKDAY = 6
    PERIOD = 7
    DAY = 8
    HOLIDAY = 9
    CLOCK = 10
    YEAR = 11  # four digits: a year, or hours and minutes


def _heads() -> Iterator[tuple[str, Head]]:
    for name in (*_MONTHS, *(name[:3] for name in _MONTHS), "Sept"):
        yield name, Head.MONTH
    for word in ("last", "past", "previous", "preceding"):
        yield word, Head.SHIFT
    # Spelt out, for "this" and "that" alone stand everywhere.
    for word in ("this", "last", "next", "coming"):
        for of in ("year", "month", "week", *_PARTS, *_SEASONS, *_MONTHS, *_WEEKDAYS):
            yield f"{word} {of}", Head.SHIFT
    for word in ("same", "that", "next", "following", "previous", "preceding"):
        for of in ("day", "month", "year", *_PARTS):
            yield f"{word} {of}", Head.SHIFT
    for word in ("this period", "same period"):
        yield word, Head.SHIFT
    for word in (
        "yesterday",
        "today",
        "tomorrow",
        "tonight",
        "to-day",
        "to-morrow",
        "to-night",
        "overnight",
    ):
        yield word, Head.NEARBY
    for word in (*_SEASONS, "dry season", "rainy season"):
        yield word, Head.SEASON
    for unit in ("day", "night", "morning", "week", "month", "year"):
        for word in ("ago", "later", "earlier"):
            yield f"{unit} {word}", Head.COUNTED
            yield f"{unit}s {word}", Head.COUNTED
    for word in WEEKDAY_OF:
        yield word, Head.WEEKDAY
    for word in ("end", "beginning", "start", "middle", "close"):
        for of in ("the", "this", "last"):
            for unit in ("month", "year"):
                yield f"{word} of {of} {unit}", Head.PERIOD
    for word in ("day before", "day after"):
        yield word, Head.DAY
    for word in ("noon", "midnight", "o'clock", "o’clock"):
        yield word, Head.CLOCK
    for word in HOLIDAYS:
        yield word, Head.HOLIDAY


HEADS = Matcher(_heads())
