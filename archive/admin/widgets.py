"""Form fields that cost no query per row and offer the vocabulary's codes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, RelatedFieldWidgetWrapper
from django.db import models

# Which category of the vocabulary each coded field takes its words from.
CODES = {
    ("event", "type"): "event_type",
    ("eventunit", "role"): "role",
    ("eventunit", "echelon"): "echelon",
    ("eventunit", "side"): "side",
    ("eventplace", "role"): "role",
    ("figure", "action"): "action",
    ("figure", "object"): "object",
    ("figure", "side"): "side",
    ("figure", "qualifier"): "qualifier",
    ("figure", "unit"): "measure",
    ("discrepancy", "kind"): "discrepancy",
    ("place", "kind"): "place_kind",
    ("unit", "side"): "side",
    ("unit", "echelon"): "echelon",
    ("agency", "side"): "side",
}


class KnownSelect(AutocompleteSelect):
    """An autocomplete field that takes the label of a row already read from that row."""

    known: models.Model | None = None

    def optgroups(self, name: str, value: list[str], attrs: Any = None) -> list[Any]:
        """Return the chosen option, asking the database only when it was not read before."""
        if self.known is None or [str(item) for item in value] != [str(self.known.pk)]:
            return super().optgroups(name, value, attrs)
        label = self.choices.field.label_from_instance(self.known)
        options = [self.create_option(name, self.known.pk, label, True, 1)]
        if not self.is_required:
            options.insert(0, self.create_option(name, "", "", False, 0))
        return [(None, options, 0)]


class KnownForm(forms.ModelForm):
    """A form whose autocomplete fields know the rows that came with its object."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cached = self.instance._state.fields_cache
        for name, field in self.fields.items():
            widget = field.widget
            if isinstance(widget, RelatedFieldWidgetWrapper):
                widget = widget.widget
            if isinstance(widget, KnownSelect):
                widget.known = cached.get(name)


def code_widget(category: str) -> forms.TextInput:
    """Return a text field that suggests the codes of a category but takes any."""
    return forms.TextInput(attrs={"list": f"codes-{category}", "class": "vCodeField"})
