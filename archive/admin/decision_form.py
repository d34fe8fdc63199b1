"""The form behind a decision: what it asks beside the reason depends on the verdict."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.utils.translation import gettext_lazy as _

from archive.admin.verdicts import Verdict
from archive.models import Discrepancy


class DecisionForm(forms.Form):
    """Ask what a verdict needs to be given."""

    reason = forms.CharField(
        label=_("Reason"), widget=forms.Textarea(attrs={"rows": 4}), required=False
    )

    def __init__(
        self, *args: Any, verdict: Verdict, obj: Any, site: admin.AdminSite, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.verdict = verdict
        self.fields["reason"].required = verdict.needs_reason
        if "into" in verdict.asks:
            self.fields["into"] = row_field(type(obj), "merged_into", site, label=_("Into"))
        if "state" in verdict.asks:
            settled = [item for item in Discrepancy.State.choices if item[0] != "open"]
            self.fields["state"] = forms.ChoiceField(label=_("State"), choices=settled)
        if "prefer" in verdict.asks:
            self.fields["prefer"] = forms.ChoiceField(
                label=_("Preferred reading"), choices=Discrepancy.Prefer.choices
            )
        self.order_fields(["into", "state", "prefer", "reason"])

    def answer(self) -> dict[str, Any]:
        """Return what the verdict's action takes."""
        return dict(self.cleaned_data)


def row_field(
    model: Any, name: str, site: admin.AdminSite, **options: Any
) -> forms.ModelChoiceField:
    """Return an autocomplete field over the rows that a foreign key of `model` may point at."""
    key = model._meta.get_field(name)
    return forms.ModelChoiceField(
        queryset=key.remote_field.model._default_manager.all(),
        widget=AutocompleteSelect(key, site),
        **options,
    )
