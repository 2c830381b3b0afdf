"""The main screen: several rows at once. They are known by their ids, so they stay selected however the list is sorted or read anew."""

import asyncio
from typing import TYPE_CHECKING

from textual import on, work

from reader.app.screens.news_act import Acting
from reader.app.search import Shown
from reader.app.widgets.article_list import ArticleList
from reader.desk import keep
from reader.library.protocol import RuleAct
from reader.model.article import Headline
from reader.model.errors import DatelineError
from reader.model.words import _, ngettext

if TYPE_CHECKING:
    from reader.desk.session import Session

USED_TAGS = 20
"""Tags that the sheets of bookmarks and tags offer."""


class Selecting(Acting):
    """Selects rows; what is then done is done to all of them, as one act that is undone as one."""

    _selected: tuple[int, ...] = ()
    _last_selected: int | None = None

    @property
    def selected(self) -> tuple[int, ...]:
        """Ids of the selected articles, () if acts are for the current row alone: nothing is selected, or the reader is in an article."""
        return self._selected if self.pane in {"list", "browse"} else ()

    def _select(self, ids: tuple[int, ...], last: int | None) -> None:
        self._selected, self._last_selected = ids, last
        self.rows.choose(ids)
        self.update_bars()

    def drop_selection(self) -> bool:
        """Selects no rows any more; False if none were."""
        if not self._selected:
            return False
        self._select((), None)
        return True

    def action_select(self) -> None:
        """Selects the row, or takes it out of the selection, and goes on to the next one."""
        row = self.row
        if row is None:
            self.toast(_("No article here."))
            return
        self.touched = True
        self._toggle(row)
        if self.pane == "list":
            self.rows.move(1)

    def _toggle(self, row: Headline) -> None:
        if row.id in self._selected:
            self._select(tuple(key for key in self._selected if key != row.id), self._last_selected)
        else:
            self._select((*self._selected, row.id), row.id)

    def action_select_to(self) -> None:
        """Selects all rows from the one selected last to this one; without one this row alone."""
        if not self.rows.total:
            self.toast(_("No article here."))
            return
        self.touched = True
        self._select_to(self.rows.cursor)

    @work(group="select", exit_on_error=False)
    async def _select_to(self, index: int) -> None:
        """Selects up to a row, even if it is still being read."""
        shown, last, selected = self.shown, self._last_selected, self._selected
        if shown is None:
            return
        try:
            between = _in_memory(shown, last, index) or await asyncio.to_thread(_in_library, shown, last, index)
            ids = await asyncio.to_thread(lambda: tuple(dict.fromkeys((*selected, *between))))
        except DatelineError as problem:
            self.toast(str(problem), error=True)
            return
        now = self.shown
        if now is not None and (now.wanted.scope, now.wanted.text) == (shown.wanted.scope, shown.wanted.text):
            self._select(ids, between[-1])

    @on(ArticleList.Picked)
    def _row_picked(self, event: ArticleList.Picked) -> None:
        """Mouse: with ctrl the row, with shift all up to it."""
        self.touched = True
        if self.pane != "list":
            self.go_to("list")
        if event.to:
            self._select_to(self.rows.cursor)
        else:
            self._toggle(event.row)

    # what is done to them

    def action_hide(self) -> None:
        """Takes the current article, or the selected ones, out of the lists; where hidden ones are listed, brings them back."""
        row = self.row
        if row is None:
            self.toast(_("No article here."))
        else:
            self._hide(self._selected or (row.id,))

    @work(group="acts", exit_on_error=False)
    async def _hide(self, ids: tuple[int, ...]) -> None:
        session = self.session

        def hide() -> tuple[int, bool]:
            changed = session.library.hide(ids, True, session.now())
            return (changed, True) if changed else (session.library.hide(ids, False, session.now()), False)

        if (done := await self.act(hide)) is None:
            return
        changed, hidden = done
        if not changed:
            self.toast(_("What is bookmarked stays in the lists."))
            return
        self.read_since.clear()
        if not self._selected and not self.rows.move(1):
            # the row goes: the one below takes its place, at the end the one above
            self.rows.move(-1)
        self.drop_selection()
        self.load(self.wanted)
        words = ngettext("{n} hidden, is:hidden finds it.", "{n} hidden, is:hidden finds them.", changed) if hidden else _("Shown again.")
        self.toast(words.format(n=changed), "u", _("undo"), "undo")

    @work(group="acts", exit_on_error=False)
    async def mark_selected(self) -> None:
        """Marks them as read; if all are, as unread."""
        session, ids = self.session, self._selected

        def mark() -> tuple[int, bool]:
            changed = keep.mark_read(session, ids, True)
            return (changed, True) if changed else (keep.mark_read(session, ids, False), False)

        if (done := await self.act(mark)) is None:
            return
        self.read_since.clear()
        changed, read = done
        self.restate()
        words = ngettext("{n} marked read.", "{n} marked read.", changed) if read else ngettext("{n} marked unread.", "{n} marked unread.", changed)
        self.toast(words.format(n=changed), "u", _("undo"), "undo")

    @work(group="acts", exit_on_error=False)
    async def bookmark_selected(self) -> None:
        """Bookmarks them; if all are, takes their bookmarks away."""
        session, ids = self.session, self._selected

        def bookmark() -> tuple[int, bool]:
            changed = keep.bookmark(session, ids)
            return (changed, True) if changed else (keep.unbookmark(session, ids), False)

        if (done := await self.act(bookmark, _("Disk full: the bookmarks are not saved. Free some space, then b again."))) is None:
            return
        changed, kept = done
        self.restate()
        words = ngettext("{n} bookmarked.", "{n} bookmarked.", changed) if kept else ngettext("{n} bookmark removed.", "{n} bookmarks removed.", changed)
        self.toast(words.format(n=changed), "u", _("undo"), "undo")
        self.show_again()
        await self.take_over()
        self.fetch_wanted(ids)

    @work(exclusive=True, group="edit", exit_on_error=False)
    async def tag_selected(self) -> None:
        """Adds tags to all of them."""
        ids = self._selected
        try:
            used = await asyncio.to_thread(self.session.library.values, "tag", "", USED_TAGS)
        except DatelineError as problem:
            self.toast(str(problem), error=True)
            return
        # a sheet that is seldom opened
        from reader.app.screens.marks_tags import TagsSheet

        def done(tags: tuple[str, ...] | None) -> None:
            if tags:
                self._tag(ids, tags)

        self.app.push_screen(TagsSheet(len(ids), tuple(name for name, _count in used)), done)

    @work(group="acts", exit_on_error=False)
    async def _tag(self, ids: tuple[int, ...], tags: tuple[str, ...]) -> None:
        changed = await self.act(lambda: _add_tags(self.session, ids, tags))
        if changed is None:
            return
        self.toast(ngettext("{n} tagged {tags}.", "{n} tagged {tags}.", changed).format(n=changed, tags=", ".join(tags)), "u", _("undo"), "undo")
        self.restate()
        self.show_again()
        await self.take_over()


