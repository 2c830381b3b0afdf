"""The main screen's adding: sources and single pages, by a child process that fetches, reads and places them."""

import asyncio
from typing import TYPE_CHECKING

from textual import work

from reader.app.amounts import host, number
from reader.app.child import Child, Outcome
from reader.app.refreshes import Wish
from reader.app.screens.news_starters import Starting
from reader.app.widgets.toasts import Toast
from reader.desk import sources
from reader.model.errors import DatelineError
from reader.model.feed import Feed
from reader.model.words import _, ngettext
from reader.query.ast import Query

if TYPE_CHECKING:
    from reader.app.screens.add import AddWanted

COMPLAINT = "dateline: "
"""What the child's lines of trouble begin with."""


class Adding(Starting):
    """Takes sources in."""

    def action_add(self) -> None:
        """Opens the sheet that adds a source."""
        # sheets are imported when they are first opened: 25 ms of the start for all of them
        from reader.app.screens.add import AddSheet

        self.app.push_screen(AddSheet(self.own or self.session), self._add_chosen)

    def _add_chosen(self, wanted: "AddWanted | None") -> None:
        if wanted is not None and wanted.offers:
            self.start_with(wanted.offers)
        elif wanted is not None and wanted.sources:
            self.add_sources(wanted.sources, page=wanted.page)

    @work(group="add", exit_on_error=False)
    async def add_sources(self, given: tuple[str, ...], *, page: bool = False) -> None:
        """Adds addresses and paths, or keeps a page (the first of them) as an article."""
        target = self.own or self.session
        if target.path is None:
            self.toast(_("This library is in memory alone; nothing can be added to it."), error=True)
            return
        said = ", ".join(list(dict.fromkeys(host(one) if sources.is_address(one) else one for one in given))[:2])
        words = _("Fetching {where} …") if sources.is_address(given[0]) else _("Reading {where} …")
        waiting = self.inked.toast(Toast(words.format(where=said)))
        try:
            before = {feed.id for feed in await asyncio.to_thread(target.library.feeds)}
            outcome = await Child(target.path, ("save" if page else "add", "--", *given), self.session.config).run(lambda _event: None)
            after = await asyncio.to_thread(target.library.feeds)
            filled = bool(after) or bool(await asyncio.to_thread(target.library.headlines, Query(), 1))
        except OSError as problem:
            self.toast(_("Nothing was added: {reason}").format(reason=problem.strerror), error=True)
            return
        except DatelineError as problem:
            self.toast(str(problem), error=True)
            return
        finally:
            self.inked.drop_toast(waiting)
        if filled:
            self.use_own()
        new = tuple(feed for feed in after if feed.id not in before)
        if page:
            self._tell_page(outcome)
        else:
            self._tell_added(outcome, given, new, after)
        self._fetch_new(new)
        self.count_again()
        self.look_for_news()

    def _tell_added(self, outcome: Outcome, given: tuple[str, ...], new: tuple[Feed, ...], feeds: tuple[Feed, ...]) -> None:
        """Says what was added, what is followed already, what went wrong."""
        self._tell_complaint(outcome)
        if len(new) == 1:
            count = new[0].articles
            words = ngettext("{name} added, {n} article.", "{name} added, {n} articles.", count)
            self.toast(words.format(name=new[0].title, n=number(count)), "u", _("undo"), "undo")
        elif new:
            self.toast(ngettext("{n} feed added.", "{n} feeds added.", len(new)).format(n=number(len(new))))
        elif (known := next((feed for feed in feeds if feed.url in given), None)) is not None and not outcome.code:
            self.toast(_("You follow {name} already.").format(name=known.title))
        elif not outcome.code and outcome.talk:
            self.toast(outcome.talk[-1])

    def _tell_page(self, outcome: Outcome) -> None:
        """Says that the page is kept, or why it is not."""
        if outcome.code:
            self._tell_complaint(outcome)
        else:
            self.toast(_("Bookmarked, kept even if its feed goes."), "u", _("undo"), "undo")

    def _tell_complaint(self, outcome: Outcome) -> None:
        """The last thing that went wrong; without one, what a child that failed said last."""
        wrong = [said.removeprefix(COMPLAINT) for said in outcome.talk if said.startswith(COMPLAINT)]
        if wrong:
            self.toast(wrong[-1], error=True)
        elif outcome.code > 1 or outcome.stopped:
            self.toast(outcome.talk[-1] if outcome.talk else _("Nothing was added."), error=True)

    def _fetch_new(self, new: tuple[Feed, ...]) -> None:
        """A list of feeds only names them: they are fetched now."""
        waiting = tuple(feed.id for feed in new if feed.last_fetched is None)
        if waiting:
            self.wish(Wish(waiting))
