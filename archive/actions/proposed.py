"""Names that look like places and are not in the gazetteer, as unlocated proposals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.text import slugify

from archive.actions.bulk import insert
from archive.actions.catalogue import named
from archive.actions.fit import fit
from archive.ingest.records import Language, PlaceMention, Reading
from archive.models import Dispatch, Place, PlaceName, short_id
from archive.text.fold import fold


@dataclass(frozen=True, slots=True)
class _Seen:
    key: str
    mention: PlaceMention
    dispatch: Dispatch


def propose_places(
    read: Iterable[tuple[Dispatch, Reading]], analyser: str
) -> dict[str, int | None]:
    """Make a place of every new name and return the place of each folded name.

    A name is shared by all dispatches; one that a curator rejected is not proposed again.
    """
    seen: dict[str, _Seen] = {}
    for dispatch, reading in read:
        for mention in reading.places:
            key = fold(mention.proposed_name)
            if key and mention.place is None:
                seen.setdefault(key, _Seen(key, mention, dispatch))
    if not seen:
        return {}
    known = named(seen)
    fresh = [one for key, one in seen.items() if key not in known]
    return {**known, **_create(fresh, analyser)}


def _create(fresh: Sequence[_Seen], analyser: str) -> dict[str, int]:
    places = [_place(one, analyser) for one in fresh]
    insert(places)
    pairs = list(zip(fresh, places, strict=True))
    insert([_name(one, place) for one, place in pairs])
    return {one.key: place.pk for one, place in pairs}


def _place(one: _Seen, analyser: str) -> Place:
    name = one.mention.proposed_name
    uid = short_id("place", "proposed", one.key)
    chinese = one.mention.quote.language is Language.CHINESE
    return fit(
        Place(
            uid=uid,
            slug=f"{slugify(fold(name))[:100] or 'place'}-{uid[:4]}",
            name_en=name,
            name_zh=name if chinese else "",
            kind="unknown",
            source=_source(one),
            analyser=analyser,
        )
    )


def _name(one: _Seen, place: Place) -> PlaceName:
    chinese = one.mention.quote.language is Language.CHINESE
    script = f"zh-{one.dispatch.script or 'Hans'}"
    name = PlaceName(
        place=place,
        name=one.mention.proposed_name,
        language=script if chinese else "en",
        source=_source(one),
    )
    return fit(name)


def _source(one: _Seen) -> str:
    quote = one.mention.quote
    return f"“{quote.text}”, dispatch {one.dispatch.uid}, {quote.paragraph}"
