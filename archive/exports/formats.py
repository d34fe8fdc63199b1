"""The formats of one dispatch: what each is called, what it serves, and who writes it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass

from archive.exports.tei import MIME as TEI
from archive.exports.tei import tei
from archive.exports.text import text
from archive.exports.tmx import MIME as TMX
from archive.exports.tmx import tmx
from archive.presenters.dispatch_record import DispatchRecord


@dataclass(frozen=True, slots=True)
class Format:
    """One format; `pairs` are formats of aligned text, empty without two languages."""

    name: str
    mime: str
    write: Callable[[DispatchRecord], Iterator[str]]
    pairs: bool = False


def as_json(record: DispatchRecord) -> Iterator[str]:
    """Yield a dispatch as JSON, its text as printed and not as escapes."""
    yield json.dumps(asdict(record), ensure_ascii=False, indent=1)
    yield "\n"


FORMATS = {
    "json": Format("JSON", "application/json", as_json),
    "tei.xml": Format("TEI", TEI, tei),
    "tmx": Format("TMX", TMX, lambda record: tmx([record]), pairs=True),
    "txt": Format("Text", "text/plain", text),
}
