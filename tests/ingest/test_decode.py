"""Bytes as text."""

import re
import unicodedata
from pathlib import Path

import pytest

from archive.ingest.decode import Decoded, decode
from archive.ingest.records import ParseError
from archive.text.fold import fold_aligned

CORPUS = sorted((Path(__file__).parents[2] / "fixtures" / "corpus").glob("*.txt"))
ENCODINGS = {
    "utf-8": "utf-8",
    "utf-8-sig": "utf-8-sig",
    "utf-16": "utf-16-le",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
    "gb18030": "gb18030",
}
TRADITIONAL = (
    "    【新華社河內二十四日電】據越南通訊社訊：越南人民軍總司令部發表公報說，"
    "敵軍五千二百多名被殲滅。\n    在紅河三角洲地區，遊擊隊與民兵粉碎了敵人的「掃蕩戰」。\n"
)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
@pytest.mark.parametrize(("written", "read"), ENCODINGS.items())
def test_decode_reads_each_document_in_each_encoding(path, written, read):
    text = path.read_text("utf-8")
    if text.isascii() and read == "gb18030":
        read = "utf-8"
    assert decode(text.encode(written)) == Decoded(text, read, "lf")


@pytest.mark.parametrize("encoding", ["big5hkscs", "big5", "gb18030"])
def test_decode_reads_traditional_characters_in_big5_and_gb18030(encoding):
    decoded = decode(TRADITIONAL.encode(encoding))
    assert decoded.text == TRADITIONAL
    assert decoded.encoding == encoding.replace("big5hkscs", "big5").replace("big5", "big5hkscs")


def test_decode_keeps_the_length_of_simplified_and_traditional_text():
    assert len(fold_aligned(TRADITIONAL)) == len(TRADITIONAL)


@pytest.mark.parametrize(("newline", "name"), [("\n", "lf"), ("\r\n", "crlf"), ("\r", "cr")])
def test_decode_names_the_newline_and_writes_lf(newline, name):
    assert decode(newline.join("ab").encode()) == Decoded("a\nb", "utf-8", name)


def test_decode_composes_decomposed_letters():
    name = "Điện Biên Phủ, Sơn La"
    assert decode(unicodedata.normalize("NFD", name).encode()).text == name


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "The file is empty."),
        (b" \r\n\t", "The file is empty."),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "The file is not"),
        (b"bell\x07", "The file is not text: it holds U+0007."),
        (
            b"garbage\x00\x01\xff",
            "The file is not text: it holds NUL bytes and is no UTF-16.",
        ),
        ("Lai Châu, Điện".encode("cp1258", "replace"), "The file is not in UTF-8"),
        ("Le général à Hanoï".encode("latin-1"), "The file is not in UTF-8"),
        (bytes(range(128, 256)), "The file is not in UTF-8"),
    ],
)
def test_decode_says_why_it_cannot_read_a_file(data, reason):
    with pytest.raises(ParseError, match=re.escape(reason)):
        decode(data)
