"""Put one error into one language of each clean pair, and count those that the check finds."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from archive.ingest.records import Discrepancy
from tests.readings.errors import Change, changes
from tests.readings.items import read
from tests.readings.pairs import LANGUAGES, Pair, clean_pairs

# What a finding may be called to count as the error that was put in, its own name first.
KINDS = {
    "number": "number qualifier omission addition place direction measure_unit date",
    "magnitude": "number qualifier omission addition place direction measure_unit",
    "measure unit": "measure_unit number place direction term lexical date",
    "echelon": "echelon number unit_number omission addition term",
    "date": "date date_scope",
    "agency": "agency attribution actor",
    "action": "action term lexical",
    "direction": "direction place scope toponym",
    "place": "place toponym scope omission addition",
    "place not in the gazetteer": "place toponym scope omission addition",
    "unit number": "unit_number number echelon actor",
    "dropped item": "omission addition number echelon place toponym term lexical action",
    "dropped qualifier": "qualifier number lexical",
}
PER_KIND = 2  # errors of one kind put into one side of a pair, one at a time
SEED = 1954


@dataclass(frozen=True)
class Trial:
    """One error in one language of one pair, and what the check said about it."""

    kind: str
    language: str
    pair: Pair
    change: Change
    said: tuple[Discrepancy, ...]  # what was not said of the clean pair

    @property
    def found(self) -> bool:
        """Say whether a finding of a fitting kind touches the changed words."""
        return any(d.kind in KINDS[self.kind].split() and self._touches(d) for d in self.said)

    def _touches(self, finding: Discrepancy) -> bool:
        quote = finding.english if self.language == "en" else finding.chinese
        if quote is None or self.change.start == self.change.end:
            return True  # it quotes the other language, or the words that are left
        if finding.kind == KINDS[self.kind].split()[0]:
            return True  # nothing else was changed: it quotes the counterpart
        return quote.start < self.change.end and self.change.start < quote.end


@cache
def false_alarms() -> tuple[tuple[Pair, Discrepancy], ...]:
    """Return what the check says about clean pairs."""
    return tuple(
        (pair, d) for pair in clean_pairs() for d in _said(pair.english, pair.chinese, pair)
    )


@cache
def trials() -> tuple[Trial, ...]:
    """Return the trials of all kinds in both languages, the same ones every time."""
    return tuple(_trials())


def _trials() -> Iterator[Trial]:
    clean: dict[str, set[tuple[str, str, str]]] = {}
    for pair, finding in false_alarms():
        clean.setdefault(pair.id, set()).add(_words(finding))
    for pair in clean_pairs():
        for language in LANGUAGES:
            text = pair.english if language == "en" else pair.chinese
            for kind in KINDS:
                for change in _chosen(kind, language, text, pair):
                    sides = (change.text, pair.chinese)
                    if language == "zh":
                        sides = (pair.english, change.text)
                    said = (
                        d for d in _said(*sides, pair) if _words(d) not in clean.get(pair.id, ())
                    )
                    yield Trial(kind, language, pair, change, tuple(said))


def _chosen(kind: str, language: str, text: str, pair: Pair) -> list[Change]:
    """Return a few of the ways to put this error into a text, by a seed of their own."""
    ways = list({change.text: change for change in changes(kind, language, text)}.values())
    return random.Random(f"{SEED} {pair.id} {kind} {language}").sample(
        ways, min(PER_KIND, len(ways))
    )


def _said(english: str, chinese: str, pair: Pair) -> tuple[Discrepancy, ...]:
    return read([english], [chinese], pair.published).discrepancies


def _words(finding: Discrepancy) -> tuple[str, str, str]:
    quotes = (finding.english, finding.chinese)
    return (finding.kind, *(quote.text if quote else "" for quote in quotes))  # type: ignore[return-value]


def report(misses: bool) -> None:
    """Print the share found by kind and the false alarms, and what was missed when asked to."""
    everything = trials()
    for kind in KINDS:
        of_kind = [trial for trial in everything if trial.kind == kind]
        by_language = "   ".join(
            f"{language} {sum(t.found for t in of_kind if t.language == language)}"
            f"/{sum(t.language == language for t in of_kind)}"
            for language in LANGUAGES
        )
        found = sum(trial.found for trial in of_kind)
        print(f"{kind:27} {found / max(1, len(of_kind)):.3f}   {by_language}")
        for trial in of_kind if misses else ():
            if not trial.found:
                other = trial.pair.chinese if trial.language == "en" else trial.pair.english
                print(f"    {trial.pair.id} {trial.change.text}\n        = {other}")
                for d in trial.said:
                    print(f"        said {d.kind}: {_words(d)[1:]}")
    found = sum(trial.found for trial in everything)
    print(f"{'all':27} {found / len(everything):.3f}   {found}/{len(everything)}")
    alarms, pairs = false_alarms(), len(clean_pairs())
    print(
        f"false alarms per 100 clean pairs: {100 * len(alarms) / pairs:.1f} ({len(alarms)}/{pairs})"
    )
    for pair, d in alarms if misses else ():
        print(f"    {pair.id} {d.kind}: {_words(d)[1:]} {d.note}")
