"""The sheet that asks for the name and password of a feed; the password is never shown."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar
from urllib.parse import urlsplit

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Label

from reader.app.amounts import host
from reader.app.screens.sheet import Hint, Sheet
from reader.app.show import content
from reader.app.widgets.field import Field
from reader.app.widgets.sheet_foot import SheetFoot
from reader.model.words import _


@dataclass(frozen=True, slots=True)
class Login:
    """A name and a password."""

    name: str
    password: str = field(repr=False)


class LoginSheet(Sheet[Login]):
    """Returns what was typed, None if nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # before the keys that follow: a password typed in one go must not end up in the name
        Binding("tab", "app.focus_next", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", show=False, priority=True),
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
    ]

    def __init__(self, url: str, *, refused: bool = False) -> None:
        super().__init__()
        self._url = url
        self._refused = refused

    @property
    def title_text(self) -> str:
        """LOGIN."""
        return _("LOGIN")

    @property
    def aside(self) -> str:
        """The host that asks for it."""
        return host(self._url)

    @property
    def hints(self) -> Sequence[Hint]:
        """Keep, next, cancel."""
        return (("Enter", _("keep")), ("Tab", _("next field")), ("Esc", _("cancel")))

    def compose_body(self) -> ComposeResult:
        """Two fields, and who can read them."""
        for name, label in (("name", _("Name")), ("password", _("Password"))):
            with Horizontal(classes="sheet-row"):
                yield Label(content(label))
                yield Field(secret=name == "password", id=f"login-{name}")
        yield SheetFoot(id="login-foot")

    def on_mount(self) -> None:
        """Says what there is to know before one types."""
        foot = self.query_one(SheetFoot)
        if self._refused:
            foot.show(_("{host} did not take this name and password.").format(host=host(self._url)), wrong=True)
        elif urlsplit(self._url).scheme == "http":
            foot.show(_("{host} is not encrypted: others on the way can read both.").format(host=host(self._url)), wrong=True)
        else:
            foot.show(_("Kept on this machine alone, never in the library."))

    @on(Field.Submitted)
    def _submitted(self, event: Field.Submitted) -> None:
        """From the name to the password; from there it is done."""
        name, password = (self.query_one(f"#login-{part}", Field) for part in ("name", "password"))
        if not password.value:
            password.focus()
        elif name.value.strip():
            self.dismiss(Login(name.value.strip(), password.value))
