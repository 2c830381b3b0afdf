from typing import TypeVar

import pytest

from reader.model.article import Link, Markup
from reader.model.blocks import Block, Caption, Code, Heading, Image, Items, Paragraph, Quote, Rule, Span, Table, plain_text, spans_text
from reader.text.blocks import readable

BASE = "https://alpenpost.example/news/"
B = TypeVar("B", bound=Block)


def read(html: str) -> tuple[Block, ...]:
    return readable(Markup(html, "html", BASE))[0]


def links(html: str) -> tuple[Link, ...]:
    return readable(Markup(html, "html", BASE))[1]


def only(html: str, kind: type[B]) -> B:
    (block,) = read(html)
    assert isinstance(block, kind)
    return block


def test_styles_come_through_and_neighbours_of_one_style_are_one() -> None:
    paragraph = only("<p>a <b>b</b><strong>c</strong> <em>d<code>e</code></em></p>", Paragraph)
    assert paragraph.spans == (Span("a "), Span("bc", strong=True), Span(" "), Span("d", emphasis=True), Span("e", emphasis=True, code=True))


def test_white_space_collapses_across_elements() -> None:
    assert only("<p>\n a  <b> b </b>\n c\u00a0d </p>", Paragraph).spans == (Span("a "), Span("b ", strong=True), Span("c d"))


def test_a_line_break_stays_and_two_part_paragraphs() -> None:
    assert [plain_text((block,)) for block in read("a<br>b<br/> <br>c")] == ["a\nb", "c"]


def test_bare_and_unclosed_text_becomes_paragraphs() -> None:
    assert plain_text(read("<div>a<div>b<p>c<p>d</div>e")) == "a\n\nb\n\nc\n\nd\n\ne"


def test_headings_keep_their_level() -> None:
    assert [(block.level, spans_text(block.spans)) for block in read("<h1>a</h1><h4>b <i>c</i></h4>") if isinstance(block, Heading)] == [(1, "a"), (4, "b c")]


def test_lists_nest_and_keep_their_first_number() -> None:
    outer = only("<ol start=3><li>a<ul><li>b</ul><li><p>c</p><p>d</p></ol>", Items)
    assert outer.start == 3
    assert [[type(block) for block in item] for item in outer.items] == [[Paragraph, Items], [Paragraph, Paragraph]]


def test_a_list_right_inside_a_list_belongs_to_the_item_before_it() -> None:
    outer = only("<ul><li>a</li><ul><li>b</li></ul></ul>", Items)
    assert len(outer.items) == 1


def test_items_without_a_list_become_one() -> None:
    assert len(only("<li>a<li>b", Items).items) == 2


def test_quotes_hold_blocks() -> None:
    assert [type(block) for block in only("<blockquote>a<p>b</p><ul><li>c</ul></blockquote>", Quote).blocks] == [Paragraph, Paragraph, Items]


def test_preformatted_text_stays_as_it_stands() -> None:
    code = only('<pre><code class="language-py">def f():\n    return 1<br>x</code></pre>', Code)
    assert code == Code("def f():\n    return 1\nx", "py")


def test_a_table_of_data_has_head_and_rows() -> None:
    table = only("<table><thead><tr><th>A<th>B</thead><tr><td>1<td><b>2</b></table>", Table)
    assert [spans_text(cell) for cell in table.head] == ["A", "B"]
    assert table.rows == (((Span("1"),), (Span("2", strong=True),)),)


def test_cells_over_several_rows_and_columns_leave_empty_ones() -> None:
    table = only("<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d</table>", Table)
    assert [[spans_text(cell) for cell in row] for row in table.rows] == [["a", "b", ""], ["", "c", "d"]]


def test_a_table_for_layout_becomes_its_blocks() -> None:
    assert plain_text(read("<table><tr><td><p>a</p><ul><li>b</ul></td><td><table><tr><td>c</table></td></tr></table>")) == "a\n\nb\n\nc"


def test_a_picture_is_told_by_its_text_and_linked() -> None:
    assert read('<p>Before<img src="a.jpg" alt="The harbour"></p>') == (Paragraph((Span("Before"),)), Image("The harbour", 0))
    assert links('<img src="a.jpg" alt="The harbour">') == (Link("The harbour", BASE + "a.jpg"),)


