"""Place names in both languages, resolved against the gazetteer of a lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from archive.ingest.extract.places.context import (
    Found,
    administrative_provinces,
    follows_a_preposition,
    is_ordinary,
    keep,
    read_levels,
    resolve,
)
from archive.ingest.extract.places.names import Gazetteer, gazetteer, road_number
from archive.ingest.extract.places.proposed import ADMINISTRATIVE, proposed_names
from archive.ingest.extract.places.relative import (
    Told,
    english_relatives,
    han_relatives,
    location,
)
from archive.ingest.lexicon import Lexicon
from archive.ingest.records import Article, Language, Paragraph, PlaceMention, Quote
from archive.text.numerals import HAN_NUMERAL

_ROAD = re.compile(
    r"\b(?:(?:national|colonial|provincial) )?(?:highway|route|road)s? (?:no\. ?|number )?(\d+)\b"
    rf"|第?(?<![{HAN_NUMERAL}])([{HAN_NUMERAL}]++)号(?:公路|国道|道路)"
)
_CODE = re.compile(
    r"\b(?:hill|height|base|point|strongpoint) ([a-z]?\d{1,4})\b|\b([a-z]\d{1,2}) (?:hill|base)\b"
    r"|(?<![a-z0-9])([a-z]?\d{1,4})号?(?:高地|据点|丘)"
)
_CODE_LIST = re.compile(
    r"\b(?:hills|heights|bases|points|strongpoints|strongholds),? "
    r"((?:[a-z]?\d{1,4}(?:, and |, | and )?)+)"
)
_CODE_LIST_HAN = re.compile(
    r"(?<![a-z0-9])((?:[a-z]?\d{1,4}[、和])+[a-z]?\d{1,4})(?:等?[两二三四五六七八九十]个|等)?号?(?:高地|据点)"
)
_BETWEEN = re.compile(r"(?:road|highway|route|track) between $")
_BETWEEN_HAN = re.compile(r"之?间的?(?:山路|公路|道路|路)")
_BETWEEN_GAP = re.compile(r" and |[和与至到、]")


@dataclass(frozen=True, slots=True)
class _Page:
    """One paragraph with its folded text and the names found in it."""

    paragraph: Paragraph
    folded: str
    found: list[Found]
    masked: list[tuple[int, int]]


def extract(article: Article, lexicon: Lexicon) -> tuple[PlaceMention, ...]:
    """Return the places that an article names, in the order of the text."""
    names = gazetteer(lexicon)
    pages = _without_ordinary_words(
        [_read(paragraph, names) for paragraph in article.readable()], names
    )
    provinces = administrative_provinces([f for page in pages for f in page.found], names)
    mentions = [m for page in pages for m in _mentions(page, names, provinces)]
    return tuple(replace(m, id=f"p{n}") for n, m in enumerate(mentions, start=1))


def _without_ordinary_words(pages: list[_Page], names: Gazetteer) -> list[_Page]:
    """Drop ordinary words; 海防 after 从 is the port if the article names it as one elsewhere."""
    ordinary = {
        (page.paragraph.id, item.start)
        for page in pages
        for item in page.found
        if is_ordinary(page.folded, item, names)
    }
    known = {
        page.folded[item.name_start : item.name_end]
        for page in pages
        for item in page.found
        if (page.paragraph.id, item.start) not in ordinary
    }

    def is_place(page: _Page, item: Found) -> bool:
        if (page.paragraph.id, item.start) not in ordinary:
            return True
        form = page.folded[item.name_start : item.name_end]
        return form in known and follows_a_preposition(page.folded, item)

    return [replace(page, found=[f for f in page.found if is_place(page, f)]) for page in pages]


def _read(paragraph: Paragraph, names: Gazetteer) -> _Page:
    folded = paragraph.folded
    matches = names.find(paragraph.text, folded)
    masked = [(m.start, m.end) for m in matches if any(f.slug is None for f in m.value)]
    named = [
        Found(m.start, m.end, tuple(f.slug for f in m.value if f.slug), m.start, m.end)
        for m in matches
        if all(form.slug is not None for form in m.value)
    ]
    numbered = [f for f in _numbered(folded, names) if not _covered(f.start, f.end, masked)]
    found = [f for f in named if not _covered(f.start, f.end, [(n.start, n.end) for n in numbered])]
    found = read_levels(folded, sorted([*found, *numbered], key=lambda f: f.start))
    return _Page(
        paragraph, folded, [f for f in found if keep(paragraph.text, folded, f, names)], masked
    )


def _numbered(folded: str, names: Gazetteer) -> Iterator[Found]:
    """Yield roads and hills by their number; one that is unknown has no slug."""
    for match in _ROAD.finditer(folded):
        number = road_number(match[1] or match[2])
        slugs = tuple(names.roads.get(number, ())) if number is not None else ()
        yield Found(match.start(), match.end(), slugs, match.start(), match.end())
    for match in _CODE.finditer(folded):
        slugs = tuple(names.codes.get(match[1] or match[2] or match[3], ()))
        if slugs:
            yield Found(match.start(), match.end(), slugs, match.start(), match.end())
    for match in chain(_CODE_LIST.finditer(folded), _CODE_LIST_HAN.finditer(folded)):
        for code in re.finditer(r"[a-z]?\d+", match[1]):
            start = match.start(1) + code.start()
            slugs = tuple(names.codes.get(code[0], ()))
            if slugs:
                yield Found(start, start + len(code[0]), slugs, start, start + len(code[0]))


def _mentions(page: _Page, names: Gazetteer, provinces: frozenset[str]) -> list[PlaceMention]:
    by_start: dict[int, PlaceMention] = {}
    resolved = {item: resolve(item, names, provinces) for item in page.found}
    context = {slug for slug in resolved.values() if slug}
    for item, slug in resolved.items():
        slug = slug or _road_in_context(item, names, context)
        by_start[item.start] = _mention(page, item.start, item.end, slug, item.slugs)
    _join_between(page, by_start, names)
    for start, mention in _relatives(page, by_start, names):
        del by_start[start]
        by_start[mention.quote.start] = mention
    _propose(page, by_start, names)
    return [by_start[start] for start in sorted(by_start)]


def _mention(
    page: _Page, start: int, end: int, slug: str | None, candidates: tuple[str, ...] = ()
) -> PlaceMention:
    text = page.paragraph.text[start:end]
    quote = Quote(page.paragraph.id, start, end, text, page.paragraph.language)
    unknown = "" if slug or candidates else text
    return PlaceMention("", slug, quote, candidates, proposed_name=unknown)


def _road_in_context(item: Found, names: Gazetteer, context: set[str]) -> str | None:
    """Return the one road of several with this number whose region the paragraph names."""
    around = context | {parent for slug in context for parent in names.ancestors(slug)}
    fitting = [s for s in item.slugs if names.entries[s].parent in around]
    return fitting[0] if len(item.slugs) > 1 and len(fitting) == 1 else None


def _join_between(page: _Page, mentions: dict[int, PlaceMention], names: Gazetteer) -> None:
    """Read "the road between X and Y" as that road, where the gazetteer has it."""
    ordered = [mentions[start] for start in sorted(mentions)]
    for first, second in pairwise(ordered):
        a, b = first.quote, second.quote
        if not _BETWEEN_GAP.fullmatch(page.folded[a.end : b.start]):
            continue
        road = names.between.get(frozenset((first.place or "", second.place or "")))
        before = _BETWEEN.search(page.folded[max(0, a.start - 24) : a.start])
        after = _BETWEEN_HAN.match(page.folded, b.end)
        if road and (before or after):
            del mentions[b.start]
            end = after.end() if after else b.end
            mentions[a.start] = _mention(page, a.start, end, road)


def _relatives(
    page: _Page, mentions: dict[int, PlaceMention], names: Gazetteer
) -> list[tuple[int, PlaceMention]]:
    """Return the relative locations by the start of the mention that is their anchor."""
    anchors = {m.quote.start: m.quote.end for m in mentions.values() if m.place}
    chinese = page.paragraph.language is Language.CHINESE
    told: Iterator[Told] = (han_relatives if chinese else english_relatives)(page.folded, anchors)
    result = []
    for item in told:
        anchor = mentions[item.anchor[0]]
        if anchor.place is not None:
            mention = _mention(page, item.start, item.end, None, (anchor.place,))
            relation = location(item, names.entries[anchor.place])
            result.append((item.anchor[0], replace(mention, candidates=(), relation=relation)))
    return result


def _propose(page: _Page, mentions: dict[int, PlaceMention], names: Gazetteer) -> None:
    """Add the names that look like places; a name inside one of them gives way to it."""
    chinese = page.paragraph.language is Language.CHINESE
    for start, end in proposed_names(page.paragraph.text, chinese=chinese):
        if _covered(start, end, page.masked):
            continue
        inside = [m for m in mentions.values() if m.quote.start < end and start < m.quote.end]
        if any(_names_it(page.folded[start:end], m, names) for m in inside):
            continue
        if all(start <= m.quote.start and m.quote.end < end for m in inside):
            for mention in inside:
                del mentions[mention.quote.start]
            slugs = tuple(dict.fromkeys(m.place for m in inside if m.place))
            proposed = _mention(page, start, end, None, slugs)
            mentions[start] = replace(proposed, proposed_name=proposed.quote.text)


def _names_it(words: str, mention: PlaceMention, names: Gazetteer) -> bool:
    """Say whether the longer words name the place of the mention, not another thing there."""
    kind = names.entries[mention.place].kind if mention.place else ""
    return bool(ADMINISTRATIVE.fullmatch(words)) or (bool(kind) and words.endswith(kind))


def _covered(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(start < other_end and other_start < end for other_start, other_end in spans)
