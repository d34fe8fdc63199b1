"""How the parameters of an address are read: partial dates, repeated values, one of a few."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import django_filters as filters
from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from archive.text.dates import PartialDate, read_partial
from archive.text.mercator import Box, read_box

_NO_CHOICE = gettext_lazy("“%(value)s” is not a choice here.")


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


class BoxField(forms.CharField):
    """A part of the map: west, south, east and north in degrees."""

    def clean(self, value: Any) -> Box | None:
        """Return the part that was written, or say how one is written."""
        text = super().clean(value)
        try:
            return read_box(text) if text else None
        except ValueError as error:
            told = gettext(
                "“%(text)s” is not a part of the map. Write west, south, east and north in "
                "degrees: 102,20,105,23."
            )
            raise forms.ValidationError(told % {"text": text}) from error


class BoxFilter(filters.Filter):
    """The part of the map to show, which narrows nothing."""

    field_class = BoxField


class RangeForm(forms.Form):
    """A form with a range of dates that must not end before it begins."""

    def clean(self) -> dict[str, Any]:
        """Leave out both ends of a range that no day lies in, and say so."""
        found: dict[str, Any] = super().clean() or {}
        first, last = found.get("from"), found.get("to")
        if first and last and first.first > last.last:
            told = gettext("No day lies in a range from %(first)s to %(last)s.")
            self.add_error("from", told % {"first": first.text, "last": last.text})
            found.pop("to")
        return found


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


def several(label: Promise) -> ListFilter:
    """Return a parameter that may be repeated, to be read by the FilterSet."""
    return ListFilter(method="as_given", label=label)


def one_of(choices: Iterable[tuple[str, Promise]], label: Promise) -> filters.ChoiceFilter:
    """Return a parameter with a few values, to be read by the FilterSet."""
    return filters.ChoiceFilter(
        choices=choices,
        method="as_given",
        empty_label=None,
        label=label,
        error_messages={"invalid_choice": _NO_CHOICE},
    )


def part_of_map() -> BoxFilter:
    """Return the parameter of a part of the map, to be read by the FilterSet."""
    return BoxFilter(method="as_given", label=gettext_lazy("Map"))


def words(label: Promise) -> filters.CharFilter:
    """Return a parameter of words, to be read by the FilterSet."""
    return filters.CharFilter(method="as_given", label=label)
