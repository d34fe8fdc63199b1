"""The language of a page: labels of codes, names, titles and dates in it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Protocol

from django.utils.formats import number_format
from django.utils.translation import get_language, gettext

from archive.models import Dispatch, Place, Status
from archive.models.event import Dated
from archive.presenters.reasons import translated
from archive.queries.glossary import CATEGORIES
from archive.queries.labels import Labels
from archive.text.printed_dates import machine, printed

HANS = "zh-Hans"
_DATETIME = re.compile(r"\d{4}(-\d\d){0,2}")
TONGUES = {"en": "en", "zh": HANS, "vi": "vi"}
_HAN = re.compile(r"[\u3400-\u9fff]")
_VIETNAMESE = re.compile(r"[\u1ea0-\u1ef9ăâđêôơưĂÂĐÊÔƠƯàáãèéìíòóõùúý]")
_SHARE = {HANS: 0.5, "vi": 0.15}  # of the letters of a text in that language
# The kinds of code that a reason names, most likely first.
_NAMED = ("echelon", "object", "action", "measure")
_ORDER = {own: sorted(TONGUES, key=lambda tongue: tongue != own) for own in TONGUES}


@dataclass(frozen=True, slots=True)
class Said:
    """Words and the language they are in, for the `lang` of what holds them."""

    text: str
    lang: str


class Label(str):
    """The word for a code of the vocabulary, which knows where the glossary explains it."""

    anchor: str = ""

    @classmethod
    def of(cls, text: str, category: str, code: str) -> Label:
        """Return the word with its place in the glossary."""
        label = cls(text)
        label.anchor = f"{category}-{code}"
        return label


@dataclass(frozen=True, slots=True)
class Date:
    """A date as printed and as programs read it: in EDTF, where it is more than one period."""

    text: str
    machine: str
    known: bool

    @property
    def apart(self) -> bool:
        """Say whether HTML's `datetime` cannot hold it: an interval, or an uncertain date."""
        return not _DATETIME.fullmatch(self.machine)


class Count(int):
    """A number of things that prints itself grouped, as the page's language groups thousands."""

    def __str__(self) -> str:
        return _grouped(int(self), get_language())


@lru_cache(maxsize=10_000)
def _grouped(number: int, language: str | None) -> str:
    return str(number_format(number, force_grouping=True))


@dataclass(frozen=True, slots=True)
class Review:
    """Where a row stands: its code for the style, its word for the reader."""

    code: str
    label: str

    @property
    def proposed(self) -> bool:
        """Say whether only a machine vouches for it."""
        return self.code == Status.PROPOSED


class Named(Protocol):
    """What has a name in three languages."""

    name_en: str
    name_zh: str
    name_vi: str


@dataclass(frozen=True, slots=True)
class Words:
    """The interface language with the vocabulary's labels in it."""

    language: str
    labels: Labels

    @property
    def tongue(self) -> str:
        """The language without its script: en, zh or vi."""
        return self.language[:2]

    def label(self, category: str, code: str) -> Label:
        """Return the label of a code; an unknown code is shown as itself and explained nowhere."""
        told = self.labels.get((category, code))
        if told is None or category not in CATEGORIES:
            return Label(told or code)
        return Label.of(told, category, code)

    def noted(self, note: str) -> Said:
        """Return a note in the language of the page; what a curator added has only its own."""
        told = gettext(note) if note else ""
        if told == note:
            told = translated(note, self._name)
        return Said(told, TONGUES[self.tongue]) if told != note else remark(note)

    def _name(self, words: str) -> str:
        """Return the label of a code that a reason names; words of a text stay as they are."""
        return next(
            (self.labels[key, words] for key in _NAMED if (key, words) in self.labels), words
        )

    def date(self, dated: Dated) -> Date:
        """Return the date of a row as exactly as it is known."""
        text = printed(
            dated.earliest,
            dated.latest,
            self.language,
            dated.date_precision,
            dated.date_semantics,
            dated.date_qualifier,
        )
        told = machine(dated.earliest, dated.latest)
        if "/" in told:
            told = getattr(dated, "date_edtf", "") or told
        return Date(text, told, dated.earliest is not None)

    def day(self, day: dt.date | None) -> Date:
        """Return one day as printed."""
        return Date(printed(day, day, self.language), machine(day, day), day is not None)

    def titles(self, row: Any, stem: str = "title") -> tuple[Said, ...]:
        """Return what a row is called, the page's language first, each wording once."""
        found: dict[str, Said] = {}
        for tongue in _ORDER[self.tongue]:
            text = getattr(row, f"{stem}_{tongue}")
            if text:
                found.setdefault(text, Said(text, TONGUES[tongue]))
        return tuple(found.values())

    def titles_of(self, dispatch: Dispatch) -> tuple[Said, ...]:
        """Return both headlines of a dispatch, the page's language first."""
        chinese = f"zh-{dispatch.script}" if dispatch.script else HANS
        titles = [Said(dispatch.title_en, "en"), Said(dispatch.title_zh, chinese)]
        titles.sort(key=lambda title: title.lang[:2] != self.tongue)
        held = tuple(title for title in titles if title.text)
        untitled = gettext("Untitled, %(uid)s") % {"uid": dispatch.uid}
        return held or (Said(untitled, TONGUES[self.tongue]),)

    def names(self, row: Named) -> tuple[Said, ...]:
        """Return the name in the page's language and one in the other script."""
        names = self.titles(row, "name")
        latin = names[0].lang != HANS
        others = [name for name in names[1:] if (name.lang == HANS) == latin]
        return (names[0], *others[:1])

    def caption(self, row: Any) -> Said:
        """Return the label of an agency or newspaper in the page's language."""
        own = getattr(row, f"label_{self.tongue}")
        return Said(own, TONGUES[self.tongue]) if own else Said(row.label_en, "en")

    def review(self, row: Any) -> Review:
        """Return where a row stands between machine and curator."""
        return Review(row.status, str(Status(row.status).label))


def remark(note: str) -> Said:
    """Return what a curator wrote, in the language that its letters tell of.

    Notes have one field, whatever the language of their writer; names quoted in one do not count.
    """
    letters = [letter for letter in note if letter.isalpha()]
    for lang, signs in ((HANS, _HAN), ("vi", _VIETNAMESE)):
        if letters and len(signs.findall("".join(letters))) >= _SHARE[lang] * len(letters):
            return Said(note, lang)
    return Said(note, "en")


def located(place: Place) -> bool:
    """Say whether a place has a point."""
    return place.lat is not None


def chinese_of(dispatch: Dispatch) -> str:
    """Return the language tag of a dispatch's Chinese text."""
    return f"zh-{dispatch.script}" if dispatch.script else HANS
