"""Text as SQLite takes it: paths that are not UTF-8 hold lone surrogates and are carried as blobs, hashes as bytes."""


def path_value(text: str) -> str | bytes:
    """A path or address as a value to store or to look for."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def path_of(value: str | bytes) -> str:
    """The path or address that was stored."""
    return value if isinstance(value, str) else value.decode("utf-8", "surrogatepass")


def digest_value(digest: str) -> str | bytes:
    """A hash in hexadecimal digits as its bytes; any other text as it is."""
    try:
        value = bytes.fromhex(digest)
    except ValueError:
        return digest
    return value if value.hex() == digest else digest


def digest_of(value: str | bytes) -> str:
    """The hash that was stored."""
    return value if isinstance(value, str) else value.hex()
