"""The main screen's way to the world map."""

from reader.app.screens.news_base import NewsBase
from reader.app.widgets.bar import Bar
from reader.app.widgets.targets import Filter, Go
from reader.model.words import _


class Charting(NewsBase):
    """Opens the map over what the list shows."""

    def action_map(self) -> None:
        """Shows the world map of the search."""
        if self.shown is None:
            self.toast(_("The list is still being read."))
            return

        async def done(chosen: Filter | Go | str | None) -> None:
            match chosen:
                case Filter(term):
                    self.go_to("list")
                    self.add_term(term)
                case Go(article_id):
                    await self.go_to_article(article_id)
                case str(action):
                    # once the list is laid out again
                    self.call_after_refresh(self.top_bar.post_message, Bar.Clicked(action))

        # 10 ms of the start, for what is opened later if at all
        from reader.app.screens.map import MapScreen

        self.app.push_screen(MapScreen(self.session, self.shown.query, [chip.text for chip in self.chips]), done)
