"""Figures of English text: number, object, measure and the verb that claims them."""

from __future__ import annotations

import re
from bisect import bisect_left

from archive.ingest.extract.figures_english_nouns import Nouns
from archive.ingest.extract.figures_english_numbers import clauses, counting
from archive.ingest.extract.figures_english_shares import (
    among,
    fate_of_these,
    share,
    subject,
    what_they_are,
    whole_after,
    whole_before,
)
from archive.ingest.extract.figures_english_verbs import (
    LISTED,
    done_after,
    fallen,
    is_acted_on,
    is_cost,
    is_suffered,
    leading,
    modifying,
    noun_action,
    self_run,
    told_before,
    unnamed_people,
)
from archive.ingest.extract.figures_line import Hits, Parts, Verbs
from archive.ingest.extract.figures_words import (
    AREAS,
    DISTANCES,
    DONE_TO_THINGS,
    DURATIONS,
    POSITIONS,
    Claim,
    Hit,
    Vocabulary,
    acting,
    fitting,
    implied_object,
    is_event,
)
from archive.ingest.records import Paragraph
from archive.text.numerals import Number

_JOINERS = frozenset((" and ", " or ", ", ", ", and ", ", or ", " and/or "))
_LONG = re.compile(r"[\s-]long\b")
# "31,220, all of them dead" counts people; "31,220 widgets" counts something unknown.
_STANDS_ALONE = re.compile(
    r"\s*(?:$|[^\w\s'’-]|(?:in|on|at|and|or|near|by|from|during|of whom|were|was|there|here|this"
    r"|last|while|when|before|after|along with|together with|out of|as well as)\b"
    r"(?!\s(?:one|two|\d)))"
)
_PURPOSE = re.compile(
    r"\b(?:tasked with|in order to|with a view to|aim(?:ed|ing) (?:at|to)|plan to)\b"
)
_PARTS = re.compile(r"\bincluding\b|\b(?:of|among) (?:whom|which|them)\b|\bamong them\b")
_PART_SIGNS = ("including", " whom", " which", " them")
_FELL = re.compile(r" fell(?=[.,;]|$| (?:in|on|at|during|before|to|there|that|and|as|one)\b)")
_LEFT = frozenset(("withdrew", "captured_position", "abandoned"))
_FALLEN = ("personnel", "formation", "people", *POSITIONS)
_ONE_OF = re.compile(r"\s+of\b")
_NOT_COUNTED = re.compile(
    r"\b(?:not|each|every|another|the last|only|no|any|without|per|the|this|that|its) $"
)
_CURRENCIES = frozenset("$£¥€")
_GUNS = re.compile(r"guns?$")
_MANY_GUNS = 1000
_RAILWAY = frozenset(("train", "locomotive", "railway_car"))
_CARS = frozenset((" car", "cars"))
_LEAST_POPULATION = 100
_FLYING = re.compile(
    r"\b(?:air|aerial|aircraft|planes?|bombers?|bomb\w*|jets?|sort(?:ie|ies)|pilots?|squadrons?|migs?"
    r"|sabres?|shot down|brought down|airfields?|flew|flying|flown|strafed?|strafing|crashed"
    r"|raids?|fighter-bombers?|downed|escort\w*)\b"
)
_IS_TOLD = re.compile(r" (?:were|was|are|have|had) ")
_SHARED = re.compile(
    r" (?:and|or) (?:\w+ )??\w+ (?:[\d,]+|two|three|four|five|six|seven|eight|nine|ten)(?= [a-z])"
)
_ASIDE = re.compile(
    r", (?:including|among them|mostly|mainly|chiefly|nearly all|almost all|most of (?:them|whom))"
    r" [^,;.]{1,60},(?= )"
)
_OF_WHOM = ("of whom ", "of them ", "among whom ", "among them ")
_CAUGHT = ("arrest", "detain", "intern", "round", "execut", "deport")
_HELD = re.compile(r"\b(?:defended|held|garrisoned|manned|guarded|occupied) by (?:\w+ )?$")
_ON_BOARD = (" on board", " aboard")
_BEARING = (" carrying ", " carrying about ", " carrying some ")
_MEN_OF = ("-man ", "-strong ")


