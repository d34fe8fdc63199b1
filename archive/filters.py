"""What researchers may ask of lists: one FilterSet each for pages, exports and the API.

Parameter names are public addresses: they never change. A value that cannot be read is named
beside its field and ignored; it never empties a list and never breaks a page.
"""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any

import django_filters as filters
from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from archive.models import (
    Discrepancy,
    Dispatch,
    Event,
    Newspaper,
    Place,
    Rendering,
    Status,
    Unit,
)
from archive.queries import differences, terms
from archive.queries.index.segment import UNKNOWN
from archive.queries.selection import HAPPENED, Selection
from archive.search import find
from archive.search.ask import Question, ask
from archive.search.kinds import DISPATCH, EVENT
from archive.search.sentences import sentence
from archive.text.dates import PartialDate, read_partial

REVIEW_CHOICES = [(Status.PROPOSED, _("Proposed")), (Status.ACCEPTED, _("Reviewed"))]


class PartialDateField(forms.CharField):
    """A year, a month or a day: 1953, 1953-12, 1953-12-23."""

    def clean(self, value: Any) -> PartialDate | None:
        """Return the date that was typed, or say what can be typed."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return read_partial(text)
        except ValueError as error:
            raise forms.ValidationError(
                gettext("“%(text)s” is not a date. Write 1953, 1953-12 or 1953-12-23.")
                % {"text": text}
            ) from error


class PartialDateFilter(filters.Filter):
    """A bound of the range of dates."""

    field_class = PartialDateField


class ListWidget(forms.Widget):
    """Read every value of a repeated parameter."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        """Return the values in order, each once, the empty ones dropped."""
        given = data.getlist(name) if hasattr(data, "getlist") else data.get(name) or []
        given = [given] if isinstance(given, str) else given
        return list(dict.fromkeys(value.strip() for value in given if value.strip()))


class ListField(forms.Field):
    """Several words; which of them the archive knows is for the FilterSet to say."""

    widget = ListWidget


class ListFilter(filters.Filter):
    """A repeated parameter."""

    field_class = ListField


class ArchiveFilterSet(filters.FilterSet):
    """A FilterSet that names what it could not use."""

    def problems(self) -> dict[str, list[str]]:
        """Return what was wrong with each parameter, in sentences."""
        found = {name: list(map(str, errors)) for name, errors in self.form.errors.items()}
        for name, unknown in self.unknown():
            found.setdefault(name, []).append(unknown)
        return found

    def unknown(self) -> Iterator[tuple[str, str]]:
        """Yield a parameter and a sentence for each value the archive does not know."""
        yield from ()

    def given(self, name: str) -> Any:
        """Return the value of a parameter that was read, or None."""
        return self._read().get(name)

    def active(self) -> bool:
        """Say whether any parameter narrows the list."""
        return any(self._read().values())

    def without(self, name: str) -> Any:
        """Return the list as it would be without one parameter, for the counts beside it."""
        data = self.data.copy()
        data.pop(name, None)
        return type(self)(data, queryset=self.queryset).qs

    def _read(self) -> dict[str, Any]:
        """Return what could be read; the form fills it in while it looks for errors."""
        return self.form.cleaned_data if self.is_bound and self.form.errors is not None else {}


class SelectingFilterSet(ArchiveFilterSet):
    """Parameters that are read into a selection, which answers from the index."""

    searched = EVENT  # whose words `q` looks for

    q = filters.CharFilter(method="as_given", label=_("Words"))
    names = filters.ChoiceFilter(
        choices=[("off", _("Only as typed"))],
        method="as_given",
        empty_label=None,
        label=_("Other names"),
    )

    @classmethod
    def get_filters(cls) -> dict[str, filters.Filter]:
        """Add `from` and `to`, which Python cannot name as attributes."""
        bounds = {
            "from": PartialDateFilter(method="as_given", label=_("From")),
            "to": PartialDateFilter(method="as_given", label=_("To")),
        }
        return {**bounds, **super().get_filters()}

    def as_given(self, found: Any, name: str, value: Any) -> Any:
        """Leave the rows as they are: what matches is the selection's to say."""
        return found

    @property
    def narrowed(self) -> Selection:
        """What the facets and the period narrow the list to; what could not be used is left out."""
        first, last = self.given("from"), self.given("to")
        chosen = {name: known for name in self._whole.facets if (known := self.chosen(name))}
        return replace(
            self._whole,
            chosen=chosen,
            first=first and first.first,
            last=last and last.last,
            **self._found(),
        )

    @cached_property
    def question(self) -> Question:
        """The words to look for, and how they were read."""
        return ask(self.given("q") or "", names=self.given("names") != "off")

    def _found(self) -> dict[str, Any]:
        """Return the rows that the words find; remembered until the archive changes."""
        asked = self.question
        if not asked.asks:
            return {}
        hits = self._whole.index.remembered(
            ("words", asked.key), lambda: array("I", find.all_pks(self.searched, asked))
        )
        return {"words": asked.key, "hits": hits}

    @cached_property
    def selection(self) -> Selection:
        """What the parameters narrow the list to."""
        return self.narrowed

    def active(self) -> bool:
        """Say whether any parameter narrows the list; an order or a kind does not."""
        return self.selection.narrows()

    def chosen(self, facet: str) -> tuple[str, ...]:
        """Return the values of a facet that were asked for and that the archive knows."""
        return tuple(value for value in self.given(facet) or () if self._knows(facet, value))

    def unknown(self) -> Iterator[tuple[str, str]]:
        """Yield the values that the archive does not know."""
        told = {
            "region": gettext("No region is called “%(text)s”."),
            "type": gettext("Nothing is of the type “%(text)s”."),
            "unit": gettext("No unit is called “%(text)s”."),
            "paper": gettext("No newspaper is called “%(text)s”."),
            "newspaper": gettext("No newspaper is called “%(text)s”."),
            "agency": gettext("No agency is called “%(text)s”."),
            "by": gettext("No agency is called “%(text)s”."),
        }
        other = gettext("“%(text)s” is not a choice here.")
        for problem in self.question.problems:
            yield "q", sentence(problem)
        for facet in self._whole.facets:
            given = self.given(facet) or ()
            for value in given if isinstance(given, list) else ():
                if not self._knows(facet, value):
                    yield facet, told.get(facet, other) % {"text": value}

    @cached_property
    def _whole(self) -> Selection:
        return Selection()

    def _knows(self, facet: str, value: str) -> bool:
        return value == UNKNOWN or self._whole.index.knows(facet, value)


