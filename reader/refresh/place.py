"""Fills in where articles happen: newest first, in short steps, and on from where it stopped."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.library.protocol import Library, Unplaced
from reader.model.article import Story
from reader.model.blocks import Block, Paragraph, Span, plain_text
from reader.model.place import PackedPlaces, Placed
from reader.places.version import VERSION
from reader.refresh.pool import Pool
from reader.refresh.progress import Tell, nobody
from reader.refresh.worker import place_some

if TYPE_CHECKING:
    from reader.places.gazetteer import Gazetteer

STEP = 50
"""Articles in one job of a worker."""
GO = 300
"""Articles whose places are noted in one go: fewer cost more each."""
FEW = 100
"""Up to so many articles are placed in this process: a worker takes as long to start."""
WINDOW = 5_000
BESIDES = 1_500
"""Articles of former times that a refresh places with its own, before another one may begin."""
MOST = 200_000
"""Characters of a body in which places are looked for: half a second's work; what a story is about stands before."""

FEW_BLOCKS, SHORT = 40, 5_000
"""Fewer and shorter paragraphs are no book; most articles need no closer look."""

Answer = tuple[tuple[int, PackedPlaces | Placed], ...] | None


def place_waiting(
    library: Library,
    gazetteer: Callable[[], "Gazetteer | None"],
    tell: Tell = nobody,
    *,
    path: Path | None = None,
    pool: Pool | None = None,
    done: int = 0,
    most: int | None = None,
    total: int | None = None,
) -> int:
    """Places articles that no pass of this version has seen, newest first; returns how many, those `done` before included.

    Args:
        gazetteer: opens it; None leaves the articles as they are.
        path: the library's file; with a pool, workers read the articles from there.
        most: stops once so many are placed, those `done` before included; None for every one that waits.
        total: how many there are to place, for the events, None if nobody has counted.
    """
    said = {} if total is None else {"total": total}
    while (most is None or done < most) and (ids := library.unplaced(VERSION, WINDOW if most is None else min(WINDOW, most - done))):
        if path is None or pool is None or len(ids) <= FEW:
            steps = _here(library, gazetteer, ids)
        else:
            steps = _in_workers(library, pool, str(path), ids)
        for step in _together(steps):
            if step is None:
                return done
            library.place(VERSION, step)
            done += len(step)
            tell({"event": "placing", "done": done, **said})
    return done


def place_here(library: Library, gazetteer: "Gazetteer", ids: Sequence[int]) -> int:
    """Places these articles in this process, waiting or not; unknown ids are passed over. Returns how many it placed."""
    done = 0
    for start in range(0, len(ids), STEP):
        placed = [(article.id, where(gazetteer, article)) for article in library.to_place(ids[start : start + STEP])]
        library.place(VERSION, placed)
        done += len(placed)
    return done


def _together(steps: Iterator[Answer]) -> Iterator[Answer]:
    """The answers of several steps as one."""
    waiting: list[tuple[int, PackedPlaces | Placed]] = []
    for step in steps:
        waiting += step or ()
        if waiting and (step is None or len(waiting) >= GO):
            yield tuple(waiting)
            waiting = []
        if step is None:
            yield None
            return
    if waiting:
        yield tuple(waiting)


def _here(library: Library, gazetteer: Callable[[], "Gazetteer | None"], ids: Sequence[int]) -> Iterator[Answer]:
    """Places in this process."""
    opened = gazetteer()
    for start in range(0, len(ids), STEP):
        part = ids[start : start + STEP]
        yield None if opened is None else whole(part, tuple((article.id, where(opened, article)) for article in library.to_place(part)))


def _in_workers(library: Library, pool: Pool, path: str, ids: Sequence[int]) -> Iterator[Answer]:
    """Places in worker processes, a few steps ahead of what is asked for; a step that fails is tried article by article."""
    pack = library.packers().places
    waiting: deque[tuple[Sequence[int], Future[Answer]]] = deque()

    def start(part: Sequence[int]) -> None:
        waiting.append((part, pool.submit(place_some, path, part, pack)))

    def first() -> Answer:
        part, future = waiting.popleft()
        placed = pool.outcome(future)
        if placed is None or isinstance(placed, tuple):
            return placed if placed is None else whole(part, placed)
        alone = [(number, pool.outcome(pool.submit(place_some, path, (number,), pack))) for number in part]
        return whole(part, tuple(found for _number, one in alone if isinstance(one, tuple) for found in one))

    for at in range(0, len(ids), STEP):
        start(ids[at : at + STEP])
        if len(waiting) > pool.workers * 2:
            yield first()
    while waiting:
        yield first()


def whole(ids: Sequence[int], placed: tuple[tuple[int, PackedPlaces | Placed], ...]) -> tuple[tuple[int, PackedPlaces | Placed], ...]:
    """The answer with every article that was asked for: one that could not be placed counts as without a place, or it would wait for ever."""
    there = {number for number, _found in placed}
    return (*placed, *((number, Placed()) for number in ids if number not in there))


def where(gazetteer: "Gazetteer", article: Unplaced) -> Placed:
    """Where an article happens."""
    # reading places takes 70 ms to import, and many a refresh has nothing new to place
    from reader.places.article import place_article

    return place_article(gazetteer, opening(article.story), article.home, article.learnt)


def opening(story: Story) -> Story:
    """The story, or its first part if it is as long as a book."""
    if len(story.blocks) < FEW_BLOCKS and all(isinstance(block, Paragraph) and sum(len(span.text) for span in block.spans) < SHORT for block in story.blocks):
        return story
    left = MOST
    kept: list[Block] = []
    for block in story.blocks:
        said = plain_text((block,))
        if len(said) <= left:
            kept.append(block)
            left -= len(said)
            continue
        kept.append(Paragraph((Span(said[:left]),)))
        return replace(story, blocks=tuple(kept))
    return story
