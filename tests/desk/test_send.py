"""Where an article can go: its text, a temporary file, a file of a form; names are safe."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.desk import send
from reader.desk.session import Session
from reader.model.article import Article, Link
from reader.model.blocks import Block, Code, Heading, Image, Items, NoteSpan, Paragraph, Quote, Rule, Span, Table
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


def told(article: Article, *blocks: Block, links: tuple[Link, ...] = (), sources: tuple[Link, ...] = ()) -> Article:
    """The article with another body and without a teaser."""
    return replace(article, story=replace(article.story, title="T", url=None, teaser="", blocks=blocks, links=links, sources=sources))


def p(text: str) -> Paragraph:
    """A paragraph."""
    return Paragraph((Span(text),))


def test_paragraphs_are_wrapped_and_code_tables_and_addresses_are_not(session: Session) -> None:
    address = "https://example.org/" + "a" * 40
    made = told(
        some(session)[0],
        Heading((Span("A heading of some lengths"),)),
        p(f"one two three four\nfive six seven eight {address} nine"),
        Quote((p("somebody said so, and then more"), Items(((p("inner item that is long"),),)))),
        Rule(),
        Image(""),
        Items(((p("first"), p("and its second paragraph")), (p("second"),)), 9),
        Code("x = 1  # " + "y" * 30),
        Table((), (((Span("a" * 20),), (Span("b" * 20),)),)),
    )
    assert send.plain([made], 24).split("\n") == [
        *("T", "", "A heading of some", "lengths", "", "one two three four", "five six seven eight", address, "nine", ""),
        *("> somebody said so, and", "> then more", ">", "> • inner item that is", ">   long", ""),
        *("9. first", "   and its second", "   paragraph", "10. second", ""),
        *("x = 1  # " + "y" * 30, "", "a" * 20 + "\t" + "b" * 20, ""),
    ]
    assert f"one two three four\nfive six seven eight {address} nine" in send.plain([made])


def test_chinese_and_japanese_are_wrapped_by_the_cells_they_take(session: Session) -> None:
    made = told(some(session)[0], p("「北京」是中华人民共和国的首都，也是大城市。" * 3))
    rows = send.plain([made], 20).strip().split("\n")[2:]
    assert all(cell_len(row) <= 20 for row in rows)
    assert not any(row[0] in "，。」" or row[-1] == "「" for row in rows)
    assert "".join(rows) == "「北京」是中华人民共和国的首都，也是大城市。" * 3


def test_links_are_numbered_after_the_sources_and_stand_at_the_end(session: Session) -> None:
    links = (Link("the trams", "https://example.org/trams"), Link("https://x.example", "https://x.example"))
    spans = (Span("See "), Span("the ", link=0), Span("trams", strong=True, link=0), Span(" now"), NoteSpan("[1]", note=1), Span(", or "), Span("x", link=1))
    made = told(some(session)[0], Paragraph((*spans, Span("y", link=9))), Image("A tram", 1), links=links, sources=(Link("Post", "https://post.example"),))
    assert send.plain([made]) == (
        "T\n\nSee the trams [2] now¹, or x [3]y\n\nA tram [3]\n\n[1] Post  https://post.example\n[2] the trams  https://example.org/trams\n[3] https://x.example\n"
    )
    assert send.plain([made], 30).endswith("[1] Post  https://post.example\n[2] the trams\n    https://example.org/trams\n[3] https://x.example\n")


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=200), st.integers(20, 60))
def test_wrapping_loses_nothing_and_is_too_wide_only_for_a_word(text: str, columns: int) -> None:
    rows = list(send._wrapped(text, columns))
    assert "".join("".join(rows).split()) == "".join(text.split())
    for row in rows:
        assert cell_len(row) <= columns or len(send._TOKEN.findall(row)) == 1


def test_a_pager_gets_its_rows_by_the_measure_and_by_the_terminal(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    for terminal, measure, most in ((200, 60, 60), (40, 60, 40)):
        monkeypatch.setenv("COLUMNS", str(terminal))
        path = send.temporary(some(session), ".txt", measure)
        rows = path.read_text(encoding="utf-8").split("\n")
        path.unlink()
        # the link at the end stands whole
        widest = max(len(row) for row in rows if "http" not in row)
        assert most - 12 < widest <= most


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
    assert path == tmp_path / "two.json"
    with pytest.raises(UsageError, match="is there already"):
        send.write_file(session, articles, str(path))
    with pytest.raises(UsageError, match="the ending says the form"):
        send.write_file(session, articles, str(tmp_path / "two.doc"))
    with pytest.raises(SourceError, match="No such file"):
        send.write_file(session, articles, str(tmp_path / "nowhere" / "two.md"))


def test_the_path_that_was_written_names_its_folder(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert send.write_file(session, some(session), "one.md") == tmp_path / "one.md"


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
