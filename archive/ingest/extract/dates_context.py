"""What the reader of a report knows while reading it: its own day and the dates read so far."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from archive.ingest.extract.dates_words import Expression
from archive.ingest.records import DateValue

_DAYS = frozenset({"day", "part-of-day", "hour", "minute"})
_PUBLISHED = "publication date"
_RELAYED = 14  # days within which a newspaper prints what an agency sent
_RETROSPECT = 20  # years after which an article looks back and its own year fills nothing in


@dataclass(slots=True)
class Context:
    """What the reader knows at a point of the text: the report's day and the dates read so far."""

    base: dt.date | None  # the day of the report, or of publication
    base_name: str  # "dateline" or "publication date"
    full: dt.date | None = None  # the last date of the paragraph that printed its month
    last: dt.date | None = None  # the last day read in the text
    month: dt.date | None = None  # the last day or month read, as its first day
    year: int | None = None  # the last year read
    story: dt.date | None = None  # the last date that printed its year, or leaned on one
    told_year: int | None = None  # the last year that the paragraph printed without a day
    source: dt.date | None = None  # the day of the last communiqué or dispatch quoted
    period: DateValue | None = None  # the last interval read in the report

    @property
    def named(self) -> str:
        """The day that dates are counted from, for the basis."""
        return f"{self.base_name} {self.base}"

    @property
    def retrospect(self) -> dt.date | None:
        """The last explicit date, where the article was published years after what it tells."""
        if self.story is None or self.base is None:
            return None
        return self.story if self.base.year - self.story.year >= _RETROSPECT else None

    def rebase(self, value: DateValue) -> None:
        """Count from the day of the dispatch quoted, where the newspaper gives none of its own."""
        if self.base is None or self.base_name != _PUBLISHED or value.latest is None:
            return
        if 0 <= (self.base - value.latest).days <= _RELAYED:
            self.base, self.base_name = value.latest, "dispatch quoted"

    def note(self, found: Expression, value: DateValue, role: str) -> None:
        """Remember what later expressions may lean on."""
        if found.shape in ("span", "ending", "season_span") and not value.qualifier:
            self.period = value
        if value.qualifier or value.earliest is None or value.latest is None:
            return
        self.year = value.latest.year
        if value.precision == "month" or value.precision in _DAYS:
            self.month = value.latest.replace(day=1)
        if found.shape == "point" and found.first.year is not None and not found.first.decade:
            self.told_year = value.latest.year
        dated = found.first.year is not None and found.first.month is not None
        if dated or self.retrospect is not None:
            self.story = value.earliest
            if value.precision in _DAYS and found.shape != "span":
                self.story = value.latest
        if value.precision in _DAYS:
            # What is told of a battle of several days begins with the first of them.
            start = value.earliest if found.shape == "span" else value.latest
            self._note_day(found, value.latest, start, role)

    def _note_day(self, found: Expression, day: dt.date, start: dt.date, role: str) -> None:
        if role == "source":
            self.source = day
        if found.shape in ("point", "span", "list", "later"):
            self.last = day
            if not found.first.is_bare_day:
                self.full = start
