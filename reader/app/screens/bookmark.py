"""The sheet for tags and note of an article; what was typed survives Esc until it is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from rich.segment import Segment
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static, TextArea

from reader.app.base import app_of
from reader.app.screens.sheet import Hint, Sheet
from reader.app.show import cells, content, segment, strip
from reader.app.widgets.field import Field, names
from reader.model.article import Article
from reader.model.safe import clean, line
from reader.model.words import _

LONGEST = 500
"""Code points of a title that are looked at; its row shows fewer."""


@dataclass(frozen=True, slots=True)
class BookmarkResult:
    """What is to be kept."""

    tags: tuple[str, ...]
    note: str


def tags_of(text: str) -> tuple[str, ...]:
    """The tags of a typed list, each once, in its order."""
    return tuple(dict.fromkeys(tag for name in names(text) if (tag := line(name).lstrip("#").strip())))


class BookmarkSheet(Sheet[BookmarkResult]):
    """Returns tags and note, None if nothing is to change."""

    DEFAULT_CSS = """
    BookmarkSheet .label { width: 9; height: 1; color: $d-muted; }
    BookmarkSheet .row { height: 1; }
    BookmarkSheet #bookmark-title { height: 1; margin: 0 0 1 0; color: $d-bright; text-style: bold; text-wrap: nowrap; text-overflow: ellipsis; }
    BookmarkSheet #bookmark-tags { width: 1fr; }
    BookmarkSheet #bookmark-used { height: 1; margin: 0 0 1 0; }
    BookmarkSheet #bookmark-note-row { height: 5; }
    BookmarkSheet.-low #bookmark-note-row { height: 3; }
    BookmarkSheet #bookmark-note { width: 1fr; height: 100%; border: none; padding: 0 1; background: $d-bg; color: $d-text;
        background-tint: $foreground 0%; scrollbar-size-vertical: 1; scrollbar-color: $d-line; scrollbar-background: $d-bg; }
    BookmarkSheet #bookmark-note .text-area--cursor { color: $d-bg; background: $d-accent; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "keep", show=False, priority=True)]

    drafts: ClassVar[dict[int, tuple[str, str]]] = {}
    """Tags and note as typed, by article id, of sheets that were closed without keeping."""

    def __init__(self, article: Article, used_tags: tuple[str, ...] = (), start: Literal["note", "tags"] = "note") -> None:
        super().__init__()
        self.article = article
        self.used = used_tags
        self.start = start
        self.kept = (", ".join(f'"{tag}"' if "," in tag else tag for tag in map(line, article.tags)), clean(article.note))

    @property
    def title_text(self) -> str:
        """BOOKMARK."""
        return _("BOOKMARK") if self.start == "note" else _("TAGS")

    @property
    def hints(self) -> Sequence[Hint]:
        """Keep, next field, cancel."""
        return (("ctrl+s", _("keep")), ("Tab", _("next field")), ("Esc", _("cancel")))

    def compose_body(self) -> ComposeResult:
        """The article's title, tags, those used before, note."""
        tags, note = self.drafts.get(self.article.id, self.kept)
        yield Static(content(line(self.article.story.title)[:LONGEST]), id="bookmark-title", markup=False)
        with Horizontal(classes="row"):
            yield Static(content(_("Tags")), classes="label", markup=False)
            yield Field(tags, id="bookmark-tags")
        yield UsedTags(self.used, id="bookmark-used")
        with Horizontal(id="bookmark-note-row"):
            yield Static(content(_("Note")), classes="label", markup=False)
            yield Note(note)

    def on_mount(self) -> None:
        """Starts in the field that was asked for, at its end."""
        note = self.query_one(Note)
        note.move_cursor(note.document.end)
        (note if self.start == "note" else self.query_one(Field)).focus()
        self._propose()

    @on(Field.Changed)
    def _propose(self) -> None:
        self.query_one(UsedTags).propose(self.query_one(Field).value)

    @on(Field.Submitted)
    def action_keep(self) -> None:
        """Keeps both fields."""
        self.drafts.pop(self.article.id, None)
        tags, note = self._typed()
        self.dismiss(BookmarkResult(tags_of(tags), clean(note).strip()))

    def action_close_sheet(self) -> None:
        """Closes; what was typed is there the next time."""
        typed = self._typed()
        if typed == self.kept:
            self.drafts.pop(self.article.id, None)
        else:
            self.drafts[self.article.id] = typed
        self.dismiss(None)

    def _typed(self) -> tuple[str, str]:
        return self.query_one(Field).value, self.query_one(Note).text


class Note(TextArea):
    """Several rows of text without frame; what is pasted is cleaned."""

    def __init__(self, text: str) -> None:
        super().__init__(text, id="bookmark-note", soft_wrap=True, tab_behavior="focus", show_line_numbers=False, highlight_cursor_line=False)
        self.cursor_blink = False

    async def _on_paste(self, event: events.Paste) -> None:
        """Takes what is pasted without control characters."""
        event.stop()
        event.prevent_default()
        if text := clean(event.text):
            self.replace(text, *self.selection)


class UsedTags(Widget):
    """One row of tags that were used before and go with what is typed; a click adds one."""

    ALLOW_SELECT = False

    def __init__(self, tags: tuple[str, ...], *, id: str) -> None:
        super().__init__(id=id)
        self.tags = tuple(dict.fromkeys(filter(None, map(line, tags))))
        self.shown = self.tags

    def propose(self, typed: str) -> None:
        """Shows those that are not typed yet, those that begin as the last one typed first."""
        had = tags_of(typed)
        begun = had[-1].casefold() if had and not typed.rstrip().endswith(",") else ""
        left = [tag for tag in self.tags if tag not in had]
        self.shown = tuple(sorted(left, key=lambda tag: not (begun and tag.casefold().startswith(begun))))
        self.refresh()

    def _laid_out(self) -> list[tuple[int, str]]:
        """The tags that fit, each with its first column."""
        x = 10 + (cells(_("used before:")) + 1)
        placed = []
        for tag in self.shown:
            if x + cells(tag) > self.size.width:
                break
            placed.append((x, tag))
            x += cells(tag) + 2
        return placed

    def render_line(self, y: int) -> Strip:
        """The row."""
        ink, width = app_of(self).ink, self.size.width
        ground = ink("text", "raised")
        placed = self._laid_out()
        if not placed:
            return Strip.blank(width, ground)
        parts = [Segment(" " * 10, ground), segment(_("used before:") + " ", ink("muted", "raised"))]
        for _x, tag in placed:
            parts += [segment(tag, ink("soft", "raised")), Segment("  ", ground)]
        return strip(parts, width, ground)

    def on_click(self, event: events.Click) -> None:
        """Adds the tag under the mouse."""
        event.stop()
        for x, tag in self._laid_out():
            if x <= event.x < x + cells(tag):
                field = self.screen.query_one(Field)
                before = [*tags_of(field.value)]
                if before and not field.value.rstrip().endswith(",") and tag.casefold().startswith(before[-1].casefold()):
                    before.pop()
                field.value = ", ".join([*before, tag]) + ", "
                field.cursor_position = len(field.value)
                field.focus()
