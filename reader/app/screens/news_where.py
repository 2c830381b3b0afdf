"""The main screen's where: the places lit in the body, and a wrong one corrected."""

from reader.app.refreshes import Wish
from reader.app.screens.news_base import NewsBase


class Where(NewsBase):
    """Shows and mends where an article happens."""

    def action_lit_places(self) -> None:
        """Lights the places of the article in its text, or puts the lights out."""

    def action_wrong_place(self) -> None:
        """Asks what a place of the article should be."""

    def place_again(self) -> None:
        """Shows the current article as it is placed now, and has the others that wait placed in the background."""
        self.show_again()
        self.reload_rows()
        self.count_again()
        self.wish(Wish(quiet=True, places=True))
