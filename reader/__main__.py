"""The `dateline` command."""

import sys


def main() -> None:
    """Runs the command line."""
    try:
        from reader.cli.main import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        # Ctrl+C while the program itself is still being read
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    main()