def read(paragraph: Paragraph, words: Vocabulary, masked: bytearray, sides: Hits) -> list[Claim]:
    """Return the figures of an English paragraph, in order."""
    folded = paragraph.folded
    acts = acting(words.actions.find(paragraph), sides.hits)
    actions = Hits([hit for hit in acts if not is_cost(folded, hit)])
    numbers = counting(paragraph, actions, masked, sides)
    if not numbers:
        return []
    known = Nouns(
        folded,
        actions,
        Hits(words.objects.find(paragraph)),
        words.measures,
        sides,
    )
    verbs = Verbs(folded, actions, _JOINERS, modifying(known))
    has_parts = any(sign in folded for sign in _PART_SIGNS)
    parts = Parts(_PARTS.finditer(folded) if has_parts else ())
    claims: list[Claim] = []
    start = index = 0
    starts = [number.start for number in numbers]
    for end in clauses(paragraph.text, folded):
        verbs.enter(start, end, goes_on=folded.endswith(";", 0, start))
        last = bisect_left(starts, end)
        if index < last:
            here = numbers[index:last]
            last_told = claims[-1] if claims else None
            claims += _read_segment(known, here, verbs, parts, start, end, last_told)
        start, index = end, last
        if index == len(numbers):
            break
    return claims


def _read_segment(
    known: Nouns,
    numbers: list[Number],
    verbs: Verbs,
    parts: Parts,
    start: int,
    end: int,
    told: Claim | None,
) -> list[Claim]:
    """Return the figures of a clause; `told` is the last one before it, of which it may go on."""
    parts.enter()
    claims: list[Claim] = []
    for number in numbers:
        claim = _claim(known, number, verbs, claims, start, end)
        if claim is None and told is not None and not claims:
            claim = _one_more(known, number, told)
        if claim is None:
            continue
        if claim.part_of is None:
            claim.part_of = parts.whole_of(claim, verbs)
            if claim.part_of and claim.action == "count":
                claim.action, claim.object = fitting(claim.part_of.action, claim.object)
        else:
            parts.pass_over(claim)
        if claim.told and claim.part_of is None:
            _tell_list(known.folded, claims, claim)
        elif claims and _is_same(known.folded, claims[-1], claim):
            claims[-1].action = claim.action
        claims.append(claim)
    return claims


def _is_same(folded: str, one: Claim, claim: Claim) -> bool:
    """Say whether a number tells how many men a formation before it had: "a battalion, 600 men"."""
    return (
        not one.told
        and one.object.startswith("formation")
        and claim.object == "personnel"
        and folded[one.end : claim.start] == ", "
        and claim.number.qualifier != "exact"
    )


def _tell_list(folded: str, before: list[Claim], claim: Claim) -> None:
    """Give the verb of "12 policemen and seven planters were killed" to the whole list."""
    following = claim
    for one in reversed(before):
        if one.told and one.action == "lost" and one.object.startswith("personnel"):
            # "lost 59 officers and 600 killed", but "436 killed, 458 missing and 2,060 wounded"
            missing = folded.endswith((" missing", " unaccounted for"), 0, one.end)
            one.told = missing or claim.action not in ("killed", "wounded")
        if one.told or folded[one.end : following.start] not in LISTED:
            return
        if one.action not in ("share", "duration", "length"):
            one.action, one.object = fitting(claim.action, one.object)
            one.told = True
        following = one


