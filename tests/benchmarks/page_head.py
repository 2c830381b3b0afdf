"""How well a page's head is read: title, date and authors of real pages against what is known of them; by itself it prints what is wrong.

The pages lie in `pages` below the folder `corpus` of DATELINE_SHARED, or of `shared` beside the repository (without them, nothing is measured). Half of the
publishers, by the hash of their names, are there to learn from (tune); the others are for measuring alone, and their single pages are never shown.

A title is right if its letters and digits are the true ones; authors if their names are, in any order; a date if its minute is, or its day where the truth
knows no time. A true date without a zone holds for any zone.
"""

import gzip
import hashlib
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from reader.sources import encoding
from reader.sources.head.page import Head, head
from reader.text import dates
from reader.text.html import parse_html
from tests.benchmarks.figures import Figure

PAGES = Path(os.environ.get("DATELINE_SHARED", Path(__file__).resolve().parents[3] / "shared")) / "corpus" / "pages"
HALVES = ("tune", "held out")
FIELDS = ("title", "date", "authors", "teaser")
_MOST_WRONG = 10
"""Percent of the pages where the truth has a field."""
_NOT_PUBLISHED_YET = timedelta(hours=14)


@dataclass(frozen=True, slots=True)
class Page:
    """A page and what is known of it (a JSON object)."""

    name: str
    half: str
    address: str
    data: bytes
    truth: dict[str, Any]


def pages() -> Iterator[Page]:
    """The pages of the corpus. Of several pages of a publisher, each truth belongs to the one that was fetched soonest after its date."""
    for file in sorted(PAGES.glob("*/*.json")):
        fetched = json.loads((file.parent / "meta.info").read_text("utf-8"))
        half = HALVES[int(hashlib.sha256(file.stem.encode()).hexdigest(), 16) % 2]
        own = {name: said for name, said in fetched.items() if name.rsplit("_", 3)[0] == file.stem and (file.parent / name).exists()}
        for version, truth in json.loads(file.read_text("utf-8")).items():
            name = min(own, key=lambda name: _wait(own[name]["crawl_date"], truth.get("publishing_date")))
            yield Page(f"{file.stem} {version}", half, own[name]["url"], gzip.decompress((file.parent / name).read_bytes()), truth)


def _wait(fetched: str, published: str | None) -> tuple[bool, timedelta]:
    """How long after its publication a page was fetched; what was fetched before comes last."""
    wait = datetime.fromisoformat(fetched) - datetime.fromisoformat(published or fetched).replace(tzinfo=None)
    return wait < -_NOT_PUBLISHED_YET, abs(wait)


def wrong(page: Page) -> dict[str, str]:
    """What is wrong with a page's head by field: the true and the read value; "" where it is right, no field where the truth has none."""
    root, _ = parse_html(encoding.decode(page.data))
    read = head(root, page.address)
    truth = page.truth
    known = {
        "title": (truth.get("title"), read.title, _key(truth.get("title") or "") == _key(read.title)),
        "date": (truth.get("publishing_date"), read.published, _is_date(truth.get("publishing_date"), read)),
        "authors": (truth.get("authors"), list(read.authors), {_key(name) for name in truth.get("authors") or ()} == {_key(name) for name in read.authors}),
        "teaser": (summary := " ".join((truth.get("body") or {}).get("summary") or ()), read.teaser, _key(summary) == _key(read.teaser)),
    }
    return {field: "" if is_right else f"{true!r} read as {said!r}" for field, (true, said, is_right) in known.items() if true}


def _key(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _is_date(true: str | None, read: Head) -> bool:
    found = dates.read(read.published)
    if not true or not found:
        return False
    moment = datetime.fromisoformat(true)
    if moment.tzinfo:
        return abs(found - moment.astimezone(UTC)) < timedelta(minutes=1)
    apart = abs(found - moment.replace(tzinfo=UTC))
    if not (moment.hour or moment.minute):
        return apart < timedelta(hours=24) and (found.date() == moment.date() or apart < timedelta(hours=14))
    return apart < timedelta(hours=15) and apart.total_seconds() % 900 < 60


def measure(folder: Path) -> list[Figure]:
    """The share of wrong fields per half of the publishers; `folder` is not used."""
    if not PAGES.is_dir():
        return [Figure("page heads: no pages here")]
    counts = {(half, field): [0, 0] for half in HALVES for field in FIELDS}
    for page in pages():
        for field, said in wrong(page).items():
            counts[page.half, field][0] += 1
            counts[page.half, field][1] += bool(said)
    return [
        Figure(f"page {field} wrong, {half}, of {count}", 100 * bad / max(1, count), "%", None if field == "teaser" else _MOST_WRONG)
        for (half, field), (count, bad) in counts.items()
    ]


def main() -> int:
    """Prints every wrong field of the publishers to learn from."""
    for page in pages():
        if page.half == "tune":
            for field, said in wrong(page).items():
                if said:
                    print(f"{page.name}, {field}: {said}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
