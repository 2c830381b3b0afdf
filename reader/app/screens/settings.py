"""The sheet for settings: each with its value and what it does; what is changed is written into the file at once."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from reader.app.screens.news_settings import SettingChanged
from reader.app.screens.settings_rows import Entry, SettingRows, next_value, shown_value, typed_value
from reader.app.screens.sheet import LOW, Hint, Sheet
from reader.app.widgets.field import Field
from reader.app.widgets.row_list import RowList
from reader.app.widgets.sheet_foot import SheetFoot
from reader.desk import places
from reader.desk.facts import described
from reader.desk.session import Session
from reader.model.errors import DatelineError, UsageError
from reader.model.paths import default_config
from reader.model.settings import checked
from reader.model.settings_file import write_setting
from reader.model.words import _

MOST = 19


class SettingsSheet(Sheet[None]):
    """Changes settings in the session and in the file, and tells the screen below."""

    full_below_100 = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home,g", "move(-100)", show=False),
        Binding("end,G", "move(100)", show=False),
        Binding("enter,space", "change", show=False),
        Binding("q,comma", "close_sheet", show=False),
        Binding("u", "nothing", show=False),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._editing: Entry | None = None

    @property
    def title_text(self) -> str:
        """SETTINGS."""
        return _("SETTINGS")

    @property
    def aside(self) -> str:
        """The file."""
        return str(self.session.config or default_config())

    @property
    def hints(self) -> Sequence[Hint]:
        """Change, close."""
        if self._editing is not None:
            return (("Enter", _("keep")), ("Esc", _("cancel")))
        return (("Enter", _("change it")), ("↑↓", _("choose")), ("Esc", _("close")))

    def compose_body(self) -> ComposeResult:
        """The settings, a field for what is typed, when it holds."""
        yield SettingRows(id="settings-rows")
        yield Field(id="settings-field")
        yield SheetFoot(id="settings-foot")

    @property
    def rows(self) -> SettingRows:
        """The settings."""
        return self.query_one(SettingRows)

    @property
    def field(self) -> Field:
        """What is typed."""
        return self.query_one(Field)

    def on_mount(self) -> None:
        """Shows the values."""
        self.field.display = False
        self.rows.show(self.session.settings)
        self.rows.focus()
        self._tell()

    def on_resize(self, event: events.Resize) -> None:
        """Gives the rows the height that is left."""
        super().on_resize(event)
        self._set_height()

    def _set_height(self) -> None:
        left = self.size.height - (3 if self.size.height < LOW else 7) - self.field.display
        self.rows.styles.height = max(1, min(MOST, left))

    @on(RowList.Moved)
    def _tell(self) -> None:
        entry = self.rows.current
        self.foot.show(_("{name}: {about}").format(name=entry.name, about=_(entry.about)) + ("" if entry.at_once else _(", from the next start")))

    # changing

    @on(RowList.Chosen)
    def action_change(self) -> None:
        """The next value of a choice; else asks for one."""
        entry = self.rows.current
        if entry.kind in {"choice", "flag"}:
            self._write(entry, next_value(self.session.settings, entry))
            return
        self._editing = entry
        self.field.display = True
        self.field.value = shown_value(self.session.settings, entry)
        self.field.cursor_position = len(self.field.value)
        self._set_height()
        self.field.focus()
        self.update_frame()

    @on(Field.Submitted)
    def _typed(self) -> None:
        if self._editing is not None:
            self._write(self._editing, self.field.value.strip())

    @work(exclusive=True, group="settings-write", exit_on_error=False)
    async def _write(self, entry: Entry, text: str) -> None:
        session, value = self.session, typed_value(entry, text)
        path = session.config or default_config()

        def write() -> tuple[Any, str]:
            right = _checked(entry, value, path)
            # a name that is known may still be another place than the one that was meant
            place = places.look_up(session, text) if entry.name == "home" and text else None
            write_setting(path, entry.name, value)
            return right, described(session, place, continent=False) if place is not None else ""

        try:
            right, place = await asyncio.to_thread(write)
        except DatelineError as problem:
            self.foot.show(str(problem), wrong=True)
            return
        session.settings = replace(session.settings, **{entry.name: right})
        self.rows.show(session.settings)
        self._end_typing()
        said = place or shown_value(session.settings, entry) or _("as by default")
        when = _("{name} is {value}.") if entry.at_once else _("{name} is {value}, it holds from the next start.")
        self.foot.show(when.format(name=entry.name, value=said), loud=True)
        self.app.screen_stack[0].post_message(SettingChanged(entry.name))

    def _end_typing(self) -> None:
        self._editing = None
        self.field.display = False
        self._set_height()
        self.rows.focus()
        self.update_frame()

    # keys

    def action_move(self, rows: int) -> None:
        """The next setting or the one before."""
        if self._editing is None:
            self.rows.move(rows)

    def action_page(self, pages: int) -> None:
        """A page down or up."""
        if self._editing is None:
            self.rows.move(pages * self.rows.page)

    def action_nothing(self) -> None:
        """Keeps a key from whatever it does below the sheet: what is set here is no act that is undone."""

    def action_close_sheet(self) -> None:
        """Lets what is typed go; else closes."""
        if self._editing is not None:
            self._end_typing()
            self._tell()
        else:
            self.dismiss(None)


def _checked(entry: Entry, value: str | int, path: Path) -> Any:
    """The value in its own type. Raises UsageError without a line of the file: the value stands in none yet."""
    try:
        return checked(entry.name, value, path, "")
    except UsageError as problem:
        raise UsageError(str(problem).removeprefix(str(path)).partition(": ")[2]) from problem
