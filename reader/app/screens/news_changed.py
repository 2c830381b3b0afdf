"""The main screen: what a publisher changed in the current article."""

import asyncio

from textual import work

from reader.app.screens.news_base import NewsBase
from reader.desk import read
from reader.model.errors import DatelineError
from reader.model.words import _


class Comparing(NewsBase):
    """Former versions beside the present one."""

    def action_what_changed(self) -> None:
        """Shows what its publisher changed."""
        self._what_changed()

    @work(exclusive=True, group="edit", exit_on_error=False)
    async def _what_changed(self) -> None:
        row = self.row
        if row is None:
            self.toast(_("No article here."))
            return
        session, number = self.session, row.id
        try:
            # both at once: what is on screen may be older than the newest of its former versions
            article, versions = await asyncio.to_thread(lambda: (read.article(session, number), session.library.versions(number)))
        except DatelineError as problem:
            self.toast(str(problem), error=True)
            return
        if not versions:
            self.toast(_("It has not changed since it came."))
            return
        # sheets are imported when they are first opened: 25 ms of the start for all of them
        from reader.app.screens.changed import ChangedSheet

        self.app.push_screen(ChangedSheet(article, versions))
