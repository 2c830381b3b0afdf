"""The reader's marks on articles: read, bookmarked, note, tags, position."""

# ruff: noqa: S608 - statements are put together of fixed words, every value is bound

import json
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from reader.library.sqlite import counts, hiding
from reader.library.sqlite.index import Facets
from reader.library.sqlite.journal import ids_of, ranges, record
from reader.library.sqlite.terms import tags_of
from reader.model.errors import NotFoundError
from reader.model.safe import clean, line
from reader.model.words import _


def mark_read(db: sqlite3.Connection, ids: Sequence[int], read: bool, now: datetime) -> int:
    """Marks articles as read or unread; returns how many changed."""
    if read:
        old = set_read(db, ids)
        chosen = ids_of(old["ids"])
        if chosen:
            record(db, "read", len(chosen), title_of(db, chosen), now, old=old, new={})
        return len(chosen)
    chosen = choose(db, ids, "a.key NOT IN (SELECT key FROM unread)")
    if chosen:
        put_read(db, chosen, False)
        record(db, "unread", len(chosen), title_of(db, chosen), now, old={"ids": ranges(chosen)}, new={})
    return len(chosen)


def set_read(db: sqlite3.Connection, ids: Sequence[int]) -> dict[str, list[list[int]]]:
    """Marks unread articles as read, and that changes of all were seen; returns what `restore_read` takes: runs of ids."""
    changed = choose(db, ids, "a.id IN (SELECT article FROM mark WHERE changed)")
    chosen = choose(db, ids, "a.key IN (SELECT key FROM unread)")
    put_changed(db, changed, False)
    if chosen:
        put_read(db, chosen, True)
    return {"ids": ranges(chosen), "changed": ranges(changed)}


def bookmark(db: sqlite3.Connection, ids: Sequence[int], kept: bool, now: datetime) -> int:
    """Sets or takes bookmarks; what is put away comes back with one. Returns how many changed."""
    if kept:
        chosen, brought = set_bookmarked(db, ids)
        if chosen:
            record(db, "bookmark", len(chosen), title_of(db, chosen), now, old={"ids": ranges(chosen), "brought": ranges(brought)}, new={})
        return len(chosen)
    chosen = choose(db, ids, "a.key IN (SELECT key FROM bookmarked)")
    if chosen:
        put_bookmarked(db, chosen, False)
        record(db, "unbookmark", len(chosen), title_of(db, chosen), now, old={"ids": ranges(chosen)}, new={})
    return len(chosen)


def set_bookmarked(db: sqlite3.Connection, ids: Sequence[int]) -> tuple[list[int], list[int]]:
    """Bookmarks articles; returns those that were not, and those of these that were put away."""
    chosen = choose(db, ids, "a.key NOT IN (SELECT key FROM bookmarked)")
    brought = put_bookmarked(db, chosen, True) if chosen else []
    return chosen, brought


def annotate(db: sqlite3.Connection, article_id: int, now: datetime, note: str | None, tags: Sequence[str] | None) -> None:
    """Replaces note, tags or both as one act. Raises NotFoundError."""
    if not choose(db, [article_id], "1"):
        raise NotFoundError(_("no article {id}; `dateline list` shows their ids").format(id=article_id))
    row = db.execute("SELECT note, tags FROM mark WHERE article = ?", (article_id,)).fetchone() or ("", "[]")
    old_note, old_tags = row[0], tags_of(row[1])
    new_note = old_note if note is None else clean(note).strip()
    new_tags = old_tags if tags is None else tuple(dict.fromkeys(tag for said in tags if (tag := line(said))))
    if (new_note, new_tags) == (old_note, old_tags):
        return
    put_note(db, article_id, new_note, new_tags)
    old, new = {"id": article_id, "note": old_note, "tags": old_tags}, {"note": new_note, "tags": new_tags}
    record(db, "note" if new_note != old_note else "tags", 1, title_of(db, [article_id]), now, old=old, new=new)


