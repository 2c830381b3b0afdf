"""The rows of the sheet for rules: each with what it would do to the articles at hand; and the sign below the column that is wrong."""

from collections.abc import Sequence

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from reader.app.amounts import number
from reader.app.base import app_of
from reader.app.show import cells, fit, segment, strip
from reader.app.widgets.row_list import RowList
from reader.desk.rule_lines import RuleError
from reader.desk.rules import Trial
from reader.model.errors import DatelineError
from reader.model.safe import line
from reader.model.words import _, ngettext


def trial_words(trial: Trial) -> str:
    """What a rule would do: "12 articles: tag water 12, bookmark 10. Newest: Title"."""
    if trial.trouble:
        return trial.trouble
    n = trial.articles
    said = ngettext("{n} article", "{n} articles", n).format(n=number(n))
    if trial.changes:
        said += ": " + ", ".join(f"{act} {number(count)}" for act, count in trial.changes)
    newest = line(trial.newest[0].title) if trial.newest else ""
    return _("{said}. Newest: {title}").format(said=said, title=newest) if newest else f"{said}."


def wrong_words(problem: DatelineError) -> str:
    """What is wrong with the line that is typed, in the words of the query bar; there is no other rule that could be meant."""
    if not isinstance(problem, RuleError):
        return str(problem)
    near = _("Did you mean {suggestion}?").format(suggestion=line(problem.suggestion)) if problem.suggestion else ""
    return f"{_('Column {n}: {message}').format(n=problem.column, message=problem.said.rstrip('.'))}.   {near}".rstrip()


class RuleRows(RowList, can_focus=True):
    """Rules as they are written, each with how many articles it takes, once that is known."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rules: tuple[str, ...] = ()
        self._trials: dict[str, Trial] = {}

    def show(self, rules: Sequence[str], cursor: int | None = None) -> None:
        """Shows rules."""
        self._rules = tuple(rules)
        self.update_rows(cursor)

    def tell(self, rule: str, trial: Trial) -> None:
        """Takes over what a rule would do."""
        self._trials[rule] = trial
        self.refresh()

    def forget(self) -> None:
        """What the rules would do is not known any more."""
        self._trials.clear()

    @property
    def current(self) -> str:
        """The rule under the cursor, "" for none."""
        return self._rules[self.cursor] if 0 <= self.cursor < len(self._rules) else ""

    @property
    def trial(self) -> Trial | None:
        """What the rule under the cursor would do, None while that is not known."""
        return self._trials.get(self.current)

    def row_count(self) -> int:
        """How many rules."""
        return len(self._rules)

    def on_focus(self) -> None:
        """The cursor's row shows where the keys go."""
        self.refresh()

    def on_blur(self) -> None:
        """It steps back."""
        self.refresh()

    def row(self, index: int, width: int, ground: str) -> list[Segment]:
        """A rule, and at the right how many articles it takes, `!` if it is wrong."""
        ink, text = app_of(self).ink, self._rules[index]
        ground = "cursor_off" if ground == "cursor" and not self.has_focus else ground
        trial = self._trials.get(text)
        wrong = trial is not None and bool(trial.trouble)
        count = ink.glyphs.more if trial is None else "!" if wrong else number(trial.articles)
        room = max(1, width - cells(count) - 2)
        return [
            segment(fit(text, room, ink.glyphs.more) + " ", ink("error" if wrong else "text", ground)),
            segment(f"{count} ", ink("error" if wrong else "muted", ground)),
        ]


class Caret(Widget):
    """One row below a field: `^` under the column that is wrong."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._cell: int | None = None

    def show(self, cell: int | None) -> None:
        """Stands at a cell, or nowhere."""
        if cell != self._cell:
            self._cell = cell
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The row."""
        ink, width = app_of(self).ink, self.size.width
        ground = ink("text", "raised")
        if y or self._cell is None or not 0 <= self._cell < width:
            return Strip.blank(width, ground)
        return strip([Segment(" " * self._cell, ground), segment("^", ink("error", "raised", bold=True))], width, ground)
