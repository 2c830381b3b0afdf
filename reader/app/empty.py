"""What an empty list says, and the key that helps."""

from collections.abc import Sequence

from reader.app.browse_rows import ScopeName
from reader.app.search import Shown
from reader.app.widgets.empty_lines import Empty
from reader.model.words import _, ngettext
from reader.query.ast import Chip, Is, Text


def empty_words(shown: Shown, kept: int, sources: int) -> Empty:
    """The words for a list without rows.

    Args:
        kept: articles in the library.
        sources: feeds that the reader follows.
    """
    chips = shown.chips
    if chips:
        return _filtered(shown, chips)
    return _scope(shown.wanted.scope, kept, sources)


def _scope(scope: ScopeName, kept: int, sources: int) -> Empty:
    if scope == "unread" and kept:
        return Empty(_("All read."), (("r", _("looks for news, {n} are kept").format(n=kept)),))
    if scope == "bookmarks":
        return Empty(_("No bookmarks yet."), (("b", _("keeps the article under the cursor for good")),))
    if not sources and not kept:
        return Empty(_("No source yet."), (("a", _("adds a feed, a page, a file or a folder")),))
    if scope == "today":
        return Empty(_("Nothing today."), (("r", _("looks for news, {n} are kept").format(n=kept)),))
    return Empty(_("Nothing here yet."), (("r", _("looks for news")),))


def _filtered(shown: Shown, chips: Sequence[Chip]) -> Empty:
    places = [chip for chip in chips if chip.text.startswith(("in:", "from:", "near:"))]
    words = [chip.node.raw for chip in chips if isinstance(chip.node, Text)]
    escape = ("Esc", _("all"))
    if len(places) == 1 and len(chips) == 2 and any(chip.node == Is("unread") for chip in chips):
        return _unread(shown, places[0], chips[-1])
    if len(places) == 1 == len(chips):
        if places[0].text == "in:none":
            return Empty(_("Every article has a place."), (escape,))
        if shown.wanted.scope == "unread":
            return Empty(_("Nothing unread in {place}.").format(place=_name(places[0])), (("p", _("another place")), escape))
        return Empty(_("No article lies in {place}.").format(place=_name(places[0])), (("p", _("another place")), escape))
    if words and len(words) == len(chips):
        quoted = _(" and ").join(_("“{word}”").format(word=word) for word in words)
        holds = ngettext("Nothing holds {words}.", "Nothing holds {words}.", len(words))
        return Empty(holds.format(words=quoted), (("/", _("change it")), escape))
    if len(chips) == 1:
        return Empty(_("Nothing fits {chip}.").format(chip=chips[0].text), (("/", _("change it")), escape))
    return Empty(_("Nothing fits all of it."), (("/", _("change it")), _drops(chips[-1])))


def _unread(shown: Shown, place: Chip, last: Chip) -> Empty:
    """Of a place and `is:unread`; the read ones are a key away if `is:unread` is what Esc takes off."""
    n = shown.otherwise.articles if shown.otherwise is not None else 0
    words = _("Nothing unread in {place}.").format(place=_name(place))
    if n:
        return Empty(words, (("Esc", ngettext("shows the read one", "shows the {n} read ones", n).format(n=n)),))
    if last is not place:
        words = _("No article lies in {place}.").format(place=_name(place))
    return Empty(words, (("p", _("another place")), _drops(last)))


def _drops(chip: Chip) -> tuple[str, str]:
    """The key that takes a chip off."""
    return "Esc", _("drops {chip}").format(chip=chip.text)


def _name(chip: Chip) -> str:
    """A place chip's place, as typed."""
    return chip.text.partition(":")[2].strip('"')
