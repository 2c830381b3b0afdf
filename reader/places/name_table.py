"""The names of one trie: which places each may mean, best first."""

from collections.abc import Iterator
from typing import Final

import marisa_trie

from reader.places.layout import ELSEWHERE, FLAGS, LISTED, Naming
from reader.places.numbers import Uint24

NAMINGS: Final = tuple(Naming)


class NameTable:
    """A trie of folded names with what stands behind each of its keys.

    Attributes:
        trie: folded names; a key is told by its number there.
    """

    def __init__(self, trie: marisa_trie.Trie, keys: Uint24, posts: Uint24, ranks: memoryview) -> None:
        self.trie = trie
        self._keys = keys
        self._posts = posts
        self._ranks = ranks

    def number(self, folded: str) -> int | None:
        """The number of a key, None for a name that is not here."""
        found: int | None = self.trie.get(folded)
        return found

    def postings(self, number: int) -> tuple[list[tuple[int, Naming]], int]:
        """The places (by index) of a key with the kind of name, best first, and the flags of its word."""
        word = self._keys[number]
        if word < LISTED and word & 15 != FLAGS:  # most keys
            return [(word >> 4, NAMINGS[word & 15])], 0
        words = [word] if word < LISTED else self._list(word & ~LISTED)
        found = [(word >> 4, NAMINGS[word & 15]) for word in words if word & 15 != FLAGS]
        return found, next((word >> 4 for word in words if word & 15 == FLAGS), 0)

    def _list(self, at: int) -> list[int]:
        posts = self._posts
        found: list[int] = []
        while (word := posts[at]) < LISTED:
            found.append(word)
            at += 1
        found.append(word & ~LISTED)
        return found

    def begins(self, letters: str) -> bool:
        """Some key begins with these letters."""
        return next(self.trie.iterkeys(letters), None) is not None

    def starting(self, letters: str) -> Iterator[tuple[int, str]]:
        """The keys that begin with these letters, with the rank of their best place; without those that stand in the other table."""
        ranks = self._ranks
        return ((rank, key) for key, number in self.trie.iteritems(letters) if (rank := ranks[number]) != ELSEWHERE)
