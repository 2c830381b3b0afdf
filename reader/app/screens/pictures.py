"""The sheet of an article's pictures: one at a time, with the words that tell it. They come from a process of their own."""

import asyncio
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.events import Resize

from reader.app.child import Child, Outcome
from reader.app.screens.sheet import LOW, Hint, Sheet
from reader.app.widgets.sheet_foot import SheetFoot
from reader.desk.pictures import Picture
from reader.model.safe import line
from reader.model.words import _

FOOT = 2
"""Rows for the words below a picture; one on low terminals."""


class PicturesSheet(Sheet[None]):
    """Shows the pictures as they come.

    Args:
        library: the file, for the process that fetches.
    """

    full_below_100 = True
    wide = True
    DEFAULT_CSS = """
    PicturesSheet #picture { height: 18; align: center middle; background: $d-raised; }
    PicturesSheet #picture > * { width: auto; height: auto; max-width: 100%; max-height: 100%; }
    PicturesSheet #picture-foot { height: 2; }
    PicturesSheet.-low #picture-foot { height: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,l,j,down,space", "step(1)", show=False),
        Binding("left,h,k,up", "step(-1)", show=False),
        Binding("q,I", "close_sheet", show=False),
    ]

    def __init__(self, library: Path, article_id: int, pictures: Sequence[Picture], config: Path | None = None) -> None:
        super().__init__()
        self.library = library
        self.config = config
        self.article_id = article_id
        self.pictures = tuple(pictures)
        self.at = 0
        self._folder: Path | None = None
        self._fetches = self._gone = False
        self._files: dict[int, Path] = {}
        self._troubles: dict[int, str] = {}

    @property
    def title_text(self) -> str:
        """PICTURES."""
        return _("PICTURES")

    @property
    def aside(self) -> str:
        """Which one."""
        return _("{n} of {count}").format(n=self.at + 1, count=len(self.pictures))

    @property
    def hints(self) -> Sequence[Hint]:
        """Next, before, back."""
        several = (("→", _("next")), ("←", _("before"))) if len(self.pictures) > 1 else ()
        return (*several, ("Esc", _("back")))

    def compose_body(self) -> ComposeResult:
        """The picture, and the words that tell it."""
        yield Container(id="picture")
        yield SheetFoot(id="picture-foot")

    def on_mount(self) -> None:
        """Begins to fetch."""
        self._show()
        self._fetch()

    def on_resize(self, event: Resize) -> None:
        """Gives the picture the height that is left beside title, words and keys."""
        left = event.size.height - (3 if event.size.height < LOW else 4 + FOOT)
        self.query_one("#picture").styles.height = max(1, left if self.fills else min(40, left - 2))

    @work(exclusive=True, group="pictures", exit_on_error=False)
    async def _fetch(self) -> None:
        """Has them fetched. A sheet that is closed meanwhile ends the process, and waits for that: it writes into the folder."""
        try:
            self._folder = folder = Path(tempfile.mkdtemp(prefix="dateline-"))
        except OSError as problem:
            self.query_one(SheetFoot).show(problem.strerror or str(problem), wrong=True)
            return
        self._fetches = True
        child = Child(self.library, ("pictures", str(self.article_id), str(folder)), self.config)
        running = asyncio.create_task(child.run(lambda event: self._hear(folder, event)))
        try:
            self._ended(await asyncio.shield(running))
        except OSError as problem:
            self.query_one(SheetFoot).show(problem.strerror or str(problem), wrong=True)
        finally:
            child.stop()
            try:
                await asyncio.wait([running])
            finally:
                self._fetches = False
                if self._gone:
                    self._tidy()

    def _tidy(self) -> None:
        """Nothing of them stays on the disk."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def on_unmount(self) -> None:
        """It is closed."""
        self._gone = True
        if not self._fetches:
            self._tidy()

    def _hear(self, folder: Path, event: dict[str, Any]) -> None:
        n, file = event.get("n"), event.get("file")
        if event.get("event") != "picture" or not isinstance(n, int) or not self.is_attached:
            return
        if isinstance(file, str):
            self._files[n - 1] = folder / Path(file).name
        else:
            self._troubles[n - 1] = line(str(event.get("error") or ""))
        if n - 1 == self.at:
            self._show()

    def _ended(self, outcome: Outcome) -> None:
        """What has not come by now does not come."""
        for n in range(len(self.pictures)):
            if n not in self._files:
                self._troubles.setdefault(n, outcome.talk[-1] if outcome.talk else _("it did not come"))
        if self.at not in self._files:
            self._show()

    def _show(self) -> None:
        """The picture as far as it is there."""
        from textual_image.widget import Image

        box, foot = self.query_one("#picture", Container), self.query_one(SheetFoot)
        box.remove_children()
        if (file := self._files.get(self.at)) is not None:
            try:
                box.mount(Image(file))
            except (OSError, ValueError):
                self._troubles[self.at] = _("a damaged picture")
        trouble = self._troubles.get(self.at, "")
        foot.show(trouble or self.pictures[self.at].alt or ("" if file else "…"), wrong=bool(trouble))
        self.update_frame()

    def action_step(self, by: int) -> None:
        """The next picture or the one before."""
        self.at = (self.at + by) % len(self.pictures)
        self._show()
