"""What the question of the first start says of feeds: how many are chosen, which ones were, and the keys."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from reader.app.widgets.footer import Hint
from reader.model.words import _, ngettext

if TYPE_CHECKING:
    from reader.desk.starters import Offer


def chosen_words(count: int, every: int) -> str:
    """`followed, with 3 of 24 feeds:` while they are chosen."""
    return ngettext("followed, with {n} of {all} feed:", "followed, with {n} of {all} feeds:", every).format(n=count, all=every)


def followed_words(taken: "Iterable[Offer]") -> str:
    """`followed, with 14 feeds of Austria, 2 of Carinthia` once they are."""
    counts = Counter(offer.where for offer in taken).most_common()
    if not counts:
        return _("followed")
    (where, n), *rest = counts
    first = ngettext("followed, with {n} feed of {place}", "followed, with {n} feeds of {place}", n).format(n=n, place=where)
    return ", ".join([first, *(_("{n} of {place}").format(n=n, place=where) for where, n in rest)])


def offer_hints(count: int, *, typing: bool, choosing: bool) -> tuple[Hint, ...]:
    """The keys while feeds are offered.

    Args:
        count: how many are ticked.
        typing: a name stands in the field.
        choosing: the cursor is among the feeds.
    """
    away = Hint("Esc", _("no feeds"), "back")
    fetch = Hint("Enter", ngettext("fetch {n} feed", "fetch {n} feeds", count).format(n=count) if count else _("no feeds"), "follow", 1)
    if choosing:
        return (fetch, Hint(_("Space"), _("choose"), "follow", 2), Hint("↑↓", _("feed"), "follow", 3), away)
    if typing:
        fetch = Hint("Enter", _("follow"), "follow", 1)
    return (fetch, Hint("↓", _("choose feeds"), "follow", 2), away)
