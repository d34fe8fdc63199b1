"""The search folding and its length-preserving sister."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.fold import fold, fold_aligned, has_han


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Điện Biên Phủ", "dien bien phu"),
        ("ĐIỆN BIÊN PHỦ", "dien bien phu"),
        (unicodedata.normalize("NFD", "Điện Biên Phủ"), "dien bien phu"),
        ("Nam Định", "nam dinh"),
        ("Hưng  Yên\n", "hung yen"),
        ("奠邊府", "奠边府"),
        ("萊州", "莱州"),
        ("第３９號公路", "第39号公路"),
        ("communiqué", "communique"),
        ("", ""),
    ],
)
def test_fold_returns_one_key_for_every_spelling(text: str, key: str) -> None:
    assert fold(text) == key


def test_fold_leaves_latin_text_alone_when_there_is_no_han() -> None:
    assert fold("Groupe Mobile 100") == "groupe mobile 100"


@pytest.mark.parametrize(
    ("text", "aligned"),
    [
        ("Điện  Biên Phủ", "dien  bien phu"),
        ("越南人民軍　解放萊州", "越南人民军 解放莱州"),
        ("ABC", "abc"),
        ("ﬁfty ㎞", "ﬁfty ㎞"),
    ],
)
def test_fold_aligned_keeps_every_offset(text: str, aligned: str) -> None:
    assert fold_aligned(text) == aligned


@given(st.text())
def test_fold_aligned_keeps_the_length_of_any_text(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert len(fold_aligned(composed)) == len(composed)


@given(st.text())
def test_fold_of_a_fold_is_the_fold_for_latin_text(text: str) -> None:
    once = fold(text)
    if once.isascii():
        assert fold(once) == once


def test_has_han_tells_scripts_apart() -> None:
    assert (has_han("莱州 Lai Châu"), has_han("Lai Châu")) == (True, False)
