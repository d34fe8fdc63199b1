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
    slugs: frozenset[str] = frozenset()  # the places, a relative location by its anchor
    printed: list[PlaceMention] = field(default_factory=list)  # in both languages, for the title
    units: dict[str, str] = field(default_factory=dict)
    figures: dict[str, None] = field(default_factory=dict)  # in order, each once
    # By paragraph and start, each sentence once.
    evidence: dict[tuple[str, int], Quote] = field(default_factory=dict)
    both_languages: bool = False
    outcome: str = ""

    def happens_at(self, mention: PlaceMention, role: str) -> None:
        """Take a place that no sentence before has told."""
        self.places.append((mention, role))
        if slug := slug_of(mention):
            self.slugs |= {slug}

    def add(self, passage: Passage) -> None:
        """Take a passage as evidence, with its figures."""
        for quote in passage.quotes:
            self.evidence.setdefault((quote.paragraph, quote.start), quote)
        for figure in passage.figures:
            if figure.object != "province":  # 两省 tells where
                self.figures[figure.id] = None
        self.both_languages |= len(passage.languages) > 1


def slug_of(mention: PlaceMention) -> str | None:
    """Return the place of a mention, of a relative location its anchor, of a new name the name."""
    if mention.relation:
        return mention.relation.anchor
    return mention.place or (f"?{mention.proposed_name}" if mention.proposed_name else None)
