"""Numbers of three bytes in a row, read in place: half a million of them are not worth four."""

from collections.abc import Iterable, Sequence
from typing import overload


class Uint24(Sequence[int]):
    """Little-endian unsigned numbers of three bytes over a buffer; `bisect` works on it if they ascend."""

    __slots__ = ("_data", "_size")

    def __init__(self, data: memoryview) -> None:
        self._data = data
        self._size = len(data) // 3

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, at: int) -> int: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[int]: ...
    def __getitem__(self, at: int | slice) -> int | Sequence[int]:
        if isinstance(at, slice):
            return [self[number] for number in range(*at.indices(self._size))]
        data, at = self._data, at * 3
        return data[at] | data[at + 1] << 8 | data[at + 2] << 16


def widened(data: memoryview) -> memoryview:
    """The numbers that Uint24 reads as numbers of four bytes, copied: `bisect` is ten times as fast on them."""
    wide = bytearray(len(data) // 3 * 4)
    for at in range(3):
        wide[at::4] = data[at::3]
    return memoryview(wide).cast("I")


def packed24(numbers: Iterable[int]) -> bytes:
    """Numbers as Uint24 reads them. Raises OverflowError for one that three bytes do not hold."""
    return b"".join([number.to_bytes(3, "little") for number in numbers])
