from pathlib import Path

import pytest

from reader.app.amounts import words
from reader.model.article import Article
from reader.sources.read import read
from reader.text.make import make
from tests.app.reading import article, lines
from tests.app.test_article_view import reading


@pytest.fixture
def seed(seed_file: Path) -> Article:
    document = read(seed_file.read_bytes(), seed_file.name)
    return article(story=make(document.articles[0], document))


async def test_the_original_document_looks_as_it_should(seed: Article) -> None:
    async with reading(seed, (80, 24)) as (_app, view, _pilot):
        rows = [row.rstrip("▁▂▃▄▅▆▇█ ") for row in lines(view)]
        assert rows[7:19] == [
            "    Moskau, Russland - Die Beziehungen zwischen den USA und Russland zeigen",
            "    Anzeichen der Entspannung, wie der US-Sondergesandte Steve Witkoff nach",
            "    einem kürzlichen Besuch in Moskau berichtete. Während seines Treffens",
            "    mit Präsident Wladimir Putin konnte Witkoff die Freilassung des",
            "    inhaftierten US-Lehrers Marc Fogel sichern und sprach über die",
            "    Möglichkeit, dass amerikanische Unternehmen nach einem Friedensabkommen",
            "    mit der Ukraine wieder Geschäfte in Russland aufnehmen könnten. Witkoff",
            "    äußerte: „Das wäre eine positive Sache“, was die Bereitschaft zur",
            "    Verbesserung der bilateralen Beziehungen unterstreicht, wie auch von The",
            "    Moscow Times berichtet wurde.",
            "",
            "    Gespräch über Fortschritte",
        ]
        assert words(seed) == 224
