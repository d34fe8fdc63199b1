"""Measure the reading and print Markdown: ``python -m tests.benchmarks reading [--count N]``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from tests.benchmarks import reading


def main(arguments: Sequence[str] | None = None) -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parts = parser.add_subparsers(required=True)
    part = parts.add_parser("reading", help="the pipeline, without a database")
    part.add_argument("--count", type=int, default=500, help="generated dispatches (500)")
    part.add_argument("--seed", type=int, default=1)
    part.add_argument(
        "--workers", type=int, default=os.cpu_count() or 1, help="at most so many processes"
    )
    asked = parser.parse_args(arguments)
    for line in reading.report(asked.count, asked.seed, asked.workers):
        print(line)
        sys.stdout.flush()


if __name__ == "__main__":
    main()
