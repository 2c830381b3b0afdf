"""`python -m reader.places.build INPUTS_FOLDER [TARGET_FOLDER]`: writes the gazetteer and the list of its hashes."""

import hashlib
import sys
import tempfile
from pathlib import Path

from reader.places.build import inputs, naming, records, words, write
from reader.places.layout import FILES

DATA = Path(__file__).parent.parent / "data"


def main(arguments: list[str]) -> int:
    """Builds everything; returns the exit code."""
    if not 1 <= len(arguments) <= 2:
        print("usage: python -m reader.places.build INPUTS_FOLDER [TARGET_FOLDER]", file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    target = Path(arguments[1]) if len(arguments) == 2 else DATA
    try:
        inputs.check_versions()
        places = records.make(folder)
        names = naming.collect(folder, places)
        target.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target) as passing:
            write.write(Path(passing), places, names, words.collect(folder))
            for name in FILES:  # a program that has the old ones open keeps them whole
                (Path(passing) / name).replace(target / name)
    except (inputs.InputError, OSError) as error:
        print(f"cannot build the gazetteer: {error}", file=sys.stderr)
        return 1
    lines = []
    for name in FILES:
        data = (target / name).read_bytes()
        lines.append(f"{hashlib.sha256(data).hexdigest()}  {name}\n")
        print(f"{name}: {len(data):,} bytes")
    (target / "SHA256SUMS").write_text("".join(lines), "utf-8")
    print(f"{len(places):,} places")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
