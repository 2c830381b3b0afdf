"""Former versions of articles."""

# ruff: noqa: S608 - statements are put together of fixed words, every value is bound

import sqlite3

from reader.library.sqlite.codec import unpack_blocks, unpack_extra
from reader.library.sqlite.hiding import REACHABLE
from reader.library.sqlite.keys import moment
from reader.model.article import Story, Version


def keep_version(db: sqlite3.Connection, article_id: int, now: int) -> None:
    """Keeps what is shown as a former version; of an article that is not bookmarked it is the only one kept.

    Args:
        now: seconds.
    """
    db.execute(
        "DELETE FROM version WHERE article = ?1 AND (SELECT key FROM article WHERE id = ?1) NOT IN (SELECT key FROM bookmarked)",
        (article_id,),
    )
    db.execute(
        """INSERT INTO version (article, until, title, extra, blocks)
           SELECT a.id, ?, a.title, b.extra, b.blocks FROM article a CROSS JOIN body b ON b.article = a.id WHERE a.id = ?""",
        (now, article_id),
    )


def versions(db: sqlite3.Connection, article_id: int) -> tuple[Version, ...]:
    """Former versions, newest first; of one that is not there, none. Their dates are not kept."""
    rows = db.execute(
        f"""SELECT v.until, v.title, a.publisher, v.extra, v.blocks FROM version v CROSS JOIN article a ON a.id = v.article
            WHERE v.article = ? AND {REACHABLE} ORDER BY v.until DESC, v.rowid DESC""",
        (article_id,),
    )
    return tuple(
        Version(moment(until), Story(title=title, publisher=publisher, blocks=unpack_blocks(blocks), **unpack_extra(extra)))
        for until, title, publisher, extra, blocks in rows
    )
