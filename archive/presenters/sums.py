"""Claims added up, in words: a total, or a range with the reason why there is no total."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from archive.models import Event, EventPlace, Figure
from archive.presenters.addresses import passage
from archive.presenters.events import Mention, mention, names_of
from archive.presenters.figures import counted, quantity
from archive.presenters.words import Said, Words, chinese_of
from archive.queries.adding import Addend, Amount, Area, Measure, Overlap, Total
from archive.text.printed_dates import printed


@dataclass(frozen=True, slots=True)
class Part:
    """One claim of a sum: its number, its exact words, who claims it, of when and where."""

    uid: str
    number: str
    quotes: tuple[Said, ...]
    address: str
    source: Said
    printed: str
    claimant: Said | None
    events: tuple[Mention, ...]
    places: tuple[tuple[Said, ...], ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """Two claims that may count the same losses, and what they have in common."""

    one: Part
    other: Part
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """The claims of one measure from one side, and what they come to."""

    measure: str
    of: str
    side: str
    voice: str
    language: str
    total: str
    least: str
    most: str
    counted: tuple[Part, ...]
    without_number: tuple[Part, ...]
    repeated: tuple[Part, ...]
    parts: tuple[Part, ...]
    clashes: tuple[Clash, ...]
    rivals: bool  # another side claims something of the same measure

    @property
    def single(self) -> bool:
        """Say whether there is only one claim, so that nothing is added."""
        return len(self.counted) + len(self.without_number) < 2 and not self.language


@dataclass(frozen=True, slots=True)
class SumPage:
    """Everything the page of a sum prints."""

    sums: tuple[Sum, ...]
    singles: tuple[Sum, ...]
    clashes: tuple[Clash, ...]  # each pair of events once


def page(totals: Sequence[Total], figures: Iterable[Figure], words: Words) -> SumPage:
    """Return the page of these totals."""
    by_id = {figure.pk: figure for figure in figures}
    voices: dict[Measure, set[str]] = {}
    for total in totals:
        voices.setdefault(total.measure, set()).add(total.voice)
    found = [_sum(total, by_id, len(voices[total.measure]) > 1, words) for total in totals]
    return SumPage(
        tuple(one for one in found if not one.single),
        tuple(one for one in found if one.single),
        _once(found),
    )


def _once(sums: Iterable[Sum]) -> tuple[Clash, ...]:
    """Return each pair of events that overlaps once, however many of their claims do."""
    found: dict[tuple[object, ...], Clash] = {}
    for one in sums:
        for clash in one.clashes:
            key = (clash.one.events or clash.one, clash.other.events or clash.other, clash.reasons)
            found.setdefault(key, clash)
    return tuple(found.values())


def _sum(total: Total, figures: Mapping[int, Figure], rivals: bool, words: Words) -> Sum:
    measure = total.measure

    def parts(addends: Iterable[Addend]) -> tuple[Part, ...]:
        return tuple(_part(addend, figures[addend.id], words) for addend in addends)

    everyone = (*total.counted, *total.without_number)
    return Sum(
        measure=words.label("action", measure.action),
        of=counted(measure.object, words),
        side=words.label("side", measure.side) if measure.side else "",
        voice=_voice(total.voice, figures[everyone[0].id] if everyone else None, words),
        language={"en": _("English"), "zh": _("Chinese")}.get(total.language, ""),
        total=_amount(total.amount, measure, words),
        least=_amount(total.least, measure, words),
        most=_amount(total.most, measure, words),
        counted=parts(total.counted),
        without_number=parts(total.without_number),
        repeated=parts(total.repeated),
        parts=parts(total.parts),
        clashes=tuple(_clash(pair, figures, words) for pair in total.overlaps),
        rivals=rivals,
    )


def _amount(amount: Amount | None, measure: Measure, words: Words) -> str:
    if amount is None:
        return ""
    unit = f" {words.label('measure', measure.unit)}" if measure.unit else ""
    return f"{quantity(amount)}{unit}"


def _voice(voice: str, figure: Figure | None, words: Words) -> str:
    kind, _colon, _slug = voice.partition(":")
    if kind == "dispatch" or figure is None:
        return _("a claimant who is not named")
    if kind == "agency" and figure.claimant:
        return words.caption(figure.claimant).text
    return words.label("side", voice)


def _part(addend: Addend, figure: Figure, words: Words) -> Part:
    dispatch = figure.dispatch
    quoted = [(figure.evidence_en, "en"), (figure.evidence_zh, chinese_of(dispatch))]
    held = [(row, lang) for row, lang in quoted if row]
    return Part(
        uid=figure.uid,
        number=_amount(addend.amount, addend.measure, words),
        quotes=tuple(Said(row.exact, lang) for row, lang in held),
        address=passage(held[0][0], dispatch),
        source=words.caption(dispatch.newspaper)
        if dispatch.newspaper
        else words.titles_of(dispatch)[0],
        printed=words.day(dispatch.published).text,
        claimant=words.caption(figure.claimant) if figure.claimant else None,
        events=tuple(mention(event, words) for event in figure.events.all()),
        places=_places(figure.events.all(), words),
    )


def _places(events: Iterable[Event], words: Words) -> tuple[tuple[Said, ...], ...]:
    rows: list[EventPlace] = [row for event in events for row in event.places.all()]
    return tuple(dict.fromkeys(names_of(row, words) for row in rows))


def _clash(pair: Overlap, figures: Mapping[int, Figure], words: Words) -> Clash:
    one, other = figures[pair.one.id], figures[pair.other.id]
    return Clash(
        _part(pair.one, one, words),
        _part(pair.other, other, words),
        tuple(_reasons(pair, [one, other], words)),
    )


def _reasons(pair: Overlap, figures: Sequence[Figure], words: Words) -> list[str]:
    if pair.same_event:
        return [_("Both are about the same engagement.")]
    said = []
    if pair.days:
        days = printed(*pair.days, words.language)
        said.append(_("Days in common: %(dates)s.") % {"dates": days})
    else:
        said.append(_("At least one of them bears no date, so they cannot be told apart in time."))
    if pair.area:
        said.append(_met(pair.area, figures, words))
    else:
        said.append(_("At least one of them has no known place, so they cannot be told apart."))
    return said


def _met(area: Area, figures: Sequence[Figure], words: Words) -> str:
    names = _names(figures, words)
    inner, outer = (names.get(slug, slug) or _("a described place") for slug in area[1:])
    if area.how == "same":
        return _("Both are about %(place)s.") % {"place": inner}
    values = {"inner": inner, "outer": outer}
    if area.how == "within":
        return _("%(inner)s lay in %(outer)s.") % values
    return _("%(inner)s and %(outer)s may touch, as exactly as they are known.") % values


def _names(figures: Sequence[Figure], words: Words) -> dict[str, str]:
    places = [
        row.filed_under
        for figure in figures
        for event in figure.events.all()
        for row in event.places.all()
        if row.filed_under
    ]
    return {place.slug: words.names(place)[0].text for place in places}
