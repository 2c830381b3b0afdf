"""What the head of the list says: the group that the topmost row belongs to, and how the list stands."""

from collections.abc import Mapping
from datetime import datetime

from reader.app.amounts import number
from reader.app.keys import N_
from reader.app.when import day_head
from reader.model.article import Headline
from reader.model.words import _, ngettext
from reader.query.ast import Sort

Note = tuple[str, str, bool]
"""Text, the action of a click, whether it stands out."""

MEANINGS: Mapping[Sort, tuple[str, str]] = {
    "date": (N_("newest first"), N_("the day stands in the head")),
    "oldest": (N_("oldest first"), N_("the day stands in the head")),
    "place": (N_("by place"), N_("A to Z, newest first in each")),
    "feed": (N_("by feed"), N_("A to Z, newest first in each")),
    "story": (N_("by story"), N_("those that tell the same stand together")),
    "rare": (N_("rare first"), N_("feeds that seldom write stand above")),
}
"""Each order in words, for the head of the list, and what it means."""


def group(row: Headline, sort: Sort, now: datetime, tell: int) -> tuple[str, str]:
    """Name and rest of a row's group: its day, place, feed or story; `tell`: how many tell that story, 0 while it is not known."""
    match sort:
        case "place":
            return (row.place or _("No place")).upper(), ""
        case "feed":
            return (row.feed or row.publisher).upper(), ""
        case "story":
            return _("STORY"), ngettext("{n} article tells this", "{n} articles tell this", tell).format(n=number(tell)) if tell else ""
        case _:
            return day_head(row.date, now)


def notes(sort_words: str, up: str, *, waiting: int, selected: int, folded: bool) -> tuple[Note, ...]:
    """The notes at the right: what waits above, what is selected, that stories are folded, the order."""
    said: list[Note] = []
    if waiting:
        said.append((_("{up} {n} new").format(up=up, n=number(waiting)), "top", True))
    if selected:
        said.append((ngettext("{n} selected", "{n} selected", selected).format(n=number(selected)), "back", False))
    if folded:
        said.append((_("folded"), "fold_stories", False))
    return (*said, (sort_words, "sort", False))
