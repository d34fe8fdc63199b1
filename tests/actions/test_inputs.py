"""Texts come out of files, folders and archives whole, in order, and never onto the disk."""

import gzip
import io
import json
import tarfile
import zipfile

import pytest

from archive.actions.inputs import Input, InputError, PassedOver, read_inputs

LIMIT = 1000


def read(*paths):
    return list(read_inputs([str(path) for path in paths], LIMIT))


def tar_of(path, members, mode):
    with tarfile.open(path, mode) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


def test_folder_is_read_in_order_of_names_with_its_folders(tmp_path):
    (tmp_path / "b.txt").write_bytes(b"second")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "z.txt").write_bytes(b"first")
    (tmp_path / ".hidden.txt").write_bytes(b"no")
    (tmp_path / "picture.png").write_bytes(b"no")

    assert read(tmp_path) == [
        Input(f"{tmp_path}/a/z.txt", b"first"),
        Input(f"{tmp_path}/b.txt", b"second"),
        PassedOver(f"{tmp_path}/picture.png"),
    ]


def test_file_that_is_not_there_is_reported_and_the_rest_go_on(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"text")

    assert read(tmp_path / "none.txt", tmp_path / "a.txt") == [
        InputError(f"{tmp_path}/none.txt", None, "There is no such file."),
        Input(f"{tmp_path}/a.txt", b"text"),
    ]


@pytest.mark.parametrize(
    ("name", "mode"), [("x.tar", "w"), ("x.tar.gz", "w:gz"), ("x.tbz2", "w:bz2"), ("x.txz", "w:xz")]
)
def test_tar_members_are_read_whatever_packs_them(tmp_path, name, mode):
    path = tar_of(tmp_path / name, {"in/a.txt": b"one", "b.txt": b"two"}, mode)

    assert read(path) == [Input(f"{path}/in/a.txt", b"one"), Input(f"{path}/b.txt", b"two")]


def test_zip_member_that_is_too_large_is_reported_and_the_rest_go_on(tmp_path):
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", b"0" * 10_000_000)
        archive.writestr("a.txt", b"text")
        archive.writestr("inner.zip", b"PK")

    assert read(path) == [
        InputError(
            f"{path}/bomb.txt", None, "The text is larger than 1,000 bytes (INGEST_MAX_BYTES)."
        ),
        Input(f"{path}/a.txt", b"text"),
        InputError(
            f"{path}/inner.zip", None, "It lies inside another archive: unpack that one first."
        ),
    ]


def test_broken_archive_is_reported(tmp_path):
    path = tmp_path / "x.zip"
    path.write_bytes(b"no archive")

    assert read(path) == [
        InputError(str(path), None, "The file cannot be read: File is not a zip file")
    ]


def test_json_lines_are_one_text_a_line_and_say_which_line_is_wrong(tmp_path):
    path = tmp_path / "x.jsonl.gz"
    lines = [
        json.dumps({"text": "words", "newspaper": "rmrb", "name": "a"}),
        "",
        "{",
        json.dumps({"txt": "words"}),
        json.dumps({"text": "x" * 2000}),
        json.dumps({"title": "T", "date": "1953-12-14", "page": 4, "english": "Body."}),
    ]
    with gzip.open(path, "wt") as stream:
        stream.write("\n".join(lines))

    found = read(path)

    assert found[0] == Input("a", b"words", {"newspaper": "rmrb", "name": "a"})
    assert [(e.line, e.reason.split(":")[0]) for e in found[1:4]] == [
        (3, "The line is not JSON"),
        (4, "Unknown key 'txt'."),
        (5, "The text is larger than 1,000 bytes (INGEST_MAX_BYTES)."),
    ]
    assert found[4] == Input(
        f"{path}:6", b"Title: T\nAuthor:\nDate: 1953-12-14\nPage: 4\n\nBody.\n"
    )
