"""What every widget may expect of its app: the session, the ink, the clock."""

from datetime import datetime

from textual.app import App
from textual.message_pump import MessagePump

from reader.app.show import Glyphs, Ink
from reader.app.themes import variables_of
from reader.desk.session import Session


class InkedApp(App[None]):
    """An app with a session and ink for its theme. DatelineApp is one; so are the small apps of the tests."""

    def __init__(self, session: Session, glyphs: Glyphs | None = None, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self.session = session
        self.glyphs = glyphs or Glyphs()
        self._ink: Ink | None = None
        self._ink_theme = ""

    @property
    def ink(self) -> Ink:
        """The ink of the present theme."""
        if self._ink is None or self._ink_theme != self.theme:
            self._ink, self._ink_theme = Ink.of(self, self.glyphs), self.theme
        return self._ink

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our names for one of Textual's own themes, which our style sheets ask for."""
        return variables_of(self.current_theme)

    def now(self) -> datetime:
        """The time, UTC."""
        return self.session.now()


def app_of(pump: MessagePump) -> InkedApp:
    """The app of a widget or screen, as what it is."""
    app = pump.app
    if not isinstance(app, InkedApp):
        raise TypeError("this widget needs an InkedApp")
    return app
