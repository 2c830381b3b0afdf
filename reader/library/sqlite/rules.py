"""What rules do to articles, in one go: marks, tags that are added, out of the lists."""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from reader.library.protocol import RuleAct
from reader.library.sqlite import hiding, marks
from reader.library.sqlite.hiding import LOOSE
from reader.library.sqlite.journal import ids_of, ranges, record
from reader.model.safe import line


def ruled(db: sqlite3.Connection) -> int:
    """Id of the last article that the rules have seen, 0 for none."""
    row = db.execute("SELECT value FROM state WHERE name = 'ruled_id'").fetchone()
    return 0 if row is None else int(row[0])


def rule(db: sqlite3.Connection, done: Sequence[RuleAct], upto: int, now: datetime, *, undoable: bool) -> int:
    """Does it, and notes how far the rules have seen; returns how many articles changed.

    Bookmarks are set before anything is put away: what one rule keeps no other one hides.
    """
    db.execute(
        "INSERT INTO state (name, value) VALUES ('ruled_id', ?) ON CONFLICT (name) DO UPDATE SET value = max(value, excluded.value)",
        (max(0, upto),),
    )
    read = marks.set_read(db, _ids(act for act in done if act.read))
    kept, brought = marks.set_bookmarked(db, _ids(act for act in done if act.bookmark))
    tagged = _tag(db, done)
    away = marks.choose(db, _ids(act for act in done if act.hide), LOOSE)
    hiding.put_away(db, away)
    changed = sorted({*ids_of(read["ids"]), *kept, *(number for number, _tags in tagged), *away})
    if undoable and changed:
        old = {**read, "kept": ranges(kept), "brought": ranges(brought), "tags": tagged, "away": ranges(away)}
        record(db, "rule", len(changed), marks.title_of(db, changed), now, old=old, new={})
    return len(changed)


def take_away(db: sqlite3.Connection, old: dict[str, Any]) -> None:
    """Takes back what rules did."""
    hiding.bring_back(db, ids_of(old["away"]))
    marks.put_tags(db, dict(old["tags"]))
    marks.put_bookmarked(db, ids_of(old["kept"]), False)
    hiding.put_away(db, ids_of(old["brought"]))
    marks.restore_read(db, old)


def _ids(acts: Iterable[RuleAct]) -> list[int]:
    return [number for act in acts for number in act.ids]


def _tag(db: sqlite3.Connection, done: Sequence[RuleAct]) -> list[tuple[int, tuple[str, ...]]]:
    """Adds tags behind those that are there; returns the articles that have new ones, with the tags that they had."""
    wanted: dict[int, list[str]] = {}
    for act in done:
        if tags := [tag for said in act.tags if (tag := line(said))]:
            for number in act.ids:
                wanted.setdefault(number, []).extend(tags)
    before = marks.tags_of_all(db, list(wanted))
    after = {number: tuple(dict.fromkeys([*tags, *wanted[number]])) for number, tags in before.items()}
    changed = [number for number, tags in before.items() if after[number] != tags]
    marks.put_tags(db, {number: after[number] for number in changed})
    return [(number, before[number]) for number in changed]
