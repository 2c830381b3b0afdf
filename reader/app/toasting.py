"""The app's toasts: kept for as long as they are to be seen, shown on whatever screen is on top."""

from dataclasses import replace
from itertools import count

from textual.notifications import SeverityLevel

from reader.app.base import InkedApp
from reader.app.widgets.toasts import ERROR_SECONDS, MOST, SECONDS, Toast, Toasts


class ToastingApp(InkedApp):
    """Shows at most two toasts, the newest below; they go after a while, errors later."""

    _serials = count(1)

    toasts: tuple[Toast, ...] = ()

    def toast(self, toast: Toast) -> Toast:
        """Shows a toast and returns it as it is known from then on; the same words again only stay longer."""
        toast = replace(toast, serial=next(self._serials))
        others = tuple(t for t in self.toasts if t.text != toast.text)
        self.toasts = (*others, toast)[-MOST:]
        self.show_toasts()
        self.set_timer(ERROR_SECONDS if toast.error else SECONDS, lambda: self.drop_toast(toast))
        return toast

    def drop_toast(self, toast: Toast) -> None:
        """Takes a toast away."""
        if toast in self.toasts:
            self.toasts = tuple(t for t in self.toasts if t != toast)
            self.show_toasts()

    def show_toasts(self) -> None:
        """Shows the present toasts on every screen, so that none outlives its time below a sheet."""
        for screen in self.screen_stack:
            shown = next(iter(screen.query(Toasts)), None)
            if shown is None and self.toasts and screen is self.screen:
                shown = Toasts()
                screen.mount(shown)
            if shown is not None:
                shown.show(self.toasts)

    def notify(self, message: str, *, title: str = "", severity: SeverityLevel = "information", timeout: float | None = None, markup: bool = True) -> None:
        """What a widget of Textual's has to say becomes a toast like all others; its text is never read as markup."""
        self.toast(Toast(f"{title}: {message}" if title else message, error=severity == "error"))
