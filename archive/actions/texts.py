"""One input as a text that is ready to be stored: read whole before anything is written."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from archive.actions.inputs import Input
from archive.ingest.reading import Done, Failed
from archive.ingest.records import Article, Reading
from archive.models import Dispatch, Newspaper
from archive.text.fold import fold, has_han

# The archive of the People's Daily prints 第4版 between headline and text.
RMRB = "rmrb"


@dataclass(frozen=True, slots=True)
class Text:
    """The articles of one file, and their readings where they were asked for."""

    name: str
    sha256: str
    data: bytes
    encoding: str
    newline: str
    articles: tuple[Article, ...]
    readings: tuple[Reading, ...]
    fields: Mapping[str, Any]
    broken: tuple[Failed, ...] = ()  # articles of the file that cannot be read
    words: Mapping[str, str] = field(default_factory=dict)  # of its paragraphs, where they are cut
    packed: bytes = b""  # the data, where they are compressed already


def sha256(data: bytes) -> str:
    """Return the identity of a source text."""
    return hashlib.sha256(data).hexdigest()


def text_of(found: Input, done: Done) -> Text:
    """Return an input with what was read in it."""
    return Text(
        found.name,
        sha256(found.data),
        found.data,
        done.encoding,
        done.newline,
        done.articles,
        done.readings,
        found.fields,
        done.broken,
        done.words,
        done.packed,
    )


@dataclass(frozen=True, slots=True)
class Papers:
    """The newspapers by slug and by layout, and the one that the user named."""

    by_slug: Mapping[str, Newspaper]
    by_layout: Mapping[str, Newspaper]
    given: Newspaper | None = None

    @classmethod
    def load(cls, given: str = "") -> Papers:
        """Read the newspapers in one query; raise KeyError for a slug that names none."""
        by_slug = {paper.slug: paper for paper in Newspaper.objects.all()}
        by_layout = {paper.layout: paper for paper in by_slug.values() if paper.layout}
        return cls(by_slug, by_layout, by_slug[given] if given else None)

    def of(self, text: Text, article: Article) -> tuple[Newspaper | None, str]:
        """Return the newspaper of an article and what it is known from."""
        stated = text.fields.get("newspaper")
        if stated:
            return self.by_slug[stated], Dispatch.NewspaperBasis.STATED
        if self.given:
            return self.given, Dispatch.NewspaperBasis.STATED
        named = self._named(article.header.newspaper)
        if named:
            return named, Dispatch.NewspaperBasis.STATED
        inferred = self.by_layout.get(layout_of(article))
        return inferred, Dispatch.NewspaperBasis.LAYOUT if inferred else ""

    def _named(self, name: str | None) -> Newspaper | None:
        """Return the newspaper that a header line names in any language."""
        if not name:
            return None
        labels = {
            fold(label): paper
            for paper in self.by_slug.values()
            for label in (paper.slug, paper.label_en, paper.label_zh, paper.label_vi)
        }
        return labels.get(fold(name))


def layout_of(article: Article) -> str:
    """Return the layout that tells a newspaper's archive, or '' for none known."""
    return RMRB if article.original and article.original.page is not None else ""


def titles(article: Article) -> tuple[str, str]:
    """Return the English title and the Chinese headline."""
    title = article.header.title or ""
    headline = article.original.headline if article.original else ""
    return ("", headline or title) if has_han(title) else (title, headline)


def page_of(article: Article) -> int | None:
    """Return the page that the header or the Chinese block prints."""
    if article.header.page is not None:
        return article.header.page
    return article.original.page if article.original else None


def identity(text: Text, number: int, paper: Newspaper | None) -> str:
    """Return what stays the same when the words of an article change.

    That is paper, date, page and headline, and which of its namesakes in the file it is; where one
    is missing, nothing but the words is sure.
    """
    parts = _printed_identity(text.articles[number], paper)
    known = "|".join(parts) if all(parts) else f"{text.sha256}|{number}"
    if all(parts):
        before = sum(_printed_identity(each, paper) == parts for each in text.articles[:number])
        known += f"|{before + 1}" if before else ""
    return hashlib.sha256(known.encode()).hexdigest()


def _printed_identity(article: Article, paper: Newspaper | None) -> tuple[str, str, str, str]:
    english, chinese = titles(article)
    return (
        paper.slug if paper else "",
        article.published.isoformat() if article.published else "",
        str(page_of(article) or ""),
        fold(chinese or english),
    )
