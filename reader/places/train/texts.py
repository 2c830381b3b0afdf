"""Sentences made up for learning: what the annotated corpora have too few of, traps above all. `[...]` marks every place that a sentence names."""

import re
from collections.abc import Iterator
from pathlib import Path

from reader.places.train.corpora import CorpusError, Document, Gold

_MARK = re.compile(r"\[([^\[\]]+)\]")
FILES = ("texts-de", "texts-de-2", "texts-en")


def read() -> Iterator[Document]:
    """Each sentence of the lists beside this file as a document. Raises CorpusError."""
    for name in FILES:
        path = Path(__file__).parent / f"{name}.tsv"
        if not path.is_file():
            raise CorpusError(f"{path} is missing")
        for number, line in enumerate(path.read_text("utf-8").splitlines()):
            if line and not line.startswith("#"):
                language, tab, marked = line.partition("\t")
                if not tab:
                    raise CorpusError(f"{path}, line {number + 1}: no tab")
                yield _document(name, number, language, marked)


def _document(name: str, number: int, language: str, marked: str) -> Document:
    gold, parts, at, done = [], [], 0, 0
    for match in _MARK.finditer(marked):
        parts.append(marked[done : match.start()])
        start = at + match.start() - done
        at = start + len(match[1])
        gold.append(Gold(start, at, "name"))
        parts.append(match[1])
        done = match.end()
    return Document(name, f"{name}/{number}", language, "", "".join([*parts, marked[done:]]), "train", True, tuple(gold))