def _claim(
    known: Nouns, number: Number, verbs: Verbs, before: list[Claim], start: int, end: int
) -> Claim | None:
    folded = known.folded
    if number.share:
        return share(known, number, before)
    exact_one = number.value == 1 and number.qualifier == "exact"
    if exact_one and _is_no_count(folded, number):
        return None
    counts_the_whole = known.counts_the_whole(number.start)
    is_shared = counts_the_whole and bool(before) and before[-1].number.share
    is_whole = counts_the_whole and not is_shared
    unit, position = known.measure(number.end)
    thing = known.object(position, end)
    code, stop = (thing.code, known.with_second(thing.end)) if thing else ("", position)
    begin = number.start
    if begin and folded[begin - 1] in _CURRENCIES:
        thing, code, stop, unit, begin = None, "money", number.end, "", number.start - 1
    others = known.others(number) if thing is None else 0
    stop = others or stop
    if not unit and (part := whole_after(folded, number, before, thing)):
        stop = thing.end if thing else number.end
        part.part_of = Claim(number.start, stop, number, part.object, "strength")
        return part.part_of
    is_article = folded[number.start] == "a" and number.end - number.start < 3
    if is_article and (thing is None or is_event(code) or code == "area"):
        return None
    if is_whole and not code.startswith(("personnel", "people")):
        return None  # "3 of the 5 posts" counts posts once; the 300 of "ten of the 300 men" fought
    if exact_one and thing and not known.is_whole_noun(stop):
        return None  # "a district committee member"
    if (
        code == "vehicle"
        and any(claim.object in _RAILWAY for claim in before[-4:])
        and folded[stop - 4 : stop] in _CARS
    ):
        code = "railway_car"
    action: str | None
    led = leading(number, verbs) if not code and not unit else None
    run, is_told = self_run(folded, stop, verbs)
    if not run and (aside := _ASIDE.match(folded, stop)):  # "31 weapons, including two guns, were"
        run, is_told = self_run(folded, aside.end(), verbs)
    if not run and code.startswith(_FALLEN) and (fell := _FELL.match(folded, stop)):
        run = [Hit(stop + 1, fell.end(), "killed")]
    elif not code and not unit and not run and (people := unnamed_people(folded, stop, verbs)):
        code, stop, run = "personnel", *people
    if not code and not unit and not run and (dead := fallen(folded, stop, verbs)):
        run = [dead]
    if led:
        action, begin = led.code, led.start
    elif is_whole:
        action = None  # "not one of the 300 defenders escaped" says of one what they did
    elif run:
        action = verbs.joint(run)
        if action in ("captured", "seized", "captured_position"):
            # Bodies that were recovered were killed, prisoners that were taken captured.
            action = noun_action(thing, verbs) or action
        stop = stop if code or others else run[-1].end
    else:
        let_go = verbs.hits.ending(number.start - 1)
        freed = let_go is not None and let_go.code == "released"
        action = "released" if freed else noun_action(thing, verbs)
        if action is None and not is_told:
            action = (
                told_before(folded, number, code, verbs, before)
                or done_after(folded, number, code, verbs)
                or verbs.nearest(number.start)
            )
    if others and not code:
        code = before[-1].object if before else implied_object(action or "")
    whole = whole_before(folded, number, before) if not code else None
    is_equal = False
    if not code and action in DONE_TO_THINGS and (shared := _SHARED.match(folded, number.end)):
        # "shot down 57 and damaged 112 enemy planes"
        both = known.object(shared.end(), end)
        code = both.code if both else ""
    if not code and (whole or run or led or unit or _STANDS_ALONE.match(folded, number.end)):
        code = whole.object if whole else subject(known, number, start)
        is_equal = bool(code) and whole is None
        code = code or implied_object(action or "")
        if not code and before and (action in DONE_TO_THINGS or action in _LEFT):
            code = before[-1].object  # "shot down seven planes and damaged two"
    if not code and number.value and number.value > 1:
        # "arrested 216 Kikuyu"
        caught = verbs.hits.ending(number.start - 1)
        if caught and folded.startswith(_CAUGHT, caught.start):
            stop = known.word_end(number.end) or stop
            code = "people"
    if not code and before and folded.endswith(_OF_WHOM, 0, number.start):
        code, action = before[-1].object, action or before[-1].action  # "of whom 700 were Turks"
        if kind := what_they_are(known, number, end):
            code, stop = kind.code, kind.end  # "of whom 412 are officers"
    if (
        not code
        and (fate := fate_of_these(folded, number))
        and (kind := what_they_are(known, number, end))
    ):
        code, stop, action = kind.code, kind.end, fate
    if not code:
        return None
    if is_shared and code.startswith("personnel"):
        action = noun_action(thing, verbs) or "strength"  # "two-thirds of the 1,726 prisoners died"
    if not run and code.startswith(_FALLEN) and _is_aboard(folded, begin, stop):
        action = None
    if code.startswith(("formation", "personnel")) and _HELD.search(
        folded, max(0, begin - 24), begin
    ):
        action = "strength"  # "a post defended by a company fell"
    if unit in DISTANCES and (
        _LONG.match(folded, known.measure(number.end)[1]) or folded.startswith("-", number.end)
    ):
        action = "length"  # "a 90-metre bridge"
    if unit in DISTANCES and code.startswith(("personnel", "formation")):
        return None  # "90 miles downstream, went over"
    if unit in DISTANCES and folded.endswith("within ", 0, number.start):
        return None  # "within 20 miles of" a place tells where it is
    if folded.startswith(_MEN_OF, number.end) or (
        code == "aircraft" and thing and _are_men(folded, thing)
    ):
        code = "personnel"  # a 600-man column, 1,200 fighters
    if code == "small_arms" and thing and _is_artillery(folded, thing, number):
        code = "artillery"
    if unit in AREAS:
        code = "area"
    doing, what = fitting(action, code)
    if doing == "population" and is_told and not led:
        doing = "count"  # "30,000 civilians were made homeless"
    if exact_one and (doing == "count" or what in DURATIONS):
        return None
    if doing == "population" and number.value is not None and number.value < _LEAST_POPULATION:
        return None  # "his son was 18"
    if number.qualifier == "many" and (
        doing == "count" or _PURPOSE.search(folded, max(start, number.start - 200), number.start)
    ):
        return None  # "tasked with annihilating many": a wish is no claim
    whole = whole or among(folded, number, before)
    claim = Claim(begin, stop, number, what, doing, unit, part_of=whole)
    claim.told = (
        (not is_whole and bool(run)) or is_equal or is_acted_on(folded, begin, verbs, before)
    )
    claim.suffered = is_suffered(known, begin, number, verbs, before)
    return claim


