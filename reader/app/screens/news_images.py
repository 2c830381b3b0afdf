"""The main screen's pictures: fetched when the reader asks for them, never before."""

import sys
from contextlib import suppress
from importlib.util import find_spec

from textual import work
from textual.app import SuspendNotSupported

from reader.app.screens.news_open import Opening
from reader.model.words import _

DRAWS = "textual_image"
"""What draws pictures: an extra."""


class Picturing(Opening):
    """The pictures of the current article."""

    def action_images(self) -> None:
        """Shows the pictures of the current article."""
        self._images()

    @work(exclusive=True, group="edit", exit_on_error=False)
    async def _images(self) -> None:
        from reader.desk.pictures import pictures

        article = await self.whole_article()
        if article is None:
            return
        found = pictures(article)
        path = self.session.path
        if not found:
            self.toast(_("It has no pictures."))
        elif self.session.settings.images == "never":
            self.toast(_("Pictures are off."), ",", _("settings"), "settings")
        elif path is None or self.session.samples:
            self.toast(_("The samples have no pictures."))
        elif not self._can_show():
            self.toast(_("Pictures need: pip install 'dateline[images]'"), *(("o", _("opens the page"), "open_page") if article.story.url else ()))
        else:
            from reader.app.screens.pictures import PicturesSheet

            self.app.push_screen(PicturesSheet(path, article.id, found, self.session.config))

    def _can_show(self) -> bool:
        """Whether pictures can be shown. The first time the terminal is asked what it can draw, which it answers only while the app has let go of it."""
        if f"{DRAWS}.widget" not in sys.modules:
            if find_spec(DRAWS) is None:
                return False
            try:
                with self.app.suspend():
                    _ask_terminal()
            except SuspendNotSupported:
                _ask_terminal()
        return f"{DRAWS}.widget" in sys.modules


def _ask_terminal() -> None:
    """Imports what draws pictures, which asks the terminal; whatever goes wrong in that, there are none, and the terminal is the app's again."""
    with suppress(Exception):
        import textual_image.widget  # noqa: F401
