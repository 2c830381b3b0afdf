"""The sheet that puts a place right: which one is wrong, and what it is instead, or that it is no place at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Resize
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from reader.app.screens.place_term import typed
from reader.app.screens.sheet import LOW, Hint, Sheet
from reader.app.show import content
from reader.app.widgets.field import Field
from reader.app.widgets.row_list import RowList
from reader.app.widgets.sheet_foot import SheetFoot
from reader.app.widgets.wrong_rows import ElsewhereRow, Entry, Named, NoPlaceRow, WrongRows
from reader.desk import places
from reader.desk.places import PickerHit
from reader.desk.session import Session
from reader.model.article import Article
from reader.model.errors import DatelineError
from reader.model.place import ArticlePlace, Place
from reader.model.safe import line
from reader.model.words import _

LONGEST = 500
"""Code points of a title that are looked at; its row shows fewer."""
ROWS = 10


@dataclass(frozen=True, slots=True)
class Righted:
    """What a place of the article was, None if no name of it said where, and what it is, None for "not a place"."""

    was: ArticlePlace | None
    right: Place | None


def namesakes(session: Session, wrong: ArticlePlace) -> tuple[PickerHit, ...]:
    """The other places that are called as an article calls one, or as that place is called: so many that "not a place" stays in sight below them."""
    called = dict.fromkeys(name for name in (line(wrong.label), wrong.place.name, session.name(wrong.place)) if name)
    hits = (hit for name in called for hit in places.find(session, name) if hit.exact and hit.place.geonameid != wrong.place.geonameid)
    others: dict[int, PickerHit] = {}
    for hit in hits:
        if not hit.matched or hit.place.geonameid not in others:
            others[hit.place.geonameid] = hit
    # those that go by that name before those that once did, or do in another language
    return tuple(sorted(others.values(), key=lambda hit: bool(hit.matched)))[: ROWS - 2]


class WrongPlace(Sheet[Righted]):
    """Returns what is to be put right, None if nothing is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
    ]

    @dataclass
    class Found(Message):
        """What a name found; for the places of one name also before anything is typed."""

        name: str
        hits: tuple[PickerHit, ...] = ()
        trouble: str = ""

    def __init__(self, session: Session, article: Article, named: Sequence[Named], chosen: int = 0) -> None:
        """Of an article with its places; the cursor stands on the one with the number `chosen`."""
        super().__init__()
        self.session = session
        self.article = article
        self.named = tuple(named)
        self.chosen = chosen
        self.wrong: Named | None = None
        self.elsewhere = False
        self._choosing = bool(named)
        self._said = ""
        self._shown = ""
        self._trouble = ""
        self._waiting = False

    @property
    def title_text(self) -> str:
        """WRONG PLACE, or WHERE IS IT of an article without places."""
        return _("WRONG PLACE") if self.named else _("WHERE IS IT")

    @property
    def aside(self) -> str:
        """The place that is wrong, once that is said."""
        if self.elsewhere:
            return _("somewhere else")
        return self.wrong.described if self.wrong is not None else ""

    @property
    def hints(self) -> Sequence[Hint]:
        """Go on, back."""
        if self._choosing:
            return (("Enter", _("correct it")), ("↑↓", _("choose")), ("Esc", _("cancel")))
        return (("Enter", _("take it")), ("↑↓", _("choose")), ("Esc", _("back") if self.named else _("cancel")))

    def compose_body(self) -> ComposeResult:
        """The article's title, the field, the rows, what the row means."""
        yield Static(content(line(self.article.story.title)[:LONGEST]), id="wrong-title", markup=False)
        yield Field(placeholder=self._asked, id="wrong-field")
        yield WrongRows(id="wrong-rows")
        yield SheetFoot(id="wrong-foot")

    @property
    def _asked(self) -> str:
        """What the field asks for."""
        return _("What it is instead, any place in any language") if self.named and not self.elsewhere else _("Any place in any language")

    @property
    def rows(self) -> WrongRows:
        """The article's places, or what one of them could be."""
        return self.query_one(WrongRows)

    def on_mount(self) -> None:
        """Shows the article's places; without any it asks for one."""
        self.query_one(Field).focus()
        if self._choosing:
            self._show_named(self.chosen)
        else:
            self._explain()

    def on_resize(self, event: Resize) -> None:
        """Gives the rows the height that is left."""
        super().on_resize(event)
        self.rows.styles.height = max(1, min(ROWS, event.size.height - (6 if event.size.height < LOW else 12)))

    # which one is wrong

    def _show_named(self, cursor: int) -> None:
        self.rows.show([*self.named, ElsewhereRow()], cursor)

    def _choose(self, row: Entry | None) -> None:
        """The row of the first step is what it is about."""
        if isinstance(row, Named):
            self._choose_wrong(row)
        elif isinstance(row, ElsewhereRow):
            self.elsewhere, self._choosing = True, False
            self.query_one(Field).placeholder = self._asked
            self.update_frame()
            if not self._said:
                self._ask()

    def _choose_wrong(self, named: Named) -> None:
        """From here on it is asked what the place is instead; the others of its name are offered."""
        self.wrong, self._choosing = named, False
        self.update_frame()
        if not self._said:
            self._ask()

    def action_close_sheet(self) -> None:
        """Back to the article's places, or closes."""
        if self._choosing or not self.named:
            self.dismiss(None)
            return
        at = self.named.index(self.wrong) if self.wrong is not None else len(self.named)
        self.wrong, self.elsewhere, self._choosing, self._waiting = None, False, True, False
        self._said = self._shown = self._trouble = ""
        with self.prevent(Field.Changed):
            self.query_one(Field).value = ""
        self.query_one(Field).placeholder = self._asked
        self.update_frame()
        self._show_named(at)

    # what it is instead

    @on(Field.Changed)
    def _typed(self, event: Field.Changed) -> None:
        """Looks a name up; typed before a place was chosen, it is about the one under the cursor."""
        self._said, self._trouble = typed(event.value).name, ""
        if self._choosing:
            if self._said:
                self._choose(self.rows.current)
        elif not self._said:
            self._ask()
        if self._said:
            self._find(self._said)

    def _ask(self) -> None:
        """Nothing is typed: what else the wrong name could mean."""
        self._shown = ""
        self.rows.show([NoPlaceRow()] if self.wrong is not None else ())
        if self.wrong is not None:
            self._find("", self.wrong.place)

    @work(thread=True, exclusive=True, group="wrong-find", exit_on_error=False)
    def _find(self, name: str, wrong: ArticlePlace | None = None) -> None:
        """Looks up what is typed, or what else a wrong place could be."""
        try:
            found = self.Found(name, places.find(self.session, name) if wrong is None else namesakes(self.session, wrong))
        except DatelineError as problem:
            found = self.Found(name, trouble=str(problem))
        if not get_current_worker().is_cancelled:
            self.post_message(found)

    @on(Found)
    def _show_found(self, event: Found) -> None:
        if event.name != self._said or self._choosing:
            return
        self._shown = event.name
        entries: list[Entry] = [hit for hit in event.hits if self.wrong is None or hit.place.geonameid != self.wrong.place.place.geonameid]
        if self.wrong is not None:
            entries.append(NoPlaceRow())
        self.rows.show(entries, typed=event.name)
        self._trouble = event.trouble
        if event.name and not event.hits and not event.trouble:
            self._trouble = _("No place called {name}. Another spelling may help.").format(name=event.name)
        self._explain()
        if self._trouble:
            self._waiting = False
        elif self._waiting:
            self._waiting = False
            self._enter()

    # what the row means

    @on(RowList.Moved)
    def _explain(self) -> None:
        foot, row = self.query_one(SheetFoot), self.rows.current
        if self._trouble:
            foot.show(self._trouble, wrong=True)
        elif isinstance(row, Named):
            foot.show(_("why: {reason}").format(reason=row.why) if row.why else "")
        elif isinstance(row, ElsewhereRow):
            foot.show(_("it happens somewhere else: for this article alone"))
        elif self.wrong is None:
            foot.show(_("It holds for this article alone."))
        else:
            feed = line(self.article.feed)
            words = _("It holds for {name} here and next time in {feed}.") if feed else _("It holds for {name} here.")
            foot.show(words.format(name=self.wrong.name, feed=feed))

    # keys

    def action_move(self, rows: int) -> None:
        """The next row or the one before."""
        self.rows.move(rows)

    def action_page(self, pages: int) -> None:
        """A page down or up."""
        self.rows.move(pages * self.rows.page)

    @on(Field.Submitted)
    @on(RowList.Chosen)
    def _enter(self) -> None:
        """Goes on with the row; if a name is still being looked up, as soon as it is found."""
        row = self.rows.current
        if self._choosing:
            self._choose(row)
        elif self._said != self._shown:
            self._waiting = True
        elif isinstance(row, PickerHit):
            self.dismiss(Righted(self.wrong.place if self.wrong is not None else None, row.place))
        elif isinstance(row, NoPlaceRow) and self.wrong is not None and not self._trouble:
            # where a typed name finds nothing, Enter must not mean the one row that is left
            self.dismiss(Righted(self.wrong.place, None))
