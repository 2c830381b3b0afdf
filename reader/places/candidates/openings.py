"""Where in a text names may open: at words with a capital, and at adjectives that German writes small.

Most words of a text open no name. These patterns pass over them without a call for each.
"""

import re

_MARKS = "\u0900-\u0963\u0966-\u0dff\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ece\u102b-\u103e\u1780-\u17d3\u3099\u309a"
"""Letters of India and its neighbours with the marks that spell their vowels, which are no letters to `re`, and the marks of Japanese letters in two parts."""

WORD = re.compile(rf"(?:[^\W_]++|[{_MARKS}]++)++")
"""A word; as in keys, an apostrophe parts two (d'Ivoire, Russia's)."""

_MARK = re.compile(f"[{_MARKS}]")

_BIG = re.compile(r"[0-9A-ZÀ-ÖØ-Þ](?<![^ \W].)[a-zäöüß\w]*")
_BIG_BESIDE_LINES = re.compile(r"[0-9A-ZÀ-ÖØ-Þ](?<![^\W_].)[^\W_]*")
"""The same where the text has low lines, which part words and are letters to `re`."""

_ADJECTIVE_END = r"ch(?:(?<=[sß]ch)|(?<=lich))(?:e[mnrs]?)?(?![^\W_])"
"""The end of every adjective of the gazetteer (`russisch`, `nahöstlichen`)."""

_ADJECTIVE = re.compile(r"ch(?:(?<=[sSßẞ]ch)|(?<=[lL][iI]ch))(?:[eE][mnrsMNRS]?)?(?![^\W_])")
_ADJECTIVE_IN_ANY_CASE = re.compile(_ADJECTIVE_END, re.IGNORECASE)
"""The first is three times as fast, and is for text whose adjectives have a small `ch`."""

_BIG_CH = re.compile("[sSßẞiI]Ch")

_OTHER = re.compile(rf"[^\x00-\x7fÄÖÜßäöü](?:(?:(?<=[^\W\x00-\x7f])|(?<=[{_MARKS}]))(?:[^\W_]++|[{_MARKS}]++)*+)")
"""All but ASCII and the German letters may fold to another letter than it seems (`russisché`), or is of another script."""


def big_words(text: str) -> "re.Pattern[str]":
    """The pattern that finds the words of a text that begin with a digit or a Western European capital."""
    return _BIG_BESIDE_LINES if "_" in text else _BIG


def other_words(text: str) -> list[tuple[int, str]]:
    """Words that begin otherwise and may still open a name, with where they begin, in order."""
    small = "CH" not in text and "cH" not in text and ("Ch" not in text or _BIG_CH.search(text) is None)
    lower = text if small else text.lower()
    adjectives = _ADJECTIVE.finditer(lower) if len(lower) == len(text) else _ADJECTIVE_IN_ANY_CASE.finditer(text)
    spans = [match.span() for match in adjectives]
    if not text.isascii() and (others := [match.span() for match in _OTHER.finditer(text)]):
        spans = sorted(spans + others)
    found = []
    done = 0
    for begin, end in spans:
        if begin < done:  # an adjective with such a letter
            continue
        start = begin
        while start > done and (text[start - 1].isalnum() or (text[start - 1] > "\x7f" and _MARK.match(text, start - 1))):
            start -= 1
        first = text[start]
        if not ("A" <= first <= "Z" or "À" <= first <= "Þ" or "0" <= first <= "9"):
            found.append((start, text[start:end]))
        done = end
    return found
