"""A formation found in one paragraph."""

from __future__ import annotations

from typing import NamedTuple

from archive.ingest.lexicon import UnitEntry


class Formation(NamedTuple):
    """A formation in a paragraph; ``parent`` is the index of the one it belongs to."""

    start: int
    end: int
    echelon: str
    ordinal: int | None = None
    side: str = ""
    unit: UnitEntry | None = None
    parent: int | None = None
    number: int | None = None
    qualifier: str = ""
    plain: bool = True  # printed without a modifier
    head: int = -1  # where the echelon word stands, which the formations of one list share
