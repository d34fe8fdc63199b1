"""Texts to rows: source text, dispatch and immutable paragraphs, in batches, idempotent by hash."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import PurePath
from typing import Any

from django.db import transaction
from django.utils import timezone

from archive.actions.alignments import carry_alignments
from archive.actions.bulk import Draft, insert, write
from archive.actions.fit import fit
from archive.actions.rows import Printed
from archive.actions.texts import Papers, Text, identity, page_of, titles
from archive.actions.versions import carry_over
from archive.ingest.records import Article, Language, Reading
from archive.models import (
    Dispatch,
    IngestRun,
    Paragraph,
    SourceText,
    readable_slug,
    short_id,
)

# What a new version of a text may change; a dispatch that a curator edited keeps their words.
PRINTED = (
    "title_en", "title_zh", "deck_zh", "author", "section", "column", "layout", "script",
)  # fmt: skip
CURRENT = ("source", "has_en", "has_zh", "analyser", "updated")


@dataclass(frozen=True, slots=True)
class Stored:
    """One article with its row and paragraphs; `is_version` where the dispatch was known before."""

    text: Text
    dispatch: Dispatch
    paragraphs: tuple[Printed, ...]
    reading: Reading | None
    is_version: bool


def identities(text: Text, papers: Papers) -> tuple[str, ...]:
    """Return the identity of every article of a text."""
    return tuple(
        identity(text, number, papers.of(text, article)[0])
        for number, article in enumerate(text.articles)
    )


@transaction.atomic
def store(texts: Sequence[Text], *, run: IngestRun | None, papers: Papers) -> tuple[Stored, ...]:
    """Write texts that the archive does not have; no two of them may be the same article."""
    sources = [_source(text, run) for text in texts]
    insert(sources)
    drafts = [
        (text, number, _dispatch(text, number, source, papers))
        for text, source in zip(texts, sources, strict=True)
        for number in range(len(text.articles))
    ]
    known = Dispatch.objects.in_bulk([d.identity for *_, d in drafts], field_name="identity")
    insert([d for *_, d in drafts if d.identity not in known])
    _move([d for *_, d in drafts if d.identity in known], known)
    rows = [
        _paragraphs(text.articles[number], known.get(draft.identity, draft))
        for text, number, draft in drafts
    ]
    write(Paragraph, list(chain.from_iterable(rows)))
    stored = tuple(
        _stored(text, number, known.get(draft.identity, draft), own, draft.identity in known)
        for (text, number, draft), own in zip(drafts, rows, strict=True)
    )
    versions = _versions([item.dispatch for item in stored if item.is_version])
    carry_over(versions)
    carry_alignments(versions)
    return stored


def _source(text: Text, run: IngestRun | None) -> SourceText:
    return fit(
        SourceText(
            sha256=text.sha256,
            name=_kept_name(text.name),
            encoding=text.encoding,
            newline=text.newline,
            size=len(text.data),
            content=text.packed or zlib.compress(text.data),
            run=run,
        )
    )


def _dispatch(text: Text, number: int, source: SourceText, papers: Papers) -> Dispatch:
    article = text.articles[number]
    paper, basis = papers.of(text, article)
    key = identity(text, number, paper)
    english, chinese = titles(article)
    return fit(
        Dispatch(
            identity=key,
            uid=short_id("dispatch", key),
            slug=readable_slug(english, chinese, _opening(article), fallback="dispatch"),
            source=source,
            newspaper=paper,
            newspaper_basis=basis,
            kind=text.fields.get("kind") or Dispatch.Kind.UNKNOWN,
            title_en=english,
            title_zh=chinese,
            published=article.published,
            published_edtf=article.published.isoformat() if article.published else "",
            published_basis=article.published_basis,
            page=page_of(article),
            layout=article.layout,
            script=article.script,
            has_en=bool(article.readable(Language.ENGLISH)),
            has_zh=bool(article.readable(Language.CHINESE)),
            rights=text.fields.get("rights", ""),
            facsimile_url=text.fields.get("facsimile_url", ""),
            external_url=text.fields.get("external_url", ""),
            **_head(article),
        )
    )


def _kept_name(name: str) -> str:
    """Return a file's name without the folders of the machine it lay on."""
    path = PurePath(name)
    return path.name if path.is_absolute() else name


def _opening(article: Article) -> str:
    """Return the first words of an article, for one that has no title."""
    return " ".join(article.readable()[0].text.split()[:8])


def _head(article: Article) -> dict[str, Any]:
    """Return what stands around headline and page in the Chinese block."""
    original = article.original
    if original is None:
        return {"author": article.header.author or ""}
    decks = [deck for deck in original.decks if deck not in original.headline]
    return {
        "author": article.header.author or original.author,
        "deck_zh": "\n".join(decks),
        "section": original.section,
        "column": original.column,
    }


def _move(drafts: Sequence[Dispatch], known: dict[str, Dispatch]) -> None:
    """Let known dispatches stand on their new text, to be read again."""
    if not drafts:
        return
    pks = [known[draft.identity].pk for draft in drafts]
    edited = set(Dispatch.history.filter(id__in=pks).values_list("id", flat=True))
    now = timezone.now()
    for draft in drafts:
        dispatch = known[draft.identity]
        printed = () if dispatch.pk in edited else PRINTED
        for name in (*printed, *CURRENT):
            setattr(dispatch, name, getattr(draft, name))
        dispatch.updated = now
    Dispatch.objects.bulk_update([known[d.identity] for d in drafts], [*PRINTED, *CURRENT])


def _paragraphs(article: Article, dispatch: Dispatch) -> list[Draft]:
    return [
        Draft(
            dispatch_id=dispatch.pk,
            source_id=dispatch.source_id,
            name=p.id,
            position=position,
            language=p.language.value,
            kind=p.kind.value,
            text=p.text,
            first_line=p.first_line,
            last_line=p.last_line,
        )
        for position, p in enumerate(article.paragraphs, 1)
    ]


def _stored(
    text: Text, number: int, dispatch: Dispatch, rows: Sequence[Draft], is_version: bool
) -> Stored:
    paragraphs = tuple(
        Printed(row.pk or 0, row.columns["name"], row.columns["text"]) for row in rows
    )
    reading = text.readings[number] if text.readings else None
    return Stored(text, dispatch, paragraphs, reading, is_version)


def _versions(dispatches: Sequence[Dispatch]) -> dict[int, list[Paragraph]]:
    """Return the paragraphs of the text that each dispatch stands on now."""
    found: dict[int, list[Paragraph]] = {dispatch.pk: [] for dispatch in dispatches}
    sources = [dispatch.source_id for dispatch in dispatches]
    rows = Paragraph.objects.filter(dispatch__in=found, source__in=sources)
    for paragraph in rows.order_by("position"):
        found[paragraph.dispatch_id].append(paragraph)
    return found
