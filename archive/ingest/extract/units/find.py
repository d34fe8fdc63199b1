"""Formations found in one paragraph, before those of the whole article are put together."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from archive.ingest.belligerents import OWN, Camps, SideWord, is_lower
from archive.ingest.extract.units.armies import COLLECTIVE, armies
from archive.ingest.extract.units.bodies import bodies, is_rising
from archive.ingest.extract.units.chinese import chinese_formations
from archive.ingest.extract.units.english import BRANCHES, english_formations
from archive.ingest.extract.units.formation import Formation
from archive.ingest.extract.units.vocabulary import Formations, rank
from archive.ingest.records import Language, Paragraph, ParagraphKind
from archive.text.spans import Match

# "Regiment 209 (Division 312)", "the 8th Regiment of the U.S. 1st Cavalry Division".
_OF = re.compile(
    r"(?:(?: of | ?[(（](?:of )?|, of )(?:the )?|, )(?:(?:[A-Z][\w.'’-]*|\w\.\w\.) ){0,2}"
)
_POSSESSIVE = re.compile(r"['’]s? ")
_BELONGS = re.compile(r"的?|所?[属辖]的?")
_STOPS = {
    Language.ENGLISH: re.compile(r"(?<![ .][a-z])[.](?=\s|$)|[;:]"),
    Language.CHINESE: re.compile(r"[,;:。]"),
}
_LISTED = ("、", "和", "及", "与")
# What stands between a formation and the side that it fights.
_OPPOSED = re.compile(
    r"\b(?:attacked|fought|beat (?:back|off)|repulsed|repelled|ambushed|against|killed|captured"
    r"|annihilated|wiped out|overran|routed|destroyed|besieged|surrounded|engaged|met|faced|shot"
    r"|blew up|raided|stormed|took|seized|shelled|bombed|clashed with|struck|drove|threw back)\b"
    r"|\b(?:was|were|been|being)(?: \w+){1,3} by\b"
    r"|猛攻|进攻|攻打|袭击|伏击|围攻|截击|全歼|歼灭|消灭|击溃|毙伤|围歼|包围|俘虏|击退|痛歼|重创"
)
_AROUND = 60


def formations_in(paragraph: Paragraph, known: Formations, camps: Camps) -> list[Formation]:
    """Return the formations of a paragraph in order, linked to their parents."""
    chinese = paragraph.language is Language.CHINESE
    words = paragraph.found(known.words)
    hits = [(word, match) for match in words for word in match.value if isinstance(word, str)]
    found: list[Formation] = []
    # II/1st RCP and the 65th Infantry need no echelon word.
    if hits or "/" in paragraph.text or (not chinese and _has_branch(paragraph.text)):
        read = chinese_formations if chinese else english_formations
        found = _longest(read(paragraph, hits, known))
    if len(hits) < len(words):
        found = _with_names(paragraph, found, known, camps)
    sides = paragraph.found(known.sides)
    if sides:
        found = sorted([*found, *armies(paragraph, sides, found, camps)], key=_by_span)
    # The capitals of a heading tell no name from a verb.
    if paragraph.kind not in (ParagraphKind.TITLE, ParagraphKind.HEADLINE):
        found = sorted([*found, *bodies(paragraph, sides, found, camps)], key=_by_span)
    if not found:
        return []
    linked = _linked(paragraph, found, chinese=chinese)
    return _identified(_sided(paragraph, linked, known, camps), known, camps, paragraph.folded)


def _has_branch(text: str) -> bool:
    return any(branch in text for branch in BRANCHES)


def _longest(found: Iterator[Formation]) -> list[Formation]:
    """Return the formations in order, the longer one where two overlap."""
    kept: list[Formation] = []
    for item in sorted(found, key=_by_span):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def _by_span(item: Formation) -> tuple[int, int]:
    return item.start, -item.end


def _with_names(
    paragraph: Paragraph, found: list[Formation], known: Formations, camps: Camps
) -> list[Formation]:
    """Add the formations that have a name and no number: the Vietnam People's Army."""
    named = []
    for match in paragraph.found(known.words):
        units = [unit for unit in match.value if not isinstance(unit, str)]
        if len(units) != 1 or is_lower(paragraph, match.start, match.end):
            continue
        unit, relative = units[0]
        # Every war has its "People's Army".
        if camps.own == unit.side or not relative:
            named.append(Formation(match.start, match.end, unit.echelon, side=unit.side, unit=unit))
    if not named:
        return found
    # A number says more than a name that it stands in.
    starts = [item.start for item in found]
    kept = list(found)
    for item in named:
        at = bisect_left(starts, item.end)
        if at == 0 or found[at - 1].end <= item.start:
            kept.append(item)
    return sorted(kept, key=_by_span)


def _linked(paragraph: Paragraph, found: list[Formation], *, chinese: bool) -> list[Formation]:
    """Link what the text puts together: "Regiment 209 (Division 312)", 第五外籍军团第三营."""
    linked = list(found)
    for index, (first, second) in enumerate(pairwise(found)):
        lettered = first.echelon == "company" and first.number is None
        if not (first.ordinal or lettered) or second.ordinal is None:
            continue
        if second.start - first.end > _AROUND:
            continue
        one, other = rank(first.echelon), rank(second.echelon)
        if chinese:
            # A column has no rank of its own; what it is printed before is a part of it.
            above = one > other if other >= 0 else one >= rank("corps")
            if (above or (one < 0 <= other)) and _BELONGS.fullmatch(
                paragraph.folded, first.end, second.start
            ):
                linked[index + 1] = linked[index + 1]._replace(parent=index)
        elif one < other and _OF.fullmatch(paragraph.text, first.end, second.start):
            linked[index] = linked[index]._replace(parent=index + 1)
        elif one > other and _POSSESSIVE.fullmatch(paragraph.text, first.end, second.start):
            linked[index + 1] = linked[index + 1]._replace(parent=index)
    return _shared(_beside(linked, paragraph.folded) if chinese else linked)


