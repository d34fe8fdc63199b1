"""Claims in words: a number with its qualifier, and the claims of an event side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from archive.models import Discrepancy, Evidence, Figure
from archive.presenters.addresses import passage
from archive.presenters.words import HANS, Review, Said, Words
from archive.queries.adding import Amount

# Words that stand for no number: bounds kept for sorting are never printed in their place.
SENTENCE_ENDS = (".", "!", "?", "。", "！", "？")
VAGUE = frozenset({"tens", "hundreds", "thousands", "millions", "many"})


@dataclass(frozen=True, slots=True)
class Short:
    """A figure for a list: the number, what it counts, and whether the languages disagree."""

    number: str
    label: str
    disputed: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """What one language says: the number, what it counts there, the words and where they stand."""

    number: str
    object: str
    quote: Said
    address: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where the languages do not say the same."""

    kind: str
    severity: str
    severity_label: str
    state: str
    prefer: str
    note: str
    english: Said | None
    chinese: Said | None
    review: Review
    address: str
    somewhere: bool  # the English is the whole sentence: no word of it renders the Chinese one


@dataclass(frozen=True, slots=True)
class Told:
    """One dispatch's wording of a claim, in each language it has."""

    english: Cell | None
    chinese: Cell | None
    source: str
    source_address: str
    printed: str
    claimant: Said | None
    reading: str
    reading_label: str
    review: Review
    differences: tuple[Difference, ...]
    repeats: bool

    @property
    def differs(self) -> bool:
        """Say whether the two languages do not agree."""
        return bool(self.differences) or self.reading == Figure.Reading.DISPUTED


@dataclass(frozen=True, slots=True)
class Claim:
    """What is claimed, with everyone who told it; `part` where it is a share of another claim."""

    anchor: str
    action: str
    object: str
    side: str
    part: bool
    told: tuple[Told, ...]

    @property
    def differs(self) -> bool:
        """Say whether any telling of it differs between the languages."""
        return any(told.differs for told in self.told)


def number(value: Decimal) -> str:
    """Return a number grouped as the page's language groups it."""
    whole = value == value.to_integral_value()
    return number_format(int(value) if whole else value.normalize(), force_grouping=True)


def quantity(figure: Figure | Amount) -> str:
    """Return the number of a claim with its qualifier, never more exact than it was printed."""
    if figure.value is None and figure.qualifier in VAGUE:
        return _vague(figure.qualifier)
    known = next((n for n in (figure.value, figure.low, figure.high) if n is not None), None)
    if known is None:
        return _vague(figure.qualifier)
    low, high = figure.low, figure.high
    if figure.value is None and low is not None and high is not None and low != high:
        return f"{number(low)}–{number(high)}"
    return _qualified(figure.qualifier, number(known))


def _qualified(qualifier: str, text: str) -> str:
    patterns = {
        "more_than": _("over %(number)s"),
        "less_than": _("under %(number)s"),
        "nearly": _("nearly %(number)s"),
        "about": _("about %(number)s"),
    }
    return patterns.get(qualifier, "%(number)s") % {"number": text}


def _vague(qualifier: str) -> str:
    words = {
        "tens": _("dozens"),
        "hundreds": _("hundreds"),
        "thousands": _("thousands"),
        "millions": _("millions"),
        "many": _("many"),
    }
    return words.get(qualifier, _("no number given"))


def measured(figure: Figure, words: Words, unit: str = "") -> str:
    """Return the quantity with its unit of measure."""
    unit = unit or figure.unit
    return f"{quantity(figure)} {words.label('measure', unit)}" if unit else quantity(figure)


def counted(code: str, words: Words) -> str:
    """Return what is counted: an object's label, or the echelon after `formation.`."""
    if ("object", code) in words.labels:
        return words.label("object", code)
    family, _dot, echelon = code.partition(".")
    return words.label("echelon", echelon) if family == "formation" and echelon else code


def short(figure: Figure, words: Words) -> Short:
    """Return a figure for the list."""
    label = f"{words.label('action', figure.action)} · {counted(figure.object, words)}"
    return Short(measured(figure, words), label, figure.reading == Figure.Reading.DISPUTED)


def notable(figures: Iterable[Figure], words: Words, limit: int = 2) -> tuple[Short, ...]:
    """Return the figures to show in a list: those in dispute first, no parts and no repeats."""
    whole = [f for f in figures if f.part_of_id is None and f.same_as_id is None]
    whole.sort(key=lambda f: (f.reading != Figure.Reading.DISPUTED, f.value is None, f.pk))
    return tuple(short(figure, words) for figure in whole[:limit])


def said(evidence: Evidence | None, lang: str) -> Said | None:
    """Return the quoted words with their language."""
    return Said(evidence.exact, lang) if evidence else None


