"""The claims of an event as a table: a row a claim, a column for each language of each source."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from archive.models import Agency, Discrepancy, Dispatch, Evidence, Figure
from archive.presenters.addresses import address, passage
from archive.presenters.figures import Difference, counted, difference, measured, quantity
from archive.presenters.words import Date, Review, Said, Words, chinese_of
from archive.queries.adding import Amount, rest


@dataclass(frozen=True, slots=True)
class Source:
    """One dispatch: the head of its columns, one for each language it has."""

    address: str
    printed: Date
    newspaper: Said | None
    page: int | None
    title: Said
    languages: tuple[str, ...]
    claimant: Said | None  # who makes its claims, where all of them have the same claimant


@dataclass(frozen=True, slots=True)
class Telling:
    """What one language says once: number, what it counts there, the words, where they stand."""

    number: str
    object: str
    quote: Said
    address: str
    claimant: Said | None  # where the claims of a row have several


@dataclass(frozen=True, slots=True)
class Cell:
    """What one source says in one language; more than once where it repeats itself."""

    label: str
    told: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """What is claimed, in every source; `part` where it is a share of another claim."""

    uid: str
    action: str
    object: str
    side: str
    part: bool
    rest: str  # after the last part of a claim: what of it is not stated
    claimants: tuple[Said, ...]  # where the heads of the columns do not say it
    named: bool
    cells: tuple[Cell, ...]
    reading: str
    reading_label: str
    differences: tuple[Difference, ...]
    differs: bool
    vary: bool  # the sources do not give the same number
    review: Review

    @property
    def anchor(self) -> str:
        """The name of its row within the page."""
        return f"f-{self.uid}"


@dataclass(frozen=True, slots=True)
class Table:
    """What the sources say: the heads of the columns and the rows."""

    sources: tuple[Source, ...]
    claims: tuple[Claim, ...]

    @property
    def columns(self) -> int:
        """How many columns hold words."""
        return sum(len(source.languages) for source in self.sources)

    @property
    def differing(self) -> int:
        """How many claims differ between the languages."""
        return sum(claim.differs for claim in self.claims)


def table(figures: Iterable[Figure], differences: Iterable[Discrepancy], words: Words) -> Table:
    """Return the claims of an event: differing ones first, the parts of a claim under it."""
    by_figure: dict[int | None, list[Discrepancy]] = defaultdict(list)
    for row in differences:
        by_figure[row.figure_id].append(row)
    groups = _tellings(figures)
    sources = _sources([figure.dispatch for group in groups for figure in group])
    common = _common(figure for group in groups for figure in group)
    found = {group[0].pk: _claim(group, by_figure, sources, common, words) for group in groups}
    leader = {figure.pk: group[0].pk for group in groups for figure in group}
    wholes = {group[0].pk: leader.get(group[0].part_of_id or 0, group[0].pk) for group in groups}
    differing = {wholes[pk] for pk, claim in found.items() if claim.differs}
    order = list(found)

    def rank(pk: int) -> tuple[bool, int, bool]:
        whole = wholes[pk]
        return (whole not in differing, order.index(whole), pk != whole)

    ordered = sorted(order, key=rank)
    rests = _rests({group[0].pk: group[0] for group in groups}, wholes, ordered, words)
    return Table(
        tuple(_source(dispatch, common.get(dispatch.pk), words) for dispatch in sources),
        tuple(replace(found[pk], rest=rests.get(pk, "")) for pk in ordered),
    )


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


# --- what is not stated -------------------------------------------------------------------------


def _rests(
    figures: dict[int, Figure], wholes: dict[int, int], ordered: Sequence[int], words: Words
) -> dict[int, str]:
    """Return after which part which sentence on the rest stands."""
    parts: dict[int, list[int]] = defaultdict(list)
    for pk in ordered:
        if wholes[pk] != pk:
            parts[wholes[pk]].append(pk)
    said = {
        held[-1]: _rest(figures[whole], [figures[pk] for pk in held], words)
        for whole, held in parts.items()
    }
    return {pk: text for pk, text in said.items() if text}


def _rest(whole: Figure, parts: Sequence[Figure], words: Words) -> str:
    """Return what of a whole its parts leave open; nothing where they count something else."""
    if not any(_shares(whole, part) for part in parts):
        return ""
    left = None
    if all(_shares(whole, part) and part.unit == whole.unit for part in parts):
        left = rest(_amount(whole), [_amount(part) for part in parts])
    if left is None or left.value is None:
        return _("The rest is not stated.")
    if left.value < 0:
        return _("The parts come to more than the whole.")
    if not left.value and left.qualifier == "exact":
        return ""
    return _("The rest is not stated: %(number)s.") % {"number": quantity(left)}


def _shares(whole: Figure, part: Figure) -> bool:
    """Say whether a part counts the same kind of thing as its whole."""
    return whole.object in (part.object, part.object.partition(".")[0], "weapons")


def _amount(figure: Figure) -> Amount:
    return Amount(figure.value, figure.low, figure.high, figure.qualifier)


# --- columns and cells --------------------------------------------------------------------------


def _sources(dispatches: Iterable[Dispatch]) -> tuple[Dispatch, ...]:
    found = {dispatch.pk: dispatch for dispatch in dispatches}.values()
    return tuple(sorted(found, key=lambda row: (row.published or dt.date.max, row.pk)))


def _languages(dispatch: Dispatch) -> tuple[str, ...]:
    held = [("en", dispatch.has_en), ("zh", dispatch.has_zh)]
    return tuple(code for code, has in held if has) or ("en", "zh")


def _common(figures: Iterable[Figure]) -> dict[int, Agency]:
    """Return who makes all claims of a dispatch, for those where it is one and the same."""
    found: dict[int, set[Agency | None]] = defaultdict(set)
    for figure in figures:
        found[figure.dispatch_id].add(figure.claimant)
    return {
        dispatch: agency
        for dispatch, agencies in found.items()
        if len(agencies) == 1 and (agency := next(iter(agencies)))
    }


def _source(dispatch: Dispatch, claimant: Agency | None, words: Words) -> Source:
    names = {"en": _("English"), "zh": _("Chinese")}
    return Source(
        address=address("dispatch", dispatch),
        printed=words.day(dispatch.published),
        newspaper=words.caption(dispatch.newspaper) if dispatch.newspaper else None,
        page=dispatch.page,
        title=words.titles_of(dispatch)[0],
        languages=tuple(names[code] for code in _languages(dispatch)),
        claimant=words.caption(claimant) if claimant else None,
    )


def _claim(
    figures: list[Figure],
    by_figure: dict[int | None, list[Discrepancy]],
    sources: Sequence[Dispatch],
    common: Mapping[int, Agency],
    words: Words,
) -> Claim:
    first = figures[0]
    claimants = tuple(dict.fromkeys(words.caption(f.claimant) for f in figures if f.claimant))
    rows = [(figure, row) for figure in figures for row in by_figure.get(figure.pk, [])]
    found = [difference(row, words, chinese_of(figure.dispatch)) for figure, row in rows]
    reading = min(figures, key=lambda figure: _GRAVITY.get(figure.reading, len(_GRAVITY)))
    return Claim(
        uid=first.uid,
        action=words.label("action", first.action),
        object=counted(first.object, words),
        side=words.label("side", first.side) if first.side else "",
        part=first.part_of_id is not None,
        rest="",
        claimants=claimants if any(f.dispatch_id not in common for f in figures) else (),
        named=any(f.claimant for f in figures),
        cells=tuple(_cells(figures, sources, len(claimants) > 1, words)),
        reading=reading.reading,
        reading_label=reading.get_reading_display(),
        differences=tuple({(row.kind, row.note): row for row in found}.values()),
        differs=bool(found) or reading.reading == Figure.Reading.DISPUTED,
        vary=len({(f.value, f.low, f.high, f.qualifier, f.unit) for f in figures}) > 1,
        review=words.review(first),
    )


# The reading of a claim that a reader should hear of first.
_GRAVITY: dict[str, int] = {
    Figure.Reading.DISPUTED: 0,
    Figure.Reading.CHINESE: 1,
    Figure.Reading.ENGLISH: 1,
    Figure.Reading.SINGLE: 2,
    Figure.Reading.AGREED: 3,
}


def _cells(
    figures: Sequence[Figure], sources: Sequence[Dispatch], several: bool, words: Words
) -> Iterable[Cell]:
    names = {"en": _("English"), "zh": _("Chinese")}
    for dispatch in sources:
        own = [figure for figure in figures if figure.dispatch_id == dispatch.pk]
        for code in _languages(dispatch):
            told = [telling for f in own if (telling := _telling(f, code, several, words))]
            label = names[code]
            if len(sources) > 1:
                label = f"{words.day(dispatch.published).text} · {label}"
            yield Cell(label, tuple({(one.number, one.quote): one for one in told}.values()))


def _telling(figure: Figure, code: str, several: bool, words: Words) -> Telling | None:
    english = code == "en"
    evidence: Evidence | None = figure.evidence_en if english else figure.evidence_zh
    if evidence is None:
        return None
    unit = figure.unit_en if english else figure.unit_zh
    told = (figure.object_en if english else figure.object_zh) or figure.object
    return Telling(
        number=measured(figure, words, unit),
        object=counted(told, words) if figure.object_en or figure.object_zh else "",
        quote=Said(evidence.exact, "en" if english else chinese_of(figure.dispatch)),
        address=passage(evidence, figure.dispatch, figure.evidence_en, figure.evidence_zh),
        claimant=words.caption(figure.claimant) if several and figure.claimant else None,
    )
