"""Bookmarked teasers: what is kept for good is wanted whole."""

from collections.abc import Sequence

from reader.desk.session import Session
from reader.text.teaser import is_teaser


def want_of_teasers(session: Session, ids: Sequence[int]) -> int:
    """Wants the full text of those articles of which the feed gives only the beginning; returns how many wait now."""
    teasers = [found.id for found in session.library.articles(ids, bodies=True) if not found.full and is_teaser(found.story)]
    return session.library.want_full_text(teasers, session.now()) if teasers else 0
