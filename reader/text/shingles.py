"""Sketches an article in 300 bytes, so that copies, cuts and rewordings of the same text are known again without the text.

Pairs of neighbouring words that say something are the shingles; of them the smallest hashes are kept (bottom-k, Broder 1997), which tells how much of one
article stands in another of any length. Beside them stand the figures of the text, in which reports made from one template differ, and the words of its head.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Self
from zlib import crc32

from reader.text.telling_words import telling_words, without_boilerplate

VERSION = 1
"""Of what sketches hold; those of another version can't be compared and are made again."""
SAMPLES = 70
"""Shingles kept of an article, three bytes each."""
FIGURES = 16
"""Figures kept, two bytes each."""
HEAD = 25
"""Different words of headline, teaser and beginning kept, two bytes each."""
BANDS = 16
_CHARS = 4800
"""Characters read, about 600 words: what agencies send stands first, and a sample of 70 says little about more."""
_LEAD = 30
"""Words that say something, of the beginning that even a short telling shares."""
_LEAD_BANDS = 10
"""Bands taken from headline and beginning."""
_TITLE_CHARS = 500
_DIGITS = b"0123456789"
_LAYOUT = struct.Struct(">5BH")


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is known of an article's text.

    Attributes:
        data: at most 300 bytes, to be kept.
        bands: at most 16 numbers of 63 bits; articles that may tell the same share one. Empty in a sketch made from kept bytes: the index has them.
    """

    data: bytes
    bands: tuple[int, ...] = field(default=(), compare=False)

    @classmethod
    def from_data(cls, data: bytes) -> Self:
        """The sketch of kept bytes; ValueError if they are of another version or damaged."""
        parts_of(data)
        return cls(data)


@dataclass(frozen=True, slots=True)
class Parts:
    """The bytes of a sketch taken apart; hashes are bytes, in ascending order where they are a sample.

    Attributes:
        count: shingles of the article, kept or not.
        figures: the last bit tells those of more than one digit.
        head: words of the title and of the first lines, `title` those of the title alone.
    """

    count: int
    samples: tuple[bytes, ...]
    sample_set: frozenset[bytes]
    figures: tuple[bytes, ...]
    figure_set: frozenset[bytes]
    head: frozenset[bytes]
    title: frozenset[bytes]

    @property
    def whole(self) -> bool:
        """Whether all shingles are kept; otherwise the smallest are."""
        return self.count <= len(self.samples)


@lru_cache(maxsize=4096)
def parts_of(data: bytes) -> Parts:
    """Takes the bytes of a sketch apart; ValueError if they are of another version or damaged."""
    if len(data) < _LAYOUT.size or data[0] != VERSION:
        raise ValueError("a sketch of another version")
    _, samples, figures, head, title, count = _LAYOUT.unpack_from(data)
    fitting = samples == SAMPLES <= count or samples == count < SAMPLES
    if not fitting or title > head or len(data) != _LAYOUT.size + 3 * samples + 2 * (figures + head):
        raise ValueError("a damaged sketch")
    at = _LAYOUT.size
    first = struct.unpack_from("3s" * samples, data, at)
    second = struct.unpack_from("2s" * figures, data, at + 3 * samples)
    third = struct.unpack_from("2s" * head, data, at + 3 * samples + 2 * figures)
    return Parts(count, first, frozenset(first), second, frozenset(second), frozenset(third), frozenset(third[:title]))


def _hashes(words: Sequence[bytes]) -> dict[int, int]:
    """The hashes of a text's shingles, with where each stands first, in words."""
    found: dict[int, int] = {}
    before, long = 0, 0
    for at, word in enumerate(words):
        key = crc32(word, before)
        # What is long or a figure is rarer, and stays in the sample longer.
        if len(word) + long > 15 or word[0] in _DIGITS:
            key >>= 1
        if at and key not in found:
            found[key] = at
        before, long = crc32(word), len(word)
    return found


def sketch(title: str, teaser: str, text: str) -> Sketch:
    """Sketches an article from its parts, of which any may be empty; only the first 4,800 characters count."""
    headline = [word.encode() for word in telling_words(title[:_TITLE_CHARS])]
    words = [word.encode() for word in telling_words(without_boilerplate(f"{teaser[:_CHARS]}\n{text[:_CHARS]}"[:_CHARS]))]
    hashes = _hashes(words)
    ordered = sorted(hashes)
    # Hashes that differ in the last byte alone are one in the sample, so a few more are taken.
    samples = sorted({key >> 8 for key in ordered[: SAMPLES + 8]})[:SAMPLES]
    figures = sorted({crc32(word) & 0xFFFE | (len(word) > 1) for word in words if word[0] in _DIGITS})[:FIGURES]
    head = dict.fromkeys(crc32(word) & 0xFFFF for word in dict.fromkeys((*headline, *words[:_LEAD])))
    count = min(len(ordered), 0xFFFF) if len(samples) == SAMPLES else len(samples)
    kept = tuple(head)[:HEAD]
    title_words = min(len(kept), len({crc32(word) & 0xFFFF for word in headline}))
    data = b"".join(
        (
            _LAYOUT.pack(VERSION, len(samples), len(figures), len(kept), title_words, count),
            *(key.to_bytes(3, "big") for key in samples),
            struct.pack(f">{len(figures) + len(kept)}H", *figures, *kept),
        )
    )
    lead = sorted({*_hashes(headline), *(key for key, at in hashes.items() if at <= _LEAD)})[:_LEAD_BANDS]
    return Sketch(data, tuple(dict.fromkeys((*lead, *ordered[:BANDS])))[:BANDS])
