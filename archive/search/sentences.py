"""What was read otherwise than typed, in sentences."""

from __future__ import annotations

from django.utils.translation import gettext as _

from archive.search.syntax import Problem


def sentence(problem: Problem) -> str:
    """Return what was read otherwise than typed, in a sentence."""
    return _sentences()[problem.code] % problem._asdict()


def _sentences() -> dict[str, str]:
    return {
        "quote": _("A quotation mark was not closed: “%(text)s” was read as one phrase."),
        "quote_empty": _("A quotation mark stands without words; it was left out."),
        "field": _(
            "No field is called “%(text)s:”, so the words “%(read)s” were looked for. The fields "
            "are place:, unit:, paper:, type:, date: and figure:."
        ),
        "field_near": _(
            "No field is called “%(text)s:”, so the words “%(read)s” were looked for. "
            "“%(near)s:” is spelt nearly so."
        ),
        "open": _("A parenthesis was not closed; it was read as closed at the end."),
        "close": _("A parenthesis was closed that was not opened; it was left out."),
        "deep": _("Parentheses stand too deep in one another; the innermost were left out."),
        "or": _("OR stands without words before it; it was left out."),
        "only_excluded": _(
            "“%(text)s” only excludes. Something to look for is needed, so the words themselves "
            "were looked for."
        ),
        "excluded_either": _(
            "“%(text)s” cannot be one side of OR, since nearly everything would be found; it was "
            "left out."
        ),
        "empty": _("After “%(text)s:” nothing was given; it was left out."),
        "inside": _("“%(text)s” can only narrow the whole search, so it was left out here."),
        "date": _(
            "“%(text)s” is not a period. Write date:1953, date:1953-12 or date:1953-12..1954-01."
        ),
        "figure": _("“%(text)s” is not a figure. Write figure:captured or figure:captured>=1000."),
        "signs": _("“%(text)s” holds no letters or numbers; it was left out."),
        "many": _("Only the first %(text)s words were looked for."),
        "long": _("Only the first %(text)s characters were read."),
        "no_place": _("No place is called “%(text)s”; the words were looked for in the texts."),
        "no_unit": _("No unit is called “%(text)s”; the words were looked for in the texts."),
        "no_paper": _("No newspaper is called “%(text)s”; the words were looked for in the texts."),
        "no_type": _("Nothing is of the type “%(text)s”; the words were looked for in the texts."),
        "no_figure": _("No figure is of the kind “%(text)s”; it was left out."),
    }
