"""How terms are rendered: the report over the archive, and the passages of one term."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from archive.models import Paragraph, Term, TermUse
from archive.presenters.addresses import marked
from archive.presenters.figures import STOPS
from archive.presenters.separators import listed
from archive.presenters.words import HANS, Count, Date, Said, Words, chinese_of
from archive.queries.terms import SIDES, Variant

AROUND = 60  # characters shown on either side of a term


@dataclass(frozen=True, slots=True)
class VariantRow:
    """One rendering with its counts; `words` is None where none of the known words stands there."""

    key: str
    words: Said | None
    uses: int
    dispatches: int
    address: str
    passages: str
    share: str  # of all its uses
    usual: bool  # used more often than any other


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term and how it is rendered."""

    words: Said
    address: str
    category: str
    renderings: int
    uses: int
    usual: VariantRow | None
    others: tuple[VariantRow, ...]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words in their sentence."""

    before: str
    words: str
    after: str
    lang: str
    unknown: bool  # no rendering is known: `words` is the whole sentence


@dataclass(frozen=True, slots=True)
class PassageRow:
    """The first passage of one dispatch that renders a term so."""

    rendering: Said | None
    chinese: Excerpt
    english: Excerpt
    title: Said
    printed: Date
    address: str
    uses: int


def categories(codes: Iterable[str]) -> dict[str, str]:
    """Return the name of each category of terms."""
    beside = {"agency": _("Agency"), "place": _("Place")}
    known = {**dict(Term.Category.choices), **beside}
    return {code: str(known.get(code, code)) for code in codes}


def term_rows(
    side: str,
    found: Iterable[Mapping[str, object]],
    variants: Mapping[str, Sequence[Variant]],
    printed: Mapping[str, str],
) -> tuple[TermRow, ...]:
    """Return the rows of the report; `side` is chinese or english."""
    column = SIDES[side][0]
    names = categories({v.category for several in variants.values() for v in several})
    rows = []
    for row in found:
        key = str(row[column])
        several = variants[key]
        shown = variant_rows(side, key, several)
        rows.append(
            TermRow(
                words=_term(side, key, printed),
                address=term_address(side, key),
                category=listed(sorted({names[v.category] for v in several})),
                renderings=Count(str(row["renderings"])),
                uses=Count(str(row["uses"])),
                usual=next((row for row in shown if row.usual), None),
                others=tuple(row for row in shown if not row.usual),
            )
        )
    return tuple(rows)


def variant_rows(side: str, key: str, found: Iterable[Variant]) -> tuple[VariantRow, ...]:
    """Return the renderings of a term, the most used first."""
    other = "english" if side == "chinese" else "chinese"
    lang = "en" if other == "english" else HANS
    found = list(found)
    usual, total = _usual(found), sum(variant.uses for variant in found) or 1
    return tuple(
        VariantRow(
            key=variant.key,
            words=Said(variant.words, lang) if variant.words else None,
            uses=Count(variant.uses),
            dispatches=Count(variant.dispatches),
            share=_percent(variant.uses / total),
            usual=variant is usual,
            address=term_address(other, variant.key) if variant.key else "",
            passages=f"{term_address(side, key)}?{urlencode({'rendering': variant.key})}#passages",
        )
        for variant in found
    )


def _percent(part: float) -> str:
    return f"{number_format(round(part * 100))}%"


def _usual(found: Sequence[Variant]) -> Variant | None:
    """Return the rendering used more often than any other; None where two are used as often."""
    known = [variant for variant in found if variant.words]
    most = max((variant.uses for variant in known), default=0)
    leading = [variant for variant in known if variant.uses == most]
    return leading[0] if len(leading) == 1 else None


def term_address(side: str, key: str) -> str:
    """Return the address of a term's page."""
    return reverse(f"archive:{side}_term", args=[key])


def _term(side: str, key: str, printed: Mapping[str, str]) -> Said:
    return Said(key, HANS) if side == "chinese" else Said(printed.get(key, key), "en")


def passage_rows(uses: Iterable[TermUse], side: str, words: Words) -> tuple[PassageRow, ...]:
    """Return the passages of a term with both languages."""
    return tuple(_passage(use, side, words) for use in uses)


def _passage(use: TermUse, side: str, words: Words) -> PassageRow:
    rendering = use.rendering
    other = rendering.english if side == "chinese" else rendering.chinese
    chinese = chinese_of(use.dispatch)
    return PassageRow(
        rendering=Said(other, "en" if side == "chinese" else HANS) if other else None,
        chinese=_excerpt(use.paragraph_zh, use.start_zh, use.end_zh, chinese, unknown=False),
        english=_excerpt(
            use.paragraph_en, use.start_en, use.end_en, "en", unknown=not rendering.english
        ),
        title=words.titles_of(use.dispatch)[0],
        printed=words.day(use.dispatch.published),
        address=marked(
            use.dispatch,
            (
                (use.paragraph_zh.name, use.start_zh, use.end_zh),
                (use.paragraph_en.name, use.start_en, use.end_en),
            ),
            use.paragraph_zh.name,
        ),
        uses=use.uses,
    )


def _excerpt(paragraph: Paragraph, start: int, end: int, lang: str, *, unknown: bool) -> Excerpt:
    text = paragraph.text
    first, last = max(0, start - AROUND), min(len(text), end + AROUND)
    before, after = text[first:start], text[end:last]
    if first and " " in before:  # a cut falls between words
        before = before.partition(" ")[2]
    if last < len(text) and " " in after.strip():
        after = after.rpartition(" ")[0]
    before = f"…{before.lstrip(STOPS)}" if first else before
    after = f"{after.rstrip(STOPS)}…" if last < len(text) else after
    if unknown:
        return Excerpt("", text[start:end], "", lang, unknown=True)
    return Excerpt(before, text[start:end], after, lang, unknown=False)
