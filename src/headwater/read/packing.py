"""Packed bytes unpacked while they are read, up to a limit."""

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from typing import IO, BinaryIO, cast

from headwater.errors import ReadError
from headwater.read.kinds import GZIP
from headwater.read.streams import BUFFER, measure, peek

LARGEST_RATIO = 200  # times the packed size; text packs to a tenth, a bomb to a thousandth
SMALL = 10_000_000  # bytes that may be unpacked at any ratio: a page of spaces is no trap
ADVICE = "Unpack it yourself if you trust it."
BROKEN = (
    zipfile.BadZipFile,
    tarfile.TarError,
    EOFError,
    OSError,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    ValueError,
    RuntimeError,  # an encrypted member; NotImplementedError, a way of packing that is not known, is one of them
)
XZ, BZIP2 = b"\xfd7zXZ\x00", b"BZh"
OPENERS: tuple[tuple[bytes, str, Callable[[IO[bytes]], IO[bytes]]], ...] = (
    (GZIP, "gzip file", lambda stream: cast(IO[bytes], gzip.GzipFile(fileobj=stream))),
    (XZ, "xz file", lambda stream: cast(IO[bytes], lzma.LZMAFile(stream))),  # noqa: SIM115
    (BZIP2, "bzip2 file", lambda stream: cast(IO[bytes], bz2.BZ2File(stream))),
)


def unpack(stream: BinaryIO, size: int, also: bool = False) -> BinaryIO:
    """A stream of what is in a gzip file of `size` bytes, other bytes as they are; xz and bzip2 files `also`.

    Reading it raises ReadError where the file is broken, and where it swells beyond measure.
    """
    head = peek(stream, 6)
    for magic, name, start in OPENERS if also else OPENERS[:1]:
        if head.startswith(magic):
            return guard(start(stream), name, max(SMALL, LARGEST_RATIO * size))
    return stream


def guard(stream: IO[bytes], name: str, limit: int) -> BinaryIO:
    """A stream that says by its name what is broken, and that is read no further than a limit."""
    return cast(BinaryIO, io.BufferedReader(_Guarded(stream, name, limit), BUFFER))


class _Guarded(io.RawIOBase):
    def __init__(self, packed: IO[bytes], name: str, limit: int) -> None:
        self._packed = packed
        self._name = name
        self._limit = self._left = limit

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        """Fill a buffer with the next bytes."""
        try:
            content = self._packed.read1(len(buffer))  # type: ignore[attr-defined]  # up to the break, if there is one
        except BROKEN as error:
            raise ReadError(
                f"The {self._name} is cut off or broken ({error}). Fetch it again, or unpack what is left."
            ) from error
        self._left -= len(content)
        if self._left < 0:
            raise ReadError(f"The {self._name} swells to more than {measure(self._limit)}. {ADVICE}")
        buffer[: len(content)] = content
        return len(content)
