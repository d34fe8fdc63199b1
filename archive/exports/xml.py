"""Well-formed XML from any text: characters that XML cannot hold become U+FFFD."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def words(text: str) -> str:
    """Return text as the content of an element."""
    return escape(_FORBIDDEN.sub("\ufffd", text))


def tag(name: str, **attributes: object) -> str:
    """Return the name of an element with its attributes; empty ones are left out.

    A colon is written as two underscores and a hyphen as one (``xml__lang``, ``o_tmf``); a Python
    keyword ends in one (``from_``).
    """
    return name + "".join(
        f" {_attribute(key)}={quoteattr(_FORBIDDEN.sub(chr(0xFFFD), str(value)))}"
        for key, value in attributes.items()
        if value not in ("", None)
    )


def element(name: str, content: str = "", **attributes: object) -> str:
    """Return an element with words as its content."""
    return inside(name, words(content), **attributes)


def inside(name: str, markup: str, **attributes: object) -> str:
    """Return an element around markup that is already written."""
    opened = tag(name, **attributes)
    return f"<{opened}>{markup}</{name}>" if markup else f"<{opened}/>"


def present(*elements: tuple[str, str]) -> Iterator[str]:
    """Yield an element for each name whose content is not empty."""
    for name, content in elements:
        if content:
            yield element(name, content)


def _attribute(key: str) -> str:
    return key.rstrip("_").replace("__", ":").replace("_", "-")
