"""Articles as a JSON array, each as `show --json` prints it."""

from __future__ import annotations

import json
from collections.abc import Sequence

from reader.desk.as_json import article_json
from reader.model.article import Article


def write(articles: Sequence[Article]) -> str:
    """The file's text."""
    return json.dumps([article_json(article, whole=True) for article in articles], ensure_ascii=False, indent=1) + "\n"
