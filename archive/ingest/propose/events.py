"""An event as it grows sentence by sentence."""

from __future__ import annotations

from dataclasses import dataclass, field

from archive.ingest.propose.dating import Dated
from archive.ingest.propose.passages import Passage
from archive.ingest.records import PlaceMention, Quote, Report


@dataclass(slots=True)
class Event:
    """An event as it grows sentence by sentence."""

    type: str
    report: Report
    dated: Dated
    index: int
    places: list[tuple[PlaceMention, str]] = field(default_factory=list)
    printed: list[PlaceMention] = field(default_factory=list)  # in both languages, for the title
    units: dict[str, str] = field(default_factory=dict)
    figures: dict[str, None] = field(default_factory=dict)  # in order, each once
    evidence: dict[Quote, None] = field(default_factory=dict)
    both_languages: bool = False
    outcome: str = ""

    @property
    def slugs(self) -> frozenset[str]:
        """Return the places, a relative location by its anchor."""
        return frozenset(filter(None, (slug_of(mention) for mention, _ in self.places)))

    def add(self, passage: Passage) -> None:
        """Take a passage as evidence, with its figures."""
        self.evidence.update(dict.fromkeys(passage.quotes))
        self.figures.update(dict.fromkeys(figure.id for figure in passage.figures))
        self.both_languages |= len(passage.languages) > 1


def slug_of(mention: PlaceMention) -> str | None:
    """Return the place of a mention, of a relative location its anchor, of a new name the name."""
    if mention.relation:
        return mention.relation.anchor
    return mention.place or (f"?{mention.proposed_name}" if mention.proposed_name else None)
