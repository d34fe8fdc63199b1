"""Sino-Vietnamese readings: pairs of the dispatches, gazetteer entries, and names that differ."""

import pytest

from archive.text.readings import likeness, readings_of, sounds_like
from archive.text.unihan import table
from tests.lexicon import load


@pytest.mark.parametrize(
    ("han", "latin"),
    [
        ("兴安", "Hưng Yên"),
        ("海阳", "Hải Dương"),
        ("建安", "Kiến An"),
        ("太平省", "Thái Bình Province"),
        ("海防", "Haiphong"),
        ("河内", "Hanoi"),
        ("莱州", "Lai Châu"),
        ("奠边府", "Điện Biên Phủ"),
        ("奠邊府", "Dienbienphu"),
        ("山萝", "Sơn La"),
        ("山蘿省", "the province of Son La"),
        ("和平", "Hoà Bình"),
        ("清化", "Thanh Hóa"),
        ("义安", "Nghệ An"),
        ("谅山", "Lang Son"),
        ("富寿", "Phú Thọ"),
        ("红河", "Hồng Hà"),
    ],
)
def test_a_name_in_characters_sounds_like_the_name_in_letters(han: str, latin: str) -> None:
    assert sounds_like(han, latin)
    assert likeness(han, latin) == 1


@pytest.mark.parametrize(
    ("han", "latin", "share"),
    [
        ("禄江", "Lục Giang", 0.5),
        ("南目河", "Nậm Pồ", 1 / 3),
        ("太平", "Ninh Bình", 0.5),
        ("克拉沃", "Kla Vo", 0),
        ("", "Hanoi", 0),
        ("河内", "", 0),
        ("河内", "河内", 0),
        ("Hanoi", "Hanoi", 0),
        ("省", "Province", 0),
    ],
)
def test_another_name_does_not_sound_like_it(han: str, latin: str, share: float) -> None:
    assert not sounds_like(han, latin)
    assert likeness(han, latin) == pytest.approx(share)


def test_long_words_are_no_name_and_cost_nothing() -> None:
    assert not sounds_like("安" * 100_000, "an" * 100_000)
    assert likeness("安" * 100_000, "an " * 100_000) < 1


def test_most_provinces_of_the_gazetteer_sound_alike() -> None:
    pairs = [
        ([n.text for n in entry.names if n.language == "zh-Hans"], name.text)
        for entry in load().places
        if entry.kind == "province"
        for name in entry.names
        if name.language == "vi"
    ]
    alike = [latin for han, latin in pairs if any(sounds_like(one, latin) for one in han)]
    assert len(alike) / len(pairs) > 0.9


def test_the_table_joins_the_readings_of_variants_to_the_simplified_character() -> None:
    readings = ["# Unihan", "U+5B89\tkVietnamese\tan", "U+908A\tkVietnamese\tbiên ven"]
    variants = ["U+908A\tkSimplifiedVariant\tU+8FB9", "U+908A\tkZVariant\tU+5B89"]
    lines = [line for line in table(readings, variants).splitlines() if line[0] != "#"]
    assert lines == ["an 安", "biên 边", "ven 边"]


def test_a_character_without_a_reading_has_none() -> None:
    assert readings_of("x") == frozenset()
    assert {"an", "yen"} <= readings_of("安")
