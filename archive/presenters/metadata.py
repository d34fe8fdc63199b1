"""What a page tells machines of itself: Open Graph, citation tags, schema.org as JSON-LD."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from archive.models import Dispatch, Event, Figure, Place, Unit
from archive.presenters.addresses import address
from archive.presenters.events import title
from archive.presenters.words import HANS, Said, Words, chinese_of

SCHEMA = "https://schema.org"
LOCALES = {"en": "en_US", "zh": "zh_CN", "vi": "vi_VN"}
Linked = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Metadata:
    """The tags of a page's head."""

    title: Said
    type: str
    locale: str
    tags: tuple[tuple[str, str, str], ...] = ()  # name, content, language
    data: Linked = field(default_factory=dict)


def of_dispatch(dispatch: Dispatch, words: Words, site: str) -> Metadata:
    """Return the tags by which a reference manager knows a newspaper article.

    Only the newspaper's own title is the article's name; the translation is of it.
    """
    return Metadata(
        words.titles_of(dispatch)[0],
        "article",
        LOCALES[words.tongue],
        tuple(_tags(dispatch)),
        {"@context": SCHEMA, **_article(dispatch, site)},
    )


def _tags(dispatch: Dispatch) -> Iterator[tuple[str, str, str]]:
    titles = _originals(dispatch)
    whole = titles[0].text + (f" [{titles[1].text}]" if len(titles) > 1 else "")
    yield "z:itemType", "newspaperArticle", ""
    yield "citation_title", whole, titles[0].lang
    for said in titles[1:]:
        yield "dcterms.alternative", said.text, said.lang
    if dispatch.author:
        yield "citation_author", dispatch.author, ""
    if dispatch.newspaper:
        paper = _paper(dispatch)
        yield "citation_journal_title", paper.text, paper.lang
        yield "citation_publication_place", dispatch.newspaper.place, ""
    if dispatch.published:
        yield "citation_publication_date", f"{dispatch.published:%Y/%m/%d}", ""
    if dispatch.page:
        yield "citation_firstpage", str(dispatch.page), ""
    yield "citation_language", titles[0].lang, ""


def _originals(dispatch: Dispatch) -> tuple[Said, ...]:
    """Return the headlines, the Chinese of the newspaper before its translation."""
    both = (Said(dispatch.title_zh, chinese_of(dispatch)), Said(dispatch.title_en, "en"))
    return tuple(said for said in both if said.text) or (Said(dispatch.uid, ""),)


def _paper(dispatch: Dispatch) -> Said:
    assert dispatch.newspaper is not None
    chinese = dispatch.newspaper.label_zh if dispatch.has_zh else ""
    return Said(chinese, HANS) if chinese else Said(dispatch.newspaper.label_en, "en")


def _article(dispatch: Dispatch, site: str) -> Linked:
    titles = _originals(dispatch)
    found: dict[str, Any] = {
        "@type": "NewsArticle",
        "@id": site + address("dispatch", dispatch),
        "url": site + address("dispatch", dispatch),
        "headline": titles[0].text,
        "inLanguage": titles[0].lang,
        "datePublished": dispatch.published.isoformat() if dispatch.published else "",
        "printPage": str(dispatch.page or ""),
        "author": {"@type": "Person", "name": dispatch.author} if dispatch.author else "",
    }
    if dispatch.newspaper:
        found["isPartOf"] = {"@type": "Newspaper", "name": _paper(dispatch).text}
    if len(titles) > 1:
        found["workTranslation"] = {
            "@type": "NewsArticle",
            "headline": titles[1].text,
            "inLanguage": titles[1].lang,
        }
    return _filled(found)


def of_event(event: Event, words: Words, site: str) -> Metadata:
    """Return an engagement as an Event whose figures are Claims of their sources, not facts."""
    name = title(event, words)
    others = [said.text for said in words.titles(event) if said != name]
    data: dict[str, Any] = {
        "@context": SCHEMA,
        "@type": "Event",
        "@id": site + address("engagement", event),
        "url": site + address("engagement", event),
        "name": name.text,
        "alternateName": others,
        "startDate": event.earliest.isoformat() if event.earliest else "",
        "endDate": event.latest.isoformat() if event.latest else "",
        "location": [_location(row, words) for row in event.places.all() if row.place],
        "subjectOf": [
            *(_article(report.dispatch, site) for report in event.reports.all()),
            *(_claim(figure, words, site) for figure in event.figures.all()),
        ],
    }
    return Metadata(name, "article", LOCALES[words.tongue], (), _filled(data))


def _claim(figure: Figure, words: Words, site: str) -> Linked:
    quoted = figure.evidence_zh or figure.evidence_en
    lang = chinese_of(figure.dispatch) if figure.evidence_zh else "en"
    claimant = words.caption(figure.claimant).text if figure.claimant else ""
    return _filled({
        "@type": "Claim",
        "text": quoted.exact if quoted else "",
        "inLanguage": lang,
        "author": {"@type": "Organization", "name": claimant} if claimant else "",
        "appearance": {"@id": site + address("dispatch", figure.dispatch)},
    })  # fmt: skip


def _location(row: Any, words: Words) -> Linked:
    return {"@type": "Place", "name": words.names(row.place)[0].text}


def of_place(place: Place, words: Words, site: str) -> Metadata:
    """Return a place of the gazetteer with its names; a point only where it has one."""
    data: dict[str, Any] = {}
    if place.lat is not None and place.lon is not None:
        middle = {"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon}
        metres = round(1000 * (place.radius_km or 0))
        data["geo"] = {"@type": "GeoCircle", "geoMidpoint": middle, "geoRadius": metres}
    return _named("Place", "place", place, words, site, data)


def of_unit(unit: Unit, words: Words, site: str) -> Metadata:
    """Return a unit with its names."""
    return _named("Organization", "unit", unit, words, site, {})


def _named(
    kind: str, concept: str, row: Place | Unit, words: Words, site: str, more: Linked
) -> Metadata:
    """Return what has names: the page's first, the others beside it."""
    names = words.titles(row, "name")
    data = {
        "@context": SCHEMA,
        "@type": kind,
        "@id": site + address(concept, row),
        "url": site + address(concept, row),
        "name": names[0].text,
        "alternateName": [name.text for name in names[1:]],
        **more,
    }
    return Metadata(names[0], "website", LOCALES[words.tongue], (), _filled(data))


def _filled(found: Mapping[str, Any]) -> Linked:
    """Return the statements that say something: what is not known is left out."""
    return {key: value for key, value in found.items() if value not in ("", [], None)}
