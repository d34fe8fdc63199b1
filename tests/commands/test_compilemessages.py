"""Translations are compiled without the tools of gettext."""

from __future__ import annotations

from io import StringIO

from django.core.management import call_command

CATALOG = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "a"\nmsgstr "b"\n'


def test_catalogs_are_compiled_once_when_nothing_changes(settings, tmp_path):
    folder = tmp_path / "vi" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(CATALOG, encoding="utf-8")
    settings.LOCALE_PATHS = [tmp_path]
    first, second = StringIO(), StringIO()

    call_command("compilemessages", stdout=first)
    call_command("compilemessages", stdout=second)

    assert (first.getvalue(), second.getvalue()) == (
        "Catalogs compiled: 1.\n",
        "Catalogs compiled: 0.\n",
    )
    assert (folder / "django.mo").exists()
