"""What may not stand in any file of the project."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.__main__ import WITHOUT_DATABASE

ROOT = Path(__file__).resolve().parents[1]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
BINARY = {".png", ".jpg", ".ico", ".woff2", ".gz", ".br", ".mo", ".zip"}
# Put together here so that this file does not forbid itself.
MACHINE_PATH = re.compile(r"(?<![\w.}])/(?:work|home|root|opt|tmp|Users)" + r"/\w")
PACKAGE_INDEX = re.compile(r"(?:index-url|extra-index|pypi\.(?:org|python\.org))" + r"[/=]")


def committed() -> list[Path]:
    """Return the text files that git keeps, or all files where there is no git."""
    told = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    named = told.stdout.split("\0") if told.returncode == 0 else map(str, ROOT.rglob("*.*"))
    paths = (ROOT / name for name in named if name)
    return [path for path in paths if path.is_file() and path.suffix not in BINARY]


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    """Return the lines of committed files in which the pattern occurs."""
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:120]}"
        for path in committed()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_file_names_a_folder_of_one_machine():
    assert lines_with(MACHINE_PATH) == []


def test_no_file_names_a_package_index():
    assert lines_with(PACKAGE_INDEX) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_templates_hold_no_inline_style_or_script(path):
    text = path.read_text(encoding="utf-8")

    assert re.findall(r"<style\b|\sstyle=|\son[a-z]+=|javascript:", text) == []
    data = r'type="application/ld\+json"'  # a block of data, which no browser runs
    assert re.findall(rf"<script(?![^>]*(?:\bsrc=|{data}))[^>]*>", text) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_templates_load_nothing_from_other_hosts(path):
    text = path.read_text(encoding="utf-8")

    assert (
        re.findall(r"<(?:script|img|link|source|iframe)[^>]*(?:src|href)=\"(?:https?:)?//", text)
        == []
    )


@pytest.mark.parametrize("name", WITHOUT_DATABASE)
def test_what_runs_once_touches_no_database(name):
    paths = [ROOT / name] if name.endswith(".py") else (ROOT / name).rglob("*.py")
    texts = {path: path.read_text(encoding="utf-8") for path in paths}
    assert texts
    assert [path.name for path, text in texts.items() if "django_db" in text] == []
