"""How events stand to each other, and claims in doubt, in the words of the page's language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.models import Doubt, Event, EventLink, Figure
from archive.presenters.addresses import passage
from archive.presenters.events import Mention, mention
from archive.presenters.words import Review, Said, Words, chinese_of
from archive.queries.links import Named
from archive.text.printed_dates import printed

Reason = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Related:
    """Another event, how this one stands to it, and what that rests on."""

    event: Mention
    code: str
    kind: str
    score: str
    reasons: tuple[str, ...]
    note: str
    review: Review


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words of a claim, and where they stand."""

    words: tuple[Said, ...]
    address: str
    source: Said


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Two claims that cannot both hold, with the reckoning."""

    claim: Quoted
    against: Quoted
    reckoning: tuple[str, ...]
    review: Review


def related(
    links: Iterable[EventLink], event: Event, names: Named, words: Words
) -> tuple[Related, ...]:
    """Return the links of an event, seen from it."""
    return tuple(_related(link, event, names, words) for link in links)


def _related(link: EventLink, event: Event, names: Named, words: Words) -> Related:
    forward = link.event_id == event.pk
    other = link.other if forward else link.event
    return Related(
        event=mention(other, words),
        code=link.kind,
        kind=link.get_kind_display() if forward else _backwards(link),
        score="" if link.score is None else number_format(link.score, 2),
        reasons=reasons(link, names, words),
        note=link.review_note,
        review=words.review(link),
    )


def _backwards(link: EventLink) -> str:
    """Return what the other event is to the first one of a link."""
    if link.kind == EventLink.Kind.PART_OF:
        return _("Includes")
    if link.kind == EventLink.Kind.CONTINUES:
        return _("Continued by")
    return str(link.get_kind_display())


def reasons(link: EventLink, names: Named, words: Words) -> tuple[str, ...]:
    """Return what a link rests on, a phrase each; a reason of another version is left out."""
    said = (
        _REASONS[reason["reason"]](reason, names, words)
        for reason in link.reasons
        if reason.get("reason") in _REASONS
    )
    return tuple(said)


def _place(slug: str, names: Named, words: Words) -> str:
    return words.names(names.places[slug])[0].text if slug in names.places else slug


def _days(reason: Reason, words: Words) -> str:
    first, last = (dt.date.fromisoformat(reason[key]) for key in ("first", "last"))
    return printed(first, last, words.language)


def _same_day(reason: Reason, names: Named, words: Words) -> str:
    return _("both on %(day)s") % {"day": words.day(dt.date.fromisoformat(reason["date"])).text}


def _dates_overlap(reason: Reason, names: Named, words: Words) -> str:
    return _("the dates have in common: %(dates)s") % {"dates": _days(reason, words)}


def _days_apart(reason: Reason, names: Named, words: Words) -> str:
    text = ngettext("%(days)s day apart", "%(days)s days apart", reason["days"])
    return text % {"days": reason["days"]}


def _same_place(reason: Reason, names: Named, words: Words) -> str:
    return _("both at: %(place)s") % {"place": _place(reason["place"], names, words)}


def _place_within(reason: Reason, names: Named, words: Words) -> str:
    inner, outer = (_place(reason[key], names, words) for key in ("inner", "outer"))
    return _("%(inner)s lay in %(outer)s") % {"inner": inner, "outer": outer}


def _zones_touch(reason: Reason, names: Named, words: Words) -> str:
    text = _("described places about %(km)s km apart, uncertain by %(radii)s km together")
    return text % {"km": reason["km"], "radii": reason["radii"]}


def _same_type(reason: Reason, names: Named, words: Words) -> str:
    return _("both told as: %(type)s") % {"type": words.label("event_type", reason["type"])}


def _like_types(reason: Reason, names: Named, words: Words) -> str:
    one, other = (words.label("event_type", reason[key]) for key in ("one", "other"))
    return _("told as %(one)s and as %(other)s") % {"one": one, "other": other}


def _common_unit(reason: Reason, names: Named, words: Words) -> str:
    unit = names.units.get(reason["unit"])
    return _("in both: %(unit)s") % {"unit": words.names(unit)[0].text if unit else reason["unit"]}


def _periods_overlap(reason: Reason, names: Named, words: Words) -> str:
    return _("the periods have in common: %(dates)s") % {"dates": _days(reason, words)}


def _same_area(reason: Reason, names: Named, words: Words) -> str:
    return _("both about: %(place)s") % {"place": _place(reason["place"], names, words)}


def _same_claimant(reason: Reason, names: Named, words: Words) -> str:
    agency = names.agencies.get(reason["agency"])
    claimant = words.caption(agency).text if agency else reason["agency"]
    return _("both claimed by: %(claimant)s") % {"claimant": claimant}


def _same_side(reason: Reason, names: Named, words: Words) -> str:
    return _("both count losses of: %(side)s") % {"side": words.label("side", reason["side"])}


_REASONS: dict[str, Callable[[Reason, Named, Words], str]] = {
    "same_day": _same_day,
    "dates_overlap": _dates_overlap,
    "days_apart": _days_apart,
    "same_place": _same_place,
    "place_within": _place_within,
    "zones_touch": _zones_touch,
    "same_type": _same_type,
    "like_types": _like_types,
    "common_unit": _common_unit,
    "periods_overlap": _periods_overlap,
    "same_area": _same_area,
    "area_within": _place_within,
    "same_claimant": _same_claimant,
    "same_side": _same_side,
}


# --- claims in doubt ----------------------------------------------------------------------------


def doubtful(doubts: Iterable[Doubt], words: Words) -> tuple[Doubtful, ...]:
    """Return the doubts with both claims quoted."""
    return tuple(
        Doubtful(
            _quoted(doubt.figure, words),
            _quoted(doubt.against, words),
            reckoning(doubt, words),
            words.review(doubt),
        )
        for doubt in doubts
    )


def _quoted(figure: Figure, words: Words) -> Quoted:
    told = [row for row in (figure.evidence_en, figure.evidence_zh) if row]
    dispatch = figure.dispatch
    return Quoted(
        tuple(
            Said(row.exact, "en" if row is figure.evidence_en else chinese_of(dispatch))
            for row in told
        ),
        passage(told[0], dispatch),
        words.titles_of(dispatch)[0],
    )


def reckoning(doubt: Doubt, words: Words) -> tuple[str, ...]:
    """Return why two claims cannot both hold, a sentence each."""
    said = (_reckoned(reason, words) for reason in doubt.reasons)
    return tuple(sentence for sentence in said if sentence)


def _reckoned(reason: Reason, words: Words) -> str:
    code = reason.get("reason")
    values = {
        "men": number_format(reason["men"], force_grouping=True),
        "count": number_format(reason["count"], 0) if "count" in reason else "",
        "least": number_format(reason["least"], 0) if "least" in reason else "",
        "formation": words.label("echelon", reason.get("echelon", "")),
        "language": {"en": _("English"), "zh": _("Chinese")}.get(reason.get("language", ""), ""),
    }
    if code == "force_had":
        return _("The other claim leaves room for about %(men)s men.") % values
    if code == "formations_need" and not values["language"]:
        return (
            _("%(count)s × %(formation)s, at least %(least)s men each, make at least %(men)s men.")
            % values
        )
    if code == "formations_need":
        return (
            _(
                "%(language)s: %(count)s × %(formation)s, at least %(least)s men each, "
                "make at least %(men)s men."
            )
            % values
        )
    if code == "formations_fit":
        return (
            _("%(language)s: %(count)s × %(formation)s could be formed from %(men)s men.") % values
        )
    return ""
