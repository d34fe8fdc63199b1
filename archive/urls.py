"""Every public address of the archive. Addresses and parameter names are promises."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import URLPattern, path, re_path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from archive.views import (
    about,
    browse,
    calendar,
    changes,
    citing,
    concordance,
    differences,
    dispatches,
    events,
    files,
    formats,
    gazetteer,
    neighbours,
    search,
    sums,
    terms,
    theme,
)

app_name = "archive"


def citations(prefix: str, concept: str) -> list[URLPattern]:
    """Return the addresses of the files by which a thing is cited: .bib, .ris, .csl.json."""
    of_it = {"concept": concept}
    return [
        re_path(
            rf"^{prefix}/(?P<uid>\w+)\.(?P<extension>bib|ris|csl\.json)$",
            citing.download,
            of_it,
            name=f"{concept}_cite",
        )
    ]


def only_read(patterns: list[URLPattern]) -> Iterator[URLPattern]:
    """Yield pages that answer GET and HEAD alone; a token would be asked for before they say so."""
    for pattern in patterns:
        pattern.callback = csrf_exempt(require_safe(pattern.callback))
        yield pattern


def pages(prefix: str, concept: str, index: object, detail: object) -> list[URLPattern]:
    """Return the addresses of a list and of each thing on it, with and without its slug."""
    return [
        *citations(prefix, concept),
        path(f"{prefix}/", index, name=f"{concept}_list"),  # type: ignore[call-overload]
        path(f"{prefix}/<slug:uid>/", detail, name=concept),  # type: ignore[call-overload]
        path(f"{prefix}/<slug:uid>/<str:slug>/", detail, name=concept),  # type: ignore[call-overload]
    ]


_read = [
    path("", about.home, name="home"),
    path("engagements/beside/<slug:uid>/<slug:step>/", neighbours.beside, name="beside"),
    path("engagements/values/<slug:facet>/", browse.facet_values, name="facet_values"),
    re_path(r"^engagements/(?P<uid>\w+)\.json$", events.engagement_json, name="engagement_json"),
    *pages("engagements", "engagement", browse.engagement_list, events.engagement),
    *pages("dispatches", "dispatch", dispatches.dispatch_list, dispatches.dispatch),
    *pages("places", "place", gazetteer.place_list, gazetteer.place),
    *pages("units", "unit", gazetteer.unit_list, gazetteer.unit),
    *citations("differences", "difference"),
    path("papers/", calendar.papers, name="papers"),
    path("papers/<slug:slug>/", calendar.paper, name="paper"),
    path("papers/<slug:slug>/<int:year>/", calendar.paper_year, name="paper_year"),
    path("papers/<slug:slug>/<int:year>/<int:month>/", calendar.paper_month, name="paper_month"),
    path(
        "papers/<slug:slug>/<int:year>/<int:month>/<int:day>/",
        calendar.paper_day,
        name="paper_day",
    ),
    path("changes/", changes.of_archive, name="changes"),
    re_path(
        r"^changes/(?P<concept>engagement|dispatch|place|unit)/(?P<uid>\w+)/$",
        changes.of_record,
        name="changes",
    ),
    path("differences/", differences.difference_list, name="difference_list"),
    path("terms/", terms.term_list, name="term_list"),
    path("terms/chinese/<path:key>/", terms.chinese, name="chinese_term"),
    path("terms/english/<path:key>/", terms.english, name="english_term"),
    path("search/", search.search, name="search"),
    path("suggest/", search.suggest, name="suggest"),
    path("concordance/", concordance.concordance, name="concordance"),
    path("sum/", sums.total, name="sum"),
    path("sum.csv", sums.download, name="sum_csv"),
    path("about/", about.about, name="about"),
    path("glossary/", about.glossary, name="glossary"),
    path("help/", about.help_page, name="help"),
    path("accessibility/", about.accessibility, name="accessibility"),
]
urlpatterns = [*only_read(_read), path("theme/", theme.theme, name="theme")]

# Files hold all three languages, so that they have one address whatever the page speaks.
_files = [
    path("engagements.csv", files.engagements_csv, name="engagements_csv"),
    path("claims.csv", files.claims_csv, name="claims_csv"),
    path("concordance.csv", concordance.concordance_csv, name="concordance_csv"),
    path("engagements.json", files.engagements_json, name="engagements_json"),
    *(
        path(
            f"{concept}.{form}",
            files.listed_as,
            {"concept": concept, "form": form},
            name=f"{concept}_{form}",
        )
        for concept in files.LISTS
        for form in ("csv", "json")
    ),
    path("engagements.geojson", files.engagements_geojson, name="engagements_geojson"),
    path("places.geojson", files.places_geojson, name="places_geojson"),
    path("units.geojson", files.units_geojson, name="units_geojson"),
    re_path(
        r"^dispatches/(?P<uid>\w+)\.(?P<extension>json|txt|tei\.xml|tmx)$",
        formats.dispatch_as,
        name="dispatch_as",
    ),
]
file_patterns = [*only_read(_files)]