def difference(row: Discrepancy, words: Words, chinese: str = HANS) -> Difference:
    """Return a difference with both quotes and its reason."""
    where = row.evidence_en or row.evidence_zh
    return Difference(
        kind=words.label("discrepancy", row.kind),
        severity=row.severity,
        severity_label=row.get_severity_display(),
        state="" if row.state == Discrepancy.State.OPEN else row.get_state_display(),
        prefer="" if row.prefer == Discrepancy.Prefer.NEITHER else row.get_prefer_display(),
        note=row.note,
        english=said(row.evidence_en, "en"),
        chinese=said(row.evidence_zh, chinese),
        review=words.review(row),
        address=passage(where, row.dispatch, row.evidence_zh) if where else "",
        somewhere=is_sentence(row.evidence_en),
    )


def is_sentence(evidence: Evidence | None) -> bool:
    """Say whether a quote is a whole sentence, so that only somewhere in it the texts differ."""
    return evidence is not None and evidence.exact.rstrip('"”’」』)）').endswith(SENTENCE_ENDS)


def claims(
    figures: Iterable[Figure], differences: Iterable[Discrepancy], words: Words
) -> tuple[Claim, ...]:
    """Return the claims of an event: differing ones first, the parts of a claim under it."""
    by_figure: dict[int | None, list[Discrepancy]] = defaultdict(list)
    for row in differences:
        by_figure[row.figure_id].append(row)
    groups = _tellings(figures)
    found = {group[0].pk: _claim(group, by_figure, words) for group in groups}
    leader = {figure.pk: group[0].pk for group in groups for figure in group}
    wholes = {group[0].pk: _whole(group[0], leader) for group in groups}
    differing = {wholes[pk] for pk, claim in found.items() if claim.differs}
    order = list(found)

    def rank(pk: int) -> tuple[bool, int, bool]:
        whole = wholes[pk]
        return (whole not in differing, order.index(whole), pk != whole)

    return tuple(found[pk] for pk in sorted(order, key=rank))


def _tellings(figures: Iterable[Figure]) -> list[list[Figure]]:
    """Group figures that tell the same claim: repeats, or one in each of several dispatches."""
    groups: dict[tuple[object, ...], list[Figure]] = {}
    seen: dict[tuple[object, ...], int] = defaultdict(int)
    key_of: dict[int, tuple[object, ...]] = {}
    for figure in sorted(figures, key=lambda figure: figure.same_as_id is not None):
        key = key_of.get(figure.same_as_id or 0)
        if key is None:
            alike = (figure.action, figure.object, figure.side, figure.part_of_id is not None)
            key = (*alike, seen[(figure.dispatch_id, *alike)])
            seen[(figure.dispatch_id, *alike)] += 1
        key_of[figure.pk] = key
        groups.setdefault(key, []).append(figure)
    return list(groups.values())


def _whole(figure: Figure, leader: dict[int, int]) -> int:
    """Return the claim that a part stands under, or its own where its whole is not shown."""
    return leader.get(figure.part_of_id or 0, figure.pk)


def _claim(
    figures: list[Figure], differences: dict[int | None, list[Discrepancy]], words: Words
) -> Claim:
    first = figures[0]
    return Claim(
        anchor=f"f-{first.uid}",
        action=words.label("action", first.action),
        object=counted(first.object, words),
        side=words.label("side", first.side) if first.side else "",
        part=first.part_of_id is not None,
        told=tuple(_told(figure, differences.get(figure.pk, []), words) for figure in figures),
    )


def _told(figure: Figure, differences: list[Discrepancy], words: Words) -> Told:
    dispatch = figure.dispatch
    chinese = f"zh-{dispatch.script}" if dispatch.script else HANS
    where = figure.evidence_en or figure.evidence_zh
    return Told(
        english=_cell(figure, figure.evidence_en, "en", words),
        chinese=_cell(figure, figure.evidence_zh, chinese, words),
        source=words.caption(dispatch.newspaper).text if dispatch.newspaper else "",
        source_address=passage(where, dispatch, figure.evidence_zh) if where else "",
        printed=words.day(dispatch.published).text,
        claimant=words.caption(figure.claimant) if figure.claimant else None,
        reading=figure.reading,
        reading_label=figure.get_reading_display(),
        review=words.review(figure),
        differences=tuple(difference(row, words, chinese) for row in differences),
        repeats=figure.same_as_id is not None,
    )


def _cell(figure: Figure, evidence: Evidence | None, lang: str, words: Words) -> Cell | None:
    if evidence is None:
        return None
    english = lang == "en"
    unit = figure.unit_en if english else figure.unit_zh
    code = (figure.object_en if english else figure.object_zh) or figure.object
    return Cell(
        number=measured(figure, words, unit),
        object=counted(code, words) if figure.object_en or figure.object_zh else "",
        quote=Said(evidence.exact, lang),
        address=passage(evidence, figure.dispatch, figure.evidence_en, figure.evidence_zh),
    )
