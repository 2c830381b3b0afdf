"""The interface's words: gettext, with the language chosen once at start."""

import gettext
import os
from pathlib import Path

LOCALES = Path(__file__).parent.parent / "locale"
LANGUAGES = ("en", "de")

_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def choose_language(wanted: str = "auto") -> str:
    """Sets the interface's language: "en", "de", or "auto" from LC_ALL, LC_MESSAGES, LANG. Returns the one taken."""
    global _catalogue, _language
    if wanted == "auto":
        said = next((v for k in ("LC_ALL", "LC_MESSAGES", "LANG") if (v := os.environ.get(k))), "en")
        wanted = said.partition("_")[0].partition(".")[0].lower()
    _language = wanted if wanted in LANGUAGES else "en"
    _catalogue = gettext.NullTranslations() if _language == "en" else gettext.translation("dateline", LOCALES, [_language], fallback=True)
    return _language


def language() -> str:
    """The language in use."""
    return _language


def _(message: str) -> str:
    """The message in the reader's language. Fill in values afterwards: `_("{n} new.").format(n=n)`."""
    return _catalogue.gettext(message)


def ngettext(one: str, many: str, n: int) -> str:
    """The message for `n` things in the reader's language."""
    return _catalogue.ngettext(one, many, n)
