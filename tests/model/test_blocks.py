"""Blocks as plain text."""

from reader.model.blocks import Caption, Code, Heading, Image, Items, NoteSpan, Paragraph, Quote, Rule, Span, Table, plain_text, running_text, spans_text


def of(text: str) -> tuple[Span, ...]:
    return (Span(text),)


def test_paragraphs_are_parted_by_a_blank_line_and_style_goes() -> None:
    styled = Paragraph((Span("as the "), Span("Moscow Times", strong=True, link=0), Span(" says")))
    assert plain_text((Heading(of("Talks"), 3), styled, Caption(of("A photo")))) == "Talks\n\nas the Moscow Times says\n\nA photo"


def test_rules_and_nameless_pictures_leave_nothing() -> None:
    assert plain_text((Paragraph(of("a")), Rule(), Image(""), Image("a bridge"), Paragraph(of("b")))) == "a\n\na bridge\n\nb"


def test_lists_quotes_code_and_tables_keep_their_words() -> None:
    items = Items(((Paragraph(of("one")),), (Paragraph(of("two")), Items(((Paragraph(of("deep")),),)))))
    assert plain_text((items,)) == "one\ntwo\ndeep"
    assert plain_text((Quote((Paragraph(of("a")), Paragraph(of("b")))),)) == "a\n\nb"
    assert plain_text((Code("x = 1\n\ny = 2", "python"),)) == "x = 1\n\ny = 2"
    assert plain_text((Table((of("City"), of("km")), ((of("Wien"), of("3")),)),)) == "City\tkm\nWien\t3"
    assert plain_text((Table((), ((of("Wien"), of("3")),)),)) == "Wien\t3"


def test_nothing_is_nothing() -> None:
    assert plain_text(()) == ""
    assert spans_text(()) == ""


def test_running_text_leaves_out_what_stands_at_pictures_and_quotes_but_not_notes() -> None:
    note = Caption((NoteSpan("[1]", note=-1), Span(" Of 2026.")))
    blocks = (Image("a bridge"), Caption(of("A photo")), Paragraph(of("a")), Quote((Paragraph(of("q")), Caption(of("Ada")))), note, Caption(of("more")))
    assert running_text(blocks) == "a\n\nq\n\n[1] Of 2026.\n\nmore"
    assert running_text((Image("a bridge"), Caption(of("A photo")))) == "a bridge\n\nA photo"
