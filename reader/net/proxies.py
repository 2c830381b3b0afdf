"""Which proxy an address goes through, as the environment says (http_proxy, https_proxy, all_proxy, no_proxy)."""

import base64
import urllib.request
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit, urlunsplit

from yarl import URL

from reader.model.words import _
from reader.net.failures import failed


@dataclass(frozen=True, slots=True)
class Proxy:
    """A proxy's address without name and password, and the header that carries those, "" for none."""

    url: URL
    authorization: str = ""

    def __repr__(self) -> str:
        return f"Proxy({self.url.host!r})"


class Proxies:
    """The proxies of the environment, read once."""

    def __init__(self) -> None:
        self._said = {scheme: address for scheme, address in urllib.request.getproxies().items() if scheme in {"http", "https", "all"} and address.strip()}
        self._made: dict[str, Proxy] = {}

    def of(self, scheme: str, host: str) -> Proxy | None:
        """The proxy for a host over a scheme, None for none.

        Raises:
            FetchFailed: it is of a kind that is not supported.
        """
        if not self._said:
            return None
        address = self._said.get(scheme) or self._said.get("all")
        if address is None or urllib.request.proxy_bypass(host):
            return None
        if address not in self._made:
            self._made[address] = _proxy(address.strip())
        return self._made[address]


def _proxy(address: str) -> Proxy:
    try:
        parts = urlsplit(address if "://" in address else f"http://{address}")
        if parts.scheme.lower() not in {"http", "https"} or not parts.hostname:
            raise failed("unreachable", _("the proxy of the environment is of a kind that is not supported"))
        place = parts.netloc.rpartition("@")[2]
        authorization = ""
        if parts.username is not None:
            pair = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
            authorization = "Basic " + base64.b64encode(pair.encode("utf-8", "surrogateescape")).decode("ascii")
        return Proxy(URL(urlunsplit((parts.scheme.lower(), place, "", "", ""))), authorization)
    except ValueError:
        raise failed("unreachable", _("the proxy of the environment has no valid address")) from None
