"""The main screen's enclosures: played by a configured player, else opened in the browser."""

import asyncio
from urllib.parse import unquote, urlsplit

from textual import work

from reader.app.amounts import size_words
from reader.app.screens.news_open import Opening
from reader.model.article import Enclosure
from reader.model.errors import DatelineError
from reader.model.safe import line
from reader.model.words import _


class Playing(Opening):
    """What is enclosed in an article."""

    def action_play(self) -> None:
        """Plays what is enclosed; of several it asks which."""
        self._play()

    @work(exclusive=True, group="edit", exit_on_error=False)
    async def _play(self) -> None:
        article = await self.whole_article()
        if article is None:
            return
        enclosures = article.story.enclosures
        if not enclosures:
            self.toast(_("Nothing is enclosed."))
        elif len(enclosures) == 1:
            self.play(enclosures[0])
        else:
            # sheets are imported when they are first opened: 25 ms of the start for all of them
            from reader.app.screens.ways import WaysSheet

            def done(chosen: str | None) -> None:
                if chosen is not None:
                    self.play(enclosures[int(chosen)])

            from reader.app.widgets.options import Option

            ways = [Option(str(n), name_of(one), about(one)) for n, one in enumerate(enclosures)]
            self.app.push_screen(WaysSheet(_("ENCLOSED"), ways, article.story.title, _("play")), done)

    def play(self, enclosure: Enclosure) -> None:
        """Gives an enclosure to the player; without one, to the browser."""
        self._start_player(enclosure)

    @work(group="open", exit_on_error=False)
    async def _start_player(self, enclosure: Enclosure) -> None:
        from reader.desk import commands

        try:
            argv = commands.arguments(self.session.settings.player, "player")
            commands.web_or_fail(enclosure.url)
            if not argv:
                await self.open_url(enclosure.url)
                return
            await asyncio.to_thread(commands.start_with, argv, enclosure.url)
        except DatelineError as problem:
            self.toast(str(problem), error=True)
        else:
            self.toast(_("{name} plays {what}.").format(name=argv[0], what=", ".join(filter(None, (name_of(enclosure), about(enclosure))))))


def name_of(enclosure: Enclosure) -> str:
    """What an enclosure is called: its title, else its file, else its host; one line."""
    try:
        parts = urlsplit(enclosure.url)
        file = line(unquote(parts.path.rpartition("/")[2], errors="replace"))
        return line(enclosure.title) or file or parts.hostname or enclosure.url
    except ValueError:
        return line(enclosure.title) or line(enclosure.url)


def about(enclosure: Enclosure) -> str:
    """Its kind and size."""
    return ", ".join(part for part in (line(enclosure.media_type), size_words(enclosure.size) if enclosure.size else "") if part)
