"""The sheet that asks where articles are written to; the ending names the form."""

import asyncio
from collections.abc import Sequence

from textual import on, work
from textual.app import ComposeResult

from reader.app.screens.sheet import Hint, Sheet
from reader.app.widgets.field import Field
from reader.app.widgets.sheet_foot import SheetFoot
from reader.desk import send
from reader.desk.session import Session
from reader.model.article import Article
from reader.model.errors import DatelineError
from reader.model.words import _


class ExportSheet(Sheet[str]):
    """Writes the file and returns its path, None if nothing was written; what is wrong is said here, and what was typed stays."""

    def __init__(self, session: Session, articles: tuple[Article, ...], name: str) -> None:
        super().__init__()
        self.session = session
        self.articles = articles
        self._proposed = name
        self._writes = False

    @property
    def title_text(self) -> str:
        """EXPORT."""
        return _("EXPORT")

    @property
    def aside(self) -> str:
        """What the ending can be."""
        return ".md .html .json .csv .geojson .atom"

    @property
    def hints(self) -> Sequence[Hint]:
        """Write, cancel."""
        return (("Enter", _("write")), ("Esc", _("cancel")))

    def compose_body(self) -> ComposeResult:
        """A field for the path, and what is wrong with it."""
        yield Field(self._proposed, placeholder=_("a path"), id="export-path")
        yield SheetFoot(id="edit-foot")

    def on_mount(self) -> None:
        """The field has the keys."""
        self.query_one(Field).focus()

    @on(Field.Changed)
    def _typed(self) -> None:
        if not self._writes:
            self.query_one(SheetFoot).show("")

    @on(Field.Submitted)
    def _submitted(self, event: Field.Submitted) -> None:
        if not self._writes and event.value.strip():
            self._write(event.value.strip())

    @work(exit_on_error=False)
    async def _write(self, typed: str) -> None:
        self._writes = True
        foot = self.query_one(SheetFoot)
        foot.show("…")
        try:
            path = await asyncio.to_thread(send.write_file, self.session, self.articles, typed)
        except DatelineError as problem:
            foot.show(str(problem), wrong=True)
        else:
            self.dismiss(str(path))
        finally:
            self._writes = False
