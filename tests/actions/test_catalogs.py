"""Catalogs are compiled once for every change."""

import gettext
import os

from archive.actions.catalogs import compile_catalogs


def test_catalog_is_compiled_when_it_is_newer(tmp_path):
    folder = tmp_path / "vi" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    source = folder / "django.po"
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    source.write_text(f'{head}msgid "Place"\nmsgstr "Địa điểm"\n', "utf-8")

    assert compile_catalogs(tmp_path) == 1
    assert compile_catalogs(tmp_path) == 0
    os.utime(folder / "django.mo", (0, 0))
    assert compile_catalogs(tmp_path) == 1
    with (folder / "django.mo").open("rb") as stream:
        assert gettext.GNUTranslations(stream).gettext("Place") == "Địa điểm"
