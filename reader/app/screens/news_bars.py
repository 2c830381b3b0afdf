"""What the main screen's bars say: row 1, the heads, the keys of the last row."""

from reader.app.amounts import number
from reader.app.list_head import MEANINGS, group, notes
from reader.app.screens.news_base import NewsBase
from reader.app.when import fetched_ago, fetched_at
from reader.app.widgets.footer import FooterState, Hint
from reader.app.widgets.topbar import TopState
from reader.model.words import _, ngettext
from reader.text.teaser import can_be_fetched, is_teaser


class Telling(NewsBase):
    """Says where the reader is and what can be done."""

    def update_bars(self) -> None:
        """Says it all again; a bar that says the same is not drawn."""
        if not self.is_mounted:
            return
        self.update_top()
        self._update_list_head()
        self.browse_head.show(_("BROWSE"), notes=((_("unread"), "", False),))
        self.browse_head.activate(self.pane == "browse")
        self.key_bar.show(self._footer_state())

    # row 1

    def update_top(self) -> None:
        """Says row 1 again, which is what changes while a refresh runs."""
        self.top_bar.show(self._top_state())

    def _top_state(self) -> TopState:
        one_pane = self.is_narrow and self.pane in {"article", "metadata"}
        counts = self._position() if one_pane else self._counts()
        progress = self.progress if self.progress is not None and self.progress.seen else None
        return TopState(
            self.scope_words(),
            tuple(chip.text for chip in self.chips),
            counts,
            "" if one_pane or progress is not None else self.result_words or ("" if self.trouble_words else self._fetched()),
            self.trouble_words,
            progress,
        )

    def _counts(self) -> str:
        if self.shown is None:
            return ""
        window = self.shown.window
        if self.welcomes:
            return ngettext("{n} sample", "{n} samples", window.total).format(n=number(window.total))
        if not window.total:
            return ""
        unread = max(0, min(window.unread, window.total))
        return _("{unread} unread of {n}").format(unread=number(unread), n=number(window.total))

    def _fetched(self) -> str:
        if self.offline:
            good = [feed.last_ok for feed in self.browse_data.feeds if feed.last_ok is not None]
            return _("offline, {fetched}").format(fetched=fetched_at(max(good), self.inked.now())) if good else _("offline")
        times = [feed.last_fetched for feed in self.browse_data.feeds if feed.last_fetched is not None]
        return fetched_ago(max(times), self.inked.now()) if times and not self.welcomes else ""

    def _position(self) -> str:
        total = self.rows.total
        return _("{n} of {total}").format(n=number(self.rows.cursor + 1), total=number(total)) if total else ""

    # the list's head

    def _update_list_head(self) -> None:
        """Says what the topmost row belongs to, and how the list stands."""
        self.list_head.activate(self.pane == "list" and not self.welcome.has_focus_within)
        if self.welcomes:
            self.list_head.show(_("WELCOME"), notes=((_("something to read at once"), "", False),))
            return
        row, sort = self.rows.topmost, self.wanted.sort
        name, rest = group(row, sort, self.inked.now(), self.tellers(row.id)) if row is not None else (self.scope_words().upper(), "")
        folded = self.shown is not None and self.shown.query.folded
        up = self.inked.glyphs.up
        said = notes(_(MEANINGS[sort][0]), up, waiting=self.waiting, selected=len(self.rows.chosen), folded=folded)
        self.list_head.show(name, rest, said)

    # the last row

    def _footer_state(self) -> FooterState:
        position = "" if self.is_narrow and self.pane in {"article", "metadata"} else self._position()
        if self.pane == "browse" and (row := self.browse.current) is not None and row.trouble:
            return FooterState(self._hints(), position, f"{row.name}: {row.trouble}", error=True)
        return FooterState(self._hints(), position, self.hovered)

    def _hints(self) -> tuple[Hint, ...]:
        keys = Hint("?", _("keys"), "help")
        if self.query_bar.is_open:
            return (
                Hint("Enter", _("show"), "query", 1),
                Hint("Tab", _("take it"), "query", 3),
                Hint("↑↓", _("choose"), "query", 4),
                Hint("ctrl+r", _("former ones"), "query", 5),
                Hint("ctrl+s", _("save view"), "query", 6),
                Hint("Esc", _("back"), "query"),
            )
        if self.welcome.has_focus_within:
            return self.welcome.hints
        if self.has_class("-welcome"):
            return (
                Hint("Enter", _("read"), "inward", 1),
                Hint(_("Space"), _("next"), "read_on", 3),
                Hint("w", _("follow places"), "follow", 2),
                Hint("a", _("add source"), "add", 2),
                keys,
            )
        if self.finding and self.pane == "article":
            return (
                Hint("Enter", _("next place"), "next_unread", 1),
                Hint("N", _("place before"), "previous_unread", 3),
                Hint("Esc", _("end finding"), "back", 2),
                keys,
            )
        match self.pane:
            case "browse":
                return (
                    Hint("Enter", _("show"), "inward", 1),
                    Hint(_("Space"), _("show, stay here"), "read_on", 3),
                    Hint("l h", _("unfold, fold"), "inward", 4),
                    *self._view_hint(),
                    Hint("w", _("follow"), "follow", 5),
                    Hint("Esc", _("list"), "back", 2),
                    keys,
                )
            case "list":
                return (*self._chip_hint(), *self._list_hints(), keys)
            case "article":
                return (*self._article_hints(), keys)
            case "metadata":
                return (
                    Hint("Enter", _("filter by it"), "inward", 1),
                    *self._source_hint(3),
                    Hint("x", _("wrong place"), "wrong_place", 4),
                    Hint("B", _("note"), "annotate", 5),
                    Hint("Esc", _("article"), "back", 2),
                    keys,
                )

    def _view_hint(self) -> tuple[Hint, ...]:
        row = self.browse.current
        return (Hint(_("Del"), _("remove"), "drop_view", 3),) if row is not None and row.view is not None else ()

    def _chip_hint(self) -> tuple[Hint, ...]:
        if n := len(self.selected):
            return (Hint("Esc", ngettext("drop {n} selected", "drop {n} selected", n).format(n=number(n)), "back", 2),)
        return (Hint("Esc", _("clear {chip}").format(chip=self.chips[-1].text[:24]), "back", 2),) if self.chips else ()

    def _list_hints(self) -> tuple[Hint, ...]:
        refreshing = self.progress is not None and not self.gives_way
        rows = (
            (
                Hint("Enter", _("read"), "inward", 1),
                Hint(_("Space"), _("next"), "read_on", 3),
                Hint("b", _("bookmark"), "bookmark", 4),
                Hint("m", _("read/unread"), "toggle_read", 7),
            )
            if self.rows.total
            else ()
        )
        return (
            *rows,
            Hint("p", _("place"), "place", 5),
            Hint("/", _("search"), "query", 6),
            Hint("r", _("stop refresh") if refreshing else _("refresh"), "refresh", 5 if refreshing else 8),
            Hint("a", _("add"), "add", 9),
            Hint("P", _("map"), "map", 10),
        )

    def _article_hints(self) -> tuple[Hint, ...]:
        article = self.current
        page = (Hint("o", _("page"), "open_page", 6),) if article is not None and article.story.url else ()
        links = (Hint("L", _("links"), "links", 7),) if article is not None and article.numbered else ()
        whole = (Hint("f", _("full text"), "full_text", 4),) if article is not None and can_be_fetched(article) and is_teaser(article.story) else ()
        return (
            Hint(_("Space"), _("read on"), "read_on", 1),
            *whole,
            Hint("n", _("next unread"), "next_unread", 8),
            Hint("b", _("bookmark"), "bookmark", 3),
            *page,
            *self._source_hint(4),
            *links,
            Hint("d", _("metadata"), "metadata", 5),
            Hint("Esc", _("list"), "back", 2),
        )

    def _source_hint(self, rank: int) -> tuple[Hint, ...]:
        """Keys of the numbered links, as many as there are."""
        article = self.current
        count = len(article.numbered) if article is not None else 0
        if article is None or not count:
            return ()
        return (Hint("1" if count == 1 else f"1-{min(9, count)}", _("source") if article.story.sources else _("link"), "links", rank),)
