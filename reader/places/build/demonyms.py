"""Inflects what people and things of a place are called, in German and English."""

from collections.abc import Iterator

ENDINGS = ("", "e", "en", "er", "es", "em")

_OTHER_STEMS = {"stadt": ("städt",), "hausen": ("haus", "häus"), "kirchen": ("kirch",), "brücken": ("brück",)}


def german_adjective(stem: str) -> Iterator[str]:
    """`russisch` -> russisch, russische, russischen, ..."""
    yield from (stem + ending for ending in ENDINGS)


def german_inhabitant(noun: str) -> Iterator[str]:
    """`Russe` -> Russen, Russin, ...; `Engländer` -> Engländern, Engländerin, ...; `Deutscher` and `Ostdeutscher` are adjectives."""
    yield noun
    if noun.lower().endswith("deutscher"):
        yield from (noun[:-1] + ending for ending in ("", "n", "m", "s"))
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
    """`Berlin` -> Berliner; `Bremen` -> Bremer is by hand, `Göttingen` -> Göttinger, `Bad Kreuznach` -> Bad Kreuznacher by rule.
    Duden, grammar: names of inhabitants in -er.

    Some endings have two forms in use: `Darmstadt` -> Darmstadter, Darmstädter; `Mülhausen` -> Mülhausener, Mülhauser, Mülhäuser.
    """
    before, blank, last = name.rpartition(" ")
    if before in ("Bad", "Sankt", "St.") and last.isalpha():  # Bad Kreuznacher
        yield from (f"{before} {form}" for form in german_city(last))
        return
    if blank or not name.isalpha() or len(name) < 4:
        return
    for ending, others in _OTHER_STEMS.items():
        if name.endswith(ending):
            yield from (name.removesuffix(ending) + other + "er" + case for other in others for case in ("", "n", "in", "innen"))
    if name.endswith(("ingen", "angen", "ungen")):
        stem = name[:-2]
    elif name.endswith(("e", "a")):
        stem = name[:-1] if name.endswith("e") else name
    elif name.endswith("s") and not name.endswith(("ss", "us", "is", "as", "os")):
        return
    else:
        stem = name
    yield from (stem + "er" + ending for ending in ("", "n", "in", "innen"))
