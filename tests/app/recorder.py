"""A command for the settings that writes down what it was given: its arguments, and what came on stdin."""

import json
import sys
from pathlib import Path

SCRIPT = """
import json, os, sys
target, code = sys.argv[1], int(sys.argv[2])
said = {"arguments": sys.argv[3:], "text": "" if sys.stdin is None else sys.stdin.read()}
with open(target + ".part", "w", encoding="utf-8") as file:
    json.dump(said, file)
os.replace(target + ".part", target)
if code:
    print("no paper \\x1b[31mleft", file=sys.stderr)
sys.exit(code)
"""


def recorder(folder: Path, *, code: int = 0) -> tuple[str, ...]:
    """A command that ends with a code."""
    return (sys.executable, "-I", "-S", "-c", SCRIPT, str(folder / "recorded"), str(code))


def recorded(folder: Path) -> tuple[list[str], str]:
    """Arguments and text of the last run; ([], "") while it has not ended."""
    file = folder / "recorded"
    if not file.exists():
        return [], ""
    said = json.loads(file.read_text("utf-8"))
    return said["arguments"], said["text"]