def remember_position(db: sqlite3.Connection, article_id: int, position: float) -> None:
    """Notes where the reader stopped, as a share of the body; unknown articles are passed over."""
    share = min(1.0, max(0.0, position)) if position == position else 0.0  # noqa: PLR0124 - NaN is no share
    db.execute(
        """INSERT INTO mark (article, position) SELECT id, ?2 FROM article WHERE id IN (SELECT value FROM json_each(?1))
           ON CONFLICT (article) DO UPDATE SET position = excluded.position""",
        (json.dumps([article_id]), share),
    )


def put_read(db: sqlite3.Connection, ids: Sequence[int], read: bool) -> None:
    """Sets the read mark of those articles that do not have it so: a rule may have set it since the act that is taken back."""
    differ = f"SELECT a.id FROM json_each(?) j CROSS JOIN article a ON a.id = j.value WHERE a.key {'' if read else 'NOT '}IN (SELECT key FROM unread)"
    ids = [row[0] for row in db.execute(differ, (json.dumps(ids),))]
    wanted = json.dumps(ids)
    _upsert(db, "read", wanted, int(read))
    keys = "SELECT a.key FROM json_each(?) j JOIN article a ON a.id = j.value"
    if read:
        db.execute(f"DELETE FROM unread WHERE key IN ({keys})", (wanted,))
    else:
        db.execute(f"INSERT OR IGNORE INTO unread (key) {keys}", (wanted,))
    counts.shift(db, ids, articles=0, unread=-1 if read else 1)
    _tidy(db, wanted)


def put_changed(db: sqlite3.Connection, ids: Sequence[int], changed: bool) -> None:
    """Sets whether the publisher has changed articles since they were read."""
    db.execute("UPDATE mark SET changed = ? WHERE article IN (SELECT value FROM json_each(?))", (int(changed), json.dumps(ids)))


def put_bookmarked(db: sqlite3.Connection, ids: Sequence[int], kept: bool) -> list[int]:
    """Sets or takes bookmarks; a bookmarked article is never put away. Returns those that come back."""
    brought = hiding.bring_back(db, ids) if kept else []
    wanted = json.dumps(ids)
    _upsert(db, "bookmarked", wanted, int(kept))
    keys = "SELECT a.key FROM json_each(?) j JOIN article a ON a.id = j.value"
    if kept:
        db.execute(f"INSERT OR IGNORE INTO bookmarked (key) {keys}", (wanted,))
    else:
        db.execute(f"DELETE FROM bookmarked WHERE key IN ({keys})", (wanted,))
    _tidy(db, wanted)
    return brought


def put_note(db: sqlite3.Connection, article_id: int, note: str, tags: Sequence[str]) -> None:
    """Sets note and tags; the tags' facets follow. An article that is gone is passed over."""
    row = db.execute("SELECT a.key, m.tags FROM article a LEFT JOIN mark m ON m.article = a.id WHERE a.id = ?", (article_id,)).fetchone()
    if row is None:
        return
    key, before = row[0], tags_of(row[1])
    facets = Facets(db)
    facets.drop(key, [("tag", tag) for tag in before if tag not in tags])
    facets.add(key, [("tag", tag) for tag in tags])
    db.execute(
        """INSERT INTO mark (article, note, tags) VALUES (?, ?, ?)
           ON CONFLICT (article) DO UPDATE SET note = excluded.note, tags = excluded.tags""",
        (article_id, note, json.dumps(list(tags), ensure_ascii=False)),
    )
    _tidy(db, json.dumps([article_id]))


