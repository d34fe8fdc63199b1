"""What researchers may ask of lists: one FilterSet each for pages, exports and the API.

Parameter names are public addresses: they never change. A value that cannot be read is named
beside its field and ignored; it never empties a list and never breaks a page.
"""

from archive.filters.base import TOGETHER, ArchiveFilterSet
from archive.filters.counted import CountedFilterSet
from archive.filters.differences import DifferenceFilter
from archive.filters.dispatches import DispatchFilter
from archive.filters.events import EventFilter
from archive.filters.gazetteer import NamedFilterSet, PlaceFilter, UnitFilter
from archive.filters.terms import TermFilter

__all__ = [
    "TOGETHER",
    "ArchiveFilterSet",
    "CountedFilterSet",
    "DifferenceFilter",
    "DispatchFilter",
    "EventFilter",
    "NamedFilterSet",
    "PlaceFilter",
    "TermFilter",
    "UnitFilter",
]
