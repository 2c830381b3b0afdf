"""Walks an HTML tree once and makes blocks of it. Scripts, forms and trackers go; everything that can be read stays."""

from collections.abc import Callable
from functools import partial
from typing import Any

from lxml import etree

from reader.model.blocks import Block, Caption, Heading, Items, Quote, Rule, Span, Spans
from reader.text import captions, elements, media
from reader.text.gather import Gatherer
from reader.text.links import host
from reader.text.notes import Noted, as_note
from reader.text.spans import PLAIN, Style, flow
from reader.text.tables import table_blocks

# Bounds on nesting: Python's own recursion limit, and what a screen can indent.
_DEEPEST_ELEMENT = 120
_DEEPEST_BLOCK = 12

Handler = Callable[["Walker", Any, Style], None]


class Walker(Gatherer):
    """One walk over one tree; it is used once."""

    def blocks(self, root: Any) -> tuple[Block, ...]:
        """Everything in the tree."""
        self._element(root, root.tag, PLAIN)
        self._flush()
        return tuple(self._out)

    def _inside(self, element: Any, style: Style) -> None:
        """An element's text and children, without a break before or after."""
        add = self._spans.add
        if text := element.text:
            add(text, style)
        self._element_depth += 1
        walk = self._flat if self._element_depth > _DEEPEST_ELEMENT else self._element
        for child in elements.children(element):
            if isinstance(tag := child.tag, str):
                walk(child, tag, style)
            if tail := child.tail:
                add(tail, style)
        self._element_depth -= 1

    def _flat(self, element: Any, tag: str, style: Style) -> None:
        """An element too deep to be walked: its text alone."""
        if tag not in elements.SKIPPED:
            etree.strip_elements(element, *elements.SKIPPED, with_tail=False)
            self._spans.add(" ".join(element.itertext()), style)

    def _element(self, element: Any, tag: str, style: Style) -> None:
        if tag not in elements.SKIPPED and not elements.is_hidden(element):
            _HANDLERS.get(tag, Walker._inside)(self, element, style)

    def _styled(self, element: Any, style: Style) -> None:
        strong, emphasis, code = elements.INLINE_STYLES[element.tag]
        self._inside(element, (style[0] or strong, style[1] or emphasis, style[2] or code, style[3]))

    def _container(self, element: Any, style: Style) -> None:
        self._flush()
        if self._notes.numbers and (note := self._notes.note(element)) is not None:
            self._note(element, style, note)
        elif element.get("style") is not None and elements.keeps_lines(element):
            self._verse(element, style)
        elif len(element):
            self._inside(element, style)
            self._flush()
        elif (text := element.text) and (text := flow(text).strip(" ")):  # nothing but text, as most paragraphs
            self._out.append(self._make((Span(text, *style),)))

    def _verse(self, element: Any, style: Style) -> None:
        """A container whose lines are the author's."""
        outer, self._spans.keeps_lines = self._spans.keeps_lines, True
        self._inside(element, style)
        self._flush()
        self._spans.keeps_lines = outer

    def _note(self, element: Any, style: Style, note: Noted) -> None:
        """A footnote: captions, the first of them opened by its mark."""
        self._out.extend(as_note(self._apart(partial(self._inside, element, style)), *note))

    def _raised(self, element: Any, style: Style) -> None:
        """A superscript or subscript."""
        if small := elements.small(element):
            self._spans.add(small, style)
        else:
            self._inside(element, style)

    def _made(self, element: Any, style: Style, make: Callable[[Spans], Block]) -> None:
        """A container whose running text becomes blocks of another kind."""
        self._flush()
        outer, self._make = self._make, make
        self._inside(element, style)
        self._flush()
        self._make = outer

    def _heading(self, element: Any, style: Style) -> None:
        level = int(element.tag[1])
        self._made(element, style, lambda spans: Heading(spans, level))

    def _caption(self, element: Any, style: Style) -> None:
        self._flush()
        at = len(self._out)
        self._made(element, style, Caption)
        captions.settle(self._out, at, element)

    def _paragraph(self, element: Any, style: Style) -> None:
        """A paragraph; it can be called a caption, as WordPress calls them."""
        names = element.get("class")
        (self._caption if names is not None and captions.is_called_one(names) else self._container)(element, style)

    def _citation(self, element: Any, style: Style) -> None:
        """Whose words a quote is, where it stands at the quote's end."""
        if captions.ends_quote(element):
            self._made(element, style, Caption)
        else:
            (self._styled if element.tag == "cite" else self._container)(element, style)

    def _term(self, element: Any, style: Style) -> None:
        self._container(element, (True, *style[1:]))

    def _quotation(self, element: Any, style: Style) -> None:
        self._spans.add("“", style)
        self._inside(element, style)
        self._spans.add("”", style)

    def _break(self, element: Any, style: Style) -> None:
        if self._images or not self._spans.line_break():
            self._flush()
        self._inside(element, style)  # a broken page can nest things in it

    def _rule(self, element: Any, style: Style) -> None:
        self._flush()
        self._out.append(Rule())
        self._inside(element, style)

    def _form(self, element: Any, style: Style) -> None:
        """A form is dropped, unless it is wrapped around the text itself, as some page builders do."""
        if next(element.iter("p", "h1", "h2", "h3", "article"), None) is not None:
            self._container(element, style)

    def _quote(self, element: Any, style: Style) -> None:
        if self._block_depth >= _DEEPEST_BLOCK:
            self._container(element, style)
        elif blocks := self._apart(partial(self._inside, element, style)):
            self._out.append(Quote(blocks))

    def _list(self, element: Any, style: Style) -> None:
        if self._block_depth >= _DEEPEST_BLOCK:
            self._container(element, style)
            return
        self._flush()
        if self._notes.numbers and any(self._notes.note(child) is not None for child in element.iterchildren("li")):
            for child in element.iterchildren("li"):
                self._note(child, style, self._notes.note(child) or (0, ""))
            return
        items: list[tuple[Block, ...]] = []
        if blocks := self._apart(partial(self._spans.add, element.text or "", style)):
            items.append(blocks)
        self._element_depth += 1
        for child in element:
            tag = child.tag
            if not isinstance(tag, str):
                blocks = ()
            elif self._element_depth > _DEEPEST_ELEMENT:
                blocks = self._apart(partial(self._flat, child, tag, style))
            elif tag == "li":
                blocks = () if elements.is_hidden(child) else self._apart(partial(self._inside, child, style))
            else:
                blocks = self._apart(partial(self._element, child, tag, style))
            if tag in ("ul", "ol") and items:
                items[-1] += blocks  # a list right inside a list belongs to the item before it
            elif blocks:
                items.append(blocks)
            if (tail := child.tail) and not tail.isspace():
                items.append(self._apart(partial(self._spans.add, tail, style)))
        self._element_depth -= 1
        if items := [item for item in items if item]:
            self._out.append(Items(tuple(items), elements.first_number(element)))

    def _stray_item(self, element: Any, style: Style) -> None:
        """A list item outside a list; neighbours become one list."""
        blocks = self._apart(partial(self._inside, element, style)) if self._block_depth < _DEEPEST_BLOCK else ()
        if not blocks:
            self._container(element, style)
        elif self._out and self._out[-1] is self._stray and self._stray is not None:
            self._stray = self._out[-1] = Items((*self._stray.items, blocks))
        else:
            self._stray = Items((blocks,))
            self._out.append(self._stray)

    def _table(self, element: Any, style: Style) -> None:
        self._flush()
        self._element_depth += 2
        if self._element_depth > _DEEPEST_ELEMENT:
            self._flat(element, element.tag, style)
        else:
            self._out.extend(table_blocks(element, lambda cell: self._apart(lambda: self._inside(cell, style))))
        self._element_depth -= 2

    def _preformatted(self, element: Any, style: Style) -> None:
        self._flush()
        if elements.keeps_lines(element):
            self._verse(element, style)
            return
        if code := elements.code_block(element):
            self._out.append(code)
        for anchor in element.iter("a"):
            self._links.add(anchor.get("href") or "", "".join(anchor.itertext()))

    def _anchor(self, element: Any, style: Style) -> None:
        address = element.get("href")
        if not address or style[3] is not None:
            self._inside(element, style)
            return
        title = elements.text_of(element)
        if address[0] == "#" and (mark := self._notes.mark(element, address, title)) is not None:
            self._spans.add_note(mark[1], mark[0])
            return
        if title and not title.isspace():
            self._inside(element, (*style[:3], self._links.add(address, title)))
            return
        self._inside(element, style)
        if media.is_worth_a_link(address, self._links.base) and next(element.iter("img"), None) is not None:
            self._link_alone(address, element.get("title") or "")

    def _link_alone(self, address: str, title: str) -> None:
        if (link := self._links.add(address, title)) is not None:
            self._flush()
            self._spans.add(title if title and not title.isspace() else host(address), (False, False, False, link))
            self._flush()

    def _image(self, element: Any, style: Style) -> None:
        image = media.image(element, self._links)
        if isinstance(image, str):
            self._spans.add(image, style)
        elif image is not None:
            if self._spans.is_at_line_start():
                self._flush()
            self._images.append(image)
            if not self._spans.pieces:
                self._flush()

    def _embedded(self, element: Any, style: Style) -> None:
        address = media.embedded_address(element)
        if address and self._links.add(address) is not None:
            self._link_alone(address, element.get("title") or "")
        elif element.tag != "iframe":
            self._container(element, style)

    def _division(self, element: Any, style: Style) -> None:
        if "feedflare" not in (element.get("class") or ""):  # FeedBurner's row of share buttons
            self._container(element, style)


_HANDLERS: dict[str, Handler] = {
    **dict.fromkeys(elements.INLINE_STYLES, Walker._styled),
    **dict.fromkeys(elements.CONTAINERS, Walker._container),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Walker._heading),
    **dict.fromkeys(("ul", "ol", "menu", "dir"), Walker._list),
    **dict.fromkeys(("dt", "summary"), Walker._term),
    **dict.fromkeys(("iframe", "embed", "video", "audio", "object"), Walker._embedded),
    **dict.fromkeys(("pre", "listing", "xmp", "plaintext"), Walker._preformatted),
    **dict.fromkeys(("img", "image", "amp-img"), Walker._image),
    **dict.fromkeys(("sup", "sub"), Walker._raised),
    **dict.fromkeys(("cite", "footer"), Walker._citation),
    "div": Walker._division,
    "p": Walker._paragraph,
    "figcaption": Walker._caption,
    "blockquote": Walker._quote,
    "q": Walker._quotation,
    "br": Walker._break,
    "hr": Walker._rule,
    "form": Walker._form,
    "li": Walker._stray_item,
    "table": Walker._table,
    "a": Walker._anchor,
}
