"""`python -m tests.benchmarks.places_fresh ARTICLES.json`: a process that has read no place yet places one article, then all, and prints what that took."""

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from time import process_time


def resident() -> float | None:
    """Resident memory of this process in MB, pages of mapped files included; None where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    except OSError:
        return None


def fresh(articles: Sequence[str]) -> dict[str, float | None]:
    """What a process that has read no place yet needs: milliseconds of processor time, MB."""
    before, start = resident(), process_time()
    from reader.places.gazetteer import Gazetteer
    from reader.places.locate import locate

    loaded = process_time()
    gazetteer = Gazetteer.open()
    locate(gazetteer, articles[0])
    first = process_time()
    for article in articles:
        locate(gazetteer, article)
    after = resident()
    memory = None if before is None or after is None else after - before
    return {"modules": (loaded - start) * 1000, "first": (first - loaded) * 1000, "memory": memory}


if __name__ == "__main__":
    print(json.dumps(fresh(json.loads(Path(sys.argv[1]).read_text("utf-8")))))
