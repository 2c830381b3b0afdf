"""Names and passwords: where they are found, where they are kept, and where they never turn up."""

import base64
import stat
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.net.login_files import netrc_text, read_netrc
from reader.net.logins import Logins, split
from tests.net.fetching import failure, fetch
from tests.net.server import Behaviour, each, page, raw, redirect, reply, serving, status

ADA = ("ada", "secret")


class Keyring:
    """A keyring in memory, as the package `keyring` shows one."""

    priority: float = 5

    def __init__(self) -> None:
        self.held: dict[tuple[str, str], str] = {}
        self.asked: list[str] = []
        self.broken = False

    def get_keyring(self) -> "Keyring":
        return self

    def get_password(self, service: str, origin: str) -> str | None:
        self.asked.append(origin)
        if self.broken:
            raise RuntimeError("locked; the password is secret")
        return self.held.get((service, origin))

    def set_password(self, service: str, origin: str, password: str) -> None:
        if self.broken:
            raise RuntimeError("locked")
        self.held[service, origin] = password

    def delete_password(self, service: str, origin: str) -> None:
        del self.held[service, origin]


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Keyring:
    """The platform has a keyring."""
    ring = Keyring()
    monkeypatch.setitem(sys.modules, "keyring", ring)
    return ring


@pytest.fixture(autouse=True)
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    """The package isn't installed, unless a test says so."""
    monkeypatch.setitem(sys.modules, "keyring", None)


def basic(name: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode()


def guarded(login: tuple[str, str] = ADA) -> Behaviour:
    """Lets in who knows the name and the password."""

    async def behave(asked: Any, writer: Any) -> None:
        writer.write(reply(200, b"inside") if asked.headers.get("authorization") == basic(*login) else reply(401, b"no"))

    return behave


@pytest.mark.parametrize(
    ("url", "bare", "login"),
    [
        ("https://ada:secret@news.example/feed", "https://news.example/feed", ADA),
        ("https://ada@news.example/feed?a=b@c", "https://news.example/feed?a=b@c", ("ada", "")),
        ("https://ad%C3%A4:p%40s%3As%2F@news.example:8443/", "https://news.example:8443/", ("adä", "p@s:s/")),
        ("https://ada:p@ss@news.example/", "https://news.example/", ("ada", "p@ss")),
        ("https://:secret@news.example/", "https://news.example/", ("", "secret")),
        ("https://@news.example/", "https://news.example/", None),
        ("https://news.example/@ada", "https://news.example/@ada", None),
        ("https://news.example?a@b", "https://news.example?a@b", None),
        ("feed:https://news.example/@a", "feed:https://news.example/@a", None),
        ("//ada:secret@news.example/", "//news.example/", ADA),
        ("news.example", "news.example", None),
        ("", "", None),
    ],
)
def test_a_login_is_taken_out_of_an_address(url: str, bare: str, login: tuple[str, str] | None) -> None:
    assert split(url) == (bare, login)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=50))
def test_any_text_can_be_split(text: str) -> None:
    bare, _login = split("http://" + text)
    assert split(bare)[1] is None or "@" in bare


def test_the_environment_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    logins = Logins(tmp_path)
    logins.keep("https://news-1.example/", "kept", "kept")
    monkeypatch.setenv("DATELINE_LOGIN_NEWS_1_EXAMPLE", "ada:sec:ret")
    assert logins.find("https://News-1.example/feed") == ("ada", "sec:ret")
    monkeypatch.setenv("DATELINE_LOGIN_NEWS_1_EXAMPLE", "nonsense")
    assert logins.find("https://news-1.example/feed") == ("kept", "kept")


