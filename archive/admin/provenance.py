"""Where rows come from: runs, files, source texts and decisions, all read only."""

from __future__ import annotations

import zlib
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from archive.admin.base import ArchiveAdmin, ReadOnly
from archive.admin.search import FoldedSearch, holding
from archive.models import Decision, Dispatch, IngestFile, IngestRun, SourceText


@admin.register(Decision)
class DecisionAdmin(ReadOnly, FoldedSearch, ArchiveAdmin):
    """Who settled what, when and why."""

    ordering = ("-at", "-id")
    list_display = ("at", "verdict", "kind", "target", "signature", "reason")
    list_filter = ("verdict",)
    fields = ("at", "verdict", "kind", "target", "signature", "by", "reason", "uid")

    def matching(self, text: str) -> Q:
        """Find by what was decided about, or who decided."""
        return super().matching(text) | Q(target=text) | holding(text, "signature")


@admin.register(IngestRun)
class IngestRunAdmin(ReadOnly, ArchiveAdmin):
    """Runs, newest first, with links to their files."""

    ordering = ("-started", "-id")
    list_display = (
        "started", "state", "command", "new", "unchanged", "versions", "failed", "analysed",
    )  # fmt: skip
    list_filter = ("state",)
    fieldsets = (
        (None, {"fields": (("started", "finished", "state"), "command", "analyser")}),
        (
            _("Files"),
            {"fields": (("new", "unchanged", "versions", "failed", "analysed"), "files_listed")},
        ),
        (_("Recognised"), {"fields": ("recognised",)}),
    )
    readonly_fields = ("files_listed", "recognised")

    @admin.display(description=_("files"))
    def files_listed(self, run: IngestRun) -> str:
        """Return links to the run's files, by how they ended."""
        page = reverse("admin:archive_ingestfile_changelist")
        outcomes = [("", _("All")), *IngestFile.Outcome.choices]
        return format_html_join(
            " · ",
            '<a href="{}?run__id__exact={}{}">{}</a>',
            (
                (page, run.pk, f"&outcome__exact={code}" if code else "", label)
                for code, label in outcomes
            ),
        )

    @admin.display(description=_("summary"))
    def recognised(self, run: IngestRun) -> str:
        """Return the counts of what was recognised and what was not."""
        rows = format_html_join("", "<dt>{}</dt><dd>{}</dd>", sorted(run.summary.items()))
        return format_html('<dl class="counts">{}</dl>', rows)


@admin.register(IngestFile)
class IngestFileAdmin(ReadOnly, FoldedSearch, ArchiveAdmin):
    """Files that were stored or could not be read."""

    ordering = ("-id",)
    list_display = ("name", "outcome", "line", "error", "run")
    list_select_related = ("run",)
    list_filter = ("outcome",)
    fields = ("run", "name", "outcome", "line", "error", "source")

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Let a run link to its own files."""
        return lookup == "run__id__exact" or super().lookup_allowed(lookup, value, request)

    def matching(self, text: str) -> Q:
        """Find by file name or error."""
        return holding(text, "name", "error")


@admin.register(SourceText)
class SourceTextAdmin(ReadOnly, FoldedSearch, ArchiveAdmin):
    """The files as they came; a click downloads the very bytes."""

    ordering = ("-id",)
    list_display = ("name", "encoding", "newline", "size", "sha256")
    fields = ("name", "sha256", ("encoding", "newline", "size"), "run", "dispatches_read", "bytes")
    readonly_fields = ("dispatches_read", "bytes")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Leave the bytes where they are until they are asked for."""
        return super().get_queryset(request).defer("content")

    def get_urls(self) -> list[URLPattern]:
        """Add the download."""
        view = self.admin_site.admin_view(self.download_view)
        page = path("<path:object_id>/download/", view, name="archive_sourcetext_download")
        return [page, *super().get_urls()]

    def download_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Return the file as it came."""
        source = self.get_object(request, unquote(object_id))
        if source is None:
            raise Http404
        if not self.has_view_permission(request, source):
            raise PermissionDenied
        return HttpResponse(
            zlib.decompress(source.content),
            content_type="application/octet-stream",
            headers={"Content-Disposition": f'attachment; filename="{source.sha256[:16]}.txt"'},
        )

    def matching(self, text: str) -> Q:
        """Find by file name or hash."""
        return holding(text, "name") | Q(sha256=text.lower())

    @admin.display(description=_("dispatches"))
    def dispatches_read(self, source: SourceText) -> Any:
        """Return links to the dispatches that stand on this text."""
        found = Dispatch.objects.filter(source=source).order_by("id")[:50]
        rows = ((reverse("admin:archive_dispatch_change", args=[row.pk]), row) for row in found)
        return format_html_join(", ", '<a href="{}">{}</a>', rows)

    @admin.display(description=_("content"))
    def bytes(self, source: SourceText) -> str:
        """Return the download link and the text as decoded."""
        address = reverse("admin:archive_sourcetext_download", args=[source.pk])
        text = zlib.decompress(source.content).decode(source.encoding, errors="replace")
        return format_html(
            '<a href="{}">{}</a><pre class="source" tabindex="0">{}</pre>',
            address,
            _("Download"),
            text,
        )