def tags_of_all(db: sqlite3.Connection, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """The tags of articles that the reader can reach."""
    rows = db.execute(
        f"""SELECT a.id, m.tags FROM json_each(?) j CROSS JOIN article a ON a.id = j.value LEFT JOIN mark m ON m.article = a.id
            WHERE {hiding.REACHABLE}""",
        (json.dumps(list(ids)),),
    )
    return {number: tags_of(tags) for number, tags in rows}


def put_tags(db: sqlite3.Connection, wanted: Mapping[int, Sequence[str]]) -> None:
    """Sets the tags of articles, and what they are found by; notes stay. Articles that are gone are passed over."""
    facets = Facets(db)
    gone, there, rows = [], [], []
    ids = json.dumps(list(wanted))
    said = "SELECT a.id, a.key, m.tags FROM json_each(?) j CROSS JOIN article a ON a.id = j.value LEFT JOIN mark m ON m.article = a.id"
    for number, key, stored in db.execute(said, (ids,)).fetchall():
        tags = wanted[number]
        gone += [(facets.id_of("tag", tag), key) for tag in tags_of(stored) if tag not in tags]
        there += [(facets.id_of("tag", tag), key) for tag in tags]
        rows.append((number, json.dumps(list(tags), ensure_ascii=False)))
    db.executemany("DELETE FROM article_facet WHERE facet = ? AND key = ?", sorted(gone))
    db.executemany("INSERT OR IGNORE INTO article_facet (facet, key) VALUES (?, ?)", sorted(there))
    db.executemany("INSERT INTO mark (article, tags) VALUES (?, ?) ON CONFLICT (article) DO UPDATE SET tags = excluded.tags", rows)
    _tidy(db, ids)


def restore_bookmarked(db: sqlite3.Connection, old: Mapping[str, list[list[int]]]) -> None:
    """Takes back that articles were bookmarked; what came back by it is put away again."""
    put_bookmarked(db, ids_of(old["ids"]), False)
    hiding.put_away(db, ids_of(old.get("brought", [])))


def restore_note(db: sqlite3.Connection, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
    """Takes back that a note and tags were changed; tags that a rule has added since stay."""
    row = db.execute("SELECT tags FROM mark WHERE article = ?", (old["id"],)).fetchone()
    since = [tag for tag in tags_of(row[0] if row else None) if tag not in new["tags"]]
    put_note(db, old["id"], old["note"], tuple(dict.fromkeys([*old["tags"], *since])))


def restore_read(db: sqlite3.Connection, old: Mapping[str, list[list[int]]]) -> None:
    """Takes back that articles were marked as read."""
    put_read(db, ids_of(old["ids"]), False)
    put_changed(db, ids_of(old["changed"]), True)


def _upsert(db: sqlite3.Connection, column: str, wanted: str, value: int) -> None:
    """Sets a column of marks; `column` is a fixed word."""
    db.execute(
        f"""INSERT INTO mark (article, {column}) SELECT a.id, ?2 FROM json_each(?1) j JOIN article a ON a.id = j.value WHERE 1
            ON CONFLICT (article) DO UPDATE SET {column} = excluded.{column}""",
        (wanted, value),
    )


def _tidy(db: sqlite3.Connection, wanted: str) -> None:
    """Drops rows that say nothing: an undone act leaves no trace among the marks."""
    db.execute(
        """DELETE FROM mark WHERE article IN (SELECT value FROM json_each(?))
           AND NOT read AND NOT changed AND NOT bookmarked AND note = '' AND tags = '[]' AND position = 0""",
        (wanted,),
    )


def choose(db: sqlite3.Connection, ids: Sequence[int], condition: str) -> list[int]:
    """Those of the ids that are articles the reader can reach and meet a condition of fixed words about a row `a`."""
    rows = db.execute(
        f"SELECT DISTINCT a.id FROM json_each(?) j JOIN article a ON a.id = j.value WHERE {hiding.REACHABLE} AND {condition} ORDER BY a.id",
        (json.dumps(list(ids)),),
    )
    return [row[0] for row in rows]


def title_of(db: sqlite3.Connection, ids: Sequence[int]) -> str:
    """The title of a single article, "" for many."""
    return str(db.execute("SELECT title FROM article WHERE id = ?", (ids[0],)).fetchone()[0]) if len(ids) == 1 else ""
