"""Claims and how they stand to each other: places, units, figures, differences, links, evidence."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Q
from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from archive.admin.base import ArchiveAdmin, Permanent
from archive.admin.filters import OpenFilter, QueueFilter, by_code
from archive.admin.forms import ClaimForm
from archive.admin.panels import passages, quotation
from archive.admin.reviewed import ReviewedAdmin
from archive.admin.search import FoldedSearch, event_ids_naming, holding, of_dispatch, told_as
from archive.admin.verdicts import CLAIM, DISCREPANCY
from archive.models import (
    Discrepancy,
    Doubt,
    Event,
    EventLink,
    EventPlace,
    EventUnit,
    Evidence,
    Figure,
    Place,
    Unit,
)
from archive.presenters.figures import counted, measured
from archive.presenters.links import reasons, reckoning
from archive.presenters.words import Words
from archive.queries.links import named
from archive.views.shared import page_words

WORDS = (
    _("Words"),
    {"fields": (("words_en", "words_zh"), ("paragraph_en", "paragraph_zh"))},
)
REVIEW = (_("Review"), {"fields": (("status", "uid"), "review_note")})
LONGEST = 40  # characters of a headline in a column
QUOTED = ("evidence_en__paragraph__dispatch", "evidence_zh__paragraph__dispatch")


def amount(figure: Figure, words: Words) -> str:
    """Return how much a figure counts, and of what."""
    return f"{measured(figure, words)} · {counted(figure.object, words)}"


def headline(claim: Any, words: Words) -> str:
    """Return the headline of a claim's dispatch, short enough for a column."""
    return Truncator(words.titles_of(claim.dispatch)[0].text).chars(LONGEST)


class ClaimAdmin(FoldedSearch, ReviewedAdmin):
    """A claim with the words it rests on."""

    form = ClaimForm
    verdicts: Any = CLAIM
    ordering: Any = ("id",)
    readonly_fields = ("uid", "status")

    def evidence_for(self, obj: Any) -> list[Evidence | None]:
        """Return the claim's words in both languages."""
        return [obj.evidence_en, obj.evidence_zh]

    @admin.display(description=_("English words"))
    def english(self, claim: Any) -> str:
        """Return the English words."""
        return quotation(claim.evidence_en)

    @admin.display(description=_("Chinese words"))
    def chinese(self, claim: Any) -> str:
        """Return the Chinese words."""
        return quotation(claim.evidence_zh)


@admin.register(EventPlace)
class EventPlaceAdmin(ClaimAdmin):
    """Where events happened."""

    list_display = ("__str__", "event", "relation", "filed_under", "english", "chinese", "status")
    list_select_related = ("event", "place", "filed_under", *QUOTED)
    list_filter = (QueueFilter, "relation", "precision")
    autocomplete_fields = (
        "event", "place", "anchor", "second_anchor", "road", "filed_under",
    )  # fmt: skip
    fieldsets = (
        (None, {"fields": ("event", ("label", "role", "relation"), ("place", "filed_under"))}),
        (
            _("Told from"),
            {
                "fields": (
                    ("anchor", "second_anchor", "road"),
                    ("bearing", "distance", "distance_unit", "distance_km"),
                )
            },
        ),
        (
            _("Point"),
            {"fields": (("lat", "lon", "radius_km"), ("precision", "computed"))},
        ),
        WORDS,
        REVIEW,
    )

    def matching(self, text: str) -> Q:
        """Find by id, printed words, or the name of the place."""
        places = Place.objects.called(text).values("pk")
        named = Q(place__in=places) | Q(filed_under__in=places)
        return super().matching(text) | (told_as(text, "event") & holding(text, "label")) | named


@admin.register(EventUnit)
class EventUnitAdmin(ClaimAdmin):
    """Who took part in events."""

    list_display = ("__str__", "event", "side", "role", "english", "chinese", "status")
    list_select_related = ("event", "unit", *QUOTED)
    list_filter = (QueueFilter, by_code("side", "side", _("side")))
    autocomplete_fields = ("event", "unit")
    fieldsets = (
        (None, {"fields": ("event", ("unit", "label_en", "label_zh"), ("side", "role"))}),
        (
            _("Strength"),
            {"fields": (("echelon", "strength_low", "strength_high", "certain"),)},
        ),
        WORDS,
        REVIEW,
    )

    def matching(self, text: str) -> Q:
        """Find by id, printed words, or the name of the unit."""
        named = Q(unit__in=Unit.objects.called(text).values("pk"))
        labels = holding(text, "label_en", "label_zh") & told_as(text, "event")
        return super().matching(text) | labels | named


@admin.register(Figure)
class FigureAdmin(ClaimAdmin):
    """Quantities as their sources claim them."""

    list_display = (
        "english", "chinese", "action", "value", "side", "reading", "dispatch", "status",
    )  # fmt: skip
    list_display_links = ("english", "chinese")
    worded = {"value": amount, "dispatch": headline}
    list_select_related = ("dispatch", *QUOTED)
    list_filter = (
        QueueFilter,
        "reading",
        by_code("action", "action", _("action")),
        by_code("side", "side", _("side")),
    )
    autocomplete_fields = ("dispatch", "claimant", "events", "part_of", "same_as")
    fieldsets = (
        (None, {"fields": (("dispatch", "position", "claimant"), "events")}),
        (
            _("Claim"),
            {
                "fields": (
                    ("action", "object", "side"),
                    ("qualifier", "value", "low", "high"),
                    ("unit", "value_si"),
                    ("object_en", "unit_en", "object_zh", "unit_zh"),
                    "reading",
                )
            },
        ),
        (_("Counted once"), {"fields": (("part_of", "same_as"),)}),
        WORDS,
        REVIEW,
    )

    def matching(self, text: str) -> Q:
        """Find by id, or by the dispatch that prints it."""
        return super().matching(text) | of_dispatch(text)


