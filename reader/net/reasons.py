"""Says in plain words why a fetch failed: exceptions and statuses on one side, `Failure` on the other."""

import errno
import socket
import ssl
from collections.abc import Iterator
from datetime import datetime, timedelta

import aiohttp

from reader.model.fetch import Failure
from reader.model.safe import line
from reader.model.words import _, ngettext
from reader.net.resolver import NotAllowed

_NO_NETWORK = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EHOSTDOWN, errno.EADDRNOTAVAIL})
_CUT = frozenset({errno.ECONNRESET, errno.EPIPE, errno.ECONNABORTED, errno.ESHUTDOWN})
_EXPIRED, _NOT_YET = 10, 9  # OpenSSL's X509_V_ERR_*
_WRONG_NAME = frozenset({62, 63, 64})
_UNKNOWN_ISSUER = frozenset({2, 18, 19, 20, 21, 27, 65})


def of_error(error: BaseException, host: str, *, proxied: bool = False) -> Failure:
    """The failure that an exception of aiohttp, asyncio, ssl or the system stands for.

    Args:
        host: the name that was asked, for "the name ... is not known".
        proxied: a proxy was asked, so that a connection that fails is the proxy's.
    """
    for one in _chain(error):
        failure = _of_one(one, host, proxied)
        if failure is not None:
            return failure
    return Failure("broken", _("something went wrong that should not have"))


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The exception and those that it wraps, the innermost first: that one knows the reason."""
    found: list[BaseException] = []
    present: BaseException | None = error
    while present is not None and present not in found:
        found.append(present)
        inner = getattr(present, "os_error", None) or getattr(present, "certificate_error", None)
        present = inner if isinstance(inner, BaseException) else present.__cause__
    return reversed(found)


def _of_one(error: BaseException, host: str, proxied: bool) -> Failure | None:
    match error:
        case NotAllowed():
            return not_allowed(first=error.first)
        case aiohttp.InvalidURL():
            return Failure("broken", _("not an address that can be fetched"))
        case ssl.SSLCertVerificationError():
            return _of_certificate(error.verify_code)
        case ssl.SSLError():
            return Failure("tls", _("no secure connection could be agreed on"))
        case socket.gaierror():
            return _of_lookup(error.errno, host, proxied)
        case UnicodeError():
            return Failure("unreachable", _("the name {host} is not known").format(host=line(host)[:100]))
        case aiohttp.ClientHttpProxyError():
            return _of_proxy(error.status)
        case aiohttp.ServerTimeoutError() | TimeoutError():
            return Failure("timeout", _("no answer came"))
        case aiohttp.http_exceptions.ContentLengthError():
            return cut()
        case aiohttp.http_exceptions.TransferEncodingError() if "Not enough data" in error.message:
            return cut()
        case aiohttp.ServerDisconnectedError() | aiohttp.ClientPayloadError() | ConnectionResetError() | BrokenPipeError() | ConnectionAbortedError():
            return cut()
        case aiohttp.ClientResponseError() | aiohttp.http.HttpProcessingError():
            return Failure("broken", _("answered with something that is no HTTP"))
        case OSError():
            return _of_system(error.errno, proxied)
    return None


def _of_system(number: int | None, proxied: bool) -> Failure | None:
    if number in _NO_NETWORK:
        return Failure("offline", _("no connection"))
    if number in _CUT:
        return cut()
    if number in {errno.EMFILE, errno.ENFILE}:
        return Failure("broken", _("too many files are open"))
    if proxied:
        return Failure("unreachable", _("the proxy does not answer"))
    if number == errno.ECONNREFUSED:
        return Failure("unreachable", _("nobody answers there (connection refused)"))
    return Failure("unreachable", _("nobody answers there"))


def _of_lookup(number: int | None, host: str, proxied: bool) -> Failure:
    if number == socket.EAI_AGAIN:
        return Failure("offline", _("no connection"))
    if proxied:
        return Failure("unreachable", _("the proxy does not answer"))
    return Failure("unreachable", _("the name {host} is not known").format(host=line(host)[:100]))


def _of_certificate(code: int) -> Failure:
    if code == _EXPIRED:
        return Failure("tls", _("its certificate has expired"))
    if code == _NOT_YET:
        return Failure("tls", _("its certificate is not valid yet"))
    if code in _WRONG_NAME:
        return Failure("tls", _("its certificate is for another name"))
    if code in _UNKNOWN_ISSUER:
        return Failure("tls", _("nobody known vouches for its certificate"))
    return Failure("tls", _("its certificate is not valid"))


def _of_proxy(status: int) -> Failure:
    if status == 407:
        return Failure("login", _("the proxy wants a name and a password (407)"))
    return Failure("unreachable", _("the proxy refused ({status})").format(status=status))


def cut() -> Failure:
    """The connection ended before the answer did."""
    return Failure("unreachable", _("the connection was cut"))


def not_allowed(*, first: bool) -> Failure:
    """A way from the open network into one's own; or the first address is one of those that nothing can lie at."""
    if first:
        return Failure("refused", _("its address is not one of a server"))
    return Failure("redirect", _("led to an address inside the own network, which is not followed"))


def out_of_time(seconds: float, answered: bool) -> Failure:
    """The total deadline has passed, before or after the first byte."""
    words = _("took longer than {seconds} s") if answered else _("no answer within {seconds} s")
    return Failure("timeout", words.format(seconds=f"{seconds:g}"))


def too_large(largest: int) -> Failure:
    """The body passed the bound (bytes)."""
    words = _("larger than {size} MB").format(size=largest >> 20) if largest >= 1 << 20 else _("larger than {size} kB").format(size=max(1, largest >> 10))
    return Failure("too large", words)


def of_disk(error: OSError) -> Failure:
    """The body could not be written down."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return Failure("broken", _("no space left for it on the disk"))
    return Failure("broken", _("it could not be written to the disk"))


def of_status(status: int) -> Failure:
    """A status that brings no body, apart from redirects and 429."""
    if status == 410:
        return Failure("gone", _("gone for good (410)"))
    if status == 401:
        return Failure("login", _("wants a name and a password (401)"))
    if status == 407:
        return Failure("login", _("the proxy wants a name and a password (407)"))
    if status == 404:
        return Failure("status", _("not found (404)"))
    if status == 403:
        return Failure("status", _("does not let us in (403)"))
    if status == 451:
        return Failure("status", _("not shown for legal reasons (451)"))
    if 500 <= status <= 599:
        return Failure("status", _("the server has trouble ({status})").format(status=status))
    return Failure("status", _("answered with status {status}").format(status=status))


def asked_to_wait(until: datetime, now: datetime, status: int) -> Failure:
    """The server wants to be left alone (429, 503 with Retry-After)."""
    minutes = max(1, -(-(until - now) // timedelta(minutes=1)))
    if minutes <= 90:
        words = ngettext("asks to be left alone for {n} minute ({status})", "asks to be left alone for {n} minutes ({status})", minutes)
        return Failure("wait", words.format(n=minutes, status=status), until)
    hours = -(-minutes // 60)
    words = ngettext("asks to be left alone for {n} hour ({status})", "asks to be left alone for {n} hours ({status})", hours)
    return Failure("wait", words.format(n=hours, status=status), until)
