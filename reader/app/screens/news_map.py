"""The main screen's way to the world map."""

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.app.screens.news_base import NewsBase
from reader.app.widgets.bar import Bar
from reader.app.widgets.targets import Go
from reader.model.errors import QueryError
from reader.model.words import _
from reader.query.chips import with_term, without
from reader.query.parse import parse

if TYPE_CHECKING:
    from datetime import datetime

    from reader.app.screens.map import Spotted

TIMES = ("age:", "after:")
"""Terms that say since when: beside one of them the map's own span is not wanted."""


class Charting(NewsBase):
    """Opens the map over what the list shows."""

    def action_map(self) -> None:
        """Shows the world map of the search."""
        if self.shown is None:
            self.toast(_("The list is still being read."))
            return

        async def done(chosen: "Spotted | Go | str | None") -> None:
            match chosen:
                case None:
                    pass
                case Go(article_id):
                    await self.go_to_article(article_id)
                case str(action):
                    # once the list is laid out again
                    self.call_after_refresh(self.top_bar.post_message, Bar.Clicked(action))
                case spotted:
                    self.go_to("list")
                    self.load(replace(self.wanted, text=with_spot(self.wanted.text, spotted.term, spotted.age, self.session.now())))

        # 10 ms of the start, for what is opened later if at all
        from reader.app.screens.map import MapScreen

        self.app.push_screen(MapScreen(self.session, self.shown.query, [chip.text for chip in self.chips]), done)


def with_spot(text: str, term: str, age: str, now: "datetime") -> str:
    """A query with the place and the span of a spot, the place last: Esc takes chips off from there.

    The place takes the place of the one before; a query that says since when keeps that.
    """
    if not term:
        return text
    placed = with_term(text, term)
    try:
        chips = parse(placed, now).chips
    except QueryError:
        return placed
    here = [chip for chip in chips if chip.text == term]
    if not age or not here or any(chip.text.lower().startswith(TIMES) for chip in chips):
        return placed
    return f"{without(placed, here[-1])} {age} {term}".strip()
