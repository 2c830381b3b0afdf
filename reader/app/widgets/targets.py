"""What a click or Enter on a part of an article means."""

from dataclasses import dataclass

from reader.model.place import Place


@dataclass(frozen=True, slots=True)
class Filter:
    """Narrow the list by a term of the query language."""

    term: str


@dataclass(frozen=True, slots=True)
class Where:
    """Narrow the list to a place; the gazetteer knows how to write it."""

    place: Place


@dataclass(frozen=True, slots=True)
class Open:
    """Open a numbered link."""

    number: int


@dataclass(frozen=True, slots=True)
class Note:
    """Go from a footnote's mark to the note with that number; negative: from the note back to its mark."""

    number: int


@dataclass(frozen=True, slots=True)
class Go:
    """Go to another article."""

    article_id: int


@dataclass(frozen=True, slots=True)
class Write:
    """Write note and tags."""


@dataclass(frozen=True, slots=True)
class Do:
    """Do an action of the table of keys."""

    action: str


@dataclass(frozen=True, slots=True)
class Unfold:
    """Show the rest of a list."""


Target = Filter | Where | Open | Note | Go | Write | Do | Unfold
