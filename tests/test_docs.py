"""The documents say what the program does: compared with it, not trusted."""

from __future__ import annotations

import doctest
import importlib
import re
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import get_commands

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
DECISIONS = (ROOT / "DECISIONS.md").read_text(encoding="utf-8")
CI = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
COMMANDS = sorted(name for name, owner in get_commands().items() if owner == "archive")
READERS = r"(?:env\.\w+|flag|number)\(\s*\"([A-Z_]+)\""
PURE = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for part in ("text", "ingest")
    for path in (ROOT / "archive" / part).rglob("*.py")
)


def table(text: str, column: int) -> list[str]:
    """Return the words in code type of one column of the document's tables."""
    rows = re.findall(r"^\|(.+)\|$", text, flags=re.MULTILINE)
    cells = [row.split("|")[column] for row in rows if row.count("|") >= column]
    return [word for cell in cells for word in re.findall(r"`([^`]+)`", cell)]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command):
    assert command in [words.split()[0] for words in table(README, 0)]


def test_every_variable_is_in_the_readme_and_no_other():
    settings = (ROOT / "archive" / "config" / "settings.py").read_text(encoding="utf-8")
    listed = [name for name in table(README, 0) if name.isupper()]

    assert sorted(listed) == sorted(set(re.findall(READERS, settings)))


def test_the_machine_runs_the_test_command_of_the_readme():
    after = README.split("## Test it")[1]
    command = re.search(r"```sh\n(.+)\n```", after)

    assert command is not None
    assert command[1] in CI.splitlines()


def test_the_version_is_the_same_everywhere():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    cited = re.search(r"^version: (\S+)", (ROOT / "CITATION.cff").read_text("utf-8"), re.MULTILINE)

    assert newest is not None
    assert cited is not None
    assert [newest[1], cited[1]] == [project["version"]] * 2


def test_the_files_that_documents_name_exist():
    named = re.findall(r"`((?:archive|tests|templates|static|fixtures)/[^`…*]*)`", ARCHITECTURE)
    named += re.findall(r"`(\w+\.(?:md|cff))`", README + ARCHITECTURE + DECISIONS)

    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_glossary_names_what_the_models_call_it():
    glossary = ARCHITECTURE.split("## Glossary")[1]
    models = {model.__name__ for model in apps.get_app_config("archive").get_models()}
    models |= {"Claim", "Status", "Lexicon"}
    named = [word for word in table(glossary, 1) if word[0].isupper()]

    assert [word for word in named if word.split(".")[0] not in models] == []


def test_decisions_are_numbered_and_short():
    entries = re.split(r"^## ", DECISIONS, flags=re.MULTILINE)[1:]

    assert [int(entry.split(".")[0]) for entry in entries] == list(range(1, len(entries) + 1))
    assert [entry.splitlines()[0] for entry in entries if len(entry.splitlines()) > 25] == []
    parts = ("**What.**", "**Why.**", "**Ruled out.**")
    assert [entry for entry in entries if not all(part in entry for part in parts)] == []


@pytest.mark.parametrize("name", PURE)
def test_examples_in_docstrings_run(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0
