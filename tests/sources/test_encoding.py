import gzip

import pytest

from reader.model.errors import SourceError
from reader.sources.encoding import decode

FRENCH = "Le président français a été élu à Paris. Où êtes-vous ? Ça va très bien, naïve."
GERMAN = "Die Beziehungen zwischen den Ländern: Größe für Österreich müssen wir prüfen."
POLISH = "Zażółć gęślą jaźń. Prezydent Polski powiedział, że rząd będzie pracował w Łodzi, gdzie świeci słońce."
RUSSIAN = "Президент России заявил, что переговоры в Москве продолжатся на следующей неделе."
JAPANESE = "東京で会議が開かれました。首相は来週ワシントンを訪問する予定です。"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "latin-1"), (FRENCH, "cp1252"), (FRENCH, "utf-8"), (GERMAN, "latin-1"), (GERMAN, "utf-16"), (GERMAN, "utf-16-be"), (GERMAN, "utf-32"),
        (POLISH, "cp1250"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"), (JAPANESE, "cp932"), ("Größe", "latin-1"), ("kurz: Ä", "latin-1"), ("ß", "latin-1"),
    ],
)  # fmt: skip
def test_text_is_read_in_its_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_a_byte_order_mark_is_no_text() -> None:
    assert decode(b"\xef\xbb\xbfa") == "a"


@pytest.mark.parametrize(
    "head", ['<?xml version="1.0" encoding="{}"?>', "<meta charset={}>", '<meta http-equiv="Content-Type" content="text/html; charset={}">']
)
@pytest.mark.parametrize(("text", "encoding"), [("Привет", "koi8-r"), ("こんにちは", "euc-jp"), ("Größe “x”", "windows-1252"), ("こんにちは", "iso-2022-jp")])
def test_a_document_may_declare_its_encoding(head: str, text: str, encoding: str) -> None:
    whole = head.format(encoding) + text
    assert decode(whole.encode(encoding)) == whole


@pytest.mark.parametrize("declared", ["iso-8859-1", "koi8-r", "utf-7", "base64", "nonsense"])
def test_utf_8_that_declares_something_else_is_utf_8(declared: str) -> None:
    text = f'<?xml version="1.0" encoding="{declared}"?>Größe'
    assert decode(text.encode()) == text


def test_latin_1_that_declares_utf_8_is_latin_1() -> None:
    text = '<?xml version="1.0" encoding="utf-8"?>Größe'
    assert decode(text.encode("latin-1")) == text


def test_a_few_wrong_bytes_do_not_spoil_the_rest_of_utf_8() -> None:
    assert decode("äöüß é".encode() + b" \x84x\xe4") == "äöüß é „xä"


def test_text_cut_off_inside_a_character_is_utf_8() -> None:
    assert decode("äöü".encode()[:-1]) == "äö"


@pytest.mark.parametrize("data", [b"%PDF-1.7 text", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04", bytes(range(256)), b"a\0b\1c\2" * 9, b"\0\0\0\1"])
def test_binary_data_is_refused_in_plain_words(data: bytes) -> None:
    with pytest.raises(SourceError, match="^binary data, not text$"):
        decode(data)


def test_compressed_data_is_refused_with_what_to_do() -> None:
    with pytest.raises(SourceError, match="unpack it first"):
        decode(gzip.compress(b"<rss/>"))


@pytest.mark.parametrize("charset", ["", "utf-8", "iso-8859-1", "utf-16", "nonsense", "idna", "zip", "rot13", "us-ascii"])
def test_sound_utf_8_stays_what_it_is_whatever_a_server_says(charset: str) -> None:
    assert decode("Größe, „Wien“".encode(), charset) == "Größe, „Wien“"


@pytest.mark.parametrize(
    ("charset", "text"),
    [("windows-1251", "Привет, мир"), ("ISO-8859-2", "Łódź, Kraków"), ("big5", "中文新聞"), ("iso-2022-jp", "日本語"), ("utf-16be", "<a>語</a>")],
)
def test_a_servers_charset_is_taken_if_the_bytes_are_sound_in_it(charset: str, text: str) -> None:
    assert decode(text.encode(charset), charset) == text


def test_a_servers_charset_is_passed_over_if_the_bytes_are_not_sound_in_it() -> None:
    assert decode("Größe".encode("cp1252"), "shift_jis") == "Größe"
