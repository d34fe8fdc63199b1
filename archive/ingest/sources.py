"""The agencies and issuers named in the first or last words of a paragraph.

Their names are masked with one sign each, so that the patterns of datelines and relay phrases need
no list of names and stay small however many agencies the lexicon has.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from archive.ingest.lexicon import Lexicon
from archive.ingest.records import Language, Paragraph
from archive.text.light import light
from archive.text.spans import Matcher

# Patterns of a masked name: its first sign says what it is, the others fill its length.
AGENCY = "\ue000\ue001*"
ISSUER = "\ue002\ue003*"
ANY_SOURCE = "[\ue000\ue002][\ue001\ue003]*"
_SIGNS = {True: ("\ue002", "\ue003"), False: ("\ue000", "\ue001")}
# Initials are names only as they are printed: "up" and "ins" are words.
_INITIALS = 5


@light
@dataclass(frozen=True, slots=True)
class Masked:
    """Words of a paragraph from an offset on: names masked, and the slug of each by its start.

    Chinese is folded to simplified characters and half-width signs; offsets stay right.
    """

    text: str
    slugs: Mapping[int, str]

    def slug(self, start: int) -> str | None:
        """Return the agency or issuer whose name starts there, None for an unknown one."""
        return self.slugs.get(start)


def masked(paragraph: Paragraph, start: int, end: int, lexicon: Lexicon) -> Masked:
    """Return a paragraph up to `end` with the names from `start` on masked."""
    chinese = paragraph.language is Language.CHINESE
    folded = paragraph.folded[:end]
    text = folded if chinese else paragraph.text[:end]
    names = _names(lexicon, paragraph.language)
    slugs: dict[int, str] = {}
    parts: list[str] = []
    done = 0
    for match in names.matcher.longest(folded[start:]):
        first, last = start + match.start, start + match.end
        if not chinese and not names.prints(text[first:last]):
            continue
        slug, issues = match.value[0]
        sign, filler = _SIGNS[issues]
        slugs[first] = slug
        parts += (text[done:first], sign, filler * (last - first - 1))
        done = last
    parts.append(text[done:])
    return Masked("".join(parts), slugs)


@light
@dataclass(frozen=True, slots=True)
class _Names:
    matcher: Matcher[tuple[str, bool]]
    initials: frozenset[str]

    def prints(self, words: str) -> bool:
        """Say whether English words are a name, not ordinary words that sound alike."""
        return words in self.initials if len(words) < _INITIALS else words[0].isupper()


@lru_cache(maxsize=8)
def _names(lexicon: Lexicon, language: Language) -> _Names:
    forms = [
        (form, agency)
        for agency in lexicon.agencies
        for written in (agency.english if language is Language.ENGLISH else agency.chinese)
        for form in {written, written.replace(".", "")}  # U.P. is signed UP too
    ]
    return _Names(
        Matcher((form, (agency.slug, agency.kind == "issuer")) for form, agency in forms),
        frozenset(form for form, _ in forms if len(form) < _INITIALS),
    )
