"""Every string of the interface speaks three languages."""

import ast
import re
from pathlib import Path

import pytest

LOCALE = Path(__file__).resolve().parents[1] / "archive" / "locale"
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|<[^>]+>")
ENTRY = re.compile(
    r'^msgid (?P<id>(?:".*"\n)+)(?:msgid_plural (?P<plural>(?:".*"\n)+))?'
    r'msgstr(?:\[0\])? (?P<text>(?:".*"\n?)+)',
    re.M,
)


def read(catalog):
    """Return (msgid, plural, translation) of every entry but the header."""

    def words(match, group):
        lines = (match[group] or "").splitlines()
        return "".join(ast.literal_eval(line) for line in lines)

    text = (LOCALE / catalog / "LC_MESSAGES" / "django.po").read_text("utf-8")
    entries = [(words(m, "id"), words(m, "plural"), words(m, "text")) for m in ENTRY.finditer(text)]
    return [entry for entry in entries if entry[0]]


@pytest.mark.parametrize("catalog", ["zh_Hans", "vi"])
def test_no_string_is_left_untranslated_or_fuzzy(catalog):
    text = (LOCALE / catalog / "LC_MESSAGES" / "django.po").read_text("utf-8")

    assert [msgid for msgid, _plural, translated in read(catalog) if not translated] == []
    assert "fuzzy" not in text
    assert "\n#~" not in text


@pytest.mark.parametrize("catalog", ["zh_Hans", "vi"])
def test_placeholders_are_kept(catalog):
    changed = [
        msgid
        for msgid, plural, translated in read(catalog)
        if sorted(PLACEHOLDER.findall(plural or msgid)) != sorted(PLACEHOLDER.findall(translated))
    ]

    assert changed == []


def test_both_catalogs_hold_the_same_strings():
    chinese, vietnamese = ({entry[:2] for entry in read(name)} for name in ("zh_Hans", "vi"))

    assert chinese ^ vietnamese == set()


def test_chinese_is_written_in_chinese():
    han = re.compile(r"[㐀-鿿]")
    same = {"EDTF", "SHA-256", "en, vi, fr, zh-Hans, zh-Hant", "%(point)s ± %(radius)s km"} | {
        "%(vague)s of %(unit)s"
    }

    assert [m for m, _p, text in read("zh_Hans") if not han.search(text) and m not in same] == []
