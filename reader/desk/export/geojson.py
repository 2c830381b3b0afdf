"""Articles as points on a map: a GeoJSON FeatureCollection (RFC 7946), one feature an article at its main place."""

import json
from collections.abc import Sequence
from typing import Any

from reader.desk.as_json import article_json
from reader.model.article import Article
from reader.model.place import SURE


def write(articles: Sequence[Article]) -> str:
    """The file's text; an article without a place that counts has no geometry."""
    features = [_feature(article) for article in articles]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, indent=1) + "\n"


def _feature(article: Article) -> dict[str, Any]:
    place = article.places[0].place if article.places and article.places[0].confidence >= SURE else None
    # RFC 7946, section 3.1.1: longitude comes first
    geometry = None if place is None else {"type": "Point", "coordinates": [place.lon, place.lat]}
    return {"type": "Feature", "id": article.id, "geometry": geometry, "properties": article_json(article)}
