"""A stretch of text that may name a place, with what is found out about it on the way."""

from dataclasses import dataclass, field
from typing import Literal

from reader.model.place import Place
from reader.places.gazetteer import Entry
from reader.places.layout import WordFlag

Section = Literal["dateline", "details", "title", "teaser", "body"]


_NONE = WordFlag(0)


@dataclass(slots=True)
class Candidate:
    """A name in a text. Not frozen: judge and choose fill in the last fields in turn.

    Attributes:
        start, end: code points in the section's text.
        key: folded name; the same key means the same place throughout an article.
        entries: the places that it may mean, most prominent first.
        people: it is an adjective or an inhabitant ("Russian"), not the place's own name.
        before, after: the neighbouring words as written if only a blank parts them, else "".
        hold: ids of places above it that the text names right behind it ("Paris, Texas").
        held: it is itself such a name behind another.
        outer_text: the whole as written, if it is of a dateline or a details row ("Moskau, Russland").
        unknown: the name before it in a dateline or a details row, if nobody knows that one ("Kleindorf").
        likely: how likely it is a place at all.
        person: the text speaks of a person here.
        place, sure: which place it is, and how sure that is.
    """

    start: int
    end: int
    text: str
    key: str
    entries: tuple[Entry, ...]
    flags: WordFlag
    section: Section
    people: bool = False
    before: str = ""
    after: str = ""
    before_flags: WordFlag = _NONE
    after_flags: WordFlag = _NONE
    opens: bool = False
    shouted: bool = False
    hold: frozenset[int] = field(default_factory=frozenset)
    held: bool = False
    outer_text: str = ""
    unknown: str = ""
    likely: float = 0.0
    person: bool = False
    place: Place | None = None
    sure: float = 0.0
