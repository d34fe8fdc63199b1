"""One line of JSON as one dispatch.

Every line is an object. The text comes in one of two ways:

- ``text``: the dispatch laid out as in a text file (header lines, English, ``<hr />``,
  ``Original:``, Chinese), or any part of that;
- ``english`` and/or ``chinese``: the bodies alone, with ``title`` (English), ``headline``
  (Chinese), ``author``, ``date`` (YYYY-MM-DD) and ``page`` beside them; they are laid out as a text
  file would be.

Beside either way, all optional: ``name`` (what reports and pages call the text), ``newspaper`` (the
slug of a newspaper in the vocabulary), ``kind`` (contemporary, retrospective or unknown),
``rights``, ``facsimile_url`` and ``external_url``. Any other key is an error, so that no misspelt
one is lost.

    {"title": "Title", "date": "1953-12-14", "page": 4, "english": "Xinhua …", "newspaper": "rmrb"}
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

LAID_OUT = ("title", "headline", "author", "date", "page", "english", "chinese")
BESIDE = ("name", "newspaper", "kind", "rights", "facsimile_url", "external_url")
KINDS = ("contemporary", "retrospective", "unknown")


class LineError(ValueError):
    """A line that is no dispatch, with the reason in a sentence."""


def read_line(line: bytes) -> tuple[bytes, dict[str, Any]]:
    """Return the text of one line as the bytes of a file, and what the line says beside it."""
    try:
        given = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except UnicodeDecodeError as error:
        raise LineError(f"The line is not UTF-8: {error.reason}.") from error
    except (json.JSONDecodeError, RecursionError) as error:
        raise LineError(f"The line is not JSON: {error}.") from error
    if not isinstance(given, dict):
        raise LineError("The line is not a JSON object.")
    _check(given)
    text = given.get("text") or lay_out(given)
    beside = {key: given[key] for key in BESIDE if given.get(key)}
    try:
        return text.encode(), beside
    except UnicodeEncodeError as error:
        raise LineError("The text holds half of a surrogate pair.") from error


def _check(given: Mapping[str, Any]) -> None:
    if unknown := sorted(set(given) - {"text", *LAID_OUT, *BESIDE}):
        raise LineError(f"Unknown key {', '.join(map(repr, unknown))}.")
    for key, value in given.items():
        if value is not None and not isinstance(value, str) and not _is_page(key, value):
            raise LineError(f"{key!r} is not a string.")
    if given.get("text") and (doubled := sorted(set(given) & set(LAID_OUT))):
        raise LineError(f"{', '.join(map(repr, doubled))} cannot stand beside 'text'.")
    if not any(given.get(key) for key in ("text", "english", "chinese")):
        raise LineError("The line has no 'text', 'english' or 'chinese'.")
    if given.get("kind") and given["kind"] not in KINDS:
        raise LineError(f"'kind' is none of {', '.join(KINDS)}.")


def _is_page(key: str, value: object) -> bool:
    return key == "page" and isinstance(value, int) and not isinstance(value, bool)


def lay_out(given: Mapping[str, Any]) -> str:
    """Return the fields as the text file that would hold them."""
    keys = ("title", "author", "date", "page")
    lines = [f"{key.title()}: {given.get(key) or ''}".rstrip() for key in keys]
    if given.get("english"):
        lines += ["", given["english"]]
    if given.get("chinese"):
        headline = [f"### {given['headline']}", ""] if given.get("headline") else []
        lines += ["", "<hr />", "", "Original:", "", *headline, given["chinese"]]
    return "\n".join(lines) + "\n"
