from reader.model.article import Link, Markup, MarkupForm
from reader.model.blocks import Block, Code, Heading, Items, Paragraph, Span, Table, plain_text, spans_text
from reader.text.blocks import readable


def read(text: str, form: MarkupForm) -> tuple[Block, ...]:
    return readable(Markup(text, form))[0]


def test_markdown_has_headings_lists_code_and_tables() -> None:
    text = "## Head\n\nPara *one* `two`\nstill one\n\n1. a\n2. b\n\n```py\nx = 1\n```\n\n| A | B |\n|---|---|\n| 1 | 2 |\n"
    assert [type(block) for block in read(text, "markdown")] == [Heading, Paragraph, Items, Code, Table]


def test_html_inside_markdown_takes_the_same_safe_way() -> None:
    text = "a <b>b</b> <script>alert(1)</script>\n\n<img src=x onerror=alert(1) alt=c>\n\n[d](javascript:alert(1)) [e](https://x.example)"
    blocks, links = readable(Markup(text, "markdown"))
    assert "alert(1)" not in plain_text(blocks).replace("[d](javascript:alert(1))", "")
    assert Span("b", strong=True) in (span for block in blocks if isinstance(block, Paragraph) for span in block.spans)
    assert [link.url for link in links] == ["https://x.example"]


def test_markdown_nested_too_deeply_keeps_its_text() -> None:
    assert "word" in plain_text(read("> " * 5000 + "word", "markdown"))


def test_plain_text_has_paragraphs_and_its_own_short_lines() -> None:
    assert plain_text(read("one\ntwo\n\n \nthree", "plain")) == "one\ntwo\n\nthree"


def test_hard_wrapped_lines_are_joined() -> None:
    line = "These words fill a line of a mail up to its very end there"
    assert plain_text(read(f"{line}\n{line}\nend", "plain")) == f"{line} {line} end"


def test_bare_addresses_become_links_without_the_sentence_around_them() -> None:
    blocks, links = readable(Markup("See (https://x.example/a_(b)), www.krone.at.", "plain"))
    assert links == (Link("https://x.example/a_(b)", "https://x.example/a_(b)"), Link("www.krone.at", "https://www.krone.at"))
    assert plain_text(blocks) == "See (https://x.example/a_(b)), www.krone.at."


def test_an_address_in_a_mail_address_is_no_link() -> None:
    assert readable(Markup("ada@www.example.com", "plain"))[1] == ()


def test_lines_with_bullets_are_a_list() -> None:
    (items,) = read("• one\n• two", "plain")
    assert isinstance(items, Items)
    assert plain_text((items,)) == "one\ntwo"


def test_short_lines_without_a_full_stop_are_subheadings_of_a_seed_body() -> None:
    long = "Witkoff, der in einem Video über seine Sitzung mit Putin sprach, hebt vieles hervor."
    blocks = read(f"Moskau - Anfang.\n\nGespräch über Fortschritte\n\n{long}\n\nZweites Treffen\n{long}", "seed")
    assert [type(block) for block in blocks] == [Paragraph, Heading, Paragraph, Heading, Paragraph]


def test_the_first_lines_of_wrapped_paragraphs_are_no_subheadings() -> None:
    wrapped = "Ein Absatz, der von einem alten Programm\nnach vierzig Zeichen umbrochen worden ist\nund so stehen blieb."
    assert [type(block) for block in read(f"Anfang der Geschichte.\n\n{wrapped}", "seed")] == [Paragraph, Paragraph]


def test_words_between_double_asterisks_are_strong_and_lone_ones_stay() -> None:
    (paragraph,) = read("wie **The Moscow Times** sagt, 2 ** 3 und **offen.", "seed")
    assert isinstance(paragraph, Paragraph)
    assert paragraph.spans == (Span("wie "), Span("The Moscow Times", strong=True), Span(" sagt, 2 ** 3 und **offen."))
    assert spans_text(paragraph.spans) == "wie The Moscow Times sagt, 2 ** 3 und **offen."
