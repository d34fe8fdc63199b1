"""What fills the slots of a frame: the same in both languages, and how one may be got wrong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from random import Random
from typing import Any, NamedTuple

from archive.generate.choice import Zipf
from archive.generate.material import words
from archive.generate.numerals import digits, english, han, ordinal
from archive.generate.wars import AGENCIES, War

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_DIRECTIONS = (("north", "北"), ("south", "南"), ("east", "东"), ("west", "西"))
_DISTANCES = (("kilometers", "公里"), ("miles", "英里"))
_FORMATIONS = (
    ("platoon", "platoons", "排", "个"),
    ("company", "companies", "连", "个"),
    ("battalion", "battalions", "营", "个"),
)
_UNITS = (("Regiment", "团"), ("Battalion", "营"), ("Division", "师"))
_LOSSES = (("killed", "killing", "打死"), ("captured", "capturing", "俘虏"))


class Value(NamedTuple):
    """A filled slot; `truth` is what a reader should find, `wrong` what to print in error."""

    english: str
    chinese: str
    kind: str = ""
    truth: tuple[Any, ...] = ()
    wrong: tuple[tuple[str, str], ...] = ()  # (kind of difference, English words)


def _villages() -> Zipf[tuple[str, str]]:
    """Return a chooser from the invented names of villages."""
    pairs = [
        (f"{one[0]} {two[0]}", one[1] + two[1])
        for one in words("syllables")
        for two in words("syllables")
        if one != two
    ]
    Random(1).shuffle(pairs)
    return Zipf.of(pairs)


VILLAGES = _villages()
NOUNS, ADJECTIVES, VERBS = (Zipf.of(words(name)) for name in ("nouns", "adjectives", "verbs"))


@dataclass(slots=True)
class Scene:
    """What all sentences of one wire item share."""

    random: Random
    war: War
    filed: dt.date

    def fill(self, name: str, spec: tuple[str, int, int] | None) -> Value:
        """Return the value of a slot; `spec` is what a number counts and its bounds."""
        if spec:
            return self._number(*spec)
        return _FILLS[name.rstrip("0123456789")](self)

    def _number(self, what: str, low: int, high: int) -> Value:
        random = self.random
        value = random.randint(max(low, 2), high)
        qualifier, chance = "exact", random.random()
        if value >= 20 and chance < 0.3:
            value = round(value, 1 - len(str(value))) or value
            qualifier = "more_than" if chance < 0.2 else "about" if chance < 0.25 else "nearly"
        said, han_said = _number_words(value, qualifier)
        other = english(value + random.choice((1, 2, 3)) * 10 ** (len(str(value)) - 1))
        wrong = [("number", said.replace(english(value), other))]
        if value >= 10:
            wrong.append(("magnitude", said.replace(english(value), english(value * 10))))
        if qualifier == "more_than":
            wrong.append(("qualifier", english(value)))
        return Value(said, han_said, "figure", (what, value, qualifier), tuple(wrong))

    def _day(self) -> Value:
        day = self.filed - dt.timedelta(days=self.random.randint(1, 20))
        near = (self.filed - day).days < 5 and self.filed.month == day.month
        bare = near and self.random.random() < 0.6
        shifted = day - dt.timedelta(days=self.random.randint(1, 3))
        wrong = (("date", english_day(shifted, bare and shifted.month == day.month)),)
        return Value(english_day(day, bare), han_day(day, bare), "date", (day.isoformat(),), wrong)

    def _month(self) -> Value:
        first = self.filed.replace(day=1) - dt.timedelta(days=31 * self.random.randint(1, 24))
        wrong = f"{MONTHS[first.month - 1]} {first.year - 1}"
        return Value(
            f"{MONTHS[first.month - 1]} {first.year}",
            f"{digits(first.year)}年{han(first.month)}月",
            "date",
            (f"{first.year}-{first.month:02}",),
            (("date", wrong),),
        )

    def _town(self) -> Value:
        town = self.war.towns.pick(self.random)
        other = self.random.choice(self.war.towns.rows)
        wrong = (("place", other.english),) if other.chinese != town.chinese else ()
        return Value(town.english, town.chinese, "place", (town.slug, town.english), wrong)

    def _dist(self) -> Value:
        value = self.random.randint(3, 90)
        unit, han_unit = self.random.choice(_DISTANCES)
        other = next(name for name, _ in _DISTANCES if name != unit)
        wrong = (("measure_unit", f"{english(value)} {other}"),)
        return Value(f"{english(value)} {unit}", _han_count(value) + han_unit, "", (), wrong)

    def _direction(self) -> Value:
        direction, han_direction = self.random.choice(_DIRECTIONS)
        other = self.random.choice([name for name, _ in _DIRECTIONS if name != direction])
        return Value(direction, han_direction, "", (), (("direction", other),))

    def _formation(self) -> Value:
        count = self.random.randint(2, 9)
        place = self.random.randrange(len(_FORMATIONS))
        _, name, han_name, measure = _FORMATIONS[place]
        other = _FORMATIONS[(place + 1) % len(_FORMATIONS)][1]
        return Value(
            f"{english(count)} {name}",
            _han_count(count) + measure + han_name,
            "formation",
            (_FORMATIONS[place][0], count),
            (("echelon", f"{english(count)} {other}"), ("number", f"{english(count + 3)} {name}")),
        )

    def _unit(self) -> Value:
        number = self.random.randint(2, 340)
        name, han_name = self.random.choice(_UNITS)
        other = number + self.random.randint(1, 30)
        before = self.random.random() < 0.5
        form = f"{name} {{}}" if before else f"the {{}} {name}"
        said = form.format(number if before else ordinal(number))
        wrong = form.format(other if before else ordinal(other))
        return Value(
            said,
            f"第{digits(number) if number > 99 else han(number)}{han_name}",
            "unit",
            (number, name.lower()),
            (("unit", wrong),),
        )

    def _agency(self) -> Value:
        one = self.random.choice(AGENCIES)
        other = self.random.choice([agency for agency in AGENCIES if agency != one])
        return Value(*one, "", (), (("agency", other[0]),))

    def _loss(self) -> Value:
        place = self.random.randrange(2)
        code, said, han_said = _LOSSES[place]
        return Value(said, han_said, "action", (code,), (("action", _LOSSES[1 - place][1]),))

    def _noun(self) -> Value:
        return _word(NOUNS, self.random)

    def _adjective(self) -> Value:
        return _word(ADJECTIVES, self.random)

    def _village(self) -> Value:
        return Value(*VILLAGES.pick(self.random))

    def _us(self) -> Value:
        return Value(*self.random.choice(self.war.us))

    def _them(self) -> Value:
        return Value(*self.random.choice(self.war.them))


_FILLS: dict[str, Callable[[Scene], Value]] = {
    "day": Scene._day,
    "month": Scene._month,
    "town": Scene._town,
    "dist": Scene._dist,
    "dir": Scene._direction,
    "f": Scene._formation,
    "unit": Scene._unit,
    "agency": Scene._agency,
    "act": Scene._loss,
    "noun": Scene._noun,
    "adj": Scene._adjective,
    "village": Scene._village,
    "us": Scene._us,
    "them": Scene._them,
    "occupier": lambda scene: Value(*scene.war.occupier),
    "issuer": lambda scene: Value(*scene.war.issuer),
    "relay": lambda scene: Value(*scene.war.relay),
}


def _word(known: Zipf[tuple[str, ...]], random: Random) -> Value:
    english_word, chinese_word = known.pick(random)
    return Value(english_word, chinese_word)


def verb(random: Random) -> tuple[Value, Value]:
    """Return a verb with its past and with its infinitive."""
    past, infinitive, chinese = VERBS.pick(random)
    return Value(past, chinese), Value(infinitive, chinese)


def english_day(day: dt.date, bare: bool) -> str:
    """Return a day in English, without its month where that is understood."""
    return f"the {ordinal(day.day)}" if bare else f"{MONTHS[day.month - 1]} {ordinal(day.day)}"


def han_day(day: dt.date, bare: bool) -> str:
    """Return a day in Chinese, without its month where that is understood."""
    return ("" if bare else han(day.month) + "月") + han(day.day) + "日"


def _han_count(value: int) -> str:
    return "两" if value == 2 else han(value)


@lru_cache(maxsize=16384)
def _number_words(value: int, qualifier: str) -> tuple[str, str]:
    said, han_said = english(value), _han_count(value)
    if qualifier == "more_than":
        return f"more than {said}", f"{han_said}多"
    if qualifier == "exact":
        return said, han_said
    return f"{qualifier} {said}", ("约" if qualifier == "about" else "近") + han_said