def test_a_picture_inside_a_sentence_does_not_tear_it_apart() -> None:
    assert read("<p>one <img src=a.jpg alt=x> two</p>") == (Paragraph((Span("one two"),)), Image("x", 0))


def test_icons_are_part_of_their_line() -> None:
    assert plain_text(read('<p>Sun <img class="emoji" src="s.png" alt="☀"> today</p>')) == "Sun ☀ today"


def test_trackers_scripts_and_forms_go() -> None:
    html = (
        "<p>a</p><img src=t.gif width=1 height=1><script>b</script><style>c</style><form><input><label>d</label></form><p hidden>e</p><p style='display:none'>f"
    )
    assert read(html) == (Paragraph((Span("a"),)),)
    assert links(html) == ()


def test_a_form_around_the_whole_text_does_not_take_it_away() -> None:
    assert plain_text(read("<form><p>Story</p><input value=x></form>")) == "Story"


def test_captions_and_rules() -> None:
    assert read("<figure><img alt=a><figcaption>b</figcaption></figure><hr>") == (Image("a"), Caption((Span("b"),)), Rule())


@pytest.mark.parametrize(
    "html", ['<iframe src="https://v.example/1"></iframe>', "<video><source src='https://v.example/1'></video>", "<audio src=https://v.example/1></audio>"]
)
def test_embedded_players_become_links(html: str) -> None:
    assert read(html) == (Paragraph((Span("v.example", link=0),)),)
    assert links(html) == (Link("v.example", "https://v.example/1"),)


def test_links_are_absolute_and_numbered_once() -> None:
    html = "<a href='/a'>One</a> <a href='//x.example'>two</a> <a href='https://alpenpost.example/a'>again</a>"
    assert [span.link for span in only(html, Paragraph).spans] == [0, None, 1, None, 0]
    assert links(html) == (Link("One", "https://alpenpost.example/a"), Link("two", "https://x.example"))


def test_what_is_no_web_address_stays_as_text() -> None:
    html = "<a href='javascript:x'>a</a> <a href='mailto:b@c.example'>b</a> <a href='#d'>c</a>"
    assert read(html) == (Paragraph((Span("a b c"),)),)
    assert links(html) == ()


def test_a_link_around_a_picture_is_kept_unless_it_shows_the_picture() -> None:
    assert [link.url for link in links("<a href='https://v.example/watch'><img src='t.jpg'></a>")] == [BASE + "t.jpg", "https://v.example/watch"]
    assert [link.url for link in links("<a href='big.jpg'><img src='t.jpg'></a>")] == [BASE + "t.jpg"]


def test_text_without_tags_has_paragraphs_links_and_entities() -> None:
    assert plain_text(read("R&amp;D today.\n\nSee https://x.example/a.")) == "R&D today.\n\nSee https://x.example/a."
    assert links("See https://x.example/a.") == (Link("https://x.example/a", "https://x.example/a"),)


def test_html_that_was_escaped_twice_is_read() -> None:
    assert only("&lt;p&gt;a &lt;b&gt;b&lt;/b&gt;&lt;/p&gt;", Paragraph).spans == (Span("a "), Span("b", strong=True))


@pytest.mark.parametrize("tag", ["<ul><li>a", "<div>a", "<blockquote>a", "<table><tr><td>a", "<b>a", "<li>a", "<h2>a", "<dl><dd>a"])
@pytest.mark.parametrize("depth", [500, 20_000])
def test_any_depth_of_nesting_keeps_the_text(tag: str, depth: int) -> None:
    text = plain_text(read(tag * depth))
    assert text.count("a") == depth


def test_control_characters_and_references_to_them_go() -> None:
    assert plain_text(read("<p>\x1b[2J&#27;[2J&#x1b;]0;x&#7;\u202eb\u2066</p><pre>&#27;c</pre>")) == "[2J[2J]0;xb\n\nc"


def test_many_children_are_walked_as_few_are() -> None:
    assert plain_text(read("<p>" + "<b>a</b> " * 2000)) == ("a " * 2000).strip()


@pytest.mark.parametrize("html", ["<p>a</p>", "<p>\n a\u200b </p>", "<div><p>a</p>\n</div>", "<p><!-- b -->a</p>", "<p><span>a</span></p>"])
def test_an_element_of_text_alone_is_as_one_with_elements_in_it(html: str) -> None:
    assert read(html) == (Paragraph((Span("a"),)),)
