import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.sources.address import address_of


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://example.org/feed?a=1&b=2", "https://example.org/feed?a=1&b=2"),
        ("example.org", "https://example.org"),
        ("example.org/feed", "https://example.org/feed"),
        ("//example.org/feed", "https://example.org/feed"),
        ("www.example.co.uk/a%20b", "https://www.example.co.uk/a%20b"),
        ("localhost:8000/x", "http://localhost:8000/x"),
        ("localhost", "http://localhost"),
        ("127.0.0.1:8080/f.xml", "http://127.0.0.1:8080/f.xml"),
        ("[::1]:8000/x", "http://[::1]:8000/x"),
        ("nas:8000/feed", "http://nas:8000/feed"),
        ("example.org:8080/x", "http://example.org:8080/x"),
        ("example.org:443/x", "https://example.org/x"),
        ("example.org:80/x", "http://example.org/x"),
        ("HTTPS://Example.ORG:443/Feed#part", "https://example.org/Feed"),
        ("https://example.org./feed", "https://example.org/feed"),
        ("https://user:word@example.org/feed", "https://user:word@example.org/feed"),
        ("https://example.org/a b", "https://example.org/a%20b"),
    ],
)
def test_an_address_needs_no_scheme(typed: str, address: str) -> None:
    assert address_of(typed) == address


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("feed:https://x.org/f", "https://x.org/f"),
        ("feed://x.org/f", "http://x.org/f"),
        ("feed://https//x.org/f", "https://x.org/f"),
        ("feed://https://x.org/f", "https://x.org/f"),
        ("FEED:x.org/f", "http://x.org/f"),
        ("feed:localhost:8000/f", "http://localhost:8000/f"),
        ("rss:https://x.org/f", "https://x.org/f"),
        ("itpc://x.org/f", "http://x.org/f"),
        ("pcast://x.org/f", "http://x.org/f"),
        ("podcast:https://x.org/f", "https://x.org/f"),
        ("feed:javascript:alert(1)", ""),
        ("feed:", ""),
        ("feed://", ""),
    ],
)
def test_links_that_mean_subscribe_are_followed(typed: str, address: str) -> None:
    assert address_of(typed) == address


@pytest.mark.parametrize(
    "typed",
    [
        *(" https://x.org/f\n", "<https://x.org/f>", "<URL:https://x.org/f>", '"https://x.org/f"', "'https://x.org/f'", "“https://x.org/f”"),
        *(
            "„https://x.org/f“",
            "(https://x.org/f)",
            "https://x.org/f.",
            "https://x.org/f,",
            '<"https://x.org/f">',
            "\ufeffhttps://x.org/f",
            "https://x.\norg/f",
        ),
    ],
)
def test_what_stands_around_a_pasted_address_goes(typed: str) -> None:
    assert address_of(typed) == "https://x.org/f"


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://münchen.de/ä", "https://xn--mnchen-3ya.de/ä"),
        ("Straße.de", "https://xn--strae-oqa.de"),
        ("例え.テスト/x", "https://xn--r8jz45g.xn--zckzah/x"),
        ("https://example。org/", "https://example.org/"),
        ("https://☃.example.org/", ""),  # IDNA 2008 has no symbols in names
        ("https://a\u200db.de/", ""),
    ],
)
def test_hosts_are_written_as_they_go_over_the_wire(typed: str, address: str) -> None:
    assert address_of(typed) == address


@pytest.mark.parametrize("typed", ["@ada@social.example", "acct:ada@social.example", "https://social.example/@ada"])
def test_a_handle_of_the_fediverse_is_its_profile(typed: str) -> None:
    assert address_of(typed) == "https://social.example/@ada"


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", "a", "Wien", "see example.org", "ada@example.org", "mailto:a@b.example", "javascript:alert(1)", "file:///etc/passwd", "ftp://x.org/"),
        *("C:\\feeds", "/home/ada/feeds", "./x.org", "~/x.org", "../x.org", "1.5", "3.14.15", "tel:12345", "data:text/html,x", "x.org:99999", "https://"),
        *("http://x.org:0x/", "https://[::1", "http:x.org", "https:\\\\x.org", ".org", "x..org", "-x.org", "a" * 5000, "example.org " * 3),
    ],
)
def test_what_can_be_no_address_is_none(typed: str) -> None:
    assert address_of(typed) == ""


@given(st.text(max_size=40) | st.from_regex(r"(feed:|https?:|//)?[\w.:@\[\]/-]{0,20}", fullmatch=True))
def test_any_text_gives_an_address_that_stays_the_same(typed: str) -> None:
    address = address_of(typed)
    if address:
        assert address.startswith(("http://", "https://"))
        assert address_of(address) == address
