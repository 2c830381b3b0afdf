"""The main screen's keeping: bookmarks, notes, tags, read marks, and undo. Rows change at once, the library follows."""

import asyncio
from typing import TYPE_CHECKING

from textual import work

from reader.app.screens.news_follow import PlaceFollowing
from reader.app.screens.news_select import USED_TAGS, Selecting
from reader.app.search import Shown
from reader.desk import keep
from reader.model.article import Article, Headline
from reader.model.errors import DatelineError
from reader.model.words import _, ngettext

if TYPE_CHECKING:
    from reader.app.screens.bookmark import BookmarkResult
    from reader.app.screens.marks import Extent

MARKS = {"read", "unread", "bookmark", "unbookmark", "note", "tags", "mute", "unmute"}
"""Acts that change nothing but how rows look."""
ELSEWHERE = {"view", "unview"}
"""Acts that change nothing in the list."""


class Keeping(Selecting, PlaceFollowing):
    """Marks of the reader, and what takes back whatever they did."""

    def _change_rows(self, ids: tuple[int, ...], *, read: bool | None = None, bookmarked: bool | None = None) -> tuple[Headline, ...]:
        """Changes the rows on screen; returns them as they were."""
        if self.shown is None:
            return ()
        before = self.shown.window.change(ids, read=read, bookmarked=bookmarked)
        if read is not None:
            self.shown.window.unread += -len(before) if read else len(before)
        self.rows.refresh()
        self.update_bars()
        return before

    # read and unread

    def mark(self, ids: tuple[int, ...], *, read: bool, by_itself: bool = False) -> None:
        """Marks articles as read or unread; `by_itself`: because they were looked at."""
        if self._change_rows(ids, read=read):
            self._mark(ids, read, by_itself)

    @work(group="acts", exit_on_error=False)
    async def _mark(self, ids: tuple[int, ...], read: bool, by_itself: bool) -> None:
        if await self.act(lambda: keep.mark_read(self.session, ids, read)):
            if by_itself:
                self.read_since.append(ids)
            else:
                self.read_since.clear()

    def action_toggle_read(self) -> None:
        """Marks the current article as read or unread, or those selected."""
        row = self.row
        if self.selected:
            self.mark_selected()
        elif row is None:
            self.toast(_("No article here."))
        else:
            self.mark((row.id,), read=not row.read)

    def action_mark_all_read(self) -> None:
        """Asks what of the list is to be marked as read."""
        shown, row = self.shown, self.row
        if shown is None or not shown.window.total:
            self.toast(_("No article here."))
            return
        if shown.window.unread <= 0 and not self.selected and not shown.query.folded:
            self.toast(_("All read already."))
            return
        # sheets are imported when they are first opened: 25 ms of the start for all of them
        from reader.app.screens.marks import EXTENTS, MarkSheet, count

        def done(name: str | None) -> None:
            extent = next((extent for extent in EXTENTS if extent == name), None)
            if extent is not None:
                self._mark_extent(shown, row, extent)

        self.app.push_screen(MarkSheet(lambda: count(self.session, shown, row), len(self.selected)), done)

    @work(group="acts", exit_on_error=False)
    async def _mark_extent(self, shown: Shown, row: Headline | None, extent: "Extent") -> None:
        from reader.app.screens.marks import ids_of

        session, selected = self.session, self.selected
        if extent == "all":
            self._change_rows(shown.window.ids(self.rows.cursor), read=True)
        changed = await self.act(lambda: keep.mark_read(session, selected if extent == "selected" else ids_of(session, shown, row, extent), True))
        if changed is None:
            return
        if extent != "all":
            self.restate()
        elif shown is self.shown:
            shown.window.unread = 0
            self.update_bars()
        self.read_since.clear()
        if changed:
            self.toast(ngettext("{n} marked read.", "{n} marked read.", changed).format(n=changed), "u", _("undo"), "undo")
        else:
            self.toast(_("All read already."))

    # bookmarks, notes, tags

    def action_bookmark(self) -> None:
        """Bookmarks the current article, or takes the bookmark away; of those selected, too."""
        row = self.row
        if self.selected:
            self.bookmark_selected()
            return
        if row is None:
            self.toast(_("No article here."))
            return
        self.bookmark_row(row)

    def bookmark_row(self, row: Headline) -> None:
        """Bookmarks an article, or takes the bookmark away, whatever is selected."""
        self._change_rows((row.id,), bookmarked=not row.bookmarked)
        self._bookmark(row)

    @work(group="acts", exit_on_error=False)
    async def _bookmark(self, row: Headline) -> None:
        session, act = self.session, keep.unbookmark if row.bookmarked else keep.bookmark
        full = _("Disk full: the bookmark is not saved. Free some space, then b again.")
        if await self.act(lambda: act(session, (row.id,)), full) is None:
            return
        self.toast(_("Bookmark removed.") if row.bookmarked else _("Bookmarked, kept even if its feed goes."), "u", _("undo"), "undo")
        await self.take_over()
        self.fetch_wanted((row.id,))

    def action_annotate(self) -> None:
        """Bookmarks with a note and tags."""
        self._edit("note")

    def action_tags(self) -> None:
        """Edits the tags; adds to those of the selected ones."""
        if self.selected:
            self.tag_selected()
        else:
            self._edit("tags")

    @work(exclusive=True, group="edit", exit_on_error=False)
    async def _edit(self, start: str) -> None:
        row = self.row
        if row is None:
            self.toast(_("No article here."))
            return
        try:
            article = self.current or (await asyncio.to_thread(self.session.library.articles, [row.id]))[0]
            used = await asyncio.to_thread(self.session.library.values, "tag", "", USED_TAGS)
        except DatelineError as problem:
            self.toast(str(problem), error=True)
            return
        # sheets are imported when they are first opened: 25 ms of the start for all of them
        from reader.app.screens.bookmark import BookmarkSheet

        sheet = BookmarkSheet(article, tuple(name for name, _count in used), "note" if start == "note" else "tags")
        self.app.push_screen(sheet, lambda result: self._edited(article, result))

    def _edited(self, article: Article, result: "BookmarkResult | None") -> None:
        if result is not None:
            self._save(article, result)

    @work(group="acts", exit_on_error=False)
    async def _save(self, article: Article, result: "BookmarkResult") -> None:
        session = self.session
        note = result.note if result.note != article.note else None
        tags = result.tags if result.tags != article.tags else None

        def save() -> bool:
            if not article.bookmarked:
                keep.bookmark(session, (article.id,))
            if note is not None or tags is not None:
                keep.annotate(session, article.id, note=note, tags=tags)
            return True

        self._change_rows((article.id,), bookmarked=True)
        if await self.act(save) is None:
            return
        self.toast(_("Kept.") if article.bookmarked else _("Bookmarked, kept even if its feed goes."), "u", _("undo"), "undo")
        self.show_again()
        await self.take_over()
        self.fetch_wanted((article.id,))

    # undo

    def action_undo(self) -> None:
        """Takes back what a toast offers to, else the last act."""
        offers = [toast for toast in self.inked.toasts if toast.action == "undo"]
        # the key would take back something else now
        for toast in offers:
            self.inked.drop_toast(toast)
        self._undo(offered=bool(offers))

    @work(group="acts", exit_on_error=False)
    async def _undo(self, *, offered: bool) -> None:
        session = self.session

        def undo() -> tuple[str, str]:
            # what was read by being looked at since the toast came is no act that it speaks of
            since = tuple(self.read_since) if offered else ()
            for _read in since:
                keep.undo(session)
            done = keep.undo(session)
            for ids in since:
                keep.mark_read(session, ids, True)
            return ("", "") if done is None else (done[0].act, done[1])

        done = await self.act(undo)
        if done is None:
            return
        self.read_since.clear()
        act, words = done
        self.toast(words or _("Nothing to undo."))
        await self.take_over()
        if act in {"follow", "unfollow"}:
            await self.update_followed()
        if act in MARKS:
            self.restate()
            self.show_again()
        elif act == "correct":
            self.place_again()
        elif act and act not in ELSEWHERE:
            self.reload_rows()
