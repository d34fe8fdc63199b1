"""What readers ask, drawn anew for each request so that nothing is answered from memory."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from tests.benchmarks import words
from tests.benchmarks.filler import DAYS, START

Ask = Callable[[random.Random, "Known"], str]
PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Known:
    """What there is to ask for."""

    engagements: int
    dispatches: int
    regions: tuple[str, ...]  # the country and its regions
    pages: Mapping[str, tuple[str, ...]]  # some addresses of records, by concept


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of request: how it is asked, and the most it may take."""

    name: str
    ask: Ask
    floors: float | None = None  # times the same page from prepared data
    growth: float | None = None  # times the same request at the smallest size
    of: str = ""  # the kind whose floor it is held against, if not its own
    headers: tuple[tuple[str, str], ...] = ()


def period(draw: random.Random) -> tuple[dt.date, dt.date]:
    """Return a year, ten or thirty, whose first page is full at every size."""
    first = START + dt.timedelta(days=draw.randrange(DAYS - 365))
    return first, first + dt.timedelta(days=draw.choice((365, 3650, 10950)))


def _list(more: str = "") -> Ask:
    def ask(draw: random.Random, known: Known) -> str:
        first, last = period(draw)
        region = draw.choice(known.regions)
        return f"/en/engagements/?from={first}&to={last}&region={region}{more}"

    return ask


def _deep(draw: random.Random, known: Known) -> str:
    """Return a page as deep as there is, up to the 10,000th, of almost all in the country."""
    first = START + dt.timedelta(days=draw.randrange(365))
    most = min(int(0.85 * known.engagements) // PER_PAGE, 10_000)
    page = draw.randrange(most // 2, most + 1) or 1
    return f"/en/engagements/?from={first}&region={known.regions[0]}&page={page}"


def _search(path: str, word: Callable[[random.Random], str]) -> Ask:
    # A period keeps one address from being asked twice; it leaves hardly anything out.
    def ask(draw: random.Random, known: Known) -> str:
        day = START + dt.timedelta(days=draw.randrange(300))
        typed = quote(word(draw))
        if "search" in path:
            return f"{path}q={typed}+date%3A{day}.."
        return f"{path}q={typed}&from={day}"

    return ask


def _english(low: int, high: int) -> Callable[[random.Random], str]:
    return lambda draw: words.english(draw.randrange(low, high))


def _chinese(size: int) -> Callable[[random.Random], str]:
    return lambda draw: "".join(words.chinese(draw.randrange(8)) for _ in range(size))


def _record(concept: str) -> Ask:
    return lambda draw, known: draw.choice(known.pages[concept])


BY_DATE, RANKED = "/en/dispatches/?", "/en/search/?kind=dispatch&"
KINDS = (
    Kind("list by dates and region, page 1", _list(), floors=1.5, growth=1.3),
    Kind("list by dates and region, deep page", _deep, floors=1.5, growth=1.3),
    Kind("map of the same", _list("&view=map"), floors=3),
    Kind("timeline of the same", _list("&view=timeline"), floors=3),
    Kind("search by date, English", _search(BY_DATE, _english(50, 5000)), floors=2),
    Kind("search by date, very common word", _search(BY_DATE, _english(0, 10)), floors=2),
    Kind("search by date, 2 characters", _search(BY_DATE, _chinese(2)), floors=2),
    Kind("search by date, 4 characters", _search(BY_DATE, _chinese(4)), floors=2),
    Kind("search by date, name across languages",
         _search(BY_DATE, lambda draw: "điện biên phủ"), floors=2),
    Kind("search by relevance, English", _search(RANKED, _english(50, 5000)), floors=4),
    Kind("search by relevance, very common word", _search(RANKED, _english(0, 10)), floors=4),
    Kind("search by relevance, 2 characters", _search(RANKED, _chinese(2)), floors=4),
    Kind("page of a dispatch", _record("dispatch"), growth=1.3),
    Kind("page of an engagement", _record("engagement"), growth=1.3),
    Kind("page of a place", _record("place"), growth=1.3),
    Kind("page of a unit", _record("unit"), growth=1.3),
    Kind("suggestions",
         lambda draw, known: f"/en/suggest/?q={draw.choice('prd')}{draw.choice('leio')}",
         floors=0.25, of="list by dates and region, page 1", headers=(("HX-Request", "true"),)),
    Kind("does a list still stand", lambda draw, known: "/en/engagements/",
         headers=(("If-None-Match", "ETAG"),)),
    Kind("admin, events", lambda draw, known: f"/admin/archive/event/?p={draw.randrange(1, 100)}",
         growth=2, headers=(("Cookie", "SESSION"),)),
    Kind("admin, dispatches",
         lambda draw, known: f"/admin/archive/dispatch/?p={draw.randrange(1, 100)}",
         growth=2, headers=(("Cookie", "SESSION"),)),
)  # fmt: skip
