"""The sheet that changes a feed: where it is, what it is called, how it is fetched and shown."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.events import DescendantFocus
from textual.widget import Widget
from textual.widgets import Label

from reader.app.feed_change import change_of, meaning, shown_values
from reader.app.screens.sheet import Hint, Sheet
from reader.app.show import content
from reader.app.widgets.choice import Choice
from reader.app.widgets.field import Field
from reader.app.widgets.sheet_foot import SheetFoot
from reader.desk import sources
from reader.desk.session import Session
from reader.model.errors import DatelineError
from reader.model.feed import Feed, FeedChange
from reader.model.words import _

NAMES = ("url", "title", "folder", "every", "sort", "full_text", "muted", "home")


class FeedEditSheet(Sheet[FeedChange]):
    """Changes the feed and returns what was changed, None if nothing; what is wrong is said here, and what was typed stays."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", show=False, priority=True),
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
    ]

    def __init__(self, session: Session, feed: Feed, home: str) -> None:
        super().__init__()
        self.session = session
        self.feed = feed
        self._before = shown_values(feed, session.now(), home)

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
        """Keep, next, choose, cancel."""
        return (("Enter", _("keep")), ("Tab", _("next field")), (_("Space"), _("choose")), ("Esc", _("cancel")))

    def compose_body(self) -> ComposeResult:
        """A labelled field or choice for each, and what it means."""
        for name, control in zip(NAMES, self._controls(), strict=True):
            with Horizontal(classes="sheet-row"):
                yield Label(content(_labels()[name]))
                yield control
        yield SheetFoot(id="edit-foot")

    def _controls(self) -> Iterator[Widget]:
        orders = (("", _("as everywhere")), ("date", _("newest first")), ("oldest", _("oldest first")))
        for name in NAMES:
            value = self._before[name]
            match name:
                case "sort":
                    yield Choice(orders, value, id="feed-sort")
                case "full_text":
                    yield Choice((("", _("off")), ("on", _("on"))), value, id="feed-full_text")
                case _:
                    yield Field(value, placeholder=_placeholders().get(name, ""), id=f"feed-{name}")

    @property
    def values(self) -> Mapping[str, str]:
        """What the fields show now."""
        found: dict[str, str] = {}
        for name in NAMES:
            control = self.query_one(f"#feed-{name}")
            if isinstance(control, Field | Choice):
                found[name] = control.value.strip()
        return found

    @on(DescendantFocus)
    @on(Field.Changed)
    def _field_changed(self) -> None:
        focused = self.focused
        if focused is not None and focused.id is not None and isinstance(focused, Field | Choice):
            name = focused.id.removeprefix("feed-")
            self._explain(name, focused.value.strip())

    @work(exclusive=True, group="edit-mean", exit_on_error=False)
    async def _explain(self, name: str, value: str) -> None:
        try:
            words = await asyncio.to_thread(meaning, self.session, name, value, self._before[name])
        except DatelineError as problem:
            self.foot.show(str(problem), wrong=True)
        else:
            self.foot.show(words)

    @on(Field.Submitted)
    @on(Choice.Submitted)
    def action_keep(self) -> None:
        """Changes the feed and closes."""
        self._keep(self.values)

    @work(exclusive=True, group="edit-keep", exit_on_error=False)
    async def _keep(self, values: Mapping[str, str]) -> None:
        session, feed, before = self.session, self.feed, self._before

        def keep() -> FeedChange | None:
            change = change_of(session, before, values)
            if change is not None:
                sources.edit(session, feed, change)
            return change

        try:
            change = await asyncio.to_thread(keep)
        except DatelineError as problem:
            self.workers.cancel_group(self, "edit-mean")
            self.foot.show(str(problem), wrong=True)
        else:
            self.dismiss(change)


def _labels() -> Mapping[str, str]:
    return {
        "url": _("Address"),
        "title": _("Title"),
        "folder": _("Folder"),
        "every": _("Every"),
        "sort": _("Sort"),
        "full_text": _("Full text"),
        "muted": _("Muted"),
        "home": _("Home place"),
    }


def _placeholders() -> Mapping[str, str]:
    return {"every": _("as often as it changes"), "muted": _("not muted"), "home": _("none")}
