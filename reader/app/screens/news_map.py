"""The main screen's way to the world map."""

from dataclasses import replace
from datetime import UTC, datetime

from reader.app.screens.news_follow import PlaceFollowing
from reader.app.widgets.bar import Bar
from reader.app.widgets.targets import Filter, Go
from reader.model.errors import QueryError
from reader.model.words import _
from reader.query.ast import Node, NoPlace, Or, PlaceTerm
from reader.query.chips import without
from reader.query.parse import parse

_ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)
"""The chips of a query are the same at any time."""


class Charting(PlaceFollowing):
    """Opens the map over what the list shows."""

    def action_map(self) -> None:
        """Shows the world map of the search."""
        if self.shown is None:
            self.toast(_("The list is still being read."))
            return

        async def done(chosen: Filter | Go | str | None) -> None:
            match chosen:
                case None:
                    pass
                case Go(article_id):
                    await self.go_to_article(article_id)
                case str(action):
                    # once the list is laid out again
                    self.call_after_refresh(self.top_bar.post_message, Bar.Clicked(action))
                case Filter(term):
                    self.go_to("list")
                    self.load(replace(self.wanted, text=with_spot(self.wanted.text, term)))

        # 10 ms of the start, for what is opened later if at all
        from reader.app.screens.map import MapScreen

        chips = [chip.text for chip in self.chips]
        map_screen = MapScreen(self.session, self.shown.query, chips, follow=self.follow_spot, undo=lambda: self.call_later(self.run_action, "undo"))
        self.app.push_screen(map_screen, done)


def with_spot(text: str, term: str) -> str:
    """A query with the term of a spot, last and in the place of those that said where: Esc takes chips off from there."""
    if not term:
        return text
    try:
        chips = parse(text, _ANY_TIME).chips
    except QueryError:
        return f"{text.rstrip()} {term}"
    for chip in reversed(chips):
        if chip.node is not None and _says_where(chip.node):
            text = without(text, chip)
    return f"{text.rstrip()} {term}".strip()


def _says_where(node: Node) -> bool:
    """A place, or some of which one is enough."""
    match node:
        case PlaceTerm() | NoPlace():
            return True
        case Or(nodes):
            return all(map(_says_where, nodes))
        case _:
            return False
