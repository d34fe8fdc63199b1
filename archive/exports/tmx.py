"""Aligned text as TMX 1.4, for translators: one unit a pair that says the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from archive.exports.xml import DECLARATION, element, inside, tag
from archive.presenters.dispatch_record import DispatchRecord, Pair

MIME = "application/x-tmx+xml"


def tmx(records: Iterable[DispatchRecord]) -> Iterator[str]:
    """Yield a translation memory of these dispatches, Chinese to English."""
    header = tag(
        "header",
        creationtool="Communiqué",
        creationtoolversion="1",
        segtype="block",
        o_tmf="communique",
        adminlang="en",
        srclang="zh",
        datatype="plaintext",
    )
    yield f'{DECLARATION}<tmx version="1.4">\n<{header}/>\n<body>\n'
    for record in records:
        for number, pair in enumerate(record.pairs, 1):
            yield _unit(record, number, pair)
    yield "</body>\n</tmx>\n"


def _unit(record: DispatchRecord, number: int, pair: Pair) -> str:
    told = [
        ("dispatch", record.address),
        ("published", record.published),
        ("passage", " ".join((*pair.english, *pair.chinese))),
        ("score", "" if pair.score is None else f"{pair.score:g}"),
    ]
    props = "".join(element("prop", text, type=f"x-{name}") for name, text in told if text)
    variants = "".join(
        inside("tuv", element("seg", text), xml__lang=language)
        for language, text in ((record.chinese, pair.chinese_text), ("en", pair.english_text))
    )
    return inside("tu", props + variants, tuid=f"{record.id}-{number}") + "\n"