def _beside(linked: list[Formation], folded: str) -> list[Formation]:
    """Give the parent of 第二十四团 to the 第三十五团 listed after it."""
    for index, (first, second) in enumerate(pairwise(linked)):
        if (
            first.parent is not None
            and second.parent is None
            and second.ordinal is not None
            and second.plain
            and first.echelon == second.echelon
            and folded[first.end : second.start] in _LISTED
        ):
            linked[index + 1] = second._replace(parent=first.parent)
    return linked


def _shared(linked: list[Formation]) -> list[Formation]:
    """Give the parent of one formation of a list to the others: "Regiments 98 and 174 of …"."""
    for step, order in ((-1, range(1, len(linked))), (1, range(len(linked) - 2, -1, -1))):
        for index in order:
            item, beside = linked[index], linked[index + step]
            if item.head >= 0 and item.head == beside.head and item.parent is None:
                linked[index] = item._replace(parent=beside.parent)
    return linked


def _sided(
    paragraph: Paragraph, found: list[Formation], known: Formations, camps: Camps
) -> list[Formation]:
    """Give each formation the side that the nearest words of its clause name."""
    words = [word for word in paragraph.found(known.sides) if not word.value[0].speaks]
    if not words and paragraph.language is Language.ENGLISH:
        return found
    folded, stops = paragraph.folded, _STOPS[paragraph.language]
    starts = [word.start for word in words]
    owners = _owners(words, found)
    sided = []
    for item in found:
        if item.side:
            sided.append(item)
            continue
        if item.echelon == COLLECTIVE and is_rising(folded[item.start : item.end]):
            # Who fights a colonial power or a government is a rebel to its newspapers.
            sided.append(item._replace(side=camps.own if camps.own != OWN else ""))
            continue
        if prefixed := known.prefix_side(folded, item.start):
            sided.append(item._replace(side=camps.resolve(prefixed)))
            continue
        low = bisect_left(starts, item.start - _AROUND)
        high = bisect_left(starts, item.end + _AROUND)
        # "The 23rd Regiment and a French battalion": a side in the name of others is theirs.
        free = [w for w in words[low:high] if owners.get(w.start, item.start) == item.start]
        word = _nearest(folded, item, free, stops)
        sided.append(item._replace(side=camps.resolve(word.value[0].side)) if word else item)
    return sided


def _owners(
    words: Sequence[Match[tuple[SideWord, ...]]], found: Sequence[Formation]
) -> dict[int, int]:
    """Return where the formation starts whose name holds a side word, by where the word starts."""
    owners: dict[int, int] = {}
    index = 0
    for word in words:
        while index < len(found) and found[index].end <= word.start:
            index += 1
        if index < len(found) and found[index].start <= word.start:
            owners[word.start] = found[index].start
    return owners


def _nearest(
    folded: str,
    item: Formation,
    words: Sequence[Match[tuple[SideWord, ...]]],
    stops: re.Pattern[str],
) -> Match[tuple[SideWord, ...]] | None:
    best, distance = None, _AROUND + 1
    for word in words:
        start, end = min(item.start, word.start), max(item.end, word.end)
        away = max(item.start - word.end, word.start - item.end)
        if away >= distance or end - start > _AROUND + item.end - item.start:
            continue
        first, last = min(item.end, word.end), max(item.start, word.start)
        if not stops.search(folded, start, end) and not _OPPOSED.search(folded, first, last):
            best, distance = word, away
    return best


def _identified(
    found: list[Formation], known: Formations, camps: Camps, folded: str
) -> list[Formation]:
    """Name the units that the list knows, superiors first; a child takes its parent's side."""
    named = list(found)
    for index in superiors_first(found):
        item = named[index]
        if item.unit is not None or item.ordinal is None:
            continue
        parent = named[item.parent] if item.parent is not None else None
        side = parent.side if parent and parent.side else item.side
        if parent is not None and parent.unit is None:
            named[index] = item._replace(side=side)
            continue  # a part of a formation that the list does not know
        superior = parent.unit.slug if parent and parent.unit else None
        sides = frozenset((side,)) if side else _possible(camps)
        plain = item.plain and not side
        words = folded[item.start : item.end]
        unit = known.known(item.ordinal, item.echelon, sides, superior, words, plain=plain)
        if unit is None and item.plain and parent is None:
            own = frozenset((camps.own,))
            unit = known.known(item.ordinal, item.echelon, own, None, words, plain=True)
        named[index] = item._replace(unit=unit, side=unit.side if unit else side)
    return named


def _possible(camps: Camps) -> frozenset[str]:
    """Return the sides that a formation of nobody in particular may be of; none means any."""
    return frozenset() if camps == Camps() else camps.sides


def superiors_first(found: Sequence[Formation]) -> list[int]:
    """Return the indexes of formations so that each comes after the one it belongs to."""
    if all(item.parent is None for item in found):
        return list(range(len(found)))
    depths = []
    for item in found:
        depth, parent = 0, item.parent
        while parent is not None and depth < len(found):
            depth, parent = depth + 1, found[parent].parent
        depths.append(depth)
    return sorted(range(len(found)), key=depths.__getitem__)
