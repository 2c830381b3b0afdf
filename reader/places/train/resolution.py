"""Learns which place of its name a name means (resolve/): a conditional logit over the places of each name, stage by stage.

The weights of a stage are those that make the right places likeliest, with a normal distribution around nothing as their prior; found by AdaGrad (Duchi
et al. 2011), an example at a time in a fixed order, so that the same texts give the same weights.
"""

import hashlib
import random
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import exp, sqrt
from pathlib import Path

from reader.model.place import Place
from reader.places.candidates.candidate import Candidate
from reader.places.distance import distance_km
from reader.places.gazetteer import Entry, Gazetteer
from reader.places.locate import read_text
from reader.places.resolve.choose import settle
from reader.places.resolve.clues import STAGES, Names, parted
from reader.places.resolve.groups import grouped
from reader.places.resolve.scene import Scene
from reader.places.train.corpora import CorpusError, Document, part_of, read
from reader.text.fold import fold

AMBIGUOUS = Path(__file__).parent / "ambiguous.tsv"

TOLD = (
    "Which place of its name is meant: weights of clues, learned by reader/places/train/resolution.py from",
    "LGL (M. Lieberman, H. Samet, J. Sankaranarayanan, ICDE 2010);",
    "GeoVirus (M. Gritta, M. T. Pilehvar, N. Collier, ACL 2018; texts by Wikinews, CC BY 2.5);",
    "DFKI MobIE (L. Hennig, P. T. Truong, A. Gabryszak, KONVENS 2021; CC BY 4.0);",
    "GUM (A. Zeldes, Language Resources and Evaluation 51(3), 2017; annotations CC BY 4.0);",
    "and texts made up for it (train/ambiguous.tsv). Counts only, no text.",
)

_WEIGHTS = {"lgl": 0.6, "geovirus-en": 1.0, "mobie-de": 0.7, "gum-en": 1.0, "ambiguous": 1.0}
"""How much a name of each set counts: one half of LGL's are of American local news."""

# Kilometres from a point: what counts as the place, as the same one, as its country or area, and as right in a set whose points are doubtful.
_RIGHT_KM, _SAME_KM, _LAND_KM, _AREA_KM, _CHECK_KM = 161, 30, 2_500, 6_000, 25
_PASSES, _RATE, _PRIOR = 40, 0.25, 0.0005


@dataclass(frozen=True, slots=True)
class Example:
    """A text with its names.

    Attributes:
        right: ids of the right places of each candidate, none where no text tells.
        home: the place that it is written from, if that is known.
        weight: how much each of its names counts.
    """

    candidates: list[Candidate]
    language: str
    right: tuple[frozenset[int], ...]
    home: Place | None
    weight: float


Row = tuple[list[list[str]], list[bool], float]
"""The clues of each place of a name, which are right, and how much it counts."""


def weights_of(folder: Path, gazetteer: Gazetteer) -> dict[str, dict[str, float]]:
    """The weights by the name of their file. Raises CorpusError."""
    return {"resolution": learn(folder, gazetteer)}


def learn(folder: Path, gazetteer: Gazetteer) -> dict[str, float]:
    """The weights by clue from the corpora in a folder, their parts for learning only. Raises CorpusError."""
    examples = [*texts(folder, gazetteer, "train")]
    learned: dict[str, float] = {}
    for stage, opening in enumerate(STAGES):
        found = fit([*rows(gazetteer, examples, stage, learned)])
        learned |= {opening + clue: weight for clue, weight in found.items()}
    return learned


