"""The import rule of ARCHITECTURE.md, read from the imports themselves."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "archive"
LAYERS = (
    {"text"},
    {"ingest", "generate"},
    {"models"},
    {"queries", "actions", "search"},
    {"filters", "presenters", "exports"},
    {"views", "api", "admin", "templatetags", "management", "urls", "apps", "formats", "locale"},
    {"config", "migrations"},
)
LEVEL = {name: level for level, layer in enumerate(LAYERS) for name in layer}
PURE = ("text", "ingest", "generate")
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def part_of(path: Path) -> str:
    """Return the part of the package a file belongs to: text, ingest, models…"""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """Yield the full name of each module that a file imports, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_every_part_of_the_package_has_a_layer():
    assert {part_of(path) for path in MODULES} <= set(LEVEL)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_to_the_left(path):
    own = LEVEL[part_of(path)]
    parts = [name.split(".")[1] for name in imported(path) if name.startswith("archive.")]

    assert [part for part in parts if LEVEL.get(part, 0) > own] == []


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if part_of(path) in PURE],
    ids=lambda path: str(path.relative_to(PACKAGE)),
)
def test_the_pipeline_does_not_know_django(path):
    assert [name for name in imported(path) if name.split(".")[0] == "django"] == []
