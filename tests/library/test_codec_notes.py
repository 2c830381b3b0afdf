import gc

from reader.library.sqlite.codec import pack, pack_blocks, unpack, unpack_blocks
from reader.model.blocks import Caption, NoteSpan, Paragraph, Span

NOTED = (Paragraph((Span("Wien"), NoteSpan("[1]", note=1))), Caption((NoteSpan("[1]", note=-1), Span(" Die Stadt."))))


def test_the_marks_of_footnotes_come_back_as_they_were() -> None:
    assert unpack_blocks(pack_blocks(NOTED)) == NOTED
    assert [type(span) for span in unpack_blocks(pack_blocks(NOTED))[0].spans] == [Span, NoteSpan]  # type: ignore[union-attr] # a paragraph


def test_spans_without_notes_are_stored_as_before() -> None:
    body = (Paragraph((Span("a"), Span("b", strong=True), Span("c", link=2))),)
    assert unpack(pack_blocks(body)) == [["p", ["a", ["b", 1], ["c", 0, 2]]]]
    assert unpack_blocks(pack([["p", ["a", ["b", 1], ["c", 0, 2]]]])) == body


def test_a_large_body_comes_back_and_collecting_goes_on() -> None:
    body = tuple(Paragraph((Span(f"{n} {n * 7919 % 1_000_003} {n * 104_729 % 999_983}"),)) for n in range(40_000))
    packed = pack_blocks(body)
    assert len(packed) > 200_000
    assert unpack_blocks(packed) == body
    assert gc.isenabled()
