"""Texts from files, folders, archives, JSON Lines and standard input, one at a time.

Nothing is extracted to disk and no more than one text is in memory: a member that is larger than
the limit is reported and never read to its end.
"""

from __future__ import annotations

import gzip
import sys
import tarfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from archive.actions.json_lines import LineError, read_line

STDIN = "-"
TEXTS = (".txt", ".text", ".md")
TARS = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
LINES = (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz")
ARCHIVES = (*TARS, ".zip")
_BROKEN = (OSError, EOFError, zlib.error, zipfile.BadZipFile, tarfile.TarError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Input:
    """One text with its name and what a JSON line says beside it."""

    name: str
    data: bytes
    fields: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class InputError:
    """What could not be read: its name, the line where one is to blame, and the reason."""

    name: str
    line: int | None
    reason: str

    def __str__(self) -> str:
        where = f"{self.name}, line {self.line}" if self.line else self.name
        return f"{where}: {self.reason}"


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A file in a folder or archive that is no text by its name."""

    name: str


Found = Input | InputError | PassedOver


def read_inputs(paths: Sequence[str], limit: int) -> Iterator[Found]:
    """Yield the texts under these paths in order; no text may have more than `limit` bytes."""
    for path in paths:
        if path == STDIN:
            yield from _standard_input(limit)
        else:
            yield from _path(Path(path), path, limit, asked_for=True)


def _path(path: Path, name: str, limit: int, *, asked_for: bool) -> Iterator[Found]:
    if path.is_dir():
        yield from _folder(path, name, limit)
    elif not path.is_file():
        yield InputError(name, None, "There is no such file.")
    else:
        try:
            yield from _file(path, name, limit, asked_for=asked_for)
        except _BROKEN as error:
            yield InputError(name, None, f"The file cannot be read: {error}")


def _folder(path: Path, name: str, limit: int) -> Iterator[Found]:
    for child in sorted(path.iterdir()):
        if not _hidden(child.name):
            yield from _path(child, f"{name.rstrip('/')}/{child.name}", limit, asked_for=False)


def _file(path: Path, name: str, limit: int, *, asked_for: bool) -> Iterator[Found]:
    lowered = path.name.lower()
    if lowered.endswith(".zip"):
        yield from _zip(path, name, limit)
    elif lowered.endswith(TARS):
        yield from _tar(path, name, limit)
    elif lowered.endswith(LINES):
        with gzip.open(path) if lowered.endswith(".gz") else path.open("rb") as stream:
            yield from _lines(stream, name, limit)
    elif asked_for or lowered.endswith(TEXTS):
        with path.open("rb") as stream:
            yield _text(stream, name, limit)
    else:
        yield PassedOver(name)


def _zip(path: Path, name: str, limit: int) -> Iterator[Found]:
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            if info.is_dir() or _hidden(info.filename):
                continue
            member = f"{name}/{info.filename}"
            if unfit := _unfit(info.filename, member):
                yield unfit
                continue
            try:
                with archive.open(info) as stream:
                    yield _text(stream, member, limit)
            except (*_BROKEN, NotImplementedError) as error:
                yield InputError(member, None, f"The member cannot be read: {error}")


def _tar(path: Path, name: str, limit: int) -> Iterator[Found]:
    # "r|*" reads forward only, so that a large archive needs no index in memory.
    with tarfile.open(path, mode="r|*") as archive:
        for info in archive:
            if not info.isfile() or _hidden(info.name):
                continue
            member = f"{name}/{info.name}"
            if unfit := _unfit(info.name, member):
                yield unfit
            elif info.size > limit:
                yield _too_large(member, limit)
            elif (stream := archive.extractfile(info)) is not None:
                yield _text(stream, member, limit)
            archive.members = []  # type: ignore[attr-defined]  # tarfile keeps every header it read


def _unfit(filename: str, member: str) -> InputError | PassedOver | None:
    """Return what a member is that holds no single text, or None for a text."""
    lowered = filename.lower()
    if lowered.endswith((*ARCHIVES, *LINES)):
        return InputError(member, None, "It lies inside another archive: unpack that one first.")
    return None if lowered.endswith(TEXTS) else PassedOver(member)


def _lines(stream: IO[bytes] | gzip.GzipFile, name: str, limit: int) -> Iterator[Found]:
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) > limit and not line.endswith(b"\n"):
            while (rest := stream.readline(limit)) and not rest.endswith(b"\n"):
                pass
            yield _too_large(name, limit, number)
        elif line.strip():
            yield _line(line, name, number)


def _line(line: bytes, name: str, number: int) -> Input | InputError:
    try:
        data, fields = read_line(line)
    except LineError as error:
        return InputError(name, number, str(error))
    return Input(str(fields.get("name") or f"{name}:{number}"), data, fields)


def _standard_input(limit: int) -> Iterator[Found]:
    stream = sys.stdin.buffer
    first = stream.peek(64)[:64] if hasattr(stream, "peek") else b""
    if first.lstrip().startswith(b"{"):
        yield from _lines(stream, STDIN, limit)
    else:
        yield _text(stream, STDIN, limit)


def _text(stream: IO[bytes], name: str, limit: int) -> Input | InputError:
    # The size an archive states may be a lie; what is read is what counts.
    data = stream.read(limit + 1)
    return _too_large(name, limit) if len(data) > limit else Input(name, data)


def _too_large(name: str, limit: int, line: int | None = None) -> InputError:
    return InputError(name, line, f"The text is larger than {limit:,} bytes (INGEST_MAX_BYTES).")


def _hidden(name: str) -> bool:
    """Say whether a file belongs to a system and not to its user."""
    parts = name.split("/")
    return parts[-1].startswith(".") or "__MACOSX" in parts
