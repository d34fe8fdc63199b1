"""Place names on which the two languages disagree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from archive.ingest.check.pairs import OneSided, discrepancy
from archive.ingest.lexicon import Lexicon
from archive.ingest.records import Article, Discrepancy, Language, PlaceMention
from archive.text.fold import fold, has_han
from archive.text.readings import likeness, readings_of, sounds_like

_WIDE = frozenset({"country", "region", "continent", "sea"})
_RENDERING = "rendering"
_GENERIC = re.compile(
    r"\s*\([^)]*\)|^the |^(?:song|deo|cape|mount) "
    r"| (?:province|district|county|prefecture|town|city|village|hamlet|river|lake|bay|pass|gorge"
    r"|mountain|peninsula|island|bridge|station|port|airfield|airport|air base|aerodrome|fort|post"
    r"|basin|plain|plateau)s?$|[省市县城]$"
    r"|(?<=..)(?:飞?机场|车站|大桥|半岛|群岛|高原|平原|盆地|据点|[江河川山岭岛湖港桥峡])$"
)
_ROAD = re.compile(r"(?:railway|railroad|road|highway|line)$|[路线線]$", re.IGNORECASE)
_SYLLABLES = re.compile(r"[a-z]+")
_DIGITS = re.compile(r"\d+")
_LONGEST = 50_000  # characters of a text that is looked through for a name
_ALIKE = 0.75  # two spellings of one name: Kla Vo and Cla Vo
_PARTLY = 0.5  # of the syllables of a name that is another of the same kind
_MOST = 3  # names left over on each side that may stand for each other


class Texts:
    """All words of an article in each language, folded."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._texts: dict[Language, str] = {}

    def name(self, names: Iterable[str], *, chinese: bool) -> bool:
        """Say whether a language prints one of these names, or Chinese ones that read like it.

        Of a text too long to look through for every name it is taken to.
        """
        language = Language.CHINESE if chinese else Language.ENGLISH
        if language not in self._texts:
            paragraphs = self._article.readable(language)
            self._texts[language] = "\n".join(paragraph.folded for paragraph in paragraphs)
        text = self._texts[language]
        if len(text) > _LONGEST:
            return True
        if any(name in text for name in names):
            return True
        if not chinese:
            letters = text.replace(" ", "").replace("-", "")
            return any(name.replace(" ", "") in letters for name in names)
        return any(_spelt(text, name) for name in names if not has_han(name))


def _spelt(text: str, name: str) -> bool:
    """Say whether Chinese characters of a text read, one after another, as a Latin name."""
    syllables = len(_SYLLABLES.findall(name))
    return any(
        sounds_like(text[at : at + count], name)
        for count in {syllables, max(2, syllables - 1)}
        for at in range(len(text) - count + 1)
        if readings_of(text[at]) and any(map(name.startswith, readings_of(text[at])))
    )


class Gazetteer:
    """The places of a lexicon, a town and its province of the same name taken as one."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._entries = {entry.slug: entry for entry in lexicon.places}
        self._names: dict[str, frozenset[str]] = {}
        self._bases: dict[str, str] = {}
        self._wide = {entry.slug for entry in lexicon.places if entry.kind in _WIDE}
        self._renderings = {
            entry.slug: {_bare(name.text) for name in entry.names if name.kind == _RENDERING}
            for entry in lexicon.places
            if any(name.kind == _RENDERING for name in entry.names)
        }

    def base(self, slug: str) -> str:
        """Return the province of the same name for a town, else the place itself."""
        if slug not in self._bases:
            entry = self._entries.get(slug)
            parent = entry.parent if entry else None
            same = parent in self._entries and self.names(slug) & self.names(parent or "")
            self._bases[slug] = parent if parent and same else slug
        return self._bases[slug]

    def names(self, slug: str) -> frozenset[str]:
        """Return the names of a place without the words for what it is."""
        if slug not in self._names:
            entry = self._entries.get(slug)
            names = (_bare(name.text) for name in entry.names) if entry else ()
            self._names[slug] = frozenset(names)
        return self._names[slug]

    def wide(self, slug: str) -> bool:
        """Say whether a place is a country or region."""
        return slug in self._wide

    def alike(self, name: str, slug: str) -> bool:
        """Say whether a printed name is a spelling of a place's name."""
        bare = _bare(name)
        digits = _DIGITS.findall(bare)
        return any(
            _spelt_alike(bare, other) and _DIGITS.findall(other) == digits
            for other in self.names(slug)
        )

    def mistaken(self, name: str, slug: str) -> bool:
        """Say whether a printed name was only ever found in a translation."""
        return slug in self._renderings and _bare(name) in self._renderings[slug]


