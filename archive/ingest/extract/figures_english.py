"""Figures of English text: number, object, measure and the verb that claims them."""

from __future__ import annotations

import re
from bisect import bisect_left

from archive.ingest.extract.figures_english_nouns import Nouns
from archive.ingest.extract.figures_english_numbers import clauses, counting
from archive.ingest.extract.figures_line import Hits, Parts, Verbs
from archive.ingest.extract.figures_words import (
    CASUALTIES,
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
    is_troops,
)
from archive.ingest.records import Paragraph
from archive.text.numerals import Number

_JOINERS = frozenset((" and ", " or ", ", ", ", and ", ", or ", " and/or "))
_LISTED = frozenset(
    (", ", " and ", ", and ", " or ", " as well as ", ", as well as ", " plus ", " - ", " -- ",
     " \u2013 ", " \u2014 ")
)  # fmt: skip
_AFTER_VERB = frozenset((" ", " a total of ", " another ", " the ", " in all ", " altogether "))
_LONG = re.compile(r"[\s-]long\b")
_ADVERBS = (
    r"(?:(?:also|either|all|later|soon|then|thus|estimated|believed|reported|presumed|known|feared"
    r"|said to have been|\w+ly)\s+){0,2}"
)
_BE = re.compile(
    r"[\"”’]?(?:\s?[-\u2013\u2014)]{1,2})?\s+"
    r"(?P<be>(?:were|was|are|is|have been|had been|has been|being|got)\s+"
    rf"(?:being\s+)?)?(?P<have>ha(?:ve|d|s)\s+)?{_ADVERBS}"
)
_EQUALS = re.compile(
    r"\b(?:was|were|is|are|reached|totall?ed|amounted to|numbered|stood at|to|at) $"
)
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
_OF_THE = re.compile(r"\b(?:of|among) (?:the |their |its |these )?$")
_PART_FOLLOWS = re.compile(r"[ ,]*|[^\d;:]{1,60}, (?:but )?(?:(?:only|just|barely|no more than) )?")
_OUT_OF = re.compile(
    r"(?:[^\d;:,]{0,40}|[^\d;:]{0,40}\b(?:killed|wounded|missing|captured)) (?:out of|of)"
    r" (?:the |their |its )?(?:a total of |some |about )?"
)
_OF_WHICH = re.compile(r"\s*(?:$|[^\w\s'’%-])|\s(?:in all|engaged|in action|altogether)\b")
_BEFALLEN = re.compile(
    r"(?:ed|down|sunk|put out of action|lost|taken|shot|dead|missing|strong|prisoners?|captive"
    r"|burnt|slain|hurt|up|cut|captives|casualties|bodies|corpses|lives)$"
    r"|^(?:taken|burned|burnt|set|wiped|knocked|blown|fell|fled)\b"
)
_DONE_BY_ITSELF = frozenset(
    ("fled", "surrendered", "deserted", "mutinied", "withdrew", "participated", "landed")
)
_MODIFYING = frozenset(("participated", "committed"))
_NO_OBJECT = re.compile(r"[,.;)]|$| (?:there|here|in|on|at|near|against|along|around)\b")
_FELL = re.compile(r" fell(?=[.,;]|$| (?:in|on|at|during|before|to|there|that|and|as|one)\b)")
# What takes an object: without "was" before it, its subject does it.
_DONE_TO_OTHERS = DONE_TO_THINGS | {
    "annihilated", "killed", "wounded", "killed_or_wounded", "killed_or_captured", "captured",
    "captured_position", "besieged", "routed", "massacred", "liberated", "pursued", "crushed",
    "repelled", "launched", "abandoned", "airlifted",
}  # fmt: skip
_WITHOUT_OBJECT = re.compile(
    r"\s*(?:$|[^\w\s\"“'‘])|\s+(?:by|in|on|at|near|during|from|to|and|or|within|after|before|along"
    r"|around|between|for|as|when|while|so|over|since|last|this week|yesterday|today|here|there|was"
    r"|were|is|are|ha[sd]|have|of|with|under|inside|outside|north|south|east|west)\b"
)
_WAS = re.compile(r"\b(?:was|were|is|are|be|been|being|got)(?: (?:\w+ly|all|either|also))? $")
# What stands before the subject of a clause: "troops shot 639 rebels" has another one.
_IS_SUBJECT = re.compile(
    r"(?:^|[,;:.\"”“(\u2013\u2014-] ?|\b(?:and|that|when|while|where|but|as|after|before|then|which"
    r"|of|today|yesterday|night|morning|day|only|the) )$"
)
_PASSIVE_FORMS = ("were ", "was ", "been ")
_NOUNS = ("casualt", "loss", "prisoner", "bod", "dead", "booty", "corpse", "fatalit")
_JOINED = (" and ", ", ", " or ", " but ")
_LEFT = frozenset(("withdrew", "captured_position", "abandoned"))
_FALLEN = ("personnel", "formation", "people", *POSITIONS)
# What is done to people only, so that "three askaris" who suffer it are people.
_HUMAN = frozenset(("killed", "wounded", "massacred", "deserted", "mutinied", "surrendered"))
_PLURAL = re.compile(r" (?:[a-z]+ )?[a-z]+s(?= )")
_ONE_OF = re.compile(r"\s+of\b")
_OF_NUMBER = re.compile(r" of (?:the|its|their) [\d,]+(?= )")  # "half of the 3,000 prisoners"
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
_ASIDE = re.compile(r", (?:including|among them) [^,;.]{1,60},(?= )")
_OF_WHOM = ("of whom ", "of them ", "among whom ", "among them ")
_MEN_OF = ("-man ", "-strong ")


