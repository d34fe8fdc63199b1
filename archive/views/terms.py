"""How the archive renders its terms: the consistency report, and the page of each term."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from archive.filters import TermFilter
from archive.models import Rendering
from archive.presenters import asked
from archive.presenters import terms as present
from archive.presenters.asking import left_out
from archive.presenters.lists import pages
from archive.presenters.term_form import term_form
from archive.presenters.ways import list_files, sides
from archive.presenters.words import HANS, Count, Said
from archive.queries import terms
from archive.views.listing import answered, elsewhere_asked, way_out
from archive.views.shared import page_words, paged


def term_list(request: HttpRequest) -> HttpResponse:
    """List the terms with their renderings, the least consistent first."""
    pairs = asked.promised(request.GET, asked.TERMS)
    if moved := elsewhere_asked(request, pairs):
        return moved
    words = page_words()
    found = TermFilter(request.GET, queryset=Rendering.objects.all())
    side = found.side
    page = paged(request, found.listed())
    keys = [str(row[terms.SIDES[side][0]]) for row in page]
    variants = (
        terms.variants_of_chinese(keys) if side == "chinese" else terms.variants_of_english(keys)
    )
    printed = {} if side == "chinese" else terms.words_of(keys)
    counts = terms.by_category(side, text=found.given("q") or "", varied=not found.given("all"))
    form = term_form(found, counts, pairs, words)
    count = page.paginator.count
    context = {
        "page": pages(page, request.GET),
        "rows": present.term_rows(side, page, variants, printed),
        "count": Count(count),
        "side": side,
        "form": form,
        "ways_out": way_out(found, form, count, pairs),
        "files": list_files("terms", pairs),
        "everything": Count(count),
        "varied": not found.given("all"),
        "ways": sides(pairs, side),
    }
    return answered(request, "term_list", context, pairs)


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
    wanted = request.GET.get("rendering")
    known = wanted if wanted in {variant.key for variant in variants} else None
    uses = terms.passages(key, known) if side == "chinese" else terms.passages(known, key)
    page = paged(request, uses)
    context = {
        "form": {"problems": _problems(request, None if wanted == known else wanted)},
        "only": next((v.words for v in variants if v.key == known), None),
        "narrowed": known is not None,
        "chosen": known,
        "page": pages(page, request.GET),
        "term": term,
        "side": side,
        "variants": present.variant_rows(side, key, variants),
        "passages": present.passage_rows(page, side, page_words()),
        "uses": Count(sum(variant.uses for variant in variants)),
        "count": Count(page.paginator.count),
    }
    return render(request, "archive/term_detail.html", context)


def _problems(request: HttpRequest, wanted: str | None) -> dict[str, list[str]]:
    """Return what could not be used: `wanted` is a rendering that the term does not have."""
    told = _("The archive has no rendering “%(text)s” of this term.")
    problems = {} if wanted is None else {"rendering": [told % {"text": wanted}]}
    for name, sentence in left_out(request.GET, {}, free=("rendering", "page")):
        problems.setdefault(name, []).append(sentence)
    return problems
