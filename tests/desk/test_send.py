"""Where an article can go: its text, a temporary file, a file of a form; names are safe."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader.desk import send
from reader.desk.session import Session
from reader.model.article import Article
from reader.model.errors import SourceError, UsageError
from reader.model.settings import Settings
from reader.query.ast import Query
from tests.app.news_app import news_session


@pytest.fixture(scope="module")
def session() -> Iterator[Session]:
    """A session over four articles."""
    made = news_session(4)
    yield made
    made.library.close()


def some(session: Session, count: int = 1) -> tuple[Article, ...]:
    """The newest articles with their bodies."""
    return session.library.articles(session.library.ids(Query())[:count], bodies=True)


def titled(article: Article, title: str) -> Article:
    """The article under another title."""
    return replace(article, story=replace(article.story, title=title))


def test_plain_text_has_title_page_teaser_and_body(session: Session) -> None:
    text = send.plain(some(session, 2))
    assert text.count("A teaser.") == 2
    assert "Story 1 about trams\nhttps://example.org/1\n\nA teaser.\n\nParagraph 0 of story 1." in text


def test_a_temporary_file_is_for_its_owner_alone(session: Session) -> None:
    for ending in (".txt", ".md"):
        path = send.temporary(some(session), ending)
        try:
            assert path.stat().st_mode & 0o077 == 0
            assert "Paragraph 0" in path.read_text(encoding="utf-8")
        finally:
            path.unlink()


@pytest.mark.parametrize("title", ["../../etc/passwd", "a/b\\c:d*?<>|", "\x1b[31mred", "  ", "...", "-rf ~", "x" * 500, "\u202egnp.exe"])
def test_a_file_name_is_no_path_and_no_option(session: Session, title: str) -> None:
    name = send.file_name((titled(some(session)[0], title),), ".md")
    assert name == Path(name).name
    assert not name.startswith(("-", ".", "~"))
    assert name.endswith(".md")
    assert name.isprintable()
    assert len(name) < 70


def test_a_file_is_written_in_the_form_of_its_ending_and_nothing_is_overwritten(session: Session, tmp_path: Path) -> None:
    articles = some(session, 2)
    path = send.write_file(session, articles, str(tmp_path / "two.json"))
    assert [one["id"] for one in json.loads(path.read_text())] == [article.id for article in articles]
    with pytest.raises(UsageError, match="is there already"):
        send.write_file(session, articles, str(path))
    with pytest.raises(UsageError, match="the ending says the form"):
        send.write_file(session, articles, str(tmp_path / "two.doc"))
    with pytest.raises(SourceError, match="No such file"):
        send.write_file(session, articles, str(tmp_path / "nowhere" / "two.md"))


def test_pager_and_editor_come_from_the_settings_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGER", "most -s")
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "vi")
    assert send.pager(Settings()) == ("most", "-s")
    assert send.pager(Settings(pager=("less", "-R"))) == ("less", "-R")
    assert send.editor(Settings()) == ("vi",)
    assert send.editor(Settings(editor="code --wait")) == ("code", "--wait")
    monkeypatch.delenv("PAGER")
    monkeypatch.delenv("EDITOR")
    assert send.pager(Settings()) == ("less",)
    assert send.editor(Settings()) == ()