def read(paragraph: Paragraph, words: Vocabulary, masked: bytearray, sides: Hits) -> list[Claim]:
    """Return the figures of an English paragraph, in order."""
    folded = paragraph.folded
    actions = Hits(acting(words.actions.find(paragraph), sides.hits))
    numbers = counting(paragraph, actions, masked)
    if not numbers:
        return []
    known = Nouns(
        folded,
        actions,
        Hits(words.objects.find(paragraph)),
        words.measures,
        sides,
    )
    verbs = Verbs(folded, actions, _JOINERS, _modifying(known))
    has_parts = any(sign in folded for sign in _PART_SIGNS)
    parts = Parts(_PARTS.finditer(folded) if has_parts else ())
    claims: list[Claim] = []
    start = index = 0
    starts = [number.start for number in numbers]
    for end in clauses(paragraph.text, folded):
        verbs.enter(start, end, goes_on=folded.endswith(";", 0, start))
        last = bisect_left(starts, end)
        if index < last:
            claims += _read_segment(known, numbers[index:last], verbs, parts, start, end)
        start, index = end, last
        if index == len(numbers):
            break
    return claims


def _modifying(known: Nouns) -> frozenset[int]:
    """Return where the participles of "the men engaged there" start: they claim nothing."""
    return frozenset(
        hit.start
        for hit in known.actions
        if hit.code in _MODIFYING
        and known.folded.endswith("ed", hit.start, hit.end)
        and known.objects.ending(hit.start - 1)
        and _NO_OBJECT.match(known.folded, hit.end)
    )


