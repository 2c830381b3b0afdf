"""A stretch of text that may name a place, with what is found out about it on the way."""

from dataclasses import dataclass
from typing import Literal

from reader.model.place import Place
from reader.places.candidates.sides import Side
from reader.places.gazetteer import Entry

Section = Literal["dateline", "details", "title", "teaser", "body"]

ROWS: tuple[Section, ...] = ("dateline", "details")
"""Sections that hold nothing but places."""

_NOTHING: frozenset[int] = frozenset()


@dataclass(slots=True)
class Candidate:
    """A name in a text. Not frozen: judge fills in `given` and `likely`, choose `place` and `sure`.

    Attributes:
        start, end: code points in the section's text.
        key: folded name; the same key means the same place throughout an article.
        entries: the places that it may mean, most prominent first.
        flags: what the word may be besides, bits of WordFlag.
        people: it is an adjective or an inhabitant ("Russian"), not the place's own name.
        before, after: the neighbouring words as written if only a blank parts them, else "".
        shouted: it is in capitals, and so is a word beside it.
        before_flags, after_flags: like `flags`, of neighbours with a capital; looked up only where they may make a person's name of it.
        whole: the text that it stands in, "" if only a line of names.
        small: only places too small to be known by their names alone have it; one with a cue need not be small.
        hold: ids of places above it that the text names right behind it ("Paris, Texas").
        held: it is itself such a name behind another.
        outer_text: the whole as written, if it is of a dateline or a details row ("Moskau, Russland").
        unknown: the name before it in a dateline or a details row, if nobody knows that one ("Kleindorf").
        left, right: what stands beside it in its text, None where that has not been looked at.
        given: how likely it is a place by where or how it was found alone (a dateline, a short form), before it is judged; 0 if that says nothing.
        likely: how likely it is a place at all.
        place, sure: which place it is, and how sure that is.
        cue: what lets it be a place though its form alone does not: "in" a preposition of place stands before it, "kind" a word for what it is
            (`Gemeinde`, `village of`, a unit or another place behind it), "its" what many places have is behind it (`police`), "line" it opens a line,
            "list" it stands in a row with another place, "again" it has one of these elsewhere in the text, "name" several words with small ones or a
            hyphen, "noun" an adjective by rule has a noun behind it, "form" it ends like places of the language's countries, "lower" the text has no
            capitals; "" where none was asked for.
        formed: how the name was made from a known one: "part" (`Nordsyrien`), "people" (`Gussenstadter`), "short" of a name given in full elsewhere
            in the text (`Kochel`), "state" a region's short form that stands alone; "" for a name as the gazetteer has it, also inflected.
    """

    start: int
    end: int
    text: str
    key: str
    entries: tuple[Entry, ...]
    flags: int
    section: Section
    people: bool = False
    before: str = ""
    after: str = ""
    before_flags: int = 0
    after_flags: int = 0
    shouted: bool = False
    hold: frozenset[int] = _NOTHING
    held: bool = False
    outer_text: str = ""
    unknown: str = ""
    likely: float = 0.0
    place: Place | None = None
    sure: float = 0.0
    small: bool = False
    cue: str = ""
    formed: str = ""
    left: Side | None = None
    right: Side | None = None
    whole: str = ""
    given: float = 0.0
