"""Who publishes a page: the name that it declares, rather one that its address knows too than one of a desk or a program."""

import re
import unicodedata
from collections.abc import Iterable

from reader.model.safe import line
from reader.sources.head.title import host_names
from reader.text.links import host

_LONGEST = 90
_SHORTEST = 3
"""Letters of a name from which it counts as known to an address."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "&": "and"})
_SMALL = frozenset(str.split("the der die das le la les el los il lo de of and und et y e for du des del della di da van"))


def publisher_of(declared: Iterable[str], address: str) -> str:
    """The publisher's name, "" if nothing says it.

    Args:
        declared: names as the page declares them, the most trusted first; some give a section, an app or an address instead.
        address: the page's own, "" if unknown.
    """
    names = list(dict.fromkeys(name for said in declared if (name := line(said)) and len(name) <= _LONGEST))
    spoken = [name for name in names if not _ADDRESS.fullmatch(name)]
    hosts = {each for name in host_names(address) for each in _spellings(name)}
    known = next((name for name in spoken if _is_known(name, hosts)), "")
    if known or spoken:
        return known or spoken[0]
    return host(names[0] if "://" in names[0] else f"https://{names[0]}").removeprefix("www.") if names else ""


def _spellings(name: str) -> set[str]:
    """A name's letters and digits as an address can spell them: with and without the second letter of an umlaut."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return {"".join(filter(str.isalnum, text)).encode("ascii", "ignore").decode() for text in (name.casefold().translate(_LETTERS), plain)}


def _is_known(name: str, hosts: set[str]) -> bool:
    """The address spells the name, a part of it, or its initials."""
    spelt = {each for each in _spellings(name) if len(each) >= _SHORTEST}
    words = [word for word in re.findall(r"\w+", name.casefold()) if word not in _SMALL]
    initials = "".join(word[0] for word in words)
    if len(initials) > 1 and initials in hosts:
        return True
    return any(len(each) >= _SHORTEST and (each in own or own in each) for own in spelt for each in hosts)
