"""Place names in both languages, resolved against the gazetteer of a lexicon."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from archive.ingest.extract.places.context import (
    Found,
    administrative_provinces,
    follows_a_preposition,
    is_ordinary,
    keep,
    read_levels,
    resolve,
)
from archive.ingest.extract.places.names import Gazetteer, gazetteer
from archive.ingest.extract.places.numbered import is_numbered, numbered
from archive.ingest.extract.places.proposed import ADMINISTRATIVE, Seen, propose
from archive.ingest.extract.places.relative import english_relatives, han_relatives, location
from archive.ingest.lexicon import Lexicon
from archive.ingest.records import (
    Article,
    Language,
    Paragraph,
    ParagraphKind,
    PlaceMention,
    Quote,
    RelativeLocation,
)
from archive.text.spans import Spans

_BETWEEN = re.compile(r"(?:road|highway|route|track) between $")
_BETWEEN_HAN = re.compile(r"之?间的?(?:山路|公路|道路|路)")
_BETWEEN_GAP = re.compile(r" and |[和与至到、]")
_GAP = 5  # characters, " and "
_TO = frozenset("至到")
_HEADINGS = frozenset({ParagraphKind.TITLE, ParagraphKind.HEADLINE})


class _Page(NamedTuple):
    """One paragraph with its folded text and the names found in it."""

    paragraph: Paragraph
    folded: str
    chinese: bool
    found: list[Found]
    masked: list[tuple[int, int]]
    ordinary: tuple[Found, ...] = ()  # names that were taken for ordinary words


class _Place(NamedTuple):
    """A mention without its number: where it stands and what it is."""

    start: int
    end: int
    slug: str | None
    candidates: tuple[str, ...] = ()
    proposed: str = ""
    relation: RelativeLocation | None = None


def extract(article: Article, lexicon: Lexicon) -> tuple[PlaceMention, ...]:
    """Return the places that an article names, in the order of the text."""
    names = gazetteer(lexicon)
    pages = [_read(paragraph, names) for paragraph in article.readable()]
    pages = _without_far_numbers(pages, names)
    countries = _countries(pages, names)
    pages = [_without_strangers(page, names, countries) for page in pages]
    pages = _without_ordinary_words(pages, names)
    provinces = administrative_provinces([f for page in pages for f in page.found], names)
    known = [_known(page, names, provinces, countries) for page in pages]
    proposed = propose([_seen(page, found) for page, found in zip(pages, known, strict=True)])
    mentions: list[PlaceMention] = []
    for page, found, spans in zip(pages, known, proposed, strict=True):
        if named := [item for item in page.ordinary if (item.start, item.end) in spans]:
            # The words around it show that it is a name after all: 谅山至高平的公路.
            found = sorted(
                [*found, *_known(page._replace(found=named), names, provinces, countries)]
            )
            spans = [span for span in spans if all(span != (f.start, f.end) for f in named)]
        told = _tell_from(page, _propose(page, found, spans, names), names)
        for place in told:
            mentions.append(_mention(page, place, len(mentions) + 1))
    return tuple(mentions)


def _mention(page: _Page, place: _Place, number: int) -> PlaceMention:
    paragraph = page.paragraph
    words = paragraph.text[place.start : place.end]
    quote = Quote(paragraph.id, place.start, place.end, words, paragraph.language)
    return PlaceMention(
        f"p{number}", place.slug, quote, place.candidates, place.relation, place.proposed
    )


# --- names of the gazetteer -----------------------------------------------------------------------


def _read(paragraph: Paragraph, names: Gazetteer) -> _Page:
    text, folded = paragraph.text, paragraph.folded
    chinese = paragraph.language is Language.CHINESE
    masked: list[tuple[int, int]] = []
    named: list[Found] = []
    for start, end, slugs in names.find(paragraph):
        if slugs:
            named.append(Found(start, end, slugs, start, end))
        else:
            masked.append((start, end))
    if by_number := numbered(paragraph, names):
        masks = Spans(masked)
        by_number = [f for f in by_number if not masks.overlapping(f.start, f.end)]
        taken = Spans((f.start, f.end) for f in by_number)
        named = [f for f in named if not taken.overlapping(f.start, f.end)]
        named = sorted([*named, *by_number], key=lambda f: f.start)
    found = [f for f in read_levels(folded, named, names) if keep(text, folded, f, names)]
    return _Page(paragraph, folded, chinese, found, masked)


def _without_far_numbers(pages: list[_Page], names: Gazetteer) -> list[_Page]:
    """Leave roads and hills told by a number open where the article is about other parts.

    Every war has a Route 5 and a Hill 210: the gazetteer's are meant beside the places around them.
    """
    numbered = {
        (page.paragraph.id, item.start)
        for page in pages
        for item in page.found
        if not names.numbered.isdisjoint(item.slugs)
        and is_numbered(page.folded[item.start : item.end])
    }
    if not numbered:
        return pages
    named = {
        slug
        for page in pages
        for item in page.found
        if (page.paragraph.id, item.start) not in numbered
        for slug in item.slugs
    }
    around = named | {parent for slug in named for parent in names.ancestors(slug)}

    def near(item: Found) -> Found:
        slugs = tuple(s for s in item.slugs if names.is_near(s, around))
        return item if slugs == item.slugs else item._replace(slugs=slugs)

    return [
        page._replace(
            found=[
                near(item) if (page.paragraph.id, item.start) in numbered else item
                for item in page.found
            ]
        )
        for page in pages
    ]


def _countries(pages: list[_Page], names: Gazetteer) -> dict[str, int]:
    """Count the countries of the places whose names mean one thing only."""
    counts: dict[str, int] = {}
    for page in pages:
        for item in page.found:
            country = names.common_country(item.slugs)
            if country and page.folded[item.name_start : item.name_end] not in names.ambiguous:
                counts[country] = counts.get(country, 0) + 1
        # 越南通讯社 names no place, but the country that is told of, more than a dateline does.
        for start, end in page.masked:
            if country := names.country_in(page.folded[start:end]):
                counts[country] = counts.get(country, 0) + 2
    return counts


def _without_strangers(page: _Page, names: Gazetteer, countries: dict[str, int]) -> _Page:
    """Drop ambiguous words that mean a place of a country of which nothing else is told.

    In a dispatch from China 高平 and 西北 are no places of Vietnam.
    """

    def fits(item: Found) -> bool:
        own = {names.country[slug] for slug in item.slugs}
        return "" in own or not own.isdisjoint(countries)

    if not countries or not page.found:
        return page
    found = [
        item
        for item in page.found
        if page.folded[item.name_start : item.name_end] not in names.ambiguous or fits(item)
    ]
    if len(found) == len(page.found):
        return page
    return _Page(page.paragraph, page.folded, page.chinese, found, page.masked)


def _without_ordinary_words(pages: list[_Page], names: Gazetteer) -> list[_Page]:
    """Drop ordinary words; 海防 after 从 is the port if the article names it as one elsewhere."""
    ordinary = {
        (page.paragraph.id, item.start)
        for page in pages
        if page.chinese
        for item in page.found
        if is_ordinary(page.folded, item, names)
    }
    if not ordinary:
        return pages
    known = {
        page.folded[item.name_start : item.name_end]
        for page in pages
        for item in page.found
        if (page.paragraph.id, item.start) not in ordinary
    }

    def is_place(page: _Page, item: Found) -> bool:
        if (page.paragraph.id, item.start) not in ordinary:
            return True
        if page.folded[item.end : item.end + 1] in _TO and follows_a_preposition(page.folded, item):
            # 在高平至七溪的公路上
            return any(other.start == item.end + 1 for other in page.found)
        form = page.folded[item.name_start : item.name_end]
        return form in known and follows_a_preposition(page.folded, item)

    def divided(page: _Page) -> _Page:
        places = [item for item in page.found if is_place(page, item)]
        dropped = tuple(item for item in page.found if item not in places)
        return page._replace(found=places, ordinary=dropped)

    return [divided(page) for page in pages]


def _known(
    page: _Page, names: Gazetteer, provinces: frozenset[str], countries: dict[str, int]
) -> list[_Place]:
    """Return the mentions of places of the gazetteer."""
    if not page.found:
        return []
    resolved = [
        (
            item,
            item.slugs[0] if len(item.slugs) == 1 else resolve(item, names, provinces, countries),
        )
        for item in page.found
    ]
    context = {slug for _item, slug in resolved if slug}
    places = []
    for item, slug in resolved:
        if slug is None and len(item.slugs) > 1:
            slug = _road_in_context(item, names, context)
        words = "" if slug or item.slugs else page.paragraph.text[item.start : item.end]
        places.append(_Place(item.start, item.end, slug, item.slugs, words))
    return _join_between(page, places, names)


def _road_in_context(item: Found, names: Gazetteer, context: set[str]) -> str | None:
    """Return the one road of several with this number whose region the paragraph names."""
    around = context | {parent for slug in context for parent in names.ancestors(slug)}
    fitting = [s for s in item.slugs if names.entries[s].parent in around]
    return fitting[0] if len(fitting) == 1 else None


def _join_between(page: _Page, places: list[_Place], names: Gazetteer) -> list[_Place]:
    """Read "the road between X and Y" as that road, where the gazetteer has it."""
    joined: dict[int, _Place | None] = {}
    for a, b in pairwise(places):
        if b.start - a.end > _GAP:
            continue
        road = names.between.get(frozenset((a.slug or "", b.slug or "")))
        if road is None or not _BETWEEN_GAP.fullmatch(page.folded, a.end, b.start):
            continue
        before = _BETWEEN.search(page.folded, max(0, a.start - 24), a.start)
        after = _BETWEEN_HAN.match(page.folded, b.end)
        if before or after:
            joined[a.start] = _Place(a.start, after.end() if after else b.end, road)
            joined[b.start] = None
    if not joined:
        return places
    return [kept for place in places if (kept := joined.get(place.start, place))]


# --- names that it lacks --------------------------------------------------------------------------


def _seen(page: _Page, found: list[_Place]) -> Seen:
    taken = [(place.start, place.end, True) for place in found]
    if page.masked:
        taken += [(start, end, False) for start, end in page.masked]
        taken.sort()
    heading = page.paragraph.kind in _HEADINGS
    return Seen(page.paragraph.text, page.folded, page.chinese, heading, taken)


def _propose(
    page: _Page, known: list[_Place], spans: list[tuple[int, int]], names: Gazetteer
) -> list[_Place]:
    """Add the names that look like places; a name inside one of them gives way to it."""
    if not spans:
        return known
    taken = Spans((place.start, place.end) for place in known)
    gone: set[int] = set()
    added = []
    for start, end in spans:
        inside = [known[index] for index in taken.overlapping(start, end)]
        if any(_names_it(page.folded[start:end], place, names) for place in inside):
            continue
        gone.update(place.start for place in inside)
        slugs = tuple(dict.fromkeys(place.slug for place in inside if place.slug))
        added.append(_Place(start, end, None, slugs, page.paragraph.text[start:end]))
    if not added:
        return known
    kept = (place for place in known if place.start not in gone)
    return sorted([*kept, *added], key=lambda place: place.start)


def _names_it(words: str, place: _Place, names: Gazetteer) -> bool:
    """Say whether the longer words name the place of the mention, not another thing there."""
    kind = names.entries[place.slug].kind if place.slug else ""
    return bool(ADMINISTRATIVE.fullmatch(words)) or (bool(kind) and words.endswith(kind))


def _tell_from(page: _Page, places: list[_Place], names: Gazetteer) -> list[_Place]:
    """Put relative locations in the place of the mentions that are their anchors."""
    anchors = {p.start: p.end for p in places if p.slug or p.proposed}
    relatives = (han_relatives if page.chinese else english_relatives)(page.paragraph, anchors)
    told = {item.anchor[0]: item for item in relatives}
    if not told:
        return places
    spans = Spans((item.start, item.end) for item in told.values())
    result = []
    for place in places:
        if item := told.get(place.start):
            entry = names.entries[place.slug] if place.slug else None
            relation = location(item, entry)
            result.append(_Place(item.start, item.end, None, (), place.proposed, relation))
        elif not spans.overlapping(place.start, place.end):  # "north-west" is no region there
            result.append(place)
    return result
