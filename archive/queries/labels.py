"""The words for the vocabulary's codes in the language of the page."""

from __future__ import annotations

from collections.abc import Mapping

from archive.models import Term

Labels = Mapping[tuple[str, str], str]


def labels(language: str) -> Labels:
    """Return the label of every (category, code) in a language, English where it has none."""
    column = {"zh": "label_zh", "vi": "label_vi"}.get(language[:2], "label_en")
    rows = Term.objects.values_list("category", "code", column, "label_en")
    return {(category, code): own or english for category, code, own, english in rows}
