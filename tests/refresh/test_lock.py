"""One refresh at a time."""

import subprocess
import sys
from pathlib import Path

from reader.refresh.lock import alone

HOLD = """
import sys
from pathlib import Path
from reader.refresh.lock import alone
with alone(Path(sys.argv[1]), lambda: None):
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_a_second_refresh_waits_for_the_first(tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    with subprocess.Popen([sys.executable, "-c", HOLD, str(library)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        waited: list[str] = []

        def waits() -> None:
            waited.append("waited")
            assert other.stdin is not None
            other.stdin.close()

        with alone(library, waits):
            assert waited == ["waited"]
            assert other.wait(10) == 0


def test_a_refresh_that_was_killed_holds_up_nobody(tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    with subprocess.Popen([sys.executable, "-c", HOLD, str(library)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        other.kill()
        other.wait(10)
        with alone(library, lambda: None):
            pass


def test_a_library_in_memory_needs_no_lock() -> None:
    with alone(None, lambda: None), alone(None, lambda: None):
        pass


def test_a_folder_that_cannot_be_written_to_is_the_librarys_business(tmp_path: Path) -> None:
    with alone(tmp_path / "missing" / "library.db", lambda: None):
        pass