class EventFilter(SelectingFilterSet):
    """Engagements by when, where, what, who says so and how well it is known.

    What was read is a `selection`; the parameters are the promises of every list of engagements.
    """

    kind = filters.ChoiceFilter(
        choices=Event.Kind.choices, method="as_given", empty_label=None, label=_("Kind")
    )
    when = filters.ChoiceFilter(
        choices=[("happened", _("Happened")), ("reported", _("Printed"))],
        method="as_given",
        empty_label=None,
        label=_("Date of"),
    )
    region = ListFilter(method="as_given", label=_("Region"))
    type = ListFilter(method="as_given", label=_("Type"))
    status = ListFilter(method="as_given", label=_("Review"))
    diff = ListFilter(method="as_given", label=_("Differences"))
    by = ListFilter(method="as_given", label=_("Reported by"))
    paper = ListFilter(method="as_given", label=_("Newspaper"))
    unit = ListFilter(method="as_given", label=_("Unit"))
    side = ListFilter(method="as_given", label=_("Side"))
    figure = ListFilter(method="as_given", label=_("Figure"))
    min = filters.NumberFilter(method="as_given", min_value=0, label=_("At least"))
    dated = ListFilter(method="as_given", label=_("Precision of the date"))
    placed = ListFilter(method="as_given", label=_("Precision of the place"))
    sort = filters.ChoiceFilter(
        choices=[
            ("date", _("Oldest first")),
            ("-date", _("Newest first")),
            ("printed", _("First printed first")),
            ("-printed", _("Last printed first")),
            ("figure", _("Greatest figure first")),
        ],
        method="as_given",
        empty_label=None,
        label=_("Order"),
    )

    view = filters.ChoiceFilter(
        choices=[("list", _("List")), ("map", _("Map")), ("timeline", _("Timeline"))],
        method="as_given",
        empty_label=None,
        label=_("Show as"),
    )
    rows = filters.ChoiceFilter(
        choices=[("region", _("Region")), ("unit", _("Unit"))],
        method="as_given",
        empty_label=None,
        label=_("Rows"),
    )

    class Meta:
        model = Event
        fields: list[str] = []

    @cached_property
    def selection(self) -> Selection:
        """What the parameters narrow the list to; what could not be used is left out."""
        least = self.given("min")
        return replace(
            self.narrowed,
            kind=self.given("kind") or Event.Kind.ENGAGEMENT,
            reading=self.given("when") or HAPPENED,
            minimum=None if least is None else float(least),
        )

    @property
    def order(self) -> str:
        """The order asked for."""
        return self.given("sort") or "date"

    @property
    def shape(self) -> str:
        """How the engagements are to be shown."""
        return self.given("view") or "list"