def test_a_file_that_only_the_user_can_read(tmp_path: Path) -> None:
    folder = tmp_path / "config" / "dateline"
    logins = Logins(folder)
    words = logins.keep("https://news.example/feed", *ADA)
    assert words == f"in {folder / 'logins'}, which only you can read"
    assert stat.S_IMODE((folder / "logins").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [file.name for file in folder.iterdir()] == ["logins"]
    logins.keep("https://other.example:8443/", "bob", 'se"cr\\et #1\t\u00e4')
    assert logins.find("https://news.example/else") == ADA
    assert Logins(folder).find("https://other.example:8443/") == ("bob", 'se"cr\\et #1\t\u00e4')
    logins.forget("https://news.example/")
    assert logins.find("https://news.example/else") is None
    assert logins.find("https://other.example:8443/") is not None


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(st.characters(exclude_categories=["Cs"]), max_size=20), password=st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_any_password_comes_back_from_the_file(tmp_path: Path, name: str, password: str) -> None:
    name = name or "ada"
    file = tmp_path / "logins"
    with file.open("w", encoding="utf-8", newline="") as out:
        out.write(netrc_text({"news.example": (name, password), "z.example": ADA}))
    read = read_netrc(file)
    assert read["z.example"] == ADA
    assert read["news.example"] == (name.replace("\r\n", "\n").replace("\r", "\n"), password.replace("\r\n", "\n").replace("\r", "\n"))


def test_a_login_belongs_to_its_origin(tmp_path: Path) -> None:
    logins = Logins(tmp_path)
    logins.keep("https://news.example/", *ADA)
    for other in (
        "http://news.example/",
        "https://news.example:8443/",
        "https://www.news.example/",
        "https://example/",
        "ftp://news.example/",
        "news.example",
        "",
    ):
        assert logins.find(other) is None
    logins.keep("http://plain.example/", "bob", "x")
    assert logins.find("https://plain.example/") == ("bob", "x")
    assert logins.find("https://plain.example:8443/") is None


def test_a_file_written_by_hand(tmp_path: Path) -> None:
    (tmp_path / "logins").write_text(
        "# mine\nmachine 127.0.0.1:8080 login ada password secret\nmachine news.example\n  login bob\n  password x\ndefault login d password d\n"
    )
    logins = Logins(tmp_path)
    assert logins.find("http://127.0.0.1:8080/feed") == ADA
    assert logins.find("https://news.example/") == ("bob", "x")
    assert logins.find("http://news.example/") is None
    assert logins.find("https://else.example/") is None


def test_netrc_comes_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "netrc").write_text("machine news.example login ada password secret\ndefault login d password d\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    logins = Logins(tmp_path)
    assert logins.find("https://news.example/") == ADA
    assert logins.find("https://else.example/") is None
    logins.keep("https://news.example/", "bob", "x")
    assert logins.find("https://news.example/") == ("bob", "x")
    logins.forget("https://news.example/")
    assert logins.find("https://news.example/") == ADA


def test_netrc_lies_at_home(tmp_path: Path) -> None:
    home = Path("~/.netrc").expanduser()
    home.write_text("machine news.example login ada password secret\n")
    assert Logins(tmp_path).find("https://news.example/") == ADA


@pytest.mark.parametrize("content", [b"machine news.example login", b"nonsense here", b"\xff\xfe\x00", b"machine", b'machine "news.example', b"macdef x"])
def test_a_broken_netrc_holds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    (tmp_path / "netrc").write_bytes(content)
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    assert Logins(tmp_path).find("https://news.example/") is None
    monkeypatch.setenv("NETRC", str(tmp_path))
    assert Logins(tmp_path).find("https://news.example/") is None


def test_a_keyring_keeps_it_if_there_is_one(tmp_path: Path, ring: Keyring, monkeypatch: pytest.MonkeyPatch) -> None:
    logins = Logins(tmp_path)
    monkeypatch.setitem(sys.modules, "keyring", None)
    logins.keep("https://news.example/", "former", "former")
    monkeypatch.setitem(sys.modules, "keyring", ring)
    assert logins.keep("https://news.example/", *ADA) == "in the keyring"
    assert ring.held == {("dateline", "https://news.example"): "secret"}
    assert "secret" not in (tmp_path / "login-names").read_text()
    assert "former" not in (tmp_path / "logins").read_text()
    ring.asked.clear()
    fresh = Logins(tmp_path)
    assert fresh.is_slow("https://news.example/feed")
    assert not fresh.is_slow("https://else.example/feed")
    assert [fresh.find("https://news.example/feed"), fresh.find("https://news.example/b"), fresh.find("https://else.example/")] == [ADA, ADA, None]
    assert ring.asked == ["https://news.example"]
    assert not fresh.is_slow("https://news.example/feed")
    fresh.forget("https://news.example/")
    assert ring.held == {}
    assert fresh.find("https://news.example/") is None


def test_a_broken_keyring_is_no_trouble(tmp_path: Path, ring: Keyring) -> None:
    logins = Logins(tmp_path)
    logins.keep("https://news.example/", *ADA)
    ring.broken = True
    assert Logins(tmp_path).find("https://news.example/") is None
    assert "which only you can read" in logins.keep("https://news.example/", *ADA)
    assert Logins(tmp_path).find("https://news.example/") == ADA
    assert not Logins(tmp_path).is_slow("https://news.example/")


@pytest.mark.parametrize(
    "module", [SimpleNamespace(), SimpleNamespace(get_keyring=lambda: SimpleNamespace(priority=0)), SimpleNamespace(get_keyring=lambda: 1 / 0)]
)
def test_a_keyring_that_keeps_nothing_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: Any) -> None:
    monkeypatch.setitem(sys.modules, "keyring", module)
    logins = Logins(tmp_path)
    assert "which only you can read" in logins.keep("https://news.example/", *ADA)


