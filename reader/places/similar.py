"""Names that differ from what was typed by a slip or two. Edits are tried against the trie (P. Norvig, How to Write a Spelling Corrector, 2007)."""

from collections.abc import Iterator
from heapq import nlargest

from reader.places.gazetteer import Gazetteer

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_TWICE_FROM = 7
"""Words of so many letters may hold two slips, the second in what the first made plausible."""

_PREFIX = 4


def close_to(gazetteer: Gazetteer, folded: str, limit: int) -> Iterator[str]:
    """Keys near a folded word, those one slip away first, then those that go on, then those two slips away."""
    seen = {folded}
    once = sorted(_edits(folded))
    whole = [key for key in once if gazetteer.key(key).entries]
    yield from _new(whole, seen)
    ahead = [(rank, key) for edit in once if len(edit) > _PREFIX and gazetteer.begins(edit) for rank, key in _first(gazetteer, edit)]
    yield from _new([key for _, key in nlargest(limit, ahead)], seen)
    if len(folded) >= _TWICE_FROM and not whole:
        # A second slip is only looked for behind a first half that some name has.
        for edit in once:
            if gazetteer.begins(edit[: len(edit) // 2]):
                yield from _new([key for key in _edits(edit, len(edit) // 2) if gazetteer.key(key).entries], seen)


def _edits(word: str, start: int = 0) -> set[str]:
    """All words one slip away: a letter lost, doubled, swapped, replaced or added from a position on."""
    found = set()
    for at in range(start, len(word) + 1):
        head, tail = word[:at], word[at:]
        if tail:
            found.add(head + tail[1:])
            found.update(head + letter + tail[1:] for letter in _LETTERS)
        if len(tail) > 1:
            found.add(head + tail[1] + tail[0] + tail[2:])
        found.update(head + letter + tail for letter in _LETTERS + " ")
    return {key for key in found if key and key == key.strip() and key != word}


def _first(gazetteer: Gazetteer, prefix: str) -> list[tuple[int, str]]:
    return nlargest(3, gazetteer.starting(prefix))


def _new(keys: list[str], seen: set[str]) -> Iterator[str]:
    for key in keys:
        if key not in seen:
            seen.add(key)
            yield key
