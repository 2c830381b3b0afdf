"""What the query bar brings back: queries of earlier, and the one from before without its last chip."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widget import Widget

from reader.app.base import app_of
from reader.app.widgets.query_field import QueryField
from reader.desk.views import former, remember
from reader.model.errors import QueryError
from reader.query.chips import without
from reader.query.parse import parse


class Former(Widget):
    """The query bar's field and its memory, which outlives the app."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+r", "history", show=False)]

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.before = ""
        self._former: Sequence[str] | None = None
        self._back = 0

    @property
    def field(self) -> QueryField:
        """The input."""
        return self.query_one(QueryField)

    @property
    def text(self) -> str:
        """The query as it stands there."""
        return self.field.value.strip()

    def begin(self, before: str) -> None:
        """Starts at the newest query again; `before` is the one that is shown."""
        self.before, self._former, self._back = before, None, 0

    async def action_history(self) -> None:
        """The query shown before this one, in this session or an earlier one."""
        if self._former is None:
            self._former = await asyncio.to_thread(former, app_of(self).session)
        while self._back < len(self._former):
            self._back += 1
            if self._former[self._back - 1] != self.text:
                self.field.value = self._former[self._back - 1]
                self.field.cursor_position = len(self.field.value)
                return

    @work(thread=True, group="query-history", exit_on_error=False)
    def remember(self, text: str) -> None:
        """Adds a query to the history."""
        remember(app_of(self).session, text)

    @on(QueryField.Emptied)
    def _drop_last(self, event: QueryField.Emptied) -> None:
        """Backspace in the empty bar: the query from before without its last chip."""
        event.stop()
        with suppress(QueryError):
            if chips := parse(self.before, app_of(self).session.now()).chips:
                self.field.value = without(self.before, chips[-1])
                self.field.cursor_position = len(self.field.value)
