"""Ordinary words of both languages that mean the same."""

import pytest

from archive.text.common_words import chinese_meanings, english_meanings


def meanings(found):
    return {meaning for _, every in found for meaning in every}


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("the river", "过河以后"),
        ("they were burning", "焚烧"),
        ("families", "家属"),
        ("it stopped", "停了"),
        ("the bodies", "尸体"),
        ("taken at dawn", "拂晓"),
    ],
)
def test_words_that_translate_each_other_share_a_meaning(english, chinese):
    assert meanings(english_meanings(english)) & meanings(chinese_meanings(chinese))


def test_words_that_do_not_share_none():
    assert not meanings(english_meanings("the river")) & meanings(chinese_meanings("医院"))


def test_unknown_words_have_no_meaning():
    assert not [*english_meanings("xyzzy of"), *chinese_meanings("的")]


def test_offsets_are_where_the_words_begin():
    assert [at for at, _ in english_meanings("a river bridge")] == [2, 8]
    assert [at for at, _ in chinese_meanings("过了桥")] == [2]
