"""What was recognised in texts and what was not, as counts."""

from __future__ import annotations

from collections import Counter

from archive.ingest.records import Article, Language, Reading

# In the order of a summary: what was recognised, then what was not.
RECOGNISED = {
    "articles": "articles",
    "bilingual": "bilingual articles",
    "english_only": "articles in English only",
    "chinese_only": "articles in Chinese only",
    "paragraphs": "paragraphs",
    "pairs": "pairs of paragraphs",
    "items": "wire items",
    "dates": "dates",
    "places": "places found in the gazetteer",
    "units": "formations",
    "figures": "figures",
    "events": "engagements and other events proposed",
    "differences": "differences between the languages",
    "links": "links between events of different reports",
    "doubts": "counts of formations that another claim makes doubtful",
}
NOT_RECOGNISED = {
    "undated": "articles without a date of publication",
    "items_without_dateline": "wire items without a dateline",
    "unaligned": "paragraphs without a counterpart",
    "places_unresolved": "place names that could be more than one place or none",
    "places_proposed": "of these, names proposed as new places",
    "units_unknown": "numbered formations that are not in the list of units",
    "figures_without_claimant": "figures without a named source",
    "events_undated": "events without a date",
    "events_unplaced": "events without a place",
    "crowded": "blocks of time and place too full to compare all their events",
}


def tally_article(article: Article) -> Counter[str]:
    """Return the counts of an article's layout."""
    english = bool(article.readable(Language.ENGLISH))
    chinese = bool(article.readable(Language.CHINESE))
    return Counter(
        articles=1,
        bilingual=english and chinese,
        english_only=english and not chinese,
        chinese_only=chinese and not english,
        paragraphs=len(article.readable()),
        undated=article.published is None,
    )


def tally_reading(reading: Reading) -> Counter[str]:
    """Return the counts of what was read in an article, its layout left out."""
    resolved = sum(place.place is not None for place in reading.places)
    located = {place.id for place in reading.places if place.place or place.relation}
    return Counter(
        pairs=sum(bool(b.english and b.chinese) for b in reading.alignment),
        items=len(reading.reports),
        dates=len(reading.dates),
        places=resolved,
        units=len(reading.units),
        figures=len(reading.figures),
        events=len(reading.events),
        differences=len(reading.discrepancies),
        items_without_dateline=sum(report.dateline is None for report in reading.reports),
        unaligned=sum(
            len(b.english) + len(b.chinese)
            for b in reading.alignment
            if not (b.english and b.chinese)
        ),
        places_unresolved=len(reading.places) - resolved,
        places_proposed=sum(bool(p.proposed_name) for p in reading.places if p.place is None),
        units_unknown=sum(u.ordinal is not None and u.unit is None for u in reading.units),
        figures_without_claimant=sum(figure.claimant is None for figure in reading.figures),
        events_undated=sum(event.date is None for event in reading.events),
        events_unplaced=sum(
            not any(place.mention in located for place in event.places) for event in reading.events
        ),
    )