@lru_cache(maxsize=4)
def gazetteer(lexicon: Lexicon) -> Gazetteer:
    """Return the compiled places of a lexicon."""
    return Gazetteer(lexicon)


def toponym_findings(
    english: list[OneSided[PlaceMention]],
    chinese: list[OneSided[PlaceMention]],
    known: Gazetteer,
    texts: Texts,
) -> Iterator[Discrepancy]:
    """Yield the places that stand in each other's stead, and names that are mistranslations."""
    yield from _mistaken(english, chinese, known)
    here, there = _bases(english, known), _bases(chinese, known)
    if here == there and None not in here:
        return
    left = _missing(english, chinese, known)
    right = _missing(chinese, english, known)
    if len(left) == 1 and not right:
        right = _surplus(chinese, english, known)
    elif len(right) == 1 and not left:
        left = _surplus(english, chinese, known)
    if not left and not right:
        return
    for one in list(left):
        same = next((other for other in right if _same(one, other, known)), None)
        if same is not None:
            left.remove(one)
            right.remove(same)
    if len(left) != len(right) or len(left) > _MOST:
        yield from _lone(left, right, known, texts)
        yield from _strangers(left, right, known, texts)
        return
    for one, other in zip(left, right, strict=True):
        if _known(one, other) or _partly(one, other) or _numbered(one, other):
            yield _toponym(one, other)


def _spelt_alike(one: str, other: str) -> bool:
    """Say whether most letters of both names are the same in the same order."""
    if 2 * min(len(one), len(other)) < _ALIKE * (len(one) + len(other)):
        return False
    matcher = SequenceMatcher(None, one, other)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _bases(mentions: list[OneSided[PlaceMention]], known: Gazetteer) -> set[str | None]:
    """Return the places that mentions are or may be, with None for those of no known place."""
    found: set[str | None] = set()
    for mention, _ in mentions:
        slugs = slugs_of(mention)
        found.update([known.base(slug) for slug in slugs] or (None,))
    return found


def _mistaken(
    english: list[OneSided[PlaceMention]], chinese: list[OneSided[PlaceMention]], known: Gazetteer
) -> Iterator[Discrepancy]:
    for one in english:
        slug = one.mention.place
        if slug and known.mistaken(one.quote.text, slug):
            other = next((o for o in chinese if o.mention.place == slug), None)
            if other is not None:
                yield _toponym(one, other, "minor")


def _lone(
    left: list[OneSided[PlaceMention]],
    right: list[OneSided[PlaceMention]],
    known: Gazetteer,
    texts: Texts,
) -> Iterator[Discrepancy]:
    """Yield the one known place that only one language names, if the other never does."""
    if len(left) + len(right) != 1:
        return
    (one,) = left or right
    names = {name for slug in slugs_of(one.mention) for name in known.names(slug)}
    if not _read_alike(names) or texts.name(names, chinese=bool(left)):
        return
    if left:
        note = f"The Chinese text does not name “{one.quote.text}”."
        yield discrepancy("addition", "minor", one.quote, None, note, (one.quote.text, ""))
    else:
        note = f"The English text does not name “{one.quote.text}”."
        yield discrepancy("omission", "minor", None, one.quote, note, ("", one.quote.text))


def _strangers(
    left: list[OneSided[PlaceMention]],
    right: list[OneSided[PlaceMention]],
    known: Gazetteer,
    texts: Texts,
) -> Iterator[Discrepancy]:
    """Yield the one known place of each side that the other language has no name of anywhere."""
    ours, theirs = ([o for o in side if slugs_of(o.mention)] for side in (left, right))
    if len(ours) != 1 or len(theirs) != 1:
        return
    for (one,), chinese in ((ours, True), (theirs, False)):
        names = {name for slug in slugs_of(one.mention) for name in known.names(slug)}
        if texts.name(names, chinese=chinese):
            return
    yield _toponym(ours[0], theirs[0])