@admin.register(Discrepancy)
class DiscrepancyAdmin(ClaimAdmin):
    """Where the two languages of a dispatch do not say the same."""

    verdicts = DISCREPANCY
    worded = {"dispatch": headline}
    list_display = (
        "kind", "severity", "english", "chinese", "value_en", "value_zh", "state", "dispatch",
        "status",
    )  # fmt: skip
    list_select_related = ("dispatch", *QUOTED)
    list_filter = (
        OpenFilter,
        "severity",
        by_code("kind", "discrepancy", _("kind")),
        "status",
    )
    readonly_fields = ("uid", "status", "state", "prefer")
    autocomplete_fields = ("dispatch", "figure")
    fieldsets = (
        (None, {"fields": (("dispatch", "figure"), ("kind", "severity"), "note")}),
        (_("Values"), {"fields": (("value_en", "value_zh"),)}),
        WORDS,
        (_("Review"), {"fields": (("status", "state", "prefer", "uid"), "review_note")}),
    )

    def matching(self, text: str) -> Q:
        """Find by id, or by the words of the dispatch that prints it."""
        return super().matching(text) | of_dispatch(text)


@admin.register(EventLink)
class EventLinkAdmin(FoldedSearch, ReviewedAdmin):
    """How events stand to each other."""

    verdicts = CLAIM
    ordering = ("id",)
    list_display = ("event", "kind", "other", "score", "status")
    list_select_related = ("event", "other")
    list_filter = (QueueFilter, "kind")
    readonly_fields = ("status", "score", "why")
    autocomplete_fields = ("event", "other")
    fields = (("event", "kind", "other"), "why", ("status", "score"), "review_note")

    def matching(self, text: str) -> Q:
        """Find by either event: its id, title, places or units."""
        at_place, with_unit = event_ids_naming(text)
        named = Event.objects.filter(
            Q(uid=text.lower()) | told_as(text) | Q(pk__in=at_place) | Q(pk__in=with_unit)
        ).values("pk")
        return Q(event__in=named) | Q(other__in=named)

    @admin.display(description=_("reasons"))
    def why(self, link: EventLink) -> str:
        """Return what the score rests on, in words."""
        return "; ".join(reasons(link, named([link]), page_words()))

    def evidence_for(self, obj: EventLink) -> list[Evidence | None]:
        """Return the words that attest both events."""
        found = Evidence.objects.filter(attestations__event__in=[obj.event_id, obj.other_id])
        return list(found.select_related("paragraph__dispatch").distinct().order_by("id"))


@admin.register(Doubt)
class DoubtAdmin(FoldedSearch, ReviewedAdmin):
    """Claims that cannot both hold; neither is altered."""

    verdicts = CLAIM
    ordering = ("id",)
    list_display = ("__str__", "figure", "against", "status")
    list_select_related = (
        "figure__evidence_en", "figure__evidence_zh",
        "against__evidence_en", "against__evidence_zh",
    )  # fmt: skip
    list_filter = (QueueFilter,)
    readonly_fields = ("status", "why")
    autocomplete_fields = ("figure", "against")
    fields = (("figure", "against"), "why", "status", "review_note")

    def matching(self, text: str) -> Q:
        """Find by the dispatch that prints either figure."""
        uid = text.lower()
        return Q(figure__dispatch__uid=uid) | Q(against__dispatch__uid=uid)

    def evidence_for(self, obj: Doubt) -> list[Evidence | None]:
        """Return the words of both claims."""
        pks = [
            pk
            for claim in (obj.figure, obj.against)
            for pk in (claim.evidence_en_id, claim.evidence_zh_id)
        ]
        found = Evidence.objects.filter(pk__in=[pk for pk in pks if pk])
        return list(found.select_related("paragraph__dispatch").order_by("id"))

    @admin.display(description=_("reckoning"))
    def why(self, doubt: Doubt) -> str:
        """Return the reckoning in words."""
        return " ".join(reckoning(doubt, page_words()))


@admin.register(Evidence)
class EvidenceAdmin(Permanent, FoldedSearch, ArchiveAdmin):
    """Exact words and where they stand; those gone from the current text wait for a curator."""

    change_form_template = "admin/archive/workbench.html"
    ordering = ("-id",)
    list_display = ("words", "paragraph_name", "dispatch", "needs_review")
    list_select_related = ("paragraph__dispatch",)
    list_filter = ("needs_review",)
    fields = ("exact", "dispatch", "paragraph_name", ("start", "end"), "needs_review")
    readonly_fields = ("exact", "dispatch", "paragraph_name", "start", "end")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse: words are quoted where they attest something."""
        return False

    def matching(self, text: str) -> Q:
        """Find by the words, or by the id of the dispatch they stand in."""
        words = holding(text, "exact") & of_dispatch(text, "paragraph__dispatch")
        return words | Q(paragraph__dispatch__uid=text.lower())

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> Any:
        """Show the words in their paragraph."""
        if kwargs.get("obj") is not None:
            context |= {"passages": passages([kwargs["obj"]])}
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description=_("words"))
    def words(self, evidence: Evidence) -> str:
        """Return the words in their language."""
        return quotation(evidence)

    @admin.display(description=_("paragraph"))
    def paragraph_name(self, evidence: Evidence) -> str:
        """Return the paragraph's anchor."""
        return evidence.paragraph.name

    @admin.display(description=_("dispatch"))
    def dispatch(self, evidence: Evidence) -> str:
        """Return the dispatch's title."""
        return str(evidence.paragraph.dispatch)