def rows(gazetteer: Gazetteer, examples: Iterable[Example], stage: int, learned: dict[str, float]) -> Iterator[Row]:
    """What each name of the texts tells of its places at a stage, the estimate before it being by the weights learned so far."""
    names = {language: Names(gazetteer, language, parted(learned)) for language in {example.language for example in examples}}
    for example in examples:
        its = names[example.language]
        groups, theirs = grouped(its, example.candidates)
        if stage == 2:
            settle(its, groups, example.home, last=1)
        scene = Scene(groups, its.spot(example.home) if example.home else None)
        done: set[int] = set()
        for group, right in zip(theirs, example.right, strict=True):
            spots = group.name.spots
            good = [spot.place.geonameid in right for spot in spots]
            if id(group) in done or not any(good) or all(good):
                continue
            done.add(id(group))
            own = its.own_clues(group.name)
            yield [clues + (scene.clues(group, spot) if stage else []) for clues, spot in zip(own, spots, strict=True)], good, example.weight


def fit(examples: list[Row]) -> dict[str, float]:
    """The weights that make the right places likeliest."""
    order = list(range(len(examples)))
    shuffled = random.Random(13)
    weights: dict[str, float] = defaultdict(float)
    squares: dict[str, float] = defaultdict(lambda: 1e-8)
    for number in range(_PASSES):
        shuffled.shuffle(order)
        rate = _RATE / (1 + number / 6)
        for index in order:
            places, good, weight = examples[index]
            scores = [sum([weights[clue] for clue in clues]) for clues in places]
            top = max(scores)
            shares = [exp(score - top) for score in scores]
            total, right = sum(shares), sum([share for share, is_good in zip(shares, good, strict=True) if is_good]) or 1e-300
            slope: dict[str, float] = defaultdict(float)
            for clues, share, is_good in zip(places, shares, good, strict=True):
                step = share / total - (share / right if is_good else 0.0)
                if abs(step) > 1e-6:
                    for clue in clues:
                        slope[clue] += step
            for clue, step in slope.items():
                whole = weight * step + _PRIOR * weights[clue]
                squares[clue] += whole * whole
                weights[clue] -= rate * whole / sqrt(squares[clue])
    return dict(weights)


def texts(folder: Path, gazetteer: Gazetteer, part: str) -> Iterator[Example]:
    """The texts of a part, read once with the true names and once with those that are found."""
    homes = _homes(folder)
    for corpus in ("lgl", "geovirus-en", "mobie-de", "gum-en"):
        ids = _lgl_ids(folder) if corpus == "lgl" else {}
        for document in read(folder, corpus):
            if document.part != part:
                continue
            # In half of the texts of a newspaper its home is known, as it is of many feeds.
            known = corpus == "lgl" and int(hashlib.sha256(document.id.encode()).hexdigest()[8:10], 16) % 2
            home = _home(gazetteer, homes, document.id) if known else None
            spans = [(gold.start, gold.end) for gold in document.gold]
            for given in (spans, None):
                candidates = read_text(gazetteer, document.text, "", document.language, given).considered
                right = tuple(_right(gazetteer, document, candidate, ids) for candidate in candidates)
                if any(right):
                    yield Example(candidates, document.language, right, home, _WEIGHTS[corpus] / 2)
    if part == "train":
        yield from _made_up(gazetteer)


def _right(gazetteer: Gazetteer, document: Document, candidate: Candidate, ids: dict[tuple[str, int], int]) -> frozenset[int]:
    """Ids of the right places of a candidate."""
    gold = next((g for g in document.gold if candidate.start < g.end and g.start < candidate.end), None)
    if gold is not None and gold.wikipedia and (titled := _by_title(gazetteer, gold.wikipedia, candidate.entries)):
        return titled
    if gold is None or gold.lat is None or gold.lon is None:
        return frozenset()
    entries = candidate.entries if candidate.people else (*candidate.entries, *gazetteer.key(candidate.key).entries)
    number = ids.get((document.id, gold.start))
    if number is not None and any(entry.place.geonameid == number for entry in entries):
        return frozenset((number,))
    return _by_point(gold.lat, gold.lon, entries, _CHECK_KM if document.corpus == "mobie-de" else _RIGHT_KM)


