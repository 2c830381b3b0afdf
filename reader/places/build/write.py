"""Writes the gazetteer's files (layout.py has the format); the same places and names give the same bytes."""

import math
from array import array
from collections import defaultdict
from pathlib import Path

import marisa_trie

from reader.places import layout
from reader.places.build.inputs import InputError
from reader.places.build.naming import Names
from reader.places.build.postings import Postings, postings_of
from reader.places.build.records import Record
from reader.places.layout import LISTED, PEOPLE, RECORD, SMALL, SMALL_BIT, SPELLINGS, TEXT, TRIES, WIDE, Naming, WordFlag
from reader.places.numbers import packed24
from reader.places.spelling import SHORT, SHOWN_FIRST, written
from reader.text.fold import fold

Sections = dict[str, bytes]


def write(target: Path, records: list[Record], names: Names, words: dict[str, WordFlag]) -> None:
    """Writes all files into a folder. `words`: folded words that may be something else than a place."""
    text, small = postings_of(records, names)
    words = {word: flags for word, flags in words.items() if flags}
    tables = {TEXT: _trie(target / TEXT, {*text, *words}), SMALL: _trie(target / SMALL, set(small))}
    odd = _odd(text, records, names)
    shown = {language: _shown(records, its) for language, its in sorted(names.shown.items())}
    spelled = {record.name for record in records} | {name for _, _, name in odd} | {name for pairs in shown.values() for _, name in pairs}
    spellings = _Spellings(target / SPELLINGS, spelled, tables[SMALL], tables[TEXT])
    tables[SPELLINGS] = spellings.trie
    sections = {**_ids(records), **_places(records, spellings), **_below(records), **_cells(records), "members": _members(records)}
    best = {key: max((p.score for p in (*text.get(key, ()), *small.get(key, ())) if p.naming <= Naming.CODE), default=0.0) for key in {*text, *small}}
    ranks = {key: min(layout.ELSEWHERE - 1, round(8 * math.log2(score + 1))) for key, score in best.items()}
    sections |= _table("text", tables[TEXT], text, words, ranks)
    sections |= _table("small", tables[SMALL], small, {}, ranks | {key: layout.ELSEWHERE for key in small if key in tables[TEXT]})
    sections |= _forms(odd, tables[TEXT], spellings)
    for language, pairs in shown.items():
        sections[f"name.{language}"] = packed24(index for index, _ in pairs) + packed24(spellings[name] for _, name in pairs)
    sizes = [size for name in TRIES for size in ((target / name).stat().st_size, len(tables[name]))]
    (target / layout.PLACES_FILE).write_bytes(_file(sections, sizes, len(records)))


class _Spellings:
    """Numbers of names as they are written; one that is the title case of a key has the key's number behind those of its own trie."""

    def __init__(self, path: Path, names: set[str], *others: marisa_trie.Trie) -> None:
        self._others = others
        self.trie = _trie(path, {name for name in names if not any(self._titled(name, trie) for trie in others)})

    @staticmethod
    def _titled(name: str, trie: marisa_trie.Trie) -> str | None:
        """The key whose title case a name is."""
        key = fold(name)
        return key if key.title() == name and key in trie else None

    def __getitem__(self, name: str) -> int:
        before = len(self.trie)
        for trie in self._others:
            if key := self._titled(name, trie):
                return before + int(trie[key])
            before += len(trie)
        return int(self.trie[name])


def _trie(path: Path, keys: set[str]) -> marisa_trie.Trie:
    trie = marisa_trie.Trie(sorted(keys))
    trie.save(str(path))
    return trie


def _ids(records: list[Record]) -> Sections:
    ids = [record.geonameid + layout.ID_BIAS for record in records]
    if ids[0] < 0 or ids[-1] >= 1 << 32:
        raise InputError(f"an id is below {-layout.ID_BIAS} or has more than 32 bits")
    highs, at = [], 0
    for high in range((ids[-1] >> 16) + 2):
        while at < len(ids) and ids[at] >> 16 < high:
            at += 1
        highs.append(at)
    return {"ids": _bytes("H", [number & 0xFFFF for number in ids]), "highs": _bytes("I", highs)}


def _places(records: list[Record], spellings: _Spellings) -> Sections:
    codes = sorted({record.admin1 for record in records})
    number_of = {code: number for number, code in enumerate(codes)}
    groups: dict[bytes, int] = {}
    rows, wide, amounts = [], [], []
    for index, record in enumerate(records):
        kind = layout.KINDS.index(record.kind) | (SMALL_BIT if record.small else 0)
        group = groups.setdefault(layout.GROUP.pack(record.parent, record.country.encode(), kind, number_of[record.admin1]), len(groups))
        population, prominence = record.population, int(record.prominence)
        if population != prominence or population >= WIDE:
            wide.append(index)
            amounts += [min(population, 2**32 - 1), min(prominence, 2**32 - 1)]
            population = WIDE
        rows.append(RECORD.pack(layout.packed(record.lat, record.lon, spellings[record.name]), group, population))
    return {
        "records": b"".join(rows), "wide": packed24(wide), "amounts": _bytes("I", amounts),
        "groups": b"".join(groups), "codes": "\0".join(codes).encode(),
    }  # fmt: skip


