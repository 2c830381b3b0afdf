"""Writes the gazetteer's two files (layout.py has the format); the same places and names give the same bytes."""

import math
from array import array
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import marisa_trie

from reader.places.build.inputs import InputError
from reader.places.build.naming import Names
from reader.places.build.records import Record
from reader.places.layout import HEADER, KINDS, MAGIC, NAMES_FILE, PLACES_FILE, RECORD, SECTION, VERSION, Naming, WordFlag, cell
from reader.text.fold import fold

# How much a kind of name counts against the prominence of its place: an unknown alternate name of a metropolis yields to any place's own.
WEIGHT = {
    Naming.OWN: 1.0, Naming.GIVEN: 1.0, Naming.ACRONYM: 1.0, Naming.FOREIGN: 0.1, Naming.ALTERNATE: 1e-3, Naming.CODE: 1e-6,
    Naming.DEMONYM: 1e-7, Naming.ADJECTIVE: 1e-7, Naming.SUFFIX: 1e-7,
}  # fmt: skip
OVERSHADOWS = 250_000
"""A city of this size goes before any region of its country that shares a name with it."""
MAIN_TOWN = 0.4
"""A city goes before the region of its name if it stands out by this share of the region: Salzburg does, Brandenburg doesn't."""

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


@dataclass(frozen=True, slots=True)
class Posting:
    """One place under one key."""

    index: int
    naming: Naming
    written: str
    score: float


class Strings:
    """The blob of strings; each is kept once."""

    def __init__(self) -> None:
        self.blob = bytearray(8)
        self._at: dict[str, int] = {"": 0}

    def put(self, text: str) -> int:
        """The offset of a text."""
        at = self._at.get(text)
        if at is None:
            data = text.encode()
            at = self._at[text] = len(self.blob)
            self.blob += len(data).to_bytes(2, "little") + data
        return at


def keys_of(name: str) -> set[str]:
    """The keys under which a name is found: folded, and with German umlauts written out (`muenchen`)."""
    return {key for key in (fold(name), fold(name.translate(_UMLAUTS))) if key}


def write(target: Path, records: list[Record], names: Names, words: dict[str, WordFlag]) -> None:
    """Writes both files into a folder. `words`: folded words that may be something else than a place."""
    postings = _postings(records, names)
    trie = marisa_trie.Trie(sorted({*postings, *words}))
    trie.save(str(target / NAMES_FILE))
    strings = Strings()
    sections: dict[str, bytes] = {}
    sections["ids"] = _bytes("i", [record.geonameid for record in records])
    sections["records"] = b"".join(_record(record, strings) for record in records)
    sections |= _keys(trie, postings, words, strings)
    sections |= _below(records)
    sections |= _cells(records)
    sections["members"] = _members(records)
    at = {record.geonameid: index for index, record in enumerate(records)}
    for language, shown in sorted(names.shown.items()):
        pairs = sorted((at[geonameid], name) for geonameid, name in shown.items() if name != records[at[geonameid]].name)
        sections[f"name.{language}"] = _bytes("I", [index for index, _ in pairs] + [strings.put(name) for _, name in pairs])
    sections["strings"] = bytes(strings.blob)
    trie_size = (target / NAMES_FILE).stat().st_size
    (target / PLACES_FILE).write_bytes(_file(sections, trie_size, len(trie), len(records)))


def _postings(records: list[Record], names: Names) -> dict[str, list[Posting]]:
    found: dict[str, dict[int, Posting]] = defaultdict(dict)
    for index, record in enumerate(records):
        for name, naming in names.lookup[record.geonameid].items():
            for key in keys_of(name):
                known = found[key].get(index)
                if known is None or naming < known.naming or (naming == known.naming and name < known.written):
                    found[key][index] = Posting(index, naming, name, record.prominence * WEIGHT[naming])
    return {key: _in_order(list(its.values()), records) for key, its in sorted(found.items())}