class DispatchFilter(SelectingFilterSet):
    """Dispatches by date of publication, newspaper, language, agency, differences and review."""

    searched = DISPATCH

    newspaper = ListFilter(method="as_given", label=_("Newspaper"))
    year = ListFilter(method="as_given", label=_("Year"))
    language = ListFilter(method="as_given", label=_("Language"))
    diff = ListFilter(method="as_given", label=_("Differences"))
    status = ListFilter(method="as_given", label=_("Review"))
    agency = ListFilter(method="as_given", label=_("Relayed from"))
    dated = filters.ChoiceFilter(
        choices=[("no", _("Undated"))], method="as_given", empty_label=None, label=_("Date")
    )
    sort = filters.ChoiceFilter(
        choices=[("-date", _("Newest first")), ("date", _("Oldest first"))],
        method="as_given",
        empty_label=None,
        label=_("Order"),
    )

    class Meta:
        model = Dispatch
        fields: list[str] = []

    def chosen(self, facet: str) -> tuple[str, ...]:
        """Return the values of a facet; `dated=no` asks for what bears no date."""
        if facet == "dated":
            return (UNKNOWN,) if self.given("dated") else ()
        return super().chosen(facet)

    @property
    def order(self) -> str:
        """The order asked for."""
        return self.given("sort") or "-date"

    @cached_property
    def _whole(self) -> Selection:
        return Selection.of_dispatches()


class PlaceFilter(ArchiveFilterSet):
    """Places by any of their names and by kind."""

    q = filters.CharFilter(method="called", label=_("Name"))
    kind = ListFilter(method="of_kinds", label=_("Kind"))

    class Meta:
        model = Place
        fields: list[str] = []

    def called(self, found: Any, name: str, value: str) -> Any:
        """Keep places with such a name in any script or spelling."""
        return found.called(value)

    def of_kinds(self, found: Any, name: str, value: list[str]) -> Any:
        """Keep places of any of these kinds."""
        return found.filter(kind__in=value)


class UnitFilter(ArchiveFilterSet):
    """Units by any of their names, side and echelon."""

    q = filters.CharFilter(method="called", label=_("Name"))
    side = ListFilter(method="of_sides", label=_("Side"))
    echelon = ListFilter(method="of_echelons", label=_("Echelon"))

    class Meta:
        model = Unit
        fields: list[str] = []

    def called(self, found: Any, name: str, value: str) -> Any:
        """Keep units with such a name in any script or spelling."""
        return found.called(value)

    def of_sides(self, found: Any, name: str, value: list[str]) -> Any:
        """Keep units of any of these sides."""
        return found.filter(side__in=value)

    def of_echelons(self, found: Any, name: str, value: list[str]) -> Any:
        """Keep units of any of these echelons."""
        return found.filter(echelon__in=value)


