"""The small sheet that changes a feed's title, folder and address."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Label

from reader.app.screens.sheet import Hint, Sheet
from reader.app.show import content
from reader.app.widgets.field import Field
from reader.model.feed import Feed
from reader.model.safe import line
from reader.model.words import _


@dataclass(frozen=True, slots=True)
class FeedEdit:
    """What is to change; an empty title or address stays as it is, an empty folder takes the feed out of its folder."""

    title: str
    folder: str
    url: str


class FeedEditSheet(Sheet[FeedEdit]):
    """Returns the new values, None if nothing changes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", show=False, priority=True),
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
    ]

    def __init__(self, feed: Feed) -> None:
        super().__init__()
        self.feed = feed

    @property
    def title_text(self) -> str:
        """FEED."""
        return _("FEED")

    @property
    def aside(self) -> str:
        """Its title."""
        return self.feed.title

    @property
    def hints(self) -> Sequence[Hint]:
        """Keep, next, cancel."""
        return (("Enter", _("keep")), ("Tab", _("next field")), ("Esc", _("cancel")))

    def compose_body(self) -> ComposeResult:
        """Three labelled fields."""
        for name, label, value in (
            ("title", _("Title"), self.feed.title),
            ("folder", _("Folder"), self.feed.folder or ""),
            ("url", _("Address"), self.feed.url),
        ):
            with Horizontal(classes="sheet-row"):
                yield Label(content(label))
                yield Field(line(value), id=f"feed-{name}")

    @on(Field.Submitted)
    def action_keep(self) -> None:
        """Closes with what stands in the fields; None if that is what it was."""
        title, folder, url = (self.query_one(f"#feed-{name}", Field).value.strip() for name in ("title", "folder", "url"))
        before = (self.feed.title, self.feed.folder or "", self.feed.url)
        same = (title, folder, url) == tuple(line(value) for value in before)
        # what is shown was cleaned: a value that nobody touched goes back as it is
        kept = ("" if title == line(before[0]) else title, folder, "" if url == line(before[2]) else url)
        self.dismiss(None if same else FeedEdit(*kept))
