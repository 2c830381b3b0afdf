"""HTML to blocks: parses whatever is called HTML with lxml and has the tree walked."""

import html
import re
from typing import Any

from lxml import etree

from reader.model.blocks import Block
from reader.text.links import LinkList
from reader.text.plain import plain_blocks
from reader.text.walk import Walker

# References to control characters, which an HTML parser turns into replacement characters or worse.
_CONTROL_REFERENCES = re.compile(r"&#(?:0*(?:[0-8]|1[124-9]|2[0-9]|3[01]|127)|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]|7[fF]))(?:;|(?![0-9a-fA-F]))")
_CONTROLS = bytes((*range(0x09), 0x0B, *range(0x0E, 0x20)))
_TAG = re.compile(r"</?[A-Za-z]|<!")
_ESCAPED_TAG = re.compile(r"&lt;(?:/(?:p|div|a|ul|li|h[1-6]|b|strong|em|i|blockquote|td)|br\s{0,9}/?)&gt;", re.IGNORECASE)
_BLOCK_TAGS = re.compile(r"</?(?:p|div|li|ul|ol|h[1-6]|tr|td|blockquote|section|article|table|br)\b[^<>]*>", re.IGNORECASE)
_NOT_TEXT = re.compile(r"<(script|style)\b(?:(?!</\1).)*", re.IGNORECASE | re.DOTALL)
_ANY_TAG = re.compile(r"<[^<>]*>")
# Elements that hold nothing (HTML, 13.1.2, void elements) but that libxml2 does not know: unless they are closed, what follows would be inside them.
_VOID = re.compile(r"<((?:source|track|embed|wbr)\b[^<>]*+)>", re.IGNORECASE)
_DEPTH_MATTERS = 1000
"""Bytes from which HTML can be nested too deeply for a tree (256 elements in old versions of libxml2)."""


def html_blocks(text: str, links: LinkList) -> tuple[Block, ...]:
    """The blocks of an HTML fragment or page; addresses are added to `links`. Never raises, whatever the text is."""
    if "<" not in text or not _TAG.search(text):
        if "&" not in text or not _ESCAPED_TAG.search(text):
            return plain_blocks(unescape(text), links)
        text = unescape(text)  # a feed that escaped its HTML twice
    root, whole = parse_html(text)
    if not whole:
        return plain_blocks(_without_tags(text), links)
    return () if root is None else Walker(links).blocks(root)


def parse_html(text: str) -> tuple[Any, bool]:
    """The tree of a page, None if it holds nothing; False if it is nested too deeply for a tree to hold it all."""
    data = _VOID.sub(r"<\1 />", _without_control_references(text)).encode("utf-8", "replace").translate(None, _CONTROLS)
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.HTML(data, parser)
    except (etree.LxmlError, ValueError):
        return None, not data.strip()
    too_deep = len(data) > _DEPTH_MATTERS and any("xcessive depth" in entry.message for entry in parser.error_log)
    return root, not too_deep


def unescape(text: str) -> str:
    """Text with its character references resolved, except those to control characters."""
    return html.unescape(_without_control_references(text)) if "&" in text else text


def _without_control_references(text: str) -> str:
    return _CONTROL_REFERENCES.sub("", text) if "&#" in text else text


def _without_tags(text: str) -> str:
    """The text of HTML that no tree can hold, its blocks parted by blank lines."""
    return unescape(_ANY_TAG.sub("", _BLOCK_TAGS.sub("\n\n", _NOT_TEXT.sub(" ", text))))
