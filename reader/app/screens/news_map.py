"""The main screen's way to the world map."""

from reader.app.screens.news_base import NewsBase


class Charting(NewsBase):
    """Opens the map over what the list shows."""

    def action_map(self) -> None:
        """Shows the world map of the search."""
