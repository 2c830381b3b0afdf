import pytest

from reader.model.article import Link
from reader.text.links import LinkList, absolute, host

BASE = "https://alpenpost.example/news/today"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://x.example/a?b=c#d", "https://x.example/a?b=c#d"),
        ("/a", "https://alpenpost.example/a"),
        ("b", "https://alpenpost.example/news/b"),
        ("//cdn.example/x", "https://cdn.example/x"),
        ("HTTP://X.example/", "HTTP://X.example/"),
        (" https://x.example/a\n b ", "https://x.example/a%20b"),
        ("https://x.example/ü", "https://x.example/ü"),
        ('https://x.example/"<>', "https://x.example/%22%3C%3E"),
        ("https://x.example/\u202egnp", "https://x.example/gnp"),
        ("javascript:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("mailto:a@b.example", ""),
        ("file:///etc/passwd", ""),
        ("ftp://x.example/", ""),
        ("#note", ""),
        ("", ""),
        ("https://", ""),
        ("http://[::1", ""),
        ("http://x.example:99999999/", ""),
        ("https://x.example/" + "a" * 5000, ""),
    ],
)
def test_only_http_addresses_come_through_and_absolute(address: str, expected: str) -> None:
    assert absolute(address, BASE) == expected


def test_a_relative_address_without_a_base_is_none() -> None:
    assert absolute("/a") == ""


def test_a_protocol_relative_address_follows_its_page() -> None:
    assert absolute("//x.example/", "http://old.example/") == "http://x.example/"


def test_the_same_address_twice_has_one_number() -> None:
    links = LinkList(BASE)
    assert [links.add("/a", "First"), links.add("/b"), links.add("https://alpenpost.example/a", "Second")] == [0, 1, 0]
    assert links.links() == (Link("First", "https://alpenpost.example/a"), Link("alpenpost.example", "https://alpenpost.example/b"))


def test_a_later_text_titles_an_address_that_had_none() -> None:
    links = LinkList()
    links.add("https://x.example/a", " ")
    links.add("https://x.example/a", "Read\nthis")
    assert links.links() == (Link("Read this", "https://x.example/a"),)


def test_the_host_is_without_port_and_password() -> None:
    assert host("https://ada:secret@x.example:8080/a") == "x.example"
