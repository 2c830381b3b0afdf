"""The main screen: mutes and rules."""

import asyncio
from typing import TYPE_CHECKING

from textual import work

from reader.app.screens.news_act import Acting
from reader.desk import mutes
from reader.desk.facts import place_term
from reader.model.article import Headline
from reader.model.words import _, ngettext
from reader.query.chips import quote

if TYPE_CHECKING:
    from reader.app.screens.mute_rows import Proposal


class Muting(Acting):
    """What comes in as read, and what else is done by itself."""

    # mutes

    def action_mute(self) -> None:
        """Asks what is to be muted, and for how long."""
        row = self.row
        # sheets are imported when they are first opened: 25 ms of the start for all of them
        from reader.app.screens.mute import MuteSheet

        def done(chosen: tuple[str, str] | None) -> None:
            # what was muted may have ended there
            self.restate()
            self.count_again()
            if chosen is not None:
                self._mute(*chosen)

        self.app.push_screen(MuteSheet(self.session, lambda: self._proposals(row)), done)

    async def _proposals(self, row: Headline | None) -> "tuple[Proposal, ...]":
        """What of the row's article can be muted. Raises DatelineError."""
        from reader.app.screens.mute_rows import Proposal, words_of

        chosen = self.browse.current if self.pane == "browse" else None
        if chosen is not None and (chosen.place is not None or chosen.term.startswith(("feed:", "folder:"))):
            term = chosen.term or (await asyncio.to_thread(place_term, self.session, chosen.place) if chosen.place is not None else "")
            return (Proposal(term, chosen.name),)
        if row is None:
            return ()
        found: list[Proposal] = []
        if row.feed_id is not None:
            alone = sum(feed.title.casefold() == row.feed.casefold() for feed in self.browse_data.feeds) <= 1
            found.append(Proposal(f"feed:{quote(row.feed) if alone else row.feed_id}", _("its feed") if alone else row.feed))
        if (place := await self.main_place(row)) is not None:
            found.append(Proposal(await asyncio.to_thread(place_term, self.session, place), _("its place")))
        found += [Proposal(word, _("a word of the title")) for word in words_of(row.title)]
        return tuple(found)

    @work(group="acts", exit_on_error=False)
    async def _mute(self, text: str, span: str) -> None:
        from reader.app.screens.mute import SPANS, span_words

        session = self.session
        if (done := await self.act(lambda: mutes.mute(session, text, SPANS[span]))) is None:
            return
        self.read_since.clear()
        self.restate()
        said = _("{query} muted for good.") if span == "good" else _("{query} muted for {time}.")
        read = ngettext(" {n} marked read.", " {n} marked read.", done.count).format(n=done.count) if done.count else ""
        self.toast(said.format(query=text, time=span_words(span)) + read, "u", _("undo"), "undo")

    # rules

    def action_rules(self) -> None:
        """Shows the rules, and what they would do."""
        # sheets are imported when they are first opened: 25 ms of the start for all of them
        from reader.app.screens.rules import RulesSheet

        def done(changed: bool | None) -> None:
            self.count_again()
            if changed:
                self.reload_rows()

        self.app.push_screen(RulesSheet(self.own or self.session), done)
