"""Screens in a burst of keys: nothing acts before its widgets are there, and an answer is given once."""

from contextlib import suppress
from typing import TypeVar

from textual import events
from textual.await_complete import AwaitComplete
from textual.css.query import NoMatches

from reader.app.screens.still import StillScreen

T = TypeVar("T")


class Standing(StillScreen[T]):
    """A screen that acts once it stands. A key that follows another at once reaches a screen that is open but has no widgets yet."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action may be done now."""
        return self.is_mounted and super().check_action(action, parameters)

    async def on_event(self, event: events.Event) -> None:
        """Takes an event. A screen that is closing hears of the terminal's size when its widgets are gone already."""
        if not isinstance(event, events.Resize):
            await super().on_event(event)
            return
        with suppress(NoMatches):
            await super().on_event(event)


class Answering(Standing[T]):
    """The base of every screen that stands on another: it answers once, and only while it is the one on top.

    Keys in a burst reach a screen that is closed already, or over which another one has just opened. Textual's own `dismiss` would then
    close whatever is on top, or end the app because the answer was given before.
    """

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Closes this screen with a result; nothing happens if it is gone, or lies below another one."""
        stack = self.app.screen_stack
        if len(stack) < 2 or stack[-1] is not self:
            return AwaitComplete()
        return super().dismiss(result)