def _by_title(gazetteer: Gazetteer, title: str, entries: tuple[Entry, ...]) -> frozenset[int]:
    """The place of a name that an English article of Wikipedia is on, if its title tells; without a container it is the best known one of that name."""
    name, _, above = title.replace("_", " ").partition(", ")
    for entry in entries:
        place = entry.place
        if fold(name) in (fold(place.name), fold(gazetteer.name(place.geonameid, "en"))) and "(" not in name:
            holders = gazetteer.ancestors(place.geonameid)
            if not above or fold(above) in {fold(gazetteer.name(p.geonameid, "en")) for p in holders} | {fold(p.name) for p in holders}:
                return frozenset((place.geonameid,))
    return frozenset()


def _by_point(lat: float, lon: float, entries: tuple[Entry, ...], km: float) -> frozenset[int]:
    """The places near a point; if there is none, the country or area of that name whose middle another source puts elsewhere."""
    far = [(distance_km(lat, lon, e.place.lat, e.place.lon), e) for e in entries]
    near = [(distance, e) for distance, e in far if distance <= km]
    if near:
        nearest = min(distance for distance, _ in near)
        return frozenset(e.place.geonameid for distance, e in near if distance <= max(_SAME_KM, nearest + 1))
    for distance, e in far:
        if (e.place.kind == "country" and distance <= _LAND_KM) or (e.place.kind in ("area", "continent") and distance <= _AREA_KM):
            return frozenset((e.place.geonameid,))
    return frozenset()


def _made_up(gazetteer: Gazetteer) -> Iterator[Example]:
    """The texts that were made up: language, text, then name and id of its place in turn."""
    for line in AMBIGUOUS.read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        language, text, *told = line.split("\t")
        right_of = {name: int(number) for name, number in zip(told[::2], told[1::2], strict=True)}
        candidates = read_text(gazetteer, text, "", language).considered
        right = tuple(frozenset((right_of[c.text],)) if c.text in right_of else frozenset() for c in candidates)
        if any(right):
            yield Example(candidates, language, right, None, _WEIGHTS["ambiguous"])


def _lgl(folder: Path) -> Iterator[ET.Element]:
    path = folder / "lgl.xml"
    try:
        yield from ET.parse(path).getroot().iter("article")
    except (OSError, ET.ParseError) as error:
        raise CorpusError(f"{path} cannot be read: {error}") from error


def _lgl_ids(folder: Path) -> dict[tuple[str, int], int]:
    """GeoNames ids that LGL has, by article and start."""
    found = {}
    for article in _lgl(folder):
        for toponym in article.iter("toponym"):
            tag = toponym.find("gaztag")
            number = tag.get("geonameid") if tag is not None else None
            if number and number.isdigit():
                found[article.get("docid") or "", int(toponym.findtext("start") or 0)] = int(number)
    return found


def _homes(folder: Path) -> tuple[dict[str, str], dict[str, dict[str, Counter[int]]]]:
    """The newspaper of each article for learning, and for each newspaper the places that its articles name, by article."""
    papers: dict[str, str] = {}
    named: dict[str, dict[str, Counter[int]]] = defaultdict(dict)
    for article in _lgl(folder):
        number, paper = article.get("docid") or "", article.findtext("domain") or ""
        if part_of(number) == "test":
            continue
        papers[number] = paper
        tags = [toponym.find("gaztag") for toponym in article.iter("toponym")]
        named[paper][number] = Counter(int(tag.get("geonameid") or 0) for tag in tags if tag is not None and (tag.findtext("fclass") or "") == "P")
    return papers, named


def _home(gazetteer: Gazetteer, homes: tuple[dict[str, str], dict[str, dict[str, Counter[int]]]], number: str) -> Place | None:
    """The place that the other articles of its newspaper name most."""
    papers, named = homes
    counts: Counter[int] = Counter()
    for other, its in named[papers[number]].items():
        if other != number:
            counts.update(its.keys())
    return next((place for geonameid, count in counts.most_common(3) if count > 1 and (place := gazetteer.place(geonameid)) is not None), None)
