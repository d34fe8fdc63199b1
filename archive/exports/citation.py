"""Citations in five styles: Chicago and GB/T 7714 to read, BibTeX, RIS and CSL-JSON to import."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from archive.presenters.citing import Cited, Cites

ARCHIVE = "Communiqué"
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_TEX = str.maketrans({
    **{character: f"\\{character}" for character in "&%$#_{}"},
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\\": r"\textbackslash{}",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Style:
    """One way to write a citation, and what a file of it is called."""

    code: str
    name: str
    extension: str
    mime: str
    write: Callable[[Cited], str]


@dataclass(frozen=True, slots=True)
class Written:
    """A citation as one style writes it."""

    code: str
    name: str
    text: str
    lang: str


def readable(cited: Cited) -> tuple[Written, ...]:
    """Return the citation in each style, for a page to show."""
    return tuple(
        Written(style.code, style.name, style.write(cited), _LANGUAGES.get(style.code, ""))
        for style in STYLES.values()
    )


def provenance(cited: Cited) -> str:
    """Return which record of the archive, in which version, and whether a person saw it."""
    parts = [f"{cited.noun} {cited.uid}".strip()]
    if cited.version:
        parts.append(f"version {cited.version}")
    if cited.reviewed is not None:
        parts.append("reviewed" if cited.reviewed else "proposed by a program, not reviewed")
    return ", ".join(parts)


def chicago(cited: Cited) -> str:
    """Return the citation as the notes of Chicago's 17th edition have it."""
    title = f"“{cited.title.text}”"
    if cited.translated:
        title += f" [{cited.translated.text}]"
    parts = [f"{cited.author}, {title}" if cited.author else title]
    if cited.about:
        parts.append(cited.about)
    if cited.container_en:
        parts.append(cited.container_en)
    if cited.issued:
        parts.append(_american(cited.issued))
    if cited.page:
        parts.append(str(cited.page))
    where = f"{ARCHIVE}, {provenance(cited)}"
    return f"{', '.join(parts)}. {where}, accessed {_american(cited.accessed)}, {cited.url}."


def gbt(cited: Cited) -> str:
    """Return the citation as GB/T 7714-2015 has it: [N/OL] newspaper, [DB/OL] database."""
    seen = f"[{cited.accessed.isoformat()}]"
    if cited.what is Cites.ARTICLE:
        author = f"{cited.author}. " if cited.author else ""
        paper = cited.container.text if cited.container else ""
        page = f"({cited.page})" if cited.page else ""
        issued = f"{cited.issued.isoformat()}{page}" if cited.issued else page
        printed = ", ".join(part for part in (paper, issued) if part)
        source = f"{printed}{seen}" if printed else seen
        return f"{author}{cited.title.text}[N/OL]. {source}. {cited.url}. ({provenance(cited)})."
    title = cited.title.text if not cited.uid else f"{cited.title.text}: {provenance(cited)}"
    return f"{ARCHIVE}. {title}[DB/OL]. {seen}. {cited.url}."


def bibtex(cited: Cited) -> str:
    """Return the citation as one entry of biblatex, UTF-8."""
    kind = "article" if cited.what is Cites.ARTICLE else "online"
    body = "\n".join(f"  {name} = {{{value}}}," for name, value in _bibtex(cited))
    return f"@{kind}{{{_key(cited)},\n{body}\n}}\n"


def _bibtex(cited: Cited) -> Iterator[tuple[str, str]]:
    plain = {
        "author": f"{{{cited.author}}}" if cited.author else "",
        "title": f"{{{_tex(cited.title.text)}}}",
        "titleaddon": _tex(cited.translated.text) if cited.translated else "",
        "journaltitle": _tex(cited.container.text) if cited.container else "",
        "entrysubtype": "newspaper" if cited.what is Cites.ARTICLE else "",
        "organization": "" if cited.what is Cites.ARTICLE else ARCHIVE,
        "location": _tex(cited.place),
        "date": cited.issued.isoformat() if cited.issued else "",
        "pages": str(cited.page or ""),
        "langid": _BABEL.get(cited.title.lang[:2], ""),
        "note": f"{ARCHIVE}, {_tex(provenance(cited))}",
        "url": cited.url,
        "urldate": cited.accessed.isoformat(),
    }
    return ((name, value) for name, value in plain.items() if value)


def ris(cited: Cited) -> str:
    """Return the citation as one RIS record; lines end as the format asks."""
    article = cited.what is Cites.ARTICLE
    tags = (
        ("TY", "NEWS" if article else "DBASE"),
        ("AU", cited.author),
        ("TI", cited.title.text),
        ("TT", cited.translated.text if cited.translated else ""),
        ("T2", cited.container.text if cited.container else ARCHIVE),
        ("CY", cited.place),
        ("PY", str(cited.issued.year) if cited.issued else ""),
        ("DA", f"{cited.issued:%Y/%m/%d}" if cited.issued else ""),
        ("SP", str(cited.page or "")),
        ("LA", cited.title.lang),
        ("DB", ARCHIVE),
        ("AN", cited.uid),
        ("N1", provenance(cited)),
        ("UR", cited.url),
        ("Y2", f"{cited.accessed:%Y/%m/%d}"),
    )
    lines = [f"{tag}  - {_line(value)}" for tag, value in tags if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def csl(cited: Cited) -> str:
    """Return the citation as CSL-JSON."""
    return json.dumps([csl_item(cited)], ensure_ascii=False, indent=2) + "\n"


def csl_item(cited: Cited) -> Mapping[str, Any]:
    """Return the citation as one item of CSL-JSON."""
    translated = f" [{cited.translated.text}]" if cited.translated else ""
    item = {
        "id": _key(cited),
        "type": "article-newspaper" if cited.what is Cites.ARTICLE else "entry",
        "title": f"{cited.title.text}{translated}",
        "title-short": cited.title.text if translated else "",
        "author": [{"literal": cited.author}] if cited.author else [],
        "container-title": cited.container.text if cited.container else ARCHIVE,
        "publisher-place": cited.place,
        "issued": _parts(cited.issued),
        "page": str(cited.page or ""),
        "language": cited.title.lang,
        "archive": ARCHIVE,
        "archive_location": cited.uid,
        "version": cited.version,
        "note": provenance(cited),
        "URL": cited.url,
        "accessed": _parts(cited.accessed),
    }
    return {name: value for name, value in item.items() if value}


def _parts(day: dt.date | None) -> Mapping[str, Any] | None:
    return {"date-parts": [[day.year, day.month, day.day]]} if day else None


def _american(day: dt.date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"


def _key(cited: Cited) -> str:
    return f"communique-{cited.uid or cited.noun}"


def _tex(text: str) -> str:
    return _line(text).translate(_TEX)


def _line(text: str) -> str:
    """Return the text on one line: a line break would end a field."""
    return " ".join(text.split())


_BABEL = {"zh": "chinese", "en": "english", "vi": "vietnamese"}
_LANGUAGES = {"chicago": "en", "gbt": "zh-Hans"}
STYLES = {
    style.code: style
    for style in (
        Style("chicago", "Chicago", "", "", chicago),
        Style("gbt", "GB/T 7714", "", "", gbt),
        Style("bibtex", "BibTeX", "bib", "application/x-bibtex", bibtex),
        Style("ris", "RIS", "ris", "application/x-research-info-systems", ris),
        Style("csl", "CSL-JSON", "csl.json", "application/vnd.citationstyles.csl+json", csl),
    )
}
FILES = {style.extension: style for style in STYLES.values() if style.extension}
