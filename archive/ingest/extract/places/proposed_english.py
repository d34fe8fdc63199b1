"""English names that the words around them make places: "near Batu Arang", "liberated Mokpo"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

Taken = tuple[int, int, bool]

_PART = r"[^\W\d_a-z][\w'’]*(?:-[\w'’]+)*"
_RUN = re.compile(
    rf"(?<![\w'’.-])(?:(?P<numbered>(?:Hill|Height|Base|Point|Hills|Heights) [A-Z]?\d{{1,4}}"
    rf"(?:\.\d)?\b)|{_PART}(?: (?:(?:el|al|bel|ben|de|du|la|le|da|des|ou|sur) )?"
    rf"(?:Ste?\. (?=[A-Z]))?{_PART})*)"
)

_CAPITAL = re.compile(r"[^\W\d_a-z]")  # what a run begins with


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Nouns that make a place of the name before them and belong to it.
_GENERIC = _words(
    "river rivers gorge pass mountain mountains cave bridge island islands canal valley airfield "
    "airport peninsula bay plateau forest lake ridge hamlet village commune district province "
    "prefecture county hill hills heights delta strait straits gulf harbour harbor reservoir dam "
    "desert swamp swamps marsh marshes basin creek triangle hsien giang highway road railway line "
    "massif plain plains isthmus oasis"
)
# Nouns that only say what lies there: the name alone is the place.
_PLACE_NOUN = _words(
    "area region sector front zone city town port garrison airbase station suburbs pocket salient "
    "beachhead bridgehead beach beaches foothills jungle jungles township perimeter coast estuary"
)
# So do these, but for the first word of a sentence: "Guerrilla areas".
_PLACE_NOUNS = _words(
    "areas regions sectors zones towns cities ports counties districts provinces villages communes "
    "hamlets townships stations post posts outpost outposts strongpoint strongpoints stronghold "
    "aerodrome airstrip barracks local regional"
)
# What lies in a place: "Lai Khe railway station".
_IN_TOWN = re.compile(
    r" (?:railway|railroad|train|police|power|bus|radio) (?:station|yard|post|bridge|line)s?\b"
)
# Words of the languages of these wars for village, river, mountain: they begin nothing but places.
_FIRST = _words(
    "cape mount fort port lake ban bản sông đèo núi bến cầu camp pointe col djebel jebel kampong "
    "kampung bukit sungei sungai tanjong tanjung pulau ulu gunong gunung wadi oued douar bordj "
    "ksar souk muong mường barrio sitio sierra"
)
# Tabu-dong, Angang-ni: the Korean words for them end the name.
_KOREAN = re.compile(r"[A-Z][a-z']+(?:-[a-z']+)?-(?:ni|ri|dong|myon|gun|up|san|gang|nyong|do)")
_COMPASS = _words(
    "north south east west northeast northwest southeast southwest north-east north-west "
    "south-east south-west"
)
# Words that stand before the name of a place and hardly of anything else.
_BEFORE = _COMPASS | _words(
    "near outside around toward towards off via inside in at through across beyond along crossing "
    "crossed liberated liberating liberate recaptured recapturing recapture retook retaking "
    "occupied occupying occupy entered entering enter reached reaching reach bombed bombing "
    "shelled shelling bombarded bombarding besieged besieging stormed storming approached "
    "approaching evacuated evacuating evacuate abandoned abandoning encircled encircling "
    "blockaded raided raiding invaded invading seize seized seizing captured capturing attacked "
    "barrio sitio kampong kampung douar ksar mechta hamlet village "
    "threatened threatening menaced attacking took defending defended held holding holds "
    "overran overrunning between surrounded surrounding surround round bypassed by-passed "
    "bypassing above below reoccupied reoccupying reoccupy relieved relieving cleared clearing"
)
_OF = _COMPASS | _words(
    "town city village port capital banks bank area region outskirts suburbs vicinity battle "
    "siege fall liberation defence defense capture recapture bombing bombardment occupation "
    "garrison part parts mouth direction province county district commune hamlet island "
    "people strongpoint strongpoints stronghold strongholds post posts fort fortress camp outpost "
    "ridge gorge gorges hills mountains jungles forests ravines defile crossroads coast approaches "
    "side shore valley seat lagoon evacuation towns cities villages "
    "provinces counties districts ports invasion kilometers kilometres miles"
)
_MANY = _words(
    "towns cities villages provinces counties districts seats ports places points strongholds "
    "posts localities areas regions islands bases airfields hamlets communes strongpoints"
)
_ON = _words(
    "attack attacks raid raids assault assaults march drive offensive advance pressure onslaught "
    "dropped parachuted landed attacked marching advancing bombs closing converging blow blows "
    "curfew blockade converged pressing fire"
)
_ASIDE = _words("northern southern eastern western central upper lower")  # "central Johore"
_FLYING = re.compile(
    r"\b(?:fl[eyi]\w*|planes?|aircraft|sorties?|raids?|intrud\w*|shot down|downed"
    r"|jets?|fighters?|migs?|bomb\w*|air)\b"
)
# "to" and "from" lead to persons too, so something must move.
_MOVING = re.compile(
    r"\b(?:attack\w*|road|highway|route|railway|line|way|withdr\w+|retreat\w*|fl(?:ed|ee\w*)|advanc\w+|"
    r"march\w*|mov(?:ed?|ing)|sent|airlift\w*|transport\w*|reinforc\w+|brought|escap\w+|travel\w*|"
    r"return\w*|pull\w*|driv\w+|drove|dispatch\w*|transferr\w+|pursu\w+|extend\w*|stretch\w*|"
    r"flown|flew|cross(?:ed|ing)|convoy\w*|leading|linking|running|ran|went|came|arriv\w+|evacuat\w+|proceed\w*|"
    r"kilomet(?:er|re)s?|kms?|miles?|expelled|driven|cleared|enemy|troops?|reports?|telegram|columns?|divisions?|regiments?|battalions?|convoys?)\b"
)
_BOUND = re.compile(
    r"\b(?:left|leaving|bound|head(?:ed|ing)|made|making|sailed|departed|set out)\b"
)
_TO = re.compile(r" to (?:the )?[^\W\d_a-z]")
_PASSIVE = re.compile(
    r" (?:itself )?(?:was|were|ha[ds] been|have been|is|fell|falls|surrendered)"
    r"(?: again| completely)?"
    r"(?: (?:liberated|recaptured|retaken|bombed|shelled|occupied|besieged|encircled|evacuated"
    r"|overrun|stormed|re-?occupied|abandoned|entered|reached|raided)\b"
    r"|(?<=fell)|(?<=falls))"
)
_APPOSED = re.compile(
    r", (?:some |about |only )?[\w-]+ (?:kilomet(?:er|re)s|kms?|miles|li) "
    r"(?:from|off|north|south|east|west)"
    r"|, (?:the |a |an )?(?:[a-z]+ ){0,3}(?:capital|town|city|village|port|county seat|suburb|"
    r"stronghold|railway junction|island|hamlet|seaport|centre|center)\b"
)
_EXPLAINED = re.compile(r" \([^\W\d_a-z][\w ]{1,20}\) (?P<noun>\w+)")
_OPENS = re.compile(r"(?:\A|[.!?:;][\"”’')]*\s+)[\"“‘'(]*\Z")
# "Giap's columns", "Navarre and his staff": a person leads them.
_OWNED = re.compile(
    r"['’]s (?:\w+ )?(?:columns|troops|forces|men|soldiers|army|divisions?|corps|staff|plan)\b"
    r"|,? (?:and|with) (?:his|her)\b"
)
_LIST_GAP = re.compile(r",? (?:and |or )?(?:the )?|-|—|–| to ")
_AND = re.compile(r", (?:and )?| and ")
_LIST_END = re.compile(
    r"[,;.:)\]]|$| and | or | (?:north|south|east|west)\w*\b|[-—–]"
    r"| (?:in|on|was|were|are|is|provinces?|areas?|during|after|before|at|by|for|while|last"
    r"|yesterday|today|near|fell)\b"
)
_DATED = re.compile(
    r", (?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December|Jan|Feb|Aug|Sept|Oct|Nov|Dec|\d)|\)"
)
_FUNCTION = _words(
    "the a an in on at from to of and or but this that these those near along after before during "
    "since when while as by with for into toward towards between around outside through under "
    "over then there here it its our their his her they we he she all both some many most more "
    "only also even not no yet however meanwhile later earlier today yesterday moreover thus "
    "northern southern eastern western central enemy provincial upper lower greater off if because "
    "according following another other each every such what which who where how now still one two "
    "three four five six seven eight nine ten several units troops forces guerrillas soldiers"
)
# Words that make the whole run the name of something else than a place.
_ELSE = _words(
    "hms uss general colonel captain marshal president premier mr mrs dr minister ambassador "
    "commander "
    "lieutenant major sergeant comrade chairman secretary prince emperor king queen admiral "
    "corporal private governor senator brigadier commissioner monsieur sir lord pope father uncle "
    "army armies division divisions regiment regiments battalion battalions brigade corps company "
    "companies group groups force forces navy fleet squadron legion agency news press radio daily "
    "times party union committee government ministry department command headquarters staff "
    "conference congress assembly council association federation organization organisation "
    "operation campaign treaty agreement university museum hospital rifles borderers fusiliers "
    "constabulary guards hussars marines volunteers militia police court bank school institute "
    "newspaper journal bureau front alliance league delegation republic kingdom empire embassy "
    "people's peoples "
    "liberation democratic communist national international united military naval air allied "
    "article chapter section part order resolution note phase communique communiqué document "
    "jan feb mar apr jun jul aug sep sept oct nov dec "
    "january february march april may june july august september october november december monday "
    "tuesday wednesday thursday friday saturday sunday spring summer autumn winter christmas "
    "easter tet god parliament reuters xinhua nato seato un us usa u.s ussr uk vietminh viet-minh "
    "american americans british english french frenchmen french-held korean koreans chinese "
    "japanese vietnamese russian russians soviet soviets german germans italian italians spanish "
    "african africans european europeans asian asians indian indians malayan malayans algerian "
    "algerians turkish turks greek greeks dutch belgian canadian australian laotian laotians khmer "
    "khmers cambodian cambodians thai thais t'ai filipino filipinos burmese "
    "moroccan moroccans senegalese tunisian gurkha gurkhas arab arabs moslem muslim muslims "
    "buddhist catholic "
    "catholics christian jewish franco-african nationalist nationalists communists imperialist "
    "albanian bulgarian yugoslav tibetan mongolian manchurian siamese yunnanese israeli jordanian "
    "syrian egyptian hungarian polish czech rumanian austrian portuguese cantonese "
    "reds allies rebels deputies imperialists moroccan puppet related photo topics editor source i"
)
_WHEN = _words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june "
    "july august september october november december jan feb aug sept oct nov dec christmas easter"
)
_ENDINGS = (
    "-held",
    "-based",
    "-led",
    "-made",
    "-style",
    "-trained",
    "-occupied",
    "-backed",
    "-born",
)
# Of two capitalised words these are persons and parties whom armies are called after.
_PERSONS = frozenset(
    {"bao dai", "ho chi minh", "ngo dinh diem", "syngman rhee", "li syngman", "chiang kai-shek"}
    | {"viet minh", "viet cong", "pathet lao", "lao issara", "khmer issarak", "kuomintang"}
)
# Words after which the first names of a list may stand.
_LEADS = _words("in at on from to near over around between along through of into towards toward")


def english_names(text: str, taken: Sequence[Taken]) -> Iterator[tuple[int, int]]:
    """Yield the spans of names that the text uses as places.

    `taken` are the spans of other readings in order, with True where one is a place.
    """
    index, place_end = 0, -1
    waiting: list[tuple[int, int]] = []  # names of a list of which none is known to be a place yet
    for match in _runs(text):
        start, end = match.span()
        while index < len(taken) and taken[index][1] <= start:
            if taken[index][2]:
                if waiting and _in_list(text, waiting[-1][1], taken[index][0]):
                    yield from waiting
                waiting = []
                place_end = max(place_end, taken[index][1])
            index += 1
        if not match["numbered"]:
            skip, length = _core(match[0])
            start, end = start + skip, start + skip + length
            if not length:
                continue
        longer = end if match["numbered"] else _with_noun(text, start, end)
        if index < len(taken) and taken[index][0] < (longer or end):
            if longer and _whole(taken[index], start, longer):
                yield start, longer
        elif (
            longer
            or _led_to(text, start, end)
            or _listed(text, place_end, start, end)
            or _told_after(text, start, end, taken[index - 1] if index else None)
        ):
            if waiting and _in_list(text, waiting[-1][1], start):
                yield from waiting
            waiting = []
            place_end = longer or end
            yield start, place_end
        elif waiting and _in_list(text, waiting[-1][1], start):
            waiting.append((start, end))
        else:
            waiting = [(start, end)] if _may_lead(text, start, end) else []
    while waiting and index < len(taken):
        if taken[index][2] and taken[index][0] >= waiting[-1][1]:
            if _in_list(text, waiting[-1][1], taken[index][0]):
                yield from waiting
            return
        index += 1


def _in_list(text: str, end: int, start: int) -> bool:
    """Say whether nothing but a comma or "and" stands between two names."""
    return 0 < start - end < 10 and _AND.fullmatch(text, end, start) is not None


def _may_lead(text: str, start: int, end: int) -> bool:
    """Say whether a list of places may begin here: "in A", "A and B were occupied"."""
    if text.startswith(" and ", end) and _OPENS.search(text, max(0, start - 5), start):
        return True
    before = text[max(0, start - 24) : start].split()
    if before and before[-1] == "the":
        before.pop()
    return bool(before) and before[-1].lower() in _LEADS


def _runs(text: str) -> Iterator[re.Match[str]]:
    """Yield the runs of capitalised words."""
    reached = 0
    for capital in _CAPITAL.finditer(text):
        start = capital.start()
        if start >= reached and (match := _RUN.match(text, start)):
            yield match
            reached = match.end()


def is_title(word: str) -> bool:
    """Say whether the word before a name makes it a person, an army or another thing."""
    return word.lower().rstrip(".") in _ELSE


def _whole(taken: Taken, start: int, end: int) -> bool:
    """Say whether a place that was read is only the beginning or end of the words."""
    return taken[2] and start <= taken[0] and taken[1] <= end and taken[1] - taken[0] < end - start


@lru_cache(maxsize=4096)
def _core(run: str) -> tuple[int, int]:
    """Return where the name begins in a run of capitalised words, and its length; 0 for none."""
    words = run.split(" ")
    skip = 0
    while words and words[0].lower() in _FUNCTION:
        skip += len(words.pop(0)) + 1
    while len(words) > 1 and words[-1].lower() in _WHEN:
        words.pop()  # "near Palestro Saturday"
    if not words:
        return 0, 0
    name = " ".join(words)
    for possessive in ("'s", "’s", "'", "’"):
        name = name.removesuffix(possessive)
    lower = [word.lower() for word in name.replace("’", "'").split(" ")]
    if any(word in _ELSE or word.endswith(_ENDINGS) for word in lower) or len(name) < 3:
        return 0, 0
    if " ".join(lower) in _PERSONS:
        return 0, 0
    if name.isupper() and len(name) < 5:
        return 0, 0
    if lower[0] != "triangle" and all(part in _COMPASS or part in _GENERIC for part in lower):
        return 0, 0
    return skip, len(name)


def _with_noun(text: str, start: int, end: int) -> int:
    """Return the end of the name with the noun that makes it a place, or 0."""
    words = text[start:end].lower().split(" ")
    if len(words) > 1 and (words[-1] in _GENERIC or words[0] in _FIRST):
        return end
    if len(words) == 1 and "-" in words[0] and _KOREAN.fullmatch(text, start, end):
        return end
    if text[end : end + 1] != " ":
        return 0
    if _IN_TOWN.match(text, end):
        return end
    if text[end + 1 : end + 2] == "(":  # "Trau (Buffalo) Cave"
        match = _EXPLAINED.match(text, end)
        return match.end() if match and match["noun"].lower() in _GENERIC else 0
    after = text[end + 1 : end + 16].split(" ", 1)[0].rstrip(".,;:)")
    lower = after.lower()
    if lower in _GENERIC and (lower != "line" or "-" in text[start:end]):
        return end + 1 + len(after)
    if lower in _PLACE_NOUNS:
        return 0 if len(words) == 1 and _OPENS.search(text, max(0, start - 5), start) else end
    return end if lower in _PLACE_NOUN else 0


def _led_to(text: str, start: int, end: int) -> bool:
    """Say whether the words before the name lead to a place."""
    left = text[max(0, start - 60) : start]
    if not left.endswith(" "):
        return False
    if _OWNED.match(text, end):
        return False
    before = left.lower().replace(",", " ").rsplit(maxsplit=4)
    if before and before[-1] == "the":
        before.pop()
        if not before or before[-1] in ("in", "at", "through", "off", "inside"):
            return False
    if not before:
        return False
    last = before[-1].lstrip("(“\"‘'")
    previous = before[-2] if len(before) > 1 else ""
    if last in ("of", "from") and (previous in _OF or previous.rpartition("-")[2] in _COMPASS):
        return True
    if last == "in" and previous in ("believed", "confidence", "interested", "faith"):
        return False
    if last in _COMPASS and left.rstrip().endswith(","):
        return False  # "Farther south, Liu's columns"
    if last in _BEFORE or (last in _ASIDE and left.endswith(f" {last} ")):
        return True
    if last == "over":
        return bool(_FLYING.search(left))
    if last in ("including", "as", "like", "namely") or last.endswith(":"):
        return not _MANY.isdisjoint(before[:-1])
    if last in ("on", "against", "upon"):
        return previous in _ON
    if last == "left":
        return text.startswith(" for ", end)
    if last == "for":
        return bool(_BOUND.search(left))
    if last in ("to", "from", "into") and previous not in ("according", "loyal", "due"):
        return bool(_MOVING.search(left)) or (last == "from" and bool(_TO.match(text, end)))
    return False


def _listed(text: str, place_end: int, start: int, end: int) -> bool:
    """Say whether the name goes on a list of places."""
    if not 0 < start - place_end < 10 or not _LIST_GAP.fullmatch(text, place_end, start):
        return False
    return bool(_LIST_END.match(text, end))


def _told_after(text: str, start: int, end: int, before: Taken | None) -> bool:
    """Say whether what follows tells of a place, or a dateline has the name after its agency."""
    if text[end : end + 1] == " ":
        return bool(_PASSIVE.match(text, end))
    if text[end : end + 1] not in (",", ")"):
        return False
    if _APPOSED.match(text, end):
        return True
    dated = before is not None and not before[2] and text[before[1] : start] == ", "
    return dated and bool(_DATED.match(text, end))
