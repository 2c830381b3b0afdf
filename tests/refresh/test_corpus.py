"""Real feeds over a real server give what they give from disk."""

from pathlib import Path

from reader.model.article import Article
from reader.query.ast import Query
from reader.refresh.pool import Pool
from reader.refresh.worker import read_file
from tests.net.server import page, serving
from tests.refresh.feeds import Desk


def test_every_feed_of_the_corpus_gives_the_same_articles_as_from_disk(corpus: Path, tmp_path: Path) -> None:
    files = [file for file in sorted((corpus / "feeds").iterdir()) if file.suffix in {".xml", ".json"}]
    assert files
    behaviours = {f"/{file.name}": page(file.read_bytes(), media_type="text/xml" if n % 2 else "") for n, file in enumerate(files)}
    with serving(behaviours) as server, Pool(workers=2) as pool:
        desk = Desk.open(tmp_path / "library.db", pool)
        urls = {file: server.url(f"/{file.name}", host=f"127.0.8.{n}") for n, file in enumerate(files, 1)}
        desk.follow(*urls.values())
        desk.refresh(timeout=20.0)
    found: dict[int | None, list[Article]] = {}
    for article in desk.library.articles(desk.library.ids(Query()), bodies=True):
        found.setdefault(article.feed_id, []).append(article)
    numbers = {feed.url: feed for feed in desk.library.feeds()}
    desk.library.close()
    fragments = []
    for file, url in urls.items():
        read = read_file(str(file), "", "")
        feed = numbers[url]
        if read.kind == "files":
            # a bare piece of HTML: from disk an article, as a feed a mistake
            fragments.append(file.name)
            assert feed.error, file.name
            continue
        assert (feed.kind, feed.error or "") == (read.kind, read.trouble), file.name
        # from disk, relative links start nowhere
        ours = sorted((one.story.title, one.story.published, one.story.updated, one.story.authors, one.story.text) for one in found.get(feed.id, []))
        theirs = sorted({(one.title, one.published, one.updated, one.authors, one.text): one for one in read.stories}, key=repr)  # type: ignore[union-attr]
        assert sorted(ours, key=repr) == theirs, file.name
    assert len(fragments) < len(files) / 4
