"""What a citation has to name, for each kind of page that can be cited."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.utils import timezone

from archive.models import Discrepancy, Dispatch, Event, Place, Unit
from archive.presenters.words import HANS, Said, Words, chinese_of

VERSION_LENGTH = 8  # hexadecimal digits of a digest: enough to see that a record changed


class Cites(StrEnum):
    """What is cited: an article of a newspaper, or a record or list of this archive."""

    ARTICLE = "article"
    RECORD = "record"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Cited:
    """Everything a citation names, in no style yet."""

    what: Cites
    uid: str
    noun: str  # engagement, dispatch …: English, as citation styles of the archive are
    titles: tuple[Said, ...]  # the original or the page's language first, then the others
    url: str
    accessed: dt.date
    version: str = ""
    reviewed: bool | None = None  # None where nobody reviews such a thing
    author: str = ""
    container: Said | None = None
    container_en: str = ""
    place: str = ""
    issued: dt.date | None = None
    page: int | None = None
    about: str = ""  # the date of what is told, EDTF

    @property
    def title(self) -> Said:
        """The title in the language of the original."""
        return self.titles[0]

    def title_in(self, language: str) -> Said:
        """The title in a language, if it has one there; else as the page has it."""
        return next((one for one in self.titles if one.lang.startswith(language)), self.title)

    @property
    def translated(self) -> Said | None:
        """The title in another language, if it has one."""
        return self.titles[1] if len(self.titles) > 1 else None


def version_of(parts: Iterable[object]) -> str:
    """Return a short digest of what a page shows, which changes when that does."""
    text = "\x1f".join(map(str, parts))
    return hashlib.sha256(text.encode()).hexdigest()[:VERSION_LENGTH]


def of_dispatch(dispatch: Dispatch, words: Words, url: str) -> Cited:
    """Return what a citation of a newspaper article names: the Chinese original first."""
    chinese = chinese_of(dispatch)
    titles = [Said(dispatch.title_zh, chinese), Said(dispatch.title_en, "en")]
    held = tuple(title for title in titles if title.text) or (Said(dispatch.uid, ""),)
    paper = dispatch.newspaper
    own = ""
    if paper:
        own = paper.label_zh if held[0].lang.startswith("zh") else paper.label_en
    return Cited(
        what=Cites.ARTICLE,
        uid=dispatch.uid,
        noun="dispatch",
        titles=held,
        url=url,
        accessed=timezone.localdate(),
        version=dispatch.source.sha256[:VERSION_LENGTH],
        author=dispatch.author,
        container=Said(own or paper.label_en, held[0].lang) if paper else None,
        container_en=paper.label_en if paper else "",
        place=paper.place if paper else "",
        issued=dispatch.published,
        page=dispatch.page,
    )


def of_event(event: Event, words: Words, url: str) -> Cited:
    """Return what a citation of an engagement names; its version covers its claims too."""
    claims = (
        f"{row.uid} {row.status} {row.value} {row.low} {row.high} {row.object} {row.reading}"
        for row in event.figures.all()
    )
    titles = words.titles(event) or (Said(event.uid, ""),)
    return _record("engagement", event, titles, url, (event.date_edtf, *sorted(claims)))


def of_place(place: Place, words: Words, url: str) -> Cited:
    """Return what a citation of a place of the gazetteer names."""
    point = (place.lat, place.lon, place.radius_km)
    return _record("place", place, words.titles(place, "name"), url, point)


def of_unit(unit: Unit, words: Words, url: str) -> Cited:
    """Return what a citation of a unit names."""
    return _record("unit", unit, words.titles(unit, "name"), url, (unit.side, unit.echelon))


def of_difference(row: Discrepancy, words: Words, url: str) -> Cited:
    """Return what a citation of a difference names: the words of both languages."""
    quotes = ((row.evidence_en, "en"), (row.evidence_zh, chinese_of(row.dispatch)))
    titles = tuple(Said(quote.exact, lang) for quote, lang in quotes if quote)
    return _record("difference", row, titles, url, (row.kind, row.state, row.prefer, row.note))


def of_list(title: str, language: str, url: str, version: str = "") -> Cited:
    """Return what a citation of a list names: its title, its address and the data's version."""
    return Cited(
        what=Cites.LIST,
        uid="",
        noun="list",
        titles=(Said(title, HANS if language.startswith("zh") else language),),
        url=url,
        accessed=timezone.localdate(),
        version=version,
    )


def _record(
    noun: str,
    row: Event | Place | Unit | Discrepancy,
    titles: tuple[Said, ...],
    url: str,
    parts: Iterable[object],
) -> Cited:
    said = sorted(title.text for title in titles)
    return Cited(
        what=Cites.RECORD,
        uid=row.uid,
        noun=noun,
        titles=titles,
        url=url,
        accessed=timezone.localdate(),
        version=version_of((row.status, *said, *parts)),
        reviewed=row.status == "accepted",
        about=getattr(row, "date_edtf", ""),
    )
