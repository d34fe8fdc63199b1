"""Rows that a machine may propose and only a person may accept, as the admin edits them."""

from __future__ import annotations

import json
from typing import Any

from django.contrib.admin.models import LogEntry
from django.forms import BaseModelFormSet, ModelForm
from django.http import HttpRequest

from archive.actions import curate
from archive.admin.base import ArchiveAdmin, Permanent, WithHistory
from archive.admin.deciding import Decidable
from archive.admin.filters import QueueFilter
from archive.models import Status


class ReviewedAdmin(Decidable, Permanent, WithHistory, ArchiveAdmin):
    """Proposals first; saving keeps the review state, and says who changed an accepted row."""

    list_filter: Any = [QueueFilter]
    readonly_fields: Any = ["status"]

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> LogEntry:
        """Record a change, and for an accepted row the decision to amend it."""
        if message and obj.status == Status.ACCEPTED:
            text = LogEntry(change_message=json.dumps(message)).get_change_message()
            curate.amend(obj, {}, by=request.user, reason=text)
        entry: LogEntry = super().log_change(request, obj, message)
        return entry

    def save_formset(
        self, request: HttpRequest, form: ModelForm, formset: BaseModelFormSet, change: bool
    ) -> None:
        """Save the rows below; those that were accepted are amended too."""
        super().save_formset(request, form, formset, change)
        for row, fields in formset.changed_objects:
            if getattr(row, "status", "") == Status.ACCEPTED:
                curate.amend(row, {}, by=request.user, reason=", ".join(fields))
