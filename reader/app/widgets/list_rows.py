"""Draws the rows of the article list: one line or three an article, and tells which part of a row a cell belongs to."""

from dataclasses import dataclass
from typing import Literal

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.app.show import Ink, cells, fit
from reader.model.article import Headline
from reader.model.safe import line

State = Literal["cursor", "cursor_off", "hover", ""]
Part = Literal["dot", "tick", "place", "title", "feed", "star"]

ONE, THREE = 1, 3
"""Lines of a row."""
AGE = 7
"""Cells of the age."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns of a one-line row stand, in cells; `feed` is 0 wide where there is none."""

    place: int
    title: int
    feed: int

    @property
    def title_at(self) -> int:
        """First cell of the title: bar, dot, blank, place, blank before it."""
        return 3 + self.place + 1

    @property
    def feed_at(self) -> int:
        """First cell of the feed."""
        return self.title_at + self.title + 2

    @property
    def star_at(self) -> int:
        """The star's cell."""
        return self.title_at + self.title + (2 + self.feed if self.feed else 0) + 1


def columns(width: int) -> Columns:
    """The columns for a list of this width: place 13, from 90 place 15 and feed 18, from 110 feed 20; narrower ones give the title room."""
    feed = 20 if width >= 110 else 18 if width >= 90 else 0
    place = 15 if width >= 90 else 13 if width >= 60 else 9 if width >= 40 else 0
    # margins and marks: bar, dot, blank, blank after place, blank, star, age 7, margin 2
    title = width - 15 - place - (2 + feed if feed else 0)
    return Columns(place, max(0, title), feed)


def source(row: Headline) -> str:
    """Where a row comes from, in a word."""
    return row.publisher or row.feed


def draw(row: Headline | None, width: int, lines: int, state: State, age: str, ink: Ink, *, chosen: bool = False) -> tuple[Strip, ...]:
    """A row as `lines` strips of `width` cells; a row that has not been read yet is `…`, a `chosen` one bears its sign after the dot."""
    ground = "cursor_off" if state in {"hover", "cursor_off"} else state or "bg"
    bar = ink.glyphs.bar if state in {"cursor", "cursor_off"} else " "
    mark = Segment(bar, ink("accent" if state == "cursor" else "muted", ground))
    if row is None:
        waiting = Strip([mark, Segment("  " + ink.glyphs.more, ink("muted", ground))]).adjust_cell_length(width, ink("text", ground))
        return (waiting, *(Strip.blank(width, ink("text", "bg")) for _line in range(lines - 1)))
    tick = Segment(ink.glyphs.chosen if chosen else " ", ink("bright", ground, bold=True))
    marks = [mark, _dot(row, ground, ink), tick]
    return _three(row, width, ground, marks, age, ink) if lines == THREE else (_one(row, width, ground, marks, age, ink),)


def _dot(row: Headline, ground: str, ink: Ink) -> Segment:
    """Unread, changed since it was read, or nothing."""
    glyphs = ink.glyphs
    return Segment(
        glyphs.changed if row.changed and row.read else " " if row.read else glyphs.unread, ink("soft" if row.read else "bright", ground, bold=not row.read)
    )


def _title(row: Headline, width: int, ground: str, ink: Ink) -> list[Segment]:
    """The title in `width` cells; right behind it how many more tell the same and stand under it."""
    more = f" +{row.others}" if row.others else ""
    room = width - cells(more)
    if not more or room < 1:
        return [Segment(fit(row.title, width, ink.glyphs.more), _title_style(row, ground, ink))]
    title = fit(row.title, min(room, max(1, cells(line(row.title)))), ink.glyphs.more)
    return [
        Segment(title, _title_style(row, ground, ink)),
        Segment(more, ink("muted", ground)),
        Segment(" " * (room - cells(title)), ink("text", ground)),
    ]


def _one(row: Headline, width: int, ground: str, marks: list[Segment], age: str, ink: Ink) -> Strip:
    at, glyphs = columns(width), ink.glyphs
    plain = ink("text", ground)
    # beside an age that fills its column the star takes the blank before it, so that it touches neither age nor words
    early = row.bookmarked and cells(age) >= AGE
    parts = [*marks]
    if at.place:
        parts += [Segment(fit(row.place, at.place, glyphs.more), _place_style(row, ground, ink))]
    parts += [Segment(" ", plain), *_title(row, at.title - (early and not at.feed), ground, ink)]
    if at.feed:
        parts += [Segment("  ", plain), Segment(fit(source(row), at.feed - early, glyphs.more), ink("muted", ground))]
    blank, star = Segment(" ", plain), _star(row, ground, ink)
    parts += [blank, star, *((blank,) if early else ()), Segment(f"{age:>{AGE}}  ", ink("muted", ground))]
    return Strip(parts).adjust_cell_length(width, plain)


def _three(row: Headline, width: int, ground: str, marks: list[Segment], age: str, ink: Ink) -> tuple[Strip, ...]:
    mark, glyphs, plain = marks[0], ink.glyphs, ink("text", ground)
    title = [*marks, *_title(row, width - 5, ground, ink), Segment("  ", plain)]
    place, feed = _second_line(row, width)
    room = max(0, width - 3 - 12)
    where = [Segment(fit(row.place, place, glyphs.more), _place_style(row, ground, ink)), Segment("  " if place else "", plain)]
    named = [Segment(fit(source(row), feed, glyphs.more), ink("muted", ground))]
    blank = Segment(" " * max(0, room - place - (2 if place else 0) - feed), plain)
    below = [mark, Segment("  ", plain), *where, *named, blank, Segment(" ", plain), _star(row, ground, ink), Segment(f" {age:>7}  ", ink("muted", ground))]
    return (*(Strip(parts).adjust_cell_length(width, plain) for parts in (title, below)), Strip.blank(width, ink("text", "bg")))


def _second_line(row: Headline, width: int) -> tuple[int, int]:
    """Cells of place and feed under the title."""
    room = max(0, width - 3 - 12)
    place = min(cells(row.place), room * 2 // 3)
    return place, max(0, min(cells(source(row)), room - place - (2 if place else 0)))


def _title_style(row: Headline, ground: str, ink: Ink) -> Style:
    return ink("soft", ground) if row.read else ink("bright", ground, bold=True)


def _place_style(row: Headline, ground: str, ink: Ink) -> Style:
    return ink("place_read" if row.read else "place", ground, bold=row.followed)


def _star(row: Headline, ground: str, ink: Ink) -> Segment:
    return Segment(ink.glyphs.star if row.bookmarked else " ", ink("star", ground))


def part_at(row: Headline, x: int, y: int, width: int, lines: int) -> Part:
    """Which part of a row a cell belongs to: `x` in cells, `y` in lines within the row."""
    if lines == THREE:
        if y == 0:
            return "dot" if x < 2 else "tick" if x == 2 else "title"
        place, feed = _second_line(row, width)
        if place and 3 <= x < 3 + place:
            return "place"
        feed_at = 3 + place + (2 if place else 0)
        if feed_at <= x < feed_at + feed:
            return "feed"
        return "star" if x == width - 11 else "title"
    at = columns(width)
    if x < 3:
        return "dot" if x < 2 else "tick"
    if row.place and x < 3 + min(at.place, cells(row.place)):
        return "place"
    if at.feed and at.feed_at <= x < at.feed_at + min(at.feed, cells(source(row))):
        return "feed"
    return "star" if at.star_at - 1 <= x <= at.star_at else "title"