def _read_segment(
    known: Nouns, numbers: list[Number], verbs: Verbs, parts: Parts, start: int, end: int
) -> list[Claim]:
    parts.enter()
    claims: list[Claim] = []
    for number in numbers:
        claim = _claim(known, number, verbs, claims, start, end)
        if claim is None:
            continue
        if claim.part_of is None:
            claim.part_of = parts.whole_of(claim, verbs)
            if claim.part_of and claim.action == "count":
                claim.action, claim.object = fitting(claim.part_of.action, claim.object)
        if claim.told:
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
            one.told = claim.action not in (
                "killed",
                "wounded",
            )  # "lost 59 officers and 600 killed"
        if one.told or folded[one.end : following.start] not in _LISTED:
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
        return _share(known, number, before)
    exact_one = number.value == 1 and number.qualifier == "exact"
    if exact_one and _is_no_count(folded, number):
        return None
    is_whole = known.counts_the_whole(number.start) and not (before and before[-1].number.share)
    unit, position = known.measure(number.end)
    thing = known.object(position, end)
    code, stop = (thing.code, known.with_second(thing.end)) if thing else ("", position)
    begin = number.start
    if begin and folded[begin - 1] in _CURRENCIES:
        thing, code, stop, unit, begin = None, "money", number.end, "", number.start - 1
    others = known.others(number) if thing is None else 0
    stop = others or stop
    if not unit and (part := _whole_after(folded, number, before, thing)):
        stop = thing.end if thing else number.end
        part.part_of = Claim(number.start, stop, number, part.object, "strength")
        return part.part_of
    is_article = folded[number.start] == "a" and number.end - number.start < 3
    if is_article and (thing is None or is_event(code)):
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
    led = _leading(number, verbs) if not code and not unit else None
    run, is_told = _self_run(folded, stop, verbs)
    if not run and (aside := _ASIDE.match(folded, stop)):  # "31 weapons, including two guns, were"
        run, is_told = _self_run(folded, aside.end(), verbs)
    if not run and code.startswith(_FALLEN) and (fell := _FELL.match(folded, stop)):
        run = [Hit(stop + 1, fell.end(), "killed")]
    elif not code and not unit and not run and (people := _unnamed_people(folded, stop, verbs)):
        code, stop, run = "personnel", *people
    if led:
        action, begin = led.code, led.start
    elif is_whole:
        action = None  # "not one of the 300 defenders escaped" says of one what they did
    elif run:
        action = verbs.joint(run)
        if action in ("captured", "seized", "captured_position"):
            # Bodies that were recovered were killed, prisoners that were taken captured.
            action = _noun_action(thing, verbs) or action
        stop = stop if code or others else run[-1].end
    else:
        action = _noun_action(thing, verbs)
        if action is None and not is_told:
            action = (
                _told_before(folded, number, code, verbs, before)
                or _doing(folded, number, code, verbs)
                or verbs.nearest(number.start)
            )
    if others and not code:
        code = before[-1].object if before else implied_object(action or "")
    whole = _whole_before(folded, number, before) if not code else None
    is_equal = False
    if not code and (whole or run or led or unit or _STANDS_ALONE.match(folded, number.end)):
        code = whole.object if whole else _subject(known, number, start)
        is_equal = bool(code) and whole is None
        code = code or implied_object(action or "")
        if not code and before and (action in DONE_TO_THINGS or action in _LEFT):
            code = before[-1].object  # "shot down seven planes and damaged two"
    if not code and before and folded.endswith(_OF_WHOM, 0, number.start):
        code, action = before[-1].object, action or before[-1].action  # "of whom 700 were Turks"
    if not code:
        return None
    if unit in DISTANCES and _LONG.match(folded, known.measure(number.end)[1]):
        action = "length"
    if unit in DISTANCES and folded.endswith("within ", 0, number.start):
        return None  # "within 20 miles of" a place tells where it is
    if folded.startswith(_MEN_OF, number.end) or (
        code == "aircraft" and thing and _are_men(folded, thing)
    ):
        code = "personnel"  # a 600-man column, 1,200 fighters
    if code == "small_arms" and thing and _is_artillery(folded, thing, number):
        code = "artillery"
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
    claim = Claim(begin, stop, number, what, doing, unit, part_of=whole)
    claim.told = (
        (not is_whole and bool(run)) or is_equal or _is_acted_on(folded, begin, verbs, before)
    )
    claim.suffered = _is_suffered(folded, begin, number, verbs, before)
    return claim


def _is_suffered(
    folded: str, begin: int, number: Number, verbs: Verbs, before: list[Claim]
) -> bool:
    """Say whether the subject lost it itself: "lost 300 killed", "French casualties were 300"."""
    if before and before[-1].suffered and folded[before[-1].end : begin] in _LISTED:
        return True
    verb = verbs.before(number.start)
    if verb is None:
        return False
    return verb.code == "lost" or folded[verb.start : verb.end] in ("casualties", "losses")


def _is_acted_on(folded: str, begin: int, verbs: Verbs, before: list[Claim]) -> bool:
    """Say whether a verb right before it, or before its list, claims a number: "killing 30"."""
    verb = verbs.before(begin)
    if verb is not None and folded[verb.end : min(begin, verb.end + 16)] in _AFTER_VERB:
        return True
    last = before[-1] if before else None
    return last is not None and last.told and folded[last.end : begin] in _LISTED


def _doing(folded: str, number: Number, code: str, verbs: Verbs) -> str | None:
    """Return what an active verb after a number says of it: "300 men overran the post".

    Troops are committed; of anything else a verb with an object of its own tells nothing.
    """
    before = verbs.before(number.start)
    if verbs.carried is not None or (before is not None and before.code != "strength"):
        return None
    hit = verbs.after(number.end)
    if hit is None:
        return None
    troops = is_troops(code)
    if folded.startswith(_NOUNS, hit.start):  # "with 27,000 men, suffered 11,000 casualties"
        counted = folded[hit.start - 2 : hit.start - 1].isdigit() and hit.start - 2 > number.end
        return ("strength" if troops else "count") if counted else None
    if hit.code not in _DONE_TO_OTHERS or _WITHOUT_OBJECT.match(folded, hit.end):
        return None
    if _WAS.search(folded, max(number.end, hit.start - 16), hit.start) or folded.startswith(
        _PASSIVE_FORMS, hit.start
    ):
        return None
    if folded.endswith("ing", hit.start, hit.end) and folded.endswith(", ", 0, hit.start):
        return "committed" if troops else "count"
    if folded.endswith(_JOINED, 0, hit.start) and not _IS_SUBJECT.search(
        folded, max(0, number.start - 16), number.start
    ):
        return None
    return "committed" if troops else "count"


