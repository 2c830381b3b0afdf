"""Folds text for search: the same key for Straße and strasse, Łódź and lodz; words of scripts without blanks become pairs.

SQLite's own `unicode61` tokenizer misses ß, ł, ø and finds no Chinese word inside a sentence, so this stands before it.
"""

import re
import unicodedata

# Letters that Unicode does not take apart into a base letter and marks.
_LETTERS = {
    "ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d",
    "þ": "th", "Þ": "th", "ł": "l", "Ł": "l", "ħ": "h", "Ħ": "h", "ŧ": "t", "Ŧ": "t", "ı": "i", "ŋ": "n", "Ŋ": "n", "ſ": "s",
    "ĸ": "k", "ə": "e", "Ə": "e", "ƒ": "f", "ɓ": "b", "ɗ": "d", "ƙ": "k",
}  # fmt: skip
# Marks of these scripts spell vowels and change the word; everywhere else a mark is an accent.
_SPELLING_MARKS = re.compile("[\u0900-\u0dff\u0e00-\u0eff\u0f00-\u109f\u1780-\u17ff\u3099\u309a]")
_UNSPACED = "\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_RUNS = re.compile(f"[{_UNSPACED}]+|[^{_UNSPACED}]+")
_HAS_UNSPACED = re.compile(f"[{_UNSPACED}]")


def _folded(char: str) -> str:
    """What one character folds to: letters and digits in their plain form, a blank for anything else."""
    out = []
    for part in unicodedata.normalize("NFKD", _LETTERS.get(char, char)).casefold():
        category = unicodedata.category(part)
        if category[0] == "M":
            if _SPELLING_MARKS.match(part):
                out.append(part)
        elif category in ("Cf", "Cc") and not part.isspace():
            continue
        elif category[0] in "LN":
            out.append(_LETTERS.get(part, part))
        else:
            out.append(" ")
    return unicodedata.normalize("NFC", "".join(out))


class _Table(dict[int, str]):
    """A translation table that fills itself with what it is asked for, up to a bound."""

    def __missing__(self, code: int) -> str:
        value = _folded(chr(code))
        if len(self) < 20_000:
            self[code] = value
        return value


_TABLE = _Table()


def fold(s: str) -> str:
    """Text in lower case without accents and ligatures, words parted by one blank; only letters and digits are left."""
    if s.isascii() and s.isalnum():  # most single words
        return s.lower()
    return " ".join(s.translate(_TABLE).split())


def tokens(s: str) -> tuple[str, ...]:
    """The folded words of a text; runs of Chinese, Japanese, Thai, Lao or Khmer become overlapping pairs of characters."""
    words = s.translate(_TABLE).split()
    if not _HAS_UNSPACED.search("".join(words) if not s.isascii() else ""):
        return tuple(words)
    out: list[str] = []
    for word in words:
        for run in _RUNS.findall(word):
            if len(run) > 1 and _HAS_UNSPACED.match(run):
                out.extend(run[at : at + 2] for at in range(len(run) - 1))
            else:
                out.append(run)
    return tuple(out)
