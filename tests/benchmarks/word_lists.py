"""Reads lists of words, phrases and rows that are written as blocks of text."""


def words(text: str) -> list[str]:
    """Words between blanks."""
    return text.split()


def phrases(text: str) -> list[str]:
    """Phrases between semicolons or line ends."""
    return [part.strip() for part in text.strip().replace("\n", ";").split(";")]


def rows(text: str) -> tuple[tuple[str, ...], ...]:
    """Rows between semicolons or line ends, their parts between bars."""
    return tuple(tuple(row.split("|")) for row in phrases(text))
