"""Acts outlive the death of the program: what a call has returned is there afterwards, and nothing is half done."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from reader.library.sqlite.open import open_library
from reader.query.ast import Is, Query
from tests.library.news import deliver, number, story, subscribe

ROOT = Path(__file__).resolve().parents[2]

ACTING = """
import sys
from pathlib import Path
from reader.library.protocol import RuleAct
from reader.library.sqlite.open import open_library
from tests.library.news import NOW, VIENNA, at, story
library = open_library(Path(sys.argv[1]))
for number in range(1, 10_000):
    article = number % 300 + 1
    library.bookmark([article], number % 3 != 0, NOW)
    library.mark_read([article], number % 2 == 0, NOW)
    library.annotate(article, NOW, note=str(number))
    library.place(1, [(article, at(VIENNA))])
    library.hide([article, article + 7], number % 5 != 0, NOW)
    library.rule([RuleAct((article + 3,), True, False, True, (str(number),))], number, NOW, undoable=True)
    library.keep_full_text(article, story("page", text=f"{number} words"), NOW)
    print(article, number, flush=True)
"""

KEEPING = """
import sys
from pathlib import Path
from reader.library.sqlite.open import open_library
from tests.library.news import deliver, story
library = open_library(Path(sys.argv[1]))
feed = library.feeds()[0]
for number in range(10_000):
    deliver(library, feed, *(story(f"{n}", hours=n, text=f"{number} words") for n in range(number, number + 40)))
    print(number, flush=True)
"""


def killed_after(program: str, path: Path, lines: int) -> list[str]:
    """Runs a program, kills it at some moment after that many lines; returns what it printed."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    process = subprocess.Popen([sys.executable, "-c", program, str(path)], stdout=subprocess.PIPE, text=True, env=environment)
    assert process.stdout is not None
    said = [process.stdout.readline() for _line in range(lines)]
    process.send_signal(signal.SIGKILL)
    said += process.stdout.readlines()
    process.stdout.close()
    assert process.wait() == -signal.SIGKILL
    return [line for line in said if line.endswith("\n")]


@pytest.mark.parametrize("lines", [1, 17, 60])
def test_acts_that_returned_outlive_a_killed_program(path: Path, lines: int) -> None:
    library = open_library(path)
    deliver(library, subscribe(library), *(story(str(n)) for n in range(300)))
    library.close()
    said = killed_after(ACTING, path, lines)
    library = open_library(path)
    assert library.trouble() == ()
    notes = {article.id: article.note for article in library.articles(range(1, 301))}
    last = dict(line.split() for line in said)
    assert len(last) >= min(lines, 300)
    for article, note in last.items():
        # the act after the last line may be there, too
        assert int(notes[int(article)]) >= int(note)
    assert library.totals(Query(root=Is("bookmarked"))).articles > 0
    library.close()


@pytest.mark.parametrize("lines", [1, 9])
def test_a_killed_refresh_leaves_whole_articles(path: Path, lines: int) -> None:
    library = open_library(path)
    subscribe(library)
    library.close()
    said = killed_after(KEEPING, path, lines)
    library = open_library(path)
    assert library.trouble() == ()
    last = int(said[-1])
    titles = {article.story.title for article in library.articles(library.ids(Query()), bodies=True)}
    assert {str(n) for n in range(last + 40)} <= titles
    assert number(library, str(last))
    library.close()
