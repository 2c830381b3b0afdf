"""`python -m reader.places.train CORPORA_FOLDER [mentions] [resolution] [confidence] [mains]`: learns anew what the data folder's *.weights hold.

All of it, or the parts that are named. The texts are not part of the product. What is learned from which is told in the first lines of each file and in
data/NOTICE; the hashes of the files lie beside them.
"""

import importlib
import subprocess
import sys
from pathlib import Path

from reader.model.errors import GazetteerError
from reader.places.gazetteer import Gazetteer
from reader.places.train.corpora import CorpusError
from reader.places.weights import DATA, write
from reader.places.whole import list_weights

STEPS = ("mentions", "resolution", "confidence", "mains")
"""In this order: each is learned with what the one before it gives."""


def main(arguments: list[str]) -> int:
    """Learns and writes; returns the exit code."""
    if not arguments or not set(arguments[1:]) <= set(STEPS):
        print(f"usage: python -m reader.places.train CORPORA_FOLDER [{'] ['.join(STEPS)}]", file=sys.stderr)
        return 2
    steps = [step for step in STEPS if step in arguments[1:] or not arguments[1:]]
    if len(steps) > 1:  # a process reads weights once: each step has its own, or it would learn with what the last learning gave
        calls = (subprocess.call([sys.executable, "-m", __package__, arguments[0], step]) for step in steps)
        return next(filter(None, calls), 0)
    try:
        learn(Path(arguments[0]), steps[0])
    except (CorpusError, GazetteerError, OSError) as error:
        print(f"cannot learn: {error}", file=sys.stderr)
        return 1
    return 0


def learn(folder: Path, step: str) -> None:
    """Learns one part and writes it. Raises CorpusError, GazetteerError, OSError."""
    module = importlib.import_module(f"reader.places.train.{step}")
    for name, learned in module.weights_of(folder, Gazetteer.open()).items():
        write(name, DATA, learned, module.TOLD)
        print(f"{name}: {len(learned):,} weights")
    list_weights(DATA)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
