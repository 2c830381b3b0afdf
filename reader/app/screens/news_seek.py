"""The main screen's finding in the article, and its moving of what is wider than the column."""

from textual import events, work

from reader.app.screens.news_base import NewsBase
from reader.model.words import _

SIDEWAYS = 8
"""Cells that a key moves a wide table or code."""


class Seeking(NewsBase):
    """Looks for words in the article in sight."""

    @property
    def finding(self) -> bool:
        """Words are looked for in the article: n and N go from one place to the next."""
        return self.view.finding

    def action_find_text(self) -> None:
        """Asks for words to find in the article."""
        if self.row is None:
            self.toast(_("No article here."))
        else:
            self.end_hints()
            if not self.article_in_sight:
                self.enter_article()
            elif self.pane != "article":
                self.go_to("article")
            if self.current is not None:
                self.view.open_find()
                self.update_bars()
            else:
                self._open_find()

    @work(exclusive=True, group="find", exit_on_error=False)
    async def _open_find(self) -> None:
        """Opens the find bar once the article is there: another one would end finding."""
        await self.workers.wait_for_complete([worker for worker in self.workers if worker.group == "article"])
        if self.article is not None:
            self.view.open_find()
            self.update_bars()

    def find_again(self, *, backwards: bool = False) -> None:
        """Goes to the next place that was found, or to the one before; that there is none stands in the find bar."""
        self.view.find_next(-1 if backwards else 1)

    def end_finding(self) -> bool:
        """Ends finding; the reader stays at the place that was found. False if nothing was looked for."""
        if not self.view.finding:
            return False
        self.view.close_find()
        self.update_bars()
        return True

    def on_key(self, event: events.Key) -> None:
        """Enter in the article is the next place, too, as long as words are looked for."""
        if event.key == "enter" and self.focused is self.view and self.view.finding:
            event.stop()
            self.find_again()

    # what is wider than the column

    def action_rightward(self) -> None:
        """Shows what lies to the right of a wide table or code."""
        self._sideways(SIDEWAYS)

    def action_leftward(self) -> None:
        """Goes back to its left."""
        self._sideways(-SIDEWAYS)

    def _sideways(self, cells: int) -> None:
        if not self.article_in_sight or not self.view.text.has_wide:
            self.toast(_("Nothing in sight is wider than the column."))
        else:
            self.view.sideways(cells)
