"""Citations in five styles: Chicago and GB/T 7714 to read, BibTeX, RIS and CSL-JSON to import."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from archive.presenters.citing import Cited, Cites
from archive.text.printed_dates import AMERICAN, printed, printed_edtf

ARCHIVE = "Communiqué"
_CHINESE = {
    "dispatch": "电讯",
    "engagement": "战斗",
    "place": "地点",
    "unit": "部队",
    "difference": "中英差异",
    "list": "列表",
}
_DAY = r"\d{4}(-(0\d|1[0-2])(-\d\d)?)?"
_EDTF_DAYS = re.compile(rf"{_DAY}(/{_DAY})?")  # what biblatex and CSL read of EDTF
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
    """Return the citation as a note of Chicago's 17th edition: foreign titles with a translation.

    The comma after a title stands within its quotation marks, unless a translation follows them.
    """
    article = cited.what is Cites.ARTICLE
    title, other = cited.title, cited.translated if article else None
    if not article:
        title = cited.title_in("en")
    quoted = f"“{_line(title.text)}” [{_line(other.text)}]," if other else f"“{_line(title.text)},”"
    parts = (
        _paper(cited),
        _american(cited.issued) if cited.issued else "",
        printed_edtf(cited.about, AMERICAN) if cited.about else "",
        str(cited.page or ""),
        ARCHIVE,
        provenance(cited),
        f"accessed {_american(cited.accessed)}",
        cited.url,
    )
    author = f"{cited.author}, " if cited.author else ""
    return f"{author}{quoted} {', '.join(part for part in parts if part)}."


def _paper(cited: Cited) -> str:
    """Return the newspaper's own name, with the English one if that is another."""
    own = cited.container.text if cited.container else ""
    return own if own == cited.container_en else f"{own} [{cited.container_en}]"


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
        return (
            f"{author}{_line(cited.title.text)}[N/OL]. {source}. {cited.url}. ({_record(cited)})."
        )
    title = _line(cited.title_in("zh").text)
    return f"{ARCHIVE}. {title}: {_record(cited)}[DB/OL]. {seen}. {cited.url}."


def _record(cited: Cited) -> str:
    """Return in Chinese which record is cited: its day, its version, whether a person saw it."""
    parts = [f"{_CHINESE[cited.noun]} {cited.uid}".strip()]
    if cited.about:
        parts.append(printed_edtf(cited.about, "zh"))
    if cited.version:
        parts.append(f"版本 {cited.version}")
    if cited.reviewed is not None:
        parts.append("已审核" if cited.reviewed else "程序提出, 未经审核")
    return ", ".join(parts)


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
        "eventdate": cited.about if _EDTF_DAYS.fullmatch(cited.about) else "",
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
        "event-date": _interval(cited.about),
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


def _interval(days: str) -> Mapping[str, Any] | None:
    if not _EDTF_DAYS.fullmatch(days):
        return None
    return {"date-parts": [[int(part) for part in day.split("-")] for day in days.split("/")]}


def _american(day: dt.date) -> str:
    return printed(day, day, AMERICAN)


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
