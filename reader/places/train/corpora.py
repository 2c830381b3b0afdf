"""Place-annotated texts to learn from and to measure on: what they hold, by whose guideline, and which part each document belongs to.

A folder holds LGL as XML (Lieberman et al. 2010, as published with "A pragmatic guide to geoparsing evaluation", Gritta et al. 2020) and further sets as
JSON Lines: {"id", "language", "text", "source"?, "toponyms": [{"start", "end", "kind", "inside"?, "lat"?, "lon"?, "wikipedia"?}], "other"?: [{"start", "end",
"type", "label"?}]}, offsets in code points of `text`.
"""

import hashlib
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

Part = Literal["train", "tune", "test"]
Kind = Literal["name", "derived"]

CORPORA = (
    "germeval2014-de", "smartdata-de", "mobie-de", "uner-pud-de", "lgl", "geovirus-en", "gum-en", "wikigold-en", "uner-ewt-en", "uner-pud-en", "crossner-en",
    "re3d-en", "europarl-de-en-es-it", "danplus-da", "webbnyheter-sv",
)  # fmt: skip
"""German ones, English ones, then those of other languages."""

WITH_PEOPLE = frozenset(("germeval2014-de", "smartdata-de", "lgl", "re3d-en", "danplus-da"))
"""Their guidelines count adjectives and inhabitants ("bayerischen", "Russian"); the others say nothing of them."""

_BLOCK = 20
"""Sentences that stand in a row come from one text; so many go to one part where no source tells them apart."""

_DATE = re.compile(r"\s*\[[^\]]*\]$")


class CorpusError(Exception):
    """A corpus is missing or not of its form."""


@dataclass(frozen=True, slots=True)
class Gold:
    """A stretch of text that names a place: code points, and its point in degrees where the source has one.

    Attributes:
        wikipedia: title of the English article on the place, "" if the source links none.
    """

    start: int
    end: int
    kind: Kind
    lat: float | None = None
    lon: float | None = None
    wikipedia: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its true places.

    Attributes:
        people: the guideline counts adjectives and inhabitants; if not, one that is found is neither right nor wrong.
        gold: the true mentions in order.
        neutral: stretches where a mention is neither right nor wrong: places inside longer names, compounds, streets and stops.
        others: stretches with the type of what they name: persons, organisations and the like, and places that the guideline asks nothing of.
    """

    corpus: str
    id: str
    language: str
    title: str
    text: str
    part: Part
    people: bool
    gold: tuple[Gold, ...]
    neutral: tuple[tuple[int, int], ...] = ()
    others: tuple[tuple[int, int, str], ...] = ()


def part_of(key: str) -> Part:
    """The part of a document by the hash of its source: six tenths are for learning, two for tuning, two for the final measurement alone."""
    tenth = tenth_of(key)
    return "train" if tenth < 6 else "tune" if tenth < 8 else "test"


def tenth_of(key: str) -> int:
    """A number from 0 to 9 by a hash, the same at each run."""
    return int(hashlib.sha256(key.encode()).hexdigest()[:8], 16) % 10


def read(folder: Path, corpus: str) -> Iterator[Document]:
    """The documents of a corpus in order. Raises CorpusError."""
    path = folder / f"{corpus}.{'xml' if corpus == 'lgl' else 'jsonl'}"
    if not path.is_file():
        raise CorpusError(f"{path} is missing")
    try:
        yield from _lgl(path) if corpus == "lgl" else _lines(path, corpus)
    except (ET.ParseError, ValueError, KeyError) as error:
        raise CorpusError(f"{path} is not of its form: {error!r}") from error


def _lgl(path: Path) -> Iterator[Document]:
    for article in ET.parse(path).getroot().iter("article"):
        gold = []
        for toponym in article.iter("toponym"):
            tag = toponym.find("gaztag")
            lat, lon = (tag.findtext("lat"), tag.findtext("lon")) if tag is not None else (None, None)
            point = (float(lat), float(lon)) if lat and lon else (None, None)
            gold.append(Gold(int(toponym.findtext("start") or 0), int(toponym.findtext("end") or 0), "name", *point))
        number, text = article.get("docid") or "", article.findtext("text") or ""
        # The measure that is published for this set leaves out mentions without a point; what it does not ask for is not wrong either.
        located = tuple(g for g in gold if g.lat is not None)
        others = tuple((g.start, g.end, "place") for g in gold if g.lat is None)
        yield Document("lgl", number, "en", article.findtext("title") or "", text, part_of(number), True, located, (), others)


def _lines(path: Path, corpus: str) -> Iterator[Document]:
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file):
            yield _document(json.loads(line), corpus, number)


def _document(row: dict[str, Any], corpus: str, number: int) -> Document:
    source = _DATE.sub("", row.get("source") or "")
    alone = corpus in ("uner-pud-de", "uner-pud-en", "crossner-en", "europarl-de-en-es-it", "danplus-da", "webbnyheter-sv")
    # The two languages of one set of sentences go to the same part.
    key = f"{corpus.removesuffix('-de').removesuffix('-en')}/{number // _BLOCK}" if alone else source or row["id"]
    its = row["toponyms"]
    whole = [t for t in its if not t.get("inside") and t["kind"] != "part"]
    free = [(t["start"], t["end"]) for t in its if t.get("inside") or t["kind"] == "part"]
    others = row.get("other", [])
    free += [(o["start"], o["end"]) for o in others if str(o.get("label", "")).startswith("location")]
    gold = tuple(Gold(t["start"], t["end"], t["kind"], t.get("lat"), t.get("lon"), t.get("wikipedia", "")) for t in whole)
    named = tuple((o["start"], o["end"], o["type"]) for o in others)
    return Document(corpus, row["id"], row["language"], "", row["text"], part_of(key), corpus in WITH_PEOPLE, gold, tuple(free), named)
