"""The tables of the archive, a concept a module."""

from archive.models.dispatch import (
    Alignment,
    Dispatch,
    Paragraph,
    Reading,
    RelayStep,
    TextCorrection,
    WireItem,
)
from archive.models.event import (
    Discrepancy,
    Event,
    EventEvidence,
    EventPlace,
    EventReport,
    EventUnit,
    Evidence,
    Figure,
)
from archive.models.identity import SHOWN, Status, new_id, readable_slug, short_id
from archive.models.index import IndexChange, IndexPart, IndexState
from archive.models.link import Doubt, EventBlock, EventLink
from archive.models.place import Place, PlaceName, PlaceParent
from archive.models.provenance import Decision, IngestFile, IngestRun, SourceText
from archive.models.rendering import Rendering, TermUse
from archive.models.search import IndexedDispatch, IndexedEvent, SearchState
from archive.models.unit import Unit, UnitName, UnitSuperior
from archive.models.vocabulary import Agency, Newspaper, Term

__all__ = [
    "SHOWN",
    "Agency",
    "Alignment",
    "Decision",
    "Discrepancy",
    "Dispatch",
    "Doubt",
    "Event",
    "EventBlock",
    "EventEvidence",
    "EventLink",
    "EventPlace",
    "EventReport",
    "EventUnit",
    "Evidence",
    "Figure",
    "IndexChange",
    "IndexPart",
    "IndexState",
    "IndexedDispatch",
    "IndexedEvent",
    "IngestFile",
    "IngestRun",
    "Newspaper",
    "Paragraph",
    "Place",
    "PlaceName",
    "PlaceParent",
    "Reading",
    "RelayStep",
    "Rendering",
    "SearchState",
    "SourceText",
    "Status",
    "Term",
    "TermUse",
    "TextCorrection",
    "Unit",
    "UnitName",
    "UnitSuperior",
    "WireItem",
    "new_id",
    "readable_slug",
    "short_id",
]
