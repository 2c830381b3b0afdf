"""Names that differ from what was typed by a slip or two.

The first slip is tried against the trie (P. Norvig, How to Write a Spelling Corrector, 2007), the second looked for behind the beginnings that names have.
"""

from collections.abc import Iterator
from heapq import nlargest

from reader.places.gazetteer import Gazetteer
from reader.places.layout import Naming

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_TWICE_FROM = 7
"""Words of so many letters may hold two slips."""

_HEAD = 4
"""Behind so many letters, one of them wrong, a second slip or the rest of a half-typed name is looked for: fewer begin too many names."""

_MOST = 20_000
"""Keys that are looked at for the second slip, the likeliest beginnings first."""

_FIRST_LETTER = 0.2
"""People seldom mistype the first letter."""

ONE_SLIP = _FIRST_LETTER
"""From so likely on a key is one slip away; what goes on from there or is two slips away is less likely."""

_GOES_ON = 0.1
_TWICE = 0.1


def close_to(gazetteer: Gazetteer, folded: str, limit: int) -> Iterator[tuple[str, float]]:
    """Keys near a folded word with how likely each is meant (0 to 1): those one slip away, those that go on from there, those two slips away."""
    seen = {folded}
    once = sorted(_edits(folded, _letters(folded)))
    whole = [key for key in once if gazetteer.key(key).entries]
    yield from _new(whole, 1.0, folded, seen)
    ahead = [(rank, key) for edit in once if len(edit) > _HEAD and gazetteer.begins(edit) for rank, key in nlargest(3, gazetteer.starting(edit))]
    yield from _new([key for _, key in nlargest(limit, ahead)], _GOES_ON, folded, seen)
    if len(folded) >= _TWICE_FROM and not any(entry.naming <= Naming.FOREIGN for key in whole for entry in gazetteer.key(key).entries):
        yield from _new([key for _, key in nlargest(limit, _twice(gazetteer, folded))], _TWICE, folded, seen)


def _twice(gazetteer: Gazetteer, folded: str) -> Iterator[tuple[int, str]]:
    """Keys two slips away with their ranks: one slip in each half, or both in the second."""
    at = max(_HEAD, (len(folded) + 1) // 2)
    head, tail = folded[:at], folded[at:]
    letters = _letters(folded)
    tails = _edits(tail, letters) | {tail}
    left = _MOST
    for rank, key in gazetteer.starting(head):
        if abs(len(key) - len(folded)) <= 2 and _apart(key[at:], tail, 2):
            yield rank, key
    for edit in sorted(_edits(head, letters), key=lambda edit: (edit[0] != head[0], edit)):
        size = len(edit)
        if gazetteer.begins(edit):
            for rank, key in gazetteer.starting(edit):
                left -= 1
                if key[size:] in tails:
                    yield rank, key
            if left <= 0:
                return


def _apart(one: str, other: str, most: int) -> bool:
    """Whether two words are at most so many slips apart (Levenshtein's distance; a swap is two)."""
    if len(set(one) ^ set(other)) > 2 * most:
        return False
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, 1):
        before, row[0] = row[0], number
        for at, wanted in enumerate(other, 1):
            before, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, before + (letter != wanted))
        if min(row) > most:
            return False
    return row[-1] <= most


def _letters(word: str) -> str:
    """The letters that may be missing or wrong: those of the Latin alphabet, or those of the word in another script."""
    return _LETTERS if word.isascii() else "".join(sorted(set(word) - {" "}))


def _edits(word: str, letters: str) -> set[str]:
    """All words one slip away: a letter lost, swapped, replaced or added."""
    found = set()
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        if tail:
            found.add(head + tail[1:])
            found.update(head + letter + tail[1:] for letter in letters)
        if len(tail) > 1:
            found.add(head + tail[1] + tail[0] + tail[2:])
        found.update(head + letter + tail for letter in letters + " ")
    return {key for key in found if key and key == key.strip() and key != word}


def _new(keys: list[str], likely: float, folded: str, seen: set[str]) -> Iterator[tuple[str, float]]:
    for key in keys:
        if key not in seen:
            seen.add(key)
            yield key, likely if key[0] == folded[0] else likely * _FIRST_LETTER