def _is_aboard(folded: str, begin: int, stop: int) -> bool:
    """Say whether people are only said to be on what was sunk or blown up."""
    return folded.startswith(_ON_BOARD, stop) or folded.endswith(_BEARING, 0, begin)


def _one_more(known: Nouns, number: Number, told: Claim) -> Claim | None:
    """Return "350 more were carried in" after a clause that told of 1,300 wounded."""
    stop = known.others(number)
    if not stop or told.object in DURATIONS or not _IS_TOLD.match(known.folded, stop):
        return None
    return Claim(number.start, stop, number, told.object, told.action)


def _is_artillery(folded: str, thing: Hit, number: Number) -> bool:
    """Say whether bare "guns" are artillery; thousands of them are rifles."""
    last = folded[max(thing.start, thing.end - 5) : thing.end].strip()
    few = number.value is not None and number.value < _MANY_GUNS
    return few and _GUNS.fullmatch(last) is not None and thing.end - thing.start < 6


def _are_men(folded: str, thing: Hit) -> bool:
    """Say whether "fighters" are men: nothing around them flies."""
    if not folded.startswith("fighter", thing.start) or "-" in folded[thing.start : thing.end]:
        return False
    return _FLYING.search(folded, max(0, thing.start - 150), thing.end + 150) is None


def _is_no_count(folded: str, number: Number) -> bool:
    """Say whether "one" is no figure: "one of the", "each one", "the last one"."""
    if _ONE_OF.match(folded, number.end):
        return True
    if folded.startswith("a single", number.start) and folded.endswith(" of ", 0, number.start):
        return "without" in folded[max(0, number.start - 24) : number.start]
    return _NOT_COUNTED.search(folded, max(0, number.start - 12), number.start) is not None
