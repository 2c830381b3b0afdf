"""The sheet that adds a source: tells address, path, folder and list apart while one types, looks for feeds, and lets one choose."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from reader.app.amounts import host
from reader.app.found import FoundFeeds
from reader.app.screens.add_find import FindingSheet
from reader.app.screens.add_target import Target, entries, examine
from reader.app.screens.sheet import LOW, Hint
from reader.app.widgets.add_ways import LISTS_BEGIN, AddWays
from reader.app.widgets.choice_list import ChoiceList
from reader.app.widgets.field import Field
from reader.app.widgets.path_list import PathList
from reader.app.widgets.row_list import RowList
from reader.app.widgets.sheet_foot import SheetFoot
from reader.model.words import _, ngettext

if TYPE_CHECKING:
    from reader.desk.starters import Offer


@dataclass(frozen=True, slots=True)
class AddWanted:
    """What is to be added.

    Attributes:
        sources: addresses or absolute paths.
        page: the address is that of a page that is to be kept as an article.
        offers: feeds to start with.
    """

    sources: tuple[str, ...]
    page: bool = False
    offers: "tuple[Offer, ...]" = ()


class AddSheet(FindingSheet[AddWanted]):
    """Returns what is to be added, None if nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "move(-8)", show=False),
        Binding("pagedown", "move(8)", show=False),
        Binding("tab", "complete", show=False, priority=True),
        Binding("enter", "accept", show=False),
        Binding("space", "go_on", show=False, priority=True),
        Binding("space", "tick", show=False),
        Binding("s", "keep_page", show=False),
    ]

    @property
    def title_text(self) -> str:
        """ADD A SOURCE."""
        return _("ADD A SOURCE")

    @property
    def aside(self) -> str:
        """What it can be."""
        return _("feed, page, file or folder")

    @property
    def hints(self) -> Sequence[Hint]:
        """What can be done now."""
        cancel = ("Esc", _("cancel"))
        if self.ways.entered:
            return (("Enter", _("go on")), cancel)
        match self.stage:
            case "looking":
                return (("Esc", _("stop looking")),)
            case "choosing":
                count = len(self.choices.chosen)
                add = (("Enter", _("add {n}").format(n=count)),) if count else ()
                return ((_("Space"), _("choose")), *add, cancel)
            case "list":
                return (("Enter", _("add all")), cancel)
            case "nothing":
                return (("s", _("keep this page")), ("Tab", _("change the address")), cancel)
            case _:
                if self._target.kind == "address":
                    return (("Enter", _("look for feeds")), cancel)
                return (("Enter", _("add")), ("Tab", _("complete the path")), cancel)

    def compose_body(self) -> ComposeResult:
        """Field, what it stands for, where it could go on or what was found."""
        yield Field(self.start, placeholder=_("alpenpost.example, ~/news, subscriptions.opml"), handed_on=("space",), id="add-field")
        yield SheetFoot(id="add-foot")
        yield AddWays(id="add-ways")
        yield PathList(id="add-rows")
        yield ChoiceList(id="add-choices")

    _lists_alone = False
    _target = Target("nothing")

    @property
    def rows(self) -> PathList:
        """Where the path could go on."""
        return self.query_one(PathList)

    @property
    def choices(self) -> ChoiceList:
        """The feeds that were found."""
        return self.query_one(ChoiceList)

    @property
    def ways(self) -> AddWays:
        """The other ways to add."""
        return self.query_one(AddWays)

    def on_mount(self) -> None:
        """Looks at what it starts with."""
        self.choices.display = False
        self.ways.stand(first=not self.start)
        self._look(self.start)

    def on_resize(self, event: events.Resize) -> None:
        """Gives the rows the height that is left."""
        super().on_resize(event)
        height = max(1, min(8, event.size.height - (6 if event.size.height < LOW else 13)))
        self.rows.styles.height = self.choices.styles.height = height

    # typing

    @on(Field.Changed)
    def _typed(self, event: Field.Changed) -> None:
        self.ways.cursor = -1
        if not event.value:
            self._lists_alone = False
        self.ways.stand(first=not event.value)
        if self.stage != "typing":
            self.stop_looking()
            self.go_to_stage("typing")
        self._look(event.value)

    @work(exclusive=True, group="add-look", exit_on_error=False)
    async def _look(self, text: str) -> None:
        target, found = await asyncio.to_thread(lambda: (examine(text), entries(text)))
        if self.stage == "typing":
            self._target = target
            words = _("A page is searched for its feeds, a folder is read with all below it, a list (OPML) brings all of its feeds.")
            self.foot.show(target.words or words, loud=bool(target.words))
            found = tuple(entry for entry in found if entry.folder or entry.is_list or not self._lists_alone)
            self.rows.show(found if target.kind not in {"file", "list", "address"} else ())
            self.update_frame()

    @on(events.Key)
    def _type_on(self, event: events.Key) -> None:
        """Letters and Backspace go to the field, wherever the keys are; while feeds are chosen, Backspace alone."""
        field = self.query_one(Field)
        if self.focused is not None or self.stage == "looking":
            return
        if event.key == "backspace":
            field.focus()
            field.action_delete_left()
        elif self.stage == "choosing":
            if event.character in {"j", "k"}:
                self.action_move(1 if event.character == "j" else -1)
        elif event.is_printable and event.character is not None and not self._is_key(event.character):
            field.focus()
            field.insert_text_at_cursor(event.character)

    def _is_key(self, character: str) -> bool:
        """A letter that does something now."""
        return (character == "s" and self.stage == "nothing") or (character == " " and self.stage == "choosing")

    # keys

    def action_move(self, rows: int) -> None:
        """The next row or the one before; the other ways come behind the last one, and before the first."""
        above = self.choices if self.stage == "choosing" else self.rows
        last = above.row_count() - 1
        if self.ways.entered:
            if not self.ways.step(rows):
                above.go_to(0 if rows > 0 else last)
        elif above.cursor >= last if rows > 0 else above.cursor <= 0:
            self.ways.step(rows)
            above.cursor = -1
        else:
            above.move(rows)
        self.update_frame()

    def action_complete(self) -> None:
        """Goes on to the chosen file or folder; from what was found back to the address."""
        field = self.query_one(Field)
        field.focus()
        entry = self.rows.current
        if self.stage == "typing" and entry is not None:
            field.value = entry.text
            field.cursor_position = len(entry.text)

    @on(RowList.Chosen)
    def _row_clicked(self) -> None:
        if self.stage == "choosing":
            self.action_tick()
        else:
            self.action_complete()

    def action_tick(self) -> None:
        """Ticks the feed under the cursor, or takes its tick away."""
        if self.stage == "choosing":
            self.choices.tick()
            self.update_frame()

    def action_keep_page(self) -> None:
        """Keeps the page itself."""
        if self.stage == "nothing":
            self.dismiss(AddWanted((self.found_at,), page=True))

    @on(Field.Submitted)
    def action_accept(self) -> None:
        """Adds what stands there, or looks for feeds on it; says why it cannot."""
        if self.ways.entered:
            self.action_go_on()
            return
        match self.stage:
            case "choosing":
                if chosen := self.choices.chosen:
                    self.dismiss(AddWanted(tuple(feed.url for feed in chosen)))
            case "list":
                self.dismiss(AddWanted((self.found_at,)))
            case "typing" | "nothing":
                self._choose()

    @work(exclusive=True, group="add-end", exit_on_error=False)
    async def _choose(self) -> None:
        target = await asyncio.to_thread(examine, self.query_one(Field).value)
        if target.kind in {"folder", "file", "list"}:
            self.dismiss(AddWanted((target.where,)))
        elif target.kind == "address":
            self.find(target.where)
        elif target.kind == "missing":
            self.give_up(target.words)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Space is a blank for the field, but on one of the other ways it goes that way."""
        return self.ways.entered if action == "go_on" else super().check_action(action, parameters)

    @on(AddWays.Went)
    def action_go_on(self) -> None:
        """Takes another way: the feeds of a country, or a list of feeds on this machine."""
        way, self.ways.cursor = self.ways.cursor, -1
        self.update_frame()
        if way == AddWays.COUNTRY:
            from reader.app.screens.starters import StartersSheet

            self.app.push_screen(StartersSheet(self.session), self._starters_chosen)
            return
        field = self.query_one(Field)
        field.focus()
        self._lists_alone = True
        field.value = LISTS_BEGIN
        field.cursor_position = len(LISTS_BEGIN)

    def _starters_chosen(self, offers: "tuple[Offer, ...] | None") -> None:
        if offers:
            self.dismiss(AddWanted((), offers=offers))
            return
        # back where it went on from
        self.query_one(Field).focus()
        self.choices.cursor = self.rows.cursor = -1
        self.ways.cursor = AddWays.COUNTRY
        self.update_frame()

    # what was found

    def arrived(self, address: str, found: FoundFeeds) -> None:
        """Shows what an address leads to; the address of a feed is added at once."""
        if found.is_itself(address):
            self.dismiss(AddWanted((found.feeds[0].url,)))
        elif found.kind == "list":
            self.go_to_stage("list")
            self.foot.show(_("A list of feeds; all of them are added."), loud=True)
        elif found.kind == "none":
            self.go_to_stage("nothing")
            words = _("No feed on {host}. Its address may end in /feed or /rss.")
            self.foot.show(words.format(host=host(found.url or address)), wrong=True)
        else:
            self.choices.show(found.feeds)
            self.go_to_stage("choosing")
            count = len(found.feeds)
            self.foot.show(ngettext("{n} feed on this page", "{n} feeds on this page", count).format(n=count), loud=True)
            self.update_frame()

    def stage_changed(self) -> None:
        """The rows of the stage, and the keys with them: while feeds are chosen, keys are no letters."""
        choosing = self.stage == "choosing"
        self.choices.display = choosing
        self.rows.display = not choosing
        if self.stage in {"looking", "list", "nothing"}:
            self.rows.show(())
        if self.stage in {"choosing", "list", "nothing"}:
            self.set_focus(None)
