"""`python -m tests.benchmarks [NAME ...] [--json]`: measures and prints a table; exit 1 if a target is missed."""

import argparse
import importlib
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.figures import as_json, as_table

NAMES = (
    "start",
    "keys",
    "refresh",
    "trouble",
    "memory",
    "growth",
    "keys-refreshing",
    "where",
    "picker",
    "map",
    "places",
    "full-text",
    "page-head",
    "same-story",
    "completion",
    "article",
)


def main() -> int:
    """Runs the named benchmarks, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*NAMES, []], default=[])
    parser.add_argument("--json", action="store_true", help="print a JSON array")
    parser.add_argument("--folder", type=Path, help="keep made-up feeds and libraries here for the next time")
    given = parser.parse_args()
    figures = []
    with tempfile.TemporaryDirectory() as passing:
        folder = given.folder or Path(passing)
        folder.mkdir(parents=True, exist_ok=True)
        for name in given.names or NAMES:
            figures += importlib.import_module(f"tests.benchmarks.{name.replace('-', '_')}").measure(folder)
    print(as_json(figures) if given.json else as_table(figures))
    return 0 if all(figure.met for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
