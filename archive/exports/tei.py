"""A dispatch as TEI P5: each language a text of its own, paragraphs pointing at those they face."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from archive.exports.xml import DECLARATION, element, inside, present, tag, words
from archive.presenters.dispatch_record import DispatchRecord, Mark, ParagraphRecord, Quote
from archive.presenters.runs import Correction, Over, runs
from archive.text import edtf

MIME = "application/tei+xml"
LANGUAGES = {"en": "English", "zh-Hans": "Chinese, simplified", "zh-Hant": "Chinese, traditional"}
MACHINE = (
    "Dates, places, units and figures were marked by a machine, and so were the paragraphs that "
    "face each other unless a curator aligned them. A figure is a claim of its source. "
    "A correction stands beside the printed words."
)
_ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def tei(record: DispatchRecord) -> Iterator[str]:
    """Yield a dispatch as one TEI document."""
    yield f'{DECLARATION}<TEI xmlns="http://www.tei-c.org/ns/1.0">\n{_header(record)}\n'
    facing = _facing(record)
    texts = [_text(record, language, facing) for language in _languages(record)]
    back = _differences(record)
    if len(texts) == 1 and not back:
        yield f"{texts[0]}\n"
    else:
        yield f"<text>\n{inside('group', ''.join(texts))}\n{back}</text>\n"
    yield "</TEI>\n"


def _languages(record: DispatchRecord) -> list[str]:
    return list(dict.fromkeys(paragraph.language for paragraph in record.paragraphs))


def _header(record: DispatchRecord) -> str:
    titles = [("en", record.title_en), (record.chinese, record.title_zh)]
    held = [(language, title) for language, title in titles if title] or [("", record.id)]
    statement = "".join(element("title", title, xml__lang=lang) for lang, title in held)
    published = (
        element("publisher", "Communiqué")
        + element("idno", record.id, type="communique")
        + element("idno", record.address, type="URI")
        + (inside("availability", element("p", record.rights)) if record.rights else "")
    )
    description = (
        inside("titleStmt", statement)
        + inside("publicationStmt", published)
        + inside("sourceDesc", inside("bibl", _printed(record, held)))
    )
    languages = "".join(
        element("language", LANGUAGES.get(code, code), ident=code) for code in _languages(record)
    )
    profile = inside("profileDesc", inside("langUsage", languages)) if languages else ""
    encoding = inside("encodingDesc", element("p", f"{MACHINE} {record.read_by}".strip()))
    return inside("teiHeader", inside("fileDesc", description) + encoding + profile)


def _printed(record: DispatchRecord, titles: Iterable[tuple[str, str]]) -> str:
    papers = [("en", record.newspaper_en), (record.chinese or "zh", record.newspaper_zh)]
    parts = [element("title", title, level="a", xml__lang=lang) for lang, title in titles]
    parts += present(("author", record.author))
    parts += [element("title", name, level="j", xml__lang=lang) for lang, name in papers if name]
    if record.published:
        parts.append(element("date", record.published, **_dating(record.published)))
    if record.page:
        parts.append(element("biblScope", str(record.page), unit="page"))
    parts.append(element("note", f"SHA-256 {record.file_sha256}", type="file"))
    return "".join(parts)


def _facing(record: DispatchRecord) -> Mapping[str, list[str]]:
    """Return, for each paragraph, those of the other language that face it."""
    facing: dict[str, list[str]] = defaultdict(list)
    for english, chinese in record.rows:
        for own, other in ((english, chinese), (chinese, english)):
            for name in own:
                facing[name] += other
    return facing


def _text(record: DispatchRecord, language: str, facing: Mapping[str, list[str]]) -> str:
    own = [paragraph for paragraph in record.paragraphs if paragraph.language == language]
    heads = [p for p in own if p.kind in ("title", "headline")]
    body = [p for p in own if p.kind in ("body", "caption")]
    after = [p for p in own if p.kind == "trailer"]
    items = "".join(
        inside(
            "div",
            "".join(_paragraph(p, "p", facing) for p in several),
            type="item" if number else "text",
            n=number,
        )
        for number, several in groupby(body, key=lambda p: p.item)
    )
    content = "".join(_paragraph(p, "head", facing) for p in heads) + (items or "<div><p/></div>")
    trailers = "".join(_paragraph(p, "p", facing) for p in after)
    back = inside("back", inside("div", trailers, type="trailer")) if trailers else ""
    return inside("text", inside("body", content) + back, xml__lang=language)


def _paragraph(paragraph: ParagraphRecord, name: str, facing: Mapping[str, list[str]]) -> str:
    return inside(
        name,
        _marked(paragraph),
        xml__id=paragraph.id,
        corresp=" ".join(f"#{other}" for other in facing.get(paragraph.id, ())),
        rend="caption" if paragraph.kind == "caption" else "",
    )


def _marked(paragraph: ParagraphRecord) -> str:
    """Return the words with an element for each mark; where two cross, the shorter is cut."""
    fixes = [
        Correction(c.start, c.end, c.printed, c.corrected, c.reason, "")
        for c in paragraph.corrections
    ]
    edges = [(mark.start, mark.end) for mark in paragraph.marks]
    cuts = runs(paragraph.text, Over(asked=edges, corrections=fixes))
    written, at, open_marks = "", 0, list[Mark]()
    for run in cuts:
        start, at = at, at + len(run.text)
        here = sorted(
            (m for m in paragraph.marks if m.start <= start and at <= m.end and run.text),
            key=lambda m: (m.start - m.end, m.start, m.kind),
        )
        shared = next(
            (n for n, (a, b) in enumerate(zip(open_marks, here, strict=False)) if a != b),
            min(len(open_marks), len(here)),
        )
        written += "".join(f"</{_name(m)}>" for m in reversed(open_marks[shared:]))
        written += "".join(f"<{tag(_name(m), **_attributes(m))}>" for m in here[shared:])
        open_marks = here
        own = words(run.text)
        if run.struck or run.added:
            sic = inside("sic", own if run.struck else "")
            own = ("" if run.struck else own) + inside(
                "choice", sic + element("corr", " ".join(run.added))
            )
        written += own
    return written + "".join(f"</{_name(m)}>" for m in reversed(open_marks))


def _name(mark: Mark) -> str:
    names = {"date": "date", "place": "placeName", "unit": "orgName"}
    return names.get(mark.kind, "measure")


def _attributes(mark: Mark) -> dict[str, object]:
    if mark.kind == "date":
        return _dating(mark.value)
    if mark.kind == "figure":
        return {"type": "claim"}  # the words say how exact it is; a number alone would not
    return {"key": mark.value, **({"type": "unit"} if mark.kind == "unit" else {})}


def _dating(value: str) -> dict[str, object]:
    """Return TEI's attributes of an EDTF date, no more exact than it is."""
    first, slash, last = value.partition("/")
    if _ISO.fullmatch(first) and not slash:
        return {"when": value}
    if _ISO.fullmatch(first) and _ISO.fullmatch(last):
        return {"from_": first, "to": last}
    try:
        bounds = edtf.read(value)
    except ValueError:
        return {}
    return {"notBefore": bounds.earliest, "notAfter": bounds.latest}


def _differences(record: DispatchRecord) -> str:
    """Return the differences between the languages as a list after both texts."""
    items = "".join(
        inside(
            "item",
            element("term", row.kind)
            + _quote(row.english, "en")
            + _quote(row.chinese, record.chinese)
            + element("note", row.note, xml__lang="en"),
            n=row.id,
        )
        for row in record.differences
    )
    if not items:
        return ""
    return inside("back", inside("div", inside("list", items), type="differences")) + "\n"


def _quote(quote: Quote | None, language: str) -> str:
    if quote is None:
        return ""
    where = f"#{quote.paragraph}" if quote.paragraph else ""
    return element("quote", quote.exact, source=where, xml__lang=language)
