"""Mutes for a time: what a query takes comes in as read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from reader.desk.find import search
from reader.desk.session import Session
from reader.library.protocol import RuleAct
from reader.model.errors import DatelineError, UsageError
from reader.model.safe import line
from reader.model.view import Mute
from reader.model.words import _
from reader.query.ast import And, Is, Node, Query


@dataclass(frozen=True, slots=True)
class Muted:
    """A mute, and how many unread articles it marked as read."""

    mute: Mute
    count: int


def all(session: Session) -> tuple[Mute, ...]:
    """What is muted now."""
    return session.library.mutes(session.now())


def mute(session: Session, text: str, seconds: int) -> Muted:
    """Mutes what a query takes: its unread articles are marked as read, and new ones come in as read; one undoable act.

    Args:
        text: a query as typed: a word, `in:Tirol`, `feed:X`.
        seconds: for how long, more than 0.

    Raises:
        UsageError: it would mute everything, or for no time.
        QueryError, NotFoundError: the query is wrong, or nobody knows a place in it.
    """
    root = search(session, text).query.root
    if root is None:
        raise UsageError(_("nothing is named that is to be muted"))
    if seconds <= 0:
        raise UsageError(_("a mute needs a span of time, such as 7d"))
    now = session.now()
    ids = session.library.ids(Query(root=And((root, Is("unread")))))
    return Muted(session.library.mute(line(text), now + timedelta(seconds=seconds), ids, now), len(ids))


def end(session: Session, mute_id: int) -> None:
    """Ends a mute; undoable. Raises NotFoundError."""
    session.library.unmute(mute_id, session.now())


def acts(session: Session, among: Node, upto: int) -> tuple[tuple[RuleAct, ...], tuple[str, ...]]:
    """What the mutes of this moment do to some articles up to an id, and a line of trouble for each that cannot be followed."""
    done: list[RuleAct] = []
    troubles: list[str] = []
    for known in all(session):
        try:
            query = search(session, known.text).query
        except DatelineError as problem:
            troubles.append(_("mute {text}: {problem}").format(text=known.text[:60], problem=problem))
            continue
        if query.root is not None and (ids := [number for number in _among(session, query, among) if number <= upto]):
            done.append(RuleAct(tuple(ids), read=True))
    return tuple(done), tuple(troubles)


def _among(session: Session, query: Query, among: Node) -> Sequence[int]:
    """Ids of those articles that a query takes."""
    root = And((among, query.root)) if query.root is not None else among
    return session.library.ids(replace(query, root=root, sort="date"))
