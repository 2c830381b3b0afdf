"""What a publisher changed: a former version beside the present one, paragraph by paragraph, changed words marked."""

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from reader.model.article import Story
from reader.model.blocks import plain_text

MOST, LONGEST = 400, 200_000
"""Paragraphs and characters that are compared; what changed in a text as long as a book stands somewhere before."""
_WORDS = 1_500
"""Words of two forms of a paragraph up to which single words are compared."""
_PAIRS = 60_000
"""Pairs of equal words between two forms up to which they are compared: an article has some thousands; the time grows with their square."""
_ALL_PAIRS = 400_000
"""The same for all paragraphs together."""
_ALIKE = 0.3
"""Share of words in common (Dice) from which two paragraphs are one that was changed; below it one went and another came."""
_ALIGNED = 3_600
"""Pairs of paragraphs between two that stayed that are looked at for which belongs to which."""
_WIDE = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_SIGNS = "!-/:-@\\[-`{-~\u00a1-\u00bf\u2010-\u206f\u3000-\u303f\uff00-\uff60"
_TOKEN = re.compile(rf"(?:[{_WIDE}]|[^\s{_SIGNS}{_WIDE}]+|\S)\s*|\s+")
"""A word, a sign, or a Chinese or Japanese character, with the blanks behind it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a paragraph; `changed`: the other version does not have them there."""

    text: str
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """A paragraph as it was and as it is; () where a version has none."""

    before: tuple[Piece, ...]
    after: tuple[Piece, ...]

    @property
    def same(self) -> bool:
        """Nothing changed in it; blanks do not count."""
        return not any(piece.changed for piece in (*self.before, *self.after))


def compare(before: Story, after: Story) -> tuple[Pair, ...]:
    """Title, teaser and paragraphs of two versions side by side, in the order of the text."""
    work = _Work()
    heads = tuple(work.pair(*both) for both in ((before.title, after.title), (before.teaser, after.teaser)) if any(both))
    return (*heads, *work.paragraphs(_parts(before), _parts(after)))


def is_cut(story: Story) -> bool:
    """Whether a story goes on behind what is compared."""
    parts = _parts(story)
    return len(parts) >= MOST or sum(map(len, parts)) >= LONGEST


def _parts(story: Story) -> list[str]:
    text = plain_text(story.blocks[: MOST * 2])[:LONGEST]
    return [part for part in text.split("\n\n") if part.strip()][:MOST]


class _Work:
    """One comparison, within its bounds."""

    def __init__(self) -> None:
        self._left = _ALL_PAIRS

    def paragraphs(self, before: list[str], after: list[str]) -> Iterator[Pair]:
        """Paragraphs that are the same stand side by side; between them those that are alike, then what went or came."""
        if _equal_pairs(before, after) > _PAIRS:
            yield from (self.pair(old, new) for old, new in zip_longest(before, after, fillvalue=""))
            return
        for kind, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            if kind == "equal":
                yield from (Pair((Piece(text),), (Piece(text),)) for text in before[i:j])
            else:
                yield from (self.pair(*both) for both in _aligned(before[i:j], after[k:m]))

    def pair(self, before: str, after: str) -> Pair:
        """Two forms of one paragraph, the words that differ marked."""
        if before == after:
            return Pair((Piece(before),), (Piece(after),))
        old, new = _TOKEN.findall(before), _TOKEN.findall(after)
        words, others = [token.strip() for token in old], [token.strip() for token in new]
        if not old or not new or not self._affordable(words, others):
            return Pair(_whole(before), _whole(after))
        left: list[Piece] = []
        right: list[Piece] = []
        for kind, i, j, k, m in SequenceMatcher(None, words, others, autojunk=False).get_opcodes():
            changed = kind != "equal"
            _add(left, "".join(old[i:j]), changed)
            _add(right, "".join(new[k:m]), changed)
        return Pair(tuple(left), tuple(right))

    def _affordable(self, words: Sequence[str], others: Sequence[str]) -> bool:
        """Whether two forms are compared word by word."""
        if len(words) + len(others) > 2 * _WORDS or (pairs := _equal_pairs(words, others)) > min(_PAIRS, self._left):
            return False
        self._left -= pairs
        return True


def _equal_pairs(some: Sequence[Hashable], others: Sequence[Hashable]) -> int:
    """How often something of one sequence equals something of the other: what comparing them costs."""
    counts = Counter(others)
    return sum(times * counts[one] for one, times in Counter(some).items())


def _aligned(before: Sequence[str], after: Sequence[str]) -> list[tuple[str, str]]:
    """Paragraphs of two versions in their order, those that are alike beside each other, "" beside the others."""
    if len(before) * len(after) > _ALIGNED:
        return list(zip_longest(before, after, fillvalue=""))
    some, others = [_words(text) for text in before], [_words(text) for text in after]
    # best[i][j]: the most that the paragraphs from i and from j on have in common
    best = [[0.0] * (len(after) + 1) for _row in range(len(before) + 1)]
    share = [[_share(one, other) for other in others] for one in some]
    for i in reversed(range(len(before))):
        for j in reversed(range(len(after))):
            together = share[i][j] + best[i + 1][j + 1] if share[i][j] >= _ALIKE else 0.0
            best[i][j] = max(together, best[i + 1][j], best[i][j + 1])
    i = j = 0
    rows: list[tuple[str, str]] = []
    while i < len(before) or j < len(after):
        if i < len(before) and j < len(after) and share[i][j] >= _ALIKE and best[i][j] == share[i][j] + best[i + 1][j + 1]:
            rows.append((before[i], after[j]))
            i, j = i + 1, j + 1
        elif j == len(after) or (i < len(before) and best[i + 1][j] >= best[i][j + 1]):
            rows.append((before[i], ""))
            i += 1
        else:
            rows.append(("", after[j]))
            j += 1
    return rows


def _words(text: str) -> frozenset[str]:
    return frozenset(word for token in _TOKEN.findall(text[:20_000]) if (word := token.strip().lower()).isalnum())


def _share(some: frozenset[str], others: frozenset[str]) -> float:
    return 2 * len(some & others) / max(1, len(some) + len(others))


def _whole(text: str) -> tuple[Piece, ...]:
    return (Piece(text, True),) if text else ()


def _add(pieces: list[Piece], text: str, changed: bool) -> None:
    """Adds words; blanks behind a change are no part of it, and no reason to part it from the next one."""
    if not text:
        return
    if not changed:
        pieces.append(Piece(text))
        return
    words = text.rstrip()
    if len(pieces) > 1 and pieces[-2].changed and not pieces[-1].text.strip():
        gap = pieces.pop().text
        pieces[-1] = Piece(pieces[-1].text + gap + words, True)
    elif words:
        pieces.append(Piece(words, True))
    if blanks := text[len(words) :]:
        pieces.append(Piece(blanks))
