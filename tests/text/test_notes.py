import pytest

from reader.model.article import Markup, MarkupForm, RawArticle, RawDocument
from reader.model.blocks import Block, Caption, Items, NoteSpan, Paragraph, Span, plain_text
from reader.text.blocks import readable
from reader.text.make import make


def read(text: str, form: MarkupForm = "html") -> tuple[Block, ...]:
    return readable(Markup(text, form))[0]


def notes(blocks: tuple[Block, ...]) -> list[tuple[str, int]]:
    return [(span.text, span.note) for block in blocks if isinstance(block, Paragraph | Caption) for span in block.spans if isinstance(span, NoteSpan)]


MARKDOWN = "Wien[^a] wächst.[^b]\n\n[^a]: Die Stadt.\n[^b]: Laut *Statistik*.\n"
PANDOC = (
    '<p>Wien<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a> wächst.</p>'
    '<section class="footnotes"><hr><ol><li id="fn1"><p>Die Stadt.<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section>'
)
WIKI = (
    '<p>Wien<sup class="reference"><a href="#cite_note-x-1">[1]</a></sup> wächst.</p>'
    '<ol class="references"><li id="cite_note-x-1"><span><a href="#cite_ref-x_1-0">↑</a></span> <span>Die Stadt.</span></li></ol>'
)
WORD = (
    '<p>Wien<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a> wächst.</p><hr>'
    '<div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> Die Stadt.</p></div>'
)
ASIDE = '<p>Wien<a role="doc-noteref" href="#n">*</a> wächst.</p><aside role="doc-footnote" id="n">Die Stadt.</aside>'


def test_footnotes_of_markdown_are_marks_and_quiet_notes() -> None:
    blocks = read(MARKDOWN, "markdown")
    assert notes(blocks) == [("[1]", 1), ("[2]", 2), ("[1]", -1), ("[2]", -2)]
    assert plain_text(blocks) == "Wien[1] wächst.[2]\n\n[1] Die Stadt.\n\n[2] Laut Statistik."


@pytest.mark.parametrize(("html", "label"), [(PANDOC, "[1]"), (WIKI, "[1]"), (WORD, "[1]"), (ASIDE, "[*]")])
def test_footnotes_are_known_however_they_were_made(html: str, label: str) -> None:
    blocks = read(html)
    assert notes(blocks) == [(label, 1), (label, -1)]
    assert plain_text(blocks) == f"Wien{label} wächst.\n\n{label} Die Stadt."


def test_notes_are_captions_and_no_list() -> None:
    assert not [block for block in read(PANDOC) if isinstance(block, Items)]
    assert isinstance(read(PANDOC)[-1], Caption)


def test_a_mark_whose_note_is_missing_stays_a_mark() -> None:
    assert notes(read('<p>a<sup><a href="#fn7">7</a></sup></p>')) == [("[7]", 1)]


@pytest.mark.parametrize("html", ['<p><a href="#top">Nach oben</a></p>', '<p><a href="#kommentare">3 Kommentare</a></p>', "<p>see <a href='#c1'>part</a></p>"])
def test_other_anchors_within_the_page_stay_text(html: str) -> None:
    assert notes(read(html)) == []
    assert "a" in plain_text(read(html))


def test_a_line_break_behind_a_mark_stays() -> None:
    blocks = read('<p>a<sup><a href="#fn1">1</a></sup><br>b</p>')
    assert plain_text(blocks) == "a[1]\nb"
    assert notes(blocks) == [("[1]", 1)]


def test_superscripts_and_subscripts_of_digits_are_small_and_others_stay() -> None:
    assert plain_text(read("<p>5 km<sup>2</sup>, H<sub>2</sub>O, 10<sup>-3</sup>, 1<sup>st</sup>, x<sup>a<b>2</b></sup></p>")) == "5 km², H₂O, 10⁻³, 1st, xa2"


@pytest.mark.parametrize(
    "html",
    ['<p style="white-space: pre-line">Walle! walle\n  Manche Strecke\n\nDass</p>', '<pre class="wp-block-verse">Walle! walle\nManche Strecke\n\nDass</pre>'],
)
def test_the_lines_of_a_poem_stay(html: str) -> None:
    (block,) = read(html)
    assert isinstance(block, Paragraph)
    assert plain_text((block,)) == "Walle! walle\nManche Strecke\n\nDass"


def test_what_stands_behind_a_poem_flows_again() -> None:
    assert plain_text(read('<p style="white-space:pre-line">a\nb</p><p>c\nd</p>')) == "a\nb\n\nc d"


def test_a_table_of_200_columns_keeps_them() -> None:
    row = "".join(f"<td>{n}</td>" for n in range(200))
    table = read(f"<table><tr>{row}</tr><tr>{row}</tr></table>")[0]
    assert len(table.rows[0]) == 200  # type: ignore[union-attr] # a table


def test_a_story_without_notes_has_the_fingerprint_it_always_had() -> None:
    raw = RawArticle(title=Markup("T", "plain"), body=Markup("<p>a <b>b</b> <a href='https://x.example'>c</a></p><ul><li>d</ul><pre>e</pre>", "html"))
    made = make(raw, RawDocument("rss", title="F"))
    assert made.blocks[0] == Paragraph((Span("a "), Span("b", strong=True), Span(" "), Span("c", link=0)))
    assert made.fingerprint == "c3db27ea36e1bae9d6ad06106176fb96ba9d3313"
