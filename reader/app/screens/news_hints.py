"""The main screen's letters before links: one or two of them open a link."""

from textual import events, on

from reader.app.amounts import host
from reader.app.screens.news_base import NewsBase
from reader.app.widgets.article_view import ArticleView
from reader.app.widgets.targets import Open
from reader.app.widgets.typeset_hints import Chosen
from reader.model.words import _

_SAID = 12
"""Addresses that the last row names at most; it is cut by its width."""


class Hinting(NewsBase):
    """Puts letters before the links in sight; as long as they stand there, every key is theirs."""

    _letters: dict[Chosen, str] = {}
    _letters_typed = ""

    @property
    def hinting(self) -> bool:
        """Letters stand before the links."""
        return bool(self._letters)

    def action_hints(self) -> None:
        """Puts letters before the links in sight."""
        if self.article is None or self.row is None:
            self.toast(_("No article here."))
        elif not self.article_in_sight:
            self.toast(_("No article in sight."), "Enter", _("opens it"), "inward")
        else:
            self._letters, self._letters_typed = self.view.show_hints(), ""
            if self._letters:
                self._tell_hints()
            else:
                self.toast(_("No link in sight."), *(("L", _("all links"), "links") if self.article.numbered else ("", "", "")))

    def end_hints(self) -> bool:
        """Takes the letters away; False if there were none."""
        if not self._letters:
            return False
        self._letters, self._letters_typed = {}, ""
        self.view.hide_hints()
        self.hovered = ""
        self.update_bars()
        return True

    def _tell_hints(self) -> None:
        """Says in the last row where the links lead that what was typed leaves: one in full, several by their hosts."""
        article = self.article
        if article is None:
            return
        left = [(target, letters) for target, letters in self._letters.items() if letters.startswith(self._letters_typed)]
        said = []
        for target, letters in left[:_SAID]:
            if isinstance(target, Open) and target.number <= len(article.numbered):
                url = article.numbered[target.number - 1].url
                said.append(f"{letters} {url if len(left) == 1 else host(url)}")
            else:
                note = _("note {n}").format(n=abs(target.number))
                said.append(f"{letters} {note}")
        self.hovered = ", ".join(said)
        self.update_bars()

    def on_key(self, event: events.Key) -> None:
        """Takes a letter; any other key only takes the letters away."""
        if not self._letters:
            return
        if not self.view.text.hints_hold:  # the article was shown anew meanwhile
            self.end_hints()
            return
        event.stop()
        event.prevent_default()
        typed = self._letters_typed + (event.character or "").lower()
        left = [target for target, letters in self._letters.items() if letters.startswith(typed)]
        if not event.is_printable or not left:
            self.end_hints()
        elif self._letters[left[0]] == typed:
            self.end_hints()
            self.view.follow(left[0])
        else:
            self._letters_typed = typed
            self.view.narrow_hints(typed)
            self._tell_hints()

    def on_mouse_down(self) -> None:
        """The mouse is another way to choose a link."""
        self.end_hints()

    @on(ArticleView.Moved)
    def _hints_moved(self) -> None:
        """Other rows are in sight: the letters stood before links of those from before."""
        if not self.view.text.hints_hold:
            self.end_hints()
