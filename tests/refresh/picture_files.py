"""Pictures as files: right ones of several kinds, and what pretends to be one."""

import io
import struct
import zlib
from typing import Any

from PIL import Image


def picture(form: str, size: tuple[int, int] = (60, 40), mode: str = "RGB", **options: Any) -> bytes:
    """A picture in one colour."""
    file = io.BytesIO()
    Image.new(mode, size, 120 if mode in {"L", "P", "1"} else None).save(file, form, **options)
    return file.getvalue()


def bomb(width: int, height: int) -> bytes:
    """A PNG of some bytes that says it is so large (PNG, 3rd edition, section 11.2.1)."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><html><body><h1>Hotlinking is not allowed</h1></body></html>"
