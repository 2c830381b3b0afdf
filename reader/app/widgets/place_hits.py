"""Draws a place that typing found: what matched in accent, the rest of its name, what it is and where, and its articles."""

from rich.segment import Segment

from reader.app.amounts import number
from reader.app.show import Ink, cells, fit, segment
from reader.desk.places import PickerHit
from reader.library.protocol import Totals
from reader.model.safe import line
from reader.model.words import _
from reader.text.fold import fold

WHAT = 12
"""Cells that what a place is takes at least, before another name beside it."""
NEW = 11
"""Cells of the column of unread articles: `412,345 new`."""
ALL = 9
"""Cells of the column of all articles: `1,000,000`."""
WITH_NEW = 40
"""Cells of a row from which unread articles have a column."""


def counts_width(width: int) -> int:
    """Cells that the columns of counts take in a row of `width`."""
    return (NEW + 1 if width >= WITH_NEW else 0) + ALL + 1


def counts(totals: Totals | None, width: int, ground: str, ink: Ink) -> list[Segment]:
    """The columns of unread and all articles at the right of a row of `width`, a blank behind each; blank while nobody has counted."""
    articles, unread = (totals.articles, totals.unread) if totals is not None else (0, 0)
    numbers = "" if totals is None else number(articles) if articles else ink.glyphs.none
    drawn = [segment(f"{numbers:>{ALL}} ", ink("soft" if articles else "muted", ground))]
    if width >= WITH_NEW:
        new = _("{n} new").format(n=number(unread)) if unread else ""
        # a number of which a digit is missing would be another one: where there is no room the word goes
        new = new if cells(new) <= NEW else number(unread)
        drawn.insert(0, segment(f"{' ' * (NEW - cells(new))}{new} ", ink("bright", ground, bold=True)))
    return drawn


def found(hit: PickerHit, typed: str, totals: Totals | None, width: int, name_width: int, ground: str, ink: Ink) -> list[Segment]:
    """A hit in `width` cells, its name in `name_width` of them."""
    name = f"{fit(hit.name, name_width - 1, ink.glyphs.more)} " if name_width > 1 else ""
    at = 0 if hit.similar else matched_length(name.rstrip(), typed)
    reason = line(hit.matched) or (_("similar") if hit.similar else "")
    left = width - name_width
    what, also = beside(line(hit.what), f"({reason})" if reason else "", left, ink.glyphs.more)
    has_articles = totals is not None and totals.articles > 0
    bold = ground == "cursor" or (totals is not None and totals.unread > 0)
    return [
        segment(name[:at], ink("accent", ground, bold=bold)),
        segment(name[at:], ink("bright" if has_articles else "text", ground, bold=bold)),
        segment(f"{what}{also}{' ' * (left - cells(what + also))}", ink("muted", ground)),
    ]


def beside(what: str, also: str, width: int, more: str) -> tuple[str, str]:
    """Two texts for `width` cells, blanks between them; the first is cut as far as that helps, else the second goes."""
    if not also:
        return fit(what, min(cells(what), width), more), ""
    gap = "     " if cells(what) + 5 + cells(also) <= width else "  "
    room = width - cells(gap + also)
    if room < min(WHAT, cells(what)):
        return fit(what, min(cells(what), width), more), ""
    return fit(what, min(cells(what), room), more), gap + also


def matched_length(name: str, typed: str) -> int:
    """Characters at the start of a name that the typed text stands for, accents and case left out; 0 if it starts otherwise."""
    wanted = fold(typed)
    if not wanted or not fold(name).startswith(wanted):
        return 0
    return next((i for i in range(1, len(name) + 1) if fold(name[:i]).startswith(wanted)), 0)
