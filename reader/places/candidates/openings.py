"""Where in a text names may open: at words with a capital, and at adjectives that German writes small.

Most words of a text open no name. These patterns pass over them without a call for each.
"""

import re

_MARKS = "\u0900-\u0963\u0966-\u0dff"
"""Letters of India with the marks that spell their vowels, which are no letters to `re`."""

WORD = re.compile(rf"(?:[^\W_]|[{_MARKS}])+")
"""A word; as in keys, an apostrophe parts two (d'Ivoire, Russia's)."""

_MARK = re.compile(f"[{_MARKS}]")

_BIG = re.compile(r"[0-9A-ZÀ-ÖØ-Þ](?<!\w.)\w*")
_BIG_BESIDE_LINES = re.compile(r"[0-9A-ZÀ-ÖØ-Þ](?<![^\W_].)[^\W_]*")
"""The same where the text has low lines, which part words and are letters to `re`."""

_ADJECTIVE = r"(?:(?<=[sSß].)|(?<=[lL][iI].))[hH](?:[eE][mnrsMNRS]?)?(?![^\W_])"
"""From its C on, the end of every adjective of the gazetteer (`russisch`, `nahöstlichen`), in whatever case; a C is rarer than an S or an L."""

_USUAL = "\x00-BD-bd-\x7fÄÖÜßäöü"
"""ASCII but for the C, and the German letters. All else may fold to another letter than it seems (`russisché`), or is of another script."""

_OTHER = re.compile(rf"[^{_USUAL}](?:(?<=[cC]){_ADJECTIVE}|(?<=[^\W\x00-\x7f])(?:[^\W_]|[{_MARKS}])*|(?<=[{_MARKS}])(?:[^\W_]|[{_MARKS}])*)")


def big_words(text: str) -> "re.Pattern[str]":
    """The pattern that finds the words of a text that begin with a digit or a Western European capital."""
    return _BIG_BESIDE_LINES if "_" in text else _BIG


def other_words(text: str) -> list[tuple[int, str]]:
    """Words that begin otherwise and may still open a name, with where they begin, in order."""
    found = []
    done = 0
    for match in _OTHER.finditer(text):
        start, end = match.span()
        while start > done and (text[start - 1].isalnum() or _MARK.match(text, start - 1)):
            start -= 1
        first = text[start]
        if not ("A" <= first <= "Z" or "À" <= first <= "Þ" or "0" <= first <= "9"):
            found.append((start, text[start:end]))
        done = end
    return found
