"""What the words of place names may be besides: first names, surnames, common words."""

from collections import defaultdict
from pathlib import Path

from reader.places.build import inputs
from reader.places.layout import WordFlag
from reader.text.fold import fold


def collect(folder: Path) -> dict[str, WordFlag]:
    """Flags by folded word; names of several words are left out."""
    found: dict[str, WordFlag] = defaultdict(lambda: WordFlag(0))
    for name, flag in (("first-names.tsv", WordFlag.FIRST_NAME), ("surnames.tsv", WordFlag.SURNAME)):
        for row in inputs.rows(folder / "lists" / name):
            key = fold(row[0])
            if key.isalpha() and len(key) > 1:
                found[key] |= flag
    for name in ("common-words.tsv", "words-seen.tsv"):
        for row in inputs.hand(name):
            for word in row[1].split():
                found[fold(word)] |= WordFlag.COMMON
    for row in inputs.hand("no-first-names.tsv"):
        for word in row[0].split():
            found[fold(word)] &= ~WordFlag.FIRST_NAME
    return dict(found)