def _in_order(its: list[Posting], records: list[Record]) -> list[Posting]:
    """Best first; of a city and its region with one name, the city."""
    score = {posting.index: posting.score for posting in its}
    cities = [p for p in its if records[p.index].kind == "city" and p.naming <= Naming.ALTERNATE]
    for posting in its:
        region = records[posting.index]
        if region.kind != "region":
            continue
        for other in cities:
            city = records[other.index]
            own = city.parent == region.geonameid and other.naming <= Naming.FOREIGN and city.prominence >= MAIN_TOWN * region.prominence
            if own or (city.country == region.country and city.population >= OVERSHADOWS):
                score[other.index] = max(score[other.index], score[posting.index] + 1)
    return sorted(its, key=lambda p: (-score[p.index], records[p.index].geonameid))


def _record(record: Record, strings: Strings) -> bytes:
    country = record.country.encode() or b"\0\0"
    lat, lon = round(record.lat * 1e5), round(record.lon * 1e5)
    name, admin1 = strings.put(record.name), strings.put(record.admin1)
    return RECORD.pack(lat, lon, record.parent, min(record.population, 2**32 - 1), int(record.prominence), name, admin1, KINDS.index(record.kind), country, 0)


def _keys(trie: marisa_trie.Trie, postings: dict[str, list[Posting]], words: dict[str, WordFlag], strings: Strings) -> dict[str, bytes]:
    starts, posts, flags, ranks = [0], array("I"), bytearray(), bytearray()
    for number in range(len(trie)):
        key = trie.restore_key(number)
        its = postings.get(key, [])
        for posting in its:
            posts.append(posting.index << 4 | posting.naming)
            posts.append(0 if posting.written == key.title() else strings.put(posting.written))
        starts.append(len(posts) // 2)
        flags.append(words.get(key, WordFlag(0)))
        best = max((p.score for p in its if p.naming <= Naming.CODE), default=0.0)
        ranks.append(min(255, round(8 * math.log2(best + 1))))
    return {"keys": _bytes("I", starts), "posts": _bytes("I", posts), "words": bytes(flags), "ranks": bytes(ranks)}


def _below(records: list[Record]) -> dict[str, bytes]:
    order = sorted((record.parent, -record.prominence, index) for index, record in enumerate(records) if record.parent)
    return {"parents": _bytes("i", [parent for parent, _, _ in order]), "below": _bytes("I", [index for _, _, index in order])}


def _cells(records: list[Record]) -> dict[str, bytes]:
    order = sorted((cell(record.lat, record.lon), index) for index, record in enumerate(records) if record.kind in ("city", "area"))
    return {"cells": _bytes("i", [number for number, _ in order]), "spots": _bytes("I", [index for _, index in order])}


def _members(records: list[Record]) -> bytes:
    at = {record.key: record.geonameid for record in records if record.key}
    out: list[int] = []
    for record in records:
        if record.members:
            if missing := [key for key in record.members if key not in at]:
                raise InputError(f"{record.key} has members that nobody knows: {missing}")
            out += [record.geonameid, len(record.members), *sorted(at[key] for key in record.members)]
    return _bytes("i", out)


def _bytes(kind: str, numbers: "list[int] | array[int]") -> bytes:
    packed = array(kind, numbers)
    if packed.itemsize != 4:
        raise InputError("this machine's integers have no 4 bytes")
    return packed.tobytes()


def _file(sections: dict[str, bytes], trie_size: int, keys: int, places: int) -> bytes:
    table, body = bytearray(), bytearray()
    start = HEADER.size + SECTION.size * len(sections)
    for name, data in sections.items():
        body += b"\0" * (-(start + len(body)) % 8)
        table += SECTION.pack(name.encode(), start + len(body), len(data))
        body += data
    return HEADER.pack(MAGIC, VERSION, len(sections), start + len(body), trie_size, keys, places) + bytes(table + body)