def _odd(text: Postings, records: list[Record], names: Names) -> list[tuple[str, int, str]]:
    """Names (by key and place) whose key does not tell how they are written; hyphens of names in unknown languages, people and adjectives are let go."""
    found = []
    for key, its in text.items():
        for posting in its:
            naming = posting.naming
            if naming in PEOPLE or (naming == Naming.ALTERNATE and posting.written.isascii()):
                continue
            record = records[posting.index]
            known = (record.name, *(names.shown[language].get(record.geonameid, "") for language in SHOWN_FIRST))
            if posting.written != (key.upper() if naming in SHORT else written(key, known)):
                found.append((key, posting.index, posting.written))
    return found


def _forms(odd: list[tuple[str, int, str]], trie: marisa_trie.Trie, spellings: _Spellings) -> Sections:
    rows = sorted((trie[key], index, spellings[name]) for key, index, name in odd)
    return {"odd": packed24(key for key, _, _ in rows), "forms": packed24(number for _, index, name in rows for number in (index, name))}


def _shown(records: list[Record], its: dict[int, str]) -> list[tuple[int, str]]:
    """Places by index with their name in a language, where it is not their own."""
    return [(index, name) for index, record in enumerate(records) if (name := its.get(record.geonameid, record.name)) != record.name]


def _table(name: str, trie: marisa_trie.Trie, postings: Postings, words: dict[str, WordFlag], ranks: dict[str, int]) -> Sections:
    keys: list[int] = []
    posts: list[int] = []
    order = [trie.restore_key(number) for number in range(len(trie))]
    for key in order:
        its = [posting.index << 4 | posting.naming for posting in postings.get(key, [])]
        if flags := words.get(key):
            its.append(flags << 4 | layout.FLAGS)
        if len(its) == 1:
            keys.append(its[0])
        else:
            keys.append(LISTED | len(posts))
            posts += [*its[:-1], its[-1] | LISTED]
    return {f"{name}.keys": packed24(keys), f"{name}.posts": packed24(posts), f"{name}.ranks": bytes(ranks.get(key, 0) for key in order)}


def _below(records: list[Record]) -> Sections:
    below = defaultdict(list)
    for index, record in enumerate(records):
        if record.parent:
            below[record.parent].append(index)
    parents = sorted(below)
    starts, order = [0], []
    for parent in parents:
        order += sorted(below[parent], key=lambda index: (-records[index].prominence, index))
        starts.append(len(order))
    return {"parents": _bytes("i", parents), "starts": _bytes("I", starts), "below": packed24(order)}


def _cells(records: list[Record]) -> Sections:
    inside = defaultdict(list)
    for index, record in enumerate(records):
        if record.kind in ("city", "area"):
            inside[layout.cell(record.lat, record.lon)].append(index)
    cells = sorted(inside)
    corners, order = [0], []
    for number in cells:
        order += inside[number]
        corners.append(len(order))
    return {"cells": _bytes("H", cells), "corners": _bytes("I", corners), "spots": packed24(order)}


def _members(records: list[Record]) -> bytes:
    at = {record.key: record.geonameid for record in records if record.key}
    out: list[int] = []
    for record in records:
        if record.members:
            if missing := [key for key in record.members if key not in at]:
                raise InputError(f"{record.key} has members that nobody knows: {missing}")
            out += [record.geonameid, len(record.members), *sorted(at[key] for key in record.members)]
    return _bytes("i", out)


def _bytes(kind: str, numbers: list[int]) -> bytes:
    made = array(kind, numbers)
    if made.itemsize != {"H": 2}.get(kind, 4):
        raise InputError("this machine's integers have other sizes")
    return made.tobytes()


def _file(sections: Sections, sizes: list[int], places: int) -> bytes:
    table, body = bytearray(), bytearray()
    start = layout.HEADER.size + layout.SECTION.size * len(sections)
    for name, data in sections.items():
        body += b"\0" * (-(start + len(body)) % 8)
        table += layout.SECTION.pack(name.encode(), start + len(body), len(data))
        body += data
    return layout.HEADER.pack(layout.MAGIC, layout.VERSION, len(sections), start + len(body), places, *sizes) + bytes(table + body)