def _read_alike(names: Iterable[str]) -> bool:
    """Say whether a place's Chinese and Latin names are one name in two scripts."""
    han = [name for name in names if has_han(name)]
    return any(sounds_like(one, name) for one in han for name in names if not has_han(name))


def _surplus(
    mine: list[OneSided[PlaceMention]], other: list[OneSided[PlaceMention]], known: Gazetteer
) -> list[OneSided[PlaceMention]]:
    """Return the one narrow place that a language names more often than the other."""
    bases = Counter(known.base(slug) for one in other for slug in slugs_of(one.mention)[:1])
    more: dict[str, OneSided[PlaceMention]] = {}
    for one in mine:
        for slug in slugs_of(one.mention)[:1]:
            base = known.base(slug)
            bases[base] -= 1
            if bases[base] < 0 and not known.wide(slug):
                more.setdefault(base, one)
    return list(more.values()) if len(more) == 1 else []


def _toponym(
    one: OneSided[PlaceMention], other: OneSided[PlaceMention], severity: str = ""
) -> Discrepancy:
    note = f"“{one.quote.text}” and “{other.quote.text}” are not the same name."
    both = slugs_of(one.mention) and slugs_of(other.mention)
    values = (one.quote.text, other.quote.text)
    severity = severity or ("major" if both else "minor")
    return discrepancy("toponym", severity, one.quote, other.quote, note, values)


def _same(one: OneSided[PlaceMention], other: OneSided[PlaceMention], known: Gazetteer) -> bool:
    """Say whether an English and a Chinese name are spellings of one."""
    a, b = slugs_of(one.mention), slugs_of(other.mention)
    if a and b:
        return False
    name, han = _name(one), _name(other)
    if any(known.alike(name, slug) for slug in b) or any(han in known.names(slug) for slug in a):
        return True
    return sounds_like(han, name)


def _name(one: OneSided[PlaceMention]) -> str:
    """Return the printed name without the word for what it is; of a relative place, its anchor."""
    return _bare(one.mention.proposed_name or one.quote.text)


def _partly(one: OneSided[PlaceMention], other: OneSided[PlaceMention]) -> bool:
    """Say whether a name is read in part: another name of the same language."""
    name = _name(one)
    return " " in name and likeness(_name(other), name) >= _PARTLY


def _unknown_road(one: OneSided[PlaceMention]) -> bool:
    """Say whether a mention is a road that only its name is known of: 北宁路."""
    return one.mention.place is None and _ROAD.search(one.quote.text) is not None


def _known(one: OneSided[PlaceMention], other: OneSided[PlaceMention]) -> bool:
    """Say whether both names are known, or the English one is and would be read in characters."""
    if _unknown_road(one) and _unknown_road(other):
        return False
    known = bool(slugs_of(one.mention))
    return known and (bool(slugs_of(other.mention)) or " " in _name(one))


def _numbered(one: OneSided[PlaceMention], other: OneSided[PlaceMention]) -> bool:
    """Say whether a known Chinese road or hill of a number stands for one of another number."""
    return bool(slugs_of(other.mention)) and _DIGITS.search(one.quote.text) is not None


def _missing(
    mine: list[OneSided[PlaceMention]], other: list[OneSided[PlaceMention]], known: Gazetteer
) -> list[OneSided[PlaceMention]]:
    """Return the first mention of each narrow place that the other language does not name."""
    if not mine:
        return []
    there = {known.base(slug) for one in other for slug in slugs_of(one.mention)}
    found: dict[str, OneSided[PlaceMention]] = {}
    for one in mine:
        slugs = slugs_of(one.mention)
        if any(known.wide(slug) for slug in slugs):
            continue
        if not any(known.base(slug) in there for slug in slugs):
            found.setdefault(one.mention.place or one.mention.proposed_name, one)
    return list(found.values())


def slugs_of(mention: PlaceMention) -> tuple[str, ...]:
    """Return the places that a mention is or may be: of a relative one, its anchor."""
    if mention.relation:
        return (mention.relation.anchor,) if mention.relation.anchor else ()
    return (mention.place,) if mention.place else mention.candidates


@lru_cache(maxsize=8192)
def _bare(name: str) -> str:
    """Return a name without the word for what it is: River, Gorge, Đèo, 省."""
    return _GENERIC.sub("", fold(name)).strip()