def test_a_list_of_names_that_is_broken_is_empty(tmp_path: Path, ring: Keyring) -> None:
    for content in ("", "[]", "{", '{"https://news.example": 5}', "\x00"):
        (tmp_path / "login-names").write_text(content)
        assert Logins(tmp_path).find("https://news.example/") is None
    assert ring.asked == []


def test_nothing_is_kept_for_what_is_no_address(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not an address"):
        Logins(tmp_path).keep("news", *ADA)
    Logins(tmp_path).forget("news")


async def test_it_is_sent_at_once(tmp_path: Path) -> None:
    logins = Logins(tmp_path)
    login = ("adä", "sécret:€")
    with serving({"/": guarded(login), "/to": redirect("/")}) as server:
        assert (await failure(server.url(), tmp_path, logins=logins)).words == "wants a name and a password (401)"
        logins.keep(server.url(), *login)
        _answer, body = await fetch(server.url(), tmp_path, logins=logins)
        assert body == b"inside"
        assert len(server.asked) == 2
        assert (await fetch(server.url("/to"), tmp_path, logins=logins))[1] == b"inside"


async def test_it_is_found_in_the_keyring(tmp_path: Path, ring: Keyring) -> None:
    with serving({"/": guarded()}) as server:
        Logins(tmp_path).keep(server.url(), *ADA)
        assert (await fetch(server.url(), tmp_path, logins=Logins(tmp_path)))[1] == b"inside"


async def test_it_does_not_go_to_another_origin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "netrc").write_text(
        "machine 127.0.0.1 login ada password secret\nmachine localhost login ada password secret\nmachine 127.0.0.2 login ada password secret\n"
    )
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    logins = Logins(tmp_path)
    with serving({"/": page(b"x")}) as other, serving({"/": guarded()}) as server:
        for there in (other.url(), server.url("/page", "127.0.0.2"), server.url("/page", "localhost")):
            server.behaviours |= {"/to": redirect(there), "/page": page(b"x")}
            await fetch(server.url("/to"), tmp_path, logins=logins)
    assert [one.headers.get("authorization") for one in server.asked] == [basic(*ADA), basic(*ADA), None, basic(*ADA), None]
    assert "authorization" not in other.asked[0].headers


async def test_a_password_is_never_told(tmp_path: Path) -> None:
    logins = Logins(tmp_path)
    with serving({"/": each(raw(b"no http"), status(401), raw(reply(200, length=99)), redirect("http://ada:secret@127.0.0.9:1/"))}) as server:
        logins.keep(server.url(), *ADA)
        for _ in range(4):
            found = await failure(server.url(), tmp_path, logins=logins)
            assert "secret" not in repr(found)
        assert "secret" not in repr(logins) + str(vars(logins).keys())
    assert basic(*ADA) in {one.headers["authorization"] for one in server.asked}


async def test_a_redirect_may_not_choose_the_password(tmp_path: Path) -> None:
    with serving({"/feed": page(b"x")}) as server:
        server.behaviours["/"] = redirect(f"http://eve:evil@127.0.0.1:{server.port}/feed", 301)
        answer, _body = await fetch(server.url(), tmp_path)
    assert answer.moved_to == server.url("/feed")
    assert "authorization" not in server.asked[1].headers
