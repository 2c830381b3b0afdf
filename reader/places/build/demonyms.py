"""Inflects what people and things of a place are called, in German and English."""

from collections.abc import Iterator

ENDINGS = ("", "e", "en", "er", "es", "em")


def german_adjective(stem: str) -> Iterator[str]:
    """`russisch` -> russisch, russische, russischen, ..."""
    yield from (stem + ending for ending in ENDINGS)


def german_inhabitant(noun: str) -> Iterator[str]:
    """`Russe` -> Russen, Russin, ...; `Engländer` -> Engländern, Engländerin, ...; `Deutscher` is an adjective."""
    yield noun
    if noun == "Deutscher":
        yield from ("Deutsche", "Deutschen", "Deutschem", "Deutsches")
    elif noun.endswith("er"):
        yield from (noun + ending for ending in ("s", "n", "in", "innen"))
    elif noun.endswith("e"):
        yield from (noun + "n", noun[:-1] + "in", noun[:-1] + "innen")
    elif noun.endswith("in"):
        yield noun + "nen"
    else:
        yield from (noun + ending for ending in ("s", "en", "in", "innen"))


def english(word: str) -> Iterator[str]:
    """`Russian` -> Russians; those in -ese, -ish, -ch and the like have no plural of their own."""
    yield word
    if not word.endswith(("s", "ese", "ish", "ch", "sh", "men", "man", "x", "z", "ic", "Dutch")):
        yield word + "s"


def german_city(name: str) -> Iterator[str]:
    """`Berlin` -> Berliner; `Bremen` -> Bremer is by hand, `Göttingen` -> Göttinger by rule. Duden, grammar: names of inhabitants in -er."""
    if not name.isalpha() or len(name) < 4:
        return
    if name.endswith("ingen"):
        stem = name[:-2]
    elif name.endswith(("e", "a")):
        stem = name[:-1] if name.endswith("e") else name
    elif name.endswith("s") and not name.endswith(("ss", "us", "is", "as", "os")):
        return
    else:
        stem = name
    yield from (stem + "er" + ending for ending in ("", "n", "in", "innen"))
