"""python -m tests.readings [SET|mutations] [--layer X] [--misses]: the score; first by default."""

from __future__ import annotations

import argparse
import json
import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.config.settings")
django.setup()  # the lexicon is put together by a module that knows the models

from tests.readings import mutations  # noqa: E402
from tests.readings.items import SETS, layers  # noqa: E402
from tests.readings.score import Outcome, score  # noqa: E402


def main() -> None:
    """Print a line for each layer, and the misses when asked to."""
    parser = argparse.ArgumentParser(prog="python -m tests.readings", description=__doc__)
    parser.add_argument("what", nargs="?", choices=(*SETS, "mutations"), default="first")
    parser.add_argument("--layer", choices=layers("eleventh"))
    parser.add_argument("--misses", action="store_true", help="print expected and found")
    arguments = parser.parse_args()
    if arguments.what == "mutations":
        mutations.report(arguments.misses)
        return
    for layer in [arguments.layer] if arguments.layer else layers(arguments.what):
        tally = score(layer, arguments.what)
        passed = sum(outcome.passed for outcome in tally.outcomes)
        print(
            f"{layer:13} items {tally.items:.3f} ({passed}/{len(tally.outcomes)})   "
            f"recall {tally.recall:.3f}   precision {tally.precision:.3f}"
        )
        if arguments.misses:
            for outcome in tally.outcomes:
                if not outcome.passed:
                    _print(outcome)


def _print(outcome: Outcome) -> None:
    item = outcome.item
    print(f"  {item['id']}  {item.get('lead', '')}{item.get('text') or ''}")
    for language in ("en", "zh"):
        if language in item:
            print(f"      {language} {item[language]}")
    for wanted in item.get("expect", item.get("beads", [])):
        print(f"    expected {json.dumps(wanted, ensure_ascii=False)}")
    for found in outcome.readings or ("nothing",):
        print(f"    found    {found}")


if __name__ == "__main__":
    main()