class DifferenceFilter(ArchiveFilterSet):
    """Differences between the languages by kind, gravity, review, newspaper and date."""

    kind = ListFilter(method="of_kinds", label=_("Kind"))
    severity = ListFilter(method="of_severities", label=_("Gravity"))
    status = filters.ChoiceFilter(choices=REVIEW_CHOICES, label=_("Review"))
    newspaper = filters.ModelChoiceFilter(
        queryset=Newspaper.objects.all(),
        field_name="dispatch__newspaper",
        to_field_name="slug",
        label=_("Newspaper"),
    )
    sort = filters.ChoiceFilter(
        choices=[
            ("date", _("Newest dispatch first")),
            ("oldest", _("Oldest dispatch first")),
            ("severity", _("Gravest first")),
            ("kind", _("By kind")),
        ],
        method="in_order",
        label=_("Order"),
    )

    class Meta:
        model = Discrepancy
        fields: list[str] = []

    @classmethod
    def get_filters(cls) -> dict[str, filters.Filter]:
        """Add `from` and `to`, which Python cannot name as attributes."""
        bounds = {
            "from": PartialDateFilter(method="not_before", label=_("From")),
            "to": PartialDateFilter(method="not_after", label=_("To")),
        }
        return {**bounds, **super().get_filters()}

    def not_before(self, found: Any, name: str, value: PartialDate) -> Any:
        """Keep differences in dispatches printed on the first day of the date or later."""
        return differences.printed_between(found, value.first, dt.date.max)

    def not_after(self, found: Any, name: str, value: PartialDate) -> Any:
        """Keep differences in dispatches printed on the last day of the date or earlier."""
        return differences.printed_between(found, dt.date.min, value.last)

    def of_kinds(self, found: Any, name: str, value: list[str]) -> Any:
        """Keep differences of any of these kinds."""
        known = [code for code in value if code in self.kinds]
        return found.filter(kind__in=known) if known else found

    def of_severities(self, found: Any, name: str, value: list[str]) -> Any:
        """Keep differences of any of these gravities."""
        known = [code for code in value if code in Discrepancy.Severity.values]
        return found.filter(severity__in=known) if known else found

    def in_order(self, found: Any, name: str, value: str) -> Any:
        """Leave the list as it is: the order is chosen where its rows are read."""
        return found

    def active(self) -> bool:
        """Say whether any parameter narrows the list; an order does not."""
        return any(value for name, value in self._read().items() if name != "sort")

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of difference there are."""
        return frozenset(self.queryset.order_by().values_list("kind", flat=True).distinct())

    def unknown(self) -> Iterator[tuple[str, str]]:
        """Yield the kinds and gravities that no difference has."""
        for name, known in (("kind", self.kinds), ("severity", Discrepancy.Severity.values)):
            for code in self.given(name) or []:
                if code not in known:
                    told = gettext("No difference is of the kind “%(text)s”.")
                    yield name, told % {"text": code}


class TermFilter(ArchiveFilterSet):
    """Terms by the language they are listed by, by their words and by category."""

    by = filters.ChoiceFilter(
        choices=[("chinese", _("Chinese terms")), ("english", _("English wordings"))],
        method="as_given",
        label=_("Listed by"),
    )
    q = filters.CharFilter(method="as_given", label=_("Term"))
    category = filters.CharFilter(method="as_given", label=_("Category"))
    all = filters.ChoiceFilter(
        choices=[("yes", _("Also terms rendered in one way"))],
        method="as_given",
        label=_("Which"),
    )

    class Meta:
        model = Rendering
        fields: list[str] = []

    @cached_property
    def categories(self) -> tuple[str, ...]:
        """The categories that have renderings."""
        return tuple(terms.categories())

    def unknown(self) -> Iterator[tuple[str, str]]:
        """Yield a category that no term is of."""
        code = self.given("category")
        if code and code not in self.categories:
            yield "category", gettext("No term is of the category “%(text)s”.") % {"text": code}

    def as_given(self, found: Any, name: str, value: str) -> Any:
        """Leave the rows as they are: terms are grouped where they are read."""
        return found
