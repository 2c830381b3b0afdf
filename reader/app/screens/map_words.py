"""What the map's screen says: its span of time, its keys, and what stands there when it is dark."""

from reader.app.amounts import number
from reader.app.widgets.empty_lines import Empty
from reader.app.widgets.footer import Hint
from reader.desk.world import Span, World
from reader.model.words import _, ngettext


def span_words(span: Span) -> str:
    """The span as it stands in row 1."""
    match span:
        case "day":
            return _("last 24 hours")
        case "week":
            return _("last 7 days")
        case "month":
            return _("last 30 days")
        case "all":
            return _("all days")


def bars_words(span: Span) -> str:
    """The days that the bars stand for."""
    return span_words("month" if span == "all" else span)


def counts_words(world: World) -> str:
    """`61 places, 38 unread`, "" where it is dark."""
    if not world.spots:
        return ""
    places = ngettext("{n} place", "{n} places", len(world.spots)).format(n=number(len(world.spots)))
    return _("{places}, {unread} unread").format(places=places, unread=number(world.unread))


def dark(span: Span) -> Empty:
    """Why there are no lights, and the key that helps."""
    longer = (("t", _("a longer time")),)
    match span:
        case "day":
            return Empty(_("Nothing in the last 24 hours."), longer)
        case "week":
            return Empty(_("Nothing in the last 7 days."), longer)
        case "month":
            return Empty(_("Nothing in the last 30 days."), longer)
        case "all":
            return Empty(_("No article here has a place."), (("Esc", _("back")),))


def hints(*, lit: bool, unread: bool, plain: bool) -> tuple[Hint, ...]:
    """The keys that do something now.

    Args:
        lit: there are places.
        unread: some of them have something unread.
        plain: the terminal has no arrows.
    """
    span, back = Hint("t", _("time span"), "span", 3), Hint("Esc", _("back"), "back")
    if not lit:
        return (span, back)
    return (
        Hint(_("arrows") if plain else "←↑↓→", _("next place"), "go('right')", 4),
        Hint("Enter", _("articles"), "open", 1),
        Hint("+ -", _("zoom"), "zoom(1)", 2),
        span,
        Hint("w", _("follow"), "follow", 6),
        *((Hint("n", _("next unread"), "next_unread", 5),) if unread else ()),
        back,
    )
