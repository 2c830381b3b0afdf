"""The part of the library that holds what the reader wants to see: views, queries, mutes, what is put away, what rules do."""

from collections.abc import Sequence
from datetime import datetime

from reader.library.protocol import RuleAct
from reader.library.sqlite import mutes, putting_away, rules, views
from reader.library.sqlite.base import Base
from reader.model.view import Mute, View


class Wishes(Base):
    """See reader.library.protocol.Library."""

    def views(self) -> tuple[View, ...]:
        """Saved views in the order they were saved."""
        with self._connections.read() as db:
            return views.views(db)

    def save_view(self, name: str, text: str, sort: str, now: datetime) -> View:
        """Saves a view, or changes the one of this name; undoable. Raises UsageError if it has no name."""
        with self._connections.write() as db:
            return views.save(db, name, text, sort, now)

    def remove_view(self, view_id: int, now: datetime) -> None:
        """Removes a view; undoable. Raises NotFoundError."""
        with self._connections.write() as db:
            views.remove(db, view_id, now)

    def queries(self, limit: int) -> tuple[str, ...]:
        """Queries that the reader has shown, the last one first, each once."""
        with self._connections.read() as db:
            return views.queries(db, limit)

    def remember_query(self, text: str) -> None:
        """Adds to the history; no act."""
        with self._connections.write(durable=False) as db:
            views.remember(db, text)

    def mutes(self, now: datetime) -> tuple[Mute, ...]:
        """What is muted now, what ends first before the rest."""
        with self._connections.read() as db:
            return mutes.mutes(db, now)

    def mute(self, text: str, until: datetime, ids: Sequence[int], now: datetime) -> Mute:
        """Mutes what a query takes, and marks these articles as read, in one undoable act."""
        with self._connections.write() as db:
            return mutes.mute(db, text, until, ids, now)

    def unmute(self, mute_id: int, now: datetime) -> None:
        """Ends it; undoable. Raises NotFoundError."""
        with self._connections.write() as db:
            mutes.unmute(db, mute_id, now)

    def hide(self, ids: Sequence[int], hidden: bool, now: datetime) -> int:
        """Takes articles out of every list but `is:hidden`, never bookmarked ones; or brings them back. Undoable. Returns how many."""
        with self._connections.write() as db:
            return putting_away.hide(db, ids, hidden, now)

    def ruled(self) -> int:
        """Id of the last article that the rules have seen, 0 for none."""
        with self._connections.read() as db:
            return rules.ruled(db)

    def rule(self, done: Sequence[RuleAct], upto: int, now: datetime, *, undoable: bool = False) -> int:
        """What rules do, in one transaction; notes that they have seen every article up to an id. Returns how many articles changed."""
        with self._connections.write(durable=undoable) as db:
            return rules.rule(db, done, upto, now, undoable=undoable)
