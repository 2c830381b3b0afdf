"""What others say the story is: the text that a page declares, and what trafilatura takes from it; each compared with a piece of the page."""

import logging
import re

_WORD = re.compile(r"[^\W_]+")
_SPACELESS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_RUN = 3
"""Words in a row that make a likeness."""
_LARGEST = 700_000
"""Characters of markup up to which trafilatura is asked; more takes it too long."""


def words(text: str) -> list[str]:
    """The words of a text in lower case; each character of a script without spaces is one."""
    text = text.lower()
    if not text.isascii():
        text = _SPACELESS.sub(r" \g<0> ", text)
    return _WORD.findall(text)


class Voice:
    """A text that somebody takes for the story."""

    def __init__(self, text: str) -> None:
        said = words(text)
        self.size = len(said)
        self._runs = set(zip(*(said[at:] for at in range(_RUN)), strict=False))
        self._lines = {tuple(words(each)) for each in text.splitlines()} if text else set()

    def share(self, text: str) -> float:
        """How much of a piece is in this voice's text, 0 to 1."""
        asked = words(text)
        if not asked:
            return 0.0
        if len(asked) < _RUN + 1:
            return float(tuple(asked) in self._lines)
        runs = list(zip(*(asked[at:] for at in range(_RUN)), strict=False))
        return sum(run in self._runs for run in runs) / len(runs)


def trafilatura_text(html: str) -> str:
    """What trafilatura takes for the story, "" if it finds none, is not there or the page is too large for it.

    Args:
        html: without references to control characters, for which it gives up.
    """
    if len(html) > _LARGEST:
        return ""
    try:
        import trafilatura  # 0.27 s
    except ImportError:
        return ""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it cannot read is no news to a reader
    try:
        return trafilatura.extract(html, include_comments=False) or ""
    except Exception:  # a page can break any of its parsers, and the story is found without it
        return ""