def _told_before(
    folded: str, number: Number, code: str, verbs: Verbs, before: list[Claim]
) -> str | None:
    """Return what "by two battalions and 20 tanks" says of them: they were committed."""
    start = number.start
    troops = is_troops(code)
    if folded.endswith(" by ", 0, start) and not verbs.hits.ending(start - 1):
        return "committed" if troops else "count"
    if not troops:
        return None
    last = before[-1] if before else None
    if last is None or last.action != "committed" or not folded.endswith(" and ", 0, start):
        return None
    return None if verbs.hits.any_within(last.end, start) else "committed"


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


def _noun_action(thing: Hit | None, verbs: Verbs) -> str | None:
    """Return the action that a noun tells by itself: prisoners were captured."""
    told = verbs.hits.ending(thing.end) if thing else None
    if thing and told and told.start >= thing.start and told.code in CASUALTIES:
        return told.code
    return None


def _self_run(folded: str, position: int, verbs: Verbs) -> tuple[list[Hit], bool]:
    """Return the actions of "31,220 killed" or "300 men were captured".

    True says that the figure has a verb of its own, known or not: "6,000 troops were marched off".
    """
    match = _BE.match(folded, position)
    if match is None:
        return [], False
    is_told = bool(match["be"] or match["have"])
    # "were killed" may itself be a printed form, or "killed" alone.
    first = verbs.hits.at(position + 1) or verbs.hits.at(match.end())
    if first is None:
        return [], is_told
    passive = match["be"] or _BEFALLEN.search(folded[first.start : first.end])
    if not passive and first.code not in _DONE_BY_ITSELF:
        return [], is_told
    if first.start in verbs.modifying and not is_told and verbs.before(position):
        return [], False
    run = [first]
    for hit in verbs.run_at(first.start)[1:]:
        if folded.endswith("ing", hit.start, hit.end):
            break  # "130 captured, and seizing two tanks"
        run.append(hit)
    return run, is_told


def _unnamed_people(folded: str, position: int, verbs: Verbs) -> tuple[int, list[Hit]] | None:
    """Return where "three askaris" ends, and what they suffered that only people suffer."""
    noun = _PLURAL.match(folded, position)
    if noun is None:
        return None
    run, _ = _self_run(folded, noun.end(), verbs)
    return (noun.end(), run) if run and run[0].code in _HUMAN else None


def _leading(number: Number, verbs: Verbs) -> Hit | None:
    """Return the noun that leads a number: "a population of 160,000"."""
    hit = verbs.hits.ending(number.start - 1) or verbs.hits.ending(number.start - len(" of "))
    if hit is None or hit.code not in ("population", "strength"):
        return None
    told = verbs.hits.ending(hit.start - 1)  # "their dead numbered 279"
    return told if told and told.code in CASUALTIES else hit


def _subject(known: Nouns, number: Number, start: int) -> str:
    """Return the object of "the number of aircraft shot down was 57", or ''."""
    folded = known.folded
    if not _EQUALS.search(folded, max(start, number.start - 15), number.start):
        return ""
    index = known.objects.last_before(number.start)
    while index >= 0 and known.objects.hits[index].code in DURATIONS:
        index -= 1
    before = known.objects.hits[index] if index >= 0 else None
    return before.code if before and before.start >= start else ""


def _whole_before(folded: str, number: Number, before: list[Claim]) -> Claim | None:
    """Return what "of the 700 defenders 161 were Europeans" counts a part of."""
    whole = before[-1] if before else None
    if whole is None or not _OF_THE.search(folded, max(0, whole.start - 12), whole.start):
        return None
    return whole if _PART_FOLLOWS.fullmatch(folded, whole.end, number.start) else None


def _whole_after(
    folded: str, number: Number, before: list[Claim], thing: Hit | None
) -> Claim | None:
    """Return what "4,800 lost out of 6,000" or "452 men of 834" counts a part of."""
    part = before[-1] if before else None
    if part is None or part.part_of is not None:
        return None
    if thing is None and not _OF_WHICH.match(folded, number.end):
        return None
    if thing is not None and not folded.endswith("out of ", 0, number.start):
        return None
    return part if _OUT_OF.fullmatch(folded, part.end, number.start) else None


def _share(known: Nouns, number: Number, before: list[Claim]) -> Claim | None:
    """Return "two-thirds of the area"; a share without a noun is one of what was shared before."""
    whole = _OF_NUMBER.match(known.folded, number.end)
    after = whole.end() if whole else number.end
    if known.folded.startswith(" the ", after):
        after += 4  # half the garrison
    thing = known.object(after, len(known.folded))
    shared = [claim.object for claim in before[-4:] if claim.number.share]
    code = thing.code if thing else shared[-1] if shared else ""
    stop = thing.end if thing else number.end
    return Claim(number.start, stop, number, code, "share") if code else None
