"""Bytes to text: byte order mark, UTF-8, what the server or the document declares, else Windows-1252, and other 8-bit sets on strong evidence only.

RFC 7303 (section 3) has the server's charset overrule all but the mark. Servers that name one for everything they have are common, and
what happens to be sound UTF-8 is nothing else, so it comes first here.

charset-normalizer alone reads French Latin-1 as cp1250, so it is asked only where Windows-1252 makes no words.
"""

import codecs
import re

from charset_normalizer import from_bytes

from reader.model.errors import SourceError
from reader.model.words import _

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"SQLite format 3", b"ID3")
_PACKED = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?\bencoding\s*=\s*["']\s*([A-Za-z0-9._:-]{2,40})|<meta\b[^>]{0,500}?\bcharset\s*=\s*["']?\s*([A-Za-z0-9._:-]{2,40})""",
    re.IGNORECASE,
)
# What a document may declare, as browsers read it (WHATWG Encoding): Latin-1 is Windows-1252, and so on.
_READ_AS = {
    "iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252", "windows-1252": "cp1252",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932",
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "iso-8859-9": "cp1254", "tis-620": "cp874", "x-euc-jp": "euc-jp",
}  # fmt: skip
_KNOWN = re.compile(
    r"cp\d{3,4}|windows-\d{3,4}|iso-8859-\d{1,2}|koi8-[ru]|gb18030|big5(-hkscs)?|euc-(jp|kr)|iso-2022-(jp|kr)|mac-?(roman|cyrillic)|macintosh", re.I
)
_NO_TEXT = re.compile("[\ue000-\uf8ff\ufffd]")
"""What the bytes of another encoding become in a wide one: private use, and replacements."""

_HEAD = 4096
"""Bytes in which a declaration or a kind of file is looked for."""

_CONTROLS = bytes(set(range(0x20)) - {0x09, 0x0A, 0x0C, 0x0D, 0x1B})
_HIGH = re.compile(rb"[\x80-\xff]")
_NOT_IN_WORDS = re.compile("[a-zà-ÿ][\xa1-\xa9\xab-\xb4\xb6-\xb9\xbb-\xbf×÷†‡‰ˆ˜¤¦ƒ\ufffd]+[a-zà-ÿ]|\ufffd")


def decode(data: bytes, charset: str = "") -> str:
    """The text of a file or page, without a byte order mark.

    Args:
        charset: what the server calls it, "" if it says nothing. It counts if the bytes are sound in it.

    Raises:
        SourceError: it is no text.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if data.startswith(_PACKED):
        raise SourceError(_("compressed data; unpack it first"))
    if data.startswith(_MAGIC):
        raise SourceError(_("binary data, not text"))
    if b"\0" in data[:_HEAD] and (encoding := _wide(data[:_HEAD], charset)):
        return data.decode(encoding, "replace")
    if len(data[:_HEAD]) - len(data[:_HEAD].translate(None, _CONTROLS)) > len(data[:_HEAD]) // 50:
        raise SourceError(_("binary data, not text"))
    return _eight_bit(data, charset)


def _wide(head: bytes, charset: str) -> str:
    """UTF-16 without a mark, "" if it is none: text of the Latin alphabet has a zero in every other byte, its markup in any language."""
    if charset in ("utf-16", "utf-16le", "utf-16be") and (at := head.find(b"<")) >= 0:
        return "utf-16-le" if head[at + 1 : at + 2] == b"\0" and at % 2 == 0 else "utf-16-be"
    even, odd, half = head[::2].count(0), head[1::2].count(0), max(len(head) // 2, 1)
    if odd > half * 0.6 and even < half * 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.6 and odd < half * 0.05 else ""


def _eight_bit(data: bytes, charset: str) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3 and error.end == len(data) and not data[: error.start].isascii():
            return data[: error.start].decode("utf-8")  # cut off inside a character
    else:
        # ISO-2022 spells Japanese in ASCII bytes.
        return (_cleanly(data, charset) or _declared(data) or text) if "\x1b" in text[:_HEAD] else text
    damaged = _damaged_utf8(data)
    return damaged if damaged is not None else _cleanly(data, charset) or _declared(data) or _guessed(data)


def _cleanly(data: bytes, charset: str) -> str:
    """The text in the encoding that a server names, "" if it is none or some bytes are none of its characters."""
    name = _READ_AS.get(charset.strip().lower(), charset.strip().lower())
    if not _KNOWN.fullmatch(name):
        return ""
    try:
        text = data.decode(name)
    except (LookupError, UnicodeDecodeError):
        return ""
    return "" if _NO_TEXT.search(text) else text


def _declared(data: bytes) -> str:
    """The text as its own head declares it, "" if it declares nothing or nothing of use."""
    found = _DECLARED.search(data[:_HEAD])
    if not found:
        return ""
    name = (found.group(1) or found.group(2)).decode("ascii").lower()
    name = _READ_AS.get(name, name)
    return _with(data, name) if _KNOWN.fullmatch(name) else ""


def _damaged_utf8(data: bytes) -> str | None:
    """UTF-8 in which a few bytes are wrong: they alone are read as Windows-1252. None if it is another encoding."""
    good = len(re.findall(rb"[\xc3-\xf4][\x80-\xbf]+", data))
    text = data.decode("utf-8", "surrogateescape")
    bad = re.findall("[\udc80-\udcff]", text)
    if good < 2 * len(bad):
        return None
    return re.sub("[\udc80-\udcff]", lambda found: bytes([ord(found.group()) - 0xDC00]).decode("cp1252", "replace"), text)


def _with(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding, "replace")
    except LookupError:
        return ""


def _guessed(data: bytes) -> str:
    """Windows-1252, unless it makes no words of these bytes and another encoding clearly does."""
    text = data.decode("cp1252", "replace")
    sample = data[:20_000]
    high = _HIGH.findall(sample)
    letters = sum(byte > 0x40 for byte in sample) or 1
    broken = len(_NOT_IN_WORDS.findall(text[:20_000]))
    other_script = len(high) > 20 and len(high) > letters * 0.4
    if other_script or broken > max(2, len(high) * 0.1):
        candidates = None if other_script else ["cp1250", "iso8859_2", "cp1257", "cp1254", "cp1251", "cp437", "cp850", "mac_roman"]
        best = from_bytes(sample, cp_isolation=candidates, explain=False).best()
        if best is not None and best.encoding != "cp1252" and best.percent_chaos < 10:
            return _with(data, best.encoding) or text
    return text
