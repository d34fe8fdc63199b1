"""One folding for what is indexed, looked up and marked."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.tokens import aligned, pattern, steps, tokens

TEXT = st.text(alphabet="aĐđiệnồ ,.'’01９奠邊边府府第号（）-\n", max_size=40)


def found_in(words: str, text: str) -> bool:
    """Say whether the index would find the words in the text: the slow obvious way."""
    wanted, begun = steps(words)
    held = tokens(text)
    for start in range(len(held) - len(wanted) + 1):
        here = held[start : start + len(wanted)]
        if here[:-1] == list(wanted[:-1]) and (
            here[-1].startswith(wanted[-1]) if begun else here[-1] == wanted[-1]
        ):
            return True
    return False


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("dien bien phu", "the Điện Biên Phủ front"),
        ("ĐIỆN BIÊN PHỦ", "dien-bien-phu"),
        ("奠邊府", "在奠边府附近"),
        ("边", "在奠邊府附近"),
        ("府", "奠邊府。"),
        ("近", "附近"),
        ("第39号公路", "在第３９號公路上"),
        ("52000", "52,000 men"),
        ("52,000", "over ５２０００"),
        ("people", "the People’s Army"),
        (unicodedata.normalize("NFD", "Điện"), "Điện"),
    ],
)
def test_any_spelling_finds_it(words, text):
    assert found_in(words, text)
    assert pattern(words).search(aligned(text))


@pytest.mark.parametrize(
    ("words", "text"),
    [("边奠", "奠边府"), ("lai", "Laichau"), ("bien dien", "dien bien"), ("39", "第390号")],
)
def test_other_words_do_not(words, text):
    assert not found_in(words, text)
    assert not pattern(words).search(aligned(text))


@given(TEXT)
def test_a_text_is_found_by_all_of_its_words(text):
    if steps(text).tokens:
        assert found_in(text, text)


@given(TEXT)
def test_aligning_keeps_every_offset(text):
    assert len(aligned(text)) == len(text)


@given(st.text(alphabet="奠邊府萊州戰", min_size=1, max_size=6), st.text(alphabet="奠边府州战"))
def test_every_run_of_characters_is_found_in_its_text(words, after):
    assert found_in(words, f"前{words}{after}")
