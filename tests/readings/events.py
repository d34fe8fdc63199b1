"""Compare the proposals of engagements with what the items expect."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from archive.ingest.records import EventProposal, Reading

Item = dict[str, Any]
Same = Callable[[Any, Any], bool]


def pairs(
    expected: list[Item], result: Reading, same: Same, loose: bool = False
) -> Iterator[tuple[Item, EventProposal]]:
    """Yield each expected event with the proposal that stands for it, those that may lack last.

    ``loose``: the evidence alone decides where nothing fits in kind, type, date and places.
    """
    left = list(result.events)
    waiting = sorted(expected, key=lambda e: bool(e.get("optional")))
    for test in (_fits, _attests) if loose else (_fits,):
        for wanted in list(waiting):
            match = next((e for e in left if test(wanted, e, result, same)), None)
            if match is not None:
                left.remove(match)
                waiting.remove(wanted)
                yield wanted, match


def told(event: EventProposal, result: Reading) -> str:
    """Return a proposal as a line for the eye."""
    words = [
        f"{event.kind} {event.type} {event.date.edtf if event.date else None}",
        " ".join(f"{p.role}={_words(result.places, p.mention)}" for p in event.places),
        " ".join(f"{u.role}={_words(result.units, u.mention)}" for u in event.units),
        " ".join("/".join(w) for w in map(_figure_words(result), event.figures)),
    ]
    return " · ".join(words)


def links(
    layer: str, expected: list[Item], result: Reading, same: Same
) -> tuple[int, int, int, list[str]]:
    """Return how many units or figures of the events are right, wanted, and found."""
    right = wanted_all = found_all = 0
    paired = list(pairs(expected, result, same, loose=True))
    lines = [told(event, result) for event in result.events]
    for wanted, event in paired:
        if layer == "event-figures":
            musts = [(None, words) for words in wanted.get("figures", [])]
            may = wanted.get("figures_may", [])
            held = [(None, _figure_words(result)(figure)) for figure in event.figures]
        else:
            musts = [(r, words) for r, ws in wanted.get("units", {}).items() for words in ws]
            may = []
            held = [(u.role, _words(result.units, u.mention)) for u in event.units]
        hit = [m for m in musts if any(_role(m[0], r) and _touch(m[1], w) for r, w in held)]
        if layer == "event-figures":
            free = [w for _, w in held if not any(_touch(m, w) for _, m in musts)]
            found_all += len(hit) + sum(not any(_touch(m, w) for m in may) for w in free)
        else:  # only a unit on the wrong side is a fault: collectives may stand beside
            wrong = [
                m for m in musts if any(not _role(m[0], r) and _touch(m[1], w) for r, w in held)
            ]
            found_all += len(hit) + len([m for m in wrong if m not in hit])
        right += len(hit)
        wanted_all += 0 if wanted.get("optional") and not hit else len(musts)
    seen = [id(wanted) for wanted, _ in paired]
    for wanted in expected:
        if id(wanted) not in seen and not wanted.get("optional"):
            key = "figures" if layer == "event-figures" else "units"
            missed = wanted.get(key, [])
            wanted_all += (
                len(missed) if isinstance(missed, list) else sum(map(len, missed.values()))
            )
    return right, wanted_all, found_all, lines


def _fits(wanted: Item, event: EventProposal, result: Reading, same: Same) -> bool:
    date = event.date.edtf if event.date else None
    places = [_words(result.places, p.mention) for p in event.places]
    known = [*wanted["places"], *wanted.get("may", [])]
    return (
        _attests(wanted, event, result, same)
        and same(wanted.get("kind", "engagement"), str(event.kind))
        and same(wanted["type"], event.type)
        and same(wanted["date"], date)
        and all(any(_touch(one, place) for place in places) for one in wanted["places"])
        and all(any(_touch(one, place) for one in known) for place in places)
    )


def _attests(wanted: Item, event: EventProposal, result: Reading, same: Same) -> bool:
    return any(word in quote.text for word in wanted["q"].split("|") for quote in event.evidence)


def _role(wanted: str | None, role: str | None) -> bool:
    sides = {"pursuer": "attacker", "pursued": "defender", "garrison": "defender"}
    return wanted is None or wanted == sides.get(role or "", role)


def _touch(wanted: str, words: Iterable[str]) -> bool:
    return any(a in b or b in a for a in wanted.split("|") for b in words)


def _words(mentions: Iterable[Any], id: str) -> list[str]:
    mention = next(m for m in mentions if m.id == id)
    return [q.text for q in getattr(mention, "quotes", None) or (mention.quote,)]


def _figure_words(result: Reading) -> Callable[[str], list[str]]:
    by_id = {figure.id: figure for figure in result.figures}
    return lambda id: [quote.text for quote in by_id[id].quotes]