def _in_memory(shown: Shown, last: int | None, index: int) -> tuple[int, ...]:
    """Ids of the rows from an article to the one at an index, that one last; () if not all of them have been read."""
    window, row = shown.window, shown.window.get(index)
    start = index if last is None else window.find(last)
    if row is None or start is None:
        return ()
    found = [one.id for n in range(start, index, 1 if index > start else -1) if (one := window.get(n)) is not None]
    return (*found, row.id) if len(found) == abs(index - start) else ()


def _in_library(shown: Shown, last: int | None, index: int) -> tuple[int, ...]:
    """The same, read from the library; the one at the index alone if the other is not in the list. For workers. Raises LibraryError, NotFoundError."""
    row = shown.window.read(index)
    # what has come above since moves all indices alike
    ids = shown.window.listing.library.ids(shown.query)
    if last is None or last not in ids or row.id not in ids:
        return (row.id,)
    start, end = ids.index(last), ids.index(row.id)
    return (*ids[min(start, end) : max(start, end) + 1], row.id)


def _add_tags(session: "Session", ids: tuple[int, ...], tags: tuple[str, ...]) -> int:
    """Adds tags to articles as one act; returns how many changed."""
    return session.library.rule((RuleAct(ids, tags=tags),), 0, session.now(), undoable=True)
