"""The sheet for rules: what each would do to the articles at hand, a field to try one, and running them all."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from reader.app.amounts import number
from reader.app.screens.rules_rows import Caret, RuleRows, trial_words, wrong_words
from reader.app.screens.sheet import LOW, Hint, Sheet
from reader.app.show import cells
from reader.app.widgets.field import Field
from reader.app.widgets.row_list import RowList
from reader.app.widgets.sheet_foot import SheetFoot
from reader.desk import keep
from reader.desk.rules import Rule, RuleError, Trial, apply_all, dry_run, read_line
from reader.desk.session import Session
from reader.model.errors import DatelineError
from reader.model.paths import default_config
from reader.model.safe import line
from reader.model.settings_file import write_setting
from reader.model.words import _, ngettext

FEWEST, ROWS = 3, 12
"""Rows that the list has room for from the start, and at most."""


class RulesSheet(Sheet[bool]):
    """Returns whether articles may have changed. Rules are written into the settings' file at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("enter", "take", show=False),
        Binding("delete", "remove", show=False),
        Binding("a", "run_all", show=False),
        Binding("u", "undo", show=False),
        Binding("q", "close_sheet", show=False),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._changed = False
        self._editing = ""
        self._before: tuple[str, ...] | None = None
        self._said = ""
        self._room = FEWEST

    @property
    def title_text(self) -> str:
        """RULES."""
        return _("RULES")

    @property
    def aside(self) -> str:
        """When they act."""
        return _("what is done to new articles")

    @property
    def hints(self) -> Sequence[Hint]:
        """Change, remove, run, or add."""
        if isinstance(self.focused, RuleRows):
            return (("Enter", _("change it")), (_("Del"), _("remove")), ("a", _("run all")), ("Tab", _("new one")), ("Esc", _("close")))
        words = _("change it") if self._editing else _("add it")
        return (("Enter", words), *((("Tab", _("to the rules")),) if self.session.settings.rules else ()), ("Esc", _("close")))

    def compose_body(self) -> ComposeResult:
        """The rules, a field with the sign of what is wrong, what it all would do."""
        yield RuleRows(id="rules-rows")
        yield Field(placeholder=_("when in:Wien flood: tag water, bookmark"), id="rules-field")
        yield Caret(id="rules-caret")
        yield SheetFoot(id="rules-foot")

    @property
    def rows(self) -> RuleRows:
        """The rules."""
        return self.query_one(RuleRows)

    @property
    def field(self) -> Field:
        """The one that is tried."""
        return self.query_one(Field)

    def on_mount(self) -> None:
        """Shows the rules, then counts."""
        self._show(0)
        (self.rows if self.session.settings.rules else self.field).focus()

    def on_resize(self, event: events.Resize) -> None:
        """Gives the rows the height that is left."""
        super().on_resize(event)
        self._set_height()

    def _set_height(self) -> None:
        """It only grows, so that nothing moves when a rule is removed."""
        left = self.size.height - (6 if self.size.height < LOW else 11)
        self._room = max(self._room, min(ROWS, self.rows.row_count()))
        self.rows.styles.height = max(1, min(self._room, left))

    def _show(self, cursor: int | None = None) -> None:
        """The rules of the settings; what they would do is counted anew."""
        self.rows.forget()
        self.rows.show(self.session.settings.rules, cursor)
        self._set_height()
        self.update_frame()
        self._try_all(self.session.settings.rules)

    # what they would do

    @work(exclusive=True, group="rules-dry", exit_on_error=False)
    async def _try_all(self, rules: tuple[str, ...]) -> None:
        """One after the other, so that counts come as they are known."""
        if not rules:
            self._tell()
        for place, text in enumerate(rules, 1):
            self.rows.tell(text, await asyncio.to_thread(_trial, self.session, text, place))
            if text == self.rows.current:
                self._tell()

    @on(RowList.Moved)
    def _moved(self) -> None:
        """What was said of the rule before is over."""
        self._said = ""
        self._tell()

    def _say(self, words: str, *, wrong: bool = False) -> None:
        """Says what was done; it stays until the cursor moves."""
        self._said = words
        self.foot.show(words, wrong=wrong, loud=not wrong)

    def _tell(self) -> None:
        """Says in full what the rule under the cursor would do; what was just done, and what is tried in the field, stay."""
        if self._said or (self.field.has_focus and self.field.value):
            return
        trial = self.rows.trial
        if trial is not None:
            self.foot.show(trial_words(trial), wrong=bool(trial.trouble))
        elif not self.session.settings.rules:
            self.foot.show(_("No rules yet. What a rule can do: tag NAME, read, bookmark, hide, notify."))
        else:
            self.foot.show("")

    @on(Field.Changed)
    def _typed(self) -> None:
        self._said = ""
        self._try(line(self.field.value))

    @work(exclusive=True, group="rules-try", exit_on_error=False)
    async def _try(self, text: str) -> None:
        await self._judge(text)

    async def _judge(self, text: str) -> bool:
        """Says what the rule in the field would do, or what is wrong with it and where; True if it is right."""
        caret = self.query_one(Caret)
        if not text:
            caret.show(None)
            self._tell()
            return False
        try:
            trial = await asyncio.to_thread(lambda: dry_run(self.session, (read_line(text),))[0])
        except DatelineError as problem:
            at = problem.column - 1 if isinstance(problem, RuleError) else None
            caret.show(None if at is None else 1 + cells(text[:at]) - round(self.field.scroll_offset.x))
            self.foot.show(wrong_words(problem), wrong=True)
            return False
        caret.show(None)
        self.foot.show(trial_words(trial), wrong=bool(trial.trouble))
        return not trial.trouble

    # changing

    @on(Field.Submitted)
    @work(exclusive=True, group="rules-act", exit_on_error=False)
    async def _add(self) -> None:
        """Adds what stands in the field, or puts it in the place of the one that is changed."""
        text = line(self.field.value)
        self.workers.cancel_group(self, "rules-try")
        if not await self._judge(text):
            return
        rules = self.session.settings.rules
        # it may have been removed meanwhile, or others above it
        at = rules.index(self._editing) if self._editing in rules else len(rules)
        words = _("Changed.") if at < len(rules) else _("Added. It is followed when new articles come; a runs it over what is here.")
        if await self._write((*rules[:at], text, *rules[at + 1 :]), words):
            with self.prevent(Field.Changed):
                self.field.value = ""
            self._editing = ""
            self._show(at)
            self.rows.focus()

    async def _write(self, rules: Sequence[str], words: str) -> bool:
        """Writes the rules into the file."""
        session = self.session
        try:
            await asyncio.to_thread(write_setting, session.config or default_config(), "rules", list(rules))
        except DatelineError as problem:
            self.foot.show(str(problem), wrong=True)
            return False
        self._before = session.settings.rules
        session.settings = replace(session.settings, rules=tuple(rules))
        self._say(_("{words}  u undo").format(words=words))
        return True

    @on(RowList.Chosen)
    def action_take(self) -> None:
        """Puts the rule under the cursor into the field."""
        if self.rows.current:
            self._editing = self.rows.current
            self.field.value = self.rows.current
            self.field.cursor_position = len(self.field.value)
            self.field.focus()

    @work(exclusive=True, group="rules-act", exit_on_error=False)
    async def action_remove(self) -> None:
        """Removes the rule under the cursor."""
        rules, at = self.session.settings.rules, self.rows.cursor
        if 0 <= at < len(rules) and await self._write((*rules[:at], *rules[at + 1 :]), _("Removed.")):
            self._show(min(at, len(rules) - 2))

    @work(exclusive=True, group="rules-act", exit_on_error=False)
    async def action_run_all(self) -> None:
        """Does what the rules say to all articles at hand."""
        if not self.session.settings.rules:
            self.foot.show(_("No rules yet."))
            return
        try:
            done = await asyncio.to_thread(apply_all, self.session)
        except DatelineError as problem:
            self.foot.show(str(problem), wrong=True)
            return
        self._changed, self._before = True, None
        self._show()
        said = _("Nothing to change.")
        if done.changed:
            said = ngettext("{n} article changed.  u undo", "{n} articles changed.  u undo", done.changed).format(n=number(done.changed))
        self._say("  ".join((said, *done.troubles[:1])), wrong=bool(done.troubles))

    @work(exclusive=True, group="rules-act", exit_on_error=False)
    async def action_undo(self) -> None:
        """Takes back the last change of the rules, else the last act."""
        if self._before is not None:
            if await self._write(self._before, _("As before.")):
                self._show()
            return
        try:
            done = await asyncio.to_thread(keep.undo, self.session)
        except DatelineError as problem:
            self.foot.show(str(problem), wrong=True)
            return
        self._changed = True
        self._show()
        self._say(done[1] if done else _("Nothing to undo."))

    # keys

    def action_move(self, rows: int) -> None:
        """The next rule or the one before; below the last one the field."""
        if not isinstance(self.focused, RuleRows):
            if rows < 0 and self.rows.row_count():
                self.rows.focus()
            return
        before = self.rows.cursor
        self.rows.move(rows)
        if rows > 0 and self.rows.cursor == before:
            self.field.focus()

    def on_descendant_focus(self) -> None:
        """The keys of what has the focus."""
        self.update_frame()
        self._tell()

    def action_close_sheet(self) -> None:
        """Closes; what was being changed in the field is let go first."""
        if self._editing:
            self._editing = ""
            self.field.value = ""
            self.rows.focus()
        else:
            self.dismiss(self._changed)


def _trial(session: Session, text: str, place: int) -> Trial:
    """What a rule of the settings would do, or why it cannot be followed; for workers."""
    try:
        return dry_run(session, (read_line(text, place),))[0]
    except DatelineError as problem:
        return Trial(Rule(place, text), trouble=str(problem))
