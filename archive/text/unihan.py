"""Make the table of readings: ``python -m archive.text.unihan Unihan_Readings.txt Variants.txt``.

Both files come from the Unihan database of the Unicode Consortium (kVietnamese, and the simplified
variants); the table holds simplified characters, as everything is looked up folded.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from archive.text.fold import fold

NOTICE = """\
# Sino-Vietnamese readings of Chinese characters (simplified), by reading.
# Made by archive/text/unihan.py from kVietnamese of the Unihan database, Unicode 15.0.0.
# (c) 1991-2022 Unicode, Inc. Used under the Unicode licence, https://www.unicode.org/license.txt;
# regrouped by reading, readings of variants joined to the simplified character.
"""


def table(readings: Iterable[str], variants: Iterable[str]) -> str:
    """Return the table as text: one line a reading, then the characters that have it."""
    simple: dict[str, set[str]] = {}
    for character, others in _fields(variants, "kSimplifiedVariant"):
        simple[character] = {_character(other) for other in others}
    grouped: dict[str, set[str]] = {}
    for character, spoken in _fields(readings, "kVietnamese"):
        for reading in spoken:
            forms = {fold(character), *map(fold, simple.get(character, ()))}
            grouped.setdefault(reading.strip(","), set()).update(f for f in forms if len(f) == 1)
    lines = (f"{reading} {''.join(sorted(grouped[reading]))}\n" for reading in sorted(grouped))
    return NOTICE + "".join(lines)


def _fields(lines: Iterable[str], name: str) -> Iterator[tuple[str, list[str]]]:
    for line in lines:
        code, _tab, rest = line.partition("\t")
        field, _tab, values = rest.partition("\t")
        if field == name and code.startswith("U+"):
            yield _character(code), values.split()


def _character(code: str) -> str:
    """Return the character of a code such as U+5B89 or U+5B89<kMatthews."""
    return chr(int(code.partition("<")[0].removeprefix("U+"), 16))


if __name__ == "__main__":
    sys.stdout.write(table(*(Path(name).read_text("utf-8").splitlines() for name in sys.argv[1:3])))
