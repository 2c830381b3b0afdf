"""Marks, bookmarks, notes, tags and undo: every act is journalled by the library."""

from collections.abc import Sequence

from reader.desk.session import Session
from reader.desk.teasers import want_of_teasers
from reader.model.change import Change
from reader.model.words import _, ngettext


def mark_read(session: Session, ids: Sequence[int], read: bool) -> int:
    """Marks articles as read or unread; returns how many changed."""
    return session.library.mark_read(ids, read, session.now())


def bookmark(session: Session, ids: Sequence[int], *, note: str | None = None, tags: Sequence[str] | None = None) -> int:
    """Bookmarks articles; a note replaces, tags are added. Of teasers the full text is wanted from now on."""
    now = session.now()
    changed = session.library.bookmark(ids, True, now)
    if note is not None or tags:
        for article in session.library.articles(ids):
            merged = None if tags is None else tuple(dict.fromkeys((*article.tags, *tags)))
            session.library.annotate(article.id, now, note=note, tags=merged)
    want_of_teasers(session, ids)
    return changed


def unbookmark(session: Session, ids: Sequence[int]) -> int:
    """Takes bookmarks away; note and tags stay."""
    return session.library.bookmark(ids, False, session.now())


def annotate(session: Session, article_id: int, *, note: str | None = None, tags: Sequence[str] | None = None) -> None:
    """Replaces note or tags."""
    session.library.annotate(article_id, session.now(), note=note, tags=tags)


def undo(session: Session) -> tuple[Change, str] | None:
    """Takes back the last act; returns it with the words that say so, None if there is none."""
    change = session.library.undo(session.now())
    return None if change is None else (change, undone(change))


def undone(change: Change) -> str:
    """What an undone act means now, in words."""
    n, name = change.count, change.name
    match change.act:
        case "read":
            return ngettext("Unread again: {n} article.", "Unread again: {n} articles.", n).format(n=n)
        case "unread":
            return ngettext("Read again: {n} article.", "Read again: {n} articles.", n).format(n=n)
        case "bookmark" | "save":
            return ngettext("No longer bookmarked: {n} article.", "No longer bookmarked: {n} articles.", n).format(n=n)
        case "unbookmark":
            return ngettext("Bookmarked again: {n} article.", "Bookmarked again: {n} articles.", n).format(n=n)
        case "note":
            return _("The note is as it was.")
        case "tags":
            return _("The tags are as they were.")
        case "add" | "import":
            return ngettext("Not added: {n} source.", "Not added: {n} sources.", n).format(n=n)
        case "remove":
            return _("{name} is back.").format(name=name or n)
        case "correct" if not name:
            return _("Its place is as it was.")
        case "rename" | "edit" | "correct":
            return _("{name} is as it was.").format(name=name or n)
        case "follow":
            return _("No longer followed: {name}.").format(name=name or n)
        case "unfollow":
            return _("Followed again: {name}.").format(name=name or n)
        case "view":
            return _("The view {name} is as it was.").format(name=name)
        case "unview":
            return _("The view {name} is back.").format(name=name)
        case "mute":
            return _("No longer muted: {name}.").format(name=name)
        case "unmute":
            return _("Muted again: {name}.").format(name=name)
        case "hide":
            return ngettext("Shown again: {n} article.", "Shown again: {n} articles.", n).format(n=n)
        case "unhide":
            return ngettext("Hidden again: {n} article.", "Hidden again: {n} articles.", n).format(n=n)
        case "rule":
            return ngettext("As before: {n} article.", "As before: {n} articles.", n).format(n=n)
