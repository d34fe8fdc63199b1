"""Why the program found two texts to differ, in the language of the page.

The program writes its reasons in English, with the words of both texts in them; here each form of
sentence is named once, so that it is translated and the words put back in.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

FORMS = (
    _("The English text speaks of “%(one)s”, the Chinese one of “%(other)s”."),
    _("The English text speaks of a %(one)s, the Chinese one of a %(other)s."),
    _("The English text names a %(one)s, the Chinese one a %(other)s."),
    _("The English text counts a %(one)s, the Chinese one a %(other)s."),
    _("The English text counts %(one)s, the Chinese one %(other)s."),
    _("The English text numbers a %(one)s, the Chinese one a %(other)s."),
    _("The English text measures in %(one)s, the Chinese one in %(other)s."),
    _("The English text has the number %(one)s, the Chinese one %(other)s."),
    _("The English number is “%(one)s”, the Chinese one “%(other)s”."),
    _("The English text says %(one)s, the Chinese one %(other)s."),
    _("The English time is %(one)s, the Chinese one %(other)s."),
    _("The English text dates its source %(one)s, the Chinese one %(other)s."),
    _("The day is “%(one)s” in English, “%(other)s” in Chinese."),
    _("The part of the month is “%(one)s” in English, “%(other)s” in Chinese."),
    _("The month is “%(one)s” in English, “%(other)s” in Chinese."),
    _("The year is “%(one)s” in English, “%(other)s” in Chinese."),
    _("“%(one)s” and “%(other)s” are not the same name."),
    _("“%(one)s” and “%(other)s” are not the same days."),
    _("“%(one)s” and “%(other)s” are not the same time of day."),
    _("“%(one)s” and “%(other)s” are not the same direction."),
    _("“%(one)s” and “%(other)s” are not the same model."),
    _("“%(one)s” is the provincial capital; “%(other)s” is not."),
    _("%(one)s is not “%(other)s” but another agency."),
    _("%(one)s is “%(other)s”."),
    _("The Chinese text has no counterpart of this sentence."),
    _("The English text has no counterpart of this sentence."),
    _("The Chinese text has no number for “%(one)s”."),
    _("The English text has no number for “%(one)s”."),
    _("The Chinese text does not name “%(one)s”."),
    _("The English text does not name “%(one)s”."),
    _("The Chinese text has no word for “%(one)s”."),
    _("The English text has no word for “%(one)s”."),
    _("The Chinese text has no rank where the English one adds “%(one)s”."),
)


def translated(reason: str, name: Callable[[str], str]) -> str:
    """Return a reason in the language of the page, or as it is; `name` tells codes in words."""
    for form, pattern in _patterns():
        found = pattern.fullmatch(reason)
        if found and (told := gettext(form)) != form:
            return told % {slot: name(words) for slot, words in found.groupdict().items()}
    return reason


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((form, _pattern(form)) for form in FORMS)


def _pattern(form: str) -> re.Pattern[str]:
    quoted = re.escape(form)
    for slot in ("one", "other"):
        quoted = quoted.replace(re.escape(f"%({slot})s"), f"(?P<{slot}>.+?)")
    return re.compile(quoted)
