"""A reader who comes back by the address of a citation, which says when it was made and of what."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from django.http import QueryDict
from django.utils.translation import gettext as _

from archive.presenters.words import Count

CITED = "cited"  # a public promise: ?cited=2026-07-11-1a2b3c4d, of a list with its length behind
_CITED = re.compile(r"(\d{4}-\d\d-\d\d)-([\w.]{1,40})(?:-(\d{1,9}))?", re.ASCII)
_AFTER = ".,;:)]。，；）"  # what ends a note and was copied with the address


@dataclass(frozen=True, slots=True)
class Returned:
    """What a citation said, beside what stands here now."""

    day: dt.date | None
    version: str = ""
    now: str = ""
    found: Count | None = None  # rows of a list when it was cited, and now
    finds: Count | None = None
    changes: str = ""  # where it says what changed since
    problem: str = ""

    @property
    def same(self) -> bool:
        """Say whether the version cited is the one that is shown."""
        return self.version == self.now


def written(address: str, day: dt.date, version: str, found: int | None = None) -> str:
    """Return the address of a citation: it says when it was made, and of what.

    >>> written("/places/abc/", dt.date(2026, 7, 11), "1a2b3c4d")
    '/places/abc/?cited=2026-07-11-1a2b3c4d'
    """
    length = "" if found is None else f"-{found:d}"
    return f"{address}{'&' if '?' in address else '?'}{CITED}={day.isoformat()}-{version}{length}"


def returned(given: str, now: str, changes: str, finds: int | None = None) -> Returned | None:
    """Return what a citation said, or that it cannot be read, or None where none was given."""
    if not given:
        return None
    match = _CITED.fullmatch(given.strip().rstrip(_AFTER))
    try:
        day = dt.date.fromisoformat(match[1] if match else "")
    except ValueError:
        problem = _("“%(text)s” is not a citation of this archive.") % {"text": given}
        return Returned(None, problem=problem)
    assert match is not None
    told = Returned(day, match[2], now, changes=f"{changes}?since={day.isoformat()}")
    if finds is None or not match[3]:
        return told
    return replace(told, found=Count(match[3]), finds=Count(finds))


def apart(asked: QueryDict) -> QueryDict:
    """Return what was asked apart from the citation."""
    rest = asked.copy()
    rest.pop(CITED, None)
    return rest
