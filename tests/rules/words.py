"""Keeps the catalogues of the interface's words: `python -m tests.rules.words` takes new messages in and compiles.

Messages are found in `_("...")`, `ngettext("...", "...", n)` and `N_("...")`; translations are written by hand in the .po files.
"""

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "reader"
LOCALES = PACKAGE / "locale"
LANGUAGES = ("de",)
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
HEADER = "# The interface's words in the language of this folder."


class Words(Catalog):
    """A catalogue whose header holds only what gettext reads: no dates and versions that change by themselves."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The header's lines."""
        plural = ("Plural-Forms", self.plural_forms)
        return [("Language", str(self.locale)), plural, ("Content-Type", "text/plain; charset=utf-8"), ("Content-Transfer-Encoding", "8bit")]


def po_file(language: str) -> Path:
    """Where the words of a language are written."""
    return LOCALES / language / "LC_MESSAGES" / "dateline.po"


def extracted() -> Catalog:
    """Every message of the package."""
    catalogue = Catalog(project="dateline", charset="utf-8")
    for _file, _line, message, _comments, _context in extract_from_dir(PACKAGE, [("**.py", "python")], keywords=KEYWORDS):
        catalogue.add(message)
    return catalogue


def translated(language: str) -> Words:
    """The words of a language as they are written; an empty catalogue if there are none yet."""
    words = Words(language, domain="dateline", charset="utf-8", header_comment=HEADER, fuzzy=False)
    if po_file(language).exists():
        with po_file(language).open("rb") as file:
            for message in messages(read_po(file, language, charset="utf-8", abort_invalid=True)):
                words.add(message.id, message.string, flags=message.flags)
    return words


def messages(catalogue: Catalog) -> list[Message]:
    """The catalogue's messages without its header."""
    return [message for message in catalogue if message.id]


def missing(catalogue: Catalog) -> list[str]:
    """Messages without words, or with words that nobody has looked at."""
    return [str(m.id) for m in messages(catalogue) if m.fuzzy or not all([m.string] if isinstance(m.string, str) else list(m.string or [""]))]


def merged(language: str) -> Words:
    """The words of a language for the package's messages of now; what is not asked for any more is gone."""
    old = translated(language)
    new = Words(language, domain="dateline", charset="utf-8", header_comment=HEADER, fuzzy=False)
    for message in messages(extracted()):
        known = old.get(message.id)
        new.add(message.id, known.string if known else None)
    return new


def as_po(catalogue: Catalog) -> bytes:
    """The catalogue as a file for translators, sorted and without places, so that it changes only where words do."""
    out = io.BytesIO()
    write_po(out, catalogue, width=0, no_location=True, sort_output=True, ignore_obsolete=True)
    return out.getvalue()


def as_mo(catalogue: Catalog) -> bytes:
    """The catalogue as gettext reads it."""
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def main() -> int:
    """Updates every language; says what waits for words."""
    waiting = 0
    for language in LANGUAGES:
        path = po_file(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(as_po(merged(language)))
        written = translated(language)
        path.with_suffix(".mo").write_bytes(as_mo(written))
        for message in missing(written):
            waiting += 1
            sys.stdout.write(f"{language}: {message}\n")
    return 1 if waiting else 0


if __name__ == "__main__":
    raise SystemExit(main())
