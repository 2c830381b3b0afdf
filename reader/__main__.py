"""The `dateline` command."""

import sys


def main() -> None:
    """Runs the command line."""
    from reader.cli.main import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
