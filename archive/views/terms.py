"""How the archive renders its terms: the consistency report, and the page of each term."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from archive.filters import TermFilter
from archive.models import Rendering
from archive.presenters import terms as present
from archive.presenters.forms import term_form
from archive.presenters.lists import changed, pages
from archive.presenters.words import HANS, Said
from archive.queries import terms
from archive.views.shared import page_words, paged


def term_list(request: HttpRequest) -> HttpResponse:
    """List the terms with their renderings, the least consistent first."""
    words = page_words()
    found = TermFilter(request.GET, queryset=Rendering.objects.all())
    side = found.given("by") or "chinese"
    categories = present.categories(found.categories)
    listed = terms.chinese_terms if side == "chinese" else terms.english_terms
    category = found.given("category") or ""
    rows = listed(
        text=found.given("q") or "",
        category=category if category in categories else "",
        varied=not found.given("all"),
    )
    page = paged(request, rows)
    keys = [str(row["chinese" if side == "chinese" else "english_key"]) for row in page]
    variants = (
        terms.variants_of_chinese(keys) if side == "chinese" else terms.variants_of_english(keys)
    )
    printed = {} if side == "chinese" else terms.words_of(keys)
    context = {
        "page": pages(page, request.GET),
        "rows": present.term_rows(side, page, variants, printed),
        "count": page.paginator.count,
        "side": side,
        "other_side": changed(
            request.GET, by="english" if side == "chinese" else "chinese", page=None
        ),
        "form": term_form(found, categories, words),
    }
    return render(request, "archive/term_list.html", context)


def chinese(request: HttpRequest, key: str) -> HttpResponse:
    """Show how one Chinese term is rendered, passage by passage."""
    variants = terms.variants_of_chinese([key])[key]
    return _term(request, "chinese", key, Said(key, HANS), variants)


def english(request: HttpRequest, key: str) -> HttpResponse:
    """Show which Chinese terms English words render, passage by passage."""
    variants = terms.variants_of_english([key])[key]
    return _term(request, "english", key, Said(terms.words_of([key]).get(key, key), "en"), variants)


def _term(
    request: HttpRequest, side: str, key: str, term: Said, variants: list[terms.Variant]
) -> HttpResponse:
    if not variants:
        raise Http404
    asked = request.GET.get("rendering")
    known = asked if asked in {variant.key for variant in variants} else None
    uses = terms.passages(key, known) if side == "chinese" else terms.passages(known, key)
    page = paged(request, uses)
    context = {
        "form": {"problems": _problems(asked) if asked != known else {}},
        "only": next((v.words for v in variants if v.key == known), None),
        "narrowed": known is not None,
        "page": pages(page, request.GET),
        "term": term,
        "side": side,
        "variants": present.variant_rows(side, key, variants),
        "passages": present.passage_rows(page, side, page_words()),
        "count": page.paginator.count,
    }
    return render(request, "archive/term_detail.html", context)


def _problems(asked: str | None) -> dict[str, list[str]]:
    told = gettext("The archive has no rendering “%(text)s” of this term.")
    return {"rendering": [told % {"text": asked}]}
