"""What a publisher changed: a former version beside the present one, paragraph by paragraph, changed words marked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from reader.model.article import Story
from reader.model.blocks import plain_text

MOST = 400
"""Paragraphs that are compared; what changed in a text as long as a book stands somewhere before."""
_WORDS = 1_500
"""Words of a paragraph up to which single words are compared."""
_ALIKE = 0.3
"""Share of words in common from which two paragraphs are one that was changed; below it one went and another came."""
_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")


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
        """Nothing changed in it."""
        return self.before == self.after


def compare(before: Story, after: Story) -> tuple[Pair, ...]:
    """Title, teaser and paragraphs of two versions side by side, in the order of the text."""
    heads = (_pair(*both) for both in ((before.title, after.title), (before.teaser, after.teaser)) if any(both))
    return (*heads, *_paragraphs(_parts(before), _parts(after)))


def _parts(story: Story) -> list[str]:
    return [part for part in plain_text(story.blocks[: MOST * 2]).split("\n\n") if part.strip()][:MOST]


def _paragraphs(before: list[str], after: list[str]) -> Iterator[Pair]:
    """Paragraphs that are the same stand side by side; between them those that are alike, then what went or came."""
    for kind, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from (Pair((Piece(text),), (Piece(text),)) for text in before[i:j])
        else:
            yield from _changed(before[i:j], after[k:m])


def _changed(before: Sequence[str], after: Sequence[str]) -> Iterator[Pair]:
    for old, new in zip_longest(before, after, fillvalue=""):
        if old and new and _share(old, new) < _ALIKE:
            yield Pair((Piece(old, True),), ())
            yield Pair((), (Piece(new, True),))
        else:
            yield _pair(old, new)


def _share(one: str, other: str) -> float:
    words, others = set(one.split()), set(other.split())
    return len(words & others) / max(1, min(len(words), len(others)))


def _pair(before: str, after: str) -> Pair:
    """Two forms of one paragraph, the words that differ marked."""
    if before == after:
        return Pair((Piece(before),), (Piece(after),))
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    if not old or not new or len(old) + len(new) > 2 * _WORDS:
        return Pair(_whole(before), _whole(after))
    left: list[Piece] = []
    right: list[Piece] = []
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        changed = kind != "equal"
        _add(left, "".join(old[i:j]), changed)
        _add(right, "".join(new[k:m]), changed)
    return Pair(tuple(left), tuple(right))


def _whole(text: str) -> tuple[Piece, ...]:
    return (Piece(text, True),) if text else ()


def _add(pieces: list[Piece], text: str, changed: bool) -> None:
    """Adds words; a blank between two changed ones is no reason to part them."""
    if not text:
        return
    if changed and len(pieces) > 1 and pieces[-2].changed and not pieces[-1].text.strip():
        gap = pieces.pop().text
        pieces[-1] = Piece(pieces[-1].text + gap + text, True)
    else:
        pieces.append(Piece(text, changed))
